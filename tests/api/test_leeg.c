/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What was left out or left empty in a change (PATCH): always an answer in words, never a fault
 * and never a server that is gone. A PATCH may leave out any field, also one that must be filled
 * in when it is sent, so every handler has to reckon with that.
 */
#include "matrix.h"

#include <string.h>

static const char *const WIE[] = {"regisseur", "privacy", "beheerder"};

static void send_as(const struct route *route, const char *naam, const char *body)
{
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++) {
        const struct matrix_kijker *k = &MATRIX_KIJKERS[i];
        char path[300];
        if (strcmp(k->naam, naam) != 0)
            continue;
        matrix_fresh();
        matrix_path(route, k->eigen, k->eigen, path);
        int status = status_of(matrix_ask(route, k, true, path, body));
        ck_assert_msg(status >= 200 && status < 500, "%s %s by %s: %d", path, body, naam, status);
        if (status < 300 || status == 409)
            matrix_touched();
    }
}

static void route_try(const struct route *route)
{
    AUTO_FREE char *whole = matrix_body(route, MATRIX_EIGEN);
    AUTO_JSON json_t *full = json_loads(whole, 0, NULL);
    for (size_t i = 0; i < COUNT_OF(WIE); i++) {
        send_as(route, WIE[i], "{}");
        for (const struct veld *v = route->velden; v && v->soort != VELD_EINDE; v++) {
            AUTO_FREE char *one = text_format("{\"%s\": null}", v->naam);
            AUTO_JSON json_t *but_one = json_deep_copy(full);
            json_object_set_new(but_one, v->naam, json_null());
            AUTO_FREE char *rest = json_dumps(but_one, 0);
            send_as(route, WIE[i], one);
            send_as(route, WIE[i], rest);
        }
    }
}

START_TEST(test_left_empty)
{
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (ROUTE_PARTS[i]->routes[j].method == HTTP_PATCH)
                route_try(&ROUTE_PARTS[i]->routes[j]);
}
END_TEST

/* "Vul dit in." alone says nothing: the list above a form says of what. */
START_TEST(test_says_what)
{
    const struct route *route = NULL;
    const struct matrix_kijker *k = NULL;
    char path[300];
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (strcmp(ROUTE_PARTS[i]->routes[j].handeling, "doel.toevoegen") == 0)
                route = &ROUTE_PARTS[i]->routes[j];
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        if (strcmp(MATRIX_KIJKERS[i].naam, "regisseur") == 0)
            k = &MATRIX_KIJKERS[i];
    ck_assert(route && k);
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
    TCase *t = tcase_create("leeg");
    tcase_set_timeout(t, 1500);
    tcase_add_checked_fixture(t, matrix_start, matrix_stop);
    tcase_add_test(t, test_left_empty);
    tcase_add_test(t, test_says_what);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
