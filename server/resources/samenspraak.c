/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The talk about a household, newest first, and about one item of it: what each brought in, and a
 * small form to answer. Looking is reading: what is shown is not new to this account any more.
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "domein/bewaren.h"
#include "domein/inbreng.h"
#include "resources/kop.h"
#include "resources/lezers.h"
#include "resources/verzoeken.h"
#include "verzoek/verzoek.h"

#include <string.h>

enum { PAGE = 50 };

/* ---- fields ---- */

#define INBRENG_VELDEN                                                                             \
    {.naam = "tekst",                                                                              \
     .soort = VELD_TEKST,                                                                          \
     .verplicht = true,                                                                            \
     .max = 8000,                                                                                  \
     .label = "Wat wilt u zeggen of vragen?",                                                      \
     .hint = "Noem iemand met @ en de naam, zoals @Karim. Die krijgt dan bericht."},               \
        {.naam = "personen",                                                                       \
         .soort = VELD_IDS,                                                                        \
         .verplicht = true,                                                                        \
         .max = 30,                                                                                \
         .label = "Over wie gaat het?",                                                            \
         .hint = "Wie dit leest, hangt daarvan af."},                                              \
        {.naam = "categorie",                                                                      \
         .soort = VELD_KEUZE,                                                                      \
         .verplicht = true,                                                                        \
         .label = "Waar gaat het over?"},                                                          \
        {.naam = "plek",                                                                           \
         .soort = VELD_JANEE,                                                                      \
         .label = "Hieruit blijkt waar iemand woont of verblijft"},                                \
    {                                                                                              \
        .naam = "alleenGekozen", .soort = VELD_JANEE,                                              \
        .label = "De tekst gaat alleen over wie ik koos"                                           \
    }

static const struct veld NIEUW_VELDEN[] = {
    INBRENG_VELDEN,
    {.naam = "bij", .soort = VELD_ID, .label = "Bij welk doel, welke actie of welk ander stuk"},
    {.naam = "noemen", .soort = VELD_IDS, .max = 30, .label = "Wie noemt u?"},
    {0},
};
static const struct veld FORM_VELDEN[] = {INBRENG_VELDEN, {0}};
static const struct veld CORRECTIE_VELDEN[] = {
    {.naam = "tekst",
     .soort = VELD_TEKST,
     .verplicht = true,
     .max = 8000,
     .label = "Wat wilt u zeggen of vragen?"},
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
     .label = "Waarom trekt u dit in?"},
    {0},
};
static const struct veld LEES_VELDEN[] = {
    {.naam = "na", .soort = VELD_ID, .label = "Verder na"},
    {0},
};

/* ---- reading ---- */

#define INBRENG                                                                                    \
    "SELECT n.id AS \"id#\", n.tekst, lokale_datum(n.op) AS datum, n.op AS \"op@\","               \
    " g.naam AS auteur, o.naam AS onderdeel, n.categorie AS \"categorieCode\","                    \
    " c.naam AS categorie, n.versie, n.versie > 1 AS \"verbeterd?\","                              \
    " n.auteur_id = kijker() AS \"vanMij?\","                                                      \
    " n.id IN (SELECT w.id FROM zicht_inbreng_nieuw w) AS \"nieuw?\","                             \
    " n.id IN (SELECT w.item_id FROM zicht_betwisting w) AS \"betwist?\","                         \
    " n.ingetrokken_op AS \"ingetrokkenOp@\", n.bij_id AS \"bij#\", t.soort AS \"bijSoort\","      \
    " t.titel AS \"bijTitel\", t.personen AS \"personen_bij!\", t.grond AS \"grond_bij!\","        \
    " n.personen AS \"personen!\", n.grond AS \"grond!\" FROM zicht_inbreng n"                     \
    " JOIN gebruiker g ON g.id = n.auteur_id JOIN onderdeel o ON o.id = n.bron_id"                 \
    " JOIN categorie c ON c.code = n.categorie LEFT JOIN zicht_item_titel t ON t.id = n.bij_id"

/* Ids rise with time, so that the id is order and cursor at once. */
static const char SQL_LIST[] = INBRENG " WHERE n.ingetrokken_op IS NULL"
                                       " AND (:bij = 0 OR n.bij_id = :bij)"
                                       " AND (:na = 0 OR n.id < :na) ORDER BY n.id DESC LIMIT 51";
