/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Cuts a file of BRP persons into persons without holding more than one of them. It finds each
 * object of the list `personen` by its braces and strings, whatever the layout; the file is either
 * {"…": …, "personen": [ … ]} or the list alone. What lies in an object is not judged here.
 */
#ifndef BRP_SPLITSER_H
#define BRP_SPLITSER_H

#include "base/buf.h"
#include "base/probleem.h"

#include <stdio.h>

enum { SPLITSER_PERSOON_MAX = 256 * 1024 }; /* bytes of one person */

enum stuk_soort {
    STUK_PERSOON,  /* an object: text and len are set */
    STUK_TE_GROOT, /* one of more than SPLITSER_PERSOON_MAX bytes; it was passed over */
    STUK_ANDERS,   /* something else than an object stood in the list */
    STUK_EINDE,    /* the list has ended, and the file as it should */
};

struct stuk {
    enum stuk_soort soort;
    const char *text; /* the object, NUL at the end; until the next call */
    size_t len;
    long line; /* where it starts, from 1 */
};

struct splitser {
    FILE *file; /* borrowed */
    struct buf piece;
    long line;
    int last; /* the character before, put back by one */
    bool held, started, bare, ended;
};

void splitser_init(struct splitser *s, FILE *file);
void splitser_free(struct splitser *s);
/* The next piece. FAILED (PROBLEEM_ONLEESBAAR, the line in `intern`) when the file cannot be read,
 * stops too early, or has no such list; what came before is whole. */
enum result splitser_next(struct splitser *s, struct stuk *ret, struct probleem *p) CHECKED;

#endif
