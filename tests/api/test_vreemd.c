/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What people type and paste, in every text of every form (the route table says which): all kinds
 * of Unicode, marks that turn the direction of text, control characters, markup, 100 KB. It is kept
 * and shown safely, or refused with an error that names the field. Nobody has to be told of a new
 * form.
 */
#include "matrix.h"

#include "base/buf.h"
#include "base/tekst.h"

#include <string.h>

/* Texts that are stored; what of them may never leave as it is. */
static const struct vreemd {
    const char *naam, *tekst;
    const char *nooit; /* in a page */
} TEKSTEN[] = {
    {"markup", "<script>alert(1)</script><img src=x onerror=alert(2)>", "<script>alert(1)"},
    {"attribute", "\" autofocus onfocus=\"alert(3)", "\" autofocus onfocus=\"alert(3)"},
    {"single quote", "' onmouseover='alert(4)", "' onmouseover='alert(4)"},
    {"template", "{{{pagina.naam}}} {{#leden}} {{/leden}} ${x} <%= y %> #{z}",
     "Rita Regie {{#leden"},
    {"sql", "'); DROP TABLE notitie; --", NULL},
    {"turned around", "\u202Egnirts\u202C \u2066x\u2069 \u200Fa\u200E \u061C", "\u202E"},
    {"control characters", "een\x01\x02\x07\x08\x0B\x0C\x0E\x1B[31mrood\x7F\xC2\x85 twee", "\x1B"},
    {"invisible", "nul\u200Bbreed \u00ADzacht \uFEFFbom \u2060woord \U000E0041label", NULL},
    {"combining",
     "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035A\u035Ba\u0301l\u0334go", NULL},
    {"scripts",
     "Yıldız Șțefan Ñandú Øre Þór Łukasz Ġorġ ﬁligraan 北京 東京 서울 Москва עברית العربية हिन्दी "
     "ไทย "
     "ትግርኛ ქართული",
     NULL},
    {"emoji", "👩‍👩‍👧‍👦 👋🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️ 🇳🇱",
     NULL},
    {"far planes", "𝔊𝔢𝔷𝔦𝔫 𒀀 𐍈 \U0010FFFF \uFFFF \uFDD0", NULL},
    {"odd spaces", "een\u00A0twee\u2003drie\u3000vier\u2028vijf\u2029zes", NULL},
    {"only marks", "\u0301\u0302 \u200D\u200D", NULL},
};

static bool is_text(const struct veld *v)
{
    return v->soort == VELD_REGEL || v->soort == VELD_TEKST;
}

/* The route's body with `text` in one field; owned, NULL when it takes no body. */
static char *body_with(const struct route *route, enum matrix_base base, const char *field,
                       const char *text)
{
    AUTO_FREE char *body = matrix_body(route, base);
    AUTO_JSON json_t *json = body ? json_loads(body, 0, NULL) : NULL;
    if (!json)
        return NULL;
    json_object_set_new(json, field, json_string(text));
    return json_dumps(json, JSON_COMPACT);
}

static const struct matrix_kijker *kijker_of(const struct route *route)
{
    const char *naam = route->kind == KIND_BEHEER    ? "beheerder"
                       : route->kind == KIND_PRIVACY ? "privacy"
                                                     : "regisseur";
    for (size_t i = 0; i < MATRIX_KIJKER_COUNT; i++)
        if (strcmp(MATRIX_KIJKERS[i].naam, naam) == 0)
            return &MATRIX_KIJKERS[i];
    return NULL;
}

static struct http_reply ask(const struct route *route, const char *body)
{
    const struct matrix_kijker *k = kijker_of(route);
    char path[300];
    matrix_path(route, k->eigen, k->eigen, path);
    return matrix_ask(route, k, !route->alleen_pagina, path, body);
}

static int tried; /* fields */

/* Each field gets another text in each round; the long run (VREEMD_RONDEN) gives all to all. */
static int rounds(void)
{
    const char *text = getenv("VREEMD_RONDEN");
    return text && *text ? (int)strtol(text, NULL, 10) : 1;
}

/* Each text field of each route that changes or searches something. */
static void each_field(void (*visit)(const struct route *, const struct veld *, int, struct buf *),
                       int round, struct buf *wrong)
{
    tried = 0;
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++) {
            const struct route *route = &ROUTE_PARTS[i]->routes[j];
            if (route->method == HTTP_GET || route->wachtwoord)
                continue;
            for (const struct veld *v = route->velden; v && v->soort != VELD_EINDE; v++)
                if (is_text(v)) {
                    visit(route, v, round, wrong);
                    tried++;
                }
        }
}

