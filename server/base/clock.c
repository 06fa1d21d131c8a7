/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <time.h>

#define DAY_SECONDS 86400
#define HOUR_SECONDS 3600

/* A test may move the clock while server threads read it. */
static int64_t load(const int64_t *at) { return __atomic_load_n(at, __ATOMIC_RELAXED); }

static int64_t now_real(const struct clock *self)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_REALTIME, &t); /* cannot fail for this clock */
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 + load(&self->offset_ms);
}

static int64_t now_fixed(const struct clock *self)
{
    return load(&self->fixed_ms) + load(&self->offset_ms);
}

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

void clock_init_real(struct clock *c) { *c = (struct clock){.now_ms = now_real}; }

void clock_init_fixed(struct clock *c, int64_t unix_ms)
{
    *c = (struct clock){.now_ms = now_fixed, .fixed_ms = unix_ms};
}

void clock_move(struct clock *c, int64_t ms)
{
    (void)__atomic_add_fetch(&c->offset_ms, ms, __ATOMIC_RELAXED);
}

int64_t clock_now_ms(const struct clock *c) { return c->now_ms(c); }

int64_t clock_now(const struct clock *c) { return floor_div(clock_now_ms(c), 1000); }

/* 01:00 UTC on the last Sunday of a month with 31 days, as March and October are. */
static int64_t switch_moment(const char *year, const char *last_of_month)
{
    char datum[DATUM_SIZE] = {year[0], year[1], year[2], year[3]};
    for (int i = 4; i < DATUM_SIZE; i++)
        datum[i] = last_of_month[i - 4];
    int32_t sunday = datum_to_day(datum) - (datum_weekday(datum) + 1) % 7;
    return (int64_t)sunday * DAY_SECONDS + HOUR_SECONDS;
}

/* Both switches lie well inside a year, so the year of the UTC date is the right one. */
int clock_local_offset(int64_t unix_seconds)
{
    char utc[DATUM_SIZE];
    datum_from_day((int32_t)floor_div(unix_seconds, DAY_SECONDS), utc);
    bool summer =
        unix_seconds >= switch_moment(utc, "-03-31") && unix_seconds < switch_moment(utc, "-10-31");
    return summer ? 2 * HOUR_SECONDS : HOUR_SECONDS;
}

void clock_local_date(int64_t unix_seconds, char ret_datum[DATUM_SIZE])
{
    int64_t local = unix_seconds + clock_local_offset(unix_seconds);
    datum_from_day((int32_t)floor_div(local, DAY_SECONDS), ret_datum);
}

int64_t clock_local_midnight(const char *datum)
{
    int64_t winter = (int64_t)datum_to_day(datum) * DAY_SECONDS - HOUR_SECONDS;
    /* The switches are hours after local midnight, so the offset then is that of an hour earlier
     * too. */
    return winter - (clock_local_offset(winter) - HOUR_SECONDS);
}
