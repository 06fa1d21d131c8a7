/* SPDX-License-Identifier: EUPL-1.2 */
#include "zegt.h"

START_TEST(getal_the_dutch_way)
{
    static const struct {
        json_int_t value;
        const char *expected;
    } WHOLE[] = {{0, "0"},
                 {7, "7"},
                 {999, "999"},
                 {1000, "1.000"},
                 {1234567, "1.234.567"},
                 {-1000, "-1.000"},
                 {-999, "-999"},
                 {INT64_MIN, "-9.223.372.036.854.775.808"}};
    static const struct {
        double value;
        const char *expected;
    } REAL[] = {{0.9, "0,9"},   {1234.5, "1.234,5"}, {2.0, "2"},
                {100.0, "100"}, {-0.25, "-0,25"},    {-0.001, "0"},
                {0.0, "0"},     {1e6, "1.000.000"},  {12345.678, "12.345,68"}};
    for (size_t i = 0; i < COUNT_OF(WHOLE); i++)
        says_json(json_integer(WHOLE[i].value), "getal", WHOLE[i].expected, true);
    for (size_t i = 0; i < COUNT_OF(REAL); i++)
        says_json(json_real(REAL[i].value), "getal", REAL[i].expected, true);
    refuses("12", "getal");
    refuses_json(json_false(), "getal");
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bool truthy;
    AUTO_JSON json_t *huge = json_real(-1.7e308);
    ck_assert(woorden_format(&dag, huge, "getal", &out, &truthy));
    ck_assert_uint_eq(out.len, 1 + 309 + 102);
}
END_TEST

START_TEST(counted)
{
    says_json(json_integer(1), "regels", "1 regel", true);
    says_json(json_integer(0), "regels", "0 regels", true);
    says_json(json_integer(1224), "regels", "1.224 regels", true);
    says_json(json_integer(1), "huishoudens", "1 huishouden", true);
    says_json(json_integer(2), "huishoudens", "2 huishoudens", true);
    says_json(json_integer(1), "weken", "1 week", true);
    says_json(json_integer(1), "dagen", "1 dag", true);
    says_json(json_integer(1), "een", "1", true);
    says_json(json_integer(21), "een", "21", false);
    refuses("1", "een");
    refuses("1", "regels");
}
END_TEST

START_TEST(first_letters)
{
    says("anna", "initiaal", "A");
    says("élodie", "initiaal", "É");
    says("şükrü", "initiaal", "Ş");
    says("ıtır", "initiaal", "I");
    says("ÿ", "initiaal", "Ÿ");
    says("łukasz", "initiaal", "Ł");
    says("žofie", "initiaal", "Ž");
    says("ijsbrand", "initiaal", "IJ");
    says("Ijsbrand", "initiaal", "IJ");
    says("ßx", "kop", "ßx");
    says("÷", "initiaal", "÷");
    says("7up", "initiaal", "7");
    says("李", "initiaal", "李");
    says("🙂x", "initiaal", "🙂");
    says("", "initiaal", "");
    says("ijsbaan dicht", "kop", "IJsbaan dicht");
    says("gesprek op school", "kop", "Gesprek op school");
    says("I", "kop", "I");
    says("ĸ", "kop", "ĸ");
    says("", "kop", "");
    refuses_json(json_integer(1), "kop");
    refuses_json(json_integer(1), "initiaal");
}
END_TEST

START_TEST(codes_of_an_actie)
{
    static const char *const NAMES[][2] = {{"open", "Open"},           {"aanvaard", "Aanvaard"},
                                           {"bezig", "Mee bezig"},     {"gereed", "Klaar"},
                                           {"geweigerd", "Geweigerd"}, {"vervallen", "Vervallen"}};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++)
        says(NAMES[i][0], "naam", NAMES[i][1]);
    says("gereed", "icoon", "circle-check");
    says("gereed", "toon", "goed");
    says("", "naam", "");
    refuses("weg", "naam");
    refuses("weg", "woord");
    refuses("Open", "naam");
    refuses_json(json_true(), "naam");
}
END_TEST

static bool is_tone(const char *toon)
{
    static const char *const TONES[] = {"", "goed", "let-op", "gevaar", "info", "rust"};
    for (size_t i = 0; i < COUNT_OF(TONES); i++)
        if (strcmp(toon, TONES[i]) == 0)
            return true;
    return false;
}

