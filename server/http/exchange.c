/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One request, from its first line until its answer is sent. libmicrohttpd calls exchange_new when
 * it has read the request line, exchange_step when the head is complete, for each piece of the body
 * and when there is no more, again after a resume, and exchange_over at the end, whatever the end
 * is. All on the thread of the listener.
 */
#include "http/intern.h"
#include "http/request.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static int64_t now_us(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static const char *find_header(const struct http_request *r, const char *name)
{
    const struct http_exchange *x = r->of_header;
    return MHD_lookup_connection_value(x->mhd, MHD_HEADER_KIND, name);
}

static void fill_request(struct http_exchange *x)
{
    unsigned char id[16];
    randombytes_buf(id, sizeof id);
    x->request = (struct http_request){
        .method = HTTP_OTHER,
        .path = "",
        .target = x->target,
        .query = "",
        .body = "",
        .address = x->connection->address,
        .loopback = x->connection->loopback,
        .tls = x->listener->server->tls,
        .header = find_header,
        .of_header = x,
    };
    (void)sodium_bin2hex(x->request.id, sizeof x->request.id, id, sizeof id);
}

enum { BEGIN_OF_TARGET = 32 };

void *exchange_new(void *of, const char *target, struct MHD_Connection *mhd)
{
    struct listener *l = of;
    size_t length = target ? strlen(target) : 0;
    bool too_long = length > l->server->most_url;
    if (too_long) /* its begin still tells where it was going */
        length = length < BEGIN_OF_TARGET ? length : BEGIN_OF_TARGET;
    struct http_exchange *x = calloc(1, sizeof *x + length + 1);
    if (!x)
        return NULL; /* exchange_step then cuts the connection */
    if (length > 0)
        memcpy(x->target, target, length);
    x->refused = too_long ? 414 : 0;
    x->listener = l;
    x->most = l->server->most_body;
    x->mhd = mhd;
    x->connection =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    buf_init(&x->body, l->server->most_body);
    fill_request(x);
    atomic_store(&x->connection->deadline, connections_now() + l->server->request_ms);
    return x;
}

/* ---- answering for http itself ---- */

static enum MHD_Result refuse(struct http_exchange *x, int status, bool close)
{
    struct http_server *s = x->listener->server;
    struct http_reply *r = &x->reply;
    http_reply_free(r);
    if (s->app.failed)
        s->app.failed(s->app.arg, &x->request, status, r);
    if (!r->body && !r->static_body) {
        r->body = strdup("Dit verzoek kunnen wij niet behandelen.\n");
        r->body_len = r->body ? strlen(r->body) : 0;
        r->content_type = "text/plain; charset=utf-8";
    }
    r->status = status;
    x->answered_us = now_us();
    return answer_send(x, close);
}

/* ---- the head ---- */

static enum MHD_Result add_header(void *of, enum MHD_ValueKind kind, const char *name,
                                  const char *value)
{
    (void)kind;
    request_head_add(of, name, value ? value : "");
    return MHD_YES;
}

static size_t header_size(const struct http_exchange *x)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

/* 0, or the status to refuse with at once. */
static int judge_head(struct http_exchange *x, const struct request_head *head, bool http_1_0)
{
    const struct http_server *s = x->listener->server;
    if (x->refused)
        return x->refused;
    if (header_size(x) > s->most_header)
        return 431;
    int status = request_head_status(head, http_1_0);
    if (status)
        return status;
    if (!request_target(x->target, &x->request.path, &x->request.query))
        return 400;
    return 0;
}

/* Whether the application wants the body as it comes; then it is told of the end in any case. */
static void ask_pieces(struct http_exchange *x, const struct request_head *head)
{
    struct http_server *s = x->listener->server;
    if (!s->app.takes || atomic_load(&s->quiesced) ||
        !s->app.takes(s->app.arg, x->listener->app, x, &x->most))
        return;
    x->in_pieces = x->handed = true;
    uint64_t length = head->lengths && head->length < x->most ? head->length : x->most;
    atomic_fetch_add(&x->connection->deadline, (int64_t)(length / SLOWEST_BYTES) * 1000);
}

/* ---- behind a proxy ---- */

enum { VALUES_MAX = 16 };

struct forwarded_values {
    const char *name;
    const char *value[VALUES_MAX];
    size_t count;
};

/* More than fit: the first ones go, for the last are those of the proxies. */
static enum MHD_Result add_forwarded(void *of, enum MHD_ValueKind kind, const char *name,
                                     const char *value)
{
    struct forwarded_values *v = of;
    (void)kind;
    if (strcasecmp(name, v->name) != 0)
        return MHD_YES;
    if (v->count == VALUES_MAX)
        memmove(v->value, v->value + 1, --v->count * sizeof *v->value);
    v->value[v->count++] = value ? value : "";
    return MHD_YES;
}

