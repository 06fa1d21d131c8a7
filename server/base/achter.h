/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One thread behind the others, for what waits for a disk: neither a listener nor the writer
 * should. Tasks run one by one, in their order.
 */
#ifndef BASE_ACHTER_H
#define BASE_ACHTER_H

#include "base/result.h"

#include <stdbool.h>

struct achter;

struct achter_taak {
    void (*run)(void *arg);
    void (*klaar)(void *arg); /* after run, on the same thread; it must only wake somebody */
    void *arg;
    struct achter_taak *next; /* of the thread */
};

/* NULL when it does not start. */
struct achter *achter_start(void);
/* Borrows the task until `klaar`. False when stopping: then neither is called. */
bool achter_submit(struct achter *a, struct achter_taak *taak) CHECKED;
/* Finishes what waits, ends the thread. NULL is fine. */
void achter_stop(struct achter *a);

#endif
