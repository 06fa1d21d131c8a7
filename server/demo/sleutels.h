/* SPDX-License-Identifier: EUPL-1.2 */
/* Programs of partners in the demo: which organisations may, and a token of each state. Nobody has
 * the tokens themselves. */
#ifndef DEMO_SLEUTELS_H
#define DEMO_SLEUTELS_H

#include "demo/wereld.h"

void demo_sleutels(struct wereld *w);

#endif
