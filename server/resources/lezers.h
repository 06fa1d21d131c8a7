/* SPDX-License-Identifier: EUPL-1.2 */
/* "Wie leest dit?" on forms (R26): partials/lezers.html asks it of the form as it is filled in. */
#ifndef RESOURCES_LEZERS_H
#define RESOURCES_LEZERS_H

#include "verzoek/dossier.h"

/* After model_formulier, for a form that adds an item of this kind ("notitie", "doel", …):
 * model.formulier.lezers = where the partial asks. An action asks with its goal (`doel`, else 0),
 * whose persons and leefgebied it takes over. */
enum result model_lezers(struct dossier *d, json_t *model, const char *soort, int64_t doel,
                         struct probleem *p) CHECKED;

#endif
