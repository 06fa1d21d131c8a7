/* SPDX-License-Identifier: EUPL-1.2 */
/* Referrals: asked, accepted, started or refused, and what happens while a household waits. */
#include "resources/verwijzingen.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/verwijzing.h"
#include "resources/betrokkenen.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

enum { MOST = 500 };

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "dienst", .soort = VELD_KEUZE, .verplicht = true, .label = "Wat is er nodig?"},
    {.naam = "gebruiker",
     .soort = VELD_ID,
     .label = "Aan wie vraagt u het?",
     .hint = "Deze persoon krijgt uw vraag in Mijn werk, en zegt daar ja of nee."},
    {.naam = "aan",
     .soort = VELD_REGEL,
     .max = 150,
     .label = "Of aan een organisatie die hier niet bij staat",
     .hint = "Die krijgt van ons geen bericht. U schrijft zelf het antwoord op."},
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 2000,
     .label = "Wat vraagt u?",
     .hint = "Alleen wat de ander moet weten om te helpen. Zo komt het bij de ander aan."},
    {.naam = "gevraagdOp",
     .soort = VELD_DATUM,
     .label = "Gevraagd op",
     .hint = "Leeg: vandaag. Vanaf deze dag telt het wachten."},
    {.naam = "personen",
     .soort = VELD_IDS,
     .max = 30,
     .label = "Over wie gaat het?",
     .hint = "Kiest u niets, dan gaat het over dezelfde mensen als het doel."},
    {0},
};
static const char *const STATUSSEN[] = {"gevraagd",    "aanvaard", "gestart", "geweigerd",
                                        "ingetrokken", "afgerond", NULL};
static const char *const ANTWOORDEN[] = {"gevraagd",  "aanvaard", "gestart",
                                         "geweigerd", "afgerond", NULL};
#define ANTWOORD(standen)                                                                          \
    {.naam = "status",                                                                             \
     .soort = VELD_KEUZE,                                                                          \
     .keuzes = (standen),                                                                          \
     .label = "Hoe staat het ervoor?"},                                                            \
        {.naam = "verwachtOp",                                                                     \
         .soort = VELD_DATUM,                                                                      \
         .label = "Wanneer begint het, naar verwachting?"},                                        \
    {                                                                                              \
        .naam = "reden", .soort = VELD_TEKST, .max = 1000, .label = "Toelichting",                 \
        .hint = "Nodig bij nee, en als de vraag wordt ingetrokken."                                \
    }
static const struct veld WIJZIG_VELDEN[] = {
    ANTWOORD(STATUSSEN),
    {.naam = "overbrugging",
     .soort = VELD_ID,
     .label = "Wat gebeurt er intussen?",
     .hint = "Kies een actie bij hetzelfde doel. Nodig als het gezin langer wacht dan de norm."},
    {0},
};
static const struct veld ANTWOORD_VELDEN[] = {
    ANTWOORD(ANTWOORDEN),
    {0},
};

/* ---- reading ---- */

/* `dagen`: how long it waits, or waited. `telaat`: longer than the norm. */
#define COLUMNS                                                                                    \
    "SELECT v.id AS \"id#\", v.dienst, s.naam AS \"dienstNaam\", s.bron AS \"normBron\","          \
    " v.doel_id AS \"doel#\", v.aan, v.aan_id AS \"gebruiker#\", v.vraag,"                         \
    " v.gevraagd_op AS \"gevraagdOp\", v.norm_op AS \"normOp\", v.verwacht_op AS \"verwachtOp\","  \
    " v.overbrugging_id AS \"overbrugging#\", v.status, v.status_op AS \"statusOp@\", v.reden,"    \
    " v.status IN ('gevraagd', 'aanvaard') AS \"wacht?\","                                         \
    " v.status IN ('gevraagd', 'aanvaard') AND v.norm_op < vandaag() AS \"telaat?\","              \
    " v.overbrugging_id IS NULL AS \"onoverbrugd?\","                                              \
    " CAST(julianday(v.tot_op) - julianday(v.gevraagd_op) AS INTEGER) AS dagen,"                   \
    " CASE WHEN v.tot_op = v.gevraagd_op THEN 'nog geen dag' WHEN v.tot_op = "                     \
    "dag_plus(v.gevraagd_op, 1) THEN '1 dag' ELSE CAST(julianday(v.tot_op) - "                     \
    "julianday(v.gevraagd_op) AS INTEGER) || ' dagen' END AS wachttijd,"                           \
    " v.aan_id IS kijker() AS \"aanMij?\", v.versie, v.personen AS \"personen!\","                 \
    " v.grond AS \"grond!\" FROM zicht_verwijzing v JOIN dienst s ON s.code = v.dienst"

