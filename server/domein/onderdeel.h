/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A part of an organisation with one legal task: what the rules mean by a source and a receiver
 * (R3). Its contact confirms the accounts in it (R27).
 *
 * The beroepsgeheim can be switched on, never off: switching it off would open at once, by one
 * hand, what its people wrote under it (G2, G3). An onderdeel that gets another task is another
 * onderdeel.
 */
#ifndef DOMEIN_ONDERDEEL_H
#define DOMEIN_ONDERDEEL_H

#include "verzoek/verzoek.h"

/* `in`: naam, wet, beroepsgeheim, wijkteam, bsn, telefoon, leefgebieden (codes). */
enum result onderdeel_add(struct verzoek *v, int64_t organisatie, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* The same, and contact: an active account of this very onderdeel that is no beheerder (R27), or
 * null. */
enum result onderdeel_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                             struct probleem *p) CHECKED;
/* Ends it at once with its accounts (gebruiker_end), its teams, and the consents that name it as
 * receiver (R13, R14). */
enum result onderdeel_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* The same for whoever has checked R5 and the version of what it belongs to. */
enum result onderdeel_close(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

#endif
