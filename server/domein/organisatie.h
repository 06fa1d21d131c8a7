/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An organisation that works with the municipality, or the municipality itself. What it is to the
 * rules, a source and a receiver, are its onderdelen (R3, onderdeel.h).
 *
 * It ends at once, with its onderdelen, accounts, teams and agreements: nobody of it has sight or a
 * session after that transaction (R6). Only a beheerder changes it (R5).
 */
#ifndef DOMEIN_ORGANISATIE_H
#define DOMEIN_ORGANISATIE_H

#include "verzoek/verzoek.h"

/* Codes of table organisatie, NULL-ended. */
extern const char *const ORGANISATIE_SOORTEN[];

/* `in`: naam, soort, telefoon, email, contact. A name that an active organisation has already is a
 * field error. */
enum result organisatie_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
enum result organisatie_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p) CHECKED;
/* See gebruiker_end for what becomes of the work of its people, and when it is refused. */
enum result organisatie_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

#endif
