/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/intern.h"

/* On everything, also on what no browser renders: a rule without exceptions cannot be forgotten. */
static const char *const ALWAYS[][2] = {
    /* first: a reply may have its own */
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"}, /* for what does not know frame-ancestors */
    /* Not no-referrer: browsers then send `Origin: null` with our own forms, and the origin check
     * would refuse them. */
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
                           "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
                           "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

static const char *cache_control(const struct http_reply *reply)
{
    switch (reply->cache) {
    case CACHE_IMMUTABLE: return "public, max-age=31536000, immutable";
    case CACHE_PUBLIC_SHORT: return "public, max-age=300";
    case CACHE_NO_STORE: break;
    }
    return "no-store";
}

static bool add(struct MHD_Response *response, const char *name, const char *value)
{
    return MHD_add_response_header(response, name, value) == MHD_YES;
}

bool headers_add(struct MHD_Response *response, const struct http_reply *reply, bool hsts)
{
    bool added = add(response, "Cache-Control", cache_control(reply));
    for (size_t i = 0; i < COUNT_OF(ALWAYS); i++)
        added =
            added && add(response, ALWAYS[i][0], i == 0 && reply->csp ? reply->csp : ALWAYS[i][1]);
    if (hsts)
        added = added && add(response, "Strict-Transport-Security", "max-age=63072000");
    if (reply->content_type && reply->body_len > 0)
        added = added && add(response, "Content-Type", reply->content_type);
    if (reply->compress || reply->static_encoding)
        added = added && add(response, "Vary", "Accept-Encoding");
    for (int i = 0; i < reply->headers; i++)
        added = added && add(response, reply->header[i].name, reply->header[i].value);
    return added;
}
