/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The access log: one line of JSON per request, for whoever runs the server. No personal data: the
 * route's template instead of the path, no address, nothing the client wrote, and of ids only that
 * of a program's token (toegangssleutel; never the token itself).
 *
 *     {"time":"2026-11-21T13:05:09.123Z","request":"9f…","method":"GET",
 *      "route":"/huishoudens/{huishouden}","status":200,"bytes":8123,"ms":1.27,"thread":0,
 *      "end":"sent","token":null,"fault":null}
 *
 * `ms` is the server's own: from the complete request until its answer is ready. `end` is "sent",
 * "gone" (the client left), "time" (too slow in total or idle) or "error". `fault` is what went
 * wrong inside. A request that libmicrohttpd refused itself has no route; status 0 means that
 * there was nobody left to answer.
 */
#ifndef HTTP_ACCESS_LOG_H
#define HTTP_ACCESS_LOG_H

#include "http/http.h"

#include <time.h>

/* One per thread; keeps the second it printed last. */
struct access_log {
    int fd; /* 0: none */
    int thread;
    time_t second;
    char stamp[24]; /* "2026-11-21T13:05:09" */
};

struct access_line {
    const char *request; /* request id */
    enum http_method method;
    const char *route; /* NULL for none */
    int64_t sleutel;   /* id of a program's token, 0 for none */
    int status;
    size_t bytes;
    int64_t us;
    const char *end;
    const char *fault; /* NULL for none */
};

/* Writes the line at once, with one write(2), so that lines of threads do not mix. */
void access_log_write(struct access_log *log, const struct access_line *line);

#endif
