/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading and writing whole, whatever the system cuts in two (EINTR, short reads and writes), and
 * files that are still there after a power cut.
 */
#ifndef BASE_DURABLE_H
#define BASE_DURABLE_H

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

#endif
