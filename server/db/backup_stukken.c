/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/backup_stukken.h"

#include "base/cleanup.h"
#include "base/durable.h"
#include "db/internal.h"

#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_BYTES = 1024 };

struct one {
    char naam[STUK_NAAM_SIZE];
    int64_t bytes;
    uint8_t hash[STUK_HASH];
    bool told;   /* a fault of it has been */
    bool passed; /* it has been seen whole */
};

struct stukken {
    const struct backup_job *job;
    struct one *list; /* sorted by name */
    size_t count;
    int64_t bytes;
    /* the one that passes */
    struct one *now;
    crypto_generichash_state hash;
    int fd;
    /* putting back */
    char part[PATH_BYTES], folder[PATH_BYTES]; /* "" when it is not */
};

struct stukken *stukken_new(const struct backup_job *job)
{
    struct stukken *s = calloc(1, sizeof *s);
    if (s) {
        s->job = job;
        s->fd = -1;
        if (job->stukken)
            *job->stukken = (struct stukken_count){0};
    }
    return s;
}

static void tell(struct stukken *s, struct one *one, const char *what)
{
    char text[200];
    if (one->told)
        return;
    one->told = true;
    if (s->job->stukken)
        s->job->stukken->fouten++;
    (void)snprintf(text, sizeof text, "document %s %s", one->naam, what);
    if (s->job->fault)
        s->job->fault(s->job->arg, text);
}

/* ---- which there are ---- */

static void connection_close(struct db_conn **c) { db_conn_close(*c); }
static void handle_close(struct db **db) { db_close(*db); }

static const char SQL_ANY[] = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'stuk'";
static const char SQL_COUNT[] = "SELECT count(*) FROM stuk";
static const char SQL_LIST[] = "SELECT naam, bytes, hash FROM stuk ORDER BY naam";

static enum result rows_read(struct stukken *s, struct db_conn *c, size_t count, struct probleem *p)
{
    STMT_AUTO struct db_stmt *rows = NULL;
    bool more;
    if (db_query(c, p, SQL_LIST, NO_BINDS, &rows) != DONE)
        return FAILED;
    while (db_step(rows, p, &more) == DONE) {
        size_t length;
        if (!more)
            return DONE;
        struct one *one = &s->list[s->count];
        const char *naam = db_column_text(rows, 0);
        const void *hash = db_column_blob(rows, 2, &length);
        if (s->count == count || !naam || strlen(naam) != STUK_NAAM_SIZE - 1 || length != STUK_HASH)
            return probleem_intern(p, "the list of documents makes no sense");
        memcpy(one->naam, naam, STUK_NAAM_SIZE);
        memcpy(one->hash, hash, STUK_HASH);
        one->bytes = db_column_int(rows, 1);
        s->bytes += one->bytes;
        s->count++;
    }
    return FAILED;
}

static enum result list_read(struct stukken *s, struct db_conn *c, struct probleem *p)
{
    int64_t any, count = 0;
    if (db_int(c, p, SQL_ANY, NO_BINDS, 0, &any) != DONE)
        return FAILED;
    if (any && db_int(c, p, SQL_COUNT, NO_BINDS, 0, &count) != DONE)
        return FAILED;
    free(s->list);
    s->count = 0;
    s->bytes = 0;
    s->list = calloc((size_t)count + 1, sizeof *s->list);
    if (!s->list)
        return probleem_intern(p, "no memory for a list of %lld documents", (long long)count);
    if (s->job->stukken)
        s->job->stukken->stukken = count;
    return count ? rows_read(s, c, (size_t)count, p) : DONE;
}

enum result stukken_list(struct stukken *s, const char *database, struct probleem *p)
{
    CLEANUP(handle_close) struct db *db = NULL;
    CLEANUP(connection_close) struct db_conn *c = NULL;
    const struct db_options options = {.path = database};
    if (db_open(&options, &db, p) != DONE || conn_open(db, false, &c, p) != DONE ||
        db_snapshot_begin(c, p) != DONE)
        return FAILED;
    enum result r = list_read(s, c, p);
    db_snapshot_end(c);
    return r;
}

size_t stukken_listed(const struct stukken *s) { return s->count; }
int64_t stukken_bytes(const struct stukken *s) { return s->bytes; }

/* ---- the files ---- */

static void folder_beside(const char *database, const char *name, char ret[PATH_BYTES])
{
    char copy[PATH_BYTES];
    (void)snprintf(copy, sizeof copy, "%s", database);
    (void)snprintf(ret, PATH_BYTES, "%.*s/%s", PATH_BYTES - 20, dirname(copy), name);
}

int stukken_file(struct stukken *s, const char *database, size_t i, char naam[STUK_NAAM_SIZE],
                 int64_t *ret_bytes)
{
    struct one *one = &s->list[i];
    char folder[PATH_BYTES];
    struct stat st;
    folder_beside(database, STUKKEN_FOLDER, folder);
    memcpy(naam, one->naam, STUK_NAAM_SIZE);
    *ret_bytes = one->bytes;
    int fd = stuk_file(folder, naam);
    if (fd < 0) {
        tell(s, one, errno == ENOENT ? "is missing" : "cannot be read");
        return -1;
    }
    if (fstat(fd, &st) == 0 && st.st_size == one->bytes)
        return fd;
    tell(s, one, "has another length than it had");
    (void)close(fd);
    return -1;
}

/* ---- passing ---- */

static int compare(const void *a, const void *b)
{
    return strcmp(a, ((const struct one *)b)->naam);
}

