/* SPDX-License-Identifier: EUPL-1.2 */
/* Consents with what belongs to them: one statement for each kind of part, and not one for each
 * consent. */
#include "resources/toestemmingen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_ROWS[] =
    "SELECT t.id AS \"id#\", t.persoon_id AS \"persoon#\", t.persoon AS \"persoonNaam\","
    " (SELECT max(l.roepnaam) FROM zicht_lid l WHERE l.persoon_id = t.persoon_id) AS roepnaam,"
    " t.soort, t.ontvanger_onderdeel_id AS \"ontvangerOnderdeel#\","
    " t.ontvanger_gebruiker_id AS \"ontvangerGebruiker#\","
    " t.ontvanger_persoon_id AS \"ontvangerPersoon#\", t.ontvanger, t.ontvanger_onderdeel AS "
    "onderdeel, t.ontvanger_organisatie AS organisatie, t.doel, t.doel_zin AS \"doelZin\", t.van,"
    " t.tot, t.wijze, t.taal, t.tolk AS \"tolk?\", t.kind_alleen AS \"kindAlleen?\","
    " t.kind_alleen_reden AS \"kindAlleenReden\", t.tekst, t.stand,"
    " t.stand = 'geldt' AND t.tot <= dag_plus(vandaag(), 14) AS \"kort?\","
    " t.einde_op IS NULL AND t.tot >= vandaag() AS \"loopt?\", g.naam AS \"vastgelegdDoor\","
    " t.vastgelegd_op AS \"vastgelegdOp@\", t.einde_op AS \"eindeOp@\","
    " t.personen AS \"personen!\", t.grond AS \"grond!\""
    " FROM zicht_toestemming t JOIN gebruiker g ON g.id = t.vastgelegd_door"
    " WHERE (:id IS NULL OR t.id = :id) AND (:over IS NULL OR t.persoon_id = :over)"
    " AND (:na IS NULL OR t.id < :na) ORDER BY t.id DESC LIMIT 501";
_Static_assert(TOESTEMMINGEN_MOST == 500, "one row more is asked for");

static const char SQL_CATEGORIEEN[] =
    "SELECT c.toestemming_id AS \"bij#\", c.categorie AS code, k.naam"
    " FROM zicht_toestemming_categorie c JOIN categorie k ON k.code = c.categorie"
    " WHERE :id IS NULL OR c.toestemming_id = :id ORDER BY k.volgorde";
static const char SQL_BRONNEN[] =
    "SELECT b.toestemming_id AS \"bij#\", b.onderdeel_id AS \"onderdeel#\","
    " CASE WHEN instr(b.naam, b.organisatie) > 0 THEN b.naam ELSE b.naam || ' (' || b.organisatie "
    "|| ')' END AS naam, b.beroepsgeheim AS \"beroepsgeheim?\", b.bevestigd_op AS "
    "\"bevestigdOp@\","
    " b.onderdeel_id = (SELECT onderdeel_id FROM gebruiker WHERE id = kijker()) AS \"eigen?\""
    " FROM zicht_toestemming_bron b WHERE :id IS NULL OR b.toestemming_id = :id ORDER BY b.naam";
static const char SQL_ITEMS[] =
    "SELECT i.toestemming_id AS \"bij#\", i.item_id AS \"item#\" FROM zicht_toestemming_item i"
    " WHERE :id IS NULL OR i.toestemming_id = :id";
static const char SQL_GEVERS[] =
    "SELECT g.toestemming_id AS \"bij#\", coalesce(g.gever_persoon_id, g.gever_onderdeel_id) AS "
    "\"gever#\", g.gever_persoon_id IS NULL AS \"organisatie?\", g.naam, g.hoedanigheid"
    " FROM zicht_gever g WHERE :id IS NULL OR g.toestemming_id = :id"
    " ORDER BY g.hoedanigheid = 'gezag', g.naam";
static const char SQL_ANTWOORDEN[] =
    "SELECT v.toestemming_id AS \"bij#\", coalesce(v.gever_persoon_id, v.gever_onderdeel_id) AS "
    "\"gever#\", v.antwoord FROM zicht_verklaring v"
    " WHERE :id IS NULL OR v.toestemming_id = :id ORDER BY v.id";
