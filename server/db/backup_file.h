/* SPDX-License-Identifier: EUPL-1.2 */
/* The sealed file of backup.h, for backup.c only. Descriptors are borrowed and stand at their
 * begin.
 */
#ifndef DB_BACKUP_FILE_H
#define DB_BACKUP_FILE_H

#include "db/backup.h"
#include "db/backup_stukken.h"

/* From a plain database, and the documents of `stukken`, to a sealed file; `job` gives key, time
 * and progress. */
enum result backup_seal(const struct backup_job *job, int from, struct stukken *stukken, int to,
                        struct probleem *p) CHECKED;
/* And back: the database into `to`; then the documents, by stukken_in. */
enum result backup_unseal(const struct backup_job *job, int from, int to, struct stukken *stukken,
                          struct probleem *p) CHECKED;

#endif
