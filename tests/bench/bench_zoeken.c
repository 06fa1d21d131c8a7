/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How long a search and a list take, over a large municipality, for somebody who has it open in a
 * browser: one request at a time.
 *
 *     gezinsplan demo --huishoudens 100000 --gegevens FOLDER
 *     GEZINSPLAN_GEGEVENS=FOLDER GEZINSPLAN_POORT=PORT gezinsplan serve &
 *     bench_zoeken PORT PID ACCOUNT…      (accounts of the demo)
 *
 * The goal is 50 ms for 95 of 100. The regisseurs of a demo of that size have thousands of
 * households each, which nobody has: what they find is the worst case.
 */
#include "base/cleanup.h"
#include "base/row.h"
#include "load.h"

#include <string.h>
#include <time.h>

enum { ASKED = 200, TOKEN_MAX = 200 };

static const char *const WORDS[] = {"Yilmaz",   "de Vries", "van der Berg", "jilmas",
                                    "Fatima",   "Jansen",   "ja",           "school",
                                    "huisarts", "schulden", "meyer",        "El Idrissi",
                                    "Smit",     "oefenen",  "nergens",      "Noor slaapt"};

static const struct target {
    const char *name, *path, *field; /* field NULL: a GET */
} TARGETS[] = {
    {"search over one's own, names and texts", "/api/v1/mijn/_zoek", "zoek"},
    {"search by name", "/api/v1/huishoudens/_zoek", "naam"},
    {"list of households", "/api/v1/huishoudens", NULL},
};

struct bench {
    struct load load;
    const char *account;
    const struct target *target;
    char token[TOKEN_MAX];
};

static size_t post(const struct bench *b, const char *path, const char *body, char *out,
                   size_t size)
{
    return (size_t)snprintf(
        out, size,
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%sContent-Type: application/json\r\n"
        "Content-Length: %zu\r\n\r\n%s",
        path, b->load.port, b->token[0] ? "Authorization: Bearer " : "", b->token,
        b->token[0] ? "\r\n" : "", strlen(body), body);
}

static size_t login_write(void *arg, long n, char *out, size_t size)
{
    const struct bench *b = arg;
    char body[200];
    (void)n;
    (void)snprintf(body, sizeof body,
                   "{\"gebruikersnaam\":\"%s\",\"wachtwoord\":\"Welkom-bij-de-demo\"}", b->account);
    return post(b, "/api/v1/sessie", body, out, size);
}

static size_t ask_write(void *arg, long n, char *out, size_t size)
{
    const struct bench *b = arg;
    char body[200];
    if (!b->target->field)
        return (size_t)snprintf(
            out, size, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n",
            b->target->path, b->load.port, b->token);
    (void)snprintf(body, sizeof body, "{\"%s\":\"%s\"}", b->target->field,
                   WORDS[(size_t)n % (sizeof WORDS / sizeof *WORDS)]);
    return post(b, b->target->path, body, out, size);
}

static enum result login(struct bench *b, struct probleem *p)
{
    AUTO_FREE char *body = NULL;
    b->load.request = login_write;
    b->load.status = 201;
    if (load_one(&b->load, &body, p) != DONE)
        return FAILED;
    AUTO_JSON json_t *answer = json_loads(body, 0, NULL);
    const char *token = row_text(answer, "token");
    if (!token || strlen(token) >= sizeof b->token)
        return probleem_intern(p, "no token: %.100s", body);
    memcpy(b->token, token, strlen(token) + 1);
    return DONE;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct one {
    struct bench *bench;
    long n;
};

static size_t nth_write(void *arg, long n, char *out, size_t size)
{
    const struct one *one = arg;
    (void)n;
    return ask_write(one->bench, one->n, out, size);
}

static double clock_ms(clockid_t clock)
{
    struct timespec t;
    return clock_gettime(clock, &t) == 0 ? (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6 : 0;
}

/* A connection each, as load_one has it: some tenths of a millisecond more. The processor time of
 * the server is what other work on the machine hardly moves. */
static enum result measure(struct bench *b, struct probleem *p)
{
    static double ms[ASKED], cpu[ASKED];
    clockid_t server;
    if (clock_getcpuclockid(b->load.server, &server) != 0)
        return probleem_intern(p, "no process %d", (int)b->load.server);
    struct one one = {.bench = b};
    struct load load = b->load;
    load.request = nth_write;
    load.status = 200;
    load.arg = &one;
    for (one.n = 0; one.n < ASKED; one.n++) {
        AUTO_FREE char *body = NULL;
        double began = clock_ms(CLOCK_MONOTONIC), used = clock_ms(server);
        if (load_one(&load, &body, p) != DONE)
            return FAILED;
        ms[one.n] = clock_ms(CLOCK_MONOTONIC) - began;
        cpu[one.n] = clock_ms(server) - used;
    }
    qsort(cpu, ASKED, sizeof cpu[0], by_size);
    qsort(ms, ASKED, sizeof ms[0], by_size);
    printf("%-18s %-40s p50 %6.1f  p95 %6.1f  most %6.1f ms; processor p50 %6.1f  p95 %6.1f ms\n",
           b->account, b->target->name, ms[ASKED / 2], ms[ASKED * 95 / 100], ms[ASKED - 1],
           cpu[ASKED / 2], cpu[ASKED * 95 / 100]);
    (void)fflush(stdout);
    return DONE;
}

static enum result run(int port, pid_t server, const char *account, struct probleem *p)
{
    struct bench b = {.load = {.port = port, .server = server, .connections = 1, .seconds = 1},
                      .account = account};
    b.load.arg = &b;
    if (login(&b, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < sizeof TARGETS / sizeof *TARGETS; i++) {
        b.target = &TARGETS[i];
        if (measure(&b, p) != DONE)
            return FAILED;
    }
    return DONE;
}

int main(int argc, char **argv)
{
    struct probleem p = {0};
    if (argc < 4) {
        (void)fprintf(stderr, "usage: %s PORT PID ACCOUNT...\n", argv[0]);
        return 2;
    }
    for (int i = 3; i < argc; i++)
        if (run((int)strtol(argv[1], NULL, 10), (pid_t)strtol(argv[2], NULL, 10), argv[i], &p) !=
            DONE) {
            (void)fprintf(stderr, "%s\n", p.intern);
            return 1;
        }
    return 0;
}
