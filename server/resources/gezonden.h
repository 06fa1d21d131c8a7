/* SPDX-License-Identifier: EUPL-1.2 */
/* For whom something that was sent is (G6): an invitation, a question about regie. */
#ifndef RESOURCES_GEZONDEN_H
#define RESOURCES_GEZONDEN_H

#include "verzoek/dossier.h"

/* model.personen (ids) becomes [{id, naam}]: the names of the card or, for who does not see that,
 * the names as they were sent along. */
enum result gezonden_personen(struct dossier *d, json_t *model, int64_t item,
                              struct probleem *p) CHECKED;

#endif
