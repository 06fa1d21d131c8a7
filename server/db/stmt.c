/* SPDX-License-Identifier: EUPL-1.2 */
/* Statements: kept per connection, bound by name, rows written as JSON. */
#include "base/id.h"
#include "db/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 100000, MOST_PARAMETERS = 128, MOST_SHARED = 32 };

/* ---- the cache ---- */

static size_t slot_of(const struct db_conn *c, const char *sql)
{
    uint64_t h = (uint64_t)(uintptr_t)sql * 0x9e3779b97f4a7c15u;
    size_t i = (size_t)(h >> 32) & (c->slot_count - 1);
    while (c->slots[i] && c->slots[i]->sql != sql)
        i = (i + 1) & (c->slot_count - 1);
    return i;
}

static bool slots_grow(struct db_conn *c)
{
    struct db_stmt **old = c->slots;
    size_t old_count = c->slot_count, count = old_count ? old_count * 2 : 256;
    struct db_stmt **slots = calloc(count, sizeof(struct db_stmt *));
    if (!slots)
        return false;
    c->slots = slots;
    c->slot_count = count;
    for (size_t i = 0; i < old_count; i++)
        if (old[i])
            c->slots[slot_of(c, old[i]->sql)] = old[i];
    free(old);
    return true;
}

static void stmt_free(struct db_stmt *s)
{
    if (!s)
        return;
    (void)sqlite3_finalize(s->stmt);
    for (int i = 0; s->column && i < s->columns; i++)
        free(s->column[i].key);
    free(s->copy);
    free(s->column);
    free(s);
}

void statements_free(struct db_conn *c)
{
    for (size_t i = 0; i < c->slot_count; i++)
        stmt_free(c->slots[i]);
    free(c->slots);
    c->slots = NULL;
    c->slot_count = c->slot_used = 0;
}

/* Else the second value of a row takes the place of the first. */
static bool keys_differ(const struct db_stmt *s)
{
    for (int i = 0; i < s->columns; i++)
        for (int j = 0; j < i; j++)
            if (s->column[i].key_len == s->column[j].key_len &&
                memcmp(s->column[i].key, s->column[j].key, s->column[i].key_len) == 0)
                return false;
    return true;
}

/* The names are copied: the engine's own are gone once the schema changed and it prepared the
 * statement anew. */
static bool columns_read(struct db_stmt *s)
{
    s->columns = sqlite3_column_count(s->stmt);
    if (s->columns == 0)
        return true;
    s->column = calloc((size_t)s->columns, sizeof *s->column);
    if (!s->column)
        return false;
    for (int i = 0; i < s->columns; i++) {
        const char *name = sqlite3_column_name(s->stmt, i);
        size_t n = name ? strlen(name) : 0;
        char mark = 0;
        if (n > 1 && strchr("#@?!-", name[n - 1])) {
            mark = name[--n];
            s->notes += mark == '!' || mark == '-';
        } else if (n > 2 && (strcmp(name + n - 2, "[]") == 0 || strcmp(name + n - 2, "{}") == 0)) {
            mark = '[';
            n -= 2;
        }
        s->column[i] = (struct column){name ? strdup(name) : NULL, n, mark};
        if (!s->column[i].key)
            return false;
    }
    s->shares = s->columns <= MOST_SHARED && keys_differ(s);
    return true;
}

static struct db_stmt *stmt_prepare(struct db_conn *c, struct probleem *p, const char *sql)
{
    const char *forbidden = c->writer ? NULL : statement_forbidden(sql);
    if (forbidden) {
        (void)probleem_intern(p, "a reader's statement may not use %s: %.200s", forbidden, sql);
        return NULL;
    }
    struct db_stmt *s = calloc(1, sizeof *s);
    const char *rest = NULL;
    if (!s || !(s->copy = strdup(sql))) {
        (void)probleem_intern(p, "no memory for a statement");
        stmt_free(s);
        return NULL;
    }
    s->conn = c;
    s->sql = sql;
    c->reads_closed = c->reads_uncounted = false;
    c->preparing = s->copy;
    int code =
        sqlite3_prepare_v3(c->sqlite, s->copy, -1, SQLITE_PREPARE_PERSISTENT, &s->stmt, &rest);
    c->preparing = NULL;
    if (code != SQLITE_OK) {
        (void)conn_error(c, p, sql);
        stmt_free(s);
        return NULL;
    }
    if (!s->stmt || strspn(rest, " \n\t;") != strlen(rest) || !columns_read(s)) {
        (void)probleem_intern(p, "not one statement: %.200s", sql);
        stmt_free(s);
        return NULL;
    }
    s->closed = c->reads_closed;
    s->counted = !c->reads_uncounted;
    return s;
}

