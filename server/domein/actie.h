/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An action: one owner (a professional who is involved, a member of the family, or somebody from
 * its network), a due date, and a status that says who changed it. R5: regie adds for anyone,
 * whoever is involved for themselves; for another professional it is asked (`open`) until they
 * accept.
 *
 *     open ─► aanvaard ─► bezig ─► gereed        geweigerd (with a reason) and vervallen end it
 */
#ifndef DOMEIN_ACTIE_H
#define DOMEIN_ACTIE_H

#include "verzoek/dossier.h"

/* titel, vervaldatum, and exactly one of gebruiker, persoon, netwerk (ids); personen (default: the
 * goal's). */
enum result actie_add(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* status, vervaldatum, reden; titel by regie. A refusal, a lapse or another date needs a reason. */
enum result actie_change(struct dossier *d, int64_t actie, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;

#endif
