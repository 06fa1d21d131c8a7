/* SPDX-License-Identifier: EUPL-1.2 */
/* "Veranderd sinds uw vorige bezoek": of what this viewer sees now, and not by themselves (R24). */
#ifndef RESOURCES_BEZOEK_H
#define RESOURCES_BEZOEK_H

#include "verzoek/dossier.h"

/* model.veranderd = {sinds, stukken: [{id, soort, titel or null, op, url or null}], meer (there are
 * more)}, newest first; null at the first visit and when nothing changed. */
enum result bezoek_put(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* row.nieuw for each of `rows` (with `id`): whether it changed. */
enum result bezoek_mark(struct dossier *d, json_t *rows, struct probleem *p) CHECKED;
/* row.veranderd: whether anything did. */
enum result bezoek_any(struct dossier *d, json_t *row, struct probleem *p) CHECKED;

#endif
