/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a plan stands on: a part of the kernverhaal (coordination, R1), a strength or a worry
 * (substance: what somebody saw). Each is an item with its persons and a leefgebied, "plan" or
 * "eerdere_hulp" as category, so that the story is told once and everybody reads the parts they may
 * read. A correction keeps the old text; what is so no more is closed with a reason and stays.
 */
#ifndef DOMEIN_PLANSTUK_H
#define DOMEIN_PLANSTUK_H

#include "verzoek/dossier.h"

/* categorie, personen, tekst, plek, alleenGekozen; `soort` is "kernverhaal" (R5: regie), "kracht"
 * or "zorg" (whoever is involved). */
enum result planstuk_add(struct dossier *d, const char *soort, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* tekst, reden: by the author; a part of the kernverhaal also by regie. Versions are checked. */
enum result planstuk_correct(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                             struct probleem *p) CHECKED;
/* It is so no more, and why: by the same. */
enum result planstuk_end(struct dossier *d, int64_t id, const char *reden,
                         struct probleem *p) CHECKED;
/* R5, priorities: of a worry, by regie. NULL: none. */
enum result planstuk_prioriteit(struct dossier *d, int64_t id, const char *prioriteit,
                                struct probleem *p) CHECKED;

#endif
