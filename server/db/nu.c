/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the rules say at this moment, worked out once (docs/adr/0004-nu.md). Each table nu_x holds
 * the rows of the view regel_x for the connection's viewer, dossier and day. They are worked out
 * when they are first asked for and kept while nothing can change what they say: on a reader until
 * its snapshot ends, elsewhere until the next statement begins, and in any case until the viewer or
 * the dossier is another (conn->moment). So views can join to regel_item as often as they like.
 *
 * To SQLite these are virtual tables that exist by themselves; to the authorizer closed tables, to
 * be read from within the views alone. The statement on regel_x is this file's own, and runs behind
 * the authorizer's back (conn->inside).
 */
#include "db/internal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 16, MOST_ASKED = 3, ASKED_TEXT = 64 };

static const struct source {
    const char *name, *declaration, *sql;
    int columns;
    int rows; /* about how many, for the planner */
} SOURCES[] = {
#define NU(what, rows, columns, names)                                                             \
    {                                                                                              \
        "nu_" what, "CREATE TABLE x(" names ")", "SELECT " names " FROM regel_" what, columns,     \
            rows                                                                                   \
    }
    NU("wie", 1, 8,
       "id, onderdeel_id, persoon_id, betrokken, regie, eigen_werk, procesregie, afgeschermd"),
    NU("toestemming", 100, 5, "toestemming_id, persoon_id, bron_id, categorie, item_id"),
    NU("item", 100, 11,
       "huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, op, personen, plek, grond"),
#undef NU
};

/* A number, or a text: `number` is where it begins in the set's texts. */
struct value {
    int64_t number;
    int length;
    int type; /* SQLITE_NULL, SQLITE_INTEGER or SQLITE_TEXT */
};

/* The rows of a view at one moment. */
struct set {
    int users; /* cursors, and the table while it keeps the set */
    uint64_t moment;
    struct value *values; /* row after row */
    size_t rows, values_size;
    char *texts;
    size_t texts_length, texts_size;
};

struct nu {
    struct db_conn *conn;
    const struct source *source;
    sqlite3_stmt *stmt;
    bool busy; /* being worked out: a view that asks for itself has no answer */
    struct set *kept;
};

struct table {
    sqlite3_vtab base;
    struct nu *nu;
};

/* What a column must be; only values of the same type can be looked for. */
struct asked {
    int column;
    struct value value;
    char text[ASKED_TEXT];
};

struct cursor {
    sqlite3_vtab_cursor base;
    struct nu *nu;
    struct set *set;
    size_t row;
    struct asked asked[MOST_ASKED];
    int asked_count;
    bool never; /* something was asked to equal NULL */
};

/* ---- sets ---- */

static void set_leave(struct set *set)
{
    if (!set || --set->users > 0)
        return;
    free(set->values);
    free(set->texts);
    free(set);
}

/* The array with room for `more` beyond `used`, moved perhaps; NULL leaves it as it is. */
static void *grown(void *array, size_t used, size_t more, size_t *size, size_t each)
{
    size_t wanted = *size ? *size : 64;
    if (used + more <= *size)
        return array;
    while (wanted < used + more)
        wanted *= 2;
    void *moved = realloc(array, wanted * each);
    if (moved)
        *size = wanted;
    return moved;
}

static int text_take(struct set *set, sqlite3_stmt *stmt, int column, struct value *ret)
{
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    int n = sqlite3_column_bytes(stmt, column);
    char *texts = grown(set->texts, set->texts_length, (size_t)n, &set->texts_size, 1);
    if (!text || !texts)
        return SQLITE_NOMEM;
    set->texts = texts;
    memcpy(set->texts + set->texts_length, text, (size_t)n);
    *ret = (struct value){(int64_t)set->texts_length, n, SQLITE_TEXT};
    set->texts_length += (size_t)n;
    return SQLITE_OK;
}

static int row_take(struct set *set, sqlite3_stmt *stmt, int columns)
{
    struct value *values = grown(set->values, set->rows * (size_t)columns, (size_t)columns,
                                 &set->values_size, sizeof *values);
    if (!values)
        return SQLITE_NOMEM;
    set->values = values;
    struct value *value = values + set->rows * (size_t)columns;
    for (int i = 0; i < columns; i++, value++) {
        *value = (struct value){0, 0, sqlite3_column_type(stmt, i)};
        if (value->type == SQLITE_INTEGER)
            value->number = sqlite3_column_int64(stmt, i);
        else if (value->type == SQLITE_TEXT && text_take(set, stmt, i, value) != SQLITE_OK)
            return SQLITE_NOMEM;
        else if (value->type == SQLITE_FLOAT || value->type == SQLITE_BLOB)
            return SQLITE_MISMATCH;
    }
    set->rows++;
    return SQLITE_OK;
}

/* Prepared at the first need: the views must be there by then, and not before. */
static int source_prepare(struct nu *nu)
{
    return nu->stmt ? SQLITE_OK
                    : sqlite3_prepare_v3(nu->conn->sqlite, nu->source->sql, -1,
                                         SQLITE_PREPARE_PERSISTENT, &nu->stmt, NULL);
}

