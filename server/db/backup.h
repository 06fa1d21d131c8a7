/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Copies of the database: online, consistent, encrypted and tried.
 *
 * A backup is taken from one snapshot, step by step, while the server reads and writes. It goes
 * through a copy beside the database (`<database>.reserve`, mode 0600, gone afterwards), is sealed
 * into `<file>.deel`, read back, unsealed and checked, and only then gets its name: a file that
 * bears it has been tried. It holds the database and the documents that the database knows of
 * (sealed files in the folder `stukken` beside it, docs/adr/0007-stukken.md); the keys must be kept
 * apart from it. A document that is missing or damaged does not stop a backup or a restore: it is
 * told, and counted.
 *
 * The file, numbers little-endian:
 *      0   8  "GEZINSPB"
 *      8   4  version: 1, or 2 when it has documents
 *     12   4  bytes of database in a chunk, 65536
 *     16   8  Unix seconds it was made
 *     24   8  first bytes of BLAKE2b-256(key || "gezinsplan backup"), to tell a wrong key from
 * damage
 *     32   8  in version 2 only: bytes of the database
 *      …  24  header of the secretstream (XChaCha20-Poly1305, libsodium)
 *      …      chunks, each 17 bytes longer than what it holds; all but the last are full, the last
 * bears the tag FINAL. The first is authenticated together with what stands before the
 * secretstream. So a changed, moved, missing or added byte, or a missing end, does not unseal. What
 * they hold: the database, and then of each document its name (32), its length (8) and its bytes.
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
    /* Tells of a document that is missing or damaged. May be NULL. */
    void (*fault)(void *arg, const char *what);
    struct stukken_count *stukken; /* what there was; may be NULL */
    const char *plain;             /* backup.c's own: the unsealed database */
    void *arg;
};

struct stukken_count {
    int64_t stukken, fouten; /* documents the database knows of; of those missing or damaged */
};

/* FAILED leaves nothing. `file` must not be there yet, and one backup runs at a time. */
enum result backup_make(const struct backup_job *job, struct probleem *p) CHECKED;
/* Puts a backup back as `database`, which must not be there (nor what a running server leaves
 * beside it, nor a folder `stukken` with something in it). FAILED leaves nothing. */
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
/* Looks at every document a database knows of, in the folder `stukken` beside it. */
enum result stukken_check(const char *database, void (*fault)(void *arg, const char *what),
                          void *arg, struct stukken_count *ret, struct probleem *p) CHECKED;
/* Makes the folder's entry of a file durable. */
enum result folder_sync(const char *file, struct probleem *p) CHECKED;

#endif