static bool stands_once(const char *code)
{
    int times = 0;
    for (size_t i = 0; WOORDEN_TABELLEN[i]; i++)
        for (const struct woorden_rij *r = WOORDEN_TABELLEN[i]; r->code; r++)
            times += strcmp(r->code, code) == 0;
    return times == 1;
}

/* The tables that come with the product: a code stands once, and every row says something. */
START_TEST(codes_of_the_product)
{
    size_t n = 0;
    for (size_t i = 0; WOORDEN_TABELLEN[i]; i++)
        for (const struct woorden_rij *r = WOORDEN_TABELLEN[i]; r->code; r++, n++) {
            ck_assert_msg(r->naam[0] && r->icoon[0], "%s", r->code);
            ck_assert_msg(is_tone(r->toon), "%s: %s", r->code, r->toon);
            ck_assert_msg(stands_once(r->code), "%s", r->code);
            says(r->code, "naam", r->naam);
            says(r->code, "icoon", r->icoon);
            says(r->code, "toon", r->toon);
        }
    ck_assert_uint_gt(n, 50);
}
END_TEST

START_TEST(codes_of_two_lists)
{
    says("actief", "doel.naam", "Loopt");
    says("actief", "betrokkenheid.naam", "Helpt mee");
    says("behaald", "doel.naam", "Behaald");
    refuses("actief", "naam");
    says("waarneming", "naam", "Regie waarnemen");
    says("waarneming", "notitie.naam", "Wat iemand zag");
}
END_TEST

START_TEST(codes_can_be_set_and_replaced)
{
    ck_assert_int_eq(woorden_codes_set(woorden, "gereed", "Af", "flag", ""), DONE);
    says("gereed", "naam", "Af");
    says("gereed", "icoon", "flag");
    says("gereed", "toon", "");
    ck_assert_int_eq(woorden_codes_set(woorden, "signaal:open", "Niet beantwoord", "x", "gevaar"),
                     DONE);
    says("open", "naam", "Open");
    says("open", "signaal.naam", "Niet beantwoord");
    says("open", "signaal.toon", "gevaar");
    says("signaal:open", "naam", "Niet beantwoord");
    says("bezig", "signaal.naam", "Mee bezig");
    says("open", "actie.naam", "Open");
    refuses("weg", "signaal.naam");
    ck_assert_int_eq(woorden_codes_set(woorden, "", "x", "", ""), FAILED);
}
END_TEST

START_TEST(codes_by_the_thousand)
{
    for (int i = 0; i < 5000; i++) {
        char code[20], naam[20];
        (void)snprintf(code, sizeof code, "code-%d", i);
        (void)snprintf(naam, sizeof naam, "Naam %d", i);
        ck_assert_int_eq(woorden_codes_set(woorden, code, naam, "", ""), DONE);
    }
    says("code-0", "naam", "Naam 0");
    says("code-4999", "naam", "Naam 4999");
    says("open", "naam", "Open");
    refuses("code-5000", "naam");
}
END_TEST

START_TEST(refuses_unknown_formats)
{
    static const char *const BAD[] = {"", "Dag", "dagen", "datum", "lijst.dag", "naam.", ".naam.x"};
    for (size_t i = 0; i < COUNT_OF(BAD); i++)
        refuses("2026-11-19", BAD[i]);
}
END_TEST

START_TEST(needs_a_whole_date_for_today)
{
    static const char *const BAD[] = {"", "2026-11-00", "2026-02-29", "vandaag"};
    struct woorden_dag d;
    for (size_t i = 0; i < COUNT_OF(BAD); i++)
        ck_assert_int_eq(woorden_dag_set(&d, woorden, BAD[i]), FAILED);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("woorden");
    TCase *words = tcase_create("words");
    tcase_add_checked_fixture(words, setup, teardown);
    tcase_add_test(words, getal_the_dutch_way);
    tcase_add_test(words, counted);
    tcase_add_test(words, first_letters);
    tcase_add_test(words, codes_of_an_actie);
    tcase_add_test(words, codes_of_the_product);
    tcase_add_test(words, codes_of_two_lists);
    tcase_add_test(words, codes_can_be_set_and_replaced);
    tcase_add_test(words, codes_by_the_thousand);
    tcase_add_test(words, refuses_unknown_formats);
    tcase_add_test(words, needs_a_whole_date_for_today);
    suite_add_tcase(suite, words);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
