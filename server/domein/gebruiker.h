/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An account: a person in an onderdeel, with roles. A beheerder makes, changes and ends it, and
 * never gets in by it (invariants 7 and 9):
 *
 * - Three kinds of account never turn into one another: for the work (professional, regisseur,
 *   procesregisseur), beheerder, privacy. What somebody once wrote stays theirs to see (G1), so a
 *   beheerder starts with an account that never wrote.
 * - It takes two. A new account, a reset one, one with a role or an area more, one that moves to
 *   another onderdeel: without sight until it is confirmed (R27), and confirmed only after its
 *   owner has chosen the password, so that a link in other hands is noticed.
 * - Nobody changes their own roles, area or onderdeel, ends, resets or confirms themselves.
 * - The last active beheerder stays.
 *
 * Who confirms (R27): the contact of the account's onderdeel, who is no beheerder and was confirmed
 * by a privacy officer (or on the machine, bevestigd_door NULL); the contact itself by a privacy
 * officer; a privacy officer by another one.
 */
#ifndef DOMEIN_GEBRUIKER_H
#define DOMEIN_GEBRUIKER_H

#include "domein/uitnodiging.h"
#include "verzoek/verzoek.h"

/* Codes of roles, NULL-ended. */
extern const char *const GEBRUIKER_ROLLEN[];

/* What a gebruikersnaam may be: small letters, digits and . - _ @, which can be said over the
 * phone. In characters, which are bytes here. */
enum { GEBRUIKERSNAAM_MIN = 3, GEBRUIKERSNAAM_MAX = 60 };
bool gebruikersnaam_tekens(const char *name);

/* `in`: gebruikersnaam, naam, functie, telefoon, email, onderdeel (id), rollen (codes), plekken,
 * wijken (ids: the area of a procesregisseur; none is the whole municipality). It has no link yet.
 */
enum result gebruiker_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* The same but gebruikersnaam. *ret_onbevestigd: it now waits for a confirmation. Another onderdeel
 * is refused while the account holds regie or an intake nobody else sees; its involvements end, as
 * in gebruiker_end. */
enum result gebruiker_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                             bool *ret_onbevestigd, struct probleem *p) CHECKED;

/* ---- getting in: gebruiker_toegang.c ---- */

/* A (new) link for an account whose owner has not chosen a password. For another one it is a reset.
 */
enum result gebruiker_invite(struct verzoek *v, int64_t id, char ret_token[UITNODIGING_TOKEN_SIZE],
                             int64_t *ret_tot_op, struct probleem *p) CHECKED;
/* R27: password and sessions gone, not confirmed any more, involvements suspended, the regisseurs
 * and the privacy officers told; makes a link. */
enum result gebruiker_reset(struct verzoek *v, int64_t id, char ret_token[UITNODIGING_TOKEN_SIZE],
                            int64_t *ret_tot_op, struct probleem *p) CHECKED;

/* ---- confirming: gebruiker_bevestiging.c ---- */

/* The accounts that wait for the viewer's confirmation (`id` 0), or that one: [{id, naam,
 * gebruikersnaam, functie, telefoon, email, onderdeel, organisatie, rollen, contact, herstel,
 * sinds, gekozen}]. `contact`: is the contact of its onderdeel; `herstel`: was reset; `gekozen`:
 * its owner has chosen a password. On any connection. New reference. */
enum result gebruiker_wachtend(struct verzoek *v, int64_t id, json_t **ret,
                               struct probleem *p) CHECKED;
/* PROBLEEM_NIET_GEVONDEN for an account that does not wait for the viewer, PROBLEEM_CONFLICT before
 * a password was chosen. */
enum result gebruiker_confirm(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

/* Tells whoever may confirm that an account waits for them. */
enum result gebruiker_confirmer_tell(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* The same for all that wait in an onderdeel: when it gets a contact, or that one is confirmed. */
enum result gebruiker_confirmers_tell(struct verzoek *v, int64_t onderdeel,
                                      struct probleem *p) CHECKED;
/* Something about an account to the accounts `sql` (:id, the account) gives in column `id`. */
enum result gebruiker_tell(struct verzoek *v, const char *sql, int64_t id, const char *soort,
                           struct probleem *p) CHECKED;

/* One's own: an e-mail on working days when there is something to read. */
enum result gebruiker_mail_set(struct verzoek *v, bool on, struct probleem *p) CHECKED;

/* ---- ending: gebruiker_einde.c ---- */

/* At once: sessions and links are over, and so is what the account did. Regie ends with a vacancy,
 * which the procesregisseurs are told of (invariant 2); involvements end and with them the consents
 * that were for this receiver (R14); questions are withdrawn; regisseurs are told whose helper, or
 * owner of actions, is gone. Refused while it owns an intake of a household without an open plan:
 * nobody else can see that household, so it is handed over first. */
enum result gebruiker_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* All accounts of an onderdeel, for whoever has checked R5 and calls beheer_remains. */
enum result gebruiker_close_all(struct verzoek *v, int64_t onderdeel, struct probleem *p) CHECKED;
/* The work of an account in its present onderdeel ends, the account goes on: for a move. */
enum result gebruiker_work_end(struct verzoek *v, int64_t id, const char *reden,
                               struct probleem *p) CHECKED;
/* Involvements suspended, regisseurs told: for a reset. */
enum result gebruiker_work_suspend(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

#endif
