/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "render/woorden.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct woorden *woorden;
static struct woorden_dag dag;

static void setup(void)
{
    woorden = woorden_new();
    ck_assert_ptr_nonnull(woorden);
    ck_assert_int_eq(woorden_dag_set(&dag, woorden, "2026-11-19"), DONE); /* a Thursday */
}

static void teardown(void) { woorden_free(woorden); }

static void today(const char *vandaag)
{
    ck_assert_int_eq(woorden_dag_set(&dag, woorden, vandaag), DONE);
}

/* Consumes `value`. The truth must be the same whether something is printed or not. */
static void says_json(json_t *value, const char *format, const char *expected, bool truthy)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bool said = !truthy, asked = !truthy;
    ck_assert_msg(woorden_format(&dag, value, format, &out, &said), "%s refused", format);
    ck_assert_str_eq(out.data, expected);
    ck_assert(woorden_format(&dag, value, format, NULL, &asked));
    ck_assert_msg(said == truthy && asked == truthy, "%s of '%s'", format, expected);
    json_decref(value);
}

static void says(const char *value, const char *format, const char *expected)
{
    says_json(json_string(value), format, expected, *expected != '\0');
}

static void says_unknown(const char *format)
{
    says_json(json_string(""), format, "onbekend", false);
}

static void refuses_json(json_t *value, const char *format)
{
    BUF_AUTO struct buf out;
    buf_init(&out, 1000);
    bool truthy;
    ck_assert_msg(!woorden_format(&dag, value, format, &out, &truthy), "%s said '%s'", format,
                  out.data);
    json_decref(value);
}

static void refuses(const char *value, const char *format)
{
    refuses_json(json_string(value), format);
}

START_TEST(dag_leaves_out_this_year)
{
    says("2026-11-19", "dag", "19 november");
    says("2026-01-01", "dag", "1 januari");
    says("2027-01-01", "dag", "1 januari 2027");
    says("2025-12-31", "dag", "31 december 2025");
    says("2028-02-29", "dag", "29 februari 2028");
    says("", "dag", "");
    says("2026-05-00", "dag", "mei 2026");
    says("2026-00-00", "dag", "2026");
}
END_TEST

START_TEST(dag_names_every_month)
{
    static const char *const MONTHS[] = {"januari",   "februari", "maart",    "april",
                                         "mei",       "juni",     "juli",     "augustus",
                                         "september", "oktober",  "november", "december"};
    for (int i = 0; i < 12; i++) {
        char datum[16], expected[32];
        (void)snprintf(datum, sizeof datum, "2026-%02d-10", i + 1);
        (void)snprintf(expected, sizeof expected, "10 %s", MONTHS[i]);
        says(datum, "dag", expected);
    }
}
END_TEST

START_TEST(dag_of_an_instant_is_local)
{
    says("2026-11-18T22:59:59Z", "dag", "18 november");
    says("2026-11-18T23:00:00Z", "dag", "19 november");
    says("2026-07-18T22:00:00Z", "dag", "19 juli");
    says("2026-12-31T23:00:00Z", "dag", "1 januari 2027");
    says("2026-11-18T22:59:59Z", "woord", "gisteren");
    says("2026-11-18T23:00:00Z", "woord", "vandaag");
}
END_TEST

START_TEST(dagweek_names_the_day)
{
    says("2026-12-03", "dagweek", "do 3 december");
    says("2026-11-16", "dagweek", "ma 16 november");
    says("2026-11-17", "dagweek", "di 17 november");
    says("2026-11-18", "dagweek", "wo 18 november");
    says("2026-11-20", "dagweek", "vr 20 november");
    says("2026-11-21", "dagweek", "za 21 november");
    says("2026-11-22", "dagweek", "zo 22 november");
    says("2027-01-01", "dagweek", "vr 1 januari 2027");
    says("2027-01-00", "dagweek", "januari 2027");
    says("", "dagweek", "");
}
END_TEST

START_TEST(woord_is_what_people_say)
{
    says("2026-11-19", "woord", "vandaag");
    says("2026-11-20", "woord", "morgen");
    says("2026-11-18", "woord", "gisteren");
    says("2026-11-21", "woord", "21 november");
    says("2026-11-17", "woord", "17 november");
    says("", "woord", "");
    today("2027-01-01");
    says("2026-12-31", "woord", "gisteren");
    today("2028-02-28");
    says("2028-02-29", "woord", "morgen");
    says("2028-03-01", "woord", "1 maart");
}
END_TEST

