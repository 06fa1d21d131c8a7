/* SPDX-License-Identifier: EUPL-1.2 */
/* Connections of the SQLite engine: opening, pragmas, the viewer's functions, errors. */
#include "base/id.h"
#include "db/internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Once per program, before the first connection. Every materialized part of a view opens a small
 * table of its own, and by default each sets 20 pages aside, which costs a system call and page
 * faults a time: ten times the work of the rules themselves. Nobody reads the library's memory
 * statistics, and keeping them is a lock that all threads share. */
static void library_configure(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    vfs_register();
    zoeken_library();
}

enum result db_open(const struct db_options *options, struct db **ret, struct probleem *p)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, library_configure);
    struct db *db = calloc(1, sizeof *db);
    if (!db || !(db->path = strdup(options->path))) {
        free(db);
        return probleem_intern(p, "no memory for the database");
    }
    db->read_ms = options->read_ms;
    if (options->views_dir && contexts_load(options->views_dir, &db->contexts, p) != DONE) {
        db_close(db);
        return FAILED;
    }
    *ret = db;
    return DONE;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    contexts_free(&db->contexts);
    free(db->path);
    free(db);
}

/* ---- errors ---- */

enum result conn_error(struct db_conn *c, struct probleem *p, const char *doing)
{
    int code = sqlite3_extended_errcode(c->sqlite);
    const char *message = sqlite3_errmsg(c->sqlite);
    const char *explained;
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        explained = constraint_explain(message);
        if (explained)
            (void)probleem_set(p, PROBLEEM_CONFLICT, "%s", explained);
        else
            (void)probleem_set(p, PROBLEEM_CONFLICT, NULL);
        break;
    case SQLITE_FULL: (void)probleem_set(p, PROBLEEM_OPSLAG_VOL, NULL); break;
    case SQLITE_INTERRUPT:
    case SQLITE_BUSY:
        (void)probleem_set(p, PROBLEEM_DRUK, NULL);
        p->wacht = 2;
        break;
    default: (void)probleem_set(p, PROBLEEM_INTERN, NULL); break;
    }
    if (code == SQLITE_IOERR_SHMSIZE) { /* the small file beside the database cannot be made */
        (void)probleem_set(p, PROBLEEM_OPSLAG_VOL, NULL);
        message = "no room on the disk for the file -shm beside the database";
    }
    (void)snprintf(p->intern, sizeof p->intern, "%s (%d): %.200s", message, code, doing);
    return FAILED;
}

/* ---- the viewer's functions (R28) ---- */

static const struct db_context *function_context(sqlite3_context *f)
{
    const struct db_conn *c = sqlite3_user_data(f);
    return &c->context;
}

static void result_or_null(sqlite3_context *f, int64_t value)
{
    if (value)
        sqlite3_result_int64(f, value);
    else
        sqlite3_result_null(f);
}

static void fn_kijker(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->kijker);
}

static void fn_lezer(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->lezer);
}

static void fn_sessie(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->sessie);
}

static void fn_sleutel(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->sleutel);
}

static void fn_dossier(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->dossier);
}

static void fn_nu(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    result_or_null(f, function_context(f)->nu);
}

static void fn_vandaag(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    (void)v;
    const struct db_context *context = function_context(f);
    if (context->vandaag[0])
        sqlite3_result_text(f, context->vandaag, -1, SQLITE_TRANSIENT);
    else
        sqlite3_result_null(f);
}

/* leeftijd_laag(geboortedatum, dag), leeftijd_hoog(…): the ages a (partial) birth date allows; NULL
 * when it is not known. */
static void age(sqlite3_context *f, sqlite3_value **v, bool highest)
{
    const char *birth = (const char *)sqlite3_value_text(v[0]);
    const char *day = (const char *)sqlite3_value_text(v[1]);
    int low, high;
    if (!birth || !day || !datum_is_whole(day) || !datum_age_range(birth, day, &low, &high))
        sqlite3_result_null(f);
    else
        sqlite3_result_int(f, highest ? high : low);
}

static void fn_leeftijd_laag(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    age(f, v, false);
}

static void fn_leeftijd_hoog(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    age(f, v, true);
}

