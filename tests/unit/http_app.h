/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The application of the HTTP tests. What it does is in the path:
 *
 *     /echo         the request back, as text
 *     /draad        the number of the listener thread
 *     /groot?N      N kilobytes of text, to be compressed
 *     /vast         a static body that says it is brotli
 *     /kop          tries to slip a header into a header
 *     /wacht        suspends; a worker thread resumes it at once
 *     /nog-eens     the same, three times over
 *     /vast-houden  suspends until test_release
 *     /fout         is not there; with a fault for the log
 */
#ifndef TESTS_HTTP_APP_H
#define TESTS_HTTP_APP_H

#include "http/http.h"

#include <check.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEST_QUEUE = 4096, TEST_WORKERS = 2 };

struct test_app {
    struct config config;
    struct http_app app;
    struct http_server *server;
    int port;
    int thread_number[64];
    int threads_opened, threads_closed;
    atomic_int handled, resumed, finished;
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct http_exchange *queue[TEST_QUEUE]; /* for the workers */
    int queued;
    struct http_exchange *held[TEST_QUEUE];
    int holding;
    bool ending;
    pthread_t workers[TEST_WORKERS];
};

static inline void *test_worker(void *arg)
{
    struct test_app *t = arg;
    (void)pthread_mutex_lock(&t->lock);
    while (!t->ending || t->queued > 0) {
        if (t->queued == 0) {
            (void)pthread_cond_wait(&t->more, &t->lock);
            continue;
        }
        struct http_exchange *x = t->queue[--t->queued];
        (void)pthread_mutex_unlock(&t->lock);
        http_resume(x);
        (void)pthread_mutex_lock(&t->lock);
    }
    (void)pthread_mutex_unlock(&t->lock);
    return NULL;
}

static inline void *test_thread_open(void *arg)
{
    struct test_app *t = arg;
    t->thread_number[t->threads_opened] = t->threads_opened;
    return &t->thread_number[t->threads_opened++];
}

static inline void test_thread_close(void *arg, void *thread)
{
    (void)thread;
    ((struct test_app *)arg)->threads_closed++;
}

static inline void PRINTF_LIKE(2, 3) test_text(struct http_exchange *x, const char *format, ...)
{
    struct http_reply *r = http_reply_of(x);
    va_list args;
    va_start(args, format);
    int n = vasprintf(&r->body, format, args);
    va_end(args);
    ck_assert_int_ge(n, 0);
    r->body_len = (size_t)n;
    r->status = 200;
    r->content_type = "text/plain; charset=utf-8";
}

static inline enum http_next test_suspend(struct test_app *t, struct http_exchange *x, bool hold)
{
    http_suspend(x);
    (void)pthread_mutex_lock(&t->lock);
    if (hold)
        t->held[t->holding++] = x;
    else
        t->queue[t->queued++] = x;
    (void)pthread_cond_signal(&t->more);
    (void)pthread_mutex_unlock(&t->lock);
    return HTTP_SUSPENDED;
}

static inline enum http_next test_handle(void *arg, void *thread, struct http_exchange *x)
{
    struct test_app *t = arg;
    const struct http_request *r = http_request_of(x);
    struct http_reply *reply = http_reply_of(x);
    atomic_fetch_add(&t->handled, 1);
    ck_assert_ptr_null(http_state(x));
    http_state_set(x, calloc(1, 1)); /* leaks, for the sanitizer to see, unless finished frees it */
    if (strcmp(r->path, "/wacht") == 0 || strcmp(r->path, "/nog-eens") == 0)
        return test_suspend(t, x, false);
    if (strcmp(r->path, "/vast-houden") == 0)
        return test_suspend(t, x, true);
    http_route_set(x, "/{wat}");
    if (strcmp(r->path, "/draad") == 0) {
        test_text(x, "%d", *(int *)thread);
    } else if (strcmp(r->path, "/groot") == 0) {
        size_t n = strtoul(r->query, NULL, 10) * 1024;
        reply->body = malloc(n);
        ck_assert_ptr_nonnull(reply->body);
        for (size_t i = 0; i < n; i++)
            reply->body[i] = (char)('a' + (i % 26 + i / 1000 % 7) % 26);
        *reply = (struct http_reply){.status = 200,
                                     .content_type = "text/html",
                                     .compress = true,
                                     .body = reply->body,
                                     .body_len = n};
    } else if (strcmp(r->path, "/vast") == 0) {
        *reply = (struct http_reply){.status = 200,
                                     .content_type = "text/css",
                                     .static_body = "br",
                                     .body_len = 2,
                                     .static_encoding = "br",
                                     .cache = CACHE_IMMUTABLE};
    } else if (strcmp(r->path, "/kop") == 0) {
        test_text(x, "ok");
        http_reply_header(reply, "X-Test", "%s", "a\r\nSet-Cookie: x=1\r\n\r\n<b>\x01\x7F");
        http_reply_header(reply, "X-Leeg", "%s", "");
    } else if (strcmp(r->path, "/fout") == 0) {
        test_text(x, "weg");
        reply->status = 404;
        http_fault_set(x, "no \"row\"\n in\\table");
    } else {
        test_text(x, "%d %s ? %s [%zu:%.40s] %s", (int)r->method, r->path, r->query, r->body_len,
                  r->body, r->address);
    }
    return HTTP_REPLIED;
}