static struct db_stmt *stmt_take(struct db_conn *c, struct probleem *p, const char *sql)
{
    if (c->slot_used * 2 >= c->slot_count && !slots_grow(c)) {
        (void)probleem_intern(p, "no memory for statements");
        return NULL;
    }
    size_t i = slot_of(c, sql);
    struct db_stmt *s = c->slots[i];
    if (s && !s->busy && strcmp(s->copy, sql) == 0) {
        s->busy = true;
        return s;
    }
    s = stmt_prepare(c, p, sql);
    if (!s)
        return NULL;
    s->busy = true;
    if (c->slots[i]) { /* in use further up the stack, or another text at the same address */
        s->temporary = true;
    } else {
        c->slots[i] = s;
        c->slot_used++;
    }
    return s;
}

void db_done(struct db_stmt *s)
{
    if (!s)
        return;
    if (s->temporary) {
        stmt_free(s);
        return;
    }
    (void)sqlite3_reset(s->stmt);
    (void)sqlite3_clear_bindings(s->stmt);
    s->busy = false;
}

/* ---- binding and stepping ---- */

static int bind_json(sqlite3_stmt *stmt, int i, const json_t *value)
{
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_STRING:
        return sqlite3_bind_text64(stmt, i, json_string_value(value), json_string_length(value),
                                   SQLITE_STATIC, SQLITE_UTF8);
    case JSON_INTEGER: return sqlite3_bind_int64(stmt, i, json_integer_value(value));
    case JSON_REAL: return sqlite3_bind_double(stmt, i, json_real_value(value));
    case JSON_TRUE: return sqlite3_bind_int(stmt, i, 1);
    case JSON_FALSE: return sqlite3_bind_int(stmt, i, 0);
    case JSON_NULL: return sqlite3_bind_null(stmt, i);
    default: return SQLITE_MISMATCH;
    }
}

static int bind_one(sqlite3_stmt *stmt, int i, const struct db_bind *b)
{
    switch (b->kind) {
    case DB_INT: return sqlite3_bind_int64(stmt, i, b->number);
    case DB_TEXT: return sqlite3_bind_text(stmt, i, b->text, -1, SQLITE_STATIC);
    case DB_BLOB:
        return sqlite3_bind_blob64(stmt, i, b->text, (sqlite3_uint64)b->number, SQLITE_STATIC);
    case DB_JSON: return bind_json(stmt, i, b->text);
    case DB_END: break;
    }
    return SQLITE_MISUSE;
}

/* Every parameter must be bound, and every bind must have its parameter: a forgotten :naam is a bug
 * that must not become a NULL in somebody's dossier. */
static enum result bind_all(struct db_stmt *s, struct probleem *p, const struct db_bind *binds)
{
    bool seen[MOST_PARAMETERS] = {false};
    int bound = 0;
    for (const struct db_bind *b = binds; b->kind != DB_END; b++) {
        int i = sqlite3_bind_parameter_index(s->stmt, b->name);
        if (i <= 0 || i >= MOST_PARAMETERS || seen[i] || bind_one(s->stmt, i, b) != SQLITE_OK)
            return probleem_intern(p, "cannot bind %s in: %.200s", b->name, s->sql);
        seen[i] = true;
        bound++;
    }
    if (bound != sqlite3_bind_parameter_count(s->stmt))
        return probleem_intern(p, "%d of %d parameters bound in: %.200s", bound,
                               sqlite3_bind_parameter_count(s->stmt), s->sql);
    return DONE;
}

static void deadline_set(struct db_conn *c)
{
    (void)clock_gettime(CLOCK_MONOTONIC_COARSE, &c->deadline);
    c->deadline.tv_sec += c->db->read_ms / 1000;
    c->deadline.tv_nsec += (long)(c->db->read_ms % 1000) * 1000000;
    if (c->deadline.tv_nsec >= 1000000000) {
        c->deadline.tv_sec++;
        c->deadline.tv_nsec -= 1000000000;
    }
}

