/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void drop_controls(char *text)
{
    char *to = text;
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at >= 0x20 && *at != 0x7F)
            *to++ = *at;
    *to = '\0';
}

void http_reply_header(struct http_reply *r, const char *name, const char *format, ...)
{
    assert(r->headers < HTTP_MAX_HEADERS);
    char *value;
    va_list args;
    va_start(args, format);
    int n = vasprintf(&value, format, args);
    va_end(args);
    if (n < 0 || r->headers >= HTTP_MAX_HEADERS) {
        if (n >= 0)
            free(value);
        r->failed = true;
        return;
    }
    drop_controls(value);
    if (value[0] == '\0') {
        free(value);
        return;
    }
    r->header[r->headers].name = name;
    r->header[r->headers].value = value;
    r->headers++;
}

void http_reply_free(struct http_reply *r)
{
    for (int i = 0; i < r->headers; i++)
        free(r->header[i].value);
    free(r->body);
    if (r->stream.read && r->stream.free)
        r->stream.free(r->stream.arg);
    *r = (struct http_reply){0};
}
