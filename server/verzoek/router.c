/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/router.h"

#include "base/id.h"
#include "render/pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_METHODS = 6, MOST_SEGMENTS = 10 };

/* One segment of a path: literal children in the order of the table, and at most one {…}. */
struct node {
    char *segment;
    struct node **child;
    size_t children;
    struct node *param;
    const struct route *route[MOST_METHODS];
    size_t routes;
};

struct router {
    struct node root;
    const struct route **all;
    size_t count;
};

/* ---- building ---- */

static void node_clear(struct node *n)
{
    for (size_t i = 0; i < n->children; i++) {
        node_clear(n->child[i]);
        free(n->child[i]);
    }
    if (n->param) {
        node_clear(n->param);
        free(n->param);
    }
    free(n->child);
    free(n->segment);
}

static struct node *child_find(const struct node *n, const char *segment, size_t length)
{
    for (size_t i = 0; i < n->children; i++)
        if (strncmp(n->child[i]->segment, segment, length) == 0 &&
            n->child[i]->segment[length] == '\0')
            return n->child[i];
    return NULL;
}

static struct node *node_new(const char *segment, size_t length)
{
    struct node *n = calloc(1, sizeof *n);
    if (n && !(n->segment = strndup(segment, length))) {
        free(n);
        return NULL;
    }
    return n;
}

static struct node *child_make(struct node *n, const char *segment, size_t length)
{
    if (segment[0] == '{') {
        if (!n->param)
            n->param = node_new(segment, length);
        return n->param;
    }
    struct node *found = child_find(n, segment, length);
    if (found)
        return found;
    struct node **children = realloc(n->child, (n->children + 1) * sizeof(struct node *));
    if (!children)
        return NULL;
    n->child = children;
    struct node *made = node_new(segment, length);
    if (made)
        n->child[n->children++] = made;
    return made;
}

/* The node of a path of the table; made when `make`. */
static struct node *node_of(struct router *r, const char *path)
{
    struct node *n = &r->root;
    if (strcmp(path, "/") == 0)
        return n;
    for (const char *s = path; n && *s == '/';) {
        size_t length = strcspn(++s, "/");
        n = child_make(n, s, length);
        s += length;
    }
    return n;
}

static enum result route_add(struct router *r, const struct route *route, struct probleem *p)
{
    struct node *n = node_of(r, route->path);
    if (!n)
        return probleem_intern(p, "no memory for routes");
    for (size_t i = 0; i < n->routes; i++)
        if (n->route[i]->method == route->method &&
            !(n->route[i]->alleen_api && route->alleen_pagina) &&
            !(n->route[i]->alleen_pagina && route->alleen_api))
            return probleem_intern(p, "route twice: %s (%s, %s)", route->path,
                                   n->route[i]->handeling, route->handeling);
    if (n->routes == MOST_METHODS)
        return probleem_intern(p, "too many routes on %s", route->path);
    n->route[n->routes++] = route;
    return DONE;
}

/* ---- what is wrong with a table ---- */

static size_t params_of(const char *path)
{
    size_t n = 0;
    for (; *path; path++)
        n += *path == '{';
    return n;
}

static bool is_read(const struct route *route)
{
    return route->method == HTTP_GET || route->zoeken;
}

static const char *path_fault(const struct route *route)
{
    static const char house[] = "/huishoudens/{huishouden}";
    size_t n = sizeof house - 1;
    if (!route->path || route->path[0] != '/')
        return "path does not start with /";
    if (route->path[1] && route->path[strlen(route->path) - 1] == '/')
        return "path ends in /";
    if (params_of(route->path) > ROUTE_PARAMS)
        return "too many parameters";
    if (route->kind == KIND_DOSSIER &&
        (strncmp(route->path, house, n) != 0 || (route->path[n] && route->path[n] != '/')))
        return "a dossier route starts with /huishoudens/{huishouden}";
    if (route->kind == KIND_ITEM && params_of(route->path) == 0)
        return "an item route has the item's id in its path";
    return NULL;
}

static const char *route_fault(const struct route *route, struct pages *pages)
{
    if (route->kind == KIND_NONE)
        return "no kind";
    if (!route->run.public_read)
        return "no handler";
    if (!route->handeling || !strchr(route->handeling, '.') || !route->uitleg)
        return "no handeling (noun.verb) or uitleg";
    if (route->method == HTTP_HEAD || route->method == HTTP_OPTIONS || !route->method)
        return "HEAD and OPTIONS come by themselves";
    if (route->alleen_api && (route->alleen_pagina || route->page))
        return "API only, and a page";
    if (route->page && !is_read(route) && !route->antwoordt)
        return "a change has no page";
    if (route->log == LOG_NIET && (route->kind == KIND_DOSSIER || route->kind == KIND_ITEM))
        return "no look without a log line";
    if (route->page && pages && !pages_has(pages, route->page))
        return "page does not exist";
    return path_fault(route);
}

