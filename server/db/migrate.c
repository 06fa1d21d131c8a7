/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/migrate.h"

#include "base/cleanup.h"
#include "base/durable.h"
#include "db/backup.h"
#include "db/file.h"
#include "db/internal.h"
#include "db/migrate_files.h"
#include "db/zoeken.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

struct migrator {
    struct db *db;
    struct db_conn *conn;
    struct migration_files files;
    int applied;      /* number of the last file the database has */
    bool views_stand; /* its views are those of the files */
    bool ours;        /* it has the table `migratie` */
    int unknown;      /* lowest number it has and the files have not; 0 */
    int changed;      /* lowest number whose file is another one now; 0 */
};

static void migrator_free(struct migrator *m)
{
    db_conn_close(m->conn);
    db_close(m->db);
    migration_files_free(&m->files);
}

/* No authorizer yet: schema and pragmas are our own business here. */
static enum result migrator_open(struct migrator *m, const char *path, bool writer,
                                 struct probleem *p)
{
    const struct db_options options = {.path = path};
    if (db_open(&options, &m->db, p) != DONE || conn_open(m->db, writer, &m->conn, p) != DONE)
        return FAILED;
    /* Tables may be remade: while one is away, those that refer to it (keys, triggers) wait. */
    return writer ? db_script(m->conn, p, "PRAGMA foreign_keys=0; PRAGMA legacy_alter_table=1")
                  : DONE;
}

/* ---- where the database stands ---- */

static enum migration_state row_state(const struct migrator *m, int64_t nummer,
                                      const unsigned char *som, size_t len)
{
    const struct migration_list *list = &m->files.numbered;
    if (nummer > list->count)
        return MIGRATION_UNKNOWN;
    const unsigned char *now = nummer ? list->files[nummer - 1].som : m->files.views_som;
    bool same = som && len == SOM_BYTES && memcmp(som, now, SOM_BYTES) == 0;
    if (!nummer)
        return same ? MIGRATION_APPLIED : MIGRATION_PENDING; /* other views are only work to do */
    return same ? MIGRATION_APPLIED : MIGRATION_CHANGED;
}

static void row_note(struct migrator *m, int nummer, enum migration_state state)
{
    if (nummer == 0)
        m->views_stand = state == MIGRATION_APPLIED;
    else if (state == MIGRATION_CHANGED && !m->changed)
        m->changed = nummer;
    else if (state == MIGRATION_UNKNOWN && !m->unknown)
        m->unknown = nummer;
    m->applied = nummer;
}

typedef void tell_function(void *arg, const struct migration *row);

static enum result rows_read(struct migrator *m, tell_function *tell, void *arg, struct probleem *p)
{
    static const char sql[] = "SELECT nummer, naam, som, op FROM migratie ORDER BY nummer";
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(m->conn, p, sql, NO_BINDS, &s) != DONE)
        return FAILED;
    for (int expected = 0;; expected++) {
        bool more;
        size_t len;
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        if (db_column_int(s, 0) != expected)
            return probleem_intern(p, "migration %d is not recorded in %s", expected, m->db->path);
        const void *som = db_column_blob(s, 2, &len);
        const struct migration row = {.nummer = expected,
                                      .naam = db_column_text(s, 1),
                                      .state = row_state(m, expected, som, len),
                                      .op = db_column_int(s, 3)};
        row_note(m, expected, row.state);
        if (tell)
            tell(arg, &row);
    }
}

