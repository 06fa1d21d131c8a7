/* SPDX-License-Identifier: EUPL-1.2 */
/* Meetings of a household: planned, who comes, the agenda. What comes of one: overleg_gehouden.c.
 */
#include "resources/overleggen.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/overleg.h"
#include "resources/agenda.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const SOORTEN[] = {"startoverleg", "voortgang", "mdo", NULL};
static const char *const JA_NEE[] = {"ja", "nee", NULL};
static const char *const AFGELAST[] = {"afgelast", NULL};

#define WANNEER                                                                                    \
    {.naam = "begin", .soort = VELD_TIJDSTIP, .verplicht = true, .label = "Wanneer?"},             \
        {.naam = "minuten",                                                                        \
         .soort = VELD_GETAL,                                                                      \
         .verplicht = true,                                                                        \
         .min = 5,                                                                                 \
         .max = 480,                                                                               \
         .label = "Hoeveel minuten?"},                                                             \
        {.naam = "plaats",                                                                         \
         .soort = VELD_REGEL,                                                                      \
         .max = 150,                                                                               \
         .label = "Waar?",                                                                         \
         .hint = "Iedereen die u uitnodigt, leest dit. Schrijf geen adres op dat geheim is."},     \
    {                                                                                              \
        .naam = "waarom", .soort = VELD_TEKST, .verplicht = true, .max = 1000,                     \
        .label = "Waarom komt u bij elkaar?",                                                      \
        .hint = "Iedereen die u uitnodigt, leest dit. Schrijf niet meer dan nodig."                \
    }
#define GENODIGDEN                                                                                 \
    {.naam = "gebruikers",                                                                         \
     .soort = VELD_IDS,                                                                            \
     .max = 30,                                                                                    \
     .label = "Welke hulpverleners nodigt u uit?",                                                 \
     .hint = "Alleen wie nodig is. U kiest uit wie bij dit gezin meehelpt."},                      \
        {.naam = "gezin",                                                                          \
         .soort = VELD_IDS,                                                                        \
         .max = 30,                                                                                \
         .label = "Wie van het gezin komt?",                                                       \
         .hint = "Zij krijgen geen bericht van dit programma. Vertel het hun zelf."},              \
    {                                                                                              \
        .naam = "netwerk", .soort = VELD_IDS, .max = 30, .label = "Wie uit het netwerk?"           \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat voor overleg?"},
    WANNEER,
    GENODIGDEN,
    {.naam = "punten",
     .soort = VELD_IDS,
     .max = 50,
     .label = "Open punten uit het plan",
     .hint = "Wie een punt niet mag zien, ziet het ook niet op de agenda."},
    {.naam = "agenda",
     .soort = VELD_TEKST,
     .max = 2000,
     .label = "Andere punten",
     .hint = "Eén punt op een regel. Iedereen die u uitnodigt, leest ze."},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    WANNEER,
    {.naam = "status", .soort = VELD_KEUZE, .keuzes = AFGELAST, .label = "Gaat het niet door?"},
    {.naam = "reden", .soort = VELD_REGEL, .max = 300, .label = "Waarom niet?"},
    {0},
};
static const struct veld GENODIGDE_VELDEN[] = {GENODIGDEN, {0}};
static const struct veld ANTWOORD_VELDEN[] = {
    {.naam = "antwoord",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = JA_NEE,
     .label = "Komt u?"},
    {0},
};
/* ---- reading ---- */

#define OVERLEG                                                                                    \
    "SELECT o.id AS \"id#\", o.overlegsoort AS soort, o.begin_op AS \"begin@\", o.minuten,"        \
    " o.plaats, o.waarom, o.status, o.reden, o.versie, g.naam AS door,"                            \
    " o.status = 'gepland' AS \"gepland?\", o.begin_op <= nu() AS \"begonnen?\","                  \
    " o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_overleg o"                     \
    " JOIN gebruiker g ON g.id = o.auteur_id"

static const char SQL_LIST[] = OVERLEG " ORDER BY o.begin_op DESC, o.id DESC LIMIT 200";
static const char SQL_ONE[] = OVERLEG " WHERE o.id = :id";
const char OVERLEG_GENODIGDEN[] =
    "SELECT g.id AS \"id#\", g.naam, g.van, g.antwoord, g.aanwezig = 1 AS \"aanwezig?\","
    " g.aanwezig = 0 AS \"afwezig?\", g.gebruiker_id IS kijker() AS \"mij?\","
    " g.gebruiker_id IS NOT NULL AS \"account?\", g.personen AS \"personen!\", g.grond AS"
    " \"grond!\" FROM zicht_overleg_genodigde g WHERE g.overleg_id = :id ORDER BY g.id";
