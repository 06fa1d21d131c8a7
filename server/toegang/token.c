/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/token.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

static void hash_of(const struct app *app, const struct tokensoort *soort,
                    const uint8_t token[TOKEN_BYTES], uint8_t ret[TOKEN_HASH_BYTES])
{
    uint8_t text[TOKEN_USE_MAX + TOKEN_BYTES];
    assert(soort->use_size <= TOKEN_USE_MAX);
    memcpy(text, soort->use, soort->use_size);
    memcpy(text + soort->use_size, token, TOKEN_BYTES);
    (void)crypto_generichash(ret, TOKEN_HASH_BYTES, text, soort->use_size + TOKEN_BYTES,
                             app->sleutels->sessie, SLEUTEL_BYTES);
    sodium_memzero(text, sizeof text);
}

bool token_hash(const struct app *app, const struct tokensoort *soort, const char *text,
                uint8_t ret[TOKEN_HASH_BYTES])
{
    uint8_t token[TOKEN_BYTES];
    size_t length = 0, prefix = strlen(soort->prefix);
    bool ok = strlen(text) == prefix + TOKEN_SIZE - 1 &&
              strncmp(text, soort->prefix, prefix) == 0 &&
              sodium_base642bin(token, sizeof token, text + prefix, TOKEN_SIZE - 1, NULL, &length,
                                NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
              length == sizeof token;
    if (ok)
        hash_of(app, soort, token, ret);
    sodium_memzero(token, sizeof token);
    return ok;
}

void token_draw(struct app *app, const struct tokensoort *soort, char *ret_token,
                uint8_t ret_hash[TOKEN_HASH_BYTES])
{
    uint8_t token[TOKEN_BYTES];
    size_t prefix = strlen(soort->prefix);
    rng_fill(&app->rng, token, sizeof token);
    hash_of(app, soort, token, ret_hash);
    memcpy(ret_token, soort->prefix, prefix);
    (void)sodium_bin2base64(ret_token + prefix, TOKEN_SIZE, token, sizeof token,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(token, sizeof token);
}