/* dag_plus(datum, dagen) */
static void fn_dag_plus(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    const char *datum = (const char *)sqlite3_value_text(v[0]);
    char ret[DATUM_SIZE];
    if (!datum || !datum_is_whole(datum)) {
        sqlite3_result_null(f);
        return;
    }
    datum_add_days(datum, sqlite3_value_int(v[1]), ret);
    sqlite3_result_text(f, ret, -1, SQLITE_TRANSIENT);
}

/* id_tekst(id): for ids inside JSON made by SQL. */
static void fn_id_tekst(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    if (sqlite3_value_type(v[0]) == SQLITE_NULL) {
        sqlite3_result_null(f);
        return;
    }
    char text[ID_TEXT_SIZE];
    id_format(sqlite3_value_int64(v[0]), text);
    sqlite3_result_text(f, text, -1, SQLITE_TRANSIENT);
}

/* lokale_datum(unix seconds): the municipality's date of an instant. */
static void fn_lokale_datum(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    if (sqlite3_value_type(v[0]) == SQLITE_NULL) {
        sqlite3_result_null(f);
        return;
    }
    char datum[DATUM_SIZE];
    clock_local_date(sqlite3_value_int64(v[0]), datum);
    sqlite3_result_text(f, datum, -1, SQLITE_TRANSIENT);
}

/* dag_woorden(date): as people read it, in a line that SQL makes: "3 januari 2027". */
static void fn_dag_woorden(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    char words[DATUM_WOORDEN_SIZE];
    const char *datum = (const char *)sqlite3_value_text(v[0]);
    if (!datum || !datum_is_whole(datum)) {
        sqlite3_result_value(f, v[0]);
        return;
    }
    datum_woorden(datum, words);
    sqlite3_result_text(f, words, -1, SQLITE_TRANSIENT);
}

/* moment_tekst(unix seconds): as the mark @ writes it, inside JSON made by SQL. SQLite's own
 * functions know the present moment, and so their results are never remembered (geteld.c). */
static void fn_moment_tekst(sqlite3_context *f, int n, sqlite3_value **v)
{
    (void)n;
    char text[24];
    struct tm tm;
    time_t t = (time_t)sqlite3_value_int64(v[0]);
    if (sqlite3_value_type(v[0]) == SQLITE_NULL || !gmtime_r(&t, &tm) ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
        sqlite3_result_null(f);
    else
        sqlite3_result_text(f, text, -1, SQLITE_TRANSIENT);
}

enum result functions_register(struct db_conn *c, struct probleem *p)
{
    /* Deterministic in SQLite's sense: the same within one run of a statement, which is what lets
     * it look things up by dossier() and work a rule out once. The context changes only between
     * runs. */
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    static const struct {
        const char *name;
        int args;
        void (*run)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"kijker", 0, fn_kijker},
        {"lezer_persoon", 0, fn_lezer},
        {"sessie", 0, fn_sessie},
        {"sleutel", 0, fn_sleutel},
        {"dossier", 0, fn_dossier},
        {"nu", 0, fn_nu},
        {"vandaag", 0, fn_vandaag},
        {"leeftijd_laag", 2, fn_leeftijd_laag},
        {"leeftijd_hoog", 2, fn_leeftijd_hoog},
        {"dag_plus", 2, fn_dag_plus},
        {"id_tekst", 1, fn_id_tekst},
        {"lokale_datum", 1, fn_lokale_datum},
        {"dag_woorden", 1, fn_dag_woorden},
        {"moment_tekst", 1, fn_moment_tekst},
    };
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (sqlite3_create_function(c->sqlite, functions[i].name, functions[i].args, flags, c,
                                    functions[i].run, NULL, NULL) != SQLITE_OK)
            return conn_error(c, p, "registering functions");
    return DONE;
}

/* ---- connections ---- */

/* Called every few thousand steps of a reader's statement. */
static int past_deadline(void *arg)
{
    const struct db_conn *c = arg;
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return now.tv_sec > c->deadline.tv_sec ||
           (now.tv_sec == c->deadline.tv_sec && now.tv_nsec > c->deadline.tv_nsec);
}

static int count_wal(void *arg, sqlite3 *sqlite, const char *name, int pages)
{
    (void)sqlite;
    (void)name;
    struct db_conn *c = arg;
    c->wal_pages = pages;
    return SQLITE_OK;
}

