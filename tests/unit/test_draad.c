/* SPDX-License-Identifier: EUPL-1.2 */
/* Rounds and rests. Nothing here is measured: a rest is far too long and is ended, or so short that
 * it ends by itself. */
#include "base/draad.h"

#include <check.h>
#include <errno.h>
#include <semaphore.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { LONG_MS = 3600 * 1000 };

struct work {
    struct draad draad;
    sem_t begun;
    int rounds, rest_ms, nice;
    char naam[16];
    bool rested_out; /* the rest in the middle ended by itself */
};

static void work_init(struct work *w)
{
    *w = (struct work){.rest_ms = LONG_MS};
    ck_assert_int_eq(sem_init(&w->begun, 0, 0), 0);
}

static void work_free(struct work *w) { (void)sem_destroy(&w->begun); }

static void start(struct work *w, int (*ronde)(void *), int first_ms)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct draad_werk werk = {
        .naam = "proef", .ronde = ronde, .arg = w, .eerst_ms = first_ms, .nice = 19};
    ck_assert_int_eq(draad_start(&w->draad, &werk, &p), DONE);
}

static void wait_for(sem_t *s)
{
    while (sem_wait(s) != 0)
        ck_assert_int_eq(errno, EINTR);
}

static int count(void *arg)
{
    struct work *w = arg;
    w->rounds++;
    w->nice = getpriority(PRIO_PROCESS, 0);
    (void)pthread_getname_np(pthread_self(), w->naam, sizeof w->naam);
    (void)sem_post(&w->begun);
    return w->rounds < 3 ? 0 : w->rest_ms;
}

START_TEST(rounds_follow_and_a_stop_ends_the_rest)
{
    struct work w;
    work_init(&w);
    int own = getpriority(PRIO_PROCESS, 0);
    start(&w, count, 0);
    for (int i = 0; i < 3; i++)
        wait_for(&w.begun);
    draad_stop(&w.draad); /* not an hour later: the test would be ended */
    ck_assert_int_eq(w.rounds, 3);
    ck_assert_str_eq(w.naam, "proef");
    ck_assert_int_eq(w.nice, 19); /* the lowest: that takes no right */
    ck_assert_int_eq(getpriority(PRIO_PROCESS, 0), own);
    work_free(&w);
}
END_TEST

START_TEST(the_first_round_waits_too)
{
    struct work w;
    work_init(&w);
    start(&w, count, LONG_MS);
    /* A round that did not wait is there by then, but for a very slow machine. */
    struct timespec soon;
    (void)clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_sec++;
    ck_assert(sem_timedwait(&w.begun, &soon) != 0);
    draad_stop(&w.draad);
    ck_assert_int_eq(w.rounds, 0);
    work_free(&w);
}
END_TEST

static int with_a_rest(void *arg)
{
    struct work *w = arg;
    w->rounds++;
    (void)sem_post(&w->begun);
    w->rested_out = !draad_rust(&w->draad, LONG_MS);
    return 0;
}

START_TEST(a_rest_in_the_middle_ends_too)
{
    struct work w;
    work_init(&w);
    start(&w, with_a_rest, 0);
    wait_for(&w.begun);
    draad_stop(&w.draad);
    ck_assert(!w.rested_out);
    ck_assert_int_eq(w.rounds, 1);
    work_free(&w);
}
END_TEST

static int until_told(void *arg)
{
    struct work *w = arg;
    (void)sem_post(&w->begun);
    while (!atomic_load(&w->draad.stopt))
        ck_assert(!draad_rust(&w->draad, 1) || atomic_load(&w->draad.stopt));
    w->rounds++; /* the end of the round, which the stop waits for */
    return 0;
}

START_TEST(a_stop_waits_for_the_round)
{
    struct work w;
    work_init(&w);
    start(&w, until_told, 0);
    wait_for(&w.begun);
    draad_stop(&w.draad);
    ck_assert_int_eq(w.rounds, 1);
    work_free(&w);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("draad");
    TCase *t = tcase_create("draad");
    tcase_add_test(t, rounds_follow_and_a_stop_ends_the_rest);
    tcase_add_test(t, the_first_round_waits_too);
    tcase_add_test(t, a_rest_in_the_middle_ends_too);
    tcase_add_test(t, a_stop_waits_for_the_round);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? 1 : 0;
}
