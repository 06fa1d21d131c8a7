/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages to the viewer (domein/attendering.h), and where each leads to. */
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char SQL_BERICHTEN[] =
    "SELECT a.id AS \"id#\", a.soort, a.huishouden_id AS h, a.object, a.object_id AS "
    "\"objectId#\", a.op AS \"op@\","
    " a.gelezen_op IS NULL AS \"nieuw?\", a.aantal, a.aantal > 1 AS \"vaker?\","
    " g.naam AS wie FROM zicht_attendering a"
    " LEFT JOIN gebruiker g ON a.soort = 'actie-telaat-contact' AND g.id = a.object_id"
    " ORDER BY a.gelezen_op IS NOT NULL, a.op DESC, a.id DESC LIMIT :most OFFSET :na";

enum { PAGE = 100 };

static const struct veld LIJST_VELDEN[] = {
    {.naam = "na", .soort = VELD_GETAL, .min = 0, .max = 100000, .label = "Na hoeveel berichten"},
    {0},
};
/* The page sends those it shows: what came since, or stands on the next page, stays new. */
static const struct veld GELEZEN_VELDEN[] = {
    {.naam = "berichten",
     .soort = VELD_IDS,
     .max = PAGE,
     .label = "Welke berichten?",
     .hint = "Leeg: alle berichten."},
    {0},
};

/* The regie decides in its household, the desk calls from its list; who is both decides first. */
static json_t *terugbellen_url(const json_t *row, const char *id)
{
    const char *huishouden = row_text(json_object_get(row, "huishouden"), "id");
    if (huishouden && strcmp(row_text(row, "soort"), "terugbellen-gevraagd") == 0)
        return json_sprintf("/huishoudens/%s/terugbellen/%s", huishouden, id);
    return json_string("/terugbellen");
}

/* Where a message about an object leads to: `na` NULL is a page of its own, without an id. */
static const struct {
    const char *object, *voor, *na;
    bool huis; /* by the household, when the viewer may open it; else by the object */
    bool stuk; /* of a dossier: opened on sight of it (lijst_ziet) */
} PLEKKEN[] = {
    {"actie", "/acties/", "", false, true},
    {"avgverzoek", "/verzoeken/", "", false, true},
    {"bericht", "/berichten/", "", false, true},
    {"betrokkenheid", "/betrokkenen/", "", false, true},
    {"betwisting", "/betwistingen/", "", false, true},
    {"deelbesluit", "/deelbesluiten/", "", false, true},
    {"inbreng", "/samenspraak/", "", false, true},
    {"instroom", "/aanmeldingen/", "", false, false},
    {"inzagesignalen", "/inzagesignalen", NULL, false, false},
    {"logcontrole", "/logboek/controles/", "", false, false},
    {"noodtoegang-huishouden", "/huishoudens/", "/noodtoegang", false, false},
    {"noodtoegang-mijn", "/noodtoegang/", "", false, false},
    {"noodtoegang-toets", "/noodtoegangen/", "", false, false},
    {"notitie", "/notities/", "", false, true},
    {"overgang", "/overgangen/", "", false, true},
    {"overleg", "/overleggen/", "", false, true},
    {"persoonkoppeling", "/persoonkoppelingen/", "", false, false},
    {"regiebesluit", "/regiebesluiten/", "", false, true},
    {"regieverzoek", "/regieverzoeken/", "", false, true},
    {"samenspraak", "/huishoudens/", "/samenspraak", false, false},
    {"toestemming", "/toestemmingen/", "", false, true},
    {"verhuizing", "/verhuizingen/", "", false, true},
    {"vernietigingslijst", "/vernietigingslijsten/", "", false, false},
    {"verwijzing", "/verwijzingen/", "", false, true},
    {"vestiging", "/vestigingen/", "", false, false},
    {"volgcontact", "/volgcontacten/", "", false, true},
    {"voorziening", "/voorzieningen/", "", false, true},
    {"ave", "/huishoudens/", "/ave", true, false},
    {"overgangen", "/huishoudens/", "/overgangen", true, false},
    {"regie", "/huishoudens/", "/regie", true, false},
};

/* Whether what the message is about can still be opened by the viewer (`open`: the household can).
 * What is of no dossier is opened by its own rules. */
static enum result bericht_opent(struct verzoek *v, const json_t *row, bool open, bool *ret,
                                 struct probleem *p)
{
    const char *object = row_text(row, "object");
    int64_t huishouden = row_int(row, "h");
    *ret = true;
    for (size_t i = 0; huishouden && object && i < COUNT_OF(PLEKKEN); i++) {
        if (strcmp(PLEKKEN[i].object, object) != 0)
            continue;
        if (PLEKKEN[i].stuk)
            return lijst_ziet(v, p, huishouden, PLEKKEN[i].voor,
                              id_parse(row_text(row, "objectId")), ret);
        *ret = open || strcmp(PLEKKEN[i].voor, "/huishoudens/") != 0;
    }
    return DONE;
}

/* NULL: nowhere by its object alone. */
static json_t *object_url(const char *object, const char *id, const char *huishouden)
{
    for (size_t i = 0; i < COUNT_OF(PLEKKEN); i++) {
        if (strcmp(PLEKKEN[i].object, object) != 0)
            continue;
        const char *of = PLEKKEN[i].huis ? huishouden : id;
        if (!PLEKKEN[i].na)
            return json_string(PLEKKEN[i].voor);
        return of ? json_sprintf("%s%s%s", PLEKKEN[i].voor, of, PLEKKEN[i].na) : NULL;
    }
    return NULL;
}

