/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is left empty, in every field of every form (the route table says which): null, missing, and
 * the empty text that a browser sends. It is taken as nothing, or refused in words: it never stops
 * the server. A PATCH may leave out any field, also one that must be filled in when it is sent, so
 * every handler has to reckon with that. Nobody has to be told of a new form.
 *
 * Each route is asked by whoever gets through to it with ids of their own, as the permission matrix
 * has it (tests/data/matrix.txt), in the API and as a page; one that nobody gets through to fails,
 * for then nothing is tried.
 */
#include "matrix.h"

#include "base/buf.h"
#include "base/cleanup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How one field, or (field NULL) every field that may be left empty, is sent. */
enum wijze { IS_NULL, IS_WEG, IS_LEEG, IS_ALLEEN_NULL };
static const char *const NAMEN[] = {"null", "missing", "empty in the form",
                                    "null and nothing else"};

static const struct matrix_kijker *kijker(const char *naam)
{
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        if (strcmp(MATRIX_KIJKERS[i].naam, naam) == 0)
            return &MATRIX_KIJKERS[i];
    ck_abort_msg("no viewer %s", naam);
}

static void empty(json_t *body, const char *field, enum wijze wijze)
{
    if (wijze == IS_WEG)
        json_object_del(body, field);
    else
        json_object_set_new(body, field, wijze == IS_LEEG ? json_string("") : json_null());
}

/* The route's body with that left empty; owned, NULL when it takes no body. */
static char *body_of(const struct route *route, enum matrix_base base, const char *field,
                     enum wijze wijze)
{
    AUTO_FREE char *body = matrix_body(route, base);
    AUTO_JSON json_t *json = body ? json_loads(body, 0, NULL) : NULL;
    if (!json)
        return NULL;
    if (wijze == IS_ALLEEN_NULL)
        json_object_clear(json);
    if (field)
        empty(json, field, wijze);
    for (const struct veld *v = route->velden; !field && v->soort != VELD_EINDE; v++)
        if (!v->verplicht)
            empty(json, v->naam, wijze);
    return json_dumps(json, JSON_COMPACT);
}

/* As a browser sends it, with the version that it read. */
static struct http_reply form_post(const struct route *route, const struct matrix_kijker *k,
                                   const char *path, const char *body)
{
    if (route->bestand)
        return matrix_ask(route, k, false, path, body);
    AUTO_FREE char *form = matrix_form(body);
    AUTO_FREE char *whole =
        text_format("%s&_versie=1&_methode=%s", form, matrix_method(route->method));
    return page(matrix_login(k), "POST", path, whole);
}

/* What the world of the matrix has nothing for: done to it before each request, and who then gets
 * through. */
static const struct {
    const char *handeling, *kijker, *sql;
} STANDEN[] = {
    {"actie.overnemen", "regisseur",
     "INSERT INTO actie_overdracht VALUES (10001, 10023, 10099, 10091, 10093, 'Ik ga weg.',"
     " 'gevraagd', 1767225600, NULL, NULL);"
     "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
     " VALUES (10001, 10023, 10099, 10091, '2026-01-01')"},
    {"vrijgave.intrekken", "regisseur",
     "INSERT INTO vrijgave (huishouden_id, id, item_id, afscherming_id, reden, door, op)"
     " VALUES (10001, 10027, 10033, 10029, 'De school moet het weten.', 10091, 1767225600)"},
    {"uittreksel.stuk.wijzigen", "regisseur",
     "UPDATE item SET gesloten = 0, personen = '00000000009rj' WHERE id = 10057;"
     "UPDATE item_persoon SET persoon_id = 10002 WHERE item_id = 10057"},
    {"gezinsplan.heropenen", "betrokken",
     "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
     " VALUES (10001, 10087, 10087, 10093, '2026-01-01');"
     "UPDATE volgcontact SET contact_id = 10093 WHERE id = 10087"},
};

static const json_t *golden; /* of the running test */
/* Of the route of now: somebody got through to it, as a page and in the API, and was answered with
 * success there. */
static bool through[2], done[2];

/* To the handler, whatever it then says of the rest. */
static bool got_through(int status)
{
    return status >= 200 && status < 500 && status != 401 && status != 403 && status != 404 &&
           status != 405;
}

static void stand_make(const struct route *route)
{
    for (size_t i = 0; i < COUNT_OF(STANDEN); i++)
        if (strcmp(STANDEN[i].handeling, route->handeling) == 0) {
            change(STANDEN[i].sql);
            matrix_touched();
        }
}

static void ask(const struct route *route, const struct matrix_kijker *k, const char *field,
                enum wijze wijze, struct buf *wrong)
{
    bool api = wijze != IS_LEEG && !route->alleen_pagina;
    char path[300];
    if (wijze == IS_LEEG && route->alleen_api)
        return;
    matrix_fresh();
    stand_make(route);
    AUTO_FREE char *body = body_of(route, k->eigen, field, wijze);
    if (!body)
        return;
    matrix_path(route, k->eigen, k->eigen, path);
    struct http_reply r =
        api ? matrix_ask(route, k, true, path, body) : form_post(route, k, path, body);
    if (r.status >= 500 || r.status < 200)
        buf_format(wrong, "%s, %s %s by %s: %d\n", route->handeling, field ? field : "all",
                   NAMEN[wijze], k->naam, r.status);
    if (r.status < 400 || r.status == 409)
        matrix_touched();
    if (getenv("LEEG_ALLEEN"))
        (void)fprintf(stderr, "%s %s %s %s: %d %.300s\n", k->naam, api ? "api" : "form", path, body,
                      r.status, api && r.body ? r.body : "");
    through[api] = through[api] || got_through(r.status);
    done[api] = done[api] || (r.status >= 200 && r.status < 300);
    http_reply_free(&r);
}

