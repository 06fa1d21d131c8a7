/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Identifiers: positive 63-bit numbers, ordered in time, made by the server: 42 bits of
 * milliseconds since 2024-01-01, 8 bits of node (config `node`), 13 random bits. Within one
 * millisecond they still rise (the random part is counted on), and two never meet: a full
 * millisecond borrows the next, a clock set back is waited out by counting on. (What remains is a
 * restart on a clock set back: the primary keys refuse a second row.) The random part keeps anyone
 * from counting what they cannot see between two ids (R24). On screens and in URLs: 13 characters
 * of Crockford base32, lower case, e.g. "0h3k2v9q8r7tz". Reading accepts upper case, and i, l for 1
 * and o for 0; anything else is no id (0).
 */
#ifndef BASE_ID_H
#define BASE_ID_H

#include "base/clock.h"
#include "base/rng.h"

#include <stdint.h>

#define ID_TEXT_SIZE 14

/* The maker of ids; thread-safe. Borrows clock and rng; a seeded rng must then be its own. */
struct id_maker;
/* NULL when memory is gone. */
struct id_maker *id_maker_new(const struct clock *clock, struct rng *rng, uint8_t node);
void id_maker_free(struct id_maker *m);
int64_t id_new(struct id_maker *m);

/* For ids, thus 0 or more. */
void id_format(int64_t id, char ret_text[ID_TEXT_SIZE]);
/* 0 when the text is not exactly one id in canonical length. */
int64_t id_parse(const char *text);

#endif
