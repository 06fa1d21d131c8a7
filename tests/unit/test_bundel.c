/* SPDX-License-Identifier: EUPL-1.2 */
/* A bundle opens for whom it was made, whole and unchanged, and for nobody else. */
#include "base/cleanup.h"
#include "stukken/bundel.h"

#include <check.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static struct bundel_paar us, them, third;

static void begin(void)
{
    const uint8_t a[32] = {1}, b[32] = {2}, c[32] = {3};
    ck_assert_int_ge(sodium_init(), 0);
    bundel_paar_make(a, &us);
    bundel_paar_make(b, &them);
    bundel_paar_make(c, &third);
}

static void make(struct buf *out, const struct bundel_paar *van, const struct bundel_paar *aan)
{
    AUTO_JSON json_t *in = json_pack("{s:s}", "tekst", "Elif Yıldız");
    buf_init(out, BUNDEL_MOST);
    ck_assert_int_eq(bundel_make(van, &aan->openbaar, BUNDEL_VERHUIZING, in, NULL, out), DONE);
}

static enum bundel_fout opened(const struct bundel_paar *ons, const struct bundel_paar *van,
                               const char *bytes, size_t n)
{
    AUTO_JSON json_t *json = NULL;
    enum bundel_fout f = bundel_open(ons, van->openbaar.teken, BUNDEL_VERHUIZING,
                                     (const uint8_t *)bytes, n, &json, NULL);
    ck_assert((f == BUNDEL_GOED) == (json != NULL));
    if (json)
        ck_assert_str_eq(json_string_value(json_object_get(json, "tekst")), "Elif Yıldız");
    return f;
}

START_TEST(test_opens_for_the_receiver)
{
    BUF_AUTO struct buf b;
    make(&b, &us, &them);
    ck_assert_int_eq(opened(&them, &us, b.data, b.len), BUNDEL_GOED);
    ck_assert_int_eq(opened(&third, &us, b.data, b.len), BUNDEL_NIET_VOOR_ONS);
    ck_assert_int_eq(opened(&us, &us, b.data, b.len), BUNDEL_NIET_VOOR_ONS);
    ck_assert_int_eq(opened(&them, &third, b.data, b.len), BUNDEL_GESCHONDEN);
    ck_assert_ptr_null(memmem(b.data, b.len, "Elif", 4));
}
END_TEST

/* Every byte that is changed, and every length that is not its own. */
START_TEST(test_changed_or_cut)
{
    BUF_AUTO struct buf b;
    make(&b, &us, &them);
    for (size_t i = 0; i < b.len; i++) {
        b.data[i] = (char)(b.data[i] ^ 1);
        ck_assert_int_ne(opened(&them, &us, b.data, b.len), BUNDEL_GOED);
        b.data[i] = (char)(b.data[i] ^ 1);
        ck_assert_int_ne(opened(&them, &us, b.data, i), BUNDEL_GOED);
    }
    ck_assert_int_eq(opened(&them, &us, b.data, b.len - 1), BUNDEL_AFGEBROKEN);
    buf_char(&b, 'x');
    ck_assert_int_eq(opened(&them, &us, b.data, b.len), BUNDEL_AFGEBROKEN);
    ck_assert_int_eq(opened(&them, &us, "PK\3\4 and no bundle", 17), BUNDEL_GEEN);
}
END_TEST

START_TEST(test_newer_and_other_kind)
{
    BUF_AUTO struct buf b;
    AUTO_JSON json_t *json = NULL;
    make(&b, &us, &them);
    ck_assert_int_eq(bundel_open(&them, us.openbaar.teken, BUNDEL_ANTWOORD, (const uint8_t *)b.data,
                                 b.len, &json, NULL),
                     BUNDEL_ANDERE_SOORT);
    b.data[8] = 3;
    ck_assert_int_eq(opened(&them, &us, b.data, b.len), BUNDEL_NIEUWER);
}
END_TEST

/* Documents lie behind the text, sealed and signed with it; what was made by version 1 still opens.
 */
