/* SPDX-License-Identifier: EUPL-1.2 */
/* Who reads this (R26): before it is saved, and of what was written. */
#include "harness.h"

#include "base/id.h"

#include <string.h>

#define ASK "/huishoudens/000000000009d/_lezers"
#define FORM "/huishoudens/000000000009d/lezers"

/* Beside wereld.sql: school reads what the wijkteam writes about Emir (202) and school; Youssef of
 * the same wijkteam helps too; Ilse of the ggz helps Elif (201), which Sanne sees and Marieke does
 * not. */
static const char WORLD[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie, "
    "op, personen) VALUES"
    " (301, 504, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600, "
    "'0000000000069'),"
    " (301, 505, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 1767225600, "
    "'0000000000069'),"
    " (301, 520, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 1793600000, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 504, 201), (301, "
    "505, 201), (301, 520, 202);"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin, van, status, gevraagd_door,"
    " gevraagd_op, beslist_door, beslist_op) VALUES"
    " (301, 504, 104, 14, 'behandeling', 'ggz', 'Elif praat.', '2026-01-01', 'actief', 101, "
    "1767225600, 104, 1767225600),"
    " (301, 505, 102, 11, 'gezinswerk', 'hulp_opvoeding', 'Thuis.', '2026-02-01', 'actief', 101, "
    "1767225600, 102, 1767225600);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (301, 520, "
    "'2026-11-02', 'gesprek', 'Over school', 'Goed.');"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel, "
    "doel_zin, van, tot, tekst, wijze,"
    " taal, tolk, vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES"
    " (301, 601, 202, 'avg', 13, 'onderwijs', 'x', '2026-11-10', '2027-05-01', 'x', 'mondeling', "
    "'Nederlands', 0, 101, 11, 1793600000, 1793600000);"
    "INSERT INTO toestemming_categorie VALUES (301, 601, 'onderwijs');"
    "INSERT INTO toestemming_bron VALUES (301, 601, 11, NULL, NULL);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid, "
    "antwoord, wijze, datum, vastgelegd_door,"
    " vastgelegd_op) VALUES (301, 601, 602, 201, 'gezag', 'ja', 'mondeling', '2026-11-10', 101, "
    "1793600000);";

static void start(void)
{
    harness_start_plain();
    change(WORLD);
}

/* The ground on which `naam` reads it, "" when they are not named; the list is borrowed. */
static const char *ground(const json_t *answer, const char *key, const char *naam)
{
    const json_t *one;
    size_t i;
    json_array_foreach(json_object_get(answer, key), i, one)
    {
        if (strcmp(json_string_value(json_object_get(one, "naam")), naam) == 0)
            return json_string_value(json_object_get(one, "grond"));
    }
    return "";
}

static json_t *ask(const char *who, const char *body)
{
    struct http_reply r = api(login(who), "POST", ASK, body);
    json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%d %s", r.status, r.body);
    http_reply_free(&r);
    return json;
}

START_TEST(test_by_name_and_ground)
{
    AUTO_JSON json_t *a = ask("sanne", "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\","
                                       "\"personen\":[\"000000000006a\"]}");
    ck_assert_str_eq(ground(a, "lezers", "Sanne Hoekstra"), "G1");
    ck_assert_str_eq(ground(a, "lezers", "Youssef Amrani"), "G1"); /* the same onderdeel */
    ck_assert_str_eq(ground(a, "lezers", "Marieke van Dam"), "G3");
    ck_assert_str_eq(ground(a, "lezers", "Ilse Brandsma"), "");
    /* nothing of it stays */
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE id > 1000"), 0);
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'lezers.zoeken' AND gebeurtenis = "
              "'zoeken' AND personen LIKE '%000000000006a%' AND object IS NULL"),
        1);
}
END_TEST

/* A wider choice of persons, or another category, closes it: asked again, it says so. */
START_TEST(test_narrower_and_wider)
{
    AUTO_JSON json_t *wide = ask("sanne", "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\","
                                          "\"personen\":[\"000000000006a\",\"0000000000069\"]}");
    AUTO_JSON json_t *other = ask("sanne", "{\"soort\":\"notitie\",\"categorie\":\"wonen\","
                                           "\"personen\":[\"000000000006a\"]}");
    AUTO_JSON json_t *mine =
        ask("sanne", "{\"soort\":\"notitie\",\"categorie\":\"werkaantekening\","
                     "\"personen\":[\"000000000006a\"]}");
    ck_assert_str_eq(ground(wide, "lezers", "Marieke van Dam"), "");
    ck_assert_str_eq(ground(other, "lezers", "Marieke van Dam"), "");
    ck_assert_uint_eq(json_array_size(json_object_get(mine, "lezers")), 1);
}
END_TEST

