/* SPDX-License-Identifier: EUPL-1.2 */
/* The gate: routes, methods, faces, sessions, csrf, bodies that cannot be read. */
#include "proef.h"

#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/proeven"

/* ---- routes and methods ---- */

START_TEST(test_no_such_path)
{
    const char *sanne = login("sanne");
    static const char *const paths[] = {"/bestaat/niet", LIST "/", "//huishoudens", "/proeven/",
                                        "/huishoudens/000000000009d/proeven/x/y"};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        ck_assert_msg(status_of(api(sanne, "GET", paths[i], NULL)) == 404, "%s", paths[i]);
        ck_assert_msg(status_of(page(sanne, "GET", paths[i], NULL)) == 404, "%s", paths[i]);
    }
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", "/api/v1", NULL, NULL)), 404);
    ck_assert_int_eq(status_of(verzoek_run(&app, "GET", "/api/v10/sessie", NULL, NULL)), 404);
}
END_TEST

START_TEST(test_wrong_method)
{
    struct http_reply r = api(login("sanne"), "DELETE", LIST, NULL);
    ck_assert_int_eq(r.status, 405);
    ck_assert_str_eq(reply_header(&r, "Allow"), "GET, HEAD, POST, OPTIONS");
    ck_assert_str_eq(r.content_type, "application/problem+json");
    http_reply_free(&r);
    r = verzoek_run(&app, "BREW", "/inloggen", NULL, NULL);
    ck_assert_int_eq(r.status, 405);
    ck_assert_str_eq(reply_header(&r, "Allow"), "GET, HEAD, OPTIONS");
    http_reply_free(&r);
}
END_TEST

START_TEST(test_options)
{
    struct http_reply r = verzoek_run(&app, "OPTIONS", "/api/v1/proeven/00000000000fy", NULL, NULL);
    ck_assert_int_eq(r.status, 204);
    ck_assert_str_eq(reply_header(&r, "Allow"), "GET, HEAD, PATCH, OPTIONS");
    ck_assert_uint_eq(r.body_len, 0);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_head)
{
    const char *sanne = login("sanne");
    struct http_reply get = api(sanne, "GET", LIST, NULL), head = api(sanne, "HEAD", LIST, NULL);
    ck_assert_int_eq(head.status, 200);
    ck_assert_uint_eq(head.body_len, get.body_len); /* http leaves the body out */
    http_reply_free(&get);
    http_reply_free(&head);
}
END_TEST

START_TEST(test_faces)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "GET", LIST, NULL);
    ck_assert_str_eq(r.content_type, "application/json");
    ck_assert_ptr_nonnull(reply_header(&r, "API-Version"));
    ck_assert(!reply_has(&r, "pagina"));
    http_reply_free(&r);
    r = page(sanne, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(r.content_type, "text/html; charset=utf-8");
    ck_assert_ptr_null(reply_header(&r, "API-Version"));
    ck_assert(reply_has(&r, "<li>Emir gaat elke dag naar school</li>"));
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST "/nieuw", NULL)), 404); /* a form page */
    ck_assert_int_eq(status_of(page(sanne, "GET", "/proeven", NULL)), 404);   /* API only */
}
END_TEST

START_TEST(test_accept)
{
    const char *sanne = login("sanne");
    static const struct {
        const char *accept;
        int status;
    } cases[] = {
        {"Accept: text/csv", 406},
        {"Accept: text/html, application/json;q=0", 406},
        {"Accept: text/html, application/json; Q=0.0", 406},
        {"Accept: application/json;v=0", 200},
        {"Accept: text/html, application/json;charset=utf-8;q=0", 406},
        {"Accept: application/json", 200},
        {"Accept: text/html, */*;q=0.1", 200},
        {"Accept: application/*", 200},
        {"Accept: application/problem+json", 200},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(status_of(api_with(sanne, "GET", LIST, cases[i].accept, NULL)) ==
                          cases[i].status,
                      "%s", cases[i].accept);
}
END_TEST

/* ---- sessions ---- */

START_TEST(test_not_logged_in)
{
    struct http_reply r = api(NULL, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 401);
    ck_assert_ptr_nonnull(reply_header(&r, "WWW-Authenticate"));
    http_reply_free(&r);
    r = page(NULL, "GET", LIST, NULL);
    ck_assert_int_eq(r.status, 303);
    ck_assert_str_eq(reply_header(&r, "Location"), "/inloggen?terug=" LIST);
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(NULL, "POST", LIST, "titel=x")),
                     401); /* keeps what was typed */
    ck_assert_int_eq(status_of(api("geen-token", "GET", LIST, NULL)), 401);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 0);
}
END_TEST

