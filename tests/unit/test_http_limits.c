/* SPDX-License-Identifier: EUPL-1.2 */
/* What a client may send, hold and take, and how long it may take over it. */
#include "http_app.h"
#include "http_client.h"

#include "http/connections.h"

static char *filled(const char *before, char with, size_t n, const char *after)
{
    size_t head = strlen(before), tail = strlen(after);
    char *text = malloc(head + n + tail + 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, before, head);
    memset(text + head, with, n);
    memcpy(text + head + n, after, tail + 1);
    return text;
}

/* ---- sizes ---- */

static void check_refused(int port, const char *request, int status, bool in_our_words)
{
    struct answer a = client_ask(port, request);
    char want[20], policy[400];
    (void)snprintf(want, sizeof want, "mis %d", status);
    ck_assert_int_eq(a.status, status);
    ck_assert_int_eq(strcmp(a.body, want) == 0, in_our_words);
    ck_assert_int_eq(answer_header(&a, "Content-Security-Policy", policy, sizeof policy),
                     in_our_words);
    answer_free(&a);
}

START_TEST(urls)
{
    struct test_app *t = test_app_new();
    t->config.url_bytes = 300;
    test_start(t);
    char *fits = filled("GET /echo?", 'a', 294, " HTTP/1.1\r\nHost: test\r\n\r\n");
    char *long_one = filled("GET /echo?", 'a', 295, " HTTP/1.1\r\nHost: test\r\n\r\n");
    char *huge = filled("GET /echo?", 'a', 100000, " HTTP/1.1\r\nHost: test\r\n\r\n");
    ck_assert_int_eq(client_status(t->port, fits), 200);
    check_refused(t->port, long_one, 414, true);
    check_refused(t->port, huge, 414, false);
    free(fits);
    free(long_one);
    free(huge);
    test_stop(t);
}
END_TEST

START_TEST(headers)
{
    struct test_app *t = test_app_new();
    t->config.header_kb = 4;
    test_start(t);
    char *fits = filled("GET /echo HTTP/1.1\r\nHost: test\r\nX-A: ", 'a', 4000, "\r\n\r\n");
    char *cookie = filled("GET /echo HTTP/1.1\r\nHost: test\r\nCookie: a=", 'a', 4000, "\r\n\r\n");
    char *long_one = filled("GET /echo HTTP/1.1\r\nHost: test\r\nX-A: ", 'a', 4100, "\r\n\r\n");
    char *huge = filled("GET /echo HTTP/1.1\r\nHost: test\r\nX-A: ", 'a', 100000, "\r\n\r\n");
    ck_assert_int_eq(client_status(t->port, fits), 200);
    ck_assert_int_eq(client_status(t->port, cookie), 200);
    check_refused(t->port, long_one, 431, true);
    check_refused(t->port, huge, 431, false);
    free(fits);
    free(cookie);
    free(long_one);
    free(huge);
    test_stop(t);
}
END_TEST

static char *post(size_t n, const char *header)
{
    char before[200];
    (void)snprintf(before, sizeof before,
                   "POST /echo HTTP/1.1\r\nHost: test\r\n%sContent-Length: %zu\r\n\r\n", header, n);
    return filled(before, 'b', n, "");
}

START_TEST(bodies)
{
    struct test_app *t = test_app_new();
    t->config.body_kb = 16;
    test_start(t);
    int fd = client_connect(t->port);
    char *fits = post(16384, ""), *too_large = post(16385, ""), *much_too_large = post(200000, "");
    ck_assert(client_text(fd, fits));
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, 200);
    ck_assert_ptr_nonnull(strstr(a.body, "[16384:bbbb"));
    answer_free(&a);
    ck_assert(client_text(fd, too_large)); /* is read, thrown away and answered */
    a = client_read(fd);
    ck_assert_int_eq(a.status, 413);
    ck_assert_str_eq(a.body, "mis 413");
    answer_free(&a);
    ck_assert(client_text(fd, GET("/echo"))); /* and the connection still holds */
    a = client_read(fd);
    ck_assert_int_eq(a.status, 200);
    answer_free(&a);
    (void)client_text(fd, much_too_large); /* is not read */
    a = client_read(fd);
    ck_assert_int_eq(a.status, 413);
    char value[20];
    ck_assert(answer_header(&a, "Connection", value, sizeof value));
    ck_assert_str_eq(value, "close");
    answer_free(&a);
    client_read_to_end(fd);
    (void)close(fd);
    free(fits);
    free(too_large);
    free(much_too_large);
    test_stop(t);
}
END_TEST

