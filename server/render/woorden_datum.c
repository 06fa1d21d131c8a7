/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/woorden_intern.h"

#include "base/clock.h"
#include "base/datum.h"

#include <stdlib.h>

static const char *const WEEKDAYS[] = {"ma", "di", "wo", "do", "vr", "za", "zo"};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Two digits as a number up to `most`; -1 if they are not. */
static int two_digits(const char *at, int most)
{
    if (!is_digit(at[0]) || !is_digit(at[1]))
        return -1;
    int number = (at[0] - '0') * 10 + at[1] - '0';
    return number <= most ? number : -1;
}

/* "11:20", "11:20:05" or "11:20:05.123" in seconds; moves `*at` behind it. -1 if it is no time. */
static int read_time(const char **at)
{
    const char *s = *at;
    int hour = two_digits(s, 23);
    if (hour < 0 || s[2] != ':')
        return -1;
    int minute = two_digits(s + 3, 59);
    if (minute < 0)
        return -1;
    int second = 0;
    s += 5;
    if (*s == ':') {
        second = two_digits(s + 1, 60); /* a leap second counts as the next */
        if (second < 0)
            return -1;
        s += 3;
        if (*s == '.' && is_digit(s[1]))
            for (s++; is_digit(*s);)
                s++;
    }
    *at = s;
    return (hour * 60 + minute) * 60 + second;
}

/* "Z", "+01:00" or "-0330" in seconds; false if it is none of them. */
static bool read_offset(const char *s, int *ret_seconds)
{
    if (strcmp(s, "Z") == 0) {
        *ret_seconds = 0;
        return true;
    }
    if (*s != '+' && *s != '-')
        return false;
    int hour = two_digits(s + 1, 23);
    const char *minutes = hour < 0 ? s : s[3] == ':' ? s + 4 : s + 3;
    int minute = hour < 0 ? -1 : two_digits(minutes, 59);
    if (minute < 0 || minutes[2] != '\0')
        return false;
    *ret_seconds = (hour * 60 + minute) * (*s == '-' ? -60 : 60);
    return true;
}

/* A date and time in Europe/Amsterdam. */
struct local {
    char datum[DATUM_SIZE];
    int minute; /* of the day */
};

static bool read_instant(const char *text, struct local *ret_local)
{
    char datum[DATUM_SIZE];
    if (strnlen(text, DATUM_SIZE) < DATUM_SIZE || text[DATUM_SIZE - 1] != 'T')
        return false;
    memcpy(datum, text, DATUM_SIZE - 1);
    datum[DATUM_SIZE - 1] = '\0';
    const char *at = text + DATUM_SIZE;
    int second, offset;
    if (!datum_is_whole(datum) || (second = read_time(&at)) < 0 || !read_offset(at, &offset))
        return false;
    int64_t unix_seconds = (int64_t)datum_to_day(datum) * 86400 + second - offset;
    int64_t local = unix_seconds + clock_local_offset(unix_seconds);
    clock_local_date(unix_seconds, ret_local->datum);
    ret_local->minute = (int)((local % 86400 + 86400) % 86400) / 60;
    return true;
}

enum kind { NO_DATE, EMPTY, PARTIAL, WHOLE };

/* What kind of date the value is; in `ret_datum` the date itself, local for an instant. */
static enum kind read_date(const struct woorden_vraag *q, char ret_datum[DATUM_SIZE])
{
    const char *text = json_string_value(q->value);
    if (!text)
        return NO_DATE;
    if (*text == '\0')
        return EMPTY;
    struct local local;
    if (read_instant(text, &local)) {
        memcpy(ret_datum, local.datum, DATUM_SIZE);
        return WHOLE;
    }
    if (!datum_is_partial(text))
        return NO_DATE;
    memcpy(ret_datum, text, DATUM_SIZE);
    return datum_is_whole(text) ? WHOLE : PARTIAL;
}

static int day_of(const char *datum) { return two_digits(datum + 8, 31); }
static int month_of(const char *datum) { return two_digits(datum + 5, 12); }
static int year_of(const char *datum)
{
    return two_digits(datum, 99) * 100 + two_digits(datum + 2, 99);
}

/* The date, without what is unknown and, when asked, without the year. */
static void put_date(struct buf *out, const char *datum, bool with_year)
{
    int day = day_of(datum), month = month_of(datum);
    if (day > 0) {
        put_number(out, day);
        put(out, " ");
    }
    if (month > 0)
        put(out, datum_maand(month));
    if (month > 0 && with_year)
        put(out, " ");
    if (with_year)
        put_number(out, year_of(datum));
}

/* The year is said when it is not this one. */
static void put_day(const struct woorden_vraag *q, struct buf *out, const char *datum)
{
    put_date(out, datum, memcmp(datum, q->dag->vandaag, 4) != 0);
}

/* Deals with what is not a whole date; false when it is one, and there is more to say. */
static bool is_said(enum kind kind, const char *datum, struct buf *out, bool *ret_truthy)
{
    if (kind == WHOLE)
        return false;
    if (kind == PARTIAL)
        put_date(out, datum, true);
    *ret_truthy = kind == PARTIAL;
    return true;
}

