/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The page templates: web/pages/NAME.html and web/partials/NAME.html, compiled together at start in
 * page mode (mustache.h) with the formats of woorden.h. In templates both are known by NAME, so a
 * name stands in one of the two folders. Names that start with a dot are left alone.
 *
 * Raw output ({{{x}}}, {{&x}}) does not compile in pages: there is no HTML in C, so nothing in a
 * model needs it. JSON for a script goes into a data attribute, escaped like everything else.
 *
 * Any number of threads may render at once. In dev mode templates that changed on disk are taken
 * over between renderings; otherwise they are read once.
 */
#ifndef RENDER_PAGES_H
#define RENDER_PAGES_H

#include "base/buf.h"
#include "base/probleem.h"
#include "base/result.h"
#include "render/woorden.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct pages;

struct pages_options {
    bool dev;
    const struct woorden *woorden; /* borrowed, outlives the pages */
    /* The URL for {{@path}}, borrowed until the next call; NULL if there is none. It is asked when
     * templates are compiled. */
    const char *(*asset)(void *arg, const char *path);
    void *asset_arg;
};

/* Reads and compiles everything; owned by the caller. NULL on any error: `err` then says in which
 * file and line and what, in English. */
CHECKED struct pages *pages_open(const char *web_dir, const struct pages_options *options,
                                 char *err, size_t err_size);
void pages_close(struct pages *p); /* NULL is fine; nobody may be rendering */

/* For checking the route table at start. */
bool pages_has(struct pages *p, const char *name);

/* In dev mode, if a template came, went or changed: compiles all anew and takes them over at once.
 * On an error the old ones stay, FAILED, and `err` says what, each time until it is solved. Without
 * dev mode nothing happens. */
CHECKED enum result pages_reload_if_changed(struct pages *p, char *err, size_t err_size);

/* Renders a page into `out`, which is emptied first; `vandaag` is an ISO date. On failure `out` is
 * empty and the problem is PROBLEEM_INTERN, with template, line and key for the log; no value of
 * the model is in it. */
CHECKED enum result pages_render(struct pages *p, const char *name, const json_t *model,
                                 const char *vandaag, struct buf *out, struct probleem *probleem);

#endif
