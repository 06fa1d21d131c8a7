/* SPDX-License-Identifier: EUPL-1.2 */
/* Requests and answers over a real connection, and the reading of heads without one. */
#include "http_app.h"
#include "http_client.h"

#include "http/compress.h"
#include "http/request.h"

#include <fcntl.h>
#include <jansson.h>
#include <zlib.h>

#define HEAD(rest) "GET /echo HTTP/1.1\r\n" rest "\r\n\r\n"

/* ---- without a connection ---- */

static const char *fixed_header(const struct http_request *r, const char *name)
{
    (void)name;
    return r->of_header;
}

static bool cookie_is(const char *header, const char *name, const char *value)
{
    char copy[400], out[20];
    (void)snprintf(copy, sizeof copy, "%s", header);
    struct http_request r = {.header = fixed_header, .of_header = copy};
    bool found = http_cookie(&r, name, out, sizeof out);
    return value ? found && strcmp(out, value) == 0 : !found;
}

START_TEST(cookies)
{
    ck_assert(cookie_is("a=1; sessie=xyz; b=2", "sessie", "xyz"));
    ck_assert(cookie_is("sessie=xyz  ", "sessie", "xyz"));
    ck_assert(cookie_is("  a=1;;b=2", "b", "2"));
    ck_assert(cookie_is("a=1=2", "a", "1=2"));
    ck_assert(cookie_is("a=", "a", ""));
    ck_assert(cookie_is("aa=1; xa=2", "a", NULL));
    ck_assert(cookie_is("a", "a", NULL));
    ck_assert(cookie_is("", "a", NULL));
    ck_assert(cookie_is("b=1; A=2", "a", NULL));
    ck_assert(cookie_is("a=1234567890123456789", "a", "1234567890123456789"));
    ck_assert(cookie_is("a=12345678901234567890", "a", NULL)); /* does not fit */
    char out[4];
    struct http_request none = {.header = fixed_header};
    ck_assert(!http_cookie(&none, "a", out, sizeof out));
}
END_TEST

static bool accepts(const char *header, const char *coding)
{
    char copy[100];
    (void)snprintf(copy, sizeof copy, "%s", header);
    struct http_request r = {.header = fixed_header, .of_header = copy};
    return http_accepts(&r, coding);
}

START_TEST(accepted_codings)
{
    ck_assert(accepts("gzip, deflate, br", "br"));
    ck_assert(accepts("deflate,GZIP;q=0.5", "gzip"));
    ck_assert(accepts("*", "gzip"));
    ck_assert(!accepts("gzip;q=0", "gzip"));
    ck_assert(!accepts("*, gzip ; q=0.000", "gzip"));
    ck_assert(!accepts("*;q=0", "gzip"));
    ck_assert(!accepts("gzip; Q=0", "gzip"));
    ck_assert(accepts("gzip;level=0", "gzip")); /* no quality */
    ck_assert(!accepts("gzip;level=1;q=0.", "gzip"));
    ck_assert(!accepts("xgzip, gzipx", "gzip"));
    ck_assert(!accepts("", "gzip"));
    ck_assert(!accepts("br", "gzip"));
}
END_TEST

