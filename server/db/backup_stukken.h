/* SPDX-License-Identifier: EUPL-1.2 */
/* The documents of a database, for backup, restore and verify: which there are, and whether the
 * files are what they were when they were made. */
#ifndef DB_BACKUP_STUKKEN_H
#define DB_BACKUP_STUKKEN_H

#include "db/backup.h"
#include "stukken/stuk.h"

struct stukken;

/* For one backup, restore or check. `job` may be NULL but for its fault and count. */
struct stukken *stukken_new(const struct backup_job *job);
/* Frees it; what was put back and not kept goes. NULL is fine. */
void stukken_free(struct stukken *s);

/* Reads the list from a database (one that has none is an empty list). */
enum result stukken_list(struct stukken *s, const char *database, struct probleem *p) CHECKED;
size_t stukken_listed(const struct stukken *s);
int64_t stukken_bytes(const struct stukken *s); /* all together, as listed */

/* Opens the i-th file in the folder beside `database`; -1 when it is missing or has another length,
 * which is told. */
int stukken_file(struct stukken *s, const char *database, size_t i, char naam[STUK_NAAM_SIZE],
                 int64_t *ret_bytes);

/* What passes of one document, in pieces: for the hash; and into a file when it is put back. */
enum result stukken_in(struct stukken *s, const char *naam, int64_t bytes,
                       struct probleem *p) CHECKED;
enum result stukken_add(struct stukken *s, const unsigned char *bytes, size_t n,
                        struct probleem *p) CHECKED;
enum result stukken_out(struct stukken *s, struct probleem *p) CHECKED;

/* From here on what passes is written into a new folder, to become that beside `database`. */
enum result stukken_into(struct stukken *s, const char *database, struct probleem *p) CHECKED;
/* All have passed that will: tells which did not. */
void stukken_end(struct stukken *s);
/* Gives the new folder its name, durably; and leaves it there for good. */
enum result stukken_keep(struct stukken *s, struct probleem *p) CHECKED;
void stukken_done(struct stukken *s);
/* FAILED when there is a folder with something in it beside `database`. */
enum result stukken_nothing_there(const char *database, struct probleem *p) CHECKED;

#endif
