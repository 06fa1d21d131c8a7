/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody leaves: everything they still hold, household by household and what belongs to no
 * household that they help, each with the page where it is handed on. Nothing is done here. */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/mijn.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

static const char SQL_MIJN[] = "SELECT huishouden_id AS id FROM zicht_kandidaat LIMIT 300";

/* What stands to the viewer's name in one household, as far as they see it: their own. */
static const char SQL_RIJ[] =
    "SELECT k.id AS \"id#\", k.naam, k.regisseur_id = kijker() AS \"regie?\","
    " (SELECT v.aan FROM zicht_regie_vraag v WHERE v.soort <> 'waarneming') AS gevraagd,"
    " EXISTS (SELECT 1 FROM zicht_waarneming w WHERE w.gebruiker_id = kijker()) AS \"waarneming?\""
    " FROM zicht_kaart k";
static const char SQL_ACTIES[] =
    "SELECT count(*) AS aantal, group_concat(a.personen) AS \"personen!\", max(a.grond) AS "
    "\"grond!\" FROM zicht_actie a WHERE a.eigenaar_gebruiker_id = kijker() AND a.status IN "
    "('open', 'aanvaard', 'bezig') HAVING count(*) > 0";
static const char SQL_TOESTEMMINGEN[] =
    "SELECT count(*) AS aantal, group_concat(t.personen) AS \"personen!\", max(t.grond) AS "
    "\"grond!\" FROM zicht_toestemming t WHERE t.ontvanger_gebruiker_id = kijker() AND t.einde_op "
    "IS NULL AND t.tot >= vandaag() HAVING count(*) > 0";
static const char SQL_HULP[] =
    "SELECT b.id AS \"id#\", b.taak, b.personen AS \"personen!\", b.grond AS \"grond!\" FROM "
    "zicht_betrokkenheid b WHERE b.gebruiker_id = kijker() AND b.status = 'actief' AND (b.tot IS "
    "NULL OR b.tot > vandaag()) ORDER BY b.id";
static const char SQL_OVERLEGGEN[] =
    "SELECT count(*) AS aantal, group_concat(o.personen) AS \"personen!\", max(o.grond) AS "
    "\"grond!\" FROM zicht_overleg o WHERE o.auteur_id = kijker() AND o.status = 'gepland'"
    " AND o.begin_op > :nu HAVING count(*) > 0";
static const char SQL_INTAKE[] = "SELECT a.id AS \"id#\", a.personen AS \"personen!\", a.grond AS "
                                 "\"grond!\" FROM zicht_aanmelding "
                                 "a WHERE a.eigenaar_id = kijker() AND a.status = 'open'";

static enum result count_put(struct dossier *d, json_t *row, const char *key, const char *sql,
                             const struct db_bind *binds, struct probleem *p)
{
    AUTO_JSON json_t *found = NULL;
    if (dossier_row(d, p, sql, binds, &found) != DONE)
        return FAILED;
    json_object_set_new(row, key,
                        found ? json_incref(json_object_get(found, "aantal")) : json_null());
    return DONE;
}

static bool holds(const json_t *row)
{
    return row_true(row, "regie") || row_true(row, "waarneming") || row_true(row, "intake") ||
           row_int(row, "acties") > 0 || row_int(row, "toestemmingen") > 0 ||
           row_int(row, "overleggen") > 0 || json_array_size(json_object_get(row, "hulp")) > 0;
}

static enum result household_add(struct verzoek *v, int64_t huishouden, json_t *rows,
                                 struct probleem *p)
{
    struct dossier d;
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *intake = NULL;
    bool open;
    if (lijst_open(v, p, huishouden, &d, &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, SQL_RIJ, NO_BINDS, &row) != DONE)
        return FAILED;
    if (!row)
        return DONE;
    if (count_put(&d, row, "acties", SQL_ACTIES, NO_BINDS, p) != DONE ||
        count_put(&d, row, "toestemmingen", SQL_TOESTEMMINGEN, NO_BINDS, p) != DONE ||
        count_put(&d, row, "overleggen", SQL_OVERLEGGEN, BINDS(B_INT(":nu", v->nu)), p) != DONE ||
        dossier_put_rows(&d, p, row, "hulp", SQL_HULP, NO_BINDS) != DONE ||
        dossier_row(&d, p, SQL_INTAKE, NO_BINDS, &intake) != DONE)
        return FAILED;
    json_object_set_new(row, "intake", json_boolean(intake != NULL));
    if (holds(row))
        json_array_append(rows, row);
    return DONE;
}

/* ---- what belongs to no household that they help ---- */

