/* SPDX-License-Identifier: EUPL-1.2 */
/* A set of rows in memory finds what SQLite itself would find with "=", and gives them newest
 * first in the order of ORDER BY … DESC. */
#include "base/result.h"
#include "db/nu_set.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#define LONG_A "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define ROWS                                                                                       \
    "(VALUES (1, 'a', 3), (2, 'b', 1), (2, 'a', 3), (NULL, 'a', 2), (9007199254740993, 'A', 7),"   \
    " (-1, '', 3), (0, NULL, 0), (2, '2', -5), (3, 'b', 9), (9223372036854775807, " LONG_A "b', "  \
    "1),"                                                                                          \
    " (4, " LONG_A "c', 4), (5, 'a' || char(0) || 'b', 4))"
#define ALL "SELECT column1, column2, column3 FROM " ROWS

/* What may be asked for: every kind of value, and what looks like one of ours but is not. */
static const char *const ASKED[] = {"1",
                                    "2",
                                    "2.0",
                                    "2.5",
                                    "-1.0",
                                    "0",
                                    "-0.0",
                                    "9007199254740993",
                                    "9007199254740992.0",
                                    "9223372036854775807",
                                    "9223372036854775807.0",
                                    "1e300",
                                    "-1e300",
                                    "NULL",
                                    "'a'",
                                    "'A'",
                                    "''",
                                    "'2'",
                                    "'a' || char(0) || 'b'",
                                    "x'61'",
                                    LONG_A "b'",
                                    LONG_A "c'",
                                    LONG_A "d'"};

static sqlite3 *db;

static sqlite3_stmt *prepared(const char *sql)
{
    sqlite3_stmt *s = NULL;
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    return s;
}

static struct nu_set *set_of_rows(void)
{
    struct nu_set *set = NULL;
    sqlite3_stmt *s = prepared(ALL);
    ck_assert_int_eq(nu_set_make(s, &set), SQLITE_OK);
    (void)sqlite3_finalize(s);
    return set;
}

static void begin(void) { ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK); }
static void end(void) { ck_assert_int_eq(sqlite3_close(db), SQLITE_OK); }

static int by_sqlite(const char *where)
{
    char sql[1500];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM (" ALL ") WHERE %s", where);
    sqlite3_stmt *s = prepared(sql);
    ck_assert_int_eq(sqlite3_step(s), SQLITE_ROW);
    int n = sqlite3_column_int(s, 0);
    (void)sqlite3_finalize(s);
    return n;
}

/* Both columns where `second` is given. */
static int by_set(struct nu_set *set, const char *first, const char *second, bool newest)
{
    char sql[400];
    int n = 0;
    struct nu_look look;
    (void)snprintf(sql, sizeof sql, "SELECT %s, %s", first, second ? second : "0");
    sqlite3_stmt *s = prepared(sql);
    ck_assert_int_eq(sqlite3_step(s), SQLITE_ROW);
    nu_look_init(&look);
    set->users++;
    nu_look_in(&look, set);
    ck_assert_int_eq(nu_look_ask(&look, second ? 0 : 1, sqlite3_column_value(s, 0)), SQLITE_OK);
    if (second)
        ck_assert_int_eq(nu_look_ask(&look, 1, sqlite3_column_value(s, 1)), SQLITE_OK);
    if (newest)
        ck_assert_int_eq(nu_look_newest(&look, 2), SQLITE_OK);
    for (nu_look_first(&look); look.row < set->rows; nu_look_next(&look))
        n++;
    nu_look_end(&look);
    (void)sqlite3_finalize(s);
    return n;
}

START_TEST(test_finds_what_sqlite_finds)
{
    struct nu_set *set = set_of_rows();
    char where[700];
    ck_assert_uint_gt(set->rows, 8); /* more than are looked through without an index */
    for (size_t i = 0; i < COUNT_OF(ASKED); i++) {
        (void)snprintf(where, sizeof where, "column2 = %s", ASKED[i]);
        for (int newest = 0; newest < 2; newest++)
            ck_assert_msg(by_set(set, ASKED[i], NULL, newest) == by_sqlite(where), "%s", where);
        for (size_t j = 0; j < COUNT_OF(ASKED); j++) {
            (void)snprintf(where, sizeof where, "column1 = %s AND column2 = %s", ASKED[i],
                           ASKED[j]);
            ck_assert_msg(by_set(set, ASKED[i], ASKED[j], false) == by_sqlite(where), "%s", where);
        }
    }
    nu_set_leave(set);
}
END_TEST

START_TEST(test_newest_first)
{
    struct nu_set *set = set_of_rows();
    struct nu_look look;
    sqlite3_stmt *s = prepared("SELECT column3 FROM (" ALL ") ORDER BY column3 DESC");
    nu_look_init(&look);
    set->users++;
    nu_look_in(&look, set);
    ck_assert_int_eq(nu_look_newest(&look, 2), SQLITE_OK);
    nu_look_first(&look);
    size_t before = set->rows;
    int64_t number = INT64_MAX;
    for (; sqlite3_step(s) == SQLITE_ROW; nu_look_next(&look)) {
        ck_assert_uint_lt(look.row, set->rows);
        int64_t here = set->values[look.row * 3 + 2].number;
        ck_assert_int_eq(here, sqlite3_column_int64(s, 0));
        ck_assert(here < number || before < look.row); /* of the same, as they stand */
        number = here;
        before = look.row;
    }
    ck_assert_uint_eq(look.row, set->rows);
    (void)sqlite3_finalize(s);
    /* NULL among them, or a text: no order is made */
    ck_assert_int_eq(nu_look_newest(&look, 0), SQLITE_MISMATCH);
    ck_assert_int_eq(nu_look_newest(&look, 1), SQLITE_MISMATCH);
    nu_look_end(&look);
    nu_set_leave(set);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("nu_set");
    TCase *tc = tcase_create("nu_set");
    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, test_finds_what_sqlite_finds);
    tcase_add_test(tc, test_newest_first);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
