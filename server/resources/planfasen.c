/* SPDX-License-Identifier: EUPL-1.2 */
/* The phase of a plan: where it is, what is asked before it goes on, and the step itself. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/planfase.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

static const char *const VARIANTEN[] = {"volledig", "licht", NULL};
static const struct veld VELDEN[] = {
    {.naam = "fase", .soort = VELD_KEUZE, .verplicht = true, .label = "In welke fase is het plan?"},
    {.naam = "variant",
     .soort = VELD_KEUZE,
     .keuzes = VARIANTEN,
     .label = "Wat voor plan is het?",
     .hint = "Licht: minder vragen vooraf, en het plan wordt na een half jaar weer besproken. Is "
             "het niet veilig, dan is het altijd een volledig plan."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom nu?",
     .hint = "Alleen nodig als er nog iets open staat, of als het plan terug gaat. Het gezin kan "
             "dit lezen."},
    {0},
};

static json_t *phase_options(const json_t *fasen)
{
    json_t *list = json_array(), *row;
    size_t i;
    json_array_foreach((json_t *)(uintptr_t)fasen, i, row)
        json_array_append_new(list, json_pack("{s:O, s:O}", "waarde", json_object_get(row, "code"),
                                              "naam", json_object_get(row, "naam")));
    return list;
}

static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    const json_t *fase = json_object_get(model, "fase");
    AUTO_JSON json_t *now = json_pack("{s:O, s:O}", "fase", json_object_get(fase, "code"),
                                      "variant", json_object_get(fase, "variant"));
    json_object_set_new(options, "fase", phase_options(json_object_get(model, "fasen")));
    json_object_set_new(options, "variant", keuzes_opties(v, "planvariant", VARIANTEN));
    AUTO_FREE char *url = text_format("/huishoudens/%s/fasen", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    (void)d;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Fase opslaan",
                                               .terug = back},
                           p);
}

static enum result fasen_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    if (planfase_put(d, model, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (kop_dossier(d, model, "", p) != DONE || model_mag(d, p, model) != DONE)
        return FAILED;
    bool may = row_true(json_object_get(model, "mag"), "planfaseWijzigen") &&
               json_is_object(json_object_get(model, "fase"));
    if (may)
        return form_put(v, d, model, p);
    json_object_set_new(model, "formulier", json_null());
    return DONE;
}

static enum result fase_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (planfase_change(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/fasen", d->huishouden);
    v->gedaan = "planfase-gewijzigd";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/fasen"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "planfase.lezen",
                 "De fase van het plan, wat er nog gevraagd wordt, en de geschiedenis.", fasen_read,
                 .page = "planfasen"),
    DOSSIER_WRITE(HTTP_POST, HUIS, "planfase.wijzigen",
                  "Het plan gaat naar een andere fase, of wordt licht of volledig.", fase_post,
                  .velden = VELDEN, .formulier = HUIS),
};
ROUTE_PART(planfasen, ROUTES);
