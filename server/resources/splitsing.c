/* SPDX-License-Identifier: EUPL-1.2 */
/* Splitting a household (R33): a preview, and doing it. */
#include "domein/splitsing.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "resources/samenvoeging.h"
#include "verzoek/verzoek.h"

#define WIE(required)                                                                              \
    {.naam = "personen",                                                                           \
     .soort = VELD_IDS,                                                                            \
     .verplicht = (required),                                                                      \
     .max = 30,                                                                                    \
     .label = "Wie horen bij het nieuwe huishouden?"},                                             \
    {                                                                                              \
        .naam = "ookHier", .soort = VELD_IDS, .max = 30,                                           \
        .label = "Wie van hen hoort ook nog hier?",                                                \
        .hint = "Bijvoorbeeld een kind dat bij beide ouders woont."                                \
    }
static const struct veld NIEUW_VELDEN[] = {
    WIE(true),
    {.naam = "naam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 120,
     .label = "Naam van het nieuwe huishouden",
     .hint = "Bijvoorbeeld de achternamen. Schrijf niet waar iemand woont."},
    {.naam = "wijk", .soort = VELD_ID, .label = "Wijk"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom zijn dit twee huishoudens?",
     .hint = "Wat is er veranderd, en van wie weet u dat? Schrijf niet waar iemand nu is."},
    {.naam = "plan", .soort = VELD_JANEE, .label = "Open meteen een gezinsplan voor het nieuwe"},
    {.naam = "uitnodigen",
     .soort = VELD_IDS,
     .max = VELD_LIJST_MAX,
     .label = "Wie vraagt u om ook daar mee te helpen?",
     .hint = "Zij zeggen zelf ja of nee. Wie u niet kiest, weet niets van het nieuwe huishouden."},
    {.naam = "bevestigd",
     .soort = VELD_JANEE,
     .verplicht = true,
     .label = "Ik heb gelezen wat er gebeurt. Dit huishouden mag gesplitst worden."},
    {0},
};
static const struct veld VOORBEELD_VELDEN[] = {WIE(false), {0}};

static const char SQL_WIJKEN[] = "SELECT id_tekst(id) AS waarde, naam FROM wijk WHERE tot IS NULL "
                                 "OR tot >= vandaag() ORDER BY naam";

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/splitsing", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/samenvoeging", v->text[0]);
    if (mag(d, p, "huishouden.splitsen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || helpers_opties(d, options, p) != DONE ||
        opties_put(d, options, "wijk", SQL_WIJKEN, p) != DONE)
        return FAILED;
    json_t *leden = kop_leden_opties(json_object_get(model, "leden"));
    json_object_set_new(options, "personen", leden);
    json_object_set_new(options, "ookHier", json_deep_copy(leden));
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Huishouden splitsen",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "voorbeeld",
                        json_sprintf("%s/_voorbeeld", url));
    return DONE;
}

static const char SQL_LEDEN[] =
    "SELECT l.persoon_id AS \"persoon#\", l.roepnaam AS naam, l.rol,"
    " EXISTS (SELECT 1 FROM json_each(:gaan) g WHERE g.value = l.persoon_id) AS \"gaat?\","
    " EXISTS (SELECT 1 FROM json_each(:ook) o WHERE o.value = l.persoon_id) AS \"ook?\""
    " FROM zicht_lid l WHERE l.tot IS NULL OR l.tot > vandaag() ORDER BY l.id";

static enum result preview_put(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    const json_t *personen = in_get(v, "personen"), *ook = in_get(v, "ookHier");
    json_t *none = json_array();
    AUTO_FREE char *gaan = json_dumps(personen ? personen : none, JSON_COMPACT);
    AUTO_FREE char *hier = json_dumps(ook ? ook : none, JSON_COMPACT);
    json_decref(none);
    if (!gaan || !hier)
        return probleem_intern(p, "no memory for a preview");
    if (splitsing_check(d, v->in, p) != DONE ||
        dossier_put_rows(d, p, ret, "gaan", SQL_LEDEN,
                         BINDS(B_TEXT(":gaan", gaan), B_TEXT(":ook", hier))) != DONE)
        return FAILED;
    return verbleven_put(d, personen, ret, p);
}

/* A form that is not finished is no error here: it says what to choose first. */
static void missing_put(json_t *ret, struct probleem *p)
{
    json_t *mist = json_array(), *veld;
    size_t i;
    json_array_foreach(p->velden, i, veld) json_array_append(mist, json_object_get(veld, "reason"));
    probleem_clear(p);
    json_object_set_new(ret, "mist", mist);
}

static enum result voorbeeld_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    if (mag(d, p, "huishouden.splitsen") != DONE)
        return FAILED;
    if (v->api)
        return preview_put(v, d, ret, p);
    json_object_set_new(ret, "mist", json_array());
    if (preview_put(v, d, ret, p) != DONE) {
        if (p->soort != PROBLEEM_ONGELDIGE_INVOER)
            return FAILED;
        missing_put(ret, p);
    }
    return kop_kaart(d, ret, p);
}

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (splitsing_do(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s", id);
    v->gedaan = "huishouden-gesplitst";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/splitsing"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "splitsing.formulier", "Formulier.", nieuw_form,
                 .page = "splitsing_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/_voorbeeld", "splitsing.voorbeeld",
                  "Wat er met leden, stukken en toestemmingen gebeurt, voordat het gebeurt.",
                  voorbeeld_post, .velden = VOORBEELD_VELDEN, .page = "splitsing_voorbeeld",
                  .antwoordt = true, .ruim = true, .formulier = PAD "/nieuw"),
    DOSSIER_WRITE(HTTP_POST, PAD, "huishouden.splitsen",
                  "Splitst dit huishouden: een deel van de leden krijgt een nieuw huishouden.",
                  post, .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
};
ROUTE_PART(splitsing, ROUTES);