static int set_fill(struct nu *nu, struct set *set)
{
    int code = source_prepare(nu);
    while (code == SQLITE_OK && (code = sqlite3_step(nu->stmt)) == SQLITE_ROW)
        code = row_take(set, nu->stmt, nu->source->columns);
    if (nu->stmt)
        (void)sqlite3_reset(nu->stmt);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int set_make(struct nu *nu, struct set **ret)
{
    struct set *set = calloc(1, sizeof *set);
    if (!set)
        return SQLITE_NOMEM;
    set->users = 1;
    nu->busy = true;
    nu->conn->inside++;
    int code = set_fill(nu, set);
    nu->conn->inside--;
    nu->busy = false;
    if (code == SQLITE_OK)
        *ret = set;
    else
        set_leave(set);
    return code;
}

/* The rows as they are now, for one more user. Outside a statement of ours (db_script) nobody says
 * when the next one begins, so nothing is kept. */
static int set_take(struct nu *nu, struct set **ret)
{
    struct db_conn *c = nu->conn;
    if (nu->kept && nu->kept->moment == c->moment && c->stepping) {
        nu->kept->users++;
        *ret = nu->kept;
        return SQLITE_OK;
    }
    if (nu->busy)
        return SQLITE_MISUSE;
    uint64_t moment = c->moment;
    int code = set_make(nu, ret);
    if (code != SQLITE_OK || !c->stepping)
        return code;
    set_leave(nu->kept);
    nu->kept = *ret;
    nu->kept->moment = moment;
    nu->kept->users++;
    return SQLITE_OK;
}

/* ---- the virtual table ---- */

static int nu_connect(sqlite3 *sqlite, void *arg, int argc, const char *const *argv,
                      sqlite3_vtab **ret, char **err)
{
    (void)argc;
    (void)argv;
    (void)err;
    struct nu *nu = arg;
    int code = sqlite3_declare_vtab(sqlite, nu->source->declaration);
    if (code == SQLITE_OK)
        code = sqlite3_vtab_config(sqlite, SQLITE_VTAB_INNOCUOUS);
    struct table *table = code == SQLITE_OK ? calloc(1, sizeof *table) : NULL;
    if (!table)
        return code == SQLITE_OK ? SQLITE_NOMEM : code;
    table->nu = nu;
    *ret = &table->base;
    return SQLITE_OK;
}

static int nu_disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

static bool can_ask(sqlite3_index_info *info, int i, int column)
{
    return info->aConstraint[i].usable && info->aConstraint[i].iColumn == column &&
           info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
           strcmp(sqlite3_vtab_collation(info, i), "BINARY") == 0;
}

/* Columns that must equal something are asked for: idxNum says which. SQLite compares once more
 * (omit stays 0), so that here only what cannot be equal is passed over. */
static int nu_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
    const struct source *source = ((const struct table *)base)->nu->source;
    int asked = 0;
    double rows = source->rows;
    info->idxNum = 0;
    for (int column = 0; column < source->columns && asked < MOST_ASKED; column++)
        for (int i = 0; i < info->nConstraint; i++) {
            if (!can_ask(info, i, column))
                continue;
            info->aConstraintUsage[i].argvIndex = ++asked;
            info->idxNum |= 1 << column;
            rows /= 4;
            break;
        }
    info->estimatedRows = rows < 1 ? 1 : (sqlite3_int64)rows;
    info->estimatedCost = 10 + (double)info->estimatedRows * 2;
    return SQLITE_OK;
}

static int nu_open(sqlite3_vtab *base, sqlite3_vtab_cursor **ret)
{
    struct cursor *cursor = calloc(1, sizeof *cursor);
    if (!cursor)
        return SQLITE_NOMEM;
    cursor->nu = ((const struct table *)base)->nu;
    *ret = &cursor->base;
    return SQLITE_OK;
}

static int nu_close(sqlite3_vtab_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    set_leave(cursor->set);
    free(cursor);
    return SQLITE_OK;
}

static const struct value *row_of(const struct cursor *c)
{
    return c->set->values + c->row * (size_t)c->nu->source->columns;
}

/* Whether the row cannot be one that was asked for. */
static bool passes_over(const struct cursor *c)
{
    const struct value *row = row_of(c);
    for (int i = 0; i < c->asked_count; i++) {
        const struct asked *asked = &c->asked[i];
        const struct value *v = row + asked->column;
        if (v->type == SQLITE_NULL)
            return true;
        if (v->type != asked->value.type)
            continue;
        if (v->type == SQLITE_INTEGER
                ? v->number != asked->value.number
                : v->length != asked->value.length ||
                      memcmp(c->set->texts + v->number, asked->text, (size_t)v->length) != 0)
            return true;
    }
    return false;
}

