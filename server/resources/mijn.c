/* SPDX-License-Identifier: EUPL-1.2 */
/* Mijn werk: what asks something of this person, in order of danger, and their households. */
#include "resources/mijn.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/lijst.h"
#include "resources/planbord.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what is asked of me ---- */

static const char SQL_AAN_MIJ[] =
    "SELECT huishouden_id, item_id, soort FROM zicht_aan_mij WHERE "
    "soort IN ('regieverzoek', 'betrokkenheid', 'bericht', 'volgcontact')"
    " ORDER BY item_id DESC LIMIT 60";

static const char SQL_OVER_TE_NEMEN[] =
    "SELECT huishouden_id, id AS item_id, 'actie' AS soort FROM zicht_kandidaat_overdracht"
    " ORDER BY vraag_id DESC LIMIT 60";

/* One statement a kind: a question that is still open. */
static const char SQL_REGIEVERZOEK[] =
    "SELECT r.id AS \"id#\", r.verzoeksoort AS vraag, g.naam AS van, r.op AS \"op@\", r.personen "
    "AS \"personen!\", r.grond AS \"grond!\""
    " FROM zicht_regieverzoek r JOIN gebruiker g ON g.id = r.door_id"
    " WHERE r.id = :id AND r.status = 'gevraagd' AND r.aan_id = kijker()";
static const char SQL_BETROKKENHEID[] =
    "SELECT b.id AS \"id#\", b.status AS vraag, g.naam AS van, b.op AS \"op@\", b.personen AS "
    "\"personen!\", b.grond AS \"grond!\""
    " FROM zicht_betrokkenheid b JOIN gebruiker g ON g.id = b.gevraagd_door"
    " WHERE b.id = :id AND b.status IN ('gevraagd', 'uitgenodigd') AND b.gevraagd_door <> kijker()";
static const char SQL_BERICHT[] =
    "SELECT b.id AS \"id#\", 'bericht' AS vraag, b.onderwerp, g.naam AS van, b.op AS \"op@\", "
    "b.personen AS \"personen!\", b.grond AS \"grond!\""
    " FROM zicht_bericht b JOIN gebruiker g ON g.id = b.auteur_id WHERE b.id = :id AND b.auteur_id "
    "<> kijker()";

static const char SQL_OVERDRACHT[] =
    "SELECT o.actie_id AS \"id#\", 'actie' AS vraag, o.titel AS onderwerp, o.door AS van,"
    " o.gevraagd_op AS \"op@\", o.personen AS \"personen!\", o.grond AS \"grond!\""
    " FROM zicht_actie_overdracht o WHERE o.actie_id = :id AND o.status = 'gevraagd'"
    " AND o.aan_id = kijker()";

/* Shown from a week before the day. */
static const char SQL_VOLGCONTACT[] =
    "SELECT v.id AS \"id#\", v.vorm AS vraag, g.naam AS van, v.volgende AS uiterlijk, v.op AS"
    " \"op@\", v.personen AS \"personen!\", v.grond AS \"grond!\" FROM zicht_volgcontact v"
    " JOIN gebruiker g ON g.id = v.auteur_id WHERE v.id = :id AND v.volgende IS NOT NULL"
    " AND v.volgende <= dag_plus(vandaag(), 7)";

static const struct {
    const char *soort, *sql, *url;
} VRAGEN[] = {
    {"regieverzoek", SQL_REGIEVERZOEK, "/regieverzoeken/"},
    {"betrokkenheid", SQL_BETROKKENHEID, "/betrokkenen/"},
    {"bericht", SQL_BERICHT, "/berichten/"},
    {"actie", SQL_OVERDRACHT, "/acties/"},
    {"volgcontact", SQL_VOLGCONTACT, "/volgcontacten/"},
};

enum result mijn_open(struct verzoek *v, int64_t huishouden, int64_t item, struct dossier *d,
                      bool *ret_open, bool *ret_card, struct probleem *p)
{
    if (lijst_open(v, p, huishouden, d, ret_card) != DONE)
        return FAILED;
    *ret_open = *ret_card;
    return *ret_card ? DONE : lijst_open_item(v, p, huishouden, item, d, ret_open);
}

