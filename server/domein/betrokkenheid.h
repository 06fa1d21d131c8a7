/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Involvement (R4): a task, a purpose, from and to. It takes two: regie proposes it and the
 * professional accepts, or the professional asks for it and regie accepts; nobody involves
 * themselves (invariant 9, a CHECK). It ends by date, by either side; the last day is the last day
 * of sight. Ending it by act ends the consents towards the receiver in the same transaction (R14).
 */
#ifndef DOMEIN_BETROKKENHEID_H
#define DOMEIN_BETROKKENHEID_H

#include "verzoek/dossier.h"

/* Regie proposes: gebruiker, taak, doel, doelZin, van, tot, personen. */
enum result betrokkenheid_invite(struct dossier *d, const json_t *in, int64_t *ret_id,
                                 struct probleem *p) CHECKED;
/* A professional asks, on the strength of a person found in this login whose household is known
 * (zicht_gevonden_bekend): persoon, taak, doel, doelZin, van, tot. Whether there is such a
 * household is not told by another answer. */
enum result betrokkenheid_ask(struct verzoek *v, const json_t *in, int64_t *ret_id,
                              struct probleem *p) CHECKED;
/* The other side says yes or no (status actief, geweigerd), the asking side withdraws
 * (ingetrokken), either ends it (beeindigd, with tot: today by default). */
enum result betrokkenheid_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p) CHECKED;

#endif
