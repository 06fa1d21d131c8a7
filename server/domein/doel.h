/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A goal: in the family's own words, on one leefgebied, with a measurable result and the family's
 * own mark from 0 to 10. Regie sets it (`actief`); anybody involved may propose one
 * (`voorgesteld`), which regie takes over. Its progress is derived from its visible actions, never
 * typed.
 */
#ifndef DOMEIN_DOEL_H
#define DOMEIN_DOEL_H

#include "verzoek/dossier.h"

/* titel, resultaat, leefgebied, personen (ids), streefdatum, scoreBegin. Needs an open plan. */
enum result doel_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                     struct probleem *p) CHECKED;
/* titel, resultaat, streefdatum, status (actief, behaald, gestopt), statusReden; what was not sent
 * stays. */
enum result doel_change(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_versie,
                        struct probleem *p) CHECKED;
/* The family's mark today; kept as history. */
enum result doel_score(struct dossier *d, int64_t doel, int64_t score, const char *werkte,
                       int64_t *ret_versie, struct probleem *p) CHECKED;

/* Whom something on this goal (an action, a referral) is about: `gekozen` (ids), or else the
 * persons of the goal. New reference. */
enum result doel_personen(struct dossier *d, int64_t doel, json_t *gekozen, json_t **ret,
                          struct probleem *p) CHECKED;

#endif
