/* SPDX-License-Identifier: EUPL-1.2 */
/* What the wachter does each day; one file a task. */
#ifndef WACHTER_TAKEN_H
#define WACHTER_TAKEN_H

#include "db/db.h"

/* On the writer, inside a transaction, with a context of that day and nobody's eyes. A task may run
 * on a later day than `dag`, when the program was off. */
typedef enum result wachter_taak(struct db_conn *c, const char *dag, struct probleem *p);

/*
 * R14: a consent that a day closed (somebody's gezag began, a birthday asks other givers) stays
 * closed when a later day would make it whole again: it waits for a new verklaring.
 */
wachter_taak wachter_gevers;
/* R17: a noodtoegang that nobody reviewed asks the privacy officers again, each day. */
wachter_taak wachter_noodtoegang;

#endif
