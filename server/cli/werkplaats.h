/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a command needs that writes to the database by itself (import, demo): settings, keys, ids
 * and a writer's connection. SQLite lets it work beside a running server; each waits for the other.
 */
#ifndef CLI_WERKPLAATS_H
#define CLI_WERKPLAATS_H

#include "base/clock.h"
#include "base/config.h"
#include "base/id.h"
#include "base/rng.h"
#include "base/sleutels.h"
#include "db/db.h"

struct werkplaats {
    struct config config;
    struct clock clock;
    struct rng rng;
    struct id_maker *ids;
    const struct sleutels *sleutels;
    struct db *db;
    struct db_conn *conn;
};

/* Settings from the file (may be NULL) and the environment; `gegevens` (may be NULL) wins. Prints
 * what is wrong. */
enum result werkplaats_settings(struct werkplaats *w, const char *settings,
                                const char *gegevens) CHECKED;
/* Keys, database (which must be there and migrated), connection. Prints what is wrong. After either
 * result werkplaats_close. */
enum result werkplaats_open(struct werkplaats *w) CHECKED;
void werkplaats_close(struct werkplaats *w);

/* The path of a file in the data folder. */
void werkplaats_path(const struct werkplaats *w, const char *name, char *out, size_t size);
/* Prints a problem: what the user would read, and what the log would say. */
void werkplaats_print(const struct probleem *p);

#endif
