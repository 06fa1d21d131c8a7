/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/multipart.h"

#include "base/buf.h"
#include "base/cleanup.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define TYPE "multipart/form-data; boundary=grens"
#define PART(name) "--grens\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define END "--grens--\r\n"

/* What was heard, on one line: "a=1|bestand<x.pdf>=%PDF|". */
static struct buf heard;

static enum result begin(void *arg, const char *naam, const char *bestand, struct probleem *p)
{
    (void)arg;
    if (strcmp(naam, "weiger") == 0)
        return probleem_set(p, PROBLEEM_CONFLICT, "nee");
    buf_text(&heard, naam);
    if (bestand)
        buf_format(&heard, "<%s>", bestand);
    buf_char(&heard, '=');
    return DONE;
}

static enum result data(void *arg, const char *bytes, size_t n, struct probleem *p)
{
    (void)arg;
    (void)p;
    buf_add(&heard, bytes, n);
    return DONE;
}

static enum result end(void *arg, struct probleem *p)
{
    (void)arg;
    (void)p;
    buf_char(&heard, '|');
    return DONE;
}

static enum result read_it(const char *type, const char *body, size_t piece, struct probleem *p)
{
    const struct multipart_hoort hoort = {begin, data, end, NULL};
    struct multipart *m = NULL;
    buf_free(&heard);
    buf_init(&heard, 1000000);
    enum result r = multipart_new(type, &hoort, 20, &m, p);
    for (size_t at = 0, n = strlen(body); r == DONE && at < n; at += piece)
        r = multipart_add(m, body + at, n - at < piece ? n - at : piece, p);
    if (r == DONE)
        r = multipart_end(m, p);
    multipart_free(m);
    return r;
}

static void expect(const char *type, const char *body, const char *wanted)
{
    static const size_t pieces[] = {1, 2, 3, 7, 64, 100000};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        PROBLEEM_AUTO struct probleem p = {0};
        ck_assert_msg(read_it(type, body, pieces[i], &p) == DONE, "%s", p.detail);
        ck_assert_str_eq(heard.data, wanted);
    }
}

static void refuse(const char *type, const char *body, const char *code)
{
    static const size_t pieces[] = {1, 5, 100000};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        PROBLEEM_AUTO struct probleem p = {0};
        ck_assert_msg(read_it(type, body, pieces[i], &p) == FAILED, "%s", heard.data);
        const json_t *one = json_array_get(p.velden, 0);
        ck_assert_int_eq(probleem_status(p.soort), 400);
        ck_assert_str_eq(json_string_value(json_object_get(one, "name")), "bestand");
        ck_assert_str_eq(json_string_value(json_object_get(one, "code")), code);
    }
}

START_TEST(parts_are_read)
{
    expect(TYPE, PART("a") "1\r\n" PART("b") "\r\n" END, "a=1|b=|");
    expect(TYPE, PART("a") "regel\r\n--gren\r\n-\r\n\r\n--grenS\r\n" END,
           "a=regel\r\n--gren\r\n-\r\n\r\n--grenS|");
    expect("multipart/form-data; boundary=\"a b:c\"",
           "--a b:c\r\ncontent-disposition: FORM-DATA; NAME=a; filename=x.pdf\r\nContent-Type: "
           "application/pdf\r\n\r\n%PDF\r\n--a b:c--",
           "a<x.pdf>=%PDF|");
    expect("Multipart/Form-Data;boundary=grens",
           "--grens\r\nContent-Disposition: form-data; name=\"b\"; "
           "filename=\"a\\\"b\\\\c%22\xC3\xA9.pdf\"; filename*=UTF-8''x\r\n\r\n\r\n" END "na",
           "b<a\"b\\c\"\xC3\xA9.pdf>=|");
    expect(TYPE,
           "--grens\r\nContent-Disposition: form-data; name=\"b\"; filename=\"\"\r\n\r\n\r\n" END,
           "b<>=|");
}
END_TEST

START_TEST(nonsense_is_refused)
{
    refuse("multipart/form-data", END, "geen-grens");
    refuse("multipart/form-data; boundary=", END, "geen-grens");
    refuse("multipart/form-data; boundary=\"a", END, "geen-grens");
    refuse("multipart/form-data; boundary=a\x01", END, "geen-grens");
    refuse(
        "multipart/form-data; boundary=1234567890123456789012345678901234567890123456789012345678"
        "9012345678901234567890",
        END, "geen-grens");
    refuse(TYPE, "", "afgebroken");
    refuse(TYPE, PART("a") "1", "afgebroken");
    refuse(TYPE, PART("a") "1\r\n--gre", "afgebroken");
    refuse(TYPE, "iets ervoor dat langer is dan een grens\r\n" PART("a") "1\r\n" END, "begin");
    refuse(TYPE, "--grensZ" PART("a"), "grens");
    refuse(TYPE, "--grens\r\n\r\n1\r\n" END, "afgebroken");
    refuse(TYPE, "--grens\r\nX: y\r\n\r\n1\r\n" END, "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n" END, "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\n1\r\n" END,
           "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n" END, "deel");
    refuse(TYPE,
           "--grens\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n" END,
           "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" END, "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: form-data; name=\"\xFF\"\r\n\r\n1\r\n" END,
           "deel");
    refuse(TYPE, "--grens\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n1\r\n" END,
           "deel");
    refuse(TYPE, "--grens\r\n: leeg\r\n\r\n1\r\n" END, "deel");
}
END_TEST

START_TEST(there_is_a_measure_to_everything)
{
    BUF_AUTO struct buf body;
    buf_init(&body, 10000000);
    for (int i = 0; i < 21; i++)
        buf_text(&body, PART("a") "1\r\n");
    buf_text(&body, END);
    refuse(TYPE, body.data, "te-veel");
    buf_clear(&body);
    buf_text(&body, "--grens\r\nX: ");
    for (int i = 0; i < 100000; i++)
        buf_char(&body, 'x');
    refuse(TYPE, body.data, "kop-te-lang");
    buf_clear(&body);
    buf_text(&body, "--grens\r\nContent-Disposition: form-data; name=\"a\"; filename=\"");
    for (int i = 0; i < 1001; i++)
        buf_char(&body, 'x');
    buf_text(&body, "\"\r\n\r\n1\r\n" END);
    refuse(TYPE, body.data, "deel");
}
END_TEST

START_TEST(who_hears_may_refuse)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(read_it(TYPE, PART("weiger") "1\r\n" PART("a") "1\r\n" END, 10, &p), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_CONFLICT);
    ck_assert_str_eq(heard.data, "");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("multipart");
    TCase *tcase = tcase_create("multipart");
    tcase_add_test(tcase, parts_are_read);
    tcase_add_test(tcase, nonsense_is_refused);
    tcase_add_test(tcase, there_is_a_measure_to_everything);
    tcase_add_test(tcase, who_hears_may_refuse);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
