/* SPDX-License-Identifier: EUPL-1.2 */
/* Noodtoegang (R17): asking for it, one's own, and what the household's regie sees of it. */
#include "domein/noodtoegang.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/instelling.h"
#include "resources/kop.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

static const char *const GEVAAR[] = {"persoon", "gezin", NULL};

#define REDEN                                                                                      \
    {                                                                                              \
        .naam = "reden", .soort = VELD_TEKST, .verplicht = true, .max = 4000,                      \
        .label = "Wat is er aan de hand?",                                                         \
        .hint = "Schrijf wat u weet en van wie. Deze tekst leest de privacy officer, en het "      \
                "gezin als het erom vraagt."                                                       \
    }
#define OPEN_EINDE                                                                                 \
    {.naam = "uren",                                                                               \
     .soort = VELD_GETAL,                                                                          \
     .min = 1,                                                                                     \
     .max = 4,                                                                                     \
     .label = "Hoeveel uur hebt u nodig?",                                                         \
     .hint = "Hoogstens 4. Vult u niets in, dan is het zo lang als de gemeente toestaat."},        \
    {                                                                                              \
        .naam = "gebeld", .soort = VELD_JANEE, .label = "Ik heb geprobeerd de regisseur te bellen" \
    }
#define PERSOON                                                                                    \
    {.naam = "geslachtsnaam",                                                                      \
     .soort = VELD_REGEL,                                                                          \
     .max = 200,                                                                                   \
     .label = "Achternaam van wie gevaar loopt",                                                   \
     .hint = "De hele achternaam. Met de geboortedatum erbij."},                                   \
        {.naam = "voornaam", .soort = VELD_REGEL, .max = 200, .label = "Voornaam"},                \
        {.naam = "geboortedatum", .soort = VELD_DATUM, .label = "Geboortedatum"},                  \
    {                                                                                              \
        .naam = "bsn", .soort = VELD_BSN, .label = "Of het BSN",                                   \
        .hint = "Alleen als uw organisatie het BSN mag gebruiken."                                 \
    }

static const struct veld ZOEK_VELDEN[] = {REDEN, PERSOON, {0}};
static const struct veld OPEN_VELDEN[] = {
    REDEN,
    PERSOON,
    {.naam = "gevaar",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = GEVAAR,
     .label = "Wie loopt gevaar?"},
    OPEN_EINDE,
    {0},
};
static const struct veld HIER_VELDEN[] = {
    REDEN,
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Wie loopt gevaar?"},
    OPEN_EINDE,
    {0},
};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "antwoord",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 4000,
     .label = "Uw antwoord"},
    {0},
};

/* ---- asking, from outside ---- */

static enum result form_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options =
        json_pack("{s:[{s:s,s:s},{s:s,s:s}]}", "gevaar", "waarde", "persoon", "naam",
                  "Alleen deze persoon", "waarde", "gezin", "naam", "Ook anderen in het gezin");
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = "/noodtoegang",
                                               .velden = OPEN_VELDEN,
                                               .options = options,
                                               .knop = "Dossier nu openen",
                                               .terug = "/mijn/werk"},
                           p);
}

static enum result nieuw_form(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p)
{
    (void)k;
    if (noodtoegang_mag(v, p) != DONE)
        return FAILED;
    json_object_set_new(model, "gezocht", json_null());
    return form_put(v, model, p);
}

static enum result zoek_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    json_t *found = json_object();
    enum result r = noodtoegang_zoek(v, v->in, found, p);
    if (r != DONE || v->api) {
        if (r == DONE)
            json_object_update(ret, found);
        json_decref(found);
        return r;
    }
    json_object_set_new(ret, "gezocht", found);
    return form_put(v, ret, p);
}

/* Nobody found is an answer, not a failure: it is counted and logged as every attempt. */
static enum result open_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                             struct probleem *p)
{
    (void)k;
    int64_t id, huishouden;
    if (noodtoegang_open_person(v, v->in, &id, &huishouden, p) != DONE)
        return FAILED;
    if (!id) {
        json_object_set_new(ret, "geopend", json_false());
        if (!v->api)
            verzoek_locatie(v, "/noodtoegang/nieuw");
        v->gedaan = "noodtoegang-niemand";
        return DONE;
    }
    char text[ID_TEXT_SIZE];
    id_format(huishouden, text);
    ret_id(ret, id, 0);
    json_object_set_new(ret, "geopend", json_true());
    json_object_set_new(ret, "huishouden", json_string(text));
    verzoek_locatie(v, "/huishoudens/%s", huishouden);
    v->gedaan = "noodtoegang-geopend";
    return DONE;
}

/* ---- asking, from the card ---- */

static enum result hier_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    if (noodtoegang_mag(v, p) != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/noodtoegang", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s", v->text[0]);
    AUTO_JSON json_t *options = json_object();
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = HIER_VELDEN,
                                               .options = options,
                                               .knop = "Dossier nu openen",
                                               .terug = back},
                           p);
}

