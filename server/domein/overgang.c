/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/overgang.h"

#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/actie.h"
#include "domein/bevoegdheid.h"
#include "domein/item.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

enum { AHEAD_MONTHS = 24 };

/* ---- what comes ---- */

bool overgang_day(const char *geboren, int months, char ret_first[DATUM_SIZE],
                  char ret_last[DATUM_SIZE])
{
    char first[DATUM_SIZE], last[DATUM_SIZE];
    if (!geboren || !datum_range(geboren, first, last))
        return false;
    datum_add_months(first, months, ret_first);
    datum_add_months(last, months, ret_last);
    return true;
}

static const char SQL_SOORTEN[] =
    "SELECT code, naam, leeftijd, vooraf FROM overgang_soort WHERE leeftijd IS NOT NULL AND"
    " (tot IS NULL OR tot >= vandaag()) ORDER BY volgorde";
static const char SQL_MENSEN[] =
    "SELECT c.persoon_id AS mens, c.naam, c.geboortedatum, c.personen AS \"personen!\","
    " c.grond AS \"grond!\" FROM zicht_contact c WHERE c.geboortedatum IS NOT NULL"
    " AND c.overleden_op IS NULL AND EXISTS (SELECT 1 FROM zicht_lid l WHERE l.persoon_id ="
    " c.persoon_id AND (l.tot IS NULL OR l.tot >= vandaag())) GROUP BY c.persoon_id";
static const char SQL_BESCHIKKINGEN[] =
    "SELECT z.id, z.naam, z.tot, l.persoon_id AS mens, l.naam AS wie, z.personen AS"
    " \"personen!\", z.grond AS \"grond!\" FROM zicht_voorziening z JOIN zicht_lid l ON"
    " instr(z.personen, id_tekst(l.persoon_id)) > 0 AND (l.tot IS NULL OR l.tot >= vandaag())"
    " WHERE z.status = 'loopt' AND z.tot >= vandaag() AND z.tot <= :tot GROUP BY z.id,"
    " l.persoon_id ORDER BY z.tot LIMIT 200";
static const char SQL_BEGUN[] =
    "SELECT 1 FROM zicht_overgang WHERE persoon_id = :mens AND overgangsoort = :soort AND datum"
    " = :datum AND status <> 'vervallen'";

static enum result row_add(struct dossier *d, json_t *list, json_t *row, int64_t persoon,
                           struct probleem *p)
{
    int64_t begun;
    char id[ID_TEXT_SIZE];
    AUTO_JSON json_t *mine = row;
    if (dossier_int(d, p, SQL_BEGUN,
                    BINDS(B_INT(":mens", persoon), B_TEXT(":soort", row_text(row, "soort")),
                          B_TEXT(":datum", row_text(row, "datum"))),
                    0, &begun) != DONE)
        return FAILED;
    id_format(persoon, id);
    json_object_set_new(mine, "persoon", json_string(id));
    if (!begun)
        json_array_append(list, mine);
    return DONE;
}

