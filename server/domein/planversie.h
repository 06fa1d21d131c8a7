/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Versions of a plan: how all of it stood when it mattered, kept beside it. Fixed when a member
 * says what they think of the plan, at an evaluation that was held, when another regisseur takes
 * over, and by hand. A version keeps everything, also what whoever fixes it may not see; the views
 * show each reader of it what they see of the plan today.
 */
#ifndef DOMEIN_PLANVERSIE_H
#define DOMEIN_PLANVERSIE_H

#include "verzoek/dossier.h"

/* Of the open plan; none without one. `item` is the agreement or the evaluation, 0 else. Asks no
 * right: the act that it belongs to did. Of agreements on one day in between which nothing changed
 * that the viewer sees, the first alone makes one. */
enum result planversie_vast(struct dossier *d, const char *aanleiding, int64_t item,
                            struct probleem *p) CHECKED;
/* By hand (R5: regie). PROBLEEM_CONFLICT without an open plan. */
enum result planversie_add(struct dossier *d, int64_t *ret_id, struct probleem *p) CHECKED;

/*
 * model: {id, op, aanleiding, veranderd: [{id, soort, wat ("nieuw", "veranderd"), titel,
 * verschillen: [{naam, was, nu}]}], gelijk (nothing changed)}: what the viewer sees of both then
 * and now. PROBLEEM_NIET_GEVONDEN when the viewer does not see the plan or there is no such
 * version.
 */
enum result planversie_put(struct dossier *d, int64_t versie, json_t *model,
                           struct probleem *p) CHECKED;

#endif
