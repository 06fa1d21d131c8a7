/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is remembered of dossiers is shared by all listener threads (verzoek/onthouden.h): what one
 * showed another finds, and while somebody writes nobody is shown what was before the answer to it.
 */
#include "gezin.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define DOEL "/doelen/00000000000fy" /* 510 */

enum { LOOKERS = 3, CHANGES = 40 };

static char token[8][80];

static void sessions(void)
{
    gezin_start();
    app.onthoud_toets = false;
    for (size_t i = 0; i < COUNT_OF(token); i++)
        (void)snprintf(token[i], sizeof token[i], "%s", login("sanne"));
}

static bool shows(const char *who, const char *title)
{
    struct http_reply r = page(who, "GET", HOUSE, NULL);
    ck_assert_int_eq(r.status, 200);
    bool has = reply_has(&r, title);
    http_reply_free(&r);
    return has;
}

START_TEST(what_one_thread_showed_another_finds)
{
    ck_assert(!shows(token[0], "Een heel ander doel"));
    change("DROP TRIGGER versie_doel_u; UPDATE doel SET titel = 'Een heel ander doel'");
    harness_thread_begin();
    ck_assert(!shows(token[0], "Een heel ander doel"));
    ck_assert(shows(token[1], "Een heel ander doel")); /* another session */
    harness_thread_end();
}
END_TEST

/* ---- while it changes ---- */

static atomic_int answered; /* the number in the title that the last answered change put there */
static atomic_bool over;

struct looker {
    pthread_t thread;
    const char *token; /* of two of them the same */
    bool api;
    long looks, behind, failed;
};

/* The goal's number in what that looker is shown; -1 when there is none. */
static int number_shown(struct looker *l)
{
    static const char WORD[] = "Doel nummer ";
    struct http_reply r =
        l->api ? api(l->token, "GET", HOUSE "/doelen", NULL) : page(l->token, "GET", HOUSE, NULL);
    const char *at = r.status == 200 ? memmem(r.body, r.body_len, WORD, sizeof WORD - 1) : NULL;
    int number = at ? (int)strtol(at + sizeof WORD - 1, NULL, 10) : -1;
    http_reply_free(&r);
    return number;
}

static void *looker_run(void *arg)
{
    struct looker *l = arg;
    harness_thread_begin();
    while (!atomic_load(&over)) {
        int least = atomic_load(&answered);
        int shown = number_shown(l);
        l->looks++;
        l->failed += shown < 0;
        l->behind += shown >= 0 && shown < least;
    }
    harness_thread_end();
    return NULL;
}

static void title_set(int number)
{
    char header[40], body[80];
    (void)snprintf(header, sizeof header, "If-Match: \"v%lld\"",
                   (long long)value("SELECT versie FROM doel WHERE id = 510"));
    (void)snprintf(body, sizeof body, "{\"titel\":\"Doel nummer %d\"}", number);
    struct http_reply r = api_with(token[7], "PATCH", DOEL, header, body);
    ck_assert_msg(r.status == 200, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    atomic_store(&answered, number);
}

START_TEST(nobody_is_shown_what_was_before_the_answer)
{
    struct looker lookers[LOOKERS] = {0};
    long looks = 0;
    title_set(1);
    for (int i = 0; i < LOOKERS; i++) {
        lookers[i].token = token[i / 2];
        lookers[i].api = i == LOOKERS - 1;
        ck_assert_int_eq(pthread_create(&lookers[i].thread, NULL, looker_run, &lookers[i]), 0);
    }
    for (int n = 2; n <= CHANGES; n++) {
        title_set(n);
        for (int again = 0; again < 3; again++) /* there is something to remember in between */
            (void)shows(token[0], "Doel nummer");
    }
    atomic_store(&over, true);
    for (int i = 0; i < LOOKERS; i++) {
        (void)pthread_join(lookers[i].thread, NULL);
        ck_assert_int_eq(lookers[i].failed, 0);
        ck_assert_msg(lookers[i].behind == 0, "%ld of %ld looks lagged behind", lookers[i].behind,
                      lookers[i].looks);
        looks += lookers[i].looks;
    }
    ck_assert_int_gt(looks, CHANGES);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("onthouden_samen");
    TCase *t = tcase_create("onthouden_samen");
    tcase_set_timeout(t, 300);
    tcase_add_checked_fixture(t, sessions, harness_stop);
    tcase_add_test(t, what_one_thread_showed_another_finds);
    tcase_add_test(t, nobody_is_shown_what_was_before_the_answer);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
