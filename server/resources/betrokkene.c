/* SPDX-License-Identifier: EUPL-1.2 */
/* One who helps, helped or was asked (R4): for whoever it was sent to, without anything else of the
 * household (G6). Yes or no, never mind, the end. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/betrokkenheid.h"
#include "resources/betrokkenen.h"
#include "resources/gezonden.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const STAPPEN[] = {"actief", "geweigerd", "ingetrokken", "beeindigd", NULL};
static const struct veld STAP_VELDEN[] = {
    {.naam = "status", .soort = VELD_KEUZE, .keuzes = STAPPEN, .label = "Wat u doet"},
    {.naam = "tot",
     .soort = VELD_DATUM,
     .label = "Laatste dag",
     .hint = "Kiest u vandaag, dan stopt het nu meteen."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom?",
     .hint = "De ander leest dit."},
    {0},
};
/* The same for a no, which has no day. */
static const struct veld NEE_VELDEN[] = {
    {.naam = "status", .soort = VELD_KEUZE, .keuzes = STAPPEN, .label = "Wat u doet"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 1000,
     .label = "Waarom niet?",
     .hint = "De ander leest dit, en weet dan hoe het verder moet."},
    {0},
};
/* ---- reading ---- */

static const char SQL_ONE[] = BETROKKENE " WHERE b.id = :id";

static enum result betrokkene_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    json_t *kan;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        gezonden_personen(d, model, v->id[0], p) != DONE ||
        betrokkenheid_kan(d, v->id[0], &kan, p) != DONE)
        return FAILED;
    json_object_set_new(model, "kan", kan);
    return v->api ? DONE : kop_kaart_if(d, model, p);
}

/* ---- the form ---- */

/* Consents towards the one who stops, as far as the viewer sees them: for them in person, or for
 * everybody of their onderdeel (which go on while somebody else of it does). */
static const char SQL_TOESTEMMINGEN[] =
    "SELECT t.id AS \"id#\", (SELECT max(l.naam) FROM zicht_lid l WHERE l.persoon_id = "
    "t.persoon_id) AS overWie, t.soort, t.tot, t.ontvanger_gebruiker_id IS NOT NULL AS "
    "\"persoonlijk?\", t.ontvanger_onderdeel AS ontvanger, t.personen AS \"personen!\", t.grond "
    "AS \"grond!\" FROM zicht_toestemming t JOIN zicht_betrokkenheid b ON b.id = :id"
    " AND b.onderdeel_id = t.ontvanger_onderdeel_id"
    " WHERE (t.ontvanger_gebruiker_id IS NULL OR t.ontvanger_gebruiker_id = b.gebruiker_id)"
    " AND t.stand IN ('geldt', 'wacht', 'straks', 'bron', 'opnieuw') ORDER BY t.id";

/* The steps in words, for the page of a lost update. */
static json_t *step_options(void)
{
    static const char *const naam[] = {"Ja zeggen", "Nee zeggen", "De vraag intrekken", "Stoppen"};
    json_t *options = json_array();
    for (size_t i = 0; STAPPEN[i]; i++)
        json_array_append_new(options,
                              json_pack("{s:s, s:s}", "waarde", STAPPEN[i], "naam", naam[i]));
    return options;
}

/* Which step the page is for: the one sent before, or what is open: a no, or the end. */
static const char *stap_of(const struct verzoek *v, const json_t *kan)
{
    const char *sent = v->raw ? row_text(v->raw, "status") : NULL;
    if (sent && row_true(kan, sent))
        return sent;
    return row_true(kan, "geweigerd") ? "geweigerd" : "beeindigd";
}

static enum result step_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *kan;
    if (betrokkene_read(v, d, model, p) != DONE)
        return FAILED;
    kan = json_object_get(model, "kan");
    bool end = row_true(kan, "beeindigd");
    const char *tot = row_text(model, "tot");
    AUTO_JSON json_t *now =
        json_pack("{s:s, s:s?}", "status", stap_of(v, kan), "tot", end ? v->vandaag : tot);
    AUTO_JSON json_t *options = json_pack("{s:o}", "status", step_options());
    json_object_set_new(model, "stoppen", json_boolean(end));
    if (dossier_put_rows(d, p, model, "toestemmingen", SQL_TOESTEMMINGEN,
                         BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/betrokkenen/%s", v->text[0]);
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){.url = url,
                            .methode = "PATCH",
                            .versie = row_int(model, "versie"),
                            .velden = end ? STAP_VELDEN : NEE_VELDEN,
                            .current = now,
                            .options = options,
                            .knop = end ? "Hulp stoppen" : "Nee, antwoord sturen",
                            .terug = url},
        p);
}

/* ---- changing ---- */

/* Where the one who did it can still look. */
static enum result after_step(struct verzoek *v, struct dossier *d, struct probleem *p)
{
    int64_t card, item;
    if (dossier_int(d, p, "SELECT 1 FROM zicht_huishouden", NO_BINDS, 0, &card) != DONE ||
        dossier_int(d, p, "SELECT 1 FROM zicht_item WHERE id = :id", BINDS(B_INT(":id", v->id[0])),
                    0, &item) != DONE)
        return FAILED;
    if (card)
        verzoek_locatie(v, "/huishoudens/%s/betrokkenen", d->huishouden);
    else if (item)
        verzoek_locatie(v, "/betrokkenen/%s", v->id[0]);
    else
        verzoek_locatie(v, "/mijn/werk");
    return DONE;
}

static const char *done_code(const char *status)
{
    static const char *const codes[] = {"betrokkenheid-actief", "betrokkenheid-geweigerd",
                                        "betrokkenheid-ingetrokken", "betrokkenheid-beeindigd"};
    for (size_t i = 0; STAPPEN[i]; i++)
        if (strcmp(STAPPEN[i], status) == 0)
            return codes[i];
    return NULL;
}

static enum result step_patch(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (betrokkenheid_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    v->gedaan = done_code(in_text(v, "status"));
    return after_step(v, d, p);
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/betrokkenen/{betrokkene}", "betrokkene.lezen",
              "Eén die meehelpt of gevraagd is, en wat u daarmee kunt.", betrokkene_read,
              .page = "betrokken"),
    ITEM_READ(HTTP_GET, "/betrokkenen/{betrokkene}/wijzig", "betrokkenheid.wijzigen.formulier",
              "Formulier.", step_form, .page = "betrokken_wijzig", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/betrokkenen/{betrokkene}", "betrokkenheid.wijzigen",
               "Ja (actief) of nee (geweigerd, met reden) van de ander, intrekken door wie het "
               "vroeg, stoppen (beeindigd, nu of op een dag) door een van beiden.",
               step_patch, .velden = STAP_VELDEN, .formulier = "/betrokkenen/{betrokkene}/wijzig"),
};
ROUTE_PART(betrokkene, ROUTES);
