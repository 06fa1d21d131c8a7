/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The address at which somebody's calendar program fetches their meetings: a token of 32 random
 * bytes in the path, as base64url, told once; the database has its keyed BLAKE2b hash. Calendar
 * programs send no header and no cookie, so whoever has the address has the calendar: it shows when
 * there is a meeting, and never about whom.
 *
 * One an account. Who fetches it is a `struct sessie` of that account like another, of which the
 * kijker says `agenda`: for the one route that is marked so, and no other.
 */
#ifndef TOEGANG_AGENDA_ADRES_H
#define TOEGANG_AGENDA_ADRES_H

#include "toegang/sessie.h"

/* How often one calendar may be fetched, and how often one network may guess, in a minute. */
enum { AGENDA_PER_MINUUT = 6, AGENDA_MIS_PER_MINUUT = 60 };

/* As sessie_find, of the token in a path. *ret_live is false for whatever is no address that works
 * today, whyever not. */
enum result agenda_adres_find(struct db_conn *c, const struct app *app, const char *token,
                              const char *vandaag, struct sessie *ret, bool *ret_live,
                              struct probleem *p) CHECKED;
/* As sessie_again and sessie_touch, which call these. */
enum result agenda_adres_again(struct db_conn *c, int64_t agenda, const char *vandaag,
                               struct sessie *ret, bool *ret_live, struct probleem *p) CHECKED;
enum result agenda_adres_touch(struct db_conn *writer, int64_t agenda, int64_t nu,
                               struct probleem *p) CHECKED;

/* Another one for this account; what it had, works no more. On the writer. */
enum result agenda_adres_new(struct db_conn *writer, struct app *app, int64_t gebruiker, int64_t nu,
                             char ret_token[SESSIE_TOKEN_SIZE], struct probleem *p) CHECKED;
/* It works no more; nothing happens when there is none. On the writer. */
enum result agenda_adres_end(struct db_conn *writer, int64_t gebruiker, struct probleem *p) CHECKED;

#endif
