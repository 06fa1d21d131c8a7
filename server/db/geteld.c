/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which statements give the same rows for as long as the versions hold
 * (docs/adr/0011-onthouden.md). A table is counted when the database has, for each kind of change
 * of it, a trigger without a condition that raises a version: so a table without such triggers, or
 * a new one, is never remembered by mistake. Whether those triggers raise the version of every
 * household where a row shows is tests/toegang/test_versie.c and tests/api/test_onthouden.c.
 */
#include "db/internal.h"

#include <stdlib.h>
#include <string.h>

/* A row of these shows nowhere until, or after, another points at it that is counted itself:
 * a person no member or item has, a household that is not there any more. */
static const char SQL_COUNTED[] =
#define RAISES(act) "max(sql LIKE '% AFTER " act " ON ' || tbl_name || ' BEGIN %')"
    "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%versie_teller%'"
    " GROUP BY tbl_name HAVING " RAISES("UPDATE") " AND (tbl_name = 'persoon' OR (" RAISES(
        "INSERT") " AND " RAISES("DELETE") ")) ORDER BY tbl_name";
#undef RAISES

/* What gives the same for the same arguments and the same key. Not nu(): the second is not part of
 * the key. */
static const char *const FUNCTIONS[] = {
    "abs",
    "coalesce",
    "count",
    "dag_plus",
    "dag_woorden",
    "dossier",
    "format",
    "glob",
    "group_concat",
    "id_tekst",
    "ifnull",
    "iif",
    "instr",
    "json",
    "json_array",
    "json_each",
    "json_extract",
    "json_group_array",
    "json_group_object",
    "json_object",
    "kijker",
    "leeftijd_hoog",
    "leeftijd_laag",
    "length",
    "lezer_persoon",
    "like",
    "lokale_datum",
    "lower",
    "max",
    "min",
    "moment_tekst",
    "nullif",
    "printf",
    "replace",
    "row_number",
    "sessie",
    "sleutel",
    "substr",
    "sum",
    "total",
    "trim",
    "upper",
    "vandaag",
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool name_add(struct names *list, const char *name)
{
    char **grown = realloc(list->name, (list->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    list->name = grown;
    char *copy = strdup(name);
    if (copy)
        list->name[list->count++] = copy;
    return copy != NULL;
}

enum result counted_load(struct db_conn *c, struct probleem *p)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(c->sqlite, SQL_COUNTED, -1, &s, NULL);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(s);
        if (code == SQLITE_ROW && !name_add(&c->counted, (const char *)sqlite3_column_text(s, 0)))
            code = SQLITE_NOMEM;
    }
    enum result r = code == SQLITE_DONE ? DONE : conn_error(c, p, "which tables are counted");
    (void)sqlite3_finalize(s);
    return r;
}

void counted_free(struct db_conn *c)
{
    for (size_t i = 0; i < c->counted.count; i++)
        free(c->counted.name[i]);
    free(c->counted.name);
    c->counted = (struct names){0};
}

/* A view is no table: what it reads is told beside it. A nu_ table holds what the rules say under
 * the same key. */
bool counted_table(const struct db_conn *c, const char *table)
{
    if (strncmp(table, "zicht_", 6) == 0 || strncmp(table, "regel_", 6) == 0 || nu_named(table) ||
        strcmp(table, "json_each") == 0)
        return true;
    return c->counted.count && bsearch(&table, c->counted.name, c->counted.count,
                                       sizeof *c->counted.name, compare_names) != NULL;
}

bool counted_function(const char *name)
{
    return bsearch(&name, FUNCTIONS, COUNT_OF(FUNCTIONS), sizeof *FUNCTIONS, compare_names) != NULL;
}

void db_watch_begin(struct db_conn *c) { c->uncounted = false; }

bool db_watch_counted(const struct db_conn *c) { return !c->uncounted; }
