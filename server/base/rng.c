/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/rng.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static void fill_real(struct rng *self, void *bytes, size_t n)
{
    (void)self;
    randombytes_buf(bytes, n);
}

static uint64_t rotate_left(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

/* xoshiro256** 1.0, David Blackman and Sebastiano Vigna, public domain. */
static uint64_t seeded_next(uint64_t s[4])
{
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

static void fill_seeded(struct rng *self, void *bytes, size_t n)
{
    unsigned char *to = bytes;
    while (n > 0) {
        uint64_t word = seeded_next(self->state);
        size_t part = n < sizeof word ? n : sizeof word;
        for (size_t i = 0; i < part; i++) /* lowest byte first, on every machine */
            to[i] = (unsigned char)(word >> (8 * i));
        to += part;
        n -= part;
    }
}

void rng_init_real(struct rng *r)
{
    if (sodium_init() < 0)
        abort(); /* no randomness: nothing here can be done safely */
    *r = (struct rng){.fill = fill_real};
}

void rng_init_seeded(struct rng *r, uint64_t seed)
{
    *r = (struct rng){.fill = fill_seeded};
    for (size_t i = 0; i < 4; i++) { /* splitmix64 */
        seed += 0x9e3779b97f4a7c15u;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        r->state[i] = z ^ (z >> 31);
    }
}

void rng_fill(struct rng *r, void *bytes, size_t n) { r->fill(r, bytes, n); }

uint64_t rng_u64(struct rng *r)
{
    unsigned char bytes[8];
    rng_fill(r, bytes, sizeof bytes);
    uint64_t word = 0;
    for (size_t i = 0; i < sizeof bytes; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

/* Lemire's method: the product of 32 random bits and the limit, high half; the few low halves that
 * would favour some results are thrown again. */
uint32_t rng_below(struct rng *r, uint32_t limit)
{
    assert(limit > 0);
    uint32_t unfair = (uint32_t)(-limit) % limit; /* 2^32 mod limit */
    uint64_t product;
    do {
        product = (uint64_t)(uint32_t)(rng_u64(r) >> 32) * limit;
    } while ((uint32_t)product < unfair);
    return (uint32_t)(product >> 32);
}
