/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of routes that are neither a plain look nor a plain change. */
#include "proef.h"

#include <stdio.h>
#include <string.h>

#define LIST "/huishoudens/000000000009d/proeven"
#define SHORT "/proeven/00000000000fy/kort"
#define GOAL "{\"titel\":\"Rust\",\"resultaat\":\"Slapen\",\"personen\":[\"000000000006a\"]}"

/* ---- searches ---- */

START_TEST(test_search)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "POST", "/proeven/_zoek", "{\"reden\":\"vraag van school\"}");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Emir"));
    ck_assert_ptr_null(reply_header(&r, "Location"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'zoeken'"
                           " AND reden = 'vraag van school' AND huishouden = 301"),
                     1);
    ck_assert_int_eq(status_of(api(sanne, "POST", "/proeven/_zoek", "{}")), 400);
}
END_TEST

/* Also when nothing is found: that was asked is a line. */
START_TEST(test_search_finds_nothing)
{
    ck_assert_int_eq(
        status_of(api(login("ilse"), "POST", "/proeven/_zoek", "{\"reden\":\"zomaar\"}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'zoeken'"
                           " AND gebruiker = 104 AND huishouden IS NULL"),
                     1);
}
END_TEST

/* ---- answers from the writer ---- */

START_TEST(test_answer)
{
    const char *sanne = login("sanne");
    struct http_reply r = api(sanne, "POST", LIST "/_oefen", GOAL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Rust") && reply_has(&r, "Emir"));
    ck_assert_ptr_null(reply_header(&r, "Location"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM doel"), 3); /* taken back */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'zoeken'"
                           " AND personen = '000000000006a' AND huishouden = 301"),
                     1);
    r = page(sanne, "POST", LIST "/_oefen", "titel=Rust&resultaat=x&personen=000000000006a");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "<li>Rust</li>"));
    http_reply_free(&r);
    log_break();
    r = api(sanne, "POST", LIST "/_oefen", GOAL);
    ck_assert_int_eq(r.status, 503);
    ck_assert(!reply_has(&r, "Emir"));
    http_reply_free(&r);
}
END_TEST

/* ---- roles ---- */

START_TEST(test_privacy)
{
    ck_assert_int_eq(status_of(api(login("ruth"), "GET", "/proeven/privacy", NULL)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'lezen'"
                           " AND rol = 'privacy' AND gebruiker = 107"),
                     1);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", "/proeven/privacy", NULL)), 403);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/proeven/privacy", NULL)), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE uitkomst = 'geweigerd'"), 2);
}
END_TEST

START_TEST(test_beheer)
{
    const char *anja = login("anja");
    ck_assert_int_eq(status_of(api(anja, "POST", "/proeven/beheer", "{}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'beheer'"), 1);
    ck_assert_int_eq(status_of(api(login("ruth"), "POST", "/proeven/beheer", "{}")), 403);
    change("DELETE FROM gebruiker_rol WHERE gebruiker_id = 106");
    ck_assert_int_eq(status_of(api(anja, "POST", "/proeven/beheer", "{}")), 403); /* at once */
}
END_TEST

/* ---- a change without a form page ---- */

START_TEST(test_conflict_without_form)
{
    const char *sanne = login("sanne");
    change("UPDATE doel SET titel = 'Van een ander', versie = 2 WHERE id = 510");
    struct http_reply r = page(sanne, "POST", SHORT, "_methode=PATCH&_versie=1&titel=Van+mij");
    ck_assert_int_eq(r.status, 412);
    ck_assert(reply_has(&r, "value=\"Van een ander\""));
    ck_assert(reply_has(&r, "value=\"Van mij\" checked"));
    ck_assert(reply_has(&r, "name=\"_versie\" value=\"2\""));
    http_reply_free(&r);
    r = page(sanne, "POST", SHORT, "_methode=PATCH&titel=Van+mij");
    ck_assert_int_eq(r.status, 428);
    http_reply_free(&r);
    r = api_with(sanne, "PATCH", SHORT, "If-Match: \"v1\"", "{\"titel\":\"Van mij\"}");
    ck_assert_int_eq(r.status, 412);
    ck_assert(!reply_has(&r, "Van een ander"));
    http_reply_free(&r);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("soorten");
    TCase *t = tcase_create("soorten");
    tcase_add_checked_fixture(t, proef_start, harness_stop);
    tcase_add_test(t, test_search);
    tcase_add_test(t, test_search_finds_nothing);
    tcase_add_test(t, test_answer);
    tcase_add_test(t, test_privacy);
    tcase_add_test(t, test_beheer);
    tcase_add_test(t, test_conflict_without_form);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
