/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading: no look without a durable log line, nothing shown that no longer holds, nothing hidden
 * that can be felt (invariants 3, 4, 8; R24, R29, R30).
 */
#include "proef.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/proeven"
#define ONE "/proeven/00000000000fy"
#define ELSEWHERE "/proeven/00000000000fz"

static void no_hook(void) { proef_during_read = NULL; }

static void start(void)
{
    proef_start();
    no_hook();
    proef_reads = 0;
}

/* ---- the line ---- */

static void expect_text(const char *sql, const char *expected)
{
    AUTO_FREE char *text = text_value(sql);
    ck_assert_msg(text && strcmp(text, expected) == 0, "%s: %s", sql, text ? text : "NULL");
}

START_TEST(test_line)
{
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", LIST, NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 1);
    expect_text("SELECT gebeurtenis FROM logregel", "lezen");
    expect_text("SELECT handeling FROM logregel", "proeven.lezen");
    expect_text("SELECT rol FROM logregel", "regie");
    expect_text("SELECT gronden FROM logregel", "G1");
    expect_text("SELECT personen FROM logregel", "000000000006a");
    expect_text("SELECT uitkomst FROM logregel", "geslaagd");
    ck_assert_int_eq(value("SELECT huishouden FROM logregel"), 301);
    ck_assert_int_eq(value("SELECT gebruiker FROM logregel"), 101);
    ck_assert_int_eq(value("SELECT onderdeel FROM logregel"), 11);
}
END_TEST

START_TEST(test_line_of_deputy)
{
    change("INSERT INTO waarneming VALUES (301, 560, 551, 102, 11, '2026-11-01', '2026-12-01', 1)");
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", LIST, NULL)), 200);
    ck_assert_int_eq(value("SELECT namens FROM logregel"), 101);
    ck_assert_int_eq(value("SELECT gebruiker FROM logregel"), 102);
}
END_TEST

START_TEST(test_one_line_per_household)
{
    change("INSERT INTO waarneming VALUES (302, 560, 552, 101, 11, '2026-11-01', '2026-12-01', 1)");
    struct http_reply r = api(login("sanne"), "GET", "/proeven", NULL);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 2);
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden) FROM logregel"), 2);
}
END_TEST

START_TEST(test_list_shows_only_what_opens)
{
    struct http_reply r = api(login("youssef"), "GET", "/proeven", NULL);
    ck_assert(reply_has(&r, "Een eigen huis"));
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 1);
}
END_TEST

START_TEST(test_list_goes_on)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 601, 'doel', 'onderwijs', 'coordinatie', 11,"
           " 101, 1, 1767225600, '000000000006a'), (301, 602, 'doel', 'onderwijs',"
           " 'coordinatie', 11, 101, 1, 1767225600, '000000000006a');"
           "INSERT INTO item_persoon VALUES (301, 601, 202), (301, 602, 202);"
           "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status,"
           " status_op, status_door) VALUES (301, 601, 501, 'onderwijs', 'a', 'b', 'actief', 1,"
           " 101), (301, 602, 501, 'onderwijs', 'c', 'd', 'actief', 1, 101);");
    struct http_reply r = api(login("sanne"), "GET", "/proeven?soort=%C3%A9n&na=", NULL);
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "resultaten")), 2);
    ck_assert_str_eq(json_string_value(json_object_get(json, "volgende")),
                     "/api/v1/proeven?soort=%C3%A9n&na=00000000000js");
    http_reply_free(&r);
}
END_TEST

START_TEST(test_forgetting_to_note)
{
    struct http_reply r = api(login("sanne"), "GET", "/proeven/vergeten", NULL);
    ck_assert_int_eq(r.status, 500);
    ck_assert(!reply_has(&r, "zicht_"));
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
}
END_TEST

/* ---- without the line, nothing ---- */

