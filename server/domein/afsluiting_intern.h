/* SPDX-License-Identifier: EUPL-1.2 */
/* What afsluiting.c (preparing, what is missing) and afsluiting_sluiten.c (closing) share. */
#ifndef DOMEIN_AFSLUITING_INTERN_H
#define DOMEIN_AFSLUITING_INTERN_H

#include "domein/afsluiting.h"

/* What every step asks first: sight, right, version, and that it is not done yet. */
enum result afsluiting_step(struct dossier *d, const char *right, int64_t id, json_t **ret,
                            struct probleem *p) CHECKED;
enum result afsluiting_status(struct dossier *d, int64_t id, const char *status,
                              struct probleem *p) CHECKED;
/* The ids of the present members whom the viewer sees. */
enum result afsluiting_leden(struct dossier *d, json_t **ret, struct probleem *p) CHECKED;
/* The open plan; 0 for none. */
enum result afsluiting_plan(struct dossier *d, int64_t *ret, struct probleem *p) CHECKED;

#endif
