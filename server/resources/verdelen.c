/* SPDX-License-Identifier: EUPL-1.2 */
/* For procesregie: the households of one regisseur in the area, and asking somebody else for
 * several of them at once: looked at first, then sent, with a result for each. */
#include "domein/verdelen.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

static const struct veld VERDEEL_VELDEN[] = {
    {.naam = "huishoudens",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = VERDELEN_MOST,
     .label = "Welke huishoudens?"},
    {.naam = "aan", .soort = VELD_ID, .verplicht = true, .label = "Wie vraagt u?"},
    {.naam = "bericht",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 2000,
     .label = "Wat moet deze persoon weten om te kiezen?",
     .hint = "Deze tekst gaat bij elk huishouden mee. Schrijf dus niets over één gezin."},
    {0},
};

/* ---- whose, and which ---- */

static const char SQL_WIE[] =
    "SELECT g.id AS \"id#\", g.naam, o.naam AS onderdeel, g.tot FROM gebruiker g JOIN onderdeel o "
    "ON o.id = g.onderdeel_id WHERE g.id = :id";
static const char SQL_VAN[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_van WHERE gebruiker_id = :id ORDER BY "
    "huishouden_id LIMIT 50";
static const char SQL_RIJ[] =
    "SELECT k.id AS \"id#\", k.naam, w.naam AS wijk, (SELECT x.zwaarte FROM zicht_regiewens x) AS "
    "zwaarte, (SELECT x.voorkeur FROM zicht_regiewens x) AS voorkeur, (SELECT v.aan FROM "
    "zicht_regie_vraag v WHERE v.soort <> 'waarneming') AS gevraagd, (SELECT z.terug_op FROM "
    "zicht_regie z WHERE z.tot_op IS NULL) AS \"terugOp\" FROM zicht_kaart k LEFT JOIN wijk w ON "
    "w.id = k.wijk_id";
static const char SQL_KEUZE[] =
    "SELECT id_tekst(c.id) AS waarde, c.naam || ', ' || c.onderdeel || ' (' || c.huishoudens || "
    "' van ' || c.plekken || ', gewicht ' || c.gewicht || ')' AS naam FROM zicht_caseload c WHERE "
    "c.id NOT IN (:van, kijker()) ORDER BY c.huishoudens >= c.plekken, c.gewicht, c.naam";

static enum result rows_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *candidate, *rows = json_array();
    size_t i;
    json_object_set_new(model, "huishoudens", rows);
    if (lijst_kandidaten(v, p, SQL_VAN, BINDS(B_INT(":id", v->id[0])), &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        struct dossier d;
        AUTO_JSON json_t *row = NULL;
        bool open;
        if (lijst_open(v, p, row_int(candidate, "id"), &d, &open) != DONE)
            return FAILED;
        if (!open)
            continue;
        if (dossier_row(&d, p, SQL_RIJ, NO_BINDS, &row) != DONE)
            return FAILED;
        if (row)
            json_array_append(rows, row);
    }
    return DONE;
}

static enum result who_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    if (mag_kijker(v, p, "regie.verdelen") != DONE ||
        model_row(v, p, model, "regisseur", SQL_WIE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    return json_is_object(json_object_get(model, "regisseur"))
               ? DONE
               : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

/* The boxes say what is known: the name, where, how heavy, and who was asked already. */
static json_t *boxes(const json_t *model)
{
    json_t *list = json_array();
    const json_t *row;
    size_t i;
    json_array_foreach(json_object_get(model, "huishoudens"), i, row)
    {
        const char *wijk = row_text(row, "wijk"), *asked = row_text(row, "gevraagd"),
                   *wish = row_text(row, "voorkeur");
        AUTO_FREE char *naam =
            text_format("%s%s%s, %s%s%s%s%s", row_text(row, "naam"), wijk ? ", " : "",
                        wijk ? wijk : "", row_text(row, "zwaarte"), wish ? ", voorkeur: " : "",
                        wish ? wish : "", asked ? ", al gevraagd: " : "", asked ? asked : "");
        json_array_append_new(
            list, json_pack("{s:O, s:s}", "waarde", json_object_get(row, "id"), "naam", naam));
    }
    return list;
}

static enum result verdelen_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    json_t *people;
    if (who_put(v, model, p) != DONE || rows_put(v, model, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    AUTO_JSON json_t *options = json_object();
    json_object_set_new(options, "huishoudens", boxes(model));
    if (eigen_rows(v, p, SQL_KEUZE, BINDS(B_INT(":van", v->id[0])), &people) != DONE)
        return FAILED;
    json_object_set_new(options, "aan", people);
    AUTO_FREE char *url = text_format("/regieoverzicht/van/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VERDEEL_VELDEN,
                                               .options = options,
                                               .knop = "Vragen sturen",
                                               .terug = "/regieoverzicht"},
                           p);
}

/* ---- asking ---- */

static enum result proef_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (who_put(v, ret, p) != DONE || verdelen(v, v->id[0], v->in, true, &rows, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "resultaten", rows);
    return DONE;
}

static enum result verdelen_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (mag_kijker(v, p, "regie.verdelen") != DONE ||
        verdelen(v, v->id[0], v->in, false, &rows, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "resultaten", rows);
    ret_id(ret, v->id[0], 0);
    v->gedaan = "regie-verdeeld";
    verzoek_locatie(v, "/regieoverzicht/van/%s", v->id[0]);
    return DONE;
}

static const struct route ROUTES[] = {
    USER_READ(
        HTTP_GET, "/regieoverzicht/van/{gebruiker}", "regie.verdelen.lezen",
        "Voor procesregie: de huishoudens van één regisseur in het gebied, en wie er gevraagd "
        "is.",
        verdelen_read, .page = "regie_verdelen"),
    USER_WRITE(HTTP_POST, "/regieoverzicht/van/{gebruiker}/proef", "regie.verdelen.proef",
               "Wat er zou gebeuren, per huishouden. Er wordt niets gevraagd.", proef_post,
               .velden = VERDEEL_VELDEN, .page = "regie_verdelen_proef", .antwoordt = true,
               .formulier = "/regieoverzicht/van/{gebruiker}"),
    USER_WRITE(
        HTTP_POST, "/regieoverzicht/van/{gebruiker}", "regie.verdelen",
        "Vraagt iemand voor de regie van meer huishoudens. Elk huishouden lukt of mislukt op "
        "zichzelf; het antwoord zegt het per huishouden.",
        verdelen_post, .velden = VERDEEL_VELDEN, .formulier = "/regieoverzicht/van/{gebruiker}"),
};
ROUTE_PART(verdelen, ROUTES);
