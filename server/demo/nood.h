/* SPDX-License-Identifier: EUPL-1.2 */
/* Noodtoegang and "is dit huishouden bekend?" in the demo: who may, one of each state (R17, R22).
 */
#ifndef DEMO_NOOD_H
#define DEMO_NOOD_H

#include "demo/wereld.h"

/* After the casus: it tells of their households. */
void nood_maken(struct wereld *w);

#endif
