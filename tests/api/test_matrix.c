/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The permission matrix (R5, R6, R24): every route, by everybody, with an id of their own
 * household, of a foreign one, and a made-up one. tests/data/matrix.txt is what it should be;
 * MATRIX_SCHRIJF=1 writes it anew, to be read line by line before it is committed.
 *
 * A cell is the status for own/foreign/made-up ids; where a path has two ids also, third, the own
 * household with the foreign one's object. One number when all are the same.
 */
#include "matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_SIZE = 24 };

static const char HEAD[] =
    "# SPDX-License-Identifier: EUPL-1.2\n"
    "# The permission matrix (tests/api/test_matrix.c): per route, for everybody, the status with "
    "an "
    "id of\n"
    "# their own household / a foreign one / a made-up one (with two ids in the path also, third: "
    "the own\n"
    "# household with the foreign object); one number when all are the same. The routes of pages "
    "alone are\n"
    "# marked \"pagina\"; all others were asked in the API. Own is: household 10001; for "
    "\"eigenaar\" "
    "30001.\n";

/* Beside the status: no answer holds what this viewer has no ground for (matrix.sql marks texts).
 */
struct zicht {
    const char *kijker;
    bool kaart, inhoud; /* of the own household */
};
static const struct zicht BLIND[] = {
    {"niemand", false, false},     {"beheerder", false, false}, {"privacy", false, false},
    {"procesregie", true, false},  {"oud", false, false},       {"nooit", false, false},
    {"onbevestigd", false, false},
};

/* R27: a privacy officer sees the weighing of every deelbesluit, and why something may not be
 * destroyed; that is all these have texts for. */
static bool weighing(const struct matrix_kijker *k, const char *path)
{
    static const char *const lists[] = {"/privacy/deelbesluiten", "/vernietigingsstops"};
    bool listed = false;
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        listed = listed || strncmp(path, lists[i], strlen(lists[i])) == 0;
    return listed && strcmp(k->naam, "privacy") == 0;
}

static void sight_check(const struct matrix_kijker *k, const char *path,
                        const struct http_reply *reply, struct buf *wrong)
{
    bool kaart = true, inhoud = true, procesregie = strcmp(k->naam, "procesregie") == 0;
    if (weighing(k, path))
        return;
    for (size_t i = 0; i < COUNT_OF(BLIND); i++)
        if (strcmp(BLIND[i].kijker, k->naam) == 0) {
            kaart = BLIND[i].kaart;
            inhoud = BLIND[i].inhoud;
        }
    if ((!inhoud && (reply_has(reply, "inhoud10001") || reply_has(reply, "inhoud30001"))) ||
        (!kaart && (reply_has(reply, "kaart10001") || reply_has(reply, "kaart30001"))) ||
        reply_has(reply, "inhoud20001") || (!procesregie && reply_has(reply, "kaart20001")))
        buf_format(wrong, "%s shows %s what they may not see\n", path, k->naam);
}

static int ask(const struct route *route, const struct matrix_kijker *k, enum matrix_base first,
               enum matrix_base rest, struct buf *wrong)
{
    char path[300];
    matrix_fresh();
    matrix_path(route, first, rest, path);
    AUTO_FREE char *body = matrix_body(route, first == MATRIX_VERZONNEN ? k->eigen : first);
    struct http_reply reply = matrix_ask(route, k, matrix_in_api(route), path, body);
    if (getenv("MATRIX_TOON") && strcmp(getenv("MATRIX_TOON"), route->handeling) == 0)
        (void)fprintf(stderr, "%s %s: %d %.*s\n", k->naam, path, reply.status, (int)reply.body_len,
                      reply.body ? reply.body : "");
    sight_check(k, path, &reply, wrong);
    int status = status_of(reply);
    if (route->method != HTTP_GET && (status < 300 || status >= 409 || route->kind == KIND_PUBLIC))
        matrix_touched();
    return status;
}

