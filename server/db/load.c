/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/load.h"

#include "db/internal.h"
#include "db/zoeken.h"

#include <stdlib.h>

static const char BEGIN_PRAGMAS[] =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=0; PRAGMA "
    "locking_mode=EXCLUSIVE;"
    "PRAGMA cache_size=-256000; PRAGMA secure_delete=0; PRAGMA temp_store=2;"
    /* The triggers that count versions and keep the search indexes wait here with their text. */
    "CREATE TEMP TABLE wachtend AS SELECT name AS naam, sql AS tekst FROM main.sqlite_schema"
    " WHERE type = 'trigger' AND (name LIKE 'versie\\_%' ESCAPE '\\' OR name LIKE 'zoek\\_%' "
    "ESCAPE "
    "'\\');";

static const char END_SQL[] =
    "INSERT INTO versie_teller (huishouden_id, versie) SELECT id, 1 FROM huishouden WHERE true"
    " ON CONFLICT DO NOTHING;"
    "PRAGMA foreign_keys=1;";

/* Runs the statement that each row of `query` is. */
static enum result run_each(struct db_conn *c, struct probleem *p, const char *query)
{
    char **rows = NULL;
    int count = 0;
    enum result r = DONE;
    if (sqlite3_get_table(c->sqlite, query, &rows, &count, NULL, NULL) != SQLITE_OK)
        return conn_error(c, p, query);
    for (int i = 1; i <= count && r == DONE; i++)
        if (sqlite3_exec(c->sqlite, rows[i], NULL, NULL, NULL) != SQLITE_OK)
            r = conn_error(c, p, "setting the triggers");
    sqlite3_free_table(rows);
    return r;
}

enum result db_load_begin(struct db *db, struct db_conn **ret, struct probleem *p)
{
    struct db_conn *c = NULL;
    if (conn_open(db, true, &c, p) != DONE)
        return FAILED;
    (void)sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(c->sqlite, BEGIN_PRAGMAS, NULL, NULL, NULL) != SQLITE_OK) {
        (void)conn_error(c, p, "opening for loading");
    } else if (run_each(c, p, "SELECT 'DROP TRIGGER main.' || naam FROM wachtend") == DONE) {
        *ret = c;
        return DONE;
    }
    db_conn_close(c);
    return FAILED;
}

static int count_row(void *arg, int n, char **values, char **names)
{
    (void)n;
    (void)values;
    (void)names;
    ++*(long *)arg;
    return 0;
}

static enum result check_references(struct db_conn *c, struct probleem *p)
{
    long broken = 0;
    if (sqlite3_exec(c->sqlite, "PRAGMA foreign_key_check", count_row, &broken, NULL) != SQLITE_OK)
        return conn_error(c, p, "checking references");
    return broken ? probleem_intern(p, "%ld rows point at rows that are not there", broken) : DONE;
}

static enum result build_indexes(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)arg;
    return zoeken_opbouwen(c, p);
}

enum result db_load_end(struct db_conn *c, struct probleem *p)
{
    enum result r = run_each(c, p, "SELECT tekst FROM wachtend");
    if (r == DONE && sqlite3_exec(c->sqlite, END_SQL, NULL, NULL, NULL) != SQLITE_OK)
        r = conn_error(c, p, "finishing a load");
    if (r == DONE)
        r = db_transaction(c, p, build_indexes, NULL);
    if (r == DONE)
        r = check_references(c, p);
    if (r == DONE && sqlite3_exec(c->sqlite,
                                  "PRAGMA synchronous=FULL; PRAGMA locking_mode=NORMAL;"
                                  "PRAGMA journal_mode=WAL;",
                                  NULL, NULL, NULL) != SQLITE_OK)
        r = conn_error(c, p, "ending a load");
    db_conn_close(c);
    return r;
}