static enum result hier_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (noodtoegang_open_here(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/huishoudens/%s", d->huishouden);
    v->gedaan = "noodtoegang-geopend";
    return DONE;
}

/* ---- what the regie sees ---- */

static const char SQL_HIER[] =
    "SELECT n.id AS \"id#\", n.naam, n.functie, n.onderdeel, n.telefoon, n.van_op AS \"vanOp@\","
    " n.tot_op AS \"totOp@\", n.loopt AS \"loopt?\", n.gebeld AS \"gebeld?\", n.reden, n.stand,"
    " n.grond AS \"grond!\" FROM zicht_noodtoegang n ORDER BY n.id DESC LIMIT 200";

static enum result hier_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/logboek", p) != DONE ||
        dossier_rows(d, p, SQL_HIER, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(model, "magZien", json_boolean(d->regie || !d->nood));
    return model_lijst(v, model, rows, 200, "id", p);
}

/* ---- one's own ---- */

static const char SQL_MIJN[] =
    "SELECT n.id AS \"id#\", n.huishouden_id AS h, n.reden, n.van_op AS \"vanOp@\","
    " n.tot_op AS \"totOp@\", n.loopt AS \"loopt?\", n.stand, n.toets_tekst AS \"toetsTekst\","
    " n.vraag FROM zicht_mijn_noodtoegang n WHERE :id = 0 OR n.id = :id"
    " ORDER BY n.id DESC LIMIT 101";

/* The household's name only while it opens. */
static enum result names_put(struct verzoek *v, json_t *rows, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        struct dossier d;
        bool open = false;
        if (row_true(row, "loopt") && lijst_open(v, p, row_int(row, "h"), &d, &open) != DONE)
            return FAILED;
        if (mijn_huishouden(&d, open, row, p) != DONE)
            return FAILED;
        json_object_del(row, "h");
    }
    return DONE;
}

static enum result mijn_read(struct verzoek *v, const struct kijker *k, json_t *model,
                             struct probleem *p)
{
    (void)k;
    json_t *rows;
    if (eigen_rows(v, p, SQL_MIJN, BINDS(B_INT(":id", 0)), &rows) != DONE)
        return FAILED;
    if (names_put(v, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, 100, "id", p);
}

static enum result een_read(struct verzoek *v, const struct kijker *k, json_t *model,
                            struct probleem *p)
{
    (void)k;
    AUTO_JSON json_t *rows = NULL;
    if (v->id[0] == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (eigen_rows(v, p, SQL_MIJN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    if (json_array_size(rows) == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (names_put(v, rows, p) != DONE)
        return FAILED;
    json_object_update(model, json_array_get(rows, 0));
    json_object_set_new(model, "vragen", json_array());
    if (v->api)
        return DONE;
    AUTO_FREE char *url = text_format("/noodtoegang/%s/antwoord", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = ANTWOORD_VELDEN,
                                               .knop = "Antwoord sturen",
                                               .terug = "/mijn/noodtoegang"},
                           p);
}

static enum result einde_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                              struct probleem *p)
{
    (void)k;
    if (noodtoegang_end(v, v->id[0], p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api)
        verzoek_locatie(v, "/mijn/noodtoegang");
    v->gedaan = "noodtoegang-gestopt";
    return DONE;
}

static enum result antwoord_post(struct verzoek *v, const struct kijker *k, json_t *ret,
                                 struct probleem *p)
{
    (void)k;
    if (noodtoegang_reply(v, v->id[0], in_text(v, "antwoord"), p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->api)
        verzoek_locatie(v, "/mijn/noodtoegang");
    v->gedaan = "noodtoegang-beantwoord";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/noodtoegang"

static const struct route ROUTES[] = {
    USER_READ(HTTP_GET, "/noodtoegang/nieuw", "noodtoegang.formulier", "Noodtoegang vragen.",
              nieuw_form, .page = "noodtoegang_nieuw", .alleen_pagina = true),
    USER_WRITE(HTTP_POST, "/noodtoegang/_zoek", "noodtoegang.zoeken",
               "Zoekt voor noodtoegang of er een plan is en wie de regisseur is. Met een reden; "
               "staat in het logboek.",
               zoek_post, .velden = ZOEK_VELDEN, .page = "noodtoegang_nieuw", .antwoordt = true,
               .ruim = true, .formulier = "/noodtoegang/nieuw"),
    USER_WRITE(HTTP_POST, "/noodtoegang", "noodtoegang.toevoegen",
               "Opent het dossier van wie gevaar loopt, voor hoogstens 4 uur. De regisseur en de "
               "privacy officer krijgen meteen bericht.",
               open_post, .velden = OPEN_VELDEN, .formulier = "/noodtoegang/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD "/nieuw", "noodtoegang.formulier.huishouden", "Noodtoegang vragen.",
                 hier_form, .page = "noodtoegang_hier", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD, "noodtoegang.toevoegen.huishouden",
                  "Opent het hele dossier van een huishouden waarvan u de kaart ziet.", hier_post,
                  .velden = HIER_VELDEN, .formulier = PAD "/nieuw"),
    DOSSIER_READ(HTTP_GET, PAD, "noodtoegang.huishouden",
                 "Wie in dit huishouden noodtoegang had, wanneer en waarom; voor de regie.",
                 hier_read, .page = "huishouden_noodtoegang"),
    USER_READ(HTTP_GET, "/mijn/noodtoegang", "noodtoegang.mijn", "Uw eigen noodtoegang.", mijn_read,
              .page = "noodtoegang_mijn"),
    USER_READ(HTTP_GET, "/noodtoegang/{noodtoegang}", "noodtoegang.lezen", "Uw noodtoegang.",
              een_read, .page = "noodtoegang_een"),
    USER_WRITE(HTTP_POST, "/noodtoegang/{noodtoegang}/einde", "noodtoegang.beeindigen",
               "Stopt uw noodtoegang vóór de tijd.", einde_post, .maakt_niets = true),
    USER_WRITE(HTTP_POST, "/noodtoegang/{noodtoegang}/antwoord", "noodtoegang.beantwoorden",
               "Beantwoordt de vraag van de privacy officer.", antwoord_post,
               .velden = ANTWOORD_VELDEN, .formulier = "/noodtoegang/{noodtoegang}",
               .maakt_niets = true),
};
ROUTE_PART(noodtoegang, ROUTES);
