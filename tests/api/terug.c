/* SPDX-License-Identifier: EUPL-1.2 */
#include "terug.h"

#include "harness.h"
#include "toegang/tempo.h"

#include <sqlite3.h>

enum { MOST_TABLES = 400 };

extern sqlite3 *harness_raw;

static const char TABLES[] = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                             " AND rootpage > 0 AND name <> 'versie_teller'";
static const char FURTHER[] = "UPDATE versie_teller SET versie = versie + 1000000";

static sqlite3_stmt *put_back[2 * MOST_TABLES];
static size_t count;

static void run(const char *sql)
{
    ck_assert_msg(sqlite3_exec(harness_raw, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(harness_raw));
}

/* Both take the text over (sqlite3_mprintf). */
static void run_made(char *sql)
{
    run(sql);
    sqlite3_free(sql);
}

static void prepare_made(char *sql)
{
    ck_assert_uint_lt(count, COUNT_OF(put_back));
    ck_assert_msg(sqlite3_prepare_v2(harness_raw, sql, -1, &put_back[count++], NULL) == SQLITE_OK,
                  "%s: %s", sql, sqlite3_errmsg(harness_raw));
    sqlite3_free(sql);
}

void terug_mark(void)
{
    char **names;
    int rows;
    terug_end();
    run("PRAGMA synchronous = OFF; ATTACH ':memory:' AS toen");
    ck_assert_int_eq(sqlite3_get_table(harness_raw, TABLES, &names, &rows, NULL, NULL), SQLITE_OK);
    for (int i = 1; i <= rows; i++) /* statements come after: a new table would end them */
        run_made(sqlite3_mprintf("CREATE TABLE toen.\"%w\" AS SELECT * FROM main.\"%w\"", names[i],
                                 names[i]));
    for (int i = 1; i <= rows; i++) {
        prepare_made(sqlite3_mprintf("DELETE FROM main.\"%w\"", names[i]));
        prepare_made(sqlite3_mprintf("INSERT INTO main.\"%w\" SELECT * FROM toen.\"%w\"", names[i],
                                     names[i]));
    }
    sqlite3_free_table(names);
}

static void triggers(int on)
{
    ck_assert_int_eq(sqlite3_db_config(harness_raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, on, NULL),
                     SQLITE_OK);
}

void terug_zetten(void)
{
    triggers(0); /* what one keeps beside a row is in a table too, and comes back by itself */
    run("BEGIN IMMEDIATE");
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(sqlite3_step(put_back[i]) == SQLITE_DONE, "%s: %s", sqlite3_sql(put_back[i]),
                      sqlite3_errmsg(harness_raw));
        (void)sqlite3_reset(put_back[i]);
    }
    run(FURTHER);
    run("COMMIT");
    triggers(1);
    tempo_free(app.tempo);
    app.tempo = tempo_new();
    ck_assert_ptr_nonnull(app.tempo);
}

void terug_end(void)
{
    while (count > 0)
        (void)sqlite3_finalize(put_back[--count]);
}
