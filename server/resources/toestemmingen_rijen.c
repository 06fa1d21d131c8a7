/* SPDX-License-Identifier: EUPL-1.2 */
/* Consents with what belongs to them. */
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
    " t.tot <= dag_plus(vandaag(), 30) AS \"kort?\","
    " t.einde_op IS NULL AND t.tot >= vandaag() AS \"loopt?\", g.naam AS \"vastgelegdDoor\","
    " t.vastgelegd_op AS \"vastgelegdOp@\", t.einde_op AS \"eindeOp@\","
    " t.categorieen AS \"categorieen[]\", t.bronnen AS \"bronnen[]\","
    " t.dicht AS \"dicht[]\", t.stukken AS \"stukken?\","
    " t.personen AS \"personen!\", t.grond AS \"grond!\""
    " FROM zicht_toestemming_vol t JOIN gebruiker g ON g.id = t.vastgelegd_door"
    " WHERE (:id IS NULL OR t.id = :id) AND (:over IS NULL OR t.persoon_id = :over)"
    " AND (:na IS NULL OR t.id < :na) ORDER BY t.id DESC LIMIT 501";
_Static_assert(TOESTEMMINGEN_MOST == 500, "one row more is asked for");

static const char SQL_GEVERS[] =
    "SELECT g.toestemming_id AS \"bij#\", coalesce(g.gever_persoon_id, g.gever_onderdeel_id) AS "
    "\"gever#\", g.gever_persoon_id IS NULL AS \"organisatie?\", g.naam, g.hoedanigheid, g.antwoord"
    " FROM zicht_gever g WHERE :id IS NULL OR g.toestemming_id = :id"
    " ORDER BY g.hoedanigheid = 'gezag', g.naam";
static const char SQL_ITEMS[] =
    "SELECT i.toestemming_id AS \"bij#\", i.item_id AS \"item#\" FROM zicht_toestemming_item i"
    " WHERE :id IS NULL OR i.toestemming_id = :id";

/* Each row of `sql` goes to the consent it is of, under `key`. */
static enum result parts_add(struct dossier *d, const json_t *by_id, const char *key,
                             const char *sql, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, sql, BINDS(B_REF(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        json_t *list = json_object_get(json_object_get(by_id, row_text(row, "bij")), key);
        json_t *item = json_object_get(row, "item");
        json_object_del(row, "bij");
        if (list)
            json_array_append(list, item ? item : row);
    }
    return DONE;
}

static json_t *waiting_for(const json_t *row)
{
    json_t *wacht = json_array();
    const json_t *gever;
    size_t i;
    if (!row_true(row, "loopt") || strcmp(row_text(row, "stand"), "dicht") == 0)
        return wacht;
    json_array_foreach(json_object_get(row, "gevers"), i, gever)
    {
        const char *said = row_text(gever, "antwoord");
        if (!said || strcmp(said, "ja") != 0)
            json_array_append(wacht, json_object_get(gever, "naam"));
    }
    return wacht;
}

/* R9: the viewer's own onderdeel keeps a secret and did not confirm yet. */
static bool to_confirm(const json_t *row)
{
    const json_t *bron;
    size_t i;
    if (!row_true(row, "loopt") || strcmp(row_text(row, "soort"), "beroepsgeheim") != 0)
        return false;
    json_array_foreach(json_object_get(row, "bronnen"), i, bron)
    {
        if (row_true(bron, "eigen") && row_true(bron, "beroepsgeheim") &&
            !row_text(bron, "bevestigdOp"))
            return true;
    }
    return false;
}

enum result toestemmingen_rows(struct dossier *d, int64_t id, int64_t over, int64_t na,
                               json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *by_id = json_object();
    json_t *row;
    size_t i;
    bool items = false;
    if (dossier_rows(d, p, SQL_ROWS,
                     BINDS(B_REF(":id", id), B_REF(":over", over), B_REF(":na", na)),
                     &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        items = items || row_true(row, "stukken");
        json_object_set_new(row, "items", json_array());
        json_object_set_new(row, "gevers", json_array());
        json_object_set_new(row, "bevestigen", json_boolean(to_confirm(row)));
        json_object_del(row, "stukken");
        json_object_set(by_id, row_text(row, "id"), row);
    }
    /* the items only when a consent names any; those the viewer sees themselves (R24) */
    if ((json_array_size(rows) && parts_add(d, by_id, "gevers", SQL_GEVERS, id, p) != DONE) ||
        (items && parts_add(d, by_id, "items", SQL_ITEMS, id, p) != DONE))
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool in_force = strcmp(row_text(row, "stand"), "geldt") == 0;
        json_object_set_new(row, "kort", json_boolean(in_force && row_true(row, "kort")));
        json_object_set_new(row, "wachtOp", waiting_for(row));
    }
    *ret = TAKE(rows);
    return DONE;
}
