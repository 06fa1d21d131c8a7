/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Time and other people, at the worst moment: birthdays decided on the municipality's own date,
 * with summer time beginning or ending around them; a clock that jumps; a consent withdrawn and
 * renewed at once; a receiver that closes while its people are logged in.
 */
#include "gezin.h"
#include "race.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "db/internal.h"
#include "logboek/verify.h"

#include <inttypes.h>

#define CONSENT "/toestemmingen/00000000000nx" /* 701 */

/* What a GET of this answers. */
static int read_as(const char *token, const char *path)
{
    return status_of(api(token, "GET", path, NULL));
}

static void no_fault(void *arg, const struct logfout *fout)
{
    (void)arg;
    ck_abort_msg("%s", fout->text);
}

static void log_is_whole(void)
{
    const struct verify_options options = {.report = no_fault};
    struct verify_result result;
    struct db_conn *c = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(db_writer_open(app.db, &c, &p) == DONE, "%s", p.intern);
    ck_assert_msg(logboek_verify(c, &options, &result, &p) == DONE, "%s", p.intern);
    db_conn_close(c);
}

/* ---- birthdays ---- */

/* Sixteen on that day: from then on nobody else says yes for them (R10, R14). The instant is the
 * first of that day in Amsterdam, as UTC. */
static const struct {
    const char *day, *born;
    int64_t first;
} BIRTHDAYS[] = {
    {"2026-11-20", "2010-11-20", 1795129200}, /* winter: 23:00 UTC the day before */
    {"2026-07-02", "2010-07-02", 1782943200}, /* summer: 22:00 UTC */
    {"2026-03-29", "2010-03-29", 1774738800}, /* summer time begins that night, two hours later */
    {"2026-03-30", "2010-03-30", 1774821600}, /* a day of 23 hours after the one before */
    {"2026-10-25", "2010-10-25", 1792879200}, /* winter time begins that night */
    {"2026-10-26", "2010-10-26", 1792969200}, /* a day of 25 hours after the one before */
};

START_TEST(test_birthday_at_local_midnight)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "UPDATE persoon SET geboortedatum = '%s' WHERE id = 202",
                   BIRTHDAYS[_i].born);
    change(sql);
    clock_forward(BIRTHDAYS[_i].first - 1 - harness_now);
    const char *school = login("marieke");
    ck_assert_int_eq(read_as(school, NOTE_SCHOOL), 200);
    clock_forward(1);
    ck_assert_int_eq(read_as(school, NOTE_SCHOOL), 404);
    clock_forward(3 * 3600); /* past the hour that is skipped or comes twice */
    ck_assert_int_eq(read_as(login("marieke"), NOTE_SCHOOL), 404);
    log_is_whole();
}
END_TEST

/* The last day of a consent ends at the same midnight. */
START_TEST(test_last_day_at_local_midnight)
{
    char sql[200], last[DATUM_SIZE];
    datum_add_days(BIRTHDAYS[_i].day, -1, last);
    (void)snprintf(
        sql, sizeof sql,
        "DROP TRIGGER toestemming_vast; UPDATE toestemming SET tot = '%s' WHERE id = 701", last);
    change(sql);
    clock_forward(BIRTHDAYS[_i].first - 1 - harness_now);
    const char *school = login("marieke");
    ck_assert_int_eq(read_as(school, NOTE_SCHOOL), 200);
    clock_forward(1);
    ck_assert_int_eq(read_as(school, NOTE_SCHOOL), 404);
}
END_TEST

/* ---- a clock that jumps ---- */

static const char NOTE[] =
    "{\"personen\":[\"" EMIR "\"],\"categorie\":\"onderwijs\",\"datum\":\"2026-11-18\","
    "\"vorm\":\"gesprek\",\"titel\":\"Over de klok\",\"tekst\":\"Het ging goed.\"}";

static int64_t note_add(const char *who)
{
    struct http_reply r = api(login(who), "POST", HOUSE "/notities", NOTE);
    return id_parse(made(r));
}

START_TEST(test_clock_jumps)
{
    static const int64_t jumps[] = {-3600, 3600, 3600, -7200, 3600, -1, 86400, -86400};
    int64_t last = note_add("sanne");
    const char *open = login("sanne");
    for (size_t i = 0; i < COUNT_OF(jumps); i++) {
        clock_forward(jumps[i]);
        int64_t next = note_add("sanne");
        ck_assert_int_gt(next, last); /* ids rise, whatever the clock does */
        last = next;
        ck_assert_int_eq(read_as(login("sanne"), HOUSE "/tijdlijn"), 200);
        ck_assert_int_eq(read_as(login("sanne"), HOUSE "/logboek"), 200);
        /* a session of before the jump works or has ended: nothing between */
        int status = read_as(open, HOUSE);
        ck_assert_msg(status == 200 || status == 401, "%d", status);
        ck_assert_int_eq(read_as(login("marieke"), "/mijn/werk"), 200);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Over de klok'"),
                     1 + (int)COUNT_OF(jumps));
    log_is_whole();
}
END_TEST

