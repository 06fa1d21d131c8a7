/* SPDX-License-Identifier: EUPL-1.2 */
/* Who of the family agrees with the plan, for the pages of the plan. */
#ifndef RESOURCES_AKKOORDEN_H
#define RESOURCES_AKKOORDEN_H

#include "verzoek/dossier.h"

/*
 * model.akkoorden = [{persoon, naam, antwoord, woorden, datum}]: the present members, with the last
 * answer this viewer sees (antwoord null: none); model.familiegroepsplan = [{id, titel, datum}];
 * model.geenAkkoord: there is an open plan and the viewer, who has the regie, sees of nobody a yes
 * or a partly (zorgmijder): from visible rows alone (R24). After kop_leden.
 */
enum result akkoorden_put(struct dossier *d, json_t *model, struct probleem *p) CHECKED;

#endif
