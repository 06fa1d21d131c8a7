/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules for passwords, their hashes, and the pool that makes them. */
#include "toegang/wachtwoord.h"

#include <check.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct probleem p;

static void start(void) { p = (struct probleem){0}; }
static void stop(void) { probleem_clear(&p); }

/* ---- rules ---- */

static const char *const OWN[] = {"Sanne de Hoekstra", "s.hoekstra", "Gemeente Waterveen", NULL};

static const struct {
    const char *password, *code; /* NULL: it may be used */
} RULES[] = {
    {"goede vrijdag in mei", NULL},
    {"xK9#mQ2$vL5p", NULL},
    {"éénëïöüàçñßæ", NULL}, /* twelve characters, more bytes */
    {"sanne houdt van lange wandelingen", NULL},
    {"elfletters!", "te-kort"},
    {"", "te-kort"},
    {"wachtwoord123", "te-bekend"},
    {"Wachtwoord2026", "te-bekend"},
    {"1234567890123", "te-bekend"},
    {"welkomwelkom", "te-bekend"},
    {"aaaaaaaaaaaaaa", "te-bekend"},
    {"abcabcabcabc", "te-bekend"},
    {"2 0 2 6 2 0 2 6", "te-bekend"},
    {"Sanne-Hoekstra", "eigen-naam"},
    {"sännehoekstra1", "eigen-naam"},
    {"WaterveenGemeente!", "eigen-naam"},
};

START_TEST(test_rule)
{
    enum result r = wachtwoord_check(RULES[_i].password, 12, OWN, &p);
    if (!RULES[_i].code) {
        ck_assert_msg(r == DONE, "%s refused", RULES[_i].password);
        return;
    }
    ck_assert_msg(r == FAILED, "%s allowed", RULES[_i].password);
    const json_t *veld = json_array_get(p.velden, 0);
    ck_assert_str_eq(json_string_value(json_object_get(veld, "name")), "wachtwoord");
    ck_assert_str_eq(json_string_value(json_object_get(veld, "code")), RULES[_i].code);
}
END_TEST

START_TEST(test_longest)
{
    char password[300];
    for (size_t i = 0; i < 200; i++)
        password[i] = (char)('a' + i * 7 % 26);
    password[200] = '\0';
    ck_assert_int_eq(wachtwoord_check(password, 12, OWN, &p), DONE);
    memcpy(password + 200, "b", 2);
    ck_assert_int_eq(wachtwoord_check(password, 12, OWN, &p), FAILED);
}
END_TEST

/* ---- hashes ---- */

START_TEST(test_hash)
{
    char a[WACHTWOORD_HASH_SIZE], b[WACHTWOORD_HASH_SIZE];
    ck_assert_int_eq(wachtwoord_hash("goede vrijdag in mei", a, &p), DONE);
    ck_assert_int_eq(wachtwoord_hash("goede vrijdag in mei", b, &p), DONE);
    ck_assert_str_ne(a, b); /* salted */
    ck_assert_int_eq(strncmp(a, "$argon2id$", 10), 0);
    ck_assert(wachtwoord_matches("goede vrijdag in mei", a));
    ck_assert(!wachtwoord_matches("goede vrijdag in mei ", a));
    ck_assert(!wachtwoord_matches("", a));
    ck_assert(!wachtwoord_matches("goede vrijdag in mei", "geen hash"));
}
END_TEST

static double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* No such account costs as much as a wrong password. */
START_TEST(test_nobody)
{
    char hash[WACHTWOORD_HASH_SIZE];
    ck_assert_int_eq(wachtwoord_hash("goede vrijdag in mei", hash, &p), DONE);
    /* the least of some times: what else the machine does comes on top */
    double wrong = 1e9, nobody = 1e9;
    for (int i = 0; i < 5; i++) {
        double begin = seconds();
        ck_assert(!wachtwoord_matches("fout", hash));
        double middle = seconds();
        ck_assert(!wachtwoord_matches("fout", NULL));
        double end = seconds();
        wrong = middle - begin < wrong ? middle - begin : wrong;
        nobody = end - middle < nobody ? end - middle : nobody;
    }
    ck_assert_msg(nobody > wrong / 3 && nobody < wrong * 3, "%f beside %f", nobody, wrong);
}
END_TEST

/* ---- the pool ---- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
static int done;

static void one_done(void *arg)
{
    (void)arg;
    (void)pthread_mutex_lock(&lock);
    done++;
    (void)pthread_cond_broadcast(&wake);
    (void)pthread_mutex_unlock(&lock);
}

static void wait_for(int count)
{
    (void)pthread_mutex_lock(&lock);
    while (done < count)
        (void)pthread_cond_wait(&wake, &lock);
    (void)pthread_mutex_unlock(&lock);
}

START_TEST(test_pool)
{
    struct wachtwoord_pool *pool;
    struct wachtwoord_taak make = {
        .wachtwoord = "goede vrijdag in mei", .maak = true, .klaar = one_done};
    ck_assert_int_eq(wachtwoord_pool_start(2, &pool, &p), DONE);
    ck_assert(wachtwoord_submit(pool, &make));
    wait_for(1);
    struct wachtwoord_taak right = {
        .wachtwoord = "goede vrijdag in mei", .tegen = make.hash, .klaar = one_done};
    struct wachtwoord_taak wrong = {.wachtwoord = "fout", .tegen = make.hash, .klaar = one_done};
    struct wachtwoord_taak nobody = {.wachtwoord = "fout", .klaar = one_done};
    ck_assert(wachtwoord_submit(pool, &right));
    ck_assert(wachtwoord_submit(pool, &wrong));
    ck_assert(wachtwoord_submit(pool, &nobody));
    wait_for(4);
    ck_assert(right.klopt && !wrong.klopt && !nobody.klopt);
    wachtwoord_pool_stop(pool);
}
END_TEST

/* Holds the only thread until it is let go. */
static void hold(void *arg)
{
    one_done(arg);
    wait_for(2);
}

/* Full says so; what was taken is finished before the pool stops. */
START_TEST(test_pool_full)
{
    enum { MANY = WACHTWOORD_WACHTENDEN + 10 };
    static struct wachtwoord_taak taken[MANY];
    struct wachtwoord_taak first = {.wachtwoord = "x", .tegen = "geen hash", .klaar = hold};
    struct wachtwoord_pool *pool;
    int accepted = 0;
    ck_assert_int_eq(wachtwoord_pool_start(1, &pool, &p), DONE);
    ck_assert(wachtwoord_submit(pool, &first));
    wait_for(1);
    for (int i = 0; i < MANY; i++) {
        taken[i] =
            (struct wachtwoord_taak){.wachtwoord = "x", .tegen = "geen hash", .klaar = one_done};
        accepted += wachtwoord_submit(pool, &taken[i]);
    }
    ck_assert_int_eq(accepted, WACHTWOORD_WACHTENDEN);
    ck_assert_int_eq(wachtwoord_waiting(pool), WACHTWOORD_WACHTENDEN);
    one_done(NULL); /* lets go */
    wachtwoord_pool_stop(pool);
    ck_assert_int_eq(done, accepted + 2);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("wachtwoord");
    TCase *t = tcase_create("wachtwoord");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_loop_test(t, test_rule, 0, COUNT_OF(RULES));
    tcase_add_test(t, test_longest);
    tcase_add_test(t, test_hash);
    tcase_add_test(t, test_nobody);
    tcase_add_test(t, test_pool);
    tcase_add_test(t, test_pool_full);
    suite_add_tcase(s, t);
    return s;
}

int main(void)
{
    if (sodium_init() < 0)
        return EXIT_FAILURE;
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
