/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/controleur.h"

#include "app.h"
#include "domein/inzagesignaal.h"
#include "domein/logcontrole.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum {
    BETWEEN_MS = 5, /* pieces: everybody else's work goes first */
    IDLE_MS = 2000,
    AFTER_FAILURE_MS = 60000,
    SIGNALEN_EVERY = 15, /* looks: half a minute */
    NICE = 10,
};

struct controleur {
    struct app *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stopping;
    struct db_conn *lees; /* to read the log with */
    int looks;
};

/* True when it is time to stop. */
static bool wait_for(struct controleur *k, int ms)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    (void)pthread_mutex_lock(&k->lock);
    int waited = 0;
    while (!k->stopping && waited == 0)
        waited = pthread_cond_timedwait(&k->wake, &k->lock, &until);
    bool stopping = k->stopping;
    (void)pthread_mutex_unlock(&k->lock);
    return stopping;
}

static bool between(void *arg) { return wait_for(arg, BETWEEN_MS); }

static enum result signals(struct controleur *k, struct probleem *p)
{
    bool more = true;
    while (more)
        if (inzagesignaal_step(k->app, k->lees, &more, p) != DONE || (more && between(k)))
            return probleem_is(p) ? FAILED : DONE;
    return DONE;
}

/* Runs what waits, and says how long to wait for the next. */
static int look(struct controleur *k)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct logcontrole_pauze pauze = {between, k};
    bool found;
    enum result r = logcontrole_run(k->app, &pauze, &found, &p);
    if (r == DONE && k->looks++ % SIGNALEN_EVERY == 0)
        r = signals(k, &p);
    if (r == DONE || p.soort == PROBLEEM_DRUK)
        return IDLE_MS;
    (void)fprintf(stderr, "gezinsplan: the watch over the log is held up: %s\n",
                  p.intern[0] ? p.intern : p.detail);
    return AFTER_FAILURE_MS;
}

static void *controleur_loop(void *arg)
{
    struct controleur *k = arg;
    (void)setpriority(PRIO_PROCESS, 0, NICE); /* of this thread alone, on Linux */
    while (!wait_for(k, look(k)))
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

enum result controleur_start(struct app *app, struct controleur **ret, struct probleem *p)
{
    if (logcontrole_restart(app, p) != DONE)
        return FAILED;
    struct controleur *k = calloc(1, sizeof *k);
    if (!k)
        return probleem_intern(p, "no memory to check the log");
    k->app = app;
    if (db_writer_open(app->db, &k->lees, p) != DONE) {
        free(k);
        return FAILED;
    }
    (void)pthread_mutex_init(&k->lock, NULL);
    wake_init(&k->wake);
    if (pthread_create(&k->thread, NULL, controleur_loop, k) != 0) {
        db_conn_close(k->lees);
        free(k);
        return probleem_intern(p, "cannot start the thread that checks the log");
    }
    *ret = k;
    return DONE;
}

void controleur_stop(struct controleur *k)
{
    if (!k)
        return;
    (void)pthread_mutex_lock(&k->lock);
    k->stopping = true;
    (void)pthread_cond_signal(&k->wake);
    (void)pthread_mutex_unlock(&k->lock);
    (void)pthread_join(k->thread, NULL);
    (void)pthread_mutex_destroy(&k->lock);
    (void)pthread_cond_destroy(&k->wake);
    db_conn_close(k->lees);
    free(k);
}