static enum result state_read(struct migrator *m, tell_function *tell, void *arg,
                              struct probleem *p)
{
    static const char tables[] = "SELECT count(*) FROM sqlite_schema",
                      own[] = "SELECT count(*) FROM sqlite_schema WHERE name = 'migratie'",
                      id[] = "PRAGMA application_id";
    int64_t table_count, own_count, application;
    if (db_int(m->conn, p, tables, NO_BINDS, 0, &table_count) != DONE ||
        db_int(m->conn, p, own, NO_BINDS, 0, &own_count) != DONE ||
        db_int(m->conn, p, id, NO_BINDS, 0, &application) != DONE)
        return FAILED;
    m->ours = own_count > 0;
    if (table_count == 0)
        return DONE;
    if (!m->ours || application != DATABASE_APPLICATION_ID)
        return probleem_intern(p, "%s is no database of Gezinsplan", m->db->path);
    return rows_read(m, tell, arg, p);
}

static enum result state_accept(const struct migrator *m, const char *dir, struct probleem *p)
{
    if (m->unknown)
        return probleem_intern(p,
                               "%s is newer than this program: it has migration %d, and %s goes up "
                               "to %d. Install the newer program",
                               m->db->path, m->unknown, dir, m->files.numbered.count);
    if (m->changed)
        return probleem_intern(p, "%s/%s was changed after it was applied to %s: put it back", dir,
                               m->files.numbered.files[m->changed - 1].naam, m->db->path);
    return DONE;
}

/* ---- running a file ---- */

