/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A folder of its own for a test of the storage, gone afterwards, and a raw connection to the
 * database file in it: tests make tables with it, and do what no program of ours may do.
 */
#ifndef TESTS_UNIT_MAP_H
#define TESTS_UNIT_MAP_H

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char map[256]; /* the folder of the running test */

static int map_remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static inline void map_make(void)
{
    const char *tmp = getenv("TMPDIR");
    (void)snprintf(map, sizeof map, "%s/gezinsplan-test-XXXXXX", tmp ? tmp : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(map));
}

static inline void map_remove(void)
{
    ck_assert_int_eq(nftw(map, map_remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

/* The path of a name in the folder; good for the next seven calls. */
static inline const char *map_path(const char *name)
{
    static _Thread_local char paths[8][600];
    static _Thread_local unsigned next;
    char *path = paths[next++ % 8];
    (void)snprintf(path, sizeof paths[0], "%s/%s", map, name);
    return path;
}

static inline void map_folder(const char *name)
{
    ck_assert_int_eq(mkdir(map_path(name), 0700), 0);
}

static inline void map_write(const char *name, const char *text)
{
    FILE *f = fopen(map_path(name), "we");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_ge(fputs(text, f), 0);
    ck_assert_int_eq(fclose(f), 0);
}

static inline bool map_has(const char *name) { return access(map_path(name), F_OK) == 0; }

/* Permission bits of a file in the folder. */
static inline unsigned map_mode(const char *name)
{
    struct stat st;
    ck_assert_int_eq(stat(map_path(name), &st), 0);
    return st.st_mode & 0777;
}

/* The whole file; *ret_len may be NULL. To be freed. */
static inline unsigned char *map_read(const char *name, size_t *ret_len)
{
    struct stat st;
    FILE *f = fopen(map_path(name), "re");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(fstat(fileno(f), &st), 0);
    size_t n = (size_t)st.st_size;
    unsigned char *bytes = calloc(n + 1, 1);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, n, f), n);
    ck_assert_int_eq(fclose(f), 0);
    if (ret_len)
        *ret_len = n;
    return bytes;
}

static inline void map_write_bytes(const char *name, const unsigned char *bytes, size_t n)
{
    FILE *f = fopen(map_path(name), "we");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
    ck_assert_int_eq(fclose(f), 0);
}

static inline sqlite3 *raw_open(const char *name)
{
    sqlite3 *raw = NULL;
    ck_assert_int_eq(sqlite3_open(map_path(name), &raw), SQLITE_OK);
    (void)sqlite3_busy_timeout(raw, 5000);
    (void)sqlite3_exec(raw, "PRAGMA synchronous=0", NULL, NULL, NULL); /* tests need no disk */
    return raw;
}

static inline void raw_exec(const char *name, const char *sql)
{
    sqlite3 *raw = raw_open(name);
    char *message = NULL;
    int code = sqlite3_exec(raw, sql, NULL, NULL, &message);
    ck_assert_msg(code == SQLITE_OK, "%s: %s", message ? message : "?", sql);
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
}

/* First column of the first row; -1 when there is none. */
static inline sqlite3_int64 raw_int(const char *name, const char *sql)
{
    sqlite3 *raw = raw_open(name);
    sqlite3_stmt *stmt = NULL;
    ck_assert_msg(sqlite3_prepare_v2(raw, sql, -1, &stmt, NULL) == SQLITE_OK, "%s",
                  sqlite3_errmsg(raw));
    sqlite3_int64 value = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    ck_assert_int_eq(sqlite3_finalize(stmt), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
    return value;
}

/* First column of every row, one a line. To be freed. */
static inline char *raw_text(const char *name, const char *sql)
{
    sqlite3 *raw = raw_open(name);
    sqlite3_stmt *stmt = NULL;
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    ck_assert_ptr_nonnull(f);
    ck_assert_msg(sqlite3_prepare_v2(raw, sql, -1, &stmt, NULL) == SQLITE_OK, "%s",
                  sqlite3_errmsg(raw));
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const unsigned char *column = sqlite3_column_text(stmt, 0);
        ck_assert_int_ge(fprintf(f, "%s\n", column ? (const char *)column : ""), 0);
    }
    ck_assert_int_eq(sqlite3_finalize(stmt), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
    ck_assert_int_eq(fclose(f), 0);
    return text;
}

#endif
