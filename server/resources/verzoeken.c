/* SPDX-License-Identifier: EUPL-1.2 */
/* Requests of the family (AVG): the list of a household, the register of the privacy officer, one
 * request and what is done with it. */
#include "resources/verzoeken.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/avgverzoek.h"
#include "domein/bevoegdheid.h"
#include "render/woorden.h"
#include "resources/kop.h"
#include "verzoek/verzoek.h"

#include <string.h>

static const char *const SOORTEN[] = {"inzage", "correctie", "beperking", "bezwaar", NULL};
static const char *const IDENTITEIT[] = {"nog_niet", "bekend", "id_bewijs", "digid", NULL};
static const char *const BESLUITEN[] = {"toegewezen", "deels", "afgewezen", "ingetrokken", NULL};

#define WIE_CONTROLE                                                                               \
    {                                                                                              \
        .naam = "identiteit", .soort = VELD_KEUZE, .verplicht = true, .keuzes = IDENTITEIT,        \
        .label = "Hoe weet u wie dit vraagt?"                                                      \
    }

static const struct veld NIEUW_VELDEN[] = {
    {.naam = "soort",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = SOORTEN,
     .label = "Wat vraagt het gezin?"},
    {.naam = "persoon", .soort = VELD_ID, .verplicht = true, .label = "Over wie?"},
    {.naam = "aanvrager",
     .soort = VELD_ID,
     .label = "Wie vraagt het?",
     .hint = "Laat leeg als de persoon het zelf vraagt. Onder de 12 jaar vraagt wie het gezag "
             "heeft, van 12 tot 16 mag dat ook, vanaf 16 vraagt de jongere zelf."},
    {.naam = "ontvangen",
     .soort = VELD_DATUM,
     .verplicht = true,
     .label = "Wanneer vroegen zij het?",
     .hint = "Op die dag begint de termijn, ook als het in een gesprek was."},
    WIE_CONTROLE,
    {.naam = "vraag",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 4000,
     .label = "Wat vroegen zij?",
     .hint = "In hun eigen woorden."},
    {0},
};
static const struct veld WIJZIG_VELDEN[] = {
    {.naam = "eigenaar", .soort = VELD_ID, .label = "Wie behandelt dit?"},
    WIE_CONTROLE,
    {0},
};
static const struct veld VERLENG_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 10,
     .max = 1000,
     .label = "Waarom heeft u langer nodig?",
     .hint = "Vertel dit ook aan wie het vroeg."},
    {0},
};
static const struct veld BESLUIT_VELDEN[] = {
    {.naam = "besluit",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = BESLUITEN,
     .label = "Wat is het besluit?"},
    {.naam = "reden",
     .soort = VELD_TEKST,
     .verplicht = true,
     .min = 5,
     .max = 4000,
     .label = "Waarom?",
     .hint = "Zo schrijft u het ook aan wie het vroeg. Noem bij een nee waar die kan klagen: de "
             "Autoriteit Persoonsgegevens, of de rechter."},
    {0},
};

json_t *keuzes_opties(const struct verzoek *v, const char *lijst, const char *const *codes)
{
    json_t *opties = json_array();
    struct woorden_dag dag;
    char format[64];
    (void)snprintf(format, sizeof format, "%s.naam", lijst);
    if (woorden_dag_set(&dag, v->app->woorden, v->vandaag) != DONE)
        return opties;
    for (; *codes; codes++) {
        BUF_AUTO struct buf naam;
        AUTO_JSON json_t *code = json_string(*codes);
        bool truthy;
        buf_init(&naam, 400);
        (void)woorden_format(&dag, code, format, &naam, &truthy);
        json_array_append_new(opties, json_pack("{s:s, s:s}", "waarde", *codes, "naam", naam.data));
    }
    return opties;
}

/* ---- rows ---- */