/* No look without a log line (invariant 4): what must be told needs somebody who hears it. */
static bool noted(const struct db_stmt *s, struct probleem *p)
{
    const struct db_conn *c = s->conn;
    if (c->noter.note || !(s->notes || (s->closed && c->note_required)))
        return true;
    (void)probleem_intern(p, "read without noting for the log: %.200s", s->sql);
    return false;
}

enum result db_query(struct db_conn *c, struct probleem *p, const char *sql,
                     const struct db_bind *binds, struct db_stmt **ret)
{
    if (c->in_batch && db_autocommit(c)) /* or it would be kept, and its job said to have failed */
        return probleem_intern(p, "the transaction is gone: %.200s", sql);
    struct db_stmt *s = stmt_take(c, p, sql);
    if (!s)
        return FAILED;
    if (!noted(s, p) || bind_all(s, p, binds) != DONE) {
        db_done(s);
        return FAILED;
    }
    if (!c->writer && c->db->read_ms)
        deadline_set(c);
    if (!c->snapshot || db_autocommit(c)) /* an error may have ended the snapshot */
        c->moment++;
    if (!s->counted)
        c->uncounted = true;
    *ret = s;
    return DONE;
}

static void row_note(const struct db_stmt *s)
{
    const struct db_noter *to = &s->conn->noter;
    for (int i = 0; i < s->columns; i++) {
        if (s->column[i].mark != '!' && s->column[i].mark != '-')
            continue;
        bool number = sqlite3_column_type(s->stmt, i) == SQLITE_INTEGER;
        to->note(to->arg, s->column[i].key,
                 number ? NULL : (const char *)sqlite3_column_text(s->stmt, i),
                 number ? sqlite3_column_int64(s->stmt, i) : 0);
    }
}

enum result db_step(struct db_stmt *s, struct probleem *p, bool *ret_more)
{
    s->conn->preparing = s->copy; /* the engine may prepare it again, and ask the authorizer */
    s->conn->stepping = true;
    s->conn->reads_uncounted = false;
    int code = sqlite3_step(s->stmt);
    s->conn->stepping = false;
    s->conn->preparing = NULL;
    if (s->conn->reads_uncounted) { /* prepared again, and it reads something else now */
        s->counted = false;
        s->conn->uncounted = true;
    }
    switch (code) {
    case SQLITE_ROW:
        if (s->notes && s->conn->noter.note)
            row_note(s);
        *ret_more = true;
        return DONE;
    case SQLITE_DONE: *ret_more = false; return DONE;
    default: return conn_error(s->conn, p, s->sql);
    }
}

int64_t db_column_int(struct db_stmt *s, int column)
{
    return sqlite3_column_int64(s->stmt, column);
}

const char *db_column_text(struct db_stmt *s, int column)
{
    return (const char *)sqlite3_column_text(s->stmt, column);
}

const void *db_column_blob(struct db_stmt *s, int column, size_t *ret_len)
{
    const void *blob = sqlite3_column_blob(s->stmt, column);
    *ret_len = (size_t)sqlite3_column_bytes(s->stmt, column);
    return blob;
}

bool db_column_null(struct db_stmt *s, int column)
{
    return sqlite3_column_type(s->stmt, column) == SQLITE_NULL;
}

/* ---- rows as JSON ---- */

