/* SPDX-License-Identifier: EUPL-1.2 */
#include "antwoord.h"

#include "base/cleanup.h"
#include "resources/openapi.h"

#include <check.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- recording ---- */

enum { SEEN_BITS = 1 << 22 };

static int record = -1;
static _Atomic uint8_t *seen; /* shared by the tests of a program, each a process */

static uint64_t mix(uint64_t h, uint64_t with)
{
    h = (h ^ with) * 0x9e3779b97f4a7c15u;
    return h ^ (h >> 29);
}

static uint64_t text_hash(const char *s)
{
    uint64_t h = 5;
    while (*s)
        h = mix(h, (uint8_t)*s++);
    return h;
}

/* What kind of text: "id", "date", path or any. */
static uint64_t text_kind(const char *s)
{
    size_t n = strlen(s);
    if (n == 13 && strspn(s, "0123456789abcdefghjkmnpqrstvwxyz") == 13)
        return 1;
    if (n >= 10 && strspn(s, "0123456789-") >= 10)
        return n == 10 ? 2 : 3;
    return *s == '/' ? 4 : n == 0 ? 5 : 6;
}

/* Equal for answers that look alike: the same properties, the same kinds of values. */
static uint64_t shape(const json_t *j)
{
    uint64_t h = 0;
    const char *key;
    json_t *one;
    size_t i;
    if (json_is_string(j))
        return mix(9, text_kind(json_string_value(j)));
    if (json_is_array(j)) {
        json_array_foreach(j, i, one) h |= 1ull << (shape(one) % 61);
        return mix(h, 77);
    }
    if (json_is_object(j)) {
        json_object_foreach((json_t *)(uintptr_t)j, key, one) h += mix(text_hash(key), shape(one));
        return mix(h, 78);
    }
    return mix(3, json_is_boolean(j) ? 100 : (uint64_t)json_typeof(j));
}

static void answer_record(const struct route *route, const struct http_reply *r, const json_t *body)
{
    const char *name = route ? route->handeling : "";
    uint64_t h = mix(mix(text_hash(name), (uint64_t)r->status), body ? shape(body) : 1) % SEEN_BITS;
    if (atomic_fetch_or(&seen[h / 8], (uint8_t)(1u << (h % 8))) & (1u << (h % 8)))
        return;
    AUTO_JSON json_t *line = json_pack("{s:s, s:i, s:s?, s:O?}", "handeling", name, "status",
                                       r->status, "media", r->content_type, "antwoord", body);
    char *text = json_dumps(line, JSON_COMPACT);
    size_t n = strlen(text);
    text[n] = '\n';
    if (write(record, text, n + 1) != (ssize_t)n + 1)
        abort();
    free(text);
}

/* ---- checking ---- */

static json_t *document; /* the API's own description */
static char late[2000];  /* what a thread of a test was answered and does not fit; "" for none */
static pthread_mutex_t late_lock = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local bool own; /* the tests' own thread, which may end one */

/* Where in an answer, and what is wrong there. */
struct misfit {
    char at[300], what[300];
};

static bool fits(struct misfit *m, const json_t *schema, const json_t *value);

static bool PRINTF_LIKE(2, 3) wrong(struct misfit *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    (void)vsnprintf(m->what, sizeof m->what, format, args);
    va_end(args);
    return false;
}

static const char *said(const json_t *schema, const char *key)
{
    const char *text = json_string_value(json_object_get(schema, key));
    return text ? text : "";
}

/* "2026-11-19": '9' stands for a digit. */
static bool looks_like(const char *text, const char *mask)
{
    for (; *mask && *text; mask++, text++)
        if (*mask == '9' ? *text < '0' || *text > '9' : *text != *mask)
            return false;
    return !*mask && !*text;
}

static bool text_fits(struct misfit *m, const json_t *schema, const char *text)
{
    const char *format = said(schema, "format");
    size_t n = strlen(text);
    bool right = true;
    if (json_object_get(schema, "pattern")) /* there is one: that of an id */
        right = n == 13 && strspn(text, "0123456789abcdefghjkmnpqrstvwxyz") == n;
    else if (strcmp(format, "date") == 0)
        right = looks_like(text, "9999-99-99");
    else if (strcmp(format, "date-time") == 0)
        right = looks_like(text, "9999-99-99T99:99:99Z") ||
                looks_like(text, "9999-99-99T99:99:99+99:99");
    else if (strcmp(format, "uri-reference") == 0)
        right = n > 0 && strcspn(text, " \t\n\"<>") == n;
    return right || wrong(m, "\"%.100s\" is no %s", text, *format ? format : "id");
}