static const struct {
    const char *target, *path, *query; /* path NULL: refused */
} TARGETS[] = {
    {"/", "/", ""},
    {"/a/b?c=%20d&e", "/a/b", "c=%20d&e"},
    {"/?", "/", ""},
    {"/?a?b", "/", "a?b"},
    {"/caf%C3%A9/%2525+", "/café/%25+", ""},
    {"/a%20b;c=d", "/a b;c=d", ""},
    {"/..a/...", "/..a/...", ""},
    {"", NULL, NULL},
    {"a", NULL, NULL},
    {"*", NULL, NULL},
    {"http://test/", NULL, NULL},
    {"/a b", NULL, NULL},
    {"/caf\xC3\xA9", NULL, NULL},
    {"/a#b", NULL, NULL},
    {"/a\\b", NULL, NULL},
    {"/a%00", NULL, NULL},
    {"/a%0d%0aSet-Cookie:x", NULL, NULL},
    {"/a%7f", NULL, NULL},
    {"/a%2Fb", NULL, NULL},
    {"/a%2fb", NULL, NULL},
    {"/a%5Cb", NULL, NULL},
    {"/a%", NULL, NULL},
    {"/a%4", NULL, NULL},
    {"/a%4g", NULL, NULL},
    {"/a%FF", NULL, NULL},
    {"/%C0%AE", NULL, NULL},
    {"/%ED%A0%80", NULL, NULL},
    {"/.", NULL, NULL},
    {"/a/../b", NULL, NULL},
    {"/a/%2e%2E", NULL, NULL},
    {"/a/./b", NULL, NULL},
};

START_TEST(targets)
{
    char target[100];
    const char *path, *query;
    (void)snprintf(target, sizeof target, "%s", TARGETS[_i].target);
    bool read = request_target(target, &path, &query);
    ck_assert_int_eq(read, TARGETS[_i].path != NULL);
    if (read) {
        ck_assert_str_eq(path, TARGETS[_i].path);
        ck_assert_str_eq(query, TARGETS[_i].query);
    }
}
END_TEST

START_TEST(reply_headers)
{
    struct http_reply r = {0};
    http_reply_header(&r, "X-A", "%s-%d", "\tb\r\nc\x7F", 1);
    http_reply_header(&r, "X-B", "%s", "\n");
    ck_assert_int_eq(r.headers, 1);
    ck_assert_str_eq(r.header[0].value, "bc-1");
    http_reply_free(&r);
    ck_assert_int_eq(r.headers, 0);
    http_reply_free(&r);
}
END_TEST

/* ---- with one ---- */

START_TEST(answers)
{
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, GET("/echo/caf%C3%A9?a=%41")));
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, 200);
    ck_assert_str_eq(a.body, "1 /echo/café ? a=%41 [0:] 127.0.0.1");
    answer_free(&a);
    ck_assert(
        client_text(fd, "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhallo"));
    a = client_read(fd); /* over the same connection */
    ck_assert_str_eq(a.body, "4 /echo ?  [5:hallo] 127.0.0.1");
    answer_free(&a);
    ck_assert(client_text(fd, "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n"
                              "\r\n3\r\nhal\r\n2;x=y\r\nlo\r\n0\r\n\r\n"));
    a = client_read(fd);
    ck_assert_str_eq(a.body, "4 /echo ?  [5:hallo] 127.0.0.1");
    answer_free(&a);
    (void)close(fd);
    struct http_stats stats;
    http_stats(t->server, &stats);
    ck_assert_uint_eq(stats.requests, 3);
    ck_assert_uint_eq(stats.by_class[2], 3);
    test_stop(t);
}
END_TEST

START_TEST(methods)
{
    static const struct {
        const char *name;
        int method;
    } METHODS[] = {{"GET", 1},     {"POST", 4},     {"PATCH", 8},   {"PUT", 16},
                   {"DELETE", 32}, {"OPTIONS", 64}, {"TRACE", 128}, {"get", 128}};
    struct test_app *t = test_started();
    for (size_t i = 0; i < COUNT_OF(METHODS); i++) {
        char request[100], want[20];
        (void)snprintf(request, sizeof request, "%s / HTTP/1.1\r\nHost: test\r\n\r\n",
                       METHODS[i].name);
        (void)snprintf(want, sizeof want, "%d / ", METHODS[i].method);
        struct answer a = client_ask(t->port, request);
        ck_assert_int_eq(strncmp(a.body, want, strlen(want)), 0);
        answer_free(&a);
    }
    test_stop(t);
}
END_TEST

static void check_header(const struct answer *a, const char *name, const char *want)
{
    char value[400] = "(absent)";
    bool found = answer_header(a, name, value, sizeof value);
    ck_assert_msg(want ? found && strcmp(value, want) == 0 : !found, "%s: %s", name, value);
}

