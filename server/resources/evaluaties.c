/* SPDX-License-Identifier: EUPL-1.2 */
/* Evaluation: when the plan is talked over again, what worked, and what the family says of it. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/evaluatie.h"
#include "resources/kop.h"
#include "resources/planbord.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const STATUSSEN[] = {"gehouden", "overgeslagen", NULL};
static const char *const JA_NEE[] = {"ja", "nee", NULL};

static const struct veld EVALUATIE_VELDEN[] = {
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = STATUSSEN,
     .label = "Is het plan besproken met het gezin?"},
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Op welke dag?"},
    {.naam = "werkte",
     .soort = VELD_TEKST,
     .max = 4000,
     .label = "Wat werkte?",
     .hint = "Is het plan besproken? Vul dan minstens één van deze vier vakken in."},
    {.naam = "anders", .soort = VELD_TEKST, .max = 4000, .label = "Wat gaat u anders doen?"},
    {.naam = "regieGoed",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat ging goed aan de regie?",
     .hint = "Eén aanspreekpunt, afspraken nagekomen, op tijd gebeld."},
    {.naam = "regieBeter",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat moet beter aan de regie?"},
    {.naam = "veiligheid",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = JA_NEE,
     .label = "Zijn er nu zorgen over de veiligheid?",
     .hint =
         "Wij gebruiken dit alleen om de volgende dag te kiezen. Het antwoord bewaren wij niet."},
    {.naam = "volgende",
     .soort = VELD_DATUM,
     .label = "Wanneer bespreekt u het plan weer?",
     .hint = "Laat leeg voor de gewone termijn."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom overgeslagen, of later dan gewoonlijk?",
     .hint = "Alleen dan nodig. Het gezin kan dit lezen."},
    {0},
};
static const struct veld STEM_VELDEN[] = {
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Wie van het gezin?"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat zegt deze persoon over het plan en de hulp?",
     .hint = "Letterlijk, in de eigen woorden."},
    {.naam = "cijfer",
     .soort = VELD_GETAL,
     .min = 0,
     .max = 10,
     .label = "Cijfer voor de hulp, van 0 tot 10"},
    {.naam = "regieCijfer",
     .soort = VELD_GETAL,
     .min = 0,
     .max = 10,
     .label = "Cijfer voor de regisseur, van 0 tot 10"},
    {.naam = "regieTekst",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat zegt deze persoon over de regisseur?",
     .hint = "De regisseur leest dit. Wil iemand dat niet? Laat een ander dit gesprek voeren."},
    {0},
};

/* ---- reading ---- */

#define EVALUATIE                                                                                  \
    "SELECT e.id AS \"id#\", e.status, e.datum, e.gepland, e.volgende, e.reden, e.werkte, "        \
    "e.anders,"                                                                                    \
    " e.regie_goed AS \"regieGoed\", e.regie_beter AS \"regieBeter\", g.naam AS auteur,"           \
    " e.op AS \"op@\", e.personen AS \"personen!\", e.grond AS \"grond!\" FROM zicht_evaluatie e"  \
    " JOIN gebruiker g ON g.id = e.auteur_id"

static const char SQL_LIST[] = EVALUATIE " ORDER BY e.datum DESC, e.id DESC";
static const char SQL_ONE[] = EVALUATIE " WHERE e.id = :id";
#define STEM                                                                                       \
    "SELECT s.id AS \"id#\", s.evaluatie_id AS \"evaluatie#\", s.persoon_id AS \"persoon#\","      \
    " l.naam AS wie, s.tekst, s.cijfer, s.regie_cijfer AS \"regieCijfer\","                        \
    " s.regie_tekst AS \"regieTekst\", s.personen AS \"personen!\", s.grond AS \"grond!\""         \
    " FROM zicht_stem s LEFT JOIN (SELECT persoon_id, max(roepnaam) AS naam FROM zicht_lid"        \
    " GROUP BY persoon_id) l ON l.persoon_id = s.persoon_id"
