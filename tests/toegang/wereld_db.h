/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A world as a database of ours, in a folder of its own: the migrations and views of the project,
 * the rows of the world, and a reader as the program opens it. Whatever goes wrong here ends the
 * program with a message: it is the test that is broken then.
 */
#ifndef TESTS_TOEGANG_WERELD_DB_H
#define TESTS_TOEGANG_WERELD_DB_H

#include "db/db.h"
#include "wereld.h"

struct wereld_db;

/* True when there are views to test. */
bool wereld_db_views(void);
struct wereld_db *wereld_db_new(const struct wereld *w);
void wereld_db_free(struct wereld_db *d); /* removes the folder too */
struct db_conn *wereld_db_reader(struct wereld_db *d);
struct sqlite3 *wereld_db_raw(struct wereld_db *d); /* without authorizer, functions and sets */
/* Changes the database past every domain function. Letters, one a value: i number, r reference (0:
 * NULL), t text, d date ("": NULL). */
void wereld_db_put(struct wereld_db *d, const char *sql, const char *letters, ...);
/* R33: it went on in another, by the act of `door`. */
void wereld_db_samen(struct wereld_db *d, const struct huishouden *h, int64_t door);

#endif
