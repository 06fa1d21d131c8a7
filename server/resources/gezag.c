/* SPDX-License-Identifier: EUPL-1.2 */
/* Gezag over the children of a household. */
#include "domein/gezag.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "resources/kop.h"
#include "resources/leden.h"
#include "verzoek/verzoek.h"

static const char *const SOORTEN[] = {
    "tweehoofdig_ouderlijk", "eenhoofdig_ouderlijk", "gezamenlijk", "voogdij",
    "tijdelijk_geen",        "niet_te_bepalen",      NULL};
static const char *const SOORT_NAMEN[] = {"Twee ouders samen",
                                          "Eén ouder",
                                          "Een ouder en een ander samen",
                                          "Een voogd (een persoon of een organisatie)",
                                          "Tijdelijk niemand",
                                          "Niet bekend"};

#define BRON                                                                                       \
    {.naam = "bron",                                                                               \
     .soort = VELD_REGEL,                                                                          \
     .verplicht = true,                                                                            \
     .max = 200,                                                                                   \
     .label = "Waar staat dit?",                                                                   \
     .hint = "Bijvoorbeeld: gezagsregister. Of: beschikking rechtbank, met het nummer."},          \
    {                                                                                              \
        .naam = "bronDatum", .soort = VELD_DATUM, .verplicht = true,                               \
        .label = "Op welke dag heeft u dit gezien?"                                                \
    }
#define ONDERZOEK                                                                                  \
    {                                                                                              \
        .naam = "inOnderzoek", .soort = VELD_JANEE, .label = "Het gezag is in onderzoek",          \
        .hint = "Dan geldt een toestemming waarvoor dit gezag nodig is meteen niet meer."          \
    }
static const struct veld NIEUW_VELDEN[] = {
    {.naam = "kind", .soort = VELD_ID, .verplicht = true, .label = "Over welk kind?"},
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wie heeft het gezag?"},
    {.naam = "houders",
     .soort = VELD_IDS,
     .max = 2,
     .label = "Namen",
     .hint = "Staat iemand er niet bij? Voeg die eerst toe als lid, ook als die ergens anders "
             "woont."},
    {.naam = "onderdeel",
     .soort = VELD_ID,
     .label = "Of de organisatie die voogd is",
     .hint = "Alleen bij voogdij."},
    {.naam = "van", .soort = VELD_DATUM, .label = "Vanaf", .hint = "Leeg: vanaf vandaag."},
    BRON,
    ONDERZOEK,
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    ONDERZOEK,
    {.naam = "tot",
     .soort = VELD_DATUM,
     .label = "Laatste dag",
     .hint = "Heeft daarna een ander het gezag? Leg dat dan vast als nieuw gezag."},
    BRON,
    {0},
};
static const struct veld KEUZE_VELDEN[] = {
    {.naam = "kind", .soort = VELD_ID, .label = "Kind"},
    {0},
};

/* ---- reading ---- */

#define GEZAG                                                                                      \
    "SELECT z.id AS \"id#\", z.kind_id AS \"kind#\", z.kind AS \"kindNaam\", z.soort, z.houder,"   \
    " z.houder_id AS \"houderPersoon#\", z.houder_onderdeel_id AS \"houderOnderdeel#\", z.van,"    \
    " z.tot, z.in_onderzoek AS \"inOnderzoek?\", z.bron, z.bron_datum AS \"bronDatum\","           \
    " z.versie, z.personen AS \"personen!\", z.grond AS \"grond!\" FROM zicht_gezag z"

static const char SQL_LIST[] = GEZAG " ORDER BY z.id";
static const char SQL_ONE[] = GEZAG " WHERE z.id = :id";

static enum result gezag_list(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

static enum result gezag_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    return dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[1])));
}

/* ---- forms ---- */

static const char SQL_KINDEREN[] =
    "SELECT id_tekst(c.persoon_id) AS waarde, l.naam, c.personen AS \"personen!\","
    " c.grond AS \"grond!\" FROM zicht_contact c JOIN zicht_lid l ON l.persoon_id = c.persoon_id"
    " WHERE c.ongeboren = 0 AND coalesce(leeftijd_laag(c.geboortedatum, vandaag()) < 18, 1)"
    " GROUP BY c.persoon_id ORDER BY c.geboortedatum";