/* Whom the proxies in front say it comes from; then it comes from no loopback, whatever they say.
 */
static void client_find(struct http_exchange *x)
{
    const struct http_server *s = x->listener->server;
    unsigned char from[ADDRESS_BYTES], client[ADDRESS_BYTES];
    struct forwarded_values v = {.name = s->proxy_header == FORWARDED ? "Forwarded"
                                                                      : "X-Forwarded-For"};
    if (s->proxies.count == 0 || !address_read(x->connection->address, from) ||
        !networks_has(&s->proxies, from))
        return;
    (void)MHD_get_connection_values(x->mhd, MHD_HEADER_KIND, add_forwarded, &v);
    x->request.loopback = false;
    if (!forwarded_address(s->proxy_header, &s->proxies, from, v.value, v.count, client))
        return;
    address_write(client, x->address);
    x->request.address = x->address;
}

static enum MHD_Result begin(struct http_exchange *x, const char *method, const char *version)
{
    struct request_head head = {0};
    x->request.method = request_method(method);
    x->handed_us = now_us();
    (void)MHD_get_connection_values(x->mhd, MHD_HEADER_KIND, add_header, &head);
    client_find(x);
    int status = judge_head(x, &head, strcmp(version, "HTTP/1.0") == 0);
    if (status)
        return refuse(x, status, true);
    ask_pieces(x, &head);
    if (head.length > x->most) {
        if (head.expects || head.length > BODY_READ_TIMES * x->most)
            return refuse(x, 413, true);
        x->refused = 413;
    }
    x->phase = EXCHANGE_RECEIVING;
    return MHD_YES;
}

/* ---- the body ---- */

static void drop_body(struct http_exchange *x)
{
    atomic_fetch_sub(&x->listener->server->body_bytes, x->body.len);
    buf_free(&x->body);
}

static enum MHD_Result receive(struct http_exchange *x, const char *data, size_t n)
{
    struct http_server *s = x->listener->server;
    x->body_read += n;
    if (x->body_read > BODY_READ_TIMES * x->most)
        return MHD_NO;
    if (x->refused)
        return MHD_YES;
    if (x->body_read > x->most)
        x->refused = 413;
    else if (x->in_pieces)
        s->app.piece(s->app.arg, x, data, n);
    else if (atomic_load(&s->body_bytes) + n > BODIES_AT_ONCE * s->most_body)
        x->refused = 503;
    else
        buf_add(&x->body, data, n);
    if (x->body.failed)
        x->refused = 503;
    else if (!x->refused && !x->in_pieces)
        atomic_fetch_add(&s->body_bytes, n);
    if (x->refused)
        drop_body(x);
    return MHD_YES;
}

/* ---- the application ---- */

static enum MHD_Result proceed(struct http_exchange *x, enum http_next next)
{
    if (next == HTTP_SUSPENDED)
        return MHD_YES; /* x belongs to somebody else now */
    assert(x->phase == EXCHANGE_WITH_APP);
    x->answered_us = now_us();
    return answer_send(x, false);
}

static enum MHD_Result hand_over(struct http_exchange *x)
{
    struct listener *l = x->listener;
    struct http_server *s = l->server;
    x->handed_us = now_us();
    x->under_way = x->with_app = true;
    atomic_fetch_add(&s->under_way, 1); /* first count, then look: http_stop does the reverse */
    atomic_fetch_add(&s->with_app, 1);
    if (x->refused)
        return refuse(x, x->refused, false);
    if (atomic_load(&s->quiesced))
        return refuse(x, 503, true);
    x->request.body = x->body.data;
    x->request.body_len = x->body.len;
    x->phase = EXCHANGE_WITH_APP;
    x->handed = true;
    atomic_store(&x->connection->deadline, CONNECTION_NO_DEADLINE);
    return proceed(x, s->app.handle(s->app.arg, l->app, x));
}

static enum MHD_Result go_on(struct http_exchange *x)
{
    struct listener *l = x->listener;
    struct http_server *s = l->server;
    x->phase = EXCHANGE_WITH_APP;
    return proceed(x, s->app.resumed(s->app.arg, l->app, x));
}

