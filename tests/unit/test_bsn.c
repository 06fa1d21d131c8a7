/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/bsn.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bsn_keys keys;

static void setup(void)
{
    uint8_t master[32];
    for (uint8_t i = 0; i < 32; i++)
        master[i] = i;
    bsn_keys_derive(master, &keys);
}

static void check_parse(const char *text, const char *expected)
{
    char bsn[BSN_SIZE] = "untouche";
    ck_assert_msg(bsn_parse(text, bsn), "\"%s\" is a BSN", text);
    ck_assert_str_eq(bsn, expected);
}

START_TEST(numbers)
{
    check_parse("123456782", "123456782");
    check_parse("111222333", "111222333");
    check_parse("999990019", "999990019"); /* a test person of the BRP */
    check_parse("10000008", "010000008");  /* eight digits */
    check_parse("010000008", "010000008");
    check_parse("1234.56.782", "123456782");
    check_parse("1234 56 782", "123456782");
    check_parse("1 2 3 4 5 6 7 8 2", "123456782");
    check_parse("1000 0008", "010000008");
}
END_TEST

START_TEST(no_numbers)
{
    static const char *const WRONG[] = {
        "",           "123456789",   "000000000",   "00000000",   "0",          "1234567",
        "1234567820", "12345678a",   "-23456782",   "123456782 ", " 123456782", "123456782.",
        ".123456782", "123-456-782", "123456782\n", "１23456782", "12345678",   "NL123456782",
    };
    char bsn[BSN_SIZE] = "untouche";
    for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
        ck_assert_msg(!bsn_parse(WRONG[i], bsn), "\"%s\" is no BSN", WRONG[i]);
    ck_assert(!bsn_parse(NULL, bsn));
    ck_assert_str_eq(bsn, "untouche");
}
END_TEST

/* The elfproef finds every wrong digit and every two neighbours that changed places. */
START_TEST(typing_errors)
{
    char bsn[BSN_SIZE];
    for (int at = 0; at < 9; at++) {
        for (char digit = '0'; digit <= '9'; digit++) {
            char text[] = "123456782";
            bool same = text[at] == digit;
            text[at] = digit;
            ck_assert_int_eq(bsn_parse(text, bsn), same);
        }
    }
    for (int at = 0; at < 8; at++) {
        char text[] = "123456782";
        char kept = text[at];
        text[at] = text[at + 1];
        text[at + 1] = kept;
        ck_assert_msg(!bsn_parse(text, bsn), "%s", text);
    }
}
END_TEST

START_TEST(sealed_and_opened)
{
    uint8_t one[BSN_SEALED_BYTES], two[BSN_SEALED_BYTES];
    char bsn[BSN_SIZE];
    bsn_seal(&keys, "123456782", one);
    bsn_seal(&keys, "123456782", two);
    ck_assert_mem_ne(one, two, sizeof one);
    ck_assert(!memmem(one, sizeof one, "123456782", 9));
    ck_assert_int_eq(bsn_open(&keys, one, sizeof one, bsn), DONE);
    ck_assert_str_eq(bsn, "123456782");
    ck_assert_int_eq(bsn_open(&keys, two, sizeof two, bsn), DONE);
    ck_assert_str_eq(bsn, "123456782");
}
END_TEST

START_TEST(tampered)
{
    uint8_t sealed[BSN_SEALED_BYTES];
    char bsn[BSN_SIZE] = "untouche";
    bsn_seal(&keys, "123456782", sealed);
    for (size_t i = 0; i < sizeof sealed; i++) {
        for (int bit = 0; bit < 8; bit++) {
            sealed[i] ^= (uint8_t)(1u << bit);
            ck_assert_int_eq(bsn_open(&keys, sealed, sizeof sealed, bsn), FAILED);
            sealed[i] ^= (uint8_t)(1u << bit);
        }
    }
    for (size_t n = 0; n < sizeof sealed; n++)
        ck_assert_int_eq(bsn_open(&keys, sealed, n, bsn), FAILED);
    uint8_t longer[BSN_SEALED_BYTES + 1] = {0};
    memcpy(longer, sealed, sizeof sealed);
    ck_assert_int_eq(bsn_open(&keys, longer, sizeof longer, bsn), FAILED);
    ck_assert_int_eq(bsn_open(&keys, NULL, 0, bsn), FAILED);
    ck_assert_str_eq(bsn, "untouche");
    ck_assert_int_eq(bsn_open(&keys, sealed, sizeof sealed, bsn), DONE);
}
END_TEST

