/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which route it is. A browser's form can only GET and POST, so a form posted to a page may name
 * another method in `_methode`: only that body is read before the session is known.
 */
#include "base/cleanup.h"
#include "verzoek/answer.h"
#include "verzoek/router.h"

#include <string.h>
#include <strings.h>

static enum http_next allow_only(struct beurt *b, unsigned allowed)
{
    char methods[100];
    router_allow(allowed, methods, sizeof methods);
    enum http_next next;
    if (b->http->method == HTTP_OPTIONS) {
        next = answer_empty(b, 204);
    } else {
        (void)probleem_set(&b->p, PROBLEEM_METHODE, NULL);
        next = answer_problem(b, &b->p);
    }
    http_reply_header(b->reply, "Allow", "%s", methods);
    return next;
}

static bool is_form(const struct http_request *r)
{
    static const char type[] = "application/x-www-form-urlencoded";
    const char *sent = r->header(r, "Content-Type");
    return sent && strncasecmp(sent, type, sizeof type - 1) == 0;
}

static enum http_method method_named(const char *name)
{
    if (!name || strcmp(name, "POST") == 0)
        return HTTP_POST;
    if (strcmp(name, "PATCH") == 0)
        return HTTP_PATCH;
    if (strcmp(name, "PUT") == 0)
        return HTTP_PUT;
    return strcmp(name, "DELETE") == 0 ? HTTP_DELETE : HTTP_OTHER;
}

/* Reads the body of a form early, for the method it really means. */
static enum result form_method(struct beurt *b, enum http_method *ret)
{
    if (velden_raw(b->http, b->app->config.velden, &b->v.raw, &b->form, &b->p) != DONE)
        return FAILED;
    *ret = method_named(json_string_value(json_object_get(b->v.raw, "_methode")));
    return DONE;
}

enum http_next step_route(struct beurt *b)
{
    enum http_method method = b->http->method;
    unsigned allowed = 0;
    b->route = router_find(b->app->router, method, b->prefix, b->path, &b->v, &allowed);
    if (!allowed) {
        (void)probleem_set(&b->p, PROBLEEM_NIET_GEVONDEN, NULL);
        return answer_problem(b, &b->p);
    }
    if (method == HTTP_OPTIONS)
        return allow_only(b, allowed);
    if (method == HTTP_POST && !b->prefix && is_form(b->http)) {
        if (form_method(b, &method) != DONE)
            return answer_problem(b, &b->p);
        b->route = router_find(b->app->router, method, b->prefix, b->path, &b->v, &allowed);
    }
    if (!b->route)
        return allow_only(b, allowed);
    b->v.route = b->route;
    if (b->hooks.route)
        b->hooks.route(b->hooks.arg, b->route->path);
    if (b->prefix && !b->route->inhoud && !accept_json(b->http)) {
        (void)probleem_set(&b->p, PROBLEEM_NIET_ACCEPTABEL, NULL);
        return answer_problem(b, &b->p);
    }
    return b->route->kind == KIND_PLAIN ? step_plain(b) : step_gate(b);
}