static bool is(const char *a, const char *b) { return a && strcmp(a, b) == 0; }

/* By what it says first, then by what it is about, then the household. One about what the viewer
 * may not open leads nowhere. */
static json_t *bericht_url(const json_t *row)
{
    const char *object = row_text(row, "object"), *id = row_text(row, "objectId");
    const char *soort = row_text(row, "soort");
    const char *huishouden = row_text(json_object_get(row, "huishouden"), "id");
    if (is(soort, "actie-telaat"))
        return json_string("/mijn/werk#acties");
    if (is(soort, "actie-telaat-contact"))
        return json_null();
    if (is(object, "terugbellen"))
        return terugbellen_url(row, id);
    if (is(object, "gebruiker"))
        return is(soort, "account-wacht") ? json_sprintf("/gebruikers/%s/bevestiging", id)
                                          : json_string("/accounts");
    json_t *url = object ? object_url(object, id, huishouden) : NULL;
    if (url || !huishouden)
        return url ? url : json_null();
    if (is(soort, "mogelijk-dubbel"))
        return json_sprintf("/huishoudens/%s/dubbel", huishouden);
    if (strncmp(soort, "huishouden-", 11) == 0 || is(soort, "samenvoeging-hersteld"))
        return json_sprintf("/huishoudens/%s/samenvoeging", huishouden);
    return json_sprintf("/huishoudens/%s", huishouden);
}

/* The unread first: an old one that nobody read is not lost behind newer ones that were. */
static enum result rows_put(struct verzoek *v, json_t *model, const char *key, int most, int64_t na,
                            struct probleem *p)
{
    json_t *rows, *row;
    size_t i;
    if (eigen_rows(v, p, SQL_BERICHTEN, BINDS(B_INT(":most", most), B_INT(":na", na)), &rows) !=
        DONE)
        return FAILED;
    json_object_set_new(model, key, rows);
    json_array_foreach(rows, i, row)
    {
        struct dossier d;
        bool open = false, opent;
        int64_t h = row_int(row, "h");
        if (h && lijst_open(v, p, h, &d, &open) != DONE)
            return FAILED;
        if (mijn_huishouden(&d, open, row, p) != DONE)
            return FAILED;
        if (bericht_opent(v, row, open, &opent, p) != DONE)
            return FAILED;
        json_object_set_new(row, "url", opent ? bericht_url(row) : json_null());
        json_object_set_new(row, "dicht", json_boolean(!opent));
        json_object_del(row, "h");
    }
    return DONE;
}

enum result berichten_put(struct verzoek *v, json_t *model, const char *key, int most,
                          struct probleem *p)
{
    return rows_put(v, model, key, most, 0, p);
}

static enum result berichten_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    int64_t na = in_int(v, "na", 0);
    if (rows_put(v, model, "resultaten", PAGE + 1, na, p) != DONE)
        return FAILED;
    json_t *rows = json_object_get(model, "resultaten"), *next = json_null();
    if (json_array_size(rows) > PAGE) {
        json_array_remove(rows, PAGE);
        next = json_sprintf("/mijn/berichten?na=%d", (int)na + PAGE);
    }
    json_object_set_new(model, "volgende", next);
    return mail_put(v, model, p);
}

static enum result read_done(struct verzoek *v, int64_t id, json_t *ret, struct probleem *p)
{
    int64_t read;
    const json_t *these = id ? NULL : in_get(v, "berichten");
    if ((json_array_size(these) ? attendering_read_these(v, these, &read, p)
                                : attendering_read(v, id, &read, p)) != DONE)
        return FAILED;
    verzoek_locatie(v, "/mijn/berichten");
    v->gedaan = "berichten-gelezen";
    return json_object_set_new(ret, "gelezen", json_integer(read)) == 0
               ? DONE
               : probleem_intern(p, "no memory for an answer");
}

static enum result berichten_gelezen(struct verzoek *v, const struct kijker *k, json_t *ret,
                                     struct probleem *p)
{
    (void)k;
    return read_done(v, 0, ret, p);
}

/* What is no id is nobody's message, and not all of them. */
static enum result bericht_gelezen(struct verzoek *v, const struct kijker *k, json_t *ret,
                                   struct probleem *p)
{
    (void)k;
    return v->id[0] ? read_done(v, v->id[0], ret, p)
                    : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/mijn/berichten", "mijn.berichten", "Berichten aan u.", berichten_read,
              .page = "mijn_berichten", .velden = LIJST_VELDEN),
    USER_WRITE(HTTP_POST, "/mijn/berichten/gelezen", "mijn.berichten.gelezen",
               "Zet alle berichten op gelezen, of alleen die u noemt.", berichten_gelezen,
               .velden = GELEZEN_VELDEN, .maakt_niets = true),
    USER_WRITE(HTTP_POST, "/mijn/berichten/{bericht}/gelezen", "mijn.bericht.gelezen",
               "Zet één bericht op gelezen.", bericht_gelezen, .maakt_niets = true),
};
ROUTE_PART(mijn_berichten, ROUTES);