static void check_security_headers(const struct answer *a)
{
    check_header(a, "Content-Security-Policy",
                 "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                 "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                 "frame-ancestors 'none'");
    check_header(a, "X-Content-Type-Options", "nosniff");
    check_header(a, "X-Frame-Options", "DENY");
    check_header(a, "Referrer-Policy", "same-origin");
    check_header(a, "Cross-Origin-Opener-Policy", "same-origin");
    check_header(a, "Cross-Origin-Resource-Policy", "same-origin");
    check_header(a, "Server", NULL);
    ck_assert_ptr_nonnull(strstr(a->head, "\r\nPermissions-Policy: "));
    ck_assert_ptr_nonnull(strstr(a->head, "\r\nDate: "));
}

START_TEST(headers_on_everything)
{
    static const char *const REQUESTS[] = {GET("/echo"), GET("/fout"), GET("/a%00"), GET("/vast"),
                                           "GET / HTTP/1.1\r\n\r\n"};
    struct test_app *t = test_started();
    for (size_t i = 0; i < COUNT_OF(REQUESTS); i++) {
        struct answer a = client_ask(t->port, REQUESTS[i]);
        check_security_headers(&a);
        check_header(&a, "Strict-Transport-Security", NULL);
        bool fixed = strstr(REQUESTS[i], "/vast") != NULL;
        check_header(&a, "Cache-Control",
                     fixed ? "public, max-age=31536000, immutable" : "no-store");
        check_header(&a, "Content-Encoding", fixed ? "br" : NULL);
        check_header(&a, "Vary", fixed ? "Accept-Encoding" : NULL);
        answer_free(&a);
    }
    test_stop(t);
}
END_TEST

START_TEST(hsts_behind_a_tls_proxy)
{
    struct test_app *t = test_app_new();
    (void)snprintf(t->config.basis_url, sizeof t->config.basis_url, "https://plan.example.nl");
    test_start(t);
    struct answer a = client_ask(t->port, GET("/echo"));
    check_header(&a, "Strict-Transport-Security", "max-age=63072000");
    answer_free(&a);
    test_stop(t);
}
END_TEST

/* All but the date, which may have moved on. */
static void without_date(char *head)
{
    char *date = strstr(head, "\r\nDate: ");
    ck_assert_ptr_nonnull(date);
    char *next = strstr(date + 2, "\r\n");
    memmove(date, next, strlen(next) + 1);
}

START_TEST(head_is_get_without_a_body)
{
    static const char *const PATHS[] = {"/echo", "/groot?40", "/vast", "/fout", "/a%00"};
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    for (size_t i = 0; i < COUNT_OF(PATHS); i++) {
        char request[200];
        struct answer got[2];
        for (int head = 0; head < 2; head++) {
            (void)snprintf(request, sizeof request,
                           "%s %s HTTP/1.1\r\nHost: test\r\nAccept-Encoding: gzip\r\n\r\n",
                           head ? "HEAD" : "GET", PATHS[i]);
            if (i + 1 == COUNT_OF(PATHS)) { /* a bad request ends its connection */
                (void)close(fd);
                fd = client_connect(t->port);
            }
            ck_assert(client_text(fd, request));
            got[head] = client_read_as(fd, head); /* a body after HEAD spoils the next answer */
            without_date(got[head].head);
        }
        if (i > 0) /* /echo shows the method */
            ck_assert_str_eq(got[0].head, got[1].head);
        ck_assert_uint_gt(got[0].body_len, 0);
        answer_free(&got[0]);
        answer_free(&got[1]);
    }
    client_read_to_end(fd);
    (void)close(fd);
    test_stop(t);
}
END_TEST