static const char SQL_ONE[] = INBRENG " WHERE n.id = :id";
static const char SQL_VERSIES[] =
    "SELECT v.versie, v.tekst, v.reden, v.op AS \"op@\", g.naam AS door FROM zicht_inbreng_versie v"
    " JOIN gebruiker g ON g.id = v.door WHERE v.inbreng_id = :id ORDER BY v.versie DESC";
static const char SQL_OVER[] =
    "SELECT t.id AS \"id#\", t.soort, t.titel, t.categorie, t.personen AS \"personen!\","
    " t.grond AS \"grond!\" FROM zicht_item_titel t WHERE t.id = :id AND t.soort IN"
    " ('doel', 'actie', 'notitie', 'document', 'verwijzing', 'voorziening', 'signaal')";
static const char SQL_CATEGORIEEN[] =
    "SELECT code AS waarde, naam FROM categorie"
    " WHERE code NOT IN ('contact', 'plan', 'betrokkenheid', 'melder', 'meldcode') ORDER BY soort "
    "DESC, volgorde";

static json_t *url_of(const char *soort, const char *id)
{
    static const char *const pages[][2] = {{"doel", "/doelen/"},
                                           {"actie", "/acties/"},
                                           {"notitie", "/notities/"},
                                           {"document", "/documenten/"},
                                           {"signaal", "/signalen/"},
                                           {"verwijzing", "/verwijzingen/"},
                                           {"voorziening", "/voorzieningen/"}};
    for (size_t i = 0; i < COUNT_OF(pages); i++)
        if (strcmp(pages[i][0], soort) == 0)
            return json_sprintf("%s%s", pages[i][1], id);
    return json_null();
}

/* row.bij = {id, soort, titel, url} of what it hangs on, or null. */
static void on_put(json_t *row)
{
    const char *id = row_text(row, "bij"), *soort = row_text(row, "bijSoort");
    json_t *bij = id && soort
                      ? json_pack("{s:s, s:s, s:O, s:o}", "id", id, "soort", soort, "titel",
                                  json_object_get(row, "bijTitel"), "url", url_of(soort, id))
                      : json_null();
    json_object_set_new(row, "bij", bij);
    json_object_del(row, "bijSoort");
    json_object_del(row, "bijTitel");
    json_object_del(row, "personen_bij");
    json_object_del(row, "grond_bij");
}

static void rows_finish(struct verzoek *v, struct dossier *d, json_t *rows)
{
    json_t *row;
    size_t i;
    const char *before = "";
    json_array_foreach(rows, i, row)
    {
        const char *datum = row_text(row, "datum");
        on_put(row);
        json_object_set_new(row, "nieuweDag", json_boolean(strcmp(datum, before) != 0));
        before = datum;
        if (row_true(row, "nieuw"))
            verzoek_gelezen(v, d->huishouden, id_parse(row_text(row, "id")));
    }
}

static enum result list_put(struct verzoek *v, struct dossier *d, json_t *model, int64_t bij,
                            struct probleem *p)
{
    json_t *rows;
    if (dossier_rows(d, p, SQL_LIST, BINDS(B_INT(":bij", bij), B_INT(":na", in_int(v, "na", 0))),
                     &rows) != DONE)
        return FAILED;
    rows_finish(v, d, rows);
    if (kop_personen(d, rows, p) != DONE) {
        json_decref(rows);
        return FAILED;
    }
    return model_lijst(v, model, rows, PAGE, "id", p);
}

