/* SPDX-License-Identifier: EUPL-1.2 */
/* One's own meetings for a calendar program: by an address that is told once, and nothing of a
 * family in it. */
#include "gezin.h"

#define OVERLEGGEN HOUSE "/overleggen"
#define MARIEKE "0000000000037" /* 103 */

static char een[60];

static void plan(void)
{
    (void)snprintf(
        een, sizeof een, "/overleggen/%s",
        made(api(login("sanne"), "POST", OVERLEGGEN,
                 "{\"soort\": \"mdo\", \"begin\": \"2026-11-20T13:00:00+01:00\", \"minuten\": 60,"
                 " \"plaats\": \"De school van Emir\", \"waarom\": \"Emir slaapt niet.\","
                 " \"gebruikers\": [\"" MARIEKE "\"], \"agenda\": \"Slapen\"}")));
}

static void start(void)
{
    gezin_start();
    (void)snprintf(app.config.basis_url, sizeof app.config.basis_url, "https://plan.example.nl");
    plan();
}

/* The path of a new address of somebody. */
static const char *address(const char *who)
{
    static char path[4][100];
    static int n;
    char *to = path[n++ % 4];
    struct http_reply r = api(login(who), "POST", "/mijn/agenda", NULL);
    ck_assert_int_eq(r.status, 200);
    AUTO_JSON json_t *answer = reply_json(&r);
    const char *url = json_string_value(json_object_get(answer, "adres"));
    ck_assert_ptr_nonnull(url);
    ck_assert_int_eq(strncmp(url, "https://plan.example.nl/agenda/", 31), 0);
    (void)snprintf(to, sizeof path[0], "%s", url + 23);
    http_reply_free(&r);
    return to;
}

static struct http_reply fetch(const char *path)
{
    return verzoek_run(&app, "GET", path, NULL, NULL);
}

static int answer(const char *body)
{
    char path[100];
    (void)snprintf(path, sizeof path, "%s/antwoord", een);
    return status_of(api(login("marieke"), "POST", path, body));
}

START_TEST(test_own_meetings)
{
    const char *path = address("marieke");
    struct http_reply r = fetch(path);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "text/calendar; charset=utf-8");
    ck_assert(reply_has(&r, "BEGIN:VCALENDAR\r\n") && reply_has(&r, "END:VCALENDAR\r\n"));
    ck_assert(reply_has(&r, "SUMMARY:Overleg\r\n") && reply_has(&r, "DTSTART:20261120T120000Z"));
    ck_assert(reply_has(&r, "STATUS:CONFIRMED") && reply_has(&r, "REFRESH-INTERVAL"));
    /* R24: nothing of the family, and not where it is */
    ck_assert(!reply_has(&r, "Emir") && !reply_has(&r, "Slapen") && !reply_has(&r, "school"));
    ck_assert(!reply_has(&r, "LOCATION") && !reply_has(&r, "ATTENDEE"));
    ck_assert_ptr_null(reply_header(&r, "Set-Cookie"));
    http_reply_free(&r);
    /* R30: a look is a line, of whom it is and of the household */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'agenda.lezen' AND"
                           " gebruiker = 103 AND huishouden = 301 AND uitkomst = 'geslaagd'"),
                     1);
    ck_assert_int_eq(value("SELECT laatst_op IS NOT NULL FROM agenda_adres"), 1);
    /* who is invited to nothing has an empty one */
    r = fetch(address("ilse"));
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "VEVENT"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_moved_off_withdrawn)
{
    const char *path = address("marieke");
    struct http_reply first = fetch(path), again = fetch(path);
    ck_assert_str_eq(reply_header(&first, "ETag"), reply_header(&again, "ETag"));
    ck_assert_str_eq(first.body, again.body);
    http_reply_free(&again);
    ck_assert_int_eq(answer("{\"antwoord\": \"ja\"}"), 200);
    clock_forward(60);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(1),
                                        "{\"begin\": \"2026-11-21T10:00:00+01:00\"}")),
                     200);
    /* a yes to the one moment is none to the other */
    ck_assert_int_eq(value("SELECT count(*) FROM overleg_genodigde WHERE gebruiker_id = 103 AND"
                           " antwoord = 'open'"),
                     1);
    struct http_reply r = fetch(path);
    ck_assert(reply_has(&r, "DTSTART:20261121T090000Z") && reply_has(&r, "SEQUENCE:2"));
    ck_assert_str_ne(reply_header(&first, "ETag"), reply_header(&r, "ETag"));
    http_reply_free(&first);
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", een, V(2),
                                        "{\"status\": \"afgelast\", \"reden\": \"Ziek.\"}")),
                     200);
    r = fetch(path);
    ck_assert(reply_has(&r, "STATUS:CANCELLED") && reply_has(&r, "SEQUENCE:3"));
    ck_assert(!reply_has(&r, "Ziek"));
    http_reply_free(&r);
    /* who does not come, has it not in their calendar */
    plan();
    ck_assert_int_eq(answer("{\"antwoord\": \"nee\"}"), 200);
    clock_forward(60);
    r = fetch(path);
    ck_assert(!reply_has(&r, "STATUS:CONFIRMED"));
    http_reply_free(&r);
}
END_TEST

/* Hidden by a block: neither here. */
START_TEST(test_hidden)
{
    const char *path = address("marieke");
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 103"); /* R6: one's own household */
    struct http_reply r = fetch(path);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "VEVENT"));
    http_reply_free(&r);
    change("UPDATE gebruiker SET persoon_id = NULL, bevestigd_op = NULL WHERE id = 103"); /* R27 */
    r = fetch(path);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "VEVENT"));
    http_reply_free(&r);
}
END_TEST

