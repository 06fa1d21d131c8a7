/* SPDX-License-Identifier: EUPL-1.2 */
/* Closings, nazorg, a waakvlam, bemoeizorg and a transition, in households that were made before. */
#ifndef DEMO_AFSLUITEN_H
#define DEMO_AFSLUITEN_H

#include "demo/wereld.h"

void afsluiten_maken(struct wereld *w);

#endif
