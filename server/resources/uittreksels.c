/* SPDX-License-Identifier: EUPL-1.2 */
/* Extracts for the family: made piece by piece, given, and kept as they were given. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/uittreksel.h"
#include "resources/kop.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const JA_NEE[] = {"ja", "nee", NULL};
static const char *const WIJZEN[] = {"papier", "digitaal", "voorgelezen", NULL};

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Waarom maakt u dit uittreksel?",
     .hint = "Dit staat in het logboek. Bijvoorbeeld: Elif vroeg op 3 november om inzage."},
    {0},
};
static const struct veld STUK_VELDEN[] = {
    {.naam = "geven",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = JA_NEE,
     .label = "Geeft u dit stuk?"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .max = 60000,
     .label = "De tekst",
     .hint =
         "Zet [[ en ]] om wat weg moet, omdat het over een ander gaat. Namen die wij kennen zijn "
         "al gemerkt. Verander verder niets."},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .max = 500,
     .label = "Niet geven: waarom niet?",
     .hint = "Deze zin staat in het uittreksel."},
    {0},
};
static const struct veld RUSTIG_VELDEN[] = {
    {.naam = "gelezen",
     .soort = VELD_JANEE,
     .verplicht = true,
     .label = "Ik heb deze stukken gelezen. Zij gaan alleen over deze persoon."},
    {0},
};
static const struct veld GEEF_VELDEN[] = {
    {.naam = "aan",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 2,
     .max = 200,
     .label = "Aan wie geeft u het?"},
    {.naam = "wijze", .soort = VELD_KEUZE, .verplicht = true, .keuzes = WIJZEN, .label = "Hoe?"},
    {0},
};

/* ---- one ---- */

#define UITTREKSEL                                                                                 \
    "SELECT u.id AS \"id#\", u.verzoek_id AS \"verzoek#\", u.persoon_id AS \"persoonId#\","        \
    " coalesce(u.persoon_naam, 'niet meer bekend') AS \"persoonNaam\", u.maker,"                   \
    " u.eigen AS \"eigen?\", u.geheel AS \"geheel?\", u.reden, u.op AS \"op@\", u.status,"         \
    " u.status = 'concept' AS \"concept?\", u.gegeven_op AS \"gegevenOp@\","                       \
    " u.gegeven_aan AS \"gegevenAan\", u.wijze, u.identiteit, u.hoedanigheid, u.versie,"           \
    " u.personen AS \"personen!\", u.grond AS \"grond!\" FROM zicht_uittreksel u"

static const char SQL_ONE[] = UITTREKSEL " WHERE u.id = :id";
static const char SQL_INHOUD[] =
    "SELECT i.inhoud AS \"inhoud{}\", i.personen AS \"personen!\", i.grond AS \"grond!\""
    " FROM zicht_uittreksel_inhoud i WHERE i.id = :id AND i.inhoud IS NOT NULL";

static json_t *piece_line(const json_t *piece, int64_t uittreksel)
{
    static const char *const KEYS[] = {"soort",   "categorie", "categorieNaam", "datum",
                                       "auteur",  "onderdeel", "gemerkt",       "genoemd",
                                       "besluit", "reden"};
    char id[ID_TEXT_SIZE];
    json_t *line = json_object();
    id_format(row_int(piece, "id"), id);
    json_object_set_new(line, "id", json_string(id));
    id_format(uittreksel, id);
    json_object_set_new(line, "uittreksel", json_string(id));
    json_object_set_new(line, "ook", json_boolean(row_int(piece, "ook") > 0));
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        json_object_set(line, KEYS[i], json_object_get(piece, KEYS[i]));
    return line;
}

