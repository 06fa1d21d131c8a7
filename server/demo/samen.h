/* SPDX-License-Identifier: EUPL-1.2 */
/* A household of the demo that went on in another (R33). */
#ifndef DEMO_SAMEN_H
#define DEMO_SAMEN_H

#include "demo/wereld.h"

/* After the families: two of the regisseur's that are not in the casus; with too few of them,
 * nothing. */
void samen_maken(struct wereld *w);

#endif
