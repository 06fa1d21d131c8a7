/* SPDX-License-Identifier: EUPL-1.2 */
/* Own messages: reading them makes nothing, and nobody reads another's. */
#include "gezin.h"

#define BERICHTEN "/mijn/berichten"
#define EEN BERICHTEN "/00000000000vs" /* 889 */

static void begin(void)
{
    gezin_start();
    change("INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
           " VALUES (101, 889, 'bericht', 301, 'bericht', 501, 1), (101, 890, 'bericht', 301,"
           " 'bericht', 502, 1), (102, 891, 'bericht', 302, 'bericht', 503, 1)");
}

static void told(struct http_reply r, int status, int gelezen)
{
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_msg(r.status == status, "%d %.*s", r.status, (int)r.body_len, r.body);
    ck_assert_ptr_null(reply_header(&r, "Location"));
    ck_assert_int_eq(json_integer_value(json_object_get(json, "gelezen")), gelezen);
    http_reply_free(&r);
}

START_TEST(test_one_is_read)
{
    const char *sanne = login("sanne");
    told(api(sanne, "POST", EEN "/gelezen", "{}"), 200, 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gelezen_op IS NULL"), 2);
    told(api(sanne, "POST", EEN "/gelezen", "{}"), 200, 0);
}
END_TEST

START_TEST(test_all_are_read)
{
    told(api(login("sanne"), "POST", BERICHTEN "/gelezen", "{}"), 200, 2);
    told(api(login("sanne"), "POST", BERICHTEN "/gelezen", "{}"), 200, 0);
    ck_assert_int_eq(value("SELECT gebruiker_id FROM attendering WHERE gelezen_op IS NULL"), 102);
}
END_TEST

/* Another's, nobody's, and what is no number at all: not found, and nothing is read. */
START_TEST(test_not_mine)
{
    const char *youssef = login("youssef");
    same(api(youssef, "POST", EEN "/gelezen", "{}"),
         api(youssef, "POST", BERICHTEN "/" NIEMAND "/gelezen", "{}"), 404);
    same(api(youssef, "POST", EEN "/gelezen", "{}"),
         api(youssef, "POST", BERICHTEN "/onzin/gelezen", "{}"), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gelezen_op IS NULL"), 3);
}
END_TEST

START_TEST(test_page_goes_on)
{
    struct http_reply r = page(login("sanne"), "POST", BERICHTEN "/gelezen", "");
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), BERICHTEN "?gedaan=berichten-gelezen");
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("berichten");
    TCase *tc = tcase_create("berichten");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, test_one_is_read);
    tcase_add_test(tc, test_all_are_read);
    tcase_add_test(tc, test_not_mine);
    tcase_add_test(tc, test_page_goes_on);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