#define VERZOEK                                                                                    \
    "SELECT v.id AS \"id#\", v.soort, v.persoon_id AS \"persoon#\","                               \
    " coalesce(v.persoon_naam, 'niet meer bekend') AS \"persoonNaam\","                            \
    " v.aanvrager_id AS \"aanvrager#\", coalesce(v.aanvrager, 'niet meer bekend') AS "             \
    "\"aanvragerNaam\", v.hoedanigheid, v.ontvangen, v.vraag, v.identiteit, v.uiterlijk,"          \
    " v.verleng_reden AS \"verlengReden\", v.verlengd_op AS \"verlengdOp@\","                      \
    " v.eigenaar_id AS \"eigenaar#\", v.eigenaar AS \"eigenaarNaam\","                             \
    " v.eigenaar_id = kijker() AS \"mij?\", v.status, v.besluit, v.besluit_reden AS "              \
    "\"besluitReden\", v.besluit_door AS \"besluitDoor\", v.besluit_op AS \"besluitOp@\","         \
    " v.door, v.op AS \"op@\", v.status = 'open' AS \"open?\", v.status = 'open' AND "             \
    "v.uiterlijk < vandaag() AS \"telaat?\", v.versie, v.personen AS \"personen!\","               \
    " v.grond AS \"grond!\" FROM zicht_avgverzoek v"

static const char SQL_LIST[] = VERZOEK " ORDER BY v.status = 'open' DESC, v.uiterlijk, v.id";
static const char SQL_ONE[] = VERZOEK " WHERE v.id = :id";

