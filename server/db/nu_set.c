/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/nu_set.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 8 }; /* rows: these need no index */

/* ---- making ---- */

void nu_set_leave(struct nu_set *set)
{
    if (!set || --set->users > 0)
        return;
    for (int i = 0; i < set->indexes; i++)
        free(set->index[i].first);
    free(set->newest);
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

/* Its bytes, as they are: a text within a statement need not end in a NUL, and asked for as one
 * that does it may be copied first. */
static int text_add(struct nu_set *set, sqlite3_value *value, struct nu_value *ret)
{
    const char *text = sqlite3_value_blob(value); /* NULL for an empty one */
    int n = sqlite3_value_bytes(value);
    if (n && !text) /* before the rest grows, which may move it */
        return SQLITE_NOMEM;
    char *texts = grown(set->texts, set->texts_length, (size_t)n + 1, &set->texts_size, 1);
    if (!texts)
        return SQLITE_NOMEM;
    set->texts = texts;
    if (n)
        memcpy(texts + set->texts_length, text, (size_t)n);
    *ret = (struct nu_value){(int64_t)set->texts_length, n, SQLITE_TEXT};
    set->texts_length += (size_t)n;
    return SQLITE_OK;
}

static int value_add(struct nu_set *set, sqlite3_value *value, struct nu_value *ret)
{
    int type = sqlite3_value_type(value);
    switch (type) {
    case SQLITE_INTEGER:
        *ret = (struct nu_value){.number = sqlite3_value_int64(value), .type = type};
        return SQLITE_OK;
    case SQLITE_TEXT: return text_add(set, value, ret);
    case SQLITE_NULL: *ret = (struct nu_value){.type = type}; return SQLITE_OK;
    default: return SQLITE_MISMATCH;
    }
}

static int row_add(struct nu_set *set, int columns, sqlite3_value **row)
{
    size_t used = set->rows * (size_t)columns;
    struct nu_value *values =
        grown(set->values, used, (size_t)columns, &set->values_size, sizeof *set->values);
    if (!values)
        return SQLITE_NOMEM;
    set->values = values;
    int code = SQLITE_OK;
    for (int i = 0; i < columns && code == SQLITE_OK; i++)
        code = value_add(set, row[i], values + used + i);
    set->rows++;
    return code;
}

/* A row at a time, as arguments: asking for each column of a row by itself costs more than keeping
 * it. */
static void row_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    struct nu_maker *maker = sqlite3_user_data(context);
    if (!maker->set || argc != maker->set->columns) {
        sqlite3_result_error_code(context, SQLITE_MISUSE);
        return;
    }
    int code = row_add(maker->set, argc, argv);
    if (code != SQLITE_OK)
        sqlite3_result_error_code(context, code);
}

int nu_maker_register(sqlite3 *sqlite, struct nu_maker *maker)
{
    return sqlite3_create_function(sqlite, NU_ROW, -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, maker,
                                   row_function, NULL, NULL);
}

/* Each row that comes must have been added, once. */
static int rows_take(sqlite3_stmt *stmt, struct nu_set *set)
{
    int code;
    for (size_t rows = 1; (code = sqlite3_step(stmt)) == SQLITE_ROW; rows++)
        if (set->rows != rows)
            return SQLITE_INTERNAL;
    return code;
}

