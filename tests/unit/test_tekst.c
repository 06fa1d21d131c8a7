/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/result.h"
#include "base/rng.h"
#include "base/tekst.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static bool is_utf8(const char *text) { return tekst_is_utf8(text, strlen(text)); }

START_TEST(valid_utf8)
{
    ck_assert(tekst_is_utf8("", 0));
    ck_assert(is_utf8("gewoon"));
    ck_assert(is_utf8("één €uro 😀 ﷽"));
    ck_assert(is_utf8("\x7F"));
    ck_assert(is_utf8("\xC2\x80"));         /* U+0080, the first of two bytes */
    ck_assert(is_utf8("\xDF\xBF"));         /* U+07FF */
    ck_assert(is_utf8("\xE0\xA0\x80"));     /* U+0800 */
    ck_assert(is_utf8("\xED\x9F\xBF"));     /* U+D7FF, before the surrogates */
    ck_assert(is_utf8("\xEE\x80\x80"));     /* U+E000, after them */
    ck_assert(is_utf8("\xEF\xBF\xBF"));     /* U+FFFF */
    ck_assert(is_utf8("\xF0\x90\x80\x80")); /* U+10000 */
    ck_assert(is_utf8("\xF4\x8F\xBF\xBF")); /* U+10FFFF */
}
END_TEST

START_TEST(invalid_utf8)
{
    static const char *const WRONG[] = {
        "\x80",
        "\xBF",
        "a\x80", /* continuation without a start */
        "\xC3",
        "\xE2\x82",
        "\xF0\x9F\x98", /* cut off at the end */
        "\xC3z",
        "\xE2\x82z",
        "\xE2z\x82",
        "\xF0\x9F\x98z", /* cut off in the middle */
        "\xC0\x80",
        "\xC0\xAF",
        "\xC1\xBF", /* overlong: two bytes */
        "\xE0\x80\xAF",
        "\xE0\x9F\xBF", /* three */
        "\xF0\x80\x80\xAF",
        "\xF0\x8F\xBF\xBF", /* four */
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xED\xA0\x81\xED\xB0\x80", /* surrogates */
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xF7\xBF\xBF\xBF", /* above U+10FFFF */
        "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80",
        "\xFE",
        "\xFF",
        "caf\xE9", /* Latin-1 */
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++)
        ck_assert_msg(!is_utf8(WRONG[i]), "row %zu", i);
    ck_assert(!tekst_is_utf8("a\0b", 3));
    ck_assert(!tekst_is_utf8("\0", 1));
    ck_assert(!tekst_is_utf8("\xE2\x82\xAC", 2)); /* the limit is the length, not the NUL */
}
END_TEST

/* Reads any bytes to the end, says U+FFFD for what is wrong, and writes what it read. */
START_TEST(code_points)
{
    const char *at = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
    ck_assert_uint_eq(tekst_next(&at), 'a');
    ck_assert_uint_eq(tekst_next(&at), 0xE9);
    ck_assert_uint_eq(tekst_next(&at), 0x20AC);
    ck_assert_uint_eq(tekst_next(&at), 0x1F600);
    ck_assert_uint_eq(tekst_next(&at), 0);
    ck_assert_uint_eq(tekst_next(&at), 0);
    at = "\xE2\x82";
    ck_assert_uint_eq(tekst_next(&at), 0xFFFD);
    ck_assert_uint_eq(tekst_next(&at), 0xFFFD);
    ck_assert_uint_eq(tekst_next(&at), 0);
    BUF_AUTO struct buf out;
    buf_init(&out, 8);
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        buf_clear(&out);
        tekst_add(&out, c);
        ck_assert(tekst_is_utf8(out.data, out.len));
        at = out.data;
        ck_assert_uint_eq(tekst_next(&at), c);
        ck_assert_ptr_eq(at, out.data + out.len);
    }
}
END_TEST

START_TEST(lengths)
{
    ck_assert_uint_eq(tekst_length(""), 0);
    ck_assert_uint_eq(tekst_length("één"), 3);
    ck_assert_uint_eq(tekst_length("e\xCC\x81"), 2);
    ck_assert_uint_eq(tekst_length("😀€"), 2);
}
END_TEST

static void check_clean(const char *text, bool one_line, const char *expected)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    buf_text(&out, "|"); /* what was there before stays, and is no start of a line to trim */
    tekst_clean(text, one_line, &out);
    ck_assert(!out.failed);
    ck_assert_str_eq(out.data + 1, expected);
    ck_assert_uint_eq(out.len, strlen(expected) + 1);
}

