/* SPDX-License-Identifier: EUPL-1.2 */
/* Is this household known? (R22): the question, and calling back who asked about a hidden one. */
#include "domein/bekend.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/onderdeel_naam.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const char *const RELATIES[] = {"client",    "leerling", "patient", "huurder",
                                       "aangemeld", "melding",  NULL};
static const struct veld VRAAG_VELDEN[] = {
    {.naam = "relatie",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = RELATIES,
     .label = "Wie is deze persoon voor u?"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Waarom vraagt u dit?",
     .hint = "Dit komt in het logboek. Het gezin kan het opvragen."},
    {.naam = "geslachtsnaam",
     .soort = VELD_REGEL,
     .max = 200,
     .label = "Achternaam",
     .hint = "De hele achternaam, zoals in het paspoort."},
    {.naam = "voornaam", .soort = VELD_REGEL, .max = 200, .label = "Voornaam"},
    {.naam = "geboortedatum", .soort = VELD_DATUM, .label = "Geboortedatum"},
    {.naam = "bsn",
     .soort = VELD_BSN,
     .label = "Of het BSN",
     .hint = "Alleen als uw organisatie het BSN mag gebruiken."},
    {0},
};
static const char *const BESLUITEN[] = {"akkoord", "geen", NULL};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "besluit",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = BESLUITEN,
     .label = "Mag de dienst terugbellen?"},
    {.naam = "antwoord",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat mag de dienst zeggen?",
     .hint = "Schrijf nooit waar iemand is. Zegt u nee, dan hoeft u niets te schrijven."},
    {0},
};

/* ---- the question ---- */

static enum result form_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_pack(
        "{s:[{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s},{s:s,s:s}]}", "relatie", "waarde",
        "client", "naam", "Cliënt: ik help deze persoon", "waarde", "leerling", "naam",
        "Leerling bij ons", "waarde", "patient", "naam", "Patiënt bij ons", "waarde", "huurder",
        "naam", "Huurder bij ons", "waarde", "aangemeld", "naam", "Bij ons aangemeld voor hulp",
        "waarde", "melding", "naam", "Ik kreeg een melding over deze persoon");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/bekend",
                                               .velden = VRAAG_VELDEN,
                                               .options = options,
                                               .knop = "Vragen",
                                               .terug = "/mijn/werk"},
                           p);
}

static enum result nieuw_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (bekend_mag(v, p) != DONE)
        return FAILED;
    json_object_set_new(model, "gezocht", json_null());
    return form_put(v, model, p);
}

/* Nothing of the question stands in the answer: it is the same for everybody who is not found. */
static enum result bekend_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    json_t *found = json_object();
    enum result r = bekend_ask(v, v->in, found, p);
    if (r != DONE || v->api) {
        if (r == DONE)
            json_object_update(ret, found);
        json_decref(found);
        return r;
    }
    json_object_set_new(ret, "gezocht", found);
    json_decref(v->raw);
    v->raw = NULL;
    return form_put(v, ret, p);
}

/* ---- calling back: the regie decides ---- */

#define WAAR ONDERDEEL_HEET("t.onderdeel", "t.organisatie")
static const char SQL_TERUG[] =
    "SELECT t.id AS \"id#\", t.naam, t.functie, t.telefoon, t.onderdeel, t.organisatie, " WAAR
    " AS waar, t.relatie,"
    " t.reden, t.op AS \"op@\", t.stand, t.antwoord, t.overkant AS \"overkant?\", t.versie,"
    " t.personen AS \"personen!\", t.grond AS \"grond!\" FROM zicht_terugbellen t"
    " WHERE :id = 0 OR t.id = :id ORDER BY t.id DESC LIMIT 200";

static enum result terug_lijst(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/logboek", p) != DONE ||
        dossier_rows(d, p, SQL_TERUG, BINDS(B_INT(":id", 0)), &rows) != DONE)
        return FAILED;
    if (kop_personen(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) json_object_set_new(
        row, "url",
        json_sprintf("/huishoudens/%s/terugbellen/%s", v->text[0], row_text(row, "id")));
    return model_lijst(v, model, rows, 200, "id", p);
}

