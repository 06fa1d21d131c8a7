/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/wereld.h"

#include "demo/kijken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HOUR = 3600,
    DAY = 86400,
    EARLY_DAYS = 500,      /* before today: when the persons came in */
    ID_EPOCH = 1704067200, /* base/id.h: 2024-01-01 */
    ID_COUNT_BITS = 21,
    CLOSING_HOUR = 17,
};

static void time_init(struct wereld *w, const char *vandaag)
{
    clock_init_real(&w->clock);
    if (vandaag)
        clock_init_fixed(&w->clock,
                         (clock_local_midnight(vandaag) + CLOSING_HOUR * HOUR) * (int64_t)1000);
    else
        clock_init_fixed(&w->clock, clock_now_ms(&w->clock));
    w->nu = clock_now(&w->clock);
    clock_local_date(w->nu, w->vandaag);
    w->verschuiving = datum_to_day(w->vandaag) - datum_to_day(DEMO_DAG);
    clock_init_fixed(&w->early, (w->nu - EARLY_DAYS * (int64_t)DAY) * 1000);
}

enum result wereld_init(struct wereld *w, const struct sleutels *sleutels, uint64_t zaad,
                        const char *vandaag)
{
    *w = (struct wereld){.sleutels = sleutels};
    time_init(w, vandaag);
    rng_init_seeded(&w->rng, zaad);
    rng_init_seeded(&w->id_rng, zaad + 1);
    w->ids = id_maker_new(&w->early, &w->id_rng, 0);
    w->persoon = malloc(sizeof *w->persoon);
    if (!w->ids || !w->persoon) {
        wereld_free(w);
        return FAILED;
    }
    return DONE;
}

void wereld_free(struct wereld *w)
{
    id_maker_free(w->ids);
    free(w->persoon);
    free(w->kijkjes);
    probleem_clear(&w->probleem);
    w->ids = NULL;
    w->persoon = NULL;
    w->kijkjes = NULL;
}

enum result wereld_outcome(struct wereld *w, struct probleem *p)
{
    if (!w->failed)
        return DONE;
    probleem_clear(p);
    *p = w->probleem;
    w->probleem = (struct probleem){0};
    return FAILED;
}

/* ---- writing ---- */

void wereld_exec(struct wereld *w, const char *sql, const struct db_bind *binds)
{
    if (!w->failed && db_exec(w->conn, &w->probleem, sql, binds, NULL) != DONE)
        w->failed = true;
}

int64_t wereld_int(struct wereld *w, const char *sql, const struct db_bind *binds)
{
    int64_t value = 0;
    if (!w->failed && db_int(w->conn, &w->probleem, sql, binds, 0, &value) != DONE)
        w->failed = true;
    return value;
}

void wereld_fail(struct wereld *w, const char *what)
{
    if (w->failed)
        return;
    w->failed = true;
    (void)probleem_intern(&w->probleem, "%s", what);
}

/* The layout of base/id.h, with a count where node and chance are: a demo is made by one process,
 * on its own, and two ids never meet. Persons and bulk come from the maker, long before any moment.
 */
int64_t wereld_id(struct wereld *w, int64_t op)
{
    if (w->bulk)
        return id_new(w->ids);
    int64_t ms = (op - ID_EPOCH) * 1000 + kans(w, 1000);
    uint32_t count = w->id_count++ & ((1U << ID_COUNT_BITS) - 1);
    return ms << ID_COUNT_BITS | count;
}

/* ---- dates ---- */

static char *next_date(struct wereld *w) { return w->dagen[w->dagen_next++ % COUNT_OF(w->dagen)]; }

const char *dag(struct wereld *w, const char *datum)
{
    if (!datum)
        return NULL;
    char *out = next_date(w);
    datum_add_days(datum, w->verschuiving, out);
    return out;
}

const char *dagen_verder(struct wereld *w, int dagen)
{
    char *out = next_date(w);
    datum_add_days(w->vandaag, dagen, out);
    return out;
}

const char *werkdag_verder(struct wereld *w, int dagen)
{
    enum { SATURDAY = 5, WEEK = 7 };
    const char *out = dagen_verder(w, dagen);
    int weekday = datum_weekday(out);
    return weekday < SATURDAY ? out : dagen_verder(w, dagen + WEEK - weekday);
}

const char *datum_van(struct wereld *w, int64_t op)
{
    char *out = next_date(w);
    clock_local_date(op, out);
    return out;
}

static int64_t not_after_now(const struct wereld *w, int64_t op)
{
    return op < w->nu ? op : w->nu - 60;
}

int64_t moment(struct wereld *w, const char *datum_tijd)
{
    char datum[DATUM_SIZE] = "";
    int hour = 0, minute = 0;
    if (sscanf(datum_tijd, "%10s %d:%d", datum, &hour, &minute) != 3 || !datum_is_whole(datum)) {
        wereld_fail(w, datum_tijd);
        return w->nu;
    }
    int64_t midnight = clock_local_midnight(dag(w, datum));
    return not_after_now(w, midnight + hour * (int64_t)HOUR + minute * (int64_t)60);
}

int64_t moment_terug(struct wereld *w, int dagen)
{
    enum { OPENING_HOUR = 8, MINUTES = 9 * 60, SATURDAY = 5 };
    const char *datum = dagen_verder(w, -dagen);
    int weekday = datum_weekday(datum);
    if (weekday >= SATURDAY)
        datum = dagen_verder(w, -dagen - (weekday - SATURDAY + 1));
    int64_t op = clock_local_midnight(datum) + OPENING_HOUR * (int64_t)HOUR;
    return not_after_now(w, op + kans(w, MINUTES) * (int64_t)60);
}

/* ---- chance ---- */

int kans(struct wereld *w, int onder) { return (int)rng_below(&w->rng, (uint32_t)onder); }

int tussen(struct wereld *w, int laag, int hoog) { return laag + kans(w, hoog - laag + 1); }

bool procent(struct wereld *w, int p) { return kans(w, 100) < p; }
