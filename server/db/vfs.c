/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * SQLite's own file layer with one habit less. A reader that begins a transaction after somebody
 * committed throws away its mapping of the whole database file, and maps and faults it in again
 * page by page. Every look commits a log line (invariant 4), so with us that is every request: a
 * tenth of a page's time. The mapping shows the file as it is, whatever is written to it, so it is
 * kept while the file has the same size; after a checkpoint has made it grow, or a shorter
 * database took its place, it is made anew as before.
 */
#include "db/internal.h"

#include <pthread.h>

static sqlite3_vfs *standard, keeping;
static const sqlite3_io_methods *_Atomic standard_io; /* of the first file opened */
static sqlite3_io_methods keeping_io;

/* Behind the standard file: its size when it was last mapped. */
static sqlite3_int64 *mapped_size(sqlite3_file *file)
{
    return (sqlite3_int64 *)(void *)((char *)file + standard->szOsFile);
}

/* (0, NULL) asks to let go of the whole mapping. */
static int keeping_unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    sqlite3_int64 size;
    if (!page && standard_io->xFileSize(file, &size) == SQLITE_OK) {
        if (size == *mapped_size(file))
            return SQLITE_OK;
        *mapped_size(file) = size;
    }
    return standard_io->xUnfetch(file, offset, page);
}

/* How SQLite handles a file depends on the file system, and it tells with the first one opened. A
 * file that it handles in another way is left to it. */
static bool handled(const sqlite3_io_methods *methods)
{
    static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER;
    const int with_mapping = 3;
    (void)pthread_mutex_lock(&first);
    if (!standard_io && methods->iVersion >= with_mapping) {
        keeping_io = *methods;
        keeping_io.xUnfetch = keeping_unfetch;
        standard_io = methods;
    }
    (void)pthread_mutex_unlock(&first);
    return standard_io == methods;
}

static int keeping_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                        int *ret_flags)
{
    (void)vfs;
    int code = standard->xOpen(standard, name, file, flags, ret_flags);
    if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) && handled(file->pMethods)) {
        *mapped_size(file) = -1;
        file->pMethods = &keeping_io;
    }
    return code;
}

void vfs_register(void)
{
    standard = sqlite3_vfs_find(NULL);
    if (!standard)
        return;
    keeping = *standard;
    keeping.zName = VFS_KEEPING;
    keeping.szOsFile = standard->szOsFile + (int)sizeof(sqlite3_int64);
    keeping.xOpen = keeping_open;
    (void)sqlite3_vfs_register(&keeping, 0);
}
