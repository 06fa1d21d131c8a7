/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Filling a database that nobody uses yet (the demo and the benches): many times as fast, for what
 * it leaves out until the end. There is no journal and no waiting for the disk, so what stops
 * halfway must be thrown away; references are checked once, at the end; and the versions of R29 are
 * not counted row by row: nobody has read anything, so each household starts at 1; and the search
 * indexes are made at once (zoeken.h).
 *
 * All other constraints and triggers hold as ever.
 */
#ifndef DB_LOAD_H
#define DB_LOAD_H

#include "db/db.h"

/* A connection to a migrated database that no other connection is open to. db_transaction and the
 * rest work as on a writer, but that nothing can be rolled back: after a failure, throw the file
 * away. */
enum result db_load_begin(struct db *db, struct db_conn **ret, struct probleem *p) CHECKED;
/* Puts everything back, checks the references, makes the file durable. Closes the connection, also
 * when it fails. */
enum result db_load_end(struct db_conn *c, struct probleem *p) CHECKED;

#endif
