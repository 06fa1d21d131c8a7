/* SPDX-License-Identifier: EUPL-1.2 */
/* A request that came to the privacy officer, recorded for who wrote it. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/avgverzoek.h"
#include "domein/bevoegdheid.h"
#include "resources/verzoeken.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

static const char *const SOORTEN[] = {"inzage", "correctie", "beperking", "bezwaar", NULL};
static const char *const IDENTITEIT[] = {"nog_niet", "bekend", "id_bewijs", "digid", NULL};
static const char *const WIE[] = {"zelf", "gezag", "vertegenwoordiger", NULL};

static const struct veld VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat wordt er gevraagd?"},
    {.naam = "geslachtsnaam",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Achternaam van om wie het gaat",
     .hint = "De hele achternaam."},
    {.naam = "voornaam", .soort = VELD_REGEL, .max = 200, .label = "Voornaam"},
    {.naam = "geboortedatum", .soort = VELD_DATUM, .verplicht = true, .label = "Geboortedatum"},
    {.naam = "hoedanigheid",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = WIE,
     .label = "Wie vraagt het?"},
    {.naam = "aanvragerGeslachtsnaam",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Achternaam van wie het vraagt",
     .hint = "Alleen als dat een ander is."},
    {.naam = "aanvragerVoornaam",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Voornaam van wie het vraagt"},
    {.naam = "aanvragerGeboortedatum",
     .soort = VELD_DATUM,
     .label = "Geboortedatum van wie het vraagt"},
    {.naam = "ontvangen",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer kwam het binnen?",
     .hint = "Op die dag begint de termijn."},
    {.naam = "identiteit",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = IDENTITEIT,
     .label = "Hoe weet u wie dit vraagt?"},
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Wat werd er gevraagd?",
     .hint = "In hun eigen woorden."},
    {0},
};

static enum result nieuw_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *now = json_pack("{s:s}", "ontvangen", v->vandaag);
    AUTO_JSON json_t *options = json_pack(
        "{s:o, s:o, s:[{s:s,s:s},{s:s,s:s},{s:s,s:s}]}", "soort", keuzes_opties(v, "avg", SOORTEN),
        "identiteit", keuzes_opties(v, "identiteit", IDENTITEIT), "hoedanigheid", "waarde", "zelf",
        "naam", "De persoon zelf", "waarde", "gezag", "naam", "Wie het gezag heeft", "waarde",
        "vertegenwoordiger", "naam", "Wie de persoon vertegenwoordigt");
    if (mag_kijker(v, p, "verzoek.namens") != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/verzoeken",
                                               .velden = VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Verzoek opslaan",
                                               .terug = "/verzoeken"},
                           p);
}

static enum result nieuw_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    int64_t id, huishouden;
    if (avgverzoek_add_namens(v, v->in, &id, &huishouden, p) != DONE)
        return FAILED;
    json_object_set_new(ret, "gevonden", json_boolean(id != 0));
    if (!id) {
        v->reden = "niemand gevonden";
        verzoek_locatie(v, "/verzoeken/nieuw");
        v->gedaan = "verzoek-niemand";
        return DONE;
    }
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/verzoeken/%s", id);
    v->gedaan = "verzoek-namens";
    return huishouden_note(v, huishouden, p);
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/verzoeken/nieuw", "verzoek.namens.formulier", "Formulier.", nieuw_form,
                 .page = "verzoek_namens", .alleen_pagina = true),
    PRIVACY_WRITE(HTTP_POST, "/verzoeken", "verzoek.namens",
                  "Legt een verzoek vast dat bij de privacy officer binnenkwam.", nieuw_post,
                  .velden = VELDEN, .formulier = "/verzoeken/nieuw"),
};
ROUTE_PART(verzoek_namens, ROUTES);
