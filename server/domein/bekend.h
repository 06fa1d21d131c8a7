/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Is this household known? (R22). By BSN where law lets the onderdeel use it, else by whole surname
 * and whole birth date; never by address. The answer is that there is a plan and how to reach its
 * regisseur. A household with a secret address, a separation or Veilig Thuis answers as an unknown
 * person does, after the same statements; its regisseur hears of it, and may let the duty desk call
 * back. Every question is a row and a line in the log.
 *
 * Runs on the writer.
 */
#ifndef DOMEIN_BEKEND_H
#define DOMEIN_BEKEND_H

#include "domein/attendering.h"
#include "verzoek/dossier.h"

/* Whom `in` is about: bsn, or geslachtsnaam and geboortedatum, with voornaam to tell apart. *ret is
 * 0 for nobody, and for more than one: which of the two is not for the asker. */
enum result persoon_exact(struct verzoek *v, const json_t *in, int64_t *ret,
                          struct probleem *p) CHECKED;

/* How often this account did `handeling` today, against a setting; PROBLEEM_TE_VAAK above it. */
enum result daglimiet_check(struct verzoek *v, const char *setting, const char *handelingen,
                            struct probleem *p) CHECKED;

enum bekend_voor { BEKEND_VRAAG, BEKEND_NOODTOEGANG };

/* Fills `ret`: {bekend, contacten: [{regisseur, functie, telefoon, onderdeel}]}. `in`: the above,
 * with reden and relatie. The caller checked R5 and the limit. */
enum result bekend_answer(struct verzoek *v, const json_t *in, enum bekend_voor voor, json_t *ret,
                          struct probleem *p) CHECKED;
/* PROBLEEM_GEEN_RECHT, naming R22, where no samenwerkingsafspraak lets this role ask. */
enum result bekend_mag(struct verzoek *v, struct probleem *p) CHECKED;
/* R5, the limit, and the answer. */
enum result bekend_ask(struct verzoek *v, const json_t *in, json_t *ret,
                       struct probleem *p) CHECKED;

/* The regie of a hidden household hears of something, procesregie when nobody has it; but nobody
 * who is on the other side of a separation for that person (R19). */
enum result verborgen_tell(struct verzoek *v, int64_t persoon, const struct attendering *a,
                           struct probleem *p) CHECKED;

/* ---- calling back ---- */

/* The regie agrees that the desk calls back, and says what it may tell; or does not. */
enum result terugbellen_decide(struct dossier *d, int64_t id, bool akkoord, const char *antwoord,
                               int64_t *ret_versie, struct probleem *p) CHECKED;
/* The desk has called. PROBLEEM_NIET_GEVONDEN when it is not theirs, PROBLEEM_CONFLICT before the
 * regisseur agreed. */
enum result terugbellen_done(struct verzoek *v, int64_t id, int64_t *ret_versie,
                             struct probleem *p) CHECKED;

#endif
