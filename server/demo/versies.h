/* SPDX-License-Identifier: EUPL-1.2 */
/* Versions of the plans to which somebody of the family said something, so that there is a change
 * to see since; and the phases that plans went through. */
#ifndef DEMO_VERSIES_H
#define DEMO_VERSIES_H

#include "demo/wereld.h"

/* After everything else of a household stands. */
void versies_maken(struct wereld *w);
/* What stands in version `id` of a plan, as it was at `op`. */
void versies_stukken(struct wereld *w, int64_t h, int64_t plan, int64_t id, int64_t op);

#endif
