/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/vernietiger.h"

#include "domein/vernietiging.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    BETWEEN_MS = 20, /* pieces: everybody else's work goes first */
    IDLE_MS = 5000,
    AFTER_FAILURE_MS = 60000,
};

struct vernietiger {
    struct app *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stopping;
};

/* Does a piece, and says how long to wait for the next. */
static int piece(struct vernietiger *v)
{
    PROBLEEM_AUTO struct probleem p = {0};
    bool more = false;
    if (vernietiging_step(v->app, &more, &p) == DONE)
        return more ? BETWEEN_MS : IDLE_MS;
    if (p.soort == PROBLEEM_DRUK) /* readers, or a full queue */
        return IDLE_MS;
    (void)fprintf(stderr, "gezinsplan: a destruction list is held up: %s\n",
                  p.intern[0] ? p.intern : p.detail);
    return AFTER_FAILURE_MS;
}

/* True when it is time to stop. */
static bool wait_for(struct vernietiger *v, int ms)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    (void)pthread_mutex_lock(&v->lock);
    int waited = 0;
    while (!v->stopping && waited == 0)
        waited = pthread_cond_timedwait(&v->wake, &v->lock, &until);
    bool stopping = v->stopping;
    (void)pthread_mutex_unlock(&v->lock);
    return stopping;
}

static void *vernietiger_loop(void *arg)
{
    struct vernietiger *v = arg;
    while (!wait_for(v, piece(v)))
        ;
    return NULL;
}

static void wake_init(pthread_cond_t *wake)
{
    pthread_condattr_t monotonic;
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(wake, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
}

enum result vernietiger_start(struct app *app, struct vernietiger **ret, struct probleem *p)
{
    struct vernietiger *v = calloc(1, sizeof *v);
    if (!v)
        return probleem_intern(p, "no memory to destroy");
    v->app = app;
    (void)pthread_mutex_init(&v->lock, NULL);
    wake_init(&v->wake);
    if (pthread_create(&v->thread, NULL, vernietiger_loop, v) != 0) {
        free(v);
        return probleem_intern(p, "cannot start the thread that destroys");
    }
    *ret = v;
    return DONE;
}

void vernietiger_stop(struct vernietiger *v)
{
    if (!v)
        return;
    (void)pthread_mutex_lock(&v->lock);
    v->stopping = true;
    (void)pthread_cond_signal(&v->wake);
    (void)pthread_mutex_unlock(&v->lock);
    (void)pthread_join(v->thread, NULL);
    (void)pthread_mutex_destroy(&v->lock);
    (void)pthread_cond_destroy(&v->wake);
    free(v);
}
