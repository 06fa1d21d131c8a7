/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Meetings about the first family of the casus: one to come, one that is off, two that were held,
 * with what was decided and written. Written last, by what stands there: it takes no chance from
 * what comes before.
 */
#ifndef DEMO_OVERLEGGEN_H
#define DEMO_OVERLEGGEN_H

#include "demo/wereld.h"

void overleggen_maken(struct wereld *w);

#endif