START_TEST(bodies_that_are_asked_about)
{
    struct test_app *t = test_app_new();
    t->config.body_kb = 16;
    test_start(t);
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n"
                              "Expect: 100-continue\r\n\r\n"));
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, 100);
    answer_free(&a);
    ck_assert(client_text(fd, "abc"));
    a = client_read(fd);
    ck_assert_int_eq(a.status, 200);
    answer_free(&a);
    (void)close(fd);
    check_refused(t->port,
                  "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 16385\r\n"
                  "Expect: 100-continue\r\n\r\n",
                  413, true);
    test_stop(t);
}
END_TEST

static int send_chunks(int fd, int n)
{
    char *chunk = filled("2000\r\n", 'c', 0x2000, "\r\n");
    int sent = client_text(fd, "POST /echo HTTP/1.1\r\nHost: test\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < n && sent; i++)
        sent = client_text(fd, chunk);
    free(chunk);
    return sent && client_text(fd, "0\r\n\r\n");
}

START_TEST(chunked_bodies)
{
    struct test_app *t = test_app_new();
    t->config.body_kb = 16;
    test_start(t);
    int fd = client_connect(t->port);
    ck_assert(send_chunks(fd, 2));
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, 200);
    ck_assert_ptr_nonnull(strstr(a.body, "[16384:cccc"));
    answer_free(&a);
    ck_assert(send_chunks(fd, 3));
    a = client_read(fd);
    ck_assert_int_eq(a.status, 413);
    answer_free(&a);
    (void)send_chunks(fd, 200); /* without end: cut */
    client_read_to_end(fd);
    (void)close(fd);
    test_stop(t);
}
END_TEST

/* 64 bodies of the largest size and no more. */
START_TEST(bodies_at_once)
{
    enum { CLIENTS = 72 };
    struct test_app *t = test_app_new();
    t->config.body_kb = 16;
    test_start(t);
    int fds[CLIENTS];
    char *half = post(16384, "");
    for (int i = 0; i < CLIENTS; i++) {
        fds[i] = client_connect(t->port);
        ck_assert(client_send(fds[i], half, strlen(half) - 1)); /* all but the last byte */
    }
    /* What comes after them is answered after they were looked at: by then all are counted. */
    (void)usleep(300000);
    for (int i = 0; i < 16; i++)
        ck_assert_int_eq(client_status(t->port, GET("/echo")), 200);
    int taken = 0, busy = 0;
    for (int i = 0; i < CLIENTS; i++) {
        ck_assert(client_text(fds[i], "b"));
        struct answer a = client_read(fds[i]);
        taken += a.status == 200;
        busy += a.status == 503;
        answer_free(&a);
        (void)close(fds[i]);
    }
    free(half);
    ck_assert_int_eq(taken + busy, CLIENTS);
    ck_assert_int_ge(taken, 60);
    ck_assert_int_ge(busy, 5);
    ck_assert_int_eq(client_status(t->port, GET("/echo")), 200);
    test_stop(t);
}
END_TEST

/* ---- numbers of connections ---- */

START_TEST(connections_per_address)
{
    struct test_app *t = test_app_new();
    t->config.verbindingen_per_adres = 5;
    test_start(t);
    int fds[5];
    for (int i = 0; i < 5; i++)
        fds[i] = client_connect(t->port);
    int sixth = client_connect(t->port);
    ck_assert(client_closed(sixth));
    (void)close(sixth);
    for (int i = 0; i < 5; i++) {
        ck_assert(client_text(fds[i], GET("/echo")));
        struct answer a = client_read(fds[i]);
        ck_assert_int_eq(a.status, 200);
        answer_free(&a);
    }
    struct http_stats stats;
    http_stats(t->server, &stats);
    ck_assert_uint_eq(stats.connections, 5);
    ck_assert_uint_eq(stats.refused, 1);
    (void)close(fds[0]);
    int status = 0;
    for (int i = 0; i < 1500 && status != 200; i++) {
        (void)usleep(20000);
        status = client_status(t->port, GET("/echo"));
    }
    ck_assert_int_eq(status, 200);
    for (int i = 1; i < 5; i++)
        (void)close(fds[i]);
    test_stop(t);
}
END_TEST