/* synchronous=FULL: what was answered survives power loss (invariant 5). secure_delete: what is
 * removed is overwritten. mmap: DESIGN.md 6. Checkpoints are the writer's own business (writer.c).
 * trusted_schema stays on: SQLite 3.40 takes its own JSON functions for unsafe in views without it.
 */
static const char READER_PRAGMAS[] = "PRAGMA query_only=1; PRAGMA mmap_size=68719476736;"
                                     "PRAGMA cache_size=-8000; PRAGMA foreign_keys=1;";
static const char WRITER_PRAGMAS[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=1;"
    "PRAGMA secure_delete=1; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=68719476736;"
    "PRAGMA cache_size=-32000; PRAGMA temp_store=2;";

/* A table-valued function declares its columns when it is first used, and that looks like a change
 * of the schema to the authorizer: so it is used before there is one. */
static const char USE_FUNCTIONS[] = "SELECT 1 FROM json_each('[]');";

enum result conn_open(struct db *db, bool writer, struct db_conn **ret, struct probleem *p)
{
    struct db_conn *c = calloc(1, sizeof *c);
    if (!c)
        return probleem_intern(p, "no memory for a connection");
    c->db = db;
    c->writer = writer;
    if (sqlite3_open_v2(db->path, &c->sqlite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        VFS_KEEPING) != SQLITE_OK) {
        (void)probleem_intern(p, "cannot open the database %s", db->path);
        db_conn_close(c);
        return FAILED;
    }
    (void)sqlite3_extended_result_codes(c->sqlite, 1);
    (void)sqlite3_busy_timeout(c->sqlite, 10000);
    (void)sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    /* A plan that looks at bound values is made again whenever they change, and preparing one of
     * our views takes a hundred times as long as running it. */
    (void)sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_ENABLE_QPSG, 1, NULL);
    (void)sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    (void)sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    if (functions_register(c, p) != DONE ||
        sqlite3_exec(c->sqlite, writer ? WRITER_PRAGMAS : READER_PRAGMAS, NULL, NULL, NULL) !=
            SQLITE_OK ||
        sqlite3_exec(c->sqlite, USE_FUNCTIONS, NULL, NULL, NULL) != SQLITE_OK ||
        nu_register(c, p) != DONE || zoeken_register(c, p) != DONE ||
        (!writer && counted_load(c, p) != DONE)) {
        if (!probleem_is(p))
            (void)conn_error(c, p, "setting up a connection");
        db_conn_close(c);
        return FAILED;
    }
    if (writer)
        (void)sqlite3_wal_hook(c->sqlite, count_wal, c);
    else if (db->read_ms)
        sqlite3_progress_handler(c->sqlite, 5000, past_deadline, c);
    *ret = c;
    return DONE;
}

enum result db_reader_open(struct db *db, struct db_conn **ret, struct probleem *p)
{
    if (conn_open(db, false, ret, p) != DONE)
        return FAILED;
    (void)sqlite3_set_authorizer((*ret)->sqlite, authorize_reader, *ret);
    return DONE;
}

enum result db_writer_open(struct db *db, struct db_conn **ret, struct probleem *p)
{
    if (conn_open(db, true, ret, p) != DONE)
        return FAILED;
    (void)sqlite3_set_authorizer((*ret)->sqlite, authorize_writer, *ret);
    return DONE;
}

void db_conn_close(struct db_conn *c)
{
    if (!c)
        return;
    statements_free(c);
    counted_free(c);
    nu_free(c);
    (void)sqlite3_close(c->sqlite);
    free(c);
}

