/* SPDX-License-Identifier: EUPL-1.2 */
/* Suspending, resuming and stopping, with clients that stay, leave, or never listened. */
#include "http_app.h"
#include "http_client.h"

enum { CLIENTS = 20 };

static void ask_to_hold(struct test_app *t, int fds[CLIENTS])
{
    for (int i = 0; i < CLIENTS; i++) {
        fds[i] = client_connect(t->port);
        ck_assert(client_text(fds[i], GET("/vast-houden")));
    }
    test_await_held(t, CLIENTS);
}

static void check_answered(const int fds[CLIENTS])
{
    for (int i = 0; i < CLIENTS; i++) {
        struct answer a = client_read(fds[i]);
        ck_assert_int_eq(a.status, 200);
        ck_assert_str_eq(a.body, "hervat 0");
        answer_free(&a);
        (void)close(fds[i]);
    }
}

/* ---- load ---- */

struct load {
    int port, requests, bad;
    pthread_t thread;
};

static void *ask_all(void *arg)
{
    struct load *l = arg;
    int fd = client_connect(l->port);
    for (int i = 0; i < l->requests; i++) {
        ck_assert(client_text(fd, i % 4 == 3 ? GET("/echo") : GET("/wacht")));
        struct answer a = client_read(fd);
        l->bad += a.status != 200;
        answer_free(&a);
    }
    (void)close(fd);
    return NULL;
}

