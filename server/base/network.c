/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/network.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

enum { MAPPED_BYTES = 12, ADDRESS_BITS = 128 };
static const unsigned char MAPPED[MAPPED_BYTES] = {[10] = 0xFF, [11] = 0xFF};

bool address_read(const char *text, unsigned char ret[ADDRESS_BYTES])
{
    memcpy(ret, MAPPED, MAPPED_BYTES);
    return inet_pton(AF_INET, text, ret + MAPPED_BYTES) == 1 || inet_pton(AF_INET6, text, ret) == 1;
}

static bool is_ipv4(const unsigned char *address)
{
    return memcmp(address, MAPPED, MAPPED_BYTES) == 0;
}

void address_write(const unsigned char address[ADDRESS_BYTES], char ret[ADDRESS_SIZE])
{
    if (is_ipv4(address))
        (void)inet_ntop(AF_INET, address + MAPPED_BYTES, ret, ADDRESS_SIZE);
    else
        (void)inet_ntop(AF_INET6, address, ret, ADDRESS_SIZE);
}

static bool bit(const unsigned char *address, int i) { return address[i / 8] >> (7 - i % 8) & 1; }

static bool network_read(char *text, unsigned char address[ADDRESS_BYTES], int *ret_bits)
{
    char *slash = strchr(text, '/');
    int most = ADDRESS_BITS, bits;
    if (slash)
        *slash++ = '\0';
    if (!address_read(text, address))
        return false;
    if (!strchr(text, ':')) /* the bits of an IPv4 network */
        most -= MAPPED_BYTES * 8;
    bits = most;
    if (slash) {
        size_t n = strspn(slash, "0123456789");
        bits = n > 0 && n < 4 && !slash[n] ? (int)strtol(slash, NULL, 10) : 0;
    }
    if (bits < 1 || bits > most)
        return false;
    *ret_bits = bits + ADDRESS_BITS - most;
    for (int i = *ret_bits; i < ADDRESS_BITS; i++)
        if (bit(address, i))
            return false;
    return true;
}

bool networks_read(const char *text, struct networks *ret)
{
    struct networks found = {0};
    for (const char *s = text + strspn(text, " ,"); *s; s += strspn(s, " ,")) {
        char one[64];
        size_t n = strcspn(s, " ,");
        if (n >= sizeof one || found.count == NETWORKS_MAX)
            return false;
        memcpy(one, s, n);
        one[n] = '\0';
        if (!network_read(one, found.network[found.count].address,
                          &found.network[found.count].bits))
            return false;
        found.count++;
        s += n;
    }
    if (ret)
        *ret = found;
    return true;
}

static bool same_bits(const unsigned char *a, const unsigned char *b, int bits)
{
    int whole = bits / 8;
    unsigned mask = 0xFF00u >> bits % 8 & 0xFFu;
    return memcmp(a, b, (size_t)whole) == 0 &&
           (bits % 8 == 0 || ((a[whole] ^ b[whole]) & mask) == 0);
}

bool networks_has(const struct networks *n, const unsigned char address[ADDRESS_BYTES])
{
    for (int i = 0; i < n->count; i++)
        if (same_bits(n->network[i].address, address, n->network[i].bits))
            return true;
    return false;
}
