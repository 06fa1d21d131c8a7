/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Internet addresses and networks, as text and as 16 bytes: an IPv4 address is its IPv6-mapped one,
 * so that the two ways to write it are one address.
 */
#ifndef BASE_NETWORK_H
#define BASE_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

enum { NETWORKS_MAX = 32, ADDRESS_BYTES = 16, ADDRESS_SIZE = 46 };

struct networks {
    struct {
        unsigned char address[ADDRESS_BYTES];
        int bits; /* of the 128 that count */
    } network[NETWORKS_MAX];
    int count;
};

/* One address, and nothing else in the text. */
bool address_read(const char *text, unsigned char ret[ADDRESS_BYTES]);
/* The shortest way to write it; IPv4 as such. */
void address_write(const unsigned char address[ADDRESS_BYTES], char ret[ADDRESS_SIZE]);

/* "10.0.0.4, 192.168.7.0/24, fd00::/8"; "" is none. False for anything that is no list of
 * addresses and networks, for bits set behind the network's end, for a network of everything, and
 * for more than NETWORKS_MAX. `ret` may be NULL. */
bool networks_read(const char *text, struct networks *ret);
bool networks_has(const struct networks *n, const unsigned char address[ADDRESS_BYTES]);

#endif
