/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/datum.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

START_TEST(whole_dates)
{
    ck_assert(datum_is_whole("2026-11-21"));
    ck_assert(datum_is_whole("2024-02-29"));
    ck_assert(datum_is_whole("2000-02-29"));
    ck_assert(datum_is_whole("1800-01-01"));
    ck_assert(datum_is_whole("2199-12-31"));
    static const char *const WRONG[] = {
        "",
        "2026",
        "2026-11-2",
        "2026-11-211",
        "2026-11-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "1799-12-31",
        "2200-01-01",
        "2026/11/21",
        "26-11-2026",
        "2026-1a-21",
        "+026-11-21",
        " 026-11-21",
        "2026-11- 1",
        "2026-11-21 ",
        "2026-11-21T00:00",
        "20261121",
        "２０２６-11-21",
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
        ck_assert_msg(!datum_is_whole(WRONG[i]), "\"%s\" is no date", WRONG[i]);
    ck_assert(!datum_is_whole(NULL));
}
END_TEST

START_TEST(partial_dates)
{
    ck_assert(datum_is_partial("2012-05-17"));
    ck_assert(datum_is_partial("2012-05-00"));
    ck_assert(datum_is_partial("2012-00-00"));
    ck_assert(!datum_is_partial("2012-00-17"));
    ck_assert(!datum_is_partial("0000-00-00"));
    ck_assert(!datum_is_partial("2012-13-00"));
    ck_assert(!datum_is_partial("2012-05-32"));
    ck_assert(!datum_is_partial("2012"));
    ck_assert(!datum_is_partial(""));
    ck_assert(!datum_is_partial(NULL));
}
END_TEST

static void check_range(const char *partial, const char *first, const char *last)
{
    char a[DATUM_SIZE], b[DATUM_SIZE];
    ck_assert(datum_range(partial, a, b));
    ck_assert_str_eq(a, first);
    ck_assert_str_eq(b, last);
}

START_TEST(ranges)
{
    check_range("2012-05-17", "2012-05-17", "2012-05-17");
    check_range("2012-05-00", "2012-05-01", "2012-05-31");
    check_range("2012-02-00", "2012-02-01", "2012-02-29");
    check_range("2013-02-00", "2013-02-01", "2013-02-28");
    check_range("2012-00-00", "2012-01-01", "2012-12-31");
    char a[DATUM_SIZE] = "untouched", b[DATUM_SIZE] = "untouched";
    ck_assert(!datum_range("", a, b));
    ck_assert(!datum_range(NULL, a, b));
    ck_assert(!datum_range("2012-00-05", a, b));
    ck_assert_str_eq(a, "untouched");
    ck_assert_str_eq(b, "untouched");
}
END_TEST

START_TEST(days_from_1970)
{
    ck_assert_int_eq(datum_to_day("1970-01-01"), 0);
    ck_assert_int_eq(datum_to_day("1969-12-31"), -1);
    ck_assert_int_eq(datum_to_day("2000-03-01"), 11017);
    ck_assert_int_eq(datum_to_day("1800-01-01"), -62091);
}
END_TEST

/* Every day of four centuries: each is one more, is a whole date and goes there and back. */
START_TEST(every_day)
{
    char before[DATUM_SIZE] = "", datum[DATUM_SIZE];
    int32_t first = datum_to_day("1800-01-01"), last = datum_to_day("2199-12-31");
    ck_assert_int_eq(last - first + 1, 146097); /* of any 400 years */
    for (int32_t day = first; day <= last; day++) {
        datum_from_day(day, datum);
        ck_assert_msg(datum_is_whole(datum), "%s", datum);
        ck_assert_int_eq(datum_to_day(datum), day);
        ck_assert_str_lt(before, datum);
        memcpy(before, datum, sizeof before);
    }
}
END_TEST

START_TEST(weekdays)
{
    ck_assert_int_eq(datum_weekday("1970-01-01"), 3);
    ck_assert_int_eq(datum_weekday("1969-12-31"), 2);
    ck_assert_int_eq(datum_weekday("2026-11-21"), 5);
    ck_assert_int_eq(datum_weekday("2024-02-29"), 3);
    ck_assert_int_eq(datum_weekday("1800-01-01"), 2);
    ck_assert_int_eq(datum_weekday("2026-11-23"), 0);
    ck_assert_int_eq(datum_weekday("2026-11-22"), 6);
}
END_TEST

START_TEST(adding_days)
{
    char d[DATUM_SIZE];
    datum_add_days("2026-12-31", 1, d);
    ck_assert_str_eq(d, "2027-01-01");
    datum_add_days("2024-02-28", 1, d);
    ck_assert_str_eq(d, "2024-02-29");
    datum_add_days("2025-02-28", 1, d);
    ck_assert_str_eq(d, "2025-03-01");
    datum_add_days("2026-03-01", -1, d);
    ck_assert_str_eq(d, "2026-02-28");
    datum_add_days(d, 365, d); /* in place */
    ck_assert_str_eq(d, "2027-02-28");
    datum_add_days("2199-12-31", 1, d);
    ck_assert_str_eq(d, "2199-12-31");
    datum_add_days("2026-01-01", INT32_MAX, d);
    ck_assert_str_eq(d, "2199-12-31");
    datum_add_days("1900-01-01", INT32_MIN, d);
    ck_assert_str_eq(d, "1800-01-01");
}
END_TEST

START_TEST(adding_months)
{
    char d[DATUM_SIZE];
    datum_add_months("2026-01-31", 1, d);
    ck_assert_str_eq(d, "2026-02-28");
    datum_add_months("2024-01-31", 1, d);
    ck_assert_str_eq(d, "2024-02-29");
    datum_add_months("2026-08-31", 6, d);
    ck_assert_str_eq(d, "2027-02-28");
    datum_add_months("2024-02-29", 12, d);
    ck_assert_str_eq(d, "2025-02-28");
    datum_add_months("2024-02-29", 48, d);
    ck_assert_str_eq(d, "2028-02-29");
    datum_add_months("2026-01-15", -1, d);
    ck_assert_str_eq(d, "2025-12-15");
    datum_add_months("2026-03-31", -1, d);
    ck_assert_str_eq(d, "2026-02-28");
    datum_add_months("2026-11-21", 0, d);
    ck_assert_str_eq(d, "2026-11-21");
    datum_add_months("2199-12-01", 1, d);
    ck_assert_str_eq(d, "2199-12-31");
    datum_add_months("2026-12-01", INT32_MIN, d);
    ck_assert_str_eq(d, "1800-01-01");
}
END_TEST

START_TEST(ages)
{
    ck_assert_int_eq(datum_age("2008-11-21", "2026-11-20"), 17);
    ck_assert_int_eq(datum_age("2008-11-21", "2026-11-21"), 18);
    ck_assert_int_eq(datum_age("2008-11-21", "2026-11-22"), 18);
    ck_assert_int_eq(datum_age("2008-11-21", "2026-12-01"), 18);
    ck_assert_int_eq(datum_age("2008-11-21", "2026-10-31"), 17);
    ck_assert_int_eq(datum_age("2026-11-21", "2026-11-21"), 0);
    ck_assert_int_eq(datum_age("2026-11-21", "2026-11-20"), -1);
    ck_assert_int_eq(datum_age("1921-01-01", "2026-11-21"), 105);
}
END_TEST

/* R10: twelve, sixteen and eighteen come on 1 March when there is no 29 February. */
START_TEST(ages_of_leap_days)
{
    ck_assert_int_eq(datum_age("2008-02-29", "2026-02-28"), 17);
    ck_assert_int_eq(datum_age("2008-02-29", "2026-03-01"), 18);
    ck_assert_int_eq(datum_age("2008-02-29", "2024-02-28"), 15);
    ck_assert_int_eq(datum_age("2008-02-29", "2024-02-29"), 16);
    ck_assert_int_eq(datum_age("2096-02-29", "2100-02-28"), 3); /* 2100 has none */
    ck_assert_int_eq(datum_age("2096-02-29", "2100-03-01"), 4);
    ck_assert_int_eq(datum_age("2009-02-28", "2024-02-29"), 15);
    ck_assert_int_eq(datum_age("2009-03-01", "2024-02-29"), 14);
}
END_TEST

static void check_ages(const char *birth, const char *day, int lowest, int highest)
{
    int low, high;
    ck_assert(datum_age_range(birth, day, &low, &high));
    ck_assert_int_eq(low, lowest);
    ck_assert_int_eq(high, highest);
}

START_TEST(age_ranges)
{
    check_ages("2012-05-17", "2024-05-16", 11, 11);
    check_ages("2012-05-17", "2024-05-17", 12, 12);
    check_ages("2012-05-00", "2024-04-30", 11, 11);
    check_ages("2012-05-00", "2024-05-01", 11, 12);
    check_ages("2012-05-00", "2024-05-30", 11, 12);
    check_ages("2012-05-00", "2024-05-31", 12, 12);
    check_ages("2012-00-00", "2024-01-01", 11, 12);
    check_ages("2012-00-00", "2024-12-30", 11, 12);
    check_ages("2012-00-00", "2024-12-31", 12, 12);
    check_ages("2012-02-00", "2026-02-28", 13, 14); /* perhaps on the 29th */
    check_ages("2012-02-00", "2026-03-01", 14, 14);
    check_ages("2026-00-00", "2026-06-01", -1, 0);
    int low = 7, high = 7;
    ck_assert(!datum_age_range("", "2026-11-21", &low, &high));
    ck_assert(!datum_age_range(NULL, "2026-11-21", &low, &high));
    ck_assert(!datum_age_range("0000-00-00", "2026-11-21", &low, &high));
    ck_assert_int_eq(low, 7);
    ck_assert_int_eq(high, 7);
}
END_TEST

/* Every age a partial date gives is between lowest and highest, and both are reached. */
START_TEST(age_range_is_exact)
{
    char first[DATUM_SIZE], last[DATUM_SIZE], birth[DATUM_SIZE], day[DATUM_SIZE];
    static const char *const PARTIAL[] = {"2012-00-00", "2012-02-00", "2013-02-00", "2011-12-00"};
    for (size_t p = 0; p < sizeof PARTIAL / sizeof PARTIAL[0]; p++) {
        ck_assert(datum_range(PARTIAL[p], first, last));
        for (int32_t at = datum_to_day("2027-12-25"); at < datum_to_day("2029-01-07"); at++) {
            int lowest, highest, seen_low = 1000, seen_high = -1000;
            datum_from_day(at, day);
            ck_assert(datum_age_range(PARTIAL[p], day, &lowest, &highest));
            for (int32_t b = datum_to_day(first); b <= datum_to_day(last); b++) {
                datum_from_day(b, birth);
                int age = datum_age(birth, day);
                seen_low = age < seen_low ? age : seen_low;
                seen_high = age > seen_high ? age : seen_high;
            }
            ck_assert_int_eq(lowest, seen_low);
            ck_assert_int_eq(highest, seen_high);
        }
    }
}
END_TEST

START_TEST(from_brp)
{
    char d[DATUM_SIZE] = "untouched";
    ck_assert(datum_from_brp("20120502", d));
    ck_assert_str_eq(d, "2012-05-02");
    ck_assert(datum_from_brp("20120500", d));
    ck_assert_str_eq(d, "2012-05-00");
    ck_assert(datum_from_brp("20120000", d));
    ck_assert_str_eq(d, "2012-00-00");
    ck_assert(datum_from_brp("00000000", d));
    ck_assert_str_eq(d, "");
    ck_assert(datum_from_brp("", d));
    ck_assert_str_eq(d, "");
    ck_assert(datum_from_brp(NULL, d));
    ck_assert_str_eq(d, "");
    static const char *const WRONG[] = {"2012050",  "201205021", "20120532", "20121301",
                                        "20120002", "00000502",  "2012-5-2", "2012-05-02",
                                        "2012o502", "17991231"};
    for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
        ck_assert_msg(!datum_from_brp(WRONG[i], d), "\"%s\" is no BRP date", WRONG[i]);
}
END_TEST

START_TEST(in_words)
{
    char words[DATUM_WOORDEN_SIZE];
    datum_woorden("2027-01-03", words);
    ck_assert_str_eq(words, "3 januari 2027");
    datum_woorden("2026-09-30", words); /* the longest */
    ck_assert_str_eq(words, "30 september 2026");
    datum_woorden("2028-12-31", words);
    ck_assert_str_eq(words, "31 december 2028");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("datum");
    TCase *tc = tcase_create("datum");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, whole_dates);
    tcase_add_test(tc, partial_dates);
    tcase_add_test(tc, ranges);
    tcase_add_test(tc, days_from_1970);
    tcase_add_test(tc, every_day);
    tcase_add_test(tc, weekdays);
    tcase_add_test(tc, adding_days);
    tcase_add_test(tc, adding_months);
    tcase_add_test(tc, ages);
    tcase_add_test(tc, ages_of_leap_days);
    tcase_add_test(tc, age_ranges);
    tcase_add_test(tc, age_range_is_exact);
    tcase_add_test(tc, from_brp);
    tcase_add_test(tc, in_words);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