/* Whatever does not work, does not work in the same way. */
START_TEST(test_same_no)
{
    char old[100], gone[100], ended[100], made_up[100];
    (void)snprintf(old, sizeof old, "%s", address("marieke"));
    (void)snprintf(gone, sizeof gone, "%s", address("marieke")); /* takes the place of old */
    ck_assert_int_eq(value("SELECT count(*) FROM agenda_adres"), 1);
    ck_assert_int_eq(status_of(fetch(gone)), 200);
    ck_assert_int_eq(status_of(api(login("marieke"), "DELETE", "/mijn/agenda", NULL)), 204);
    ck_assert_int_eq(status_of(api(login("marieke"), "DELETE", "/mijn/agenda", NULL)), 204);
    (void)snprintf(ended, sizeof ended, "%s", address("youssef"));
    change("UPDATE gebruiker SET tot = '2026-01-01' WHERE gebruikersnaam = 'youssef'");
    (void)snprintf(made_up, sizeof made_up, "%s", old);
    made_up[20] = made_up[20] == 'a' ? 'b' : 'a';
    rng_still();
    const char *const wrong[] = {gone, ended, made_up, "/agenda/x", "/agenda/0000000000037"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        same(fetch(old), fetch(wrong[i]), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling = 'agenda.lezen' AND"
                           " uitkomst = 'geweigerd' AND gebruiker IS NULL"),
                     10);
    /* the token is nowhere in the log */
    char sql[300];
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM logregel WHERE coalesce(gevraagd, '') || coalesce(object,"
                   " '') || coalesce(reden, '') LIKE '%%%s%%'",
                   old + 8);
    ck_assert_int_eq(value(sql), 0);
}
END_TEST

/* It is for that one route, and a session's token is none for it. */
START_TEST(test_no_session)
{
    const char *path = address("marieke"), *token = path + 8;
    ck_assert_int_eq(status_of(api(token, "GET", "/mijn/werk", NULL)), 401);
    ck_assert_int_eq(status_of(page(token, "GET", "/mijn/werk", NULL)), 303);
    char with_session[200];
    (void)snprintf(with_session, sizeof with_session, "/agenda/%s", login("marieke"));
    ck_assert_int_eq(status_of(fetch(with_session)), 404);
    /* a cookie beside it is not looked at */
    ck_assert_int_eq(status_of(page(login("ilse"), "GET", "/agenda/x", NULL)), 404);
    struct http_reply r = page(login("ilse"), "GET", path, NULL);
    ck_assert(r.status == 200 && reply_has(&r, "DTSTART:20261120T120000Z"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", path, NULL, NULL)), 405);
}
END_TEST

START_TEST(test_not_too_often)
{
    const char *path = address("marieke");
    int i, status = 0;
    for (i = 0; i < 100 && status != 429; i++)
        status = status_of(fetch("/agenda/x"));
    ck_assert_int_eq(status, 429);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'geweigerd'"), i - 1);
    ck_assert_int_eq(status_of(fetch(path)), 200); /* what works goes on */
    for (i = 0, status = 0; i < 100 && status != 429; i++)
        status = status_of(fetch(path));
    ck_assert_int_eq(status, 429);
    clock_forward(61);
    ck_assert_int_eq(status_of(fetch(path)), 200);
    ck_assert_int_eq(status_of(fetch("/agenda/x")), 404);
}
END_TEST

/* Withdrawn between the read and its line: not sent (R29). */
static void withdraw(void) { change("DELETE FROM agenda_adres"); }
static void uninvite(void)
{
    change("DELETE FROM overleg_genodigde WHERE gebruiker_id = 103;"
           "UPDATE geadresseerde SET tot = '2026-01-01' WHERE gebruiker_id = 103");
}
START_TEST(test_in_between)
{
    const char *path = address("marieke");
    harness_before_log(uninvite);
    struct http_reply r = fetch(path);
    ck_assert(r.status == 200 && !reply_has(&r, "VEVENT"));
    http_reply_free(&r);
    harness_before_log(withdraw);
    ck_assert_int_ne(status_of(fetch(path)), 200);
}
END_TEST

/* Ends with the account, and a reset takes it away. */
START_TEST(test_account_page)
{
    char *text = page_text(login("marieke"), "/mijn/account", 200);
    ck_assert(strstr(text, "Adres voor mijn agenda maken"));
    free(text);
    struct http_reply r = page(login("marieke"), "POST", "/mijn/agenda", "");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "https://plan.example.nl/agenda/"));
    http_reply_free(&r);
    text = page_text(login("marieke"), "/mijn/account", 200);
    ck_assert(strstr(text, "Nieuw adres maken") && !strstr(text, "/agenda/"));
    free(text);
    ck_assert_int_eq(status_of(page(login("marieke"), "POST", "/mijn/agenda", "_methode=DELETE")),
                     303);
    ck_assert_int_eq(value("SELECT count(*) FROM agenda_adres"), 0);
    ck_assert_int_eq(value("SELECT length(token_hash) FROM agenda_adres"), -1);
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", "/mijn/agenda", NULL, NULL)), 401);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("agenda");
    TCase *t = tcase_create("agenda");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_own_meetings);
    tcase_add_test(t, test_moved_off_withdrawn);
    tcase_add_test(t, test_hidden);
    tcase_add_test(t, test_same_no);
    tcase_add_test(t, test_no_session);
    tcase_add_test(t, test_not_too_often);
    tcase_add_test(t, test_in_between);
    tcase_add_test(t, test_account_page);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
