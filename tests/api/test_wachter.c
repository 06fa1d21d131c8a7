/* SPDX-License-Identifier: EUPL-1.2 */
/* What happens because a day begins. */
#include "gezin.h"

#include "db/internal.h"
#include "db/writer.h"
#include "wachter/wachter.h"

#include <pthread.h>

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
    ck_assert_int_eq(value("SELECT count(*) FROM wachter_stand WHERE tot_en_met <= '2026-01-01'"),
                     0);
}
END_TEST

/* ---- several servers ---- */

enum { SERVERS = 3, WEEKS = 5, ACTIONS = 120 };

/* Actions of three people that come too late on one of twenty days. They climb, so that each is
 * told more than once, and soon they are more than one piece: the servers stand in the middle of
 * each other's days. */
static const char LATE[] =
    "WITH RECURSIVE n AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM n WHERE n < 119)"
    " INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) SELECT 301, 40000 + n, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1,"
    " 1767225600, '000000000006a' FROM n;"
    "INSERT INTO item_persoon SELECT 301, id, 202 FROM item WHERE id >= 40000;"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) SELECT 301, id, 510, 'Bellen', 101 + id % 3,"
    " date('2026-11-20', '+' || (id * 7 % 20) || ' days'), 'bezig', 1767225600, 101"
    " FROM item WHERE id >= 40000";
/* What is told each day, or each week, for as long as it lasts: that it was told on a day is kept
 * nowhere but in the day itself. */
static const char STANDS[] =
    "UPDATE gezinsplan SET evaluatiedatum = '2026-11-20' WHERE id = 501;"
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, over, vraag, weet_het, veiligheid, op,"
    " eigenaar_id, eigenaar_onderdeel_id, uiterlijk) VALUES (41000, 101, 11, 'gezin', 'Familie "
    "Bos',"
    " 'Hulp.', 1, 'veilig', 1767225600, 101, 11, '2026-11-20')";
/* Everybody reads each message at once, so that another of the same stands as one more. */
static const char READ_AT_ONCE[] =
    "CREATE TABLE verteld (aan INTEGER, soort TEXT, wat TEXT, op INTEGER) STRICT;"
    "CREATE TRIGGER verteld_i AFTER INSERT ON attendering BEGIN"
    " INSERT INTO verteld VALUES (NEW.gebruiker_id, NEW.soort, NEW.object, NEW.op);"
    " UPDATE attendering SET gelezen_op = NEW.op WHERE id = NEW.id; END;"
    "CREATE TRIGGER verteld_u AFTER UPDATE ON attendering WHEN NEW.gelezen_op IS NULL BEGIN"
    " INSERT INTO verteld VALUES (NEW.gebruiker_id, NEW.soort, NEW.object, NEW.op);"
    " UPDATE attendering SET gelezen_op = NEW.op WHERE id = NEW.id; END";

/* A writer of its own is a server to the database: it has its own connection and its own locks. */
struct server {
    struct writer *writer;
    int place;
    bool began, done;
    enum result result;
};

static struct server servers[SERVERS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn; /* whose transaction is next */

static void turn_pass(const struct server *s)
{
    for (int i = 1; i <= SERVERS && turn == s->place; i++)
        if (!servers[(s->place + i) % SERVERS].done)
            turn = (s->place + i) % SERVERS;
    (void)pthread_cond_broadcast(&changed);
}

/* Left to themselves the one that has the lock goes on, and the others come when all is done. */
static int turn_wait(unsigned type, void *arg, void *statement, void *sql)
{
    (void)type;
    (void)statement;
    struct server *s = arg;
    if (strcmp(sql, "BEGIN IMMEDIATE") != 0)
        return 0;
    (void)pthread_mutex_lock(&lock);
    if (s->began)
        turn_pass(s);
    s->began = true;
    while (turn != s->place && !s->done)
        (void)pthread_cond_wait(&changed, &lock);
    (void)pthread_mutex_unlock(&lock);
    return 0;
}

static enum result turns_take(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)p;
    (void)sqlite3_trace_v2(c->sqlite, SQLITE_TRACE_STMT, turn_wait, arg);
    return DONE;
}

static enum result turns_leave(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)arg;
    (void)p;
    (void)sqlite3_trace_v2(c->sqlite, 0, NULL, NULL);
    return DONE;
}

static void *server_days(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct server *s = arg;
    s->result = wachter_catch_up(s->writer, &app.clock, app.ids, &p);
    (void)pthread_mutex_lock(&lock);
    s->done = true;
    turn_pass(s);
    (void)pthread_mutex_unlock(&lock);
    return NULL;
}

static void job(struct writer *w, enum result (*run)(struct db_conn *, void *, struct probleem *),
                void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_int_eq(writer_run(w, run, arg, &p), DONE);
}

/* All at the same moment, in turns a transaction each or as it comes. */
static void servers_catch_up(int n, bool turns)
{
    pthread_t thread[SERVERS];
    turn = 0;
    for (int i = 0; i < SERVERS; i++) {
        servers[i] = (struct server){.writer = servers[i].writer, .place = i, .done = i >= n};
        if (i < n && turns)
            job(servers[i].writer, turns_take, &servers[i]);
    }
    for (int i = 0; i < n; i++)
        ck_assert_int_eq(pthread_create(&thread[i], NULL, server_days, &servers[i]), 0);
    for (int i = 0; i < n; i++) {
        ck_assert_int_eq(pthread_join(thread[i], NULL), 0);
        ck_assert_int_eq(servers[i].result, DONE);
        if (turns)
            job(servers[i].writer, turns_leave, NULL);
    }
}

/* Weeks of which each server finds a week to do, all at the same moment. What it came to: who was
 * told what, how often and when, and how far each task is. */
static char *weeks_by(int n, bool turns)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct writer_options options = {.queue = 100, .batch = 100, .checkpoint_pages = 1000};
    servers[0].writer = app.writer;
    for (int i = 1; i < n; i++)
        ck_assert_int_eq(writer_start(app.db, &options, &servers[i].writer, &p), DONE);
    change(LATE);
    change(STANDS);
    change(READ_AT_ONCE);
    for (int week = 0; week < WEEKS; week++) {
        servers_catch_up(n, turns);
        clock_forward(7 * DAG);
    }
    servers_catch_up(n, turns);
    for (int i = 1; i < n; i++)
        writer_stop(servers[i].writer);
    ck_assert_int_gt(value("SELECT count(*) FROM verteld WHERE soort LIKE 'actie-telaat%'"),
                     ACTIONS);
    /* from the day after its day to the last: each day once, and each week once */
    ck_assert_int_eq(value("SELECT count(*) FROM verteld WHERE soort = 'instroom-wacht'"),
                     7 * WEEKS - 1);
    ck_assert_int_eq(value("SELECT count(*) FROM verteld WHERE soort = 'evaluatie-telaat' AND"
                           " aan = 101"),
                     WEEKS);
    return text_value(
        "SELECT group_concat(r, ' ') FROM (SELECT aan || '/' || soort || '/' || coalesce(wat, '')"
        " || '/' || op || '/' || count(*) AS r FROM verteld GROUP BY aan, soort, wat, op"
        " UNION ALL SELECT taak || '/' || tot_en_met FROM wachter_stand ORDER BY 1)");
}

START_TEST(test_one_server_or_several)
{
    AUTO_FREE char *one = weeks_by(1, false);
    harness_other();
    change(GEZIN);
    AUTO_FREE char *several = weeks_by(SERVERS, _i == 1);
    ck_assert_str_eq(one, several);
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
    tcase_add_loop_test(t, test_one_server_or_several, 0, 2);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