START_TEST(test_log_broken)
{
    const char *sanne = login("sanne");
    log_break();
    struct http_reply r = api(sanne, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(reply_has(&r, "logboek"));
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    r = page(sanne, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(!reply_has(&r, "Emir"));
    ck_assert_ptr_null(reply_header(&r, "ETag"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(sanne, "GET", ELSEWHERE, NULL)), 503); /* refusals too */
    ck_assert_int_eq(status_of(page(sanne, "GET", "/uitleg", NULL)), 200);
    log_mend();
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST, NULL)), 200);
}
END_TEST

START_TEST(test_writer_full)
{
    const char *sanne = login("sanne");
    app.closing = true; /* as in the middle of a stop */
    struct http_reply r = api(sanne, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 503);
    ck_assert_ptr_nonnull(reply_header(&r, "Retry-After"));
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    app.closing = false;
}
END_TEST

/* ---- what no longer holds is read again ---- */

static int hook_left;

static void involvement_ends(void)
{
    if (hook_left-- > 0)
        change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18' WHERE id = 503");
}

static void something_changes(void)
{
    if (hook_left-- > 0)
        change("UPDATE doel SET score_nu = coalesce(score_nu, 0) + 1 WHERE id = 510");
}

static void account_changes(void)
{
    if (hook_left-- > 0)
        change("UPDATE gebruiker SET functie = functie || '.' WHERE id = 105");
}

static void midnight_passes(void)
{
    if (hook_left-- > 0)
        clock_forward(12 * 3600 + 1);
}

static void session_ends(void) { change("UPDATE sessie SET einde_op = 1"); }

START_TEST(test_withdrawn_meanwhile)
{
    /* Marieke sees it as her own onderdeel's work (G1), as long as she is involved. */
    change("UPDATE item SET bron_id = 13 WHERE id = 510");
    const char *marieke = login("marieke");
    ck_assert_int_eq(status_of(api(marieke, "GET", ONE, NULL)), 200);
    hook_left = 1;
    proef_during_read = involvement_ends;
    struct http_reply r = api(marieke, "GET", ONE, NULL);
    ck_assert_int_eq(r.status, 404);
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'geslaagd'"), 1);
    expect_text("SELECT uitkomst FROM logregel ORDER BY volgnr DESC", "geweigerd");
}
END_TEST

START_TEST(test_changed_meanwhile)
{
    const char *sanne = login("sanne");
    hook_left = 1;
    proef_during_read = something_changes;
    ck_assert_int_eq(status_of(api(sanne, "GET", ONE, NULL)), 200);
    ck_assert_int_eq(proef_reads, 2);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 1);
    hook_left = 4;
    ck_assert_int_eq(status_of(api(sanne, "GET", ONE, NULL)), 200);
    ck_assert_int_eq(proef_reads, 7);
}
END_TEST

START_TEST(test_changing_all_the_time)
{
    const char *sanne = login("sanne");
    hook_left = 1000;
    proef_during_read = something_changes;
    struct http_reply r = api(sanne, "GET", ONE, NULL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(!reply_has(&r, "Emir"));
    ck_assert_ptr_nonnull(reply_header(&r, "Retry-After"));
    http_reply_free(&r);
    ck_assert_int_eq(proef_reads, 5);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 0);
}
END_TEST

START_TEST(test_accounts_changed_meanwhile)
{
    const char *sanne = login("sanne");
    hook_left = 1;
    proef_during_read = account_changes;
    ck_assert_int_eq(status_of(api(sanne, "GET", ONE, NULL)), 200);
    ck_assert_int_eq(proef_reads, 2);
}
END_TEST

START_TEST(test_midnight_meanwhile)
{
    app.config.sessie_rust_minuten = 24 * 60;
    app.config.sessie_uren = 24;
    const char *sanne = login("sanne");
    hook_left = 1;
    proef_during_read = midnight_passes;
    ck_assert_int_eq(status_of(api(sanne, "GET", ONE, NULL)), 200);
    ck_assert_int_eq(proef_reads, 2);
}
END_TEST

START_TEST(test_logged_out_meanwhile)
{
    const char *sanne = login("sanne");
    proef_during_read = session_ends;
    struct http_reply r = api(sanne, "GET", ONE, NULL);
    ck_assert_int_eq(r.status, 401);
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 0);
}
END_TEST

