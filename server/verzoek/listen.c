/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/listen.h"

#include "verzoek/answer.h"

#include <stdlib.h>

static void exchange_suspend(void *x) { http_suspend(x); }
static void exchange_resume(void *x) { http_resume(x); }
static void exchange_fault(void *x, const char *intern) { http_fault_set(x, intern); }
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

static enum http_next handle(void *arg, void *thread, struct http_exchange *x)
{
    (void)arg;
    struct beurt *b = malloc(sizeof *b);
    if (!b) {
        http_reply_of(x)->status = 503;
        return HTTP_REPLIED;
    }
    const struct hooks hooks = {.suspend = exchange_suspend,
                                .resume = exchange_resume,
                                .fault = exchange_fault,
                                .route = exchange_route,
                                .arg = x};
    beurt_init(b, thread, http_request_of(x), http_reply_of(x), &hooks);
    http_state_set(x, b);
    return beurt_begin(b);
}

static enum http_next resumed(void *arg, void *thread, struct http_exchange *x)
{
    (void)arg;
    (void)thread;
    return beurt_resumed(http_state(x));
}

static void finished(void *arg, struct http_exchange *x)
{
    (void)arg;
    struct beurt *b = http_state(x);
    if (!b)
        return;
    beurt_free(b);
    free(b);
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
        .handle = handle,
        .resumed = resumed,
        .finished = finished,
        .failed = failed,
    };
    return http_start(&app->config, &calls, &app->http, err, size);
}
