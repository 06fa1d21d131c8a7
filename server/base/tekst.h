/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Text as people write it: always UTF-8, normalised line ends, without control characters that
 * could hide or turn text around. Folding makes what is searched independent of accents and case.
 */
#ifndef BASE_TEKST_H
#define BASE_TEKST_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Valid UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF, no NUL. */
bool tekst_is_utf8(const char *bytes, size_t n);
/* The code point at *at, which moves past it; 0 at the end, U+FFFD for a byte that is no UTF-8. */
uint32_t tekst_next(const char **at);
void tekst_add(struct buf *out, uint32_t code_point);
size_t tekst_length(const char *text); /* in code points */
/* Appends `text` made fit to keep: line ends of every kind become LF; other C0 and C1 controls, the
 * bidirectional overrides and isolates (U+202A-202E, U+2066-2069), U+FEFF, tags (U+E0000-E007F) and
 * noncharacters are dropped; white space at both ends is removed; of what has nothing to see in it,
 * nothing is left. With `one_line` each run of white space becomes one space. Input must be UTF-8.
 */
void tekst_clean(const char *text, bool one_line, struct buf *out);
/* Appends the searchable form: words of letters and digits with one space between them, none at the
 * ends. Lower case, without diacritics, composed or loose; æ, œ, ß, þ, ĳ spelled out, ı, ø, ł, đ …
 * as the plain letter. Greek, Cyrillic and Armenian are lower-cased, Arabic and Hebrew lose their
 * points; other scripts stay as they are. Never longer than `text`; what is folded folds to itself.
 */
void tekst_fold(const char *text, struct buf *out);
/* The next word at *at: appends its folded form, and what was written for it lies from *ret_begin
 * up to *at, which moves past it. False at the end. The folded words of a text are those of
 * tekst_fold. */
bool tekst_woord(const char **at, const char **ret_begin, struct buf *out);
/* Appends `text` on one line, cut to `max` code points when longer, of which the last is then "…".
 */
void tekst_shorten(const char *text, size_t max, struct buf *out);

#endif