static const char SQL_PUNTEN[] =
    "SELECT p.item_id AS \"item#\", p.soort, p.tekst, p.personen AS \"personen!\", p.grond AS"
    " \"grond!\" FROM zicht_overleg_punt p WHERE p.overleg_id = :id ORDER BY p.id";
static const char SQL_BESLUITEN[] =
    "SELECT b.actie_id AS \"actie#\", b.tekst, b.eigenaar, b.vervaldatum, b.status, b.personen AS"
    " \"personen!\", b.grond AS \"grond!\" FROM zicht_overleg_besluit b WHERE b.overleg_id = :id"
    " ORDER BY b.id";
static const char SQL_VERSLAG[] =
    "SELECT v.id AS \"id#\", v.titel, v.tekst, c.naam AS categorie, g.naam AS auteur, v.personen AS"
    " \"personen!\", v.grond AS \"grond!\" FROM zicht_overleg_verslag v JOIN categorie c ON c.code "
    "="
    " v.categorie JOIN gebruiker g ON g.id = v.auteur_id WHERE v.overleg_id = :id ORDER BY v.id";

static enum result overleggen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/overleggen", p) != DONE ||
        dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE ||
        model_lijst(v, model, rows, 200, "id", p) != DONE)
        return FAILED;
    return v->api ? DONE : model_mag(d, p, model);
}

/* The viewer's own invitation: whether they still have to answer. */
static void mine_put(json_t *model)
{
    const json_t *row;
    size_t i;
    json_object_set_new(model, "mij", json_null());
    json_array_foreach(json_object_get(model, "genodigden"), i, row)
    {
        if (row_true(row, "mij"))
            json_object_set_new(model, "mij",
                                json_pack("{s:O, s:O, s:O}", "antwoord",
                                          json_object_get(row, "antwoord"), "id",
                                          json_object_get(model, "id"), "gepland",
                                          json_object_get(model, "gepland")));
    }
}

/* A template sees the innermost object alone: what the button beside a guest needs goes along. */
static void guests_finish(json_t *model)
{
    json_t *row;
    size_t i;
    bool open = row_true(model, "gepland") && !row_true(model, "begonnen") &&
                row_true(json_object_get(model, "mag"), "overlegWijzigen");
    json_array_foreach(json_object_get(model, "genodigden"), i, row)
    {
        json_object_set(row, "overleg", json_object_get(model, "id"));
        json_object_set_new(row, "intrekbaar", json_boolean(open));
        json_object_set(row, "gepland", json_object_get(model, "gepland"));
    }
}

static void urls_put(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *item = row_text(row, "item"), *soort = row_text(row, "soort");
        json_object_set_new(row, "url",
                            !item                        ? json_null()
                            : strcmp(soort, "doel") == 0 ? json_sprintf("/doelen/%s", item)
                                                         : json_sprintf("/acties/%s", item));
    }
}

