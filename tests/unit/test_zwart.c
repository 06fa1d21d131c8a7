/* SPDX-License-Identifier: EUPL-1.2 */
/* Blacking out (domein/zwart.h). */
#include "base/cleanup.h"
#include "domein/zwart.h"

#include <check.h>
#include <stdlib.h>

static json_t *namen(const char *naam, const char *niet)
{
    json_t *except = json_object(), *words = json_object();
    zwart_namen(except, niet, NULL);
    zwart_namen(words, naam, except);
    json_decref(except);
    return words;
}

static void merkt(const char *naam, const char *niet, const char *tekst, const char *verwacht)
{
    BUF_AUTO struct buf out;
    AUTO_JSON json_t *words = namen(naam, niet);
    buf_init(&out, 10000);
    (void)zwart_merk(tekst, words, &out);
    ck_assert_str_eq(out.data, verwacht);
    ck_assert(zwart_klopt(out.data, tekst));
}

START_TEST(test_names_are_marked)
{
    merkt("Mark de Boer", "Elif", "Mark de Boer belde.", "[[Mark]] de [[Boer]] belde.");
    merkt("Mark de Boer", NULL, "Marks fiets, de markt", "[[Marks]] fiets, de markt");
    merkt("Elif Yıldız", NULL, "ELIF YILDIZ en élif", "[[ELIF]] [[YILDIZ]] en [[élif]]");
    merkt("Noor Yıldız", "Elif Yıldız", "Noor Yildiz", "[[Noor]] Yildiz");
    merkt("Jan", NULL, "[[Jan]] [x]", "[ [[[Jan]]] ] [x]");
    merkt("Jan", NULL, "", "");
    merkt("A van de B", NULL, "A van de B", "A van de B");
}
END_TEST

START_TEST(test_what_is_marked_goes)
{
    static const struct {
        const char *in, *out; /* NULL: refused */
    } CASES[] = {
        {"[[Mark]] belde [[zijn vader]].", "[weggelaten] belde [weggelaten]."},
        {"niets", "niets"},
        {"[[open", NULL},
        {"dicht]]", NULL},
        {"[[a [[b]]", NULL},
        {"[[]]x", "[weggelaten]x"},
        {"een [haakje]", "een [haakje]"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        BUF_AUTO struct buf out;
        buf_init(&out, 1000);
        bool whole = zwart_uit(CASES[i].in, true, &out);
        ck_assert_int_eq(whole, CASES[i].out != NULL);
        if (CASES[i].out)
            ck_assert_str_eq(out.data, CASES[i].out);
    }
}
END_TEST

START_TEST(test_nothing_else_may_change)
{
    ck_assert(zwart_klopt("Elif [[en Mark]]\r\n praten", "Elif en Mark\npraten"));
    ck_assert(!zwart_klopt("Elif praat", "Elif en Mark praten"));
    ck_assert(!zwart_klopt("Elif en Mark praten niet", "Elif en Mark praten"));
    ck_assert(!zwart_klopt("", "iets"));
    ck_assert(zwart_klopt("", ""));
    ck_assert(zwart_noemt("Hij woont bij zijn Moeder."));
    ck_assert(!zwart_noemt("Hij houdt van moederdag."));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("zwart");
    TCase *t = tcase_create("zwart");
    tcase_add_test(t, test_names_are_marked);
    tcase_add_test(t, test_what_is_marked_goes);
    tcase_add_test(t, test_nothing_else_may_change);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
