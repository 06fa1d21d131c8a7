/* SPDX-License-Identifier: EUPL-1.2 */
/* What comes of a meeting: who was there, what was decided, the minutes. */
#include "resources/overleggen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/overleg.h"
#include "resources/acties.h"
#include "resources/kop.h"
#include "resources/lezers.h"

static const struct veld AANWEZIG_VELDEN[] = {
    {.naam = "aanwezig", .soort = VELD_IDS, .max = 60, .label = "Wie was er?"},
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Wat is er besloten?",
     .hint =
         "Moet iemand iets doen? Begin dan met een werkwoord, en vul ook de rest in: dan is het "
         "meteen een actie."},
    {.naam = "doel", .soort = VELD_ID, .label = "Bij welk doel hoort dit?"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Hulpverlener die dit doet"},
    {.naam = "persoon", .soort = VELD_ID, .label = "Of iemand uit het gezin"},
    {.naam = "netwerk", .soort = VELD_ID, .label = "Of iemand uit het netwerk"},
    {.naam = "vervaldatum", .soort = VELD_DATUM, .label = "Vóór wanneer?"},
    {0},
};
static const struct veld VERSLAG_VELDEN[] = {
    {.naam = "categorie", .soort = VELD_KEUZE, .verplicht = true, .label = "Waar gaat het over?"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Schrijf een verslag per onderwerp. Wie het leest, hangt af van het onderwerp en van "
             "over wie het gaat."},
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "In een paar woorden"},
    {.naam = "tekst", .soort = VELD_TEKST, .verplicht = true, .max = 20000, .label = "Verslag"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De tekst gaat alleen over wie ik koos"},
    {0},
};

/* ---- forms ---- */

static const char SQL_DOELEN[] =
    "SELECT id_tekst(d.id) AS waarde, d.titel AS naam, d.grond AS \"grond!\", d.personen AS"
    " \"personen!\" FROM zicht_doel d WHERE d.status IN ('voorgesteld', 'actief') ORDER BY d.id";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'werkaantekening') ORDER BY soort DESC, volgorde";

static enum result attendance_form(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *guests = NULL;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_object();
    json_t *guest, *here = json_array(), *rows = json_array();
    size_t i;
    json_object_set_new(options, "aanwezig", rows);
    json_object_set_new(now, "aanwezig", here);
    if (overleg_open(v, d, model, &row, p) != DONE ||
        dossier_rows(d, p, OVERLEG_GENODIGDEN, BINDS(B_INT(":id", v->id[0])), &guests) != DONE)
        return FAILED;
    json_array_foreach(guests, i, guest)
    {
        json_array_append_new(rows, overleg_keuze(row_text(guest, "id"), row_text(guest, "naam")));
        if (row_true(guest, "aanwezig"))
            json_array_append(here, json_object_get(guest, "id"));
    }
    return overleg_formulier(
        v, model, "Wie was er?", "/aanwezigheid",
        &(struct formulier){
            .velden = AANWEZIG_VELDEN, .current = now, .options = options, .knop = "Opslaan"},
        p);
}

static enum result decision_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    if (overleg_open(v, d, model, &row, p) != DONE ||
        actie_owner_options(d, model, options, p) != DONE ||
        dossier_put_rows(d, p, options, "doel", SQL_DOELEN, NO_BINDS) != DONE)
        return FAILED;
    return overleg_formulier(v, model, "Besluit opschrijven", "/besluiten",
                             &(struct formulier){.velden = BESLUIT_VELDEN,
                                                 .options = options,
                                                 .knop = "Besluit opslaan"},
                             p);
}

static enum result minutes_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    json_t *categories;
    if (overleg_open(v, d, model, &row, p) != DONE ||
        db_rows(v->db, p, SQL_CATEGORIEEN, NO_BINDS, &categories) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categories);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    if (overleg_formulier(v, model, "Verslag schrijven", "/verslagen",
                          &(struct formulier){.velden = VERSLAG_VELDEN,
                                              .options = options,
                                              .knop = "Verslag opslaan"},
                          p) != DONE)
        return FAILED;
    return model_lezers(d, model, "notitie", 0, p);
}

/* ---- changes ---- */

static enum result attendance_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    return overleg_gedaan(v, ret, overleg_attendance(d, v->id[0], v->in, p), "overleg-gehouden");
}

static enum result decision_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    return overleg_gedaan(v, ret, overleg_decide(d, v->id[0], v->in, p), "overleg-besloten");
}

static enum result minutes_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    return overleg_gedaan(v, ret, overleg_minutes(d, v->id[0], v->in, p), "overleg-verslag");
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/aanwezigheid/nieuw", "overleg.aanwezigheid.formulier",
              "Formulier.", attendance_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, OVERLEG_EEN "/aanwezigheid", "overleg.aanwezigheid",
               "Legt vast wie er was. Het overleg is dan gehouden.", attendance_post,
               .velden = AANWEZIG_VELDEN, .formulier = OVERLEG_EEN "/aanwezigheid/nieuw",
               .maakt_niets = true),
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/besluiten/nieuw", "overleg.besluit.formulier", "Formulier.",
              decision_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, OVERLEG_EEN "/besluiten", "overleg.besluit",
               "Legt een besluit vast; met een doel en een eigenaar is het meteen een actie.",
               decision_post, .velden = BESLUIT_VELDEN,
               .formulier = OVERLEG_EEN "/besluiten/nieuw"),
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/verslagen/nieuw", "overleg.verslag.formulier", "Formulier.",
              minutes_form, .page = "overleg_verslag", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, OVERLEG_EEN "/verslagen", "overleg.verslag",
               "Schrijft een deel van het verslag: een notitie in één categorie.", minutes_post,
               .velden = VERSLAG_VELDEN, .formulier = OVERLEG_EEN "/verslagen/nieuw"),
};
ROUTE_PART(overleg_gehouden, ROUTES);