static const char SQL_DICHT[] =
    "SELECT DISTINCT d.toestemming_id AS \"bij#\", d.reden FROM zicht_toestemming_dicht d"
    " WHERE :id IS NULL OR d.toestemming_id = :id";

static const struct deel {
    const char *key, *sql;
} DELEN[] = {
    {"categorieen", SQL_CATEGORIEEN}, {"bronnen", SQL_BRONNEN},       {"items", SQL_ITEMS},
    {"gevers", SQL_GEVERS},           {"antwoorden", SQL_ANTWOORDEN}, {"dicht", SQL_DICHT},
};

/* Each part goes to the consent it is of, under `key`. */
static enum result parts_add(struct dossier *d, const json_t *by_id, const struct deel *deel,
                             int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, deel->sql, BINDS(B_REF(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        json_t *list = json_object_get(json_object_get(by_id, row_text(row, "bij")), deel->key);
        json_object_del(row, "bij");
        if (list)
            json_array_append(list, row);
    }
    return DONE;
}

/* What this giver said last; NULL for nothing. */
static const json_t *last_answer(const json_t *antwoorden, const char *gever)
{
    for (size_t i = json_array_size(antwoorden); i-- > 0;) {
        const json_t *row = json_array_get(antwoorden, i);
        if (strcmp(row_text(row, "gever"), gever) == 0)
            return json_object_get(row, "antwoord");
    }
    return NULL;
}

static void gevers_finish(json_t *row)
{
    const json_t *antwoorden = json_object_get(row, "antwoorden");
    json_t *gever, *wacht = json_array();
    size_t i;
    json_array_foreach(json_object_get(row, "gevers"), i, gever)
    {
        const json_t *last = last_answer(antwoorden, row_text(gever, "gever"));
        const char *said = json_string_value(last);
        json_object_set_new(gever, "antwoord", said ? json_string(said) : json_null());
        if (!said || strcmp(said, "ja") != 0)
            json_array_append(wacht, json_object_get(gever, "naam"));
    }
    bool waits = row_true(row, "loopt") && strcmp(row_text(row, "stand"), "dicht") != 0;
    if (!waits)
        json_array_clear(wacht);
    json_object_set_new(row, "wachtOp", wacht);
    json_object_del(row, "antwoorden");
}

static void row_finish(json_t *row)
{
    json_t *bron, *item, *ids = json_array();
    size_t i;
    bool confirm = false;
    json_array_foreach(json_object_get(row, "bronnen"), i, bron)
    {
        confirm = confirm || (row_true(bron, "eigen") && row_true(bron, "beroepsgeheim") &&
                              !row_text(bron, "bevestigdOp"));
    }
    json_array_foreach(json_object_get(row, "items"), i, item)
    {
        json_array_append(ids, json_object_get(item, "item"));
    }
    json_object_set_new(row, "items", ids);
    json_object_set_new(row, "bevestigen",
                        json_boolean(confirm && row_true(row, "loopt") &&
                                     strcmp(row_text(row, "soort"), "beroepsgeheim") == 0));
    gevers_finish(row);
}

enum result toestemmingen_rows(struct dossier *d, int64_t id, int64_t over, int64_t na,
                               json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *by_id = json_object();
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_ROWS,
                     BINDS(B_REF(":id", id), B_REF(":over", over), B_REF(":na", na)),
                     &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        for (size_t k = 0; k < COUNT_OF(DELEN); k++)
            json_object_set_new(row, DELEN[k].key, json_array());
        json_object_set(by_id, row_text(row, "id"), row);
    }
    for (size_t k = 0; k < COUNT_OF(DELEN) && json_array_size(rows); k++)
        if (parts_add(d, by_id, &DELEN[k], id, p) != DONE)
            return FAILED;
    json_array_foreach(rows, i, row) { row_finish(row); }
    *ret = TAKE(rows);
    return DONE;
}
