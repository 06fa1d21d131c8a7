/* SPDX-License-Identifier: EUPL-1.2 */
/* The router: what a table may not say, and which path is which route. */
#include "verzoek/router.h"

#include "base/id.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static enum result nothing(struct verzoek *v, json_t *model, struct probleem *p)
{
    (void)v;
    (void)model;
    (void)p;
    return DONE;
}

static enum result nothing_user(struct verzoek *v, const struct kijker *k, json_t *model,
                                struct probleem *p)
{
    (void)k;
    return nothing(v, model, p);
}

static enum result nothing_dossier(struct verzoek *v, struct dossier *d, json_t *model,
                                   struct probleem *p)
{
    (void)d;
    return nothing(v, model, p);
}

static enum result nothing_plain(struct verzoek *v, struct http_reply *r, struct probleem *p)
{
    (void)r;
    return nothing(v, NULL, p);
}

static struct router *router;
static struct probleem p;

static enum result build(const struct route *routes, size_t count)
{
    const struct route_part part = {routes, count};
    const struct route_part *const parts[] = {&part};
    return router_new(parts, 1, NULL, &router, &p);
}

static void stop(void)
{
    router_free(router);
    router = NULL;
    probleem_clear(&p);
}

/* ---- tables that do not start ---- */

#define OK_READ PUBLIC_READ(HTTP_GET, "/a", "a.lezen", "A.", nothing, .page = "a")

static const struct {
    const char *why;
    struct route routes[2];
} FAULTS[] = {
    {"no kind", {{.method = HTTP_GET, .path = "/a", .handeling = "a.lezen", .uitleg = "A."}}},
    {"no handler", {PUBLIC_READ(HTTP_GET, "/a", "a.lezen", "A.", NULL)}},
    {"no handeling", {PUBLIC_READ(HTTP_GET, "/a", "alezen", "A.", nothing)}},
    {"no handeling", {PUBLIC_READ(HTTP_GET, "/a", NULL, "A.", nothing)}},
    {"no handeling", {PUBLIC_READ(HTTP_GET, "/a", "a.lezen", NULL, nothing)}},
    {"HEAD", {PUBLIC_READ(HTTP_HEAD, "/a", "a.lezen", "A.", nothing)}},
    {"does not start with /", {PUBLIC_READ(HTTP_GET, "a", "a.lezen", "A.", nothing)}},
    {"ends in /", {PUBLIC_READ(HTTP_GET, "/a/", "a.lezen", "A.", nothing)}},
    {"too many parameters", {PUBLIC_READ(HTTP_GET, "/{a}/{b}/{c}/{d}/{e}", "a.b", "A.", nothing)}},
    {"/huishoudens/{huishouden}",
     {DOSSIER_READ(HTTP_GET, "/doelen/{doel}", "a.lezen", "A.", nothing_dossier)}},
    {"/huishoudens/{huishouden}",
     {DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}x", "a.lezen", "A.", nothing_dossier)}},
    {"item's id", {ITEM_READ(HTTP_GET, "/doelen", "a.lezen", "A.", nothing_dossier)}},
    {"no look without",
     {ITEM_READ(HTTP_GET, "/doelen/{doel}", "a.lezen", "A.", nothing_dossier, .log = LOG_NIET)}},
    {"a change has no page",
     {PUBLIC_WRITE(HTTP_POST, "/a", "a.toevoegen", "A.", nothing, .page = "a")}},
    {"API only, and a page",
     {PUBLIC_READ(HTTP_GET, "/a", "a.lezen", "A.", nothing, .page = "a", .alleen_api = true)}},
    {"route twice", {OK_READ, PUBLIC_READ(HTTP_GET, "/a", "a.ook", "A.", nothing)}},
    {"handeling used twice", {OK_READ, PUBLIC_READ(HTTP_GET, "/b", "a.lezen", "A.", nothing)}},
    {"form's page does not exist",
     {OK_READ, PUBLIC_WRITE(HTTP_POST, "/a", "a.toevoegen", "A.", nothing, .formulier = "/nee")}},
    {"another kind",
     {USER_READ(HTTP_GET, "/a", "a.lezen", "A.", nothing_user, .page = "a"),
      PUBLIC_WRITE(HTTP_POST, "/a", "a.b", "A.", nothing, .formulier = "/a")}},
    {"other parameters",
     {OK_READ, PUBLIC_WRITE(HTTP_POST, "/a/{b}", "a.b", "A.", nothing, .formulier = "/a")}},
};

START_TEST(test_fault)
{
    size_t count = FAULTS[_i].routes[1].path ? 2 : 1;
    ck_assert_int_eq(build(FAULTS[_i].routes, count), FAILED);
    ck_assert_msg(strstr(p.intern, FAULTS[_i].why) != NULL, "%s: %s", FAULTS[_i].why, p.intern);
}
END_TEST

/* ---- finding ---- */

static const struct route TABLE[] = {
    USER_READ(HTTP_GET, "/", "begin.lezen", "B.", nothing_user, .alleen_pagina = true),
    USER_READ(HTTP_GET, "/huishoudens", "h.lijst", "H.", nothing_user, .page = "x"),
    USER_READ(HTTP_POST, "/huishoudens/_zoek", "h.zoeken", "H.", nothing_user, .page = "x",
              .zoeken = true),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}", "h.lezen", "H.", nothing_dossier,
                 .page = "x"),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen", "d.lijst", "D.", nothing_dossier),
    DOSSIER_WRITE(HTTP_POST, "/huishoudens/{huishouden}/doelen", "d.nieuw", "D.", nothing_dossier),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen/{doel}", "d.lezen", "D.",
                 nothing_dossier),
    DOSSIER_READ(HTTP_GET, "/huishoudens/{huishouden}/doelen/nieuw", "d.formulier", "D.",
                 nothing_dossier, .page = "x", .alleen_pagina = true),
    USER_READ(HTTP_GET, "/api", "api.lezen", "A.", nothing_user, .alleen_api = true),
    PLAIN_READ("/static/{naam}", "s.lezen", "S.", nothing_plain),
};

