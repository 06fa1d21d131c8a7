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

/* What a message is about and the viewer does not see any more: no address that ends in nothing,
 * but words, the same for what is hidden and what is not there. */
START_TEST(test_not_seen_any_more)
{
    change("DELETE FROM attendering");
    change("INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
           " VALUES (104, 892, 'bericht', 302, 'bericht', 502, 1), (104, 893, 'bericht', 302,"
           " 'bericht', 99999, 1), (104, 894, 'bericht', 302, 'samenspraak', 302, 1)");
    const char *ilse = login("ilse");
    struct http_reply r = api(ilse, "GET", BERICHTEN, NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    const json_t *rows = json_object_get(json, "resultaten"), *row;
    size_t i;
    ck_assert_uint_eq(json_array_size(rows), 3);
    json_array_foreach(rows, i, row)
    {
        ck_assert(json_is_null(json_object_get(row, "url")));
        ck_assert(json_is_null(json_object_get(row, "huishouden")));
        ck_assert(json_is_true(json_object_get(row, "dicht")));
    }
    http_reply_free(&r);
    r = page(ilse, "GET", BERICHTEN, NULL);
    ck_assert(reply_has(&r, "niet meer voor u te zien"));
    http_reply_free(&r);
    /* who sees it goes there */
    change(
        "UPDATE attendering SET gebruiker_id = 101, huishouden_id = 301, object = 'regieverzoek',"
        " object_id = 501 WHERE id = 892");
    change("DELETE FROM attendering WHERE id <> 892");
    r = api(login("sanne"), "GET", BERICHTEN, NULL);
    ck_assert(reply_has(&r, "\"url\":\"/regieverzoeken/"));
    ck_assert(reply_has(&r, "\"dicht\":false"));
    http_reply_free(&r);
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

/* What is not on the page stays new: what came since, and what stands on the next one. Unread is
 * shown first, however old. */
START_TEST(test_only_what_was_shown)
{
    const char *sanne = login("sanne");
    char sql[400];
    for (int i = 0; i < 120; i++) {
        (void)snprintf(sql, sizeof sql,
                       "INSERT INTO attendering (gebruiker_id, id, soort, object, object_id, op,"
                       " gelezen_op) VALUES (101, %d, 'bericht', 'bericht', %d, %d, %d)",
                       2000 + i, 2000 + i, 1000 + i, 5000);
        change(sql);
    }
    struct http_reply r = api(sanne, "GET", BERICHTEN, NULL);
    AUTO_JSON json_t *first = reply_json(&r);
    http_reply_free(&r);
    json_t *rows = json_object_get(first, "resultaten");
    ck_assert_uint_eq(json_array_size(rows), 100);
    ck_assert(json_is_true(json_object_get(json_array_get(rows, 0), "nieuw")) &&
              json_is_true(json_object_get(json_array_get(rows, 1), "nieuw")));
    const char *next = json_string_value(json_object_get(first, "volgende"));
    ck_assert_str_eq(next, BERICHTEN "?na=100");
    r = api(sanne, "GET", next, NULL);
    AUTO_JSON json_t *second = reply_json(&r);
    http_reply_free(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(second, "resultaten")), 22);
    ck_assert(json_is_null(json_object_get(second, "volgende")));
    AUTO_FREE char *text = page_text(sanne, BERICHTEN, 200);
    ck_assert(strstr(text, "name=\"berichten\" value=\"00000000000vs\"") &&
              strstr(text, "Deze gelezen") && strstr(text, "?na=100"));
    ck_assert_int_eq(status_of(api(sanne, "GET", BERICHTEN "?na=x", NULL)), 400);
    /* one came after the page was shown */
    change("INSERT INTO attendering (gebruiker_id, id, soort, object, object_id, op) VALUES (101,"
           " 3000, 'bericht', 'bericht', 3000, 9000)");
    told(api(sanne, "POST", BERICHTEN "/gelezen", "{\"berichten\": [\"00000000000vs\"]}"), 200, 1);
    told(api(sanne, "POST", BERICHTEN "/gelezen", "{\"berichten\": [\"00000000000vs\"]}"), 200, 0);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gelezen_op IS NULL AND"
                           " gebruiker_id = 101"),
                     2);
    /* another's that is new is passed over, and says nothing */
    char theirs[100], id[ID_TEXT_SIZE];
    id_format(3000, id);
    (void)snprintf(theirs, sizeof theirs, "{\"berichten\": [\"%s\", \"" NIEMAND "\"]}", id);
    told(api(login("youssef"), "POST", BERICHTEN "/gelezen", theirs), 200, 0);
    told(api(sanne, "POST", BERICHTEN "/gelezen", theirs), 200, 1);
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
    tcase_add_test(tc, test_not_seen_any_more);
    tcase_add_test(tc, test_page_goes_on);
    tcase_add_test(tc, test_only_what_was_shown);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
