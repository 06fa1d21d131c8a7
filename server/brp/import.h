/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Taking in a delivery of BRP persons (`gezinsplan import brp`): piece by piece, some hundred
 * persons a transaction, each with its own line in the log. Stopped halfway, whole transactions
 * stay and the same file can simply be read again. Whoever stands in it twice is as the last one
 * says, and each such case is told.
 *
 * What was passed over or left out is told with line, field and reason; never with what stood there
 * (a BSN is not for reports).
 */
#ifndef BRP_IMPORT_H
#define BRP_IMPORT_H

#include "base/clock.h"
#include "base/id.h"
#include "db/db.h"

#include <stdio.h>

struct brp_melding {
    long line;
    const char *veld;
    const char *reden;
    bool overgeslagen; /* the whole person, not just this field */
    long eerder;       /* the same person stood at that line too: this one counts now; else 0 */
};

struct brp_telling {
    long gelezen; /* pieces of the list */
    long nieuw, gewijzigd, ongewijzigd;
    long overgeslagen; /* persons */
    long opmerkingen;  /* fields left out of persons that were taken */
    long dubbel;       /* times somebody came who stood in it before; counted above too */
};

struct brp_import {
    struct db_conn *conn; /* a writer, in no transaction */
    struct id_maker *ids;
    const struct bsn_keys *keys;
    const struct clock *clock;
    const char *verzoek; /* for the log: one run of the program */
    FILE *file;          /* borrowed */
    void (*melding)(void *arg, const struct brp_melding *melding);
    void (*voortgang)(void *arg, const struct brp_telling *telling); /* after each transaction */
    void *arg;
};

/* FAILED: what was committed before stays, and ret_telling counts it. */
enum result brp_importeren(const struct brp_import *import, struct brp_telling *ret_telling,
                           struct probleem *p) CHECKED;

#endif
