/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading the head of a request: target, method, headers. No sockets, no libmicrohttpd: what a
 * stranger writes is judged here, and fuzzed (tests/fuzz/fuzz_request.c).
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "http/http.h"

/* Splits a request target at its '?' and decodes the path, in place. False for what two programs
 * could read in two ways: not starting with '/', white space, bytes outside ASCII, '#', '\\',
 * broken or encoded control characters, an encoded slash, "." and ".." as segments, a path that is
 * no UTF-8. */
bool request_target(char *target, const char **ret_path, const char **ret_query);
enum http_method request_method(const char *name);

/* What the headers say about themselves; start with zeroes. */
struct request_head {
    int hosts, lengths, encodings;
    bool chunked;    /* the only Transfer-Encoding there is */
    bool expects;    /* Expect: 100-continue */
    bool ambiguous;  /* a name that is no name, a control character in a value */
    uint64_t length; /* Content-Length; UINT64_MAX when it is no number */
};
void request_head_add(struct request_head *h, const char *name, const char *value);
/* 0, or the status to refuse with: a request whose end or host two programs could see in different
 * places (request smuggling) is 400, a body in an unknown coding 501. */
int request_head_status(const struct request_head *h, bool http_1_0);

#endif
