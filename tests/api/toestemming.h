/* SPDX-License-Identifier: EUPL-1.2 */
/* A household and a consent to ask for, for the tests of consent (R8-R15). */
#ifndef TESTS_API_TOESTEMMING_H
#define TESTS_API_TOESTEMMING_H
#include "harness.h"

#include "base/id.h"
#include "domein/intrekking.h"
#include "domein/toestemming.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/toestemmingen"
#define PREVIEW LIST "/_voorbeeld"
#define WITHDRAW "/huishoudens/000000000009d/intrekkingen"

/* Beside wereld.sql: Emir (202) and Deniz (205, 15 years) have two parents with gezag, Elif (201)
 * and Mark (204). Ilse of the ggz (14, beroepsgeheim) helps Elif; her involvement was written by
 * regie, so Sanne sees it. */
static const char WORLD[] =
    "INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum) "
    "VALUES"
    " (204, 'Mark de Boer', 'mark de boer', 'Mark', 'm', '1988-01-01', 'hand', '2026-01-01'),"
    " (205, 'Deniz Yıldız', 'deniz yildiz', 'Deniz', 'm', '2010-12-01', 'hand', '2026-01-01');"
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, elders, van, bron) VALUES"
    " (301, 404, 204, 'vader', 1, '2026-01-01', 'hand'), (301, 405, 205, 'kind', 0, '2026-01-01', "
    "'hand');"
    "UPDATE gezag SET soort = 'tweehoofdig_ouderlijk';"
    "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op) VALUES"
    " (252, 202, 'tweehoofdig_ouderlijk', 204, '2016-05-06', 'gezagsregister', '2026-01-01', "
    "1767225600),"
    " (253, 205, 'tweehoofdig_ouderlijk', 201, '2010-12-01', 'gezagsregister', '2026-01-01', "
    "1767225600),"
    " (254, 205, 'tweehoofdig_ouderlijk', 204, '2010-12-01', 'gezagsregister', '2026-01-01', "
    "1767225600);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "op, personen) VALUES"
    " (301, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600, "
    "'0000000000069'),"
    " (301, 520, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '000000000006a'),"
    " (301, 521, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1767225600, '0000000000069'),"
    " (301, 522, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, "
    "'0000000000069,000000000006a'),"
    " (301, 523, 'notitie', 'wonen', 'inhoud', 11, 101, 1, 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES"
    " (301, 504, 201), (301, 520, 202), (301, 521, 201), (301, 522, 201), (301, 522, 202), (301, "
    "523, 202);"
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301, 504, "
    "560, 104, '2026-01-01');"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin, van, status, gevraagd_door,"
    " gevraagd_op, beslist_door, beslist_op) VALUES"
    " (301, 504, 104, 14, 'behandeling', 'ggz', 'Elif praat met een behandelaar.', '2026-01-01', "
    "'actief', 101, 1767225600, 104, 1767225600);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 520, '2026-11-02', 'gesprek', 'Over school', 'Emir gaat graag.'),"
    " (301, 521, '2026-11-03', 'gesprek', 'Over slapen', 'Elif slaapt slecht.'),"
    " (301, 522, '2026-11-04', 'huisbezoek', 'Thuis aan tafel', 'Elif helpt met huiswerk.'),"
    " (301, 523, '2026-11-05', 'huisbezoek', 'Het huis', 'De kamer van Emir.');";

static inline void start(void)
{
    harness_start_plain();
    change(WORLD);
}

/* Borrowed until the next sixteen calls. */
static const char *id(int64_t number)
{
    static char texts[16][ID_TEXT_SIZE];
    static unsigned next;
    char *text = texts[next++ % 16];
    id_format(number, text);
    return text;
}

/* ---- what is asked ---- */

/* School may read what the wijkteam wrote about Emir and school. */
static inline json_t *asked(void)
{
    return json_pack("{s:s, s:[s], s:[s], s:s, s:s, s:[s], s:s, s:s, s:s, s:s}", "persoon", id(202),
                     "soort", "avg", "bronnen", id(11), "ontvangerOnderdeel", id(13),
                     "ontvangerGebruiker", id(103), "categorieen", "onderwijs", "doel", "onderwijs",
                     "doelZin", "Marieke helpt Emir op school.", "tot", "2027-05-19", "wijze",
                     "mondeling");
}

static inline json_t *said(int64_t gever, const char *antwoord)
{
    return json_pack("{s:s, s:s}", "gever", id(gever), "antwoord", antwoord);
}

static inline struct http_reply post(const char *who, const char *path, const json_t *body)
{
    AUTO_FREE char *text = json_dumps(body, 0);
    return api(login(who), "POST", path, text);
}

static inline int64_t newest(void) { return value("SELECT max(id) FROM toestemming"); }

/* Records `body` (stolen) as Sanne and gives the id of the first consent. */
static inline int64_t record(json_t *body)
{
    struct http_reply r = post("sanne", LIST, body);
    AUTO_JSON json_t *json = reply_json(&r);
    const char *text = json_string_value(json_object_get(json, "id"));
    ck_assert_msg(r.status == 201, "%s", r.body);
    int64_t made = id_parse(text);
    http_reply_free(&r);
    json_decref(body);
    return made;
}

static inline json_t *asked_with_answers(const char *elif, const char *mark)
{
    json_t *body = asked();
    json_object_set_new(body, "verklaringen",
                        json_pack("[o, o]", said(201, elif), said(204, mark)));
    return body;
}

static const char *path_of(int64_t toestemming, const char *rest)
{
    static char paths[4][100];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "/toestemmingen/%s%s", id(toestemming), rest);
    return path;
}

/* How the consent stands, as `who` reads it. */
static inline void expect_stand(const char *who, int64_t toestemming, const char *stand)
{
    struct http_reply r = api(login(who), "GET", path_of(toestemming, ""), NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert_str_eq(json_string_value(json_object_get(json, "stand")), stand);
    http_reply_free(&r);
}

static inline bool sees(const char *who, int64_t item)
{
    char path[60];
    (void)snprintf(path, sizeof path, "/notities/%s", id(item));
    return status_of(api(login(who), "GET", path, NULL)) == 200;
}

static inline void expect_field(struct http_reply r, const char *field, const char *code)
{
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *one;
    size_t i;
    bool found = false;
    ck_assert_msg(r.status == 400, "%d %s", r.status, r.body);
    json_array_foreach(json_object_get(json, "invalidParams"), i, one)
    {
        found = found || (strcmp(json_string_value(json_object_get(one, "name")), field) == 0 &&
                          strcmp(json_string_value(json_object_get(one, "code")), code) == 0);
    }
    ck_assert_msg(found, "no %s %s in %s", field, code, r.body);
    http_reply_free(&r);
}

/* The ggz may tell the regisseur about Elif and her health; with her yes. */
static inline json_t *asked_of_ggz(void)
{
    json_t *body = asked();
    json_object_set_new(body, "persoon", json_string(id(201)));
    json_object_set_new(body, "soort", json_pack("[s]", "beroepsgeheim"));
    json_object_set_new(body, "bronnen", json_pack("[s]", id(14)));
    json_object_set_new(body, "ontvangerOnderdeel", json_string(id(11)));
    json_object_set_new(body, "ontvangerGebruiker", json_string(id(101)));
    json_object_set_new(body, "categorieen", json_pack("[s]", "gezondheid"));
    json_object_set_new(body, "doel", json_string("regie"));
    json_object_set_new(body, "verklaringen", json_pack("[o]", said(201, "ja")));
    return body;
}

#endif