START_TEST(test_coordination_reaches_regie)
{
    AUTO_JSON json_t *note = ask("marieke", "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\","
                                            "\"personen\":[\"000000000006a\"]}");
    AUTO_JSON json_t *goal = ask("marieke", "{\"soort\":\"doel\",\"categorie\":\"onderwijs\","
                                            "\"personen\":[\"000000000006a\"]}");
    ck_assert_str_eq(ground(note, "lezers", "Sanne Hoekstra"), "");
    ck_assert_str_eq(ground(goal, "lezers", "Sanne Hoekstra"), "G2");
}
END_TEST

/* Only those whose involvement the asker may see are named. */
START_TEST(test_hidden_readers_are_not_named)
{
    change("INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, "
           "doel, doel_zin, van, tot, tekst,"
           " wijze, taal, tolk, vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, "
           "volledig_op) VALUES (301, 611, 202, 'avg', 14,"
           " 'ggz', 'x', '2026-11-10', '2027-05-01', 'x', 'mondeling', 'Nederlands', 0, 101, 11, "
           "1793600000, 1793600000);"
           "INSERT INTO toestemming_categorie VALUES (301, 611, 'onderwijs'); INSERT INTO "
           "toestemming_bron VALUES (301, 611, 13, NULL, NULL);"
           "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, "
           "hoedanigheid, antwoord, wijze, datum,"
           " vastgelegd_door, vastgelegd_op) VALUES (301, 611, 612, 201, 'gezag', 'ja', "
           "'mondeling', '2026-11-10', 101, 1793600000);");
    AUTO_JSON json_t *a = ask("marieke", "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\","
                                         "\"personen\":[\"000000000006a\"]}");
    ck_assert_str_eq(ground(a, "lezers", "Ilse Brandsma"), "");
}
END_TEST

/* An action that is asked of somebody reaches them (G6), whatever it is about. */
START_TEST(test_addressed)
{
    struct http_reply r = api(login("sanne"), "POST", "/doelen/00000000000fy/_lezers",
                              "{\"gebruiker\":\"0000000000038\"}");
    AUTO_JSON json_t *a = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert_str_eq(ground(a, "lezers", "Ilse Brandsma"), "G6");
    http_reply_free(&r);
}
END_TEST

/* Who it is sent to is named, involved or not: the sender chose them. */
START_TEST(test_message)
{
    AUTO_JSON json_t *a =
        ask("sanne", "{\"soort\":\"bericht\",\"categorie\":\"wonen\",\"gebruiker\":"
                     "\"0000000000039\",\"personen\":[\"000000000006a\"]}");
    AUTO_JSON json_t *b =
        ask("sanne", "{\"soort\":\"bericht\",\"categorie\":\"wonen\",\"onderdeel\":"
                     "\"000000000000d\",\"personen\":[\"000000000006a\"]}");
    ck_assert_str_eq(ground(a, "lezers", "Hans van Leeuwen"), "G6");
    ck_assert_str_eq(ground(b, "lezers", "School"), "G6");
    ck_assert_str_eq(ground(b, "lezers", "Marieke van Dam"), "G6");
}
END_TEST

/* Every form that adds an item has the panel. */
START_TEST(test_forms)
{
    static const char *const FORMS[] = {
        "/huishoudens/000000000009d/notities/nieuw",
        "/huishoudens/000000000009d/berichten/nieuw",
        "/huishoudens/000000000009d/doelen/nieuw",
        "/doelen/00000000000fy/acties/nieuw",
        "/huishoudens/000000000009d/woorden/nieuw",
        "/huishoudens/000000000009d/netwerk/nieuw",
        "/huishoudens/000000000009d/betrokkenen/nieuw",
    };
    const char *sanne = login("sanne");
    for (size_t i = 0; i < COUNT_OF(FORMS); i++) {
        struct http_reply r = page(sanne, "GET", FORMS[i], NULL);
        ck_assert_msg(r.status == 200, "%s %d", FORMS[i], r.status);
        ck_assert_msg(reply_has(&r, "formaction=\"/") && reply_has(&r, "id=\"stuk\""), "%s",
                      FORMS[i]);
        http_reply_free(&r);
    }
}
END_TEST