static json_t *instant_json(int64_t unix_seconds)
{
    time_t t = (time_t)unix_seconds;
    struct tm tm;
    char text[24];
    if (!gmtime_r(&t, &tm) || strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
        return json_null();
    return json_string_nocheck(text);
}

static json_t *id_json(sqlite3_value *v)
{
    char id[ID_TEXT_SIZE];
    id_format(sqlite3_value_int64(v), id);
    return json_string_nocheck(id);
}

/* The same text as in the row before (a status, a source, a name) is the same value: nothing in the
 * program changes a text in its place. NULL without memory: what is in a dossier never becomes an
 * empty text by itself. */
static json_t *text_json(sqlite3_value *v, json_t *before)
{
    const char *text = (const char *)sqlite3_value_text(v);
    if (!text && sqlite3_value_type(v) == SQLITE_TEXT)
        return NULL;
    size_t n = text ? (size_t)sqlite3_value_bytes(v) : 0;
    if (!text)
        text = "";
    if (json_is_string(before) && json_string_length(before) == n &&
        memcmp(json_string_value(before), text, n) == 0)
        return json_incref(before);
    return json_stringn_nocheck(text, n);
}

/* "0h…,0j…" as an array of texts. */
static json_t *list_json(const char *text)
{
    json_t *list = text ? json_array() : NULL;
    while (list && *text) {
        size_t n = strcspn(text, ",");
        (void)json_array_append_new(list, json_stringn_nocheck(text, n));
        text += n + (text[n] == ',');
    }
    return list;
}

static json_t *noted_json(sqlite3_value *v, int type, const struct column *col, json_t *before)
{
    static const char persons[] = "personen";
    if (type == SQLITE_INTEGER)
        return id_json(v);
    if (col->key_len == sizeof persons - 1 && memcmp(col->key, persons, col->key_len) == 0)
        return list_json((const char *)sqlite3_value_text(v));
    return text_json(v, before);
}

/* The value itself is asked: sqlite3_column_… looks for it again with each question. Connections
 * are one thread's alone, so nobody else changes it. */
static json_t *value_json(sqlite3_stmt *stmt, int i, const struct column *col, json_t *before)
{
    sqlite3_value *v = sqlite3_column_value(stmt, i);
    int type = sqlite3_value_type(v);
    if (type == SQLITE_NULL)
        return json_null();
    switch (col->mark) {
    case '!': return noted_json(v, type, col, before);
    case '#': return id_json(v);
    case '@': return instant_json(sqlite3_value_int64(v));
    case '?': return json_boolean(sqlite3_value_int(v));
    case '[': return json_loads((const char *)sqlite3_value_text(v), JSON_DECODE_ANY, NULL);
    default: break;
    }
    if (type == SQLITE_INTEGER)
        return json_integer(sqlite3_value_int64(v));
    if (type == SQLITE_FLOAT)
        return json_real(sqlite3_value_double(v));
    return text_json(v, before);
}

/* `before`: the values of the row before, by column and borrowed, which become those of this one;
 * NULL when there is one row only. */
static json_t *row_json(struct db_stmt *s, json_t **before)
{
    json_t *row = json_object();
    for (int i = 0; row && i < s->columns; i++) {
        const struct column *col = &s->column[i];
        if (col->mark == '-')
            continue;
        json_t *value = value_json(s->stmt, i, col, before ? before[i] : NULL);
        if (json_object_setn_new_nocheck(row, col->key, col->key_len, value) != 0) {
            json_decref(row);
            return NULL;
        }
        if (before)
            before[i] = value;
    }
    return row;
}

enum result db_rows(struct db_conn *c, struct probleem *p, const char *sql,
                    const struct db_bind *binds, json_t **ret)
{
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(c, p, sql, binds, &s) != DONE)
        return FAILED;
    json_t *rows = json_array();
    json_t *before[MOST_SHARED] = {0};
    for (bool more = true; rows;) {
        if (db_step(s, p, &more) != DONE)
            break;
        if (!more) {
            *ret = rows;
            return DONE;
        }
        if (json_array_size(rows) >= MOST_ROWS ||
            json_array_append_new(rows, row_json(s, s->shares ? before : NULL)) != 0) {
            (void)probleem_intern(p, "too many rows or a bad one: %.200s", sql);
            break;
        }
    }
    json_decref(rows);
    return probleem_is(p) ? FAILED : probleem_intern(p, "no memory for rows");
}

enum result db_row(struct db_conn *c, struct probleem *p, const char *sql,
                   const struct db_bind *binds, json_t **ret)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    json_t *row = more ? row_json(s, NULL) : NULL;
    if (more && !row)
        return probleem_intern(p, "a bad row: %.200s", sql);
    *ret = row;
    return DONE;
}

enum result db_int(struct db_conn *c, struct probleem *p, const char *sql,
                   const struct db_bind *binds, int64_t absent, int64_t *ret)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    *ret = more && !db_column_null(s, 0) ? db_column_int(s, 0) : absent;
    return DONE;
}

enum result db_exec(struct db_conn *c, struct probleem *p, const char *sql,
                    const struct db_bind *binds, int64_t *ret_changes)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more = true;
    if (db_query(c, p, sql, binds, &s) != DONE)
        return FAILED;
    while (more)
        if (db_step(s, p, &more) != DONE)
            return FAILED;
    if (ret_changes)
        *ret_changes = sqlite3_changes64(c->sqlite);
    return DONE;
}
