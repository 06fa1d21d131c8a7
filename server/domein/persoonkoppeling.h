/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which person an account is (R6): its holder never sees the household they are a member of, nor
 * one that shares a member with it. A beheerder makes accounts and knows of no person, so this is
 * for the privacy officers, two of them (R27):
 *
 * - One records it, with the evidence. It closes at once: closing is safe, and may be urgent.
 * - Another one decides whether it stays. A "no" opens what it closed.
 * - One asks for its end, with a reason; until another one agrees it stays closed.
 *
 * Nobody decides about themselves, nor about somebody of their own household: such a row is not
 * there for them. The holder is not told: that their family is known may itself be hidden (R19).
 * Whom it is about is found by BSN, or by surname and birth date (bekend.h), so many times a day;
 * that nobody was found is kept too. Runs on the writer.
 */
#ifndef DOMEIN_PERSOONKOPPELING_H
#define DOMEIN_PERSOONKOPPELING_H

#include "verzoek/dossier.h"

/* Codes of what was seen, NULL-ended. */
extern const char *const PERSOONKOPPELING_BEWIJZEN[];

/* `in`: gebruikersnaam, those of persoon_exact, bewijs, bewijsDatum, toelichting. *ret_found: a
 * person was found, and the account is closed to their household. Field errors name R6. */
enum result persoonkoppeling_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                 bool *ret_found, struct probleem *p) CHECKED;
/* What was asked goes on, or not. PROBLEEM_GEEN_RECHT for who asked, PROBLEEM_CONFLICT when nothing
 * is asked. */
enum result persoonkoppeling_decide(struct verzoek *v, int64_t id, bool akkoord, const char *reden,
                                    struct probleem *p) CHECKED;
/* Asks for the end of one that stands. */
enum result persoonkoppeling_end(struct verzoek *v, int64_t id, const char *reden,
                                 struct probleem *p) CHECKED;

#endif
