/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Opening a household: having a row in zicht_huishouden, or sight of one item of it; not a second
 * rule. Hidden and made-up ids run the same statements and end in the same PROBLEEM_NIET_GEVONDEN
 * (R24).
 */
#ifndef VERZOEK_OPENEN_H
#define VERZOEK_OPENEN_H

#include "verzoek/noten.h"
#include "verzoek/route.h"

/* Opens what the route's path names (KIND_DOSSIER, KIND_ITEM), on v->db, whose context is set;
 * notes it in v->noten. */
enum result dossier_open(struct verzoek *v, struct dossier *ret, struct probleem *p) CHECKED;

#endif
