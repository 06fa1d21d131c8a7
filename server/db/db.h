/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The database: one interface, behind it an engine (sqlite.c; the only files that know sqlite3.h
 * are in this folder).
 *
 * Connections. A *reader* belongs to one listener thread and sees closed tables (everything with
 * dossier content) only through the views of migrations/views/ (DESIGN.md 5): anything else fails
 * to prepare. The one *writer* belongs to the writer thread (writer.h); only domain functions use
 * it.
 *
 * Statements are static SQL text, prepared once per connection and kept, found by the address of
 * the text; values are bound by name. Never build SQL from strings. A reader's statement has no
 * WITH, NATURAL or USING (write ON): the authorizer is not told what these read.
 *
 * Rows become JSON: the column's name is the key, and may end in a mark that says how to write it:
 *     id#      a 63-bit id, written as its 13-character text
 *     op@      Unix seconds, written as "2026-11-21T21:07:00Z"
 *     open?    0 or 1, written as a boolean
 *     leden[]  text that is JSON itself, parsed ([] or {} for arrays and objects)
 *     grond!   told to the connection's listener for the log (db_note_set), then written as text; a
 *              number as an id's text, and `personen!` (ids as texts, comma between) as an array
 *     grond-   told to that listener too, and left out of the row
 * NULL becomes null. The mark is not part of the key.
 *
 * The viewer (R28): kijker(), lezer_persoon(), vandaag(), nu(), dossier(), sessie() and sleutel()
 * in SQL are what db_context_set fixed for the request; unset they are NULL, and NULL means no
 * rows.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/datum.h"
#include "base/probleem.h"
#include "base/result.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;      /* one open database */
struct db_conn; /* one connection; used by one thread at a time */

struct db_context {
    int64_t kijker;  /* gebruiker id, 0 for none */
    int64_t lezer;   /* persoon id: a family member reads (G7), by domein/oogpunt.h alone; 0 */
    int64_t sessie;  /* sessie id, 0 for none; of a program its token's */
    int64_t sleutel; /* toegangssleutel id: a program acts for `kijker`; 0 for a person */
    int64_t dossier; /* huishouden id, 0 for none */
    int64_t nu;      /* Unix seconds of the request */
    char vandaag[DATUM_SIZE];
};

/* ---- opening and closing ---- */

struct db_options {
    const char *path;
    const char *views_dir; /* migrations/views: names the contexts that may read closed tables; NULL
                              when only writer connections will be opened */
    int read_ms;           /* a reader's statement is interrupted after this; 0 = never */
};

/* Opens the file, which must exist and be migrated (migrate.h). */
enum result db_open(const struct db_options *options, struct db **ret, struct probleem *p) CHECKED;
void db_close(struct db *db); /* all connections must be closed */

/* Moves all of the write-ahead log into the database and cuts it to nothing, so that what was
 * destroyed does not stand in it any more. Waits for readers, a second at most: PROBLEEM_DRUK then,
 * and it may be tried again. From any thread. */
enum result db_wal_empty(struct db *db, struct probleem *p) CHECKED;

enum result db_reader_open(struct db *db, struct db_conn **ret, struct probleem *p) CHECKED;
enum result db_writer_open(struct db *db, struct db_conn **ret, struct probleem *p) CHECKED;
void db_conn_close(struct db_conn *c);

/* ---- the viewer of a request ---- */

void db_context_set(struct db_conn *c, const struct db_context *context);
void db_context_unset(struct db_conn *c);
const struct db_context *db_context(const struct db_conn *c);
/* Opens another household within the same request (lists): only `dossier` changes. */
void db_dossier_set(struct db_conn *c, int64_t huishouden_id);

/* ---- noting what is read (R30) ---- */

/* Hears the columns marked "!" or "-" of every row that is stepped to, in their order. `name` still
 * has its mark; `text` is NULL for NULL and for numbers, `number` is 0 for texts. */
typedef void db_note(void *arg, const char *name, const char *text, int64_t number);

struct db_noter {
    db_note *note; /* NULL: nobody listens */
    void *arg;
};

/* Sets who listens and gives back who did, to be put back: calls nest. */
struct db_noter db_note_set(struct db_conn *c, struct db_noter noter);
/* From now on a statement that reads closed tables runs only while somebody listens. (A statement
 * with a "!" column never runs without.) */
void db_note_require(struct db_conn *c);

/* ---- statements ---- */

enum db_bind_kind { DB_END = 0, DB_INT, DB_TEXT, DB_BLOB, DB_JSON };

struct db_bind {
    const char *name; /* with its colon: ":id" */
    enum db_bind_kind kind;
    int64_t number; /* DB_INT; for DB_BLOB the length */
    const void
        *text; /* borrowed during the call; NULL binds NULL. DB_JSON: const json_t*, a scalar */
};

#define B_INT(name, value)                                                                         \
    {                                                                                              \
        name, DB_INT, (int64_t)(value), NULL                                                       \
    }
/* An id or other number where 0 stands for NULL. */
#define B_REF(name, value)                                                                         \
    {                                                                                              \
        name, (value) ? DB_INT : DB_TEXT, (int64_t)(value), NULL                                   \
    }
