/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What somebody of the family says about an item: their own statement, beside it for whoever sees
 * it (AVG 16, Jeugdwet 7.3.8); whether it is corrected, with the reason, while the original stays;
 * and restriction (AVG 18), which closes it to all but its source.
 */
#ifndef DOMEIN_BETWISTING_H
#define DOMEIN_BETWISTING_H

#include "verzoek/dossier.h"

/* Fields persoon (one the item is about, or who has gezag over or represents one), verklaring,
 * gevraagd (what it should be; else only a statement). Its author hears of it. */
enum result betwisting_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                           struct probleem *p) CHECKED;
/* Fields besluit, reden. By the author of the item, or regie. */
enum result betwisting_decide(struct dossier *d, int64_t id, const json_t *in,
                              struct probleem *p) CHECKED;
/* Fields verzoek (an open request for restriction about a person of the item), reden. */
enum result beperking_add(struct dossier *d, int64_t item, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
enum result beperking_lift(struct dossier *d, int64_t verzoek, int64_t id, const char *reden,
                           struct probleem *p) CHECKED;
/* Field persoon: a member agreed to this goal or action (G7). */
enum result instemming_add(struct dossier *d, int64_t item, const json_t *in,
                           struct probleem *p) CHECKED;

#endif
