/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * HTTP: the only folder that knows microhttpd.h.
 *
 * Threads. A doorkeeper thread accepts connections and hands each one to the listener thread with
 * the fewest open. So a few keep-alive connections are spread evenly (a thread pool puts 4-8 of
 * them on one thread; SO_REUSEPORT leaves it to chance), the limits per address are exact, and a
 * second server on the same port is refused by the system. The doorkeeper is the watchdog as well:
 * it cuts off every connection whose request takes too long in total, dripped headers and slow
 * readers included.
 *
 * Requests. One is handed to the application when it is complete and inside the limits; the
 * application answers at once, or lets go of the thread (suspended) and is called again on the same
 * thread after http_resume. What is wrong with a request as HTTP is answered by http itself, in the
 * application's words (`failed`): 400, 413, 414, 431, 501, 503. Two answers are libmicrohttpd's
 * own, bare and without our headers: to a request line or header that makes no sense at all, and
 * to headers of more than about twice the limit.
 *
 * Time. A request may take `verzoek_seconden` to arrive and its answer as long to be taken in (a
 * large one longer, by its size: SLOWEST_BYTES a second); the
 * time in between is the application's own to bound. `rust_seconden` without any byte ends a
 * connection that is not waiting for the application.
 *
 * Compression and secrets. A page that is compressed, shows what the client sent and holds a
 * secret gives the secret away, byte by byte, through its length (BREACH). So what makes CSRF
 * tokens masks them anew in every answer: 16 random bytes, and the token XOR those bytes.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/buf.h"
#include "base/config.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

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
    const char *path; /* percent-decoded once, UTF-8 checked, no NUL, "/…"; no query */
    /* As it came, as far as it was looked at: all there is when `path` is empty, as what cannot be
     * read has none. Only to tell which face of the program was asked. May be NULL. */
    const char *target;
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
/* Whether Accept-Encoding allows `coding` ("br", "gzip"): to choose a compressed asset by. */
bool http_accepts(const struct http_request *r, const char *coding);
/* Whether one range of an Accept header, of n bytes, says "not this": "gzip;q=0", "a/b; Q=0.00". */
bool http_refuses(const char *range, size_t n);

enum { HTTP_MAX_HEADERS = 16 };

/* What goes out. Security headers and Cache-Control (from `cache`) are added by http itself: see
 * headers.c. HEAD is answered like GET: http leaves the body out. */
struct http_reply {
    int status;
    const char *content_type; /* static text */
    char *body;               /* owned, as from buf_steal; NULL for none */
    size_t body_len;          /* of body or static_body */
    const void *static_body;  /* instead of body: borrowed for the life of the program (assets) */
    struct {                  /* instead of body: read as the client takes it, body_len bytes */
        /* Up to n bytes of what follows; -1 cuts the connection. NULL: no stream. */
        ssize_t (*read)(void *arg, char *out, size_t n);
        void (*free)(void *arg); /* once, when sent, failed or never sent */
        void *arg;
    } stream;
    const char *csp; /* static text: a Content-Security-Policy of its own; NULL: the page's */
    const char *static_encoding; /* "gzip", "br" or NULL: static_body is already compressed */
    enum { CACHE_NO_STORE, CACHE_IMMUTABLE, CACHE_PUBLIC_SHORT } cache;
    struct {
        const char *name; /* static text */
        char *value;      /* owned */
    } header[HTTP_MAX_HEADERS];
    int headers;
    bool compress; /* gzip it when it is over 1 KB and the client can read that (pages, JSON) */
    bool failed;   /* a header did not fit in memory: the connection is cut instead */
};
/* Adds a header with a formatted value, in which control characters are dropped; an empty value
 * adds nothing. `name` is static text. */
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
    /* Access log, one JSON object a line (access_log.h). 1: standard output, 0: none. Whoever reads
     * it from a pipe has to go on reading: a full pipe makes the listeners wait. */
    int log_fd;
    /* Once per listener thread, on the thread of http_start, before that listener runs; then only
     * that listener uses it, until thread_close on the thread of http_stop. NULL stops the start.
     */
    void *(*thread_open)(void *arg);
    void (*thread_close)(void *arg, void *thread);
    /* The head of a request is in. True: its body is wanted in pieces, as it comes, up to
     * *ret_most bytes in all; it is then not kept for `handle`. May set x state; `finished` comes
     * also when the rest of the request never does. NULL: never. */
    bool (*takes)(void *arg, void *thread, struct http_exchange *x, size_t *ret_most);
    void (*piece)(void *arg, struct http_exchange *x, const char *data, size_t n);
    /* A complete request. May set x state with http_state_set. */
    enum http_next (*handle)(void *arg, void *thread, struct http_exchange *x);
    /* After http_resume, on the thread of `handle`. */
    enum http_next (*resumed)(void *arg, void *thread, struct http_exchange *x);
    /* The exchange is over (sent, failed or cut off): free the state. Called once for each
     * `handle` (and for what `takes` took), on its thread, also when the client is long gone. */
    void (*finished)(void *arg, struct http_exchange *x);
    /* The application's words for errors found by http itself (limits, bad requests): fills a
     * reply. `r` may have an empty path. NULL: a bare line of text. */
    void (*failed)(void *arg, const struct http_request *r, int status, struct http_reply *reply);
};

