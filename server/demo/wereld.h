/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The world that the demo is written into: connection, ids, dates and chance, shared by everything
 * in this folder.
 *
 * Dates in the casus are written as they were on 21 November 2026 (domain.md 5) and moved along
 * with today, birthdays included, so that ages and terms stay what they were. All chance comes from
 * one seed: the same seed and day make the same municipality.
 *
 * Errors are sticky: after the first one every call does nothing, and it is asked about once, at
 * the end of a piece of work (wereld_outcome).
 */
#ifndef DEMO_WERELD_H
#define DEMO_WERELD_H

#include "base/clock.h"
#include "base/id.h"
#include "base/sleutels.h"
#include "brp/persoon.h"
#include "db/db.h"
#include "demo/gemeente.h"

#define DEMO_DAG "2026-11-21" /* the day the casus are written on */

struct wereld {
    struct db_conn *conn; /* the writer's, during a job */
    const struct sleutels *sleutels;
    const char *gegevens; /* the data folder, for documents */
    struct clock clock;   /* stands still */
    struct clock early;   /* of ids that have no moment of their own */
    struct rng rng, id_rng;
    struct id_maker *ids;
    int64_t nu;
    char vandaag[DATUM_SIZE];
    int verschuiving; /* days from DEMO_DAG to today */
    bool bulk; /* ids in the order of writing, not of what they tell (R24 is no matter here) */
    uint32_t id_count;
    int64_t bsn_next;

    int64_t wijk[WIJKEN];
    int64_t onderdeel[ONDERDELEN];
    int64_t gebruiker[GEBRUIKERS];

    struct brp_persoon *persoon; /* work space of brp_maken.c */
    struct kijkje *kijkjes;      /* looks to be logged, in no order; owned */
    size_t kijkjes_count, kijkjes_cap;
    struct {
        long huishoudens, personen, items, toestemmingen;
    } telling;

    bool failed;
    struct probleem probleem;   /* the first one */
    char dagen[32][DATUM_SIZE]; /* results of dag(), used in turn */
    unsigned dagen_next;
};

/* `vandaag` NULL: the clock's own day. Borrows the keys. */
enum result wereld_init(struct wereld *w, const struct sleutels *sleutels, uint64_t zaad,
                        const char *vandaag) CHECKED;
void wereld_free(struct wereld *w);
/* DONE, or FAILED with the first problem handed over. */
enum result wereld_outcome(struct wereld *w, struct probleem *p) CHECKED;

/* ---- writing ---- */

/* A static statement with its values; nothing after the first error. */
void wereld_exec(struct wereld *w, const char *sql, const struct db_bind *binds);
int64_t wereld_int(struct wereld *w, const char *sql, const struct db_bind *binds);
/* An id whose time is `op` (Unix seconds); in bulk the next one. */
int64_t wereld_id(struct wereld *w, int64_t op);
void wereld_fail(struct wereld *w, const char *what);

/* ---- dates; results are good for the next 31 calls ---- */

/* A date of the casus, moved along. NULL stays NULL. */
const char *dag(struct wereld *w, const char *datum);
/* Days from today; and the first working day from there. */
const char *dagen_verder(struct wereld *w, int dagen);
const char *werkdag_verder(struct wereld *w, int dagen);
/* The local date of an instant. */
const char *datum_van(struct wereld *w, int64_t op);
/* "2026-11-14 09:30", local time, moved along. Never after now. */
int64_t moment(struct wereld *w, const char *datum_tijd);
/* So many days ago, at some minute of a working day's hours; never after now. */
int64_t moment_terug(struct wereld *w, int dagen);

/* ---- chance ---- */

int kans(struct wereld *w, int onder);            /* 0 … onder-1 */
int tussen(struct wereld *w, int laag, int hoog); /* both included */
bool procent(struct wereld *w, int p);
#define KIES(w, list) ((list)[kans(w, (int)COUNT_OF(list))])

#endif
