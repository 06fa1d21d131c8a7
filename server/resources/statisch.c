/* SPDX-License-Identifier: EUPL-1.2 */
/* Styles, scripts, icons, fonts: from memory, under names with a hash in them, to be kept for ever.
 */
#include "render/assets.h"
#include "verzoek/verzoek.h"

#include <string.h>

static void body_choose(const struct http_request *r, const struct asset *a,
                        struct http_reply *reply)
{
    reply->static_body = a->bytes;
    reply->body_len = a->len;
    if (!a->br && !a->gz)
        return;
    if (a->br && http_accepts(r, "br")) {
        reply->static_body = a->br;
        reply->body_len = a->br_len;
        reply->static_encoding = "br";
    } else if (a->gz && http_accepts(r, "gzip")) {
        reply->static_body = a->gz;
        reply->body_len = a->gz_len;
        reply->static_encoding = "gzip";
    } else {
        http_reply_header(reply, "Vary", "Accept-Encoding"); /* http adds it to what is encoded */
    }
}

static enum result asset_answer(struct verzoek *v, const char *name, struct http_reply *reply,
                                struct probleem *p)
{
    const struct asset *a = name ? assets_find(v->app->assets, name) : NULL;
    if (!a)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    const char *known = v->http->header(v->http, "If-None-Match");
    bool fresh = known && strstr(known, a->etag);
    reply->status = fresh ? 304 : 200;
    http_reply_header(reply, "ETag", "%s", a->etag);
    if (fresh)
        return DONE;
    reply->content_type = a->type;
    body_choose(v->http, a, reply);
    return DONE;
}

static enum result static_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    reply->cache = CACHE_IMMUTABLE;
    return asset_answer(v, v->text[0], reply, p);
}

/* Browsers ask for it by this name when a page does not say which. */
static enum result favicon_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    static const char folder[] = "/static/";
    const char *url = assets_url(v->app->assets, "favicon.svg");
    reply->cache = CACHE_PUBLIC_SHORT;
    return asset_answer(v, url ? url + sizeof folder - 1 : NULL, reply, p);
}

static const struct route ROUTES[] = {
    PLAIN_READ("/static/{naam}", "statisch.lezen", "Een bestand van de schermen.", static_read),
    PLAIN_READ("/favicon.svg", "favicon.lezen", "Het icoon van de site.", favicon_read),
};
ROUTE_PART(statisch, ROUTES);
