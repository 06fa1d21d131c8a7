/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/inzagesignaal.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/inzagesignaal_tel.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINES_MOST = 3000,   /* read in one step */
    DAY_MOST = 20000,    /* of one person on one day; more is no person, and raises by itself */
    DAY_SECONDS = 86400, /* a day may be an hour longer or shorter: the local date decides */
};

enum soort {
    VEEL_HUISHOUDENS,
    BUITEN_WERKTIJD,
    ZELFDE_NAAM,
    ZELFDE_ADRES,
    NA_EINDE,
    WEIGERINGEN,
    NOODTOEGANG_VAAK,
    SOORTEN,
};
static const char *const CODES[SOORTEN] = {
    "veel_huishoudens", "buiten_werktijd", "zelfde_naam",      "zelfde_adres",
    "na_einde",         "weigeringen",     "noodtoegang_vaak",
};

struct grens {
    int64_t id, drempel, venster; /* id 0: switched off */
};

/* One person's local day, with what came new. */
struct dag {
    int64_t gebruiker;
    char datum[DATUM_SIZE];
    int64_t begin, eind; /* Unix seconds */
    int64_t nieuw_na;    /* lines after this one are new */
    struct blik *kijk;   /* looks into households */
    size_t kijk_count;
    struct blik *nee; /* refusals */
    size_t nee_count;
    /* The households of its looks have a number. A day may have thousands of lines, and is read
     * again while it grows: so no list is looked through for each of them. */
    int *nummer;           /* of each look */
    int *eerste, *laatste; /* of each household, the first and the last look */
    int *volgende;         /* of each look, the next one at the same household */
    size_t huishoudens;
};

struct stap {
    struct app *app;
    struct db_conn *c;
    int64_t van, tot; /* lines after `van`, up to `tot` */
    struct grens grens[SOORTEN];
    struct werktijd werktijd;
    json_t *feestdagen; /* owned */
    json_t *gevonden;   /* owned: [{soort, gebruiker, dag, …, huishoudens: [{id, regels, op}]}] */
};

/* ---- what counts today ---- */

static const char SQL_REGELS[] =
    "SELECT id, soort, actief, drempel, coalesce(venster, 0) AS venster FROM inzagesignaal_regel"
    " WHERE tot_op IS NULL";
static const char SQL_WERKTIJD[] =
    "SELECT begint, eindigt, dagen FROM werktijd WHERE tot_op IS NULL";

static enum result rules_read(struct stap *s, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *hours = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(s->c, p, SQL_REGELS, NO_BINDS, &rows) != DONE ||
        db_row(s->c, p, SQL_WERKTIJD, NO_BINDS, &hours) != DONE ||
        db_rows(s->c, p, "SELECT datum FROM feestdag", NO_BINDS, &s->feestdagen) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        for (int k = 0; k < SOORTEN; k++)
            if (row_int(row, "actief") && strcmp(CODES[k], row_text(row, "soort")) == 0)
                s->grens[k] = (struct grens){row_int(row, "id"), row_int(row, "drempel"),
                                             row_int(row, "venster")};
    }
    s->werktijd = (struct werktijd){(int)row_int(hours, "begint"), (int)row_int(hours, "eindigt"),
                                    (unsigned)row_int(hours, "dagen"), s->feestdagen};
    return DONE;
}

/* ---- the lines of a day ---- */

/* The first line of the log that is not before a moment: times rise with the numbers, but for a
 * clock that was set back, and then an hour more is looked at. */
static enum result line_at(struct stap *s, int64_t seconds, int64_t *ret, struct probleem *p)
{
    int64_t low = 1, high = s->tot, at = (seconds - 3600) * 1000;
    while (low < high) {
        int64_t middle = low + (high - low) / 2, tijd;
        if (db_int(s->c, p, "SELECT tijd FROM logregel WHERE volgnr = :nr",
                   BINDS(B_INT(":nr", middle)), 0, &tijd) != DONE)
            return FAILED;
        if (tijd < at)
            low = middle + 1;
        else
            high = middle;
    }
    *ret = low;
    return DONE;
}

static const char SQL_DAG[] =
    "SELECT volgnr, tijd, huishouden, gevraagd, uitkomst, verzoek, coalesce(gronden, ''),"
    " coalesce(rol, '') FROM logregel"
    " WHERE gebruiker = :g AND volgnr >= :van AND volgnr <= :tot AND salt IS NOT NULL"
    " AND handeling IS NOT 'agenda.lezen'" /* a calendar program fetches by itself */
    " AND tijd >= :begin AND tijd < :eind ORDER BY volgnr LIMIT 20000";

