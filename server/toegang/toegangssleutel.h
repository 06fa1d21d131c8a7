/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A toegangssleutel: the token by which a program acts for an account, under the account's own
 * rules and a scope that can only take away (docs/adr/0013-toegangssleutel.md; the views hold it).
 *
 * The token is "gezinsplan_" and 32 random bytes as base64url, told once to who made it; the
 * database has its keyed BLAKE2b hash. The prefix lets scanners recognise one that leaked. It is
 * read from the header Authorization alone: never from a URL, a cookie or a body.
 *
 * Whoever uses it is a `struct sessie` like another, of which the kijker says `sleutel`.
 */
#ifndef TOEGANG_TOEGANGSSLEUTEL_H
#define TOEGANG_TOEGANGSSLEUTEL_H

#include "toegang/sessie.h"

#define TOEGANGSSLEUTEL_PREFIX "gezinsplan_"

enum {
    TOEGANGSSLEUTEL_SIZE = sizeof TOEGANGSSLEUTEL_PREFIX - 1 + SESSIE_TOKEN_SIZE, /* with NUL */
    TOEGANGSSLEUTEL_KENMERK = 4, /* the last characters, kept to recognise it by */
};

bool is_toegangssleutel(const char *token);

/* As sessie_find and sessie_again, which call these. */
enum result toegangssleutel_find(struct db_conn *c, const struct app *app, const char *token,
                                 const char *vandaag, struct sessie *ret, bool *ret_live,
                                 struct probleem *p) CHECKED;
enum result toegangssleutel_again(struct db_conn *c, int64_t sleutel, const char *vandaag,
                                  struct sessie *ret, bool *ret_live, struct probleem *p) CHECKED;
/* When it was last used. On the writer. */
enum result toegangssleutel_touch(struct db_conn *writer, int64_t sleutel, int64_t nu,
                                  struct probleem *p) CHECKED;

/* A new token and what is kept of it. */
void toegangssleutel_draw(struct app *app, char ret_token[TOEGANGSSLEUTEL_SIZE],
                          uint8_t ret_hash[SESSIE_HASH_BYTES]);

/* Ends those of one account, for good: why is "account", "rol" or "onderdeel". On the writer. */
enum result toegangssleutel_end_all(struct db_conn *writer, int64_t gebruiker, const char *why,
                                    int64_t door, int64_t nu, struct probleem *p) CHECKED;

#endif
