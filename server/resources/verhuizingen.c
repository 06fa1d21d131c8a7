/* SPDX-License-Identifier: EUPL-1.2 */
/* A household that moves to another municipality: prepared, sent, read back, gone (or not). */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/verhuizing.h"
#include "resources/beheer.h"
#include "resources/kop.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const VEILIGHEID[] = {"geen_zorgen", "zorgen_belegd", "gemeld", NULL};
static const char *const ANTWOORD[] = {"klopt", "klopt_niet", NULL};

#define BESLUIT(verplicht_)                                                                        \
    {.naam = "veiligheid",                                                                         \
     .soort = VELD_KEUZE,                                                                          \
     .verplicht = (verplicht_),                                                                    \
     .keuzes = VEILIGHEID,                                                                         \
     .label = "Wat besloot u over de veiligheid?"},                                                \
        {.naam = "besluit",                                                                        \
         .soort = VELD_TEKST,                                                                      \
         .verplicht = (verplicht_),                                                                \
         .min = 10,                                                                                \
         .max = 4000,                                                                              \
         .label = "Wie besloot dit, en waarom?"},                                                  \
        {.naam = "geinformeerd",                                                                   \
         .soort = VELD_TEKST,                                                                      \
         .max = 1000,                                                                              \
         .label = "Wie informeerde u, en wanneer?",                                                \
         .hint = "Bijvoorbeeld: Veilig Thuis, 23 november, op basis van het meldrecht."},          \
    {                                                                                              \
        .naam = "herzienOp", .soort = VELD_DATUM, .verplicht = (verplicht_),                       \
        .label = "Wanneer kijkt u hier opnieuw naar?", .hint = "Binnen 30 dagen."                  \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "bestemming",
     .soort = VELD_ID,
     .label = "Naar welke gemeente?",
     .hint = "Staat de gemeente er niet bij? Vraag uw beheerder om haar vast te leggen."},
    {.naam = "datum", .soort = VELD_DATUM, .label = "Wanneer verhuist het gezin?"},
    {.naam = "bericht",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 4000,
     .label = "Wat moet de andere gemeente weten voordat zij ja zegt?",
     .hint = "Zij leest dit als eerste. Noem geen namen en geen bijzonderheden. Weet u niet waar "
             "het gezin heen gaat? Schrijf dan wat u wel weet."},
    {.naam = "onbekend", .soort = VELD_JANEE, .label = "Wij weten niet waar het gezin heen gaat"},
    BESLUIT(false),
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {BESLUIT(true), {0}};
static const struct veld KIES_VELDEN[] = {
    {.naam = "stukken",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = VELD_LIJST_MAX,
     .label = "Wat gaat er mee?",
     .hint = "U ziet alleen wat mag: met toestemming van het gezin, of met een besluit."},
    {.naam = "uitleg",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Wat betekent dit voor wie het daar leest?",
     .hint = "Eén uitleg voor wat u nu kiest. Kies in stappen als de uitleg verschilt."},
    {0},
};
static const struct veld BESTAND_VELDEN[] = {
    {.naam = "bestand",
     .soort = VELD_BESTAND,
     .verplicht = true,
     .label = "Antwoord van de andere gemeente",
     .hint = "Het bestand dat u van de andere gemeente kreeg. De naam eindigt op .gpbundel."},
    {0},
};
static const struct veld BESLIS_VELDEN[] = {
    {.naam = "antwoord",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = ANTWOORD,
     .label = "Klopt wat zij teruglezen?",
     .hint = "Klopt het? Dan stopt de regie hier meteen en sluit het plan."},
    {.naam = "correctie",
     .soort = VELD_TEKST,
     .max = 4000,
     .label = "Zo niet: wat klopt er niet, en hoe is het wel?"},
    {0},
};
static const struct veld TERUG_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom stopt u deze verhuizing?",
     .hint = "Is het bestand al verstuurd? Dan leest de andere gemeente dit."},
    {0},
};

/* ---- reading ---- */

