/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R33: two households that turn out to be one. The household at hand closes with a link to the one
 * in which it goes on; items never move, and are seen there by the same rules as before.
 *
 * It takes whoever has the regie of both. Two regisseurs therefore agree by a handover first (R32),
 * which takes two, and an intake that doubled a hidden household learns nothing of it (R22): its
 * regie is given to the hidden one's regisseur by a procesregisseur.
 *
 * In one transaction: the plan closes, the regie ends and is from then on that of the other
 * household (regel_regie_verder), open questions about the regie are taken back, an intake is done,
 * and the members whom the viewer sees become members of the other. Members, involvement, consents,
 * separations, documents with their keys, retention and log stay where they are: who was involved
 * goes on reading what they read, and is invited in the other household like anybody. R14 holds: a
 * consent towards a receiver whose involvement ends by this ends.
 *
 * Refused when somebody of the one is protected against somebody of the other (R19), with the words
 * that any other hindrance gets (R24).
 */
#ifndef DOMEIN_SAMENVOEGING_H
#define DOMEIN_SAMENVOEGING_H

#include "verzoek/dossier.h"

/* naar, reden, bevestigd (true), uitnodigen[] (involvements of this household, to be invited in the
 * other). PROBLEEM_CONFLICT when one of the two is closed. */
enum result samenvoeging_do(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;

/*
 * Takes it back, within instelling.samenvoeging_herstel_dagen, with a reason: the household is open
 * again, its plan and its intake too, the memberships that the merge made end today. The regie goes
 * back to whoever had it when that is the viewer; else there is a vacancy (R32). Questions that
 * were taken back and consents that ended stay so (R14).
 */
enum result samenvoeging_undo(struct dossier *d, const char *reden, struct probleem *p) CHECKED;

/* The other household, opened by the viewer with the regie of it; PROBLEEM with a field error on
 * `naar` for every other id, whether it exists or not. */
enum result samenvoeging_naar(struct dossier *d, int64_t naar, struct dossier *ret,
                              struct probleem *p) CHECKED;
/* PROBLEEM_CONFLICT when these two may not become one (R19). */
enum result samenvoeging_apart(struct dossier *d, int64_t naar, struct probleem *p) CHECKED;

/* ---- for splitsing.c too ---- */

/* Invites in `naar` those of these involvements (ids, of `d`, seen and running) who are not there
 * yet, for the same task and purpose, about these persons. */
enum result betrokkenen_meenemen(struct dossier *d, struct dossier *naar, const json_t *ids,
                                 const json_t *personen, struct probleem *p) CHECKED;

#endif
