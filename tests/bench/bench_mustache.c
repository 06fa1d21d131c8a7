/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Time to render a page of 30 KB with 100 rows of 8 values from a layout, a partial and a model;
 * once with plain values and once with the formats of woorden.h. Prints the best and the median of
 * many rounds, in microseconds a page.
 *
 *     bench_mustache [rounds]
 */
#include "base/cleanup.h"
#include "render/mustache.h"
#include "render/woorden.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROWS 100
#define PAGES_A_ROUND 50
#define ROUNDS_MAX 10000

static const char BASIS[] =
    "<!doctype html>\n<html lang=\"nl\">\n<head><title>{{$titel}}{{/titel}} - Gezinsplan</title>"
    "</head>\n<body class=\"gp\">\n<main>\n{{$inhoud}}{{/inhoud}}\n</main>\n</body>\n</html>\n";

static const char PAGE[] =
    "{{< basis}}\n{{$titel}}Gezinsplan {{naam}}{{/titel}}\n{{$inhoud}}\n<h1>{{naam}}</h1>\n"
    "{{#acties.@aantal}}\n<table>\n{{#acties}}\n{{> rij}}\n{{/acties}}\n</table>\n"
    "{{/acties.@aantal}}\n{{^acties}}<p>Geen acties</p>{{/acties}}\n{{/inhoud}}\n{{/ basis}}\n";

static const char PLAIN_ROW[] =
    "<tr><td><a class=\"gp-actie\" href=\"/acties/{{id}}\">{{titel}}</a></td><td>{{eigenaar}} "
    "<span class=\"gp-sub\">{{organisatie}}</span></td><td>{{#telaat}}<span class=\"gp-late\">"
    "{{voor}}</span>{{/telaat}}{{^telaat}}{{voor}}{{/telaat}}</td><td><span class=\"gp-mark\">"
    "<svg class=\"gp-icon\"><use href=\"/static/icons.svg#{{icoon}}\"></use></svg>{{status}}"
    "</span></td></tr>\n";

static const char WORDED_ROW[] =
    "<tr><td><a class=\"gp-actie\" href=\"/acties/{{id}}\">{{titel}}</a></td><td>{{eigenaar}} "
    "<span class=\"gp-sub\">{{organisatie}}</span></td><td>{{#voor.telaat}}<span "
    "class=\"gp-late\">{{voor.dag}}</span>{{/voor.telaat}}{{^voor.telaat}}{{voor.dag}}"
    "{{/voor.telaat}}</td><td><span class=\"gp-mark gp-mark--{{status.toon}}\"><svg "
    "class=\"gp-icon\"><use href=\"/static/icons.svg#{{status.icoon}}\"></use></svg>"
    "{{status.naam}}</span></td></tr>\n";

static json_t *make_model(void)
{
    json_t *acties = json_array();
    for (int i = 0; i < ROWS; i++) {
        char id[20], titel[60], voor[20];
        (void)snprintf(id, sizeof id, "0ke%010d", i);
        (void)snprintf(titel, sizeof titel, "Aanvraag schuldregeling & huur nr. %d", i);
        (void)snprintf(voor, sizeof voor, "2026-%02d-%02d", 9 + i % 4, 1 + i % 28);
        json_array_append_new(
            acties, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s}", "id", id, "titel", titel,
                              "eigenaar", "Dennis Tjon", "organisatie", "Schuldhulp Waterveen",
                              "voor", voor, "telaat", i % 3 == 0, "status",
                              i % 2 ? "gereed" : "bezig", "icoon", "progress-check"));
    }
    return json_pack("{s:s, s:o}", "naam", "Yıldız-de Vries", "acties", acties);
}

static void must(enum result r, const struct mustache_error *e)
{
    if (r == DONE)
        return;
    (void)fprintf(stderr, "%s line %u: %s\n", e->name, e->line, e->what);
    exit(EXIT_FAILURE);
}

static double now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
    double left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    return (left > right) - (left < right);
}

static void measure(const char *what, const char *row, const json_t *model,
                    const struct mustache_formats *formats, size_t rounds)
{
    static double times[ROUNDS_MAX];
    struct mustache_options options = {.mode = MUSTACHE_PAGE};
    struct mustache_error e;
    struct mustache_set *set = mustache_set_new(&options);
    must(mustache_set_add(set, "basis", BASIS, strlen(BASIS), &e), &e);
    must(mustache_set_add(set, "pagina", PAGE, strlen(PAGE), &e), &e);
    must(mustache_set_add(set, "rij", row, strlen(row), &e), &e);
    must(mustache_set_link(set, &e), &e);
    const struct mustache_template *page = mustache_set_find(set, "pagina");
    BUF_AUTO struct buf out;
    buf_init(&out, 1 << 20);
    for (size_t i = 0; i < rounds; i++) {
        double start = now_us();
        for (int k = 0; k < PAGES_A_ROUND; k++) {
            buf_clear(&out);
            must(mustache_render(page, model, formats, &out, &e), &e);
        }
        times[i] = (now_us() - start) / PAGES_A_ROUND;
    }
    qsort(times, rounds, sizeof times[0], by_size);
    double per_30kb = 30.0 * 1024 / (double)out.len;
    printf("%s: %zu bytes, best %.1f us, median %.1f us; per 30 KB %.1f us\n", what, out.len,
           times[0], times[rounds / 2], times[rounds / 2] * per_30kb);
    mustache_set_free(set);
}

int main(int argc, char **argv)
{
    long asked = argc > 1 ? strtol(argv[1], NULL, 10) : 200;
    size_t rounds = asked < 1 ? 1 : asked > ROUNDS_MAX ? ROUNDS_MAX : (size_t)asked;
    AUTO_JSON json_t *model = make_model();
    struct woorden *woorden = woorden_new();
    struct woorden_dag dag;
    if (!woorden || woorden_dag_set(&dag, woorden, "2026-11-19") != DONE)
        return EXIT_FAILURE;
    struct mustache_formats formats = {woorden_format, &dag};
    measure("plain values", PLAIN_ROW, model, NULL, rounds);
    measure("with formats", WORDED_ROW, model, &formats, rounds);
    woorden_free(woorden);
    return EXIT_SUCCESS;
}
