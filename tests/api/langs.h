/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How many rows one statement walked past that no index found: what is asked of one household or
 * person may not cost more because the municipality is larger.
 */
#ifndef TESTS_API_LANGS_H
#define TESTS_API_LANGS_H

#include "harness.h"

#include <sqlite3.h>
#include <string.h>

enum { VREEMDEN = 3000 }; /* households beside the two of wereld.sql */

static int langs_most;            /* of the statements that ended since it was set to 0 */
static const char *langs_of = ""; /* of those with this in their text */

static inline int langs_count(unsigned type, void *arg, void *stmt, void *ns)
{
    (void)type, (void)arg, (void)ns;
    int rows = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    if (rows > langs_most && strstr(sqlite3_sql(stmt), langs_of))
        langs_most = rows;
    return 0;
}

static inline int langs_trace(sqlite3 *db, const char **error,
                              const struct sqlite3_api_routines *api)
{
    (void)error, (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, langs_count, NULL);
}

/* Every connection that is opened from here on is counted, until langs_end. */
static inline void langs_begin(void)
{
    ck_assert_int_eq(sqlite3_auto_extension((void (*)(void))langs_trace), SQLITE_OK);
}

static inline void langs_end(void)
{
    sqlite3_reset_auto_extension();
    langs_most = 0;
}

/* A connection that is counted. */
static inline struct db_conn *langs_open(enum result (*open)(struct db *, struct db_conn **,
                                                             struct probleem *))
{
    struct db_conn *c = NULL;
    PROBLEEM_AUTO struct probleem p = {0};
    langs_begin();
    ck_assert_msg(open(app.db, &c, &p) == DONE, "%s", p.intern);
    langs_end();
    return c;
}

/* That many households, each of one person, who had regie and has somebody involved. */
static inline void vreemden_make(void)
{
    change("WITH RECURSIVE n(i) AS (SELECT 5000 UNION ALL SELECT i + 1 FROM n WHERE i < 7999)"
           " INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_door, geopend_op)"
           " SELECT i, 'H', 'h', 11, 101, 1 FROM n;"
           "INSERT INTO persoon (id, naam, zoeknaam, bron, bron_datum)"
           " SELECT id + 10000, 'V', 'v', 'hand', '2026-01-01' FROM huishouden WHERE id >= 5000;"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron)"
           " SELECT id, id + 20000, id + 10000, 'kind', '2026-01-01', 'hand' FROM huishouden"
           "  WHERE id >= 5000;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op)"
           " SELECT id, id + 30000, 103, 11, 1, 2 FROM huishouden WHERE id >= 5000");
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE id >= 25000"), VREEMDEN);
}

#endif