static enum result overleg_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    const struct db_bind *one = BINDS(B_INT(":id", v->id[0]));
    if (dossier_model(d, p, model, SQL_ONE, one) != DONE ||
        dossier_put_rows(d, p, model, "genodigden", OVERLEG_GENODIGDEN, one) != DONE ||
        dossier_put_rows(d, p, model, "punten", SQL_PUNTEN, one) != DONE ||
        dossier_put_rows(d, p, model, "besluiten", SQL_BESLUITEN, one) != DONE ||
        dossier_put_rows(d, p, model, "verslag", SQL_VERSLAG, one) != DONE ||
        bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    mine_put(model);
    urls_put(json_object_get(model, "punten"));
    if (v->api)
        return DONE;
    if (model_mag_item(d, p, model, v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    guests_finish(model);
    return DONE;
}

/* For somebody's own calendar: when, and where to read more. */
static enum result agenda_read(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    (void)model;
    if (dossier_rows(d, p, "SELECT " AGENDA_COLUMNS " FROM zicht_overleg o WHERE o.id = :id",
                     BINDS(B_INT(":id", v->id[0])), &rows) != DONE)
        return FAILED;
    return json_array_size(rows) ? agenda_answer(v, rows, false, p)
                                 : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

/* ---- forms ---- */

static const char SQL_HELPERS[] =
    "SELECT DISTINCT id_tekst(g.id) AS waarde, g.naam || ', ' || o.naam AS naam FROM gebruiker g"
    " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE g.id <> kijker() AND"
    " (g.id IN (SELECT regisseur_id FROM zicht_kaart) OR g.id IN (SELECT gebruiker_id FROM"
    "  zicht_betrokkenheid WHERE status = 'actief' AND (tot IS NULL OR tot >= vandaag())))"
    " ORDER BY 2";
static const char SQL_NETWERK[] =
    "SELECT id_tekst(id) AS waarde, naam || ', ' || relatie AS naam, grond AS \"grond!\", personen"
    " AS \"personen!\" FROM zicht_netwerklid WHERE tot IS NULL OR tot >= vandaag() ORDER BY naam";
/* Goals that are only proposed, actions that are late or were refused. */
static const char SQL_OPEN[] =
    "SELECT id_tekst(d.id) AS waarde, 'Doel, voorgesteld: ' || d.titel AS naam, d.grond AS"
    " \"grond!\", d.personen AS \"personen!\" FROM zicht_doel d WHERE d.status = 'voorgesteld'"
    " UNION ALL SELECT id_tekst(a.id), CASE a.status WHEN 'geweigerd' THEN 'Actie, geweigerd: '"
    "  WHEN 'open' THEN 'Actie, nog geen ja: ' ELSE 'Actie, te laat: ' END || a.titel, a.grond,"
    "  a.personen FROM zicht_actie a WHERE a.status IN ('open', 'geweigerd')"
    "  OR (a.status IN ('aanvaard', 'bezig') AND a.vervaldatum < vandaag())";
static enum result guest_options(struct dossier *d, json_t *model, json_t *options,
                                 struct probleem *p)
{
    json_object_set_new(options, "gezin", kop_leden_opties(json_object_get(model, "leden")));
    return dossier_put_rows(d, p, options, "gebruikers", SQL_HELPERS, NO_BINDS) == DONE
               ? dossier_put_rows(d, p, options, "netwerk", SQL_NETWERK, NO_BINDS)
               : FAILED;
}

json_t *overleg_keuze(const char *waarde, const char *naam)
{
    return json_pack("{s:s, s:s}", "waarde", waarde, "naam", naam);
}

static enum result new_form(struct verzoek *v, struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:i}", "minuten", 60);
    if (mag(d, p, "overleg.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || guest_options(d, model, options, p) != DONE ||
        dossier_put_rows(d, p, options, "punten", SQL_OPEN, NO_BINDS) != DONE)
        return FAILED;
    json_object_set_new(options, "soort",
                        json_pack("[o, o, o]", overleg_keuze("startoverleg", "Startoverleg"),
                                  overleg_keuze("voortgang", "Voortgang"),
                                  overleg_keuze("mdo", "MDO: met meer vakgebieden")));
    json_object_set_new(model, "kop", json_string("Overleg plannen"));
    AUTO_FREE char *url = text_format("/huishoudens/%s/overleggen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Overleg opslaan",
                                               .terug = url},
                           p);
}

enum result overleg_formulier(struct verzoek *v, json_t *model, const char *kop, const char *part,
                              struct formulier *f, struct probleem *p)
{
    AUTO_FREE char *url = text_format("/overleggen/%s%s", v->text[0], part);
    AUTO_FREE char *back = text_format("/overleggen/%s", v->text[0]);
    json_object_set_new(model, "kop", json_string(kop));
    f->url = url;
    f->terug = back;
    return model_formulier(v, model, "formulier", f, p);
}

enum result overleg_open(struct verzoek *v, struct dossier *d, json_t *model, json_t **ret,
                         struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), ret) != DONE)
        return FAILED;
    if (mag(d, p, "overleg.wijzigen") != DONE || kop_kaart(d, model, p) != DONE)
        return FAILED;
    /* What was typed before it was called off is still shown. */
    if (!v->fouten && strcmp(row_text(*ret, "status"), "afgelast") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "Dit overleg gaat niet door.");
    return kop_leden(d, model, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    if (overleg_open(v, d, model, &row, p) != DONE)
        return FAILED;
    json_object_set_new(row, "status", json_null());
    json_object_set_new(options, "status",
                        json_pack("[o]", overleg_keuze("afgelast", "Nee, het gaat niet door")));
    return overleg_formulier(v, model, "Overleg wijzigen", "",
                             &(struct formulier){.methode = "PATCH",
                                                 .versie = row_int(row, "versie"),
                                                 .velden = WIJZIG_VELDEN,
                                                 .current = row,
                                                 .options = options,
                                                 .knop = "Overleg opslaan"},
                             p);
}

