/* SPDX-License-Identifier: EUPL-1.2 */
/* Cutting a delivery into persons, whatever its layout and however it is broken. */
#include "brp/splitser.h"

#include "base/cleanup.h"

#include <check.h>
#include <string.h>

/* The pieces as "LINE:text " (persons), "LINE:! " (something else), "LINE:+ " (too large); at the
 * end
 * "." or "E" for a failure. */
static char told[4000];

static void cut_bytes(const char *text, size_t n)
{
    AUTO_FILE FILE *f = n ? fmemopen((void *)(uintptr_t)text, n, "r") : fopen("/dev/null", "re");
    PROBLEEM_AUTO struct probleem p = {0};
    struct splitser s;
    struct stuk stuk = {.soort = STUK_PERSOON};
    size_t at = 0;
    ck_assert_ptr_nonnull(f);
    splitser_init(&s, f);
    told[0] = '\0';
    while (stuk.soort != STUK_EINDE && at < sizeof told - 200) {
        if (splitser_next(&s, &stuk, &p) != DONE) {
            ck_assert_int_eq(p.soort, PROBLEEM_ONLEESBAAR);
            ck_assert_ptr_nonnull(strstr(p.intern, "line "));
            (void)snprintf(told + at, sizeof told - at, "E");
            break;
        }
        const char *what = stuk.soort == STUK_PERSOON  ? stuk.text
                           : stuk.soort == STUK_ANDERS ? "!"
                                                       : "+";
        if (stuk.soort == STUK_EINDE)
            at += (size_t)snprintf(told + at, sizeof told - at, ".");
        else
            at += (size_t)snprintf(told + at, sizeof told - at, "%ld:%.90s ", stuk.line, what);
    }
    if (stuk.soort == STUK_EINDE) { /* it stays at the end */
        ck_assert_int_eq(splitser_next(&s, &stuk, &p), DONE);
        ck_assert_int_eq(stuk.soort, STUK_EINDE);
    }
    splitser_free(&s);
}

static const struct {
    const char *text, *told;
} CASES[] = {
    {"{\"personen\":[]}", "."},
    {"[]", "."},
    {" [ \n ] \n", "."},
    {"{\"personen\":[{},{}]}", "1:{} 1:{} ."},
    {"[{\"a\":1}\n,\n{\"b\":2}]", "1:{\"a\":1} 3:{\"b\":2} ."},
    {"\xEF\xBB\xBF[{}]", "1:{} ."},
    /* braces and quotes inside strings, and escapes */
    {"[{\"a\":\"}]{\\\"\"},{}]", "1:{\"a\":\"}]{\\\"\"} 1:{} ."},
    {"[{\"a\":\"\\\\\"},{}]", "1:{\"a\":\"\\\\\"} 1:{} ."},
    {"[{\"a\":[{\"b\":[]}]}]", "1:{\"a\":[{\"b\":[]}]} ."},
    /* beside the list, before and after */
    {"{\"a\":{\"personen\":[{}]},\"b\":[1,2],\"c\":\"personen\",\"personen\":[{\"d\":1}],\"e\":-1."
     "5e3}",
     "1:{\"d\":1} ."},
    {"{\n\"type\" : \"X\" ,\n\"personen\" :\n[\n{}\n]\n}\n", "5:{} ."},
    /* something else in the list is told, and passed over */
    {"[1,{},null,\"x,}\",[{}],{},-2.5e7]", "1:! 1:{} 1:! 1:! 1:! 1:{} 1:! ."},
    /* not whole, or not JSON */
    {"", "E"},
    {"{", "E"},
    {"{\"personen\"", "E"},
    {"{\"personen\":{}}", "E"},
    {"{\"a\":1}", "E"},
    {"{\"personen\":[{}", "1:{} E"},
    {"{\"personen\":[{},", "1:{} E"},
    {"{\"personen\":[{\"a\":\"", "E"},
    {"{\"personen\":[{\"a\":1", "E"},
    {"{\"personen\":[{}]", "1:{} E"},
    {"{\"personen\":[{}],}", "1:{} E"},
    {"{\"personen\":[{}]}x", "1:{} E"},
    {"[{}] {}", "1:{} E"},
    {"[{} {}]", "1:{} E"},
    {"[{},]", "1:{} E"},
    {"[?]", "E"},
    {"{personen:[]}", "E"},
    {"{\"a\":?,\"personen\":[]}", "E"},
    {"{\"a\" 1,\"personen\":[]}", "E"},
    {"hallo", "E"},
};

START_TEST(test_cases)
{
    cut_bytes(CASES[_i].text, strlen(CASES[_i].text));
    ck_assert_str_eq(told, CASES[_i].told);
}
END_TEST

/* Every beginning of a file ends in a failure or in its end, and gives no piece twice. */
START_TEST(test_every_prefix)
{
    static const char whole[] =
        "{\"t\":\"a\\\"b\",\"personen\":[{\"a\":\"}\"},\n{\"b\":[1]}],\"z\":{}}\n";
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        cut_bytes(whole, n);
        ck_assert_int_ge((int)strlen(told), 1);
        ck_assert_msg(told[strlen(told) - 1] == 'E' || n >= sizeof whole - 2, "%zu: %s", n, told);
    }
}
END_TEST

/* Memory stays bounded: who is too large is passed over, and the next is whole. */
START_TEST(test_too_large)
{
    size_t n = 0, most = SPLITSER_PERSOON_MAX;
    char *text = malloc(2 * most + 100);
    ck_assert_ptr_nonnull(text);
    text[n++] = '[';
    for (int large = 0; large < 2; large++) { /* exactly the most, then one more */
        memcpy(text + n, "{\"a\":\"", 6);
        memset(text + n + 6, 'x', most - 8 + (size_t)large);
        n += 6 + most - 8 + (size_t)large;
        memcpy(text + n, "\"},", 3);
        n += 3;
    }
    memcpy(text + n, "{\"b\":1}]", 8);
    n += 8;
    cut_bytes(text, n);
    free(text);
    ck_assert_ptr_nonnull(strstr(told, "1:{\"a\":\"xxxx"));
    ck_assert_ptr_nonnull(strstr(told, " 1:+ 1:{\"b\":1} ."));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("brp_splitser");
    TCase *t = tcase_create("splitser");
    tcase_add_loop_test(t, test_cases, 0, (int)COUNT_OF(CASES));
    tcase_add_test(t, test_every_prefix);
    tcase_add_test(t, test_too_large);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