static void seek(struct cursor *c)
{
    if (c->never)
        c->row = c->set->rows;
    while (c->row < c->set->rows && passes_over(c))
        c->row++;
}

/* What is asked, if it can be compared here: the rest is left to SQLite. */
static void ask(struct cursor *c, int column, sqlite3_value *value)
{
    struct asked *asked = &c->asked[c->asked_count];
    int type = sqlite3_value_type(value);
    *asked = (struct asked){.column = column, .value.type = type};
    if (type == SQLITE_NULL) {
        c->never = true;
    } else if (type == SQLITE_INTEGER) {
        asked->value.number = sqlite3_value_int64(value);
        c->asked_count++;
    } else if (type == SQLITE_TEXT && sqlite3_value_bytes(value) <= ASKED_TEXT) {
        asked->value.length = sqlite3_value_bytes(value);
        memcpy(asked->text, sqlite3_value_text(value), (size_t)asked->value.length);
        c->asked_count++;
    }
}

static int nu_filter(sqlite3_vtab_cursor *base, int columns, const char *text, int argc,
                     sqlite3_value **argv)
{
    (void)text;
    struct cursor *c = (struct cursor *)base;
    set_leave(c->set);
    c->set = NULL;
    int code = set_take(c->nu, &c->set);
    if (code != SQLITE_OK) {
        base->pVtab->zErrMsg =
            sqlite3_mprintf("%s: %s", c->nu->source->name, sqlite3_errmsg(c->nu->conn->sqlite));
        return code;
    }
    c->row = 0;
    c->asked_count = 0;
    c->never = false;
    for (int i = 0, column = 0; i < argc; column++)
        if (columns & 1 << column)
            ask(c, column, argv[i++]);
    seek(c);
    return SQLITE_OK;
}

static int nu_next(sqlite3_vtab_cursor *base)
{
    struct cursor *c = (struct cursor *)base;
    c->row++;
    seek(c);
    return SQLITE_OK;
}

static int nu_eof(sqlite3_vtab_cursor *base)
{
    const struct cursor *c = (const struct cursor *)base;
    return c->row >= c->set->rows;
}

static int nu_column(sqlite3_vtab_cursor *base, sqlite3_context *ret, int column)
{
    const struct cursor *c = (const struct cursor *)base;
    const struct value *v = row_of(c) + column;
    if (v->type == SQLITE_INTEGER)
        sqlite3_result_int64(ret, v->number);
    else if (v->type == SQLITE_TEXT)
        sqlite3_result_text(ret, c->set->texts + v->number, v->length, SQLITE_TRANSIENT);
    return SQLITE_OK;
}

static int nu_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret)
{
    *ret = (sqlite3_int64)((const struct cursor *)base)->row;
    return SQLITE_OK;
}

/* ---- per connection ---- */

static const sqlite3_module MODULE = {
    .iVersion = 0,
    .xConnect = nu_connect,
    .xBestIndex = nu_best_index,
    .xDisconnect = nu_disconnect,
    .xOpen = nu_open,
    .xClose = nu_close,
    .xFilter = nu_filter,
    .xNext = nu_next,
    .xEof = nu_eof,
    .xColumn = nu_column,
    .xRowid = nu_rowid,
};

/* A virtual table declares its columns when it is first used, and that looks like a change of the
 * schema to the authorizer: so it is used, as far as preparing goes, before there is one. */
static int declare(sqlite3 *sqlite, const char *name)
{
    char sql[64];
    sqlite3_stmt *stmt = NULL;
    (void)sqlite3_snprintf(sizeof sql, sql, "SELECT 1 FROM %s", name);
    int code = sqlite3_prepare_v2(sqlite, sql, -1, &stmt, NULL);
    (void)sqlite3_finalize(stmt);
    return code;
}

enum result nu_register(struct db_conn *c, struct probleem *p)
{
    c->nu = calloc(COUNT_OF(SOURCES), sizeof *c->nu);
    if (!c->nu)
        return probleem_intern(p, "no memory for a connection");
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++) {
        c->nu[i] = (struct nu){.conn = c, .source = &SOURCES[i]};
        if (sqlite3_create_module(c->sqlite, SOURCES[i].name, &MODULE, &c->nu[i]) != SQLITE_OK ||
            declare(c->sqlite, SOURCES[i].name) != SQLITE_OK)
            return conn_error(c, p, SOURCES[i].name);
    }
    return DONE;
}

bool nu_named(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(SOURCES); i++)
        if (sqlite3_strnicmp(text, SOURCES[i].name, (int)strlen(SOURCES[i].name)) == 0)
            return true;
    return false;
}

void nu_free(struct db_conn *c)
{
    for (size_t i = 0; c->nu && i < COUNT_OF(SOURCES); i++) {
        (void)sqlite3_finalize(c->nu[i].stmt);
        set_leave(c->nu[i].kept);
        c->nu[i].kept = NULL;
        c->nu[i].stmt = NULL;
    }
    free(c->nu);
    c->nu = NULL;
}