/* FNV-1a: ids as asked are compared, not kept. */
static int64_t text_hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (const char *c = text; *c; c++)
        h = (h ^ (unsigned char)*c) * 1099511628211u;
    return (int64_t)(h & INT64_MAX);
}

struct verzoek_id {
    char text[80];
    size_t count; /* of kijk, when it began */
};

/* Looks of one request into more than one household are a list. */
static void look_add(struct dag *d, struct db_stmt *st, struct verzoek_id *last)
{
    const char *verzoek = db_column_text(st, 5);
    struct blik *b = &d->kijk[d->kijk_count];
    *b = (struct blik){.volgnr = db_column_int(st, 0),
                       .tijd = db_column_int(st, 1) / 1000,
                       .wat = db_column_int(st, 2),
                       .ambt = strcmp(db_column_text(st, 7), "procesregisseur") == 0};
    bool same = verzoek && strcmp(last->text, verzoek) == 0;
    if (!same) {
        (void)snprintf(last->text, sizeof last->text, "%s", verzoek ? verzoek : "");
        last->count = d->kijk_count;
    }
    d->kijk_count++;
    if (same && d->kijk[last->count].wat != b->wat)
        for (size_t i = last->count; i < d->kijk_count; i++)
            d->kijk[i].lijst = true;
}

static void line_add(struct dag *d, struct db_stmt *st, struct verzoek_id *last)
{
    const char *uitkomst = db_column_text(st, 4), *asked = db_column_text(st, 3);
    const char *gronden = db_column_text(st, 6), *rol = db_column_text(st, 7);
    if (!uitkomst)
        return;
    if (strcmp(uitkomst, "geweigerd") == 0)
        d->nee[d->nee_count++] = (struct blik){.volgnr = db_column_int(st, 0),
                                               .tijd = db_column_int(st, 1) / 1000,
                                               .wat = text_hash(asked ? asked : "")};
    else if (!db_column_null(st, 2) && strcmp(rol, "privacy") != 0 && !strstr(gronden, "privacy"))
        look_add(d, st, last);
}

