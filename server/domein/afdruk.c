/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/afdruk.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/oogpunt.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_LID[] = "SELECT max(naam) AS naam FROM zicht_lid WHERE persoon_id = :persoon"
                              " AND (tot IS NULL OR tot >= vandaag()) HAVING count(*) > 0";
static const char SQL_ADD[] = "INSERT INTO afdruk (huishouden_id, id, lezer_id, maker_id, op)"
                              " VALUES (:h, :id, :lezer, :maker, :nu)";

enum result afdruk_add(struct dossier *d, int64_t persoon, int64_t *ret_id, struct probleem *p)
{
    AUTO_JSON json_t *lid = NULL;
    if (mag(d, p, "afdruk.maken") != DONE ||
        dossier_row(d, p, SQL_LID, BINDS(B_INT(":persoon", persoon)), &lid) != DONE)
        return FAILED;
    if (!lid)
        return probleem_veld(p, "persoon", "onbekende-keuze", "Kies iemand van dit gezin.");
    *ret_id = verzoek_id(d->v);
    verzoek_object(d->v, "afdruk", *ret_id);
    return db_exec(d->db, p, SQL_ADD,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":id", *ret_id),
                         B_INT(":lezer", persoon), B_INT(":maker", d->v->kijker->gebruiker),
                         B_INT(":nu", d->v->nu)),
                   NULL);
}

/* ---- what both see ---- */

/* `stuk` is the item's number, taken out again below. */
static const struct deel {
    const char *key, *sql;
} DELEN[] = {
    {"woorden",
     "SELECT w.id AS stuk, w.tekst, w.wie, w.personen AS \"personen!\","
     " w.grond AS \"grond!\" FROM zicht_afdruk_woord w ORDER BY w.datum DESC, w.id DESC LIMIT 6"},
    {"stukken", "SELECT s.id AS stuk, s.soort, c.naam AS categorie, s.tekst, s.personen AS"
                " \"personen!\", s.grond AS \"grond!\" FROM zicht_planstuk s"
                " JOIN categorie c ON c.code = s.categorie WHERE s.klaar_op IS NULL"
                " ORDER BY c.volgorde, s.id"},
    {"doelen", "SELECT d.id AS stuk, d.titel, d.status, d.status_op AS \"statusOp@\","
               " d.score_begin AS \"scoreBegin\", d.score_nu AS \"scoreNu\","
               " d.personen AS \"personen!\", d.grond AS \"grond!\" FROM zicht_doel d"
               " WHERE d.status IN ('actief', 'behaald') ORDER BY d.status, d.id"},
    {"acties", "SELECT a.id AS stuk, a.doel_id AS doel, a.titel, a.eigenaar, a.vervaldatum,"
               " a.status = 'gereed' AS \"klaar?\", a.personen AS \"personen!\","
               " a.grond AS \"grond!\" FROM zicht_actie a"
               " WHERE a.status NOT IN ('geweigerd', 'vervallen') ORDER BY a.vervaldatum, a.id"},
    {"helpers", "SELECT b.id AS stuk, g.naam, b.taak, g.telefoon, b.personen AS \"personen!\","
                " b.grond AS \"grond!\" FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id ="
                " b.gebruiker_id WHERE b.status = 'actief' AND b.van <= vandaag()"
                " AND (b.tot IS NULL OR b.tot >= vandaag()) ORDER BY g.naam"},
};
static const char SQL_IDS[] = "SELECT id FROM zicht_item";
static const char SQL_LEZER[] = "SELECT naam, kaart FROM zicht_afdruk_lezer";
static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.doel_zin AS \"doelZin\", t.ontvanger, t.tot, t.personen AS \"personen!\","
    " t.grond AS \"grond!\" FROM zicht_lezer_toestemming t WHERE t.persoon_id = :lezer"
    " AND t.einde_op IS NULL AND t.tot >= vandaag() AND t.ontvanger IS NOT NULL ORDER BY t.id";

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
        char id[24];
        (void)snprintf(id, sizeof id, "%lld", (long long)row_int(row, "id"));
        json_object_set_new(*ret, id, json_true());
    }
    return DONE;
}

static void both_keep(json_t *model, const char *key, const json_t *rows, const json_t *own)
{
    json_t *row, *list = json_array();
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)rows, i, row)
    {
        char id[24];
        (void)snprintf(id, sizeof id, "%lld", (long long)row_int(row, "stuk"));
        json_object_del(row, "personen");
        json_object_del(row, "grond");
        if (json_object_get(own, id))
            json_array_append(list, row);
    }
    json_object_set_new(model, key, list);
}

/* With the reader's eyes: their blocks hold for names too. */
static enum result read_as(struct dossier *d, int64_t lezer, const json_t *own, json_t *model,
                           struct probleem *p)
{
    AUTO_JSON json_t *who = NULL;
    if (dossier_row(d, p, SQL_LEZER, NO_BINDS, &who) != DONE)
        return FAILED;
    if (!who)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set(model, "naam", json_object_get(who, "naam"));
    json_object_set_new(model, "kaart", json_boolean(row_true(who, "kaart")));
    for (size_t i = 0; i < COUNT_OF(DELEN); i++) {
        AUTO_JSON json_t *rows = NULL;
        if (dossier_rows(d, p, DELEN[i].sql, NO_BINDS, &rows) != DONE)
            return FAILED;
        both_keep(model, DELEN[i].key, rows, own);
    }
    return dossier_put_rows(d, p, model, "toestemmingen", SQL_TOESTEMMINGEN,
                            BINDS(B_INT(":lezer", lezer)));
}

/* Each action under its goal, where the reader sees both. */
static void actions_divide(json_t *model)
{
    json_t *doel, *actie, *loose = json_array();
    size_t i, j;
    json_array_foreach(json_object_get(model, "doelen"), i, doel)
        json_object_set_new(doel, "acties", json_array());
    json_array_foreach(json_object_get(model, "acties"), i, actie)
    {
        json_t *list = loose;
        json_array_foreach(json_object_get(model, "doelen"), j,
                           doel) if (row_int(doel, "stuk") == row_int(actie, "doel")) list =
            json_object_get(doel, "acties");
        json_array_append(list, actie);
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
    if (mag(d, p, "afdruk.maken") != DONE || own_ids(d, &own, p) != DONE)
        return FAILED;
    struct db_context before = oogpunt_familie(d, persoon);
    enum result r = read_as(d, persoon, own, model, p);
    oogpunt_terug(d, &before);
    if (r != DONE)
        return FAILED;
    actions_divide(model);
    parts_divide(model);
    return DONE;
}