/* The concept for its maker: the pieces, and what is still to be done. */
static enum result concept_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *u = NULL, *pieces = NULL;
    json_t *list = json_array(), *piece;
    size_t i, open = 0, quiet = 0;
    json_object_set_new(model, "stukken", list);
    if (uittreksel_get(d, d->v->id[0], &u, p) != DONE ||
        uittreksel_stukken(d, u, &pieces, p) != DONE)
        return FAILED;
    json_array_foreach(pieces, i, piece)
    {
        const char *besluit = row_text(piece, "besluit");
        bool still = strcmp(besluit, "open") == 0 || strcmp(besluit, "veranderd") == 0;
        open += still;
        quiet += still && !row_true(piece, "genoemd") && strcmp(besluit, "open") == 0;
        json_array_append_new(list, piece_line(piece, d->v->id[0]));
    }
    json_object_set_new(model, "nogNakijken", json_integer((json_int_t)open));
    json_object_set_new(model, "rustig", json_integer((json_int_t)quiet));
    return DONE;
}

static enum result uittreksel_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *inhoud = NULL;
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_row(d, p, SQL_INHOUD, BINDS(B_INT(":id", v->id[0])), &inhoud) != DONE)
        return FAILED;
    bool mine = row_true(model, "eigen") && row_true(model, "concept");
    json_object_set(model, "inhoud", inhoud ? json_object_get(inhoud, "inhoud") : json_null());
    json_object_set_new(model, "stukken", json_array());
    json_object_set_new(model, "nogNakijken", json_integer(0));
    json_object_set_new(model, "rustig", json_integer(0));
    json_object_set_new(model, "bezig", json_boolean(mine));
    json_object_set_new(model, "gegeven", json_boolean(inhoud != NULL));
    if (mine && concept_put(d, model, p) != DONE)
        return FAILED;
    return v->api ? DONE : kop_kaart_if(d, model, p);
}

/* ---- one piece ---- */

static enum result stuk_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *u = NULL, *pieces = NULL, *now = NULL;
    AUTO_JSON json_t *options = json_object();
    json_t *piece;
    size_t i;
    if (uittreksel_get(d, v->id[0], &u, p) != DONE)
        return FAILED;
    if (!row_true(u, "eigen") || strcmp(row_text(u, "status"), "concept") != 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (uittreksel_stukken(d, u, &pieces, p) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_array_foreach(pieces, i, piece)
    {
        if (row_int(piece, "id") == v->id[1])
            now = piece_line(piece, v->id[0]);
    }
    if (!now)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    json_object_set(now, "tekst", json_object_get(now, "gemerkt"));
    json_object_set_new(now, "geven",
                        json_string(strcmp(row_text(now, "besluit"), "niet") == 0 ? "nee" : "ja"));
    json_object_set(model, "stuk", now);
    json_object_set_new(options, "geven",
                        json_pack("[{s:s, s:s}, {s:s, s:s}]", "waarde", "ja", "naam", "Ja, geven",
                                  "waarde", "nee", "naam", "Nee, niet geven"));
    AUTO_FREE char *url = text_format("/uittreksels/%s/stukken/%s", v->text[0], v->text[1]);
    AUTO_FREE char *terug = text_format("/uittreksels/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = "PUT",
                                               .velden = STUK_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Opslaan",
                                               .terug = terug},
                           p);
}

/* ---- forms ---- */

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    bool privacy;
    if (kijker_mag(v, p, "uittreksel.geheel", &privacy) != DONE ||
        mag(d, p, privacy ? "uittreksel.geheel" : "uittreksel.maken") != DONE ||
        kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/verzoeken/%s/uittreksels", v->text[0]);
    AUTO_FREE char *terug = text_format("/verzoeken/%s", v->text[0]);
    json_object_set_new(model, "privacy", json_boolean(privacy));
    json_object_set_new(model, "terug", json_string(terug));
    return model_formulier(
        v, model, "formulier",
        &(struct formulier){
            .url = url, .velden = NIEUW_VELDEN, .knop = "Uittreksel maken", .terug = terug},
        p);
}

static enum result geef_form(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = json_object();
    if (dossier_model(d, p, row, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    if (!row_true(row, "eigen") || !row_true(row, "concept"))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "uittreksel", row);
    json_object_set_new(options, "wijze", keuzes_opties(v, "wijze", WIJZEN));
    AUTO_FREE char *url = text_format("/uittreksels/%s/geven", v->text[0]);
    AUTO_FREE char *terug = text_format("/uittreksels/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = GEEF_VELDEN,
                                               .options = options,
                                               .knop = "Uittreksel geven",
                                               .terug = terug},
                           p);
}

