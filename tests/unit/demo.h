/* SPDX-License-Identifier: EUPL-1.2 */
/* One demo municipality for the tests that look at it, and the eyes of its accounts. */
#ifndef TESTS_UNIT_DEMO_H
#define TESTS_UNIT_DEMO_H

#include "../migraties.h"
#include "base/buf.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "db/db.h"
#include "db/migrate.h"
#include "demo/demo.h"
#include "map.h"

#include <sodium.h>

#define DAY "2026-11-21"

enum { HOUSEHOLDS = 60 };

static struct probleem p;
static struct demo_verslag verslag;

static inline enum result make(const char *name, const char *day, int households, uint64_t seed,
                               bool bench)
{
    const struct demo_opties opties = {
        .gegevens = map_path(name),
        .migraties = migraties(),
        .vandaag = day,
        .huishoudens = households,
        .zaad = seed,
        .bench = bench,
    };
    return demo_maken(&opties, &verslag, &p);
}

static inline void start(void)
{
    map_make();
    p = (struct probleem){0};
    ck_assert_int_ge(sodium_init(), 0);
}

/* One demo for all the tests that only look. */
static inline void start_demo(void)
{
    start();
    ck_assert_msg(make("demo", DAY, HOUSEHOLDS, 7, false) == DONE, "%s %s", p.detail, p.intern);
}

static inline void stop(void)
{
    probleem_clear(&p);
    map_remove();
}

static inline const char *database(const char *name)
{
    static char path[2][300];
    static unsigned next;
    char *out = path[next++ % 2];
    (void)snprintf(out, sizeof path[0], "%s/" DATABASE_FILE, name);
    return out;
}

static inline sqlite3_int64 ask(const char *sql) { return raw_int(database("demo"), sql); }

/* `sql` gives rows that may not be there; the first is told. */
static inline void none(const char *what, const char *sql)
{
    AUTO_FREE char *text = raw_text(database("demo"), sql);
    ck_assert_msg(text[0] == '\0', "%s: %s", what, text);
}

/* ---- what the rules say of it ---- */

static struct db *db;
static struct db_conn *reader, *writer;

static inline void open_demo(const char *name)
{
    const struct db_options options = {map_path(database(name)), migraties_views(), 0};
    ck_assert_msg(db_open(&options, &db, &p) == DONE, "%s", p.intern);
    ck_assert_msg(db_reader_open(db, &reader, &p) == DONE, "%s", p.intern);
    ck_assert_msg(db_writer_open(db, &writer, &p) == DONE, "%s", p.intern);
}

static inline void close_demo(void)
{
    db_conn_close(reader);
    db_conn_close(writer);
    db_close(db);
}

static inline void look(struct db_conn *c, int64_t who, int64_t household, const char *day)
{
    struct db_context context = {
        .kijker = who, .dossier = household, .nu = clock_local_midnight(day) + 61200};
    memcpy(context.vandaag, day, DATUM_SIZE);
    db_context_set(c, &context);
}

static inline int64_t read_int(struct db_conn *c, const char *sql, const struct db_bind *binds)
{
    int64_t value = 0;
    ck_assert_msg(db_int(c, &p, sql, binds, 0, &value) == DONE, "%s: %s", sql, p.intern);
    return value;
}

static inline json_t *households(void)
{
    json_t *rows = NULL;
    ck_assert_int_eq(db_rows(writer, &p, "SELECT id, naam FROM huishouden", NO_BINDS, &rows), DONE);
    return rows;
}

#endif
