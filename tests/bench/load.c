/* SPDX-License-Identifier: EUPL-1.2 */
#include "load.h"

#include "base/cleanup.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { HEAD_MAX = 16 * 1024, BODY_MAX = 1024 * 1024, TIMES_MAX = 4000000, SILENT_MS = 10000 };

struct line { /* a connection */
    int fd;
    double began;
    size_t got;         /* bytes of the answer so far */
    size_t head, whole; /* where its body begins and ends; 0: not known yet */
    char *answer;       /* HEAD_MAX + BODY_MAX */
};

struct run {
    const struct load *load;
    struct line line[LOAD_CONNECTIONS_MAX];
    int epoll;
    long asked, answered;
    double body_bytes;
    float *times; /* seconds, of the first TIMES_MAX answers */
    struct probleem *p;
};

static double clock_read(clockid_t clock)
{
    struct timespec t = {0};
    (void)clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double server_cpu(const struct load *load)
{
    clockid_t clock;
    return clock_getcpuclockid(load->server, &clock) == 0 ? clock_read(clock) : 0;
}

/* ---- one connection ---- */

static enum result line_open(struct run *r, struct line *line)
{
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)r->load->port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = line};
    const int on = 1;
    line->answer = malloc(HEAD_MAX + BODY_MAX + 1);
    line->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!line->answer || line->fd < 0 ||
        connect(line->fd, (const struct sockaddr *)&to, sizeof to) != 0 ||
        setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 ||
        epoll_ctl(r->epoll, EPOLL_CTL_ADD, line->fd, &event) != 0)
        return probleem_intern(r->p, "cannot connect to port %d: %s", r->load->port,
                               strerror(errno));
    return DONE;
}

static enum result line_ask(struct run *r, struct line *line)
{
    char request[LOAD_REQUEST_MAX];
    size_t n = r->load->request(r->load->arg, r->asked++, request, sizeof request);
    line->got = line->head = line->whole = 0;
    line->began = clock_read(CLOCK_MONOTONIC);
    if (n == 0 || n >= sizeof request || send(line->fd, request, n, MSG_NOSIGNAL) != (ssize_t)n)
        return probleem_intern(r->p, "cannot send a request of %zu bytes", n);
    return DONE;
}

/* Looks whether the head is whole; then the answer's status and length are known. */
static enum result head_read(struct run *r, struct line *line)
{
    static const char length[] = "\r\ncontent-length:";
    line->answer[line->got] = '\0';
    const char *end = strstr(line->answer, "\r\n\r\n");
    if (!end)
        return line->got < HEAD_MAX ? DONE : probleem_intern(r->p, "a head without end");
    const char *found = strcasestr(line->answer, length);
    long status =
        strncmp(line->answer, "HTTP/1.1 ", 9) == 0 ? strtol(line->answer + 9, NULL, 10) : 0;
    if (status != r->load->status || !found || found > end)
        return probleem_intern(r->p, "status %ld, not %d: %.600s", status, r->load->status,
                               line->answer);
    size_t body = strtoul(found + sizeof length - 1, NULL, 10);
    line->head = (size_t)(end - line->answer) + 4;
    line->whole = line->head + body;
    return body <= BODY_MAX ? DONE : probleem_intern(r->p, "an answer of %zu bytes", body);
}

/* Takes what has come in; *ret_whole when that ends the answer. */
static enum result line_take(struct run *r, struct line *line, bool *ret_whole)
{
    ssize_t n = recv(line->fd, line->answer + line->got, HEAD_MAX + BODY_MAX - line->got, 0);
    if (n <= 0)
        return probleem_intern(r->p, "the server closed a connection");
    line->got += (size_t)n;
    if (line->whole == 0 && head_read(r, line) != DONE)
        return FAILED;
    *ret_whole = line->whole > 0 && line->got >= line->whole;
    return line->whole == 0 || line->got <= line->whole
               ? DONE
               : probleem_intern(r->p, "more than was asked for");
}

