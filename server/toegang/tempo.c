/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/tempo.h"

#include <pthread.h>
#include <stdlib.h>

enum { SETS = 512, WAYS = 8, MINUTE = 60 };

struct place {
    int64_t key, begin, last; /* key 0: free */
    int count;
};

struct tempo {
    pthread_mutex_t lock;
    struct place place[SETS][WAYS];
};

struct tempo *tempo_new(void)
{
    struct tempo *t = calloc(1, sizeof *t);
    if (t && pthread_mutex_init(&t->lock, NULL) != 0) {
        free(t);
        return NULL;
    }
    return t;
}

void tempo_free(struct tempo *t)
{
    if (!t)
        return;
    (void)pthread_mutex_destroy(&t->lock);
    free(t);
}

static struct place *place_of(struct tempo *t, int64_t key, int64_t now)
{
    struct place *set = t->place[((uint64_t)key * 0x9E3779B97F4A7C15u >> 32) % SETS], *old = set;
    for (int i = 0; i < WAYS; i++) {
        if (set[i].key == key)
            return &set[i];
        if (set[i].last < old->last)
            old = &set[i];
    }
    *old = (struct place){.key = key, .begin = now};
    return old;
}

bool tempo_take(struct tempo *t, int64_t key, int64_t now, int most, int *ret_wait)
{
    (void)pthread_mutex_lock(&t->lock);
    struct place *p = place_of(t, key, now);
    if (now - p->begin >= MINUTE || now < p->begin) {
        p->begin = now;
        p->count = 0;
    }
    bool may = p->count < most;
    p->count += may;
    p->last = now;
    *ret_wait = may ? 0 : (int)(p->begin + MINUTE - now);
    (void)pthread_mutex_unlock(&t->lock);
    return may;
}