/* ---- hidden and made up ---- */

/* Everything but the number of the line and its chain. */
static char *last_line(void)
{
    return text_value("SELECT json_array(tijd, gebeurtenis, handeling, gebruiker, sessie, rol,"
                      " onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden,"
                      " replace(replace(gevraagd, '00000000000fz', '?'), '00000000000zz', '?'),"
                      " adres, verzoek) FROM logregel ORDER BY volgnr DESC LIMIT 1");
}

static void expect_same(struct http_reply a, struct http_reply b)
{
    AUTO_FREE char *x = reply_text(&a);
    AUTO_FREE char *y = reply_text(&b);
    ck_assert_str_eq(x, y);
    ck_assert_int_eq(a.status, 404);
    http_reply_free(&a);
    http_reply_free(&b);
}

START_TEST(test_hidden_is_made_up)
{
    static const struct {
        const char *method, *hidden, *made_up, *body;
    } cases[] = {
        {"GET", ELSEWHERE, "/proeven/00000000000zz", NULL},
        {"GET", "/huishoudens/000000000009e/proeven", "/huishoudens/00000000000zz/proeven", NULL},
        {"PATCH", ELSEWHERE, "/proeven/00000000000zz", "{\"titel\":\"x\"}"},
        {"PATCH", ELSEWHERE, "/proeven/00000000000zz", "{\"vreemd\":1}"},
        {"POST", "/huishoudens/000000000009e/proeven", "/huishoudens/00000000000zz/proeven", "{}"},
        {"POST", ELSEWHERE "/sluiting", "/proeven/00000000000zz/sluiting", "{}"},
        {"GET", "/proeven/00000000000g0", "/proeven/00000000000zz", NULL}, /* ilse's, in 301 */
    };
    const char *sanne = login("sanne");
    rng_still();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        expect_same(api(sanne, cases[i].method, cases[i].hidden, cases[i].body),
                    api(sanne, cases[i].method, cases[i].made_up, cases[i].body));
        ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden IS NOT NULL"), 0);
    }
    expect_same(page(sanne, "GET", ELSEWHERE, NULL),
                page(sanne, "GET", "/proeven/00000000000zz", NULL));
    expect_same(page(sanne, "GET", ELSEWHERE, NULL), page(sanne, "GET", "/proeven/geen-id", NULL));
}
END_TEST

START_TEST(test_refusal_line)
{
    const char *sanne = login("sanne");
    (void)status_of(api(sanne, "GET", ELSEWHERE, NULL));
    AUTO_FREE char *hidden = last_line();
    (void)status_of(api(sanne, "GET", "/proeven/00000000000zz", NULL));
    AUTO_FREE char *made_up = last_line();
    ck_assert_str_eq(hidden, made_up);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 2);
    expect_text("SELECT gebeurtenis FROM logregel", "weigering");
    expect_text("SELECT gevraagd FROM logregel ORDER BY volgnr LIMIT 1", "00000000000fz");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("lezen");
    TCase *t = tcase_create("lezen");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_line);
    tcase_add_test(t, test_line_of_deputy);
    tcase_add_test(t, test_one_line_per_household);
    tcase_add_test(t, test_list_shows_only_what_opens);
    tcase_add_test(t, test_list_goes_on);
    tcase_add_test(t, test_forgetting_to_note);
    tcase_add_test(t, test_log_broken);
    tcase_add_test(t, test_writer_full);
    tcase_add_test(t, test_withdrawn_meanwhile);
    tcase_add_test(t, test_changed_meanwhile);
    tcase_add_test(t, test_changing_all_the_time);
    tcase_add_test(t, test_accounts_changed_meanwhile);
    tcase_add_test(t, test_midnight_meanwhile);
    tcase_add_test(t, test_logged_out_meanwhile);
    tcase_add_test(t, test_hidden_is_made_up);
    tcase_add_test(t, test_refusal_line);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