START_TEST(line_ends)
{
    check_clean("een\r\ntwee\rdrie\nvier", false, "een\ntwee\ndrie\nvier");
    check_clean("een\r\n\r\ntwee", false, "een\n\ntwee");
    check_clean("een\u2028twee\u2029drie\xC2\x85vier", false, "een\ntwee\ndrie\nvier");
    check_clean("een\ttwee", false, "een\ttwee");
    check_clean("een\r\n\r\n\ttwee  drie", true, "een twee drie");
    check_clean("een\u2028twee", true, "een twee");
}
END_TEST

START_TEST(ends_trimmed)
{
    check_clean("", false, "");
    check_clean("", true, "");
    check_clean(" \r\n\t ", false, "");
    check_clean(" \r\n\t ", true, "");
    check_clean("\n  een\n  twee \n\n", false, "een\n  twee");
    check_clean("\u00A0Jan\u00A0de  Vries\u00A0", true, "Jan de Vries");
    check_clean("tien\u00A0euro", false, "tien\u00A0euro");
    check_clean("een \x01 ", false, "een");
    check_clean("\x01 een", false, "een");
    check_clean("\u3000李\u2003 小\u3000", true, "李 小");
    check_clean("\u2009een\u202F5\u2009", false, "een\u202F5");
}
END_TEST

/* A title that nobody can see would be a link without words. */
START_TEST(nothing_to_see)
{
    static const char *const texts[] = {"\u200B",       "\u200B \u2060\n\u200D", "\u00AD\u034F",
                                        "\u3164\uFFA0", "\u2800\u2800",          "\u3000\uFE0F"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        check_clean(texts[i], true, "");
        check_clean(texts[i], false, "");
    }
    check_clean("\u200Bja", true, "\u200Bja");
}
END_TEST

START_TEST(controls_dropped)
{
    check_clean("a\x01\x08\x0B\x0C\x1B[31m\x7F"
                "b",
                false, "a[31mb");
    check_clean("a\xC2\x80\xC2\x9F"
                "b",
                false, "ab");
    check_clean("\uFEFFa\uFEFFb", false, "ab");
    check_clean("a\uFFF9\uFFFA\uFFFB\uFFFE\uFFFF\uFDD0b", false, "ab");
    check_clean("a\U0001FFFFb\U0010FFFEc", false, "abc");
    check_clean("ja\U000E0001\U000E006E\U000E0065\U000E0065\U000E007F", false, "ja");
}
END_TEST

/* Text that shows as something else than it says ("Trojan source"). */
START_TEST(bidi_controls_dropped)
{
    check_clean("toestemming \u202Eteiwegni\u202C ja", false, "toestemming teiwegni ja");
    for (uint32_t c = 0x2000; c <= 0x2070; c++) {
        bool gone = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        bool line = c == 0x2028 || c == 0x2029;
        BUF_AUTO struct buf text, out;
        buf_init(&text, 100);
        buf_init(&out, 100);
        buf_char(&text, 'a');
        tekst_add(&text, c);
        buf_char(&text, 'b');
        tekst_clean(text.data, false, &out);
        ck_assert_str_eq(out.data, gone ? "ab" : line ? "a\nb" : text.data);
    }
    /* What right-to-left writing needs, stays. */
    check_clean("\u200Fمرحبا\u200E \u200Dx\u200Cy", true, "\u200Fمرحبا\u200E \u200Dx\u200Cy");
}
END_TEST

START_TEST(other_text_untouched)
{
    check_clean("Ζωή, Şükrü, Łódź & 李 👩‍👧 <b>“ja”</b>", false,
                "Ζωή, Şükrü, Łódź & 李 👩‍👧 <b>“ja”</b>");
}
END_TEST

START_TEST(clean_in_a_full_buffer)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 3);
    tekst_clean("te lang", false, &out);
    ck_assert(out.failed);
    ck_assert_uint_le(out.len, 3);
}
END_TEST

static void check_fold(const char *text, const char *expected)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    tekst_fold(text, &out);
    ck_assert(!out.failed);
    ck_assert_msg(strcmp(out.data, expected) == 0, "\"%s\" became \"%s\", not \"%s\"", text,
                  out.data, expected);
}

START_TEST(folding_separators)
{
    check_fold("", "");
    check_fold("  Jan-Willem  de Vries, 12b ", "jan willem de vries 12b");
    check_fold("d'Arc d’Arc O'Brien", "d arc d arc o brien");
    check_fold("'s-Hertogenbosch", "s hertogenbosch");
    check_fold("!?… —", "");
    check_fold("a\tb\nc\u00A0d\u3000e\u2003f", "a b c d e f");
    check_fold("€ 12,50 ½ × 3 ÷ 4", "12 50 3 4");
    check_fold("co\u00ADöp\u200Beratie", "cooperatie"); /* soft hyphen, zero-width space */
    check_fold("👩‍👧 zusje", "zusje");
}
END_TEST

