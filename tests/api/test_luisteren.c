/* SPDX-License-Identifier: EUPL-1.2 */
/* The same over a socket: the listener and the way of a request together, and how they stop. */
#include "../unit/http_client.h"
#include "proef.h"

#include "logboek/zegelaar.h"
#include "verzoek/listen.h"

#include <pthread.h>

static int port;

static void start(void)
{
    char err[500];
    proef_start();
    app.config.poort = 0;
    app.config.draden = 2;
    ck_assert_msg(listen_start(&app, err, sizeof err) == DONE, "%s", err);
    port = http_port(app.http);
}

static struct answer ask(const char *request)
{
    int fd = client_connect(port);
    ck_assert(client_text(fd, request));
    struct answer a = client_read(fd);
    (void)close(fd);
    return a;
}

static struct answer get_as(const char *token, const char *path)
{
    char request[500];
    (void)snprintf(request, sizeof request,
                   "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n", path,
                   token);
    return ask(request);
}

static int status_and_free(struct answer a)
{
    int status = a.status;
    answer_free(&a);
    return status;
}

START_TEST(test_dossier)
{
    struct answer a = get_as(login("sanne"), "/api/v1/huishoudens/000000000009d/proeven");
    char cache[50];
    ck_assert_int_eq(a.status, 200);
    ck_assert_ptr_nonnull(strstr(a.body, "Emir"));
    ck_assert(answer_header(&a, "Cache-Control", cache, sizeof cache));
    ck_assert_str_eq(cache, "no-store");
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 301"), 1);
    answer_free(&a);
}
END_TEST

