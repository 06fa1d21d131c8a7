/* SPDX-License-Identifier: EUPL-1.2 */
/* Searching the texts of one opened household: the index gives ids, the views what the viewer sees
 * of them. */
#ifndef RESOURCES_VONDST_H
#define RESOURCES_VONDST_H

#include "verzoek/dossier.h"

enum { VONDST_MIN = 2 }; /* letters and digits that a question must have */

/* DONE when there is something to look for; else a problem with the field. */
enum result vondst_vraag(const char *vraag, const char *veld, struct probleem *p) CHECKED;
/* Appends at most `most` items, newest first: {id, soort, titel, datum, categorie, grond, url,
 * titelDelen, fragment} (fragment.h; titel is null where a kind has none), and *ret_meer whether
 * there are more. */
enum result vondst_zoek(struct dossier *d, const char *vraag, int most, json_t *rows,
                        bool *ret_meer, struct probleem *p) CHECKED;
/* Members and helpers whose name is like it: {naam, rol or null, taak or null, url}. */
enum result vondst_mensen(struct dossier *d, const char *vraag, json_t *rows,
                          struct probleem *p) CHECKED;

#endif
