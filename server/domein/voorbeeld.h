/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Previews (R25): what a consent would open before it is recorded, and what a partner sees now.
 * Both show only what the asker sees too, never a count of the rest. Nothing is worked out here:
 * the consent is recorded with everybody's "ja", the rules are asked, and all is taken back.
 */
#ifndef DOMEIN_VOORBEELD_H
#define DOMEIN_VOORBEELD_H

#include "verzoek/dossier.h"

/*
 * `in` as toestemming_add takes it, and the same field errors. On the writer. Fills `ret`:
 *     teksten   [{soort, alineas}]  what is said, for each soort
 *     gevers    [{persoon, onderdeel, hoedanigheid, naam}]  who must say yes or no
 *     dicht     [{reden}]  why it would stay closed whoever says yes (R12); codes
 *     kijker    by whose eyes: a professional of the receiver; null when there is none yet
 *     erbij     [{id, soort, titel, datum, categorie}]  what they would see in addition
 *     nogNiet   the same with `waarom`: what the asker sees, was asked for, and stays closed
 */
enum result voorbeeld_toestemming(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p) CHECKED;

/* What a recorded consent that has not ended opens once everybody says yes, or opens now: by the
 * eyes of its receiver, with it and without it. On its first day, when that is still to come. On
 * the writer. Fills `ret`:
 *     kijker    by whose eyes; null when there is nobody to look
 *     erbij     [{id, soort, titel, datum, categorie, personen}]  what it adds, newest first
 */
enum result voorbeeld_van(struct dossier *d, int64_t toestemming, json_t *ret,
                          struct probleem *p) CHECKED;

/* What both the viewer and `gebruiker` see, newest first: [{id, soort, titel, datum, categorie}].
 * On a reader as well. */
enum result voorbeeld_partner(struct dossier *d, int64_t gebruiker, json_t **ret,
                              struct probleem *p) CHECKED;

/* What of `theirs` and not of `but` (ids as keys; NULL: none) the viewer sees too, newest first. */
enum result voorbeeld_both(struct dossier *d, const json_t *theirs, const json_t *but, json_t **ret,
                           struct probleem *p) CHECKED;

/* A deelbesluit (R16), before it is taken; `in` as deelbesluit_add takes it, of which only whom,
 * whom about, what and on which row is needed. On the writer. Fills `ret`:
 *     kijker    by whose eyes; null when there is nobody yet
 *     erbij     [{id, soort, titel, datum, categorie}]  what they would see in addition
 */
enum result voorbeeld_deelbesluit(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p) CHECKED;

#endif
