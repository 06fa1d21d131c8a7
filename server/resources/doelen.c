/* SPDX-License-Identifier: EUPL-1.2 */
/* Goals of a household. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/doel.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/planbord.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#define DOEL_TEKSTEN                                                                               \
    {.naam = "titel",                                                                              \
     .soort = VELD_REGEL,                                                                          \
     .verplicht = true,                                                                            \
     .max = 200,                                                                                   \
     .label = "Doel, in de woorden van het gezin",                                                 \
     .hint = "Bijvoorbeeld: Elke maand genoeg geld voor huur en boodschappen"},                    \
        {.naam = "resultaat",                                                                      \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = true,                                                                        \
         .max = 1000,                                                                              \
         .label = "Waaraan merkt u dat het gelukt is?",                                            \
         .hint = "Iets wat u kunt zien of tellen."},                                               \
    {                                                                                              \
        .naam = "streefdatum", .soort = VELD_DATUM, .label = "Vóór wanneer?"                     \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "leefgebied", .soort = VELD_KEUZE, .verplicht = true, .label = "Leefgebied"},
    DOEL_TEKSTEN,
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Voor wie is dit doel?"},
    {.naam = "scoreBegin",
     .soort = VELD_GETAL,
     .min = 0,
     .max = 10,
     .label = "Welk cijfer geeft het gezin nu?",
     .hint = "0 is heel slecht, 10 is heel goed. Het cijfer is van het gezin zelf."},
    {0},
};
static const char *const PRIORITEITEN[] = {"eerst", "daarna", "later", NULL};
static const char *const STATUSSEN[] = {"voorgesteld", "actief", "behaald", "gestopt", NULL};
static const struct veld WIJZIG_VELDEN[] = {
    DOEL_TEKSTEN,
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = STATUSSEN,
     .label = "Hoe staat het ervoor?"},
    {.naam = "prioriteit",
     .soort = VELD_KEUZE,
     .keuzes = PRIORITEITEN,
     .label = "Hoe belangrijk is dit voor het gezin?"},
    {.naam = "statusReden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom?",
     .hint = "Nodig als het gezin met dit doel stopt."},
    {0},
};
static const struct veld SCORE_VELDEN[] = {
    {.naam = "score",
     .soort = VELD_GETAL,
     .verplicht = true,
     .min = 0,
     .max = 10,
     .label = "Cijfer van het gezin, van 0 tot 10"},
    {.naam = "werkte", .soort = VELD_REGEL, .max = 300, .label = "Wat hielp?"},
    {0},
};

/* ---- reading ---- */

#define DOEL_COLUMNS                                                                               \
    "SELECT d.id AS \"id#\", d.leefgebied, l.naam AS \"leefgebiedNaam\", l.icoon, d.titel, "       \
    "d.resultaat, d.streefdatum,"                                                                  \
    " d.score_begin AS \"scoreBegin\", d.score_nu AS \"scoreNu\", d.status, d.status_reden AS "    \
    "\"statusReden\", d.prioriteit,"                                                               \
    " d.status_op AS \"statusOp@\", g.naam AS \"statusDoor\", d.op AS \"op@\", d.versie,"          \
    " d.personen AS \"personen!\", d.grond AS \"grond!\" FROM zicht_doel d"                        \
    " JOIN leefgebied l ON l.code = d.leefgebied JOIN gebruiker g ON g.id = d.status_door"

static const char SQL_LIST[] = DOEL_COLUMNS " ORDER BY d.id";
static const char SQL_ONE[] = DOEL_COLUMNS " WHERE d.id = :id";
static const char SQL_SCORES[] =
    "SELECT s.score, s.datum, s.werkte, g.naam AS door FROM zicht_doel_score s "
    "JOIN gebruiker g ON g.id = s.door"
    " WHERE s.doel_id = :id ORDER BY s.id";

static enum result doelen_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 1000, "id", p);
}