START_TEST(connections_in_all)
{
    struct test_app *t = test_app_new();
    t->config.verbindingen = 10;
    t->config.verbindingen_per_adres = 10;
    test_start(t);
    int fds[12];
    for (int i = 0; i < 12; i++) { /* the last two wait in the system's queue */
        fds[i] = client_connect(t->port);
        ck_assert(client_text(fds[i], GET("/echo")));
    }
    for (int i = 0; i < 12; i++) {
        struct answer a = client_read(fds[i]);
        ck_assert_int_eq(a.status, 200);
        answer_free(&a);
        (void)close(fds[i]);
    }
    test_stop(t);
}
END_TEST

START_TEST(many_connections)
{
    enum { MANY = 200 };
    struct test_app *t = test_started();
    int fds[MANY];
    for (int i = 0; i < MANY; i++)
        fds[i] = client_connect(t->port);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < MANY; i++)
            ck_assert(client_text(fds[i], GET("/wacht")));
        for (int i = 0; i < MANY; i++) {
            struct answer a = client_read(fds[i]);
            ck_assert_str_eq(a.body, "hervat 0");
            answer_free(&a);
        }
    }
    for (int i = 0; i < MANY; i++)
        (void)close(fds[i]);
    test_stop(t);
}
END_TEST

START_TEST(connections_are_spread)
{
    struct test_app *t = test_started();
    int fds[8], of_thread[2] = {0};
    for (int i = 0; i < 8; i++)
        fds[i] = client_connect(t->port);
    for (int i = 0; i < 8; i++) {
        ck_assert(client_text(fds[i], GET("/draad")));
        struct answer a = client_read(fds[i]);
        ck_assert_int_eq(a.status, 200);
        of_thread[a.body[0] - '0']++;
        answer_free(&a);
        (void)close(fds[i]);
    }
    printf("8 keep-alive connections over 2 threads: %d and %d\n", of_thread[0], of_thread[1]);
    ck_assert_int_eq(of_thread[0], 4);
    test_stop(t);
}
END_TEST

static struct connection *add_from(struct connections *c, int socket, const char *address)
{
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    struct sockaddr_in four = {.sin_family = AF_INET};
    if (inet_pton(AF_INET6, address, &six.sin6_addr) == 1)
        return connections_add(c, socket, (struct sockaddr *)&six, 0);
    ck_assert_int_eq(inet_pton(AF_INET, address, &four.sin_addr), 1);
    return connections_add(c, socket, (struct sockaddr *)&four, 0);
}

START_TEST(addresses)
{
    struct connections c;
    ck_assert_int_eq(connections_init(&c, 2, 100, 2), DONE);
    struct connection *one = add_from(&c, 10, "192.0.2.7");
    ck_assert_str_eq(one->address, "192.0.2.7");
    ck_assert(!one->loopback);
    one = add_from(&c, 11, "::ffff:192.0.2.7"); /* the same */
    ck_assert_str_eq(one->address, "192.0.2.7");
    ck_assert_ptr_null(add_from(&c, 12, "192.0.2.7"));
    ck_assert_ptr_nonnull(add_from(&c, 12, "192.0.2.8"));
    ck_assert_ptr_nonnull(add_from(&c, 13, "2001:db8::1"));
    one = add_from(&c, 14, "2001:db8::ffff:1:2:3"); /* the same /64 */
    ck_assert_str_eq(one->address, "2001:db8::ffff:1:2:3");
    ck_assert_ptr_null(add_from(&c, 15, "2001:db8::2"));
    ck_assert_ptr_nonnull(add_from(&c, 15, "2001:db8:0:1::1"));
    ck_assert(add_from(&c, 16, "127.1.2.3")->loopback);
    ck_assert(add_from(&c, 17, "::1")->loopback);
    ck_assert(add_from(&c, 18, "::ffff:127.0.0.1")->loopback);
    ck_assert_int_eq(c.open, 9);
    ck_assert_int_eq(c.per_listener[0], 5);
    ck_assert_int_eq(c.per_listener[1], 4);
    ck_assert_ptr_nonnull(add_from(&c, 11, "192.0.2.9")); /* the number came back: 11 had ended */
    ck_assert_int_eq(c.open, 9);
    connections_drop_socket(&c, 10);
    connections_drop_socket(&c, 10);
    ck_assert_int_eq(c.open, 8);
    ck_assert_ptr_null(add_from(&c, 1000000, "192.0.2.30"));
    connections_free(&c);
}
END_TEST

/* ---- time ---- */

