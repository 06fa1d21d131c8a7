/* SPDX-License-Identifier: EUPL-1.2 */
/* The whole log, for the privacy officer: who looked, at which household, when; as a page and as a
 * file. Ids and codes, no substance (R27). That they looked is a line too, with the choice as ids.
 *
 * A person is chosen by name in a POST (no name stands in a URL), after which an id is what every
 * link carries on. */
#include "base/cleanup.h"
#include "base/row.h"
#include "base/tekst.h"
#include "domein/onderdeel_naam.h"
#include "resources/beheer.h"
#include "resources/logboek.h"
#include "resources/uitvoer.h"
#include "verzoek/dossier.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

enum { PAGE = 100, MENSEN_MOST = 50, FILTER_MAX = 600 };

static const char *const FORMATEN[] = {"csv", "json", NULL};
static const char *const UITKOMSTEN[] = {"geslaagd", "geweigerd", "mislukt", NULL};

/* What can be chosen, here and in a file. */
#define KEUZE                                                                                      \
    {.naam = "vanaf", .soort = VELD_DATUM, .label = "Vanaf"},                                      \
        {.naam = "tot", .soort = VELD_DATUM, .label = "Tot en met"},                               \
        {.naam = "gebruiker", .soort = VELD_ID, .label = "Wie"},                                   \
        {.naam = "organisatie", .soort = VELD_ID, .label = "Organisatie"},                         \
        {.naam = "huishouden", .soort = VELD_ID, .label = "Nummer van het huishouden"},            \
        {.naam = "persoon", .soort = VELD_ID, .label = "Nummer van de persoon"},                   \
    {                                                                                              \
        .naam = "uitkomst", .soort = VELD_KEUZE, .keuzes = UITKOMSTEN, .label = "Uitkomst"         \
    }
static const struct veld LEES_VELDEN[] = {
    KEUZE,
    {.naam = "na", .soort = VELD_GETAL, .min = 1, .max = 2000000000, .label = "Verder na"},
    {0},
};
static const struct veld ZOEK_VELDEN[] = {
    {.naam = "wie",
     .soort = VELD_REGEL,
     .min = 2,
     .max = 100,
     .label = "Wie keek",
     .hint = "Een deel van de naam van een medewerker. Gaat voor het gekozen account."},
    KEUZE,
    {0},
};
static const struct veld UITVOER_VELDEN[] = {
    KEUZE,
    {.naam = "formaat",
     .soort = VELD_KEUZE,
     .verplicht = true,
     .keuzes = FORMATEN,
     .label = "Soort bestand"},
    {0},
};

/* ---- the lines ---- */

#define RIJ                                                                                        \
    "SELECT l.volgnr AS nr, l.op AS \"op@\", l.gebeurtenis, l.handeling, l.rol, l.gronden,"        \
    " l.uitkomst, l.reden, l.gevraagd, l.object, l.personen, l.huishouden AS \"huishouden#\","     \
    " l.gebruiker AS \"gebruiker#\", l.naam, l.functie, l.onderdeel, l.organisatie, l.adres,"      \
    " l.verzoek, l.sleutel_id AS \"sleutel#\", l.programma FROM "
/* What was asked of a line. */
#define PAST                                                                                       \
    " x.volgnr < :na AND (:vanaf IS NULL OR x.op >= :vanaf) AND (:tot IS NULL OR x.op < :tot)"     \
    " AND (:uitkomst IS NULL OR x.uitkomst = :uitkomst)"                                           \
    " AND (:persoon IS NULL OR instr(x.personen, :persoon) > 0)"
#define IEMAND " AND (:gebruiker IS NULL OR x.gebruiker = :gebruiker)"
#define ERGENS " AND (:huishouden IS NULL OR x.huishouden = :huishouden)"
#define HUNNE                                                                                      \
    " AND (:organisatie IS NULL"                                                                   \
    "  OR x.onderdeel_id IN (SELECT d.id FROM onderdeel d WHERE d.organisatie_id = :organisatie))"
