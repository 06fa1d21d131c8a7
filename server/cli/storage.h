/* SPDX-License-Identifier: EUPL-1.2 */
/* What migrate, backup, restore and verify share: paths, keys, progress, looking at the log. */
#ifndef CLI_STORAGE_H
#define CLI_STORAGE_H

#include "base/config.h"
#include "db/backup.h"
#include "logboek/verify.h"
#include "logboek/zegel.h"

enum { STORAGE_PATH = 1024 };

/* Settings from a file (NULL: none) and the environment; `gegevens` (may be NULL) wins. Prints what
 * is wrong. */
enum result storage_settings(struct config *c, const char *file, const char *gegevens) CHECKED;
/* A file in a folder. FAILED, printed, when the path is too long. */
enum result storage_path(char ret[STORAGE_PATH], const char *folder, const char *name) CHECKED;

/* The database in a data folder. FAILED, printed, when it is not there: none is made on the way. */
enum result storage_database(char ret[STORAGE_PATH], const char *gegevens) CHECKED;

/* Tells the person at the keyboard what went wrong. */
void storage_print(const struct probleem *p);
/* Asked wrongly: points to --help. The exit code. */
int storage_usage(const char *command);
/* The same, after saying what is missing or wrong. */
int storage_usage_because(const char *command, const char *what);
/* The same, for a word that no option takes. */
int storage_usage_extra(const char *command, const char *word);

struct storage_keys {
    bool has_backup, has_zegel;
    unsigned char backup[BACKUP_SLEUTEL];
    unsigned char zegel[ZEGEL_SLEUTEL]; /* the public one */
};

/* Those of the data folder, if it has any; `file` (may be NULL) holds another backup key: 64
 * hexadecimal digits, mode 0600. Prints what is wrong. Wipe them with storage_keys_wipe. */
enum result storage_keys_load(struct storage_keys *ret, const char *gegevens,
                              const char *file) CHECKED;
void storage_keys_wipe(struct storage_keys *keys);

/* From here on SIGINT, SIGTERM and SIGHUP (a terminal or ssh that closes; not under nohup) make
 * storage_progress say stop, so that nothing half-made stays. */
void storage_stop_on_signals(void);
/* For struct backup_job: tells how far it is on standard error. */
bool storage_progress(void *arg, enum backup_stage stage, int64_t done, int64_t total);
/* Ends the line that progress was told on. */
void storage_progress_end(void);

/* Looks at the log in a database, which may be in use; faults go to standard output, the first
 * hundred in full. `zegels` is an outside checkpoint file or NULL, `key` a public key or NULL. */
enum result storage_verify_log(const char *database, const unsigned char *key, const char *zegels,
                               struct verify_result *ret, struct probleem *p) CHECKED;
/* For struct backup_job and stukken_check: prints what is wrong with a document; and what there
 * was.
 */
void storage_fault(void *arg, const char *what);
void storage_tell_stukken(const struct stukken_count *count);
/* What that found, in a few lines. */
void storage_tell_log(const struct verify_result *result);

#endif
