/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The leefgebiedenscan: one leefgebied talked through, about one person or several, on one day (the
 * whole household: all its members). No leefgebied may be forced: "niet besproken" and "hoort niet
 * bij dit gezin" are answers, and the five steps are never obligatory (AP on the ZRM: only what is
 * necessary). A line does not change: the next one takes its place, and the two are compared.
 */
#ifndef DOMEIN_SCANREGEL_H
#define DOMEIN_SCANREGEL_H

#include "verzoek/dossier.h"

/* leefgebied, personen, status, toestand, toelichting, vraag, hulp, erger (codes), samen, datum,
 * plek, alleenGekozen. Whoever is involved (R5, as a meting). */
enum result scanregel_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                          struct probleem *p) CHECKED;
/* By the author: it was wrong. It is in no list any more and stays until retention ends it. */
enum result scanregel_withdraw(struct dossier *d, int64_t id, const char *reden,
                               struct probleem *p) CHECKED;

#endif