static const char SQL_STEMMEN[] = STEM " WHERE s.evaluatie_id = :id ORDER BY s.id";
static const char SQL_CIJFERS[] =
    "SELECT d.id AS \"id#\", d.titel, d.score_nu AS \"scoreNu\", d.score_begin AS \"scoreBegin\","
    " (SELECT s.werkte FROM zicht_doel_score s WHERE s.doel_id = d.id ORDER BY s.id DESC LIMIT 1)"
    " AS werkte, d.personen AS \"personen!\", d.grond AS \"grond!\" FROM zicht_doel d"
    " WHERE d.status = 'actief' ORDER BY d.id";

static enum result evaluaties_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    json_t *rows;
    if (!v->api &&
        (kop_dossier(d, model, "/evaluaties", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 10000, "id", p);
}

static enum result evaluatie_read(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    json_t *row;
    size_t i;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "stemmen", SQL_STEMMEN, BINDS(B_INT(":id", v->id[0]))) !=
            DONE ||
        dossier_put_rows(d, p, model, "doelen", SQL_CIJFERS, NO_BINDS) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    bool asks = row_true(json_object_get(model, "mag"), "doelWijzigen") &&
                strcmp(row_text(model, "status"), "gehouden") == 0;
    json_array_foreach(json_object_get(model, "doelen"), i, row)
    {
        /* of the form for a mark: where it leads back to */
        json_object_set_new(row, "evaluatie", asks ? json_string(v->text[0]) : json_null());
    }
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static enum result evaluatie_form(struct verzoek *v, struct dossier *d, json_t *model,
                                  struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    if (mag(d, p, "evaluatie.toevoegen") != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "status", keuzes_opties(v, "evaluatie", STATUSSEN));
    json_object_set_new(options, "veiligheid",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "ja", "naam", "Ja",
                                  "waarde", "nee", "naam", "Nee"));
    AUTO_FREE char *url = text_format("/huishoudens/%s/evaluaties", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = EVALUATIE_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Evaluatie opslaan",
                                               .terug = url},
                           p);
}

static const char SQL_GEHOUDEN[] =
    "SELECT e.personen AS \"personen!\", e.grond AS \"grond!\" FROM zicht_evaluatie e"
    " WHERE e.id = :id AND e.status = 'gehouden'";

static enum result stem_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_GEHOUDEN, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (mag(d, p, "stem.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE)
        return FAILED;
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/evaluaties/%s/stemmen", v->text[0]);
    AUTO_FREE char *back = text_format("/evaluaties/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = STEM_VELDEN,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = back},
                           p);
}

/* ---- changing ---- */

static enum result evaluatie_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    int64_t id;
    if (evaluatie_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/evaluaties/%s", id);
    v->gedaan = "evaluatie-toegevoegd";
    return DONE;
}

static enum result stem_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (stem_add(d, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/evaluaties/%s", v->id[0]);
    v->gedaan = "stem-toegevoegd";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/evaluaties"
#define EEN "/evaluaties/{evaluatie}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "evaluaties.lezen", "De evaluaties, de nieuwste eerst.",
                 evaluaties_read, .page = "evaluaties"),
    DOSSIER_READ(HTTP_GET, HUIS "/nieuw", "evaluatie.formulier", "Formulier.", evaluatie_form,
                 .page = "evaluatie_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS, "evaluatie.toevoegen",
                  "Legt een evaluatie vast, of waarom zij is overgeslagen; altijd met een volgende "
                  "dag.",
                  evaluatie_post, .velden = EVALUATIE_VELDEN, .formulier = HUIS "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "evaluatie.lezen", "Eén evaluatie, met wat het gezin zelf zei.",
              evaluatie_read, .page = "evaluatie"),
    ITEM_READ(HTTP_GET, EEN "/stemmen/nieuw", "stem.formulier", "Formulier.", stem_form,
              .page = "stem_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/stemmen", "stem.toevoegen",
               "Legt vast wat iemand van het gezin bij een evaluatie zegt.", stem_post,
               .velden = STEM_VELDEN, .formulier = EEN "/stemmen/nieuw"),
};
ROUTE_PART(evaluaties, ROUTES);
