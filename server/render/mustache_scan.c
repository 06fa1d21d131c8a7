/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/mustache_intern.h"

#include <string.h>

bool mustache_is_blank(char c) { return c == ' ' || c == '\t'; }

bool mustache_is_space(char c) { return mustache_is_blank(c) || c == '\n' || c == '\r'; }

void mustache_scan_init(struct scan *s, const char *src, size_t len)
{
    *s = (struct scan){.src = src,
                       .len = len,
                       .open = "{{",
                       .close = "}}",
                       .open_len = 2,
                       .close_len = 2,
                       .line = 1};
}

unsigned mustache_scan_line(struct scan *s, size_t pos)
{
    for (; s->counted < pos; s->counted++)
        s->line += s->src[s->counted] == '\n';
    while (s->counted > pos)
        s->line -= s->src[--s->counted] == '\n';
    return s->line;
}

static size_t line_start_before(const struct scan *s, size_t pos)
{
    while (pos > 0 && mustache_is_blank(s->src[pos - 1]))
        pos--;
    return pos == 0 || s->src[pos - 1] == '\n' ? pos : NOWHERE;
}

static size_t next_line_after(const struct scan *s, size_t pos)
{
    while (pos < s->len && mustache_is_blank(s->src[pos]))
        pos++;
    if (pos == s->len)
        return pos;
    if (s->src[pos] == '\r' && pos + 1 < s->len)
        pos++;
    return s->src[pos] == '\n' ? pos + 1 : NOWHERE;
}

/* Not memmem: thread sanitizer looks through all that is left of the text at each call of it. */
static size_t find(const struct scan *s, size_t from, const char *what, size_t n)
{
    const char *at = s->src + from, *end = s->src + s->len;
    while ((at = memchr(at, what[0], (size_t)(end - at)))) {
        if ((size_t)(end - at) < n)
            break;
        if (memcmp(at, what, n) == 0)
            return (size_t)(at - s->src);
        at++;
    }
    return NOWHERE;
}

enum result mustache_scan_tag(struct scan *s, size_t from, struct tag *ret_tag)
{
    struct tag t = {.from = find(s, from, s->open, s->open_len)};
    *ret_tag = t;
    if (t.from == NOWHERE)
        return DONE;
    t.line = ret_tag->line = mustache_scan_line(s, t.from);
    size_t begin = t.from + s->open_len;
    t.kind = 'v';
    if (begin < s->len && strchr("#^/>!=<$&{", s->src[begin]))
        t.kind = s->src[begin++];
    char close[DELIMITER_MAX + 2];
    size_t close_len = 0;
    if (t.kind == '{' || t.kind == '=')
        close[close_len++] = t.kind == '{' ? '}' : '=';
    memcpy(close + close_len, s->close, s->close_len);
    close_len += s->close_len;
    size_t end = find(s, begin, close, close_len);
    if (end == NOWHERE)
        return FAILED;
    t.to = end + close_len;
    while (begin < end && mustache_is_space(s->src[begin]))
        begin++;
    while (end > begin && mustache_is_space(s->src[end - 1]))
        end--;
    t.name = s->src + begin;
    t.name_len = end - begin;
    t.line_start = line_start_before(s, t.from);
    t.next_line = next_line_after(s, t.to);
    *ret_tag = t;
    return DONE;
}

enum result mustache_scan_delimiters(struct scan *s, const struct tag *tag)
{
    const char *open = tag->name, *end = open + tag->name_len;
    const char *open_end = open;
    while (open_end < end && !mustache_is_space(*open_end))
        open_end++;
    const char *close = open_end;
    while (close < end && mustache_is_space(*close))
        close++;
    for (const char *c = close; c < end; c++)
        if (mustache_is_space(*c))
            return FAILED;
    size_t open_len = (size_t)(open_end - open), close_len = (size_t)(end - close);
    if (open_len == 0 || close_len == 0 || open_len > DELIMITER_MAX || close_len > DELIMITER_MAX ||
        memchr(open, '=', tag->name_len))
        return FAILED;
    memcpy(s->open, open, open_len);
    memcpy(s->close, close, close_len);
    s->open_len = open_len;
    s->close_len = close_len;
    return DONE;
}