START_TEST(no_headers_slip_into_headers)
{
    struct test_app *t = test_started();
    struct answer a = client_ask(t->port, GET("/kop"));
    check_header(&a, "X-Test", "aSet-Cookie: x=1<b>");
    check_header(&a, "Set-Cookie", NULL);
    check_header(&a, "X-Leeg", NULL);
    ck_assert_str_eq(a.body, "ok");
    answer_free(&a);
    test_stop(t);
}
END_TEST

static const struct {
    const char *request;
    int status;
} DOUBTFUL[] = {
    {HEAD("Host: test"), 200},
    {HEAD("host:test\r\nX-A: b\tc"), 200},
    {"GET /echo HTTP/1.0\r\n\r\n", 200},
    {HEAD("X-Host: test"), 400},
    {HEAD("Host: a\r\nHost: b"), 400},
    {HEAD("Host: a\r\nX-A: b\x01"), 400},
    {HEAD("Host: a\r\nX-A: b\x0D c"), 400},
    {HEAD("Host: a\r\nX A: b"), 400},
    {HEAD("Host: a\r\nTransfer-Encoding : chunked"), 400},
    {HEAD("Host: a\r\nContent-Length: 1\r\nContent-Length: 1"), 400},
    {HEAD("Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"), 400},
    {HEAD("Host: a\r\nContent-Length: +1"), 400},
    {HEAD("Host: a\r\nContent-Length: -1"), 400},
    {HEAD("Host: a\r\nContent-Length: 0x1"), 400},
    {HEAD("Host: a\r\nContent-Length: 99999999999999999999"), 413},
    {HEAD("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400},
    {HEAD("Host: a\r\nTransfer-Encoding: gzip"), 501},
    {HEAD("Host: a\r\nTransfer-Encoding: gzip, chunked"), 501},
    {"GET /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 501},
    {HEAD("Host: a\r\nTransfer-Encoding: chunked") "zz\r\n", 400},
    {"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"GET http://test/echo HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"CONNECT test:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"GET /echo HTTP/2.0\r\nHost: a\r\n\r\n", 505},
    {"GET /echo HTTP/0.9\r\nHost: a\r\n\r\n", 505},
};

/* What two programs could read in two ways is refused, and nothing behind it is read as a request:
 * that would be a smuggled one. */
START_TEST(doubtful_requests)
{
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, DOUBTFUL[_i].request));
    if (DOUBTFUL[_i].status != 200)
        (void)client_text(fd, GET("/gesmokkeld"));
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, DOUBTFUL[_i].status);
    answer_free(&a);
    if (DOUBTFUL[_i].status != 200) {
        client_read_to_end(fd);
        ck_assert_int_eq(atomic_load(&t->handled), 0);
    }
    (void)close(fd);
    test_stop(t);
}
END_TEST

/* What never becomes a request ends with the idle time at the latest. */
START_TEST(nonsense)
{
    static const char *const NONSENSE[] = {
        "\r\n\r\n\r\n", "\n",       "GET\r\n\r\n", " \r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01",
        "GET /",        ":\r\n\r\n"};
    struct test_app *t = test_app_new();
    t->config.rust_seconden = 1;
    test_start(t);
    int fds[COUNT_OF(NONSENSE)];
    for (size_t i = 0; i < COUNT_OF(NONSENSE); i++) {
        fds[i] = client_connect(t->port);
        ck_assert(client_text(fds[i], NONSENSE[i]));
    }
    for (size_t i = 0; i < COUNT_OF(NONSENSE); i++) {
        client_read_to_end(fds[i]);
        (void)close(fds[i]);
    }
    ck_assert_int_eq(atomic_load(&t->handled), 0);
    ck_assert_int_eq(client_status(t->port, GET("/echo")), 200);
    test_stop(t);
}
END_TEST

START_TEST(pipelined)
{
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    for (int i = 0; i < 20; i++) {
        char request[300];
        (void)snprintf(request, sizeof request,
                       "POST /%s?%d HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\n%02d",
                       i % 3 == 0 ? "wacht" : "echo", i, i);
        ck_assert(client_text(fd, request));
    }
    for (int i = 0; i < 20; i++) {
        char want[60];
        if (i % 3 == 0)
            (void)snprintf(want, sizeof want, "hervat 2");
        else
            (void)snprintf(want, sizeof want, "4 /echo ? %d [2:%02d] 127.0.0.1", i, i);
        struct answer a = client_read(fd);
        ck_assert_str_eq(a.body, want);
        answer_free(&a);
    }
    (void)close(fd);
    test_stop(t);
}
END_TEST

/* ---- compression ---- */

static void check_unpacked(const struct answer *a, size_t n)
{
    unsigned char *out = malloc(n + 1);
    ck_assert_ptr_nonnull(out);
    z_stream z = {.next_in = (void *)a->body,
                  .avail_in = (uInt)a->body_len,
                  .next_out = out,
                  .avail_out = (uInt)n + 1};
    ck_assert_int_eq(inflateInit2(&z, 15 + 16), Z_OK);
    ck_assert_int_eq(inflate(&z, Z_FINISH), Z_STREAM_END);
    ck_assert_uint_eq(z.total_out, n);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(out[i], 'a' + (int)((i % 26 + i / 1000 % 7) % 26));
    (void)inflateEnd(&z);
    free(out);
}

START_TEST(compressed_when_asked)
{
    static const struct {
        const char *path, *accept;
        bool packed;
    } CASES[] = {{"/groot?30", "gzip", true},   {"/groot?2", "br, gzip", true},
                 {"/groot?30", "br", false},    {"/groot?30", "gzip;q=0", false},
                 {"/groot?1", "gzip", false},   {"/echo", "gzip", false},
                 {"/groot?3000", "gzip", true}, {"/groot?30", "*", true}};
    struct test_app *t = test_started();
    int fd = client_connect(t->port);
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        char request[200];
        (void)snprintf(request, sizeof request,
                       "GET %s HTTP/1.1\r\nHost: test\r\nAccept-Encoding: %s\r\n\r\n",
                       CASES[i].path, CASES[i].accept);
        ck_assert(client_text(fd, request));
        struct answer a = client_read(fd);
        ck_assert_int_eq(a.status, 200);
        check_header(&a, "Content-Encoding", CASES[i].packed ? "gzip" : NULL);
        check_header(&a, "Vary", strcmp(CASES[i].path, "/echo") ? "Accept-Encoding" : NULL);
        size_t n = strtoul(CASES[i].path + strcspn(CASES[i].path, "0123456789"), NULL, 10) * 1024;
        if (CASES[i].packed) {
            ck_assert_uint_lt(a.body_len, n / 2);
            check_unpacked(&a, n);
        } else if (n > 0) {
            ck_assert_uint_eq(a.body_len, n);
        }
        answer_free(&a);
    }
    (void)close(fd);
    test_stop(t);
}
END_TEST

