/* SPDX-License-Identifier: EUPL-1.2 */
/* Changing: all or nothing with its log line, once for each key, never over somebody else's work.
 */
#include "proef.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/proeven"
#define ONE "/proeven/00000000000fy"
#define GOAL "{\"titel\":\"Rust\",\"resultaat\":\"Slapen\",\"personen\":[\"000000000006a\"]}"

static int64_t goals(void) { return value("SELECT count(*) FROM doel"); }
static int64_t lines(void) { return value("SELECT count(*) FROM logregel"); }

/* ---- adding ---- */

START_TEST(test_add)
{
    struct http_reply r = api(login("sanne"), "POST", LIST, GOAL);
    AUTO_JSON json_t *json = reply_json(&r);
    char location[100];
    const char *id = json_string_value(json_object_get(json, "id"));
    ck_assert_int_eq(r.status, 201);
    ck_assert_ptr_nonnull(id);
    (void)snprintf(location, sizeof location, "/api/v1/proeven/%s", id);
    ck_assert_str_eq(reply_header(&r, "Location"), location);
    ck_assert_str_eq(reply_header(&r, "ETag"), "\"v1\"");
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 4);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'toevoegen'"
                           " AND huishouden = 301 AND personen = '000000000006a'"
                           " AND object LIKE 'doel/%'"),
                     1);
    ck_assert_int_eq(value("SELECT door_regie FROM item ORDER BY id DESC LIMIT 1"), 1);
}
END_TEST

START_TEST(test_add_by_form)
{
    const char *sanne = login("sanne");
    struct http_reply r =
        page(sanne, "POST", LIST, "titel=Rust&resultaat=Slapen&personen=000000000006a");
    ck_assert_int_eq(r.status, 303);
    const char *location = reply_header(&r, "Location");
    ck_assert_ptr_nonnull(location);
    ck_assert_int_eq(strncmp(location, "/proeven/", 9), 0);
    ck_assert_ptr_nonnull(strstr(location, "?gedaan=uitgelogd"));
    ck_assert_int_eq(status_of(page(sanne, "GET", location, NULL)), 200);
    http_reply_free(&r);
    r = page(sanne, "POST", LIST,
             "titel=Rust&resultaat=Slapen&personen=000000000006a&_terug=/mijn/werk");
    ck_assert_str_eq(reply_header(&r, "Location"), "/mijn/werk?gedaan=uitgelogd");
    http_reply_free(&r);
    r = page(sanne, "POST", LIST,
             "titel=Rust&resultaat=Slapen&personen=000000000006a&_terug=//kwaad.example");
    ck_assert_int_eq(strncmp(reply_header(&r, "Location"), "/proeven/", 9), 0);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_form_again)
{
    struct http_reply r =
        page(login("sanne"), "POST", LIST, "titel=%3Cb%3ERust&resultaat=&personen=000000000006a");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "Er is nog niets opgeslagen"));
    ck_assert(reply_has(&r, "value=\"&lt;b&gt;Rust\"")); /* what was typed stays */
    ck_assert(reply_has(&r, "veld-resultaat-fout"));
    ck_assert(reply_has(&r, "<title>Fout: "));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
}
END_TEST

/* A person of another household: found by the handler, on the writer, and still beside the field.
 */
START_TEST(test_form_again_from_handler)
{
    const char *sanne = login("sanne");
    struct http_reply r =
        page(sanne, "POST", LIST, "titel=Rust&resultaat=Slapen&personen=000000000006b");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-personen-fout"));
    http_reply_free(&r);
    r = api(sanne, "POST", LIST, "{\"titel\":\"a\",\"resultaat\":\"b\",\"personen\":[]}");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "\"name\":\"personen\""));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
    ck_assert_int_eq(value("SELECT count(*) FROM item WHERE id > 1000"), 0);
}
END_TEST

/* ---- the log ---- */

