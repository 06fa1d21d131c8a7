/* SPDX-License-Identifier: EUPL-1.2 */
/* The times in which nothing was recorded, between what the viewer sees on the timeline and until
 * today; and that they say nothing of what the viewer does not see. */
#include "gezin.h"

#include "base/row.h"

#define LIJN HOUSE "/tijdlijn"
#define ID_521 "00000000000g9"

/* 520 on 1 January, 521 on the 28th (27 days later), 522 on 25 February (28 days later). */
static void begin(void)
{
    gezin_start();
    change("UPDATE item SET op = 1769554800 WHERE id = 521;"
           "UPDATE item SET op = 1771974000 WHERE id = 522");
}

static json_t *line_of(const char *who, const char *path)
{
    struct http_reply r = api(login(who), "GET", path, NULL);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    json_t *json = reply_json(&r);
    http_reply_free(&r);
    return json;
}

static void gap_is(const json_t *line, size_t i, const char *van, const char *tot, int weken)
{
    const json_t *gap = json_array_get(json_object_get(line, "gaten"), i);
    ck_assert_str_eq(row_text(gap, "van"), van);
    ck_assert_str_eq(row_text(gap, "tot"), tot);
    ck_assert_int_eq((int)row_int(gap, "weken"), weken);
}

static size_t gaps(const json_t *line) { return json_array_size(json_object_get(line, "gaten")); }

START_TEST(between_and_until_today)
{
    AUTO_JSON json_t *line = line_of("sanne", LIJN);
    ck_assert_uint_eq(gaps(line), 2);
    gap_is(line, 0, "2026-02-25", "2026-11-19", 38);
    gap_is(line, 1, "2026-01-28", "2026-02-25", 4);
    const json_t *today = json_array_get(json_object_get(line, "gaten"), 0);
    const json_t *other = json_array_get(json_object_get(line, "gaten"), 1);
    ck_assert(row_true(today, "lopend") && !row_true(other, "lopend"));
    ck_assert_str_eq(row_text(other, "onder"), ID_521);
    ck_assert_int_eq((int)row_int(other, "dagen"), 28);
    ck_assert_ptr_null(
        json_object_get(json_array_get(json_object_get(line, "resultaten"), 0), "opDag"));
    AUTO_FREE char *text = page_text(login("sanne"), LIJN, 200);
    ck_assert_ptr_nonnull(strstr(text, "38 weken niets vastgelegd</strong>, van 25 februari tot "
                                       "vandaag"));
    ck_assert_ptr_nonnull(strstr(text, "4 weken niets vastgelegd</strong>, van 28 januari tot "
                                       "25 februari"));
    ck_assert_ptr_nonnull(strstr(text, "Anderen kunnen wel iets hebben geschreven"));
}
END_TEST

START_TEST(a_day_short)
{
    change("UPDATE item SET op = 1771887600 WHERE id = 522"); /* 24 February */
    AUTO_JSON json_t *line = line_of("sanne", LIJN);
    ck_assert_uint_eq(gaps(line), 1);
    gap_is(line, 0, "2026-02-24", "2026-11-19", 38);
}
END_TEST

/* Nobody waits for a plan that is closed. */
START_TEST(only_of_an_open_plan)
{
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1790000000 WHERE id = 501");
    AUTO_JSON json_t *line = line_of("sanne", LIJN);
    ck_assert_uint_eq(gaps(line), 1);
    gap_is(line, 0, "2026-01-28", "2026-02-25", 4);
    change("DELETE FROM notitie_versie; DELETE FROM notitie");
    AUTO_JSON json_t *empty = line_of("sanne", LIJN);
    ck_assert_uint_eq(gaps(empty), 0);
}
END_TEST

START_TEST(not_with_a_filter)
{
    AUTO_JSON json_t *line = line_of("sanne", LIJN "?categorie=onderwijs");
    ck_assert_uint_eq(json_array_size(json_object_get(line, "resultaten")), 2);
    ck_assert_uint_eq(gaps(line), 0);
    AUTO_FREE char *text = page_text(login("sanne"), LIJN "?categorie=onderwijs", 200);
    ck_assert_ptr_null(strstr(text, "niets vastgelegd"));
    AUTO_JSON json_t *all = line_of("sanne", LIJN "?categorie=");
    ck_assert_uint_eq(gaps(all), 2);
}
END_TEST

/* On a later page nothing is said of what stands on the page before. */
START_TEST(across_pages)
{
    AUTO_JSON json_t *later = line_of("sanne", LIJN "?na=00000000000ga");
    ck_assert_uint_eq(json_array_size(json_object_get(later, "resultaten")), 2);
    ck_assert_uint_eq(gaps(later), 0);
    change("WITH RECURSIVE n(i) AS (SELECT 900001 UNION ALL SELECT i + 1 FROM n WHERE i < 900100)"
           " INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           "  door_regie, plek, op, personen)"
           " SELECT 301, i, 'notitie', 'onderwijs', 'inhoud', 11, 101, 1, 0, 1795000000, '" EMIR
           "' FROM n;"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id)"
           " SELECT 301, id, 202 FROM item WHERE id > 900000;"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)"
           " SELECT 301, id, '2026-11-18', 'gesprek', 'Kort', 'Kort.' FROM item WHERE id > 900000");
    AUTO_JSON json_t *first = line_of("sanne", LIJN);
    ck_assert_uint_eq(json_array_size(json_object_get(first, "resultaten")), 100);
    ck_assert_uint_eq(gaps(first), 1); /* under the last row of this page */
    gap_is(first, 0, "2026-02-25", "2026-11-18", 38);
    AUTO_FREE char *text = page_text(login("sanne"), LIJN, 200);
    ck_assert_ptr_nonnull(strstr(text, "38 weken niets vastgelegd"));
    AUTO_FREE char *rest =
        page_text(login("sanne"), row_text(first, "volgende") + strlen("/api/v1"), 200);
    ck_assert_ptr_null(strstr(rest, "38 weken"));
    ck_assert_ptr_nonnull(strstr(rest, "4 weken niets vastgelegd"));
}
END_TEST

/* A note of the ggz, in the middle of a time in which she sees nothing. */
START_TEST(says_nothing_of_others)
{
    struct http_reply before = api(login("sanne"), "GET", LIJN, NULL);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, plek, op, personen) VALUES (301, 590, 'notitie', 'gezondheid', 'inhoud',"
           " 14, 104, 0, 0, 1783000000, '" ELIF "');"
           "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 590, 201);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
           " (301, 590, '2026-07-02', 'gesprek', 'Van de ggz', 'Elif slaapt beter.')");
    same(before, api(login("sanne"), "GET", LIJN, NULL), 200);
    AUTO_JSON json_t *school = line_of("marieke", LIJN); /* what she sees is what counts for her */
    size_t rows = json_array_size(json_object_get(school, "resultaten"));
    ck_assert_uint_lt(rows, 3);
    ck_assert_uint_le(gaps(school), rows);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("gaten");
    TCase *tc = tcase_create("gaten");
    tcase_add_checked_fixture(tc, begin, harness_stop);
    tcase_add_test(tc, between_and_until_today);
    tcase_add_test(tc, a_day_short);
    tcase_add_test(tc, only_of_an_open_plan);
    tcase_add_test(tc, not_with_a_filter);
    tcase_add_test(tc, across_pages);
    tcase_add_test(tc, says_nothing_of_others);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
