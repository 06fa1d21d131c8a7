/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/wie.h"

#include <stdio.h>

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void fill(struct db_stmt *s, struct sessie *ret)
{
    *ret = (struct sessie){.begin_op = db_column_int(s, WIE_BEGIN),
                           .laatst_op = db_column_int(s, WIE_LAATST)};
    struct kijker *k = &ret->kijker;
    k->sessie = db_column_int(s, WIE_ID);
    k->gebruiker = db_column_int(s, WIE_EERSTE);
    text_fill(k->naam, sizeof k->naam, db_column_text(s, WIE_EERSTE + 1));
    text_fill(k->functie, sizeof k->functie, db_column_text(s, WIE_EERSTE + 2));
    k->bevestigd = db_column_int(s, WIE_EERSTE + 3) != 0;
    k->onderdeel = db_column_int(s, WIE_EERSTE + 4);
    k->organisatie = db_column_int(s, WIE_EERSTE + 5);
    text_fill(k->organisatie_naam, sizeof k->organisatie_naam, db_column_text(s, WIE_EERSTE + 6));
    k->rollen = (unsigned)db_column_int(s, WIE_EERSTE + 7);
}

enum result wie_look_up(struct db_conn *c, const char *sql, const struct db_bind *binds,
                        void (*more)(struct db_stmt *s, struct sessie *ret), struct sessie *ret,
                        bool *ret_live, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, ret_live) != DONE)
        return FAILED;
    if (*ret_live) {
        fill(s, ret);
        if (more)
            more(s, ret);
    }
    return DONE;
}
