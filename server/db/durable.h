/* SPDX-License-Identifier: EUPL-1.2 */
/* Files written so that they are there after a power cut. */
#ifndef DB_DURABLE_H
#define DB_DURABLE_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* As many bytes as there are, up to n; -1 with errno. */
ssize_t read_full(int fd, void *bytes, size_t n);
/* All of them, or false with errno. */
bool write_full(int fd, const void *bytes, size_t n);
/* Makes the folder's entry of a new, renamed or removed file durable. */
enum result folder_sync(const char *file, struct probleem *p) CHECKED;
/* An empty file with mode 0600, whatever was there; a descriptor to read and write, or -1. What
 * SQLite kept beside it goes too, or it would be taken for part of the new file. With `alone`, also
 * -1 while another process holds it so; the hold ends with the descriptor. */
int file_make(const char *path, bool alone, struct probleem *p);
/* Removes a database file and what SQLite keeps beside it. */
void database_remove(const char *path);

#endif