START_TEST(test_refused)
{
    static const struct {
        const char *who, *body;
        int status;
    } CASES[] = {
        {"sanne", "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\",\"personen\":[]}", 400},
        {"sanne", "{\"soort\":\"notitie\",\"personen\":[\"000000000006a\"]}", 400},
        {"sanne", "{\"categorie\":\"onderwijs\",\"personen\":[\"000000000006a\"]}", 400},
        {"sanne",
         "{\"soort\":\"notitie\",\"categorie\":\"zomaar\",\"personen\":[\"000000000006a\"]}", 400},
        {"sanne",
         "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\",\"personen\":[\"000000000006b\"]}",
         400},
        {"sanne", "{\"soort\":\"notitie\",\"anders\":1}", 400}, /* the API knows its fields */
        {"youssef",
         "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\",\"personen\":[\"000000000006a\"]}",
         200},
        {"anja",
         "{\"soort\":\"notitie\",\"categorie\":\"onderwijs\",\"personen\":[\"000000000006a\"]}",
         404},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        ck_assert_int_eq(status_of(api(login(CASES[i].who), "POST", ASK, CASES[i].body)),
                         CASES[i].status);
}
END_TEST

/* A form for something else is posted here whole; what it has besides is left alone. */
START_TEST(test_form)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(
        sanne, "POST", FORM "/notitie",
        "personen=000000000006a&categorie=onderwijs&datum=2026-11-19&vorm=gesprek&titel=Over+school"
        "&tekst=Elif+zegt+dat+het+goed+gaat.");
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "id=\"lezers\""));
    ck_assert(reply_has(&r, "Marieke van Dam"));
    ck_assert(reply_has(&r, "met toestemming"));
    ck_assert(reply_has(&r, "Gaat dit ook over Elif Yıldız?"));
    ck_assert(reply_has(&r, "Misschien kunnen ook anderen dit lezen"));
    http_reply_free(&r);
    r = page(sanne, "POST", FORM "/notitie", "titel=Over+school");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Kies eerst over wie het gaat"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(sanne, "POST", FORM "/zomaar", "titel=x")), 404);
}
END_TEST

/* ---- afterwards ---- */

/* Who wrote it finds the way there. */
START_TEST(test_link)
{
    static const char *const PAGES[] = {"/notities/00000000000g8", "/doelen/00000000000fy"};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++) {
        struct http_reply r = page(login("sanne"), "GET", PAGES[i], NULL);
        ck_assert_msg(r.status == 200, "%s %d", PAGES[i], r.status);
        ck_assert_msg(reply_has(&r, "/lezers\""), "%s", PAGES[i]);
        http_reply_free(&r);
    }
    struct http_reply r = page(login("marieke"), "GET", "/notities/00000000000g8", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "/lezers\""));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_of_what_was_written)
{
    struct http_reply r = api(login("sanne"), "GET", "/items/00000000000g8/lezers", NULL);
    AUTO_JSON json_t *a = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert_str_eq(ground(a, "resultaten", "Marieke van Dam"), "G3");
    ck_assert_str_eq(ground(a, "resultaten", "Ilse Brandsma"), "");
    ck_assert(reply_has(&r, "\"sinds\":\"2026-11-10\"")); /* the consent's first day */
    http_reply_free(&r);
    r = page(login("sanne"), "GET", "/items/00000000000g8/lezers", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Over school"));
    http_reply_free(&r);
    /* who reads it on a consent learns nothing of the others */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/items/00000000000g8/lezers", NULL)),
                     403);
    const char *ilse = login("ilse");
    rng_still();
    struct http_reply hidden = api(ilse, "GET", "/items/00000000000g8/lezers", NULL);
    rng_still();
    struct http_reply made_up = api(ilse, "GET", "/items/00000000000zz/lezers", NULL);
    AUTO_FREE char *x = reply_text(&hidden), *y = reply_text(&made_up);
    ck_assert_int_eq(hidden.status, 404);
    ck_assert_str_eq(x, y);
    http_reply_free(&hidden);
    http_reply_free(&made_up);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("api_lezers");
    TCase *t = tcase_create("lezers");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_by_name_and_ground);
    tcase_add_test(t, test_narrower_and_wider);
    tcase_add_test(t, test_coordination_reaches_regie);
    tcase_add_test(t, test_hidden_readers_are_not_named);
    tcase_add_test(t, test_addressed);
    tcase_add_test(t, test_message);
    tcase_add_test(t, test_forms);
    tcase_add_test(t, test_refused);
    tcase_add_test(t, test_form);
    tcase_add_test(t, test_link);
    tcase_add_test(t, test_of_what_was_written);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
