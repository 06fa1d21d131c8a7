/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of http/ share that know libmicrohttpd. Nobody else includes this.
 *
 *   server.c      start and stop, the listeners
 *   doorkeeper.c  accepts connections, runs the watchdog
 *   exchange.c    one request, from its first line until its answer is sent
 *   answer.c      a reply as libmicrohttpd sends it
 *   headers.c     the headers on every answer
 *   connections.c, request.c, reply.c, compress.c, access_log.c   without libmicrohttpd
 */
#ifndef HTTP_INTERN_H
#define HTTP_INTERN_H

#include "http/access_log.h"
#include "http/compress.h"
#include "http/connections.h"
#include "http/forwarded.h"
#include "http/http.h"

#include <microhttpd.h>

/* Most requests whose bodies are held at once, in bodies of the largest size. */
enum { BODIES_AT_ONCE = 64 };
/* A body that is too large is read up to this many times the limit, so that browsers, which read
 * no answer before they have sent everything, show the answer. */
enum { BODY_READ_TIMES = 8 };
/* What is large by nature (a body in pieces, a streamed answer) gets its time by its size: the
 * slowest line that is served, in bytes a second. */
enum { SLOWEST_BYTES = 32 * 1024 };

/* One listener thread. */
struct listener {
    struct http_server *server;
    struct MHD_Daemon *daemon;
    void *app; /* from thread_open */
    int number;
    struct compressor compressor; /* this and the log: used on the listener's thread only */
    struct access_log log;
    _Atomic uint64_t requests, by_class[6];
};

struct http_server {
    struct http_app app;
    size_t most_header, most_url, most_body; /* bytes */
    int64_t idle_ms, request_ms;
    bool tls, hsts;
    char *certificate, *key; /* PEM; the key is wiped when it is freed */
    int listener_count;
    struct listener *listeners;
    struct connections connections;
    struct networks proxies;
    enum forwarded_kind proxy_header;
    /* doorkeeper */
    int socket; /* listening; -1 once quiesced */
    int wake;   /* eventfd */
    int port;
    pthread_t doorkeeper;
    /* stopping */
    atomic_bool quiesced, ending;
    atomic_int under_way; /* exchanges that are complete and not over */
    atomic_int with_app;  /* of those the ones not answered yet; may be suspended */
    atomic_size_t body_bytes;
    pthread_mutex_t gate;   /* held while resuming, so that nobody stops a daemon under it */
    pthread_cond_t changed; /* with gate: port closed, or fewer exchanges while quiesced */
    atomic_bool started;
    char start_error[256]; /* libmicrohttpd's own words, until started */
};

struct http_exchange {
    struct http_request request;
    struct http_reply reply;
    struct listener *listener;
    struct connection *connection;
    struct MHD_Connection *mhd;
    enum {
        EXCHANGE_NEW,       /* request line read */
        EXCHANGE_RECEIVING, /* head accepted, body coming in */
        EXCHANGE_WITH_APP,
        EXCHANGE_SUSPENDED,
        EXCHANGE_ANSWERED,
    } phase;
    struct buf body;
    size_t body_read; /* bytes received, kept or not */
    size_t most;      /* bytes the body may have */
    bool in_pieces;   /* the application takes it as it comes */
    int refused;      /* status, 0 for none: the body is read and thrown away */
    bool under_way;   /* counted by the server, and so is with_app */
    bool with_app;
    bool handed; /* `finished` is due */
    void *state;
    char address[ADDRESS_SIZE]; /* of the client, as a proxy told it */
    const char *route;
    int64_t sleutel; /* of a program's token; 0 */
    char *fault;
    int64_t handed_us, answered_us;
    int status;  /* of the answer queued, 0 while there is none */
    size_t sent; /* bytes of body in it */
    char target[];
};

/* exchange.c: the callbacks of libmicrohttpd; `of` is the listener. */
void *exchange_new(void *of, const char *target, struct MHD_Connection *mhd);
enum MHD_Result exchange_step(void *of, struct MHD_Connection *mhd, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *data_size, void **exchange);
void exchange_over(void *of, struct MHD_Connection *mhd, void **exchange,
                   enum MHD_RequestTerminationCode why);

/* answer.c: sends x's reply and takes it; MHD_NO when the connection has to be cut instead. */
enum MHD_Result answer_send(struct http_exchange *x, bool close);

/* headers.c: what belongs on every answer. */
bool headers_add(struct MHD_Response *response, const struct http_reply *reply, bool hsts);

/* doorkeeper.c */
enum result doorkeeper_listen(struct http_server *s, const struct config *config, char *err,
                              size_t size) CHECKED;
enum result doorkeeper_start(struct http_server *s) CHECKED;
void doorkeeper_wake(struct http_server *s);

#endif
