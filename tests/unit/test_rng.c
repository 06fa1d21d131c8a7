/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/result.h"
#include "base/rng.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Hands out given 32-bit words (the high half of each rng_u64). */
struct scripted {
    struct rng rng;
    const uint32_t *words;
    size_t count, used;
};

static void fill_scripted(struct rng *self, void *bytes, size_t n)
{
    struct scripted *s = (struct scripted *)(void *)self;
    ck_assert_uint_eq(n, 8);
    ck_assert_msg(s->used < s->count, "more was asked than expected");
    uint32_t word = s->words[s->used++];
    unsigned char eight[8] = {0};
    for (size_t i = 0; i < 4; i++)
        eight[4 + i] = (unsigned char)(word >> (8 * i));
    memcpy(bytes, eight, 8);
}

static uint32_t below_scripted(uint32_t limit, const uint32_t *words, size_t count)
{
    struct scripted s = {.rng = {.fill = fill_scripted}, .words = words, .count = count};
    uint32_t result = rng_below(&s.rng, limit);
    ck_assert_uint_eq(s.used, count);
    return result;
}

START_TEST(below_at_the_edges)
{
    ck_assert_uint_eq(below_scripted(1, (uint32_t[]){UINT32_MAX}, 1), 0);
    ck_assert_uint_eq(below_scripted(6, (uint32_t[]){UINT32_MAX}, 1), 5);
    ck_assert_uint_eq(below_scripted(UINT32_MAX, (uint32_t[]){UINT32_MAX}, 1), UINT32_MAX - 1);
    /* Powers of two divide 2^32: nothing is thrown again. */
    ck_assert_uint_eq(below_scripted(8192, (uint32_t[]){0}, 1), 0);
    ck_assert_uint_eq(below_scripted(1u << 31, (uint32_t[]){3}, 1), 1);
    /* 2^32 mod 6 = 4: words whose product has a low half of 0-3 are thrown again. */
    ck_assert_uint_eq(below_scripted(6, (uint32_t[]){0, 1}, 2), 0);
    ck_assert_uint_eq(below_scripted(6, (uint32_t[]){0x80000000u, 0x80000001u}, 2), 3);
    /* 2^32 mod (2^31 + 1) = 2^31 - 1: nearly half of them are. */
    ck_assert_uint_eq(below_scripted((1u << 31) + 1, (uint32_t[]){0, 0, 1}, 3), 0);
}
END_TEST

START_TEST(below_is_fair)
{
    struct rng r;
    rng_init_seeded(&r, 7);
    enum { LIMIT = 7, THROWS = 70000 };
    int seen[LIMIT] = {0};
    for (int i = 0; i < THROWS; i++) {
        uint32_t n = rng_below(&r, LIMIT);
        ck_assert_uint_lt(n, LIMIT);
        seen[n]++;
    }
    for (int i = 0; i < LIMIT; i++) /* ten standard deviations of about 92 */
        ck_assert_msg(abs(seen[i] - THROWS / LIMIT) < 920, "%d fell %d times", i, seen[i]);
}
END_TEST

/* Values of the authors' own splitmix64 and xoshiro256** for seed 42. */
START_TEST(seeded_is_the_published_one)
{
    struct rng r;
    rng_init_seeded(&r, 42);
    ck_assert_uint_eq(r.state[0], 0xbdd732262feb6e95u);
    ck_assert_uint_eq(r.state[1], 0x28efe333b266f103u);
    ck_assert_uint_eq(r.state[2], 0x47526757130f9f52u);
    ck_assert_uint_eq(r.state[3], 0x581ce1ff0e4ae394u);
    /* With state 1, 2, 3, 4 the first results are these. */
    memcpy(r.state, (uint64_t[]){1, 2, 3, 4}, sizeof r.state);
    static const uint64_t EXPECTED[] = {11520, 0, 1509978240, 1215971899390074240};
    for (size_t i = 0; i < COUNT_OF(EXPECTED); i++)
        ck_assert_uint_eq(rng_u64(&r), EXPECTED[i]);
}
END_TEST

START_TEST(seeded_repeats_itself)
{
    struct rng a, b, c;
    rng_init_seeded(&a, 1);
    rng_init_seeded(&b, 1);
    rng_init_seeded(&c, 2);
    unsigned char one[37], two[37], other[37];
    rng_fill(&a, one, sizeof one);
    rng_fill(&b, two, sizeof two);
    rng_fill(&c, other, sizeof other);
    ck_assert_mem_eq(one, two, sizeof one);
    ck_assert_mem_ne(one, other, sizeof one);
}
END_TEST

START_TEST(fill_stays_inside)
{
    struct rng seeded, real;
    rng_init_seeded(&seeded, 3);
    rng_init_real(&real);
    for (size_t n = 0; n <= 24; n++) {
        unsigned char bytes[26];
        memset(bytes, 0xA5, sizeof bytes);
        rng_fill(&seeded, bytes + 1, n);
        rng_fill(&real, bytes + 1, n);
        ck_assert_uint_eq(bytes[0], 0xA5);
        ck_assert_uint_eq(bytes[n + 1], 0xA5);
    }
}
END_TEST

START_TEST(real_does_not_repeat_itself)
{
    struct rng a, b;
    rng_init_real(&a);
    rng_init_real(&b);
    ck_assert_uint_ne(rng_u64(&a), rng_u64(&b));
    ck_assert_uint_ne(rng_u64(&a), rng_u64(&a));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rng");
    TCase *tc = tcase_create("rng");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, below_at_the_edges);
    tcase_add_test(tc, below_is_fair);
    tcase_add_test(tc, seeded_is_the_published_one);
    tcase_add_test(tc, seeded_repeats_itself);
    tcase_add_test(tc, fill_stays_inside);
    tcase_add_test(tc, real_does_not_repeat_itself);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
