/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who speaks for an adult, or a youth of 16 or 17 (R10): a measure (curatele, mentorschap, bewind),
 * a written proxy or the family by law, each for the subjects its kind covers (table maatregel). It
 * counts only for subjects on which the person is recorded as not able to decide: an assessment
 * with a source and its author, never a trait. Both end by date and take effect at the next read
 * (domein/gevers.h).
 */
#ifndef DOMEIN_VERTEGENWOORDIGING_H
#define DOMEIN_VERTEGENWOORDIGING_H

#include "verzoek/dossier.h"

/* persoon, soort, houder (a person) or onderdeel, van (default: today), tot, bron, bronDatum. */
enum result vertegenwoordiging_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                                   struct probleem *p) CHECKED;
/* tot, bron, bronDatum; what was not sent stays. */
enum result vertegenwoordiging_change(struct dossier *d, int64_t id, const json_t *in,
                                      int64_t *ret_versie, struct probleem *p) CHECKED;

/* persoon (12 or older), categorie, van (default: today), tot, bron. */
enum result wilsonbekwaam_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                              struct probleem *p) CHECKED;
/* tot, bron; what was not sent stays. */
enum result wilsonbekwaam_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p) CHECKED;

#endif