START_TEST(test_health)
{
    ck_assert_int_eq(status_and_free(ask("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                     200);
    ck_assert_int_eq(status_and_free(ask("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                     200);
    log_break();
    ck_assert_int_eq(status_and_free(ask("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                     503);
    log_mend();
    ck_assert_int_eq(value("SELECT count(*) FROM logregel"), 0);
    struct answer a = ask("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ck_assert_ptr_nonnull(strstr(a.body, "gezinsplan_writer_jobs_total "));
    ck_assert_ptr_nonnull(strstr(a.body, "gezinsplan_http_requests_total{class=\"2xx\"} "));
    answer_free(&a);
    a = ask("GET /.well-known/security.txt HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ck_assert_ptr_nonnull(strstr(a.body, "Expires: 2027-11-19T00:00:00Z\n"));
    answer_free(&a);
}
END_TEST

START_TEST(test_figures_with_token)
{
    (void)snprintf(app.config.metrics_token, sizeof app.config.metrics_token, "0123456789abcdef");
    ck_assert_int_eq(status_and_free(ask("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")), 404);
    ck_assert_int_eq(status_and_free(get_as("0123456789abcdeX", "/metrics")), 404);
    ck_assert_int_eq(status_and_free(get_as("0123456789abcdef", "/metrics")), 200);
}
END_TEST

START_TEST(test_static)
{
    struct answer a = ask("GET /inloggen HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const char *href = strstr(a.body, "href=\"/static/gezinsplan.");
    char request[300], again[600], text[200];
    ck_assert_ptr_nonnull(href);
    (void)snprintf(request, sizeof request,
                   "GET %.*s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n",
                   (int)strcspn(href + 6, "\""), href + 6);
    answer_free(&a);
    a = ask(request);
    ck_assert_int_eq(a.status, 200);
    ck_assert(answer_header(&a, "Content-Encoding", text, sizeof text));
    ck_assert_str_eq(text, "br");
    const char *vary = strstr(a.head, "Vary:");
    ck_assert(vary && !strstr(vary + 1, "Vary:")); /* said once */
    ck_assert(answer_header(&a, "Cache-Control", text, sizeof text));
    ck_assert_ptr_nonnull(strstr(text, "immutable"));
    ck_assert(answer_header(&a, "ETag", text, sizeof text));
    answer_free(&a);
    (void)snprintf(again, sizeof again, "%.*sIf-None-Match: %s\r\n\r\n", (int)strlen(request) - 2,
                   request, text);
    ck_assert_int_eq(status_and_free(ask(again)), 304);
    ck_assert_int_eq(
        status_and_free(ask("GET /static/nee.css HTTP/1.1\r\nHost: localhost\r\n\r\n")), 404);
    ck_assert_int_eq(
        status_and_free(ask("GET /static/..%2f..%2fREADME.md HTTP/1.1\r\nHost: l\r\n\r\n")), 400);
    ck_assert_int_eq(status_and_free(ask("GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                     200);
}
END_TEST

/* What http itself refuses is said in the words of the program, in both faces. */
START_TEST(test_ten_megabytes)
{
    static const char head[] =
        "POST /api/v1/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: 10485760\r\n\r\n";
    char text[100], bytes[4096];
    memset(bytes, ' ', sizeof bytes);
    int fd = client_connect(port);
    ck_assert(client_text(fd, head));
    for (int i = 0; i < 2560 && client_send(fd, bytes, sizeof bytes); i++)
        ;
    struct answer a = client_read(fd);
    ck_assert_int_eq(a.status, 413);
    ck_assert(answer_header(&a, "Content-Type", text, sizeof text));
    ck_assert_str_eq(text, "application/problem+json");
    ck_assert_ptr_nonnull(strstr(a.body, "te-groot"));
    answer_free(&a);
    (void)close(fd);
    a = ask("POST /sessie HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10485760\r\n\r\n");
    ck_assert_int_eq(a.status, 413);
    ck_assert_ptr_nonnull(strstr(a.body, "Dit is te groot"));
    ck_assert_ptr_nonnull(strstr(a.body, "Er past 1024 kB in één keer."));
    /* Nobody looked who asks: who is logged in is not told to log in. */
    ck_assert_ptr_null(strstr(a.body, "Inloggen"));
    ck_assert_ptr_nonnull(strstr(a.body, "href=\"/\">Naar het begin</a>"));
    answer_free(&a);
    a = ask("GET /bestaat-niet HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ck_assert_int_eq(a.status, 404); /* logging in would not make it be there */
    ck_assert_ptr_nonnull(strstr(a.body, "href=\"/\">Naar het begin</a>"));
    answer_free(&a);
}
END_TEST

START_TEST(test_not_utf8)
{
    struct answer a = ask("GET /%ff HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ck_assert_int_eq(a.status, 400);
    ck_assert_ptr_nonnull(strstr(a.body, "<h1"));
    answer_free(&a);
    a = ask("POST /api/v1/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            "Content-Length: 8\r\n\r\n{\"a\xff\":1}");
    ck_assert_int_eq(a.status, 400);
    answer_free(&a);
}
END_TEST

/* Under the API a program listens, also when the path itself cannot be read. */
START_TEST(test_unreadable_under_the_api)
{
    static const char *const heads[] = {
        "GET /api/v1/huishoudens/../leden HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/v1/huishoudens/%2e%2e?a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/v1/huishoudens/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/v1/huishoudens/a%2fb HTTP/1.1\r\nHost: localhost\r\n\r\n",
    };
    char text[100];
    for (size_t i = 0; i <= sizeof heads / sizeof heads[0]; i++) {
        char *longer = NULL;
        if (i == sizeof heads / sizeof heads[0]) {
            longer = text_format("GET /api/v1/%0*d HTTP/1.1\r\nHost: localhost\r\n\r\n", 3000, 0);
            ck_assert_ptr_nonnull(longer);
        }
        struct answer a = ask(longer ? longer : heads[i]);
        ck_assert_int_eq(a.status, longer ? 414 : 400);
        ck_assert(answer_header(&a, "Content-Type", text, sizeof text));
        ck_assert_str_eq(text, "application/problem+json");
        ck_assert_ptr_nonnull(strstr(a.body, "onleesbaar"));
        ck_assert_ptr_nonnull(strstr(a.body, longer ? "\"status\":414" : "\"status\":400"));
        answer_free(&a);
        free(longer);
    }
    /* no part of the API */
    struct answer a = ask("GET /api/v10/%ff HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ck_assert_int_eq(a.status, 400);
    ck_assert_ptr_nonnull(strstr(a.body, "<h1"));
    answer_free(&a);
}
END_TEST

/* A stop signs the log as it stands, in the table and in the file beside it. */
START_TEST(test_sealed_at_the_end)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct zegelaar *z;
    char file[600], line[500] = "";
    ck_assert_int_eq(
        zegelaar_start(app.writer, &app.clock, &app.config, app.sleutels->zegel, &z, &p), DONE);
    ck_assert_int_eq(
        status_and_free(get_as(login("sanne"), "/api/v1/huishoudens/000000000009d/proeven")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM zegel"), 0);
    zegelaar_stop(z);
    ck_assert_int_eq(value("SELECT volgnr FROM zegel"), 1);
    (void)snprintf(file, sizeof file, "%s/zegels.log", app.config.gegevens);
    AUTO_FILE FILE *f = fopen(file, "re");
    ck_assert(f && fgets(line, sizeof line, f));
    ck_assert_int_eq(strncmp(line, "zegel 1 1 ", 10), 0);
}
END_TEST

/* A folder that is not there is told at the start, not when the first checkpoint is due. */
START_TEST(test_nowhere_for_the_checkpoints)
{
    PROBLEEM_AUTO struct probleem p = {0};
    struct config config = app.config;
    struct zegelaar *z;
    (void)snprintf(config.zegel_bestand, sizeof config.zegel_bestand, "%.400s/weg/zegels.log",
                   app.config.gegevens);
    ck_assert_int_eq(zegelaar_start(app.writer, &app.clock, &config, app.sleutels->zegel, &z, &p),
                     FAILED);
    ck_assert_ptr_nonnull(strstr(probleem_reden(&p), "zegel_bestand"));
}
END_TEST

/* ---- stopping in the middle ---- */

enum { CLIENTS = 8 };

static void *client(void *arg)
{
    const char *token = arg;
    char request[500];
    (void)snprintf(request, sizeof request,
                   "GET /api/v1/huishoudens/000000000009d/proeven HTTP/1.1\r\nHost: localhost\r\n"
                   "Authorization: Bearer %s\r\n\r\n",
                   token);
    for (int i = 0; i < 10000; i++) {
        int fd = try_connect(port);
        if (fd < 0)
            return NULL;
        struct answer a = {0};
        if (client_text(fd, request))
            a = client_read(fd);
        bool whole = a.status == 200 && strstr(a.body, "Emir");
        bool refused = a.status == 503 || a.status == 0;
        (void)close(fd);
        answer_free(&a);
        if (!whole && !refused)
            return "an answer that is neither";
    }
    return NULL;
}

/* Suspended requests are in flight all the time: each gets a whole answer or a clear no, and the
 * stop stays within its time. */
START_TEST(test_stop_under_load)
{
    pthread_t threads[CLIENTS];
    const char *token = login("sanne");
    for (int i = 0; i < CLIENTS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, client, (void *)(uintptr_t)token), 0);
    struct timespec half = {.tv_nsec = 500000000};
    (void)nanosleep(&half, NULL);
    double begin = seconds();
    harness_stop();
    ck_assert_double_lt(seconds() - begin, 60.0);
    for (int i = 0; i < CLIENTS; i++) {
        void *wrong;
        (void)pthread_join(threads[i], &wrong);
        ck_assert_msg(!wrong, "%s", (const char *)wrong);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("luisteren");
    TCase *t = tcase_create("luisteren");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_dossier);
    tcase_add_test(t, test_health);
    tcase_add_test(t, test_figures_with_token);
    tcase_add_test(t, test_static);
    tcase_add_test(t, test_ten_megabytes);
    tcase_add_test(t, test_not_utf8);
    tcase_add_test(t, test_unreadable_under_the_api);
    tcase_add_test(t, test_sealed_at_the_end);
    tcase_add_test(t, test_nowhere_for_the_checkpoints);
    suite_add_tcase(s, t);
    TCase *stop = tcase_create("stop");
    tcase_add_checked_fixture(stop, start, NULL);
    tcase_add_test(stop, test_stop_under_load);
    suite_add_tcase(s, stop);
    return s;
}

int main(void) { return harness_main(suite()); }
