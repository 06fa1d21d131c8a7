/* SPDX-License-Identifier: EUPL-1.2 */
/* The timeline: notes, documents and messages of a household, newest first. */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/notitie.h"
#include "domein/onderdeel_naam.h"
#include "resources/bezoek.h"
#include "resources/gaten.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 100 };

static const char *const VORMEN[] = {"gesprek", "huisbezoek", "telefoon", "bericht",
                                     "overleg", "waarneming", "anders",   NULL};

#define WAAROVER                                                                                   \
    {.naam = "personen",                                                                           \
     .soort = VELD_IDS,                                                                            \
     .verplicht = true,                                                                            \
     .max = 30,                                                                                    \
     .label = "Over wie gaat het?",                                                                \
     .hint = "Kies alleen de mensen over wie u iets schrijft. Wie dit leest, hangt daarvan af."},  \
    {                                                                                              \
        .naam = "categorie", .soort = VELD_KEUZE, .verplicht = true,                               \
        .label = "Waar gaat het over?"                                                             \
    }
#define NAMEN                                                                                      \
    {                                                                                              \
        .naam = "alleenGekozen", .soort = VELD_JANEE,                                              \
        .label = "De tekst gaat alleen over wie ik koos"                                           \
    }

static const struct veld NIEUW_VELDEN[] = {
    WAAROVER,
    {.naam = "datum", .soort = VELD_DATUM, .verplicht = true, .label = "Wanneer was het contact?"},
    {.naam = "vorm",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = VORMEN,
     .label = "Hoe was het contact?"},
    {.naam = "titel",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 150,
     .label = "In een paar woorden"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 20000,
     .label = "Notitie",
     .hint = "Schrijf wat u zag of hoorde, en van wie. Niet wat u denkt."},
    {.naam = "plek", .soort = VELD_JANEE, .label = "Hieruit blijkt waar iemand woont of verblijft"},
    NAMEN,
    {0},
};
static const struct veld CORRECTIE_VELDEN[] = {
    {.naam = "titel", .soort = VELD_REGEL, .max = 150, .label = "In een paar woorden"},
    {.naam = "tekst", .soort = VELD_TEKST, .max = 20000, .label = "Notitie"},
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Wat klopte er niet?"},
    {0},
};
static const struct veld INTREK_VELDEN[] = {
    {.naam = "reden",
     .soort = VELD_REGEL,
     .verplicht = true,
     .max = 300,
     .label = "Waarom trekt u de notitie in?"},
    {0},
};
static const struct veld BERICHT_VELDEN[] = {
    {.naam = "gebruiker",
     .soort = VELD_ID,
     .label = "Aan wie?",
     .hint = "Kies één persoon, of hieronder één organisatie."},
    {.naam = "onderdeel", .soort = VELD_ID, .label = "Of aan iedereen van"},
    WAAROVER,
    {.naam = "titel", .soort = VELD_REGEL, .verplicht = true, .max = 150, .label = "Onderwerp"},
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Bericht",
     .hint = "De ontvanger leest precies deze tekst, ook als die niet bij het gezin helpt. Schrijf "
             "niet meer dan nodig."},
    {.naam = "grond",
     .soort = VELD_REGEL,
     .verplicht = true,
     .min = 10,
     .max = 300,
     .label = "Waarom mag u dit delen?",
     .hint = "Bijvoorbeeld: Moeder vroeg dit op 18 november zelf, voor het ophalen van haar zoon."},
    NAMEN,
    {0},
};
static const struct veld TIJDLIJN_VELDEN[] = {
    {.naam = "categorie", .soort = VELD_KEUZE, .label = "Waar het over gaat"},
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* ---- reading ---- */

#define NOTITIE_EN(more)                                                                           \
    "SELECT n.id AS \"id#\", 'notitie' AS soort, n.datum, n.vorm, n.titel, n.tekst, n.op AS "      \
    "\"op@\", g.naam AS auteur,"                                                                   \
    " o.naam AS onderdeel, n.categorie AS \"categorieCode\", c.naam AS categorie, n.versie,"       \
    " n.id IN (SELECT w.item_id FROM zicht_betwisting w) AS \"betwist?\","                         \
    " n.ingetrokken_op AS \"ingetrokkenOp@\", n.versie > 1 AS \"verbeterd?\", n.personen AS "      \
    "\"personen!\","                                                                               \
    " n.grond AS \"grond!\"" more " FROM zicht_notitie n JOIN gebruiker g ON g.id = n.auteur_id"   \
    " JOIN onderdeel o ON o.id = n.bron_id JOIN categorie c ON c.code = n.categorie"

#define NOTITIE NOTITIE_EN("")

/* Ids rise with time, so that the id is order and cursor at once. */
static const char SQL_LIST[] = NOTITIE " WHERE n.ingetrokken_op IS NULL AND (:categorie IS NULL OR "
                                       "n.categorie = :categorie) AND (:na = 0 OR n.id < :na)"
                                       " ORDER BY n.id DESC LIMIT 101";
/* The same of documents: no text, what kind of file it is, and the day it was added: an old letter
 * is news on the day it comes. */
#define DOCUMENT                                                                                   \
    "SELECT t.id AS \"id#\", 'document' AS soort, lokale_datum(t.op) AS datum, t.bestandssoort "   \
    "AS vorm, t.titel, "                                                                           \
    "NULL AS tekst, t.op AS \"op@\", g.naam AS auteur, o.naam AS onderdeel, t.categorie AS "       \
    "\"categorieCode\", c.naam AS categorie, t.versie, 0 AS \"betwist?\", t.ingetrokken_op AS "    \
    "\"ingetrokkenOp@\","                                                                          \
    " t.versie > 1 AS \"verbeterd?\", t.personen AS \"personen!\", t.grond AS \"grond!\","         \
    " lokale_datum(t.op) AS \"opDag\" FROM"                                                        \
    " zicht_document t JOIN gebruiker g ON g.id = t.auteur_id JOIN onderdeel o ON o.id = "         \
    "t.bron_id JOIN categorie c ON c.code = t.categorie"
static const char SQL_TIJDLIJN[] = NOTITIE_EN(
    ", lokale_datum(n.op) AS \"opDag\"") " WHERE n.ingetrokken_op IS NULL AND (:categorie IS NULL "
                                         "OR n.categorie = :categorie)"
                                         " AND (:na = 0 OR n.id < :na) UNION ALL " DOCUMENT
                                         " WHERE t.ingetrokken_op IS NULL AND (:categorie IS NULL "
                                         "OR t.categorie = :categorie)"
                                         " AND (:na = 0 OR t.id < :na) ORDER BY 1 DESC LIMIT 101";
static const char SQL_ONE[] = NOTITIE " WHERE n.id = :id";
static const char SQL_VERSIES[] =
    "SELECT v.versie, v.titel, v.tekst, v.reden, v.op AS \"op@\", g.naam AS door FROM "
    "zicht_notitie_versie v"
    " JOIN gebruiker g ON g.id = v.door WHERE v.notitie_id = :id ORDER BY v.versie DESC";
static const char SQL_BERICHTEN[] =
    "SELECT b.id AS \"id#\", b.onderwerp, b.op AS \"op@\", g.naam AS auteur, b.personen AS "
    "\"personen!\", b.grond AS \"grond!\""
    " FROM zicht_bericht b JOIN gebruiker g ON g.id = b.auteur_id ORDER BY b.id DESC LIMIT 50";
static const char SQL_BERICHT[] =
    "SELECT b.id AS \"id#\", b.onderwerp, b.tekst, b.verzendgrond AS \"verzendgrond\", b.op AS "
    "\"op@\", g.naam AS auteur, o.naam AS onderdeel,"
    " g.telefoon, b.personen AS \"personen!\", b.grond AS \"grond!\" FROM zicht_bericht b"
    " JOIN gebruiker g ON g.id = b.auteur_id JOIN onderdeel o ON o.id = b.bron_id WHERE b.id = :id";
static const char SQL_AAN[] = "SELECT a.naam FROM zicht_geadresseerde a WHERE a.item_id = :id";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam, code IS :nu AS \"gekozen?\" FROM categorie"
    " WHERE code NOT IN ('contact', 'plan', 'betrokkenheid', 'melder', 'meldcode') ORDER BY soort "
    "DESC, volgorde";

/* The first of each day gets the day's heading. */
static void days_mark(json_t *rows)
{
    json_t *row;
    size_t i;
    const char *before = "";
    json_array_foreach(rows, i, row)
    {
        const char *datum = row_text(row, "datum");
        json_object_set_new(row, "nieuweDag", json_boolean(strcmp(datum, before) != 0));
        before = datum;
    }
}

/* For templates, which cannot compare. */
static void kinds_mark(json_t *rows)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) json_object_set_new(
        row, "document", json_boolean(strcmp(row_text(row, "soort"), "document") == 0));
}

