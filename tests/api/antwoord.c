/* SPDX-License-Identifier: EUPL-1.2 */
#include "antwoord.h"

#include "base/cleanup.h"

#include <check.h>
#include <fcntl.h>
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

void antwoord_begin(void)
{
    const char *path = getenv("ANTWOORDEN_SCHRIJF");
    if (!path)
        return;
    record = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    seen = mmap(NULL, SEEN_BITS / 8, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (record < 0 || seen == MAP_FAILED)
        abort();
}

void antwoord_check(const struct route *route, const struct http_reply *r)
{
    const char *body = r->body ? r->body : r->static_body ? r->static_body : "";
    bool is_json = r->content_type && strstr(r->content_type, "json");
    AUTO_JSON json_t *json = is_json ? json_loadb(body, r->body_len, 0, NULL) : NULL;
    if (record >= 0)
        answer_record(route, r, json);
}

void antwoord_end(void) {}
