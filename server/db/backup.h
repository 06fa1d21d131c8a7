/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Copies of the database: online, consistent, encrypted and tried.
 *
 * A backup is taken from one snapshot, step by step, while the server reads and writes. It goes
 * through a copy beside the database (`<database>.reserve`, mode 0600, gone afterwards), is sealed
 * into `<file>.deel`, read back, unsealed and checked, and only then gets its name: a file that
 * bears it has been tried. It holds the database alone; the keys must be kept apart from it.
 *
 * The file, numbers little-endian:
 *      0   8  "GEZINSPB"
 *      8   4  version, 1
 *     12   4  bytes of database in a chunk, 65536
 *     16   8  Unix seconds it was made
 *     24   8  first bytes of BLAKE2b-256(key || "gezinsplan backup"), to tell a wrong key from
 * damage 32  24  header of the secretstream (XChaCha20-Poly1305, libsodium) 56   …  chunks, each 17
 * bytes longer than what it holds; all but the last are full, the last bears the tag FINAL. The
 * first is authenticated together with bytes 0-31. So a changed, moved, missing or added byte, or a
 * missing end, does not unseal.
 */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stdint.h>

enum { BACKUP_SLEUTEL = 32 };

enum backup_stage { BACKUP_COPY, BACKUP_SEAL, BACKUP_UNSEAL, BACKUP_CHECK };

struct backup_job {
    const char *database;         /* path of the database: to read, or to put back */
    const char *file;             /* path of the backup: to make, or to read */
    const unsigned char *sleutel; /* BACKUP_SLEUTEL bytes; borrowed */
    int64_t nu;                   /* Unix seconds; for a restore 0 */
    /* Looks at the unsealed database, beside quick_check and foreign_key_check; may be NULL. FAILED
     * makes the backup or the restore fail. */
    enum result (*check)(void *arg, const char *database, struct probleem *p);
    /* Now and then, in pages or bytes; false stops the work, which then fails. May be NULL. */
    bool (*progress)(void *arg, enum backup_stage stage, int64_t done, int64_t total);
    void *arg;
};

/* FAILED leaves nothing. `file` must not be there yet, and one backup runs at a time. */
enum result backup_make(const struct backup_job *job, struct probleem *p) CHECKED;
/* Puts a backup back as `database`, which must not be there (nor what a running server leaves
 * beside it). FAILED leaves nothing. */
enum result backup_restore(const struct backup_job *job, struct probleem *p) CHECKED;

/* ---- the parts, also for migrate.c and the command line ---- */

/* A consistent copy of a database that may be in use into `to`, an empty file; durable when DONE.
 */
enum result database_copy(const char *from, const char *to,
                          bool (*progress)(void *arg, int64_t done, int64_t total), void *arg,
                          struct probleem *p) CHECKED;
/* quick_check, or integrity_check when thorough, and foreign_key_check; what they find is in `p`.
 */
enum result database_check(const char *path, bool thorough, struct probleem *p) CHECKED;
/* Makes the folder's entry of a file durable. */
enum result folder_sync(const char *file, struct probleem *p) CHECKED;

#endif
