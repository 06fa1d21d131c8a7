/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * "Wie leest dit?" (R26): who can read an item, by name and ground, before it is saved and
 * afterwards. The rules are asked themselves, from each reader's point of view (oogpunt.h). Named
 * are only those whose involvement the asker may see: the card's regisseur, the own onderdeel, and
 * visible involvement; others may be able to read it as well, and the screens say so, always.
 *
 * A reader is {gebruiker (id; null for everybody of an onderdeel it is sent to), naam, functie,
 * onderdeel, grond, mij, sinds}: sinds is the day from which they could read it, null for an item
 * that is not saved yet.
 */
#ifndef DOMEIN_LEZERS_H
#define DOMEIN_LEZERS_H

#include "domein/item.h"

/* Of an item that is not there yet: `item` as item_new takes it, sent to the account `aan` (G6)
 * when that is not 0; who it is sent to is named, involved or not. A rehearsal, on the writer;
 * nothing is kept. Field errors as item_new. */
enum result lezers_of(struct dossier *d, const struct item_nieuw *item, int64_t aan, json_t **ret,
                      struct probleem *p) CHECKED;
/* The same, sent to an account or to everybody of an onderdeel. */
enum result lezers_of_sent(struct dossier *d, const struct item_nieuw *item, int64_t gebruiker,
                           int64_t onderdeel, json_t **ret, struct probleem *p) CHECKED;
/* Of an item of the viewer's own: written by them or by their onderdeel; else PROBLEEM_GEEN_RECHT.
 */
enum result lezers_of_item(struct dossier *d, int64_t item, json_t **ret,
                           struct probleem *p) CHECKED;

/* "Gaat dit ook over …?": the members the viewer sees, not among `personen` (ids as numbers), whose
 * name stands in `tekst`: [{id, naam}]. */
enum result lezers_ook_over(struct dossier *d, const char *tekst, const json_t *personen,
                            json_t **ret, struct probleem *p) CHECKED;

#endif
