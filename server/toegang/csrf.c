/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/csrf.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

void csrf_mask(const uint8_t secret[CSRF_BYTES], struct rng *rng, char ret[CSRF_TEXT_SIZE])
{
    uint8_t masked[2 * CSRF_BYTES];
    rng_fill(rng, masked, CSRF_BYTES);
    for (size_t i = 0; i < CSRF_BYTES; i++)
        masked[CSRF_BYTES + i] = secret[i] ^ masked[i];
    (void)sodium_bin2base64(ret, CSRF_TEXT_SIZE, masked, sizeof masked,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool csrf_matches(const uint8_t secret[CSRF_BYTES], const char *text)
{
    uint8_t masked[2 * CSRF_BYTES], plain[CSRF_BYTES];
    size_t length = 0;
    if (!text ||
        sodium_base642bin(masked, sizeof masked, text, strlen(text), NULL, &length, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        length != sizeof masked)
        return false;
    for (size_t i = 0; i < CSRF_BYTES; i++)
        plain[i] = masked[i] ^ masked[CSRF_BYTES + i];
    return sodium_memcmp(plain, secret, CSRF_BYTES) == 0;
}

bool herkomst_eigen(const struct http_request *r, const struct config *config)
{
    const char *site = r->header(r, "Sec-Fetch-Site");
    if (site) /* truer than Origin, which is "null" under a strict referrer policy */
        return strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
    const char *origin = r->header(r, "Origin");
    if (!origin)
        return true;
    if (config->basis_url[0])
        return strcasecmp(origin, config->basis_url) == 0;
    char own[300];
    const char *host = r->header(r, "Host");
    (void)snprintf(own, sizeof own, "%s://%s", r->tls ? "https" : "http", host ? host : "");
    return host && strcasecmp(origin, own) == 0;
}

bool pad_eigen(const char *path)
{
    if (!path || path[0] != '/' || path[1] == '/' || strlen(path) >= 300)
        return false;
    for (const char *s = path; *s; s++)
        if ((unsigned char)*s <= ' ' || *s == 0x7f || *s == '\\')
            return false;
    return true;
}
