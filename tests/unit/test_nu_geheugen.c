/* SPDX-License-Identifier: EUPL-1.2 */
/* A set of rows for which there is no memory: at each place where it is asked for, once. What was
 * begun is given back, and what is found is right or is not found at all. */
#include "db/nu_set.h"

#include <check.h>
#include <stdlib.h>

enum { SEVENS = 43 }; /* of the 300 rows those of 1, 8, 15, ... */
#define LONG_TEXT                                                                                  \
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"
#define TAKEN                                                                                      \
    "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 300)"                \
    " SELECT nu_rij(i % 7, iif(i % 7 = 1, " LONG_TEXT ", 'kort ' || i), i) FROM r"

/* The linker leads every call here (CMakeLists.txt). */
void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *was, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *was, size_t size);

static int left = -1; /* until the one that fails; below 0: none does */

static bool fails(void)
{
    if (left < 0)
        return false;
    return left-- == 0;
}

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t n, size_t size) { return fails() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *was, size_t size) { return fails() ? NULL : __real_realloc(was, size); }

static sqlite3 *db;
static struct nu_maker maker;

static sqlite3_stmt *prepared(const char *sql)
{
    sqlite3_stmt *s = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    return s;
}

static int count(struct nu_look *look)
{
    int n = 0;
    for (nu_look_first(look); look->row < look->set->rows; nu_look_next(look))
        n++;
    return n;
}

/* By number and by a text too long for its own room; from the index, and newest first. */
static int look(struct nu_set *set, sqlite3_stmt *asked, bool newest, int *ret_found)
{
    struct nu_look look;
    nu_look_init(&look);
    set->users++;
    nu_look_in(&look, set);
    int code = nu_look_ask(&look, 0, sqlite3_column_value(asked, 0));
    if (code == SQLITE_OK)
        code = nu_look_ask(&look, 1, sqlite3_column_value(asked, 1));
    if (code == SQLITE_OK && newest)
        code = nu_look_newest(&look, 2);
    if (code == SQLITE_OK)
        *ret_found = count(&look);
    nu_look_end(&look);
    return code;
}

/* Without ck_assert: that asks for memory too. */
static int everything(sqlite3_stmt *rows, sqlite3_stmt *asked, int *ret_found)
{
    struct nu_set *set = NULL;
    int code = nu_set_make(&maker, rows, 3, &set);
    for (int newest = 0; newest < 2 && code == SQLITE_OK; newest++) {
        *ret_found = -1;
        code = look(set, asked, newest == 1, ret_found);
        if (code == SQLITE_OK && *ret_found != SEVENS)
            code = SQLITE_INTERNAL;
    }
    nu_set_leave(set);
    return code;
}

START_TEST(test_no_memory)
{
    ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    ck_assert_int_eq(nu_maker_register(db, &maker), SQLITE_OK);
    sqlite3_stmt *rows = prepared(TAKEN), *asked = prepared("SELECT 1, " LONG_TEXT);
    int failed = 0, found = 0, n = 0;
    ck_assert_int_eq(sqlite3_step(asked), SQLITE_ROW);
    for (bool enough = false; !enough; n++) {
        left = n;
        int code = everything(rows, asked, &found);
        enough = left >= 0; /* none was refused any more */
        left = -1;
        ck_assert(code == SQLITE_OK || (code & 0xff) == SQLITE_NOMEM);
        ck_assert(!enough || code == SQLITE_OK);
        failed += code != SQLITE_OK;
        (void)sqlite3_reset(rows);
        ck_assert_ptr_null(maker.set);
    }
    ck_assert_int_gt(failed,
                     5); /* the set, its rows and texts as they grow, what is asked, order */
    ck_assert_int_gt(n, failed + 1); /* without an index it is found all the same */
    (void)sqlite3_finalize(rows);
    (void)sqlite3_finalize(asked);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("nu_geheugen");
    TCase *t = tcase_create("nu_geheugen");
    tcase_add_test(t, test_no_memory);
    suite_add_tcase(s, t);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
