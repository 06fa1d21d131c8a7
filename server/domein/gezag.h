/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Gezag over a child (R10-R12): what counts, not parenthood. It belongs to the child, in whatever
 * household; one row a holder, with source and date (R5). Unknown, absent or in onderzoek closes
 * every consent that needs it, at the next read. docs/model.md, domein/gevers.h.
 */
#ifndef DOMEIN_GEZAG_H
#define DOMEIN_GEZAG_H

#include "verzoek/dossier.h"

/*
 * Records who has gezag over a child from a day on, all holders at once, in the place of who has it
 * now: kind, soort, houders[] (persons), onderdeel (a GI, for voogdij), van (default: today), bron,
 * bronDatum, inOnderzoek. What began today or would begin later is taken back; what counted for a
 * day already ends the day before `van`.
 */
enum result gezag_set(struct dossier *d, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* inOnderzoek, tot, bron, bronDatum of one row; what was not sent stays. */
enum result gezag_change(struct dossier *d, int64_t gezag, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;

#endif
