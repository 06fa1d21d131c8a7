/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The four families of domain.md 5, told as they stand on 21 November 2026: members, partners,
 * goals, actions, consents and refusals. Not every BSN there could be used: nine of them belong to
 * persons of the official test set, and an import of that set would change the family.
 */
#ifndef DEMO_CASUS_H
#define DEMO_CASUS_H

#include "demo/wereld.h"

void casus_verbeek(struct wereld *w);   /* debts and staying away from school */
void casus_elidrissi(struct wereld *w); /* domestic violence: separation and secret address */
void casus_vanrijn(struct wereld *w);   /* almost 18, guardianship by a GI */
void casus_tesfay(struct wereld *w);    /* status holders, interpreter, a move ahead */

#endif
