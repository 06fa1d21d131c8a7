/* SPDX-License-Identifier: EUPL-1.2 */
/* Households by chance: who lives there, who helps, what was agreed, said and allowed. */
#ifndef DEMO_GEZINNEN_H
#define DEMO_GEZINNEN_H

#include "demo/wereld.h"

struct gezinnen {
    struct wereld *w;
    bool bench;
    int overdrachten; /* handovers under way so far */
    long made;
    int regie[GEBRUIKERS]; /* open plans that each has, so that nobody gets too many */
};

void gezinnen_init(struct gezinnen *g, struct wereld *w, bool bench);
/* The next household. */
void gezinnen_maken(struct gezinnen *g);

#endif
