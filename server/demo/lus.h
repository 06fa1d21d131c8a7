/* SPDX-License-Identifier: EUPL-1.2 */
/* Every state that the year of a plan knows and the stories do not tell: lus.c about regie and the
 * plan, lus_hulp.c about help, transitions and closing. Written last: nothing else shifts. */
#ifndef DEMO_LUS_H
#define DEMO_LUS_H

#include "demo/schrijf.h"

void lus_maken(struct wereld *w);

/* ---- shared by the two ---- */

/* At ten in the morning, so many days ago. */
int64_t lus_op(struct wereld *w, int dagen);
/* The members, the plan and who has the regie of a household that was written before. */
void lus_huis(struct wereld *w, struct huis *ret, int64_t id);
void lus_hulp(struct huis *h);
void lus_overgangen(struct huis *h);
void lus_afsluitingen(struct huis *h);

#endif
