/* SPDX-License-Identifier: EUPL-1.2 */
/* "Waarom zie ik niet alles": the same bytes whatever household one comes from, hidden or not. */
#include "gezin.h"

#define PAGE "/uitleg/zicht"
#define SEPARATION                                                                                 \
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie," \
    " op, personen) VALUES (301, 590, 'afscherming', 'veiligheid', 'coordinatie', 11, 101, 1,"     \
    " 1767225600, '" ELIF "');"                                                                    \
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 590, 201);"        \
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"                     \
    " (301, 590, 'Geweld.', '2026-01-01', 101, 1767225600);"                                       \
    "INSERT INTO afscherming_persoon VALUES (590, 201);"                                           \
    "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (590, 1, 103)"

static char *look(const char *token, const char *from)
{
    if (from)
        free(page_text(token, from, 200));
    struct http_reply r = page(token, "GET", PAGE, NULL);
    ck_assert_int_eq(r.status, 200);
    char *text = reply_text(&r);
    http_reply_free(&r);
    return text;
}

START_TEST(test_same_bytes)
{
    const char *marieke = login("marieke");
    rng_still();
    AUTO_FREE char *first = look(marieke, NULL);
    AUTO_FREE char *after = look(marieke, HOUSE);
    ck_assert_str_eq(first, after);
    change(SEPARATION); /* now much is hidden from her */
    AUTO_FREE char *hidden = look(marieke, HOUSE);
    ck_assert_str_eq(first, hidden);
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-01-02' WHERE id = 503");
    AUTO_FREE char *nothing = look(marieke, NULL); /* and now everything */
    ck_assert_str_eq(first, nothing);
}
END_TEST

/* It takes no household: not in the path, not in the query, and leaves no line in the log. */
START_TEST(test_no_household)
{
    int64_t lines = value("SELECT count(*) FROM logregel");
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", PAGE, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'uitleg.zicht'"), 0);
    ck_assert_int_ge(value("SELECT count(*) FROM logregel"), lines);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", HOUSE "/uitleg/zicht", NULL)), 404);
    ck_assert_int_eq(status_of(page(NULL, "GET", PAGE, NULL)), 303);
    struct http_reply r = api(login("sanne"), "GET", PAGE, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Wmo 2015 artikel 5.2.6"));
    ck_assert(!reply_has(&r, "Wams")); /* switched off */
    http_reply_free(&r);
}
END_TEST

/* The law is dated data. */
START_TEST(test_dated)
{
    change("UPDATE deelgrond SET tot = '2026-11-18' WHERE code = 'meldrecht';"
           "INSERT INTO deelgrond (id, code, naam, artikel, uitleg, wie, geheim, max_dagen, actief,"
           " volgorde, van) VALUES (61, 'meldrecht', 'Meldrecht', 'Nieuwe wet artikel 7', 'Zo is"
           " het nu.', 'bron', 0, 30, 1, 1, '2026-11-19'), (62, 'later', 'Later', 'Wet van morgen',"
           " 'Nog niet.', 'bron', 0, 30, 1, 2, '2026-11-20')");
    AUTO_FREE char *text = page_text(login("sanne"), PAGE, 200);
    ck_assert_ptr_null(strstr(text, "5.2.6"));
    ck_assert_ptr_nonnull(strstr(text, "Nieuwe wet artikel 7"));
    ck_assert_ptr_null(strstr(text, "Wet van morgen"));
}
END_TEST

/* The line that leads here is on every page of a household, for everybody the same. */
START_TEST(test_line)
{
    static const char *const PAGES[] = {HOUSE, HOUSE "/tijdlijn", HOUSE "/leden",
                                        HOUSE "/samenvoeging"};
    const char *who[] = {login("sanne"), login("marieke")};
    for (size_t i = 0; i < COUNT_OF(PAGES); i++)
        for (size_t j = 0; j < COUNT_OF(who); j++) {
            AUTO_FREE char *text = page_text(who[j], PAGES[i], 200);
            ck_assert_ptr_nonnull(strstr(text, "<a href=\"" PAGE "\">Waarom?</a>"));
        }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("zichtuitleg");
    TCase *tc = tcase_create("zichtuitleg");
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_test(tc, test_same_bytes);
    tcase_add_test(tc, test_no_household);
    tcase_add_test(tc, test_dated);
    tcase_add_test(tc, test_line);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
