/* SPDX-License-Identifier: EUPL-1.2 */
/* Where in a text something was found, for people: pieces, each marked or not. Made of text that
 * was read through the views, never of an index. */
#ifndef RESOURCES_FRAGMENT_H
#define RESOURCES_FRAGMENT_H

#include <jansson.h>
#include <stddef.h>

/* How many different words of `vraag` begin a word of `tekst`. */
size_t fragment_words(const char *vraag, const char *tekst);
/* [{tekst, gevonden}]: the part of `tekst` around the first word found, about `most` characters on
 * one line, "…" where it was cut; the beginning when none is. New reference. */
json_t *fragment_make(const char *vraag, const char *tekst, size_t most);

#endif
