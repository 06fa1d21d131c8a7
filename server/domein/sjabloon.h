/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Templates of letters: plain text with names in double braces, {{aan}}, from a fixed list. Nothing
 * else stands between braces: no sections, partials or raw output, so a text of the municipality
 * can make the program do nothing but put in a value. Bounded: SJABLOON_MAX bytes in, each value
 * and the letter too.
 */
#ifndef DOMEIN_SJABLOON_H
#define DOMEIN_SJABLOON_H

#include "base/buf.h"
#include "verzoek/verzoek.h"

enum { SJABLOON_MAX = 20000, BRIEF_MAX = 64 * 1024 };

/* The names, NULL-ended, in the order of the screens; and what each becomes (Dutch). */
struct plaatshouder {
    const char *naam, *uitleg;
};
extern const struct plaatshouder PLAATSHOUDERS[];
/* uitnodiging, plan, …; NULL-ended. */
extern const char *const BRIEFSOORTEN[];

/* Every {{…}} is a name of the list, spaces beside it allowed; else an error on field `tekst` that
 * names the first that is not. */
enum result sjabloon_check(const char *tekst, struct probleem *p) CHECKED;
/* Appends the text with each name's value: a text of `values`, nothing where that is null or
 * absent. The values are put in as they are: braces in them mean nothing. */
enum result sjabloon_fill(const char *tekst, const json_t *values, struct buf *out,
                          struct probleem *p) CHECKED;

/* soort, titel, tekst, van: from today on or later; by beheer. One of its kind a day. */
enum result sjabloon_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;

#endif
