/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/id.h"
#include "base/result.h"

#include <check.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define EPOCH 1704067200000 /* 2024-01-01 */

static struct clock fixed;
static struct rng rng;
static struct id_maker *maker;

static void setup(void)
{
    clock_init_fixed(&fixed, EPOCH + 1000);
    rng_init_seeded(&rng, 5);
    maker = id_maker_new(&fixed, &rng, 200);
    ck_assert_ptr_nonnull(maker);
}

static void teardown(void) { id_maker_free(maker); }

START_TEST(layout)
{
    int64_t id = id_new(maker);
    ck_assert_int_eq(id >> 21, 1000);
    ck_assert_int_eq((id >> 13) & 0xFF, 200);
    clock_move(&fixed, 5);
    ck_assert_int_eq(id_new(maker) >> 21, 1005);
}
END_TEST

/* One millisecond, and then a clock that is set back: ids go on rising, and are all of this node.
 */
START_TEST(rising_whatever_the_clock_does)
{
    int64_t last = 0;
    for (int i = 0; i < 100000; i++) {
        if (i == 50000)
            clock_move(&fixed, -3600 * 1000);
        int64_t id = id_new(maker);
        ck_assert_int_gt(id, last);
        ck_assert_int_eq((id >> 13) & 0xFF, 200);
        last = id;
    }
    /* Full milliseconds borrow the next: some 900 ids in each. */
    ck_assert_int_lt(last >> 21, 1000 + 100000 / 500);
}
END_TEST

START_TEST(not_to_be_counted)
{
    int steps[9] = {0};
    int64_t last = id_new(maker);
    for (int i = 0; i < 400; i++) {
        int64_t id = id_new(maker);
        if (id >> 21 == last >> 21)
            steps[id - last]++;
        last = id;
    }
    for (int i = 1; i <= 8; i++)
        ck_assert_msg(steps[i] > 0, "never a step of %d", i);
    /* Nor does a new millisecond always start at the same number. */
    clock_move(&fixed, 5000);
    int64_t one = id_new(maker) & 8191;
    clock_move(&fixed, 1);
    int64_t two = id_new(maker) & 8191;
    clock_move(&fixed, 1);
    ck_assert(one != two || two != (id_new(maker) & 8191));
}
END_TEST

START_TEST(before_its_time)
{
    struct clock old;
    clock_init_fixed(&old, 0); /* 1970 */
    struct id_maker *m = id_maker_new(&old, &rng, 0);
    ck_assert_ptr_nonnull(m);
    int64_t one = id_new(m), two = id_new(m);
    ck_assert_int_gt(one, 0);
    ck_assert_int_gt(two, one);
    id_maker_free(m);
    id_maker_free(NULL);
}
END_TEST

enum { THREADS = 4, EACH = 25000 };

struct work {
    struct id_maker *maker;
    int64_t ids[EACH];
};

