/* SPDX-License-Identifier: EUPL-1.2 */
/* What a household has and waits for, across the laws: one page, and each voorziening by itself. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/datum.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/instelling.h"
#include "domein/voorziening.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verwijzingen.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { MOST = 500 };

static const char *const VORMEN[] = {"natura", "pgb", "geld", NULL};
static const char *const PER[] = {"week", "maand", "jaar", "eenmalig", NULL};
static const char *const NIEUWE[] = {"aangevraagd", "loopt", NULL};
static const char *const STATUSSEN[] = {"aangevraagd", "loopt", "afgewezen", "gestopt", NULL};

#define NAAM                                                                                       \
    {                                                                                              \
        .naam = "naam", .soort = VELD_REGEL, .verplicht = true, .max = 150,                        \
        .label = "Wat is het?", .hint = "Bijvoorbeeld: begeleiding, twee keer per week"            \
    }
#define FEITEN                                                                                     \
    {.naam = "doel",                                                                               \
     .soort = VELD_ID,                                                                             \
     .label = "Bij welk doel hoort het?",                                                          \
     .hint = "Hulp dient een doel van het gezin."},                                                \
        {.naam = "vorm",                                                                           \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = true,                                                                        \
         .keuzes = VORMEN,                                                                         \
         .label = "In welke vorm?"},                                                               \
        {.naam = "aanbieder", .soort = VELD_REGEL, .max = 150, .label = "Wie geeft het?"},         \
        {.naam = "van", .soort = VELD_DATUM, .verplicht = true, .label = "Vanaf"},                 \
        {.naam = "tot",                                                                            \
         .soort = VELD_DATUM,                                                                      \
         .label = "Laatste dag",                                                                   \
         .hint = "Leeg: er is geen einddatum."},                                                   \
        {.naam = "bedrag",                                                                         \
         .soort = VELD_GETAL,                                                                      \
         .min = 0,                                                                                 \
         .max = 10000000,                                                                          \
         .label = "Bedrag in hele euro’s",                                                         \
         .hint = "Alleen als u het weet en het nodig is."},                                        \
        {.naam = "per", .soort = VELD_KEUZE, .keuzes = PER, .label = "Dat bedrag is"},             \
        {.naam = "besluitOp", .soort = VELD_DATUM, .label = "Datum van het besluit"},              \
    {                                                                                              \
        .naam = "kenmerk", .soort = VELD_REGEL, .max = 60, .label = "Kenmerk van het besluit"      \
    }

static const struct veld NIEUW_VELDEN[] = {
    NAAM,
    {.naam = "personen", .soort = VELD_IDS, .verplicht = true, .max = 30, .label = "Voor wie?"},
    {.naam = "dienst", .soort = VELD_KEUZE, .verplicht = true, .label = "Wat voor hulp is het?"},
    {.naam = "wet", .soort = VELD_KEUZE, .verplicht = true, .label = "Uit welke wet?"},
    {.naam = "leefgebied",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .label = "Leefgebied",
     .hint = "Wie het leest, hangt hiervan af."},
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = NIEUWE,
     .label = "Hoe staat het ervoor?"},
    FEITEN,
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    NAAM,
    {.naam = "wet", .soort = VELD_KEUZE, .verplicht = true, .label = "Uit welke wet?"},
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = STATUSSEN,
     .label = "Hoe staat het ervoor?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .max = 1000,
     .label = "Waarom?",
     .hint = "Nodig als het is afgewezen of gestopt."},
    FEITEN,
    {0},
};

/* ---- reading ---- */

/* `stand`: the status, and what its days make of it. */
#define COLUMNS                                                                                    \
    "SELECT z.id AS \"id#\", z.naam, z.wet, w.naam AS \"wetNaam\", z.dienst, s.naam AS "           \
    "\"dienstNaam\", z.categorie AS leefgebied, l.naam AS \"leefgebiedNaam\", z.doel_id AS "       \
    "\"doel#\","                                                                                   \
    " z.vorm, z.aanbieder, z.bedrag, z.per, z.besluit_op AS \"besluitOp\", z.kenmerk, z.van, "     \
    "z.tot,"                                                                                       \
    " z.status, CASE WHEN z.status = 'loopt' AND z.tot < vandaag() THEN 'voorbij'"                 \
    "  WHEN z.status = 'loopt' AND z.van > vandaag() THEN 'straks' ELSE z.status END AS stand,"    \
    " z.reden, z.versie, z.personen AS \"personen!\", z.grond AS \"grond!\""                       \
    " FROM zicht_voorziening z JOIN wet w ON w.code = z.wet JOIN dienst s ON s.code = z.dienst"    \
    " JOIN categorie l ON l.code = z.categorie"

