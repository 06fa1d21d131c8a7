/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * G7: a child from 12 on may object to a parent reading a category or an item about it; its own
 * interest may forbid it, at any age, with the reason. Holds in whatever household, until ended.
 */
#ifndef DOMEIN_KINDBEZWAAR_H
#define DOMEIN_KINDBEZWAAR_H

#include "verzoek/dossier.h"

/* Fields kind, soort, categorie or item, tegen, reden. */
enum result kindbezwaar_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* Ends it, with the reason. `id` is the second id of the path. */
enum result kindbezwaar_end(struct dossier *d, int64_t id, const char *reden,
                            struct probleem *p) CHECKED;

#endif
