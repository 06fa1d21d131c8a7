/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Passwords: Argon2id, interactive (64 MiB, a tenth of a second), in threads of their own, so that
 * neither a listener nor the writer waits, and bounded, so that nobody can make us hold gigabytes.
 *
 * Rules (BIO, NIST 800-63B): length, not one's own names or organisation, not one of the passwords
 * everybody knows. No rules of composition.
 */
#ifndef TOEGANG_WACHTWOORD_H
#define TOEGANG_WACHTWOORD_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    WACHTWOORD_MAX = 200, /* characters */
    WACHTWOORD_HASH_SIZE = 128,
    WACHTWOORD_WACHTENDEN = 64, /* most jobs in the queue */
};

/* ---- rules ---- */

/* Adds an error on field `wachtwoord` when it may not be used; `own` are names it may not contain
 * (account, person, organisation), NULL-ended. */
enum result wachtwoord_check(const char *password, int shortest, const char *const *own,
                             struct probleem *p) CHECKED;

/* ---- hashing, where it may take its time (command line, pool) ---- */

enum result wachtwoord_hash(const char *password, char ret[WACHTWOORD_HASH_SIZE],
                            struct probleem *p) CHECKED;
/* `hash` NULL (no such account, or no password yet): as much work, and false. */
bool wachtwoord_matches(const char *password, const char *hash);

/* ---- the pool ---- */

struct wachtwoord_pool;

struct wachtwoord_taak {
    const char *wachtwoord;          /* borrowed until `klaar` */
    const char *tegen;               /* hash to check against, NULL for none; borrowed */
    bool maak;                       /* make a hash instead */
    char hash[WACHTWOORD_HASH_SIZE]; /* of `maak`; "" when it failed */
    bool klopt;
    void (*klaar)(void *arg); /* on a thread of the pool; it must only wake somebody */
    void *arg;
    struct wachtwoord_taak *next; /* of the pool */
};

enum result wachtwoord_pool_start(int threads, struct wachtwoord_pool **ret,
                                  struct probleem *p) CHECKED;
/* False when the queue is full or the pool is stopping; then `klaar` is not called. */
bool wachtwoord_submit(struct wachtwoord_pool *pool, struct wachtwoord_taak *taak) CHECKED;
/* Finishes what is in the queue, ends the threads. NULL is fine. */
void wachtwoord_pool_stop(struct wachtwoord_pool *pool);
int wachtwoord_waiting(struct wachtwoord_pool *pool);

#endif
