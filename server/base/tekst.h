/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Text as people write it: always UTF-8, normalised line ends, without control characters that could
 * hide or turn text around. Folding makes what is searched independent of accents and case.
 */
#ifndef BASE_TEKST_H
#define BASE_TEKST_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF, no NUL. */
bool tekst_is_utf8(const char *bytes, size_t n);
size_t tekst_length(const char *text); /* in code points */
/* Appends `text` made fit to keep: CRLF and CR become LF, other C0/C1 controls and the bidirectional
 * override/isolate characters (U+202A-202E, U+2066-2069) and U+FEFF are dropped, spaces at both ends
 * removed. With `one_line`, line ends and tabs become single spaces. Input must be UTF-8. */
void tekst_clean(const char *text, bool one_line, struct buf *out);
/* Appends the searchable form: lower case, Latin letters without diacritics (ı, ß, ø, æ, ł, đ … spelled
 * out), other scripts lower-cased where simple, everything but letters and digits one space. */
void tekst_fold(const char *text, struct buf *out);
/* A text cut at `max` code points for a one-line view, with "…" when something was cut. */
void tekst_shorten(const char *text, size_t max, struct buf *out);

#endif
