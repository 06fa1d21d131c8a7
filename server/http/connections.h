/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The open connections, by descriptor: how many there are (in all, from one address, per listener)
 * and until when each may go on. No libmicrohttpd in here.
 *
 * Of a connection only the deadline may be touched without the lock. The doorkeeper adds, the
 * listener thread that serves the connection marks it open and drops it just before the descriptor
 * is closed; between those two the watchdog may shut the socket down, so it never hits a descriptor
 * that already belongs to something else.
 */
#ifndef HTTP_CONNECTIONS_H
#define HTTP_CONNECTIONS_H

#include "base/network.h"
#include "base/result.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CONNECTION_NO_DEADLINE INT64_MAX

struct connection {
    enum { CONNECTION_FREE, CONNECTION_ADDED, CONNECTION_OPEN, CONNECTION_CUT } state;
    int listener;
    unsigned char network[16]; /* what the limit counts by: an IPv4 address, an IPv6 /64 */
    char address[INET6_ADDRSTRLEN];
    bool loopback;
    _Atomic int64_t deadline; /* ms of connections_now */
};

struct connections {
    pthread_mutex_t lock;
    struct connection *by_socket;
    int size;          /* descriptors from here on are refused */
    int in_use;        /* descriptors below this may be in the table */
    int open;          /* how many are */
    int *per_listener; /* how many of them each listener has */
    int listeners;
    int most, most_per_address;
    const struct networks *proxies; /* whose connections are everybody's: not counted per address */
    uint64_t cut_off, refused;
};

/* Milliseconds of the clock that never jumps. */
int64_t connections_now(void);

enum result connections_init(struct connections *c, int listeners, int most,
                             int most_per_address) CHECKED;
void connections_free(struct connections *c);
bool connections_full(struct connections *c);
/* Enters a socket just accepted, for the listener with the fewest. NULL when that is over a limit:
 * the caller closes it. Borrowed until connections_drop. */
struct connection *connections_add(struct connections *c, int socket, const struct sockaddr *from,
                                   int64_t deadline);
/* The listener begins to serve it; the watchdog may cut it off from here. */
struct connection *connections_open(struct connections *c, int socket);
/* Just before the descriptor is closed. */
void connections_drop(struct connections *c, struct connection *one);
/* The same for a socket that was added and never served. */
void connections_drop_socket(struct connections *c, int socket);
/* Shuts down what is past its deadline. */
void connections_cut_off(struct connections *c, int64_t now);

#endif
