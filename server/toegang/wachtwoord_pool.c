/* SPDX-License-Identifier: EUPL-1.2 */
/* The threads that hash and check passwords, one queue before them. */
#include "toegang/wachtwoord.h"

#include <pthread.h>
#include <stdlib.h>

struct wachtwoord_pool {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct wachtwoord_taak *first, **last;
    int waiting, threads;
    bool stopping;
    pthread_t thread[];
};

static void taak_run(struct wachtwoord_taak *taak)
{
    struct probleem ignored = {0};
    taak->hash[0] = '\0';
    if (!taak->maak)
        taak->klopt = wachtwoord_matches(taak->wachtwoord, taak->tegen);
    else if (wachtwoord_hash(taak->wachtwoord, taak->hash, &ignored) != DONE)
        taak->hash[0] = '\0';
    probleem_clear(&ignored);
}

static void *pool_loop(void *arg)
{
    struct wachtwoord_pool *pool = arg;
    for (;;) {
        (void)pthread_mutex_lock(&pool->lock);
        while (!pool->first && !pool->stopping)
            (void)pthread_cond_wait(&pool->wake, &pool->lock);
        struct wachtwoord_taak *taak = pool->first;
        if (taak) {
            pool->first = taak->next;
            pool->waiting--;
            if (!pool->first)
                pool->last = &pool->first;
        }
        (void)pthread_mutex_unlock(&pool->lock);
        if (!taak)
            return NULL;
        taak_run(taak);
        taak->klaar(taak->arg); /* may free the taak */
    }
}

enum result wachtwoord_pool_start(int threads, struct wachtwoord_pool **ret, struct probleem *p)
{
    struct wachtwoord_pool *pool = calloc(1, sizeof *pool + (size_t)threads * sizeof(pthread_t));
    if (!pool)
        return probleem_intern(p, "no memory for the password threads");
    pool->last = &pool->first;
    (void)pthread_mutex_init(&pool->lock, NULL);
    (void)pthread_cond_init(&pool->wake, NULL);
    for (; pool->threads < threads; pool->threads++)
        if (pthread_create(&pool->thread[pool->threads], NULL, pool_loop, pool) != 0) {
            wachtwoord_pool_stop(pool);
            return probleem_intern(p, "cannot start a password thread");
        }
    *ret = pool;
    return DONE;
}

bool wachtwoord_submit(struct wachtwoord_pool *pool, struct wachtwoord_taak *taak)
{
    (void)pthread_mutex_lock(&pool->lock);
    bool room = !pool->stopping && pool->waiting < WACHTWOORD_WACHTENDEN;
    if (room) {
        taak->next = NULL;
        *pool->last = taak;
        pool->last = &taak->next;
        pool->waiting++;
        (void)pthread_cond_signal(&pool->wake);
    }
    (void)pthread_mutex_unlock(&pool->lock);
    return room;
}

void wachtwoord_pool_stop(struct wachtwoord_pool *pool)
{
    if (!pool)
        return;
    (void)pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    (void)pthread_cond_broadcast(&pool->wake);
    (void)pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->threads; i++)
        (void)pthread_join(pool->thread[i], NULL);
    (void)pthread_mutex_destroy(&pool->lock);
    (void)pthread_cond_destroy(&pool->wake);
    free(pool);
}

int wachtwoord_waiting(struct wachtwoord_pool *pool)
{
    (void)pthread_mutex_lock(&pool->lock);
    int waiting = pool->waiting;
    (void)pthread_mutex_unlock(&pool->lock);
    return waiting;
}
