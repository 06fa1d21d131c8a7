/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Requests of the family under the AVG (articles 15, 16, 18, 21) and Jeugdwet 7.3.10: who asks, how
 * that was checked, by which day it is answered (one month, once two more, both settings), who
 * holds it, how it ended. "avgverzoek" in C and in the database, for a `verzoek` is what comes over
 * HTTP; "verzoek" on screens, in paths and in the log.
 *
 * Who asks: from 12 on the person; under 16 whoever has gezag; a representative (domain.md 2.4).
 */
#ifndef DOMEIN_AVGVERZOEK_H
#define DOMEIN_AVGVERZOEK_H

#include "verzoek/dossier.h"

/* Fields soort, persoon, aanvrager, ontvangen, identiteit, vraag. The owner is who has the regie;
 * they and the privacy officers hear of it. */
enum result avgverzoek_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                           struct probleem *p) CHECKED;
/*
 * The same by a privacy officer, for a person who wrote to them: they see no household, so whom it
 * is about is found by exact family name and birth date (voornaam to tell apart), and so is who
 * asks, unless hoedanigheid is "zelf" (aanvragerGeslachtsnaam, aanvragerVoornaam,
 * aanvragerGeboortedatum). It is kept with the household they live in. *ret_id 0: nobody, or not
 * with that capacity; which of the two is not told, and that is no failure, so that the attempt is
 * logged. *ret_huishouden is for the log line.
 */
enum result avgverzoek_add_namens(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                  int64_t *ret_huishouden, struct probleem *p) CHECKED;

/* ---- for domein/avgverzoek_namens.c ---- */
struct avgverzoek_wie {
    int64_t persoon, aanvrager;
    const char *hoedanigheid; /* "zelf", "gezag", "vertegenwoordiger" */
};
/* Checked who asks: the rest of `in`, the term, the owner, and who hears of it. */
enum result avgverzoek_insert(struct dossier *d, const json_t *in, const struct avgverzoek_wie *wie,
                              int64_t *ret_id, struct probleem *p) CHECKED;

/* Fields eigenaar, identiteit. */
enum result avgverzoek_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p) CHECKED;
/* Once, before its day has passed, with the reason that the family is told. */
enum result avgverzoek_extend(struct dossier *d, int64_t id, const char *reden,
                              struct probleem *p) CHECKED;
/* Fields besluit, reden. A request to see is granted when an extract was given. */
enum result avgverzoek_decide(struct dossier *d, int64_t id, const json_t *in,
                              struct probleem *p) CHECKED;
/* The open request with that id, for what hangs on it; PROBLEEM_CONFLICT when it was answered. */
enum result avgverzoek_open(struct dossier *d, int64_t id, json_t **ret,
                            struct probleem *p) CHECKED;

#endif
