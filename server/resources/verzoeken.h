/* SPDX-License-Identifier: EUPL-1.2 */
/* Requests of the family, for other pages. */
#ifndef RESOURCES_VERZOEKEN_H
#define RESOURCES_VERZOEKEN_H

#include "verzoek/dossier.h"

/* model[key] = the open requests that ask something of this account: its own, and for a privacy
 * officer all; those that have to be answered first on top. */
enum result verzoeken_mijn(struct verzoek *v, json_t *model, const char *key,
                           struct probleem *p) CHECKED;

/* [{waarde, naam}] of codes, named as in `lijst` of render/woorden_codes.c; new reference. */
json_t *keuzes_opties(const struct verzoek *v, const char *lijst, const char *const *codes);

/* model.verklaringen (what people say about the item themselves), model.instemmingen (who of the
 * family agreed to it), model.beperkt: beside any item, for whoever sees it. */
enum result model_rechten(struct dossier *d, json_t *model, int64_t item,
                          struct probleem *p) CHECKED;

#endif