static enum result lijst_read(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    json_t *rows;
    if (kop_dossier(d, model, "/logboek", p) != DONE ||
        dossier_rows(d, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    if (!v->api && model_mag(d, p, model) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

/* ---- over households: mijn werk and the register ---- */

static enum result verzoek_row(struct verzoek *v, const json_t *candidate, json_t *rows,
                               struct probleem *p)
{
    struct dossier d;
    bool open;
    AUTO_JSON json_t *row = NULL;
    int64_t id = row_int(candidate, "id");
    if (lijst_open_object(v, p, row_int(candidate, "huishouden_id"), "/verzoeken/", id, &d,
                          &open) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, SQL_ONE, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (row)
        json_array_append(rows, row);
    return DONE;
}

static enum result rows_open(struct verzoek *v, const char *sql, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *candidate;
    size_t i;
    if (lijst_kandidaten(v, p, sql, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        if (verzoek_row(v, candidate, rows, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static const char SQL_MIJN[] = "SELECT huishouden_id, id FROM zicht_kandidaat_avgverzoek"
                               " ORDER BY uiterlijk, id LIMIT 100";

enum result verzoeken_mijn(struct verzoek *v, json_t *model, const char *key, struct probleem *p)
{
    json_t *rows = json_array();
    json_object_set_new(model, key, rows);
    return rows_open(v, SQL_MIJN, rows, p);
}

static const char SQL_REGISTER[] =
    "SELECT huishouden_id, id FROM zicht_kandidaat_register"
    " ORDER BY status = 'open' DESC, CASE status WHEN 'open' THEN uiterlijk END, id DESC LIMIT 200";

static enum result register_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                 struct probleem *p)
{
    (void)k;
    json_t *rows = json_array();
    if (rows_open(v, SQL_REGISTER, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, json_array_size(rows) + 1, "id", p);
}

/* ---- one ---- */

static const char SQL_UITTREKSELS[] =
    "SELECT u.id AS \"id#\", u.maker, u.eigen AS \"eigen?\", u.geheel AS \"geheel?\", u.status,"
    " u.reden, u.op AS \"op@\", u.gegeven_op AS \"gegevenOp@\", u.gegeven_aan AS \"gegevenAan\","
    " u.wijze, u.personen AS \"personen!\", u.grond AS \"grond!\" FROM zicht_uittreksel u"
    " WHERE u.verzoek_id = :id AND u.status <> 'vervallen' ORDER BY u.id";
static const char SQL_BEPERKINGEN[] =
    "SELECT b.id AS \"id#\", b.verzoek_id AS \"verzoek#\", b.reden, b.door, b.op AS \"op@\", "
    "b.einde_op AS \"eindeOp@\","
    " b.einde_reden AS \"eindeReden\", b.personen AS \"personen!\", b.grond AS \"grond!\""
    " FROM zicht_beperking b WHERE b.verzoek_id = :id ORDER BY b.id";

static enum result verzoek_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_put_rows(d, p, model, "uittreksels", SQL_UITTREKSELS,
                         BINDS(B_INT(":id", v->id[0]))) != DONE ||
        dossier_put_rows(d, p, model, "beperkingen", SQL_BEPERKINGEN,
                         BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    bool privacy;
    if (kijker_mag(v, p, "uittreksel.geheel", &privacy) != DONE)
        return FAILED;
    json_object_set_new(model, "privacy", json_boolean(privacy));
    return model_mag(d, p, model) == DONE ? kop_kaart_if(d, model, p) : FAILED;
}

/* ---- forms ---- */

static const char SQL_PERSONEN[] = "SELECT id_tekst(persoon_id) AS waarde, max(naam) AS naam"
                                   " FROM zicht_lid GROUP BY persoon_id ORDER BY 2";
static const char SQL_AANVRAGERS[] =
    "SELECT id_tekst(a.aanvrager_id) AS waarde, max(a.naam) AS naam FROM zicht_aanvrager a"
    " GROUP BY a.aanvrager_id ORDER BY 2";

static enum result nieuw_form(struct verzoek *v, struct dossier *d, json_t *model,
                              struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "ontvangen", v->vandaag);
    if (mag(d, p, "verzoek.toevoegen") != DONE || kop_kaart(d, model, p) != DONE ||
        dossier_put_rows(d, p, options, "persoon", SQL_PERSONEN, NO_BINDS) != DONE ||
        dossier_put_rows(d, p, options, "aanvrager", SQL_AANVRAGERS, NO_BINDS) != DONE)
        return FAILED;
    AUTO_FREE char *url = text_format("/huishoudens/%s/verzoeken", v->text[0]);
    json_object_set_new(options, "soort", keuzes_opties(v, "avg", SOORTEN));
    json_object_set_new(options, "identiteit", keuzes_opties(v, "identiteit", IDENTITEIT));
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .velden = NIEUW_VELDEN,
                                               .current = now,
                                               .options = options,
                                               .knop = "Verzoek opslaan",
                                               .terug = url},
                           p);
}

/* One request and a form below it. */
struct deel {
    const char *kop, *handeling, *pad, *methode, *knop;
    const struct veld *velden;
};

static enum result deel_form(struct verzoek *v, struct dossier *d, json_t *model,
                             const struct deel *deel, json_t *options, struct probleem *p)
{
    AUTO_JSON json_t *row = json_object();
    if (mag(d, p, deel->handeling) != DONE ||
        dossier_model(d, p, row, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE ||
        kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "verzoek", row);
    json_object_set_new(model, "kop", json_string(deel->kop));
    AUTO_FREE char *url = text_format("/verzoeken/%s%s", v->text[0], deel->pad);
    AUTO_FREE char *terug = text_format("/verzoeken/%s", v->text[0]);
    return model_formulier(v, model, "formulier",
                           &(struct formulier){.url = url,
                                               .methode = deel->methode,
                                               .versie = deel->methode ? row_int(row, "versie") : 0,
                                               .velden = deel->velden,
                                               .current = row,
                                               .options = options,
                                               .knop = deel->knop,
                                               .terug = terug},
                           p);
}

static const char SQL_EIGENAREN[] =
    "SELECT id_tekst(e.id) AS waarde, e.naam || ', ' || e.functie AS naam"
    " FROM zicht_avgverzoek_eigenaar e ORDER BY 2";

static enum result wijzig_form(struct verzoek *v, struct dossier *d, json_t *model,
                               struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    static const struct deel deel = {
        "Verzoek behandelen", "verzoek.wijzigen", "", "PATCH", "Opslaan", WIJZIG_VELDEN};
    if (dossier_put_rows(d, p, options, "eigenaar", SQL_EIGENAREN, NO_BINDS) != DONE)
        return FAILED;
    json_object_set_new(options, "identiteit", keuzes_opties(v, "identiteit", IDENTITEIT));
    return deel_form(v, d, model, &deel, options, p);
}

static enum result verleng_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    static const struct deel deel = {"Termijn verlengen", "verzoek.wijzigen", "/verlenging", NULL,
                                     "Termijn verlengen", VERLENG_VELDEN};
    return deel_form(v, d, model, &deel, NULL, p);
}

static enum result besluit_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    static const struct deel deel = {"Besluit vastleggen", "verzoek.beslissen", "/besluit", NULL,
                                     "Besluit vastleggen", BESLUIT_VELDEN};
    json_object_set_new(options, "besluit", keuzes_opties(v, "avgbesluit", BESLUITEN));
    return deel_form(v, d, model, &deel, options, p);
}

/* ---- changing ---- */

static enum result verzoek_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (avgverzoek_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/verzoeken/%s", id);
    v->gedaan = "verzoek-toegevoegd";
    return DONE;
}

static enum result done(struct verzoek *v, const char *gedaan)
{
    verzoek_locatie(v, "/verzoeken/%s", v->id[0]);
    v->gedaan = gedaan;
    return DONE;
}

static enum result verzoek_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie;
    if (avgverzoek_change(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    return done(v, "verzoek-gewijzigd");
}

static enum result verleng_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    ret_id(ret, v->id[0], 0);
    return avgverzoek_extend(d, v->id[0], in_text(v, "reden"), p) == DONE
               ? done(v, "verzoek-verlengd")
               : FAILED;
}

static enum result besluit_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    ret_id(ret, v->id[0], 0);
    return avgverzoek_decide(d, v->id[0], v->in, p) == DONE ? done(v, "verzoek-afgehandeld")
                                                            : FAILED;
}

#define LIJST "/huishoudens/{huishouden}/verzoeken"
#define EEN "/verzoeken/{verzoek}"
static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, LIJST, "verzoeken.lezen",
                 "Verzoeken van het gezin over hun gegevens, met de termijn.", lijst_read,
                 .page = "verzoeken"),
    PRIVACY_READ(HTTP_GET, "/verzoeken", "verzoeken.register",
                 "Alle verzoeken van gezinnen over hun gegevens.", register_read,
                 .page = "verzoeken_register"),
    DOSSIER_READ(HTTP_GET, LIJST "/nieuw", "verzoek.formulier", "Formulier.", nieuw_form,
                 .page = "verzoek_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, LIJST, "verzoek.toevoegen",
                  "Legt een verzoek van het gezin vast: inzage, correctie, beperking of bezwaar.",
                  verzoek_post, .velden = NIEUW_VELDEN, .formulier = LIJST "/nieuw"),
    ITEM_READ(HTTP_GET, EEN, "verzoek.lezen", "Eén verzoek, met wat ermee gedaan is.", verzoek_read,
              .page = "verzoek"),
    ITEM_READ(HTTP_GET, EEN "/wijzig", "verzoek.wijzigen.formulier", "Formulier.", wijzig_form,
              .page = "verzoek_deel", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, EEN, "verzoek.wijzigen",
               "Legt vast wie het verzoek behandelt en hoe de aanvrager bekend is.", verzoek_patch,
               .velden = WIJZIG_VELDEN, .formulier = EEN "/wijzig"),
    ITEM_READ(HTTP_GET, EEN "/verlenging", "verzoek.verlengen.formulier", "Formulier.",
              verleng_form, .page = "verzoek_deel", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/verlenging", "verzoek.verlengen",
               "Verlengt de termijn één keer, met de reden.", verleng_post,
               .velden = VERLENG_VELDEN, .formulier = EEN "/verlenging"),
    ITEM_READ(HTTP_GET, EEN "/besluit", "verzoek.beslissen.formulier", "Formulier.", besluit_form,
              .page = "verzoek_deel", .alleen_pagina = true),
    ITEM_WRITE(HTTP_POST, EEN "/besluit", "verzoek.beslissen",
               "Handelt het verzoek af, met het besluit en de reden.", besluit_post,
               .velden = BESLUIT_VELDEN, .formulier = EEN "/besluit"),
};
ROUTE_PART(verzoeken, ROUTES);
