/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * multipart/form-data (RFC 7578) as it comes in, in pieces of any size. No sockets, no
 * libmicrohttpd: what a stranger writes is judged here (tests/unit/test_multipart.c).
 *
 * Strict: the body begins with a boundary and ends with the last one; every part has one
 * Content-Disposition with a name; no nesting, no part without a name. Holds a part's head (4 KB)
 * and the length of a boundary, never a part.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>

enum { MULTIPART_NAAM = 100, MULTIPART_BESTAND = 1000 }; /* bytes, NUL not counted */

/* Each may say FAILED, which ends it. `naam` and `bestand` (NULL when the part is no file) are
 * UTF-8, undecided upon: `bestand` is as the client wrote it. */
struct multipart_hoort {
    enum result (*begin)(void *arg, const char *naam, const char *bestand, struct probleem *p);
    enum result (*data)(void *arg, const char *bytes, size_t n, struct probleem *p);
    enum result (*end)(void *arg, struct probleem *p);
    void *arg;
};

struct multipart;

/* Whether a Content-Type is one. */
bool multipart_is(const char *content_type);
/* FAILED for a Content-Type without a usable boundary. `most` parts; more is TE_GROOT. */
enum result multipart_new(const char *content_type, const struct multipart_hoort *hoort, int most,
                          struct multipart **ret, struct probleem *p) CHECKED;
void multipart_free(struct multipart *m); /* NULL is fine */
/* What FAILED once fails ever after; only the first says why. */
enum result multipart_add(struct multipart *m, const char *bytes, size_t n,
                          struct probleem *p) CHECKED;
/* FAILED when the last boundary has not come. */
enum result multipart_end(struct multipart *m, struct probleem *p) CHECKED;

#endif