enum result mijn_huishouden(struct dossier *d, bool card, json_t *row, struct probleem *p)
{
    AUTO_JSON json_t *kaart = NULL;
    static const char sql[] = "SELECT id AS \"id#\", naam FROM zicht_huishouden";
    if (card && dossier_row(d, p, sql, NO_BINDS, &kaart) != DONE)
        return FAILED;
    json_object_set(row, "huishouden", kaart ? kaart : json_null());
    return DONE;
}

static enum result vraag_add(struct verzoek *v, const json_t *candidate, json_t *rows,
                             struct probleem *p)
{
    struct dossier d;
    bool open, card;
    size_t k = 0;
    while (strcmp(VRAGEN[k].soort, row_text(candidate, "soort")) != 0)
        k++;
    int64_t item = row_int(candidate, "item_id");
    if (mijn_open(v, row_int(candidate, "huishouden_id"), item, &d, &open, &card, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *row = NULL;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, VRAGEN[k].sql, BINDS(B_INT(":id", item)), &row) != DONE)
        return FAILED;
    if (!row)
        return DONE;
    json_object_set_new(row, "url", json_sprintf("%s%s", VRAGEN[k].url, row_text(row, "id")));
    if (mijn_huishouden(&d, card, row, p) != DONE)
        return FAILED;
    size_t at = json_array_size(rows);
    while (at > 0 && strcmp(row_text(json_array_get(rows, at - 1), "op"), row_text(row, "op")) > 0)
        at--; /* who waits longest comes first */
    return json_array_insert(rows, at, row) == 0 ? DONE
                                                 : probleem_intern(p, "no memory for a question");
}

static enum result vragen_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array(), *candidate;
    size_t i;
    json_object_set_new(model, "vragen", rows);
    AUTO_JSON json_t *acties = NULL;
    if (lijst_kandidaten(v, p, SQL_AAN_MIJ, NO_BINDS, &candidates) != DONE ||
        lijst_kandidaten(v, p, SQL_OVER_TE_NEMEN, NO_BINDS, &acties) != DONE)
        return FAILED;
    json_array_extend(candidates, acties);
    json_array_foreach(candidates, i,
                       candidate) if (vraag_add(v, candidate, rows, p) != DONE) return FAILED;
    return DONE;
}

/* ---- my actions ---- */

static const char SQL_KANDIDAAT_ACTIES[] =
    "SELECT huishouden_id, id FROM zicht_kandidaat_actie ORDER BY vervaldatum, id LIMIT 100";

/* The groups of the page: who asked waits for a yes or no, too late, today, this week and next,
 * later. */
static const char *const GROEPEN[] = {"antwoord", "telaat", "vandaag", "binnenkort", "later"};

static size_t group_of(const json_t *row, const char *vandaag)
{
    char soon[DATUM_SIZE];
    const char *vervaldatum = row_text(row, "vervaldatum");
    if (strcmp(row_text(row, "status"), "open") == 0)
        return 0;
    datum_add_days(vandaag, 13 - datum_weekday(vandaag), soon);
    int order = strcmp(vervaldatum, vandaag);
    if (order <= 0)
        return order < 0 ? 1 : 2;
    return strcmp(vervaldatum, soon) <= 0 ? 3 : 4;
}

