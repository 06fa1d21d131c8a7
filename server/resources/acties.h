/* SPDX-License-Identifier: EUPL-1.2 */
/* What the forms about actions share. */
#ifndef RESOURCES_ACTIES_H
#define RESOURCES_ACTIES_H

#include "verzoek/dossier.h"

/* options.gebruiker, .persoon, .netwerk: who of what the viewer sees can own an action here; and
 * options.personen. Needs model.leden. */
enum result actie_owner_options(struct dossier *d, json_t *model, json_t *options,
                                struct probleem *p) CHECKED;

#endif
