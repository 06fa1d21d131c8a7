/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/datum.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2199

struct ymd {
    int year, month, day; /* month and day are 0 when unknown */
};

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static int days_in_month(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : DAYS[month - 1];
}

/* The number in `n` digits, -1 when there is anything else among them. */
static int digits(const char *text, int n)
{
    int number = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static void put_digits(char *to, int n, int number)
{
    for (int i = n - 1; i >= 0; i--) {
        to[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

static void format(struct ymd d, char ret_datum[DATUM_SIZE])
{
    char text[DATUM_SIZE] = "0000-00-00";
    put_digits(text, 4, d.year);
    put_digits(text + 5, 2, d.month);
    put_digits(text + 8, 2, d.day);
    memcpy(ret_datum, text, DATUM_SIZE);
}

/* A known day in an unknown month is no date, here as in the BRP. */
static bool is_possible(struct ymd d)
{
    if (d.year < FIRST_YEAR || d.year > LAST_YEAR || d.month < 0 || d.month > 12 || d.day < 0)
        return false;
    return d.month == 0 ? d.day == 0 : d.day <= days_in_month(d.year, d.month);
}

static bool parse(const char *text, struct ymd *ret_d)
{
    if (!text || strnlen(text, DATUM_SIZE) != DATUM_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return false;
    struct ymd d = {digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    if (!is_possible(d))
        return false;
    *ret_d = d;
    return true;
}

static struct ymd parse_whole(const char *datum)
{
    struct ymd d = {0};
    bool valid = parse(datum, &d);
    assert(valid && d.day > 0);
    (void)valid;
    return d;
}

/* After Howard Hinnant's days_from_civil: years run from March, so that a leap day is a year's
 * last. */
static int32_t to_day(struct ymd d)
{
    int year = d.year - (d.month <= 2);
    int era = year / 400; /* years are positive */
    int of_era = year - era * 400;
    int of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day_of_era - 719468;
}

static struct ymd from_day(int32_t day)
{
    int32_t since = day + 719468; /* 1 March of year 0 */
    int era = since / 146097;
    int day_of_era = since - era * 146097;
    int of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int of_year = day_of_era - (365 * of_era + of_era / 4 - of_era / 100);
    int month = (5 * of_year + 2) / 153; /* 0 = March */
    struct ymd d = {era * 400 + of_era, month < 10 ? month + 3 : month - 9,
                    of_year - (153 * month + 2) / 5 + 1};
    d.year += d.month <= 2;
    return d;
}

bool datum_is_whole(const char *text)
{
    struct ymd d;
    return parse(text, &d) && d.day > 0;
}

bool datum_is_partial(const char *text)
{
    struct ymd d;
    return parse(text, &d);
}

int32_t datum_to_day(const char *datum) { return to_day(parse_whole(datum)); }

void datum_from_day(int32_t day, char ret_datum[DATUM_SIZE])
{
    static const struct ymd first = {FIRST_YEAR, 1, 1}, last = {LAST_YEAR, 12, 31};
    if (day <= to_day(first))
        format(first, ret_datum);
    else if (day >= to_day(last))
        format(last, ret_datum);
    else
        format(from_day(day), ret_datum);
}

void datum_add_days(const char *datum, int days, char ret_datum[DATUM_SIZE])
{
    int32_t day;
    if (__builtin_add_overflow(datum_to_day(datum), days, &day))
        day = days < 0 ? INT32_MIN : INT32_MAX;
    datum_from_day(day, ret_datum);
}

void datum_add_months(const char *datum, int months, char ret_datum[DATUM_SIZE])
{
    struct ymd d = parse_whole(datum);
    int64_t month = (int64_t)d.year * 12 + d.month - 1 + months; /* counted from year 0 */
    if (month < FIRST_YEAR * 12) {
        datum_from_day(INT32_MIN, ret_datum);
        return;
    }
    if (month >= (LAST_YEAR + 1) * 12) {
        datum_from_day(INT32_MAX, ret_datum);
        return;
    }
    d.year = (int)(month / 12);
    d.month = (int)(month % 12) + 1;
    if (d.day > days_in_month(d.year, d.month))
        d.day = days_in_month(d.year, d.month);
    format(d, ret_datum);
}

bool datum_range(const char *partial, char ret_first[DATUM_SIZE], char ret_last[DATUM_SIZE])
{
    struct ymd d;
    if (!parse(partial, &d))
        return false;
    struct ymd first = d, last = d;
    if (d.month == 0) {
        first.month = 1;
        last.month = 12;
    }
    if (d.day == 0) {
        first.day = 1;
        last.day = days_in_month(last.year, last.month);
    }
    format(first, ret_first);
    format(last, ret_last);
    return true;
}

int datum_age(const char *birth, const char *day)
{
    struct ymd b = parse_whole(birth), d = parse_whole(day);
    /* 29 February has not come on the 28th and has passed on 1 March: the rule of R10 by itself. */
    bool before_birthday = d.month != b.month ? d.month < b.month : d.day < b.day;
    return d.year - b.year - before_birthday;
}

bool datum_age_range(const char *birth, const char *day, int *ret_lowest, int *ret_highest)
{
    char first[DATUM_SIZE], last[DATUM_SIZE];
    if (!datum_range(birth, first, last))
        return false;
    *ret_lowest = datum_age(last, day);
    *ret_highest = datum_age(first, day);
    return true;
}

bool datum_from_brp(const char *brp, char ret_datum[DATUM_SIZE])
{
    if (!brp || brp[0] == '\0' || strcmp(brp, "00000000") == 0) {
        ret_datum[0] = '\0';
        return true;
    }
    if (strnlen(brp, 9) != 8)
        return false;
    struct ymd d = {digits(brp, 4), digits(brp + 4, 2), digits(brp + 6, 2)};
    if (!is_possible(d))
        return false;
    format(d, ret_datum);
    return true;
}

int datum_weekday(const char *datum)
{
    int since_thursday = datum_to_day(datum) % 7; /* 1970-01-01 was a Thursday */
    return (since_thursday + 3 + 7) % 7;
}

void datum_add_workdays(const char *datum, int days, char ret_datum[DATUM_SIZE])
{
    int32_t day = datum_to_day(datum);
    while (days > 0) {
        datum_from_day(++day, ret_datum);
        if (datum_weekday(ret_datum) < 5)
            days--;
    }
    datum_from_day(day, ret_datum);
}

const char *datum_maand(int month)
{
    static const char *const months[] = {"januari",   "februari", "maart",    "april",
                                         "mei",       "juni",     "juli",     "augustus",
                                         "september", "oktober",  "november", "december"};
    return months[month - 1];
}

void datum_woorden(const char *datum, char ret[DATUM_WOORDEN_SIZE])
{
    char *rest;
    unsigned long year = strtoul(datum, &rest, 10);
    unsigned long month = strtoul(rest + 1, &rest, 10);
    unsigned long day = strtoul(rest + 1, &rest, 10);
    (void)snprintf(ret, DATUM_WOORDEN_SIZE, "%u %s %u", (unsigned)(day % 100),
                   datum_maand((int)((month + 11) % 12) + 1), (unsigned)(year % 10000));
}