static const char *formulier_fault(const struct router *r, const struct route *route)
{
    if (!route->formulier)
        return NULL;
    const struct route *form = router_by_template(r, HTTP_GET, route->formulier);
    if (!form || !form->page)
        return "the form's page does not exist";
    if (form->kind != route->kind && form->kind != KIND_PUBLIC)
        return "the form is of another kind";
    if (params_of(form->path) != params_of(route->path))
        return "the form has other parameters";
    return NULL;
}

static enum result table_check(const struct router *r, struct pages *pages, struct probleem *p)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct route *route = r->all[i];
        const char *fault = route_fault(route, pages);
        if (!fault)
            fault = formulier_fault(r, route);
        for (size_t j = 0; j < i && !fault; j++)
            if (strcmp(r->all[j]->handeling, route->handeling) == 0)
                fault = "handeling used twice";
        if (fault)
            return probleem_intern(p, "route %s %s: %s", route->path ? route->path : "?",
                                   route->handeling ? route->handeling : "?", fault);
    }
    return DONE;
}

enum result router_new(const struct route_part *const *parts, size_t count, struct pages *pages,
                       struct router **ret, struct probleem *p)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += parts[i]->count;
    struct router *r = calloc(1, sizeof *r);
    if (!r || !(r->all = calloc(total + 1, sizeof(struct route *)))) {
        free(r);
        return probleem_intern(p, "no memory for routes");
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < parts[i]->count; j++)
            r->all[r->count++] = &parts[i]->routes[j];
    enum result outcome = table_check(r, pages, p);
    for (size_t i = 0; i < r->count && outcome == DONE; i++)
        outcome = route_add(r, r->all[i], p);
    if (outcome != DONE) {
        router_free(r);
        return FAILED;
    }
    *ret = r;
    return DONE;
}

void router_free(struct router *r)
{
    if (!r)
        return;
    node_clear(&r->root);
    free(r->all);
    free(r);
}

/* ---- finding ---- */

/* Whether a route has this face at all: a read without a page is for the API alone, unless it
 * answers bytes. */
static bool has_face(const struct route *route, bool api)
{
    if (route->kind == KIND_PLAIN)
        return !api;
    if (api)
        return !route->alleen_pagina;
    return !route->alleen_api &&
           (!is_read(route) || route->page || route->alleen_pagina || route->inhoud);
}

static unsigned node_methods(const struct node *n, bool api)
{
    unsigned methods = 0;
    for (size_t i = 0; i < n->routes; i++)
        if (has_face(n->route[i], api))
            methods |= n->route[i]->method;
    return methods ? methods | HTTP_OPTIONS | (methods & HTTP_GET ? HTTP_HEAD : 0) : 0;
}

static void param_set(struct verzoek *v, size_t param, const char *text, size_t length)
{
    memcpy(v->text[param], text, length);
    v->text[param][length] = '\0';
    v->id[param] = id_parse(v->text[param]);
}

/* Walks on from `n`; NULL when nothing of this face lies at the end. `s` stands on a '/' or on the
 * end. */
static const struct node *walk(const struct node *n, const char *s, bool api, struct verzoek *v,
                               size_t param)
{
    if (*s == '\0')
        return node_methods(n, api) ? n : NULL;
    size_t length = strcspn(++s, "/");
    if (length == 0)
        return NULL;
    const struct node *next = child_find(n, s, length), *found = NULL;
    if (next && (found = walk(next, s + length, api, v, param)))
        return found;
    if (!n->param || length >= ROUTE_PARAM_SIZE || param >= ROUTE_PARAMS)
        return NULL;
    found = walk(n->param, s + length, api, v, param + 1);
    if (found)
        param_set(v, param, s, length);
    return found;
}

const struct route *router_find(const struct router *r, enum http_method method, bool api,
                                const char *path, struct verzoek *v, unsigned *ret_allowed)
{
    const struct node *n =
        strcmp(path, "/") == 0 ? walk(&r->root, "", api, v, 0) : walk(&r->root, path, api, v, 0);
    *ret_allowed = n ? node_methods(n, api) : 0;
    enum http_method wanted = method == HTTP_HEAD ? HTTP_GET : method;
    for (size_t i = 0; n && i < n->routes; i++)
        if (n->route[i]->method == wanted && has_face(n->route[i], api))
            return n->route[i];
    return NULL;
}

const struct route *router_by_template(const struct router *r, enum http_method method,
                                       const char *path)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->all[i]->method == method && strcmp(r->all[i]->path, path) == 0)
            return r->all[i];
    return NULL;
}

void router_allow(unsigned allowed, char *out, size_t size)
{
    static const struct {
        enum http_method method;
        const char *name;
    } names[] = {
        {HTTP_GET, "GET"},         {HTTP_HEAD, "HEAD"}, {HTTP_POST, "POST"},
        {HTTP_PATCH, "PATCH"},     {HTTP_PUT, "PUT"},   {HTTP_DELETE, "DELETE"},
        {HTTP_OPTIONS, "OPTIONS"},
    };
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < COUNT_OF(names) && n < size; i++)
        if (allowed & (unsigned)names[i].method)
            n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "", names[i].name);
}