int nu_set_make(struct nu_maker *maker, sqlite3_stmt *stmt, int columns, struct nu_set **ret)
{
    struct nu_set *set = calloc(1, sizeof *set), *outer = maker->set;
    if (!set)
        return SQLITE_NOMEM;
    set->users = 1;
    set->columns = columns;
    maker->set = set;
    int code = rows_take(stmt, set);
    maker->set = outer;
    if (code == SQLITE_DONE)
        *ret = set;
    else
        nu_set_leave(set);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* The next row of `from`, into the next of `set`; its texts lie `texts` further on. */
static void row_copy(struct nu_set *set, const struct nu_set *from, size_t row, size_t texts)
{
    size_t columns = (size_t)set->columns;
    struct nu_value *to = set->values + set->rows++ * columns;
    memcpy(to, from->values + row * columns, columns * sizeof *to);
    for (size_t i = 0; i < columns; i++)
        if (to[i].type == SQLITE_TEXT)
            to[i].number += (int64_t)texts;
}

static bool comes_first(const struct nu_set *a, size_t i, const struct nu_set *b, size_t j,
                        int column)
{
    if (i == a->rows || j == b->rows)
        return i < a->rows;
    return a->values[i * (size_t)a->columns + (size_t)column].number <=
           b->values[j * (size_t)b->columns + (size_t)column].number;
}

int nu_set_join(const struct nu_set *a, const struct nu_set *b, int column, struct nu_set **ret)
{
    struct nu_set *set = calloc(1, sizeof *set);
    if (!set)
        return SQLITE_NOMEM;
    set->users = 1;
    set->columns = a->columns;
    set->values_size = (a->rows + b->rows) * (size_t)a->columns;
    set->texts_size = set->texts_length = a->texts_length + b->texts_length;
    set->values = malloc((set->values_size + 1) * sizeof *set->values);
    set->texts = malloc(set->texts_size + 1);
    if (!set->values || !set->texts) {
        nu_set_leave(set);
        return SQLITE_NOMEM;
    }
    if (a->texts_length)
        memcpy(set->texts, a->texts, a->texts_length);
    if (b->texts_length)
        memcpy(set->texts + a->texts_length, b->texts, b->texts_length);
    for (size_t i = 0, j = 0; i < a->rows || j < b->rows;)
        if (comes_first(a, i, b, j, column))
            row_copy(set, a, i++, 0);
        else
            row_copy(set, b, j++, a->texts_length);
    *ret = set;
    return SQLITE_OK;
}

size_t nu_set_bytes(const struct nu_set *set)
{
    return sizeof *set + set->values_size * sizeof *set->values + set->texts_size;
}

/* ---- indexes ---- */

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static uint64_t word_at(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
    return word;
}

/* Eight bytes at a time; the last eight of a longer text may be in two. */
static uint64_t hash_text(uint64_t hash, const char *text, size_t n)
{
    size_t i = 0;
    uint64_t last = n;
    for (; i + sizeof last <= n; i += sizeof last)
        hash = hash_word(hash, word_at(text + i));
    if (n >= sizeof last)
        last = word_at(text + n - sizeof last);
    else
        for (; i < n; i++)
            last = last << 8 ^ (unsigned char)text[i];
    return hash_word(hash, last);
}

static uint64_t hash_add(uint64_t hash, const struct nu_value *v, const char *text)
{
    return v->type == SQLITE_INTEGER ? hash_word(hash, (uint64_t)v->number)
                                     : hash_text(hash, text, (size_t)v->length);
}

static uint32_t hash_end(uint64_t hash, uint32_t mask)
{
    return (uint32_t)(hash_word(hash, 0) >> 32) & mask;
}

/* Of a row's columns, in their order. */
static uint32_t row_hash(const struct nu_set *set, size_t row, const struct nu_index *index)
{
    const struct nu_value *value = set->values + row * (size_t)set->columns;
    uint64_t hash = 0;
    for (int column = 0; index->columns >> column; column++)
        if (index->columns & 1u << column)
            hash = hash_add(hash, value + column, set->texts + value[column].number);
    return hash_end(hash, index->mask);
}

static uint32_t asked_hash(const struct nu_look *look, const struct nu_index *index)
{
    uint64_t hash = 0;
    for (int i = 0; i < look->asked_count; i++)
        hash = hash_add(hash, &look->asked[i].value, look->asked[i].text);
    return hash_end(hash, index->mask);
}

/* NULL without memory: then all rows are looked at. */
static const struct nu_index *index_make(struct nu_set *set, unsigned columns)
{
    struct nu_index *index = &set->index[set->indexes];
    uint32_t size = 16;
    while (size < set->rows)
        size *= 2;
    uint32_t *room = calloc(size + set->rows, sizeof *room);
    if (!room)
        return NULL;
    *index = (struct nu_index){columns, size - 1, room, room + size};
    for (size_t row = set->rows; row-- > 0;) { /* backwards: the first row ends up in front */
        uint32_t hash = row_hash(set, row, index);
        index->next[row] = index->first[hash];
        index->first[hash] = (uint32_t)row + 1;
    }
    set->indexes++;
    return index;
}

static const struct nu_index *index_of(struct nu_set *set, unsigned columns)
{
    for (int i = 0; i < set->indexes; i++)
        if (set->index[i].columns == columns)
            return &set->index[i];
    if (!columns || set->rows <= FEW || set->indexes == NU_INDEXES)
        return NULL;
    return index_make(set, columns);
}

/* ---- order ---- */

struct ranked {
    int64_t number;
    uint32_t row;
};

/* Two runs, each falling, as one; of the same number those of the first run come first. */
static void merge(const struct ranked *a, size_t an, const struct ranked *b, size_t bn,
                  struct ranked *to)
{
    while (an && bn) {
        bool first = a->number >= b->number;
        *to++ = first ? *a : *b;
        a += first;
        an -= first;
        b += !first;
        bn -= !first;
    }
    memcpy(to, an ? a : b, (an + bn) * sizeof *to);
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Falling, and of the same number as they stand. In either of the two, which it returns. qsort
 * would take three times the work: it calls for each comparison. */
static struct ranked *falling(struct ranked *from, struct ranked *to, size_t n)
{
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t i = 0; i < n; i += 2 * width) {
            size_t an = least(width, n - i);
            merge(from + i, an, from + i + an, least(width, n - i - an), to + i);
        }
        struct ranked *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static int newest_make(struct nu_set *set, int column)
{
    size_t n = set->rows;
    struct ranked *ranked = malloc((2 * n + 1) * sizeof *ranked);
    uint32_t *rows = malloc((n + 1) * sizeof *rows);
    bool numbers = ranked && rows;
    int code = numbers ? SQLITE_OK : SQLITE_NOMEM;
    for (size_t i = 0; numbers && i < n; i++) {
        const struct nu_value *v = set->values + i * (size_t)set->columns + column;
        ranked[i] = (struct ranked){v->number, (uint32_t)i};
        numbers = v->type == SQLITE_INTEGER;
    }
    if (code == SQLITE_OK && !numbers)
        code = SQLITE_MISMATCH;
    if (code == SQLITE_OK) {
        const struct ranked *order = falling(ranked, ranked + n, n);
        for (size_t i = 0; i < n; i++)
            rows[i] = order[i].row;
        free(set->newest);
        set->newest = rows;
        set->newest_column = column;
    } else {
        free(rows);
    }
    free(ranked);
    return code;
}

/* ---- looking up ---- */

void nu_look_init(struct nu_look *look)
{
    look->set = NULL;
    look->asked_count = 0;
}

void nu_look_end(struct nu_look *look)
{
    for (int i = 0; i < look->asked_count; i++)
        if (look->asked[i].value.type == SQLITE_TEXT)
            free(look->asked[i].longer);
    look->asked_count = 0;
    nu_set_leave(look->set);
    look->set = NULL;
}

void nu_look_in(struct nu_look *look, struct nu_set *set)
{
    nu_look_end(look);
    look->set = set;
    look->never = false;
    look->order = NULL;
    look->asked_count = 0;
}

void nu_look_move(struct nu_look *look, struct nu_set *set)
{
    nu_set_leave(look->set);
    look->set = set;
    look->order = NULL;
}

/* A number with a fraction, or past all integers, equals none of ours. */
static bool whole(double real, int64_t *ret)
{
    const double past = 9223372036854775808.0;
    if (!(real >= -past && real < past))
        return false;
    *ret = (int64_t)real;
    return (double)*ret >= real && (double)*ret <= real;
}

static int text_ask(struct nu_look *look, struct nu_asked *asked, sqlite3_value *value)
{
    size_t n = (size_t)asked->value.length;
    char *to = asked->room;
    if (n > sizeof asked->room)
        to = asked->longer = malloc(n);
    if (!to)
        return SQLITE_NOMEM;
    const void *text = sqlite3_value_blob(value); /* the bytes; NULL for none */
    if (n && !text) {
        free(asked->longer);
        return SQLITE_NOMEM;
    }
    if (n)
        memcpy(to, text, n);
    asked->text = to;
    look->asked_count++;
    return SQLITE_OK;
}

int nu_look_ask(struct nu_look *look, int column, sqlite3_value *value)
{
    struct nu_asked *asked = &look->asked[look->asked_count];
    int type = sqlite3_value_type(value);
    asked->column = column;
    asked->longer = NULL;
    asked->value = (struct nu_value){.type = type};
    switch (type) {
    case SQLITE_INTEGER: asked->value.number = sqlite3_value_int64(value); break;
    case SQLITE_FLOAT:
        asked->value.type = SQLITE_INTEGER;
        look->never |= !whole(sqlite3_value_double(value), &asked->value.number);
        break;
    case SQLITE_TEXT:
        asked->value.length = sqlite3_value_bytes(value);
        return text_ask(look, asked, value);
    default: look->never = true; return SQLITE_OK;
    }
    look->asked_count++;
    return SQLITE_OK;
}

static const struct nu_value *present(const struct nu_look *look)
{
    return look->set->values + look->row * (size_t)look->set->columns;
}

static bool is_asked(const struct nu_look *look)
{
    const struct nu_value *row = present(look);
    for (int i = 0; i < look->asked_count; i++) {
        const struct nu_asked *asked = &look->asked[i];
        const struct nu_value *v = row + asked->column;
        if (v->type != asked->value.type || v->length != asked->value.length)
            return false;
        if (v->type == SQLITE_INTEGER
                ? v->number != asked->value.number
                : memcmp(look->set->texts + v->number, asked->text, (size_t)v->length) != 0)
            return false;
    }
    return true;
}

/* To row number `row`, counted from 1 (0: the end), or the next that is asked for. */
static void go(struct nu_look *look, size_t row)
{
    for (;;) {
        look->row = row ? row - 1 : look->set->rows;
        if (look->row >= look->set->rows || is_asked(look))
            return;
        row = look->index ? look->index->next[look->row] : look->row + 2;
    }
}

/* The same, in the order that was asked for. */
static void go_ordered(struct nu_look *look, size_t place)
{
    for (look->place = place; look->place < look->set->rows; look->place++) {
        look->row = look->order[look->place];
        if (is_asked(look))
            return;
    }
    look->row = look->set->rows;
}

int nu_look_newest(struct nu_look *look, int column)
{
    struct nu_set *set = look->set;
    int code = set->newest && set->newest_column == column ? SQLITE_OK : newest_make(set, column);
    if (code == SQLITE_OK)
        look->order = set->newest;
    return code;
}

void nu_look_first(struct nu_look *look)
{
    unsigned columns = 0;
    if (look->order) {
        go_ordered(look, look->never ? look->set->rows : 0);
        return;
    }
    for (int i = 0; i < look->asked_count; i++)
        columns |= 1u << look->asked[i].column;
    look->index = index_of(look->set, columns);
    if (look->never)
        go(look, 0);
    else
        go(look, look->index ? look->index->first[asked_hash(look, look->index)] : 1);
}

void nu_look_next(struct nu_look *look)
{
    if (look->order) {
        go_ordered(look, look->place + 1);
        return;
    }
    go(look, look->index ? look->index->next[look->row] : look->row + 2);
}

bool nu_look_has(const struct nu_look *look, int column)
{
    return present(look)[column].type != SQLITE_NULL;
}

void nu_look_column(const struct nu_look *look, int column, sqlite3_context *ret)
{
    const struct nu_value *v = present(look) + column;
    if (v->type == SQLITE_INTEGER)
        sqlite3_result_int64(ret, v->number);
    else if (v->type == SQLITE_TEXT)
        sqlite3_result_text(ret, look->set->texts + v->number, v->length, SQLITE_TRANSIENT);
}
