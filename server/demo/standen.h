/* SPDX-License-Identifier: EUPL-1.2 */
/* States that the stories of the demo do not come to: a household that was split, the scan of a
 * signed paper, accounts that are somebody of a family, what was refused, a check of the log that
 * was broken off. */
#ifndef DEMO_STANDEN_H
#define DEMO_STANDEN_H

#include "demo/wereld.h"

/* The last of all: what it asks of chance shifts nothing else. In bulk nothing. */
void standen_maken(struct wereld *w);
/* After the log, at its end. */
void standen_loggen(struct wereld *w);

#endif
