/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom the family would like as regisseur, and how much work its regie is (caseload, R23). */
#ifndef DOMEIN_REGIEWENS_H
#define DOMEIN_REGIEWENS_H

#include "verzoek/dossier.h"

/* By regie (R5). `in`: voorkeur (an account that can be regisseur, or null), zwaarte (licht,
 * gewoon, zwaar); what was not sent stays. The preference decides nothing: who names still chooses,
 * and who is named still says yes. */
enum result regiewens_change(struct dossier *d, const json_t *in, int64_t *ret_versie,
                             struct probleem *p) CHECKED;

#endif
