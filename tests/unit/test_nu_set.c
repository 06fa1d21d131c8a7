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
#define TAKEN "SELECT nu_rij(column1, column2, column3) FROM " ROWS

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
static struct nu_maker maker;

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
    sqlite3_stmt *s = prepared(TAKEN);
    ck_assert_int_eq(nu_set_make(&maker, s, 3, &set), SQLITE_OK);
    (void)sqlite3_finalize(s);
    return set;
}

static void begin(void)
{
    ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    ck_assert_int_eq(nu_maker_register(db, &maker), SQLITE_OK);
}
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

/* Any number of rows, with the same number again and again, as SQLite sorts them. */
START_TEST(test_newest_of_many)
{
    char sql[300];
    for (int n = 0; n < 80; n += 1 + n / 9) {
        struct nu_set *set = NULL;
        (void)snprintf(sql, sizeof sql,
                       "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < "
                       "%d) SELECT nu_rij(i * 7919 %% 13) FROM r WHERE %d",
                       n, n);
        sqlite3_stmt *s = prepared(sql);
        ck_assert_int_eq(nu_set_make(&maker, s, 1, &set), SQLITE_OK);
        (void)sqlite3_finalize(s);
        ck_assert_uint_eq(set->rows, (size_t)n);
        struct nu_look look;
        nu_look_init(&look);
        set->users++;
        nu_look_in(&look, set);
        ck_assert_int_eq(nu_look_newest(&look, 0), SQLITE_OK);
        nu_look_first(&look);
        int64_t before = INT64_MAX;
        size_t place = 0, count = 0;
        for (; look.row < set->rows; nu_look_next(&look), count++) {
            int64_t here = set->values[look.row].number;
            ck_assert(here < before || (here == before && look.row > place));
            before = here;
            place = look.row;
        }
        ck_assert_uint_eq(count, set->rows);
        nu_look_end(&look);
        nu_set_leave(set);
    }
}
END_TEST

/* What a set cannot hold, what is no row of one, and a row outside a set: nothing is made. */
START_TEST(test_refuses)
{
    static const char *const refused[] = {
        "SELECT nu_rij(1, 2, 3.5)",
        "SELECT nu_rij(1, 2, x'61')",
        "SELECT nu_rij(1, 2)",
        "SELECT nu_rij(1, 2, 3, 4)",
        "SELECT 1",
        "SELECT nu_rij(1, 2, 3), nu_rij(4, 5, 6)",
        "SELECT 1 UNION ALL SELECT nu_rij(1, 2, 3)",
    };
    static struct nu_set none;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct nu_set *set = &none;
        sqlite3_stmt *s = prepared(refused[i]);
        ck_assert_msg(nu_set_make(&maker, s, 3, &set) != SQLITE_OK, "%s", refused[i]);
        ck_assert_ptr_eq(set, &none);
        ck_assert_ptr_null(maker.set);
        (void)sqlite3_finalize(s);
    }
    sqlite3_stmt *s = prepared(TAKEN);
    ck_assert_int_eq(sqlite3_step(s), SQLITE_MISUSE);
    (void)sqlite3_finalize(s);
}
END_TEST

/* A row of one set may need another. */
static void inner(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    struct nu_set *set = set_of_rows();
    sqlite3_result_int64(context, (int64_t)set->rows);
    nu_set_leave(set);
}

START_TEST(test_one_within_another)
{
    struct nu_set *set = NULL;
    ck_assert_int_eq(sqlite3_create_function(db, "binnen", 0, SQLITE_UTF8, NULL, inner, NULL, NULL),
                     SQLITE_OK);
    sqlite3_stmt *s = prepared("SELECT nu_rij(binnen()) FROM " ROWS);
    ck_assert_int_eq(nu_set_make(&maker, s, 1, &set), SQLITE_OK);
    (void)sqlite3_finalize(s);
    ck_assert_uint_eq(set->rows, 12);
    ck_assert_int_eq(set->values[11].number, 12);
    nu_set_leave(set);
}
END_TEST

/* Texts as they lie in a table, and every length, whatever the hash does with it. */
START_TEST(test_texts_of_a_table)
{
    enum { LONGEST = 70 };
    struct nu_set *set = NULL;
    ck_assert_int_eq(sqlite3_exec(db,
                                  "CREATE TABLE t (a TEXT, b INTEGER); WITH RECURSIVE n(i) AS"
                                  " (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 70)"
                                  " INSERT INTO t SELECT substr(hex(zeroblob(40)), 1, i), i FROM n;"
                                  "INSERT INTO t SELECT a || 'x', b FROM t;",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_stmt *s = prepared("SELECT nu_rij(a, b) FROM t");
    ck_assert_int_eq(nu_set_make(&maker, s, 2, &set), SQLITE_OK);
    (void)sqlite3_finalize(s);
    s = prepared("SELECT a FROM t ORDER BY rowid");
    for (size_t row = 0; sqlite3_step(s) == SQLITE_ROW; row++) {
        struct nu_look look;
        nu_look_init(&look);
        set->users++;
        nu_look_in(&look, set);
        ck_assert_int_eq(nu_look_ask(&look, 0, sqlite3_column_value(s, 0)), SQLITE_OK);
        nu_look_first(&look);
        ck_assert_uint_eq(look.row, row);
        nu_look_next(&look);
        ck_assert_uint_eq(look.row, set->rows);
        nu_look_end(&look);
    }
    (void)sqlite3_finalize(s);
    ck_assert_uint_eq(set->rows, 2 * (LONGEST + 1));
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
    tcase_add_test(tc, test_newest_of_many);
    tcase_add_test(tc, test_refuses);
    tcase_add_test(tc, test_one_within_another);
    tcase_add_test(tc, test_texts_of_a_table);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed != 0;
}
