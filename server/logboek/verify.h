/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Is the log whole? Recomputes every commitment and the chain from the first line to the last, and
 * holds every checkpoint against it: those in the table and those in an outside file (R31). Each
 * fault is told with the line it is at. Reads line by line; memory does not grow with the log, and
 * a server may go on writing.
 *
 * What no verification can see: lines cut off after the last checkpoint that anybody kept.
 */
#ifndef LOGBOEK_VERIFY_H
#define LOGBOEK_VERIFY_H

#include "db/db.h"

enum logfout_soort {
    LOGFOUT_INHOUD,    /* the fields of a line are not those it was written with */
    LOGFOUT_KETEN,     /* a line does not continue on the one before: its time or number was
                          changed, or it was put there, moved or made anew */
    LOGFOUT_ONTBREEKT, /* lines volgnr … tot are not there */
    LOGFOUT_AFGEKAPT,  /* lines volgnr … tot were there, says a checkpoint; the log ends before */
    LOGFOUT_HERSCHREVEN, /* somewhere in volgnr … tot the log is not what a checkpoint signed */
    LOGFOUT_ZEGEL,       /* a checkpoint that is not signed by our key, or cannot be read */
    LOGFOUT_GEWIST,      /* the fields of a line are gone, and no signed erasure says why (R31) */
    LOGFOUT_WISSING, /* an erasure (wissing.h) that we did not sign, or that is not what it says */
    LOGFOUT_ZEGEL_WEG, /* a checkpoint of the outside file is not in the table */
};

struct logfout {
    enum logfout_soort soort;
    int64_t volgnr, tot; /* the same when it is one line */
    const char *text;    /* English, one sentence, with the numbers */
};

struct verify_options {
    const unsigned char *sleutel; /* Ed25519 public key (32) that must have signed; NULL: any key,
                                     which proves little */
    const char *zegel_bestand;    /* outside checkpoint file; NULL for none */
    const char *zegel_tekst;      /* outside checkpoints, one a line; NULL for none */
    int64_t stuk; /* lines read in one snapshot, so that a long log holds up nobody; 0: all */
    void (*report)(void *arg, const struct logfout *fout); /* each fault, in the order found */
    /* Now and then, and after each piece; may be NULL. False: stop, and it is FAILED. */
    bool (*progress)(void *arg, int64_t regels);
    void *arg;
};

struct verify_result {
    int64_t regels;         /* lines read */
    int64_t laatste;        /* number of the last one */
    int64_t zegels, buiten; /* checkpoints looked at, in the table and in the file */
    int64_t wissingen;      /* erasures that are as they were signed */
    int64_t gewist;         /* lines they took the fields of */
    int64_t verzegeld;      /* up to this line the log is as it was signed; 0 for none */
    int64_t fouten;         /* faults reported */
};

/* DONE when it was read to the end, faults or not. FAILED when it could not be read. `c` is a
 * writer connection (readers may not see the table); nothing is written. */
enum result logboek_verify(struct db_conn *c, const struct verify_options *options,
                           struct verify_result *ret, struct probleem *p) CHECKED;

#endif