static void cell_make(const struct route *route, const struct matrix_kijker *k, struct buf *wrong,
                      char ret[CELL_SIZE])
{
    int params = matrix_params(route->path), n = 0, status[4];
    status[n++] = ask(route, k, k->eigen, k->eigen, wrong);
    if (params > 0)
        status[n++] = ask(route, k, MATRIX_VREEMD, MATRIX_VREEMD, wrong);
    if (params > 1)
        status[n++] = ask(route, k, k->eigen, MATRIX_VREEMD, wrong);
    if (params > 0)
        status[n++] = ask(route, k, MATRIX_VERZONNEN, MATRIX_VERZONNEN, wrong);
    bool same = true;
    for (int i = 1; i < n; i++)
        same = same && status[i] == status[0];
    int used = 0;
    for (int i = 0; i < (same ? 1 : n); i++)
        used += snprintf(ret + used, CELL_SIZE - (size_t)used, "%s%d", i ? "/" : "", status[i]);
}

/* ---- the golden file ---- */

static void line_add(struct buf *out, const char *key, const char *const *cells)
{
    buf_format(out, "%-72s |", key);
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        buf_format(out, i + 1 < MATRIX_KIJKER_COUNT ? " %-15s" : " %s", cells[i]);
    buf_char(out, '\n');
}

static void line_compare(struct buf *wrong, const json_t *golden, const char *key,
                         const char *const *cells)
{
    const json_t *expected = json_object_get(golden, key);
    if (!expected) {
        buf_text(wrong, "not in matrix.txt; when this is right, add:\n");
        line_add(wrong, key, cells);
        return;
    }
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++) {
        const char *cell = json_string_value(json_array_get(expected, i));
        if (!cell || strcmp(cell, cells[i]) != 0)
            buf_format(wrong, "%s, %s: expected %s, got %s\n", key, MATRIX_KIJKERS[i].naam,
                       cell ? cell : "nothing", cells[i]);
    }
}

static void route_check(const struct route *route, struct buf *text, struct buf *wrong,
                        json_t *golden)
{
    char key[MATRIX_KEY], cells[16][CELL_SIZE];
    const char *borrowed[16];
    ck_assert_uint_le(MATRIX_KIJKER_COUNT, COUNT_OF(cells));
    matrix_key(route, key);
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++) {
        cell_make(route, &MATRIX_KIJKERS[i], wrong, cells[i]);
        borrowed[i] = cells[i];
    }
    line_add(text, key, borrowed);
    line_compare(wrong, golden, key, borrowed);
    (void)json_object_del(golden, key);
}

static void head_add(struct buf *text)
{
    const char *names[16];
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        names[i] = MATRIX_KIJKERS[i].naam;
    buf_text(text, HEAD);
    line_add(text, "route", names);
}

static void golden_write(const struct buf *text)
{
    AUTO_FILE FILE *f = fopen(MATRIX_GOLDEN, "we");
    ck_assert(f && fwrite(text->data, 1, text->len, f) == text->len);
}

START_TEST(test_matrix)
{
    BUF_AUTO struct buf text;
    BUF_AUTO struct buf wrong;
    AUTO_JSON json_t *golden = matrix_golden();
    const char *only = getenv("MATRIX_ALLEEN"); /* a part of a path, while working on it */
    const char *key;
    json_t *cells;
    buf_init(&text, 1 << 20);
    buf_init(&wrong, 1 << 20);
    head_add(&text);
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (!only || strstr(ROUTE_PARTS[i]->routes[j].path, only))
                route_check(&ROUTE_PARTS[i]->routes[j], &text, &wrong, golden);
    if (!only)
        json_object_foreach(golden, key, cells)
            buf_format(&wrong, "in matrix.txt, but no such route: %s\n", key);
    ck_assert(!text.failed);
    if (getenv("MATRIX_SCHRIJF") && !only)
        golden_write(&text);
    else
        ck_assert_msg(wrong.len == 0, "\n%.*s", (int)wrong.len, wrong.len ? wrong.data : "");
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("matrix");
    TCase *tc = tcase_create("matrix");
    tcase_set_timeout(tc, 1500);
    tcase_add_checked_fixture(tc, matrix_start, matrix_stop);
    tcase_add_test(tc, test_matrix);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
