/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a program with a toegangssleutel may ask for at all, and what of it this token names. What
 * it sees and may change the views decide (migrations/views/08_toegangssleutel.sql) and `mag`;
 * this says no before that, with the reason: after the household or the item was opened, so that
 * what the token does not see is a 404 like what does not exist (R24).
 *
 * The list is in bereik.c, and it is the only one: a route that is not in it, is never for a
 * program.
 */
#ifndef VERZOEK_BEREIK_H
#define VERZOEK_BEREIK_H

#include "verzoek/route.h"

/* For who is no program: DONE. FAILED with PROBLEEM_GEEN_RECHT, naming the scope. On the connection
 * v->db, whose viewer is set. */
enum result bereik_check(struct verzoek *v, const struct route *route, struct probleem *p) CHECKED;
/* The same for a category that something new is filed under. */
enum result bereik_categorie(struct verzoek *v, const char *categorie, struct probleem *p) CHECKED;

/* For the API's description: false when the route is never for a program; *ret_code is the name
 * in the scope that it needs, NULL for none. */
bool bereik_of(const struct route *route, const char **ret_code);

#endif