/* A gap is only one between rows that stand next to each other: with a filter there may be others
 * in between. What is before the first row of a later page stands on the page before; and only of
 * an open plan somebody might be waiting today. */
static void gaps_put(struct verzoek *v, json_t *model, json_t *rows)
{
    bool open = json_is_string(json_object_get(json_object_get(model, "huishouden"), "planId"));
    if (in_text(v, "categorie"))
        gaten_none(model, rows, v->api);
    else
        gaten_put(model, rows, open && in_int(v, "na", 0) == 0 ? v->vandaag : NULL, v->api);
}

static enum result list_put(struct verzoek *v, struct dossier *d, json_t *model, const char *sql,
                            struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(
            d, p, sql,
            BINDS(B_JSON(":categorie", in_get(v, "categorie")), B_INT(":na", in_int(v, "na", 0))),
            &rows) != DONE)
        return FAILED;
    if (kop_personen(d, rows, p) != DONE || bezoek_mark(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    days_mark(rows);
    if (sql == SQL_TIJDLIJN)
        gaps_put(v, model, rows);
    if (!v->api)
        kinds_mark(rows);
    return model_lijst(v, model, rows, PAGE, "id", p);
}

static enum result notities_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    return list_put(v, d, model, SQL_LIST, p);
}

static enum result tijdlijn_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    if (kop_dossier(d, model, "/tijdlijn", p) != DONE ||
        list_put(v, d, model, SQL_TIJDLIJN, p) != DONE ||
        dossier_put_rows(d, p, model, "berichten", SQL_BERICHTEN, NO_BINDS) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_mag(d, p, model) == DONE ? model_rows(v, p, model, "categorieen", SQL_CATEGORIEEN,
                                                       BINDS(B_JSON(":nu", in_get(v, "categorie"))))
                                          : FAILED;
}