/* What birthdays bring to one person. */
static enum result person_add(struct dossier *d, json_t *list, const json_t *mens,
                              const json_t *soorten, struct probleem *p)
{
    const json_t *s;
    size_t i;
    char first[DATUM_SIZE], last[DATUM_SIZE], far[DATUM_SIZE], from[DATUM_SIZE];
    datum_add_months(d->v->vandaag, AHEAD_MONTHS, far);
    json_array_foreach(soorten, i, s)
    {
        if (!overgang_day(row_text(mens, "geboortedatum"), (int)row_int(s, "leeftijd"), first,
                          last) ||
            strcmp(last, d->v->vandaag) < 0 || strcmp(first, far) > 0)
            continue;
        datum_add_months(first, -(int)row_int(s, "vooraf"), from);
        json_t *row =
            json_pack("{s:s, s:s, s:s, s:s, s:s, s:n, s:b}", "soort", row_text(s, "code"), "naam",
                      row_text(s, "naam"), "wie", row_text(mens, "naam"), "datum", first,
                      "uiterlijk", last, "voorziening", "gemeld", strcmp(from, d->v->vandaag) <= 0);
        if (row_add(d, list, row, row_int(mens, "mens"), p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result provision_add(struct dossier *d, json_t *list, const json_t *z,
                                 struct probleem *p)
{
    char id[ID_TEXT_SIZE];
    id_format(row_int(z, "id"), id);
    json_t *row = json_pack("{s:s, s:o, s:s, s:s, s:s, s:s, s:b}", "soort", "beschikking", "naam",
                            json_sprintf("%s eindigt", row_text(z, "naam")), "wie",
                            row_text(z, "wie"), "datum", row_text(z, "tot"), "uiterlijk",
                            row_text(z, "tot"), "voorziening", id, "gemeld", true);
    return row_add(d, list, row, row_int(z, "mens"), p);
}

static int by_day(const void *a, const void *b)
{
    const json_t *const *x = a, *const *y = b;
    int order = strcmp(row_text(*x, "datum"), row_text(*y, "datum"));
    return order ? order : strcmp(row_text(*x, "persoon"), row_text(*y, "persoon"));
}

static json_t *sorted(const json_t *list)
{
    size_t n = json_array_size(list);
    json_t **rows = calloc(n + 1, sizeof(json_t *)), *ret = json_array();
    for (size_t i = 0; rows && i < n; i++)
        rows[i] = json_array_get(list, i);
    if (rows && n > 1)
        qsort(rows, n, sizeof *rows, by_day);
    for (size_t i = 0; rows && i < n; i++)
        json_array_append(ret, rows[i]);
    free(rows);
    return ret;
}

enum result overgang_upcoming(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *list = json_array();
    AUTO_JSON json_t *soorten = NULL;
    AUTO_JSON json_t *mensen = NULL;
    AUTO_JSON json_t *zaken = NULL;
    const json_t *row;
    size_t i;
    char far[DATUM_SIZE];
    datum_add_months(d->v->vandaag, AHEAD_MONTHS, far);
    if (db_rows(d->db, p, SQL_SOORTEN, NO_BINDS, &soorten) != DONE ||
        dossier_rows(d, p, SQL_MENSEN, NO_BINDS, &mensen) != DONE ||
        dossier_rows(d, p, SQL_BESCHIKKINGEN, BINDS(B_TEXT(":tot", far)), &zaken) != DONE)
        return FAILED;
    json_array_foreach(mensen, i, row)
    {
        if (person_add(d, list, row, soorten, p) != DONE)
            return FAILED;
    }
    json_array_foreach(zaken, i, row)
    {
        if (provision_add(d, list, row, p) != DONE)
            return FAILED;
    }
    *ret = sorted(list);
    return DONE;
}

/* ---- beginning ---- */

static const char SQL_SOORT[] = "SELECT code, leeftijd FROM overgang_soort WHERE code = :code AND"
                                " (tot IS NULL OR tot >= vandaag())";
static const char SQL_GEBOREN[] =
    "SELECT c.geboortedatum, c.personen AS \"personen!\", c.grond AS \"grond!\" FROM zicht_contact"
    " c WHERE c.persoon_id = :mens";
static const char SQL_EINDE[] =
    "SELECT z.tot, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_voorziening z"
    " WHERE z.id = :id AND z.tot IS NOT NULL AND instr(z.personen, id_tekst(:mens)) > 0";
static const char SQL_ADD[] =
    "INSERT INTO overgang (huishouden_id, id, soort, persoon_id, voorziening_id, datum, status)"
    " VALUES (:h, :id, :soort, :persoon, :voorziening, :datum, 'loopt')";

/* The day, from what the viewer sees; or as it was said. */
static enum result day_find(struct dossier *d, const json_t *soort, const json_t *in,
                            char ret[DATUM_SIZE], struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char last[DATUM_SIZE];
    const char *datum = row_text(in, "datum");
    struct db_bind persoon = B_INT(":mens", row_int(in, "persoon"));
    int64_t leeftijd = row_int(soort, "leeftijd"), voorziening = row_int(in, "voorziening");
    if (leeftijd) {
        if (dossier_row(d, p, SQL_GEBOREN, BINDS(persoon), &row) != DONE)
            return FAILED;
        return overgang_day(row_text(row, "geboortedatum"), (int)leeftijd, ret, last)
                   ? DONE
                   : probleem_veld(p, "persoon", "onbekend",
                                   "Wij weten niet wanneer deze persoon geboren is. Vul dat eerst "
                                   "in.");
    }
    if (voorziening) {
        if (dossier_row(d, p, SQL_EINDE, BINDS(B_INT(":id", voorziening), persoon), &row) != DONE)
            return FAILED;
        if (!row)
            return probleem_veld(p, "voorziening", "onbekende-keuze", "Kies uit de lijst.");
        datum = row_text(row, "tot");
    }
    if (!datum)
        return probleem_veld(p, "datum", "verplicht", "Vul de dag in.");
    memcpy(ret, datum, DATUM_SIZE);
    return DONE;
}

enum result overgang_add(struct dossier *d, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *soort = NULL;
    AUTO_JSON json_t *personen = json_array();
    char datum[DATUM_SIZE];
    int64_t begun;
    if (mag(d, p, "overgang.toevoegen") != DONE ||
        db_row(d->db, p, SQL_SOORT, BINDS(B_TEXT(":code", row_text(in, "soort"))), &soort) != DONE)
        return FAILED;
    if (!soort)
        return probleem_veld(p, "soort", "onbekende-keuze", "Kies uit de lijst.");
    if (day_find(d, soort, in, datum, p) != DONE)
        return FAILED;
    if (db_int(d->db, p, SQL_BEGUN,
               BINDS(B_INT(":mens", row_int(in, "persoon")),
                     B_TEXT(":soort", row_text(in, "soort")), B_TEXT(":datum", datum)),
               0, &begun) != DONE)
        return FAILED;
    if (begun)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Voor deze persoon en deze dag is de lijst al begonnen. Ga daar "
                            "verder.");
    json_array_append(personen, json_object_get(in, "persoon"));
    const struct item_nieuw item = {.soort = "overgang",
                                    .categorie = row_int(soort, "leeftijd") ? "contact" : "plan",
                                    .aard = "coordinatie",
                                    .personen = personen};
    if (item_new(d, p, &item, ret_id) != DONE)
        return FAILED;
    return db_exec(
        d->db, p, SQL_ADD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
              B_TEXT(":soort", row_text(in, "soort")), B_INT(":persoon", row_int(in, "persoon")),
              B_REF(":voorziening", row_int(in, "voorziening")), B_TEXT(":datum", datum)),
        NULL);
}

/* ---- arranging ---- */

static const char SQL_ONE[] = "SELECT id, status, versie FROM zicht_overgang WHERE id = :id";
static const char SQL_PUNT[] = "SELECT p.code, p.naam, p.uiterlijk FROM zicht_overgang_punt p"
                               " WHERE p.overgang_id = :id AND p.code = :code";
static const char SQL_REGEL[] =
    "INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, door, op)"
    " VALUES (:h, :id, :punt, :stand, :wie, :vanaf, :door, :nu) ON CONFLICT DO UPDATE SET"
    " stand = excluded.stand, wie = excluded.wie, vanaf = excluded.vanaf, door = excluded.door,"
    " op = excluded.op";
static const char SQL_VERSION[] =
    "UPDATE overgang SET status = coalesce(:status, status), versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";

static enum result one_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", id)), ret) != DONE)
        return FAILED;
    verzoek_object(d->v, "overgang", id);
    return mag(d, p, "overgang.wijzigen");
}

static enum result point_get(struct dossier *d, int64_t id, const char *code, json_t **ret,
                             struct probleem *p)
{
    if (dossier_row(d, p, SQL_PUNT, BINDS(B_INT(":id", id), B_TEXT(":code", code)), ret) != DONE)
        return FAILED;
    return *ret ? DONE : probleem_veld(p, "punt", "onbekende-keuze", "Kies uit de lijst.");
}

static enum result point_write(struct dossier *d, int64_t id, const json_t *deel,
                               struct probleem *p)
{
    AUTO_JSON json_t *punt = NULL;
    const char *stand = row_text(deel, "stand"), *wie = row_text(deel, "wie"),
               *vanaf = row_text(deel, "vanaf");
    if (!stand)
        return DONE;
    if (point_get(d, id, row_text(deel, "punt"), &punt, p) != DONE)
        return FAILED;
    if (strcmp(stand, "geregeld") == 0 && (!wie || !vanaf))
        return probleem_veld(p, "punten", "verplicht",
                             "Is het geregeld? Vul dan in door wie, en vanaf welke dag: %s",
                             row_text(punt, "naam"));
    return db_exec(d->db, p, SQL_REGEL,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":punt", row_text(punt, "code")), B_TEXT(":stand", stand),
                         B_TEXT(":wie", wie), B_TEXT(":vanaf", vanaf),
                         B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                   NULL);
}

