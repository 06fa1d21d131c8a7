/* SPDX-License-Identifier: EUPL-1.2 */
/* The sealed file of backup.h, for backup.c only. Descriptors are borrowed and stand at their
 * begin.
 */
#ifndef DB_BACKUP_FILE_H
#define DB_BACKUP_FILE_H

#include "db/backup.h"

/* From a plain file to a sealed one, and back; `job` gives key, time and progress. */
enum result backup_seal(const struct backup_job *job, int from, int to, struct probleem *p) CHECKED;
enum result backup_unseal(const struct backup_job *job, int from, int to,
                          struct probleem *p) CHECKED;

#endif
