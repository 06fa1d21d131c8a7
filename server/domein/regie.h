/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Regie (R5, R32): one casusregisseur at a time, held by a unique index over open periods; periods
 * start and end now, never in the future, never overlapping. Somebody is *asked* (regieverzoek):
 * named by a procesregisseur, asked to take over by the regisseur, or asked to deputise; never
 * oneself. The named person accepts or refuses; until then nothing changes, and the change is one
 * transaction. An open plan without a regisseur has a vacancy with a deadline.
 */
#ifndef DOMEIN_REGIE_H
#define DOMEIN_REGIE_H

#include "verzoek/dossier.h"

/* soort: toewijzing (procesregisseur), overdracht (regisseur) or waarneming (regisseur; van, tot).
 * `in`: aan, bericht. */
enum result regie_ask(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* aanvaard or geweigerd (with reden) by whom it was asked; ingetrokken by who asked. */
enum result regie_decide(struct dossier *d, int64_t verzoek, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;
/* Into a vacancy (R5), with a reason. */
enum result regie_end(struct dossier *d, const char *reden, struct probleem *p) CHECKED;

#endif
