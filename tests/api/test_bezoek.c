/* SPDX-License-Identifier: EUPL-1.2 */
/* "Veranderd sinds uw vorige bezoek": of what is seen, by others, since the visit before. */
#include "gezin.h"

#define UUR 3600

static json_t *changed(const char *who)
{
    struct http_reply r = api(login(who), "GET", HOUSE, NULL);
    ck_assert_int_eq(r.status, 200);
    AUTO_JSON json_t *all = reply_json(&r);
    http_reply_free(&r);
    json_t *v = json_object_get(all, "veranderd");
    ck_assert(v != NULL);
    return json_incref(v);
}

static size_t pieces(const char *who)
{
    AUTO_JSON json_t *v = changed(who);
    return json_array_size(json_object_get(v, "stukken"));
}

static void visit(const char *who) { (void)pieces(who); }

#define NOTE                                                                                       \
    "{\"personen\": [\"" EMIR "\"], \"categorie\": \"onderwijs\", \"datum\": \"2026-11-19\","      \
    " \"vorm\": \"gesprek\", \"titel\": \"Nieuws\", \"tekst\": \"Er is iets gebeurd.\"}"

static void write_note(const char *who)
{
    ck_assert_int_eq(status_of(api(login(who), "POST", HOUSE "/notities", NOTE)), 201);
}

START_TEST(test_first_visit)
{
    ck_assert_uint_eq(pieces("sanne"), 0);
    write_note("marieke");
    clock_forward(60);
    /* the same visit still */
    ck_assert_uint_eq(pieces("sanne"), 0);
}
END_TEST

START_TEST(test_since_the_last)
{
    visit("marieke");
    visit("sanne");
    clock_forward(3 * UUR);
    write_note("sanne");
    clock_forward(60);
    AUTO_JSON json_t *v = changed("marieke");
    json_t *one = json_array_get(json_object_get(v, "stukken"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(one, "titel")), "Nieuws");
    ck_assert_uint_eq(json_array_size(json_object_get(v, "stukken")), 1);
    /* it stays for the whole visit, and is gone at the next */
    clock_forward(UUR);
    ck_assert_uint_eq(pieces("marieke"), 1);
    char *text = page_text(login("marieke"), HOUSE, 200);
    ck_assert(strstr(text, "Veranderd sinds uw vorige bezoek") != NULL);
    free(text);
    text = page_text(login("marieke"), HOUSE "/tijdlijn", 200);
    ck_assert(strstr(text, "<span>veranderd</span>") != NULL);
    free(text);
    clock_forward(3 * UUR);
    ck_assert_uint_eq(pieces("marieke"), 0);
    /* not what she did herself */
    ck_assert_uint_eq(pieces("sanne"), 0);
}
END_TEST

/* R24: what is not seen changes nothing, in the household and in the list. */
START_TEST(test_hidden)
{
    visit("marieke");
    clock_forward(3 * UUR);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 540, 'notitie', 'wonen', 'inhoud', 11, 101, 1,"
           " 1795090000, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 540, 201);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES (301, 540,"
           " '2026-11-19', 'gesprek', 'Geheim', 'Niet voor school.')");
    char *list = page_text(login("marieke"), "/huishoudens", 200);
    ck_assert(!strstr(list, "veranderd"));
    free(list);
    ck_assert_uint_eq(pieces("marieke"), 0);
    clock_forward(3 * UUR);
    write_note("sanne");
    list = page_text(login("marieke"), "/huishoudens", 200);
    ck_assert(strstr(list, "veranderd") != NULL);
    free(list);
    /* a list is no visit */
    ck_assert_uint_eq(pieces("marieke"), 1);
}
END_TEST

/* Somebody who may not look leaves no visit; what was shown goes with the right to see it. */
START_TEST(test_no_right)
{
    ck_assert_int_eq(status_of(api(login("ilse"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", HOUSE, NULL)), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM bezoek"), 0);
    visit("marieke");
    clock_forward(3 * UUR);
    write_note("sanne");
    clock_forward(60);
    ck_assert_uint_eq(pieces("marieke"), 1);
    change("UPDATE toestemming SET einde_op = 1795086000, einde_soort = 'ingetrokken'");
    ck_assert_uint_eq(pieces("marieke"), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("bezoek");
    TCase *t = tcase_create("bezoek");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_first_visit);
    tcase_add_test(t, test_since_the_last);
    tcase_add_test(t, test_hidden);
    tcase_add_test(t, test_no_right);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
