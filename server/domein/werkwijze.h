/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The way of working of the municipality, changed by a beheerder (R5): terms (table instelling),
 * norms for waiting (dienst), how the phases are called (planfase_soort) and the questions before
 * each (planfase_vraag). What it was before is kept in werkwijze_wijziging, and can be put back.
 * All run on the writer, and check the version that the client read.
 *
 * Only what is in TERMIJNEN is changed here: other settings are limits of the rules, or technical.
 */
#ifndef DOMEIN_WERKWIJZE_H
#define DOMEIN_WERKWIJZE_H

#include "verzoek/verzoek.h"

struct termijn {
    const char *sleutel;
    const char *naam;
    const char *eenheid; /* "dagen", "werkdagen", "weken", "maanden" */
    int laagste, hoogste;
};
extern const struct termijn TERMIJNEN[];                 /* ended by a sleutel of NULL */
const struct termijn *termijn_find(const char *sleutel); /* NULL: not one of these */

/* Changes what has this code by the fields in `in`; PROBLEEM_NIET_GEVONDEN for what is not there.
 */
typedef enum result werkwijze_zet(struct verzoek *v, const char *code, const json_t *in,
                                  int64_t *ret_versie, struct probleem *p);

/* `in`: waarde; out of bounds it is an error of that field. */
werkwijze_zet termijn_set CHECKED;
/* `in`: waarde, in days, from 1 to 400. What was asked keeps the norm of that day. */
werkwijze_zet norm_set CHECKED;

/* A question of the municipality's own: it asks, and never blocks; the regisseur answers it with a
 * reason. `in`: fase, vraag, uitleg, volledig. Its code is the text of its id. */
enum result fasevraag_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* `in`: what changes of vraag, uitleg, volledig. */
werkwijze_zet fasevraag_change CHECKED;
/* From today it is asked no more. PROBLEEM_CONFLICT for a question about safety. */
enum result fasevraag_end(struct verzoek *v, const char *code, int64_t *ret_versie,
                          struct probleem *p) CHECKED;

/* `in`: what changes of naam, uitleg. Everything that names a phase reads it there, so plans that
 * run are called by the new name too. The code and the order of the phases stay: the questions hang
 * on the one, going back on the other. No two phases have names that read the same. */
werkwijze_zet fase_change CHECKED;

/* Puts back what this line of werkwijze_wijziging changed, which is a change with a line of its
 * own. PROBLEEM_VERSIE when something came after it; PROBLEEM_NIET_GEVONDEN for lines of before
 * 0054. */
enum result werkwijze_terug(struct verzoek *v, int64_t wijziging, int64_t *ret_versie,
                            struct probleem *p) CHECKED;

#endif
