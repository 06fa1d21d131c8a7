/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What kind of file it is, by its bytes and not by what anybody says. Looked at while it comes in:
 * its begin, its end, and whether all of it is text. Nothing is ever unpacked: of a zip only the
 * list of names at its end is read.
 */
#ifndef STUKKEN_SOORT_H
#define STUKKEN_SOORT_H

#include "base/buf.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BESTANDSNAAM_MAX = 150 }; /* characters */

/* One kind: code of document.bestandssoort, name on screens, media type. */
struct bestandssoort {
    const char *code, *naam, *media;
    const char *uitgangen[3]; /* of file names, lower case, NULL-ended */
    bool beeld;               /* may be shown in a page, as <img> */
};

const struct bestandssoort *bestandssoort(const char *code); /* NULL when unknown */

struct soort_kijker;

struct soort_kijker *soort_new(void); /* NULL without memory */
void soort_free(struct soort_kijker *k);
void soort_add(struct soort_kijker *k, const char *bytes, size_t n);
/* The kind; NULL when it is none of ours or the name says another: then code and reason (Dutch, for
 * the field) say what is wrong. */
const struct bestandssoort *soort_end(struct soort_kijker *k, const char *bestandsnaam,
                                      const char **ret_code, const char **ret_reden);

/* Appends a file name as it may be kept: without folders, controls, marks that turn text around,
 * and signs that a disk gives a meaning; at most BESTANDSNAAM_MAX characters with its ending. Empty
 * when nothing is left. Input is UTF-8. */
void bestandsnaam_clean(const char *naam, struct buf *out);
/* Appends the value of Content-Disposition (RFC 6266, RFC 8187): always an attachment. */
void bestandsnaam_disposition(const char *naam, struct buf *out);

#endif