START_TEST(afstand_counts_days_weeks_months_years)
{
    static const struct {
        const char *datum, *expected;
    } CASES[] = {
        {"2026-11-19", "vandaag"},           {"2026-11-20", "morgen"},
        {"2026-11-18", "gisteren"},          {"2026-11-21", "over 2 dagen"},
        {"2026-11-16", "3 dagen geleden"},   {"2026-12-02", "over 13 dagen"},
        {"2026-12-03", "over 2 weken"},      {"2026-12-09", "over 2 weken"},
        {"2026-12-10", "over 3 weken"},      {"2026-11-05", "2 weken geleden"},
        {"2027-01-18", "over 8 weken"},      {"2027-01-19", "over 2 maanden"},
        {"2027-02-18", "over 2 maanden"},    {"2027-02-19", "over 3 maanden"},
        {"2026-09-19", "2 maanden geleden"}, {"2026-09-20", "8 weken geleden"},
        {"2028-11-18", "over 23 maanden"},   {"2028-11-19", "over 2 jaar"},
        {"2024-11-19", "2 jaar geleden"},    {"2008-11-20", "17 jaar geleden"},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        says(CASES[i].datum, "afstand", CASES[i].expected);
    says("", "afstand", "");
    says("2012-05-00", "afstand", "mei 2012");
}
END_TEST

START_TEST(telaat_only_when_it_is)
{
    says("2026-11-12", "telaat", "7 dagen te laat");
    says("2026-11-18", "telaat", "1 dag te laat");
    says("2026-11-19", "telaat", "");
    says("2026-11-20", "telaat", "");
    says("", "telaat", "");
    says("2025-11-19", "telaat", "365 dagen te laat");
    refuses("2026-11-00", "telaat");
}
END_TEST

START_TEST(tijdstip_in_amsterdam)
{
    says("2026-11-18T10:20:00Z", "tijdstip", "18 november, 11.20 uur");
    says("2026-07-01T10:05:59.999Z", "tijdstip", "1 juli, 12.05 uur");
    says("2025-11-18T08:00:00Z", "tijdstip", "18 november 2025, 9.00 uur");
    says("2026-12-31T23:30:00Z", "tijdstip", "1 januari 2027, 0.30 uur");
    says("2026-11-18T11:20:00+01:00", "tijdstip", "18 november, 11.20 uur");
    says("2026-11-18T05:50:00-0430", "tijdstip", "18 november, 11.20 uur");
    says("2026-11-18T10:20Z", "tijdstip", "18 november, 11.20 uur");
    says("", "tijdstip", "");
}
END_TEST

/* Last Sunday of March and of October, 01:00 UTC: 29 March and 25 October in 2026. */
START_TEST(tijdstip_minds_summer_time)
{
    says("2026-03-29T00:59:59Z", "tijdstip", "29 maart, 1.59 uur");
    says("2026-03-29T01:00:00Z", "tijdstip", "29 maart, 3.00 uur");
    says("2026-10-25T00:59:59Z", "tijdstip", "25 oktober, 2.59 uur");
    says("2026-10-25T01:00:00Z", "tijdstip", "25 oktober, 2.00 uur");
    says("2024-03-31T01:00:00Z", "uur", "3.00 uur");
    says("2024-03-30T01:00:00Z", "uur", "2.00 uur");
    says("2027-10-31T00:59:00Z", "uur", "2.59 uur");
    says("2027-10-31T01:00:00Z", "uur", "2.00 uur");
}
END_TEST

START_TEST(uur_of_an_instant_or_a_time)
{
    says("2026-11-18T10:20:00Z", "uur", "11.20 uur");
    says("17:00", "uur", "17.00 uur");
    says("09:05:30", "uur", "9.05 uur");
    says("00:00", "uur", "0.00 uur");
    says("", "uur", "");
    refuses("24:00", "uur");
    refuses("9:05", "uur");
    refuses("09:60", "uur");
    refuses("09:05 ", "uur");
    refuses("2026-11-18", "uur");
}
END_TEST

START_TEST(refuses_what_is_no_date)
{
    static const char *const FORMATS[] = {"dag",      "dagweek",   "woord",    "afstand", "telaat",
                                          "leeftijd", "deeldatum", "tijdstip", "uur"};
    static const char *const BAD[] = {"x",
                                      "2026-02-29",
                                      "2026-13-01",
                                      "2026-00-05",
                                      "26-11-19",
                                      "2026-11-19 ",
                                      "2026-11-19T",
                                      "2026-11-19T1",
                                      "2026-11-19T10:20:00",
                                      "2026-11-19T10:20:00z",
                                      "2026-11-19T10:20:00Zx",
                                      "2026-11-19T10:20:61Z",
                                      "2026-11-19T10:20:00.Z",
                                      "2026-11-19T10:20:00+1",
                                      "2026-11-19T10:20:00+01:",
                                      "2026-11-19T10:20:00+01:000",
                                      "2026-02-30T10:20:00Z",
                                      "2026-11-00T10:20:00Z"};
    for (size_t f = 0; f < COUNT_OF(FORMATS); f++) {
        for (size_t i = 0; i < COUNT_OF(BAD); i++)
            refuses(BAD[i], FORMATS[f]);
        refuses_json(json_integer(20261119), FORMATS[f]);
        refuses_json(json_true(), FORMATS[f]);
    }
    refuses("2026-11-19", "tijdstip");
    refuses("2026-05-00", "tijdstip");
}
END_TEST

START_TEST(leeftijd_of_whole_and_partial_dates)
{
    says("2012-05-02", "leeftijd", "14");
    says("2012-11-19", "leeftijd", "14");
    says("2012-11-20", "leeftijd", "13");
    says("2026-11-19", "leeftijd", "0");
    says("2026-11-20", "leeftijd", "nog niet geboren");
    says("2012-05-00", "leeftijd", "14");
    says("2011-11-00", "leeftijd", "14 of 15");
    says("2011-00-00", "leeftijd", "14 of 15");
    says("2026-11-00", "leeftijd", "0");
    says("2026-12-00", "leeftijd", "nog niet geboren");
    says_unknown("leeftijd");
    today("2026-12-31");
    says("2011-00-00", "leeftijd", "15");
}
END_TEST

START_TEST(leeftijd_of_29_february)
{
    today("2026-02-28");
    says("2008-02-29", "leeftijd", "17");
    today("2026-03-01");
    says("2008-02-29", "leeftijd", "18");
    today("2028-02-28");
    says("2012-02-29", "leeftijd", "15");
    today("2028-02-29");
    says("2012-02-29", "leeftijd", "16");
}
END_TEST

START_TEST(deeldatum_says_what_is_known)
{
    says("2012-05-02", "deeldatum", "2 mei 2012");
    says("2026-05-02", "deeldatum", "2 mei 2026");
    says("2012-05-00", "deeldatum", "mei 2012");
    says("2012-00-00", "deeldatum", "2012");
    says_unknown("deeldatum");
    refuses("0000-00-00", "deeldatum");
}
END_TEST

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
    says("gereed", "woord", "Klaar");
    says("gereed", "icoon", "circle-check");
    says("gereed", "toon", "goed");
    says("", "naam", "");
    refuses("weg", "naam");
    refuses("weg", "woord");
    refuses("Open", "naam");
    refuses_json(json_true(), "naam");
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
    TCase *dates = tcase_create("dates"), *rest = tcase_create("rest");
    tcase_add_checked_fixture(dates, setup, teardown);
    tcase_add_test(dates, dag_leaves_out_this_year);
    tcase_add_test(dates, dag_names_every_month);
    tcase_add_test(dates, dag_of_an_instant_is_local);
    tcase_add_test(dates, dagweek_names_the_day);
    tcase_add_test(dates, woord_is_what_people_say);
    tcase_add_test(dates, afstand_counts_days_weeks_months_years);
    tcase_add_test(dates, telaat_only_when_it_is);
    tcase_add_test(dates, tijdstip_in_amsterdam);
    tcase_add_test(dates, tijdstip_minds_summer_time);
    tcase_add_test(dates, uur_of_an_instant_or_a_time);
    tcase_add_test(dates, refuses_what_is_no_date);
    tcase_add_test(dates, leeftijd_of_whole_and_partial_dates);
    tcase_add_test(dates, leeftijd_of_29_february);
    tcase_add_test(dates, deeldatum_says_what_is_known);
    tcase_add_checked_fixture(rest, setup, teardown);
    tcase_add_test(rest, getal_the_dutch_way);
    tcase_add_test(rest, first_letters);
    tcase_add_test(rest, codes_of_an_actie);
    tcase_add_test(rest, codes_can_be_set_and_replaced);
    tcase_add_test(rest, codes_by_the_thousand);
    tcase_add_test(rest, refuses_unknown_formats);
    tcase_add_test(rest, needs_a_whole_date_for_today);
    suite_add_tcase(suite, dates);
    suite_add_tcase(suite, rest);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
