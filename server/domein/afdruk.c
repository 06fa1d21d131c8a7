/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/afdruk.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_PLAN[] = "SELECT plan_id FROM zicht_kaart WHERE plan_id IS NOT NULL";
static const char SQL_LID[] = "SELECT max(naam) AS naam FROM zicht_lid WHERE persoon_id = :persoon"
                              " AND (tot IS NULL OR tot >= vandaag()) HAVING count(*) > 0";
static const char SQL_ADD[] = "INSERT INTO afdruk (huishouden_id, id, lezer_id, maker_id, op)"
                              " VALUES (:h, :id, :lezer, :maker, :nu)";

static const char SQL_LEEST[] = "SELECT count(*) FROM zicht_afdruk_lezer";

/* Who has died reads nothing: said when the print is asked for, not when it is opened. */
static enum result reader_check(struct dossier *d, int64_t persoon, struct probleem *p)
{
    int64_t reads = 0;
    struct db_context before = oogpunt_familie(d, persoon);
    enum result r = db_int(d->db, p, SQL_LEEST, NO_BINDS, 0, &reads);
    oogpunt_terug(d, &before);
    if (r == DONE && !reads)
        return probleem_veld(p, "persoon", "onbekende-keuze",
                             "Voor deze persoon kunt u geen afdruk maken.");
    return r;
}

enum result afdruk_add(struct dossier *d, int64_t persoon, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *lid = NULL;
    int64_t plan;
    if (mag(d, p, "afdruk.maken") != DONE ||
        dossier_int(d, p, SQL_PLAN, NO_BINDS, 0, &plan) != DONE ||
        dossier_row(d, p, SQL_LID, BINDS(B_INT(":persoon", persoon)), &lid) != DONE)
        return FAILED;
    if (!plan)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er is geen open gezinsplan. Er is niets opgeslagen.");
    if (!lid)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies iemand van dit gezin.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "afdruk", *ret_id);
    if (db_exec(d->db, p, SQL_ADD,
                BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id), B_INT(":lezer", persoon),
                      B_INT(":maker", d->v->kijker->gebruiker), B_INT(":nu", d->v->nu)),
                NULL) != DONE)
        return FAILED;
    return reader_check(d, persoon, p);
}

/* ---- what both see ---- */

/* `stuk` is the item, or the consent. */
static const struct deel {
    const char *key, *sql;
    bool plan; /* of the open plan alone */
} DELEN[] = {
    {"woorden",
     "SELECT w.id AS \"stuk#\", w.tekst, w.wie, w.personen AS \"personen!\","
     " w.grond AS \"grond!\" FROM zicht_afdruk_woord w ORDER BY w.datum DESC, w.id DESC",
     false},
    {"stukken",
     "SELECT s.id AS \"stuk#\", s.soort, c.naam AS categorie, s.tekst, s.personen AS"
     " \"personen!\", s.grond AS \"grond!\" FROM zicht_planstuk s"
     " JOIN categorie c ON c.code = s.categorie WHERE s.klaar_op IS NULL"
     " ORDER BY c.volgorde, s.id",
     false},
    {"doelen",
     "SELECT d.id AS \"stuk#\", d.titel, d.status, d.status_op AS \"statusOp@\","
     " d.score_begin AS \"scoreBegin\", d.score_nu AS \"scoreNu\","
     " d.personen AS \"personen!\", d.grond AS \"grond!\" FROM zicht_doel d"
     " WHERE d.plan_id = :plan AND d.status IN ('actief', 'behaald')"
     " ORDER BY d.status, d.id",
     true},
    {"acties",
     "SELECT a.id AS \"stuk#\", a.doel_id AS \"doel#\", a.titel, a.eigenaar, a.vervaldatum,"
     " a.status = 'gereed' AS \"klaar?\", a.personen AS \"personen!\","
     " a.grond AS \"grond!\" FROM zicht_afdruk_actie a"
     " WHERE a.plan_id = :plan AND a.status NOT IN ('geweigerd', 'vervallen')"
     " ORDER BY a.vervaldatum, a.id",
     true},
    {"helpers",
     "SELECT b.id AS \"stuk#\", g.naam, b.taak, g.telefoon, b.personen AS \"personen!\","
     " b.grond AS \"grond!\" FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id ="
     " b.gebruiker_id WHERE b.status = 'actief' AND b.van <= vandaag()"
     " AND (b.tot IS NULL OR b.tot >= vandaag()) ORDER BY g.naam",
     false},
    {"eigenPlan",
     "SELECT f.document_id AS \"stuk#\", f.titel, f.datum, f.personen AS \"personen!\","
     " f.grond AS \"grond!\" FROM zicht_familiegroepsplan f WHERE f.plan_id = :plan ORDER BY "
     "f.datum, 1",
     true},
};
/* What a row is known by to both: an item, or a consent. */
static const char SQL_IDS[] =
    "SELECT id AS \"id#\" FROM zicht_item UNION ALL SELECT id FROM zicht_toestemming";