#define NIEUWSTE(x) " ORDER BY " x ".volgnr DESC LIMIT :most"
/* Which lines first, from an index alone; only of those the rest. */
#define PLEKKEN(waar) "l.volgnr IN (SELECT x.volgnr FROM zicht_logplek x WHERE " waar PAST

/* One statement for each way in: an index is used for what is asked for certain, not for what may
 * be asked. Of an organisation the newest lines of each of its onderdelen, and the newest of all
 * those: in one go its lines would be sorted, which are most of the log. */
static const char SQL_HUISHOUDEN[] =
    RIJ "zicht_logboek l WHERE " PLEKKEN("x.huishouden = :huishouden AND")
        IEMAND HUNNE NIEUWSTE("x") ")" NIEUWSTE("l");
static const char SQL_GEBRUIKER[] =
    RIJ "zicht_logboek l WHERE " PLEKKEN("x.gebruiker = :gebruiker AND")
        ERGENS HUNNE NIEUWSTE("x") ")" NIEUWSTE("l");
static const char SQL_ORGANISATIE[] =
    RIJ "onderdeel d JOIN zicht_logboek l ON " PLEKKEN("x.onderdeel_id = d.id AND")
        IEMAND ERGENS NIEUWSTE("x") ") WHERE d.organisatie_id = :organisatie" NIEUWSTE("l");
static const char SQL_ALLES[] = RIJ "zicht_logboek l WHERE " PLEKKEN("x.heel AND")
    IEMAND ERGENS HUNNE NIEUWSTE("x") ")" NIEUWSTE("l");

/* The lines that the request's fields choose, newest first; new reference. `gebruiker` 0: of
 * everybody. */
static enum result lines_find(struct verzoek *v, int64_t gebruiker, int64_t most, json_t **ret,
                              struct probleem *p)
{
    const char *vanaf = in_text(v, "vanaf"), *tot = in_text(v, "tot");
    int64_t huishouden = in_int(v, "huishouden", 0), organisatie = in_int(v, "organisatie", 0);
    char persoon[ID_TEXT_SIZE] = "", after[DATUM_SIZE];
    const char *sql = huishouden    ? SQL_HUISHOUDEN
                      : gebruiker   ? SQL_GEBRUIKER
                      : organisatie ? SQL_ORGANISATIE
                                    : SQL_ALLES;
    if (in_int(v, "persoon", 0))
        id_format(in_int(v, "persoon", 0), persoon);
    if (tot)
        datum_add_days(tot, 1, after);
    if (logboek_periode(vanaf, tot, p) != DONE ||
        eigen_rows(v, p, sql,
                   BINDS(B_INT(":na", in_int(v, "na", INT64_MAX)), B_INT(":most", most),
                         B_REF(":vanaf", vanaf ? clock_local_midnight(vanaf) : 0),
                         B_REF(":tot", tot ? clock_local_midnight(after) : 0),
                         B_REF(":gebruiker", gebruiker), B_REF(":organisatie", organisatie),
                         B_REF(":huishouden", huishouden),
                         B_TEXT(":persoon", persoon[0] ? persoon : NULL),
                         B_TEXT(":uitkomst", in_text(v, "uitkomst"))),
                   ret) != DONE)
        return FAILED;
    logboek_regels(*ret);
    return DONE;
}

/* ---- who ---- */

static const char SQL_MENSEN[] =
    "SELECT g.id AS \"id#\", g.naam, g.gebruikersnaam, g.functie, o.naam AS onderdeel,"
    " z.naam AS organisatie, " ONDERDEEL_NAAM
    " AS waar, coalesce(g.tot < vandaag(), 0) AS \"beeindigd?\" FROM gebruiker g"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE :id IS NULL OR g.id = :id ORDER BY g.naam COLLATE NOCASE, g.id";