static enum result actie_add_row(struct verzoek *v, const json_t *candidate, json_t *groups,
                                 struct probleem *p)
{
    struct dossier d;
    bool open, card;
    int64_t id = row_int(candidate, "id");
    AUTO_JSON json_t *row = NULL;
    if (mijn_open(v, row_int(candidate, "huishouden_id"), id, &d, &open, &card, p) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, PLANBORD_ACTIE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return DONE;
    if (mijn_huishouden(&d, card, row, p) != DONE)
        return FAILED;
    size_t group = group_of(row, v->vandaag);
    json_array_append(json_object_get(groups, GROEPEN[group]), row);
    return DONE;
}

static enum result acties_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *groups = json_object(), *candidate;
    size_t i;
    json_object_set_new(model, "acties", groups);
    for (i = 0; i < COUNT_OF(GROEPEN); i++)
        json_object_set_new(groups, GROEPEN[i], json_array());
    if (lijst_kandidaten(v, p, SQL_KANDIDAAT_ACTIES, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i,
                       candidate) if (actie_add_row(v, candidate, groups, p) != DONE) return FAILED;
    return DONE;
}

/* ---- for procesregie: who has no regisseur ---- */

static const char SQL_VACATURES[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_proces WHERE vacature_sinds IS NOT NULL ORDER "
    "BY vacature_uiterlijk LIMIT 40";

static enum result vacatures_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array(), *candidate;
    size_t i;
    json_object_set_new(model, "vacatures", rows);
    if (!(v->kijker->rollen & ROL_PROCESREGISSEUR))
        return DONE;
    if (lijst_kandidaten(v, p, SQL_VACATURES, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i,
                       candidate) if (lijst_huishouden(v, row_int(candidate, "id"), NULL, rows,
                                                       p) != DONE) return FAILED;
    return DONE;
}

/* ---- noodtoegang, and what only some may do ---- */

static const char SQL_NOOD[] =
    "SELECT n.id AS \"id#\", n.huishouden_id AS h, n.van_op AS \"vanOp@\", n.tot_op AS \"totOp@\","
    " n.loopt AS \"loopt?\", n.vraag IS NOT NULL AS \"gevraagd?\" FROM zicht_mijn_noodtoegang n"
    " WHERE n.loopt OR n.vraag IS NOT NULL ORDER BY n.id DESC LIMIT 20";

static enum result nood_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    json_t *rows, *row;
    size_t i;
    if (eigen_rows(v, p, SQL_NOOD, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, "nood", rows);
    json_array_foreach(rows, i, row)
    {
        struct dossier d;
        bool open = false;
        if (row_true(row, "loopt") && lijst_open(v, p, row_int(row, "h"), &d, &open) != DONE)
            return FAILED;
        if (mijn_huishouden(&d, open, row, p) != DONE)
            return FAILED;
        json_object_del(row, "h");
    }
    return DONE;
}

static const char SQL_MAG[] =
    "SELECT EXISTS (SELECT 1 FROM zicht_bevoegdheid b WHERE b.handeling ="
    " 'noodtoegang.toevoegen') AS \"magNood?\", EXISTS (SELECT 1 FROM zicht_bevoegdheid b WHERE"
    " b.handeling = 'aanmelding.toevoegen') AS \"magAanmelden?\", EXISTS (SELECT 1 FROM"
    " zicht_bevoegdheid b WHERE b.handeling = 'bekend.vragen') AS \"magBekend?\"";

static enum result mag_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (nood_put(v, model, p) != DONE || eigen_rows(v, p, SQL_MAG, NO_BINDS, &rows) != DONE)
        return FAILED;
    return json_object_update(model, json_array_get(rows, 0)) == 0
               ? DONE
               : probleem_intern(p, "no memory for a model");
}

static enum result werk_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    if (vragen_put(v, model, p) != DONE || acties_put(v, model, p) != DONE ||
        huishoudens_put(v, model, p) != DONE || overleg_put(v, model, p) != DONE ||
        vacatures_put(v, model, p) != DONE || verzoeken_mijn(v, model, "verzoeken", p) != DONE ||
        berichten_put(v, model, "berichten", 6, p) != DONE || mag_put(v, model, p) != DONE ||
        taken_put(v, model, p) != DONE || afloop_put(v, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "vandaag", json_string(v->vandaag));
    json_object_set_new(model, "bevestigd", json_boolean(k->bevestigd));
    json_object_set_new(model, "procesregie", json_boolean(k->rollen & ROL_PROCESREGISSEUR));
    json_object_set_new(model, "privacy", json_boolean(k->rollen & ROL_PRIVACY));
    json_object_set_new(
        model, "helpt",
        json_boolean(k->rollen & (ROL_PROFESSIONAL | ROL_REGISSEUR | ROL_PROCESREGISSEUR)));
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/mijn/werk", "mijn.werk",
              "Wat u te doen heeft: vragen, acties, huishoudens en berichten.", werk_read,
              .page = "mijn_werk"),
};
ROUTE_PART(mijn, ROUTES);
