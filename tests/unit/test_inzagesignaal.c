/* SPDX-License-Identifier: EUPL-1.2 */
/* The counting behind the signals of unusual access. */
#include "base/cleanup.h"
#include "base/clock.h"
#include "domein/inzagesignaal_tel.h"

#include <check.h>
#include <stdlib.h>

#define UUR 3600

/* 2026-11-23 is a Monday; its midnight in Amsterdam. */
static int64_t monday(int days, int hours, int minutes)
{
    char dag[DATUM_SIZE];
    datum_add_days("2026-11-23", days, dag);
    return clock_local_midnight(dag) + hours * UUR + minutes * 60;
}

START_TEST(test_window)
{
    const struct blik b[] = {
        {1, 0, 7, false, false},    {2, 100, 8, false, false},  {3, 200, 7, false, false},
        {4, 3700, 9, false, false}, {5, 3750, 10, false, true}, {6, 3800, 11, false, false},
        {7, 3800, 8, false, false},
    };
    size_t first, last;
    bool made = false;
    ck_assert_uint_eq(tel_venster(b, COUNT_OF(b), 3600, &first, &last, &made), 4);
    ck_assert_uint_eq(first, 2);
    ck_assert_uint_eq(last, 6);
    ck_assert_uint_eq(tel_venster(b, COUNT_OF(b), 100, &first, &last, &made), 3);
    ck_assert_uint_eq(first, 3);
    ck_assert_uint_eq(tel_venster(b, COUNT_OF(b), 100000, &first, &last, &made), 4);
    ck_assert_uint_eq(tel_venster(b, 0, 3600, &first, &last, &made), 0);
    ck_assert_uint_eq(tel_venster(b + 4, 1, 3600, &first, &last, &made), 0);
    ck_assert_uint_eq(tel_venster(b, 1, 1, &first, &last, &made), 1);
    ck_assert(made);
}
END_TEST

/* Each household has one number below how many there are; a list has none. */
START_TEST(test_numbers)
{
    const struct blik b[] = {
        {1, 0, 70, false, false}, {2, 0, -8, false, false}, {3, 0, 70, false, false},
        {4, 0, 9, false, true},   {5, 0, 0, false, false},  {6, 0, -8, false, false},
    };
    int nummer[COUNT_OF(b)];
    bool made;
    ck_assert_uint_eq(tel_nummers(b, COUNT_OF(b), nummer, &made), 3);
    ck_assert(made);
    ck_assert_int_eq(nummer[3], GEEN_NUMMER);
    for (size_t i = 0; i < COUNT_OF(b); i++)
        for (size_t k = 0; k < COUNT_OF(b); k++)
            if (!b[i].lijst && !b[k].lijst) {
                ck_assert_int_ge(nummer[i], 0);
                ck_assert_int_lt(nummer[i], 3);
                ck_assert((nummer[i] == nummer[k]) == (b[i].wat == b[k].wat));
            }
    ck_assert_uint_eq(tel_nummers(b, 0, nummer, &made), 0);
    ck_assert(made);
}
END_TEST

/* Against counting by hand, over many small days. */
START_TEST(test_window_random)
{
    unsigned seed = 12345;
    for (int round = 0; round < 2000; round++) {
        struct blik b[24];
        size_t count = 1 + (size_t)(round % 24), most = 0, first, last;
        int64_t at = 0, window = 1 + round % 40;
        bool made = false;
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1103515245u + 12345u;
            at += seed >> 16 & 15;
            b[i] = (struct blik){(int64_t)i, at, seed >> 20 & 7, false, (seed >> 24 & 7) == 0};
        }
        for (size_t i = 0; i < count; i++) {
            bool seen[8] = {false};
            size_t n = 0;
            for (size_t k = i; k < count && b[k].tijd - b[i].tijd <= window; k++)
                if (!b[i].lijst && !b[k].lijst && !seen[b[k].wat]) {
                    seen[b[k].wat] = true;
                    n++;
                }
            most = n > most ? n : most;
        }
        ck_assert_uint_eq(tel_venster(b, count, window, &first, &last, &made), most);
    }
}
END_TEST

START_TEST(test_hours)
{
    AUTO_JSON json_t *days = json_pack("[{s:s}]", "datum", "2026-11-25");
    const struct werktijd w = {7 * 60, 20 * 60, 31, days};
    static const struct {
        int days, hours, minutes;
        bool outside;
    } asked[] = {
        {0, 6, 59, true}, {0, 7, 0, false},  {0, 19, 59, false}, {0, 20, 0, true},
        {0, 0, 0, true},  {0, 23, 59, true}, {4, 12, 0, false},  {5, 12, 0, true},
        {6, 12, 0, true}, {2, 12, 0, true}, /* a holiday */
    };
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        ck_assert_msg(buiten_werktijd(&w, monday(asked[i].days, asked[i].hours,
                                                 asked[i].minutes)) == asked[i].outside,
                      "%zu", i);
    /* summer and winter: seven by the clock on the wall */
    ck_assert(!buiten_werktijd(&w, clock_local_midnight("2026-07-06") + 7 * UUR));
    ck_assert(buiten_werktijd(&w, clock_local_midnight("2026-07-06") + 7 * UUR - 1));
    ck_assert(!buiten_werktijd(&w, clock_local_midnight("2026-12-07") + 7 * UUR));
    /* Sundays too, and all night */
    const struct werktijd always = {0, 1440, 127, NULL};
    ck_assert(!buiten_werktijd(&always, monday(6, 23, 59)));
}
END_TEST

START_TEST(test_names)
{
    static const struct {
        const char *naam, *account;
        bool same;
    } asked[] = {
        {"Vries", "Sanne de Vries", true},
        {"Vries", "Sanne Jansen-de Vries", true},
        {"Jansen", "Sanne Jansen-de Vries", true},
        {"Jansen-Vries", "Sanne Jansen Vries", true},
        {"Yıldız", "Elif YILDIZ", true},
        {"Müller", "Jan Muller", true},
        {"Sanne", "Sanne de Vries", false},
        {"Vrie", "Sanne de Vries", false},
        {"Ries", "Sanne de Vries", false},
        {"Jansen", "Jansen", true},
        {"Bo", "Anna Bo", false}, /* too short to say anything */
        {"", "Anna Bos", false},
        {"de", "Sanne de Vries", false},
        {"Berg", "", false},
    };
    for (size_t i = 0; i < COUNT_OF(asked); i++)
        ck_assert_msg(naam_gelijk(asked[i].naam, asked[i].account) == asked[i].same, "%s in %s",
                      asked[i].naam, asked[i].account);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("inzagesignaal");
    TCase *t = tcase_create("tel");
    tcase_add_test(t, test_window);
    tcase_add_test(t, test_window_random);
    tcase_add_test(t, test_numbers);
    tcase_add_test(t, test_hours);
    tcase_add_test(t, test_names);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
