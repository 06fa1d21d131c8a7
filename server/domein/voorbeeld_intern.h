/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the previews of a consent: voorbeeld.c (before it is recorded) and voorbeeld_van.c (a
 * recorded one). Both inside a rehearsal on the writer: all of it is taken back. */
#ifndef DOMEIN_VOORBEELD_INTERN_H
#define DOMEIN_VOORBEELD_INTERN_H

#include "domein/toestemming_vraag.h"

/* {id, naam} of a professional of the receiver, NULL when the asker sees none, who is made to be
 * involved today if they are invited or begin later. `gebruiker` 0: whoever of the onderdeel. */
enum result voorbeeld_kijker(struct dossier *d, int64_t onderdeel, int64_t gebruiker,
                             const char *doel, json_t **ret, struct probleem *p) CHECKED;
/* Everybody says "ja" and every source confirms. `gevers` as vraag_gevers gives them. */
enum result voorbeeld_yes(struct dossier *d, int64_t toestemming, const json_t *gevers,
                          struct probleem *p) CHECKED;

#endif
