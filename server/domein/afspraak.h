/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A samenwerkingsafspraak: what an organisation has agreed to do, within how many working days it
 * answers, whom to call, and until when it holds (domain.md 1.12). It ends by its date or on
 * purpose; an ended one is kept.
 */
#ifndef DOMEIN_AFSPRAAK_H
#define DOMEIN_AFSPRAAK_H

#include "verzoek/verzoek.h"

/* `in`: onderwerp, inhoud, reactieDagen, contact, contactTelefoon, contactGebruiker (of that
 * organisation: hears of what stays undone, wachter/klim.c), van, tot. */
enum result afspraak_add(struct verzoek *v, int64_t organisatie, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* *ret_organisatie: whose it is. */
enum result afspraak_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                            int64_t *ret_organisatie, struct probleem *p) CHECKED;
enum result afspraak_end(struct verzoek *v, int64_t id, int64_t *ret_organisatie,
                         struct probleem *p) CHECKED;

#endif
