/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The burgerservicenummer. Kept only encrypted, found only by a keyed blind index, shown only
 * masked; never in a URL, a log or a message (domain.md 2.9, Wabb).
 */
#ifndef BASE_BSN_H
#define BASE_BSN_H

#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BSN_SIZE 10         /* nine digits and NUL */
#define BSN_INDEX_BYTES 16  /* keyed BLAKE2b of the nine digits */
#define BSN_SEALED_BYTES 49 /* nonce 24, MAC 16, nine digits (XChaCha20-Poly1305) */
#define BSN_KEY_BYTES 32
#define BSN_MASK_SIZE 22 /* "••••••113" in UTF-8 and NUL */

/* Keys of one installation, from its master key by crypto_kdf ("bsn-cijf", "bsn-idx_"). */
struct bsn_keys {
    uint8_t seal[BSN_KEY_BYTES];
    uint8_t index[BSN_KEY_BYTES];
};

void bsn_keys_derive(const uint8_t master[32], struct bsn_keys *ret_keys);
/* Nine digits (or eight, which get a leading 0), elfproef, not 000000000; spaces and dots between
 * digits are dropped. NULL is no BSN. */
bool bsn_parse(const char *text, char ret_bsn[BSN_SIZE]);
/* The same BSN and key give the same index: what a look-up compares. */
void bsn_index(const struct bsn_keys *k, const char bsn[BSN_SIZE], uint8_t ret[BSN_INDEX_BYTES]);
/* Different every time: nothing shows that two sealed BSNs are the same. */
void bsn_seal(const struct bsn_keys *k, const char bsn[BSN_SIZE], uint8_t ret[BSN_SEALED_BYTES]);
/* FAILED when it was sealed with another key or has been changed. */
enum result bsn_open(const struct bsn_keys *k, const uint8_t *sealed, size_t n,
                     char ret_bsn[BSN_SIZE]) CHECKED;
/* "••••••113": the last three digits, for screens. Empty when `size` < BSN_MASK_SIZE. */
void bsn_mask(const char bsn[BSN_SIZE], char *out, size_t size);

#endif
