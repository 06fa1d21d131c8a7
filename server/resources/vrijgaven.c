/* SPDX-License-Identifier: EUPL-1.2 */
/* Releasing one item across a separation, reworded (R19): what was released, the two texts side by
 * side, taking it back. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/vrijgave.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "gebruikers",
     .soort = VELD_IDS,
     .max = VELD_LIJST_MAX,
     .label = "Welke hulpverleners mogen dit weten?",
     .hint = "U kiest uit de andere kant van deze afscherming."},
    {.naam = "onderdelen",
     .soort = VELD_IDS,
     .max = VELD_LIJST_MAX,
     .label = "Of iedereen van een organisatie"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat uw nieuwe tekst?",
     .hint = "Nooit over iemand die beschermd wordt. Is het voor de persoon aan de andere kant "
             "zelf? Kies die dan."},
    {.naam = "categorie",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .label = "Waar gaat uw nieuwe tekst over?"},
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "In een paar woorden"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Wat mag de andere kant weten?",
     .hint = "Begin opnieuw: neem geen zinnen over. Geen plek, geen school, geen namen van "
             "hulpverleners, geen gewoontes."},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom is dit nodig, en waarom is het veilig?",
     .hint = "Dit blijft hier. De andere kant leest het niet."},
    {.naam = "zonderPlek",
     .soort = VELD_JANEE,
     .verplicht = true,
     .label = "Uit mijn tekst blijkt niet waar iemand woont, naar school gaat of verblijft"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De tekst gaat alleen over wie ik koos"},
    {0},
};
static const struct veld INTREK_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom trekt u dit in?"},
    {0},
};

/* ---- reading ---- */

#define VRIJGAVE                                                                                   \
    "SELECT v.id AS \"id#\", v.onderwerp, v.tekst, v.reden, v.door, v.op AS \"op@\","              \
    " v.ingetrokken_op AS \"ingetrokkenOp@\", v.ingetrokken_door AS \"ingetrokkenDoor\","          \
    " v.ingetrokken_reden AS \"ingetrokkenReden\", v.versie, v.personen AS \"personen!\","         \
    " v.grond AS \"grond!\" FROM zicht_vrijgave v"
static const char SQL_LIST[] = VRIJGAVE " WHERE v.afscherming_id = :afscherming"
                                        " ORDER BY v.id DESC LIMIT 101";
static const char SQL_ONE[] = VRIJGAVE " WHERE v.id = :id";
static const char SQL_AAN[] = "SELECT a.naam FROM zicht_vrijgave_aan a WHERE a.id = :id";
static const char SQL_KAN[] =
    "SELECT i.id AS \"id#\", i.soort, i.titel, i.datum, k.naam AS categorie,"
    " i.personen AS \"personen!\", i.grond AS \"grond!\" FROM zicht_vrijgeefbaar i"
    " JOIN categorie k ON k.code = i.categorie WHERE i.afscherming_id = :afscherming"
    " ORDER BY i.datum DESC, i.id DESC LIMIT 100";
static const char SQL_AFSCHERMING[] =
    "SELECT a.id AS \"id#\", a.tot IS NULL OR a.tot >= vandaag() AS \"loopt?\","
    " a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_afscherming a WHERE a.id = :id";

static enum result separation_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_put_row(d, p, model, "afscherming", SQL_AFSCHERMING,
                        BINDS(B_INT(":id", d->v->id[1]))) != DONE)
        return FAILED;
    json_t *row = json_object_get(model, "afscherming");
    if (!json_is_object(row))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_array_append(self, row);
    return kop_personen(d, self, p);
}

static enum result aan_put(struct dossier *d, json_t *rows, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        if (dossier_put_rows(d, p, row, "aan", SQL_AAN,
                             BINDS(B_INT(":id", id_parse(row_text(row, "id"))))) != DONE)
            return FAILED;
        json_object_set_new(
            row, "url",
            json_sprintf("/huishoudens/%s/vrijgaven/%s", d->v->text[0], row_text(row, "id")));
    }
    return kop_personen(d, rows, p);
}

static void urls_put(const struct verzoek *v, json_t *model)
{
    json_t *row;
    size_t i;
    json_object_set_new(model, "url",
                        json_sprintf("/huishoudens/%s/afschermingen/%s", v->text[0], v->text[1]));
    json_array_foreach(json_object_get(model, "kan"), i, row)
        json_object_set_new(row, "formulier",
                            json_sprintf("/huishoudens/%s/afschermingen/%s/stukken/%s/vrijgave/"
                                         "nieuw",
                                         v->text[0], v->text[1], row_text(row, "id")));
}