/* A file does what it is for and leaves transaction, connection and settings alone. */
static int authorize_migration(void *arg, int action, const char *a, const char *b,
                               const char *database, const char *context)
{
    (void)arg;
    (void)database;
    (void)context;
    switch (action) {
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    case SQLITE_PRAGMA: /* FTS5 asks for this one when it makes its tables */
        return strcmp(a, "data_version") == 0 ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION: return strcmp(b, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_OK;
    }
}

static int line_of(const char *text, const char *at)
{
    int line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* Where in the file the engine stopped, in front of what it said. */
static enum result file_error(struct db_conn *c, const struct migration_file *f, const char *at,
                              struct probleem *p)
{
    char said[sizeof p->intern];
    int offset = sqlite3_error_offset(c->sqlite);
    at += offset > 0 ? (size_t)offset : strspn(at, " \t\r\n");
    (void)conn_error(c, p, f->naam);
    (void)snprintf(said, sizeof said, "%s", p->intern);
    (void)snprintf(p->intern, sizeof p->intern, "%s:%d: %.200s", f->naam, line_of(f->sql, at),
                   said);
    return FAILED;
}

static enum result file_run(struct db_conn *c, const struct migration_file *f, struct probleem *p)
{
    for (const char *at = f->sql, *rest; *at; at = rest) {
        sqlite3_stmt *stmt = NULL;
        int code = sqlite3_prepare_v2(c->sqlite, at, -1, &stmt, &rest);
        if (code == SQLITE_OK && stmt) {
            while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
                ;
        }
        enum result r = code == SQLITE_OK || code == SQLITE_DONE ? DONE : file_error(c, f, at, p);
        (void)sqlite3_finalize(stmt);
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result files_run(struct db_conn *c, const struct migration_list *list, int from,
                             struct probleem *p)
{
    (void)sqlite3_set_authorizer(c->sqlite, authorize_migration, NULL);
    enum result r = DONE;
    for (int i = from; i < list->count && r == DONE; i++)
        r = file_run(c, &list->files[i], p);
    (void)sqlite3_set_authorizer(c->sqlite, NULL, NULL);
    return r;
}

/* ---- the views ---- */

/* Runs "<words><name of each view><end>"; the names are the database's own. */
static enum result views_each(struct db_conn *c, const char *words, const char *end,
                              struct probleem *p)
{
    static const char sql[] = "SELECT json_group_array(name) FROM sqlite_schema "
                              "WHERE type = 'view'";
    AUTO_JSON json_t *names = NULL;
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, NO_BINDS, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    names = json_loads(db_column_text(s, 0), 0, NULL);
    db_done(TAKE(s)); /* a view cannot be dropped while somebody reads the schema */
    size_t i;
    json_t *name;
    json_array_foreach(names, i, name)
    {
        char *text = sqlite3_mprintf("%s\"%w\"%s", words, json_string_value(name), end);
        enum result r = text ? db_script(c, p, text) : probleem_intern(p, "no memory for views");
        sqlite3_free(text);
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result views_make(struct migrator *m, struct probleem *p)
{
    /* A view is not looked into when it is made: asking for its columns resolves every name in it.
     */
    return files_run(m->conn, &m->files.views, 0, p) == DONE
               ? views_each(m->conn, "PRAGMA table_info(", ")", p)
               : FAILED;
}

/* ---- the transaction ---- */

static enum result record(struct migrator *m, int nummer, const char *naam,
                          const unsigned char som[SOM_BYTES], struct probleem *p)
{
    static const char sql[] = "INSERT INTO migratie (nummer, naam, som, op) "
                              "VALUES (:nummer, :naam, :som, unixepoch()) "
                              "ON CONFLICT (nummer) DO UPDATE SET som = excluded.som, "
                              "op = excluded.op";
    return db_exec(
        m->conn, p, sql,
        BINDS(B_INT(":nummer", nummer), B_TEXT(":naam", naam), B_BLOB(":som", som, SOM_BYTES)),
        NULL);
}

static enum result record_all(struct migrator *m, struct probleem *p)
{
    const struct migration_list *list = &m->files.numbered;
    for (int i = m->applied; i < list->count; i++)
        if (record(m, i + 1, list->files[i].naam, list->files[i].som, p) != DONE)
            return FAILED;
    return record(m, 0, "views", m->files.views_som, p);
}

static enum result references_hold(struct db_conn *c, struct probleem *p)
{
    static const char sql[] = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
    AUTO_JSON json_t *row = NULL;
    if (db_row(c, p, sql, NO_BINDS, &row) != DONE)
        return FAILED;
    if (row)
        return probleem_intern(p, "after migrating, a row of %s refers to nothing",
                               json_string_value(json_object_get(row, "table")));
    return DONE;
}

/* Made anew when this program folds words in another way than the one that made them. */
static enum result indexes_make(struct migrator *m, struct probleem *p)
{
    bool old;
    if (zoeken_verouderd(m->conn, &old, p) != DONE)
        return FAILED;
    return old ? zoeken_opbouwen(m->conn, p) : DONE;
}

static enum result apply(struct migrator *m, struct probleem *p)
{
    static const char table[] =
        "CREATE TABLE migratie (nummer INTEGER PRIMARY KEY, naam TEXT NOT NULL, "
        "som BLOB NOT NULL, op INTEGER NOT NULL) STRICT";
    bool pending = m->applied < m->files.numbered.count;
    if (views_each(m->conn, "DROP VIEW ", "", p) != DONE ||
        (!m->ours && db_script(m->conn, p, table) != DONE) ||
        files_run(m->conn, &m->files.numbered, m->applied, p) != DONE || views_make(m, p) != DONE ||
        (pending && references_hold(m->conn, p) != DONE))
        return FAILED;
    return record_all(m, p) == DONE ? indexes_make(m, p) : FAILED;
}

static enum result safety_copy(const struct migrator *m, struct migrate_report *report,
                               struct probleem *p)
{
    char part[sizeof report->safety_copy + 8];
    int n = snprintf(report->safety_copy, sizeof report->safety_copy, "%s.voor-%04d", m->db->path,
                     m->applied + 1);
    if (n < 0 || n >= (int)sizeof report->safety_copy)
        return probleem_intern(p, "%s: name too long", m->db->path);
    (void)snprintf(part, sizeof part, "%s.deel", report->safety_copy);
    AUTO_CLOSE int fd = database_file_make(part, true, p);
    if (fd < 0)
        return FAILED;
    if (database_copy(m->db->path, part, NULL, NULL, p) == DONE &&
        rename(part, report->safety_copy) == 0)
        return folder_sync(report->safety_copy, p);
    database_remove(part);
    return probleem_is(p) ? FAILED
                          : probleem_intern(p, "cannot make the safety copy %s: %s",
                                            report->safety_copy, strerror(errno));
}

/* Within BEGIN IMMEDIATE, so that nobody else migrates or writes between looking and doing. */
static enum result migrate_locked(struct migrator *m, const char *dir,
                                  struct migrate_report *report, struct probleem *p)
{
    if (state_read(m, NULL, NULL, p) != DONE || state_accept(m, dir, p) != DONE)
        return FAILED;
    report->from = m->applied;
    report->to = m->files.numbered.count;
    report->views = !m->views_stand || report->from < report->to;
    if (!report->views)
        return indexes_make(m, p) == DONE ? db_script(m->conn, p, "COMMIT") : FAILED;
    if (report->from > 0 && report->from < report->to && safety_copy(m, report, p) != DONE)
        return FAILED;
    return apply(m, p) == DONE ? db_script(m->conn, p, "COMMIT") : FAILED;
}

/* ---- the file ---- */

static enum result format_new(const char *path, struct probleem *p)
{
    char pragmas[200];
    sqlite3 *sqlite = NULL;
    (void)snprintf(pragmas, sizeof pragmas,
                   "PRAGMA page_size=8192; PRAGMA auto_vacuum=0; PRAGMA application_id=%d;"
                   "PRAGMA journal_mode=WAL",
                   DATABASE_APPLICATION_ID);
    enum result r = DONE;
    if (sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_exec(sqlite, pragmas, NULL, NULL, NULL) != SQLITE_OK)
        r = probleem_intern(p, "cannot make %s: %s", path, sqlite3_errmsg(sqlite));
    (void)sqlite3_close(sqlite);
    return r;
}

static enum result file_prepare(const char *path, bool *ret_created, struct probleem *p)
{
    struct stat st;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd >= 0) {
        (void)close(fd);
        *ret_created = true;
        return format_new(path, p) == DONE ? folder_sync(path, p) : FAILED;
    }
    if (errno != EEXIST || stat(path, &st) != 0)
        return probleem_intern(p, "cannot make %s: %s", path, strerror(errno));
    return st.st_size == 0 ? format_new(path, p) : DONE;
}

enum result migrate_database(const char *path, const char *dir, struct migrate_report *ret,
                             struct probleem *p)
{
    struct migrator m = {0};
    struct migrate_report report = {0};
    enum result r = FAILED;
    if (migration_files_load(dir, &m.files, p) == DONE &&
        file_prepare(path, &report.created, p) == DONE &&
        migrator_open(&m, path, true, p) == DONE && db_script(m.conn, p, "BEGIN IMMEDIATE") == DONE)
        r = migrate_locked(&m, dir, &report, p);
    migrator_free(&m); /* what was not committed is rolled back */
    if (r == DONE)
        *ret = report;
    else if (report.created)
        database_remove(path);
    return r;
}

/* ---- status ---- */

static void tell_pending(const struct migrator *m, tell_function *tell, void *arg)
{
    for (int i = m->applied; i < m->files.numbered.count; i++) {
        const struct migration row = {i + 1, m->files.numbered.files[i].naam, MIGRATION_PENDING, 0};
        tell(arg, &row);
    }
}

enum result migrate_status(const char *path, const char *dir, tell_function *tell, void *arg,
                           struct probleem *p)
{
    struct migrator m = {0};
    enum result r = migration_files_load(dir, &m.files, p);
    if (r == DONE && access(path, F_OK) == 0)
        r = migrator_open(&m, path, false, p) == DONE ? state_read(&m, tell, arg, p) : FAILED;
    if (r == DONE && !m.ours)
        tell(arg, &(struct migration){0, "views", MIGRATION_PENDING, 0});
    if (r == DONE)
        tell_pending(&m, tell, arg);
    migrator_free(&m);
    return r;
}
