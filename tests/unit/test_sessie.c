/* SPDX-License-Identifier: EUPL-1.2 */
/* The arithmetic of sessions, the mask of csrf tokens, and where a request says it comes from. The
 * rest of a session is in tests/api. */
#include "toegang/sessie.h"

#include "toegang/csrf.h"

#include <check.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- time ---- */

START_TEST(test_remaining)
{
    struct config config;
    config_defaults(&config); /* 30 minutes, 12 hours */
    struct sessie s = {.begin_op = 1000, .laatst_op = 1000};
    ck_assert_int_eq(sessie_remaining(&s, &config, 1000), 1800);
    ck_assert_int_eq(sessie_remaining(&s, &config, 1059), 1741); /* is not moved yet */
    ck_assert(!sessie_needs_touch(&s, 1059));
    ck_assert_int_eq(sessie_remaining(&s, &config, 1060), 1800); /* this request moves it */
    ck_assert(sessie_needs_touch(&s, 1060));
    s.laatst_op = 1000 + 12 * 3600 - 600;
    ck_assert_int_eq(sessie_remaining(&s, &config, 1000 + 12 * 3600 - 600), 600);
    ck_assert_int_eq(sessie_remaining(&s, &config, 1000 + 12 * 3600 + 5), 0);
}
END_TEST

/* ---- csrf ---- */

static const uint8_t SECRET[CSRF_BYTES] = "0123456789abcde";

START_TEST(test_mask)
{
    struct rng rng;
    char a[CSRF_TEXT_SIZE], b[CSRF_TEXT_SIZE];
    rng_init_real(&rng);
    csrf_mask(SECRET, &rng, a);
    csrf_mask(SECRET, &rng, b);
    ck_assert_uint_eq(strlen(a), CSRF_TEXT_SIZE - 1);
    ck_assert_str_ne(a, b); /* new every time */
    ck_assert(csrf_matches(SECRET, a));
    ck_assert(csrf_matches(SECRET, b));
}
END_TEST

START_TEST(test_mask_refuses)
{
    struct rng rng;
    char text[CSRF_TEXT_SIZE + 4];
    uint8_t other[CSRF_BYTES];
    rng_init_real(&rng);
    csrf_mask(SECRET, &rng, text);
    memcpy(other, SECRET, sizeof other);
    other[15] ^= 1;
    ck_assert(!csrf_matches(other, text));
    ck_assert(!csrf_matches(SECRET, NULL));
    ck_assert(!csrf_matches(SECRET, ""));
    ck_assert(!csrf_matches(SECRET, "0123456789abcdef"));
    for (size_t i = 0; i + 1 < CSRF_TEXT_SIZE; i++) { /* one character other */
        char was = text[i];
        text[i] = was == 'A' ? 'B' : 'A';
        ck_assert_msg(!csrf_matches(SECRET, text), "character %zu", i);
        text[i] = was;
    }
    memcpy(text + CSRF_TEXT_SIZE - 1, "AAAA", 5); /* longer */
    ck_assert(!csrf_matches(SECRET, text));
}
END_TEST

/* ---- where it comes from ---- */

static const char *header_of(const struct http_request *r, const char *name)
{
    const char *const *headers = r->of_header;
    for (; *headers; headers += 2)
        if (strcasecmp(*headers, name) == 0)
            return headers[1];
    return NULL;
}

static const struct {
    const char *basis_url;
    bool tls, own;
    const char *headers[7];
} ORIGINS[] = {
    {"", false, true, {"Host", "a.nl", NULL}},
    {"", false, true, {"Host", "a.nl", "Origin", "http://a.nl", NULL}},
    {"", false, false, {"Host", "a.nl", "Origin", "https://a.nl", NULL}},
    {"", true, true, {"Host", "a.nl", "Origin", "https://a.nl", NULL}},
    {"", false, false, {"Host", "a.nl", "Origin", "http://a.nl:81", NULL}},
    {"", false, false, {"Host", "a.nl", "Origin", "null", NULL}},
    {"", false, false, {"Origin", "http://", NULL}},
    {"https://a.nl", false, true, {"Host", "10.0.0.1", "Origin", "https://a.nl", NULL}},
    {"https://a.nl", false, false, {"Host", "b.nl", "Origin", "http://b.nl", NULL}},
    {"", false, true, {"Host", "a.nl", "Origin", "null", "Sec-Fetch-Site", "same-origin", NULL}},
    {"", false, true, {"Sec-Fetch-Site", "none", NULL}},
    {"", false, false, {"Sec-Fetch-Site", "same-site", NULL}},
    {"",
     false,
     false,
     {"Host", "a.nl", "Origin", "http://a.nl", "Sec-Fetch-Site", "cross-site", NULL}},
};

START_TEST(test_origin)
{
    struct config config;
    config_defaults(&config);
    (void)snprintf(config.basis_url, sizeof config.basis_url, "%s", ORIGINS[_i].basis_url);
    const struct http_request r = {.tls = ORIGINS[_i].tls,
                                   .header = header_of,
                                   .of_header = (void *)(uintptr_t)ORIGINS[_i].headers};
    ck_assert(herkomst_eigen(&r, &config) == ORIGINS[_i].own);
}
END_TEST

START_TEST(test_own_path)
{
    static const char *const own[] = {"/", "/mijn/werk", "/a?b=c&d=%20", "/é"};
    static const char *const other[] = {
        "",         "mijn", "//kwaad.example", "/\\kwaad", "/a\\b",
        "http://a", "/a b", "/a\r\nb",         "/a\x7f",   "javascript:x"};
    char longest[400];
    for (size_t i = 0; i < COUNT_OF(own); i++)
        ck_assert_msg(pad_eigen(own[i]), "%s", own[i]);
    for (size_t i = 0; i < COUNT_OF(other); i++)
        ck_assert_msg(!pad_eigen(other[i]), "%s", other[i]);
    ck_assert(!pad_eigen(NULL));
    memset(longest, '/', sizeof longest);
    longest[1] = 'a';
    longest[299] = '\0';
    ck_assert(pad_eigen(longest));
    longest[299] = '/';
    longest[300] = '\0';
    ck_assert(!pad_eigen(longest));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("sessie");
    TCase *t = tcase_create("sessie");
    tcase_add_test(t, test_remaining);
    tcase_add_test(t, test_mask);
    tcase_add_test(t, test_mask_refuses);
    tcase_add_loop_test(t, test_origin, 0, COUNT_OF(ORIGINS));
    tcase_add_test(t, test_own_path);
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