typedef void route_visit(const struct route *route, const struct matrix_kijker *k,
                         struct buf *wrong);

/* Of most a regisseur; else the first of all who gets through. */
static size_t askers(const struct route *route, const struct matrix_kijker *ret[3])
{
    static const char *const WIE[] = {"regisseur", "privacy", "beheerder"};
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(STANDEN); i++)
        if (strcmp(STANDEN[i].handeling, route->handeling) == 0)
            ret[n++] = kijker(STANDEN[i].kijker);
    for (size_t i = 0; n == 0 && i < COUNT_OF(WIE); i++)
        if (got_through(matrix_own(golden, route, kijker(WIE[i]))))
            ret[n++] = kijker(WIE[i]);
    for (size_t i = 1; n == 0 && i < MATRIX_KIJKER_COUNT; i++) /* 0 is nobody */
        if (got_through(matrix_own(golden, route, &MATRIX_KIJKERS[i])))
            ret[n++] = &MATRIX_KIJKERS[i];
    return n;
}

static void visit_route(const struct route *route, route_visit *visit, bool all, struct buf *wrong)
{
    const struct matrix_kijker *who[3];
    size_t n = askers(route, who);
    through[false] = through[true] = done[true] = false;
    for (size_t k = 0; k < n; k++)
        visit(route, who[k], wrong);
    if (all && !through[true] && !through[false])
        buf_format(wrong, "%s: nobody gets through\n", route->handeling);
    /* What is refused may have no form to come back to in this world; what is done has one. */
    if (all && done[true] && !route->alleen_api && !through[false])
        buf_format(wrong, "%s: done in the API, and not with a form\n", route->handeling);
}

static void each_route(route_visit *visit, bool all)
{
    BUF_AUTO struct buf wrong;
    AUTO_JSON json_t *read = matrix_golden();
    const char *only = getenv("LEEG_ALLEEN"); /* one handeling, shown, while working on it */
    int tried = 0;
    golden = read;
    buf_init(&wrong, 1 << 16);
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++) {
            const struct route *route = &ROUTE_PARTS[i]->routes[j];
            if (route->method == HTTP_GET || route->wachtwoord || !route->velden ||
                (only && strcmp(only, route->handeling) != 0))
                continue;
            visit_route(route, visit, all, &wrong);
            tried++;
        }
    ck_assert_msg(wrong.len == 0, "\n%.3500s", wrong.data);
    ck_assert_int_gt(tried, only ? 0 : 100);
}

static void all_at_once(const struct route *route, const struct matrix_kijker *k, struct buf *wrong)
{
    for (int w = IS_NULL; w <= IS_LEEG; w++)
        ask(route, k, NULL, (enum wijze)w, wrong);
}

/* Of a change one field alone, and the others not there. */
static void one_alone(const struct route *route, const struct matrix_kijker *k, struct buf *wrong)
{
    for (const struct veld *v = route->velden;
         route->method == HTTP_PATCH && v->soort != VELD_EINDE; v++)
        ask(route, k, v->naam, IS_ALLEEN_NULL, wrong);
}

static void one_each_way(const struct route *route, const struct matrix_kijker *k,
                         struct buf *wrong)
{
    for (const struct veld *v = route->velden; v->soort != VELD_EINDE; v++)
        for (int w = IS_NULL; w <= IS_ALLEEN_NULL; w++)
            ask(route, k, v->naam, (enum wijze)w, wrong);
}

START_TEST(test_all_left_empty) { each_route(all_at_once, true); }
END_TEST

START_TEST(test_one_left_empty)
{
    each_route(getenv("LEEG_ALLES") ? one_each_way : one_alone, false);
}
END_TEST

/* "Vul dit in." alone says nothing: the list above a form says of what. */
START_TEST(test_says_what)
{
    const struct route *route = NULL;
    char path[300];
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (strcmp(ROUTE_PARTS[i]->routes[j].handeling, "doel.toevoegen") == 0)
                route = &ROUTE_PARTS[i]->routes[j];
    ck_assert_ptr_nonnull(route);
    const struct matrix_kijker *k = kijker("regisseur");
    matrix_fresh();
    matrix_path(route, k->eigen, k->eigen, path);
    struct http_reply reply = matrix_ask(route, k, false, path, "{}");
    ck_assert_int_eq(reply.status, 400);
    ck_assert(reply_has(&reply, ">Leefgebied: Maak een keuze.</a>"));
    ck_assert(reply_has(&reply, ">Waaraan merkt u dat het gelukt is? Vul dit in.</a>"));
    ck_assert_int_eq(status_of(reply), 400);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("leeg");
    TCase *tc = tcase_create("leeg");
    tcase_set_timeout(tc, 1500);
    tcase_add_checked_fixture(tc, matrix_start, matrix_stop);
    tcase_add_test(tc, test_all_left_empty);
    tcase_add_test(tc, test_one_left_empty);
    tcase_add_test(tc, test_says_what);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
