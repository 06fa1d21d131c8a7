/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Changes after which nobody may see more than before: a withdrawal, an end, a suspension, a death,
 * a separation, doubt about gezag, a household that splits or merges, a person destroyed. Each is
 * made in the world and in its database alike, on the world's today.
 */
#ifndef TESTS_TOEGANG_WIJZIG_H
#define TESTS_TOEGANG_WIJZIG_H

#include "wereld_db.h"

/* What a change of gezag or a birthday made incomplete waits for a new verklaring (R14): the domain
 * takes back volledig_op of such a consent, in the transaction of the change or on that date. */
void sluit_onvolledige(struct wereld *w, struct wereld_db *d, const char *dag); /* d may be NULL */

struct wijziging {
    const char *naam;
    /* False when this world has nothing to change so. */
    bool (*doe)(struct wereld *w, struct wereld_db *d);
};
extern const struct wijziging WIJZIGINGEN[];
extern const int AANTAL_WIJZIGINGEN;

#endif