static const char SQL_AANMELDINGEN[] =
    "SELECT i.id AS \"id#\", i.over, i.uiterlijk, i.status = 'open' AND i.uiterlijk < vandaag() AS "
    "\"telaat?\", i.personen AS \"personen!\", i.grond AS \"grond!\" FROM zicht_instroom i"
    " WHERE i.mijn AND i.status = 'open' ORDER BY i.uiterlijk, i.id LIMIT 100";
static const char SQL_VESTIGINGEN[] = "SELECT s.id AS \"id#\", s.gemeente, s.op AS \"op@\", "
                                      "s.grond AS \"grond!\" FROM zicht_vestiging s"
                                      " WHERE s.einde_op IS NULL ORDER BY s.id LIMIT 100";
static const char SQL_AAN_MIJ[] =
    "SELECT huishouden_id, item_id FROM zicht_aan_mij WHERE soort = 'volgcontact' ORDER BY item_id"
    " DESC LIMIT 40";
static const char SQL_CONTACT[] =
    "SELECT v.id AS \"id#\", v.vorm, v.volgende, v.personen AS \"personen!\", v.grond AS"
    " \"grond!\" FROM zicht_volgcontact v WHERE v.id = :id AND v.contact_id = kijker()"
    " AND v.einde_op IS NULL";
static const char SQL_KANDIDAAT_VERZOEK[] =
    "SELECT huishouden_id, id AS item_id FROM zicht_kandidaat_avgverzoek ORDER BY uiterlijk, id"
    " LIMIT 40";
static const char SQL_VERZOEK[] =
    "SELECT v.id AS \"id#\", v.soort, v.uiterlijk, v.personen AS \"personen!\", v.grond AS"
    " \"grond!\" FROM zicht_avgverzoek v WHERE v.id = :id AND v.eigenaar_id = kijker()"
    " AND v.status = 'open'";

/* Each candidate opened on its own: the household or, where that stays closed, the item. */
static enum result items_put(struct verzoek *v, json_t *model, const char *key,
                             const char *candidates_sql, const char *sql, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *candidate, *rows = json_array();
    size_t i;
    json_object_set_new(model, key, rows);
    if (lijst_kandidaten(v, p, candidates_sql, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        struct dossier d;
        AUTO_JSON json_t *row = NULL;
        bool open, card;
        int64_t item = row_int(candidate, "item_id");
        if (mijn_open(v, row_int(candidate, "huishouden_id"), item, &d, &open, &card, p) != DONE ||
            (open && dossier_row(&d, p, sql, BINDS(B_INT(":id", item)), &row) != DONE))
            return FAILED;
        if (!row)
            continue;
        if (mijn_huishouden(&d, card, row, p) != DONE)
            return FAILED;
        json_array_append(rows, row);
    }
    return DONE;
}

static enum result apart_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *aanmeldingen, *vestigingen;
    if (eigen_rows(v, p, SQL_AANMELDINGEN, NO_BINDS, &aanmeldingen) != DONE)
        return FAILED;
    json_object_set_new(model, "aanmeldingen", aanmeldingen);
    if (eigen_rows(v, p, SQL_VESTIGINGEN, NO_BINDS, &vestigingen) != DONE)
        return FAILED;
    json_object_set_new(model, "vestigingen", vestigingen);
    if (items_put(v, model, "contacten", SQL_AAN_MIJ, SQL_CONTACT, p) != DONE ||
        items_put(v, model, "verzoeken", SQL_KANDIDAAT_VERZOEK, SQL_VERZOEK, p) != DONE)
        return FAILED;
    json_object_set_new(model, "apart",
                        json_boolean(json_array_size(aanmeldingen) + json_array_size(vestigingen) +
                                     json_array_size(json_object_get(model, "contacten")) +
                                     json_array_size(json_object_get(model, "verzoeken"))));
    return DONE;
}

static enum result vertrek_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *candidate, *rows = json_array();
    size_t i;
    json_object_set_new(model, "huishoudens", rows);
    json_object_set_new(model, "regisseur", json_boolean(k->rollen & ROL_REGISSEUR));
    if (lijst_kandidaten(v, p, SQL_MIJN, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        if (household_add(v, row_int(candidate, "id"), rows, p) != DONE)
            return FAILED;
    }
    return apart_put(v, model, p);
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/mijn/vertrek", "mijn.vertrek",
              "Wat er nog op uw naam staat, per huishouden, en waar u het overdraagt.",
              vertrek_read, .page = "mijn_vertrek"),
};
ROUTE_PART(vertrek, ROUTES);
