/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/buf.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct buf b;

static void setup(void) { buf_init(&b, 1000); }
static void teardown(void) { buf_free(&b); }

START_TEST(empty)
{
    ck_assert_ptr_nonnull(b.data);
    ck_assert_str_eq(b.data, "");
    ck_assert_uint_eq(b.len, 0);
    ck_assert(!b.failed);
    buf_add(&b, NULL, 0);
    buf_text(&b, "");
    buf_format(&b, "%s", "");
    buf_html(&b, "", 0);
    ck_assert_uint_eq(b.cap, 0); /* nothing allocated for nothing */
}
END_TEST

START_TEST(appending)
{
    buf_text(&b, "een");
    buf_char(&b, ' ');
    buf_add(&b, "tweedrie", 4);
    buf_format(&b, " %d %s", 3, "vier");
    ck_assert_str_eq(b.data, "een twee 3 vier");
    ck_assert_uint_eq(b.len, strlen(b.data));
    buf_add(&b, "\0x", 2); /* bytes, not text */
    ck_assert_uint_eq(b.len, 17);
    ck_assert_int_eq(b.data[16], 'x');
    ck_assert_int_eq(b.data[17], '\0');
}
END_TEST

START_TEST(growing)
{
    buf_free(&b);
    buf_init(&b, 1000000);
    for (int i = 0; i < 100000; i++)
        buf_add(&b, "abcdefghij", 10);
    ck_assert(!b.failed);
    ck_assert_uint_eq(b.len, 1000000);
    ck_assert_uint_eq(strlen(b.data), 1000000);
    ck_assert_uint_le(b.cap, b.max + 1);
    buf_char(&b, 'k');
    ck_assert(b.failed);
}
END_TEST

START_TEST(the_maximum)
{
    buf_init(&b, 5);
    buf_text(&b, "12345"); /* just fits */
    ck_assert(!b.failed);
    ck_assert_str_eq(b.data, "12345");
    buf_text(&b, "");
    ck_assert(!b.failed);
    buf_char(&b, '6');
    ck_assert(b.failed);
    ck_assert_str_eq(b.data, "12345");
}
END_TEST

/* Once failed it takes nothing any more, not even what would fit. */
START_TEST(the_error_sticks)
{
    buf_init(&b, 5);
    buf_text(&b, "123");
    buf_text(&b, "456");
    buf_char(&b, '4');
    buf_format(&b, "%d", 4);
    buf_html(&b, "4", 1);
    ck_assert(b.failed);
    ck_assert_str_eq(b.data, "123");
    ck_assert_ptr_null(buf_steal(&b, NULL));
    ck_assert_str_eq(b.data, "");
    ck_assert(!b.failed); /* stolen from: empty and usable again */
    buf_text(&b, "12345");
    ck_assert(!b.failed);
}
END_TEST

START_TEST(sizes_that_overflow)
{
    buf_text(&b, "x");
    buf_add(&b, "y", SIZE_MAX);
    ck_assert(b.failed);
    buf_clear(&b);
    buf_add(&b, "y", SIZE_MAX - 1);
    ck_assert(b.failed);
    ck_assert_str_eq(b.data, "");
}
END_TEST

START_TEST(a_maximum_of_nothing)
{
    buf_init(&b, 0);
    buf_text(&b, "");
    ck_assert(!b.failed);
    buf_char(&b, 'a');
    ck_assert(b.failed);
    ck_assert_str_eq(b.data, "");
}
END_TEST

START_TEST(clearing_and_cutting)
{
    buf_text(&b, "een twee");
    buf_cut(&b, 100);
    ck_assert_str_eq(b.data, "een twee");
    buf_cut(&b, 3);
    ck_assert_str_eq(b.data, "een");
    ck_assert_uint_eq(b.len, 3);
    size_t cap = b.cap;
    buf_clear(&b);
    ck_assert_str_eq(b.data, "");
    ck_assert_uint_eq(b.cap, cap);
    buf_cut(&b, 0);
    buf_text(&b, "drie");
    ck_assert_str_eq(b.data, "drie");
    struct buf fresh;
    buf_init(&fresh, 10);
    buf_clear(&fresh); /* the shared empty text is not written to */
    buf_cut(&fresh, 0);
    buf_free(&fresh);
    buf_free(&fresh);
    buf_free(NULL);
}
END_TEST

START_TEST(html)
{
    static const char text[] = "<a href=\"x\" title='y'>Jan & Piet</a> €";
    buf_html(&b, text, strlen(text));
    ck_assert_str_eq(b.data,
                     "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;Jan &amp; Piet&lt;/a&gt; €");
    buf_clear(&b);
    buf_html(&b, "a<b", 2);
    ck_assert_str_eq(b.data, "a&lt;");
    buf_clear(&b);
    buf_html(&b, "&&", 2);
    ck_assert_str_eq(b.data, "&amp;&amp;");
}
END_TEST

START_TEST(html_that_does_not_fit)
{
    buf_init(&b, 6);
    buf_html(&b, "ab<cd", 5); /* never half an escape */
    ck_assert_str_eq(b.data, "ab&lt;");
    ck_assert(b.failed);
    buf_free(&b);
    buf_init(&b, 4);
    buf_html(&b, "ab<", 3);
    ck_assert(b.failed);
    ck_assert_str_eq(b.data, "ab");
}
END_TEST

START_TEST(stealing)
{
    size_t len = 7;
    char *text = buf_steal(&b, &len);
    ck_assert_str_eq(text, "");
    ck_assert_uint_eq(len, 0);
    free(text);
    buf_text(&b, "van mij");
    text = buf_steal(&b, &len);
    ck_assert_str_eq(text, "van mij");
    ck_assert_uint_eq(len, 7);
    free(text);
    ck_assert_str_eq(b.data, "");
    ck_assert_uint_eq(b.max, 1000);
}
END_TEST

START_TEST(formats)
{
    char longer[600];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    buf_format(&b, "<%s>", longer); /* longer than any first guess */
    ck_assert_uint_eq(b.len, 601);
    ck_assert_int_eq(b.data[600], '>');
    buf_format(&b, "%s", longer);
    ck_assert(b.failed);
    ck_assert_uint_eq(b.len, 601);
}
END_TEST

START_TEST(in_a_url)
{
    buf_url(&b, "/leden/Ané&b=1?c#%~");
    ck_assert_str_eq(b.data, "/leden/An%C3%A9%26b%3D1%3Fc%23%25~");
    ck_assert(!b.failed);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buf");
    TCase *tc = tcase_create("buf");
    suite_add_tcase(suite, tc);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, empty);
    tcase_add_test(tc, appending);
    tcase_add_test(tc, growing);
    tcase_add_test(tc, the_maximum);
    tcase_add_test(tc, the_error_sticks);
    tcase_add_test(tc, sizes_that_overflow);
    tcase_add_test(tc, a_maximum_of_nothing);
    tcase_add_test(tc, clearing_and_cutting);
    tcase_add_test(tc, html);
    tcase_add_test(tc, html_that_does_not_fit);
    tcase_add_test(tc, stealing);
    tcase_add_test(tc, formats);
    tcase_add_test(tc, in_a_url);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
