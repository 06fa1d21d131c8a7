/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom the family prefers as regisseur, and how much work its regie is. */
#include "domein/regiewens.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char *const ZWAARTES[] = {"licht", "gewoon", "zwaar", NULL};
static const struct veld WENS_VELDEN[] = {
    {.naam = "voorkeur",
     .soort = VELD_ID,
     .label = "Wie wil het gezin als regisseur?",
     .hint = "Vraag het hun. Niemand krijgt hierdoor de regie: de procesregisseur ziet de voorkeur "
             "bij het kiezen."},
    {.naam = "zwaarte",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ZWAARTES,
     .label = "Hoeveel werk is de regie nu?",
     .hint = "Zwaar: veel overleg, onveiligheid of veel partners. Licht: alleen volgen."},
    {0},
};

static const char SQL_WENS[] =
    "SELECT voorkeur_id AS \"voorkeur#\", zwaarte, versie FROM zicht_regiewens";
static const char SQL_NAMEN[] =
    "SELECT id_tekst(a.id) AS waarde, a.naam || ', ' || a.onderdeel AS naam FROM zicht_account a"
    " JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol = 'regisseur'"
    " ORDER BY a.naam, a.onderdeel";

static enum result wens_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "regiewens.wijzigen") != DONE ||
        dossier_model(d, p, model, SQL_WENS, NO_BINDS) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    AUTO_JSON json_t *now = json_deep_copy(model);
    AUTO_FREE char *back = text_format("/huishoudens/%s/regie", v->text[0]);
    AUTO_FREE char *url = text_format("%s/wens", back);
    if (kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "voorkeur", SQL_NAMEN, NO_BINDS) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = WENS_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = back},
                           p);
}

static enum result wens_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (regiewens_change(d, v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, d->huishouden, versie);
    v->gedaan = "regiewens-gewijzigd";
    verzoek_locatie(v, "/huishoudens/%s/regie", d->huishouden);
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/regie/wens", "regiewens.lezen",
                 "Wie het gezin het liefst als regisseur heeft, en hoeveel werk de regie is.",
                 wens_read, .page = "regie_wens"),
    DOSSIER_WRITE(HTTP_PATCH, "/huishoudens/{huishouden}/regie/wens", "regiewens.wijzigen",
                  "Legt de voorkeur van het gezin en de zwaarte van de regie vast.", wens_patch,
                  .velden = WENS_VELDEN, .formulier = "/huishoudens/{huishouden}/regie/wens"),
};
ROUTE_PART(regiewens, ROUTES);
