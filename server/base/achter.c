/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/achter.h"

#include <pthread.h>
#include <stdlib.h>

struct achter {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct achter_taak *first, **last;
    bool stopping;
    pthread_t thread;
};

static void *loop(void *arg)
{
    struct achter *a = arg;
    for (;;) {
        (void)pthread_mutex_lock(&a->lock);
        while (!a->first && !a->stopping)
            (void)pthread_cond_wait(&a->wake, &a->lock);
        struct achter_taak *taak = a->first;
        if (taak) {
            a->first = taak->next;
            if (!a->first)
                a->last = &a->first;
        }
        (void)pthread_mutex_unlock(&a->lock);
        if (!taak)
            return NULL;
        taak->run(taak->arg);
        taak->klaar(taak->arg); /* may free the taak */
    }
}

struct achter *achter_start(void)
{
    struct achter *a = calloc(1, sizeof *a);
    if (!a)
        return NULL;
    a->last = &a->first;
    (void)pthread_mutex_init(&a->lock, NULL);
    (void)pthread_cond_init(&a->wake, NULL);
    if (pthread_create(&a->thread, NULL, loop, a) == 0)
        return a;
    (void)pthread_mutex_destroy(&a->lock);
    (void)pthread_cond_destroy(&a->wake);
    free(a);
    return NULL;
}

bool achter_submit(struct achter *a, struct achter_taak *taak)
{
    (void)pthread_mutex_lock(&a->lock);
    bool room = !a->stopping;
    if (room) {
        taak->next = NULL;
        *a->last = taak;
        a->last = &taak->next;
        (void)pthread_cond_signal(&a->wake);
    }
    (void)pthread_mutex_unlock(&a->lock);
    return room;
}

void achter_stop(struct achter *a)
{
    if (!a)
        return;
    (void)pthread_mutex_lock(&a->lock);
    a->stopping = true;
    (void)pthread_cond_broadcast(&a->wake);
    (void)pthread_mutex_unlock(&a->lock);
    (void)pthread_join(a->thread, NULL);
    (void)pthread_mutex_destroy(&a->lock);
    (void)pthread_cond_destroy(&a->wake);
    free(a);
}
