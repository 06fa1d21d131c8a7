/* SPDX-License-Identifier: EUPL-1.2 */
/* What overleggen.c (planning a meeting, and who comes) and overleg_gehouden.c (who was there, what
 * was decided, the minutes) share. */
#ifndef RESOURCES_OVERLEGGEN_H
#define RESOURCES_OVERLEGGEN_H

#include "verzoek/verzoek.h"

#define OVERLEG_EEN "/overleggen/{overleg}"

/* Who is invited to the meeting :id: {id, naam, van, antwoord, aanwezig, afwezig, mij, account}. */
extern const char OVERLEG_GENODIGDEN[];
/* The meeting of this route, for who may change it, with the head of its page. */
enum result overleg_open(struct verzoek *v, struct dossier *d, json_t *model, json_t **ret,
                         struct probleem *p) CHECKED;
/* model.formulier, under the heading `kop`: to `part` of the meeting, and back to it. */
enum result overleg_formulier(struct verzoek *v, json_t *model, const char *kop, const char *part,
                              struct formulier *f, struct probleem *p) CHECKED;
json_t *overleg_keuze(const char *waarde, const char *naam);
/* The answer of a change that came out as `r`. */
enum result overleg_gedaan(struct verzoek *v, json_t *ret, enum result r,
                           const char *gedaan) CHECKED;

#endif
