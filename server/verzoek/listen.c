/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/listen.h"

#include "verzoek/answer.h"
#include "verzoek/ontvangst.h"

#include "base/cleanup.h"

#include <stdlib.h>

static void exchange_suspend(void *x) { http_suspend(x); }
static void exchange_resume(void *x) { http_resume(x); }
static void exchange_fault(void *x, const char *intern) { http_fault_set(x, intern); }
static void exchange_sleutel(void *x, int64_t id) { http_sleutel_set(x, id); }
static void exchange_route(void *x, const char *path) { http_route_set(x, path); }

static void *thread_open(void *arg)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct reader *reader;
    return reader_open(arg, &reader, &p) == DONE ? reader : NULL;
}

static void thread_close(void *arg, void *thread)
{
    (void)arg;
    reader_close(thread);
}

/* What an exchange carries: first perhaps an upload, then the request, which takes that over. */
struct carried {
    struct beurt beurt;
    bool begun;
    struct reader *reader;
    struct ontvangst *ontvangst;
};

static bool takes(void *arg, void *thread, struct http_exchange *x, size_t *ret_most)
{
    (void)arg;
    struct ontvangst *ontvangst = NULL;
    if (!ontvangst_begin(thread, http_request_of(x), &ontvangst, ret_most))
        return false;
    struct carried *c = calloc(1, sizeof *c);
    if (!c) {
        ontvangst_free(ontvangst, thread);
        return false;
    }
    c->reader = thread;
    c->ontvangst = ontvangst;
    http_state_set(x, c);
    return true;
}

static void piece(void *arg, struct http_exchange *x, const char *data, size_t n)
{
    (void)arg;
    const struct carried *c = http_state(x);
    ontvangst_add(c->ontvangst, data, n);
}

static enum http_next handle(void *arg, void *thread, struct http_exchange *x)
{
    (void)arg;
    struct carried *c = http_state(x);
    if (!c)
        c = calloc(1, sizeof *c);
    if (!c) {
        http_reply_of(x)->status = 503;
        return HTTP_REPLIED;
    }
    struct beurt *b = &c->beurt;
    const struct hooks hooks = {.suspend = exchange_suspend,
                                .resume = exchange_resume,
                                .fault = exchange_fault,
                                .route = exchange_route,
                                .sleutel = exchange_sleutel,
                                .arg = x};
    beurt_init(b, thread, http_request_of(x), http_reply_of(x), &hooks);
    b->v.ontvangst = TAKE(c->ontvangst);
    c->begun = true;
    http_state_set(x, c);
    return beurt_begin(b);
}

static enum http_next resumed(void *arg, void *thread, struct http_exchange *x)
{
    (void)arg;
    (void)thread;
    struct carried *c = http_state(x);
    return beurt_resumed(&c->beurt);
}

static void finished(void *arg, struct http_exchange *x)
{
    (void)arg;
    struct carried *c = http_state(x);
    if (!c)
        return;
    if (c->begun)
        beurt_free(&c->beurt);
    ontvangst_free(c->ontvangst, c->reader);
    free(c);
    http_state_set(x, NULL);
}

static void failed(void *arg, const struct http_request *r, int status, struct http_reply *reply)
{
    answer_http_fault(arg, r, status, reply);
}

enum result listen_start(struct app *app, char *err, size_t size)
{
    const struct http_app calls = {
        .arg = app,
        .log_fd = 1,
        .thread_open = thread_open,
        .thread_close = thread_close,
        .takes = takes,
        .piece = piece,
        .handle = handle,
        .resumed = resumed,
        .finished = finished,
        .failed = failed,
    };
    return http_start(&app->config, &calls, &app->http, err, size);
}
