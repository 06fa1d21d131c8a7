/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The doorkeeper: one thread that accepts connections, hands them out, and several times a second
 * cuts off those that are past their time.
 */
#include "http/intern.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    WATCH_MS = 200, /* between two looks of the watchdog */
    BREATH_MS = 20, /* when nothing can be accepted for now */
    ACCEPT_AT_ONCE = 64,
};

/* ---- listening ---- */

static int open_socket(const struct addrinfo *where)
{
    int fd = socket(where->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    /* Only says that a port in TIME_WAIT may be taken; a port somebody listens on stays theirs. */
    int on = 1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, where->ai_addr, where->ai_addrlen) == 0 && listen(fd, SOMAXCONN) == 0)
        return fd;
    int kept = errno;
    (void)close(fd);
    errno = kept;
    return -1;
}

static int bound_port(int fd)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    if (getsockname(fd, (struct sockaddr *)&address, &length) != 0)
        return 0;
    in_port_t port = address.ss_family == AF_INET6
                         ? ((struct sockaddr_in6 *)(void *)&address)->sin6_port
                         : ((struct sockaddr_in *)(void *)&address)->sin_port;
    return ntohs(port);
}

enum result doorkeeper_listen(struct http_server *s, const struct config *config, char *err,
                              size_t size)
{
    char port[16];
    (void)snprintf(port, sizeof port, "%d", config->poort);
    const struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *where;
    int why = getaddrinfo(config->adres, port, &hints, &where);
    if (why != 0) {
        (void)snprintf(err, size, "adres \"%s\" is no IPv4 or IPv6 address: %s", config->adres,
                       gai_strerror(why));
        return FAILED;
    }
    s->socket = open_socket(where);
    int kept = errno;
    freeaddrinfo(where);
    if (s->socket < 0) {
        (void)snprintf(err, size, "cannot listen on %s port %d: %s%s", config->adres, config->poort,
                       strerror(kept),
                       kept == EADDRINUSE ? "; is another server running? Set poort" : "");
        return FAILED;
    }
    s->port = bound_port(s->socket);
    return DONE;
}

/* ---- accepting ---- */

static void hand_out(struct http_server *s, int fd, const struct sockaddr *from, socklen_t length)
{
    struct connection *one =
        connections_add(&s->connections, fd, from, connections_now() + s->request_ms);
    if (!one) {
        (void)close(fd);
        return;
    }
    /* Closes the socket itself when it cannot take it; nobody else accepts, so that the number
     * stands for this connection until it is dropped here. */
    if (MHD_add_connection(s->listeners[one->listener].daemon, fd, from, length) != MHD_YES)
        connections_drop_socket(&s->connections, fd);
}

/* False when there is no more room for now: out of descriptors or of memory. */
static bool accept_some(struct http_server *s)
{
    for (int i = 0; i < ACCEPT_AT_ONCE && !connections_full(&s->connections); i++) {
        struct sockaddr_storage from;
        socklen_t length = sizeof from;
        int fd =
            accept4(s->socket, (struct sockaddr *)&from, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd >= 0)
            hand_out(s, fd, (struct sockaddr *)&from, length);
        else
            return errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM;
    }
    return true;
}

static void close_port(struct http_server *s)
{
    (void)pthread_mutex_lock(&s->gate);
    (void)close(s->socket);
    s->socket = -1;
    (void)pthread_cond_broadcast(&s->changed);
    (void)pthread_mutex_unlock(&s->gate);
}

static void *doorkeeper_run(void *arg)
{
    struct http_server *s = arg;
    bool room = true;
    int64_t looked = 0;
    while (!atomic_load(&s->ending)) {
        struct pollfd on[] = {{.fd = s->wake, .events = POLLIN},
                              {.fd = s->socket, .events = POLLIN}};
        bool accepting = s->socket >= 0 && room && !connections_full(&s->connections);
        (void)poll(on, accepting ? 2 : 1, s->socket < 0 || accepting ? WATCH_MS : BREATH_MS);
        uint64_t woken;
        if ((on[0].revents & POLLIN) && read(s->wake, &woken, sizeof woken) < 0)
            continue;
        if (atomic_load(&s->quiesced) && s->socket >= 0)
            close_port(s);
        else
            room = !accepting || on[1].revents == 0 || accept_some(s);
        int64_t now = connections_now();
        if (now - looked >= WATCH_MS)
            connections_cut_off(&s->connections, looked = now);
    }
    return NULL;
}

enum result doorkeeper_start(struct http_server *s)
{
    s->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (s->wake < 0)
        return FAILED;
    errno = pthread_create(&s->doorkeeper, NULL, doorkeeper_run, s);
    if (errno != 0)
        return FAILED;
    (void)pthread_setname_np(s->doorkeeper, "http-deur");
    return DONE;
}

void doorkeeper_wake(struct http_server *s)
{
    uint64_t one = 1;
    if (write(s->wake, &one, sizeof one) < 0)
        return; /* full: then it is awake already */
}