/* A link in a mail comes without the Strict cookie: once more, now from this site. */
START_TEST(test_from_elsewhere)
{
    const char *headers[] = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", NULL};
    struct http_reply r = verzoek_run(&app, "GET", LIST, headers, NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert_str_eq(reply_header(&r, "Refresh"), "0; url=" LIST);
    ck_assert_uint_eq(r.body_len, 0);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_session_idle)
{
    const char *sanne = login("sanne");
    clock_forward(29 * 60);
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST, NULL)), 200); /* moves laatst_op */
    clock_forward(29 * 60);
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST, NULL)), 200);
    clock_forward(30 * 60);
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST, NULL)), 401);
}
END_TEST

START_TEST(test_session_absolute)
{
    const char *sanne = login("sanne");
    for (int i = 0; i < 12 * 4 - 1; i++) {
        clock_forward(15 * 60);
        ck_assert_int_eq(status_of(api(sanne, "POST", "/sessie/verlenging", NULL)), 200);
    }
    clock_forward(15 * 60);
    ck_assert_int_eq(status_of(api(sanne, "GET", "/sessie", NULL)), 401);
}
END_TEST

START_TEST(test_session_touch_once_a_minute)
{
    const char *sanne = login("sanne");
    int64_t begin = value("SELECT laatst_op FROM sessie");
    clock_forward(59);
    (void)status_of(api(sanne, "GET", "/sessie", NULL));
    ck_assert_int_eq(value("SELECT laatst_op FROM sessie"), begin);
    clock_forward(1);
    (void)status_of(api(sanne, "GET", "/sessie", NULL));
    ck_assert_int_eq(value("SELECT laatst_op FROM sessie"), begin + 60);
}
END_TEST

START_TEST(test_account_ended)
{
    const char *sanne = login("sanne");
    change("UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 101");
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST, NULL)), 401);
    const char *marieke = login("marieke");
    change("UPDATE organisatie SET tot = '2026-11-18' WHERE id = 2");
    ck_assert_int_eq(status_of(api(marieke, "GET", LIST, NULL)), 401);
}
END_TEST

/* ---- csrf ---- */

static int post_with(const char *token, const char *csrf, const char *origin)
{
    char cookie[100], body[300];
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", token);
    (void)snprintf(body, sizeof body, "_methode=DELETE&_csrf=%s", csrf);
    const char *headers[] = {cookie, "Content-Type: application/x-www-form-urlencoded",
                             "Host: gezinsplan.example", origin, NULL};
    return status_of(verzoek_run(&app, "POST", "/sessie", headers, body));
}

START_TEST(test_csrf)
{
    const char *sanne = login("sanne"), *youssef = login("youssef");
    char wrong[64];
    (void)snprintf(wrong, sizeof wrong, "%s", csrf_of(youssef));
    ck_assert_int_eq(post_with(sanne, "", NULL), 403);
    ck_assert_int_eq(post_with(sanne, "AAAA", NULL), 403);
    ck_assert_int_eq(post_with(sanne, wrong, NULL), 403);
    const char *right = csrf_of(sanne);
    ck_assert_int_eq(post_with(sanne, right, "Origin: https://kwaad.example"), 403);
    ck_assert_int_eq(post_with(sanne, right, "Origin: null"), 403);
    ck_assert_int_eq(post_with(sanne, right, "Sec-Fetch-Site: cross-site"), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM sessie WHERE einde_op IS NOT NULL"), 0);
    ck_assert_int_eq(post_with(sanne, right, "Origin: http://gezinsplan.example"), 303);
    ck_assert_int_eq(value("SELECT count(*) FROM sessie WHERE einde_op IS NOT NULL"), 1);
}
END_TEST

START_TEST(test_csrf_header)
{
    const char *sanne = login("sanne");
    char cookie[100], csrf[100];
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", sanne);
    const char *without[] = {cookie, "Accept: application/json", NULL};
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", "/sessie/verlenging", without, NULL)),
                     403);
    (void)snprintf(csrf, sizeof csrf, "X-CSRF-Token: %s", csrf_of(sanne));
    const char *with[] = {cookie, "Accept: application/json", csrf, NULL};
    struct http_reply r = verzoek_run(&app, "POST", "/sessie/verlenging", with, NULL);
    ck_assert_int_eq(r.status, 200);
    AUTO_JSON json_t *json = reply_json(&r); /* as the script of the page wants it */
    ck_assert_int_eq(json_integer_value(json_object_get(json, "resterend")), 1800);
    http_reply_free(&r);
}
END_TEST