static enum result acties_of(struct dossier *d, json_t *model, int64_t doel, struct probleem *p)
{
    static const char sql[] = "SELECT id FROM zicht_actie WHERE doel_id = :doel ORDER BY id";
    AUTO_JSON json_t *ids = NULL;
    json_t *row, *acties = json_array();
    size_t i;
    json_object_set_new(model, "acties", acties);
    if (dossier_rows(d, p, sql, BINDS(B_INT(":doel", doel)), &ids) != DONE)
        return FAILED;
    json_array_foreach(ids, i, row)
    {
        json_t *actie;
        if (dossier_row(d, p, PLANBORD_ACTIE, BINDS(B_INT(":id", row_int(row, "id"))), &actie) !=
            DONE)
            return FAILED;
        json_array_append_new(acties, actie);
    }
    return DONE;
}

static enum result doel_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        acties_of(d, model, v->id[0], p) != DONE || kop_besluiten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "scores", SQL_SCORES, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    json_object_set_new(model, "voortgang", planbord_voortgang(json_object_get(model, "acties")));
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static const char SQL_LEEFGEBIEDEN[] = "SELECT code AS waarde, naam FROM leefgebied WHERE tot IS "
                                       "NULL OR tot >= vandaag() ORDER BY volgorde";

static enum result doel_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *leefgebieden;
    if (mag(d, p, "doel.voorstellen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || model_mag(d, p, model) != DONE ||
        db_rows(v->db, p, SQL_LEEFGEBIEDEN, NO_BINDS, &leefgebieden) != DONE)
        return FAILED;
    json_object_set_new(options, "leefgebied", leefgebieden);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/doelen", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Doel opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "doel", 0, p);
}

static enum result doel_change_form(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    static const char *const naam[] = {"Voorstel", "Het gezin werkt eraan", "Behaald", "Gestopt"};
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *doel = NULL;
    json_t *statussen = json_array();
    json_object_set_new(options, "status", statussen);
    json_object_set_new(options, "prioriteit", keuzes_opties(v, "prioriteit", PRIORITEITEN));
    for (size_t i = 0; i < COUNT_OF(naam); i++)
        json_array_append_new(statussen,
                              json_pack("{s:s, s:s}", "waarde", STATUSSEN[i], "naam", naam[i]));
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &doel) != DONE)
        return FAILED;
    if (mag(d, p, "doel.wijzigen") != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "titel", json_object_get(doel, "titel"));
    return model_wijziging(
        v, model, "/doelen", doel,
        (struct formulier){.velden = WIJZIG_VELDEN, .options = options, .knop = "Doel opslaan"}, p);
}

/* ---- changing ---- */

static enum result doel_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (doel_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/doelen/%s", id);
    v->gedaan = "doel-toegevoegd";
    return DONE;
}

static enum result doel_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (doel_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/doelen/%s", v->id[0]);
    v->gedaan = "doel-gewijzigd";
    return DONE;
}

static enum result score_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (doel_score(d, v->id[0], in_int(v, "score", 0), in_text(v, "werkte"), &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/doelen/%s", v->id[0]);
    v->gedaan = "score-vastgelegd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen", "doelen.lezen",
                 "De doelen van een huishouden.", doelen_read, .alleen_api = true,
                 .onthouden = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen/nieuw", "doel.formulier", "Formulier.",
                 doel_form, .page = "doel_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/doelen", "doel.toevoegen",
                  "Voegt een doel toe, of stelt het voor als u geen regie heeft.", doel_post,
                  .velden = NIEUW_VELDEN, .formulier = "/huishoudens/{huishouden}/doelen/nieuw"),
    ITEM_READ(HTTP_GET, "/doelen/{doel}", "doel.lezen", "Eén doel, met zijn acties en cijfers.",
              doel_read, .page = "doel"),
    ITEM_READ(HTTP_GET, "/doelen/{doel}/wijzig", "doel.wijzigen.formulier", "Formulier.",
              doel_change_form, .page = "doel_wijzig", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/doelen/{doel}", "doel.wijzigen", "Wijzigt een doel of zijn stand.",
               doel_patch, .velden = WIJZIG_VELDEN, .formulier = "/doelen/{doel}/wijzig"),
    ITEM_WRITE(HTTP_POST, "/doelen/{doel}/scores", "doel.score",
               "Legt het cijfer van het gezin vast.", score_post, .velden = SCORE_VELDEN,
               .formulier = "/doelen/{doel}"),
};
ROUTE_PART(doelen, ROUTES);
