/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Doorzettingsmacht: a decision with consequences for a partner; opschaling: the problem put to the
 * management of a partner that does not deliver (domain.md 1.1). Recorded with the mandate it rests
 * on, the day before which they answer, and the answer. By regie or procesregie (R5). It tells the
 * partner nothing by itself: whoever decides calls or writes them.
 */
#ifndef DOMEIN_REGIEBESLUIT_H
#define DOMEIN_REGIEBESLUIT_H

#include "verzoek/dossier.h"

/* `in`: soort (doorzetting, opschaling), onderdeel, wie, mandaat, besluit, uiterlijk (not before
 * today), personen (null: everybody of the household whom the viewer sees). The regie hears of it.
 */
enum result regiebesluit_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                             struct probleem *p) CHECKED;
/* The answer, once. `in`: uitkomst (gedaan, anders, niet), reactie. PROBLEEM_CONFLICT when there is
 * one. Whoever decided hears of it. */
enum result regiebesluit_answer(struct dossier *d, int64_t id, const json_t *in,
                                int64_t *ret_versie, struct probleem *p) CHECKED;

#endif