/* ---- 100 KB ---- */

static void too_long(const struct route *route, const struct veld *v, int round, struct buf *wrong)
{
    enum { BYTES = 100 << 10 };
    static const char *const FILL[] = {"Lang. ", "€", "👩‍👩‍👧‍👦", "a\u202E\u0301"};
    const char *fill = FILL[(size_t)(tried + round) % COUNT_OF(FILL)];
    AUTO_FREE char *text = calloc(BYTES + 64, 1);
    ck_assert_ptr_nonnull(text);
    for (size_t n = strlen(fill), at = 0; at < BYTES; at += n)
        memcpy(text + at, fill, n + 1);
    matrix_fresh();
    AUTO_FREE char *body = body_with(route, kijker_of(route)->eigen, v->naam, text);
    struct http_reply r = ask(route, body);
    if (r.status == 400 && !route->alleen_pagina) {
        AUTO_JSON json_t *json = reply_json(&r);
        json_t *error;
        size_t i;
        bool named = false;
        json_array_foreach(json_object_get(json, "invalidParams"), i, error) named =
            named || (strcmp(json_string_value(json_object_get(error, "name")), v->naam) == 0 &&
                      strcmp(json_string_value(json_object_get(error, "code")), "te-lang") == 0);
        json_array_foreach(json_object_get(json, "invalidParams"), i, error) named =
            named || strcmp(json_string_value(json_object_get(error, "name")), "bestand") ==
                         0; /* a file comes first */
        if (!named)
            buf_format(wrong, "%s, %s: the error does not say that it is too long: %.300s\n",
                       route->handeling, v->naam, r.body);
        if (r.body_len > 20000)
            buf_format(wrong, "%s, %s: the error repeats what was sent\n", route->handeling,
                       v->naam);
    } else if (r.status != 403 && r.status != 404 && r.status != 409 &&
               !(r.status == 400 && route->alleen_pagina)) {
        buf_format(wrong, "%s, %s: %d\n", route->handeling, v->naam, r.status);
    }
    if (r.status < 400)
        matrix_touched();
    http_reply_free(&r);
}

START_TEST(test_too_long)
{
    BUF_AUTO struct buf wrong;
    buf_init(&wrong, 1 << 16);
    each_field(too_long, _i, &wrong);
    ck_assert_msg(wrong.len == 0, "\n%.3500s", wrong.data);
    ck_assert_int_gt(tried, 40);
}
END_TEST

/* ---- kept and shown safely ---- */

/* Everything the sender and regie can read afterwards. */
static void pages_check(const char *handeling, const struct vreemd *t, struct buf *wrong)
{
    static const char *const pages[] = {"/huishoudens/%s",
                                        "/huishoudens/%s/tijdlijn",
                                        "/huishoudens/%s/leden",
                                        "/huishoudens/%s/netwerk",
                                        "/huishoudens/%s/betrokkenen",
                                        "/huishoudens/%s/toestemmingen",
                                        "/huishoudens/%s/afschermingen",
                                        "/huishoudens/%s/logboek",
                                        "/mijn/werk",
                                        "/mijn/berichten"};
    const char *token = matrix_login(kijker_of(&(struct route){.kind = KIND_DOSSIER}));
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        BUF_AUTO struct buf path;
        const char *hole = strstr(pages[i], "%s");
        buf_init(&path, 300);
        buf_format(&path, "%.*s%s%s", hole ? (int)(hole - pages[i]) : (int)strlen(pages[i]),
                   pages[i], hole ? "00000000009rh" : "", hole ? hole + 2 : "");
        struct http_reply r = page(token, "GET", path.data, NULL);
        if (r.status >= 500)
            buf_format(wrong, "%s: then %s is %d\n", handeling, path.data, r.status);
        if (t->nooit && reply_has(&r, t->nooit))
            buf_format(wrong, "%s: %s has it raw\n", handeling, path.data);
        if (r.body && !tekst_is_utf8(r.body, r.body_len))
            buf_format(wrong, "%s: %s is no UTF-8\n", handeling, path.data);
        http_reply_free(&r);
    }
}

