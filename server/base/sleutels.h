/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The master key of an installation and the keys that come from it.
 * `<gegevens>/sleutels/hoofd.sleutel` holds 32 random bytes as 64 hexadecimal digits, mode 0600. It
 * is made once, by sleutels_create, and never written again. There is no pass phrase: the server
 * must be able to start by itself, so what protects the key is that only the server's own user can
 * read it, and that is checked at every start.
 *
 * Without this file nothing sealed can be opened, backups included, and no new one can take its
 * place. Keep a copy away from the data.
 *
 * Every use has a key of its own, by crypto_kdf with its own context; none says anything about
 * another.
 */
#ifndef BASE_SLEUTELS_H
#define BASE_SLEUTELS_H

#include "base/bsn.h"
#include "base/result.h"

#include <stddef.h>
#include <stdint.h>

#define SLEUTEL_BYTES 32

struct sleutels {
    struct bsn_keys bsn;
    uint8_t zegel[SLEUTEL_BYTES];        /* seed of the Ed25519 pair that signs the log */
    uint8_t sessie[SLEUTEL_BYTES];       /* key of the hashes that session tokens are stored as */
    uint8_t backup[SLEUTEL_BYTES];       /* secretstream key of backups */
    uint8_t idempotentie[SLEUTEL_BYTES]; /* key of the hashes of idempotency keys */
    uint8_t stukken[SLEUTEL_BYTES];      /* seals the keys of households (stukken/sleutel.h) */
    uint8_t bundel[SLEUTEL_BYTES];       /* seed of the pairs for other municipalities
                                            (stukken/bundel.h) */
};

/* Makes the folder `sleutels` (0700) in the data folder, which must be there, and a new master key
 * in it, durable when this returns DONE. Never touches one that exists: FAILED. `err` says what to
 * do. */
enum result sleutels_create(const char *gegevens, char *err, size_t size) CHECKED;

/* The keys, in guarded memory (sodium_malloc) that is read-only from here on; owned, sleutels_free.
 * FAILED when the file is not there, can be read or written by others, is somebody else's, stands
 * in a folder others can write in, or is no key. */
enum result sleutels_load(const char *gegevens, const struct sleutels **ret_sleutels, char *err,
                          size_t size) CHECKED;

/* Wipes them. NULL is fine. */
void sleutels_free(const struct sleutels *s);

#endif
