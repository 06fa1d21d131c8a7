/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A growing byte buffer with a maximum that must be named when it is made.
 *
 * Invariants: `data` is never NULL after buf_init and always ends in a NUL that `len` does not
 * count. The error is sticky: once an append would pass `max` (or memory is gone) the buffer is
 * `failed`, keeps what it had, and ignores further appends; check once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>

struct buf {
    char *data;
    size_t len;
    size_t cap; /* bytes allocated, 0 while `data` is the shared empty string */
    size_t max; /* most bytes it may hold, NUL not counted */
    bool failed;
};

void buf_init(struct buf *b, size_t max);
/* Gives back the memory; the buffer can be used again. NULL is fine. */
void buf_free(struct buf *b);
/* Empties it and keeps the memory. */
void buf_clear(struct buf *b);
/* Keeps the first `len` bytes; does nothing when there are no more. */
void buf_cut(struct buf *b, size_t len);

void buf_add(struct buf *b, const char *bytes, size_t n);
void buf_text(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_format(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
/* Text for HTML, in elements and in quoted attributes alike: & < > " ' are escaped. */
void buf_html(struct buf *b, const char *text, size_t n);
/* Text for the path or the query of a URL: percent-encoded, all but letters, digits and -_.~/ */
void buf_url(struct buf *b, const char *text);

/* Owned by the caller (free); the buffer is empty afterwards. NULL when it failed. */
char *buf_steal(struct buf *b, size_t *ret_len);

/* A short text made at once; owned by the caller (free). NULL when memory is gone. */
char *text_format(const char *format, ...) PRINTF_LIKE(1, 2);

static inline void buf_cleanup(struct buf *b) { buf_free(b); }
#define BUF_AUTO CLEANUP(buf_cleanup)

#endif
