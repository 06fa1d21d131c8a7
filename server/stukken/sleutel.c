/* SPDX-License-Identifier: EUPL-1.2 */
#include "stukken/sleutel.h"

#include <sodium.h>
#include <string.h>

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, BOUND = 9 };

_Static_assert(SLEUTEL_LEN == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "a key");
_Static_assert(SLEUTEL_VERZEGELD == NONCE + SLEUTEL_LEN + crypto_aead_xchacha20poly1305_ietf_ABYTES,
               "nonce, key, tag");

/* What it is the key of, as it is authenticated. */
static void bound_to(enum sleutel_van van, int64_t id, uint8_t ret[BOUND])
{
    ret[0] = (uint8_t)van;
    for (int i = 1; i < BOUND; i++)
        ret[i] = (uint8_t)((uint64_t)id >> (8 * (i - 1)));
}

void sleutel_new(uint8_t ret[SLEUTEL_LEN]) { randombytes_buf(ret, SLEUTEL_LEN); }

void sleutel_seal(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                  const uint8_t sleutel[SLEUTEL_LEN], uint8_t ret[SLEUTEL_VERZEGELD])
{
    uint8_t bound[BOUND];
    bound_to(van, id, bound);
    randombytes_buf(ret, NONCE);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(ret + NONCE, NULL, sleutel, SLEUTEL_LEN, bound,
                                                     sizeof bound, NULL, ret, met);
}

bool sleutel_open(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                  const uint8_t verzegeld[SLEUTEL_VERZEGELD], uint8_t ret[SLEUTEL_LEN])
{
    uint8_t bound[BOUND];
    bound_to(van, id, bound);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(ret, NULL, NULL, verzegeld + NONCE,
                                                      SLEUTEL_VERZEGELD - NONCE, bound,
                                                      sizeof bound, verzegeld, met) == 0;
}

bool sleutel_open_hex(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                      const char *text, uint8_t ret[SLEUTEL_LEN])
{
    uint8_t sealed[SLEUTEL_VERZEGELD];
    size_t n;
    return text && sodium_hex2bin(sealed, sizeof sealed, text, strlen(text), NULL, &n, NULL) == 0 &&
           n == sizeof sealed && sleutel_open(met, van, id, sealed, ret);
}
