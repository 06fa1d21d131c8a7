/* SPDX-License-Identifier: EUPL-1.2 */
/* What a consent would open, before it is recorded (R25), and its screens. */
#include "toestemming.h"

/* ---- previews (R25) ---- */

START_TEST(test_preview)
{
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == 200, "%s", r.body);
    const json_t *erbij = json_object_get(json, "erbij"),
                 *not_yet = json_object_get(json, "nogNiet");
    ck_assert_str_eq(json_string_value(json_object_get(json, "kijker")), "Marieke van Dam");
    ck_assert_uint_eq(json_array_size(json_object_get(json, "gevers")), 2);
    /* the goal and the note about Emir alone */
    ck_assert_uint_eq(json_array_size(erbij), 2);
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "Emir gaat elke dag naar school"));
    ck_assert_uint_eq(json_array_size(not_yet), 1);
    ck_assert_str_eq(json_string_value(json_object_get(json_array_get(not_yet, 0), "titel")),
                     "Thuis aan tafel");
    ck_assert(reply_has(&r, "gaat ook over Elif"));
    ck_assert(!reply_has(&r, "Over slapen")); /* Sanne does not see that herself */
    ck_assert(!reply_has(&r, "Het huis"));    /* not asked for */
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering"), 0);
    ck_assert(!sees("marieke", 520));
    ck_assert_int_eq(
        value("SELECT count(*) FROM logregel WHERE handeling = 'toestemming.voorbeeld'"
              " AND gebeurtenis = 'zoeken' AND personen LIKE '%000000000006a%' AND gronden "
              "LIKE '%G1%'"),
        1);
}
END_TEST

/* What the asker does not see is not in it, not even as a number. */
START_TEST(test_preview_hides)
{
    AUTO_JSON json_t *body = asked_of_ggz();
    json_object_del(body, "verklaringen");
    struct http_reply r = post("sanne", PREVIEW, body);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "erbij")), 0);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "nogNiet")), 0);
    http_reply_free(&r);
    r = post("ilse", PREVIEW, body);
    ck_assert(reply_has(&r, "Over slapen"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_preview_of_invited)
{
    change(
        "UPDATE betrokkenheid SET status = 'uitgenodigd', gevraagd_door = 101, beslist_door = NULL,"
        " beslist_op = NULL WHERE id = 503; UPDATE item SET bron_id = 11, auteur_id = 101, "
        "door_regie = 1 WHERE id = 503;"
        "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301, "
        "503, 561, 103, '2026-01-01')");
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    ck_assert_msg(reply_has(&r, "Over school"), "%s", r.body);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT status = 'uitgenodigd' FROM betrokkenheid WHERE id = 503"), 1);
    int64_t made = record(asked_with_answers("ja", "ja"));
    expect_stand("sanne", made, "ontvanger");
    change("UPDATE betrokkenheid SET status = 'actief', beslist_door = 103, beslist_op = "
           "1767225600 WHERE id = 503");
    expect_stand("sanne", made, "geldt");
    ck_assert(sees("marieke", 520));
}
END_TEST

START_TEST(test_closed_whoever_says_yes)
{
    change("UPDATE gezag SET in_onderzoek = 1 WHERE kind_id = 202");
    AUTO_JSON json_t *body = asked();
    struct http_reply r = post("sanne", PREVIEW, body);
    ck_assert(reply_has(&r, "gezag-onbekend"));
    ck_assert(reply_has(&r, "\"erbij\":[]"));
    http_reply_free(&r);
    expect_stand("sanne", record(asked_with_answers("ja", "ja")), "dicht");
}
END_TEST

START_TEST(test_what_a_partner_sees)
{
#define PARTNERS "/huishoudens/000000000009d/partners"
    (void)record(asked_with_answers("ja", "ja"));
    struct http_reply r = api(login("sanne"), "GET", PARTNERS "/0000000000037", NULL);
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(!reply_has(&r, "Thuis aan tafel"));
    http_reply_free(&r);
    /* Marieke does not see Ilse: hidden and made up are the same */
    const char *marieke = login("marieke");
    rng_still();
    struct http_reply a = api(marieke, "GET", PARTNERS "/0000000000038", NULL);
    rng_still();
    struct http_reply b = api(marieke, "GET", PARTNERS "/0000000000zzz", NULL);
    AUTO_FREE char *hidden = reply_text(&a), *made_up = reply_text(&b);
    ck_assert_int_eq(a.status, 404);
    ck_assert_str_eq(hidden, made_up);
    http_reply_free(&a);
    http_reply_free(&b);
    r = api(marieke, "GET", PARTNERS, NULL);
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    ck_assert(!reply_has(&r, "Ilse"));
    http_reply_free(&r);
}
END_TEST

/* R12: consent about somebody who died is of no use, and says so. */
START_TEST(test_closed_who_died)
{
    struct http_reply r;
    (void)record(asked_with_answers("ja", "ja"));
    change("UPDATE persoon SET overleden_op = '2026-05-01' WHERE id = 202");
    r = api(login("sanne"), "GET", "/huishoudens/000000000009d/toestemmingen", NULL);
    ck_assert_msg(reply_has(&r, "\"overleden\""), "%s", r.body);
    ck_assert(reply_has(&r, "\"dicht\""));
    http_reply_free(&r);
}
END_TEST

/* ---- the screens ---- */

#define FORM                                                                                       \
    "persoon=000000000006a&soort=avg&bronnen=000000000000b&ontvangerOnderdeel=000000000000d"       \
    "&ontvangerGebruiker=0000000000037&categorieen=onderwijs&doel=onderwijs"                       \
    "&doelZin=Marieke+helpt+Emir.&tot=2027-05-19&wijze=mondeling&taal=Nederlands"                  \
    "&verklaringen.0.gever=0000000000069&verklaringen.0.antwoord=ja"                               \
    "&verklaringen.1.gever=000000000006c&verklaringen.1.antwoord="

START_TEST(test_by_form)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(sanne, "POST", LIST, FORM "ja");
    const char *location = reply_header(&r, "Location");
    ck_assert_msg(r.status == 303, "%s", r.body);
    ck_assert_ptr_nonnull(strstr(location, "gedaan=toestemming-geldt"));
    struct http_reply shown = page(sanne, "GET", location, NULL);
    ck_assert_int_eq(shown.status, 200);
    ck_assert(reply_has(&shown, "Nu intrekken"));
    ck_assert(reply_has(&shown, "De partner ziet meteen wat mag"));
    http_reply_free(&shown);
    http_reply_free(&r);
    char path[100];
    (void)snprintf(path, sizeof path, "/toestemmingen/%s/intrekking", id(newest()));
    r = page(sanne, "POST", path, "gever=0000000000069&wijze=mondeling");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert(!sees("marieke", 520));
}
END_TEST

