/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The way of working of the municipality, changed by a beheerder (R5): terms (table instelling),
 * norms for waiting (dienst) and the questions before each phase (planfase_vraag). What it was
 * before is kept in werkwijze_wijziging. All run on the writer, and check the version that the
 * client read.
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

/* PROBLEEM_NIET_GEVONDEN for what is not there; a value out of bounds is an error of `waarde`. */
enum result termijn_set(struct verzoek *v, const char *sleutel, int64_t waarde, int64_t *ret_versie,
                        struct probleem *p) CHECKED;
/* Days, from 1 to 400. What was asked keeps the norm of that day. */
enum result norm_set(struct verzoek *v, const char *dienst, int64_t dagen, int64_t *ret_versie,
                     struct probleem *p) CHECKED;

/* A question of the municipality's own: it asks, and never blocks; the regisseur answers it with a
 * reason. `in`: fase, vraag, uitleg, volledig. Its code is the text of its id. */
enum result fasevraag_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* `in`: what changes of vraag, uitleg, volledig. */
enum result fasevraag_change(struct verzoek *v, const char *code, const json_t *in,
                             int64_t *ret_versie, struct probleem *p) CHECKED;
/* From today it is asked no more. PROBLEEM_CONFLICT for a question about safety. */
enum result fasevraag_end(struct verzoek *v, const char *code, struct probleem *p) CHECKED;

#endif