void conn_checkpoint(struct db_conn *c, int pages)
{
    if (c->wal_pages < pages)
        return;
    (void)sqlite3_wal_checkpoint_v2(c->sqlite, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    c->wal_pages = 0;
}

enum result db_wal_empty(struct db *db, struct probleem *p)
{
    struct db_conn *c = NULL;
    if (conn_open(db, true, &c, p) != DONE)
        return FAILED;
    (void)sqlite3_busy_timeout(c->sqlite, 1000);
    int code = sqlite3_wal_checkpoint_v2(c->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    enum result r = code == SQLITE_OK ? DONE : conn_error(c, p, "emptying the write-ahead log");
    db_conn_close(c);
    return r;
}

/* ---- context ---- */

void db_context_set(struct db_conn *c, const struct db_context *context)
{
    c->context = *context;
    c->moment++;
    c->uncounted = true;
}

void db_context_unset(struct db_conn *c)
{
    c->context = (struct db_context){0};
    c->moment++;
    c->uncounted = true;
}

const struct db_context *db_context(const struct db_conn *c) { return &c->context; }

void db_dossier_set(struct db_conn *c, int64_t huishouden_id)
{
    if (c->context.dossier != huishouden_id) {
        c->moment++;
        c->uncounted = true;
    }
    c->context.dossier = huishouden_id;
}

struct db_noter db_note_set(struct db_conn *c, struct db_noter noter)
{
    struct db_noter before = c->noter;
    c->noter = noter;
    return before;
}

void db_note_require(struct db_conn *c) { c->note_required = true; }

bool db_autocommit(const struct db_conn *c) { return sqlite3_get_autocommit(c->sqlite) != 0; }

/* ---- transactions ---- */

static const char SQL_BEGIN[] = "BEGIN", SQL_BEGIN_WRITE[] = "BEGIN IMMEDIATE",
                  SQL_COMMIT[] = "COMMIT", SQL_ROLLBACK[] = "ROLLBACK",
                  SQL_SAVEPOINT[] = "SAVEPOINT werk", SQL_RELEASE[] = "RELEASE werk",
                  SQL_ROLLBACK_TO[] = "ROLLBACK TO werk";

enum result db_snapshot_begin(struct db_conn *c, struct probleem *p)
{
    if (db_exec(c, p, SQL_BEGIN, NO_BINDS, NULL) != DONE)
        return FAILED;
    c->snapshot = !c->writer;
    return DONE;
}

void db_snapshot_end(struct db_conn *c)
{
    struct probleem ignored = {0};
    c->snapshot = false;
    if (!db_autocommit(c))
        (void)!db_exec(c, &ignored, SQL_COMMIT, NO_BINDS, NULL);
    probleem_clear(&ignored);
}

/* For programs without a writer thread: an import of a million must not leave a WAL of as much. */
enum { CHECKPOINT_PAGES = 4000 };

enum result db_transaction(struct db_conn *c, struct probleem *p,
                           enum result (*work)(struct db_conn *c, void *arg, struct probleem *p),
                           void *arg)
{
    bool nested = !db_autocommit(c);
    if (db_exec(c, p, nested ? SQL_SAVEPOINT : SQL_BEGIN_WRITE, NO_BINDS, NULL) != DONE)
        return FAILED;
    if (work(c, arg, p) == DONE &&
        db_exec(c, p, nested ? SQL_RELEASE : SQL_COMMIT, NO_BINDS, NULL) == DONE) {
        if (!nested)
            conn_checkpoint(c, CHECKPOINT_PAGES);
        return DONE;
    }
    struct probleem ignored = {0};
    if (!db_autocommit(c)) {
        (void)!db_exec(c, &ignored, nested ? SQL_ROLLBACK_TO : SQL_ROLLBACK, NO_BINDS, NULL);
        if (nested)
            (void)!db_exec(c, &ignored, SQL_RELEASE, NO_BINDS, NULL);
    }
    probleem_clear(&ignored);
    return FAILED;
}

enum result db_rehearse(struct db_conn *c, struct probleem *p,
                        enum result (*work)(struct db_conn *c, void *arg, struct probleem *p),
                        void *arg)
{
    static const char begin[] = "SAVEPOINT proef", back[] = "ROLLBACK TO proef",
                      end[] = "RELEASE proef";
    if (db_autocommit(c))
        return probleem_intern(p, "a rehearsal needs a transaction");
    if (db_exec(c, p, begin, NO_BINDS, NULL) != DONE)
        return FAILED;
    enum result r = work(c, arg, p);
    struct probleem after = {0};
    if (!db_autocommit(c) && (db_exec(c, &after, back, NO_BINDS, NULL) != DONE ||
                              db_exec(c, &after, end, NO_BINDS, NULL) != DONE))
        r = probleem_intern(p, "a rehearsal could not be taken back: %.100s", after.intern);
    probleem_clear(&after);
    return r;
}

enum result db_script(struct db_conn *c, struct probleem *p, const char *sql)
{
    if (sqlite3_exec(c->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
        return conn_error(c, p, sql);
    return DONE;
}