START_TEST(folding_latin)
{
    check_fold("Coëlho Zoë reünie hè café", "coelho zoe reunie he cafe"); /* Dutch */
    check_fold("IJsbrand Ĳsbrand ĳs ijs", "ijsbrand ijsbrand ijs ijs");
    check_fold("Iğdır İSTANBUL Şükrü ÇELİK ığüşöç",
               "igdir istanbul sukru celik igusoc");                  /* Turkish */
    check_fold("Łódź ŻÓŁĆ Gęślą jaźń", "lodz zolc gesla jazn");       /* Polish */
    check_fold("Straße GROẞ Müller ÄÖÜ", "strasse gross muller aou"); /* German */
    check_fold("Ærø Øystein Åse þórr Ðað œuvre", "aero oystein ase thorr dad oeuvre");
    check_fold("Đorđe Ǆemal ǈiljana Žižek", "dorde dzemal ljiljana zizek");
    check_fold("Ștefan Ţepeş Őze Ǔ", "stefan tepes oze u");
    check_fold("Nguyễn Thị Đặng ỲỴ", "nguyen thi dang yy"); /* Vietnamese */
    check_fold("Əliyev əli", "eliyev eli");
    check_fold("ﬁ", "ﬁ"); /* presentation forms are nobody's name */
    check_fold("ＡＢＣ１２", "abc12");
    check_fold("m² 3ᵉ", "m2 3ᵉ");
}
END_TEST

START_TEST(folding_other_scripts)
{
    check_fold("ΑΘΗΝΑ Ἀ Ζωή ΖΩΉ Γιώργος ΓΙΏΡΓΟΣ", "αθηνα Ἀ ζωη ζωη γιωργοσ γιωργοσ");
    check_fold("ΆΈΉΊΌΎΏΪΫ", "αεηιουωιυ");
    check_fold("ЁЖИК Йошкар Україна ЇЖАК Ђорђе", "ежик иошкар украіна іжак ђорђе");
    check_fold("ҚАЗАҚ қазақ Ӏ ӏ", "қазақ қазақ ӏ ӏ");
    check_fold("Հայաստան ՀԱՅ", "հայաստան հայ");
    check_fold("مُحَمَّد محمد أحمد احمد", "محمد محمد احمد احمد");
    check_fold("שָׁלוֹם", "שלום");
    check_fold("李、小龙。", "李 小龙");
    check_fold("नमस्ते", "नमस्ते");
}
END_TEST

/* A letter with its mark built in and with a loose one is the same letter. */
START_TEST(folding_loose_marks)
{
    static const char *const PAIRS[][2] = {
        {"é", "e\u0301"},       {"Ç", "C\u0327"}, {"ő", "o\u030B"}, {"İ", "I\u0307"},
        {"ễ", "e\u0302\u0303"}, {"ž", "z\u030C"}, {"ή", "η\u0301"}, {"Ϋ", "Υ\u0308"},
        {"й", "и\u0306"},       {"Ё", "Е\u0308"}, {"Ї", "І\u0308"}, {"ӣ", "и\u0304"},
        {"أ", "ا\u0654"},       {"ؤ", "و\u0654"}, {"ą", "a\u0328"},
    };
    for (size_t i = 0; i < COUNT_OF(PAIRS); i++) {
        BUF_AUTO struct buf one, other;
        buf_init(&one, 100);
        buf_init(&other, 100);
        tekst_fold(PAIRS[i][0], &one);
        tekst_fold(PAIRS[i][1], &other);
        ck_assert_uint_gt(one.len, 0);
        ck_assert_str_eq(one.data, other.data);
    }
}
END_TEST

/* For every code point: valid UTF-8, not longer, and folding again changes nothing. */
START_TEST(folding_promises)
{
    BUF_AUTO struct buf text, once, twice;
    buf_init(&text, 100);
    buf_init(&once, 100);
    buf_init(&twice, 100);
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        buf_clear(&text);
        buf_clear(&once);
        buf_clear(&twice);
        buf_char(&text, 'x');
        tekst_add(&text, c);
        buf_char(&text, 'x');
        tekst_fold(text.data, &once);
        tekst_fold(once.data, &twice);
        ck_assert_msg(strcmp(once.data, twice.data) == 0, "U+%04X", c);
        ck_assert_msg(once.len <= text.len, "U+%04X", c);
        ck_assert(tekst_is_utf8(once.data, once.len));
    }
}
END_TEST

