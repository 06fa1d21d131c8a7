/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The static files of the screens: styles, scripts, icons, fonts, as `npm run build` in web/ made
 * them in web/dist. They are read once, at start, and served from memory.
 *
 * A file has a logical name ("gezinsplan.css", for templates) and the name it is served under, with
 * the hash of its content in it ("gezinsplan.3f9a….css"). So an answer may be kept for ever, and a
 * new build never meets an old page. Both names come from manifest.json; what is not listed there
 * does not exist, however its path is written.
 *
 * Invariants: after assets_open nothing changes, so any number of threads may read; every name
 * holds only a–z, 0–9, '-' and '.', and none starts with '.'.
 */
#ifndef RENDER_ASSETS_H
#define RENDER_ASSETS_H

#include "base/result.h"

#include <stddef.h>

#define ASSETS_MAX 64                      /* files in one build */
#define ASSETS_MAX_BYTES ((size_t)2 << 20) /* all files and their compressed forms together */
#define ASSETS_NAME_MAX 100                /* bytes of a name, NUL not counted */

struct assets;

/* One file, and where they are smaller its compressed forms; borrowed from the assets. */
struct asset {
    const char *name; /* as served, with the hash */
    const char *type; /* for Content-Type */
    const char *etag; /* weak, so that it holds for each of the three forms */
    const void *bytes;
    size_t len;
    const void *gz; /* NULL, 0 when compressing does not help */
    size_t gz_len;
    const void *br; /* the same */
    size_t br_len;
};

/* Reads manifest.json and every file it lists; owned by the caller. NULL when something is missing,
 * malformed, not of the size the manifest says, or too much: then `err` says what, in English. */
CHECKED struct assets *assets_open(const char *dist_dir, char *err, size_t err_size);
void assets_close(struct assets *a); /* NULL is fine */

/* By the name it is served under, such as what follows /static/ in a path. NULL: no such file. */
const struct asset *assets_find(const struct assets *a, const char *name);
/* "/static/gezinsplan.3f9a….css" for "gezinsplan.css"; borrowed. NULL: no such file. */
const char *assets_url(const struct assets *a, const char *logical);

#endif