static const char SQL_LIST[] =
    COLUMNS " ORDER BY CASE z.status WHEN 'aangevraagd' THEN 0 WHEN 'loopt' THEN 1 ELSE 2 END,"
            " z.tot < vandaag(), l.volgorde, z.van DESC, z.id LIMIT 500";
static const char SQL_ONE[] = COLUMNS " WHERE z.id = :id";
static const char SQL_STANDEN[] =
    "SELECT s.status, s.tot, s.reden, s.op AS \"op@\", g.naam AS door FROM zicht_voorziening_stand "
    "s JOIN gebruiker g ON g.id = s.door WHERE s.voorziening_id = :id ORDER BY s.id DESC";
static const char SQL_DOEL[] = "SELECT d.id AS \"id#\", d.titel, d.personen AS \"personen!\", "
                               "d.grond AS \"grond!\" FROM zicht_doel d WHERE d.id = :id";

/* Half a year back and a year ahead, as 1000 points. */
enum { BACK = 182, AHEAD = 365, POINTS = 1000 };

static int point(const char *dag, int32_t first)
{
    int64_t x = (int64_t)(datum_to_day(dag) - first) * POINTS / (BACK + AHEAD);
    return x < 0 ? 0 : x > POINTS ? POINTS : (int)x;
}

static void bar_put(json_t *row, int32_t first)
{
    const char *tot = row_text(row, "tot");
    int from = point(row_text(row, "van"), first), to = tot ? point(tot, first) : POINTS;
    const char *status = row_text(row, "status");
    bool shown = to > from && (strcmp(status, "loopt") == 0 || strcmp(status, "gestopt") == 0);
    json_object_set_new(row, "balk",
                        shown ? json_pack("{s:i, s:i}", "x", from, "breedte", to - from)
                              : json_null());
}

/* What is over goes below, by itself. */
static void parted(json_t *model, const json_t *rows, const char *vandaag)
{
    json_t *nu = json_array(), *eerder = json_array(), *row;
    int32_t first = datum_to_day(vandaag) - BACK;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *stand = row_text(row, "stand");
        bool over = strcmp(stand, "voorbij") == 0 || strcmp(stand, "gestopt") == 0 ||
                    strcmp(stand, "afgewezen") == 0;
        bar_put(row, first);
        json_array_append(over ? eerder : nu, row);
    }
    json_object_set_new(model, "nu", nu);
    json_object_set_new(model, "eerder", eerder);
    json_object_set_new(model, "vandaagX", json_integer(point(vandaag, first)));
}

