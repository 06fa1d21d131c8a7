/* SPDX-License-Identifier: EUPL-1.2 */
/* Transitions of a household: what comes, what is being arranged, and the gaps. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/overgang.h"
#include "resources/kop.h"
#include "resources/vaste_delen.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const STANDEN[] = {"open", "geregeld", "nvt", NULL};
static const char *const STATUSSEN[] = {"loopt", "klaar", "vervallen", NULL};

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "soort", .soort = VELD_KEUZE, .verplicht = true, .label = "Wat verandert er?"},
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Voor wie?"},
    {.naam = "datum",
     .soort = VELD_DATUM,
     .label = "Op welke dag?",
     .hint = "Bij een verjaardag of een beschikking hoeft dit niet: die dag weten wij."},
    {.naam = "voorziening",
     .soort = VELD_ID,
     .label = "Welke voorziening eindigt?",
     .hint = "Alleen bij een beschikking."},
    {0},
};
static const struct veld PUNT_VELDEN[] = {
    {.naam = "punt", .soort = VELD_REGEL, .verplicht = true, .max = 60, .label = "Punt"},
    {.naam = "stand", .soort = VELD_KEUZE, .keuzes = STANDEN, .label = "Hoe staat het ervoor?"},
    {.naam = "wie", .soort = VELD_REGEL, .max = 200, .label = "Door wie?"},
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf welke dag?"},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "punten",
     .soort = VELD_DELEN,
     .max = 40,
     .deel = PUNT_VELDEN,
     .label = "Wat is geregeld?"},
    {.naam = "status",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = STATUSSEN,
     .label = "En deze overgang zelf?"},
    {0},
};
static const struct veld ACTIE_VELDEN[] = {
    {.naam = "punt", .soort = VELD_KEUZE, .verplicht = true, .label = "Wat moet er gebeuren?"},
    {.naam = "doel", .soort = VELD_ID, .verplicht = true, .label = "Bij welk doel hoort het?"},
    {.naam = "vervaldatum",
     .soort = VELD_DATUM,
     .label = "Wanneer moet het klaar zijn?",
     .hint = "Leeg: wanneer het punt besloten moet zijn. U krijgt de actie zelf."},
    {0},
};

/* ---- reading ---- */

#define COLUMNS                                                                                    \
    "SELECT o.id AS \"id#\", o.overgangsoort AS soort, o.naam, o.persoon_id AS \"persoon#\","      \
    " p.naam AS wie, o.voorziening_id AS \"voorziening#\", o.datum, o.status, o.versie,"           \
    " g.naam AS door, o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_overgang o"    \
    " JOIN gebruiker g ON g.id = o.auteur_id LEFT JOIN (SELECT persoon_id, max(naam) AS naam"      \
    " FROM zicht_lid GROUP BY persoon_id) p ON p.persoon_id = o.persoon_id"
static const char SQL_LIST[] = COLUMNS " ORDER BY o.status <> 'loopt', o.datum, o.id";
static const char SQL_ONE[] = COLUMNS " WHERE o.id = :id";
static const char SQL_PUNTEN[] =
    "SELECT z.code AS punt, z.gebied, z.gebied_naam AS gebiedNaam, z.naam, z.beslist, z.uiterlijk,"
    " z.uiterlijk < vandaag() AND z.stand = 'open' AS \"telaat?\", z.stand, z.wie, z.vanaf,"
    " z.actie_id AS \"actieId#\", z.actie, z.actie_personen AS \"personen_actie!\", z.actie_grond"
    " AS \"grond_actie!\" FROM zicht_overgang_punt z WHERE z.overgang_id = :id"
    " ORDER BY z.volgorde, z.code";
static const char SQL_GATEN[] =
    "SELECT t.gebied AS code, t.naam FROM zicht_overgang_gat t WHERE t.overgang_id = :id ORDER BY"
    " t.volgorde";

