/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Against requests that another site makes the browser send. A change on a cookie session carries
 * the session's own 16 bytes, which no other site can read: in `_csrf` or X-CSRF-Token. What stands
 * in the page is masked anew every time (pad, then secret XOR pad), because pages are compressed
 * and show what the client sent (BREACH). Besides, what the browser says of where the request comes
 * from must be this site.
 */
#ifndef TOEGANG_CSRF_H
#define TOEGANG_CSRF_H

#include "base/config.h"
#include "base/rng.h"
#include "http/http.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CSRF_BYTES = 16,
    CSRF_TEXT_SIZE = 44, /* base64url of pad and masked secret, and NUL */
};

void csrf_mask(const uint8_t secret[CSRF_BYTES], struct rng *rng, char ret[CSRF_TEXT_SIZE]);
/* In constant time; `text` may be NULL. */
bool csrf_matches(const uint8_t secret[CSRF_BYTES], const char *text);

/* False when Sec-Fetch-Site, or without it Origin, says that another site made the request. Neither
 * header is no objection: then the token alone decides. */
bool herkomst_eigen(const struct http_request *r, const struct config *config);

/* A path of this site to go to afterwards: "/…", not "//…" or "/\…", printable, shorter than 300
 * bytes. */
bool pad_eigen(const char *path);

#endif