/* ---- the loop ---- */

static enum result run_open(struct run *r, int connections)
{
    for (int i = 0; i < LOAD_CONNECTIONS_MAX; i++)
        r->line[i].fd = -1;
    r->epoll = epoll_create1(EPOLL_CLOEXEC);
    r->times = malloc(TIMES_MAX * sizeof *r->times);
    if (r->epoll < 0 || !r->times || connections > LOAD_CONNECTIONS_MAX)
        return probleem_intern(r->p, "cannot begin: %s", strerror(errno));
    for (int i = 0; i < connections; i++)
        if (line_open(r, &r->line[i]) != DONE)
            return FAILED;
    return DONE;
}

static void run_close(struct run *r)
{
    for (int i = 0; i < LOAD_CONNECTIONS_MAX; i++) {
        if (r->line[i].fd >= 0)
            (void)close(r->line[i].fd);
        free(r->line[i].answer);
    }
    if (r->epoll >= 0)
        (void)close(r->epoll);
    free(r->times);
}

/* An answer is whole: counts it and, while there is time, asks for the next. */
static enum result answered(struct run *r, struct line *line, double now, double until)
{
    if (r->answered < TIMES_MAX)
        r->times[r->answered] = (float)(now - line->began);
    r->answered++;
    r->body_bytes += (double)(line->whole - line->head);
    return now < until ? line_ask(r, line) : DONE;
}

/* Until every connection has its last answer. */
static enum result loop(struct run *r, double until)
{
    struct epoll_event events[LOAD_CONNECTIONS_MAX];
    while (r->answered < r->asked) {
        int n = epoll_wait(r->epoll, events, LOAD_CONNECTIONS_MAX, SILENT_MS);
        if (n <= 0)
            return probleem_intern(r->p, "no answer in %d ms", SILENT_MS);
        for (int i = 0; i < n; i++) {
            struct line *line = events[i].data.ptr;
            bool whole = false;
            if (line_take(r, line, &whole) != DONE ||
                (whole && answered(r, line, clock_read(CLOCK_MONOTONIC), until) != DONE))
                return FAILED;
        }
    }
    return DONE;
}

static int compare(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void figures(struct run *r, double seconds, double cpu, struct load_result *ret)
{
    size_t n = (size_t)(r->answered < TIMES_MAX ? r->answered : TIMES_MAX);
    qsort(r->times, n, sizeof *r->times, compare);
    *ret = (struct load_result){
        .per_second = (double)r->answered / seconds,
        .p50_ms = (double)r->times[n / 2] * 1e3,
        .p99_ms = (double)r->times[n * 99 / 100] * 1e3,
        .cpu_us = cpu * 1e6 / (double)r->answered,
        .bytes = r->body_bytes / (double)r->answered,
    };
}

enum result load_run(const struct load *load, struct load_result *ret, struct probleem *p)
{
    struct run r = {.load = load, .p = p};
    enum result result = run_open(&r, load->connections);
    double cpu = server_cpu(load), began = clock_read(CLOCK_MONOTONIC);
    for (int i = 0; i < load->connections && result == DONE; i++)
        result = line_ask(&r, &r.line[i]);
    if (result == DONE)
        result = loop(&r, began + load->seconds);
    if (result == DONE)
        figures(&r, clock_read(CLOCK_MONOTONIC) - began, server_cpu(load) - cpu, ret);
    run_close(&r);
    return result;
}

enum result load_one(const struct load *load, char **ret_body, struct probleem *p)
{
    struct run r = {.load = load, .p = p};
    enum result result = run_open(&r, 1);
    if (result == DONE)
        result = line_ask(&r, &r.line[0]);
    if (result == DONE)
        result = loop(&r, 0);
    if (result == DONE &&
        !(*ret_body = strndup(r.line[0].answer + r.line[0].head, r.line[0].whole - r.line[0].head)))
        result = probleem_intern(p, "no memory for an answer");
    run_close(&r);
    return result;
}
