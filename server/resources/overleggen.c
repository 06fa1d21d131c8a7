/* SPDX-License-Identifier: EUPL-1.2 */
/* Meetings of a household: planned, who comes, the agenda, what was decided, the minutes. */
#include "app.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/overleg.h"
#include "resources/acties.h"
#include "resources/agenda.h"
#include "resources/kop.h"
#include "resources/lezers.h"
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

#define EEN "/overleggen/{overleg}"

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
static const struct veld AANWEZIG_VELDEN[] = {
    {.naam = "aanwezig", .soort = VELD_IDS, .max = 60, .label = "Wie was er?"},
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 200,
     .label = "Wat is er besloten?",
     .hint =
         "Moet iemand iets doen? Begin dan met een werkwoord, en vul ook de rest in: dan is het "
         "meteen een actie."},
    {.naam = "doel", .soort = VELD_ID, .label = "Bij welk doel hoort dit?"},
    {.naam = "gebruiker", .soort = VELD_ID, .label = "Hulpverlener die dit doet"},
    {.naam = "persoon", .soort = VELD_ID, .label = "Of iemand uit het gezin"},
    {.naam = "netwerk", .soort = VELD_ID, .label = "Of iemand uit het netwerk"},
    {.naam = "vervaldatum", .soort = VELD_DATUM, .label = "Vóór wanneer?"},
    {0},
};
static const struct veld VERSLAG_VELDEN[] = {
    {.naam = "categorie", .soort = VELD_KEUZE, .verplicht = true, .label = "Waar gaat het over?"},
    {.naam = "personen",
     .soort = VELD_IDS,
     .verplicht = true,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Schrijf een verslag per onderwerp. Wie het leest, hangt af van het onderwerp en van "
             "over wie het gaat."},
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "In een paar woorden"},
    {.naam = "tekst", .soort = VELD_TEKST, .verplicht = true, .max = 20000, .label = "Verslag"},
    {.naam = "alleenGekozen",
     .soort = VELD_JANEE,
     .label = "De tekst gaat alleen over wie ik koos"},
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
static const char SQL_GENODIGDEN[] =
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
        dossier_put_rows(d, p, model, "genodigden", SQL_GENODIGDEN, one) != DONE ||
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
static const char SQL_DOELEN[] =
    "SELECT id_tekst(d.id) AS waarde, d.titel AS naam, d.grond AS \"grond!\", d.personen AS"
    " \"personen!\" FROM zicht_doel d WHERE d.status IN ('voorgesteld', 'actief') ORDER BY d.id";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie WHERE code NOT IN ('contact', 'plan',"
    " 'betrokkenheid', 'melder', 'meldcode', 'werkaantekening') ORDER BY soort DESC, volgorde";

static enum result guest_options(struct dossier *d, json_t *model, json_t *options,
                                 struct probleem *p)
{
    json_object_set_new(options, "gezin", kop_leden_opties(json_object_get(model, "leden")));
    return dossier_put_rows(d, p, options, "gebruikers", SQL_HELPERS, NO_BINDS) == DONE
               ? dossier_put_rows(d, p, options, "netwerk", SQL_NETWERK, NO_BINDS)
               : FAILED;
}

static json_t *option(const char *waarde, const char *naam)
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
                        json_pack("[o, o, o]", option("startoverleg", "Startoverleg"),
                                  option("voortgang", "Voortgang"),
                                  option("mdo", "MDO: met meer vakgebieden")));
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

/* A form about one meeting, for who may change it. */
static enum result one_form(struct verzoek *v, struct dossier *d, json_t *model, const char *kop,
                            const char *part, struct formulier *f, struct probleem *p)
{
    AUTO_FREE char *url = text_format("/overleggen/%s%s", v->text[0], part);
    AUTO_FREE char *back = text_format("/overleggen/%s", v->text[0]);
    json_object_set_new(model, "kop", json_string(kop));
    f->url = url;
    f->terug = back;
    (void)d;
    return model_formulier(v, model, "formulier", f, p);
}

static enum result one_open(struct verzoek *v, struct dossier *d, json_t *model, json_t **ret,
                            struct probleem *p)
{
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), ret) != DONE)
        return FAILED;
    return mag(d, p, "overleg.wijzigen") != DONE || kop_kaart(d, model, p) != DONE
               ? FAILED
               : kop_leden(d, model, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    if (one_open(v, d, model, &row, p) != DONE)
        return FAILED;
    json_object_set_new(row, "status", json_null());
    json_object_set_new(options, "status",
                        json_pack("[o]", option("afgelast", "Nee, het gaat niet door")));
    return one_form(v, d, model, "Overleg wijzigen", "",
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
    if (one_open(v, d, model, &row, p) != DONE || guest_options(d, model, options, p) != DONE)
        return FAILED;
    return one_form(
        v, d, model, "Nog iemand uitnodigen", "/genodigden",
        &(struct formulier){.velden = GENODIGDE_VELDEN, .options = options, .knop = "Uitnodigen"},
        p);
}

static enum result attendance_form(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *guests = NULL;
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_object();
    json_t *guest, *here = json_array(), *rows = json_array();
    size_t i;
    json_object_set_new(options, "aanwezig", rows);
    json_object_set_new(now, "aanwezig", here);
    if (one_open(v, d, model, &row, p) != DONE ||
        dossier_rows(d, p, SQL_GENODIGDEN, BINDS(B_INT(":id", v->id[0])), &guests) != DONE)
        return FAILED;
    json_array_foreach(guests, i, guest)
    {
        json_array_append_new(rows, option(row_text(guest, "id"), row_text(guest, "naam")));
        if (row_true(guest, "aanwezig"))
            json_array_append(here, json_object_get(guest, "id"));
    }
    return one_form(
        v, d, model, "Wie was er?", "/aanwezigheid",
        &(struct formulier){
            .velden = AANWEZIG_VELDEN, .current = now, .options = options, .knop = "Opslaan"},
        p);
}

static enum result decision_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    if (one_open(v, d, model, &row, p) != DONE ||
        actie_owner_options(d, model, options, p) != DONE ||
        dossier_put_rows(d, p, options, "doel", SQL_DOELEN, NO_BINDS) != DONE)
        return FAILED;
    return one_form(v, d, model, "Besluit opschrijven", "/besluiten",
                    &(struct formulier){
                        .velden = BESLUIT_VELDEN, .options = options, .knop = "Besluit opslaan"},
                    p);
}