/* Accounts by name, those that ended too: a log is about them as well. New reference. */
static enum result people_find(struct verzoek *v, const char *wie, json_t **ret, bool *ret_more,
                               struct probleem *p)
{
    AUTO_JSON json_t *all = NULL;
    BUF_AUTO struct buf asked;
    json_t *found = json_array(), *row;
    size_t i;
    buf_init(&asked, 1000);
    tekst_fold(wie, &asked);
    *ret = found;
    *ret_more = false;
    if (!found || db_rows(v->db, p, SQL_MENSEN, BINDS(B_REF(":id", 0)), &all) != DONE)
        return probleem_is(p) ? FAILED : probleem_intern(p, "no memory for people");
    json_array_foreach(all, i, row)
    {
        if (!asked.len || !beheer_heet(row, asked.data))
            continue;
        if ((*ret_more = json_array_size(found) == MENSEN_MOST))
            break;
        (void)json_array_append(found, row);
    }
    json_array_foreach(found, i, row)(void) json_object_del(row, "gebruikersnaam");
    return DONE;
}

/* ---- what was chosen ---- */

static const char *const KEYS[] = {"vanaf",      "tot",     "gebruiker", "organisatie",
                                   "huishouden", "persoon", "uitkomst"};

/* What a field says, as a URL has it; "" for nothing. A form that is shown again has only what was
 * sent. */
static const char *chosen(const struct verzoek *v, const char *key, int64_t gebruiker,
                          char id[ID_TEXT_SIZE])
{
    const json_t *value = v->fouten ? json_object_get(v->raw, key) : in_get(v, key);
    if (strcmp(key, "gebruiker") == 0 && gebruiker) {
        id_format(gebruiker, id);
        return id;
    }
    if (json_is_integer(value)) {
        id_format(json_integer_value(value), id);
        return id;
    }
    return json_is_string(value) ? json_string_value(value) : "";
}

/* "vanaf=2026-11-01 gebruiker=0000000000035", with `between` there. Nothing of a form with faults:
 * that is what somebody typed, not what was chosen. */
static void choice_text(const struct verzoek *v, int64_t gebruiker, char between, struct buf *out)
{
    char id[ID_TEXT_SIZE];
    for (size_t i = 0; i < COUNT_OF(KEYS) && !v->fouten; i++) {
        const char *value = chosen(v, KEYS[i], gebruiker, id);
        if (*value)
            buf_format(out, "%.*s%s=%s", out->len > 0, &between, KEYS[i], value);
    }
}

/* The log line of this look tells what was looked for. Of a name that fits nobody or several only
 * that: what was typed may be of anybody. */
static enum result log_choice(struct verzoek *v, int64_t gebruiker, const json_t *mensen,
                              struct probleem *p)
{
    BUF_AUTO struct buf text;
    buf_init(&text, FILTER_MAX);
    if (mensen && !gebruiker)
        buf_format(&text, "op-naam=%zu", json_array_size(mensen));
    choice_text(v, gebruiker, ' ', &text);
    if (!text.len)
        return DONE;
    json_t *told = text.failed ? NULL : json_string(text.data);
    if (!told || json_object_set_new(v->in, "#keuze", told) != 0)
        return probleem_intern(p, "no memory for a choice");
    v->reden = json_string_value(told);
    return DONE;
}

/* "/logboek?…&" + `more`, under the prefix of this face. */
static json_t *choice_url(const struct verzoek *v, const char *path, int64_t gebruiker,
                          const char *more)
{
    BUF_AUTO struct buf text;
    buf_init(&text, FILTER_MAX);
    choice_text(v, gebruiker, '&', &text);
    if (text.failed)
        return NULL;
    return json_sprintf("%s%s?%s%s%s", v->api ? "/api/v1" : "", path, text.data,
                        text.len && more[0] ? "&" : "", more);
}

/* ---- the page ---- */

static const char SQL_ORGANISATIES[] =
    "SELECT z.id AS \"waarde#\", z.naam, z.id IS :gekozen AS \"gekozen?\""
    " FROM organisatie z ORDER BY z.naam COLLATE NOCASE, z.id";