/* Sends a byte now and then until the other side closes; how long that took. */
static double drip(int fd, const char *text)
{
    double start = seconds();
    while (seconds() - start < 60) {
        if (*text && !client_send(fd, text, 1))
            break;
        text += *text != '\0';
        char c;
        ssize_t got = recv(fd, &c, 1, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            break;
        (void)usleep(50000);
    }
    return seconds() - start;
}

static struct test_app *impatient(int idle, int total)
{
    struct test_app *t = test_app_new();
    t->config.rust_seconden = idle;
    t->config.verzoek_seconden = total;
    test_start(t);
    return t;
}

static const char *const DRIPPED[] = {
    "GET "
    "/echo?"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "GET / HTTP/1.1\r\nA: "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "
    "1000\r\n\r\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
};

START_TEST(dripped_requests)
{
    struct test_app *t = impatient(30, 1);
    int fd = client_connect(t->port);
    double took = drip(fd, DRIPPED[_i]);
    ck_assert_double_gt(took, 0.8);
    ck_assert_double_lt(took, 25); /* not by the silence, which is 30 */
    (void)close(fd);
    struct http_stats stats;
    http_stats(t->server, &stats);
    ck_assert_uint_eq(stats.cut_off, 1);
    ck_assert_int_eq(atomic_load(&t->handled), 0);
    test_stop(t);
}
END_TEST

START_TEST(dripped_second_request)
{
    struct test_app *t = impatient(1, 1);
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, GET("/echo")));
    struct answer a = client_read(fd);
    answer_free(&a);
    double took = drip(fd, DRIPPED[1]);
    ck_assert_double_gt(took, 0.8);
    ck_assert_double_lt(took, 60);
    (void)close(fd);
    test_stop(t);
}
END_TEST

START_TEST(slow_readers)
{
    struct test_app *t = impatient(30, 1);
    int fd = client_connect(t->port);
    int small = 4096;
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    ck_assert(client_text(fd, GET("/groot?30000")));
    double start = seconds();
    char some[1024];
    struct http_stats stats = {0};
    while (stats.cut_off == 0 && seconds() - start < 60) {
        ck_assert_int_gt(recv(fd, some, sizeof some, 0), 0);
        (void)usleep(20000);
        http_stats(t->server, &stats);
    }
    ck_assert_uint_eq(stats.cut_off, 1);
    ck_assert_double_gt(seconds() - start, 0.8);
    (void)close(fd);
    test_stop(t);
}
END_TEST

START_TEST(idle_connections)
{
    struct test_app *t = impatient(1, 30);
    int silent = client_connect(t->port), kept = client_connect(t->port);
    ck_assert(client_text(kept, GET("/echo")));
    struct answer a = client_read(kept);
    answer_free(&a);
    double start = seconds();
    ck_assert(client_closed(silent));
    ck_assert(client_closed(kept));
    ck_assert_double_lt(seconds() - start, 25); /* not by the whole request, which may take 30 */
    (void)close(silent);
    (void)close(kept);
    test_stop(t);
}
END_TEST

/* However long the application takes: it bounds its own time. */
START_TEST(suspended_is_not_idle)
{
    struct test_app *t = impatient(1, 1);
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, GET("/vast-houden")));
    test_await_held(t, 1);
    (void)usleep(2600000);
    test_release(t);
    struct answer a = client_read(fd);
    ck_assert_str_eq(a.body, "hervat 0");
    answer_free(&a);
    (void)close(fd);
    test_stop(t);
}
END_TEST

static Suite *limits_suite(void)
{
    Suite *s = suite_create("http limits");
    TCase *sizes = tcase_create("sizes");
    tcase_add_test(sizes, urls);
    tcase_add_test(sizes, headers);
    tcase_add_test(sizes, bodies);
    tcase_add_test(sizes, bodies_that_are_asked_about);
    tcase_add_test(sizes, chunked_bodies);
    tcase_add_test(sizes, bodies_at_once);
    suite_add_tcase(s, sizes);
    TCase *numbers = tcase_create("numbers");
    tcase_add_test(numbers, connections_per_address);
    tcase_add_test(numbers, connections_in_all);
    tcase_add_test(numbers, many_connections);
    tcase_add_test(numbers, connections_are_spread);
    tcase_add_test(numbers, addresses);
    suite_add_tcase(s, numbers);
    TCase *time = tcase_create("time");
    tcase_set_timeout(time, 300);
    tcase_add_loop_test(time, dripped_requests, 0, COUNT_OF(DRIPPED));
    tcase_add_test(time, dripped_second_request);
    tcase_add_test(time, slow_readers);
    tcase_add_test(time, idle_connections);
    tcase_add_test(time, suspended_is_not_idle);
    suite_add_tcase(s, time);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(limits_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