const struct http_request *http_request_of(const struct http_exchange *x);
struct http_reply *http_reply_of(struct http_exchange *x);
void http_state_set(struct http_exchange *x, void *state);
void *http_state(const struct http_exchange *x);
/* For the access log: the route's template ("/huishoudens/{huishouden}"), static text, never the
 * path itself; and what went wrong inside (probleem.h `intern`), copied. */
void http_route_set(struct http_exchange *x, const char *route);
void http_fault_set(struct http_exchange *x, const char *intern);
/* And the id of the token with which a program asked. */
void http_sleutel_set(struct http_exchange *x, int64_t id);
/* From `handle` or `resumed`, before handing the exchange to another thread; after that this thread
 * may not touch x and returns HTTP_SUSPENDED. While suspended the request stays as it is and the
 * client is not listened to; if it leaves, http_resume is due all the same, and `finished` comes
 * with or without `resumed` before it. */
void http_suspend(struct http_exchange *x);
/* From any thread, once per suspend. The caller may not touch x afterwards. */
void http_resume(struct http_exchange *x);

struct http_server;
/* Binds, starts the threads. Ignores SIGPIPE for the whole process, raises the soft limit on open
 * files as far as `verbindingen` needs; the threads block all signals. `config` and `app` are
 * copied. `err` in English, for the operator. */
enum result http_start(const struct config *config, const struct http_app *app,
                       struct http_server **ret, char *err, size_t size) CHECKED;
/* The port really bound (config poort 0: any). */
int http_port(const struct http_server *s);
/*
 * A stop goes in this order (DESIGN.md 6): http_quiesce, drain the writer, http_resume all that is
 * suspended, http_stop.
 *
 * http_quiesce closes the port. Requests that still come in on open connections are answered 503 by
 * http itself, and each answer closes its connection. A `handle` that was about to begin may still
 * run after it returns, so the application's queue has to be able to say no.
 */
void http_quiesce(struct http_server *s);
/* Waits for exchanges that are with the application or being sent, at most `ms`, then closes every
 * connection, ends the threads and frees `s`. FAILED when the application still had an exchange,
 * suspended or in `handle`: then libmicrohttpd would abort the process, so everything is left as it
 * is, threads running, `s` not freed; the caller should end the process. */
enum result http_stop(struct http_server *s, int ms);

struct http_stats {
    uint64_t requests, by_class[6]; /* by_class[2] = 2xx … */
    uint64_t cut_off;               /* connections, by the watchdog */
    uint64_t refused;               /* connections, over a limit */
    uint64_t connections;           /* open now */
};
void http_stats(struct http_server *s, struct http_stats *ret);

#endif
