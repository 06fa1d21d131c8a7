/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Involvement (R4): a task, a purpose, from and to. It takes two: regie proposes it and the
 * professional accepts, or the professional asks for it and regie accepts; nobody involves
 * themselves (invariant 9, a CHECK). It ends by date, by either side; the last day is the last day
 * of sight. Ending it by act ends the consents towards the receiver in the same transaction (R14).
 *
 * An involvement never begins before it was accepted: a first day that went by while it waited
 * becomes the day of the yes. Otherwise a late yes could pretend that a receiver who had stopped
 * went on, and wake consents that were over (R14).
 *
 * Sight of the item itself (G6). An invitation is addressed to whom it is for, a question to
 * whoever has the regie *and* to the asker; while it is theirs: open, or until the last day. What
 * was sent to the regie goes on to the next regisseur and to a deputy, so that an involvement of a
 * source with beroepsgeheim is not lost with a handover. Who was refused reads the answer for
 * instelling.eigen_werk_dagen.
 */
#ifndef DOMEIN_BETROKKENHEID_H
#define DOMEIN_BETROKKENHEID_H

#include "verzoek/dossier.h"

/* Regie proposes: gebruiker, taak, doel, doelZin, van, tot, personen. Without `van` from today,
 * without `tot` for instelling.betrokkenheid_maanden; doelZin: else the sentence of the doel. */
enum result betrokkenheid_invite(struct dossier *d, const json_t *in, int64_t *ret_id,
                                 struct probleem *p) CHECKED;
/* A professional asks, on the strength of a person found in this login whose household is known
 * (zicht_gevonden_bekend): huishouden (needed when there are several), taak, doel, doelZin, van,
 * tot. Whether there is such a household is not told by another answer. */
enum result betrokkenheid_ask(struct verzoek *v, int64_t persoon, const json_t *in, int64_t *ret_id,
                              struct probleem *p) CHECKED;

/* The other side says yes or no (`status` actief, geweigerd), the asking side withdraws
 * (ingetrokken), either ends it (beeindigd: now, or with a later `tot` on that day), regie lifts a
 * suspension (actief again, R27). A no needs a `reden`. */
enum result betrokkenheid_change(struct dossier *d, int64_t id, const json_t *in,
                                 int64_t *ret_versie, struct probleem *p) CHECKED;

/* For the screens: {actief, geweigerd, ingetrokken, beeindigd}, true for each step that the viewer
 * could take now. New reference. */
enum result betrokkenheid_kan(struct dossier *d, int64_t id, json_t **ret,
                              struct probleem *p) CHECKED;

/* G6: what professionals sent to the regie (their questions, and what became of them while it runs)
 * is addressed to whoever has the regie now, and to nobody who had it. For whoever changes regie or
 * deputies, in that transaction; can be called at any time. */
enum result betrokkenheid_regie_address(struct dossier *d, struct probleem *p) CHECKED;

#endif
