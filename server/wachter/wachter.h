/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The wachter does what has to happen because a day begins (the municipality's local date). It
 * looks every minute; each task of each day is a transaction of its own on the writer and is noted
 * with it (wachter_stand), so that a day is done once, and days missed while the program was off
 * are done at the next start, in their order, before the first request.
 */
#ifndef WACHTER_WACHTER_H
#define WACHTER_WACHTER_H

#include "base/clock.h"
#include "base/id.h"
#include "db/writer.h"

struct wachter;

/* Catches up, then watches on a thread of its own. `w`, `clock` and `ids` are borrowed until
 * wachter_stop. FAILED when a day could not be done: the program should not start. */
enum result wachter_start(struct writer *w, const struct clock *clock, struct id_maker *ids,
                          struct wachter **ret, struct probleem *p) CHECKED;
/* The writer must still be running. NULL is fine. */
void wachter_stop(struct wachter *w);

/* Every task of every day that was not done yet, up to and including today. What `wachter_start`
 * does first; for tests that move the clock. Not on the writer's thread. */
enum result wachter_catch_up(struct writer *w, const struct clock *clock, struct id_maker *ids,
                             struct probleem *p) CHECKED;

#endif