static json_t *soort_opties(void)
{
    json_t *opties = json_array();
    for (size_t i = 0; SOORTEN[i]; i++)
        json_array_append_new(
            opties, json_pack("{s:s, s:s}", "waarde", SOORTEN[i], "naam", SOORT_NAMEN[i]));
    return opties;
}

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "bronDatum", v->vandaag);
    json_t *houders;
    char kind[ID_TEXT_SIZE];
    if (mag(d, p, "gezag.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "kind", SQL_KINDEREN, NO_BINDS) != DONE ||
        personen_opties(d, false, &houders, p) != DONE)
        return FAILED;
    json_object_set_new(options, "houders", houders);
    json_object_set_new(options, "soort", soort_opties());
    if (opties_put(d, options, "onderdeel", SQL_OPTIES_GI, p) != DONE)
        return FAILED;
    if (in_int(v, "kind", 0)) {
        id_format(in_int(v, "kind", 0), kind);
        json_object_set_new(now, "kind", json_string(kind));
    }
    AUTO_FREE char *url = text_format("/huishoudens/%s/gezag", v->text[0]);
    AUTO_FREE char *terug = text_format("/huishoudens/%s/leden", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Gezag vastleggen",
                                               .terug = terug},
                           p);
}

static enum result wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *now = json_object();
    if (dossier_model(d, p, now, SQL_ONE, BINDS(B_INT(":id", v->id[1]))) != DONE ||
        mag(d, p, "gezag.wijzigen") != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "gezag", now);
    AUTO_FREE char *url = text_format("/huishoudens/%s/gezag/%s", v->text[0], v->text[1]);
    AUTO_FREE char *terug = text_format("/huishoudens/%s/leden", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(now, "versie"),
                                               .velden = WIJZIG_VELDEN,
                                               .current = now,
                                               .knop = "Gezag opslaan",
                                               .terug = terug},
                           p);
}

/* ---- changing ---- */

static enum result done(struct verzoek *v, struct dossier *d, json_t *ret, int64_t id,
                        int64_t versie)
{
    ret_id(ret, id, versie);
    if (v->api)
        verzoek_locatie(v, "/huishoudens/%s/gezag/%s", d->huishouden, id);
    else
        verzoek_locatie(v, "/huishoudens/%s/leden", d->huishouden);
    v->gedaan = "gezag-vastgelegd";
    return DONE;
}

static enum result gezag_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    return gezag_set(d, v->in, &id, p) == DONE ? done(v, d, ret, id, 1) : FAILED;
}

static enum result gezag_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    int64_t versie;
    return gezag_change(d, v->id[1], v->in, &versie, p) == DONE ? done(v, d, ret, v->id[1], versie)
                                                                : FAILED;
}

#define PAD "/huishoudens/{huishouden}/gezag"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD, "gezag.lijst", "Wie gezag heeft over de kinderen, nu en eerder.",
                 gezag_list, .alleen_api = true),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "gezag.formulier", "Formulier.", nieuw_form,
                 .page = "gezag_nieuw", .velden = KEUZE_VELDEN, .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD, "gezag.toevoegen",
                  "Legt vast wie vanaf een dag gezag heeft over een kind, in de plaats van wie dat "
                  "nu heeft.",
                  gezag_post, .velden = NIEUW_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/{gezag}", "gezag.lezen", "Eén regel gezag.", gezag_read,
                 .alleen_api = true),
    DOSSIER_READ(HTTP_GET, PAD "/{gezag}/wijzig", "gezag.wijzigen.formulier", "Formulier.",
                 wijzig_form, .page = "gezag_wijzig", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_PATCH, PAD "/{gezag}", "gezag.wijzigen",
                  "Zet gezag in onderzoek, of legt de laatste dag of een nieuwe bron vast.",
                  gezag_patch, .velden = WIJZIG_VELDEN, .formulier = PAD "/{gezag}/wijzig"),
};
ROUTE_PART(gezag, ROUTES);
