/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Templates and models of any kind, in both modes, with the Dutch formats. The input: one byte for
 * the mode ('s' or 'p'; raw output is allowed in 'r'), then the templates `a`, `b`, `c` and a model
 * in JSON, with the byte 0x1F between them. Rendering twice must give the same.
 */
#include "base/cleanup.h"
#include "render/mustache.h"
#include "render/woorden.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR 0x1f
#define OUTPUT_MAX 65536

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *asset(void *arg, const char *path)
{
    (void)arg;
    return path[0] == 's' ? path : NULL;
}

/* The next field; an empty one when the input is at its end. */
static const char *next(const char **at, const char *end, size_t *ret_len)
{
    const char *field = *at, *stop = memchr(field, SEPARATOR, (size_t)(end - field));
    *ret_len = (size_t)((stop ? stop : end) - field);
    *at = stop ? stop + 1 : end;
    return field;
}

static void render(const struct mustache_set *set, const json_t *model)
{
    struct woorden *woorden = woorden_new();
    struct woorden_dag dag;
    if (!woorden || woorden_dag_set(&dag, woorden, "2026-11-19") != DONE)
        abort();
    struct mustache_formats formats = {woorden_format, &dag};
    struct mustache_error e;
    BUF_AUTO struct buf first, second;
    buf_init(&first, OUTPUT_MAX);
    buf_init(&second, OUTPUT_MAX);
    const struct mustache_template *t = mustache_set_find(set, "a");
    enum result r = mustache_render(t, model, &formats, &first, &e);
    if (mustache_render(t, model, &formats, &second, &e) != r || first.len != second.len ||
        memcmp(first.data, second.data, first.len) != 0)
        abort();
    woorden_free(woorden);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const char *at = (const char *)data + 1, *end = (const char *)data + size;
    struct mustache_options options = {.mode = data[0] == 's' ? MUSTACHE_SPEC : MUSTACHE_PAGE,
                                       .allow_raw = data[0] == 'r',
                                       .asset = asset};
    struct mustache_set *set = mustache_set_new(&options);
    struct mustache_error e;
    bool ok = set != NULL;
    for (char name[] = "a"; ok && name[0] <= 'c'; name[0]++) {
        size_t len;
        const char *text = next(&at, end, &len);
        ok = mustache_set_add(set, name, text, len, &e) == DONE;
    }
    AUTO_JSON json_t *model =
        ok ? json_loadb(at, (size_t)(end - at), JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL) : NULL;
    if (model && mustache_set_link(set, &e) == DONE)
        render(set, model);
    mustache_set_free(set);
    return 0;
}
