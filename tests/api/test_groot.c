/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A household of 40 members and 10,000 items: every page and every answer of the API that is about
 * it comes, in a bounded time and of a bounded size, for who has the regie and for who sees it all
 * on consent.
 */
#include "gezin.h"

#include "base/buf.h"
#include "matrix.h"

#include <time.h>

/* Bounds for what a browser or a phone still likes; time is generous, for a slow machine under
 * sanitizers. */
enum { MAX_BYTES = 3 << 20, MAX_MS = 20000 };

static const char GROOT[] =
    /* members 1000-1036, with contact and address */
    "CREATE TEMP TABLE n (n INTEGER PRIMARY KEY);"
    "WITH RECURSIVE t(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < 9999)"
    " INSERT INTO n SELECT i FROM t;"
    "INSERT INTO persoon (id, naam, zoeknaam, roepnaam, geslacht, geboortedatum, bron, bron_datum)"
    " SELECT 1000 + n, 'Lid ' || n || ' Yıldız', 'lid ' || n || ' yildiz', 'Lid ' || n, 'x',"
    "  '20' || (10 + n % 9) || '-02-03', 'hand', '2026-01-01' FROM n WHERE n < 36;"
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)"
    " SELECT 301, 2000 + n, 1000 + n, 'kind', '2026-01-01', 'hand' FROM n WHERE n < 36;"
    "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op)"
    " SELECT 3000 + n, 1000 + n, 'eenhoofdig_ouderlijk', 201, '2010-01-01', 'gezagsregister',"
    "  '2026-01-01', 1 FROM n WHERE n < 36;"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen)"
    " SELECT 301, 4000 + 2 * n + a, CASE a WHEN 0 THEN 'contact' ELSE 'adres' END, 'contact',"
    "  'coordinatie', 11, 101, 1, a, 1767225600, '000000000006a' FROM n,"
    "  (SELECT 0 AS a UNION SELECT 1) WHERE n < 36;"
    "INSERT INTO item_persoon SELECT 301, 4000 + 2 * n + a, 1000 + n FROM n,"
    "  (SELECT 0 AS a UNION SELECT 1) WHERE n < 36;"
    /* 7,000 notes, 150 goals, 2,000 actions, 300 words, 300 people, 250 messages */
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) SELECT 301, 100000 + n, CASE WHEN n < 7000 THEN 'notitie' WHEN n < 7150 THEN"
    "  'doel' WHEN n < 9150 THEN 'actie' WHEN n < 9450 THEN 'woord' WHEN n < 9750 THEN 'netwerklid'"
    "  ELSE 'bericht' END, 'onderwijs', CASE WHEN n < 7000 THEN 'inhoud' ELSE 'coordinatie' END,"
    "  11, 101, 1, 1767225600 + n * 2600, '000000000006a' FROM n;"
    "INSERT INTO item_persoon SELECT 301, 100000 + n, 202 FROM n;"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)"
    " SELECT 301, id, date(op, 'unixepoch'), 'gesprek', 'Notitie ' || id, replace(hex(zeroblob("
    "  1000)), '00', 'Ja. ') FROM item WHERE id >= 100000 AND soort = 'notitie';"
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status, status_op,"
    " status_door) SELECT 301, id, 501, 'onderwijs', 'Doel ' || id, 'Resultaat', 'actief', 1, 101"
    "  FROM item WHERE id >= 100000 AND soort = 'doel';"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) SELECT 301, id, 107000 + id % 150, 'Actie ' || id, 101,"
    "  '2026-12-01', 'bezig', 1, 101 FROM item WHERE id >= 100000 AND soort = 'actie';"
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
    " SELECT 301, id, id, 101, '2026-01-01' FROM item WHERE id >= 100000 AND soort = 'actie';"
    "INSERT INTO woord (huishouden_id, id, persoon_id, tekst, datum)"
    " SELECT 301, id, 202, 'Ik wil rust.', '2026-11-02' FROM item WHERE id >= 100000 AND soort ="
    "  'woord';"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van)"
    " SELECT 301, id, 'Tante ' || id, 'tante', '2026-01-01' FROM item WHERE id >= 100000 AND soort"
    "  = 'netwerklid';"
    "INSERT INTO bericht (huishouden_id, id, onderwerp, tekst, grond)"
    " SELECT 301, id, 'Bericht ' || id, 'Belt u mij?', 'Moeder vroeg het.' FROM item WHERE id >="
    "  100000 AND soort = 'bericht';"
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
    " SELECT 101, id, 'bericht', 301, 'bericht', id, op FROM item WHERE id >= 100000 AND soort ="
    "  'bericht';"
    /* and 200 consents */
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) SELECT 301, 5000 + n, 202, 'avg', 13, 'onderwijs', 'School',"
    "  '2026-02-01', '2027-01-31', 'School mag lezen.', 'mondeling', 'Nederlands', 0, 0, 101, 11,"
    "  1769900400, 1769900400 FROM n WHERE n < 200;"
    "INSERT INTO toestemming_categorie SELECT 301, id, 'onderwijs' FROM toestemming WHERE id >="
    "  5000;"
    "INSERT INTO toestemming_bron SELECT 301, id, 11, 101, 1769900400 FROM toestemming WHERE id >="
    "  5000;"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op)"
    " SELECT 301, id, 10000 + 2 * id + a, CASE a WHEN 0 THEN 201 ELSE 204 END, 'gezag', 'ja',"
    "  'mondeling', '2026-02-01', 101, 1769900400 FROM toestemming, (SELECT 0 AS a UNION SELECT 1)"
    "  WHERE id >= 5000;";

