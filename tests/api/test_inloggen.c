/* SPDX-License-Identifier: EUPL-1.2 */
/* Logging in: slow-down and lock-out that tell nothing, and what a session is worth. */
#include "proef.h"

#include "toegang/wachtwoord.h"

#include <stdio.h>
#include <string.h>

#define RIGHT "{\"gebruikersnaam\":\"sanne\",\"wachtwoord\":\"goede vrijdag in mei\"}"
#define WRONG "{\"gebruikersnaam\":\"sanne\",\"wachtwoord\":\"iets heel anders\"}"
#define NOBODY "{\"gebruikersnaam\":\"bestaat.niet\",\"wachtwoord\":\"iets heel anders\"}"
#define NO_PASSWORD "{\"gebruikersnaam\":\"hans\",\"wachtwoord\":\"iets heel anders\"}"

static void start(void)
{
    char hash[WACHTWOORD_HASH_SIZE], sql[300];
    PROBLEEM_AUTO struct probleem p = {0};
    proef_start();
    ck_assert_int_eq(wachtwoord_hash("goede vrijdag in mei", hash, &p), DONE);
    (void)snprintf(sql, sizeof sql, "INSERT INTO wachtwoord VALUES (101, '%s', 1)", hash);
    change(sql);
}

static struct http_reply attempt(const char *body) { return api(NULL, "POST", "/sessie", body); }

static int64_t sessions(void) { return value("SELECT count(*) FROM sessie"); }

START_TEST(test_login)
{
    struct http_reply r = attempt(RIGHT);
    AUTO_JSON json_t *json = reply_json(&r);
    const char *token = json_string_value(json_object_get(json, "token"));
    const char *cookie = reply_header(&r, "Set-Cookie");
    ck_assert_int_eq(r.status, 201);
    ck_assert_uint_eq(strlen(token), 43);
    ck_assert(strncmp(cookie, "gp_sessie=", 10) == 0 && strncmp(cookie + 10, token, 43) == 0);
    ck_assert(strstr(cookie, "HttpOnly") && strstr(cookie, "SameSite=Strict") &&
              strstr(cookie, "Path=/") && !strstr(cookie, "Secure"));
    ck_assert_int_eq(status_of(api(token, "GET", "/sessie", NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'inloggen'"
                           " AND uitkomst = 'geslaagd' AND gebruiker = 101"),
                     1);
    ck_assert_int_eq(status_of(api(token, "DELETE", "/sessie", NULL)), 204);
    ck_assert_int_eq(status_of(api(token, "GET", "/sessie", NULL)), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'uitloggen'"), 1);
    http_reply_free(&r);
}
END_TEST

/* The name of an account may be typed in any case; the token is kept nowhere. */
START_TEST(test_token_is_not_kept)
{
    struct http_reply r =
        attempt("{\"gebruikersnaam\":\"SANNE\",\"wachtwoord\":\"goede vrijdag in mei\"}");
    AUTO_JSON json_t *json = reply_json(&r);
    char sql[200];
    ck_assert_int_eq(r.status, 201);
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM sessie WHERE instr(token_hash, '%s')",
                   json_string_value(json_object_get(json, "token")));
    ck_assert_int_eq(value(sql), 0);
    http_reply_free(&r);
}
END_TEST

/* Wrong password, no such account, no password yet: one answer. */
START_TEST(test_failures_are_alike)
{
    static const char *const bodies[] = {WRONG, NOBODY, NO_PASSWORD};
    char *texts[3];
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct http_reply r = attempt(bodies[i]);
        ck_assert_int_eq(r.status, 401);
        texts[i] = reply_text(&r);
        http_reply_free(&r);
    }
    ck_assert_str_eq(texts[0], texts[1]);
    ck_assert_str_eq(texts[0], texts[2]);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        free(texts[i]);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'inloggen'"
                           " AND uitkomst = 'geweigerd'"),
                     3);
    ck_assert_int_eq(sessions(), 0);
}
END_TEST

START_TEST(test_slow_down)
{
    static const char *const bodies[] = {WRONG, NOBODY}; /* an account or not: the same */
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        for (int n = 0; n < 3; n++)
            ck_assert_int_eq(status_of(attempt(bodies[i])), 401);
        struct http_reply r = attempt(bodies[i]);
        ck_assert_int_eq(r.status, 429);
        ck_assert_str_eq(reply_header(&r, "Retry-After"), "1");
        http_reply_free(&r);
        clock_forward(1);
        ck_assert_int_eq(status_of(attempt(bodies[i])), 401);
        clock_forward(1);
        ck_assert_int_eq(status_of(attempt(bodies[i])), 429); /* two seconds by now */
    }
    clock_forward(60);
    ck_assert_int_eq(status_of(attempt(RIGHT)), 201);
    for (int n = 0; n < 3; n++) /* a good one forgets the bad ones */
        ck_assert_int_eq(status_of(attempt(WRONG)), 401);
}
END_TEST

START_TEST(test_lock_out)
{
    app.config.inlog_pogingen = 4;
    for (int n = 0; n < 4; n++, clock_forward(5))
        ck_assert_int_eq(status_of(attempt(WRONG)), 401);
    ck_assert_int_eq(status_of(attempt(RIGHT)), 429); /* also the right one */
    clock_forward(14 * 60);
    ck_assert_int_eq(status_of(attempt(RIGHT)), 429);
    clock_forward(60);
    ck_assert_int_eq(status_of(attempt(RIGHT)), 201);
    ck_assert_int_eq(sessions(), 1);
}
END_TEST

