/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Keeping: how long an item is kept and why, the legal hold, and reading again what lost a person
 * (docs/adr/0009-vernietigen.md). The rules are in migrations/views/95_bewaren.sql.
 */
#ifndef DOMEIN_BEWAREN_H
#define DOMEIN_BEWAREN_H

#include "verzoek/dossier.h"

/* model.bewaren = {naam, wet, artikel, termijn ("20 jaar"), telt, totAchttien, vroegst,
 * ofLater}, or null:
 * how long this item is kept, as far as the item itself tells (R24). */
enum result bewaren_put(struct dossier *d, json_t *model, int64_t item, struct probleem *p) CHECKED;
/* rows[i].termijn from jaren and dagen. */
void bewaren_termijn(json_t *row);

/* A legal hold from `in`: {soort, reden, beoordelenOp}; persoon 0: all of the household. R5 and the
 * household are the caller's: regie of it, or a privacy officer, who may have only its number. */
enum result stop_add(struct verzoek *v, int64_t huishouden, int64_t persoon, const json_t *in,
                     int64_t *ret_id, struct probleem *p) CHECKED;
/* `versie`: what it is now. */
enum result stop_lift(struct verzoek *v, int64_t stop, const char *reden,
                      struct probleem *p) CHECKED;

/* R, Seeing, last sentence: somebody with sight of an item that lost a person has read it, and it
 * opens again. Texts it had before go for good. */
enum result nalezen_done(struct dossier *d, int64_t item, struct probleem *p) CHECKED;

#endif