static enum result terug_een(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (kop_kaart(d, model, p) != DONE ||
        dossier_rows(d, p, SQL_TERUG, BINDS(B_INT(":id", v->id[1] ? v->id[1] : -1)), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (kop_personen(d, rows, p) != DONE)
        return FAILED;
    json_object_update(model, json_array_get(rows, 0));
    v->versie = row_int(model, "versie");
    if (v->api)
        return DONE;
    AUTO_JSON json_t *options =
        json_pack("{s:[{s:s,s:s},{s:s,s:s}]}", "besluit", "waarde", "akkoord", "naam",
                  "Ja, de dienst mag terugbellen", "waarde", "geen", "naam", "Nee");
    AUTO_FREE char *url = text_format("/huishoudens/%s/terugbellen/%s", v->text[0], v->text[1]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/terugbellen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .versie = v->versie,
                                               .velden = BESLUIT_VELDEN,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = back},
                           p);
}

static enum result terug_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    verzoek_object(v, "terugbellen", v->id[1]);
    if (terugbellen_decide(d, v->id[1], in_text(v, "besluit")[0] == 'a', in_text(v, "antwoord"),
                           &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[1], versie);
    if (!v->api)
        verzoek_locatie(v, "/huishoudens/%s/terugbellen", d->huishouden);
    v->gedaan = "terugbellen-besloten";
    return DONE;
}

/* ---- a household of the same people, made at intake ---- */

static const char SQL_DUBBEL[] =
    "SELECT b.naam, b.functie, b.telefoon, b.onderdeel, b.op AS \"op@\", group_concat(b.personen) "
    "AS"
    " \"personen!\", b.grond AS \"grond!\" FROM zicht_dubbel b GROUP BY b.gebruiker_id, b.op"
    " ORDER BY b.op DESC LIMIT 50";

static enum result dubbel_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/leden", p) != DONE ||
        dossier_rows(d, p, SQL_DUBBEL, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (kop_personen(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, 50, "op", p);
}

/* ---- calling back: the duty desk ---- */

static const char SQL_DIENST[] =
    "SELECT t.id AS \"id#\", t.naam, t.functie, t.telefoon, t.onderdeel, t.organisatie, " WAAR
    " AS waar,"
    " t.op AS \"op@\", t.stand, t.stand = 'akkoord' AS \"magBellen?\", t.antwoord, t.regisseur,"
    " t.regisseur_telefoon AS \"regisseurTelefoon\", t.versie FROM zicht_terugbel_dienst t"
    " WHERE t.stand IN ('open', 'akkoord') OR t.op > nu() - 14 * 86400"
    " ORDER BY t.stand <> 'akkoord', t.stand <> 'open', t.id LIMIT 200";

static enum result dienst_read(struct verzoek *v, const struct kijker *k, json_t *model,
                               struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (eigen_rows(v, p, SQL_DIENST, NO_BINDS, &rows) != DONE)
        return FAILED;
    return model_lijst(v, model, rows, 200, "id", p);
}

static enum result gebeld_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p)
{
    (void)k;
    int64_t versie;
    verzoek_object(v, "terugbellen", v->id[0]);
    if (terugbellen_done(v, v->id[0], &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    if (!v->api)
        verzoek_locatie(v, "/terugbellen");
    v->gedaan = "terugbellen-gebeld";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/terugbellen"

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/bekend/nieuw", "bekend.formulier", "Is dit huishouden bekend?",
              nieuw_form, .page = "bekend", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/bekend", "bekend.vragen",
               "Is dit huishouden bekend? Dan hoort u wie de regisseur is. Met een reden; staat in "
               "het logboek.",
               bekend_post, .velden = VRAAG_VELDEN, .page = "bekend", .antwoordt = true,
               .formulier = "/bekend/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD, "terugbellen.lijst",
                 "Wie vroeg of dit huishouden bekend is en geen antwoord kreeg; voor de regie.",
                 terug_lijst, .page = "terugbellen"),
    DOSSIER_READ(HTTP_GET, PAD "/{vraag}", "terugbellen.lezen",
                 "Eén zo'n vraag: mag de dienst terugbellen?", terug_een,
                 .page = "terugbellen_een"),
    DOSSIER_WRITE(HTTP_POST, PAD "/{vraag}", "terugbellen.beslissen",
                  "Beslist of de dienst terugbelt, en wat zij mag zeggen.", terug_post,
                  .velden = BESLUIT_VELDEN, .formulier = PAD "/{vraag}", .maakt_niets = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/dubbel", "huishouden.dubbel",
                 "Wie een huishouden opende met dezelfde mensen, als dat dit gezin niet kon "
                 "vinden; voor de regie.",
                 dubbel_read, .page = "huishouden_dubbel"),
    USER_READ(HTTP_GET, "/terugbellen", "terugbellen.dienst",
              "Wie de dienst terugbelt, als de regisseur akkoord is.", dienst_read,
              .page = "terugbellen_dienst"),
    USER_WRITE(HTTP_POST, "/terugbellen/{vraag}/gebeld", "terugbellen.gebeld",
               "De dienst heeft teruggebeld.", gebeld_post, .maakt_niets = true),
};
ROUTE_PART(bekend, ROUTES);