START_TEST(test_form_keeps_what_was_typed)
{
    struct http_reply r = page(login("sanne"), "POST", LIST, FORM "nee&soort=hulp&tot=2029-01-01");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Er is nog niets opgeslagen"));
    ck_assert(reply_has(&r, "Marieke helpt Emir."));
    ck_assert(reply_has(&r, "name=\"verklaringen.1.antwoord\" value=\"nee\" checked"));
    ck_assert(reply_has(&r, "Mark de Boer"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

START_TEST(test_preview_page)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(sanne, "POST", PREVIEW, FORM "nog-vragen");
    ck_assert_msg(r.status == 200, "%s", r.body);
    ck_assert(reply_has(&r, "Zo zegt u het tegen Elif Yıldız en Mark de Boer"));
    ck_assert(reply_has(&r, "Dit ziet Marieke van Dam er dan bij"));
    ck_assert(reply_has(&r, "Over school"));
    ck_assert(reply_has(&r, "name=\"verklaringen.0.antwoord\" value=\"ja\" checked"));
    http_reply_free(&r);
    /* a choice that is not finished is no error */
    r = page(sanne, "POST", PREVIEW, "persoon=000000000006a");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Kies wie het mag vertellen"));
    ck_assert(reply_has(&r, "value=\"000000000006a\" checked"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 0);
}
END_TEST

START_TEST(test_pages)
{
    const char *sanne = login("sanne");
    (void)record(asked_with_answers("ja", "nog-vragen"));
    (void)record(asked_of_ggz());
    (void)record(asked_with_answers("ja", "nee"));
    char paths[8][120];
    (void)snprintf(paths[0], sizeof paths[0], "%s", path_of(newest(), ""));
    (void)snprintf(paths[1], sizeof paths[1], "%s", path_of(newest(), "/verklaringen/nieuw"));
    (void)snprintf(paths[2], sizeof paths[2], LIST "/nieuw?als=%s", id(newest()));
    (void)snprintf(paths[3], sizeof paths[3], LIST "/nieuw");
    (void)snprintf(paths[4], sizeof paths[4], LIST "?over=%s", id(202));
    (void)snprintf(paths[5], sizeof paths[5], WITHDRAW "/nieuw");
    (void)snprintf(paths[6], sizeof paths[6], "/huishoudens/%s/partners", id(301));
    (void)snprintf(paths[7], sizeof paths[7], "/huishoudens/%s/partners/%s", id(301), id(103));
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct http_reply r = page(sanne, "GET", paths[i], NULL);
        ck_assert_msg(r.status == 200, "%s: %d %s", paths[i], r.status, r.body);
        http_reply_free(&r);
    }
    struct http_reply r = page(sanne, "GET", LIST, NULL);
    ck_assert(reply_has(&r, "Wie mag wat weten"));
    ck_assert(reply_has(&r, "Vraagt aandacht"));
    ck_assert(reply_has(&r, "gp-consent--wacht"));
    http_reply_free(&r);
    r = page(login("ilse"), "GET",
             path_of(value("SELECT id FROM toestemming WHERE soort = 'beroepsgeheim'"), ""), NULL);
    ck_assert(reply_has(&r, "Ja, wij mogen dit vertellen"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("toestemming_zien");
    TCase *t = tcase_create("toestemming_zien");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_preview);
    tcase_add_test(t, test_preview_hides);
    tcase_add_test(t, test_preview_of_invited);
    tcase_add_test(t, test_closed_whoever_says_yes);
    tcase_add_test(t, test_closed_who_died);
    tcase_add_test(t, test_what_a_partner_sees);
    tcase_add_test(t, test_by_form);
    tcase_add_test(t, test_form_keeps_what_was_typed);
    tcase_add_test(t, test_preview_page);
    tcase_add_test(t, test_pages);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
