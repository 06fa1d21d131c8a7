/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A referral: somebody else is asked to help with a goal. Asked, accepted, started or refused (R1:
 * coordination); sent to an account it is theirs to read and to answer (G6). The norm of its dienst
 * says until which day the household may wait; past it, something must happen meanwhile: an action
 * of the same goal.
 */
#ifndef DOMEIN_VERWIJZING_H
#define DOMEIN_VERWIJZING_H

#include "verzoek/dossier.h"

/* dienst, gebruiker or aan (the name of an organisation), vraag, personen (none: those of the
 * goal), gevraagdOp (none: today). `doel` is one the viewer sees. */
enum result verwijzing_add(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_id,
                           struct probleem *p) CHECKED;
/* status, verwachtOp, reden, overbrugging (an action of the goal); what was not sent stays. Whom it
 * was sent to may answer; the rest is its author's and regie's (R5). */
enum result verwijzing_change(struct dossier *d, int64_t verwijzing, const json_t *in,
                              int64_t *ret_versie, struct probleem *p) CHECKED;

#endif
