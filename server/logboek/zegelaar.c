/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/zegelaar.h"

#include "logboek/zegel.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct zegelaar {
    struct writer *writer;
    const struct clock *clock;
    const unsigned char *zaad;
    char file[640];
    int seconds;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stopping;
};

static void seal(struct zegelaar *z)
{
    PROBLEEM_AUTO struct probleem p = {0};
    if (logboek_seal(z->writer, z->zaad, clock_now_ms(z->clock), z->file, &p) != DONE)
        (void)fprintf(stderr, "gezinsplan: the log could not be sealed: %s\n", p.intern);
}

static void *zegelaar_loop(void *arg)
{
    struct zegelaar *z = arg;
    (void)pthread_mutex_lock(&z->lock);
    while (!z->stopping) {
        struct timespec until;
        (void)clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec += z->seconds;
        int waited = 0;
        while (!z->stopping && waited == 0)
            waited = pthread_cond_timedwait(&z->wake, &z->lock, &until);
        (void)pthread_mutex_unlock(&z->lock);
        seal(z);
        (void)pthread_mutex_lock(&z->lock);
    }
    (void)pthread_mutex_unlock(&z->lock);
    return NULL;
}

static void wake_init(pthread_cond_t *wake)
{
    pthread_condattr_t monotonic; /* a clock that is set forward seals nothing early */
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(wake, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
}

enum result zegelaar_start(struct writer *w, const struct clock *clock, const struct config *config,
                           const unsigned char *zaad, struct zegelaar **ret, struct probleem *p)
{
    struct zegelaar *z = calloc(1, sizeof *z);
    if (!z)
        return probleem_intern(p, "no memory to seal the log");
    z->writer = w;
    z->clock = clock;
    z->zaad = zaad;
    z->seconds = config->zegel_minuten * 60;
    if (config->zegel_bestand[0])
        (void)snprintf(z->file, sizeof z->file, "%s", config->zegel_bestand);
    else
        (void)snprintf(z->file, sizeof z->file, "%s/zegels.log", config->gegevens);
    (void)pthread_mutex_init(&z->lock, NULL);
    wake_init(&z->wake);
    if (pthread_create(&z->thread, NULL, zegelaar_loop, z) != 0) {
        free(z);
        return probleem_intern(p, "cannot start the thread that seals the log");
    }
    *ret = z;
    return DONE;
}

void zegelaar_stop(struct zegelaar *z)
{
    if (!z)
        return;
    (void)pthread_mutex_lock(&z->lock);
    z->stopping = true;
    (void)pthread_cond_signal(&z->wake);
    (void)pthread_mutex_unlock(&z->lock);
    (void)pthread_join(z->thread, NULL);
    (void)pthread_mutex_destroy(&z->lock);
    (void)pthread_cond_destroy(&z->wake);
    free(z);
}
