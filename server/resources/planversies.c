/* SPDX-License-Identifier: EUPL-1.2 */
/* Versions of a plan, and what changed since. */
#include "domein/bevoegdheid.h"
#include "domein/planversie.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char SQL_LIST[] =
    "SELECT v.id AS \"id#\", v.huishouden_id AS \"huishouden#\", v.op AS \"op@\", v.aanleiding, "
    "v.personen AS \"personen!\","
    " v.grond AS \"grond!\" FROM zicht_planversie v ORDER BY v.op DESC, v.id DESC";

static enum result versies_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_t *rows;
    if (!v->api && (kop_dossier(d, model, "", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 10000, "id", p);
}

static enum result versie_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    if (planversie_put(d, v->id[1], model, p) != DONE)
        return FAILED;
    return v->api ? DONE : kop_dossier(d, model, "", p);
}

static enum result versie_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t id;
    if (planversie_add(d, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s/planversies/%s", d->huishouden, id);
    v->gedaan = "planversie-vastgelegd";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/planversies"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "planversies.lezen", "De versies van het plan, de nieuwste eerst.",
                 versies_read, .page = "planversies"),
    DOSSIER_WRITE(HTTP_POST, HUIS, "planversie.vastleggen",
                  "Legt vast hoe het plan er nu voor staat.", versie_post, .formulier = HUIS),
    DOSSIER_READ(HTTP_GET, HUIS "/{planversie}", "planversie.lezen",
                 "Wat er veranderde sinds een versie: van wat de lezer nu mag zien.", versie_read,
                 .page = "planversie"),
};
ROUTE_PART(planversies, ROUTES);