static void kept(const struct route *route, const struct veld *v, int round, struct buf *wrong)
{
    const struct vreemd *t = &TEKSTEN[(size_t)(tried + round) % COUNT_OF(TEKSTEN)];
    matrix_fresh();
    AUTO_FREE char *body = body_with(route, kijker_of(route)->eigen, v->naam, t->tekst);
    struct http_reply r = ask(route, body);
    if (r.status >= 500)
        buf_format(wrong, "%s, %s: %s: %d\n", route->handeling, v->naam, t->naam, r.status);
    if (t->nooit && r.content_type && strncmp(r.content_type, "text/html", 9) == 0 &&
        reply_has(&r, t->nooit))
        buf_format(wrong, "%s, %s: the answer has it raw\n", route->handeling, v->naam);
    if (r.status < 400) {
        matrix_touched();
        pages_check(route->handeling, t, wrong);
    }
    http_reply_free(&r);
}

START_TEST(test_kept_and_shown)
{
    BUF_AUTO struct buf wrong;
    buf_init(&wrong, 1 << 16);
    each_field(kept, _i, &wrong);
    ck_assert_msg(wrong.len == 0, "\n%.3500s", wrong.data);
}
END_TEST

/* A form that is wrong elsewhere comes back with what was typed: as text. */
static void again(const struct route *route, const struct veld *v, int round, struct buf *wrong)
{
    const struct vreemd *t = &TEKSTEN[(size_t)(tried + round) % COUNT_OF(TEKSTEN)];
    const struct matrix_kijker *k = kijker_of(route);
    char path[300];
    if (!route->formulier)
        return;
    matrix_fresh();
    matrix_path(route, k->eigen, k->eigen, path);
    AUTO_JSON json_t *json = json_object();
    json_object_set_new(json, v->naam, json_string(t->tekst));
    json_object_set_new(json, "bestaat-niet", json_string(t->tekst));
    AUTO_FREE char *body = json_dumps(json, 0);
    struct http_reply r = matrix_ask(route, k, false, path, body);
    if (r.status >= 500)
        buf_format(wrong, "%s, %s again: %d\n", route->handeling, v->naam, r.status);
    if (t->nooit && reply_has(&r, t->nooit))
        buf_format(wrong, "%s, %s: the form has %s raw\n", route->handeling, v->naam, t->naam);
    if (r.status < 400)
        matrix_touched();
    http_reply_free(&r);
}

START_TEST(test_form_again)
{
    BUF_AUTO struct buf wrong;
    buf_init(&wrong, 1 << 16);
    each_field(again, _i, &wrong);
    ck_assert_msg(wrong.len == 0, "\n%.3500s", wrong.data);
}
END_TEST

/* What a note keeps of it is what people can see. */
START_TEST(test_note_comes_back)
{
    matrix_fresh();
    const struct matrix_kijker *k = kijker_of(&(struct route){.kind = KIND_DOSSIER});
    AUTO_JSON json_t *in = json_pack(
        "{s:[s], s:s, s:s, s:s, s:s, s:s}", "personen", "00000000009rk", "categorie", "onderwijs",
        "datum", "2026-11-18", "vorm", "gesprek", "titel", "x", "tekst", TEKSTEN[_i].tekst);
    BUF_AUTO struct buf clean;
    AUTO_FREE char *body = json_dumps(in, 0);
    buf_init(&clean, 1 << 16);
    tekst_clean(TEKSTEN[_i].tekst, false, &clean);
    buf_char(&clean, '\0');
    struct http_reply r = api(matrix_login(k), "POST", "/huishoudens/00000000009rh/notities", body);
    if (clean.len == 1) {
        ck_assert_int_eq(status_of(r), 400);
        return;
    }
    AUTO_JSON json_t *made = reply_json(&r);
    ck_assert_msg(r.status == 201, "%s: %d %s", TEKSTEN[_i].naam, r.status, r.body);
    http_reply_free(&r);
    char path[100];
    (void)snprintf(path, sizeof path, "/notities/%s",
                   json_string_value(json_object_get(made, "id")));
    r = api(matrix_login(k), "GET", path, NULL);
    AUTO_JSON json_t *note = reply_json(&r);
    ck_assert_str_eq(json_string_value(json_object_get(note, "tekst")), clean.data);
    http_reply_free(&r);
    matrix_touched();
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("vreemd");
    TCase *tc = tcase_create("vreemd");
    tcase_set_timeout(tc, 1500);
    tcase_add_checked_fixture(tc, matrix_start, matrix_stop);
    tcase_add_loop_test(tc, test_too_long, 0, rounds() > 4 ? 4 : 1);
    tcase_add_loop_test(tc, test_kept_and_shown, 0, rounds());
    tcase_add_loop_test(tc, test_form_again, 0, rounds());
    tcase_add_loop_test(tc, test_note_comes_back, 0, (int)COUNT_OF(TEKSTEN));
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
