/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The rows of a view at one moment, in memory, and looking them up; for nu.c only. Sets are shared:
 * each user leaves in the end. Codes are SQLite's.
 */
#ifndef DB_NU_SET_H
#define DB_NU_SET_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NU_ASKED = 3,   /* most columns that one look-up compares */
    NU_TEXT = 64,   /* a longer text that is asked for has memory of its own */
    NU_INDEXES = 3, /* most indexes of a set */
};

/* A number, or a text: `number` is where it begins among the set's texts. */
struct nu_value {
    int64_t number;
    int length;
    int type; /* SQLITE_NULL, SQLITE_INTEGER or SQLITE_TEXT */
};

/* Rows by the hash of some of their columns; rows are counted from 1, 0 is none. */
struct nu_index {
    unsigned columns; /* a bit for each */
    uint32_t mask;
    uint32_t *first; /* of each hash */
    uint32_t *next;  /* of each row */
};

struct nu_set {
    int users;
    uint32_t *newest; /* the rows by falling number in one column; NULL until it is asked for */
    int newest_column;
    uint64_t moment; /* of the connection, when it was made */
    int columns;
    struct nu_value *values; /* row after row */
    size_t rows, values_size;
    char *texts;
    size_t texts_length, texts_size;
    struct nu_index index[NU_INDEXES];
    int indexes;
};

/* What is being made on a connection. While a set is made its statement may make another. */
struct nu_maker {
    struct nu_set *set; /* NULL: none */
};

/* The function that takes a row of the set that is being made. */
#define NU_ROW "nu_rij"
/* Once per connection, whose statements then may hold that function. */
int nu_maker_register(sqlite3 *sqlite, struct nu_maker *maker);
/* Runs "SELECT nu_rij(a, b, …) FROM …", with so many columns, to its end; one user. SQLITE_OK, or
 * *ret is not touched. */
int nu_set_make(struct nu_maker *maker, sqlite3_stmt *stmt, int columns, struct nu_set **ret);
/* The rows of both, which have the same columns, by rising number in `column`; each comes in that
 * order itself. */
int nu_set_join(const struct nu_set *a, const struct nu_set *b, int column, struct nu_set **ret);
void nu_set_leave(struct nu_set *set);         /* NULL is fine */
size_t nu_set_bytes(const struct nu_set *set); /* what it takes of memory, but for its indexes */

/* ---- looking up ---- */

struct nu_look {
    struct nu_set *set; /* a user of it */
    size_t row;         /* the present one; at the end set->rows */
    const struct nu_index *index;
    const uint32_t *order; /* rows come in this order; NULL: in their own */
    size_t place;          /* in `order` */
    bool never;            /* something was asked to equal NULL */
    int asked_count;
    struct nu_asked {
        int column;
        struct nu_value value;
        const char *text; /* room or longer */
        char room[NU_TEXT];
        char *longer; /* owned */
    } asked[NU_ASKED];
};

void nu_look_init(struct nu_look *look);
void nu_look_end(struct nu_look *look); /* leaves the set */
/* Begins anew in `set`, a use of which it takes over. What is asked comes after, in the order of
 * the columns, then nu_look_first. */
void nu_look_in(struct nu_look *look, struct nu_set *set);
/* The same is asked, in `set`, a use of which it takes over. nu_look_first comes after. */
void nu_look_move(struct nu_look *look, struct nu_set *set);
/* The column must equal the value, as SQLite has it: numbers with numbers, texts byte for byte,
 * NULL and blobs with nothing. */
int nu_look_ask(struct nu_look *look, int column, sqlite3_value *value);
/* Rows will come by falling number in that column, which holds numbers alone; those of the same
 * number in their own order. Before nu_look_first. */
int nu_look_newest(struct nu_look *look, int column);
void nu_look_first(struct nu_look *look);
void nu_look_next(struct nu_look *look);
bool nu_look_has(const struct nu_look *look, int column); /* it is not NULL */
void nu_look_column(const struct nu_look *look, int column, sqlite3_context *ret);

#endif
