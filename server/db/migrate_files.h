/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of migrations/ in memory, for migrate.c only. */
#ifndef DB_MIGRATE_FILES_H
#define DB_MIGRATE_FILES_H

#include "base/probleem.h"
#include "base/result.h"

#include <stddef.h>

enum { SOM_BYTES = 32 };

struct migration_file {
    int nummer; /* 0 for a view file */
    char *naam, *sql;
    size_t length; /* of sql */
    unsigned char som[SOM_BYTES];
};

struct migration_list {
    struct migration_file *files;
    int count;
};

struct migration_files {
    struct migration_list numbered; /* files[i].nummer == i + 1 */
    struct migration_list views;    /* in the order of their names */
    unsigned char views_som[SOM_BYTES];
};

enum result migration_files_load(const char *dir, struct migration_files *ret,
                                 struct probleem *p) CHECKED;
void migration_files_free(struct migration_files *f);

#endif