START_TEST(other_keys)
{
    struct bsn_keys other, again;
    bsn_keys_derive((const uint8_t[32]){9}, &other);
    bsn_keys_derive((const uint8_t[32]){9}, &again);
    ck_assert_mem_eq(&other, &again, sizeof other);
    ck_assert_mem_ne(other.seal, keys.seal, sizeof other.seal);
    ck_assert_mem_ne(other.index, keys.index, sizeof other.index);
    ck_assert_mem_ne(other.seal, other.index, sizeof other.seal);
    uint8_t sealed[BSN_SEALED_BYTES];
    char bsn[BSN_SIZE];
    bsn_seal(&keys, "123456782", sealed);
    ck_assert_int_eq(bsn_open(&other, sealed, sizeof sealed, bsn), FAILED);
}
END_TEST

START_TEST(blind_index)
{
    uint8_t one[BSN_INDEX_BYTES], same[BSN_INDEX_BYTES], next[BSN_INDEX_BYTES],
        other[BSN_INDEX_BYTES];
    struct bsn_keys theirs;
    bsn_keys_derive((const uint8_t[32]){9}, &theirs);
    bsn_index(&keys, "123456782", one);
    bsn_index(&keys, "123456782", same);
    bsn_index(&keys, "111222333", next);
    bsn_index(&theirs, "123456782", other);
    ck_assert_mem_eq(one, same, sizeof one);
    ck_assert_mem_ne(one, next, sizeof one);
    ck_assert_mem_ne(one, other, sizeof one);
}
END_TEST

/* The rows of an installation must be found and opened by every later version. */
START_TEST(kept_between_versions)
{
    uint8_t index[BSN_INDEX_BYTES];
    char hex[2 * BSN_INDEX_BYTES + 1];
    bsn_index(&keys, "123456782", index);
    for (size_t i = 0; i < sizeof index; i++)
        (void)snprintf(hex + 2 * i, 3, "%02x", index[i]);
    ck_assert_str_eq(hex, "c2f78769ff380093579d105739fa4861");
    static const uint8_t SEALED[BSN_SEALED_BYTES] = {
        0xa1, 0x93, 0x4e, 0x20, 0x11, 0x20, 0xbe, 0x8a, 0xe2, 0x38, 0xb5, 0xb0, 0x8e,
        0x87, 0x25, 0xe3, 0x9b, 0x45, 0x25, 0x6b, 0x8e, 0x41, 0xcd, 0x31, 0xa3, 0x19,
        0x48, 0xde, 0xaf, 0x46, 0xc3, 0xbc, 0x08, 0x93, 0x98, 0xa4, 0xe2, 0x6e, 0xce,
        0x2d, 0xce, 0x21, 0x78, 0x14, 0xe1, 0xa0, 0x54, 0x89, 0x23};
    char bsn[BSN_SIZE];
    ck_assert_int_eq(bsn_open(&keys, SEALED, sizeof SEALED, bsn), DONE);
    ck_assert_str_eq(bsn, "123456782");
}
END_TEST

START_TEST(masked)
{
    char out[BSN_MASK_SIZE], small[BSN_MASK_SIZE - 1] = "x";
    bsn_mask("123456782", out, sizeof out);
    ck_assert_str_eq(out, "••••••782");
    bsn_mask("123456782", small, sizeof small);
    ck_assert_str_eq(small, "");
    bsn_mask("123456782", small, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bsn");
    TCase *tc = tcase_create("bsn");
    suite_add_tcase(suite, tc);
    tcase_add_checked_fixture(tc, setup, NULL);
    tcase_add_test(tc, numbers);
    tcase_add_test(tc, no_numbers);
    tcase_add_test(tc, typing_errors);
    tcase_add_test(tc, sealed_and_opened);
    tcase_add_test(tc, tampered);
    tcase_add_test(tc, other_keys);
    tcase_add_test(tc, blind_index);
    tcase_add_test(tc, kept_between_versions);
    tcase_add_test(tc, masked);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
