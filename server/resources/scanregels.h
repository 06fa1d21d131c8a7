/* SPDX-License-Identifier: EUPL-1.2 */
/* The leefgebiedenscan, for the page of the story. */
#ifndef RESOURCES_SCANREGELS_H
#define RESOURCES_SCANREGELS_H

#include "verzoek/dossier.h"

/* model.leefgebieden = [{code, naam, icoon, regels: [the newest line for each group of persons,
 * with `was`: the state before, or null]}], as this viewer sees it: after kop_leden. */
enum result scanregels_put(struct dossier *d, json_t *model, struct probleem *p) CHECKED;

#endif
