/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Sets of rows that nu.c worked out in earlier requests, for one reader connection. A set is found
 * by all that its rows depend on: who looks, in which session or with which token, at which
 * household, on which day, and the two versions that every change of sight raises (R29; migrations,
 * versie_teller), as the present snapshot has them. So it cannot lag: after a change the version is
 * another, and so is the set. Least recently used leaves first.
 */
#ifndef DB_NU_MEMORY_H
#define DB_NU_MEMORY_H

#include "db/db.h"
#include "db/nu_set.h"

enum { NU_SOURCES_MAX = 20 };

struct nu_memory;

struct nu_memory *nu_memory_new(void); /* NULL without memory */
void nu_memory_free(struct nu_memory *m);
/* The set of that source under the key, or NULL. Borrowed. */
struct nu_set *nu_memory_find(struct nu_memory *m, const struct db_key *key, size_t source);
/* Keeps a use of `set`. */
void nu_memory_keep(struct nu_memory *m, const struct db_key *key, size_t source,
                    struct nu_set *set);

#endif
