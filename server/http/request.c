/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/request.h"

#include "base/tekst.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

/* Decodes in place; false for what may not be encoded at all. */
static bool decode_path(char *path)
{
    char *to = path;
    for (const char *at = path; *at; at++) {
        if (*at != '%') {
            *to++ = *at;
            continue;
        }
        int high = hex(at[1]), low = high < 0 ? -1 : hex(at[2]);
        if (low < 0)
            return false;
        unsigned char c = (unsigned char)(high << 4 | low);
        if (is_control(c) || c == '/' || c == '\\')
            return false;
        *to++ = (char)c;
        at += 2;
    }
    *to = '\0';
    return tekst_is_utf8(path, (size_t)(to - path));
}

static bool has_dot_segment(const char *path)
{
    for (const char *at = path; at; at = strchr(at + 1, '/')) {
        size_t n = strcspn(at + 1, "/");
        if ((n == 1 && at[1] == '.') || (n == 2 && at[1] == '.' && at[2] == '.'))
            return true;
    }
    return false;
}

bool request_target(char *target, const char **ret_path, const char **ret_query)
{
    if (target[0] != '/')
        return false;
    for (const char *at = target; *at; at++)
        if (*at <= ' ' || *at > '~' || *at == '#' || *at == '\\') /* char may be signed: < 0 too */
            return false;
    char *query = strchr(target, '?');
    if (query)
        *query++ = '\0';
    if (!decode_path(target) || has_dot_segment(target))
        return false;
    *ret_path = target;
    *ret_query = query ? query : "";
    return true;
}

enum http_method request_method(const char *name)
{
    static const struct {
        const char *name;
        enum http_method method;
    } METHODS[] = {
        {"GET", HTTP_GET},         {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST},
        {"PATCH", HTTP_PATCH},     {"PUT", HTTP_PUT},   {"DELETE", HTTP_DELETE},
        {"OPTIONS", HTTP_OPTIONS},
    };
    for (size_t i = 0; i < COUNT_OF(METHODS); i++)
        if (strcmp(METHODS[i].name, name) == 0)
            return METHODS[i].method;
    return HTTP_OTHER;
}

static bool is_name(const char *name)
{
    static const char TOKEN[] = "!#$%&'*+-.^_`|~0123456789"
                                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return name[0] != '\0' && name[strspn(name, TOKEN)] == '\0';
}

static bool is_value(const char *value)
{
    for (const char *at = value; *at; at++)
        if (is_control((unsigned char)*at) && *at != '\t')
            return false;
    return true;
}

static uint64_t parse_length(const char *value)
{
    if (value[0] == '\0' || strlen(value) > 18 || value[strspn(value, "0123456789")] != '\0')
        return UINT64_MAX;
    uint64_t length = 0;
    for (const char *at = value; *at; at++)
        length = length * 10 + (uint64_t)(*at - '0');
    return length;
}

void request_head_add(struct request_head *h, const char *name, const char *value)
{
    if (!is_name(name) || !is_value(value)) {
        h->ambiguous = true;
    } else if (strcasecmp(name, "Host") == 0) {
        h->hosts++;
    } else if (strcasecmp(name, "Content-Length") == 0) {
        h->lengths++;
        h->length = parse_length(value);
    } else if (strcasecmp(name, "Transfer-Encoding") == 0) {
        h->encodings++;
        h->chunked = strcasecmp(value, "chunked") == 0;
    } else if (strcasecmp(name, "Expect") == 0) {
        h->expects = true;
    }
}

int request_head_status(const struct request_head *h, bool http_1_0)
{
    if (h->ambiguous || h->hosts > 1 || (h->hosts == 0 && !http_1_0))
        return 400;
    if (h->lengths > 1 || h->encodings > 1 || (h->lengths > 0 && h->encodings > 0))
        return 400;
    if (h->lengths == 1 && h->length == UINT64_MAX)
        return 400;
    if (h->encodings == 1 && (!h->chunked || http_1_0))
        return 501;
    return 0;
}

bool http_cookie(const struct http_request *r, const char *name, char *out, size_t size)
{
    const char *at = r->header(r, "Cookie");
    size_t name_length = strlen(name);
    while (at && *at) {
        at += strspn(at, "; \t");
        size_t n = strcspn(at, ";");
        if (n > name_length && strncmp(at, name, name_length) == 0 && at[name_length] == '=') {
            const char *value = at + name_length + 1;
            size_t length = n - name_length - 1;
            while (length > 0 && (value[length - 1] == ' ' || value[length - 1] == '\t'))
                length--;
            if (length >= size)
                return false;
            memcpy(out, value, length);
            out[length] = '\0';
            return true;
        }
        at += n;
    }
    return false;
}

bool http_refuses(const char *range, size_t n)
{
    const char *end = range + n;
    for (const char *at = range; (at = memchr(at, ';', (size_t)(end - at)));) {
        at++;
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        if (end - at < 3 || (at[0] != 'q' && at[0] != 'Q') || at[1] != '=' || at[2] != '0')
            continue;
        for (at += 2; at < end && *at != ';'; at++)
            if (*at >= '1' && *at <= '9')
                return false;
        return true;
    }
    return false;
}

bool http_accepts(const struct http_request *r, const char *coding)
{
    const char *at = r->header(r, "Accept-Encoding");
    size_t length = strlen(coding);
    bool any = false;
    while (at && *at) {
        at += strspn(at, ", \t");
        size_t n = strcspn(at, ",");
        size_t token = strcspn(at, ",; \t");
        bool refused = http_refuses(at + token, n - token);
        if (token == length && strncasecmp(at, coding, length) == 0)
            return !refused;
        if (token == 1 && *at == '*')
            any = !refused;
        at += n;
    }
    return any;
}
