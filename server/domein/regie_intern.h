/* SPDX-License-Identifier: EUPL-1.2 */
/* What regie.c (asking, ending) and regie_besluit.c (deciding) share. */
#ifndef DOMEIN_REGIE_INTERN_H
#define DOMEIN_REGIE_INTERN_H

#include "domein/regie.h"

/* {id, gebruiker, onderdeel} of the open period, or NULL. */
enum result regie_now(struct dossier *d, json_t **ret, struct probleem *p) CHECKED;
/* Whether an account can be a regisseur: that role, active, confirmed. */
enum result regie_can(struct dossier *d, int64_t gebruiker, bool *ret, struct probleem *p) CHECKED;
/* Everybody who has the regie now (regel_regie), to be given to regie_left after the change. */
enum result regie_holders(struct dossier *d, json_t **ret, struct probleem *p) CHECKED;
/* Ends the open period, withdraws what its regisseur asked about it, lets its deputies go. */
enum result regie_period_end(struct dossier *d, const json_t *now, const char *reden,
                             struct probleem *p) CHECKED;
/* After the new state stands: consents towards those of `before` who did not stay end (R14), and
 * what was sent to the regie is addressed anew. */
enum result regie_left(struct dossier *d, const json_t *before, struct probleem *p) CHECKED;
/* After the new period stands, for the viewer whose it is: open requests of the family that nobody
 * with the regie holds become theirs, and they are invited to the meetings to come. */
enum result regie_inherit(struct dossier *d, struct probleem *p) CHECKED;
/* A question is taken back: nobody can answer it any more, and both who asked and who was asked
 * hear of it. `verzoek` has id, aan and door. */
enum result regie_withdraw(struct dossier *d, const json_t *verzoek, const char *reden,
                           struct probleem *p) CHECKED;
/* Until which day `gebruiker` may still read a question (G6); only ever sooner than before. */
enum result regie_address_until(struct dossier *d, int64_t verzoek, int64_t gebruiker,
                                const char *tot, struct probleem *p) CHECKED;
/* PROBLEEM_CONFLICT when the last day for an answer went by (`uiterlijk` of the question). */
enum result regie_lapsed_check(const struct dossier *d, const json_t *ask,
                               struct probleem *p) CHECKED;
enum result regie_tell(struct dossier *d, int64_t aan, const char *soort, int64_t verzoek,
                       struct probleem *p) CHECKED;
/* Everybody who is involved hears of it, but for two who hear more (0 for none). */
enum result regie_tell_involved(struct dossier *d, const char *soort, int64_t but, int64_t nor,
                                struct probleem *p) CHECKED;

#endif
