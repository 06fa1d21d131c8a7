/* SPDX-License-Identifier: EUPL-1.2 */
/* Households of the demo that move to another municipality, or come from one, in every state. */
#ifndef DEMO_VERHUIS_H
#define DEMO_VERHUIS_H

#include "demo/wereld.h"

/* Last of all: draws no chance that others draw after it. */
void verhuis_maken(struct wereld *w);

#endif