/* A clock set back ends no session, and a day later it has ended as it should. */
START_TEST(test_clock_back_and_sessions)
{
    const char *token = login("sanne");
    clock_forward(-3600);
    ck_assert_int_eq(read_as(token, HOUSE), 200);
    clock_forward(3600);
    ck_assert_int_eq(read_as(token, HOUSE), 200);
    clock_forward(86400);
    ck_assert_int_eq(read_as(token, HOUSE), 401);
}
END_TEST

/* ---- withdrawn and renewed at once ---- */

static const char RENEWED[] =
    "{\"persoon\":\"" EMIR "\",\"soort\":[\"avg\"],\"bronnen\":[\"000000000000b\"],"
    "\"ontvangerOnderdeel\":\"000000000000d\",\"categorieen\":[\"onderwijs\"],"
    "\"doel\":\"onderwijs\",\"doelZin\":\"School helpt Emir.\",\"tot\":\"2027-05-19\","
    "\"wijze\":\"mondeling\",\"verklaringen\":[{\"gever\":\"" ELIF "\",\"antwoord\":\"ja\"},"
    "{\"gever\":\"" MARK "\",\"antwoord\":\"ja\"}]}";
static const char ALL[] = "{\"gever\":\"" ELIF "\",\"alles\":true,\"wijze\":\"mondeling\"}";

START_TEST(test_withdrawn_and_renewed)
{
    change("INSERT INTO waarneming VALUES (301, 581, 551, 102, 11, '2026-11-01', '2026-12-01', 1)");
    struct racer racers[] = {
        {.token = login("sanne"), .method = "POST", .path = HOUSE "/intrekkingen", .body = ALL},
        {.token = login("youssef"),
         .method = "POST",
         .path = HOUSE "/toestemmingen",
         .body = RENEWED},
        {.token = login("sanne"), .method = "POST", .path = HOUSE "/intrekkingen", .body = ALL},
    };
    race(racers, COUNT_OF(racers));
    ck_assert_msg(racers[0].status == 201 || racers[0].status == 200, "%d %s", racers[0].status,
                  racers[0].said);
    ck_assert_int_eq(racers[2].status, racers[0].status);
    ck_assert_msg(racers[1].status == 201, "%d %s", racers[1].status, racers[1].said);
    /* whichever came first: the old one has ended, the new one too when it was there to be ended */
    ck_assert_int_eq(
        value("SELECT count(*) FROM toestemming WHERE id = 701 AND einde_soort = 'ingetrokken'"),
        1);
    bool ends =
        value("SELECT count(*) FROM toestemming WHERE id > 701 AND einde_op IS NOT NULL") > 0;
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming"), 2);
    ck_assert_int_eq(read_as(login("marieke"), NOTE_SCHOOL), ends ? 404 : 200);
    /* an end goes with the giver's word, and nothing is said twice */
    ck_assert_int_eq(value("SELECT count(*) FROM verklaring v JOIN toestemming t ON t.id ="
                           " v.toestemming_id WHERE v.antwoord <> 'ja' AND t.einde_op IS NULL"),
                     0);
    ck_assert_int_eq(value("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM verklaring"
                           " WHERE antwoord = 'ingetrokken' GROUP BY toestemming_id)"),
                     1);
    log_is_whole();
}
END_TEST

/* One giver takes back what another says yes to at the same moment. */
START_TEST(test_yes_and_withdrawal)
{
    static const char yes[] =
        "{\"gever\":\"" MARK "\",\"antwoord\":\"ja\",\"wijze\":\"mondeling\"}";
    static const char back[] = "{\"gever\":\"" ELIF "\",\"wijze\":\"mondeling\"}";
    change("DROP TRIGGER verklaring_blijft; DELETE FROM verklaring WHERE id = 712;"
           "UPDATE toestemming SET volledig_op = NULL;");
    struct racer racers[] = {
        {.token = login("sanne"), .method = "POST", .path = CONSENT "/intrekking", .body = back},
        {.token = login("sanne"), .method = "POST", .path = CONSENT "/verklaringen", .body = yes},
    };
    race(racers, COUNT_OF(racers));
    ck_assert_msg(racers[0].status / 100 == 2, "%d %s", racers[0].status, racers[0].said);
    ck_assert_msg(racers[1].status == 201 || racers[1].status == 409, "%d %s", racers[1].status,
                  racers[1].said);
    ck_assert_int_eq(value("SELECT count(*) FROM toestemming WHERE einde_soort = 'ingetrokken'"),
                     1);
    ck_assert_int_eq(read_as(login("marieke"), NOTE_SCHOOL), 404);
}
END_TEST

