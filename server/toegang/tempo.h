/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How often something may be done a minute, for each of many: in memory, since the last start. One
 * window of a minute for each key; keys are kept in sets, and the one that was longest silent
 * leaves its set, so nobody is counted for another.
 */
#ifndef TOEGANG_TEMPO_H
#define TOEGANG_TEMPO_H

#include <stdbool.h>
#include <stdint.h>

struct tempo;

struct tempo *tempo_new(void); /* NULL without memory */
void tempo_free(struct tempo *t);
/* Counts one more for `key` at `now` (Unix seconds); false when that is more than `most` in its
 * minute, and then *ret_wait is how many seconds until the next one. From any thread. */
bool tempo_take(struct tempo *t, int64_t key, int64_t now, int most, int *ret_wait);

#endif