static enum result lijst_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    const struct db_bind *which = BINDS(B_INT(":afscherming", v->id[1]));
    json_t *rows;
    if (kop_kaart(d, model, p) != DONE || separation_put(d, model, p) != DONE ||
        model_mag(d, p, model) != DONE ||
        dossier_put_rows(d, p, model, "kan", SQL_KAN, which) != DONE ||
        dossier_rows(d, p, SQL_LIST, which, &rows) != DONE)
        return FAILED;
    if (aan_put(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    if (!v->api)
        urls_put(v, model);
    return model_lijst(v, model, rows, 100, "id", p);
}

/* ---- forms ---- */

static const char SQL_TEKST[] =
    "SELECT t.soort, t.categorie_naam AS categorie, t.datum, t.auteur, t.onderdeel, t.tekst,"
    " t.personen AS \"personen!\", t.grond AS \"grond!\" FROM zicht_item_tekst t"
    " JOIN zicht_vrijgeefbaar k ON k.id = t.id AND k.afscherming_id = :afscherming"
    " WHERE t.id = :item";
static const char SQL_GEBRUIKERS[] =
    "SELECT id_tekst(t.gebruiker_id) AS waarde, t.naam FROM zicht_afscherming_tegen t"
    " WHERE t.afscherming_id = :afscherming AND t.gebruiker_id IS NOT NULL ORDER BY t.naam";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(t.onderdeel_id) AS waarde, t.naam FROM zicht_afscherming_tegen t"
    " WHERE t.afscherming_id = :afscherming AND t.onderdeel_id IS NOT NULL ORDER BY t.naam";
static const char SQL_PERSONEN[] =
    "SELECT id_tekst(l.persoon_id) AS waarde, max(l.roepnaam) AS naam FROM zicht_lid_onbeschermd l"
    " GROUP BY l.persoon_id ORDER BY 2";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'strafrecht', 'werkaantekening', 'regie_intern')"
    " ORDER BY soort DESC, volgorde";

static enum result options_put(struct dossier *d, json_t *options, struct probleem *p)
{
    const struct db_bind *which = BINDS(B_INT(":afscherming", d->v->id[1]));
    return dossier_put_rows(d, p, options, "gebruikers", SQL_GEBRUIKERS, which) == DONE &&
                   dossier_put_rows(d, p, options, "onderdelen", SQL_ONDERDELEN, which) == DONE &&
                   dossier_put_rows(d, p, options, "personen", SQL_PERSONEN, NO_BINDS) == DONE
               ? dossier_put_rows(d, p, options, "categorie", SQL_CATEGORIEEN, NO_BINDS)
               : FAILED;
}

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *self = json_array();
    AUTO_FREE char *back =
        text_format("/huishoudens/%s/afschermingen/%s/vrijgaven", v->text[0], v->text[1]);
    AUTO_FREE char *url = text_format("/huishoudens/%s/afschermingen/%s/stukken/%s/vrijgave",
                                      v->text[0], v->text[1], v->text[2]);
    if (mag(d, p, "vrijgave.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        separation_put(d, model, p) != DONE ||
        dossier_put_row(d, p, model, "stuk", SQL_TEKST,
                        BINDS(B_INT(":afscherming", v->id[1]), B_INT(":item", v->id[2]))) != DONE)
        return FAILED;
    json_t *stuk = json_object_get(model, "stuk");
    if (!json_is_object(stuk))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_array_append(self, stuk);
    if (kop_personen(d, self, p) != DONE || options_put(d, options, p) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .knop = "Nieuwe tekst vrijgeven",
                                               .terug = back},
                           p);
}

static enum result een_read(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    AUTO_FREE char *url = text_format("/huishoudens/%s/vrijgaven/%s", v->text[0], v->text[1]);
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[1]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (aan_put(d, self, p) != DONE || v->api)
        return probleem_is(p) ? FAILED : DONE;
    if (kop_kaart(d, model, p) != DONE || model_mag(d, p, model) != DONE)
        return FAILED;
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "DELETE",
                                               .versie = row_int(model, "versie"),
                                               .velden = INTREK_VELDEN,
                                               .knop = "Intrekken"},
                           p);
}

/* ---- changing ---- */

static enum result post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    AUTO_JSON json_t *in = json_copy(v->in);
    int64_t id;
    json_object_set_new(in, "afscherming", json_integer(v->id[1]));
    if (vrijgave_add(d, v->id[2], in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/huishoudens/%s/vrijgaven/%s", d->huishouden, id);
    v->gedaan = "vrijgave-toegevoegd";
    return DONE;
}

static enum result intrek(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t versie;
    if (vrijgave_withdraw(d, v->id[1], in_text(v, "reden"), &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[1], versie);
    verzoek_locatie(v, "/huishoudens/%s/vrijgaven/%s", d->huishouden, v->id[1]);
    v->gedaan = "vrijgave-ingetrokken";
    return DONE;
}

#define PAD "/huishoudens/{huishouden}/afschermingen/{afscherming}"
#define EEN "/huishoudens/{huishouden}/vrijgaven/{vrijgave}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, PAD "/vrijgaven", "vrijgaven.lezen",
                 "Wat over deze afscherming heen is vrijgegeven, en wat vrijgegeven kan worden.",
                 lijst_read, .page = "vrijgaven"),
    DOSSIER_READ(HTTP_GET, PAD "/stukken/{item}/vrijgave/nieuw", "vrijgave.formulier", "Formulier.",
                 nieuw_form, .page = "vrijgave_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, PAD "/stukken/{item}/vrijgave", "vrijgave.toevoegen",
                  "Geeft één stuk in nieuwe woorden vrij voor de andere kant. Het stuk zelf blijft "
                  "dicht.",
                  post, .velden = NIEUW_VELDEN, .formulier = PAD "/stukken/{item}/vrijgave/nieuw"),
    DOSSIER_READ(HTTP_GET, EEN, "vrijgave.lezen", "Eén vrijgave.", een_read, .page = "vrijgave"),
    DOSSIER_WRITE(HTTP_DELETE, EEN, "vrijgave.intrekken",
                  "Trekt een vrijgave in: de andere kant leest haar niet meer.", intrek,
                  .velden = INTREK_VELDEN, .formulier = EEN),
};
ROUTE_PART(vrijgaven, ROUTES);
