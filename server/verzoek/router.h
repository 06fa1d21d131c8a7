/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From method and path to a route. Built once, at start, out of the parts of the table; what is
 * wrong with the table stops the start. After that it never changes, so any thread may ask.
 */
#ifndef VERZOEK_ROUTER_H
#define VERZOEK_ROUTER_H

#include "verzoek/route.h"

struct pages;
struct router;

/* `pages` may be NULL (tests): then templates are not checked. Routes are borrowed. FAILED, with
 * the route in p->intern, for: no kind, no handler, handeling or explanation missing, a handeling
 * used twice, the same method and path twice, a dossier route whose first part is no household or
 * whose item has no parameter, a page or form that does not exist, a form with other parameters. */
enum result router_new(const struct route_part *const *parts, size_t count, struct pages *pages,
                       struct router **ret, struct probleem *p) CHECKED;
void router_free(struct router *r);

/* The route for this face; fills v->id and v->text. NULL when there is none: *ret_allowed then
 * holds the methods that do exist on that path (0: no such path). HEAD finds GET. Literal parts go
 * before {…}; a trailing slash is another path, which does not exist. */
const struct route *router_find(const struct router *r, enum http_method method, bool api,
                                const char *path, struct verzoek *v, unsigned *ret_allowed);
/* By the path as written in the table: for forms, and for the menu. NULL: no such route. */
const struct route *router_by_template(const struct router *r, enum http_method method,
                                       const char *path);
/* "GET, HEAD, OPTIONS" */
void router_allow(unsigned allowed, char *out, size_t size);

#endif
