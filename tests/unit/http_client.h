/* SPDX-License-Identifier: EUPL-1.2 */
/* A small HTTP client on a bare socket, so that a test can send what no library would. Fails the
 * Check test it runs in when the other side does not answer within ten seconds. */
#ifndef TESTS_HTTP_CLIENT_H
#define TESTS_HTTP_CLIENT_H

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct answer {
    int status; /* 0: the connection ended without one */
    char head[8192];
    char *body; /* owned */
    size_t body_len;
};

static inline double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline int try_connect(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((in_port_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert_int_ge(fd, 0);
    struct timeval patience = {.tv_sec = 60};
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
        return fd;
    (void)close(fd);
    return -1;
}

static inline int client_connect(int port)
{
    int fd = try_connect(port);
    ck_assert_msg(fd >= 0, "cannot connect: %s", strerror(errno));
    return fd;
}

/* False when the other side has closed. */
static inline int client_send(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
        if (sent <= 0)
            return 0;
        bytes += sent;
        n -= (size_t)sent;
    }
    return 1;
}

static inline int client_text(int fd, const char *text)
{
    return client_send(fd, text, strlen(text));
}

/* A header's value in `out`; false when it is not there. */
static inline int answer_header(const struct answer *a, const char *name, char *out, size_t size)
{
    size_t n = strlen(name);
    for (const char *line = strstr(a->head, "\r\n"); line; line = strstr(line + 2, "\r\n")) {
        if (strncasecmp(line + 2, name, n) != 0 || line[2 + n] != ':')
            continue;
        const char *value = line + 3 + n + strspn(line + 3 + n, " ");
        (void)snprintf(out, size, "%.*s", (int)strcspn(value, "\r"), value);
        return 1;
    }
    return 0;
}

static inline void answer_free(struct answer *a)
{
    free(a->body);
    *a = (struct answer){0};
}

/* One answer, and not a byte more. `head_only`: for HEAD, a body is not waited for. */
static inline struct answer client_read_as(int fd, int head_only)
{
    struct answer a = {0};
    size_t n = 0;
    while (!strstr(a.head, "\r\n\r\n")) {
        ck_assert_uint_lt(n, sizeof a.head - 1);
        ssize_t got = recv(fd, a.head + n, 1, 0);
        ck_assert_msg(got >= 0 || errno == ECONNRESET, "no answer: %s", strerror(errno));
        if (got <= 0)
            return a;
        a.head[++n] = '\0';
    }
    ck_assert_int_eq(sscanf(a.head, "HTTP/1.1 %d", &a.status), 1);
    char length[32] = "0";
    (void)answer_header(&a, "Content-Length", length, sizeof length);
    a.body_len = head_only ? 0 : strtoul(length, NULL, 10);
    a.body = calloc(1, a.body_len + 1);
    for (size_t done = 0; done < a.body_len;) {
        ssize_t got = recv(fd, a.body + done, a.body_len - done, 0);
        ck_assert_msg(got > 0, "answer cut off after %zu of %zu bytes", done, a.body_len);
        done += (size_t)got;
    }
    return a;
}

static inline struct answer client_read(int fd) { return client_read_as(fd, 0); }

/* Whether the other side closes, within ten seconds, without another byte. */
static inline int client_closed(int fd)
{
    char c;
    ssize_t got = recv(fd, &c, 1, 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

/* Takes in what still comes, until the other side closes. */
static inline void client_read_to_end(int fd)
{
    char some[4096];
    ssize_t got;
    while ((got = recv(fd, some, sizeof some, 0)) > 0)
        ;
    ck_assert_msg(got == 0 || errno == ECONNRESET, "not closed: %s", strerror(errno));
}

/* One request on a connection of its own. */
static inline struct answer client_ask(int port, const char *request)
{
    int fd = client_connect(port);
    (void)client_text(fd, request); /* it may be answered and closed half-way */
    struct answer a = client_read(fd);
    (void)close(fd);
    return a;
}

static inline int client_status(int port, const char *request)
{
    struct answer a = client_ask(port, request);
    int status = a.status;
    answer_free(&a);
    return status;
}

#define GET(path) "GET " path " HTTP/1.1\r\nHost: test\r\n\r\n"

#endif