static void *make_many(void *arg)
{
    struct work *w = arg;
    for (int i = 0; i < EACH; i++)
        w->ids[i] = id_new(w->maker);
    return NULL;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

START_TEST(four_threads)
{
    struct clock real_clock;
    struct rng real_rng;
    clock_init_real(&real_clock);
    rng_init_real(&real_rng);
    struct id_maker *m = id_maker_new(&real_clock, &real_rng, 3);
    struct work *work = calloc(THREADS, sizeof *work);
    int64_t *all = calloc((size_t)THREADS * EACH, sizeof *all);
    ck_assert(m && work && all);
    pthread_t threads[THREADS];
    for (int t = 0; t < THREADS; t++) {
        work[t].maker = m;
        ck_assert_int_eq(pthread_create(&threads[t], NULL, make_many, &work[t]), 0);
    }
    for (int t = 0; t < THREADS; t++) {
        ck_assert_int_eq(pthread_join(threads[t], NULL), 0);
        for (int i = 1; i < EACH; i++) /* rising as each thread saw them */
            ck_assert_int_gt(work[t].ids[i], work[t].ids[i - 1]);
        memcpy(all + (size_t)t * EACH, work[t].ids, sizeof work[t].ids);
    }
    qsort(all, (size_t)THREADS * EACH, sizeof *all, compare);
    ck_assert_int_gt(all[0], 0);
    for (size_t i = 1; i < (size_t)THREADS * EACH; i++)
        ck_assert_int_lt(all[i - 1], all[i]);
    free(all);
    free(work);
    id_maker_free(m);
}
END_TEST

START_TEST(texts)
{
    char text[ID_TEXT_SIZE];
    id_format(1, text);
    ck_assert_str_eq(text, "0000000000001");
    id_format(INT64_MAX, text);
    ck_assert_str_eq(text, "7zzzzzzzzzzzz");
    id_format(31 + 32 * 30, text);
    ck_assert_str_eq(text, "00000000000yz");
    ck_assert_int_eq(id_parse("0000000000001"), 1);
    ck_assert_int_eq(id_parse("7zzzzzzzzzzzz"), INT64_MAX);
    for (int i = 0; i < 10000; i++) {
        int64_t id = (int64_t)(rng_u64(&rng) >> 1);
        id_format(id, text);
        ck_assert_int_eq(id_parse(text), id);
    }
}
END_TEST

START_TEST(texts_order_as_ids_do)
{
    char before[ID_TEXT_SIZE] = "", text[ID_TEXT_SIZE];
    for (int i = 0; i < 1000; i++) {
        clock_move(&fixed, (int64_t)rng_below(&rng, 1000000));
        id_format(id_new(maker), text);
        ck_assert_str_lt(before, text);
        memcpy(before, text, sizeof text);
    }
}
END_TEST

START_TEST(read_as_people_type)
{
    int64_t id = id_parse("0h3k2v9q8r7tz");
    ck_assert_int_gt(id, 0);
    ck_assert_int_eq(id_parse("0H3K2V9Q8R7TZ"), id);
    ck_assert_int_eq(id_parse("Oh3k2v9q8r7tz"), id);
    ck_assert_int_eq(id_parse("000000000000l"), 1);
    ck_assert_int_eq(id_parse("000000000000L"), 1);
    ck_assert_int_eq(id_parse("ooooooooooooi"), 1);
    ck_assert_int_eq(id_parse("OOOOOOOOOOOOI"), 1);
}
END_TEST

START_TEST(no_ids)
{
    static const char *const WRONG[] = {
        "",
        "1",
        "000000000001",   /* twelve */
        "00000000000001", /* fourteen */
        "0000000000000",  /* zero is no id */
        "8000000000000",  /* 64 bits */
        "z000000000000",
        "zzzzzzzzzzzzz",
        "u000000000001", /* u is not in the alphabet */
        "000000000000u",
        "0h3k2v9q8r7t-",
        "0h3k-2v9q-8r7",
        " 0h3k2v9q8r7t",
        "0h3k2v9q8r7t ",
        "0h3k2v9q8r7t\n",
        "-000000000001",
        "+000000000001",
        "0h3k2v9q8r7%3",
        "../../../etc/",
        "' or 1=1 ----",
        "0h3k2v9q8r7\xC3\xA9",
        "\xEF\xBC\x90z000000001", /* a full-width zero */
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C",
    };
    ck_assert_int_eq(id_parse(NULL), 0);
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        ck_assert_msg(id_parse(WRONG[i]) == 0, "\"%s\" is no id", WRONG[i]);
}
END_TEST

/* Any bytes at all: never negative, and what is read says the same id when written again. */
START_TEST(hostile_bytes)
{
    for (int i = 0; i < 200000; i++) {
        char text[ID_TEXT_SIZE], again[ID_TEXT_SIZE];
        rng_fill(&rng, text, sizeof text);
        for (size_t at = 0; at < sizeof text && i % 2; at++) /* half of them nearly right */
            text[at] =
                "0123456789abcdefghijklmnopqrstuvwxyzABCXYZ-_ \xC3"[(unsigned char)text[at] % 46];
        text[ID_TEXT_SIZE - 1] = '\0';
        int64_t id = id_parse(text);
        ck_assert_int_ge(id, 0);
        if (id == 0)
            continue;
        id_format(id, again);
        ck_assert_int_eq(id_parse(again), id);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("id");
    TCase *tc = tcase_create("id");
    suite_add_tcase(suite, tc);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, layout);
    tcase_add_test(tc, rising_whatever_the_clock_does);
    tcase_add_test(tc, not_to_be_counted);
    tcase_add_test(tc, before_its_time);
    tcase_add_test(tc, four_threads);
    tcase_add_test(tc, texts);
    tcase_add_test(tc, texts_order_as_ids_do);
    tcase_add_test(tc, read_as_people_type);
    tcase_add_test(tc, no_ids);
    tcase_add_test(tc, hostile_bytes);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