static enum result gaps_put(struct dossier *d, json_t *row, int64_t id, struct probleem *p)
{
    const json_t *gat;
    size_t i;
    if (dossier_put_rows(d, p, row, "gaten", SQL_GATEN, BINDS(B_INT(":id", id))) != DONE)
        return FAILED;
    if (d->v->api)
        return DONE;
    BUF_AUTO struct buf text;
    buf_init(&text, 400);
    json_array_foreach(json_object_get(row, "gaten"), i, gat)
        buf_format(&text, "%s%s", i ? ", " : "", row_text(gat, "naam"));
    bool runs = strcmp(row_text(row, "status"), "loopt") == 0;
    json_object_set_new(row, "nog", i && runs ? json_string(text.data) : json_null());
    return DONE;
}

/* Where a row's own button goes, for who may begin with a list: null for others. */
static void begin_put(const struct verzoek *v, const json_t *model, json_t *rows)
{
    bool may = row_true(json_object_get(model, "mag"), "overgangToevoegen");
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) json_object_set_new(
        row, "begin", may ? json_sprintf("/huishoudens/%s/overgangen", v->text[0]) : json_null());
}

static enum result overgangen_read(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *komt, *row;
    size_t i;
    if (!v->api &&
        (kop_dossier(d, model, "/voorzieningen", p) != DONE || model_mag(d, p, model) != DONE))
        return FAILED;
    if (dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE ||
        overgang_upcoming(d, &komt, p) != DONE)
        return FAILED;
    json_object_set_new(model, "komt", komt);
    if (!v->api)
        begin_put(v, model, komt);
    json_array_foreach(rows, i, row)
    {
        if (gaps_put(d, row, id_parse(row_text(row, "id")), p) != DONE)
            return FAILED;
    }
    return model_lijst(v, model, TAKE(rows), 10000, "id", p);
}