static const char SQL_LEZER[] = "SELECT naam, kaart AS \"kaart?\" FROM zicht_afdruk_lezer";
static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.id AS \"stuk#\", t.doel_zin AS \"doelZin\", t.ontvanger, t.tot, t.personen AS "
    "\"personen!\","
    " t.grond AS \"grond!\" FROM zicht_lezer_toestemming t WHERE t.persoon_id = :lezer"
    " AND t.einde_op IS NULL AND t.tot >= vandaag() AND t.ontvanger IS NOT NULL ORDER BY t.id";

/* What the reader said of the plan last. */
static const char SQL_AKKOORD[] =
    "SELECT a.id AS \"stuk#\", a.antwoord, a.woorden, a.datum, a.personen AS \"personen!\","
    " a.grond AS \"grond!\" FROM zicht_akkoord a WHERE a.persoon_id = :lezer"
    " ORDER BY a.datum DESC, a.id DESC LIMIT 1";

static enum result own_ids(struct dossier *d, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    *ret = json_object();
    if (dossier_rows(d, p, SQL_IDS, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        json_object_set_new(*ret, row_text(row, "id"), json_true());
    }
    return DONE;
}

static void both_keep(json_t *model, const char *key, const json_t *rows, const json_t *own)
{
    json_t *row, *list = json_array();
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)rows, i, row)
    {
        json_object_del(row, "personen");
        json_object_del(row, "grond");
        if (json_object_get(own, row_text(row, "stuk")))
            json_array_append(list, row);
    }
    json_object_set_new(model, key, list);
}

/* With the reader's eyes: their blocks hold for names too. */
static enum result read_as(struct dossier *d, int64_t lezer, int64_t plan, const json_t *own,
                           json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *who = NULL;
    if (dossier_one(d, p, SQL_LEZER, NO_BINDS, &who) != DONE)
        return FAILED;
    json_object_set(model, "naam", json_object_get(who, "naam"));
    json_object_set_new(model, "kaart", json_boolean(row_true(who, "kaart")));
    for (size_t i = 0; i < COUNT_OF(DELEN); i++) {
        AUTO_JSON json_t *rows = NULL;
        const struct db_bind *of_plan = BINDS(B_INT(":plan", plan));
        if (dossier_rows(d, p, DELEN[i].sql, DELEN[i].plan ? of_plan : NO_BINDS, &rows) != DONE)
            return FAILED;
        both_keep(model, DELEN[i].key, rows, own);
    }
    AUTO_JSON json_t *consents = NULL;
    AUTO_JSON json_t *said = NULL;
    if (dossier_rows(d, p, SQL_TOESTEMMINGEN, BINDS(B_INT(":lezer", lezer)), &consents) != DONE ||
        dossier_rows(d, p, SQL_AKKOORD, BINDS(B_INT(":lezer", lezer)), &said) != DONE)
        return FAILED;
    both_keep(model, "toestemmingen", consents, own);
    both_keep(model, "akkoord", said, own);
    return DONE;
}

/* The actions of a goal of the print; NULL when it is not on it. */
static json_t *goal_actions(const json_t *model, const char *id)
{
    json_t *doel;
    size_t i;
    json_array_foreach(json_object_get(model, "doelen"), i, doel)
    {
        if (strcmp(row_text(doel, "stuk"), id) == 0)
            return json_object_get(doel, "acties");
    }
    return NULL;
}

/* Each action under its goal, where both see both; of another goal nothing is told (R24). */
static void actions_divide(json_t *model)
{
    json_t *row, *loose = json_array();
    size_t i;
    json_array_foreach(json_object_get(model, "doelen"), i, row)
        json_object_set_new(row, "acties", json_array());
    json_array_foreach(json_object_get(model, "acties"), i, row)
    {
        json_t *list = goal_actions(model, row_text(row, "doel"));
        if (!list)
            json_object_set_new(row, "doel", json_null());
        json_array_append(list ? list : loose, row);
    }
    json_object_del(model, "acties");
    json_object_set_new(model, "losseActies", loose);
}

static void parts_divide(json_t *model)
{
    static const char *const SOORTEN[][2] = {
        {"kernverhaal", "verhaal"}, {"kracht", "krachten"}, {"zorg", "zorgen"}};
    json_t *row;
    size_t i;
    for (size_t n = 0; n < COUNT_OF(SOORTEN); n++) {
        json_t *list = json_array();
        json_array_foreach(json_object_get(model, "stukken"), i,
                           row) if (strcmp(row_text(row, "soort"), SOORTEN[n][0]) == 0)
            json_array_append(list, row);
        json_object_set_new(model, SOORTEN[n][1], list);
    }
    json_object_del(model, "stukken");
}

enum result afdruk_put(struct dossier *d, int64_t persoon, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *own = NULL;
    int64_t plan;
    if (mag(d, p, "afdruk.maken") != DONE || own_ids(d, &own, p) != DONE ||
        dossier_int(d, p, SQL_PLAN, NO_BINDS, 0, &plan) != DONE)
        return FAILED;
    struct db_context before = oogpunt_familie(d, persoon);
    enum result r = read_as(d, persoon, plan, own, model, p);
    oogpunt_terug(d, &before);
    if (r != DONE)
        return FAILED;
    actions_divide(model);
    parts_divide(model);
    return DONE;
}
