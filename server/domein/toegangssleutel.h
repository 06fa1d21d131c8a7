/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Tokens for programs (docs/adr/0013-toegangssleutel.md): made by a person for a program of their
 * own organisation, once beheer lets that organisation; ended by that person, by beheer, and by
 * whatever changes the account (toegang/toegangssleutel.h). How it is used: verzoek/bereik.h.
 */
#ifndef DOMEIN_TOEGANGSSLEUTEL_H
#define DOMEIN_TOEGANGSSLEUTEL_H

#include "toegang/toegangssleutel.h"
#include "verzoek/verzoek.h"

/* `in`: naam, waarvoor, tot (date, within a year), lezen, doen, categorieen (codes of sleutel_kan),
 * gezinnen ("alle" or "gekozen"), huishoudens (ids). */
enum result toegangssleutel_add(struct verzoek *v, const json_t *in,
                                char ret_token[TOEGANGSSLEUTEL_SIZE], int64_t *ret_id,
                                struct probleem *p) CHECKED;
/* One's own, whatever one's rights are now; PROBLEEM_NIET_GEVONDEN for another's. An ended one
 * stays as it ended. */
enum result toegangssleutel_end_own(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

/* By beheer: one, or with `organisatie` all of its. */
enum result toegangssleutel_end_one(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
enum result toegangssleutel_end_organisation(struct verzoek *v, int64_t organisatie,
                                             struct probleem *p) CHECKED;
/* Whether an organisation may have them; no longer: all end. */
enum result toegangssleutel_allow(struct verzoek *v, int64_t organisatie, bool mag,
                                  struct probleem *p) CHECKED;

#endif