enum result stukken_in(struct stukken *s, const char *naam, int64_t bytes, struct probleem *p)
{
    char path[PATH_BYTES + STUK_NAAM_SIZE];
    s->now = s->count ? bsearch(naam, s->list, s->count, sizeof *s->list, compare) : NULL;
    if (!s->now || s->now->bytes != bytes)
        return probleem_intern(p, "document %s is none of this database", naam);
    (void)crypto_generichash_init(&s->hash, NULL, 0, STUK_HASH);
    if (!s->part[0])
        return DONE;
    (void)snprintf(path, sizeof path, "%s/%s", s->part, naam);
    s->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return s->fd >= 0 ? DONE : probleem_intern(p, "cannot make %s: %s", path, strerror(errno));
}

enum result stukken_add(struct stukken *s, const unsigned char *bytes, size_t n, struct probleem *p)
{
    (void)crypto_generichash_update(&s->hash, bytes, n);
    if (s->fd >= 0 && !write_full(s->fd, bytes, n))
        return probleem_intern(p, "cannot write document %s: %s", s->now->naam, strerror(errno));
    return DONE;
}

enum result stukken_out(struct stukken *s, struct probleem *p)
{
    uint8_t hash[STUK_HASH];
    int fd = s->fd;
    s->fd = -1;
    bool durable = fd < 0 || fsync(fd) == 0;
    if (fd >= 0 && close(fd) != 0)
        durable = false;
    if (!durable)
        return probleem_intern(p, "cannot write document %s: %s", s->now->naam, strerror(errno));
    (void)crypto_generichash_final(&s->hash, hash, sizeof hash);
    s->now->passed = true;
    if (memcmp(hash, s->now->hash, sizeof hash) != 0)
        tell(s, s->now, "is damaged");
    return DONE;
}

void stukken_end(struct stukken *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (!s->list[i].passed)
            tell(s, &s->list[i], "is missing");
}

/* ---- putting back ---- */

enum result stukken_nothing_there(const char *database, struct probleem *p)
{
    char folder[PATH_BYTES];
    folder_beside(database, STUKKEN_FOLDER, folder);
    DIR *dir = opendir(folder);
    bool empty = true;
    if (!dir)
        return errno == ENOENT ? DONE
                               : probleem_intern(p, "cannot read %s: %s", folder, strerror(errno));
    for (const struct dirent *e; empty && (e = readdir(dir));)
        empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
    (void)closedir(dir);
    return empty ? DONE
                 : probleem_intern(p, "%s is there, with documents: they are never overwritten",
                                   folder);
}

/* Only what may be in it. */
static void folder_remove(const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (const struct dirent *e; (e = readdir(dir));) {
        char naam[STUK_NAAM_SIZE];
        bool nieuw;
        if (stuk_is_name(e->d_name, naam, &nieuw))
            (void)unlinkat(dirfd(dir), e->d_name, 0);
    }
    (void)closedir(dir);
    (void)rmdir(folder);
}

enum result stukken_into(struct stukken *s, const char *database, struct probleem *p)
{
    folder_beside(database, STUKKEN_FOLDER, s->folder);
    folder_beside(database, STUKKEN_FOLDER ".deel", s->part);
    folder_remove(s->part); /* of one that was killed */
    if (mkdir(s->part, 0700) == 0)
        return DONE;
    enum result r = probleem_intern(p, "cannot make %s: %s", s->part, strerror(errno));
    s->part[0] = '\0';
    return r;
}

enum result stukken_keep(struct stukken *s, struct probleem *p)
{
    char inside[PATH_BYTES + 4];
    (void)snprintf(inside, sizeof inside, "%s/x", s->part);
    if (folder_sync(inside, p) != DONE)
        return FAILED;
    if (rename(s->part, s->folder) != 0) /* replaces an empty one */
        return probleem_intern(p, "cannot make %s: %s", s->folder, strerror(errno));
    memcpy(s->part, s->folder, sizeof s->part); /* until stukken_done it may still have to go */
    return folder_sync(s->folder, p);
}

void stukken_done(struct stukken *s) { s->part[0] = '\0'; }

void stukken_free(struct stukken *s)
{
    if (!s)
        return;
    if (s->fd >= 0)
        (void)close(s->fd);
    if (s->part[0])
        folder_remove(s->part);
    free(s->list);
    free(s);
}

/* ---- checking ---- */

static void file_check(struct stukken *s, const char *database, size_t i)
{
    char naam[STUK_NAAM_SIZE];
    int64_t bytes, read_bytes;
    uint8_t hash[STUK_HASH];
    AUTO_CLOSE int fd = stukken_file(s, database, i, naam, &bytes);
    if (fd < 0)
        return;
    if (stuk_hash(fd, hash, &read_bytes) != DONE)
        tell(s, &s->list[i], "cannot be read");
    else if (memcmp(hash, s->list[i].hash, sizeof hash) != 0)
        tell(s, &s->list[i], "is damaged or was changed");
}

enum result stukken_check(const char *database, void (*fault)(void *arg, const char *what),
                          void *arg, struct stukken_count *ret, struct probleem *p)
{
    const struct backup_job job = {.fault = fault, .arg = arg, .stukken = ret};
    struct stukken *s = stukken_new(&job);
    if (!s)
        return probleem_intern(p, "no memory for a list of documents");
    enum result r = stukken_list(s, database, p);
    for (size_t i = 0; r == DONE && i < s->count; i++)
        file_check(s, database, i);
    stukken_free(s);
    return r;
}