/* Who can be chosen: who was found, else who was chosen. */
static enum result people_put(struct verzoek *v, json_t *filter, const json_t *mensen,
                              int64_t gebruiker, struct probleem *p)
{
    AUTO_JSON json_t *own = NULL;
    char id[ID_TEXT_SIZE] = "";
    json_t *options = json_array();
    const json_t *row;
    size_t i;
    if (!options || json_object_set_new(filter, "mensen", options) != 0)
        return probleem_intern(p, "no memory for people");
    if (gebruiker)
        id_format(gebruiker, id);
    if (!mensen && gebruiker &&
        db_rows(v->db, p, SQL_MENSEN, BINDS(B_INT(":id", gebruiker)), &own) != DONE)
        return FAILED;
    json_array_foreach(mensen ? mensen : own, i, row)
    {
        const char *code = row_text(row, "id");
        json_array_append_new(
            options, json_pack("{s:s, s:o, s:b}", "waarde", code, "naam",
                               json_sprintf("%s, %s, %s%s", row_text(row, "naam"),
                                            row_text(row, "functie"), row_text(row, "organisatie"),
                                            row_true(row, "beeindigd") ? " (gestopt)" : ""),
                               "gekozen", strcmp(code, id) == 0));
    }
    return DONE;
}

static enum result filter_put(struct verzoek *v, json_t *model, const json_t *mensen,
                              int64_t gebruiker, struct probleem *p)
{
    static const char *const keys[] = {"vanaf", "tot", "huishouden", "persoon", "uitkomst"};
    char id[ID_TEXT_SIZE];
    json_t *filter = json_object();
    const char *wie = v->fouten ? json_string_value(json_object_get(v->raw, "wie")) : NULL;
    if (!filter || json_object_set_new(model, "filter", filter) != 0)
        return probleem_intern(p, "no memory for a filter");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const char *value = chosen(v, keys[i], 0, id);
        json_object_set_new(filter, keys[i], *value ? json_string(value) : json_null());
    }
    if (mensen && !gebruiker)
        wie = in_text(v, "wie");
    json_object_set_new(model, "niemand", json_boolean(mensen && json_array_size(mensen) == 0));
    json_object_set_new(model, "welke", json_boolean(json_array_size(mensen) > 1));
    json_object_set_new(filter, "wie", wie ? json_string(wie) : json_null());
    json_object_set_new(filter, "csv", choice_url(v, "/logboek/uitvoer", gebruiker, "formaat=csv"));
    json_object_set_new(filter, "json",
                        choice_url(v, "/logboek/uitvoer", gebruiker, "formaat=json"));
    return people_put(v, filter, mensen, gebruiker, p) == DONE
               ? model_rows(v, p, filter, "organisaties", SQL_ORGANISATIES,
                            BINDS(B_REF(":gekozen", in_int(v, "organisatie", 0))))
               : FAILED;
}

/* The lines and the way to older ones. Unlike model_lijst the way on is always a GET with ids. */
static enum result lines_put(struct verzoek *v, json_t *model, int64_t gebruiker, bool none,
                             struct probleem *p)
{
    json_t *rows = NULL, *next = json_null();
    char more[40];
    if (none)
        rows = json_array();
    else if (lines_find(v, gebruiker, PAGE + 1, &rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows) > PAGE) {
        (void)json_array_remove(rows, PAGE);
        (void)snprintf(more, sizeof more, "na=%lld",
                       (long long)row_int(json_array_get(rows, PAGE - 1), "nr"));
        next = choice_url(v, "/logboek", gebruiker, more);
    }
    if (json_object_set_new(model, "resultaten", rows) != 0 ||
        json_object_set_new(model, "volgende", next) != 0)
        return probleem_intern(p, "no memory for lines of the log");
    return DONE;
}

static enum result logboek_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    int64_t gebruiker = in_int(v, "gebruiker", 0);
    if (log_choice(v, gebruiker, NULL, p) != DONE ||
        lines_put(v, model, gebruiker, false, p) != DONE)
        return FAILED;
    return v->api ? DONE : filter_put(v, model, NULL, gebruiker, p);
}

