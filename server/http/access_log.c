/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/access_log.h"

#include "base/datum.h"
#include "base/id.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One line is at most this long, and so goes into a pipe in one piece (PIPE_BUF). */
enum { LINE_MAX_BYTES = 1400, FAULT_MAX_BYTES = 600 };

static const char *method_name(enum http_method method)
{
    switch (method) {
    case HTTP_GET: return "GET";
    case HTTP_HEAD: return "HEAD";
    case HTTP_POST: return "POST";
    case HTTP_PATCH: return "PATCH";
    case HTTP_PUT: return "PUT";
    case HTTP_DELETE: return "DELETE";
    case HTTP_OPTIONS: return "OPTIONS";
    case HTTP_OTHER: break;
    }
    return "OTHER"; /* what it was called is the client's text */
}

static void stamp_second(struct access_log *log, time_t second)
{
    char date[DATUM_SIZE];
    int of_day = (int)(second % 86400);
    datum_from_day((int32_t)(second / 86400), date);
    (void)snprintf(log->stamp, sizeof log->stamp, "%sT%02d:%02d:%02d", date, of_day / 3600,
                   of_day / 60 % 60, of_day % 60);
    log->second = second;
}

/* "null", or the text between quotes; what JSON would have to escape becomes a space. */
static void quote(const char *text, char *out, size_t size)
{
    if (!text) {
        (void)snprintf(out, size, "null");
        return;
    }
    int n = snprintf(out, size, "\"%s", text);
    size_t length = (size_t)n < size - 2 ? (size_t)n : size - 2;
    for (size_t i = 1; i < length; i++)
        if ((unsigned char)out[i] < 0x20 || out[i] == '"' || out[i] == '\\')
            out[i] = ' ';
    while (length > 1 && (out[length] & 0xC0) == 0x80) /* no half characters */
        length--;
    out[length] = '"';
    out[length + 1] = '\0';
}

void access_log_write(struct access_log *log, const struct access_line *l)
{
    if (log->fd <= 0)
        return;
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (now.tv_sec != log->second)
        stamp_second(log, now.tv_sec);
    char route[200], fault[FAULT_MAX_BYTES], line[LINE_MAX_BYTES];
    char id[ID_TEXT_SIZE], token[ID_TEXT_SIZE + 2];
    id_format(l->sleutel, id);
    quote(l->sleutel ? id : NULL, token, sizeof token);
    quote(l->route, route, sizeof route);
    quote(l->fault, fault, sizeof fault);
    int n = snprintf(line, sizeof line,
                     "{\"time\":\"%s.%03ldZ\",\"request\":\"%s\",\"method\":\"%s\",\"route\":%s,"
                     "\"status\":%d,\"bytes\":%zu,\"ms\":%" PRId64 ".%02d,\"thread\":%d,"
                     "\"end\":\"%s\",\"token\":%s,\"fault\":%s}\n",
                     log->stamp, now.tv_nsec / 1000000, l->request, method_name(l->method), route,
                     l->status, l->bytes, l->us / 1000, (int)(l->us % 1000 / 10), log->thread,
                     l->end, token, fault);
    if (n > 0 && (size_t)n < sizeof line && write(log->fd, line, (size_t)n) < 0)
        return; /* a full disk or a closed pipe must not stop the server */
}