bool woorden_say_dag(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    if (is_said(kind, datum, out, ret_truthy))
        return kind != NO_DATE;
    put_day(q, out, datum);
    *ret_truthy = true;
    return true;
}

bool woorden_say_dagweek(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    if (is_said(kind, datum, out, ret_truthy))
        return kind != NO_DATE;
    put(out, WEEKDAYS[datum_weekday(datum)]);
    put(out, " ");
    put_day(q, out, datum);
    *ret_truthy = true;
    return true;
}

/* Vandaag, morgen, gisteren; NULL when it is further away. */
static const char *near(int days)
{
    static const char *const WORDS[] = {"gisteren", "vandaag", "morgen"};
    return days >= -1 && days <= 1 ? WORDS[days + 1] : NULL;
}

bool woorden_say_woord(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    if (is_said(kind, datum, out, ret_truthy))
        return kind != NO_DATE;
    const char *word = near(datum_to_day(datum) - q->dag->day);
    if (word)
        put(out, word);
    else
        put_day(q, out, datum);
    *ret_truthy = true;
    return true;
}

/* Whole months from the earlier to the later date. */
static int months_between(const char *early, const char *late)
{
    int months = (year_of(late) - year_of(early)) * 12 + month_of(late) - month_of(early);
    return months - (day_of(late) < day_of(early));
}

static void put_distance(struct buf *out, int days, int months)
{
    if (days < 14) {
        put_number(out, days);
        put(out, " dagen");
    } else if (months < 2) {
        put_number(out, days / 7);
        put(out, " weken");
    } else if (months < 24) {
        put_number(out, months);
        put(out, " maanden");
    } else {
        put_number(out, months / 12);
        put(out, " jaar");
    }
}

bool woorden_say_afstand(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    if (is_said(kind, datum, out, ret_truthy))
        return kind != NO_DATE;
    *ret_truthy = true;
    const char *vandaag = q->dag->vandaag;
    int days = datum_to_day(datum) - q->dag->day;
    const char *word = near(days);
    if (word) {
        put(out, word);
    } else if (days > 0) {
        put(out, "over ");
        put_distance(out, days, months_between(vandaag, datum));
    } else {
        put_distance(out, -days, months_between(datum, vandaag));
        put(out, " geleden");
    }
    return true;
}

bool woorden_say_telaat(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    *ret_truthy = false;
    if (kind != WHOLE)
        return kind == EMPTY;
    int days = q->dag->day - datum_to_day(datum);
    if (days <= 0)
        return true;
    put_number(out, days);
    put(out, days == 1 ? " dag te laat" : " dagen te laat");
    *ret_truthy = true;
    return true;
}

bool woorden_say_deeldatum(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    *ret_truthy = kind >= PARTIAL;
    if (kind >= PARTIAL)
        put_date(out, datum, true);
    else
        put(out, "onbekend");
    return kind != NO_DATE;
}

bool woorden_say_leeftijd(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    char datum[DATUM_SIZE];
    enum kind kind = read_date(q, datum);
    int lowest, highest;
    *ret_truthy = kind >= PARTIAL;
    if (kind < PARTIAL) {
        put(out, "onbekend");
        return kind == EMPTY;
    }
    if (!datum_age_range(datum, q->dag->vandaag, &lowest, &highest))
        return false;
    if (highest < 0) {
        put(out, "nog niet geboren");
        return true;
    }
    if (lowest >= 0 && lowest < highest) {
        put_number(out, lowest);
        put(out, " of ");
    }
    put_number(out, highest);
    return true;
}

static void put_hour(struct buf *out, int minute)
{
    char minutes[] = {'.', (char)('0' + minute % 60 / 10), (char)('0' + minute % 10), '\0'};
    put_number(out, minute / 60);
    put(out, minutes);
    put(out, " uur");
}

static bool say_instant(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy,
                        bool with_year)
{
    struct local local;
    const char *text = json_string_value(q->value);
    *ret_truthy = text && *text;
    if (!*ret_truthy)
        return text != NULL;
    if (!read_instant(text, &local))
        return false;
    if (with_year)
        put_date(out, local.datum, true);
    else
        put_day(q, out, local.datum);
    put(out, ", ");
    put_hour(out, local.minute);
    return true;
}

bool woorden_say_tijdstip(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    return say_instant(q, out, ret_truthy, false);
}

bool woorden_say_tijdstipjaar(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    return say_instant(q, out, ret_truthy, true);
}

bool woorden_say_uur(const struct woorden_vraag *q, struct buf *out, bool *ret_truthy)
{
    struct local local;
    const char *text = json_string_value(q->value);
    *ret_truthy = text && *text;
    if (!*ret_truthy)
        return text != NULL;
    if (!read_instant(text, &local)) {
        int second = read_time(&text);
        if (second < 0 || *text != '\0')
            return false;
        local.minute = second / 60;
    }
    put_hour(out, local.minute);
    return true;
}