static bool list_fits(struct misfit *m, const json_t *schema, const json_t *list)
{
    size_t i, n = strlen(m->at);
    const json_t *one;
    json_array_foreach(list, i, one)
    {
        (void)snprintf(m->at + n, sizeof m->at - n, "[%zu]", i);
        if (!fits(m, json_object_get(schema, "items"), one))
            return false;
    }
    m->at[n] = '\0';
    return true;
}

static bool property_fits(struct misfit *m, const json_t *schema, const char *key,
                          const json_t *value)
{
    size_t n = strlen(m->at);
    const json_t *one = json_object_get(json_object_get(schema, "properties"), key);
    const json_t *other = json_object_get(schema, "additionalProperties");
    (void)snprintf(m->at + n, sizeof m->at - n, ".%s", key);
    if (!one && !json_is_object(other))
        return wrong(m, "is not described");
    if (!fits(m, one ? one : other, value))
        return false;
    m->at[n] = '\0';
    return true;
}

static bool object_fits(struct misfit *m, const json_t *schema, const json_t *object)
{
    const json_t *name;
    const char *key;
    json_t *value;
    size_t i;
    json_array_foreach(json_object_get(schema, "required"), i, name)
    {
        if (!json_object_get(object, json_string_value(name)))
            return wrong(m, "has no %s", json_string_value(name));
    }
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        if (!property_fits(m, schema, key, value))
            return false;
    }
    return true;
}

static bool type_fits(const char *type, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT: return strcmp(type, "object") == 0;
    case JSON_ARRAY: return strcmp(type, "array") == 0;
    case JSON_STRING: return strcmp(type, "string") == 0;
    case JSON_INTEGER: return strcmp(type, "integer") == 0 || strcmp(type, "number") == 0;
    case JSON_REAL: return strcmp(type, "number") == 0;
    case JSON_TRUE:
    case JSON_FALSE: return strcmp(type, "boolean") == 0;
    case JSON_NULL: break;
    }
    return false;
}

/* "#/components/schemas/Doel" */
static const json_t *part(const char *ref)
{
    const json_t *at = document;
    char name[100];
    for (const char *s = ref + 1; at && *s;) {
        size_t n = strcspn(++s, "/");
        (void)snprintf(name, sizeof name, "%.*s", (int)n, s);
        at = json_object_get(at, name);
        s += n;
    }
    return at;
}

static bool fits(struct misfit *m, const json_t *schema, const json_t *value)
{
    const json_t *all = json_object_get(schema, "allOf");
    const char *ref = said(schema, "$ref"), *type = said(schema, "type");
    if (!schema)
        return wrong(m, "has no description");
    if (*ref)
        return fits(m, part(ref), value);
    if (json_is_null(value) && (all || *type))
        return json_is_true(json_object_get(schema, "nullable")) || wrong(m, "is null");
    if (all)
        return fits(m, json_array_get(all, 0), value);
    if (*type && !type_fits(type, value))
        return wrong(m, "is no %s", type);
    if (json_is_string(value))
        return text_fits(m, schema, json_string_value(value));
    if (json_is_array(value) && *type)
        return list_fits(m, schema, value);
    return !json_is_object(value) || !*type || object_fits(m, schema, value);
}

/* ---- the answers of an operation ---- */

static const char *method_name(enum http_method m)
{
    static const char *const names[] = {[HTTP_GET] = "get",
                                        [HTTP_POST] = "post",
                                        [HTTP_PATCH] = "patch",
                                        [HTTP_PUT] = "put",
                                        [HTTP_DELETE] = "delete"};
    return (size_t)m < COUNT_OF(names) && names[m] ? names[m] : "";
}

