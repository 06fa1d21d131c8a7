/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which route it is. A browser's form can only GET and POST, so a form posted to a page may name
 * another method in `_methode`: only that body is read before the session is known.
 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "verzoek/answer.h"
#include "verzoek/router.h"

#include <string.h>
#include <strings.h>

/* The address of a form's page, with the ids of this path (router.c: both have as many). */
static bool form_url(const struct route *route, const struct verzoek *v, struct buf *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    size_t n = 0;
    for (const char *s = route->formulier; *s; s++) {
        if (*s != '{') {
            buf_char(out, *s);
            continue;
        }
        if (!v->text[n][0] || strspn(v->text[n], plain) != strlen(v->text[n]))
            return false;
        buf_text(out, v->text[n++]);
        s = strchr(s, '}');
    }
    return !out->failed;
}

/* A form that came back with its mistakes stands at the address it was sent to. Who opens that
 * address (from the bar, a bookmark, another tab) gets the form, and not a page that says nothing.
 */
static bool form_of(struct beurt *b, struct buf *ret)
{
    static const enum http_method METHODS[] = {HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE};
    unsigned allowed;
    if (b->v.api || (b->http->method != HTTP_GET && b->http->method != HTTP_HEAD))
        return false;
    for (size_t i = 0; i < COUNT_OF(METHODS); i++) {
        const struct route *route =
            router_find(b->app->router, METHODS[i], b->prefix, b->path, &b->v, &allowed);
        if (route && route->formulier && !route->alleen_api)
            return form_url(route, &b->v, ret);
    }
    return false;
}

static enum http_next allow_only(struct beurt *b, unsigned allowed)
{
    char methods[100];
    router_allow(allowed, methods, sizeof methods);
    BUF_AUTO struct buf form;
    buf_init(&form, 1000);
    enum http_next next;
    if (b->http->method == HTTP_OPTIONS) {
        next = answer_empty(b, 204);
    } else if (form_of(b, &form)) {
        return answer_redirect(b, form.data, NULL);
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