static enum result overgang_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_model(d, p, model, SQL_ONE, id) != DONE ||
        dossier_put_rows(d, p, model, "punten", SQL_PUNTEN, id) != DONE ||
        gaps_put(d, model, v->id[0], p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    if (model_rechten(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_mag_item(d, p, model, v->id[0]) != DONE)
        return FAILED;
    return kop_kaart_if(d, model, p);
}

/* ---- forms ---- */

static const char SQL_SOORTEN[] = "SELECT code AS waarde, naam FROM overgang_soort WHERE tot IS"
                                  " NULL OR tot >= vandaag() ORDER BY volgorde";
static const char SQL_VOORZIENINGEN[] =
    "SELECT id_tekst(z.id) AS waarde, z.naam, z.personen AS \"personen!\", z.grond AS \"grond!\""
    " FROM zicht_voorziening z WHERE z.status = 'loopt' AND z.tot >= vandaag() ORDER BY z.tot";
static const char SQL_DOELEN[] =
    "SELECT id_tekst(d.id) AS waarde, d.titel AS naam, d.personen AS \"personen!\", d.grond AS"
    " \"grond!\" FROM zicht_doel d WHERE d.status IN ('voorgesteld', 'actief') ORDER BY d.id";

static enum result overgang_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *zaken;
    if (mag(d, p, "overgang.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        kop_leden(d, model, p) != DONE ||
        model_rows(v, p, options, "soort", SQL_SOORTEN, NO_BINDS) != DONE ||
        dossier_rows(d, p, SQL_VOORZIENINGEN, NO_BINDS, &zaken) != DONE)
        return FAILED;
    json_object_set_new(options, "voorziening", zaken);
    json_object_set_new(options, "persoon", kop_leden_opties(json_object_get(model, "leden")));
    AUTO_FREE char *url = text_format("/huishoudens/%s/overgangen", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .options = options,
                                               .knop = "Lijst beginnen",
                                               .terug = url},
                           p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = NULL;
    AUTO_JSON json_t *punten = NULL;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    if (dossier_one(d, p, SQL_ONE, id, &now) != DONE)
        return FAILED;
    if (mag(d, p, "overgang.wijzigen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_rows(d, p, SQL_PUNTEN, id, &punten) != DONE)
        return FAILED;
    json_object_set(now, "punten", punten);
    json_object_set_new(options, "stand", keuzes_opties(v, "overgangpunt", STANDEN));
    json_object_set_new(options, "status", keuzes_opties(v, "overgang", STATUSSEN));
    if (model_wijziging(
            v, model, "/overgangen", now,
            (struct formulier){.velden = WIJZIG_VELDEN, .options = options, .knop = "Opslaan"},
            p) != DONE)
        return FAILED;
    vaste_delen(model, "punten", punten, "punt");
    return DONE;
}

static enum result actie_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *punten = NULL;
    json_t *doelen, *keuzes = json_array();
    const json_t *punt;
    size_t i;
    const struct db_bind *id = BINDS(B_INT(":id", v->id[0]));
    json_object_set_new(options, "punt", keuzes);
    if (mag(d, p, "overgang.wijzigen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_rows(d, p, SQL_PUNTEN, id, &punten) != DONE ||
        dossier_rows(d, p, SQL_DOELEN, NO_BINDS, &doelen) != DONE)
        return FAILED;
    json_object_set_new(options, "doel", doelen);
    json_array_foreach(punten, i, punt)
    {
        if (strcmp(row_text(punt, "stand"), "open") == 0)
            json_array_append_new(keuzes, json_pack("{s:s, s:s}", "waarde", row_text(punt, "punt"),
                                                    "naam", row_text(punt, "naam")));
    }
    AUTO_FREE char *back = text_format("/overgangen/%s", v->text[0]);
    AUTO_FREE char *url = text_format("%s/acties", back);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = ACTIE_VELDEN,
                                               .options = options,
                                               .knop = "Actie maken",
                                               .terug = back},
                           p);
}

/* ---- changing ---- */

static enum result overgang_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t id;
    if (overgang_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/overgangen/%s", id);
    v->gedaan = "overgang-begonnen";
    return DONE;
}

static enum result overgang_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    int64_t versie;
    if (overgang_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/overgangen/%s", v->id[0]);
    v->gedaan = "overgang-opgeslagen";
    return DONE;
}

static enum result actie_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    int64_t actie;
    if (overgang_actie(d, v->id[0], v->in, &actie, p) != DONE)
        return FAILED;
    ret_id(ret, actie, 1);
    verzoek_locatie(v, "/overgangen/%s", v->id[0]);
    v->gedaan = "actie-toegevoegd";
    return DONE;
}

#define HUIS "/huishoudens/{huishouden}/overgangen"
#define EEN "/overgangen/{overgang}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, HUIS, "overgangen.lezen",
                 "Wat er aankomt: verjaardagen die iets veranderen, beschikkingen die eindigen, "
                 "verhuizingen; en wat nog niet geregeld is.",
                 overgangen_read, .page = "overgangen"),
    DOSSIER_READ(HTTP_GET, HUIS "/nieuw", "overgang.formulier", "Formulier.", overgang_form,
                 .page = "overgang_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, HUIS, "overgang.toevoegen",
                  "Begint met de lijst van wat er bij een overgang geregeld moet zijn.",
                  overgang_post, .velden = NIEUW_VELDEN, .formulier = HUIS "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "overgang.lezen",
              "Eén overgang: wie wat beslist, vóór wanneer, en de gaten.", overgang_read,
              .page = "overgang"),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "overgang.wijzigen.formulier", "Formulier.", change_form,
              .page = "overgang_wijzig", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "overgang.wijzigen",
               "Legt vast wat geregeld is, door wie en vanaf wanneer.", overgang_patch,
               .velden = WIJZIG_VELDEN, .formulier = EEN "/wijzig"),
    ITEM_READ(HTTP_GET, EEN "/acties/nieuw", "overgang.actie.formulier", "Formulier.", actie_form,
              .page = "overgang_actie", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/acties", "overgang.actie", "Maakt van een punt een actie.",
               actie_post, .velden = ACTIE_VELDEN, .formulier = EEN "/acties/nieuw"),
};
ROUTE_PART(overgangen, ROUTES);
