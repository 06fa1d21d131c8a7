/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Randomness that a test can replace. The real one is libsodium's; a seeded one gives the demo and
 * the property tests worlds that can be made again. Never use a seeded one for tokens or keys. The
 * real one may be shared by threads; a seeded one may not.
 */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    void (*fill)(struct rng *self, void *bytes, size_t n);
    uint64_t state[4]; /* of the seeded one */
};

void rng_init_real(struct rng *r);
void rng_init_seeded(struct rng *r, uint64_t seed); /* xoshiro256** from splitmix64 */
void rng_fill(struct rng *r, void *bytes, size_t n);
uint64_t rng_u64(struct rng *r);
/* 0 … limit-1 without bias; limit > 0. */
uint32_t rng_below(struct rng *r, uint32_t limit);

#endif
