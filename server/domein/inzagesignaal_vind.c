/* SPDX-License-Identifier: EUPL-1.2 */
/* What is found in one person's day. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/inzagesignaal_intern.h"

#include <stdlib.h>
#include <string.h>

/* A day may be an hour longer or shorter: the local date decides. */
enum { DAY_SECONDS = 86400 };

/* ---- what was found ---- */

struct vondst {
    int64_t regels, eerste, laatste, volgnr;
    struct vondst_huis {
        int64_t id, regels, op;
    } * huis;  /* in the order in which they were looked at */
    int *plek; /* of each household, by number: 1 + where it is in `huis` */
    size_t huizen;
};

/* Room for that many households. */
static enum result found_new(struct vondst *f, size_t huishoudens, struct probleem *p)
{
    *f = (struct vondst){.huis = calloc(huishoudens + 1, sizeof *f->huis),
                         .plek = calloc(huishoudens + 1, sizeof *f->plek)};
    return f->huis && f->plek ? DONE : probleem_intern(p, "no memory for what was found");
}

static void found_free(struct vondst *f)
{
    free(f->huis);
    free(f->plek);
}

/* One line more of what was found, about the household of that number; GEEN_NUMMER: a refusal. */
static void found_line(struct vondst *f, const struct blik *b, int nummer)
{
    if (f->regels++ == 0)
        f->eerste = b->tijd;
    f->laatste = b->tijd;
    f->volgnr = b->volgnr;
    if (nummer == GEEN_NUMMER)
        return;
    if (f->plek[nummer] == 0) {
        f->huis[f->huizen++].id = b->wat;
        f->plek[nummer] = (int)f->huizen;
    }
    struct vondst_huis *h = &f->huis[f->plek[nummer] - 1];
    h->regels++;
    h->op = b->tijd;
}

