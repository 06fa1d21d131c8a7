/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An invitation: a link, good for one use and for `uitnodiging_uren` (setting), by which somebody
 * sets the password of the account that was made (`nieuw`) or reset (`herstel`) for them. With it
 * they can log in; sight comes only when the account is confirmed (R27).
 *
 * The token is 32 random bytes, told once to who made it; the database has its keyed hash, as of
 * session tokens. A new invitation ends the earlier ones of the account.
 */
#ifndef DOMEIN_UITNODIGING_H
#define DOMEIN_UITNODIGING_H

#include "app.h"
#include "toegang/token.h"
#include "verzoek/route.h"

enum {
    UITNODIGING_TOKEN_SIZE = TOKEN_SIZE,
};

struct uitnodiging {
    int64_t id, gebruiker, tot_op;
    bool herstel;
    /* of the account, for the page and for what the password may not contain */
    char naam[200], gebruikersnaam[100], organisatie[200];
};

/* In a write handler. `soort`: "nieuw" or "herstel". Does not check R5: what it belongs to does. */
enum result uitnodiging_new(struct verzoek *v, int64_t gebruiker, const char *soort,
                            char ret_token[UITNODIGING_TOKEN_SIZE], int64_t *ret_tot_op,
                            struct probleem *p) CHECKED;
/* Ends what the account has open. */
enum result uitnodiging_end(struct db_conn *writer, int64_t gebruiker, int64_t nu,
                            struct probleem *p) CHECKED;

/* For who received it and is not logged in; on a reader or the writer. *ret_live is false for a
 * token that is unknown, used, ended or too old, and for an account that is no longer active; these
 * are one answer. */
enum result uitnodiging_find(struct db_conn *c, const struct app *app, const char *token,
                             int64_t nu, const char *vandaag, struct uitnodiging *ret,
                             bool *ret_live, struct probleem *p) CHECKED;
/* On the writer, after uitnodiging_find there: sets the password (`hash`, toegang/wachtwoord.h),
 * uses the invitation up, ends the account's sessions. */
enum result uitnodiging_use(struct db_conn *writer, const struct uitnodiging *u, const char *hash,
                            int64_t nu, struct probleem *p) CHECKED;

#endif