static enum result minutes_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *options = json_object();
    json_t *categories;
    if (one_open(v, d, model, &row, p) != DONE ||
        db_rows(v->db, p, SQL_CATEGORIEEN, NO_BINDS, &categories) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categories);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    if (one_form(v, d, model, "Verslag schrijven", "/verslagen",
                 &(struct formulier){
                     .velden = VERSLAG_VELDEN, .options = options, .knop = "Verslag opslaan"},
                 p) != DONE)
        return FAILED;
    return model_lezers(d, model, "notitie", 0, p);
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

static enum result done(struct verzoek *v, json_t *ret, enum result r, const char *gedaan)
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
    return done(v, ret, overleg_invite(d, v->id[0], v->in, p), "overleg-uitgenodigd");
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
    return done(v, ret, overleg_answer(d, v->id[0], row_text(v->in, "antwoord"), p),
                "overleg-beantwoord");
}

static enum result attendance_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    return done(v, ret, overleg_attendance(d, v->id[0], v->in, p), "overleg-gehouden");
}

static enum result decision_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    return done(v, ret, overleg_decide(d, v->id[0], v->in, p), "overleg-besloten");
}

static enum result minutes_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    return done(v, ret, overleg_minutes(d, v->id[0], v->in, p), "overleg-verslag");
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
    ITEM_READ(HTTP_GET, EEN, "overleg.lezen",
              "Eén overleg: wie, de agenda, besluiten en het verslag.", overleg_read,
              .page = "overleg"),
    ITEM_READ(HTTP_GET, EEN "/agenda", "overleg.agenda",
              "Het overleg voor een eigen agenda (iCalendar): tijd en een neutrale titel.",
              agenda_read, .inhoud = true),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "overleg.wijzigen.formulier", "Formulier.", change_form,
              .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "overleg.wijzigen",
               "Wijzigt een overleg, of last het af met een reden.", change_patch,
               .velden = WIJZIG_VELDEN, .formulier = EEN "/wijzig"),
    ITEM_READ(HTTP_GET, EEN "/genodigden/nieuw", "overleg.uitnodigen.formulier", "Formulier.",
              guest_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/genodigden", "overleg.uitnodigen",
               "Nodigt nog iemand uit die betrokken is.", guest_post, .velden = GENODIGDE_VELDEN,
               .formulier = EEN "/genodigden/nieuw"),
    ITEM_WRITE(HTTP_DELETE, EEN "/genodigden/{genodigde}", "overleg.uitnodiging.intrekken",
               "Trekt een uitnodiging in, vóór het overleg begint.", guest_delete),
    ITEM_WRITE(HTTP_POST, EEN "/antwoord", "overleg.antwoorden",
               "Ja of nee op de eigen uitnodiging.", answer_post, .velden = ANTWOORD_VELDEN,
               .formulier = EEN, .maakt_niets = true),
    ITEM_READ(HTTP_GET, EEN "/aanwezigheid/nieuw", "overleg.aanwezigheid.formulier", "Formulier.",
              attendance_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/aanwezigheid", "overleg.aanwezigheid",
               "Legt vast wie er was. Het overleg is dan gehouden.", attendance_post,
               .velden = AANWEZIG_VELDEN, .formulier = EEN "/aanwezigheid/nieuw",
               .maakt_niets = true),
    ITEM_READ(HTTP_GET, EEN "/besluiten/nieuw", "overleg.besluit.formulier", "Formulier.",
              decision_form, .page = "overleg_formulier", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/besluiten", "overleg.besluit",
               "Legt een besluit vast; met een doel en een eigenaar is het meteen een actie.",
               decision_post, .velden = BESLUIT_VELDEN, .formulier = EEN "/besluiten/nieuw"),
    ITEM_READ(HTTP_GET, EEN "/verslagen/nieuw", "overleg.verslag.formulier", "Formulier.",
              minutes_form, .page = "overleg_verslag", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/verslagen", "overleg.verslag",
               "Schrijft een deel van het verslag: een notitie in één categorie.", minutes_post,
               .velden = VERSLAG_VELDEN, .formulier = EEN "/verslagen/nieuw"),
};
ROUTE_PART(overleggen, ROUTES);