enum MHD_Result exchange_step(void *of, struct MHD_Connection *mhd, const char *url,
                              const char *method, const char *version, const char *data,
                              size_t *data_size, void **exchange)
{
    (void)of, (void)mhd, (void)url;
    struct http_exchange *x = *exchange;
    size_t n = *data_size;
    if (!x)
        return MHD_NO;
    switch (x->phase) {
    case EXCHANGE_NEW: return begin(x, method, version);
    case EXCHANGE_RECEIVING: *data_size = 0; return n > 0 ? receive(x, data, n) : hand_over(x);
    case EXCHANGE_SUSPENDED: return go_on(x);
    case EXCHANGE_WITH_APP:
    case EXCHANGE_ANSWERED: break;
    }
    *data_size = 0;
    return MHD_YES;
}

/* ---- the end ---- */

/* A request that libmicrohttpd refused by itself has a status too. */
static int own_status(const struct http_exchange *x)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_HTTP_STATUS);
    return info ? (int)info->http_status : 0;
}

static const char *end_of(const struct http_exchange *x, enum MHD_RequestTerminationCode why)
{
    if (x->phase == EXCHANGE_ANSWERED && x->status == 0)
        return "error";
    switch (why) {
    case MHD_REQUEST_TERMINATED_COMPLETED_OK: return "sent";
    case MHD_REQUEST_TERMINATED_TIMEOUT_REACHED: return "time";
    case MHD_REQUEST_TERMINATED_READ_ERROR:
    case MHD_REQUEST_TERMINATED_CLIENT_ABORT:
    case MHD_REQUEST_TERMINATED_WITH_ERROR:
        return atomic_load(&x->connection->deadline) <= connections_now() ? "time" : "gone";
    case MHD_REQUEST_TERMINATED_DAEMON_SHUTDOWN: break;
    }
    return "error";
}

static void log_line(struct http_exchange *x, enum MHD_RequestTerminationCode why)
{
    int own = x->phase == EXCHANGE_ANSWERED ? 0 : own_status(x);
    struct access_line line = {
        .request = x->request.id,
        .method = x->request.method,
        .route = x->route,
        .sleutel = x->sleutel,
        .status = own ? own : x->status,
        .bytes = x->sent,
        .us = x->answered_us > 0 ? x->answered_us - x->handed_us : 0,
        .end = own ? "sent" : end_of(x, why),
        .fault = x->fault,
    };
    access_log_write(&x->listener->log, &line);
}

static void count_off(struct http_server *s)
{
    atomic_fetch_sub(&s->under_way, 1);
    if (atomic_load(&s->quiesced)) { /* somebody may be waiting for the last one */
        (void)pthread_mutex_lock(&s->gate);
        (void)pthread_cond_broadcast(&s->changed);
        (void)pthread_mutex_unlock(&s->gate);
    }
}

void exchange_over(void *of, struct MHD_Connection *mhd, void **exchange,
                   enum MHD_RequestTerminationCode why)
{
    (void)of, (void)mhd;
    struct http_exchange *x = *exchange;
    if (!x)
        return;
    *exchange = NULL;
    struct http_server *s = x->listener->server;
    bool under_way = x->under_way;
    log_line(x, why);
    if (x->with_app) /* the client left while it was suspended */
        atomic_fetch_sub(&s->with_app, 1);
    if (x->handed && s->app.finished)
        s->app.finished(s->app.arg, x);
    /* Idle time and then the time of one whole request: when its first byte comes is not told. */
    atomic_store(&x->connection->deadline, connections_now() + s->idle_ms + s->request_ms);
    drop_body(x);
    http_reply_free(&x->reply);
    free(x->fault);
    free(x);
    if (under_way)
        count_off(s);
}

/* ---- what the application calls ---- */

const struct http_request *http_request_of(const struct http_exchange *x) { return &x->request; }
struct http_reply *http_reply_of(struct http_exchange *x) { return &x->reply; }
void http_state_set(struct http_exchange *x, void *state) { x->state = state; }
void *http_state(const struct http_exchange *x) { return x->state; }
void http_sleutel_set(struct http_exchange *x, int64_t id) { x->sleutel = id; }
void http_route_set(struct http_exchange *x, const char *route) { x->route = route; }

void http_fault_set(struct http_exchange *x, const char *intern)
{
    free(x->fault);
    x->fault = intern && intern[0] ? strdup(intern) : NULL;
}

void http_suspend(struct http_exchange *x)
{
    assert(x->phase == EXCHANGE_WITH_APP);
    x->phase = EXCHANGE_SUSPENDED;
    MHD_suspend_connection(x->mhd);
}

/* Once resumed, the exchange may be answered, finished and freed before MHD_resume_connection
 * returns, and that still has to wake its daemon. The gate keeps http_stop from stopping the daemon
 * until it has. */
void http_resume(struct http_exchange *x)
{
    struct http_server *s = x->listener->server;
    (void)pthread_mutex_lock(&s->gate);
    MHD_resume_connection(x->mhd);
    (void)pthread_mutex_unlock(&s->gate);
}