/* ---- a receiver that closes ---- */

static void receiver_end(const char *of, const char *day)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "UPDATE %s SET tot = '%s' WHERE id = %d", of, day,
                   strcmp(of, "organisatie") == 0 ? 2 : 13);
    change(sql);
}

static const char *const CLOSED[] = {"organisatie", "onderdeel"};

START_TEST(test_receiver_closes)
{
    const char *token = login("marieke"), *regie = login("sanne");
    ck_assert_int_eq(read_as(token, NOTE_SCHOOL), 200);
    receiver_end(CLOSED[_i], "2026-11-19"); /* today is its last day */
    ck_assert_int_eq(read_as(token, NOTE_SCHOOL), 200);
    clock_forward(11 * 3600 + 3599); /* 23:59:59 */
    token = login("marieke"), regie = login("sanne");
    ck_assert_int_eq(read_as(token, NOTE_SCHOOL), 200);
    clock_forward(1);
    int status = read_as(token, NOTE_SCHOOL);
    ck_assert_msg(status == 404 || status == 401, "%d", status);
    status = status_of(api(token, "POST", HOUSE "/notities", NOTE));
    ck_assert_msg(status == 404 || status == 403 || status == 401, "%d", status);
    struct http_reply werk = api(token, "GET", "/mijn/werk", NULL);
    ck_assert(!reply_has(&werk, "Emir") && !reply_has(&werk, "Yıldız"));
    http_reply_free(&werk);
    struct http_reply page_of = page(token, "GET", "/mijn/werk", NULL);
    ck_assert(page_of.status < 500 && !reply_has(&page_of, "Emir"));
    http_reply_free(&page_of);
    /* the regisseur is told that it does nothing any more */
    struct http_reply consent = api(regie, "GET", CONSENT, NULL);
    AUTO_JSON json_t *json = reply_json(&consent);
    ck_assert_int_eq(consent.status, 200);
    ck_assert_str_ne(json_string_value(json_object_get(json, "stand")), "geldt");
    http_reply_free(&consent);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Over de klok'"), 0);
}
END_TEST

/* Closed at once, by hand, in the middle of a session. */
START_TEST(test_receiver_closed_yesterday)
{
    const char *token = login("marieke");
    ck_assert_int_eq(read_as(token, NOTE_SCHOOL), 200);
    receiver_end(CLOSED[_i], "2026-11-18");
    int status = read_as(token, NOTE_SCHOOL);
    ck_assert_msg(status == 404 || status == 401, "%d", status);
    status = read_as(token, HOUSE);
    ck_assert_msg(status == 404 || status == 401, "%d", status);
}
END_TEST

/* ---- closed while somebody types ---- */

static const char TYPED[] = "personen=" EMIR "&categorie=onderwijs&datum=2026-11-18&vorm=gesprek&"
                            "titel=Over+de+klok&tekst=Lang+getypt";

/* What ends between the form and its answer: nothing is kept, and what was typed can be copied. */
static const struct {
    const char *what, *sql;
    int status;
} MEANWHILE[] = {
    {"involvement", "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18'", 404},
    {"onderdeel", "UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 13", 401},
    {"organisatie", "UPDATE organisatie SET tot = '2026-11-18' WHERE id = 2", 401},
    {"account", "UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 103", 401},
    {"confirmation", "UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 103", 404},
    {"log", NULL, 503},
};

START_TEST(test_closed_while_typing)
{
    const char *token = login("marieke");
    ck_assert_int_eq(status_of(page(token, "GET", HOUSE "/notities/nieuw", NULL)), 200);
    if (MEANWHILE[_i].sql)
        change(MEANWHILE[_i].sql);
    else
        log_break();
    struct http_reply r = page(token, "POST", HOUSE "/notities", TYPED);
    if (!MEANWHILE[_i].sql)
        log_mend();
    ck_assert_msg(r.status == MEANWHILE[_i].status, "%s: %d", MEANWHILE[_i].what, r.status);
    ck_assert_msg(reply_has(&r, "Wat u typte") && reply_has(&r, "Lang getypt"), "%s",
                  MEANWHILE[_i].what);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Over de klok'"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE soort = 'notitie' AND op > 1795000000"),
                     0);
    log_is_whole();
}
END_TEST

