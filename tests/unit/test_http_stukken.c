/* SPDX-License-Identifier: EUPL-1.2 */
/* Bodies that are taken in pieces, and answers that are streamed: over a real socket. */
#include "http_app.h"
#include "http_client.h"

enum { MOST = 300000 };

static atomic_int taken, freed, streams_freed;
static atomic_size_t counted;

struct upload {
    size_t n;
    bool handled;
};

static bool takes(void *arg, void *thread, struct http_exchange *x, size_t *ret_most)
{
    (void)arg;
    ck_assert_ptr_nonnull(thread);
    if (strcmp(http_request_of(x)->path, "/op") != 0)
        return false;
    http_state_set(x, calloc(1, sizeof(struct upload)));
    *ret_most = MOST;
    atomic_fetch_add(&taken, 1);
    return true;
}

static void piece(void *arg, struct http_exchange *x, const char *data, size_t n)
{
    (void)arg;
    struct upload *u = http_state(x);
    ck_assert(!u->handled && data && n > 0);
    u->n += n;
    atomic_fetch_add(&counted, n);
}

/* ---- a stream of `left` bytes; it breaks at `breaks` ---- */

struct flow {
    size_t left, breaks;
};

static ssize_t flow_read(void *arg, char *out, size_t n)
{
    struct flow *f = arg;
    if (f->left <= f->breaks)
        return -1;
    if (n > f->left)
        n = f->left;
    memset(out, 'v', n);
    f->left -= n;
    return (ssize_t)n;
}

static void flow_free(void *arg)
{
    atomic_fetch_add(&streams_freed, 1);
    free(arg);
}

static enum http_next handle(void *arg, void *thread, struct http_exchange *x)
{
    struct test_app *t = arg;
    struct upload *u = http_state(x);
    const char *path = http_request_of(x)->path;
    (void)thread;
    atomic_fetch_add(&t->handled, 1);
    if (u) {
        u->handled = true;
        ck_assert_uint_eq(http_request_of(x)->body_len, 0);
        test_text(x, "%zu", u->n);
        return HTTP_REPLIED;
    }
    http_state_set(x, calloc(1, sizeof(struct upload)));
    ((struct upload *)http_state(x))->handled = true;
    struct flow *f = calloc(1, sizeof *f);
    struct http_reply *reply = http_reply_of(x);
    f->left = strtoul(http_request_of(x)->query, NULL, 10);
    f->breaks = strcmp(path, "/breekt") == 0 ? f->left / 2 : 0;
    *reply = (struct http_reply){.status = 200,
                                 .content_type = "application/pdf",
                                 .csp = "sandbox",
                                 .body_len = f->left,
                                 .stream = {flow_read, flow_free, f}};
    return HTTP_REPLIED;
}

static void finished(void *arg, struct http_exchange *x)
{
    struct test_app *t = arg;
    struct upload *u = http_state(x);
    if (u->handled)
        atomic_fetch_add(&t->finished, 1);
    atomic_fetch_add(&freed, 1);
    free(u);
}

static struct test_app *begin(int silence)
{
    struct test_app *t = test_app_new();
    t->config.rust_seconden = silence;
    t->config.body_kb = 16;
    t->app.takes = takes;
    t->app.piece = piece;
    t->app.handle = handle;
    t->app.finished = finished;
    taken = freed = streams_freed = 0;
    counted = 0;
    test_start(t);
    return t;
}

static void await(atomic_int *what, int n)
{
    for (int i = 0; i < 6000 && atomic_load(what) < n; i++)
        (void)usleep(10000);
    ck_assert_int_eq(atomic_load(what), n);
}

/* Sends a head that promises `length` and `n` bytes of it. */
static void send_upload(int fd, const char *path, size_t length, size_t n)
{
    char head[200], *body = malloc(n + 1);
    (void)snprintf(head, sizeof head,
                   "POST %s HTTP/1.1\r\nHost: test\r\nContent-Length: %zu\r\n\r\n", path, length);
    memset(body, 'u', n);
    (void)client_text(fd, head);
    (void)client_send(fd, body, n);
    free(body);
}

static void expect_answer(int fd, int status, const char *text)
{
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, status);
    ck_assert_str_eq(a.body, text);
    answer_free(&a);
}

