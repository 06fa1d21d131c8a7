/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/connections.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

/* The kernel gives out the lowest free descriptor, so they stay below the number of open files:
 * connections and this many others (database, logs, epoll). */
enum { OTHER_FILES = 1024 };

int64_t connections_now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum result connections_init(struct connections *c, int listeners, int most, int most_per_address)
{
    *c = (struct connections){.size = most + OTHER_FILES,
                              .listeners = listeners,
                              .most = most,
                              .most_per_address = most_per_address};
    (void)pthread_mutex_init(&c->lock, NULL);
    c->by_socket = calloc((size_t)c->size, sizeof *c->by_socket);
    c->per_listener = calloc((size_t)listeners, sizeof *c->per_listener);
    return c->by_socket && c->per_listener ? DONE : FAILED;
}

void connections_free(struct connections *c)
{
    (void)pthread_mutex_destroy(&c->lock);
    free(c->by_socket);
    free(c->per_listener);
}

bool connections_full(struct connections *c)
{
    (void)pthread_mutex_lock(&c->lock);
    bool full = c->open >= c->most;
    (void)pthread_mutex_unlock(&c->lock);
    return full;
}

static void set_ipv4(struct connection *one, const struct in_addr *address)
{
    static const unsigned char MAPPED[12] = {[10] = 0xFF, [11] = 0xFF};
    memcpy(one->network, MAPPED, sizeof MAPPED);
    memcpy(one->network + sizeof MAPPED, address, 4);
    (void)inet_ntop(AF_INET, address, one->address, sizeof one->address);
    one->loopback = one->network[sizeof MAPPED] == 127;
}

static void set_ipv6(struct connection *one, const struct in6_addr *address)
{
    if (IN6_IS_ADDR_V4MAPPED(address)) {
        struct in_addr v4;
        memcpy(&v4, address->s6_addr + 12, sizeof v4);
        set_ipv4(one, &v4);
        return;
    }
    memcpy(one->network, address, 8); /* one household or office has a /64 at least */
    (void)inet_ntop(AF_INET6, address, one->address, sizeof one->address);
    one->loopback = IN6_IS_ADDR_LOOPBACK(address);
}

/* A few thousand at most, and only when a connection is made: looking at each is fast enough. */
static int count_from(const struct connections *c, const unsigned char network[16])
{
    int n = 0;
    for (int i = 0; i < c->in_use; i++)
        if (c->by_socket[i].state != CONNECTION_FREE &&
            memcmp(c->by_socket[i].network, network, 16) == 0)
            n++;
    return n;
}

static void forget(struct connections *c, struct connection *one)
{
    if (one->state == CONNECTION_FREE)
        return;
    one->state = CONNECTION_FREE;
    c->open--;
    c->per_listener[one->listener]--;
    while (c->in_use > 0 && c->by_socket[c->in_use - 1].state == CONNECTION_FREE)
        c->in_use--;
}

static int listener_with_fewest(const struct connections *c)
{
    int fewest = 0;
    for (int i = 1; i < c->listeners; i++)
        if (c->per_listener[i] < c->per_listener[fewest])
            fewest = i;
    return fewest;
}

static bool is_proxy(const struct connections *c, const struct connection *one)
{
    unsigned char address[ADDRESS_BYTES];
    return c->proxies && address_read(one->address, address) && networks_has(c->proxies, address);
}

static struct connection *add(struct connections *c, int socket, const struct sockaddr *from)
{
    if (socket >= c->size)
        return NULL;
    struct connection *one = &c->by_socket[socket];
    forget(c, one); /* the system gave the number anew, so what was there never came to be served */
    memset(one->network, 0, sizeof one->network);
    if (from->sa_family == AF_INET6)
        set_ipv6(one, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr);
    else
        set_ipv4(one, &((const struct sockaddr_in *)(const void *)from)->sin_addr);
    if (c->open >= c->most ||
        (!is_proxy(c, one) && count_from(c, one->network) >= c->most_per_address))
        return NULL;
    one->state = CONNECTION_ADDED;
    one->listener = listener_with_fewest(c);
    c->per_listener[one->listener]++;
    c->open++;
    if (socket >= c->in_use)
        c->in_use = socket + 1;
    return one;
}

struct connection *connections_add(struct connections *c, int socket, const struct sockaddr *from,
                                   int64_t deadline)
{
    (void)pthread_mutex_lock(&c->lock);
    struct connection *one = add(c, socket, from);
    if (one)
        atomic_store(&one->deadline, deadline);
    else
        c->refused++;
    (void)pthread_mutex_unlock(&c->lock);
    return one;
}

struct connection *connections_open(struct connections *c, int socket)
{
    (void)pthread_mutex_lock(&c->lock);
    struct connection *one = &c->by_socket[socket];
    one->state = CONNECTION_OPEN;
    (void)pthread_mutex_unlock(&c->lock);
    return one;
}

void connections_drop(struct connections *c, struct connection *one)
{
    (void)pthread_mutex_lock(&c->lock);
    forget(c, one);
    (void)pthread_mutex_unlock(&c->lock);
}

void connections_drop_socket(struct connections *c, int socket)
{
    connections_drop(c, &c->by_socket[socket]);
}

void connections_cut_off(struct connections *c, int64_t now)
{
    (void)pthread_mutex_lock(&c->lock);
    for (int i = 0; i < c->in_use; i++) {
        struct connection *one = &c->by_socket[i];
        if (one->state != CONNECTION_OPEN || atomic_load(&one->deadline) > now)
            continue;
        (void)shutdown(i, SHUT_RDWR); /* its listener sees the end, and closes it */
        one->state = CONNECTION_CUT;
        c->cut_off++;
    }
    (void)pthread_mutex_unlock(&c->lock);
}
