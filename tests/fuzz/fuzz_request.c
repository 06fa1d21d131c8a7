/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The head of a request, line by line: the target, a method, and headers as "Name: value" (of which
 * Cookie and Accept-Encoding are read as well). What is accepted must be unambiguous.
 */
#include "base/cleanup.h"
#include "base/tekst.h"
#include "http/request.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST = 8192 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void insist(bool holds)
{
    if (!holds)
        abort();
}

static bool has_control(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            return true;
    return false;
}

static void check_target(const char *line)
{
    AUTO_FREE char *target = strdup(line);
    const char *path, *query;
    insist(target != NULL);
    if (!request_target(target, &path, &query))
        return;
    insist(path[0] == '/' && tekst_is_utf8(path, strlen(path)) && !has_control(path));
    insist(!strstr(path, "/../") && !strchr(path, '\\'));
    insist(strlen(path) + strlen(query) <= strlen(line));
    /* As many segments as there are slashes in what was sent: none came out of an escape. */
    size_t sent = 0, got = 0;
    for (const char *at = line; *at && *at != '?'; at++)
        sent += *at == '/';
    for (const char *at = path; *at; at++)
        got += *at == '/';
    insist(sent == got);
}

static const char *fixed_header(const struct http_request *r, const char *name)
{
    (void)name;
    return r->of_header;
}

static void check_values(char *value)
{
    char cookie[16];
    struct http_request r = {.header = fixed_header, .of_header = value};
    if (http_cookie(&r, "sessie", cookie, sizeof cookie))
        insist(!strchr(cookie, ';') && strlen(cookie) < sizeof cookie);
    insist(!http_accepts(&r, "gzip") || strcasestr(value, "gzip") || strchr(value, '*'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LONGEST)
        return 0;
    AUTO_FREE char *text = strndup((const char *)data, size);
    insist(text != NULL);
    struct request_head head = {0};
    int number = 0;
    for (char *line = text, *next; line; line = next, number++) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        char *value = strchr(line, ':');
        if (number == 0) {
            check_target(line);
        } else if (number == 1) {
            enum http_method method = request_method(line);
            insist(method != 0 && (method & (method - 1)) == 0);
        } else if (value) {
            *value++ = '\0';
            request_head_add(&head, line, value + strspn(value, " \t"));
            check_values(value);
        }
    }
    int status = request_head_status(&head, number % 2 == 0);
    insist(status == 0 || status == 400 || status == 501);
    insist(status != 0 || head.lengths + head.encodings <= 1);
    return 0;
}
