/* SPDX-License-Identifier: EUPL-1.2 */
/* One household whose plan sleeps: open, and nobody has anything to do in it any more. Written
 * last, by what stands there: it takes no chance from what comes before. */
#ifndef DEMO_SLAAPT_H
#define DEMO_SLAAPT_H

#include "demo/wereld.h"

void slaapt_maken(struct wereld *w);

#endif
