/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hidden and not existing are the same (R24): for every route with an id, in the API and as a page,
 * the answer to an id that is there but not for this viewer is to the byte the answer to one that
 * nobody made: status, headers, body, and the line in the log but for what was asked.
 */
#include "matrix.h"

#include "base/id.h"

#include <stdio.h>
#include <string.h>

/* Who asks, with which hidden ids: `first` for the first {…} of the path, `rest` for the others. */
struct vraag {
    const char *kijker;
    enum matrix_base first, rest;           /* hidden */
    enum matrix_base none_first, none_rest; /* made up */
};
static const struct vraag VRAGEN[] = {
    {"nooit", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"oud", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"onbevestigd", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"beheerder", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"privacy", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"betrokken", MATRIX_VREEMD, MATRIX_VREEMD, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"regisseur", MATRIX_VREEMD, MATRIX_VREEMD, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"noodtoegang", MATRIX_VREEMD, MATRIX_VREEMD, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    /* an item of the household they help in, but not for them */
    {"geheim", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    {"procesregie", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN, MATRIX_VERZONNEN},
    /* the household is theirs, what is in it is another's */
    {"betrokken", MATRIX_EIGEN, MATRIX_VREEMD, MATRIX_EIGEN, MATRIX_VERZONNEN},
    {"regisseur", MATRIX_EIGEN, MATRIX_VREEMD, MATRIX_EIGEN, MATRIX_VERZONNEN},
    /* and there in their own household, not for them */
    {"geheim", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN},
    {"betrokken", MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_EIGEN, MATRIX_VERZONNEN},
};

/* Only ids of a dossier are hidden: organisations and the like everybody may know. */
static bool of_dossier(const struct route *route)
{
    return (route->kind == KIND_DOSSIER || route->kind == KIND_ITEM) &&
           matrix_params(route->path) > 0;
}

static const struct matrix_kijker *kijker_of(const char *naam)
{
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        if (strcmp(MATRIX_KIJKERS[i].naam, naam) == 0)
            return &MATRIX_KIJKERS[i];
    ck_abort_msg("no viewer %s", naam);
    return NULL;
}

/* The ids of the path become the same everywhere: what was asked may be repeated. */
static void ids_same(char *text, const char *path)
{
    for (const char *s = path; (s = strchr(s, '/')); s++) {
        size_t n = strcspn(s + 1, "/?");
        char id[ID_TEXT_SIZE];
        if (n != ID_TEXT_SIZE - 1)
            continue;
        memcpy(id, s + 1, n);
        id[n] = '\0';
        if (id_parse(id))
            for (char *at = text; (at = strstr(at, id));)
                memset(at, 'x', n);
    }
}

/* A page says whose it is; that id may be among those of the path, in one of the two. */
static void own_same(char *text)
{
    static const char mark[] = "data-gebruiker=\"";
    char *at = strstr(text, mark);
    if (at && strlen(at) >= sizeof mark - 1 + ID_TEXT_SIZE)
        memset(at + sizeof mark - 1, 'x', ID_TEXT_SIZE - 1);
}

struct antwoord {
    int status;
    char *text, *log;
};

static void antwoord_free(struct antwoord *a)
{
    free(a->text);
    free(a->log);
}

/* All lines since `after`, without time, request, and what was asked. */
static char *log_after(int64_t after)
{
    char sql[600];
    (void)snprintf(
        sql, sizeof sql,
        "SELECT coalesce(group_concat(json_array(gebeurtenis, handeling, gebruiker, "
        "sessie, rol, onderdeel, namens, huishouden, personen, object, gronden, uitkomst,"
        " reden, adres, gevraagd IS NULL), char(10)), '') FROM logregel WHERE volgnr > "
        "%lld",
        (long long)after);
    return text_value(sql);
}

static struct antwoord ask(const struct route *route, const struct matrix_kijker *k, bool api,
                           enum matrix_base first, enum matrix_base rest)
{
    char path[300];
    struct antwoord a;
    int64_t last = value("SELECT coalesce(max(volgnr), 0) FROM logregel");
    matrix_path(route, first, rest, path);
    AUTO_FREE char *body = matrix_body(route, MATRIX_EIGEN); /* the same for both */
    struct http_reply reply = matrix_ask(route, k, api, path, body);
    a.status = reply.status;
    a.text = reply_text(&reply);
    ids_same(a.text, path);
    own_same(a.text);
    http_reply_free(&reply);
    a.log = log_after(last);
    ids_same(a.log, path);
    return a;
}

static int compared;

/* Says where two texts part, with a little of what is around it. */
static void differ(struct buf *wrong, const struct route *route, const struct vraag *q, bool api,
                   const char *what, const char *none, const char *hidden)
{
    size_t n = 0;
    while (none[n] && none[n] == hidden[n])
        n++;
    if (none[n] == hidden[n])
        return;
    size_t from = n > 60 ? n - 60 : 0;
    buf_format(wrong, "%s %s, %s: the %s differ\n  made up: %.160s\n  hidden:  %.160s\n",
               api ? "API" : "page", route->handeling, q->kijker, what, none + from, hidden + from);
}

static void one_check(const struct route *route, const struct vraag *q, bool api, struct buf *wrong)
{
    const struct matrix_kijker *k = kijker_of(q->kijker);
    matrix_fresh();
    (void)matrix_login(k); /* a token of its own; from there on nothing is random */
    const struct rng real = app.rng;
    rng_still();
    struct antwoord none = ask(route, k, api, q->none_first, q->none_rest);
    struct antwoord hidden = ask(route, k, api, q->first, q->rest);
    app.rng = real;
    /* What is for them after all is another matter: the matrix says what that should be. */
    bool theirs = hidden.status < 400 || none.status != 404;
    if (theirs || hidden.status != 404)
        matrix_touched();
    if (hidden.status == 404 || (q->rest == MATRIX_VREEMD && !theirs)) {
        compared++;
        differ(wrong, route, q, api, "answers", none.text, hidden.text);
        differ(wrong, route, q, api, "log lines", none.log, hidden.log);
    }
    antwoord_free(&none);
    antwoord_free(&hidden);
}

static void route_check(const struct route *route, struct buf *wrong)
{
    for (size_t i = 0; i < COUNT_OF(VRAGEN); i++) {
        const struct vraag *q = &VRAGEN[i];
        if (q->none_first == MATRIX_EIGEN && matrix_params(route->path) < 2)
            continue;
        if (!route->alleen_pagina)
            one_check(route, q, true, wrong);
        if (!route->alleen_api)
            one_check(route, q, false, wrong);
    }
}

/* Some parts at a time: each test opens the program anew. */
enum { TOGETHER = 9 };

START_TEST(test_hidden_is_made_up)
{
    BUF_AUTO struct buf wrong;
    bool any = false;
    buf_init(&wrong, 1 << 20);
    for (size_t i = (size_t)_i * TOGETHER; i < ROUTE_PART_COUNT && i / TOGETHER == (size_t)_i; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++)
            if (of_dossier(&ROUTE_PARTS[i]->routes[j])) {
                int before = compared;
                any = true;
                route_check(&ROUTE_PARTS[i]->routes[j], &wrong);
                if (j == 0)
                    ck_assert_int_gt(compared, before);
            }
    ck_assert_msg(wrong.len == 0, "\n%s", wrong.len ? wrong.data : "");
    ck_assert(any);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verborgen");
    TCase *tc = tcase_create("verborgen");
    tcase_set_timeout(tc, 900);
    tcase_add_checked_fixture(tc, matrix_start, matrix_stop);
    tcase_add_loop_test(tc, test_hidden_is_made_up, 0,
                        (int)((ROUTE_PART_COUNT + TOGETHER - 1) / TOGETHER));
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
