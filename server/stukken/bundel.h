/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A bundle: what one municipality's installation hands to another's when a family moves
 * (docs/adr/0015-verhuizing.md), carried by a person as a file. Sealed to the receiver's public key
 * (libsodium's sealed box: the sender cannot open it either) and signed by the sender (Ed25519).
 *
 * The file: 8 bytes "GPBUNDEL", version (1), kind (1), two zeros, the sender's signing key (32),
 * the receiver's sealing key (32), the length of the sealed part (8, big-endian), the sealed part,
 * and the signature (64) of everything before it. What is sealed is JSON, whose "van" and "aan"
 * repeat the two keys: so nobody who is known here can sign another's bundle as their own. Since
 * version 2 a NUL and the bytes of documents may follow it (`bijlagen`); the JSON says which lie
 * where. Version 1 is still read.
 */
#ifndef STUKKEN_BUNDEL_H
#define STUKKEN_BUNDEL_H

#include "base/buf.h"
#include "base/result.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BUNDEL_SLEUTEL = 32,
    BUNDEL_HASH = 32,
    BUNDEL_VERSIE = 2,
    BUNDEL_MOST = 16 * 1024 * 1024, /* bytes of a file */
    BUNDEL_OPENBAAR_SIZE = 129,     /* both public keys as hexadecimal digits, and NUL */
    BUNDEL_AFDRUK_SIZE = 40,        /* "1a2b 3c4d …", 8 groups of 4, and NUL */
};

enum bundel_soort { BUNDEL_VERHUIZING = 1, BUNDEL_ANTWOORD = 2 };

/* What others know of an installation. */
struct bundel_openbaar {
    uint8_t teken[BUNDEL_SLEUTEL]; /* Ed25519: it signs with the other half */
    uint8_t zegel[BUNDEL_SLEUTEL]; /* X25519: sealed to this */
};

/* The pairs of this installation, from their seed. Wipe with bundel_paar_clear. */
struct bundel_paar {
    struct bundel_openbaar openbaar;
    uint8_t teken_geheim[64];
    uint8_t zegel_geheim[32];
};
void bundel_paar_make(const uint8_t seed[32], struct bundel_paar *ret);
void bundel_paar_clear(struct bundel_paar *paar);

/* As text to be sent to the other beheerder, and back; spaces and line ends are dropped. */
void bundel_openbaar_text(const struct bundel_openbaar *o, char ret[BUNDEL_OPENBAAR_SIZE]);
bool bundel_openbaar_parse(const char *text, struct bundel_openbaar *ret);
/* What the two beheerders read to each other; the comparison drops spaces and case. */
void bundel_afdruk(const struct bundel_openbaar *o, char ret[BUNDEL_AFDRUK_SIZE]);
bool bundel_afdruk_is(const struct bundel_openbaar *o, const char *typed);

/* ---- making, opening ---- */

/* Appends the file to `out`. `inhoud` gets "van" and "aan"; `bijlagen` may be NULL. FAILED without
 * memory or when it is larger than BUNDEL_MOST. */
enum result bundel_make(const struct bundel_paar *van, const struct bundel_openbaar *aan,
                        enum bundel_soort soort, json_t *inhoud, const struct buf *bijlagen,
                        struct buf *out) CHECKED;

enum bundel_fout {
    BUNDEL_GOED = 0,
    BUNDEL_GEEN,         /* no bundle at all */
    BUNDEL_NIEUWER,      /* of a newer version */
    BUNDEL_AFGEBROKEN,   /* shorter or longer than it says */
    BUNDEL_ANDERE_SOORT, /* a bundle, but not what was asked for */
    BUNDEL_NIET_VOOR_ONS,
    BUNDEL_ONBEKEND,   /* its sender is not known here: said by whoever looks the key up */
    BUNDEL_GESCHONDEN, /* changed on the way, or signed by another */
    BUNDEL_ONLEESBAAR, /* opened, and not what it should be */
};

/* Who says they sent it, before anything is believed: GEEN, NIEUWER, AFGEBROKEN, ANDERE_SOORT,
 * NIET_VOOR_ONS or GOED. */
enum bundel_fout bundel_look(const struct bundel_paar *ons, enum bundel_soort soort,
                             const uint8_t *bytes, size_t n, uint8_t ret_teken[BUNDEL_SLEUTEL]);
/* The signature of `van`, the seal, the JSON and its two keys. *ret is a new reference; appends the
 * bytes of documents to `bijlagen`, which may be NULL. */
enum bundel_fout bundel_open(const struct bundel_paar *ons, const uint8_t van[BUNDEL_SLEUTEL],
                             enum bundel_soort soort, const uint8_t *bytes, size_t n, json_t **ret,
                             struct buf *bijlagen);
/* BLAKE2b of the file: what an answer says it answers. */
void bundel_hash(const uint8_t *bytes, size_t n, uint8_t ret[BUNDEL_HASH]);

#endif
