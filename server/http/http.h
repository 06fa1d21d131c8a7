/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * HTTP: the only folder that knows microhttpd.h. One daemon per listener thread on the same port
 * (SO_REUSEPORT: a thread pool puts few keep-alive connections on one thread). A request is handed
 * to the application when it is complete and inside the limits; the application answers at once or
 * lets go of the thread (suspended) and is called again on the same thread after http_resume.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/buf.h"
#include "base/config.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum http_method {
    HTTP_GET = 1,
    HTTP_HEAD = 2,
    HTTP_POST = 4,
    HTTP_PATCH = 8,
    HTTP_PUT = 16,
    HTTP_DELETE = 32,
    HTTP_OPTIONS = 64,
    HTTP_OTHER = 128,
};

struct http_exchange; /* one request and its answer */

/* What came in. Valid until the answer is sent; all borrowed. */
struct http_request {
    enum http_method method;
    const char *path;  /* percent-decoded once, UTF-8 checked, no NUL, "/…"; no query */
    const char *query; /* undecoded, without '?', "" when none */
    const char *body;  /* NUL behind it; "" when none */
    size_t body_len;
    const char *address; /* client's network address as text */
    bool loopback, tls;
    char id[33]; /* request id, 16 random bytes in hex */
    /* A header's value, NULL when absent; names are case-insensitive. */
    const char *(*header)(const struct http_request *r, const char *name);
    void *of_header;
};

/* Reads one cookie from the Cookie header into `out`; false when absent or too long. */
bool http_cookie(const struct http_request *r, const char *name, char *out, size_t size);

enum { HTTP_MAX_HEADERS = 16 };

/* What goes out. `body` is owned by the reply. Security headers are added by http itself (see
 * headers.c), except what `cache` decides. */
struct http_reply {
    int status;
    const char *content_type; /* static text */
    char *body;
    size_t body_len;
    const void *static_body; /* instead of body: borrowed for the life of the program (assets) */
    const char *static_encoding; /* "gzip", "br" or NULL: static_body is already compressed */
    enum { CACHE_NO_STORE, CACHE_IMMUTABLE, CACHE_PUBLIC_SHORT } cache;
    struct {
        const char *name; /* static text */
        char *value;      /* owned */
    } header[HTTP_MAX_HEADERS];
    int headers;
    bool compress; /* worth compressing when the client asks (pages, JSON over 1 KB) */
};
/* Adds a header with a formatted value; control characters in it are dropped. */
void http_reply_header(struct http_reply *r, const char *name, const char *format, ...)
    PRINTF_LIKE(3, 4);
void http_reply_free(struct http_reply *r);

/* ---- the application's side ---- */

enum http_next {
    HTTP_REPLIED,   /* x's reply is set */
    HTTP_SUSPENDED, /* http_suspend was called; somebody will http_resume */
};

struct http_app {
    void *arg;
    /* Once per listener thread, before the first request; NULL stops the start. */
    void *(*thread_open)(void *arg);
    void (*thread_close)(void *arg, void *thread);
    /* A complete request. May set x state with http_state_set. */
    enum http_next (*handle)(void *arg, void *thread, struct http_exchange *x);
    /* After http_resume, on the thread of `handle`. */
    enum http_next (*resumed)(void *arg, void *thread, struct http_exchange *x);
    /* The exchange is over (sent, failed or cut off): free the state. */
    void (*finished)(void *arg, struct http_exchange *x);
    /* The application's words for errors found by http itself (limits, bad requests): fills a
     * reply. */
    void (*failed)(void *arg, const struct http_request *r, int status, struct http_reply *reply);
};

const struct http_request *http_request_of(const struct http_exchange *x);
struct http_reply *http_reply_of(struct http_exchange *x);
void http_state_set(struct http_exchange *x, void *state);
void *http_state(const struct http_exchange *x);
/* Call before handing the exchange to another thread. */
void http_suspend(struct http_exchange *x);
/* From any thread, once per suspend. The caller may not touch x afterwards. */
void http_resume(struct http_exchange *x);

struct http_server;
/* Binds, starts the threads, starts the watchdog that cuts off what takes too long in total. `err`
 * in English for the operator. */
enum result http_start(const struct config *config, const struct http_app *app,
                       struct http_server **ret, char *err, size_t size) CHECKED;
/* The port really bound (config port 0: any). */
int http_port(const struct http_server *s);
/* Takes no new connections (first step of a stop, DESIGN.md 6). */
void http_quiesce(struct http_server *s);
/* All suspended exchanges must have been resumed. Waits for answers under way, at most `ms`. */
void http_stop(struct http_server *s, int ms);

struct http_stats {
    uint64_t requests, by_class[6]; /* by_class[2] = 2xx … */
    uint64_t cut_off, connections;
};
void http_stats(struct http_server *s, struct http_stats *ret);

#endif
