/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sessions. The token is 32 random bytes, known to the client alone; the database has its keyed
 * BLAKE2b hash. A session ends by itself: idle, absolute (config), on purpose, or when the account,
 * its onderdeel or its organisation is not active today. Roles and onderdeel are read with it, on
 * every request, so a change of them works at once.
 *
 * `laatst_op` is moved at most once a minute (SESSIE_STAP), so that reading does not cost a write
 * each time: a session may end that much early.
 */
#ifndef TOEGANG_SESSIE_H
#define TOEGANG_SESSIE_H

#include "app.h"
#include "toegang/kijker.h"
#include "toegang/token.h"

#define SESSIE_COOKIE "gp_sessie"

enum {
    SESSIE_TOKEN_SIZE = TOKEN_SIZE,
    SESSIE_HASH_BYTES = TOKEN_HASH_BYTES,
    SESSIE_CSRF_BYTES = 16,
    SESSIE_STAP = 60, /* seconds */
};

struct sessie {
    struct kijker kijker;
    uint8_t csrf[SESSIE_CSRF_BYTES];
    int64_t begin_op, laatst_op;
};

/* Looks a token up, of a session or a toegangssleutel, on a reader or the writer. *ret_live is
 * false for no such session, or none any more; then `ret` is untouched. */
enum result sessie_find(struct db_conn *c, const struct app *app, const char *token, int64_t nu,
                        const char *vandaag, struct sessie *ret, bool *ret_live,
                        struct probleem *p) CHECKED;
/* The same for who was found before, for the writer to look again: by its `sessie`, `sleutel`
 * (toegangssleutel.h) or `agenda` (agenda_adres.h). */
enum result sessie_again(struct db_conn *c, const struct app *app, const struct kijker *k,
                         int64_t nu, const char *vandaag, struct sessie *ret, bool *ret_live,
                         struct probleem *p) CHECKED;

/* On the writer. The token is handed out once and not kept. */
enum result sessie_new(struct db_conn *writer, struct app *app, int64_t gebruiker, int64_t nu,
                       char ret_token[SESSIE_TOKEN_SIZE], int64_t *ret_id,
                       struct probleem *p) CHECKED;
enum result sessie_touch(struct db_conn *writer, const struct kijker *k, int64_t nu,
                         struct probleem *p) CHECKED;
enum result sessie_end(struct db_conn *writer, int64_t sessie, int64_t nu,
                       struct probleem *p) CHECKED;
/* All of one account. */
enum result sessie_end_all(struct db_conn *writer, int64_t gebruiker, int64_t nu,
                           struct probleem *p) CHECKED;

/* Whether `csrf`, as a form has it, was given out in a session of this account, one that ended
 * included: then the form is that person's own. Of the last SESSIE_EERDER sessions. */
enum { SESSIE_EERDER = 50 };
enum result sessie_eigen_formulier(struct db_conn *c, int64_t gebruiker, const char *csrf,
                                   bool *ret_eigen, struct probleem *p) CHECKED;

bool sessie_needs_touch(const struct sessie *s, int64_t nu);
/* Seconds until it ends if nothing more is asked of it; at least 0. */
int64_t sessie_remaining(const struct sessie *s, const struct config *config, int64_t nu);

#endif
