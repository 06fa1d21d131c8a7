/* SPDX-License-Identifier: EUPL-1.2 */
/* Copying and checking whole databases. */
#include "base/cleanup.h"
#include "db/backup.h"
#include "db/internal.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>

enum { PAGES_A_STEP = 512 };

static void connection_close(struct db_conn **c) { db_conn_close(*c); }
static void engine_close(sqlite3 **s) { (void)sqlite3_close(*s); }

/* A connection that reads everything: no authorizer. */
static enum result open_whole(const char *path, struct db **ret_db, struct db_conn **ret,
                              struct probleem *p)
{
    const struct db_options options = {.path = path};
    return db_open(&options, ret_db, p) == DONE ? conn_open(*ret_db, false, ret, p) : FAILED;
}

static void handle_close(struct db **db) { db_close(*db); }

static enum result steps(sqlite3_backup *backup, struct db_conn *from,
                         bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
                         struct probleem *p)
{
    int code;
    while ((code = sqlite3_backup_step(backup, PAGES_A_STEP)) == SQLITE_OK) {
        int64_t total = sqlite3_backup_pagecount(backup);
        if (progress && !progress(arg, total - sqlite3_backup_remaining(backup), total))
            return probleem_intern(p, "stopped");
    }
    if (code != SQLITE_DONE)
        return probleem_intern(p, "copying %s: %s", from->db->path, sqlite3_errstr(code));
    return DONE;
}

static enum result copy_into(struct db_conn *from, const char *to,
                             bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
                             struct probleem *p)
{
    CLEANUP(engine_close) sqlite3 *target = NULL;
    /* No journal: what fails half-way is thrown away; made durable at the end. */
    if (sqlite3_open_v2(to, &target, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_exec(target, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL) !=
            SQLITE_OK)
        return probleem_intern(p, "cannot open %s: %s", to, sqlite3_errmsg(target));
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", from->sqlite, "main");
    if (!backup)
        return probleem_intern(p, "cannot copy to %s: %s", to, sqlite3_errmsg(target));
    enum result r = steps(backup, from, progress, arg, p);
    if (sqlite3_backup_finish(backup) != SQLITE_OK && r == DONE)
        r = probleem_intern(p, "copying to %s: %s", to, sqlite3_errmsg(target));
    return r;
}

static enum result sync_file(const char *path, struct probleem *p)
{
    AUTO_CLOSE int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        return probleem_intern(p, "cannot sync %s: %s", path, strerror(errno));
    return DONE;
}

enum result database_copy(const char *from, const char *to,
                          bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
                          struct probleem *p)
{
    static const char begin_here[] = "SELECT count(*) FROM sqlite_schema";
    CLEANUP(handle_close) struct db *db = NULL;
    CLEANUP(connection_close) struct db_conn *c = NULL;
    int64_t ignored;
    if (open_whole(from, &db, &c, p) != DONE || db_snapshot_begin(c, p) != DONE)
        return FAILED;
    /* The snapshot is held from this read to the end. Without it every write of the server would
     * make the copy start over. */
    enum result r = db_int(c, p, begin_here, NO_BINDS, 0, &ignored);
    if (r == DONE)
        r = copy_into(c, to, progress, arg, p);
    db_snapshot_end(c);
    return r == DONE ? sync_file(to, p) : FAILED;
}

/* ---- checking ---- */

static enum result check_integrity(struct db_conn *c, bool thorough, struct probleem *p)
{
    static const char quick[] = "PRAGMA quick_check(1)", whole[] = "PRAGMA integrity_check(1)";
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, thorough ? whole : quick, NO_BINDS, &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    const char *said = more ? db_column_text(s, 0) : NULL;
    if (!said || strcmp(said, "ok") != 0)
        return probleem_intern(p, "%s is damaged: %.200s", c->db->path, said ? said : "no answer");
    return DONE;
}

static enum result check_references(struct db_conn *c, struct probleem *p)
{
    static const char sql[] = "PRAGMA foreign_key_check";
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, NO_BINDS, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    if (more)
        return probleem_intern(p, "%s: a row of %s refers to a row of %s that is not there",
                               c->db->path, db_column_text(s, 0), db_column_text(s, 2));
    return DONE;
}

enum result database_check(const char *path, bool thorough, struct probleem *p)
{
    CLEANUP(handle_close) struct db *db = NULL;
    CLEANUP(connection_close) struct db_conn *c = NULL;
    if (open_whole(path, &db, &c, p) != DONE)
        return FAILED;
    return check_integrity(c, thorough, p) == DONE ? check_references(c, p) : FAILED;
}
