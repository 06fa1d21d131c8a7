/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who carries a token, whatever kind it is: the account with its roles, onderdeel and organisation,
 * when all three are active today (R6). A kind of token selects from its own table, "t":
 *
 *     SELECT t.id, t.begin_op, t.laatst_op, WIE_KOLOMMEN FROM sessie t WIE_JOIN WHERE … AND
 * WIE_VANDAAG
 */
#ifndef TOEGANG_WIE_H
#define TOEGANG_WIE_H

#include "toegang/sessie.h"

/* Role bits as in enum rol. */
#define WIE_KOLOMMEN                                                                               \
    "g.id, g.naam, g.functie, g.bevestigd_op IS NOT NULL, o.id, z.id, z.naam,"                     \
    " (SELECT coalesce(sum(CASE r.rol WHEN 'professional' THEN 1 WHEN 'regisseur' THEN 2"          \
    "   WHEN 'procesregisseur' THEN 4 WHEN 'beheerder' THEN 8 WHEN 'privacy' THEN 16 ELSE 0 END)," \
    "  0) FROM gebruiker_rol r WHERE r.gebruiker_id = g.id) + (o.contact_id IS g.id) * 32"
#define WIE_JOIN                                                                                   \
    " JOIN gebruiker g ON g.id = t.gebruiker_id JOIN onderdeel o ON o.id = g.onderdeel_id"         \
    " JOIN organisatie z ON z.id = o.organisatie_id"
#define WIE_VANDAAG                                                                                \
    " g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"                                  \
    " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"                              \
    " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)"

enum { WIE_ID, WIE_BEGIN, WIE_LAATST, WIE_EERSTE, WIE_VERDER = WIE_EERSTE + 8 };

/* Runs `sql`, which selects as above, with `binds`. *ret_live is false for no row; then `ret` is
 * untouched, else it is filled with `sessie` as its id. `more` reads what is of that kind alone
 * (columns from WIE_VERDER on) and takes away what such a token may not; NULL. */
enum result wie_look_up(struct db_conn *c, const char *sql, const struct db_bind *binds,
                        void (*more)(struct db_stmt *s, struct sessie *ret), struct sessie *ret,
                        bool *ret_live, struct probleem *p) CHECKED;

#endif
