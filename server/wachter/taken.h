/* SPDX-License-Identifier: EUPL-1.2 */
/* What the wachter does each day; one file a task. */
#ifndef WACHTER_TAKEN_H
#define WACHTER_TAKEN_H

#include "base/id.h"
#include "db/db.h"

/* A day to be done. A task may run on a later day than `dag`, when the program was off: `nu` is the
 * moment it really is. */
struct wachter_dag {
    const char *dag;
    int64_t nu;
    struct id_maker *ids;
};

/* On the writer, inside a transaction, with a context of that day and nobody's eyes. */
typedef enum result wachter_taak(struct db_conn *c, const struct wachter_dag *dag,
                                 struct probleem *p);

/*
 * R14: a consent that a day closed (somebody's gezag began, a birthday asks other givers) stays
 * closed when a later day would make it whole again: it waits for a new verklaring.
 */
wachter_taak wachter_gevers;
/* R17: a noodtoegang that nobody reviewed asks the privacy officers again, each day. */
wachter_taak wachter_noodtoegang;

/*
 * Consents that end within 30 days are put to whoever recorded them and to the regisseur, each
 * once, as far as they see them today (R21, R24). What was asked anew already is not.
 */
wachter_taak wachter_afloop;

/*
 * The regie is told a week before a plan is to be evaluated, and when that is late: on the first
 * day and each week after; from the second week on the procesregisseurs too (pain points:
 * evaluation is skipped).
 */
wachter_taak wachter_evaluatie;

#endif