static inline enum http_next test_resumed(void *arg, void *thread, struct http_exchange *x)
{
    struct test_app *t = arg;
    char *times = http_state(x);
    atomic_fetch_add(&t->resumed, 1);
    if (strcmp(http_request_of(x)->path, "/nog-eens") == 0 && ++*times < 3)
        return test_suspend(t, x, false);
    test_text(x, "hervat %zu", http_request_of(x)->body_len);
    ck_assert_ptr_nonnull(thread);
    return HTTP_REPLIED;
}

static inline void test_finished(void *arg, struct http_exchange *x)
{
    atomic_fetch_add(&((struct test_app *)arg)->finished, 1);
    free(http_state(x));
}

static inline void test_failed(void *arg, const struct http_request *r, int status,
                               struct http_reply *reply)
{
    (void)arg;
    ck_assert_ptr_nonnull(r->path);
    int n = asprintf(&reply->body, "mis %d", status);
    ck_assert_int_gt(n, 0);
    reply->body_len = (size_t)n;
    reply->content_type = "text/plain";
}

/* Not started yet: the test sets limits in t->config first. */
static inline struct test_app *test_app_new(void)
{
    struct test_app *t = calloc(1, sizeof *t);
    ck_assert_ptr_nonnull(t);
    config_defaults(&t->config);
    t->config.poort = 0;
    (void)pthread_mutex_init(&t->lock, NULL);
    (void)pthread_cond_init(&t->more, NULL);
    t->app = (struct http_app){
        .arg = t,
        .thread_open = test_thread_open,
        .thread_close = test_thread_close,
        .handle = test_handle,
        .resumed = test_resumed,
        .finished = test_finished,
        .failed = test_failed,
    };
    return t;
}

static inline void test_start(struct test_app *t)
{
    char err[300] = "";
    ck_assert_msg(http_start(&t->config, &t->app, &t->server, err, sizeof err) == DONE, "%s", err);
    t->port = http_port(t->server);
    for (int i = 0; i < TEST_WORKERS; i++)
        ck_assert_int_eq(pthread_create(&t->workers[i], NULL, test_worker, t), 0);
}

static inline struct test_app *test_started(void)
{
    struct test_app *t = test_app_new();
    test_start(t);
    return t;
}

static inline void test_release(struct test_app *t)
{
    (void)pthread_mutex_lock(&t->lock);
    for (int i = 0; i < t->holding; i++)
        http_resume(t->held[i]);
    t->holding = 0;
    (void)pthread_mutex_unlock(&t->lock);
}

static inline void test_end_workers(struct test_app *t)
{
    (void)pthread_mutex_lock(&t->lock);
    t->ending = true;
    (void)pthread_cond_broadcast(&t->more);
    (void)pthread_mutex_unlock(&t->lock);
    for (int i = 0; i < TEST_WORKERS; i++)
        (void)pthread_join(t->workers[i], NULL);
}

static inline void test_app_free(struct test_app *t)
{
    ck_assert_int_eq(t->threads_opened, t->threads_closed);
    ck_assert_int_eq(atomic_load(&t->handled), atomic_load(&t->finished));
    (void)pthread_mutex_destroy(&t->lock);
    (void)pthread_cond_destroy(&t->more);
    free(t);
}

static inline void test_stop(struct test_app *t)
{
    http_quiesce(t->server);
    test_release(t);
    /* Workers last: a listener may have taken a request just before, and suspend it only now. */
    ck_assert_int_eq(http_stop(t->server, 4000), DONE);
    test_end_workers(t);
    test_app_free(t);
}

/* Until `n` exchanges are held. */
static inline void test_await_held(struct test_app *t, int n)
{
    for (int i = 0; i < 6000; i++) {
        (void)pthread_mutex_lock(&t->lock);
        int holding = t->holding;
        (void)pthread_mutex_unlock(&t->lock);
        if (holding >= n)
            return;
        (void)usleep(10000);
    }
    ck_abort_msg("no %d exchanges were suspended within a minute", n);
}

#endif
