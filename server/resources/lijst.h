/* SPDX-License-Identifier: EUPL-1.2 */
/* One household as a row of a list: what the card says, and what of its plan the viewer sees. */
#ifndef RESOURCES_LIJST_H
#define RESOURCES_LIJST_H

#include "verzoek/dossier.h"

/* Opens `huishouden` and appends its row to `rows`: {id, naam, wijk, regisseur, telefoon,
 * evaluatiedatum, leden, voortgang {percentage, tekst}, letOp {naam, icoon, toon} or null, urgentie
 * (0 is nothing), regie, veranderd (since the last visit)}. Nothing is appended where the viewer may not look; with `naam` nothing
 * either when neither its name nor a member's, as the viewer sees them, is like it
 * (base/naamsleutel.h). */
enum result lijst_huishouden(struct verzoek *v, int64_t huishouden, const char *naam, json_t *rows,
                             struct probleem *p) CHECKED;
/* Of rows found by name: keeps those whose name is right, when there are any; else *ret_lijkt says
 * that all are only like it. */
void lijst_kies(json_t *rows, bool *ret_lijkt);
/* Most urgent first, then by name. */
void lijst_sort(json_t *rows);

#endif
