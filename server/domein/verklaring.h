/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A verklaring: one giver's answer to a consent (R10, R11, R15). Only a needed giver's answer
 * counts, so only theirs is recorded; what was said never changes. A "nee" ends the consent for
 * good in that transaction (R14), is kept as carefully as a "ja", and no reason is asked.
 *
 * Fields:
 *     gever         who answers: the id of a person or an onderdeel; a needed giver of today
 *     namens        R11: the named person who signs for an organisation
 *     antwoord      ja, nee; nog-vragen records nothing
 *     wijze, datum  how and when it was said; default: spoken, today
 *     vervanging    R11: "rechter" (a court's permission) or "ots" (the power of a GI) in this
 *                   giver's place; always a ja, with its document
 *     bewijs        which document, of which date
 *     ondertekend   the name the giver typed under a "ja" on the screen (domein/gesprek.h)
 *     taal, tolk    in which language this giver was asked, and whether an interpreter helped;
 *                   default: as the consent says
 *
 * R15: after a "nee" what another needed giver says is kept once; it opens nothing any more.
 */
#ifndef DOMEIN_VERKLARING_H
#define DOMEIN_VERKLARING_H

#include "verzoek/dossier.h"

/* Records an answer to a consent the viewer sees. *ret_stand is how the consent stands afterwards,
 * as the table of codes has it: "wacht", "geldt", "geweigerd" …; owned by the caller. */
enum result verklaring_add(struct dossier *d, int64_t toestemming, const json_t *in,
                           int64_t *ret_id, char **ret_stand, struct probleem *p) CHECKED;

/* ---- for toestemming.c: the answers given in the talk in which it was recorded ---- */

struct antwoord {
    int64_t toestemming;
    bool plek;                   /* R19: the text may name a place */
    const json_t *gevers;        /* borrowed, as vraag_gevers gives them */
    const json_t *in;            /* borrowed, the fields above */
    const char *prefix;          /* of the field's name in errors: "" or "verklaringen.0." */
    const char *wijze;           /* how it was said, where `in` does not tell; NULL: mondeling */
    const struct probleem *vorm; /* faults in the fields, of which the rules say nothing; or NULL */
};

/* What is wrong with an answer by itself, whoever is needed: all of it, as field errors. */
enum result antwoord_toets(struct dossier *d, const struct antwoord *a, struct probleem *p) CHECKED;

/* Checks one answer, telling all that is wrong with it, and keeps it when nothing is. *ret_needed
 * is told in any case but a fault of ours. *ret_id is 0 when nothing was to be kept: it was not
 * asked yet, or not from somebody who is needed for this consent (*ret_needed false). */
enum result antwoord_keep(struct dossier *d, const struct antwoord *a, int64_t *ret_id,
                          bool *ret_needed, struct probleem *p) CHECKED;
/* The field error for an answer that nobody needs; names who is needed. */
enum result antwoord_refuse(const struct antwoord *a, struct probleem *p);
bool antwoord_is(const json_t *in, const char *antwoord);

#endif
