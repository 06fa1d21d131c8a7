/* SPDX-License-Identifier: EUPL-1.2 */
/* Handing an action over: asking, and the answer. What is asked stands on the action's own page. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/actie.h"
#include "domein/bevoegdheid.h"
#include "resources/acties.h"
#include "resources/kop.h"
#include "resources/planbord.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* The last two are regie's: without an account nobody can be asked (R5). */
static const struct veld NIEUW_VELDEN[] = {
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie gaat dit doen?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Waarom geeft u de actie door?",
     .hint = "Wie de actie ziet, leest dit."},
    {.naam = "persoon", .soort = VELD_ID, .label = "Of iemand uit het gezin"},
    {.naam = "netwerk", .soort = VELD_ID, .label = "Of iemand uit het netwerk"},
    {0},
};
static const struct veld COLLEGA_VELDEN[] = {
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie gaat dit doen?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Waarom geeft u de actie door?",
     .hint = "Wie de actie ziet, leest dit."},
    {0},
};
static const char *const ANTWOORDEN[] = {"aanvaard", "geweigerd", "ingetrokken", NULL};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ANTWOORDEN,
     .label = "Uw antwoord"},
    {.naam = "antwoord",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom niet?",
     .hint = "Wie het vroeg leest dit, en weet dan hoe het verder moet."},
    {0},
};

static enum result actie_get(struct verzoek *v, struct dossier *d, json_t *model, json_t **ret,
                             struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, PLANBORD_ACTIE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    json_object_set(model, "titel", json_object_get(row, "titel"));
    json_object_set(model, "id", json_object_get(row, "id"));
    *ret = TAKE(row);
    return DONE;
}

static enum result hand_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *actie = NULL;
    if (actie_get(v, d, model, &actie, p) != DONE || kop_kaart_if(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || actie_owner_options(d, model, options, p) != DONE ||
        model_mag(d, p, model) != DONE)
        return FAILED;
    bool regie = row_true(json_object_get(model, "mag"), "actieToevoegen");
    AUTO_FREE char *url = text_format("/acties/%s/overdracht", v->text[0]);
    AUTO_FREE char *back = text_format("/acties/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .versie = row_int(actie, "versie"),
                                               .velden = regie ? NIEUW_VELDEN : COLLEGA_VELDEN,
                                               .options = options,
                                               .knop = "Doorgeven",
                                               .terug = back},
                           p);
}

static enum result answer_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    static const char *const naam[] = {"Ja, ik neem de actie over", "Nee", "Vraag intrekken"};
    static const char sql[] =
        "SELECT 'geweigerd' AS status, o.personen AS \"personen!\", o.grond AS"
        " \"grond!\" FROM zicht_actie_overdracht o WHERE o.actie_id = :id AND"
        " o.status = 'gevraagd'";
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *actie = NULL;
    AUTO_JSON json_t *vraag = NULL;
    json_t *antwoorden = json_array();
    json_object_set_new(options, "status", antwoorden);
    for (size_t i = 0; ANTWOORDEN[i]; i++)
        json_array_append_new(antwoorden,
                              json_pack("{s:s, s:s}", "waarde", ANTWOORDEN[i], "naam", naam[i]));
    if (actie_get(v, d, model, &actie, p) != DONE || kop_kaart_if(d, model, p) != DONE ||
        dossier_one(d, p, sql, BINDS(B_INT(":id", v->id[0])), &vraag) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/acties/%s/overdracht", v->text[0]);
    AUTO_FREE char *back = text_format("/acties/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .velden = ANTWOORD_VELDEN,
                                               .current = vraag,
                                               .options = options,
                                               .knop = "Antwoord sturen",
                                               .terug = back},
                           p);
}

static enum result hand_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    static const char sql[] = "SELECT 1 FROM zicht_actie_overdracht WHERE actie_id = :id AND status"
                              " = 'gevraagd'";
    int64_t asked;
    verzoek_object(v, "actie", v->id[0]);
    if (actie_overdragen(d, v->id[0], v->in, p) != DONE ||
        db_int(v->db, p, sql, BINDS(B_INT(":id", v->id[0])), 0, &asked) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/acties/%s", v->id[0]);
    v->gedaan = asked ? "actie-overdracht-gevraagd" : "actie-overgedragen";
    return DONE;
}

static enum result answer_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    const char *status = row_text(v->in, "status");
    verzoek_object(v, "actie", v->id[0]);
    if (actie_overdracht_antwoord(d, v->id[0], v->in, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/acties/%s", v->id[0]);
    v->gedaan = strcmp(status, "aanvaard") == 0    ? "actie-overgenomen"
                : strcmp(status, "geweigerd") == 0 ? "actie-niet-overgenomen"
                                                   : "actie-overdracht-ingetrokken";
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/acties/{actie}/overdracht/nieuw", "actie.overdragen.formulier",
              "Formulier.", hand_form, .page = "actie_overdracht", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, "/acties/{actie}/overdracht", "actie.overdragen",
               "Geeft een actie door aan een ander. Een hulpverlener wordt gevraagd, en zegt ja of "
               "nee.",
               hand_post, .velden = NIEUW_VELDEN, .formulier = "/acties/{actie}/overdracht/nieuw"),
    ITEM_READ(HTTP_GET, "/acties/{actie}/overdracht/wijzig", "actie.overnemen.formulier",
              "Formulier.", answer_form, .page = "actie_overdracht_antwoord",
              .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/acties/{actie}/overdracht", "actie.overnemen",
               "Het antwoord op de vraag om een actie over te nemen: ja, nee met een reden, of de "
               "vraag ingetrokken.",
               answer_patch, .velden = ANTWOORD_VELDEN,
               .formulier = "/acties/{actie}/overdracht/wijzig"),
};
ROUTE_PART(actie_overdracht, ROUTES);