/* The form, for whoever may talk along: filled in as what it is about. */
static enum result form_put(struct verzoek *v, struct dossier *d, json_t *model, const char *url,
                            const json_t *over, struct probleem *p)
{
    AUTO_JSON json_t *options = json_object();
    AUTO_JSON json_t *now = json_object();
    json_t *categorieen;
    json_object_set_new(model, "formulier", json_null());
    if (!row_true(json_object_get(model, "mag"), "inbrengToevoegen"))
        return DONE;
    if (db_rows(d->db, p, SQL_CATEGORIEEN, NO_BINDS, &categorieen) != DONE)
        return FAILED;
    json_object_set_new(options, "categorie", categorieen);
    json_object_set_new(options, "personen", kop_leden_opties(json_object_get(model, "leden")));
    if (over) {
        json_object_set(now, "personen", json_object_get(over, "personen"));
        json_object_set(now, "categorie", json_object_get(over, "categorie"));
    }
    if (model_formulier(v, model, "formulier",
                        &(struct formulier){.url = url,
                                            .velden = FORM_VELDEN,
                                            .current = now,
                                            .options = options,
                                            .knop = "Plaatsen"},
                        p) != DONE)
        return FAILED;
    json_object_set_new(json_object_get(model, "formulier"), "bij",
                        over ? json_incref(json_object_get(over, "id")) : json_null());
    return model_lezers(d, model, "inbreng", 0, p);
}

