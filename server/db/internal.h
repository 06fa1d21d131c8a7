/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the files of server/db only. */
#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H

#include "db/db.h"
#include "db/nu_set.h"

#include <sqlite3.h>
#include <time.h>

/* The names a statement's reads may come from (DESIGN.md 5): exact, taken from the view files. */
struct contexts {
    char **names; /* sorted; zicht_* and regel_* views and the CTEs they list */
    size_t count;
};

struct names {
    char **name; /* sorted */
    size_t count;
};

struct db {
    char *path;
    int read_ms;
    struct contexts contexts;
};

/* One prepared statement, kept by the connection and found by the address of its text. */
struct db_stmt {
    struct db_conn *conn;
    sqlite3_stmt *stmt;
    const char *sql; /* the address it is found by */
    char *copy;      /* the text at that address when it was prepared */
    bool busy;
    bool temporary; /* a second one while the kept one is busy; freed by db_done */
    bool closed;    /* reads closed tables, through the views */
    bool counted;   /* see db_watch_begin */
    bool shares;    /* a row may have texts of the row before (stmt.c) */
    int notes;      /* columns marked "!" or "-" */
    int columns;
    struct column {
        char *key;      /* as written, with its mark; owned */
        size_t key_len; /* without it */
        char mark;      /* '#', '@', '?', '!', '-', '[' or 0 */
    } * column;
};

/* What a reader remembers of earlier requests (nu.c). */
struct nu_recall {
    struct nu_memory *memory;
    struct db_key *key; /* of `moment` */
    uint64_t moment;
    bool known; /* the key is whole */
    sqlite3_stmt *stmt, *nood, *sinds;
};

struct db_conn {
    struct db *db;
    sqlite3 *sqlite;
    bool writer;
    bool in_batch; /* the writer's transaction is open: a statement outside it is refused */
    struct db_context context;
    struct db_noter noter;
    bool note_required;
    const char *preparing; /* the statement being prepared or stepped, for the authorizer */
    bool reads_closed;     /* said by the authorizer of that statement */
    bool reads_uncounted;  /* … */
    struct names counted;  /* tables whose every change raises a version (geteld.c); of a reader */
    bool uncounted;        /* something else was read since db_watch_begin */
    uint64_t moment; /* another number whenever the answers of the rules may be others: see nu.c */
    bool snapshot;   /* of a reader: the moment lasts as long */
    bool stepping;   /* in a statement of stmt.c */
    int inside;      /* statements of nu.c itself run, on the rules' own views */
    struct nu *nu;
    struct nu_maker nu_maker;
    struct nu_recall recall;
    struct timespec deadline;
    struct db_stmt **slots; /* open addressing on the text's address; size a power of two */
    size_t slot_count, slot_used;
    int wal_pages; /* since the last checkpoint, from the WAL hook */
};

/* Opens the raw connection with the pragmas, functions and authorizer of its kind. */
enum result conn_open(struct db *db, bool writer, struct db_conn **ret, struct probleem *p) CHECKED;
/* Moves the write-ahead log into the database once it has `pages`; waits for nobody. */
void conn_checkpoint(struct db_conn *c, int pages);
/* Turns the connection's last error into a probleem; returns FAILED. */
enum result conn_error(struct db_conn *c, struct probleem *p, const char *doing);
/* The Dutch explanation of a broken constraint, from the engine's message; NULL when there is none.
 */
const char *constraint_explain(const char *message);

enum result contexts_load(const char *views_dir, struct contexts *ret, struct probleem *p) CHECKED;
void contexts_free(struct contexts *list);
bool contexts_has(const struct contexts *list, const char *name);

int authorize_reader(void *arg, int action, const char *a, const char *b, const char *database,
                     const char *context);
int authorize_writer(void *arg, int action, const char *a, const char *b, const char *database,
                     const char *context);
/* What a reader's statement may not hold because the authorizer cannot judge it; NULL: nothing. */
const char *statement_forbidden(const char *sql);

/* Which tables are counted (geteld.c), read once from the triggers of the database; before there is
 * an authorizer. And whether reading that table, or calling that function, is. */
enum result counted_load(struct db_conn *c, struct probleem *p) CHECKED;
void counted_free(struct db_conn *c);
bool counted_table(const struct db_conn *c, const char *table);
bool counted_function(const char *name);

/* The tables nu_… (nu.c): what the rules say now. */
enum result nu_register(struct db_conn *c, struct probleem *p) CHECKED;
void nu_free(struct db_conn *c);
/* Whether the text begins with such a name. */
bool nu_named(const char *text);

/* Makes the file layer of that name known (vfs.c). Once per program. */
#define VFS_KEEPING "gezinsplan"
void vfs_register(void);

/* Search (zoeken.c): once per program; what each connection of ours has; whether that is a table
 * inside an index, which is read while a statement runs and never by its name. */
void zoeken_library(void);
enum result zoeken_register(struct db_conn *c, struct probleem *p) CHECKED;
bool zoeken_shadow(const char *table);

enum result functions_register(struct db_conn *c, struct probleem *p) CHECKED;
void statements_free(struct db_conn *c);

#endif
