/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a variable holds is given back when it goes out of scope, so that a function can return
 * anywhere:
 *
 *     AUTO_FREE char *text = strdup("…");
 *     AUTO_JSON json_t *o = json_object();
 *     return TAKE(o); // not given back: now the caller's
 *
 * Initialise such a variable where it is declared, with NULL (or -1 for a descriptor) when there is
 * nothing yet. Buffers and problems have their own: BUF_AUTO, PROBLEEM_AUTO.
 */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include "base/result.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static inline void cleanup_free(void *pointer) { free(*(void **)pointer); }

static inline void cleanup_json(json_t **json) { json_decref(*json); }

/* Closing keeps errno, for whoever is about to tell what failed. To know that a written file is
 * whole, close it yourself and look at the answer. */
static inline void cleanup_close(const int *fd)
{
    int kept = errno;
    if (*fd >= 0)
        (void)close(*fd);
    errno = kept;
}

static inline void cleanup_file(FILE **file)
{
    int kept = errno;
    if (*file)
        (void)fclose(*file);
    errno = kept;
}

#define AUTO_FREE CLEANUP(cleanup_free)
#define AUTO_JSON CLEANUP(cleanup_json)
#define AUTO_CLOSE CLEANUP(cleanup_close)
#define AUTO_FILE CLEANUP(cleanup_file)

/* The pointer itself, and NULL left behind in the variable: ownership goes on. */
#define TAKE(pointer)                                                                              \
    __extension__({                                                                                \
        __typeof__(pointer) taken_ = (pointer);                                                    \
        (pointer) = NULL;                                                                          \
        taken_;                                                                                    \
    })

#endif