enum result overgang_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                            struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    const json_t *deel;
    size_t i;
    if (one_get(d, id, &was, p) != DONE || versie_check(d->v, row_int(was, "versie"), p) != DONE)
        return FAILED;
    json_array_foreach(json_object_get(in, "punten"), i, deel)
    {
        if (point_write(d, id, deel, p) != DONE)
            return FAILED;
    }
    *ret_versie = row_int(was, "versie") + 1;
    return db_exec(d->db, p, SQL_VERSION,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                         B_TEXT(":status", row_text(in, "status"))),
                   NULL);
}

static const char SQL_LINK[] =
    "INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, actie_id, door, op)"
    " VALUES (:h, :id, :punt, 'open', :actie, :door, :nu) ON CONFLICT DO UPDATE SET actie_id ="
    " excluded.actie_id, door = excluded.door, op = excluded.op";

enum result overgang_actie(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_actie,
                           struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    AUTO_JSON json_t *punt = NULL;
    if (one_get(d, id, &was, p) != DONE || point_get(d, id, row_text(in, "punt"), &punt, p) != DONE)
        return FAILED;
    const char *dag = row_text(in, "vervaldatum");
    if (!dag)
        dag = row_text(punt, "uiterlijk");
    if (strcmp(dag, d->v->vandaag) < 0)
        dag = d->v->vandaag;
    AUTO_JSON json_t *actie =
        json_pack("{s:s, s:s, s:I}", "titel", row_text(punt, "naam"), "vervaldatum", dag,
                  "gebruiker", (json_int_t)d->v->kijker->gebruiker);
    if (actie_add(d, row_int(in, "doel"), actie, ret_actie, p) != DONE ||
        db_exec(d->db, p, SQL_LINK,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", id),
                      B_TEXT(":punt", row_text(punt, "code")), B_INT(":actie", *ret_actie),
                      B_INT(":door", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    verzoek_object(d->v, "overgang", id);
    return db_exec(d->db, p, SQL_VERSION,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_TEXT(":status", NULL)),
                   NULL);
}
