/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A thread of its own for what the program does by itself, again and again: a round of work, a
 * rest, the next round. Who stops it wakes it from its rest and waits for the round it is at.
 *
 * It lies inside the struct it works for and is started once, when that is otherwise complete.
 */
#ifndef BASE_DRAAD_H
#define BASE_DRAAD_H

#include "base/probleem.h"
#include "base/result.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct draad_werk {
    const char *naam;        /* as the system shows it: at most 15 characters, static */
    int (*ronde)(void *arg); /* returns the rest after it, in milliseconds */
    void *arg;
    int eerst_ms; /* the rest before the first round */
    int nice;     /* nice value of this thread alone; 0: that of the program */
};

struct draad {
    atomic_bool stopt; /* it is time to stop: for a long round to look at */
    /* its own */
    struct draad_werk werk;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
};

/* `werk` is copied. On FAILED there is nothing to stop. */
enum result draad_start(struct draad *d, const struct draad_werk *werk, struct probleem *p) CHECKED;
/* A rest in the middle of a round. True when it is time to stop. */
bool draad_rust(struct draad *d, int ms);
/* Once, by another thread. Afterwards no round runs. */
void draad_stop(struct draad *d);

#endif
