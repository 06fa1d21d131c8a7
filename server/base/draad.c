/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/draad.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

static struct timespec moment_in(int ms)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += ms / 1000;
    t.tv_nsec += (long)(ms % 1000) * 1000000;
    if (t.tv_nsec >= 1000000000) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000;
    }
    return t;
}

bool draad_rust(struct draad *d, int ms)
{
    const struct timespec until = moment_in(ms);
    int waited = 0;
    (void)pthread_mutex_lock(&d->lock);
    while (!atomic_load(&d->stopt) && waited == 0)
        waited = pthread_cond_timedwait(&d->wake, &d->lock, &until);
    (void)pthread_mutex_unlock(&d->lock);
    return atomic_load(&d->stopt);
}

static void *loop(void *arg)
{
    struct draad *d = arg;
    (void)pthread_setname_np(pthread_self(), d->werk.naam);
    if (d->werk.nice)
        (void)setpriority(PRIO_PROCESS, 0, d->werk.nice); /* of this thread alone, on Linux */
    for (int rest = d->werk.eerst_ms; !draad_rust(d, rest);)
        rest = d->werk.ronde(d->werk.arg);
    return NULL;
}

static void let_go(struct draad *d)
{
    (void)pthread_mutex_destroy(&d->lock);
    (void)pthread_cond_destroy(&d->wake);
}

enum result draad_start(struct draad *d, const struct draad_werk *werk, struct probleem *p)
{
    pthread_condattr_t monotonic; /* a clock that is set back makes no rest longer */
    d->werk = *werk;
    atomic_init(&d->stopt, false);
    (void)pthread_mutex_init(&d->lock, NULL);
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&d->wake, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
    int code = pthread_create(&d->thread, NULL, loop, d);
    if (code == 0)
        return DONE;
    let_go(d);
    return probleem_intern(p, "cannot start the thread %s: %s", werk->naam, strerror(code));
}

void draad_stop(struct draad *d)
{
    (void)pthread_mutex_lock(&d->lock);
    atomic_store(&d->stopt, true);
    (void)pthread_cond_signal(&d->wake);
    (void)pthread_mutex_unlock(&d->lock);
    (void)pthread_join(d->thread, NULL);
    let_go(d);
}