START_TEST(resumed_under_load)
{
    enum { THREADS = 12, EACH = 400 };
    struct test_app *t = test_started();
    struct load loads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        loads[i] = (struct load){.port = t->port, .requests = EACH};
        ck_assert_int_eq(pthread_create(&loads[i].thread, NULL, ask_all, &loads[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        (void)pthread_join(loads[i].thread, NULL);
        ck_assert_int_eq(loads[i].bad, 0);
    }
    ck_assert_int_eq(atomic_load(&t->handled), THREADS * EACH);
    ck_assert_int_eq(atomic_load(&t->resumed), THREADS * EACH / 4 * 3);
    struct http_stats stats;
    http_stats(t->server, &stats);
    ck_assert_uint_eq(stats.by_class[2], THREADS * EACH);
    test_stop(t);
}
END_TEST

START_TEST(suspended_again)
{
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    for (int i = 0; i < 200; i++) {
        ck_assert(client_text(fd, GET("/nog-eens")));
        struct answer a = client_read(fd);
        ck_assert_str_eq(a.body, "hervat 0");
        answer_free(&a);
    }
    ck_assert_int_eq(atomic_load(&t->resumed), 600);
    (void)close(fd);
    test_stop(t);
}
END_TEST

/* ---- clients that leave ---- */

static void hang_up(int fd, bool at_once)
{
    struct linger none = {.l_onoff = 1, .l_linger = 0};
    if (at_once) /* a reset instead of a goodbye */
        (void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    (void)close(fd);
}

START_TEST(gone_while_suspended)
{
    struct test_app *t = test_started();
    int fds[CLIENTS];
    ask_to_hold(t, fds);
    for (int i = 0; i < CLIENTS; i++)
        hang_up(fds[i], i % 2 == 0);
    (void)usleep(100000);
    ck_assert_int_eq(atomic_load(&t->finished), 0); /* still the application's */
    test_release(t);
    for (int i = 0; i < 3000 && atomic_load(&t->finished) < CLIENTS; i++)
        (void)usleep(10000);
    ck_assert_int_eq(atomic_load(&t->finished), CLIENTS);
    ck_assert_int_eq(client_status(t->port, GET("/echo")), 200);
    test_stop(t);
}
END_TEST

/* Clients that come and go in the middle of everything, while workers resume. */
START_TEST(gone_at_any_moment)
{
    struct test_app *t = test_app_new();
    t->config.verbindingen_per_adres = 1000;
    test_start(t);
    for (int i = 0; i < 600; i++) {
        int fd = client_connect(t->port);
        const char *request = i % 3 ? GET("/wacht") : GET("/groot?300");
        size_t n = strlen(request);
        (void)client_send(fd, request, i % 5 == 0 ? n / 2 : n);
        if (i % 7 == 0)
            (void)usleep(500);
        hang_up(fd, i % 2 == 0);
    }
    ck_assert_int_eq(client_status(t->port, GET("/wacht")), 200);
    test_stop(t); /* each `handle` had its `finished` */
}
END_TEST

/* ---- stopping ---- */

START_TEST(stop_with_suspended_requests)
{
    struct test_app *t = test_started();
    int fds[CLIENTS], kept = client_connect(t->port);
    ask_to_hold(t, fds);
    ck_assert(client_text(kept, GET("/echo")));
    struct answer a = client_read(kept);
    ck_assert_int_eq(a.status, 200);
    answer_free(&a);
    double start = seconds();
    http_quiesce(t->server);
    ck_assert_int_lt(try_connect(t->port), 0);
    ck_assert(client_text(kept, GET("/echo"))); /* the port is closed, the connection is not */
    a = client_read(kept);
    ck_assert_int_eq(a.status, 503);
    char value[20];
    ck_assert(answer_header(&a, "Connection", value, sizeof value));
    ck_assert_str_eq(value, "close");
    answer_free(&a);
    ck_assert(client_closed(kept));
    (void)close(kept);
    test_end_workers(t);
    test_release(t);
    ck_assert_int_eq(http_stop(t->server, 60000), DONE);
    ck_assert_double_lt(seconds() - start, 60);
    check_answered(fds);
    ck_assert_int_eq(atomic_load(&t->handled), CLIENTS + 1);
    test_app_free(t);
}
END_TEST

static void *release_later(void *arg)
{
    (void)usleep(300000);
    test_release(arg);
    return NULL;
}

START_TEST(stop_waits_for_the_suspended)
{
    struct test_app *t = test_started();
    int fds[CLIENTS];
    pthread_t later;
    ask_to_hold(t, fds);
    ck_assert_int_eq(pthread_create(&later, NULL, release_later, t), 0);
    ck_assert_int_eq(http_stop(t->server, 60000), DONE);
    (void)pthread_join(later, NULL);
    check_answered(fds);
    test_end_workers(t);
    test_app_free(t);
}
END_TEST

/* libmicrohttpd would abort here. */
START_TEST(stop_refused_while_suspended)
{
    struct test_app *t = test_started();
    int fds[CLIENTS];
    ask_to_hold(t, fds);
    double start = seconds();
    ck_assert_int_eq(http_stop(t->server, 200), FAILED);
    ck_assert_double_lt(seconds() - start, 30);
    test_stop(t); /* resumes them and stops after all */
    check_answered(fds);
}
END_TEST

START_TEST(stop_with_idle_connections)
{
    struct test_app *t = test_started();
    int silent[CLIENTS], halfway[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
        silent[i] = client_connect(t->port);
        halfway[i] = client_connect(t->port);
        ck_assert(client_text(silent[i], GET("/echo")));
        struct answer a = client_read(silent[i]);
        answer_free(&a);
        ck_assert(client_text(halfway[i], i % 2 ? "GET / HT"
                                                : "POST / HTTP/1.1\r\nHost: a\r\n"
                                                  "Content-Length: 9\r\n\r\nab"));
    }
    double start = seconds();
    test_stop(t);
    ck_assert_double_lt(seconds() - start, 1);
    for (int i = 0; i < CLIENTS; i++) {
        ck_assert(client_closed(silent[i]));
        ck_assert(client_closed(halfway[i]));
        (void)close(silent[i]);
        (void)close(halfway[i]);
    }
}
END_TEST

/* Somebody who does not read his answer does not keep the server. */
START_TEST(stop_with_a_slow_reader)
{
    struct test_app *t = test_started();
    int fd = client_connect(t->port), small = 4096;
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ck_assert(client_text(fd, GET("/groot?30000")));
    char first;
    ck_assert_int_eq(recv(fd, &first, 1, 0), 1); /* the answer is on its way */
    double start = seconds();
    http_quiesce(t->server);
    test_end_workers(t);
    ck_assert_int_eq(http_stop(t->server, 500), DONE);
    ck_assert_double_lt(seconds() - start, 2);
    (void)close(fd);
    test_app_free(t);
}
END_TEST

/* Clients that go on asking do not keep it either: their answers close their connections. */
static void *ask_until_closed(void *arg)
{
    const struct load *l = arg;
    int fd;
    while ((fd = try_connect(l->port)) >= 0) {
        struct answer a = {.status = 1};
        while (a.status && client_text(fd, GET("/wacht"))) {
            answer_free(&a);
            a = client_read(fd);
        }
        answer_free(&a);
        (void)close(fd);
    }
    return NULL;
}

START_TEST(stop_under_load)
{
    struct test_app *t = test_started();
    struct load loads[8];
    for (int i = 0; i < 8; i++) {
        loads[i] = (struct load){.port = t->port};
        ck_assert_int_eq(pthread_create(&loads[i].thread, NULL, ask_until_closed, &loads[i]), 0);
    }
    for (int i = 0; i < 3000 && atomic_load(&t->resumed) < 100; i++)
        (void)usleep(10000);
    double start = seconds();
    ck_assert_int_eq(http_stop(t->server, 60000), DONE);
    ck_assert_double_lt(seconds() - start, 30);
    test_end_workers(t);
    for (int i = 0; i < 8; i++)
        (void)pthread_join(loads[i].thread, NULL);
    ck_assert_int_gt(atomic_load(&t->resumed), 0);
    test_app_free(t);
}
END_TEST

/* ---- starts that fail ---- */

static void *refuse_second(void *arg)
{
    struct test_app *t = arg;
    return t->threads_opened == 1 ? NULL : test_thread_open(arg);
}

static void check_start_fails(struct test_app *t, const char *words)
{
    char err[300] = "";
    struct http_server *s = NULL;
    ck_assert_int_eq(http_start(&t->config, &t->app, &s, err, sizeof err), FAILED);
    ck_assert_ptr_null(s);
    ck_assert_msg(strstr(err, words) != NULL, "%s", err);
}

START_TEST(failing_starts)
{
    struct test_app *first = test_started(), *t = test_app_new();
    t->config.poort = first->port;
    check_start_fails(t, "is another server running?");
    t->config.poort = 0;
    (void)snprintf(t->config.adres, sizeof t->config.adres, "localhorst");
    check_start_fails(t, "\"localhorst\" is no IPv4 or IPv6 address");
    (void)snprintf(t->config.adres, sizeof t->config.adres, "192.0.2.1");
    check_start_fails(t, "cannot listen on 192.0.2.1");
    (void)snprintf(t->config.adres, sizeof t->config.adres, "127.0.0.1");
    t->app.thread_open = refuse_second;
    check_start_fails(t, "listener thread 1");
    (void)snprintf(t->config.tls_certificaat, sizeof t->config.tls_certificaat, "/geen/bestand");
    check_start_fails(t, "cannot read /geen/bestand");
    test_app_free(t);
    test_stop(first);
}
END_TEST

START_TEST(ipv6)
{
    struct test_app *t = test_app_new();
    (void)snprintf(t->config.adres, sizeof t->config.adres, "::");
    char err[300];
    if (http_start(&t->config, &t->app, &t->server, err, sizeof err) == FAILED) {
        printf("skipped: no IPv6 here (%s)\n", err);
        return;
    }
    struct answer a = client_ask(http_port(t->server), GET("/echo"));
    ck_assert_str_eq(a.body, "1 /echo ?  [0:] 127.0.0.1"); /* without ::ffff: */
    answer_free(&a);
    ck_assert_int_eq(http_stop(t->server, 1000), DONE);
    test_app_free(t);
}
END_TEST

static Suite *stop_suite(void)
{
    Suite *s = suite_create("http stop");
    TCase *c = tcase_create("stop");
    tcase_set_timeout(c, 300);
    tcase_add_test(c, resumed_under_load);
    tcase_add_test(c, suspended_again);
    tcase_add_test(c, gone_while_suspended);
    tcase_add_test(c, gone_at_any_moment);
    tcase_add_test(c, stop_with_suspended_requests);
    tcase_add_test(c, stop_waits_for_the_suspended);
    tcase_add_test(c, stop_refused_while_suspended);
    tcase_add_test(c, stop_with_idle_connections);
    tcase_add_test(c, stop_with_a_slow_reader);
    tcase_add_test(c, stop_under_load);
    tcase_add_test(c, failing_starts);
    tcase_add_test(c, ipv6);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(stop_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