static enum result one_put(struct verzoek *v, struct dossier *d, json_t *model, const char *sql,
                           struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, sql, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_mag_item(d, p, model, v->id[0]) == DONE ? kop_kaart_if(d, model, p) : FAILED;
}

static enum result notitie_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    if (one_put(v, d, model, SQL_ONE, p) != DONE || kop_besluiten(d, model, v->id[0], p) != DONE)
        return FAILED;
    if (model_rechten(d, model, v->id[0], p) != DONE)
        return FAILED;
    return dossier_put_rows(d, p, model, "versies", SQL_VERSIES, BINDS(B_INT(":id", v->id[0])));
}

static enum result bericht_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    if (one_put(v, d, model, SQL_BERICHT, p) != DONE)
        return FAILED;
    if (model_rechten(d, model, v->id[0], p) != DONE)
        return FAILED;
    return dossier_put_rows(d, p, model, "aan", SQL_AAN, BINDS(B_INT(":id", v->id[0])));
}

/* ---- forms ---- */

static json_t *vorm_options(void)
{
    static const char *const naam[] = {"Gesprek", "Huisbezoek", "Telefoon",
                                       "Bericht", "Overleg",    "Iets gezien of gehoord",
                                       "Anders"};
    json_t *options = json_array();
    for (size_t i = 0; VORMEN[i]; i++)
        json_array_append_new(options,
                              json_pack("{s:s, s:s}", "waarde", VORMEN[i], "naam", naam[i]));
    return options;
}

static enum result about_options(struct dossier *d, json_t *model, json_t *options,
                                 struct probleem *p)
{
    json_t *categorieen;
    if (kop_kaart(d, model, p) != DONE || kop_leden(d, model, p) != DONE ||
        db_rows(d->db, p, SQL_CATEGORIEEN, BINDS(B_TEXT(":nu", NULL)), &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    return DONE;
}

static enum result notitie_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_pack("{s:s}", "datum", v->vandaag);
    if (mag(d, p, "notitie.toevoegen") != DONE || about_options(d, model, options, p) != DONE)
        return FAILED;
    json_object_set_new(options, "vorm", vorm_options());
    AUTO_FREE char *url = text_format("/huishoudens/%s/notities", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/tijdlijn", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = NIEUW_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Notitie opslaan",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "notitie", 0, p);
}

static const char SQL_ONTVANGERS[] =
    "SELECT id_tekst(g.id) AS waarde, g.naam || ', ' || g.functie || ', ' || o.naam AS naam FROM "
    "gebruiker g"
    " JOIN onderdeel o ON o.id = g.onderdeel_id WHERE g.id <> kijker() AND g.bevestigd_op IS NOT "
    "NULL"
    " AND (g.tot IS NULL OR g.tot >= vandaag()) AND EXISTS (SELECT 1 FROM gebruiker_rol r WHERE "
    "r.gebruiker_id = g.id"
    " AND r.rol NOT IN ('beheerder', 'privacy')) ORDER BY o.naam, g.naam";
static const char SQL_ONDERDELEN[] =
    "SELECT id_tekst(o.id) AS waarde, " ONDERDEEL_NAAM " AS naam FROM onderdeel o JOIN "
    "organisatie z ON z.id = o.organisatie_id"
    " WHERE (o.tot IS NULL OR o.tot >= vandaag()) ORDER BY 2";

static enum result bericht_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    json_t *people, *units;
    if (mag(d, p, "bericht.sturen") != DONE || about_options(d, model, options, p) != DONE ||
        db_rows(v->db, p, SQL_ONTVANGERS, NO_BINDS, &people) != DONE)
        return FAILED;
    json_object_set_new(options, "gebruiker", people);
    if (db_rows(v->db, p, SQL_ONDERDELEN, NO_BINDS, &units) != DONE)
        return FAILED;
    json_object_set_new(options, "onderdeel", units);
    AUTO_FREE char *url = text_format("/huishoudens/%s/berichten", v->text[0]);
    AUTO_FREE char *back = text_format("/huishoudens/%s/tijdlijn", v->text[0]);
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = BERICHT_VELDEN,
                                            .options = options,
                                            .knop = "Bericht sturen",
                                            .terug = back},
                        p) != DONE)
        return FAILED;
    return model_lezers(d, model, "bericht", 0, p);
}

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               const char *methode, const struct veld *velden, const char *knop,
                               struct probleem *p)
{
    AUTO_JSON json_t *notitie = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &notitie) != DONE)
        return FAILED;
    if (mag_item(d, p, "notitie.wijzigen", v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "titel", json_object_get(notitie, "titel"));
    return model_wijziging(v, model, "/notities", notitie,
                           (struct formulier){.methode = methode, .velden = velden, .knop = knop},
                           p);
}