START_TEST(not_compressed_when_not_smaller)
{
    struct compressor c = {0};
    char noise[2000];
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((state = state * 1664525 + 1013904223) >> 24);
    size_t n = 0;
    ck_assert_ptr_null(compress_gzip(&c, noise, sizeof noise, &n));
    memset(noise, 'a', sizeof noise);
    char *packed = compress_gzip(&c, noise, sizeof noise, &n); /* usable after a failure */
    ck_assert_ptr_nonnull(packed);
    ck_assert_uint_lt(n, 100);
    free(packed);
    compressor_free(&c);
    compressor_free(&c);
}
END_TEST

/* ---- access log ---- */

static json_t *log_line(FILE *from)
{
    char line[2000];
    ck_assert_ptr_nonnull(fgets(line, sizeof line, from));
    json_error_t error;
    json_t *o = json_loads(line, 0, &error);
    ck_assert_msg(o != NULL, "%s: %s", error.text, line);
    ck_assert_ptr_null(strstr(line, "127.0.0.1"));
    ck_assert_ptr_null(strstr(line, "geheim"));
    return o;
}

static void check_line(FILE *from, const char *route, const char *method, int status, size_t bytes,
                       const char *fault)
{
    json_t *o = log_line(from);
    const char *id = json_string_value(json_object_get(o, "request"));
    const char *time = json_string_value(json_object_get(o, "time"));
    double ms = json_number_value(json_object_get(o, "ms"));
    ck_assert_pstr_eq(json_string_value(json_object_get(o, "route")), route);
    ck_assert_pstr_eq(json_string_value(json_object_get(o, "method")), method);
    ck_assert_int_eq(json_integer_value(json_object_get(o, "status")), status);
    ck_assert_int_eq(json_integer_value(json_object_get(o, "bytes")), (json_int_t)bytes);
    ck_assert_pstr_eq(json_string_value(json_object_get(o, "end")), "sent");
    ck_assert_pstr_eq(json_string_value(json_object_get(o, "fault")), fault);
    ck_assert(json_is_integer(json_object_get(o, "thread")));
    ck_assert_uint_eq(strlen(id), 32);
    ck_assert_uint_eq(strlen(time), strlen("2026-11-21T13:05:09.123Z"));
    ck_assert(ms >= 0 && ms < 5000);
    ck_assert_uint_eq(json_object_size(o), 11);
    json_decref(o);
}

