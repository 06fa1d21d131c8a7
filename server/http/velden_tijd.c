/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/velden_intern.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>

enum { DAY = 86400 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* ---- dates ---- */

struct numbers {
    int value[3], digits[3];
    int count;
};

/* One to three numbers of at most four digits with the same separator between them. */
static bool split(const char *text, struct numbers *ret)
{
    struct numbers n = {0};
    char separator = '\0';
    for (const char *at = text; n.count < 3; at++) {
        for (; is_digit(*at); at++, n.digits[n.count]++) {
            if (n.digits[n.count] == 4)
                return false;
            n.value[n.count] = n.value[n.count] * 10 + (*at - '0');
        }
        if (n.digits[n.count++] == 0)
            return false;
        if (*at == '\0') {
            *ret = n;
            return true;
        }
        if (!strchr("-/.", *at) || (separator && *at != separator))
            return false;
        separator = *at;
    }
    return false;
}

/* The year has four digits and stands first or last; the rest follow from the largest down. */
static bool arrange(const struct numbers *n, char out[16])
{
    int last = n->count - 1, ymd[3] = {0};
    bool year_first = n->digits[0] == 4;
    if (!year_first && n->digits[last] != 4)
        return false;
    for (int i = 0; i <= last; i++) {
        int from = year_first ? i : last - i;
        if (i > 0 && n->digits[from] > 2)
            return false;
        ymd[i] = n->value[from];
    }
    (void)snprintf(out, 16, "%04d-%02d-%02d", ymd[0] % 10000, ymd[1] % 100, ymd[2] % 100);
    return true;
}

enum tijd tijd_partial(const char *text, char ret_datum[DATUM_SIZE])
{
    struct numbers n;
    char out[16];
    if (!split(text, &n) || !arrange(&n, out))
        return TIJD_ONLEESBAAR;
    if (!datum_is_partial(out))
        return TIJD_BESTAAT_NIET;
    memcpy(ret_datum, out, DATUM_SIZE);
    return TIJD_GOED;
}

enum tijd tijd_date(const char *text, char ret_datum[DATUM_SIZE])
{
    struct numbers n;
    char out[DATUM_SIZE];
    if (!split(text, &n) || n.count < 3)
        return TIJD_ONLEESBAAR;
    enum tijd read = tijd_partial(text, out);
    if (read != TIJD_GOED)
        return read;
    if (!datum_is_whole(out))
        return TIJD_BESTAAT_NIET;
    memcpy(ret_datum, out, DATUM_SIZE);
    return TIJD_GOED;
}

void tijd_show_partial(const char *datum, char ret_text[DATUM_SIZE])
{
    if (!datum_is_partial(datum))
        ret_text[0] = '\0';
    else if (datum_is_whole(datum))
        (void)snprintf(ret_text, DATUM_SIZE, "%.2s-%.2s-%.4s", datum + 8, datum + 5, datum);
    else if (strncmp(datum + 5, "00", 2) != 0)
        (void)snprintf(ret_text, DATUM_SIZE, "%.2s-%.4s", datum + 5, datum);
    else
        (void)snprintf(ret_text, DATUM_SIZE, "%.4s", datum);
}

/* ---- instants ---- */

/* Two digits below `limit`, after which *at moves on; -1 otherwise. */
static int two_digits(const char **at, int limit)
{
    const char *p = *at;
    if (!is_digit(p[0]) || !is_digit(p[1]))
        return -1;
    int value = (p[0] - '0') * 10 + (p[1] - '0');
    *at += 2;
    return value < limit ? value : -1;
}

/* Seconds of the day in "14:30", "14:30:00" or "14:30:00.123"; -1 otherwise. */
static int time_of_day(const char **at)
{
    int hour = two_digits(at, 24);
    if (hour < 0 || *(*at)++ != ':')
        return -1;
    int minute = two_digits(at, 60), second = 0;
    if (minute >= 0 && **at == ':') {
        ++*at;
        second = two_digits(at, 60);
        if (second >= 0 && **at == '.')
            *at += 1 + strspn(*at + 1, "0123456789");
    }
    return minute < 0 || second < 0 ? -1 : hour * 3600 + minute * 60 + second;
}

/* "Z" or "+01:00" up to the end of the text; false otherwise. */
static bool offset(const char *at, int *ret_seconds)
{
    if (strcmp(at, "Z") == 0) {
        *ret_seconds = 0;
        return true;
    }
    int sign = *at == '-' ? -1 : 1;
    if (*at != '+' && *at != '-')
        return false;
    at++;
    int hours = two_digits(&at, 15);
    if (hours < 0 || *at++ != ':')
        return false;
    int minutes = two_digits(&at, 60);
    *ret_seconds = sign * (hours * 3600 + minutes * 60);
    return minutes >= 0 && *at == '\0';
}

/* In summer first: of the hour that comes twice that is the earlier one. */
static int64_t from_local(int64_t as_utc)
{
    enum { SUMMER = 7200, WINTER = 3600 };
    return clock_local_offset(as_utc - SUMMER) == SUMMER ? as_utc - SUMMER : as_utc - WINTER;
}

static bool parse_instant(const char *text, bool local_too, int64_t *ret, bool *ret_exists)
{
    char datum[DATUM_SIZE];
    if (strlen(text) < 16 || (text[10] != 'T' && !(local_too && text[10] == ' ')))
        return false;
    (void)snprintf(datum, sizeof datum, "%.10s", text);
    const char *at = text + 11;
    int of_day = time_of_day(&at), shift = 0;
    bool local = local_too && *at == '\0';
    if (of_day < 0 || (!local && !offset(at, &shift)))
        return false;
    *ret_exists = datum_is_whole(datum);
    if (!*ret_exists)
        return true;
    int64_t as_utc = (int64_t)datum_to_day(datum) * DAY + of_day;
    *ret = local ? from_local(as_utc) : as_utc - shift;
    return true;
}

/* To the minute, or with seconds and Z. */
static void show(int64_t seconds, bool utc, char *out, size_t size)
{
    char datum[DATUM_SIZE];
    int64_t of_day = (seconds % DAY + DAY) % DAY;
    datum_from_day((int32_t)((seconds - of_day) / DAY), datum);
    int n =
        snprintf(out, size, "%sT%02d:%02d", datum, (int)(of_day / 3600), (int)(of_day / 60 % 60));
    if (utc && n > 0 && (size_t)n < size)
        (void)snprintf(out + n, size - (size_t)n, ":%02dZ", (int)(of_day % 60));
}

enum tijd tijd_instant(const char *text, bool local_too, char ret_text[TIJDSTIP_SIZE])
{
    int64_t seconds;
    bool exists;
    if (!parse_instant(text, local_too, &seconds, &exists))
        return TIJD_ONLEESBAAR;
    if (!exists)
        return TIJD_BESTAAT_NIET;
    show(seconds, true, ret_text, TIJDSTIP_SIZE);
    return TIJD_GOED;
}

bool tijd_show_local(const char *instant, char ret_text[LOCAL_SIZE])
{
    int64_t seconds;
    bool exists;
    if (!parse_instant(instant, false, &seconds, &exists) || !exists)
        return false;
    show(seconds + clock_local_offset(seconds), false, ret_text, LOCAL_SIZE);
    return true;
}
