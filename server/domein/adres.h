/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where somebody lives and how to reach them, and who may know (R18). A secret address is seen by
 * whoever is named for it and has a ground, in every household the person is in; the views stand
 * before address, phone, e-mail and every item that reveals a place. It is set by regie or a
 * procesregisseur, or comes from the BRP, where nobody is named yet; it ends by a procesregisseur
 * with a safety check (R5).
 *
 * Nobody lets themselves in: naming oneself, or one's own onderdeel, is for who sees the address
 * now. Whoever makes an address secret can therefore stay named; for an address that came secret
 * from the BRP another one has to name the first.
 */
#ifndef DOMEIN_ADRES_H
#define DOMEIN_ADRES_H

#include "verzoek/dossier.h"

/* telefoon, email; and of somebody not from the BRP straat, huisnummer, postcode, woonplaats. What
 * was not sent stays. Needs sight of the address. */
enum result adres_change(struct dossier *d, int64_t lid, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;

/* reden; named from now on: mijzelf (true), gebruikers[], onderdelen[], of those the viewer sees
 * involved here. ookVoor[]: members whose address becomes secret with it, for whoever lives at the
 * same address gives it away; who has a secret address already is left as they are. */
enum result adresgeheim_set(struct dossier *d, int64_t lid, const json_t *in,
                            struct probleem *p) CHECKED;
/* gebruikers[], onderdelen[], tot: names these for an address that is secret. */
enum result adresgeheim_name(struct dossier *d, int64_t lid, const json_t *in,
                             struct probleem *p) CHECKED;
/* This one is not named any more, from this moment. Only who sees the address knows who is. */
enum result adresgeheim_unname(struct dossier *d, int64_t lid, int64_t lezer,
                               struct probleem *p) CHECKED;
/* Not secret any more: `toets` is the safety check. Ends every naming with it. */
enum result adresgeheim_end(struct dossier *d, int64_t lid, const char *toets,
                            struct probleem *p) CHECKED;

#endif
