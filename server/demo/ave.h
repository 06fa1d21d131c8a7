/* SPDX-License-Identifier: EUPL-1.2 */
/* AVE phases of the families of the casus, and one text released across the separation (R19). */
#ifndef DEMO_AVE_H
#define DEMO_AVE_H

#include "demo/wereld.h"

/* After the casus. */
void ave_maken(struct wereld *w);

#endif