/* Nothing is left of it, and its text can be copied. */
static void given_back(const char *token, const char *path, const char *body, int status)
{
    struct http_reply r = page(token, "POST", path, body);
    ck_assert_msg(r.status == status, "%d: %.900s", r.status, r.body ? r.body : "");
    ck_assert(reply_has(&r, "Wat u typte") && reply_has(&r, "Lang getypt"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE titel = 'Over de klok'"), 0);
    log_is_whole();
}

/* Of whom it is not asked. */
START_TEST(test_typed_without_the_right)
{
    given_back(login("marieke"), HOUSE "/leden", "rol=ander&bron=Lang+getypt", 403);
}
END_TEST

/* A fault of the program, and the next try is kept. */
START_TEST(test_typed_into_a_fault)
{
    const char *token = login("marieke");
    change("CREATE TRIGGER kapot BEFORE INSERT ON notitie BEGIN SELECT json('{'); END");
    given_back(token, HOUSE "/notities", TYPED, 500);
    change("DROP TRIGGER kapot");
    ck_assert_int_eq(status_of(page(token, "POST", HOUSE "/notities", TYPED)), 303);
}
END_TEST

static enum result pages_at_most(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)p;
    char sql[64];
    (void)snprintf(sql, sizeof sql, "PRAGMA max_page_count = %" PRId64, *(int64_t *)arg);
    (void)sqlite3_set_authorizer(c->sqlite, NULL, NULL);
    ck_assert_int_eq(sqlite3_exec(c->sqlite, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_set_authorizer(c->sqlite, authorize_writer, c);
    return DONE;
}

static void disk_has(int64_t pages)
{
    PROBLEEM_AUTO struct probleem p = {0};
    ck_assert_msg(writer_run(app.writer, pages_at_most, &pages, &p) == DONE, "%s", p.intern);
}

/* More than there is room for; what is shorter still fits. */
START_TEST(test_typed_onto_a_full_disk)
{
    const char *token = login("marieke");
    BUF_AUTO struct buf body;
    buf_init(&body, 20000);
    buf_text(&body, TYPED);
    for (int i = 0; i < 1400; i++)
        buf_text(&body, "+en+nog+meer");
    disk_has(value("PRAGMA page_count"));
    given_back(token, HOUSE "/notities", body.data, 507);
    disk_has(1000000);
    ck_assert_int_eq(status_of(page(token, "POST", HOUSE "/notities", TYPED)), 303);
}
END_TEST

/* What is given back tells nothing of the household: of one that is not there it is the same. */
START_TEST(test_typed_for_nothing)
{
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-10-18'");
    const char *token = login("marieke");
    const struct rng real = app.rng;
    rng_still();
    struct http_reply hidden = page(token, "POST", HOUSE "/notities", TYPED),
                      nobody = page(token, "POST", "/huishoudens/" NIEMAND "/notities", TYPED);
    app.rng = real;
    same(hidden, nobody, 404);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("klok");
    TCase *tc = tcase_create("klok");
    tcase_add_checked_fixture(tc, gezin_start, harness_stop);
    tcase_add_loop_test(tc, test_birthday_at_local_midnight, 0, (int)COUNT_OF(BIRTHDAYS));
    tcase_add_loop_test(tc, test_last_day_at_local_midnight, 0, (int)COUNT_OF(BIRTHDAYS));
    tcase_add_test(tc, test_clock_jumps);
    tcase_add_test(tc, test_clock_back_and_sessions);
    tcase_add_loop_test(tc, test_withdrawn_and_renewed, 0, 5);
    tcase_add_loop_test(tc, test_yes_and_withdrawal, 0, 5);
    tcase_add_loop_test(tc, test_receiver_closes, 0, (int)COUNT_OF(CLOSED));
    tcase_add_loop_test(tc, test_receiver_closed_yesterday, 0, (int)COUNT_OF(CLOSED));
    tcase_add_loop_test(tc, test_closed_while_typing, 0, (int)COUNT_OF(MEANWHILE));
    tcase_add_test(tc, test_typed_without_the_right);
    tcase_add_test(tc, test_typed_into_a_fault);
    tcase_add_test(tc, test_typed_onto_a_full_disk);
    tcase_add_test(tc, test_typed_for_nothing);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