START_TEST(test_log_broken)
{
    const char *sanne = login("sanne");
    log_break();
    struct http_reply r = api(sanne, "POST", LIST, GOAL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(reply_has(&r, "logboek"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
    log_mend();
    ck_assert_int_eq(status_of(api(sanne, "POST", LIST, GOAL)), 201);
}
END_TEST

START_TEST(test_no_right)
{
    struct http_reply r = api(login("marieke"), "POST", LIST, GOAL);
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "R5"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'geweigerd'"
                           " AND reden = 'geen-recht' AND huishouden IS NULL"
                           " AND gevraagd = '000000000009d' AND gebruiker = 103"),
                     1);
}
END_TEST

START_TEST(test_failed_is_a_line)
{
    struct http_reply r = api(login("sanne"), "POST", ONE "/sluiting", "{}");
    ck_assert_int_eq(r.status, 409);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'mislukt'"
                           " AND reden = 'conflict' AND huishouden = 301"),
                     1);
}
END_TEST

START_TEST(test_session_ended_meanwhile)
{
    const char *sanne = login("sanne");
    struct http_reply r = page(sanne, "POST", "/sessies", "_methode=DELETE");
    ck_assert_int_eq(r.status, 303);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Set-Cookie"), "Max-Age=0"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(sanne, "POST", LIST, GOAL)), 401);
    /* what was typed can still be copied */
    r = page(sanne, "POST", LIST, "titel=%3Cb%3ELang+getypt&resultaat=Rust");
    ck_assert_int_eq(r.status, 401);
    ck_assert(reply_has(&r, "Wat u typte") && reply_has(&r, "&lt;b&gt;Lang getypt"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
}
END_TEST

/* Another site's form puts no words on our screens; one of ours that is too old loses none. */
START_TEST(test_typed_in_vain)
{
    char cookie[100], FORM[200];
    (void)snprintf(FORM, sizeof FORM, "titel=Lang+getypt&resultaat=Rust&_csrf=%s",
                   csrf_of(login("sanne")));
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", login("sanne"));
    const char *ours[] = {"Content-Type: application/x-www-form-urlencoded",
                          "Sec-Fetch-Site: same-origin", cookie, NULL};
    const char *theirs[] = {"Content-Type: application/x-www-form-urlencoded",
                            "Sec-Fetch-Site: cross-site", cookie, NULL};
    struct http_reply r = verzoek_run(&app, "POST", LIST, ours, FORM);
    ck_assert_int_eq(r.status, 403);
    ck_assert(reply_has(&r, "Lang getypt"));
    http_reply_free(&r);
    r = verzoek_run(&app, "POST", LIST, theirs, FORM);
    ck_assert_int_eq(r.status, 403);
    ck_assert(!reply_has(&r, "Lang getypt"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
}
END_TEST

/* ---- what changes while a request waits for the writer ---- */

static atomic_bool holding;

/* Holds the writer until the request of the test is in the queue, then changes something. */
static enum result hold_and_change(struct db_conn *c, void *sql, struct probleem *problem)
{
    struct writer_stats stats = {0};
    holding = true;
    while (stats.waiting == 0)
        writer_stats(app.writer, &stats);
    return db_exec(c, problem, sql, NO_BINDS, NULL);
}

static void nobody_waits(void *arg, enum result outcome)
{
    (void)arg;
    (void)outcome;
}

static int status_after(const char *token, const char *path, const char *body, const char *sql)
{
    static struct probleem problem;
    static struct writer_job job;
    job = (struct writer_job){.run = hold_and_change,
                              .done = nobody_waits,
                              .arg = (void *)(uintptr_t)sql,
                              .probleem = &problem};
    ck_assert(writer_submit(app.writer, &job));
    while (!holding) /* else the request would be in its batch */
        ;
    return status_of(api(token, "POST", path, body));
}

START_TEST(test_session_ends_in_the_queue)
{
    ck_assert_int_eq(
        status_after(login("sanne"), LIST, GOAL, "UPDATE sessie SET einde_op = laatst_op"), 401);
    ck_assert_int_eq(goals(), 3);
}
END_TEST

START_TEST(test_regie_ends_in_the_queue)
{
    ck_assert_int_eq(status_after(login("sanne"), LIST, GOAL,
                                  "UPDATE regie SET tot_op = van_op + 1 WHERE id = 551"),
                     404);
    ck_assert_int_eq(goals(), 3);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'geweigerd'"), 1);
}
END_TEST

START_TEST(test_role_ends_in_the_queue)
{
    ck_assert_int_eq(status_after(login("anja"), "/proeven/beheer", "{}",
                                  "DELETE FROM gebruiker_rol WHERE gebruiker_id = 106"),
                     403);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'beheer'"
                           " AND uitkomst = 'geslaagd'"),
                     0);
}
END_TEST

/* ---- once for each key ---- */

START_TEST(test_same_key)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: abc";
    struct http_reply first = api_with(sanne, "POST", LIST, key, GOAL);
    clock_forward(60);
    int64_t before = lines();
    struct http_reply again = api_with(sanne, "POST", LIST, key, GOAL);
    AUTO_FREE char *x = reply_text(&first);
    AUTO_FREE char *y = reply_text(&again);
    ck_assert_int_eq(first.status, 201);
    ck_assert_str_eq(x, y);
    ck_assert_int_eq(goals(), 4);
    ck_assert_int_eq(lines(), before); /* nothing was done, and nothing shown but ids */
    http_reply_free(&first);
    http_reply_free(&again);
}
END_TEST

START_TEST(test_same_key_other_body)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: abc";
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, GOAL)), 201);
    ck_assert_int_eq(status_of(api_with(
                         sanne, "POST", LIST, key,
                         "{\"titel\":\"x\",\"resultaat\":\"y\",\"personen\":[\"000000000006a\"]}")),
                     409);
    ck_assert_int_eq(goals(), 4);
}
END_TEST

