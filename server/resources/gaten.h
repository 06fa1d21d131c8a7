/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Periods without anything on the timeline. They follow from the rows that this viewer sees and
 * from nothing else (R24): somebody who sees less has more of them, and none says whether another
 * wrote something in it.
 *
 * "Recorded" is the day a row was written, which is also the timeline's order; a note about a day
 * long ago does not fill the time in which nobody wrote.
 */
#ifndef RESOURCES_GATEN_H
#define RESOURCES_GATEN_H

#include "verzoek/dossier.h"

/* From this many days without a row it is said. */
enum { GATEN_DAGEN = 28 };

/* model.gaten = [{van, tot, dagen, weken, lopend, onder}], the newest first: `van` and
 * `tot` the days something was recorded before and after it, `onder` the id of the row before
 * it, `lopend` when it runs until today.
 * `rows` are consecutive rows of the timeline, the newest first, with `opDag` (the day they were
 * recorded, taken away here); `vandaag` NULL: what comes after the first of them is not said. On
 * pages the row after which it is said has it as `gat` (else null), and model.gatNu is the one
 * until today. */
void gaten_put(json_t *model, json_t *rows, const char *vandaag, bool api);
/* The same where rows were left out (a filter): only takes `opDag` away; model.gaten is []. */
void gaten_none(json_t *model, json_t *rows, bool api);

#endif
