/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Evaluation of a plan: an open plan always has a next date; a later date or a skipped talk needs a
 * reason, which is kept. Usual terms are settings: evaluatie_weken (12), and with worries about
 * safety evaluatie_weken_veilig (6). Whether there are such worries is asked to reckon the date and
 * not kept: it would stand in an item that others read. Agreement of members and what each says at
 * an evaluation are items about that person alone.
 */
#ifndef DOMEIN_EVALUATIE_H
#define DOMEIN_EVALUATIE_H

#include "verzoek/dossier.h"

/* status ("gehouden", "overgeslagen"), datum, werkte, anders, regieGoed, regieBeter, veiligheid
 * ("ja", "nee"), volgende (left out: after the usual term), reden. About all present members.
 * R5: regie. What was held needs one of the four texts, or a mark of a goal on that day. */
enum result evaluatie_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* The date of the open plan was `was` and becomes `volgende`: earlier needs nothing, later a reason
 * that is kept. Called by gezinsplan_change, which sets the date itself. */
enum result evaluatie_verzet(struct dossier *d, int64_t plan, const char *was, const char *volgende,
                             const char *reden, struct probleem *p) CHECKED;
/* persoon, tekst, cijfer, regieCijfer, regieTekst: once for each member. */
enum result stem_add(struct dossier *d, int64_t evaluatie, const json_t *in, int64_t *ret_id,
                     struct probleem *p) CHECKED;

/* persoon, antwoord ("ja", "deels", "nee"), woorden, datum: of the open plan, not before it. */
enum result akkoord_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                        struct probleem *p) CHECKED;
/* A visible document is the family's own plan; or is so no more. Of the open plan; asked again it
 * is as it was. */
enum result familiegroepsplan_set(struct dossier *d, int64_t document, bool on,
                                  struct probleem *p) CHECKED;

#endif
