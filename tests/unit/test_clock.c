/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "base/result.h"

#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Unix seconds of a moment in UTC. */
static int64_t utc(const char *datum, int hour, int minute, int second)
{
    return (int64_t)datum_to_day(datum) * 86400 + hour * 3600 + minute * 60 + second;
}

START_TEST(a_real_clock)
{
    struct clock c;
    clock_init_real(&c);
    int64_t before = (int64_t)time(NULL), now = clock_now(&c);
    ck_assert_int_ge(now, before - 1);
    ck_assert_int_le(now, before + 60);
    clock_move(&c, 3600 * 1000);
    ck_assert_int_ge(clock_now(&c), now + 3600);
    ck_assert_int_le(clock_now(&c), now + 3660);
}
END_TEST

START_TEST(a_fixed_clock)
{
    struct clock c;
    clock_init_fixed(&c, 1795219200999);
    ck_assert_int_eq(clock_now_ms(&c), 1795219200999);
    ck_assert_int_eq(clock_now(&c), 1795219200);
    clock_move(&c, 1);
    ck_assert_int_eq(clock_now(&c), 1795219201);
    clock_move(&c, -2000);
    ck_assert_int_eq(clock_now_ms(&c), 1795219199000);
    clock_init_fixed(&c, -1); /* before 1970 the second is still the one that has begun */
    ck_assert_int_eq(clock_now(&c), -1);
}
END_TEST

/* Published switch dates; each at 01:00 UTC. */
static const struct {
    const char *summer, *winter;
} SWITCHES[] = {
    {"1996-03-31", "1996-10-27"}, {"2000-03-26", "2000-10-29"}, {"2023-03-26", "2023-10-29"},
    {"2024-03-31", "2024-10-27"}, {"2025-03-30", "2025-10-26"}, {"2026-03-29", "2026-10-25"},
    {"2027-03-28", "2027-10-31"}, {"2030-03-31", "2030-10-27"},
};

START_TEST(summer_time)
{
    for (size_t i = 0; i < COUNT_OF(SWITCHES); i++) {
        int64_t summer = utc(SWITCHES[i].summer, 1, 0, 0),
                winter = utc(SWITCHES[i].winter, 1, 0, 0);
        ck_assert_int_eq(clock_local_offset(summer - 1), 3600);
        ck_assert_int_eq(clock_local_offset(summer), 7200);
        ck_assert_int_eq(clock_local_offset(winter - 1), 7200);
        ck_assert_int_eq(clock_local_offset(winter), 3600);
    }
    ck_assert_int_eq(clock_local_offset(utc("2026-01-01", 0, 0, 0)), 3600);
    ck_assert_int_eq(clock_local_offset(utc("2026-12-31", 23, 59, 59)), 3600);
    ck_assert_int_eq(clock_local_offset(utc("2026-07-01", 12, 0, 0)), 7200);
}
END_TEST

static void check_date(int64_t seconds, const char *datum)
{
    char local[DATUM_SIZE];
    clock_local_date(seconds, local);
    ck_assert_str_eq(local, datum);
}

START_TEST(local_dates)
{
    check_date(utc("2026-11-20", 22, 59, 59), "2026-11-20");
    check_date(utc("2026-11-20", 23, 0, 0), "2026-11-21"); /* winter: an hour ahead */
    check_date(utc("2026-07-01", 21, 59, 59), "2026-07-01");
    check_date(utc("2026-07-01", 22, 0, 0), "2026-07-02"); /* summer: two */
    check_date(utc("2026-12-31", 23, 0, 0), "2027-01-01");
    check_date(utc("2024-02-28", 23, 0, 0), "2024-02-29");
    check_date(-1, "1970-01-01");
    check_date(-3601, "1969-12-31");
}
END_TEST

START_TEST(local_midnights)
{
    ck_assert_int_eq(clock_local_midnight("2026-11-21"), utc("2026-11-20", 23, 0, 0));
    ck_assert_int_eq(clock_local_midnight("2026-07-01"), utc("2026-06-30", 22, 0, 0));
    /* The days of the switch have 23 and 25 hours, and both begin with the offset of the day
     * before. */
    ck_assert_int_eq(clock_local_midnight("2026-03-29"), utc("2026-03-28", 23, 0, 0));
    ck_assert_int_eq(clock_local_midnight("2026-03-30"), utc("2026-03-29", 22, 0, 0));
    ck_assert_int_eq(clock_local_midnight("2026-10-25"), utc("2026-10-24", 22, 0, 0));
    ck_assert_int_eq(clock_local_midnight("2026-10-26"), utc("2026-10-25", 23, 0, 0));
}
END_TEST

/* On every day of 1996-2100 the date begins at its midnight and not a second before, and days have
 * 24 hours but for one of 23 and one of 25 a year. */
START_TEST(every_midnight)
{
    char datum[DATUM_SIZE], before[DATUM_SIZE];
    int short_days = 0, long_days = 0;
    int32_t first = datum_to_day("1996-01-01"), end = datum_to_day("2101-01-01");
    for (int32_t day = first; day < end; day++) {
        datum_from_day(day, datum);
        datum_from_day(day - 1, before);
        int64_t midnight = clock_local_midnight(datum);
        check_date(midnight, datum);
        check_date(midnight - 1, before);
        int64_t length = midnight - clock_local_midnight(before);
        ck_assert(length == 86400 || length == 82800 || length == 90000);
        short_days += length == 82800;
        long_days += length == 90000;
    }
    ck_assert_int_eq(short_days, 105);
    ck_assert_int_eq(long_days, 105);
}
END_TEST

/* The same as the C library says, where a time zone file is installed. */
START_TEST(as_the_time_zone_file)
{
    (void)setenv("TZ", "Europe/Amsterdam", 1);
    tzset();
    struct tm tm;
    time_t summer = 1782900000; /* 2026-07-01 */
    if (!localtime_r(&summer, &tm) || tm.tm_gmtoff != 7200) {
        (void)printf("skipped: no time zone file for Europe/Amsterdam\n");
        return;
    }
    /* The file of 2037 and later repeats the rule; an uneven step meets every hour of the day. */
    for (int64_t t = utc("1996-01-01", 0, 0, 0); t < utc("2037-12-31", 0, 0, 0); t += 3607) {
        time_t seconds = (time_t)t;
        ck_assert_ptr_nonnull(localtime_r(&seconds, &tm));
        ck_assert_msg(tm.tm_gmtoff == clock_local_offset(t), "at %lld", (long long)t);
    }
}
END_TEST

static void *move_often(void *arg)
{
    for (int i = 0; i < 10000; i++)
        clock_move(arg, 1);
    return NULL;
}

START_TEST(moved_by_threads)
{
    struct clock c;
    clock_init_fixed(&c, 0);
    pthread_t threads[2];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, move_often, &c), 0);
    int64_t last = 0;
    for (int i = 0; i < 1000; i++) {
        ck_assert_int_ge(clock_now_ms(&c), last);
        last = clock_now_ms(&c);
    }
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    ck_assert_int_eq(clock_now_ms(&c), 20000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clock");
    TCase *tc = tcase_create("clock");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, a_real_clock);
    tcase_add_test(tc, a_fixed_clock);
    tcase_add_test(tc, summer_time);
    tcase_add_test(tc, local_dates);
    tcase_add_test(tc, local_midnights);
    tcase_add_test(tc, every_midnight);
    tcase_add_test(tc, as_the_time_zone_file);
    tcase_add_test(tc, moved_by_threads);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
