/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The phase of a plan. Phases and what is asked before each are data (planfase_soort,
 * planfase_vraag). Going on asks; it blocks where safety is at stake alone: no verkenning before
 * the safety was talked about, no further without an action when it is not safe, and then no light
 * plan. What is asked is answered from what the viewer sees: nothing hidden shows in it (R24).
 */
#ifndef DOMEIN_PLANFASE_H
#define DOMEIN_PLANFASE_H

#include "verzoek/dossier.h"

/*
 * fase (code), variant ("licht", "volledig"; left out: as it is), reden. R5: regie. Of the open
 * plan. Every question of the phases in between counts; an open one that blocks is a field error on
 * `fase`, one that asks wants a reason, and so does going back.
 */
enum result planfase_change(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* model.fase = {code, naam, op, volgorde, variant} of the open plan or null; model.fasen: [{code,
 * naam, uitleg, stand ("geweest", "nu", "straks")}]; model.vragen of the phases that come: [{code,
 * fase, vraag, uitleg, moet, klaar}]; model.geschiedenis, the newest first. */
enum result planfase_put(struct dossier *d, json_t *model, struct probleem *p) CHECKED;

#endif
