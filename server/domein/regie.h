/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Regie (R5, R32): one casusregisseur at a time, held by a unique index over open periods; periods
 * start and end now, never in the future, never overlapping. Somebody is *asked* (regieverzoek):
 * named by a procesregisseur, asked to take over by the regisseur, or asked to deputise; never
 * oneself. The named person accepts or refuses; until then nothing changes, and the change is one
 * transaction. An open plan without a regisseur has a vacancy with a deadline.
 *
 * Whoever's regie ends takes with it, in that transaction: the deputies, the questions they had
 * asked about it, the consents towards them (R14), and what was sent to them as regie (G6). At the
 * first regie the same goes for the owner of the intake (R4).
 */
#ifndef DOMEIN_REGIE_H
#define DOMEIN_REGIE_H

#include "verzoek/dossier.h"

/* soort: toewijzing (procesregisseur), overdracht or waarneming (the regisseur in person, no
 * deputy). `in`: aan, bericht; waarneming: van, tot (within a year, and asked of somebody once for
 * the same days). A toewijzing or overdracht has to be answered
 * within some days (settings toewijzing_dagen, overdracht_dagen), after which the wachter lets it
 * lapse; an overdracht goes in steps first (domein/overdracht.h). One question about the regie
 * itself is open at a time; `vervangt` names the one that this comes instead of: one's own or, for
 * a procesregisseur, any. Without it: PROBLEEM_CONFLICT. */
enum result regie_ask(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* `status` aanvaard or geweigerd (with reden) by whom it was asked; ingetrokken by who asked, or by
 * either of what was accepted as a deputy (whose last day is then today). */
enum result regie_decide(struct dossier *d, int64_t verzoek, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;
/* For the screens: {aanvaard, geweigerd, ingetrokken}, true for what the viewer could answer now.
 * New reference. */
enum result regie_kan(struct dossier *d, int64_t verzoek, json_t **ret, struct probleem *p) CHECKED;
/* Into a vacancy, with a reason: by the regisseur in person or a procesregisseur (R5). Has a
 * version, so that nobody ends the regie of another than they read (regie_versie). */
enum result regie_end(struct dossier *d, const char *reden, struct probleem *p) CHECKED;

/* Moves with every start and end that the viewer sees. */
enum result regie_versie(struct dossier *d, int64_t *ret, struct probleem *p) CHECKED;

#endif
