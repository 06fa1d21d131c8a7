/* SPDX-License-Identifier: EUPL-1.2 */
/* Households as a list: one's own, and for procesregie those of the area. Names are searched by
 * POST, never in a URL. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/beelden.h"
#include "resources/lijst.h"
#include "resources/namen.h"
#include "resources/vondst.h"
#include "verzoek/verzoek.h"

enum { PAGE = 50 };

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    BEELD_WIJK,
    BEELD_TOON,
    {0},
};
static const struct veld OVERZICHT_VELDEN[] = {BEELD_WIJK, {0}};
static const struct veld ZOEK_VELDEN[] = {
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 2,
     .max = 100,
     .label = "Naam van een huishouden of lid"},
    {0},
};

/* Newest first; a row for each capacity. */
static const char SQL_EIGEN[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_rij WHERE huishouden_id < :na"
    " ORDER BY huishouden_id DESC LIMIT 51";
/* Of the area, in order of id; the viewer's own are among them. */
static const char SQL_GEBIED[] = "SELECT huishouden_id AS id FROM zicht_kandidaat_proces WHERE "
                                 "huishouden_id > :na ORDER BY huishouden_id LIMIT 51";

/* The same of what was chosen. */
#define CHOSEN                                                                                     \
    " AND (:wijk = 0 OR wijk_id = :wijk) AND CASE :toon WHEN 'evaluatie' THEN evaluatiedatum <="   \
    " dag_plus(vandaag(), 30) WHEN 'zonder' THEN vacature_sinds IS NOT NULL"
static const char SQL_EIGEN_KEUZE[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_keuze WHERE huishouden_id < :na" CHOSEN
    " WHEN 'regie' THEN regie ELSE 1 END ORDER BY huishouden_id DESC LIMIT 51";
static const char SQL_GEBIED_KEUZE[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_proces WHERE huishouden_id > :na" CHOSEN
    " WHEN 'regie' THEN huishouden_id IN (SELECT huishouden_id FROM zicht_kandidaat_keuze WHERE"
    " regie) ELSE 1 END ORDER BY huishouden_id LIMIT 51";

static enum result candidates_read(struct verzoek *v, bool area, int64_t na, json_t **ret,
                                   struct probleem *p)
{
    int64_t wijk = in_int(v, "wijk", 0);
    const char *toon = in_text(v, "toon");
    if (!wijk && !toon)
        return lijst_kandidaten(v, p, area ? SQL_GEBIED : SQL_EIGEN, BINDS(B_INT(":na", na)), ret);
    return lijst_kandidaten(v, p, area ? SQL_GEBIED_KEUZE : SQL_EIGEN_KEUZE,
                            BINDS(B_INT(":na", na), B_INT(":wijk", wijk), B_TEXT(":toon", toon)),
                            ret);
}

/* Opens candidates, a part at a time, until there is a page of rows and one more, or no candidate
 * is left: what does not open takes no place on the page (R24). */
static enum result page_open(struct verzoek *v, bool area, int64_t na, json_t *rows,
                             struct probleem *p)
{
    for (size_t taken = PAGE + 1; taken > PAGE && json_array_size(rows) <= PAGE;) {
        AUTO_JSON json_t *part = NULL;
        json_t *candidate;
        size_t i;
        if (candidates_read(v, area, na, &part, p) != DONE)
            return FAILED;
        taken = json_array_size(part);
        json_array_foreach(part, i, candidate)
        {
            int64_t id = row_int(candidate, "id");
            if (id == na || json_array_size(rows) > PAGE)
                continue;
            na = id;
            if (lijst_huishouden(v, id, NULL, rows, p) != DONE)
                return FAILED;
        }
    }
    return DONE;
}

static enum result rows_open(struct verzoek *v, const json_t *candidates, json_t *rows,
                             struct probleem *p)
{
    json_t *candidate;
    size_t i;
    json_array_foreach(candidates, i,
                       candidate) if (lijst_huishouden(v, row_int(candidate, "id"), NULL, rows,
                                                       p) != DONE) return FAILED;
    return DONE;
}

/* For the button "Nieuw huishouden" (R5). */
static enum result openen_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    bool may;
    if (kijker_mag(v, p, "huishouden.openen", &may) != DONE)
        return FAILED;
    json_object_set_new(model, "magOpenen", json_boolean(may));
    return DONE;
}

static enum result lijst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    json_t *rows = json_array();
    bool area = k->rollen & ROL_PROCESREGISSEUR;
    if (!v->api &&
        (openen_put(v, model, p) != DONE || beelden_put(v, model, "huishoudens", p) != DONE)) {
        json_decref(rows);
        return FAILED;
    }
    json_object_set_new(model, "gezocht", json_null());
    json_object_set_new(model, "lijkt", json_false());
    json_object_set_new(model, "meer", json_false());
    json_object_set_new(model, "gebied", json_boolean(area));
    if (page_open(v, area, in_int(v, "na", area ? 0 : INT64_MAX), rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    json_incref(rows);
    enum result r = model_lijst(v, model, rows, PAGE, "id", p);
    if (r == DONE && !area)
        lijst_sort(rows);
    json_decref(rows);
    return r;
}

static enum result zoek_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    struct namen_vondst found = {.rows = json_array()};
    json_object_set_new(model, "resultaten", found.rows);
    json_object_set_new(model, "gezocht", json_string(in_text(v, "naam")));
    json_object_set_new(model, "gebied", json_boolean(k->rollen & ROL_PROCESREGISSEUR));
    json_object_set_new(model, "volgende", json_null());
    if (!v->api) { /* of what was found nothing more is chosen */
        json_object_set_new(model, "keuze", json_null());
        json_object_set_new(model, "beelden", json_array());
        json_object_set_new(model, "gekozen", json_false());
    }
    if ((!v->api && openen_put(v, model, p) != DONE) ||
        vondst_vraag(in_text(v, "naam"), "naam", p) != DONE ||
        namen_zoek(v, in_text(v, "naam"), PAGE, &found, p) != DONE)
        return FAILED;
    json_object_set_new(model, "lijkt", json_boolean(found.lijkt));
    json_object_set_new(model, "meer", json_boolean(found.meer));
    return DONE;
}

/* ---- regieoverzicht ---- */

/* In one wijk, or in all of the area. */
#define IN_WIJK                                                                                    \
    " (:wijk = 0 OR huishouden_id IN (SELECT huishouden_id FROM zicht_kandidaat_proces WHERE"      \
    " wijk_id = :wijk))"
static const char SQL_VACATURES[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_proces WHERE vacature_sinds IS NOT NULL"
    " AND (:wijk = 0 OR wijk_id = :wijk) ORDER BY vacature_uiterlijk LIMIT 51";
static const char SQL_LAAT[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_proces WHERE vacature_sinds IS NULL AND"
    " evaluatiedatum < vandaag() AND (:wijk = 0 OR wijk_id = :wijk) ORDER BY evaluatiedatum LIMIT"
    " 51";
static const char SQL_STIL[] =
    "SELECT huishouden_id AS id, laatst_op AS \"laatstOp@\" FROM zicht_kandidaat_stil WHERE" IN_WIJK
    " ORDER BY laatst_op LIMIT 51";
static const char SQL_SLAAPT[] =
    "SELECT huishouden_id AS id, geopend_op AS \"geopendOp@\" FROM zicht_kandidaat_slaapt"
    " WHERE" IN_WIJK " ORDER BY geopend_op LIMIT 51";
static const char SQL_TERMIJN[] =
    "SELECT huishouden_id AS id, termijn, op FROM zicht_kandidaat_termijn WHERE" IN_WIJK
    " ORDER BY op LIMIT 51";
static const char SQL_CASELOAD[] =
    "SELECT gewicht, id AS \"id#\", naam, onderdeel, plekken, huishoudens, huishoudens >= plekken "
    "AS "
    "\"vol?\","
    " min(100, huishoudens * 100 / max(plekken, 1)) AS percentage FROM zicht_caseload"
    " ORDER BY huishoudens * 100 / max(plekken, 1), naam LIMIT 300";

enum { OVERZICHT_MOST = 50 }; /* of each list; the SQL asks one more */

/* Whether there are more of them than are shown: a list that only ends says there are not. */
static void part_end(json_t *model, const char *key)
{
    json_t *rows = json_object_get(model, key);
    bool more = json_array_size(rows) > OVERZICHT_MOST;
    if (more)
        json_array_remove(rows, OVERZICHT_MOST);
    json_object_set_new(json_object_get(model, "meer"), key, json_boolean(more));
}

static enum result part(struct verzoek *v, const char *sql, json_t *model, const char *key,
                        struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array();
    json_object_set_new(model, key, rows);
    if (lijst_kandidaten(v, p, sql, BINDS(B_INT(":wijk", in_int(v, "wijk", 0))), &candidates) !=
        DONE)
        return FAILED;
    if (rows_open(v, candidates, rows, p) != DONE)
        return FAILED;
    part_end(model, key);
    return DONE;
}

/* The same, with what the candidate is one for beside the card. */
static enum result part_why(struct verzoek *v, const char *sql, json_t *model, const char *key,
                            struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array(), *candidate;
    size_t i;
    json_object_set_new(model, key, rows);
    if (lijst_kandidaten(v, p, sql, BINDS(B_INT(":wijk", in_int(v, "wijk", 0))), &candidates) !=
        DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        size_t before = json_array_size(rows);
        int64_t id = row_int(candidate, "id");
        if (lijst_huishouden(v, id, NULL, rows, p) != DONE)
            return FAILED;
        if (json_array_size(rows) == before)
            continue;
        json_object_del(candidate, "id");
        json_object_update(json_array_get(rows, before), candidate);
    }
    part_end(model, key);
    return DONE;
}

static enum result overzicht_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    json_object_set_new(model, "meer", json_object());
    if (part(v, SQL_VACATURES, model, "vacatures", p) != DONE ||
        part(v, SQL_LAAT, model, "evaluatieTeLaat", p) != DONE ||
        part_why(v, SQL_STIL, model, "stil", p) != DONE ||
        part_why(v, SQL_SLAAPT, model, "slaapt", p) != DONE ||
        part_why(v, SQL_TERMIJN, model, "termijnen", p) != DONE ||
        beelden_put(v, model, "regieoverzicht", p) != DONE)
        return FAILED;
    json_t *caseload;
    if (eigen_rows(v, p, SQL_CASELOAD, NO_BINDS, &caseload) != DONE)
        return FAILED;
    return json_object_set_new(model, "caseload", caseload) == 0 ? DONE : FAILED;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/huishoudens", "huishoudens.lezen",
              "De huishoudens waar u bij helpt; voor procesregie die van het gebied.", lijst_read,
              .page = "huishoudens", .velden = LIJST_VELDEN),
    USER_READ(HTTP_POST, "/huishoudens/_zoek", "huishoudens.zoeken",
              "Zoekt in die huishoudens op naam, ook als die net anders geschreven is.", zoek_read,
              .page = "huishoudens", .velden = ZOEK_VELDEN, .zoeken = true,
              .formulier = "/huishoudens"),
    USER_READ(
        HTTP_GET, "/regieoverzicht", "regieoverzicht.lezen",
        "Voor procesregie: huishoudens zonder regisseur, evaluaties die te laat zijn, plannen "
        "die stilstaan of slapen, en hoe vol iedereen zit.",
        overzicht_read, .page = "regieoverzicht", .velden = OVERZICHT_VELDEN),
};
ROUTE_PART(huishoudens, ROUTES);
