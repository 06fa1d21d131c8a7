/* SPDX-License-Identifier: EUPL-1.2 */
/* The arrays themselves: room, ids, rows by id, and what law says today. */
#include "wereld.h"

#include "base/clock.h"
#include "base/result.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int wereld_plaats(int *n, size_t max, const char *naam)
{
    if ((size_t)*n == max) {
        (void)fprintf(stderr, "the world has no room for another %s\n", naam);
        abort();
    }
    return (*n)++;
}

int64_t wereld_id(struct wereld *w)
{
    w->laatste_id += 1 + (int64_t)rng_below(&w->rng, 9);
    return w->laatste_id;
}

/* R10 as a table: who must say yes, by soort and age. */
static const struct gever_regel GEVER_REGELS[] = {
    {"beroepsgeheim", 0, 11, false, true, false, false, "1900-01-01", ""},
    {"beroepsgeheim", 12, 15, true, true, false, true, "1900-01-01", ""},
    {"beroepsgeheim", 16, 150, true, false, true, false, "1900-01-01", ""},
    {"hulp", 0, 11, false, true, false, false, "1900-01-01", ""},
    {"hulp", 12, 15, true, true, false, true, "1900-01-01", ""},
    {"hulp", 16, 150, true, false, true, false, "1900-01-01", ""},
    {"avg", 0, 15, false, true, false, false, "1900-01-01", ""},
    {"avg", 16, 150, true, false, true, false, "1900-01-01", ""},
};

/* R10: the subjects a measure covers; who goes first has the lowest rang. */
static const struct maatregel MAATREGELEN[] = {
    {"curatele", "gezondheid", 1},
    {"curatele", "inkomen_financien", 1},
    {"curatele", "onderwijs", 1},
    {"curatele", "wonen", 1},
    {"curatele", "contact", 1},
    {"mentorschap", "gezondheid", 2},
    {"bewind", "inkomen_financien", 2},
    {"volmacht", "gezondheid", 3},
    {"volmacht", "inkomen_financien", 3},
    {"volmacht", "onderwijs", 3},
    {"volmacht", "wonen", 3},
    {"volmacht", "contact", 3},
    {"familie", "gezondheid", 4},
};

struct wereld *wereld_new(uint64_t zaad, const char *vandaag)
{
    struct wereld *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    w->zaad = zaad;
    rng_init_seeded(&w->rng, zaad);
    (void)snprintf(w->vandaag, sizeof w->vandaag, "%s", vandaag);
    w->eigen_werk_dagen = 30;
    w->werkaantekening_dagen = 30;
    w->laatste_id = 1000;
    for (size_t i = 0; i < COUNT_OF(GEVER_REGELS); i++)
        *NIEUW(w, gever_regel) = GEVER_REGELS[i];
    for (size_t i = 0; i < COUNT_OF(MAATREGELEN); i++)
        *NIEUW(w, maatregel) = MAATREGELEN[i];
    return w;
}

void wereld_free(struct wereld *w) { free(w); }

/* ---- rows by id ---- */

#define VIND(w, type, gezocht)                                                                     \
    do {                                                                                           \
        ELK (w, type, rij)                                                                         \
            if (rij->id == (gezocht))                                                              \
                return rij;                                                                        \
        return NULL;                                                                               \
    } while (0)

const struct onderdeel *wereld_onderdeel(const struct wereld *w, int64_t id)
{
    VIND(w, onderdeel, id);
}

const struct organisatie *wereld_organisatie(const struct wereld *w, int64_t id)
{
    VIND(w, organisatie, id);
}

const struct persoon *wereld_persoon(const struct wereld *w, int64_t id) { VIND(w, persoon, id); }

const struct gebruiker *wereld_gebruiker(const struct wereld *w, int64_t id)
{
    VIND(w, gebruiker, id);
}

const struct item *wereld_item(const struct wereld *w, int64_t id) { VIND(w, item, id); }

const struct huishouden *wereld_huishouden(const struct wereld *w, int64_t id)
{
    VIND(w, huishouden, id);
}

/* ---- the moment ---- */

int64_t wereld_moment(int64_t kijker, const char *dag)
{
    return clock_local_midnight(dag) + kijker * 997 % 80000;
}
