/* SPDX-License-Identifier: EUPL-1.2 */
/* Meetings of the demo, as the domain functions would have left them (schrijf.h). */
#ifndef DEMO_SCHRIJF_OVERLEG_H
#define DEMO_SCHRIJF_OVERLEG_H

#include "demo/schrijf.h"

struct schrijf_overleg {
    const char *soort, *plaats, *waarom, *status;
    int64_t begin, op;
    int minuten;
    const enum demo_gebruiker *genodigden; /* ended with NIEMAND; the regisseur is there too */
    const int64_t *gezin;                  /* PERSONEN */
    const char *punt;                      /* one point of the agenda in words */
    int64_t item;                          /* and one open point of the plan */
    const char *besluit;                   /* NULL for none */
};
int64_t schrijf_overleg(struct huis *h, const struct schrijf_overleg *o);

#endif
