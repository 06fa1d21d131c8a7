/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Blacking out words of others in a text that is given to somebody. While it is looked over, what
 * goes stands between [[ and ]]; names of others are marked beforehand, a human decides. A text's
 * own double brackets are read as "[ [" and "] ]", so that marks are never doubtful.
 */
#ifndef DOMEIN_ZWART_H
#define DOMEIN_ZWART_H

#include "base/buf.h"

#include <jansson.h>
#include <stdbool.h>

/* Words that are names: folded, without doubles, as keys of an object. `niet`: the words of who is
 * not to be marked (the person themselves); either may be NULL. Small words ("van", "de") and
 * single letters are no names. */
void zwart_namen(json_t *woorden, const char *naam, const json_t *niet);
/* Appends `tekst` with every word that is in `namen` marked; true when there was one. */
bool zwart_merk(const char *tekst, const json_t *namen, struct buf *out);
/* Whether the text speaks of somebody without a name: "zijn moeder", "de buurman". */
bool zwart_noemt(const char *tekst);
/* Appends what is left when the marks go: with `vul` the marked words become [weggelaten], without
 * it they stay, which gives the text back. False when marks do not pair. */
bool zwart_uit(const char *gemerkt, bool vul, struct buf *out);
/* Whether `gemerkt` is `tekst` with marks added and nothing else changed but white space. */
bool zwart_klopt(const char *gemerkt, const char *tekst);

#endif