/* The description of this answer; NULL when there is none. Without a route only problems. */
static const json_t *answer_described(const struct route *route, int status)
{
    char code[12];
    if (!route || route->alleen_pagina)
        return part("#/components/responses/Probleem");
    (void)snprintf(code, sizeof code, "%d", status);
    const json_t *one = json_object_get(
        json_object_get(
            json_object_get(json_object_get(json_object_get(document, "paths"), route->path),
                            method_name(route->method)),
            "responses"),
        code);
    const char *ref = said(one, "$ref");
    return *ref ? part(ref) : one;
}

/* An id is a text everywhere: a number this large is one that was forgotten (base/id.h), also where
 * the description says "any". */
static bool no_inner_ids(struct misfit *m, const json_t *value)
{
    const char *key;
    json_t *one;
    size_t i, n = strlen(m->at);
    if (json_is_integer(value) && json_integer_value(value) > INT64_C(1) << 45)
        return wrong(m, "is a number of the inside");
    json_array_foreach(value, i, one)
    {
        (void)snprintf(m->at + n, sizeof m->at - n, "[%zu]", i);
        if (!no_inner_ids(m, one))
            return false;
    }
    json_object_foreach((json_t *)(uintptr_t)value, key, one)
    {
        (void)snprintf(m->at + n, sizeof m->at - n, ".%s", key);
        if (!no_inner_ids(m, one))
            return false;
    }
    m->at[n] = '\0';
    return true;
}

static bool answer_fits(struct misfit *m, const struct route *route, const struct http_reply *r)
{
    const char *body = r->body ? r->body : r->static_body ? r->static_body : "";
    const json_t *one = answer_described(route, r->status);
    const json_t *content = json_object_get(one, "content");
    if (!one)
        return wrong(m, "%d is not among its answers", r->status);
    if (!r->content_type || r->body_len == 0)
        return !content || wrong(m, "%d has no body", r->status);
    char media[100];
    (void)snprintf(media, sizeof media, "%.*s", (int)strcspn(r->content_type, ";"),
                   r->content_type);
    const json_t *as = json_object_get(content, media);
    if (!as)
        return json_object_get(content, "*/*") || wrong(m, "%d is %s", r->status, media);
    if (strcmp(media, "application/json") != 0 && strcmp(media, "application/problem+json") != 0)
        return true;
    AUTO_JSON json_t *json = json_loadb(body, r->body_len, 0, NULL);
    if (!json)
        return wrong(m, "is no JSON");
    return no_inner_ids(m, json) && fits(m, json_object_get(as, "schema"), json);
}

void antwoord_begin(void)
{
    const char *path = getenv("ANTWOORDEN_SCHRIJF");
    PROBLEEM_AUTO struct probleem p = {0};
    own = true;
    document = json_object();
    if (openapi_document("Waterveen", document, &p) != DONE) {
        (void)fprintf(stderr, "%s\n", p.intern);
        abort();
    }
    if (!path)
        return;
    record = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    seen = mmap(NULL, SEEN_BITS / 8, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (record < 0 || seen == MAP_FAILED)
        abort();
}

static void answer_write(const struct route *route, const struct http_reply *r)
{
    const char *body = r->body ? r->body : r->static_body ? r->static_body : "";
    bool is_json = r->content_type && strstr(r->content_type, "json");
    AUTO_JSON json_t *json = is_json ? json_loadb(body, r->body_len, 0, NULL) : NULL;
    answer_record(route, r, json);
}

static bool off;

void antwoord_off(void) { off = true; }

const char *antwoord_misfit(const struct route *route, const struct http_reply *r)
{
    static _Thread_local char why[800];
    struct misfit m = {"", ""};
    if (answer_fits(&m, route, r))
        return NULL;
    (void)snprintf(why, sizeof why, "the answer of %s does not fit its description: %s %s",
                   route ? route->handeling : "no route", m.at, m.what);
    return why;
}

void antwoord_check(const struct route *route, const struct http_reply *r)
{
    if (off)
        return;
    if (record >= 0) {
        answer_write(route, r);
        return;
    }
    const char *why = antwoord_misfit(route, r);
    if (!why)
        return;
    (void)pthread_mutex_lock(&late_lock);
    if (!late[0])
        (void)snprintf(late, sizeof late, "%s", why);
    (void)pthread_mutex_unlock(&late_lock);
    if (own)
        antwoord_end();
}

void antwoord_end(void)
{
    off = false;
    ck_assert_msg(!late[0], "%s", late);
}

void antwoord_done(void) { json_decref(TAKE(document)); }
