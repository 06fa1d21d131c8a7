/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/bsn.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS (BSN_SIZE - 1)
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define MAC_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES

_Static_assert(BSN_SEALED_BYTES == NONCE_BYTES + MAC_BYTES + DIGITS, "layout of a sealed BSN");
_Static_assert(BSN_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key size");
_Static_assert(crypto_kdf_KEYBYTES == 32 && crypto_kdf_CONTEXTBYTES == 8, "derivation");

void bsn_keys_derive(const uint8_t master[32], struct bsn_keys *ret_keys)
{
    if (sodium_init() < 0)
        abort();
    (void)crypto_kdf_derive_from_key(ret_keys->seal, BSN_KEY_BYTES, 1, "bsn-cijf", master);
    (void)crypto_kdf_derive_from_key(ret_keys->index, BSN_KEY_BYTES, 1, "bsn-idx_", master);
}

/* Weights 9 … 2 and -1; the sum must be a multiple of eleven. */
static bool elfproef(const char bsn[BSN_SIZE])
{
    int sum = -(bsn[8] - '0');
    for (int i = 0; i < 8; i++)
        sum += (9 - i) * (bsn[i] - '0');
    return sum % 11 == 0;
}

bool bsn_parse(const char *text, char ret_bsn[BSN_SIZE])
{
    char bsn[BSN_SIZE] = "";
    size_t n = 0;
    bool after_digit = false;
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p >= '0' && *p <= '9') {
            if (n == DIGITS)
                return false;
            bsn[n++] = *p;
            after_digit = true;
        } else if ((*p == ' ' || *p == '.') && n > 0) {
            after_digit = false;
        } else {
            return false;
        }
    }
    if (!after_digit || n < DIGITS - 1)
        return false;
    if (n == DIGITS - 1) {
        memmove(bsn + 1, bsn, n);
        bsn[0] = '0';
    }
    if (strcmp(bsn, "000000000") == 0 || !elfproef(bsn))
        return false;
    memcpy(ret_bsn, bsn, BSN_SIZE);
    return true;
}

void bsn_index(const struct bsn_keys *k, const char bsn[BSN_SIZE], uint8_t ret[BSN_INDEX_BYTES])
{
    (void)crypto_generichash(ret, BSN_INDEX_BYTES, (const uint8_t *)bsn, DIGITS, k->index,
                             sizeof k->index);
}

void bsn_seal(const struct bsn_keys *k, const char bsn[BSN_SIZE], uint8_t ret[BSN_SEALED_BYTES])
{
    randombytes_buf(ret, NONCE_BYTES);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(ret + NONCE_BYTES, NULL, (const uint8_t *)bsn,
                                                     DIGITS, NULL, 0, NULL, ret, k->seal);
}

enum result bsn_open(const struct bsn_keys *k, const uint8_t *sealed, size_t n,
                     char ret_bsn[BSN_SIZE])
{
    uint8_t plain[BSN_SIZE] = {0};
    if (!sealed || n != BSN_SEALED_BYTES)
        return FAILED;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, sealed + NONCE_BYTES,
                                                   n - NONCE_BYTES, NULL, 0, sealed, k->seal) != 0)
        return FAILED;
    memcpy(ret_bsn, plain, BSN_SIZE);
    sodium_memzero(plain, sizeof plain);
    return DONE;
}

void bsn_mask(const char bsn[BSN_SIZE], char *out, size_t size)
{
    static const char dots[] = "••••••";
    if (size < BSN_MASK_SIZE) {
        if (size > 0)
            out[0] = '\0';
        return;
    }
    memcpy(out, dots, sizeof dots - 1);
    memcpy(out + sizeof dots - 1, bsn + 6, 4);
}
