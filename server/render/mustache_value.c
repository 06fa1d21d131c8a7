/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- looking up --- */

static bool find_in_list(struct run *r, const struct place *p, const struct scope *s,
                         const struct node *n, struct found *ret_found)
{
    if (s->count == 0)
        return FAIL(r, p, n, "'%s' outside a list", n->text);
    ret_found->counts = n->origin == ORIGIN_NUMBER;
    ret_found->number = s->index + 1;
    ret_found->truthy = n->origin == ORIGIN_FIRST ? s->index == 0 : s->index + 1 == s->count;
    return true;
}

/* Page mode: every key must be there; what follows a scalar is a format. */
static bool find_strict(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n, struct found *ret_found)
{
    if (n->origin >= ORIGIN_FIRST)
        return find_in_list(r, p, s, n, ret_found);
    const json_t *v = n->origin == ORIGIN_NAME  ? s->object
                      : n->origin == ORIGIN_DOT ? s->dot
                                                : r->root;
    for (unsigned i = 0; i < n->key_count; i++) {
        const struct key *k = &p->t->keys[n->first_key + i];
        if (json_is_object(v)) {
            v = json_object_getn(v, k->text, k->len);
            if (!v)
                return FAIL(r, p, n, "key '%s' missing", n->text);
        } else if (json_is_array(v) && k->text[0] == '@') {
            ret_found->counts = true;
            ret_found->number = json_array_size(v);
            return true;
        } else if (!v || json_is_array(v) || (i == 0 && n->origin != ORIGIN_DOT)) {
            return FAIL(r, p, n, "key '%s' missing", n->text);
        } else {
            ret_found->format = k->text;
            break;
        }
    }
    ret_found->json = v;
    return true;
}

/* Spec mode: the first key through all contexts, the others within; missing is no error. */
static const json_t *find_lenient(const struct mustache_template *t, const struct scope *s,
                                  const struct node *n)
{
    const json_t *v = n->origin == ORIGIN_DOT ? s->dot : NULL;
    for (unsigned i = 0; i < n->key_count; i++) {
        const struct key *k = &t->keys[n->first_key + i];
        if (i > 0 || n->origin == ORIGIN_DOT)
            v = json_object_getn(v, k->text, k->len);
        else
            for (; s && !v; s = s->outer)
                v = json_object_getn(s->dot, k->text, k->len);
    }
    return v;
}

bool mustache_find(struct run *r, const struct place *p, const struct scope *s,
                   const struct node *n, struct found *ret_found)
{
    *ret_found = (struct found){0};
    if (mustache_is_page(p->t))
        return find_strict(r, p, s, n, ret_found);
    ret_found->json = find_lenient(p->t, s, n);
    return true;
}

/* --- values --- */

static size_t print_integer(json_int_t value, char *end)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char *at = end;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    return (size_t)(end - at);
}

/* The shortest of 15 to 17 digits that reads back as the same number. */
static void put_real(struct buf *out, double value)
{
    char text[40];
    int n = 0;
    for (int digits = 15; digits <= 17; digits++) {
        n = snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    buf_add(out, text, (size_t)n);
}

static void put_text(struct run *r, const struct node *n, const char *text, size_t len)
{
    if (n->kind == NODE_RAW)
        buf_add(r->out, text, len);
    else
        buf_html(r->out, text, len);
}

static bool put_json(struct run *r, const struct place *p, const struct node *n, const json_t *v)
{
    char digits[24];
    size_t len;
    switch (v ? json_typeof(v) : JSON_NULL) {
    case JSON_STRING: put_text(r, n, json_string_value(v), json_string_length(v)); return true;
    case JSON_INTEGER:
        len = print_integer(json_integer_value(v), digits + sizeof digits);
        buf_add(r->out, digits + sizeof digits - len, len);
        return true;
    case JSON_REAL: put_real(r->out, json_real_value(v)); return true;
    case JSON_TRUE: buf_text(r->out, "true"); return true;
    case JSON_FALSE: buf_text(r->out, "false"); return true;
    case JSON_OBJECT:
    case JSON_ARRAY:
        return !mustache_is_page(p->t) || FAIL(r, p, n, "'%s' is not a text or number", n->text);
    case JSON_NULL: return true;
    }
    return true;
}

/* "is.X": whether a scalar is that very text. */
static bool is_equal(const json_t *v, const char *text)
{
    char digits[24];
    const char *own = json_is_true(v) ? "true" : json_is_false(v) ? "false" : "";
    size_t len = strlen(own);
    if (json_is_string(v)) {
        own = json_string_value(v);
        len = json_string_length(v);
    } else if (json_is_integer(v)) {
        len = print_integer(json_integer_value(v), digits + sizeof digits);
        own = digits + sizeof digits - len;
    }
    return strlen(text) == len && memcmp(own, text, len) == 0;
}

/* Calls the format; `out` may be NULL when only its truth is wanted. */
static bool call_format(struct run *r, const struct place *p, const struct node *n,
                        const struct found *f, struct buf *out, bool *ret_truthy)
{
    const char *name = f->format;
    *ret_truthy = false;
    if (json_is_null(f->json))
        return true;
    if (!out && strncmp(name, "is.", 3) == 0) {
        *ret_truthy = is_equal(f->json, name + 3);
        return true;
    }
    if (r->formats && r->formats->format(r->formats->arg, f->json, name, out, ret_truthy) &&
        !(out && out->failed))
        return true;
    return FAIL(r, p, n, "format '%s' cannot print '%s'", name, n->text);
}

bool mustache_put_value(struct run *r, const struct place *p, const struct scope *s,
                        const struct node *n)
{
    struct found f;
    if (!mustache_find(r, p, s, n, &f))
        return false;
    if (f.counts) {
        buf_format(r->out, "%zu", f.number);
        return true;
    }
    if (!f.format)
        return put_json(r, p, n, f.json);
    bool truthy;
    buf_clear(&r->scratch);
    if (!call_format(r, p, n, &f, &r->scratch, &truthy))
        return false;
    put_text(r, n, r->scratch.data, r->scratch.len);
    return true;
}

static bool is_truthy(const json_t *v)
{
    switch (v ? json_typeof(v) : JSON_NULL) {
    case JSON_NULL:
    case JSON_FALSE: return false;
    case JSON_STRING: return json_string_length(v) > 0;
    case JSON_ARRAY: return json_array_size(v) > 0;
    default: return true;
    }
}

bool mustache_found_is_truthy(struct run *r, const struct place *p, const struct node *n,
                              const struct found *f, bool *ret_truthy)
{
    if (f->format)
        return call_format(r, p, n, f, NULL, ret_truthy);
    *ret_truthy = f->json ? is_truthy(f->json) : f->counts ? f->number > 0 : f->truthy;
    return true;
}
