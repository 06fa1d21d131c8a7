/* SPDX-License-Identifier: EUPL-1.2 */
/* Several clients at the same moment, each on a thread of its own, before the one real writer. */
#ifndef TESTS_API_RACE_H
#define TESTS_API_RACE_H

#include "harness.h"

#include <pthread.h>
#include <stdio.h>

enum { RACERS_MAX = 8 };

struct racer {
    const char *token, *method, *path, *header, *body;
    int status;     /* what the client was told */
    char said[400]; /* the first of the body, for when a test fails */
    pthread_barrier_t *gate;
};

static inline void *race_one(void *arg)
{
    struct racer *r = arg;
    harness_thread_begin();
    (void)pthread_barrier_wait(r->gate);
    struct http_reply reply = api_with(r->token, r->method, r->path, r->header, r->body);
    r->status = reply.status;
    (void)snprintf(r->said, sizeof r->said, "%.*s", (int)reply.body_len,
                   reply.body ? reply.body : "");
    http_reply_free(&reply);
    harness_thread_end();
    return NULL;
}

/* Lets all go at once, and waits for the last. */
static inline void race(struct racer *racers, size_t count)
{
    pthread_t threads[RACERS_MAX];
    pthread_barrier_t gate;
    ck_assert_uint_le(count, RACERS_MAX);
    (void)pthread_barrier_init(&gate, NULL, (unsigned)count);
    for (size_t i = 0; i < count; i++) {
        racers[i].gate = &gate;
        ck_assert_int_eq(pthread_create(&threads[i], NULL, race_one, &racers[i]), 0);
    }
    for (size_t i = 0; i < count; i++)
        (void)pthread_join(threads[i], NULL);
    (void)pthread_barrier_destroy(&gate);
}

/* How many were told this. */
static inline size_t race_told(const struct racer *racers, size_t count, int status)
{
    size_t told = 0;
    for (size_t i = 0; i < count; i++)
        told += racers[i].status == status;
    return told;
}

#endif
