/* SPDX-License-Identifier: EUPL-1.2 */
/* Referrals on the page of the voorzieningen. */
#ifndef RESOURCES_VERWIJZINGEN_H
#define RESOURCES_VERWIJZINGEN_H

#include "verzoek/dossier.h"

/* model.verwijzingen: those the viewer sees; what waits first, longest past its norm first. */
enum result verwijzingen_put(struct dossier *d, json_t *model, struct probleem *p) CHECKED;

#endif
