/* SPDX-License-Identifier: EUPL-1.2 */
/* The file of a database, and what SQLite keeps beside it. */
#ifndef DB_FILE_H
#define DB_FILE_H

#include "base/probleem.h"

#include <stdbool.h>

/* An empty file with mode 0600, whatever was there; a descriptor to read and write, or -1. What
 * SQLite kept beside it goes too, or it would be taken for part of the new file. With `alone`, also
 * -1 while another process holds it so; the hold ends with the descriptor. */
int database_file_make(const char *path, bool alone, struct probleem *p);
/* Removes a database file and what SQLite keeps beside it. */
void database_remove(const char *path);

#endif
