/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The gezinsplan: at most one open in a household (invariant 1, held by a unique index). Opened by
 * regie or by the owner of the intake, with a vacancy and its deadline when there is no regisseur
 * yet (invariant 2). Closing goes by domein/afsluiting.h; the goals stay as
 * they are.
 */
#ifndef DOMEIN_GEZINSPLAN_H
#define DOMEIN_GEZINSPLAN_H

#include "verzoek/dossier.h"

/* kernverhaal, evaluatiedatum (default: after instelling.evaluatie_weken). About all present
 * members. */
enum result gezinsplan_open(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* Fields that were sent; versie_check. A later evaluatiedatum needs datumReden
 * (domein/evaluatie.h). */
enum result gezinsplan_change(struct dossier *d, const json_t *in, int64_t *ret_versie,
                              struct probleem *p) CHECKED;
/* The change itself, for afsluiting_close: the vacancy's alarm ends with it. */
enum result gezinsplan_close(struct dossier *d, int64_t plan, const char *reden,
                             struct probleem *p) CHECKED;
/* And back, for volgcontact_reopen: with a date to talk it over, and a vacancy when there is no
 * regisseur. Goals and actions are as they were. */
enum result gezinsplan_reopen(struct dossier *d, int64_t plan, struct probleem *p) CHECKED;

/* The vacancy's alarm on the open plan, if there is one: on from now with its deadline, or off.
 * Called by regie in the transaction that changes it. */
enum result gezinsplan_vacature(struct dossier *d, bool on, struct probleem *p) CHECKED;

#endif
