/* SPDX-License-Identifier: EUPL-1.2 */
#include "zegt.h"

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
    says("2026-11-18T10:20:00Z", "tijdstipjaar", "18 november 2026, 11.20 uur");
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

int main(void)
{
    Suite *suite = suite_create("woorden_datum");
    TCase *words = tcase_create("dates");
    tcase_add_checked_fixture(words, setup, teardown);
    tcase_add_test(words, dag_leaves_out_this_year);
    tcase_add_test(words, dag_names_every_month);
    tcase_add_test(words, dag_of_an_instant_is_local);
    tcase_add_test(words, dagweek_names_the_day);
    tcase_add_test(words, woord_is_what_people_say);
    tcase_add_test(words, afstand_counts_days_weeks_months_years);
    tcase_add_test(words, telaat_only_when_it_is);
    tcase_add_test(words, tijdstip_in_amsterdam);
    tcase_add_test(words, tijdstip_minds_summer_time);
    tcase_add_test(words, uur_of_an_instant_or_a_time);
    tcase_add_test(words, refuses_what_is_no_date);
    tcase_add_test(words, leeftijd_of_whole_and_partial_dates);
    tcase_add_test(words, leeftijd_of_29_february);
    tcase_add_test(words, deeldatum_says_what_is_known);
    suite_add_tcase(suite, words);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