#define VERHUIZING                                                                                 \
    "SELECT v.id AS \"id#\", v.gemeente, v.onderdeel, v.datum, v.bericht, v.status, v.veiligheid," \
    " v.besluit, v.geinformeerd, v.herzien_op AS \"herzienOp\", v.bestand AS \"bestand?\","        \
    " v.verstuurd_op AS \"verstuurdOp@\", v.lezing, v.gelezen, v.gelezen_door AS \"gelezenDoor\"," \
    " v.gelezen_op AS \"gelezenOp@\", v.correctie, v.reden, v.einde_op AS \"eindeOp@\", v.door,"   \
    " v.op AS \"op@\", v.versie, v.grond AS \"grond!\", v.personen AS \"personen!\""               \
    " FROM zicht_verhuizing v"
static const char SQL_LIJST[] = VERHUIZING " ORDER BY v.id DESC LIMIT 101";
static const char SQL_EEN[] = VERHUIZING " WHERE v.id = :id";
static const char SQL_GEKOZEN[] =
    "SELECT s.item_id AS \"item#\", s.soort, s.titel, s.datum, k.naam AS categorie, s.uitleg,"
    " s.kan AS \"kan?\", s.personen AS \"personen!\", s.grond AS \"grond!\""
    " FROM zicht_verhuizing_stuk s JOIN categorie k ON k.code = s.categorie"
    " WHERE s.verhuizing_id = :id ORDER BY s.soort, s.datum, s.item_id";
static const char SQL_KAN[] =
    "SELECT b.id AS \"id#\", b.soort, b.titel, b.datum, k.naam AS categorie, b.ontvanger_grond AS"
    " \"opGrond\", b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_verhuisbaar b"
    " JOIN categorie k ON k.code = b.categorie WHERE b.verhuizing_id = :id AND b.id NOT IN"
    " (SELECT s.item_id FROM zicht_verhuizing_stuk s WHERE s.verhuizing_id = :id)"
    " ORDER BY b.soort <> 'contact', b.soort, b.datum, b.id LIMIT 300";
static const char SQL_GEMEENTEN[] =
    "SELECT id_tekst(g.id) AS waarde, g.gemeente || ', ' || g.onderdeel AS naam FROM"
    " zicht_gemeente g ORDER BY g.gemeente, g.onderdeel";