static enum result samenspraak_read(struct verzoek *v, struct dossier *d, json_t *model,
                                    struct probleem *p)
{
    v->gelezen_alles = d->huishouden;
    if (list_put(v, d, model, 0, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    AUTO_FREE char *url = text_format("/huishoudens/%s/samenspraak", v->text[0]);
    json_object_set_new(model, "over", json_null());
    return kop_dossier(d, model, "/samenspraak", p) != DONE || model_mag(d, p, model) != DONE
               ? FAILED
               : form_put(v, d, model, url, NULL, p);
}

static enum result over_read(struct verzoek *v, struct dossier *d, json_t *model,
                             struct probleem *p)
{
    AUTO_JSON json_t *over = NULL;
    char house[ID_TEXT_SIZE];
    id_format(d->huishouden, house);
    if (dossier_one(d, p, SQL_OVER, BINDS(B_INT(":id", v->id[0])), &over) != DONE)
        return FAILED;
    if (list_put(v, d, model, v->id[0], p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    AUTO_FREE char *url = text_format("/items/%s/samenspraak", v->text[0]);
    json_object_set_new(over, "url", url_of(row_text(over, "soort"), row_text(over, "id")));
    json_object_set_new(over, "alles", json_sprintf("/huishoudens/%s/samenspraak", house));
    json_object_set(model, "over", over);
    return kop_dossier(d, model, "/samenspraak", p) != DONE || model_mag(d, p, model) != DONE
               ? FAILED
               : form_put(v, d, model, url, over, p);
}

static enum result inbreng_read(struct verzoek *v, struct dossier *d, json_t *model,
                                struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    if (dossier_model(d, p, model, SQL_ONE, BINDS(B_INT(":id", v->id[0]))) != DONE)
        return FAILED;
    json_array_append(self, model);
    rows_finish(v, d, self);
    json_object_del(model, "nieuweDag");
    if (kop_personen(d, self, p) != DONE || bewaren_put(d, model, v->id[0], p) != DONE ||
        kop_besluiten(d, model, v->id[0], p) != DONE ||
        model_rechten(d, model, v->id[0], p) != DONE ||
        dossier_put_rows(d, p, model, "versies", SQL_VERSIES, BINDS(B_INT(":id", v->id[0]))) !=
            DONE)
        return FAILED;
    if (v->api)
        return DONE;
    return model_mag_item(d, p, model, v->id[0]) == DONE ? kop_kaart_if(d, model, p) : FAILED;
}

/* ---- forms ---- */

static enum result change_form(struct verzoek *v, struct dossier *d, json_t *model,
                               const char *methode, const struct veld *velden, const char *knop,
                               struct probleem *p)
{
    AUTO_JSON json_t *now = NULL;
    if (dossier_one(d, p, SQL_ONE, BINDS(B_INT(":id", v->id[0])), &now) != DONE)
        return FAILED;
    if (mag_item(d, p, "inbreng.wijzigen", v->id[0]) != DONE || kop_kaart_if(d, model, p) != DONE)
        return FAILED;
    json_object_set(model, "tekst", json_object_get(now, "tekst"));
    return model_wijziging(v, model, "/samenspraak", now,
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
    return change_form(v, d, model, "DELETE", INTREK_VELDEN, "Intrekken", p);
}

/* ---- changing ---- */

static enum result added(struct verzoek *v, struct dossier *d, json_t *ret, int64_t over,
                         struct probleem *p)
{
    int64_t id;
    if (inbreng_add(d, v->in, &id, p) != DONE)
        return FAILED;
    ret_id(ret, id, 1);
    if (v->api)
        verzoek_locatie(v, "/samenspraak/%s", id);
    else if (over)
        verzoek_locatie(v, "/items/%s/samenspraak", over);
    else
        verzoek_locatie(v, "/huishoudens/%s/samenspraak", d->huishouden);
    v->gedaan = "inbreng-toegevoegd";
    return DONE;
}

static enum result samenspraak_post(struct verzoek *v, struct dossier *d, json_t *ret,
                                    struct probleem *p)
{
    return added(v, d, ret, 0, p);
}

static enum result over_post(struct verzoek *v, struct dossier *d, json_t *ret, struct probleem *p)
{
    json_object_set_new(v->in, "bij", json_integer(v->id[0]));
    return added(v, d, ret, v->id[0], p);
}

static enum result inbreng_patch(struct verzoek *v, struct dossier *d, json_t *ret,
                                 struct probleem *p)
{
    int64_t versie;
    if (inbreng_correct(d, v->id[0], v->in, &versie, p) != DONE)
        return FAILED;
    ret_id(ret, v->id[0], versie);
    verzoek_locatie(v, "/samenspraak/%s", v->id[0]);
    v->gedaan = "inbreng-verbeterd";
    return DONE;
}

static enum result inbreng_delete(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p)
{
    (void)ret;
    if (inbreng_withdraw(d, v->id[0], in_text(v, "reden"), p) != DONE)
        return FAILED;
    verzoek_locatie(v, "/huishoudens/%s/samenspraak", d->huishouden);
    v->gedaan = "inbreng-ingetrokken";
    return DONE;
}

static const struct route ROUTES[] = {
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/samenspraak", "samenspraak.lezen",
                 "Wat mensen met elkaar bespreken over een huishouden, het nieuwste eerst.",
                 samenspraak_read, .page = "samenspraak", .velden = LEES_VELDEN),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/samenspraak", "inbreng.toevoegen",
                  "Zegt of vraagt iets in de samenspraak; wie het kan lezen, krijgt bericht.",
                  samenspraak_post, .velden = NIEUW_VELDEN,
                  .formulier = "/huishoudens/{huishouden}/samenspraak"),
    ITEM_READ(HTTP_GET, "/items/{item}/samenspraak", "samenspraak.over",
              "De samenspraak over één doel, actie of ander stuk.", over_read,
              .page = "samenspraak", .velden = LEES_VELDEN),
    ITEM_WRITE(HTTP_POST, "/items/{item}/samenspraak", "inbreng.over",
               "Zegt of vraagt iets over één doel, actie of ander stuk; alleen wie dat ziet, leest "
               "het.",
               over_post, .velden = NIEUW_VELDEN, .formulier = "/items/{item}/samenspraak"),
    ITEM_READ(HTTP_GET, "/samenspraak/{inbreng}", "inbreng.lezen",
              "Eén inbreng, met haar eerdere teksten.", inbreng_read, .page = "inbreng"),
    ITEM_READ(HTTP_GET, "/samenspraak/{inbreng}/wijzig", "inbreng.wijzigen.formulier", "Formulier.",
              correct_form, .page = "inbreng_wijzig", .alleen_pagina = true),
    ITEM_READ(HTTP_GET, "/samenspraak/{inbreng}/intrekken", "inbreng.intrekken.formulier",
              "Formulier.", withdraw_form, .page = "inbreng_intrekken", .alleen_pagina = true),
    ITEM_WRITE(HTTP_PATCH, "/samenspraak/{inbreng}", "inbreng.wijzigen",
               "Verbetert een eigen inbreng; de oude tekst blijft bewaard.", inbreng_patch,
               .velden = CORRECTIE_VELDEN, .formulier = "/samenspraak/{inbreng}/wijzig"),
    ITEM_WRITE(HTTP_DELETE, "/samenspraak/{inbreng}", "inbreng.intrekken",
               "Trekt een eigen inbreng in; zij blijft bewaard.", inbreng_delete,
               .velden = INTREK_VELDEN, .formulier = "/samenspraak/{inbreng}/intrekken"),
};
ROUTE_PART(samenspraak, ROUTES);