START_TEST(taken_in_pieces)
{
    struct test_app *t = begin(30);
    int fd = client_connect(t->port);
    send_upload(fd, "/op", 250000, 250000); /* far beyond body_kb */
    expect_answer(fd, 200, "250000");
    send_upload(fd, "/op", 0, 0);
    expect_answer(fd, 200, "0");
    send_upload(fd, "/op", MOST, MOST);
    expect_answer(fd, 200, "300000");
    send_upload(fd, "/echo", 20000, 20000); /* others have their own limit */
    expect_answer(fd, 413, "mis 413");
    ck_assert(client_text(fd,
                          "POST /op HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "5\r\nabcde\r\n3\r\nfgh\r\n0\r\n\r\n"));
    expect_answer(fd, 200, "8");
    (void)close(fd);
    await(&freed, 4);
    ck_assert_int_eq(taken, 4);
    test_stop(t);
}
END_TEST

START_TEST(too_much_in_pieces)
{
    struct test_app *t = begin(30);
    int fd = client_connect(t->port);
    send_upload(fd, "/op", MOST + 1, MOST + 1); /* said beforehand: not a piece is handed on */
    expect_answer(fd, 413, "mis 413");
    ck_assert_uint_eq(counted, 0);
    ck_assert(
        client_text(fd, "POST /op HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 20; i++) { /* found out on the way */
        char chunk[0x5000 + 20];
        memset(chunk, 'c', sizeof chunk);
        memcpy(chunk, "5000\r\n", 6);
        memcpy(chunk + 6 + 0x5000, "\r\n", 2);
        ck_assert(client_send(fd, chunk, 6 + 0x5000 + 2));
    }
    ck_assert(client_text(fd, "0\r\n\r\n"));
    expect_answer(fd, 413, "mis 413");
    ck_assert_uint_le(counted, MOST);
    (void)close(fd);
    await(&freed, 2);
    test_stop(t);
}
END_TEST

/* An end that comes together with the last bytes is not always told to libmicrohttpd (it waits for
 * changes, and takes a short read for all there was): then the silence ends it. */
START_TEST(cut_off_in_pieces)
{
    struct test_app *t = begin(1);
    for (int i = 0; i < 5; i++) {
        int fd = client_connect(t->port);
        send_upload(fd, "/op", 200000, (size_t)i * 40000);
        await(&taken, i + 1); /* its head has been read */
        (void)close(fd);
    }
    await(&freed, 5); /* told of the end, and never asked for an answer */
    ck_assert_int_eq(t->handled, 0);
    test_stop(t);
}
END_TEST

START_TEST(streamed)
{
    struct test_app *t = begin(30);
    int fd = client_connect(t->port);
    char policy[100];
    ck_assert(client_text(fd, GET("/stroom?1000000")));
    struct answer a = client_read(fd);
    ck_assert_uint_eq(a.body_len, 1000000);
    ck_assert_int_eq(a.body[999999], 'v');
    ck_assert(answer_header(&a, "Content-Security-Policy", policy, sizeof policy));
    ck_assert_str_eq(policy, "sandbox");
    answer_free(&a);
    ck_assert(client_text(fd, "HEAD /stroom?1000000 HTTP/1.1\r\nHost: test\r\n\r\n"));
    a = client_read_as(fd, 1);
    ck_assert(answer_header(&a, "Content-Length", policy, sizeof policy));
    ck_assert_str_eq(policy, "1000000");
    answer_free(&a);
    ck_assert(client_text(fd, GET("/stroom?5"))); /* and the connection still holds */
    expect_answer(fd, 200, "vvvvv");
    (void)close(fd);
    await(&streams_freed, 3);
    test_stop(t);
}
END_TEST

/* What cannot be whole never looks whole. */
START_TEST(a_stream_that_breaks)
{
    struct test_app *t = begin(30);
    int fd = client_connect(t->port);
    char some[4096];
    size_t n = 0;
    ck_assert(client_text(fd, GET("/breekt?1000000")));
    for (ssize_t got; (got = recv(fd, some, sizeof some, 0)) > 0;)
        n += (size_t)got;
    ck_assert_uint_lt(n, 1000000);
    (void)close(fd);
    fd = client_connect(t->port); /* a client that leaves */
    ck_assert(client_text(fd, GET("/stroom?50000000")));
    (void)recv(fd, some, sizeof some, 0);
    (void)close(fd);
    await(&streams_freed, 2);
    test_stop(t);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http in pieces");
    TCase *t = tcase_create("pieces");
    tcase_add_test(t, taken_in_pieces);
    tcase_add_test(t, too_much_in_pieces);
    tcase_add_test(t, cut_off_in_pieces);
    tcase_add_test(t, streamed);
    tcase_add_test(t, a_stream_that_breaks);
    suite_add_tcase(suite, t);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