static enum result lijst_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIJST, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (model_lijst(v, model, rows, 100, "id", p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return kop_dossier(d, model, "/regie", p) == DONE ? model_mag(d, p, model) : FAILED;
}

/* "Notitie, Over school (12 november 2026): Elif, Emir". */
static void options_names(const struct verzoek *v, json_t *rows)
{
    json_t *row, *one;
    size_t i, j;
    json_array_foreach(rows, i, row)
    {
        AUTO_JSON json_t *soort = beheer_woord(v, row_text(row, "soort"), "stuk.naam");
        const char *titel = row_text(row, "titel");
        BUF_AUTO struct buf naam;
        buf_init(&naam, 4000);
        buf_format(&naam, "%s%s%s, %s:", json_string_value(soort), titel ? ": " : "",
                   titel ? titel : "", row_text(row, "categorie"));
        json_array_foreach(json_object_get(row, "personen"), j, one)
            buf_format(&naam, "%s %s", j ? "," : "", row_text(one, "naam"));
        json_object_set_new(row, "waarde", json_incref(json_object_get(row, "id")));
        json_object_set_new(row, "naam", json_string(naam.data ? naam.data : ""));
    }
}

static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    const char *status = row_text(model, "status");
    struct formulier f = {.versie = row_int(model, "versie"), .options = options};
    AUTO_FREE char *url = NULL;
    json_object_set_new(model, "formulier", json_null());
    bool may = row_true(json_object_get(model, "mag"), "verhuizingAfronden");
    if (!may)
        return DONE;
    if (strcmp(status, "voorbereid") == 0) {
        json_t *rows;
        if (dossier_rows(d, p, SQL_KAN, BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
            return FAILED;
        json_object_set_new(options, "stukken", rows);
        if (kop_personen(d, rows, p) != DONE)
            return FAILED;
        options_names(v, rows);
        json_object_set(model, "kan", rows);
        f.velden = KIES_VELDEN;
        f.knop = "Meegeven";
        url = text_format("/verhuizingen/%s/stukken", v->text[0]);
        if (json_array_size(rows) == 0)
            return DONE;
    } else if (strcmp(status, "verstuurd") == 0) {
        f.velden = BESTAND_VELDEN;
        f.knop = "Antwoord inlezen";
        url = text_format("/verhuizingen/%s/antwoorden", v->text[0]);
    } else if (strcmp(status, "teruggelezen") == 0) {
        beheer_codes(v, options, "antwoord", ANTWOORD);
        f.velden = BESLIS_VELDEN;
        f.knop = "Antwoord vastleggen";
        url = text_format("/verhuizingen/%s/besluit", v->text[0]);
    } else if (strcmp(status, "onbekend") == 0) {
        beheer_codes(v, options, "veiligheid", VEILIGHEID);
        f.current = model;
        f.velden = BESLUIT_VELDEN;
        f.knop = "Besluit opslaan";
        url = text_format("/verhuizingen/%s/veiligheid", v->text[0]);
    } else {
        return DONE;
    }
    f.url = url;
    return model_formulier(v, model, "formulier", &f, p);
}

static void urls_put(const struct verzoek *v, json_t *gekozen)
{
    json_t *row;
    size_t i;
    json_array_foreach(gekozen, i, row) json_object_set_new(
        row, "weg",
        json_sprintf("/verhuizingen/%s/stukken/%s/weg", v->text[0], row_text(row, "item")));
}

static void status_flags(json_t *model)
{
    static const char *const all[] = {"onbekend",    "voorbereid", "verstuurd",   "teruggelezen",
                                      "overgenomen", "geweigerd",  "teruggenomen"};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        AUTO_FREE char *key = text_format("is%c%s", all[i][0] - 32, all[i] + 1);
        json_object_set_new(model, key,
                            json_boolean(strcmp(row_text(model, "status"), all[i]) == 0));
    }
}

static enum result een_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    json_t *gekozen;
    if (dossier_model(d, p, model, SQL_EEN, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_rows(d, p, SQL_GEKOZEN, BINDS(B_INT(":id", v->id[0])), &gekozen) != DONE)
        return FAILED;
    json_object_set_new(model, "gekozen", gekozen);
    if (v->api)
        return dossier_put_rows(d, p, model, "kan", SQL_KAN, BINDS(B_INT(":id", v->id[0])));
    if (kop_kaart_if(d, model, p) != DONE || kop_personen(d, gekozen, p) != DONE ||
        model_mag(d, p, model) != DONE || form_put(v, d, model, p) != DONE)
        return FAILED;
    urls_put(v, gekozen);
    status_flags(model);
    bool open = json_is_null(json_object_get(model, "eindeOp"));
    json_object_set_new(
        model, "kanTerug",
        json_boolean(open && row_true(json_object_get(model, "mag"), "verhuizingAfronden")));
    return DONE;
}

static enum result bestand_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    (void)model;
    return verhuizing_bestand(d, v->id[0], p);
}

/* ---- forms ---- */

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_FREE char *url = text_format("/huishoudens/%s/verhuizingen", v->text[0]);
    json_t *rows;
    if (mag(d, p, "verhuizing.voorbereiden") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_rows(d, p, SQL_GEMEENTEN, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_object_set_new(options, "bestemming", rows);
    beheer_codes(v, options, "veiligheid", VEILIGHEID);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .knop = "Verhuizing voorbereiden",
                                               .terug = url},
                           p);
}

static enum result terug_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *one = NULL;
    AUTO_FREE char *back = text_format("/verhuizingen/%s", v->text[0]);
    AUTO_FREE char *url = text_format("/verhuizingen/%s/terugnemen", v->text[0]);
    if (dossier_one(d, p, SQL_EEN, BINDS(B_INT(":id", v->id[0])), &one) != DONE)
        return FAILED;
    if (mag(d, p, "verhuizing.afronden") != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "id", json_object_get(one, "id"));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .versie = row_int(one, "versie"),
                                               .velden = TERUG_VELDEN,
                                               .knop = "Verhuizing stoppen",
                                               .terug = back},
                           p);
}

/* ---- changing ---- */

static void done(struct verzoek *v, json_t *ret, int64_t versie, const char *gedaan)
{
    ret_id(ret, v->id[0], versie);
    if (!v->api)
        verzoek_locatie(v, "/verhuizingen/%s", v->id[0]);
    v->gedaan = gedaan;
}

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (verhuizing_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/verhuizingen/%s", id);
    v->gedaan = in_bool(v, "onbekend") ? "verhuizing-onbekend" : "verhuizing-begonnen";
    return DONE;
}