/* NULL without memory. */
static json_t *houses_json(const struct vondst *f)
{
    json_t *list = json_array();
    for (size_t i = 0; i < f->huizen; i++) {
        json_t *one = json_pack("{s:I, s:I, s:I}", "id", (json_int_t)f->huis[i].id, "regels",
                                (json_int_t)f->huis[i].regels, "op", (json_int_t)f->huis[i].op);
        if (json_array_append_new(list, one) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* When there is enough. */
static enum result found_keep(struct inzage_stap *s, const struct inzage_dag *d,
                              enum inzagesignaal_soort soort, const struct vondst *f, size_t aantal,
                              struct probleem *p)
{
    const struct inzage_grens *g = &s->grens[soort];
    int64_t drempel = soort == ZELFDE_NAAM ? 1 : g->drempel;
    if (aantal == 0 || (int64_t)aantal < drempel || f->regels == 0)
        return DONE;
    json_t *found = json_pack("{s:s, s:I, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:o}", "soort",
                              INZAGESIGNAAL_CODES[soort], "gebruiker", (json_int_t)d->gebruiker,
                              "dag", d->datum, "regel", (json_int_t)g->id, "aantal",
                              (json_int_t)aantal, "regels", (json_int_t)f->regels, "eerste",
                              (json_int_t)f->eerste, "laatste", (json_int_t)f->laatste, "volgnr",
                              (json_int_t)f->volgnr, "huishoudens", houses_json(f));
    return json_array_append_new(s->gevonden, found) == 0
               ? DONE
               : probleem_intern(p, "no memory for what was found");
}

static enum result find_window(struct inzage_stap *s, const struct inzage_dag *d,
                               enum inzagesignaal_soort soort, const struct blik *blikken,
                               size_t count, const int *nummer, struct probleem *p)
{
    const struct inzage_grens *g = &s->grens[soort];
    size_t first, last;
    struct vondst f;
    if (!g->id)
        return DONE;
    bool made;
    size_t most = tel_venster(blikken, count, g->venster * 60, &first, &last, &made);
    if (!made) /* or the lines would count as looked at */
        return probleem_intern(p, "no memory for the lines of a day");
    if (most == 0 || (int64_t)most < g->drempel)
        return DONE;
    enum result r = found_new(&f, d->huishoudens, p);
    for (size_t i = first; r == DONE && i <= last; i++)
        if (!blikken[i].lijst)
            found_line(&f, &blikken[i], nummer ? nummer[i] : GEEN_NUMMER);
    if (r == DONE)
        r = found_keep(s, d, soort, &f, most, p);
    found_free(&f);
    return r;
}

static enum result find_hours(struct inzage_stap *s, const struct inzage_dag *d, struct probleem *p)
{
    struct vondst f;
    if (!s->grens[BUITEN_WERKTIJD].id)
        return DONE;
    enum result r = found_new(&f, d->huishoudens, p);
    for (size_t i = 0; r == DONE && i < d->kijk_count; i++)
        if (!d->kijk[i].lijst && buiten_werktijd(&s->werktijd, d->kijk[i].tijd))
            found_line(&f, &d->kijk[i], d->nummer[i]);
    if (r == DONE)
        r = found_keep(s, d, BUITEN_WERKTIJD, &f, f.huizen, p);
    found_free(&f);
    return r;
}

/* ---- about whom ---- */

static const char SQL_ACCOUNT[] =
    "SELECT g.naam, p.geslachtsnaam AS eigen,"
    " replace(upper(p.postcode), ' ', '') || ' ' || replace(upper(p.huisnummer), ' ', '') AS adres"
    " FROM gebruiker g LEFT JOIN persoon p ON p.id = g.persoon_id WHERE g.id = :g";
static const char SQL_NAMEN[] =
    "SELECT DISTINCT p.geslachtsnaam AS naam FROM lid l JOIN persoon p ON p.id = l.persoon_id"
    " WHERE l.huishouden_id = dossier() AND p.geslachtsnaam IS NOT NULL";
static const char SQL_HOE_VAAK[] =
    "SELECT count(*) FROM (SELECT DISTINCT l.huishouden_id FROM persoon p"
    " JOIN lid l ON l.persoon_id = p.id WHERE p.geslachtsnaam = :naam COLLATE NOCASE LIMIT :most)";
static const char SQL_ADRES[] =
    "SELECT 1 FROM lid l JOIN persoon p ON p.id = l.persoon_id"
    " WHERE l.huishouden_id = dossier() AND (l.tot IS NULL OR l.tot >= :dag)"
    " AND replace(upper(p.postcode), ' ', '') || ' ' || replace(upper(p.huisnummer), ' ', '') ="
    " :adres";
static const char SQL_EINDE[] =
    "SELECT 1 FROM regel_periode e WHERE e.gebruiker_id = :g AND e.tot < :dag"
    " AND NOT EXISTS (SELECT 1 FROM regel_periode n WHERE n.gebruiker_id = :g AND n.van <= :dag"
    "  AND (n.tot IS NULL OR n.tot >= :dag))";

/* A name that many bear says nothing: `drempel` is the most households of that name. */
static enum result name_test(struct inzage_stap *s, const json_t *account, bool *ret,
                             struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const char *whole = row_text(account, "naam"), *own = row_text(account, "eigen");
    int64_t drempel = s->grens[ZELFDE_NAAM].drempel, count;
    if (db_rows(s->c, p, SQL_NAMEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        const char *naam = row_text(row, "naam");
        if (!naam_gelijk(naam, whole) && !(own && naam_gelijk(naam, own)))
            continue;
        if (db_int(s->c, p, SQL_HOE_VAAK, BINDS(B_TEXT(":naam", naam), B_INT(":most", drempel + 1)),
                   0, &count) != DONE)
            return FAILED;
        if (count <= drempel)
            *ret = true;
    }
    return DONE;
}

/* What a household is to this person: asked once for each, of those with new lines. */
static enum result household_test(struct inzage_stap *s, const struct inzage_dag *d,
                                  const json_t *account, bool ret[SOORTEN], struct probleem *p)
{
    int64_t found = 0;
    const char *adres = row_text(account, "adres");
    memset(ret, 0, SOORTEN * sizeof *ret);
    if (s->grens[ZELFDE_NAAM].id && name_test(s, account, &ret[ZELFDE_NAAM], p) != DONE)
        return FAILED;
    if (s->grens[ZELFDE_ADRES].id && adres) {
        if (db_int(s->c, p, SQL_ADRES, BINDS(B_TEXT(":dag", d->datum), B_TEXT(":adres", adres)), 0,
                   &found) != DONE)
            return FAILED;
        ret[ZELFDE_ADRES] = found != 0;
    }
    if (s->grens[NA_EINDE].id) {
        if (db_int(s->c, p, SQL_EINDE, BINDS(B_INT(":g", d->gebruiker), B_TEXT(":dag", d->datum)),
                   0, &found) != DONE)
            return FAILED;
        ret[NA_EINDE] = found != 0;
    }
    return DONE;
}

static void household_lines(const struct inzage_dag *d, size_t nummer, struct vondst *f)
{
    for (int i = d->eerste[nummer]; i != GEEN_NUMMER; i = d->volgende[i])
        found_line(f, &d->kijk[i], (int)nummer);
}

/* The households with new lines, in the order of their first one of that day. */
static enum result households_find(struct inzage_stap *s, const struct inzage_dag *d,
                                   const json_t *account, struct vondst f[SOORTEN],
                                   struct probleem *p)
{
    for (size_t i = 0; account && i < d->kijk_count; i++) {
        int n = d->nummer[i];
        bool is[SOORTEN];
        if (n == GEEN_NUMMER || d->eerste[n] != (int)i ||
            d->kijk[d->laatste[n]].volgnr <= d->nieuw_na)
            continue;
        db_dossier_set(s->c, d->kijk[i].wat);
        if (household_test(s, d, account, is, p) != DONE)
            return FAILED;
        for (int k = ZELFDE_NAAM; k <= NA_EINDE; k++)
            if (is[k] && !(k == NA_EINDE && d->kijk[i].ambt))
                household_lines(d, (size_t)n, &f[k]);
    }
    return DONE;
}

static enum result find_persons(struct inzage_stap *s, const struct inzage_dag *d,
                                struct probleem *p)
{
    AUTO_JSON json_t *account = NULL;
    struct vondst f[SOORTEN] = {0};
    enum result r = db_row(s->c, p, SQL_ACCOUNT, BINDS(B_INT(":g", d->gebruiker)), &account);
    for (int k = ZELFDE_NAAM; r == DONE && k <= NA_EINDE; k++)
        r = found_new(&f[k], d->huishoudens, p);
    if (r == DONE)
        r = households_find(s, d, account, f, p);
    for (int k = ZELFDE_NAAM; k <= NA_EINDE; k++) {
        if (r == DONE)
            r = found_keep(s, d, (enum inzagesignaal_soort)k, &f[k],
                           k == NA_EINDE ? (size_t)f[k].regels : f[k].huizen, p);
        found_free(&f[k]);
    }
    return r;
}

static const char SQL_NOOD[] =
    "SELECT huishouden_id AS id, van_op AS op FROM noodtoegang"
    " WHERE gebruiker_id = :g AND van_op >= :van AND van_op < :eind ORDER BY van_op";

/* Raised on a day on which one was opened. */
static enum result find_nood(struct inzage_stap *s, const struct inzage_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const struct inzage_grens *g = &s->grens[NOODTOEGANG_VAAK];
    if (!g->id || d->kijk_count == 0)
        return DONE;
    if (db_rows(s->c, p, SQL_NOOD,
                BINDS(B_INT(":g", d->gebruiker), B_INT(":eind", d->eind),
                      B_INT(":van", d->eind - g->venster * DAY_SECONDS)),
                &rows) != DONE)
        return FAILED;
    struct vondst f;
    enum result r = found_new(&f, json_array_size(rows), p);
    json_array_foreach(rows, i, row)
    {
        const struct blik b = {.volgnr = d->kijk[d->kijk_count - 1].volgnr,
                               .tijd = row_int(row, "op"),
                               .wat = row_int(row, "id")};
        int n = 0; /* the first of that household */
        while (row_int(json_array_get(rows, (size_t)n), "id") != b.wat)
            n++;
        if (r == DONE)
            found_line(&f, &b, n);
    }
    if (r == DONE && f.laatste >= d->begin)
        r = found_keep(s, d, NOODTOEGANG_VAAK, &f, json_array_size(rows), p);
    found_free(&f);
    return r;
}

/* Whether any of its lines was not read before. */
static bool day_grew(const struct inzage_dag *d)
{
    return (d->kijk_count > 0 && d->kijk[d->kijk_count - 1].volgnr > d->nieuw_na) ||
           (d->nee_count > 0 && d->nee[d->nee_count - 1].volgnr > d->nieuw_na);
}

enum result inzage_dag_find(struct inzage_stap *s, const struct inzage_dag *d, struct probleem *p)
{
    /* past the most lines of a day it is as it was */
    if (day_grew(d) &&
        (find_window(s, d, VEEL_HUISHOUDENS, d->kijk, d->kijk_count, d->nummer, p) != DONE ||
         find_window(s, d, WEIGERINGEN, d->nee, d->nee_count, NULL, p) != DONE ||
         find_hours(s, d, p) != DONE || find_persons(s, d, p) != DONE))
        return FAILED;
    return find_nood(s, d, p);
}