START_TEST(folding_hostile_bytes)
{
    struct rng rng;
    rng_init_seeded(&rng, 11);
    for (int i = 0; i < 20000; i++) {
        char text[40];
        rng_fill(&rng, text, sizeof text);
        text[sizeof text - 1] = '\0';
        BUF_AUTO struct buf out;
        buf_init(&out, sizeof text);
        tekst_fold(text, &out);
        ck_assert(!out.failed);
        ck_assert(tekst_is_utf8(out.data, out.len));
    }
}
END_TEST

static void check_shorten(const char *text, size_t max, const char *expected)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    tekst_shorten(text, max, &out);
    ck_assert_str_eq(out.data, expected);
    ck_assert_uint_le(tekst_length(out.data), max);
}

START_TEST(shortened)
{
    check_shorten("kort", 4, "kort");
    check_shorten("lange tekst", 8, "lange t…");
    check_shorten("lange tekst", 7, "lange…"); /* no space before the dots */
    check_shorten("één twee", 3, "éé…");
    check_shorten("😀😀😀", 2, "😀…");
    check_shorten("ee\u0301e", 3, "e…"); /* no letter without its mark */
    check_shorten("ee\u0301ee", 4, "ee\u0301…");
    check_shorten("een\r\n\r\ntwee", 20, "een twee");
    check_shorten("een\ntwee", 6, "een t…");
    check_shorten("  kort  ", 4, "kort");
    check_shorten("", 0, "");
    check_shorten("a", 0, "");
    check_shorten("ab", 1, "…");
}
END_TEST

/* Word by word it is the same as folding at once, and each word is where it was written. */
static void words_are(const char *text)
{
    BUF_AUTO struct buf whole, words, word;
    buf_init(&whole, 10000);
    buf_init(&words, 10000);
    buf_init(&word, 10000);
    tekst_fold(text, &whole);
    const char *before = text, *begin = NULL;
    for (const char *at = text; tekst_woord(&at, &begin, &word); buf_clear(&word)) {
        ck_assert(begin >= before && begin < at);
        BUF_AUTO struct buf again;
        buf_init(&again, 10000);
        AUTO_FREE char *written = strndup(begin, (size_t)(at - begin));
        tekst_fold(written, &again);
        ck_assert_str_eq(again.data, word.data);
        if (words.len)
            buf_char(&words, ' ');
        buf_add(&words, word.data, word.len);
        before = at;
    }
    ck_assert_str_eq(words.data, whole.data);
}

START_TEST(words)
{
    static const char *const TEXTS[] = {
        "",
        "   ",
        "één",
        "Één, twéé; drie!",
        "  a  b ",
        "Ĳsbrand's",
        "re\xCC\x81né",
        "œuvre Ǆ x",
        "مُحَمَّد محمد",
        "a\xE2\x80\x8F"
        "b \xE2\x80\xAE"
        "c",
        "\xCC\x81 a",
        "-",
        "a-",
        "-a",
        "ЙЫЛДЫЗ\nregel",
    };
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++)
        words_are(TEXTS[i]);
    struct rng rng;
    rng_init_seeded(&rng, 11);
    for (int i = 0; i < 2000; i++) {
        BUF_AUTO struct buf text;
        buf_init(&text, 1000);
        for (uint32_t n = rng_below(&rng, 20); n > 0; n--)
            tekst_add(&text, rng_below(&rng, 4) ? 0x20 + rng_below(&rng, 0x400)
                                                : 0x1E00 + rng_below(&rng, 0x400));
        words_are(text.data);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tekst");
    TCase *tc = tcase_create("tekst");
    suite_add_tcase(suite, tc);
    tcase_add_test(tc, valid_utf8);
    tcase_add_test(tc, invalid_utf8);
    tcase_add_test(tc, code_points);
    tcase_add_test(tc, lengths);
    tcase_add_test(tc, line_ends);
    tcase_add_test(tc, ends_trimmed);
    tcase_add_test(tc, nothing_to_see);
    tcase_add_test(tc, controls_dropped);
    tcase_add_test(tc, bidi_controls_dropped);
    tcase_add_test(tc, other_text_untouched);
    tcase_add_test(tc, clean_in_a_full_buffer);
    tcase_add_test(tc, folding_separators);
    tcase_add_test(tc, folding_latin);
    tcase_add_test(tc, folding_other_scripts);
    tcase_add_test(tc, folding_loose_marks);
    tcase_add_test(tc, folding_promises);
    tcase_add_test(tc, folding_hostile_bytes);
    tcase_add_test(tc, shortened);
    tcase_add_test(tc, words);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
