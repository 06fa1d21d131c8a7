/* SPDX-License-Identifier: EUPL-1.2 */
/* How far a handover of regie is, for the page of its question. */
#ifndef RESOURCES_OVERDRACHT_H
#define RESOURCES_OVERDRACHT_H

#include "verzoek/dossier.h"

/* model.overdracht: {stand, betekent, blijft, gesprekOp, gesprekMet, afspraken, geenGesprek,
 * punten:
 * [{code, keuze}], nog, kan: {voorbereiden, gesprek}, stappen: [{naam, klaar, nu}]}; null for
 * another kind of question. `nog` is how many points nothing is said about yet, null for none. */
enum result overdracht_put(struct dossier *d, json_t *model, int64_t verzoek,
                           struct probleem *p) CHECKED;

#endif