static void start(void)
{
    p = (struct probleem){0};
    ck_assert_msg(build(TABLE, COUNT_OF(TABLE)) == DONE, "%s", p.intern);
}

static void start_empty(void) { p = (struct probleem){0}; }

static const struct {
    enum http_method method;
    bool api;
    const char *path, *handeling; /* NULL: none */
    const char *allowed;
} FINDS[] = {
    {HTTP_GET, false, "/", "begin.lezen", "GET, HEAD, OPTIONS"},
    {HTTP_GET, true, "/", NULL, ""},
    {HTTP_GET, false, "/huishoudens", "h.lijst", "GET, HEAD, OPTIONS"},
    {HTTP_HEAD, true, "/huishoudens", "h.lijst", "GET, HEAD, OPTIONS"},
    {HTTP_POST, true, "/huishoudens/_zoek", "h.zoeken", "POST, OPTIONS"},
    {HTTP_GET, true, "/huishoudens/_zoek", NULL, "POST, OPTIONS"}, /* no household "_zoek" */
    {HTTP_GET, true, "/huishoudens/x", "h.lezen", "GET, HEAD, OPTIONS"},
    {HTTP_GET, true, "/huishoudens/x/doelen", "d.lijst", "GET, HEAD, POST, OPTIONS"},
    {HTTP_GET, false, "/huishoudens/x/doelen", NULL, "POST, OPTIONS"}, /* a read without a page */
    {HTTP_POST, false, "/huishoudens/x/doelen", "d.nieuw", "POST, OPTIONS"},
    {HTTP_DELETE, true, "/huishoudens/x/doelen", NULL, "GET, HEAD, POST, OPTIONS"},
    {HTTP_GET, false, "/huishoudens/x/doelen/nieuw", "d.formulier", "GET, HEAD, OPTIONS"},
    {HTTP_GET, true, "/huishoudens/x/doelen/nieuw", "d.lezen", "GET, HEAD, OPTIONS"},
    {HTTP_GET, true, "/api", "api.lezen", "GET, HEAD, OPTIONS"},
    {HTTP_GET, false, "/api", NULL, ""},
    {HTTP_GET, false, "/static/a.css", "s.lezen", "GET, HEAD, OPTIONS"},
    {HTTP_GET, true, "/static/a.css", NULL, ""},
    {HTTP_GET, false, "/huishoudens/", NULL, ""},
    {HTTP_GET, true, "/huishoudens//doelen", NULL, ""},
    {HTTP_GET, true, "/huishoudens/x/doelen/y/z", NULL, ""},
    {HTTP_GET, true, "/nergens", NULL, ""},
    {HTTP_GET, true, "", NULL, ""},
};

START_TEST(test_find)
{
    struct verzoek v = {0};
    unsigned allowed = 0;
    char text[100];
    const struct route *found =
        router_find(router, FINDS[_i].method, FINDS[_i].api, FINDS[_i].path, &v, &allowed);
    router_allow(allowed, text, sizeof text);
    if (FINDS[_i].handeling)
        ck_assert_str_eq(found ? found->handeling : "none", FINDS[_i].handeling);
    else
        ck_assert_ptr_null(found);
    ck_assert_str_eq(text, FINDS[_i].allowed);
}
END_TEST

START_TEST(test_parameters)
{
    struct verzoek v = {0};
    unsigned allowed;
    ck_assert_ptr_nonnull(router_find(router, HTTP_GET, true,
                                      "/huishoudens/000000000009d/doelen/geen-id", &v, &allowed));
    ck_assert_int_eq(v.id[0], 301);
    ck_assert_str_eq(v.text[0], "000000000009d");
    ck_assert_int_eq(v.id[1], 0);
    ck_assert_str_eq(v.text[1], "geen-id");
    ck_assert_str_eq(v.text[2], "");
}
END_TEST

START_TEST(test_long_parameter)
{
    struct verzoek v = {0};
    unsigned allowed;
    char path[300] = "/static/";
    memset(path + 8, 'x', ROUTE_PARAM_SIZE - 1);
    ck_assert_ptr_nonnull(router_find(router, HTTP_GET, false, path, &v, &allowed));
    memset(path + 8, 'x', ROUTE_PARAM_SIZE);
    ck_assert_ptr_null(router_find(router, HTTP_GET, false, path, &v, &allowed));
}
END_TEST

START_TEST(test_by_template)
{
    const struct route *r = router_by_template(router, HTTP_GET, "/huishoudens/{huishouden}");
    ck_assert_str_eq(r->handeling, "h.lezen");
    ck_assert_ptr_null(router_by_template(router, HTTP_POST, "/huishoudens/{huishouden}"));
    ck_assert_ptr_null(router_by_template(router, HTTP_GET, "/huishoudens/{id}"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("route");
    TCase *faults = tcase_create("faults");
    tcase_add_checked_fixture(faults, start_empty, stop);
    tcase_add_loop_test(faults, test_fault, 0, COUNT_OF(FAULTS));
    suite_add_tcase(s, faults);
    TCase *find = tcase_create("find");
    tcase_add_checked_fixture(find, start, stop);
    tcase_add_loop_test(find, test_find, 0, COUNT_OF(FINDS));
    tcase_add_test(find, test_parameters);
    tcase_add_test(find, test_long_parameter);
    tcase_add_test(find, test_by_template);
    suite_add_tcase(s, find);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
