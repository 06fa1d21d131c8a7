/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Meetings about the first family of the casus: one to come, one that is off, two that were held,
 * with what was decided and written. Written last, by what stands there: it takes no chance from
 * what comes before.
 */
#ifndef DEMO_OVERLEGGEN_H
#define DEMO_OVERLEGGEN_H

#include "demo/schrijf.h"

void overleggen_maken(struct wereld *w);

/* One meeting of a household. */
struct overleg_demo {
    const char *soort, *plaats, *waarom, *status, *reden;
    int64_t begin, op;
    int minuten;
    const enum demo_gebruiker *genodigden; /* ended with NIEMAND; the regisseur is there too */
    const int64_t *gezin;                  /* PERSONEN */
    const char *punt;                      /* one point of the agenda in words */
    int64_t item;                          /* and one of the plan */
    const char *besluit;                   /* in words; NULL for none */
    int64_t actie, verslag;                /* a decision that became an action, and a note; or 0 */
};
int64_t overleg_schrijven(struct huis *h, const struct overleg_demo *o);

#endif
