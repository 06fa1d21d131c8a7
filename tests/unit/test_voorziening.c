/* SPDX-License-Identifier: EUPL-1.2 */
/* What follows from a list of voorzieningen: money a month, overlap, gaps, what ends. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/voorziening.h"

#include <check.h>

#define VANDAAG "2026-11-22"

static json_t *rows;

static void setup(void) { rows = json_array(); }

static void teardown(void) { json_decref(rows); }

static json_t *add(const char *naam, const char *dienst, const char *persoon, const char *van,
                   const char *tot)
{
    json_t *row = json_pack("{s:s, s:s, s:s, s:s?, s:s, s:s, s:[{s:s, s:s}]}", "naam", naam,
                            "dienst", dienst, "van", van, "tot", tot, "status", "loopt", "wetNaam",
                            "Wmo", "personen", "id", persoon, "naam", persoon);
    json_array_append_new(rows, row);
    return row;
}

static void money(json_t *row, const char *wet, int bedrag, const char *per)
{
    json_object_set_new(row, "wetNaam", json_string(wet));
    json_object_set_new(row, "bedrag", json_integer(bedrag));
    json_object_set_new(row, "per", json_string(per));
}

/* The signals as text: "soort naam>ander van..tot wie,wie; …". */
static const char *signals(void)
{
    static char text[1000];
    AUTO_JSON json_t *beeld = voorziening_beeld(rows, VANDAAG, 56);
    json_t *one, *naam;
    size_t i, j, n = 0;
    text[0] = '\0';
    json_array_foreach(json_object_get(beeld, "signalen"), i, one)
    {
        const char *ander = row_text(one, "ander"), *van = row_text(one, "van");
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s %s>%s %s..%s", i ? "; " : "",
                              row_text(one, "soort"), row_text(one, "naam"), ander ? ander : "",
                              van ? van : "", row_text(one, "tot"));
        json_array_foreach(json_object_get(one, "personen"), j, naam) n += (size_t)snprintf(
            text + n, sizeof text - n, "%s%s", j ? "," : " ", json_string_value(naam));
    }
    return text;
}

START_TEST(nothing_of_nothing)
{
    ck_assert_str_eq(signals(), "");
    AUTO_JSON json_t *beeld = voorziening_beeld(rows, VANDAAG, 56);
    const json_t *budget = json_object_get(beeld, "budget");
    ck_assert_int_eq(row_int(budget, "maand"), 0);
    ck_assert(json_is_null(json_object_get(budget, "eenmalig")));
}
END_TEST

START_TEST(money_of_what_runs_today)
{
    money(add("a", "x", "p", "2026-01-01", NULL), "Wmo", 75, "week");
    money(add("b", "y", "p", VANDAAG, VANDAAG), "Jeugdwet", 640, "maand");
    money(add("c", "z", "p", "2026-01-01", "2027-01-01"), "Wmo", 1200, "jaar");
    money(add("d", "u", "p", VANDAAG, NULL), "Wgs", 450, "eenmalig");
    money(add("gisteren", "v", "p", "2026-01-01", "2026-11-21"), "Wmo", 999, "maand");
    money(add("morgen", "w", "p", "2026-11-23", NULL), "Wmo", 999, "maand");
    json_object_set_new(add("stop", "s", "p", "2026-01-01", NULL), "status",
                        json_string("gestopt"));
    AUTO_JSON json_t *beeld = voorziening_beeld(rows, VANDAAG, 56);
    const json_t *budget = json_object_get(beeld, "budget");
    const json_t *wetten = json_object_get(budget, "wetten");
    ck_assert_int_eq(row_int(budget, "maand"), 325 + 640 + 100);
    ck_assert_int_eq(row_int(budget, "eenmalig"), 450);
    ck_assert_uint_eq(json_array_size(wetten), 2);
    ck_assert_str_eq(row_text(json_array_get(wetten, 0), "naam"), "Wmo");
    ck_assert_int_eq(row_int(json_array_get(wetten, 0), "maand"), 425);
}
END_TEST

/* The last day counts: the next that starts the day after leaves no gap, on the same day is double.
 */
START_TEST(next_to_each_other)
{
    (void)add("a", "x", "p", "2026-01-01", "2026-12-31");
    (void)add("b", "x", "p", "2027-01-01", "2027-12-31");
    ck_assert_str_eq(signals(), "");
    json_array_clear(rows);
    (void)add("a", "x", "p", "2026-01-01", "2026-12-31");
    (void)add("b", "x", "p", "2026-12-31", "2027-12-31");
    ck_assert_str_eq(signals(), "overlap a>b 2026-12-31..2026-12-31 p");
    json_array_clear(rows);
    (void)add("a", "x", "p", "2026-01-01", "2026-12-31");
    (void)add("b", "x", "p", "2027-01-02", "2027-12-31");
    ck_assert_str_eq(signals(), "gat a>b 2027-01-01..2027-01-01 p");
}
END_TEST

START_TEST(other_people_and_other_help_are_no_overlap)
{
    (void)add("a", "x", "p", "2026-01-01", NULL);
    (void)add("b", "x", "q", "2026-01-01", NULL);
    (void)add("c", "y", "p", "2026-01-01", NULL);
    ck_assert_str_eq(signals(), "");
}
END_TEST

/* A long one behind a short one: after the short one there is no gap. */
START_TEST(long_behind_short)
{
    (void)add("lang", "x", "p", "2026-01-01", "2027-12-31");
    (void)add("kort", "x", "p", "2026-02-01", "2026-12-01");
    (void)add("later", "x", "p", "2027-06-01", "2028-06-01");
    ck_assert_str_eq(signals(), "overlap lang>kort 2026-02-01..2026-12-01 p; "
                                "overlap lang>later 2027-06-01..2027-12-31 p");
}
END_TEST

START_TEST(what_is_past_is_past)
{
    (void)add("a", "x", "p", "2026-01-01", "2026-03-01");
    (void)add("b", "x", "p", "2026-02-01", "2026-04-01");
    (void)add("c", "x", "p", "2026-06-01", NULL);
    ck_assert_str_eq(signals(), "");
}
END_TEST

/* 56 days: the last day that is told is the border itself. One signal for two people. */
START_TEST(ends_with_nothing_after)
{
    (void)add("a", "x", "p", "2026-01-01", "2027-01-17");
    json_array_append_new(json_object_get(json_array_get(rows, 0), "personen"),
                          json_pack("{s:s, s:s}", "id", "q", "naam", "q"));
    ck_assert_str_eq(signals(), "einde a> ..2027-01-17 p,q");
    json_object_set_new(json_array_get(rows, 0), "tot", json_string("2027-01-18"));
    ck_assert_str_eq(signals(), "");
    json_object_set_new(json_array_get(rows, 0), "tot", json_string("2026-11-21"));
    ck_assert_str_eq(signals(), "");
    json_object_set_new(json_array_get(rows, 0), "tot", json_string(VANDAAG));
    (void)add("b", "x", "p", "2026-11-23", NULL);
    ck_assert_str_eq(signals(), "einde a> ..2026-11-22 q");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("voorziening");
    TCase *tc = tcase_create("beeld");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, nothing_of_nothing);
    tcase_add_test(tc, money_of_what_runs_today);
    tcase_add_test(tc, next_to_each_other);
    tcase_add_test(tc, other_people_and_other_help_are_no_overlap);
    tcase_add_test(tc, long_behind_short);
    tcase_add_test(tc, what_is_past_is_past);
    tcase_add_test(tc, ends_with_nothing_after);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
