/* SPDX-License-Identifier: EUPL-1.2 */
/* One question about regie: for who was asked, without anything else of the household (G6), and for
 * who asked. Yes, no, never mind. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/regie.h"
#include "resources/gezonden.h"
#include "resources/kop.h"
#include "resources/overdracht.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const ANTWOORDEN[] = {"aanvaard", "geweigerd", "ingetrokken", NULL};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "status", .soort = VELD_KEUZE, .keuzes = ANTWOORDEN, .label = "Uw antwoord"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom niet?",
     .hint = "Wie het vroeg leest dit, en weet dan hoe het verder moet."},
    {0},
};

/* ---- reading ---- */

static const char SQL_ONE[] =
    "SELECT r.id AS \"id#\", r.verzoeksoort AS soort, r.bericht, r.van, r.tot, r.status, r.reden, "
    "r.gevraagd_op AS \"gevraagdOp@\", r.beslist_op AS \"beslistOp@\", r.uiterlijk, r.terug_op AS "
    "\"terugOp\", r.versie,"
    " a.naam AS aan, d.naam AS door, d.functie AS doorFunctie, d.telefoon AS doorTelefoon, o.naam "
    "AS doorOnderdeel, r.aan_id = kijker() AS \"mij?\", r.door_id = kijker() AS \"vroegIk?\","
    " r.personen AS \"personen!\", r.grond AS \"grond!\" FROM zicht_regieverzoek r"
    " JOIN gebruiker a ON a.id = r.aan_id JOIN gebruiker d ON d.id = r.door_id"
    " JOIN onderdeel o ON o.id = d.onderdeel_id WHERE r.id = :id";
/* What of the household the decider sees already: only then there is something to count (R24). */
static const char SQL_ACTIES[] =
    "SELECT count(*) AS aantal, group_concat(a.personen) AS \"personen!\", max(a.grond) AS "
    "\"grond!\" FROM zicht_actie a JOIN zicht_kaart k ON k.regisseur_id = a.eigenaar_gebruiker_id"
    " WHERE a.status IN ('open', 'aanvaard', 'bezig') HAVING count(*) > 0";

static enum result actions_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (dossier_row(d, p, SQL_ACTIES, NO_BINDS, &row) != DONE)
        return FAILED;
    json_t *number = row ? json_incref(json_object_get(row, "aantal")) : json_null();
    json_object_set_new(model, "acties", number);
    return DONE;
}

static enum result verzoek_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    json_t *kan;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        gezonden_personen(d, model, v->id[0], p) != DONE || actions_put(d, model, p) != DONE ||
        overdracht_put(d, model, v->id[0], p) != DONE || regie_kan(d, v->id[0], &kan, p) != DONE)
        return FAILED;
    json_object_set_new(model, "kan", kan);
    return v->api ? DONE : kop_kaart_if(d, model, p);
}

/* ---- the form for a no ---- */

static const char *answer_of(const struct verzoek *v, const json_t *kan)
{
    const char *sent = v->raw ? row_text(v->raw, "status") : NULL;
    if (sent && row_true(kan, sent))
        return sent;
    return row_true(kan, "geweigerd") ? "geweigerd" : "ingetrokken";
}

/* The answers in words, for the page of a lost update. */
static json_t *answer_options(void)
{
    static const char *const naam[] = {"Ja", "Nee", "Intrekken"};
    json_t *options = json_array();
    for (size_t i = 0; ANTWOORDEN[i]; i++)
        json_array_append_new(options,
                              json_pack("{s:s, s:s}", "waarde", ANTWOORDEN[i], "naam", naam[i]));
    return options;
}

static enum result answer_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    if (verzoek_read(v, d, model, p) != DONE)
        return FAILED;
    const char *answer = answer_of(v, json_object_get(model, "kan"));
    AUTO_JSON json_t *now = json_pack("{s:s}", "status", answer);
    AUTO_JSON json_t *options = json_pack("{s:o}", "status", answer_options());
    bool no = strcmp(answer, "ingetrokken") != 0;
    json_object_set_new(model, "nee", json_boolean(no));
    json_object_set_new(model, "open",
                        json_boolean(row_true(json_object_get(model, "kan"), answer)));
    AUTO_FREE char *url = text_format("/regieverzoeken/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PATCH",
                                               .versie = row_int(model, "versie"),
                                               .velden = ANTWOORD_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = no ? "Nee, antwoord sturen" : "Intrekken",
                                               .terug = url},
                           p);
}

/* ---- changing ---- */

static const char *done_code(const char *status, bool deputy)
{
    if (strcmp(status, "aanvaard") == 0)
        return deputy ? "waarneming-aanvaard" : "regie-aanvaard";
    return strcmp(status, "geweigerd") == 0 ? "regie-geweigerd" : "regie-ingetrokken";
}

static enum result answer_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    AUTO_JSON json_t *was = NULL;
    int64_t versie, card;
    if (dossier_row(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &was) != DONE ||
        regie_decide(d, v->id[0], v->in, &versie, p) != DONE ||
        dossier_int(d, p, "SELECT 1 FROM zicht_huishouden", NO_BINDS, 0, &card) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    v->gedaan = done_code(in_text(v, "status"), strcmp(row_text(was, "soort"), "waarneming") == 0);
    if (card)
        verzoek_locatie(v, "/huishoudens/%s/regie", d->huishouden);
    else
        verzoek_locatie(v, "/mijn/werk");
    return DONE;
}

static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, "/regieverzoeken/{regieverzoek}", "regieverzoek.lezen",
              "Eén vraag over de regie, en wat u daarmee kunt.", verzoek_read,
              .page = "regieverzoek"),
    ITEM_READ(HTTP_GET, "/regieverzoeken/{regieverzoek}/wijzig", "regieverzoek.formulier",
              "Formulier.", answer_form, .page = "regieverzoek_wijzig", .alleen_pagina = true),
    ITEM_WRITE(
        HTTP_PATCH, "/regieverzoeken/{regieverzoek}", "regieverzoek.beslissen",
        "Ja (aanvaard) of nee (geweigerd, met reden) van wie gevraagd is; intrekken door wie "
        "het vroeg, of door een van beiden wat als waarneming is aanvaard.",
        answer_patch, .velden = ANTWOORD_VELDEN,
        .formulier = "/regieverzoeken/{regieverzoek}/wijzig"),
};
ROUTE_PART(regieverzoek, ROUTES);
