/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The schema, brought up to date by numbered files that only go forward: migrations/NNNN_name.sql,
 * numbered from 1 without a gap, and the views of migrations/views/, which carry no data and are
 * made anew whenever their text changed.
 *
 * One transaction for all that is pending: the views are dropped, each file is run and recorded in
 * `migratie` with the BLAKE2b-256 of its bytes, the views are made and tried, foreign keys are
 * checked. Whatever fails leaves the old state, with file, line and reason in the probleem. Before
 * a database with data is migrated it is copied to `<database>.voor-NNNN` (mode 0600), NNNN being
 * the first file to run; a copy of an earlier attempt is replaced.
 *
 * Refused: a database newer than the files, an applied file whose text is no longer the same, a
 * database that is not ours. Files may not begin or end transactions, attach, or set pragmas.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stdint.h>

#define DATABASE_FILE "gezinsplan.db"          /* in the data folder */
enum { DATABASE_APPLICATION_ID = 0x47657a69 }; /* "Gezi", in the file's header */

struct migrate_report {
    int from, to;          /* number of the last file applied, before and after; 0 for none */
    bool created;          /* the file was not there */
    bool views;            /* the views were made anew */
    char safety_copy[600]; /* its path; "" when none was needed */
};

/* Makes the file (mode 0600) when it is not there. `dir` holds the numbered files and `views`. */
enum result migrate_database(const char *path, const char *dir, struct migrate_report *ret,
                             struct probleem *p) CHECKED;

enum migration_state {
    MIGRATION_APPLIED,
    MIGRATION_PENDING,
    MIGRATION_CHANGED, /* applied, and the file is another one now */
    MIGRATION_UNKNOWN, /* applied, and there is no such file: the database is newer */
};

struct migration {
    int nummer;       /* 0 for the views */
    const char *naam; /* of the file; borrowed during the call */
    enum migration_state state;
    int64_t op; /* Unix seconds it was applied; 0 when pending */
};

/* Tells every migration in order, the views first; changes nothing. A database that is not there
 * has everything pending. */
enum result migrate_status(const char *path, const char *dir,
                           void (*tell)(void *arg, const struct migration *m), void *arg,
                           struct probleem *p) CHECKED;

#endif
