/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The handover of regie, step by step (R5, R32): asked (regie.h), prepared by the regisseur of now
 * (what goes along, what stays, what it means to the family in their own words), talked about by
 * the three, and only then accepted, refused or taken back (regie_decide). Until the yes nothing
 * changes; triggers hold the order (migration 0024). The steps share the version of the question.
 */
#ifndef DOMEIN_OVERDRACHT_H
#define DOMEIN_OVERDRACHT_H

#include "verzoek/dossier.h"

enum { OVERDRACHT_PUNTEN = 9 };
/* Codes of what has to be spoken about, NULL-ended; their names are "punt:<code>" in
 * render/woorden_codes.c, and "keuze:<code>" those of the three choices. */
extern const char *const OVERDRACHT_PUNT[];
extern const char *const OVERDRACHT_KEUZE[];

/* By who asked. `in`: each of the points (mee, blijft, nvt), betekent, blijft;
 * what was not sent stays. A part may be saved. PROBLEEM_CONFLICT after the talk, after the answer,
 * and for a question that is no overdracht. */
enum result overdracht_prepare(struct dossier *d, int64_t verzoek, const json_t *in,
                               int64_t *ret_versie, struct probleem *p) CHECKED;
/* By either of the two. `in`: gesprekOp (not after today) with gesprekMet, or geenGesprek with the
 * reason; afspraken. PROBLEEM_CONFLICT before all is prepared. */
enum result overdracht_talk(struct dossier *d, int64_t verzoek, const json_t *in,
                            int64_t *ret_versie, struct probleem *p) CHECKED;
/* PROBLEEM_CONFLICT, in words for who was asked, while there was no talk. */
enum result overdracht_ready(struct dossier *d, int64_t verzoek, struct probleem *p) CHECKED;
/* For the screens: {voorbereiden, gesprek}. New reference. */
enum result overdracht_kan(struct dossier *d, int64_t verzoek, json_t **ret,
                           struct probleem *p) CHECKED;

#endif