static const char SQL_LIST[] =
    COLUMNS " ORDER BY v.status NOT IN ('gevraagd', 'aanvaard'), v.norm_op, v.id LIMIT 500";
static const char SQL_ONE[] = COLUMNS " WHERE v.id = :id";
static const char SQL_STANDEN[] =
    "SELECT s.status, s.verwacht_op AS \"verwachtOp\", s.reden, s.op AS \"op@\", g.naam AS door"
    " FROM zicht_verwijzing_stand s JOIN gebruiker g ON g.id = s.door"
    " WHERE s.verwijzing_id = :id ORDER BY s.id DESC";
static const char SQL_DOEL[] = "SELECT d.id AS \"id#\", d.titel, d.personen AS \"personen!\", "
                               "d.grond AS \"grond!\" FROM zicht_doel d WHERE d.id = :id";
static const char SQL_ACTIE[] = "SELECT a.id AS \"id#\", a.titel, a.eigenaar, a.personen AS "
                                "\"personen!\", a.grond AS \"grond!\" FROM zicht_actie a"
                                " WHERE a.id = :id";

enum result verwijzingen_put(struct dossier *d, json_t *model, struct probleem *p)
{
    if (dossier_put_rows(d, p, model, "verwijzingen", SQL_LIST, NO_BINDS) != DONE)
        return FAILED;
    return kop_personen(d, json_object_get(model, "verwijzingen"), p);
}

static enum result verwijzingen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                     struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE || kop_personen(d, rows, p) != DONE)
        return FAILED;
    return model_lijst(v, model, json_incref(rows), MOST, "id", p);
}

/* What hangs on it by name, with a ground for that; else null. */
static enum result part_put(struct dossier *d, json_t *model, const char *key, const char *sql,
                            struct probleem *p)
{
    const char *id = row_text(model, key);
    if (!id)
        return DONE;
    return dossier_put_row(d, p, model, key, sql, BINDS(B_INT(":id", id_parse(id))));
}

static enum result verwijzing_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_model(d, p, model, SQL_ONE, id) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "standen", SQL_STANDEN, id) != DONE ||
        part_put(d, model, "doel", SQL_DOEL, p) != DONE ||
        part_put(d, model, "overbrugging", SQL_ACTIE, p) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static const char SQL_DIENSTEN[] =
    "SELECT code AS waarde, naam || ' (norm ' || norm_dagen || ' dagen)' AS naam FROM dienst"
    " WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde";
static const char SQL_ACTIES[] =
    "SELECT id_tekst(a.id) AS waarde, a.titel || coalesce(', ' || a.eigenaar, '') AS naam,"
    " a.personen AS \"personen!\", a.grond AS \"grond!\" FROM zicht_actie a"
    " WHERE a.doel_id = :doel AND a.status IN ('open', 'aanvaard', 'bezig', 'gereed') ORDER BY "
    "a.id";

