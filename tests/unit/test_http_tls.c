/* SPDX-License-Identifier: EUPL-1.2 */
/* HTTPS, with a certificate made on the spot; says "skipped" where openssl is absent. */
#include "http_app.h"
#include "http_client.h"

#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char folder[] = "/tmp/gezinsplan-tls-XXXXXX";
static char certificate[64], key[64];

/* Runs a command line; its exit status, or -1. */
static int run(const char *format, ...) PRINTF_LIKE(1, 2);
static int run(const char *format, ...)
{
    char line[1000];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line, sizeof line, format, args);
    va_end(args);
    char shell[] = "sh", flag[] = "-c", *argv[] = {shell, flag, line, NULL};
    pid_t child;
    int status;
    if (posix_spawnp(&child, "sh", NULL, NULL, argv, environ) != 0 ||
        waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool make_certificate(void)
{
    if (!mkdtemp(folder))
        return false;
    (void)snprintf(certificate, sizeof certificate, "%s/cert.pem", folder);
    (void)snprintf(key, sizeof key, "%s/key.pem", folder);
    return run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
               "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout %s -out %s "
               ">/dev/null 2>&1 && chmod 600 %s",
               key, certificate, key) == 0;
}

static struct test_app *test_tls_new(void)
{
    struct test_app *t = test_app_new();
    (void)snprintf(t->config.tls_certificaat, sizeof t->config.tls_certificaat, "%s", certificate);
    (void)snprintf(t->config.tls_sleutel, sizeof t->config.tls_sleutel, "%s", key);
    return t;
}

/* Whether a handshake with these options of s_client succeeds, with the certificate checked. */
static bool shakes_hands(int port, const char *options)
{
    return run("openssl s_client -connect 127.0.0.1:%d -CAfile %s -verify_return_error "
               "-servername localhost %s </dev/null >%s/out 2>&1",
               port, certificate, options, folder) == 0;
}

START_TEST(versions_and_ciphers)
{
    struct test_app *t = test_tls_new();
    test_start(t);
    ck_assert(shakes_hands(t->port, "-tls1_3"));
    ck_assert(shakes_hands(t->port, "-tls1_2"));
    ck_assert(shakes_hands(t->port, "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256"));
    ck_assert(shakes_hands(t->port, "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305"));
    ck_assert(!shakes_hands(t->port, "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256")); /* CBC */
    ck_assert(!shakes_hands(t->port, "-tls1_1 -cipher DEFAULT@SECLEVEL=0"));
    ck_assert(!shakes_hands(t->port, "-tls1_2 -cipher AES128-GCM-SHA256"));
    ck_assert(!shakes_hands(t->port, "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256"));
    test_stop(t);
}
END_TEST

static void read_whole(const char *name, char *out, size_t size)
{
    char path[100];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "re");
    ck_assert_ptr_nonnull(f);
    out[fread(out, 1, size - 1, f)] = '\0';
    (void)fclose(f);
}

START_TEST(answers_over_tls)
{
    struct test_app *t = test_tls_new();
    test_start(t);
    ck_assert_int_eq(run("(printf 'GET /wacht HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"
                         "GET /groot?200 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n"
                         "\\r\\n'; sleep 1) | openssl s_client -quiet -connect 127.0.0.1:%d "
                         "-CAfile %s -verify_return_error >%s/out 2>/dev/null",
                         t->port, certificate, folder),
                     0);
    static char out[300000];
    read_whole("out", out, sizeof out);
    ck_assert_int_eq(strncmp(out, "HTTP/1.1 200 OK\r\n", 17), 0);
    ck_assert_ptr_nonnull(strstr(out, "\r\nStrict-Transport-Security: max-age=63072000\r\n"));
    const char *second = strstr(out, "\r\n\r\nhervat 0HTTP/1.1 200 OK\r\n");
    ck_assert_ptr_nonnull(second);
    const char *body = strstr(second + 4, "\r\n\r\n");
    ck_assert_ptr_nonnull(body);
    ck_assert_uint_eq(strlen(body + 4), 200 * 1024);
    test_stop(t);
}
END_TEST

START_TEST(no_http_on_the_tls_port)
{
    struct test_app *t = test_tls_new();
    test_start(t);
    ck_assert_int_eq(client_status(t->port, GET("/echo")), 0);
    ck_assert_int_eq(atomic_load(&t->handled), 0);
    test_stop(t);
}
END_TEST

START_TEST(a_handshake_that_never_ends)
{
    struct test_app *t = test_tls_new();
    t->config.verzoek_seconden = 1;
    test_start(t);
    int fd = client_connect(t->port);
    ck_assert(client_send(fd, "\x16\x03\x01", 3));
    double start = seconds();
    client_read_to_end(fd);
    ck_assert_double_lt(seconds() - start, 40);
    (void)close(fd);
    test_stop(t);
}
END_TEST

static void check_start_fails(struct test_app *t, const char *words)
{
    char err[300] = "";
    ck_assert_int_eq(http_start(&t->config, &t->app, &t->server, err, sizeof err), FAILED);
    ck_assert_msg(strstr(err, words) != NULL, "%s", err);
}

START_TEST(files_that_will_not_do)
{
    struct test_app *t = test_tls_new();
    ck_assert_int_eq(chmod(key, 0644), 0);
    check_start_fails(t, "can be read by everybody");
    ck_assert_int_eq(chmod(key, 0640), 0); /* a group, such as ssl-cert, is fine */
    (void)snprintf(t->config.tls_certificaat, sizeof t->config.tls_certificaat, "%s", key);
    check_start_fails(t, "cannot start listener thread 0");
    (void)snprintf(t->config.tls_certificaat, sizeof t->config.tls_certificaat, "%s", folder);
    check_start_fails(t, "no PEM file");
    ck_assert_int_eq(chmod(key, 0600), 0);
    test_app_free(t);
}
END_TEST

static Suite *tls_suite(void)
{
    Suite *s = suite_create("http tls");
    TCase *c = tcase_create("tls");
    tcase_set_timeout(c, 300);
    tcase_add_test(c, versions_and_ciphers);
    tcase_add_test(c, answers_over_tls);
    tcase_add_test(c, no_http_on_the_tls_port);
    tcase_add_test(c, a_handshake_that_never_ends);
    tcase_add_test(c, files_that_will_not_do);
    suite_add_tcase(s, c);
    return s;
}

int main(void)
{
    if (!make_certificate()) {
        printf("skipped: no openssl to make a certificate with\n");
        return EXIT_SUCCESS;
    }
    SRunner *runner = srunner_create(tls_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    (void)run("rm -r %s", folder);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
