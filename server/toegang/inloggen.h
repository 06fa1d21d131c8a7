/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Logging in, in three steps: on the writer an attempt is counted and the account looked up, in the
 * password pool the password is checked, on the writer the session is made. The attempt counts
 * before the password is known to be wrong, so asking many at once gains nothing.
 *
 * Slow-down and lock-out go by the name as typed and by the network address (keyed hashes of them),
 * whether the account exists or not: nobody learns which names do. From the third failure on a name
 * waits 1, 2, 4 … 30 seconds; after `inlog_pogingen` it is locked for `inlog_blokkade_minuten`, an
 * address after ten times as many. Who waits gets 429 whatever the password.
 */
#ifndef TOEGANG_INLOGGEN_H
#define TOEGANG_INLOGGEN_H

#include "app.h"
#include "toegang/wachtwoord.h"

/* What came of the password step (route.wachtwoord). */
struct wachtwoord_uitslag {
    int64_t gebruiker;               /* of WACHTWOORD_CONTROLE; 0: no such account */
    bool klopt;                      /* account active and password right */
    char hash[WACHTWOORD_HASH_SIZE]; /* of WACHTWOORD_HASH; of CONTROLE what to check against */
};

/* Counts an attempt and looks the account up. FAILED with PROBLEEM_TE_VAAK while it has to wait. */
enum result inloggen_begin(struct db_conn *writer, struct app *app, const char *name,
                           const char *address, int64_t nu, struct wachtwoord_uitslag *ret,
                           struct probleem *p) CHECKED;
/* It was the right password: forgets the failures of the name, this one of the address, and what is
 * more than a day old. */
enum result inloggen_goed(struct db_conn *writer, struct app *app, const char *name,
                          const char *address, int64_t nu, struct probleem *p) CHECKED;

/* A network address as a number above 0: a keyed hash, of an IPv6 address the first half. */
int64_t inlog_netwerk(const struct app *app, const char *address);

#endif
