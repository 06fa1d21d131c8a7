/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens because a day begins. */
#include "gezin.h"

#include "wachter/wachter.h"

#define DAG 86400

static void catch_up(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(wachter_catch_up(app.writer, &app.clock, app.ids, &p) == DONE, "%s", p.intern);
}

/* Emir's consent asks a voogd too on that one day, from today. */
static void voogd_on(int day)
{
    char today[DATUM_SIZE], dag[DATUM_SIZE], sql[500];
    clock_local_date(clock_now(&app.clock), today);
    datum_add_days(today, day, dag);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO organisatie (id, naam, soort, van) VALUES (4, 'Voogdij', 'gi',"
                   " '2020-01-01');"
                   "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, van)"
                   " VALUES (16, 4, 'Voogdij', 'Jeugdwet', 0, '2020-01-01');"
                   "INSERT INTO gezag (id, kind_id, soort, houder_onderdeel_id, van, tot, bron,"
                   " bron_datum, vastgelegd_op) VALUES (299, 202, 'voogdij', 16, '%s', '%s',"
                   " 'beschikking', '2026-01-01', 1)",
                   dag, dag);
    change(sql);
}

static bool school_reads(void)
{
    return status_of(api(login("marieke"), "GET", NOTE_SCHOOL, NULL)) == 200;
}

/* R14: what a day closed, the next does not open. */
START_TEST(test_time_closes_for_good)
{
    catch_up();
    voogd_on(1);
    ck_assert(school_reads());
    clock_forward(DAG);
    ck_assert(!school_reads());
    catch_up();
    clock_forward(DAG);
    catch_up();
    ck_assert(!school_reads());
}
END_TEST

/* The program was off on the day that closed it. */
START_TEST(test_days_missed)
{
    catch_up();
    voogd_on(3);
    clock_forward(10 * DAG);
    ck_assert(school_reads()); /* for as long as nobody looked at that day */
    catch_up();
    ck_assert(!school_reads());
    ck_assert_int_eq(value("SELECT count(DISTINCT tot_en_met) FROM wachter_stand"), 1);
}
END_TEST

/* A day that asks nothing of anybody, and a day done twice. */
START_TEST(test_nothing_to_do)
{
    for (int i = 0; i < 3; i++) {
        catch_up();
        catch_up();
        clock_forward(DAG);
    }
    ck_assert(school_reads());
}
END_TEST

/* A birthday: from sixteen Emir decides himself, and he never said yes. */
START_TEST(test_birthday)
{
    char today[DATUM_SIZE], sql[200];
    clock_local_date(clock_now(&app.clock), today);
    catch_up();
    (void)snprintf(
        sql, sizeof sql,
        "UPDATE persoon SET geboortedatum = (substr('%s', 1, 4) - 16) || substr(date('%s',"
        " '+1 day'), 5) WHERE id = 202",
        today, today);
    change(sql);
    clock_forward(DAG);
    catch_up();
    ck_assert_int_eq(value("SELECT volledig_op IS NULL FROM toestemming WHERE id = 701"), 1);
}
END_TEST

/* The clock goes back an hour over midnight: the day is not done again, and nothing opens. */
START_TEST(test_clock_back)
{
    catch_up();
    voogd_on(1);
    clock_forward(DAG);
    catch_up();
    clock_forward(-DAG);
    catch_up();
    ck_assert(!school_reads());
    ck_assert_int_eq(
        value("SELECT count(*) FROM wachter_stand WHERE tot_en_met <= '2026-01-01'"), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("wachter");
    TCase *t = tcase_create("days");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_time_closes_for_good);
    tcase_add_test(t, test_days_missed);
    tcase_add_test(t, test_nothing_to_do);
    tcase_add_test(t, test_birthday);
    tcase_add_test(t, test_clock_back);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