/* ---- bodies ---- */

START_TEST(test_bad_bodies)
{
    const char *sanne = login("sanne");
    static const char *const bodies[] = {
        "",
        "geen json",
        "[1]",
        "{\"titel\":\"a\",\"titel\":\"b\",\"resultaat\":\"c\"}",
        "{\"titel\":\"\xff\xfe\",\"resultaat\":\"c\"}",
        "{\"titel\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}}}",
        "{\"titel\":\"a\",\"resultaat\":\"b\",\"onbekend\":1}",
        "{\"titel\":5,\"resultaat\":true}",
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct http_reply r = api(sanne, "POST", LIST, bodies[i]);
        ck_assert_msg(r.status == 400, "%d: %s", r.status, bodies[i]);
        ck_assert_str_eq(r.content_type, "application/problem+json");
        http_reply_free(&r);
    }
    const char *auth = "Content-Type: text/xml";
    ck_assert_int_eq(value("SELECT count(*) FROM doel"), 3);
    char bearer[100];
    (void)snprintf(bearer, sizeof bearer, "Authorization: Bearer %s", sanne);
    const char *headers[] = {auth, bearer, NULL};
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", "/api/v1" LIST, headers, "<a/>")), 415);
    /* What is compressed is not read as if it were not. */
    const char *gzip[] = {"Content-Type: application/json", bearer, "Content-Encoding: gzip", NULL};
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", "/api/v1" LIST, gzip, "{}")), 415);
    gzip[2] = "Content-Encoding: identity";
    ck_assert_int_eq(status_of(verzoek_run(&app, "POST", "/api/v1" LIST, gzip, "{}")), 400);
}
END_TEST

START_TEST(test_all_errors_at_once)
{
    struct http_reply r = api(login("sanne"), "POST", LIST, "{\"vreemd\":1,\"titel\":\"\"}");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 400);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "invalidParams")), 3);
    http_reply_free(&r);
}
END_TEST

START_TEST(test_unknown_query)
{
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(api(sanne, "GET", LIST "?vreemd=1", NULL)), 400);
    ck_assert_int_eq(status_of(page(sanne, "GET", LIST "?vreemd=1", NULL)), 400);
    struct http_reply r = page(sanne, "GET", LIST "?gedaan=uitgelogd", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "U bent uitgelogd."));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_roles)
{
    ck_assert_int_eq(status_of(api(login("anja"), "GET", LIST, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", LIST, NULL)), 404);
    ck_assert_int_eq(status_of(api(login("nieuw"), "GET", LIST, NULL)), 404); /* R27 */
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verzoek");
    TCase *t = tcase_create("poort");
    tcase_add_checked_fixture(t, proef_start, harness_stop);
    tcase_add_test(t, test_no_such_path);
    tcase_add_test(t, test_wrong_method);
    tcase_add_test(t, test_options);
    tcase_add_test(t, test_head);
    tcase_add_test(t, test_faces);
    tcase_add_test(t, test_accept);
    tcase_add_test(t, test_not_logged_in);
    tcase_add_test(t, test_from_elsewhere);
    tcase_add_test(t, test_session_idle);
    tcase_add_test(t, test_session_absolute);
    tcase_add_test(t, test_session_touch_once_a_minute);
    tcase_add_test(t, test_account_ended);
    tcase_add_test(t, test_csrf);
    tcase_add_test(t, test_csrf_header);
    tcase_add_test(t, test_bad_bodies);
    tcase_add_test(t, test_all_errors_at_once);
    tcase_add_test(t, test_unknown_query);
    tcase_add_test(t, test_roles);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