static void start(void)
{
    gezin_start();
    change("BEGIN");
    change(GROOT);
    change("COMMIT");
    ck_assert_int_gt(value("SELECT count(*) FROM item WHERE huishouden_id = 301"), 10000);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE huishouden_id = 301"), 40);
}

/* What stands in paths here. */
static const char *const IDS[][2] = {
    {"huishouden", "000000000009d"},  {"doel", "00000000038g2"},      {"actie", "00000000038mr"},
    {"notitie", "00000000031n0"},     {"item", "00000000031n0"},      {"bericht", "0000000003b60"},
    {"toestemming", "00000000004w8"}, {"lid", "00000000000cj"},       {"persoon", EMIR},
    {"betrokkene", "00000000000fq"},  {"gebruiker", "0000000000037"}, {"soort", "notitie"},
};

/* False when the path has something else in it. */
static bool path_of(const struct route *route, char ret[300])
{
    BUF_AUTO struct buf out;
    buf_init(&out, 299);
    for (const char *s = route->path; *s; s++) {
        size_t i = 0, n = strcspn(s + 1, "}");
        if (*s != '{') {
            buf_char(&out, *s);
            continue;
        }
        while (i < COUNT_OF(IDS) && (strlen(IDS[i][0]) != n || strncmp(IDS[i][0], s + 1, n) != 0))
            i++;
        if (i == COUNT_OF(IDS))
            return false;
        buf_text(&out, IDS[i][1]);
        s += n + 1;
    }
    (void)snprintf(ret, 300, "%s", out.data);
    return true;
}

static int64_t now_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void ask(const char *token, const char *path, bool api_face, int *shown, struct buf *wrong)
{
    struct http_reply r = {0};
    int64_t took = 0;
    for (int i = 0; i == 0 || (i < 4 && r.status == 503); i++) { /* a busy machine: come back */
        http_reply_free(&r);
        int64_t began = now_ms();
        r = api_face ? api(token, "GET", path, NULL) : page(token, "GET", path, NULL);
        took = now_ms() - began;
    }
    *shown += r.status == 200;
    if (getenv("GROOT_TOON"))
        (void)fprintf(stderr, "%d %6lld ms %8zu %s %s\n", r.status, (long long)took, r.body_len,
                      api_face ? "API" : "page", path);
    if (r.status >= 500)
        buf_format(wrong, "%s %s: %d\n", api_face ? "API" : "page", path, r.status);
    if (r.body_len > MAX_BYTES)
        buf_format(wrong, "%s %s: %zu bytes\n", api_face ? "API" : "page", path, r.body_len);
    if (took > MAX_MS)
        buf_format(wrong, "%s %s: %lld ms\n", api_face ? "API" : "page", path, (long long)took);
    http_reply_free(&r);
}

static const char *const WIE[] = {"sanne", "marieke", "hans"};

START_TEST(test_every_answer_comes)
{
    BUF_AUTO struct buf wrong;
    int shown = 0;
    char token[64];
    buf_init(&wrong, 1 << 16);
    (void)snprintf(token, sizeof token, "%s", login(WIE[_i]));
    for (size_t i = 0; i < ROUTE_PART_COUNT; i++)
        for (size_t j = 0; j < ROUTE_PARTS[i]->count; j++) {
            const struct route *route = &ROUTE_PARTS[i]->routes[j];
            char path[300];
            if (route->method != HTTP_GET || route->kind == KIND_PLAIN || !path_of(route, path))
                continue;
            if (!route->alleen_pagina)
                ask(token, path, true, &shown, &wrong);
            if (!route->alleen_api)
                ask(token, path, false, &shown, &wrong);
        }
    ck_assert_msg(wrong.len == 0, "%s sees:\n%.3000s", WIE[_i], wrong.data);
    ck_assert_int_gt(shown, 20);
}
END_TEST

/* The lists that go on, gone through to their end: everything once, nothing twice. */
START_TEST(test_timeline_to_its_end)
{
    const char *token = login("sanne");
    char path[300] = HOUSE "/tijdlijn";
    int rows = 0, pages = 0;
    for (; *path && pages < 200; pages++) {
        struct http_reply r = api(token, "GET", path, NULL);
        AUTO_JSON json_t *json = reply_json(&r);
        const char *next = json_string_value(json_object_get(json, "volgende"));
        ck_assert_int_eq(r.status, 200);
        rows += (int)json_array_size(json_object_get(json, "resultaten"));
        (void)snprintf(path, sizeof path, "%s", next ? strstr(next, "/huishoudens") : "");
        http_reply_free(&r);
    }
    ck_assert_int_ge(rows, 7000);
    ck_assert_int_lt(pages, 200);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("groot");
    TCase *tc = tcase_create("groot");
    tcase_set_timeout(tc, 600);
    tcase_add_checked_fixture(tc, start, harness_stop);
    tcase_add_loop_test(tc, test_every_answer_comes, 0, (int)COUNT_OF(WIE));
    tcase_add_test(tc, test_timeline_to_its_end);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