static enum result herzie(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (verhuizing_herzie(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "verhuizing-herzien");
    return DONE;
}

static enum result kies(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (verhuizing_kies(d, v->id[0], in_get(v, "stukken"), in_text(v, "uitleg"), p) != DONE)
        return FAILED;
    done(v, ret, 0, "verhuizing-gekozen");
    return DONE;
}

static enum result stuk_weg(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    if (verhuizing_stuk_weg(d, v->id[0], v->id[1], p) != DONE)
        return FAILED;
    done(v, ret, 0, "verhuizing-gekozen");
    return DONE;
}

static enum result verstuur(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (verhuizing_verstuur(d, v->id[0], &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "verhuizing-verstuurd");
    return DONE;
}

static enum result antwoord(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    size_t n = 0;
    int64_t versie;
    const char *bytes = ontvangst_bytes(v->ontvangst, &n);
    if (verhuizing_ontvang(d, v->id[0], bytes, n, &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "verhuizing-gelezen");
    return DONE;
}

static enum result beslis(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (verhuizing_beslis(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie,
         strcmp(in_text(v, "antwoord"), "klopt") == 0 ? "verhuizing-overgenomen"
                                                      : "verhuizing-correctie");
    return DONE;
}

static enum result terug(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (verhuizing_terug(d, v->id[0], in_text(v, "reden"), &versie, p) != DONE)
        return FAILED;
    done(v, ret, versie, "verhuizing-gestopt");
    return DONE;
}

#define EEN "/verhuizingen/{verhuizing}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/verhuizingen", "verhuizingen.lezen",
                 "De verhuizingen van een huishouden naar een andere gemeente.", lijst_read,
                 .page = "verhuizingen"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/verhuizingen/nieuw", "verhuizing.formulier",
                 "Formulier.", nieuw_form, .page = "verhuizing_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/verhuizingen", "verhuizing.voorbereiden",
                  "Begint een verhuizing naar een andere gemeente, of met onbekende bestemming.",
                  post, .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/verhuizingen/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "verhuizing.lezen",
              "Eén verhuizing: de stand, wat meegaat en wat mee kan.", een_read,
              .page = "verhuizing"),
    ITEM_WRITE(HTTP_POST, EEN "/veiligheid", "verhuizing.herzien",
               "Bestemming onbekend: besluit opnieuw over de veiligheid.", herzie,
               .velden = BESLUIT_VELDEN, .formulier = EEN, .maakt_niets = true),
    ITEM_WRITE(HTTP_POST, EEN "/stukken", "verhuizing.kiezen",
               "Geeft stukken mee, met wat zij betekenen.", kies, .velden = KIES_VELDEN,
               .formulier = EEN, .maakt_niets = true),
    ITEM_WRITE(HTTP_POST, EEN "/stukken/{item}/weg", "verhuizing.laten",
               "Geeft een stuk toch niet mee.", stuk_weg, .maakt_niets = true),
    ITEM_WRITE(HTTP_POST, EEN "/verzending", "verhuizing.versturen",
               "Maakt het bestand: verzegeld voor de andere gemeente, en ondertekend.", verstuur,
               .maakt_niets = true),
    ITEM_READ(HTTP_GET, EEN "/bestand", "verhuizing.bestand.lezen",
              "Het nieuwste bestand voor de andere gemeente.", bestand_read, .inhoud = true),
    ITEM_WRITE(HTTP_POST, EEN "/antwoorden", "verhuizing.ontvangen",
               "Leest het antwoord van de andere gemeente in (multipart/form-data).", antwoord,
               .velden = BESTAND_VELDEN, .bestand = true, .bundel = true, .formulier = EEN,
               .maakt_niets = true),
    ITEM_WRITE(HTTP_POST, EEN "/besluit", "verhuizing.afronden",
               "Zegt of klopt wat de andere gemeente teruglas. Klopt het, dan eindigt de regie "
               "hier.",
               beslis, .velden = BESLIS_VELDEN, .formulier = EEN, .maakt_niets = true),
    ITEM_READ(HTTP_GET, EEN "/terugnemen", "verhuizing.terugnemen.formulier", "Formulier.",
              terug_form, .page = "verhuizing_terug", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/terugnemen", "verhuizing.terugnemen",
               "Stopt een verhuizing die nog niet is overgenomen.", terug, .velden = TERUG_VELDEN,
               .formulier = EEN "/terugnemen", .maakt_niets = true),
};
ROUTE_PART(verhuizingen, ROUTES);
