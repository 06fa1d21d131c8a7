/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/id.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define EPOCH_MS 1704067200000 /* 2024-01-01T00:00:00Z */
#define TIME_BITS 42
#define NODE_BITS 8
#define RANDOM_BITS 13
#define LONGEST_STEP 8 /* within one millisecond: small enough for some 900 ids in it */

struct id_maker {
    pthread_mutex_t lock; /* guards the rest */
    const struct clock *clock;
    struct rng *rng;
    int64_t node;
    int64_t ms; /* of the last id, since EPOCH_MS */
    uint32_t random;
};

struct id_maker *id_maker_new(const struct clock *clock, struct rng *rng, uint8_t node)
{
    struct id_maker *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    if (pthread_mutex_init(&m->lock, NULL) != 0) {
        free(m);
        return NULL;
    }
    m->clock = clock;
    m->rng = rng;
    m->node = node;
    return m;
}

void id_maker_free(struct id_maker *m)
{
    if (!m)
        return;
    (void)pthread_mutex_destroy(&m->lock);
    free(m);
}

static void start_millisecond(struct id_maker *m, int64_t ms)
{
    m->ms = ms;
    m->random = rng_below(m->rng, 1u << RANDOM_BITS);
}

int64_t id_new(struct id_maker *m)
{
    (void)pthread_mutex_lock(&m->lock);
    int64_t now = clock_now_ms(m->clock) - EPOCH_MS;
    if (now > m->ms) {
        start_millisecond(m, now);
    } else {
        /* The same millisecond, or a clock that was set back: count on from the last id. A full
         * millisecond borrows the next, rather than waiting for it. */
        m->random += 1 + rng_below(m->rng, LONGEST_STEP);
        if (m->random >= 1u << RANDOM_BITS)
            start_millisecond(m, m->ms + 1);
    }
    int64_t ms = m->ms & (((int64_t)1 << TIME_BITS) - 1);
    int64_t id = ms << (NODE_BITS + RANDOM_BITS) | m->node << RANDOM_BITS | m->random;
    (void)pthread_mutex_unlock(&m->lock);
    return id;
}

static const char ALPHABET[] = "0123456789abcdefghjkmnpqrstvwxyz";

void id_format(int64_t id, char ret_text[ID_TEXT_SIZE])
{
    uint64_t rest = (uint64_t)id;
    for (int i = ID_TEXT_SIZE - 2; i >= 0; i--) {
        ret_text[i] = ALPHABET[rest & 31];
        rest >>= 5;
    }
    ret_text[ID_TEXT_SIZE - 1] = '\0';
}

/* -1 for a character that stands for nothing. */
static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    if (c == 'i' || c == 'l')
        return 1;
    if (c == 'o')
        return 0;
    const char *at = c ? strchr(ALPHABET, c) : NULL;
    return at ? (int)(at - ALPHABET) : -1;
}

int64_t id_parse(const char *text)
{
    if (!text || strnlen(text, ID_TEXT_SIZE) != ID_TEXT_SIZE - 1)
        return 0;
    uint64_t id = 0;
    for (int i = 0; i < ID_TEXT_SIZE - 1; i++) {
        int value = value_of(text[i]);
        if (value < 0 || (i == 0 && value > 7)) /* 13 times 5 bits is two more than an id has */
            return 0;
        id = id << 5 | (uint64_t)value;
    }
    return (int64_t)id;
}
