/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The household of the benches: five people, ten goals, some twenty-five actions and sixty notes
 * (about a hundred rows and 30 KB a page), and consents by which the account `school` sees all of
 * it: nothing is its own work, everything is worked out by G3.
 */
#ifndef DEMO_BENCH_H
#define DEMO_BENCH_H

#include "demo/wereld.h"

void bench_maken(struct wereld *w);

#endif