START_TEST(test_key_is_ones_own)
{
    const char *key = "Idempotency-Key: abc";
    change("INSERT INTO waarneming VALUES (301, 560, 551, 102, 11, '2026-11-01', '2026-12-01', 1)");
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", LIST, key, GOAL)), 201);
    ck_assert_int_eq(status_of(api_with(login("youssef"), "POST", LIST, key, GOAL)), 201);
    ck_assert_int_eq(goals(), 5);
}
END_TEST

START_TEST(test_key_lasts_a_day)
{
    const char *key = "Idempotency-Key: abc";
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", LIST, key, GOAL)), 201);
    clock_forward(86400);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", LIST, key, GOAL)), 201);
    ck_assert_int_eq(goals(), 5);
    ck_assert_int_eq(value("SELECT count(*) FROM idempotentie"), 1);
}
END_TEST

START_TEST(test_key_of_what_failed)
{
    const char *sanne = login("sanne"), *key = "Idempotency-Key: abc";
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, "{}")), 400);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, key, GOAL)), 201);
    char header[400] = "Idempotency-Key: ";
    memset(header + strlen(header), 'x', 300);
    ck_assert_int_eq(status_of(api_with(sanne, "POST", LIST, header, GOAL)), 400);
    ck_assert_int_eq(goals(), 4);
    struct http_reply r = api_with(sanne, "POST", LIST, "Idempotency-Key: ", GOAL);
    ck_assert(r.status == 400 && reply_has(&r, "Idempotency-Key is leeg"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 4);
}
END_TEST

/* A cookie alone changes nothing, for it comes along by itself; a program is told what to send. */
START_TEST(test_cookie_alone)
{
    char cookie[100];
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", login("sanne"));
    struct http_reply r = verzoek_run(
        &app, "POST", "/api/v1" LIST,
        (const char *[]){cookie, "Content-Type: application/json", "Sec-Fetch-Site: none", NULL},
        GOAL);
    ck_assert(r.status == 403 && reply_has(&r, "Authorization: Bearer"));
    http_reply_free(&r);
    ck_assert_int_eq(goals(), 3);
}
END_TEST

START_TEST(test_double_click)
{
    const char *sanne = login("sanne");
    static const char form[] =
        "titel=Rust&resultaat=Slapen&personen=000000000006a&_sleutel=0123456789";
    struct http_reply first = page(sanne, "POST", LIST, form);
    struct http_reply again = page(sanne, "POST", LIST, form); /* its _csrf is masked anew */
    ck_assert_int_eq(again.status, 303);
    ck_assert_str_eq(reply_header(&first, "Location"), reply_header(&again, "Location"));
    http_reply_free(&first);
    http_reply_free(&again);
    ck_assert_int_eq(goals(), 4);
}
END_TEST

/* ---- versions ---- */

