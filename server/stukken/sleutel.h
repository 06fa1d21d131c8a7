/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Keys in keys: a document's own is sealed by that of its household, and that one by the head key
 * (sleutels.stukken). XChaCha20-Poly1305, bound to what it is the key of: a row moved to another
 * household or document does not open. Throwing away one row makes what it opened unreadable.
 */
#ifndef STUKKEN_SLEUTEL_H
#define STUKKEN_SLEUTEL_H

#include "base/result.h"

#include <stdbool.h>
#include <stdint.h>

enum { SLEUTEL_LEN = 32, SLEUTEL_VERZEGELD = 24 + SLEUTEL_LEN + 16 };

enum sleutel_van { SLEUTEL_HUISHOUDEN = 1, SLEUTEL_DOCUMENT = 2 };

void sleutel_new(uint8_t ret[SLEUTEL_LEN]);
void sleutel_seal(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                  const uint8_t sleutel[SLEUTEL_LEN], uint8_t ret[SLEUTEL_VERZEGELD]);
/* False for another key, another id, or a change. */
bool sleutel_open(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                  const uint8_t verzegeld[SLEUTEL_VERZEGELD], uint8_t ret[SLEUTEL_LEN]) CHECKED;
/* The same from hexadecimal digits, as a view gives them; `text` may be NULL. */
bool sleutel_open_hex(const uint8_t met[SLEUTEL_LEN], enum sleutel_van van, int64_t id,
                      const char *text, uint8_t ret[SLEUTEL_LEN]) CHECKED;

#endif
