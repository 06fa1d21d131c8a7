/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who is at the other side of the proxies in front. Each proxy adds whom it heard from at the end
 * of one header, the one the setting `proxy_kop` names; anybody can write what stands before that.
 * So the list is read from its end, as long as who wrote it is a trusted proxy (`proxies`): the
 * first that is none is the client. No sockets in here; what a stranger writes is judged here.
 */
#ifndef HTTP_FORWARDED_H
#define HTTP_FORWARDED_H

#include "base/network.h"

/* How the header is written. */
enum forwarded_kind {
    FORWARDED_FOR, /* X-Forwarded-For: 192.0.2.7, 10.0.0.4 */
    FORWARDED,     /* Forwarded: for=192.0.2.7;proto=https, for="[2001:db8::7]:4711" (RFC 7239) */
};

/* `from` is who the connection comes from; `values` all values of that header in their order, count
 * of them (0: it did not come). Gives the client's address: `from` itself when that is no trusted
 * proxy, and the last one that was told by a trusted proxy and can be read otherwise. True when
 * that is another than `from`. */
bool forwarded_address(enum forwarded_kind kind, const struct networks *proxies,
                       const unsigned char from[ADDRESS_BYTES], const char *const *values,
                       size_t count, unsigned char ret[ADDRESS_BYTES]);

#endif