START_TEST(test_lock_out_of_address)
{
    char body[100];
    app.config.inlog_pogingen = 1; /* a name at once; an address after ten */
    for (int n = 0; n < 10; n++) {
        (void)snprintf(body, sizeof body, "{\"gebruikersnaam\":\"naam%d\",\"wachtwoord\":\"x\"}",
                       n);
        ck_assert_int_eq(status_of(attempt(body)), 401);
    }
    ck_assert_int_eq(status_of(attempt(RIGHT)), 429);
}
END_TEST

/* ---- the form ---- */

static struct http_reply form_post(const char *cookie, const char *csrf, const char *fields)
{
    char body[500], header[200];
    (void)snprintf(body, sizeof body, "%s&_csrf=%s", fields, csrf);
    (void)snprintf(header, sizeof header, "Cookie: %s", cookie);
    const char *headers[] = {"Content-Type: application/x-www-form-urlencoded", header, NULL};
    return verzoek_run(&app, "POST", "/sessie", headers, body);
}

/* What the login page gives a browser: a cookie, and a token in the form that belongs to it. */
static void form_get(const char *path, char cookie[100], char csrf[100])
{
    static const char field[] = "name=\"_csrf\" value=\"";
    struct http_reply r = verzoek_run(&app, "GET", path, NULL, NULL);
    const char *set = reply_header(&r, "Set-Cookie"), *at = strstr(r.body, field);
    ck_assert_int_eq(r.status, 200);
    ck_assert(set && at && strncmp(set, "gp_voor=", 8) == 0);
    (void)snprintf(cookie, 100, "%.*s", (int)strcspn(set, ";"), set);
    at += sizeof field - 1;
    (void)snprintf(csrf, 100, "%.*s", (int)strcspn(at, "\""), at);
    http_reply_free(&r);
}

#define FIELDS "gebruikersnaam=sanne&wachtwoord=goede+vrijdag+in+mei"

START_TEST(test_form)
{
    char cookie[100], csrf[100], other[100], other_csrf[100];
    form_get("/inloggen", cookie, csrf);
    form_get("/inloggen", other, other_csrf);
    ck_assert_int_eq(status_of(form_post(cookie, "", FIELDS)), 403);
    ck_assert_int_eq(status_of(form_post(cookie, other_csrf, FIELDS)), 403);
    ck_assert_int_eq(status_of(form_post("", csrf, FIELDS)), 403);
    ck_assert_int_eq(sessions(), 0);
    struct http_reply r = form_post(cookie, csrf, FIELDS);
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), "/mijn/werk");
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Set-Cookie"), "gp_sessie="));
    http_reply_free(&r);
    r = form_post(cookie, csrf, FIELDS "&_terug=/huishoudens");
    ck_assert_str_eq(reply_header(&r, "Location"), "/huishoudens");
    http_reply_free(&r);
}
END_TEST

/* Behind a proxy that does the TLS. */
START_TEST(test_secure)
{
    (void)snprintf(app.config.basis_url, sizeof app.config.basis_url, "https://gezinsplan.example");
    struct http_reply r = attempt(RIGHT);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Set-Cookie"), "; Secure"));
    http_reply_free(&r);
    r = verzoek_run(&app, "GET", "/inloggen", NULL, NULL);
    ck_assert_ptr_nonnull(strstr(reply_header(&r, "Set-Cookie"), "; Secure"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_form_again)
{
    char cookie[100], csrf[100];
    form_get("/inloggen?terug=/proeven/00000000000fy", cookie, csrf);
    struct http_reply r = form_post(cookie, csrf, "gebruikersnaam=sanne&wachtwoord=fout&_terug=/x");
    ck_assert_int_eq(r.status, 401);
    ck_assert(reply_has(&r, "Inloggen is niet gelukt"));
    ck_assert(reply_has(&r, "value=\"sanne\""));
    ck_assert(reply_has(&r, "name=\"_terug\" value=\"/x\""));
    ck_assert(!reply_has(&r, "fout\""));
    http_reply_free(&r);
    r = verzoek_run(&app, "GET", "/inloggen?terug=//kwaad.example", NULL, NULL);
    ck_assert(!reply_has(&r, "kwaad"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_pool_stopped)
{
    app.closing = true;
    struct http_reply r = attempt(RIGHT);
    ck_assert_int_eq(r.status, 503);
    http_reply_free(&r);
    app.closing = false;
    ck_assert_int_eq(sessions(), 0);
}
END_TEST

START_TEST(test_begin)
{
    static const struct {
        const char *who, *where;
    } cases[] = {{"sanne", "/mijn/werk"}, {"anja", "/mijn/werk"}, {"ruth", "/mijn/werk"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct http_reply r = page(login(cases[i].who), "GET", "/", NULL);
        ck_assert_int_eq(r.status, 303);
        ck_assert_str_eq(reply_header(&r, "Location"), cases[i].where);
        http_reply_free(&r);
    }
    struct http_reply r = page(login("sanne"), "GET", "/inloggen", NULL);
    ck_assert_int_eq(r.status, 303); /* already in */
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("inloggen");
    TCase *t = tcase_create("inloggen");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_login);
    tcase_add_test(t, test_token_is_not_kept);
    tcase_add_test(t, test_failures_are_alike);
    tcase_add_test(t, test_slow_down);
    tcase_add_test(t, test_lock_out);
    tcase_add_test(t, test_lock_out_of_address);
    tcase_add_test(t, test_form);
    tcase_add_test(t, test_secure);
    tcase_add_test(t, test_form_again);
    tcase_add_test(t, test_pool_stopped);
    tcase_add_test(t, test_begin);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
