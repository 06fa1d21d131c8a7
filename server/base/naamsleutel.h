/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Names as people remember them: without accents, with or without "van der" and "el", spelled by
 * ear.
 *
 * A name becomes *keys*, words with a letter before them that says what they are:
 *     a  a word as it is folded (tekst.h); also joined to the particles or the word before it
 *     b  how that sounds in Dutch (ij/y/ei, c/k, ph/f, th/t, doubled letters)
 *     c  that sound, and that sound with one letter left out: two names that differ in one letter,
 * or in two that changed places, share one of these What is looked for becomes an expression over
 * the same keys: for FTS5, or against one name at once. Both say the same of every name.
 */
#ifndef BASE_NAAMSLEUTEL_H
#define BASE_NAAMSLEUTEL_H

#include "base/buf.h"

enum naam_gelijkenis {
    NAAM_ANDERS = 0,
    NAAM_LIJKT, /* one letter other than it sounds */
    NAAM_KLOPT, /* every word begins a word of the name, or sounds like one */
};

/* Appends the keys of a name, with spaces between. */
void naam_sleutels(const char *naam, struct buf *out);
/* How a name is like what is looked for. Nothing is like something without a letter or digit. */
enum naam_gelijkenis naam_vergelijk(const char *gezocht, const char *naam);
/* Appends the FTS5 expression that finds exactly the names for which naam_vergelijk says at least
 * NAAM_KLOPT, with `ruim` NAAM_LIJKT. Only letters, digits and quotes of ours are in it. */
void naam_vraag(const char *gezocht, bool ruim, struct buf *out);
/* How a folded word sounds; appended. */
void naam_klank(const char *woord, struct buf *out);

#endif
