/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A token: a prefix and 32 random bytes as base64url, known to whoever carries it alone. The
 * database has its keyed BLAKE2b hash, under the key of sessions; `use` is hashed with it, so that
 * a token of one use is never one of another. A use once given out does not change: what was
 * handed out would stop.
 */
#ifndef TOEGANG_TOKEN_H
#define TOEGANG_TOKEN_H

#include "app.h"

enum { TOKEN_BYTES = 32, TOKEN_SIZE = 44 /* base64url and NUL, without a prefix */ };
enum { TOKEN_HASH_BYTES = 32 };

struct tokensoort {
    const char *prefix; /* of the text that is handed out; "" for none */
    const char *use;    /* use_size bytes, at most TOKEN_USE_MAX */
    size_t use_size;
};
enum { TOKEN_USE_MAX = 16 };

/* False when the text is no token of this kind: then there is nothing to look up. */
bool token_hash(const struct app *app, const struct tokensoort *soort, const char *text,
                uint8_t ret[TOKEN_HASH_BYTES]) CHECKED;
/* `ret_token`: of at least strlen(prefix) + TOKEN_SIZE; handed out once and not kept. */
void token_draw(struct app *app, const struct tokensoort *soort, char *ret_token,
                uint8_t ret_hash[TOKEN_HASH_BYTES]);

#endif