START_TEST(test_with_documents)
{
    BUF_AUTO struct buf b, docs, back;
    AUTO_JSON json_t *in = json_pack("{s:s}", "tekst", "Elif");
    AUTO_JSON json_t *json = NULL;
    static const char bytes[] = "%PDF-1.4\0 and \xff a zero";
    buf_init(&b, BUNDEL_MOST);
    buf_init(&docs, BUNDEL_MOST);
    buf_init(&back, BUNDEL_MOST);
    buf_add(&docs, bytes, sizeof bytes);
    ck_assert_int_eq(bundel_make(&us, &them.openbaar, BUNDEL_VERHUIZING, in, &docs, &b), DONE);
    ck_assert_ptr_null(memmem(b.data, b.len, "%PDF", 4));
    ck_assert_int_eq(bundel_open(&them, us.openbaar.teken, BUNDEL_VERHUIZING,
                                 (const uint8_t *)b.data, b.len, &json, &back),
                     BUNDEL_GOED);
    ck_assert_uint_eq(back.len, sizeof bytes);
    ck_assert_mem_eq(back.data, bytes, sizeof bytes);
    for (size_t i = 0; i < b.len; i++) {
        json_t *none = NULL;
        b.data[i] = (char)(b.data[i] ^ 1);
        ck_assert_int_ne(bundel_open(&them, us.openbaar.teken, BUNDEL_VERHUIZING,
                                     (const uint8_t *)b.data, b.len, &none, NULL),
                         BUNDEL_GOED);
        b.data[i] = (char)(b.data[i] ^ 1);
    }
}
END_TEST

START_TEST(test_of_the_version_before)
{
    BUF_AUTO struct buf b;
    make(&b, &us, &them);
    b.data[8] = 1;
    (void)crypto_sign_detached((uint8_t *)b.data + b.len - 64, NULL, (uint8_t *)b.data, b.len - 64,
                               us.teken_geheim);
    ck_assert_int_eq(opened(&them, &us, b.data, b.len), BUNDEL_GOED);
}
END_TEST

START_TEST(test_more_than_a_file_holds)
{
    BUF_AUTO struct buf b, docs;
    AUTO_JSON json_t *in = json_object();
    buf_init(&b, BUNDEL_MOST + 1);
    buf_init(&docs, BUNDEL_MOST + 1);
    AUTO_FREE char *zeros = calloc(1, BUNDEL_MOST);
    buf_add(&docs, zeros, BUNDEL_MOST - 100);
    ck_assert_int_eq(bundel_make(&us, &them.openbaar, BUNDEL_VERHUIZING, in, &docs, &b), FAILED);
}
END_TEST

/* Somebody who is known here takes another's bundle, and signs it as their own. */
START_TEST(test_signed_again_by_another)
{
    BUF_AUTO struct buf b;
    make(&b, &us, &them);
    memcpy(b.data + 12, third.openbaar.teken, BUNDEL_SLEUTEL);
    (void)crypto_sign_detached((uint8_t *)b.data + b.len - 64, NULL, (uint8_t *)b.data, b.len - 64,
                               third.teken_geheim);
    ck_assert_int_eq(opened(&them, &third, b.data, b.len), BUNDEL_ONLEESBAAR);
}
END_TEST

START_TEST(test_public_keys_as_text)
{
    char text[BUNDEL_OPENBAAR_SIZE], print[BUNDEL_AFDRUK_SIZE], shout[BUNDEL_AFDRUK_SIZE + 4];
    struct bundel_openbaar back;
    bundel_openbaar_text(&us.openbaar, text);
    ck_assert(bundel_openbaar_parse(text, &back));
    ck_assert_mem_eq(&back, &us.openbaar, sizeof back);
    bundel_afdruk(&us.openbaar, print);
    ck_assert_uint_eq(strlen(print), 39);
    (void)snprintf(shout, sizeof shout, "  %s\n", print);
    for (char *s = shout; *s; s++)
        *s = (char)(*s >= 'a' && *s <= 'z' ? *s - 32 : *s);
    ck_assert(bundel_afdruk_is(&us.openbaar, shout));
    ck_assert(!bundel_afdruk_is(&them.openbaar, print));
    print[38] = '\0';
    ck_assert(!bundel_afdruk_is(&us.openbaar, print));
    ck_assert(!bundel_afdruk_is(&us.openbaar, ""));
    text[5] = 'x';
    ck_assert(!bundel_openbaar_parse(text, &back));
    ck_assert(!bundel_openbaar_parse("", &back) && !bundel_openbaar_parse("ab12", &back));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("bundel");
    TCase *tc = tcase_create("bundel");
    tcase_add_checked_fixture(tc, begin, NULL);
    tcase_add_test(tc, test_opens_for_the_receiver);
    tcase_add_test(tc, test_changed_or_cut);
    tcase_add_test(tc, test_newer_and_other_kind);
    tcase_add_test(tc, test_signed_again_by_another);
    tcase_add_test(tc, test_with_documents);
    tcase_add_test(tc, test_of_the_version_before);
    tcase_add_test(tc, test_more_than_a_file_holds);
    tcase_add_test(tc, test_public_keys_as_text);
    suite_add_tcase(s, tc);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