static enum result verwijzing_form(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (dossier_put_row(d, p, model, "doel", SQL_DOEL, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        mag(d, p, "verwijzing.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        model_rows(v, p, options, "dienst", SQL_DIENSTEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "gebruiker", BETROKKENEN_HULPVERLENERS, NO_BINDS) != DONE)
        return FAILED;
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/doelen/%s/verwijzingen", v->text[0]);
    AUTO_FREE char *back = text_format("/doelen/%s", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Verwijzing opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "actie", v->id[0], p);
}

static enum result change_options(struct dossier *d, const json_t *row, json_t *options,
                                  struct probleem *p)
{
    static const char *const namen[] = {
        "Wacht op antwoord", "Ja, maar het is nog niet begonnen", "Het is begonnen",
        "Nee, dit kan niet", "De vraag is ingetrokken",           "Het is klaar"};
    json_t *standen = json_array(), *acties;
    const char *doel = row_text(row, "doel");
    json_object_set_new(options, "status", standen);
    for (size_t i = 0; i < COUNT_OF(namen); i++)
        json_array_append_new(standen,
                              json_pack("{s:s, s:s}", "waarde", STATUSSEN[i], "naam", namen[i]));
    if (dossier_rows(d, p, SQL_ACTIES, BINDS(B_INT(":doel", doel ? id_parse(doel) : 0)), &acties) !=
        DONE)
        return FAILED;
    json_object_set_new(options, "overbrugging", acties);
    return DONE;
}

static enum result verwijzing_change_form(struct verzoek *v, struct dossier *d, json_t *model,
                                          struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (mag_item(d, p, "verwijzing.beantwoorden", v->id[0]) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE ||
        change_options(d, row, options, p) != DONE)
        return FAILED;
    /* Whom it was sent to answers; what happens meanwhile is for whoever asked, and for regie (R5).
     */
    bool all = row_true(json_object_get(model, "mag"), "verwijzingWijzigen");
    json_object_set(model, "dienstNaam", json_object_get(row, "dienstNaam"));
    json_object_set(model, "telaat", json_object_get(row, "telaat"));
    json_object_set(model, "doel", json_object_get(row, "doel"));
    return model_wijziging(v, model, "/verwijzingen", row,
                           (struct formulier){.velden = all ? WIJZIG_VELDEN : ANTWOORD_VELDEN,
                                              .options = options,
                                              .knop = "Opslaan"},
                           p);
}

/* ---- changing ---- */

static enum result verwijzing_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                   struct probleem *p)
{
    int64_t id;
    if (verwijzing_add(d, v->id[0], v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/verwijzingen/%s", id);
    v->gedaan = "verwijzing-toegevoegd";
    return DONE;
}

static enum result verwijzing_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    int64_t versie;
    if (verwijzing_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/verwijzingen/%s", v->id[0]);
    v->gedaan = "verwijzing-gewijzigd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/verwijzingen", "verwijzingen.lezen",
                 "De verwijzingen van een huishouden; wie het langst wacht eerst.",
                 verwijzingen_read, .alleen_api = true),
    ITEM_READ(HTTP_GET, "/doelen/{doel}/verwijzingen/nieuw", "verwijzing.formulier", "Formulier.",
              verwijzing_form, .page = "verwijzing_nieuw", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, "/doelen/{doel}/verwijzingen", "verwijzing.toevoegen",
               "Vraagt iemand anders om te helpen bij een doel. De wachttijd begint te lopen.",
               verwijzing_post, .velden = NIEUW_VELDEN,
               .formulier = "/doelen/{doel}/verwijzingen/nieuw"),
    ITEM_READ(HTTP_GET, "/verwijzingen/{verwijzing}", "verwijzing.lezen",
              "Eén verwijzing, met wat ermee gebeurde.", verwijzing_read, .page = "verwijzing"),
    ITEM_READ(HTTP_GET, "/verwijzingen/{verwijzing}/wijzig", "verwijzing.wijzigen.formulier",
              "Formulier.", verwijzing_change_form, .page = "verwijzing_wijzig",
              .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/verwijzingen/{verwijzing}", "verwijzing.wijzigen",
               "Het antwoord op een verwijzing, of wat er gebeurt zolang het gezin wacht.",
               verwijzing_patch, .velden = WIJZIG_VELDEN,
               .formulier = "/verwijzingen/{verwijzing}/wijzig"),
};
ROUTE_PART(verwijzingen, ROUTES);