static enum result correct_form(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    return change_form(v, d, model, "PATCH", CORRECTIE_VELDEN, "Verbetering opslaan", p);
}

static enum result withdraw_form(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p)
{
    return change_form(v, d, model, "DELETE", INTREK_VELDEN, "Notitie intrekken", p);
}

/* ---- changing ---- */

static enum result notitie_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (notitie_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    verzoek_locatie(v, "/notities/%s", id);
    v->gedaan = "notitie-toegevoegd";
    return DONE;
}

static enum result notitie_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie;
    if (notitie_correct(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/notities/%s", v->id[0]);
    v->gedaan = "notitie-verbeterd";
    return DONE;
}

static enum result notitie_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    (void)ret;
    if (notitie_withdraw(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/tijdlijn", d->huishouden);
    v->gedaan = "notitie-ingetrokken";
    return DONE;
}

static enum result bericht_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                struct probleem *p)
{
    int64_t id;
    if (bericht_send(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 0);
    verzoek_locatie(v, "/berichten/%s", id);
    v->gedaan = "bericht-gestuurd";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/tijdlijn", "tijdlijn.lezen",
                 "Notities, documenten en berichten, de nieuwste eerst.", tijdlijn_read,
                 .onthouden = true, .page = "tijdlijn", .velden = TIJDLIJN_VELDEN),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/notities", "notities.lezen",
                 "De notities van een huishouden.", notities_read, .alleen_api = true,
                 .onthouden = true, .velden = TIJDLIJN_VELDEN),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/notities/nieuw", "notitie.formulier",
                 "Formulier.", notitie_form, .page = "notitie_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/notities", "notitie.toevoegen",
                  "Voegt een notitie toe.", notitie_post, .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/notities/nieuw"),
    ITEM_READ(HTTP_GET, "/notities/{notitie}", "notitie.lezen",
              "Eén notitie, met haar eerdere teksten.", notitie_read, .page = "notitie"),
    ITEM_READ(HTTP_GET, "/notities/{notitie}/wijzig", "notitie.wijzigen.formulier", "Formulier.",
              correct_form, .page = "notitie_wijzig", .alleen_pagina = true),
    ITEM_READ(HTTP_GET, "/notities/{notitie}/intrekken", "notitie.intrekken.formulier",
              "Formulier.", withdraw_form, .page = "notitie_intrekken", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/notities/{notitie}", "notitie.wijzigen",
               "Verbetert een eigen notitie; de oude tekst blijft bewaard.", notitie_patch,
               .velden = CORRECTIE_VELDEN, .formulier = "/notities/{notitie}/wijzig"),
    ITEM_WRITE(HTTP_DELETE, "/notities/{notitie}", "notitie.intrekken",
               "Trekt een eigen notitie in; zij blijft bewaard.", notitie_delete,
               .velden = INTREK_VELDEN, .formulier = "/notities/{notitie}/intrekken"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/berichten/nieuw", "bericht.formulier",
                 "Formulier.", bericht_form, .page = "bericht_nieuw", .alleen_pagina = true),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/berichten", "bericht.sturen",
                  "Stuurt een bericht met een eigen tekst aan een persoon of organisatie, op een "
                  "grond die u opschrijft.",
                  bericht_post, .velden = BERICHT_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/berichten/nieuw"),
    ITEM_READ(HTTP_GET, "/berichten/{bericht}", "bericht.lezen", "Eén bericht.", bericht_read,
              .page = "bericht"),
};
ROUTE_PART(notities, ROUTES);