static enum result voorzieningen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                      struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *beeld = NULL;
    int64_t days;
    if (!v->api &&
        (kop_dossier(d, model, "/voorzieningen", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (instelling_int(v->db, "voorziening_einde_dagen", &days, p) != DONE ||
        dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE || kop_personen(d, rows, p) != DONE)
        return FAILED;
    beeld = voorziening_beeld(rows, v->vandaag, (int)days);
    json_object_update(model, beeld);
    if (!v->api) {
        parted(model, rows, v->vandaag);
        if (verwijzingen_put(d, model, p) != DONE)
            return FAILED;
    }
    return model_lijst(v, model, json_incref(rows), MOST, "id", p);
}

static enum result goal_put(struct dossier *d, json_t *model, struct probleem *p)
{
    const char *doel = row_text(model, "doel");
    if (!doel)
        return DONE;
    return dossier_put_row(d, p, model, "doel", SQL_DOEL, BINDS(B_INT(":id", id_parse(doel))));
}

static enum result voorziening_read(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_model(d, p, model, SQL_ONE, id) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "standen", SQL_STANDEN, id) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE ||
        goal_put(d, model, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static const char SQL_WETTEN[] =
    "SELECT code AS waarde, naam FROM wet WHERE tot IS NULL OR tot >= vandaag() ORDER BY volgorde";
static const char SQL_DIENSTEN[] = "SELECT code AS waarde, naam FROM dienst WHERE tot IS NULL OR "
                                   "tot >= vandaag() ORDER BY volgorde";
static const char SQL_LEEFGEBIEDEN[] = "SELECT code AS waarde, naam FROM leefgebied WHERE tot IS "
                                       "NULL OR tot >= vandaag() ORDER BY volgorde";
static const char SQL_DOELEN[] =
    "SELECT id_tekst(id) AS waarde, titel AS naam, personen AS \"personen!\", grond AS \"grond!\""
    " FROM zicht_doel WHERE status IN ('voorgesteld', 'actief') ORDER BY id";

static void codes_put(json_t *options, const char *veld, const char *const *codes,
                      const char *const *namen)
{
    json_t *list = json_array();
    for (size_t i = 0; codes[i]; i++)
        json_array_append_new(list, json_pack("{s:s, s:s}", "waarde", codes[i], "naam", namen[i]));
    json_object_set_new(options, veld, list);
}

static enum result options_put(struct dossier *d, json_t *options, struct probleem *p)
{
    static const char *const vormen[] = {"Zorg in natura: de gemeente of verzekeraar betaalt",
                                         "Pgb: het gezin koopt het zelf in", "Geld"};
    static const char *const per[] = {"per week", "per maand", "per jaar", "eenmalig"};
    static const char *const standen[] = {"Aangevraagd", "Toegekend: het loopt of begint nog",
                                          "Afgewezen", "Gestopt"};
    json_t *doelen;
    codes_put(options, "vorm", VORMEN, vormen);
    codes_put(options, "per", PER, per);
    codes_put(options, "status", STATUSSEN, standen);
    if (model_rows(d->v, p, options, "wet", SQL_WETTEN, NO_BINDS) != DONE ||
        model_rows(d->v, p, options, "dienst", SQL_DIENSTEN, NO_BINDS) != DONE ||
        model_rows(d->v, p, options, "leefgebied", SQL_LEEFGEBIEDEN, NO_BINDS) != DONE ||
        dossier_rows(d, p, SQL_DOELEN, NO_BINDS, &doelen) != DONE)
        return FAILED;
    json_object_set_new(options, "doel", doelen);
    return DONE;
}

static enum result voorziening_form(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    if (mag(d, p, "voorziening.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE || options_put(d, options, p) != DONE)
        return FAILED;
    codes_put(options, "status", NIEUWE,
              (const char *const[]){"Aangevraagd: er is nog geen besluit",
                                    "Toegekend: het loopt of begint nog"});
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/voorzieningen", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .options = options,
                                            .knop = "Voorziening opslaan",
                                            .terug = url},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "voorziening", 0, p);
}

static enum result voorziening_change_form(struct verzoek *v, struct dossier *d, json_t *model,
                                           struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *row = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &row) != DONE)
        return FAILED;
    if (mag_item(d, p, "voorziening.wijzigen", v->id[0]) != DONE ||
        kop_kaart_if(d, model, p) != DONE || options_put(d, options, p) != DONE)
        return FAILED;
    json_object_set(model, "naam", json_object_get(row, "naam"));
    return model_wijziging(v, model, "/voorzieningen", row,
                           (struct formulier){.velden = WIJZIG_VELDEN,
                                              .options = options,
                                              .knop = "Voorziening opslaan"},
                           p);
}

/* ---- changing ---- */

static enum result voorziening_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    int64_t id;
    if (voorziening_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/voorzieningen/%s", id);
    v->gedaan = "voorziening-toegevoegd";
    return DONE;
}

static enum result voorziening_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                     struct probleem *p)
{
    int64_t versie;
    if (voorziening_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/voorzieningen/%s", v->id[0]);
    v->gedaan = "voorziening-gewijzigd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/voorzieningen", "voorzieningen.lezen",
                 "Wat het gezin heeft en waarop het wacht, uit alle wetten, met het budget en waar "
                 "hulp overlapt of ophoudt.",
                 voorzieningen_read, .page = "voorzieningen"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/voorzieningen/nieuw", "voorziening.formulier",
                 "Formulier.", voorziening_form, .page = "voorziening_nieuw",
                 .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/voorzieningen", "voorziening.toevoegen",
                  "Voegt een voorziening toe.", voorziening_post, .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/voorzieningen/nieuw"),
    ITEM_READ(HTTP_GET, "/voorzieningen/{voorziening}", "voorziening.lezen",
              "Eén voorziening, met wat ermee gebeurde.", voorziening_read, .page = "voorziening"),
    ITEM_READ(HTTP_GET, "/voorzieningen/{voorziening}/wijzig", "voorziening.wijzigen.formulier",
              "Formulier.", voorziening_change_form, .page = "voorziening_wijzig",
              .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/voorzieningen/{voorziening}", "voorziening.wijzigen",
               "Wijzigt een voorziening.", voorziening_patch, .velden = WIJZIG_VELDEN,
               .formulier = "/voorzieningen/{voorziening}/wijzig"),
};
ROUTE_PART(voorzieningen, ROUTES);