START_TEST(access_log_lines)
{
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    struct test_app *t = test_app_new();
    t->app.log_fd = ends[1];
    test_start(t);
    FILE *lines = fdopen(ends[0], "re");
    ck_assert_int_eq(client_status(t->port, GET("/echo/geheim?geheim=geheim")), 200);
    check_line(lines, "/{wat}", "GET", 200, strlen("1 /echo/geheim ? geheim=geheim [0:] 127.0.0.1"),
               NULL);
    ck_assert_int_eq(client_status(t->port, GET("/fout")), 404);
    check_line(lines, "/{wat}", "GET", 404, 3, "no  row   in table");
    ck_assert_int_eq(client_status(t->port, "GEHEIM /a%00 HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
    check_line(lines, NULL, "OTHER", 400, 7, NULL);
    int fd = client_connect(t->port);
    ck_assert(client_text(fd, "HEAD /echo HTTP/1.1\r\nHost: a\r\n\r\n"));
    check_line(lines, "/{wat}", "HEAD", 200, 0, NULL);
    (void)close(fd);
    ck_assert_int_eq(client_status(t->port, HEAD("Host: a\r\nContent-Length: geheim")), 400);
    check_line(lines, NULL, "OTHER", 400, 0, NULL); /* libmicrohttpd's own answer */
    test_stop(t);
    (void)fclose(lines);
    (void)close(ends[1]);
}
END_TEST

static Suite *http_suite(void)
{
    Suite *s = suite_create("http");
    TCase *pure = tcase_create("heads");
    tcase_add_test(pure, cookies);
    tcase_add_test(pure, accepted_codings);
    tcase_add_loop_test(pure, targets, 0, COUNT_OF(TARGETS));
    tcase_add_test(pure, reply_headers);
    tcase_add_test(pure, not_compressed_when_not_smaller);
    suite_add_tcase(s, pure);
    TCase *live = tcase_create("answers");
    tcase_add_test(live, answers);
    tcase_add_test(live, methods);
    tcase_add_test(live, headers_on_everything);
    tcase_add_test(live, hsts_behind_a_tls_proxy);
    tcase_add_test(live, head_is_get_without_a_body);
    tcase_add_test(live, no_headers_slip_into_headers);
    tcase_add_loop_test(live, doubtful_requests, 0, COUNT_OF(DOUBTFUL));
    tcase_add_test(live, nonsense);
    tcase_add_test(live, pipelined);
    tcase_add_test(live, compressed_when_asked);
    tcase_add_test(live, access_log_lines);
    suite_add_tcase(s, live);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(http_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
