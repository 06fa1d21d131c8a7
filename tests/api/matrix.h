/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Three households with one of everything (matrix.sql), the people who come to look, and every
 * route asked with the ids of one of them: for the permission matrix (R5) and for what may not be
 * learnt (R24).
 *
 * Ids are a base, which says whose, plus an offset, which says what (the list in matrix.sql).
 */
#ifndef TESTS_API_MATRIX_H
#define TESTS_API_MATRIX_H

#include "harness.h"

enum matrix_base {
    MATRIX_EIGEN = 10000,      /* under regie; the viewers belong to this one */
    MATRIX_VREEMD = 20000,     /* the same for others: none of the viewers belongs to it */
    MATRIX_AANMELDING = 30000, /* never had a regisseur: its owner is at intake */
    MATRIX_VERZONNEN = 900000, /* nothing has such an id */
};

/* Everybody who asks. An empty name is nobody: no session. */
struct matrix_kijker {
    const char *naam; /* column of the golden file */
    const char *gebruikersnaam;
    enum matrix_base eigen;
};
extern const struct matrix_kijker MATRIX_KIJKERS[];
extern const size_t MATRIX_KIJKER_COUNT;

/* Fixtures. */
void matrix_start(void);
void matrix_stop(void);
/* A world in which nothing has happened yet, when something had since the last. */
void matrix_fresh(void);
/* Something changed: the next matrix_fresh makes a new one. */
void matrix_touched(void);

/* A session of that viewer in this world, with two persons found in it (05 and 03 of their own
 * household); NULL for nobody. Borrowed until matrix_fresh. */
const char *matrix_login(const struct matrix_kijker *k);

/* How many {…} the path has. */
int matrix_params(const char *path);
/* The path with ids: the first {…} from `first`, the others from `rest`. */
void matrix_path(const struct route *route, enum matrix_base first, enum matrix_base rest,
                 char ret_path[300]);
/* A body that the field table takes, with ids of `base`; owned, NULL for a route without one. */
char *matrix_body(const struct route *route, enum matrix_base base);
/* A JSON body as a browser would send it; owned. */
char *matrix_form(const char *body);
const char *matrix_method(enum http_method method);
/* Asks as `k`, in the API or as a page; a change says that it read version 1. */
struct http_reply matrix_ask(const struct route *route, const struct matrix_kijker *k, bool api,
                             const char *path, const char *body);

/* ---- the golden file (test_matrix.c) ---- */

#define MATRIX_GOLDEN PROJECT_DIR "/tests/data/matrix.txt"
enum { MATRIX_KEY = 160 };

/* Whether the matrix asks it in the API: else as a page. */
bool matrix_in_api(const struct route *route);
/* "PATCH /doelen/{doel}": what its line begins with. */
void matrix_key(const struct route *route, char ret[MATRIX_KEY]);
/* key → a list with the cell of each viewer; new reference. */
json_t *matrix_golden(void);
/* The status that viewer gets with ids of their own household; 0: the route is not in it. */
int matrix_own(const json_t *golden, const struct route *route, const struct matrix_kijker *k);

#endif