/* Where each of several leads: the same choice, of that one. */
static void urls_put(const struct verzoek *v, json_t *mensen)
{
    json_t *row;
    size_t i;
    json_array_foreach(mensen, i, row) json_object_set_new(
        row, "url", choice_url(v, "/logboek", id_parse(row_text(row, "id")), ""));
}

/* Whom the name fits: one, of whom these are the lines; or several, and then it is asked which. */
static enum result logboek_search(struct verzoek *v, const struct kijker *k, json_t *model,
                                  struct probleem *p)
{
    (void)k;
    const char *wie = in_text(v, "wie");
    int64_t gebruiker = in_int(v, "gebruiker", 0);
    json_t *mensen = NULL;
    bool more = false;
    if (wie) {
        enum result found = people_find(v, wie, &mensen, &more, p);
        if (mensen && json_object_set_new(model, "mensen", mensen) != 0)
            mensen = NULL;
        if (found != DONE || !mensen)
            return probleem_is(p) ? FAILED : probleem_intern(p, "no memory for people");
        gebruiker =
            json_array_size(mensen) == 1 ? id_parse(row_text(json_array_get(mensen, 0), "id")) : 0;
    } else {
        json_object_set_new(model, "mensen", json_array());
    }
    json_object_set_new(model, "meerMensen", json_boolean(more));
    if (log_choice(v, gebruiker, mensen, p) != DONE ||
        lines_put(v, model, gebruiker, wie && !gebruiker, p) != DONE)
        return FAILED;
    if (v->api)
        return DONE;
    urls_put(v, mensen);
    return filter_put(v, model, mensen, gebruiker, p);
}

/* ---- to take along ---- */

static const struct kolom KOLOMMEN[] = {
    {"nr", "regel"},
    {"op", "wanneer"},
    {"gebeurtenis", "gebeurtenis"},
    {"handeling", "handeling"},
    {"naam", "wie"},
    {"gebruiker", "gebruiker"},
    {"functie", "functie"},
    {"onderdeel", "onderdeel"},
    {"organisatie", "organisatie"},
    {"rol", "rol"},
    {"huishouden", "huishouden"},
    {"personen", "personen"},
    {"object", "object"},
    {"gronden", "gronden"},
    {"uitkomst", "uitkomst"},
    {"reden", "reden"},
    {"gevraagd", "gevraagd"},
    {"adres", "netwerkadres"},
    {"verzoek", "verzoek"},
    {0},
};

static enum result uitvoer_read(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    (void)model;
    AUTO_JSON json_t *rows = NULL;
    BUF_AUTO struct buf filter;
    buf_init(&filter, FILTER_MAX);
    uitvoer_filter(v, &filter);
    return lines_find(v, in_int(v, "gebruiker", 0), UITVOER_MOST + 1, &rows, p) == DONE
               ? uitvoer_antwoord(v, rows, KOLOMMEN, "logboek", filter.data, p)
               : FAILED;
}

static const struct route ROUTES[] = {
    PRIVACY_READ(HTTP_GET, "/logboek", "logboek.lezen", "Het hele logboek, zonder inhoud.",
                 logboek_read, .page = "logboek", .velden = LEES_VELDEN),
    PRIVACY_READ(HTTP_POST, "/logboek/_zoek", "logboek.zoeken",
                 "Het logboek van wie zo heet: past de naam bij één account, dan de regels van dat "
                 "account; past hij bij meer, dan die accounts en geen regels.",
                 logboek_search, .page = "logboek", .velden = ZOEK_VELDEN, .zoeken = true,
                 .formulier = "/logboek"),
    PRIVACY_READ(HTTP_GET, "/logboek/uitvoer", "logboek.uitvoeren",
                 "Regels van het logboek als bestand, zonder inhoud.", uitvoer_read,
                 .velden = UITVOER_VELDEN, .inhoud = true),
};
ROUTE_PART(logboek_zoeken, ROUTES);