static enum result day_read(struct stap *s, struct dag *d, struct probleem *p)
{
    STMT_AUTO struct db_stmt *st = NULL;
    struct verzoek_id last = {0};
    int64_t van;
    bool more;
    d->kijk = calloc(DAY_MOST, sizeof *d->kijk);
    d->nee = calloc(DAY_MOST, sizeof *d->nee);
    if (!d->kijk || !d->nee)
        return probleem_intern(p, "no memory for the lines of a day");
    if (line_at(s, d->begin, &van, p) != DONE ||
        db_query(s->c, p, SQL_DAG,
                 BINDS(B_INT(":g", d->gebruiker), B_INT(":van", van), B_INT(":tot", s->tot),
                       B_INT(":begin", d->begin * 1000), B_INT(":eind", d->eind * 1000)),
                 &st) != DONE)
        return FAILED;
    for (;;) {
        if (db_step(st, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        line_add(d, st, &last);
    }
}

static void day_free(struct dag *d)
{
    free(d->kijk);
    free(d->nee);
    free(d->nummer);
    free(d->eerste);
    free(d->laatste);
    free(d->volgende);
}

static enum result day_number(struct dag *d, struct probleem *p)
{
    bool made;
    size_t room = d->kijk_count + 1;
    d->nummer = calloc(room, sizeof *d->nummer);
    d->eerste = calloc(room, sizeof *d->eerste);
    d->laatste = calloc(room, sizeof *d->laatste);
    d->volgende = calloc(room, sizeof *d->volgende);
    made = d->nummer && d->eerste && d->laatste && d->volgende;
    if (made)
        d->huishoudens = tel_nummers(d->kijk, d->kijk_count, d->nummer, &made);
    if (!made)
        return probleem_intern(p, "no memory for the lines of a day");
    for (size_t n = 0; n < d->huishoudens; n++)
        d->eerste[n] = GEEN_NUMMER;
    for (size_t i = 0; i < d->kijk_count; i++) {
        int n = d->nummer[i];
        d->volgende[i] = GEEN_NUMMER;
        if (n == GEEN_NUMMER)
            continue;
        if (d->eerste[n] == GEEN_NUMMER)
            d->eerste[n] = (int)i;
        else
            d->volgende[d->laatste[n]] = (int)i;
        d->laatste[n] = (int)i;
    }
    return DONE;
}

/* Whether any of its lines was not read before. */
static bool day_grew(const struct dag *d)
{
    return (d->kijk_count > 0 && d->kijk[d->kijk_count - 1].volgnr > d->nieuw_na) ||
           (d->nee_count > 0 && d->nee[d->nee_count - 1].volgnr > d->nieuw_na);
}

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

/* Keeps it when there is enough, and lets go of its memory. */
static void found_keep(struct stap *s, const struct dag *d, enum soort soort, struct vondst *f,
                       size_t aantal)
{
    const struct grens *g = &s->grens[soort];
    int64_t drempel = soort == ZELFDE_NAAM ? 1 : g->drempel;
    if (aantal > 0 && (int64_t)aantal >= drempel && f->regels > 0) {
        json_t *list = json_array();
        for (size_t i = 0; i < f->huizen; i++)
            json_array_append_new(
                list, json_pack("{s:I, s:I, s:I}", "id", (json_int_t)f->huis[i].id, "regels",
                                (json_int_t)f->huis[i].regels, "op", (json_int_t)f->huis[i].op));
        json_array_append_new(
            s->gevonden, json_pack("{s:s, s:I, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:o}", "soort",
                                   CODES[soort], "gebruiker", (json_int_t)d->gebruiker, "dag",
                                   d->datum, "regel", (json_int_t)g->id, "aantal",
                                   (json_int_t)aantal, "regels", (json_int_t)f->regels, "eerste",
                                   (json_int_t)f->eerste, "laatste", (json_int_t)f->laatste,
                                   "volgnr", (json_int_t)f->volgnr, "huishoudens", list));
    }
    found_free(f);
}

static enum result find_window(struct stap *s, const struct dag *d, enum soort soort,
                               const struct blik *blikken, size_t count, const int *nummer,
                               struct probleem *p)
{
    const struct grens *g = &s->grens[soort];
    size_t first, last;
    struct vondst f;
    if (!g->id)
        return DONE;
    size_t most = tel_venster(blikken, count, g->venster * 60, &first, &last);
    if (most == 0 || (int64_t)most < g->drempel)
        return DONE;
    enum result r = found_new(&f, d->huishoudens, p);
    for (size_t i = first; r == DONE && i <= last; i++)
        if (!blikken[i].lijst)
            found_line(&f, &blikken[i], nummer ? nummer[i] : GEEN_NUMMER);
    found_keep(s, d, soort, &f, r == DONE ? most : 0);
    return r;
}

static enum result find_hours(struct stap *s, const struct dag *d, struct probleem *p)
{
    struct vondst f;
    if (!s->grens[BUITEN_WERKTIJD].id)
        return DONE;
    enum result r = found_new(&f, d->huishoudens, p);
    for (size_t i = 0; r == DONE && i < d->kijk_count; i++)
        if (!d->kijk[i].lijst && buiten_werktijd(&s->werktijd, d->kijk[i].tijd))
            found_line(&f, &d->kijk[i], d->nummer[i]);
    found_keep(s, d, BUITEN_WERKTIJD, &f, f.huizen);
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
static enum result name_test(struct stap *s, const json_t *account, bool *ret, struct probleem *p)
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
static enum result household_test(struct stap *s, const struct dag *d, const json_t *account,
                                  bool ret[SOORTEN], struct probleem *p)
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

static void household_lines(const struct dag *d, size_t nummer, struct vondst *f)
{
    for (int i = d->eerste[nummer]; i != GEEN_NUMMER; i = d->volgende[i])
        found_line(f, &d->kijk[i], (int)nummer);
}

/* The households with new lines, in the order of their first one of that day. */
static enum result households_find(struct stap *s, const struct dag *d, const json_t *account,
                                   struct vondst f[SOORTEN], struct probleem *p)
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

static enum result find_persons(struct stap *s, const struct dag *d, struct probleem *p)
{
    AUTO_JSON json_t *account = NULL;
    struct vondst f[SOORTEN] = {0};
    enum result r = db_row(s->c, p, SQL_ACCOUNT, BINDS(B_INT(":g", d->gebruiker)), &account);
    for (int k = ZELFDE_NAAM; r == DONE && k <= NA_EINDE; k++)
        r = found_new(&f[k], d->huishoudens, p);
    if (r == DONE)
        r = households_find(s, d, account, f, p);
    for (int k = ZELFDE_NAAM; k <= NA_EINDE; k++)
        found_keep(s, d, (enum soort)k, &f[k],
                   r != DONE       ? 0
                   : k == NA_EINDE ? (size_t)f[k].regels
                                   : f[k].huizen);
    return r;
}

static const char SQL_NOOD[] =
    "SELECT huishouden_id AS id, van_op AS op FROM noodtoegang"
    " WHERE gebruiker_id = :g AND van_op >= :van AND van_op < :eind ORDER BY van_op";

/* Raised on a day on which one was opened. */
static enum result find_nood(struct stap *s, const struct dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const struct grens *g = &s->grens[NOODTOEGANG_VAAK];
    if (!g->id || d->kijk_count == 0)
        return DONE;
    if (db_rows(s->c, p, SQL_NOOD,
                BINDS(B_INT(":g", d->gebruiker), B_INT(":eind", d->eind),
                      B_INT(":van", d->eind - g->venster * DAY_SECONDS)),
                &rows) != DONE)
        return FAILED;
    struct vondst f;
    int n;
    enum result r = found_new(&f, json_array_size(rows), p);
    json_array_foreach(rows, i, row)
    {
        const struct blik b = {.volgnr = d->kijk[d->kijk_count - 1].volgnr,
                               .tijd = row_int(row, "op"),
                               .wat = row_int(row, "id")};
        for (n = 0; row_int(json_array_get(rows, (size_t)n), "id") != b.wat;)
            n++;
        if (r == DONE)
            found_line(&f, &b, n);
    }
    found_keep(s, d, NOODTOEGANG_VAAK, &f,
               r == DONE && f.laatste >= d->begin ? json_array_size(rows) : 0);
    return r;
}

static enum result day_find(struct stap *s, struct dag *d, struct probleem *p)
{
    if (day_read(s, d, p) != DONE || day_number(d, p) != DONE)
        return FAILED;
    /* past the most lines of a day it is as it was */
    if (day_grew(d) &&
        (find_window(s, d, VEEL_HUISHOUDENS, d->kijk, d->kijk_count, d->nummer, p) != DONE ||
         find_window(s, d, WEIGERINGEN, d->nee, d->nee_count, NULL, p) != DONE ||
         find_hours(s, d, p) != DONE || find_persons(s, d, p) != DONE))
        return FAILED;
    return find_nood(s, d, p);
}

/* ---- keeping it ---- */

static const char SQL_NU[] = "SELECT id, stand, aantal, gesloten_bij AS bij FROM inzagesignaal"
                             " WHERE gebruiker_id = :g AND soort = :soort AND dag = :dag";
static const char SQL_NIEUW[] =
    "INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op,"
    " laatste_op, laatste_volgnr) VALUES (:id, :soort, :g, :dag, :regel, :aantal, :regels, :eerste,"
    " :laatste, :volgnr)";
static const char SQL_GROEIT[] =
    "UPDATE inzagesignaal SET aantal = max(aantal, :aantal), regels = max(regels, :regels),"
    " eerste_op = min(eerste_op, :eerste), laatste_op = max(laatste_op, :laatste),"
    " laatste_volgnr = max(laatste_volgnr, :volgnr), versie = versie + 1 WHERE id = :id"
    " AND (aantal < :aantal OR regels < :regels OR laatste_volgnr < :volgnr)";
static const char SQL_HUISHOUDEN[] =
    "INSERT INTO inzagesignaal_huishouden (signaal_id, huishouden_id, regels, laatste_op)"
    " SELECT :id, :h, :regels, :op WHERE EXISTS (SELECT 1 FROM huishouden WHERE id = :h)"
    " ON CONFLICT DO UPDATE SET regels = max(regels, excluded.regels),"
    " laatste_op = max(laatste_op, excluded.laatste_op)";
static const char SQL_OPEN[] =
    "UPDATE inzagesignaal SET stand = 'nieuw', gesloten_bij = NULL, versie = versie + 1"
    " WHERE id = :id";
static const char SQL_STAP[] =
    "INSERT INTO inzagesignaal_stap (signaal_id, nr, stand, op) SELECT :id,"
    " coalesce(max(nr), 0) + 1, 'nieuw', :op FROM inzagesignaal_stap WHERE signaal_id = :id";
static const char SQL_TOT[] = "UPDATE inzagesignaal_stand SET volgnr = :tot WHERE volgnr = :van";

/* One message that was not read yet is enough: it leads to the queue. */
static const char SQL_MELD[] = "INSERT INTO attendering (gebruiker_id, id, soort, object, op)"
                               " VALUES (:aan, :id, 'inzagesignaal-nieuw', 'inzagesignalen', :op)";
static const char SQL_AAN[] =
    "SELECT g.id FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND r.rol ="
    " 'privacy' WHERE g.bevestigd_op IS NOT NULL AND (g.tot IS NULL OR g.tot >= :vandaag)"
    " AND g.id <> :over AND NOT EXISTS (SELECT 1 FROM attendering a WHERE a.gebruiker_id = g.id"
    "  AND a.soort = 'inzagesignaal-nieuw' AND a.gelezen_op IS NULL)";

static enum result officers_tell(struct db_conn *c, const struct stap *s, int64_t over,
                                 struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t nu = clock_now(&s->app->clock);
    char vandaag[DATUM_SIZE];
    clock_local_date(nu, vandaag);
    if (db_rows(c, p, SQL_AAN, BINDS(B_TEXT(":vandaag", vandaag), B_INT(":over", over)), &rows) !=
        DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (db_exec(c, p, SQL_MELD,
                    BINDS(B_INT(":aan", row_int(row, "id")), B_INT(":id", id_new(s->app->ids)),
                          B_INT(":op", nu)),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result households_keep(struct db_conn *c, int64_t id, const json_t *f,
                                   int64_t *ret_more, struct probleem *p)
{
    static const char count[] =
        "SELECT count(*) FROM inzagesignaal_huishouden WHERE signaal_id = :id";
    const json_t *row;
    size_t i;
    int64_t before, after;
    if (db_int(c, p, count, BINDS(B_INT(":id", id)), 0, &before) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(f, "huishoudens"), i, row)
    {
        if (db_exec(c, p, SQL_HUISHOUDEN,
                    BINDS(B_INT(":id", id), B_INT(":h", row_int(row, "id")),
                          B_INT(":regels", row_int(row, "regels")),
                          B_INT(":op", row_int(row, "op"))),
                    NULL) != DONE)
            return FAILED;
    }
    if (db_int(c, p, count, BINDS(B_INT(":id", id)), 0, &after) != DONE)
        return FAILED;
    *ret_more = after - before;
    return DONE;
}

static enum result reopen(struct db_conn *c, const struct stap *s, int64_t id, struct probleem *p)
{
    if (db_exec(c, p, SQL_OPEN, BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_STAP, BINDS(B_INT(":id", id), B_INT(":op", clock_now(&s->app->clock))),
                   NULL);
}

/* What is closed opens again for another household of the same name, address or ended help, and
 * when the number doubled: not for every line more. */
static bool asks_again(const json_t *now, const json_t *f, int64_t more_households)
{
    int64_t bij = row_int(now, "bij");
    const char *soort = row_text(f, "soort");
    if (!bij)
        return false;
    bool by_household = strcmp(soort, CODES[ZELFDE_NAAM]) == 0 ||
                        strcmp(soort, CODES[ZELFDE_ADRES]) == 0 ||
                        strcmp(soort, CODES[NA_EINDE]) == 0;
    return (by_household && more_households > 0) || row_int(f, "aantal") >= 2 * bij;
}

static enum result found_write(struct db_conn *c, const struct stap *s, const json_t *f,
                               struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    int64_t more;
    if (db_row(c, p, SQL_NU,
               BINDS(B_INT(":g", row_int(f, "gebruiker")), B_TEXT(":soort", row_text(f, "soort")),
                     B_TEXT(":dag", row_text(f, "dag"))),
               &now) != DONE)
        return FAILED;
    int64_t id = now ? row_int(now, "id") : id_new(s->app->ids);
    if (!now &&
        db_exec(
            c, p, SQL_NIEUW,
            BINDS(B_INT(":id", id), B_TEXT(":soort", row_text(f, "soort")),
                  B_INT(":g", row_int(f, "gebruiker")), B_TEXT(":dag", row_text(f, "dag")),
                  B_INT(":regel", row_int(f, "regel")), B_INT(":aantal", row_int(f, "aantal")),
                  B_INT(":regels", row_int(f, "regels")), B_INT(":eerste", row_int(f, "eerste")),
                  B_INT(":laatste", row_int(f, "laatste")), B_INT(":volgnr", row_int(f, "volgnr"))),
            NULL) != DONE)
        return FAILED;
    if (now &&
        db_exec(
            c, p, SQL_GROEIT,
            BINDS(B_INT(":id", id), B_INT(":aantal", row_int(f, "aantal")),
                  B_INT(":regels", row_int(f, "regels")), B_INT(":eerste", row_int(f, "eerste")),
                  B_INT(":laatste", row_int(f, "laatste")), B_INT(":volgnr", row_int(f, "volgnr"))),
            NULL) != DONE)
        return FAILED;
    if (households_keep(c, id, f, &more, p) != DONE)
        return FAILED;
    if (now && !asks_again(now, f, more))
        return DONE;
    if (now && reopen(c, s, id, p) != DONE)
        return FAILED;
    return officers_tell(c, s, row_int(f, "gebruiker"), p);
}

/* All of a step at once: a crash repeats it, and repeating changes nothing. */
static enum result keep_run(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct stap *s = arg;
    const json_t *f;
    size_t i;
    int64_t moved = 0;
    if (db_exec(c, p, SQL_TOT, BINDS(B_INT(":van", s->van), B_INT(":tot", s->tot)), &moved) != DONE)
        return FAILED;
    if (!moved)
        return DONE;
    json_array_foreach(s->gevonden, i, f)
    {
        if (found_write(c, s, f, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- a step ---- */

static const char SQL_TOT_WAAR[] =
    "SELECT coalesce(max(volgnr), :van) FROM (SELECT volgnr FROM logregel WHERE volgnr > :van"
    " ORDER BY volgnr LIMIT 3000)";
/* A line's day is told by its hour, so that a night that falls in two days is both. */
static const char SQL_WIE[] =
    "SELECT DISTINCT r.gebruiker AS g, r.tijd / 3600000 AS uur FROM logregel r"
    " WHERE r.volgnr > :van AND r.volgnr <= :tot AND r.gebruiker IS NOT NULL"
    " AND (r.huishouden IS NOT NULL OR r.uitkomst = 'geweigerd') ORDER BY 1, 2";

static enum result days_find(struct stap *s, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t before = 0;
    char last[DATUM_SIZE] = "", next[DATUM_SIZE];
    if (db_rows(s->c, p, SQL_WIE, BINDS(B_INT(":van", s->van), B_INT(":tot", s->tot)), &rows) !=
        DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        struct dag d = {.gebruiker = row_int(row, "g"), .nieuw_na = s->van};
        clock_local_date(row_int(row, "uur") * 3600, d.datum);
        if (d.gebruiker == before && strcmp(d.datum, last) == 0)
            continue;
        before = d.gebruiker;
        memcpy(last, d.datum, sizeof last);
        datum_add_days(d.datum, 1, next);
        d.begin = clock_local_midnight(d.datum);
        d.eind = clock_local_midnight(next);
        enum result r = day_find(s, &d, p);
        day_free(&d);
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result snapshot_find(struct stap *s, struct probleem *p)
{
    if (db_int(s->c, p, "SELECT volgnr FROM inzagesignaal_stand", NO_BINDS, 0, &s->van) != DONE ||
        db_int(s->c, p, SQL_TOT_WAAR, BINDS(B_INT(":van", s->van)), s->van, &s->tot) != DONE)
        return FAILED;
    if (s->tot == s->van)
        return DONE;
    return rules_read(s, p) == DONE ? days_find(s, p) : FAILED;
}

enum result inzagesignaal_step(struct app *app, struct db_conn *c, bool *ret_more,
                               struct probleem *p)
{
    struct stap s = {.app = app, .c = c, .gevonden = json_array()};
    struct db_context nobody = {.nu = clock_now(&app->clock)};
    clock_local_date(nobody.nu, nobody.vandaag);
    *ret_more = false;
    db_context_set(c, &nobody);
    enum result r = db_snapshot_begin(c, p);
    if (r == DONE)
        r = snapshot_find(&s, p);
    db_snapshot_end(c);
    db_context_unset(c);
    if (r == DONE && s.tot > s.van) {
        r = writer_run(app->writer, keep_run, &s, p);
        *ret_more = r == DONE && s.tot - s.van == LINES_MOST;
    }
    json_decref(s.gevonden);
    json_decref(s.feestdagen);
    return r;
}
