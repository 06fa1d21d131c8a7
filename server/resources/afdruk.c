/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan on paper: an A4 sheet for one member of the family, in plain Dutch. */
#include "domein/afdruk.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const struct veld VELDEN[] = {
    {.naam = "persoon",
     .soort = VELD_ID,
     .verplicht = true,
     .label = "Voor wie is de afdruk?",
     .hint = "Op de afdruk staat alleen wat deze persoon mag lezen, en wat u zelf ziet."},
    {0},
};

static enum result form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "afdruk.maken") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/afdruk", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VELDEN,
                                               .options = options,
                                               .knop = "Afdruk maken",
                                               .terug = back},
                           p);
}

static enum result afdruk_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t id;
    if (afdruk_add(d, in_int(v, "persoon", 0), &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/afdruk/%s", d->huishouden, in_int(v, "persoon", 0));
    v->gedaan = "afdruk-gemaakt";
    return DONE;
}

static enum result afdruk_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    if (afdruk_put(d, v->id[1], model, p) != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(model, "datum", json_string(v->vandaag));
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/afdruk"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS "/nieuw", "afdruk.formulier", "Formulier.", form,
                 .page = "afdruk_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS, "afdruk.maken",
                  "Maakt een afdruk van het plan voor één lid van het gezin; vandaag te lezen.",
                  afdruk_post, .velden = VELDEN, .formulier = HUIS "/nieuw"),
    DOSSIER_READ(HTTP_GET, HUIS "/{persoon}", "afdruk.lezen",
                 "Het plan voor één lid van het gezin: wat die mag lezen en u ook ziet.",
                 afdruk_read, .page = "afdruk"),
};
ROUTE_PART(afdruk, ROUTES);