#define B_TEXT(name, value)                                                                        \
    {                                                                                              \
        name, DB_TEXT, 0, value                                                                    \
    }
#define B_BLOB(name, bytes, length)                                                                \
    {                                                                                              \
        name, DB_BLOB, (int64_t)(length), bytes                                                    \
    }
/* A JSON scalar from validated input: string, integer, boolean (0/1), null. */
#define B_JSON(name, value)                                                                        \
    {                                                                                              \
        name, DB_JSON, 0, value                                                                    \
    }
#define BINDS(...) ((const struct db_bind[]){__VA_ARGS__, {NULL, DB_END, 0, NULL}})
#define NO_BINDS ((const struct db_bind[]){{NULL, DB_END, 0, NULL}})

/* Runs a statement that gives no rows; `ret_changes` (may be NULL) = rows changed. A broken
 * constraint becomes PROBLEEM_CONFLICT with the words of constraints.c, a full disk
 * PROBLEEM_OPSLAG_VOL, a read that ran too long PROBLEEM_DRUK. */
enum result db_exec(struct db_conn *c, struct probleem *p, const char *sql,
                    const struct db_bind *binds, int64_t *ret_changes) CHECKED;
/* All rows as an array of objects; new reference. More than 100,000 is FAILED. */
enum result db_rows(struct db_conn *c, struct probleem *p, const char *sql,
                    const struct db_bind *binds, json_t **ret) CHECKED;
/* The first row as an object, or NULL when there is none; new reference. */
enum result db_row(struct db_conn *c, struct probleem *p, const char *sql,
                   const struct db_bind *binds, json_t **ret) CHECKED;
/* First column of the first row as a number; `absent` when there is no row or it is NULL. */
enum result db_int(struct db_conn *c, struct probleem *p, const char *sql,
                   const struct db_bind *binds, int64_t absent, int64_t *ret) CHECKED;

/* Row by row, for the few places where the above does not fit. */
struct db_stmt;
enum result db_query(struct db_conn *c, struct probleem *p, const char *sql,
                     const struct db_bind *binds, struct db_stmt **ret) CHECKED;
/* DONE with *ret_more = false at the end. */
enum result db_step(struct db_stmt *s, struct probleem *p, bool *ret_more) CHECKED;
int64_t db_column_int(struct db_stmt *s, int column);
const char *db_column_text(struct db_stmt *s, int column); /* NULL for NULL; until the next step */
const void *db_column_blob(struct db_stmt *s, int column, size_t *ret_len);
bool db_column_null(struct db_stmt *s, int column);
void db_done(struct db_stmt *s); /* resets it for the next use; NULL is fine */
static inline void db_done_cleanup(struct db_stmt **s) { db_done(*s); }
#define STMT_AUTO CLEANUP(db_done_cleanup)

/* A consistent snapshot over several reads. Always paired, also on failure. */
enum result db_snapshot_begin(struct db_conn *c, struct probleem *p) CHECKED;
void db_snapshot_end(struct db_conn *c);

/* ---- remembering between requests (docs/adr/0011-onthouden.md) ---- */

/* All that the answers of counted statements depend on, as the present snapshot has it. */
struct db_key {
    int64_t kijker, sessie, sleutel, dossier;
    int64_t versie_0, versie; /* of accounts and organisations, and of the household (R29) */
    int64_t nood;  /* the noodtoegang that runs: the one ground that ends within a day (R17) */
    int64_t sinds; /* of "changed since your last visit": moves by the clock too (regel_bezoek) */
    char vandaag[DATUM_SIZE];
};

/* False where nothing may be remembered: outside a reader's snapshot, without a household, for a
 * family reader. */
bool db_key_now(struct db_conn *c, struct db_key *ret) CHECKED;
bool db_key_equal(const struct db_key *a, const struct db_key *b);
/* From here on it is watched what is read. A statement is *counted* when every change of what it
 * reads raises one of the two versions, and it asks for nothing else that changes: neither the
 * clock nor chance. Which tables those are is told by their triggers, in the database itself. */
void db_watch_begin(struct db_conn *c);
/* Whether all that was read since was counted, of one household. */
bool db_watch_counted(const struct db_conn *c);

/* ---- savepoints, for the writer and for command-line programs ---- */

/* Runs `work` inside a transaction of its own (or a savepoint when one is open): all or nothing. */
enum result db_transaction(struct db_conn *c, struct probleem *p,
                           enum result (*work)(struct db_conn *c, void *arg, struct probleem *p),
                           void *arg) CHECKED;
/* Runs `work` and takes back whatever it changed, also when it went well: "what would this open?"
 * is asked of the rules themselves (R25, R26). Inside a transaction only. */
enum result db_rehearse(struct db_conn *c, struct probleem *p,
                        enum result (*work)(struct db_conn *c, void *arg, struct probleem *p),
                        void *arg) CHECKED;
/* Several statements from a file or a constant (migrations, tests); not for values from outside. */
enum result db_script(struct db_conn *c, struct probleem *p, const char *sql) CHECKED;
/* True when an error has rolled the whole transaction back (batch truth, DESIGN.md 6). */
bool db_autocommit(const struct db_conn *c);

#endif
