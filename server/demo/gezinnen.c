/* SPDX-License-Identifier: EUPL-1.2 */
#include "demo/gezinnen.h"
void gezinnen_init(struct gezinnen *g, struct wereld *w, bool bench)
{
    *g = (struct gezinnen){.w = w, .bench = bench};
}
void gezinnen_maken(struct gezinnen *g) { g->made++; }