static enum result guest_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    if (overleg_open(v, d, model, &row, p) != DONE || guest_options(d, model, options, p) != DONE)
        return FAILED;
    return overleg_formulier(
        v, model, "Nog iemand uitnodigen", "/genodigden",
        &(struct formulier){.velden = GENODIGDE_VELDEN, .options = options, .knop = "Uitnodigen"},
        p);
}

/* ---- changes ---- */

static enum result add_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t id;
    if (overleg_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/overleggen/%s", id);
    v->gedaan = "overleg-toegevoegd";
    return DONE;
}

static enum result change_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t versie;
    verzoek_object(v, "overleg", v->id[0]);
    if (overleg_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/overleggen/%s", v->id[0]);
    v->gedaan = "overleg-gewijzigd";
    return DONE;
}

enum result overleg_gedaan(struct verzoek *v, json_t *ret, enum result r, const char *gedaan)
{
    verzoek_object(v, "overleg", v->id[0]);
    if (r != DONE)
        return FAILED;
    ret_id(ret, v->id[0], 0);
    if (!v->route->maakt_niets || !v->api)
        verzoek_locatie(v, "/overleggen/%s", v->id[0]);
    v->gedaan = gedaan;
    return DONE;
}

static enum result guest_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    return overleg_gedaan(v, ret, overleg_invite(d, v->id[0], v->in, p), "overleg-uitgenodigd");
}

static enum result guest_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    (void)ret;
    verzoek_object(v, "overleg", v->id[0]);
    if (overleg_uninvite(d, v->id[0], v->id[1], p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/overleggen/%s", v->id[0]);
    v->gedaan = "overleg-ingetrokken";
    return DONE;
}

static enum result answer_post(struct verzoek *v, struct dossier *d, json_t *ret,
                               struct probleem *p)
{
    return overleg_gedaan(v, ret, overleg_answer(d, v->id[0], row_text(v->in, "antwoord"), p),
                          "overleg-beantwoord");
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/overleggen", "overleggen.lezen",
                 "De overleggen over een huishouden.", overleggen_read, .page = "overleggen"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/overleggen/nieuw", "overleg.formulier",
                 "Formulier.", new_form, .page = "overleg_formulier", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/overleggen", "overleg.toevoegen",
                  "Plant een overleg en nodigt alleen betrokkenen uit.", add_post,
                  .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/overleggen/nieuw"),
    ITEM_READ(HTTP_GET, OVERLEG_EEN, "overleg.lezen",
              "Eén overleg: wie, de agenda, besluiten en het verslag.", overleg_read,
              .page = "overleg"),
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/agenda", "overleg.agenda",
              "Het overleg voor een eigen agenda (iCalendar): tijd en een neutrale titel.",
              agenda_read, .inhoud = true),
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/wijzig", "overleg.wijzigen.formulier", "Formulier.",
              change_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, OVERLEG_EEN, "overleg.wijzigen",
               "Wijzigt een overleg, of last het af met een reden.", change_patch,
               .velden = WIJZIG_VELDEN, .formulier = OVERLEG_EEN "/wijzig"),
    ITEM_READ(HTTP_GET, OVERLEG_EEN "/genodigden/nieuw", "overleg.uitnodigen.formulier",
              "Formulier.", guest_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, OVERLEG_EEN "/genodigden", "overleg.uitnodigen",
               "Nodigt nog iemand uit die betrokken is.", guest_post, .velden = GENODIGDE_VELDEN,
               .formulier = OVERLEG_EEN "/genodigden/nieuw"),
    ITEM_WRITE(HTTP_DELETE, OVERLEG_EEN "/genodigden/{genodigde}", "overleg.uitnodiging.intrekken",
               "Trekt een uitnodiging in, vóór het overleg begint.", guest_delete),
    ITEM_WRITE(HTTP_POST, OVERLEG_EEN "/antwoord", "overleg.antwoorden",
               "Ja of nee op de eigen uitnodiging.", answer_post, .velden = ANTWOORD_VELDEN,
               .formulier = OVERLEG_EEN, .maakt_niets = true),
};
ROUTE_PART(overleggen, ROUTES);
