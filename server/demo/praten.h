/* SPDX-License-Identifier: EUPL-1.2 */
/* Talking in the demo: about a goal of household Verbeek, with a mention its regisseur has not read
 * yet; the municipality's templates of letters, and a letter in the making. After everything else,
 * for it takes chance. */
#ifndef DEMO_PRATEN_H
#define DEMO_PRATEN_H

#include "demo/wereld.h"

void praten_maken(struct wereld *w);

#endif
