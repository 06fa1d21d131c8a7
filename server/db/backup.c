/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/backup.h"

#include "base/cleanup.h"
#include "base/durable.h"
#include "db/backup_file.h"
#include "db/file.h"

#include <fcntl.h>
#include <string.h>

enum { PATH_BYTES = 1024 };

/* A path with something behind it; FAILED when that is too long. */
static enum result path_with(char ret[PATH_BYTES], const char *path, const char *end,
                             struct probleem *p)
{
    int n = snprintf(ret, PATH_BYTES, "%s%s", path, end);
    return n > 0 && n < PATH_BYTES ? DONE : probleem_intern(p, "%s: name too long", path);
}

/* ---- making one ---- */

static bool copy_progress(void *arg, int64_t done, int64_t total)
{
    const struct backup_job *job = arg;
    return !job->progress || job->progress(job->arg, BACKUP_COPY, done, total);
}

static enum result check(const struct backup_job *job, const char *database, struct probleem *p)
{
    if (job->progress && !job->progress(job->arg, BACKUP_CHECK, 0, 1))
        return probleem_intern(p, "stopped");
    if (database_check(database, false, p) != DONE)
        return FAILED;
    return job->check ? job->check(job->arg, database, p) : DONE;
}

static enum result seal(const struct backup_job *job, int plain, struct stukken *stukken,
                        const char *part, struct probleem *p)
{
    AUTO_CLOSE int fd = database_file_make(part, false, p);
    if (fd < 0 || lseek(plain, 0, SEEK_SET) != 0 || backup_seal(job, plain, stukken, fd, p) != DONE)
        return probleem_is(p) ? FAILED : probleem_intern(p, "cannot write %s", part);
    if (fsync(fd) != 0)
        return probleem_intern(p, "cannot sync %s: %s", part, strerror(errno));
    /* So that reading it back reads the disk and not our memory of it. */
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    return DONE;
}

/* Into the plain file, which is emptied first; durable. */
static enum result unseal(const struct backup_job *job, const char *file, int plain,
                          struct stukken *stukken, struct probleem *p)
{
    AUTO_CLOSE int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return probleem_intern(p, "cannot read %s: %s", file, strerror(errno));
    if (ftruncate(plain, 0) != 0 || lseek(plain, 0, SEEK_SET) != 0)
        return probleem_intern(p, "cannot empty the copy: %s", strerror(errno));
    if (backup_unseal(job, fd, plain, stukken, p) != DONE)
        return FAILED;
    return fsync(plain) == 0 ? DONE : probleem_intern(p, "cannot sync: %s", strerror(errno));
}

static void list_free(struct stukken **s) { stukken_free(*s); }

/* What was sealed is read back whole: damage that was told of when it was sealed counts once. */
static enum result try_part(const struct backup_job *job, const char *reserve, int plain,
                            const char *part, int64_t faults, struct probleem *p)
{
    struct stukken_count again;
    struct backup_job quiet = *job;
    quiet.plain = reserve;
    quiet.stukken = &again;
    quiet.fault = NULL;
    CLEANUP(list_free) struct stukken *stukken = stukken_new(&quiet);
    if (!stukken)
        return probleem_intern(p, "no memory for a list of documents");
    if (unseal(&quiet, part, plain, stukken, p) != DONE || check(job, reserve, p) != DONE)
        return FAILED;
    stukken_end(stukken);
    return again.fouten == faults
               ? DONE
               : probleem_intern(p, "%s does not hold the documents that were put in it", part);
}

static enum result make_part(const struct backup_job *job, const char *reserve, int plain,
                             const char *part, struct probleem *p)
{
    struct stukken_count own;
    struct backup_job counted = *job;
    if (!counted.stukken)
        counted.stukken = &own;
    CLEANUP(list_free) struct stukken *stukken = stukken_new(&counted);
    if (!stukken)
        return probleem_intern(p, "no memory for a list of documents");
    if (database_copy(job->database, reserve, copy_progress, (void *)(uintptr_t)job, p) != DONE ||
        stukken_list(stukken, reserve, p) != DONE || seal(job, plain, stukken, part, p) != DONE ||
        try_part(job, reserve, plain, part, counted.stukken->fouten, p) != DONE)
        return FAILED;
    if (access(job->file, F_OK) == 0)
        return probleem_intern(p, "%s was made by somebody else in the meantime", job->file);
    if (rename(part, job->file) != 0)
        return probleem_intern(p, "cannot make %s: %s", job->file, strerror(errno));
    return folder_sync(job->file, p);
}

enum result backup_make(const struct backup_job *job, struct probleem *p)
{
    char reserve[PATH_BYTES], part[PATH_BYTES];
    if (path_with(reserve, job->database, ".reserve", p) != DONE ||
        path_with(part, job->file, ".deel", p) != DONE)
        return FAILED;
    if (access(job->database, R_OK) != 0)
        return probleem_intern(p, "cannot read %s: %s", job->database, strerror(errno));
    if (access(job->file, F_OK) == 0)
        return probleem_intern(p, "%s is there already, and is not replaced", job->file);
    AUTO_CLOSE int plain = database_file_make(reserve, true, p);
    if (plain < 0)
        return FAILED;
    enum result r = make_part(job, reserve, plain, part, p);
    (void)unlink(part);
    database_remove(reserve);
    return r;
}

/* ---- putting one back ---- */

static enum result nothing_there(const char *database, struct probleem *p)
{
    static const char *const parts[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        char path[PATH_BYTES];
        if (path_with(path, database, parts[i], p) != DONE)
            return FAILED;
        if (access(path, F_OK) == 0)
            return probleem_intern(p, "%s is there: a database is never overwritten", path);
    }
    return stukken_nothing_there(database, p);
}

/* First the documents get their place and then the database: where there is a database, a restore
 * has ended. */
static enum result restore_part(const struct backup_job *job, const char *part, int plain,
                                struct probleem *p)
{
    struct backup_job own = *job;
    own.plain = part;
    CLEANUP(list_free) struct stukken *stukken = stukken_new(&own);
    if (!stukken)
        return probleem_intern(p, "no memory for a list of documents");
    if (stukken_into(stukken, job->database, p) != DONE ||
        unseal(&own, job->file, plain, stukken, p) != DONE || check(job, part, p) != DONE ||
        nothing_there(job->database, p) != DONE)
        return FAILED;
    stukken_end(stukken);
    if (stukken_listed(stukken) && stukken_keep(stukken, p) != DONE)
        return FAILED;
    if (rename(part, job->database) != 0)
        return probleem_intern(p, "cannot make %s: %s", job->database, strerror(errno));
    if (stukken_listed(stukken))
        stukken_done(stukken);
    return folder_sync(job->database, p);
}

enum result backup_restore(const struct backup_job *job, struct probleem *p)
{
    char part[PATH_BYTES];
    if (nothing_there(job->database, p) != DONE ||
        path_with(part, job->database, ".deel", p) != DONE)
        return FAILED;
    if (access(job->file, R_OK) != 0)
        return probleem_intern(p, "cannot read %s: %s", job->file, strerror(errno));
    AUTO_CLOSE int plain = database_file_make(part, true, p);
    if (plain < 0)
        return FAILED;
    enum result r = restore_part(job, part, plain, p);
    database_remove(part);
    return r;
}
