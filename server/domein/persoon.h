/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Persons at intake. A search needs a reason, is logged, is limited per person and day, and goes by
 * BSN (only where law lets the onderdeel use it) or by name with birth date; nobody browses. What
 * was found is remembered for this login (zoekvondst), and that is the ground on which it is seen
 * (G1, zicht_gevonden). A household that is hidden (R22) is not found: its members look like
 * persons of no household.
 */
#ifndef DOMEIN_PERSOON_H
#define DOMEIN_PERSOON_H

#include "base/bsn.h"
#include "verzoek/dossier.h"

enum { PERSOON_MOST_FOUND = 20 };

/* bsn, or geslachtsnaam and geboortedatum; reden. *ret_ids: array of the ids found (numbers). */
enum result persoon_search(struct verzoek *v, const json_t *in, json_t **ret_ids,
                           struct probleem *p) CHECKED;
/* What a BSN is looked up by (persoon.bsn_index). A field error where law does not let the viewer's
 * onderdeel use it (R22), or when it is none. */
enum result persoon_bsn_index(struct verzoek *v, const char *bsn, uint8_t ret[BSN_INDEX_BYTES],
                              struct probleem *p) CHECKED;
/* A person who is not in the BRP file: voornamen, voorvoegsel, geslachtsnaam, geslacht,
 * geboortedatum (may be partial or absent), ongeboren + moeder, telefoon, taal, tolk. Also counts
 * as found in this login. */
enum result persoon_by_hand(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* The same for who may add members to a household: the caller checked that, and who the mother of
 * an unborn child is. */
enum result persoon_new(struct verzoek *v, const json_t *in, int64_t *ret_id,
                        struct probleem *p) CHECKED;
/* Somebody who comes along from another municipality (vestiging.h): who is known here by `bsn`,
 * where law lets the viewer's onderdeel use it, else a new person with the fields of persoon_new.
 * Counts as found in this login. Checks no rights. */
enum result persoon_komt(struct verzoek *v, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* What is known of a person becomes `now`, all of it: voornamen, voorvoegsel, geslachtsnaam,
 * geslacht, geboortedatum, ongeboren, overledenOp, taal, tolk. Of a person from the BRP only taal
 * and tolk; the rest is kept. Checks neither rights nor version. */
enum result persoon_change(struct verzoek *v, int64_t persoon, const json_t *now,
                           struct probleem *p) CHECKED;
/* Whether this login found the person (or made it). */
enum result persoon_found(struct verzoek *v, int64_t persoon, bool *ret,
                          struct probleem *p) CHECKED;

#endif
