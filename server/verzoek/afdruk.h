/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A rendered page with holes for what is of one request (struct pagina_eigen): so that a page that
 * is remembered (onthouden.h) is not rendered again. It is rendered once with marks in those places
 * that nobody can guess, and cut at the marks.
 */
#ifndef VERZOEK_AFDRUK_H
#define VERZOEK_AFDRUK_H

#include "verzoek/pagina.h"

struct afdruk;

/* Of `model` (which gets its `pagina` and loses it again) for the viewer of `b`. FAILED as
 * pages_render. */
enum result afdruk_make(struct beurt *b, const char *page, json_t *model, struct afdruk **ret,
                        struct probleem *p) CHECKED;
/* The page of this request; owned (free). NULL without memory. */
char *afdruk_fill(const struct afdruk *a, const struct pagina_eigen *own, size_t *ret_length);
size_t afdruk_bytes(const struct afdruk *a);
void afdruk_free(struct afdruk *a); /* NULL is fine */

#endif