/* ---- changing ---- */

static enum result uittreksel_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    int64_t id;
    if (uittreksel_add(d, v->id[0], in_text(v, "reden"), &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    v->reden = in_text(v, "reden");
    verzoek_locatie(v, "/uittreksels/%s", id);
    v->gedaan = "uittreksel-begonnen";
    return DONE;
}

static enum result done(struct verzoek *v, json_t *ret, const char *gedaan)
{
    ret_id(ret, v->id[0], 0);
    verzoek_locatie(v, "/uittreksels/%s", v->id[0]);
    v->gedaan = gedaan;
    return DONE;
}

static enum result stuk_put(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    return uittreksel_stuk(d, v->id[0], v->id[1], v->in, p) == DONE ? done(v, ret, "stuk-nagekeken")
                                                                    : FAILED;
}

static enum result rustig_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    if (!in_bool(v, "gelezen"))
        return probleem_veld(p, "gelezen", "verplicht",
                             "Lees de stukken eerst. Zet dan het vinkje.");
    return uittreksel_rustig(d, v->id[0], p) == DONE ? done(v, ret, "stuk-nagekeken") : FAILED;
}

static enum result geef_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    return uittreksel_geef(d, v->id[0], v->in, p) == DONE ? done(v, ret, "uittreksel-gegeven")
                                                          : FAILED;
}

static enum result uittreksel_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                     struct probleem *p)
{
    AUTO_JSON json_t *u = NULL;
    (void)ret;
    if (uittreksel_get(d, v->id[0], &u, p) != DONE || uittreksel_weg(d, v->id[0], p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/verzoeken/%s", row_int(u, "verzoek_id"));
    v->gedaan = "uittreksel-vervallen";
    return DONE;
}

#define VAN "/verzoeken/{verzoek}/uittreksels"
#define EEN "/uittreksels/{uittreksel}"
static const struct route ROUTES[] = {
    ITEM_READ(HTTP_GET, VAN "/nieuw", "uittreksel.formulier", "Formulier.", nieuw_form,
              .page = "uittreksel_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, VAN, "uittreksel.toevoegen",
               "Begint een uittreksel bij een verzoek om inzage, met de reden.", uittreksel_post,
               .velden = NIEUW_VELDEN, .formulier = VAN "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "uittreksel.lezen",
              "Een uittreksel: de stukken om na te kijken, of wat er gegeven is.", uittreksel_read,
              .page = "uittreksel"),
    ITEM_READ(HTTP_GET, EEN "/stukken/{stuk}", "uittreksel.stuk.formulier", "Formulier.", stuk_form,
              .page = "uittreksel_stuk", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PUT, EEN "/stukken/{stuk}", "uittreksel.stuk.wijzigen",
               "Legt vast of een stuk gegeven wordt, en wat eruit gaat.", stuk_put,
               .velden = STUK_VELDEN, .formulier = EEN "/stukken/{stuk}"),
    ITEM_WRITE(HTTP_POST, EEN "/stukken", "uittreksel.stukken.wijzigen",
               "Geeft alle stukken die niemand anders noemen.", rustig_post,
               .velden = RUSTIG_VELDEN, .formulier = EEN),
    ITEM_READ(HTTP_GET, EEN "/geven", "uittreksel.geven.formulier", "Formulier.", geef_form,
              .page = "uittreksel_geven", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/geven", "uittreksel.geven",
               "Geeft het uittreksel: het ligt dan vast zoals het gegeven is.", geef_post,
               .velden = GEEF_VELDEN, .formulier = EEN "/geven"),
    ITEM_WRITE(HTTP_DELETE, EEN, "uittreksel.beeindigen",
               "Stopt met een uittreksel zonder het te geven.", uittreksel_delete),
};
ROUTE_PART(uittreksels, ROUTES);
