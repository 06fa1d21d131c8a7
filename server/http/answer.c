/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/intern.h"

#include <stdlib.h>

static char NOTHING[] = "";

/* Puts the compressed body in the place of the reply's own when that pays. */
static bool compressed(struct http_exchange *x)
{
    struct http_reply *r = &x->reply;
    size_t n;
    if (!r->compress || !r->body || r->static_body || r->body_len <= COMPRESS_FROM_BYTES ||
        !http_accepts(&x->request, "gzip"))
        return false;
    char *smaller = compress_gzip(&x->listener->compressor, r->body, r->body_len, &n);
    if (!smaller)
        return false;
    free(r->body);
    r->body = smaller;
    r->body_len = n;
    return true;
}

/* ---- a streamed body: it outlives the reply, and goes with the response ---- */

struct stream {
    ssize_t (*read)(void *arg, char *out, size_t n);
    void (*free)(void *arg);
    void *arg;
};

static ssize_t stream_read(void *of, uint64_t at, char *out, size_t n)
{
    (void)at; /* always what follows */
    const struct stream *s = of;
    ssize_t got = s->read(s->arg, out, n);
    return got > 0 ? got : MHD_CONTENT_READER_END_WITH_ERROR; /* body_len was promised */
}

static void stream_free(void *of)
{
    struct stream *s = of;
    s->free(s->arg);
    free(s);
}

static struct MHD_Response *make_stream(struct http_reply *r)
{
    enum { BLOCK = 64 * 1024 };
    struct stream *s = malloc(sizeof *s);
    if (!s)
        return NULL;
    *s = (struct stream){r->stream.read, r->stream.free, r->stream.arg};
    r->stream.read = NULL; /* given away */
    struct MHD_Response *response =
        MHD_create_response_from_callback(r->body_len, BLOCK, stream_read, s, stream_free);
    if (!response)
        stream_free(s);
    return response;
}

/* The reply's body goes over to the response. */
static struct MHD_Response *make_response(struct http_reply *r)
{
    if (r->stream.read)
        return make_stream(r);
    if (r->static_body)
        return MHD_create_response_from_buffer(r->body_len, (void *)(uintptr_t)r->static_body,
                                               MHD_RESPMEM_PERSISTENT);
    if (!r->body)
        return MHD_create_response_from_buffer(0, NOTHING, MHD_RESPMEM_PERSISTENT);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(r->body_len, r->body, MHD_RESPMEM_MUST_FREE);
    if (response)
        r->body = NULL;
    return response;
}

static void note_sent(struct http_exchange *x)
{
    struct listener *l = x->listener;
    x->status = x->reply.status;
    x->sent = x->request.method == HTTP_HEAD ? 0 : x->reply.body_len;
    atomic_fetch_add_explicit(&l->requests, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&l->by_class[x->status / 100], 1, memory_order_relaxed);
}

enum MHD_Result answer_send(struct http_exchange *x, bool close)
{
    struct http_reply *r = &x->reply;
    struct http_server *s = x->listener->server;
    x->phase = EXCHANGE_ANSWERED;
    if (x->with_app)
        atomic_fetch_sub(&s->with_app, 1);
    x->with_app = false;
    if (r->status < 200 || r->status > 599 || r->failed)
        return MHD_NO;
    const char *coding = r->static_body ? r->static_encoding : NULL;
    if (compressed(x))
        coding = "gzip";
    bool streamed = r->stream.read != NULL;
    struct MHD_Response *response = make_response(r);
    bool made = response && headers_add(response, r, s->hsts);
    if (made && coding)
        made = MHD_add_response_header(response, "Content-Encoding", coding) == MHD_YES;
    if (made && (close || atomic_load(&s->quiesced)))
        made = MHD_add_response_header(response, "Connection", "close") == MHD_YES;
    /* From here on it is the client's turn. */
    int64_t large = streamed ? (int64_t)(r->body_len / SLOWEST_BYTES) * 1000 : 0;
    atomic_store(&x->connection->deadline, connections_now() + s->request_ms + large);
    enum MHD_Result queued =
        made ? MHD_queue_response(x->mhd, (unsigned)r->status, response) : MHD_NO;
    if (response)
        MHD_destroy_response(response);
    if (queued == MHD_YES)
        note_sent(x);
    return queued;
}
