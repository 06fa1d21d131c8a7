/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R33: a household that becomes two. A new household with some of the members, who leave this one
 * or belong to both (a child with two parents); items stay where they were written, seen by the
 * same rules.
 *
 * The regie goes on in both: who has it here, and who stands in, has it there too. That names
 * nobody anew (R5): from then on each is handed over by itself. An intake without a regisseur is an
 * intake in both. Nobody else is involved in the new household, and no consent counts there; who
 * helps is invited (R4), what the family said is asked again. A separation follows the person
 * (R19).
 */
#ifndef DOMEIN_SPLITSING_H
#define DOMEIN_SPLITSING_H

#include "verzoek/dossier.h"

/* naam, personen[] (who belong to the new household: members), ookHier[] (those of them who stay
 * here too), reden, wijk, plan (open one at once), uitnodigen[], bevestigd (true). *ret_id is the
 * new household. */
enum result splitsing_do(struct dossier *d, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* The field errors of `personen` and `ookHier`, for the preview. */
enum result splitsing_check(struct dossier *d, const json_t *in, struct probleem *p) CHECKED;

#endif