START_TEST(test_version_needed)
{
    const char *sanne = login("sanne"), *body = "{\"titel\":\"Nieuw\"}";
    struct http_reply r = api(sanne, "GET", ONE, NULL);
    ck_assert_str_eq(reply_header(&r, "ETag"), "\"v1\"");
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(sanne, "PATCH", ONE, body)), 428);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", ONE, "If-Match: *", body)), 428);
    /* no version of ours, so not the one that is there */
    static const char *const NONE[] = {"\"abc\"",    "\"x1\"",         "\"v1",
                                       "\"1 of 2\"", "\"v1\", \"v9\"", "\"v99999999999999999999\""};
    for (size_t i = 0; i < COUNT_OF(NONE); i++) {
        AUTO_FREE char *header = text_format("If-Match: %s", NONE[i]);
        ck_assert_int_eq(status_of(api_with(sanne, "PATCH", ONE, header, body)), 412);
    }
    r = api_with(sanne, "PATCH", ONE, "If-Match: \"v2\"", body);
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "If-Match met die ETag")); /* a program has no text "here" */
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", ONE, "If-Match: \"v1\"", body)), 200);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", ONE, "If-Match: \"v1\"", body)), 412);
    ck_assert_int_eq(status_of(api_with(sanne, "PATCH", ONE, "If-Match: W/\"v2\"", body)), 200);
    ck_assert_int_eq(value("SELECT versie FROM doel WHERE id = 510"), 3);
    AUTO_FREE char *result = text_value("SELECT resultaat FROM doel WHERE id = 510");
    ck_assert_str_eq(result, "Geen verzuim"); /* was not sent */
}
END_TEST

START_TEST(test_lost_update_in_form)
{
    const char *sanne = login("sanne");
    change("UPDATE doel SET titel = 'Van een ander', versie = 2 WHERE id = 510");
    struct http_reply r = page(
        sanne, "POST", ONE,
        "_methode=PATCH&_versie=1&titel=Van+%26+mij&resultaat=Geen+verzuim&personen=000000000006a");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "Iemand anders wijzigde dit ook"));
    ck_assert(reply_has(&r, "value=\"Van een ander\"")); /* both texts */
    ck_assert(reply_has(&r, "value=\"Van &amp; mij\" checked"));
    ck_assert(
        reply_has(&r, "name=\"resultaat\" value=\"Geen verzuim\"")); /* the same: goes along */
    ck_assert(reply_has(&r, "name=\"personen\" value=\"000000000006a\""));
    ck_assert(reply_has(&r, "name=\"_versie\" value=\"2\""));
    ck_assert(reply_has(&r, "action=\"" ONE "\""));
    http_reply_free(&r);
    AUTO_FREE char *title = text_value("SELECT titel FROM doel WHERE id = 510");
    ck_assert_str_eq(title, "Van een ander");
    r = page(sanne, "POST", ONE, "_methode=PATCH&_versie=2&titel=Van+mij&resultaat=Geen+verzuim");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_method_only_in_forms)
{
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api(sanne, "POST", ONE, "{\"_methode\":\"PATCH\"}")), 405);
    ck_assert_int_eq(status_of(page(sanne, "POST", ONE, "_methode=DELETE")), 405);
    ck_assert_int_eq(status_of(page(sanne, "POST", LIST, "_methode=GET")), 405);
    ck_assert_int_eq(status_of(page(sanne, "POST", LIST, "_methode=BREW")), 405);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("schrijven");
    TCase *t = tcase_create("schrijven");
    tcase_add_checked_fixture(t, proef_start, harness_stop);
    tcase_add_test(t, test_add);
    tcase_add_test(t, test_add_by_form);
    tcase_add_test(t, test_form_again);
    tcase_add_test(t, test_form_again_from_handler);
    tcase_add_test(t, test_log_broken);
    tcase_add_test(t, test_no_right);
    tcase_add_test(t, test_failed_is_a_line);
    tcase_add_test(t, test_session_ended_meanwhile);
    tcase_add_test(t, test_typed_in_vain);
    tcase_add_test(t, test_session_ends_in_the_queue);
    tcase_add_test(t, test_regie_ends_in_the_queue);
    tcase_add_test(t, test_role_ends_in_the_queue);
    tcase_add_test(t, test_same_key);
    tcase_add_test(t, test_same_key_other_body);
    tcase_add_test(t, test_key_is_ones_own);
    tcase_add_test(t, test_key_lasts_a_day);
    tcase_add_test(t, test_key_of_what_failed);
    tcase_add_test(t, test_cookie_alone);
    tcase_add_test(t, test_double_click);
    tcase_add_test(t, test_version_needed);
    tcase_add_test(t, test_lost_update_in_form);
    tcase_add_test(t, test_method_only_in_forms);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
