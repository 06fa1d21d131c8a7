/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines are written: in one form, complete, in order, and not changed afterwards. */
#include "logboek.h"

/* ---- writing ---- */

START_TEST(test_canonical_form)
{
    /* From another implementation (Python's hashlib): this may never change. */
    static const char expected[] =
        "ea131d8c4b0fd9c4c155dbad668fb37194ee95791c7ca2774d97e8959f03a585";
    static const char chained[] =
        "a30be3ee0d128ed84ace24cc5122210e4261dcb9bfb7124a6c4bba00f8a163ec";
    const struct logregel l = {.gebeurtenis = "lezen",
                               .handeling = "huishouden.lezen",
                               .gebruiker = 7,
                               .sessie = 8,
                               .rol = "regie",
                               .onderdeel = 9,
                               .huishouden = 12,
                               .personen = "0000000000abc,0000000000abd",
                               .object = "",
                               .gronden = "G1,G2",
                               .uitkomst = "geslaagd",
                               .adres = "Zoë",
                               .verzoek = "req-1"};
    unsigned char salt[SALT_BYTES], commitment[KETEN_BYTES], keten[KETEN_BYTES] = {0};
    struct logveld velden[LOGVELDEN];
    char hex[2 * KETEN_BYTES + 1];
    for (unsigned char i = 0; i < SALT_BYTES; i++)
        salt[i] = i;
    logregel_fields(&l, velden);
    keten_commitment(salt, velden, commitment);
    ck_assert_str_eq(sodium_bin2hex(hex, sizeof hex, commitment, sizeof commitment), expected);
    keten_next(keten, 1, NU_MS + 123, commitment);
    ck_assert_str_eq(sodium_bin2hex(hex, sizeof hex, keten, sizeof keten), chained);
}
END_TEST

START_TEST(test_line_is_kept_as_given)
{
    append_lines(1, 1);
    static const char sql[] =
        "SELECT volgnr, tijd, gebeurtenis, handeling, gebruiker, sessie, rol, onderdeel, namens,"
        "  huishouden, personen, object, gronden, uitkomst, reden, gevraagd, adres, verzoek,"
        "  length(salt) AS salt FROM logregel";
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *expected = json_pack(
        "{s:i, s:I, s:s, s:s, s:i, s:i, s:s, s:i, s:i, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, "
        "s:s, s:i}",
        "volgnr", 1, "tijd", (json_int_t)NU_MS + 1, "gebeurtenis", "lezen", "handeling",
        "huishouden.lezen", "gebruiker", 7, "sessie", 8, "rol", "regie", "onderdeel", 9, "namens",
        10, "huishouden", 12, "personen", "0000000000abc,0000000000abd", "object",
        "notitie/0h3k2v9q8r7tz", "gronden", "G1,G2", "uitkomst", "geslaagd", "reden",
        "vraag van het gezin", "gevraagd", "0h3k2v9q8r7tz", "adres", "192.0.2.7", "verzoek",
        "verzoek", "salt", 16);
    ck_assert_int_eq(db_row(conn, &p, sql, NO_BINDS, &row), DONE);
    ck_assert(json_equal(row, expected));
    expect_whole(NULL);
}
END_TEST

START_TEST(test_absent_is_null)
{
    const struct logregel l = {.tijd_ms = NU_MS,
                               .gebeurtenis = "inloggen",
                               .handeling = "sessie.toevoegen",
                               .personen = "",
                               .object = "",
                               .uitkomst = "mislukt",
                               .verzoek = "v"};
    ck_assert_int_eq(logboek_append(conn, &l, &p), DONE);
    ck_assert_int_eq(
        raw_int("db",
                "SELECT gebruiker IS NULL AND sessie IS NULL AND rol IS NULL AND onderdeel IS "
                "NULL AND namens IS NULL AND huishouden IS NULL AND personen IS NULL AND "
                "object IS NULL AND gronden IS NULL AND reden IS NULL AND gevraagd IS NULL "
                "AND adres IS NULL FROM logregel"),
        1);
    expect_whole(NULL);
}
END_TEST

START_TEST(test_salt_hides_the_same_line)
{
    int64_t same = 1;
    ck_assert_int_eq(db_transaction(conn, &p, append, &same), DONE);
    ck_assert_int_eq(db_transaction(conn, &p, append, &same), DONE);
    ck_assert_int_eq(raw_int("db", "SELECT count(DISTINCT commitment) FROM logregel"), 2);
}
END_TEST

static void expect_no_line(struct logregel l)
{
    ck_assert_int_eq(logboek_append(conn, &l, &p), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_LOGBOEK);
    ck_assert_int_eq(probleem_status(p.soort), 503);
    ck_assert_str_ne(p.intern, "");
    probleem_clear(&p);
}

START_TEST(test_refused_lines)
{
    struct logregel l = line(1);
    l.uitkomst = "geweigerd"; /* R30: names a household and persons */
    expect_no_line(l);
    l.personen = NULL;
    expect_no_line(l);
    l.huishouden = 0;
    l.personen = "0000000000abc";
    expect_no_line(l);
    l.personen = "";
    ck_assert_int_eq(logboek_append(conn, &l, &p), DONE);
    l.uitkomst = "misschien";
    expect_no_line(l);
    l = line(2);
    l.handeling = "";
    expect_no_line(l);
    l = line(2);
    l.gebeurtenis = NULL;
    expect_no_line(l);
    l = line(2);
    l.verzoek = NULL;
    expect_no_line(l);
    expect_whole(NULL);
    ck_assert_int_eq(result.regels, 1);
}
END_TEST

static enum result append_and_fail(struct db_conn *c, void *arg, struct probleem *problem)
{
    ck_assert_int_eq(append(c, arg, problem), DONE);
    ck_assert_int_eq(append(c, arg, problem), DONE);
    return FAILED;
}

static enum result append_around_failure(struct db_conn *c, void *arg, struct probleem *problem)
{
    ck_assert_int_eq(append(c, arg, problem), DONE);
    ck_assert_int_eq(db_transaction(c, problem, append_and_fail, arg), FAILED);
    return append(c, arg, problem);
}

START_TEST(test_rolled_back_lines_leave_no_gap)
{
    int64_t i = 1;
    append_lines(1, 2);
    ck_assert_int_eq(db_transaction(conn, &p, append_and_fail, &i), FAILED);
    ck_assert_int_eq(db_transaction(conn, &p, append_around_failure, &i), DONE);
    append_lines(5, 5);
    expect_whole(NULL);
    ck_assert_int_eq(result.regels, 5);
    ck_assert_int_eq(result.laatste, 5);
}
END_TEST

START_TEST(test_triggers)
{
    static const char *const refused[] = {
        "UPDATE logregel SET reden = 'x' WHERE volgnr = 2",
        "UPDATE logregel SET volgnr = 99 WHERE volgnr = 10",
        "DELETE FROM logregel WHERE volgnr = 10",
        "DELETE FROM logregel",
        "INSERT INTO logregel SELECT 12, tijd, gebeurtenis, handeling, gebruiker, sessie, rol,"
        "  onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden, gevraagd,"
        "  adres, verzoek, salt, commitment, keten FROM logregel WHERE volgnr = 1",
        "REPLACE INTO logregel SELECT 5, tijd, gebeurtenis, handeling, gebruiker, sessie, rol,"
        "  onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden, gevraagd,"
        "  adres, verzoek, salt, commitment, keten FROM logregel WHERE volgnr = 1",
        "UPDATE zegel SET tijd = 1",
        "DELETE FROM zegel WHERE volgnr = 9",
        "REPLACE INTO zegel SELECT volgnr, 1, keten, handtekening, sleutel FROM zegel",
        "INSERT INTO zegel SELECT 7, 1, keten, handtekening, sleutel FROM zegel LIMIT 1",
    };
    make_log();
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        ck_assert_msg(db_exec(conn, &p, refused[i], NO_BINDS, NULL) == FAILED, "%s", refused[i]);
        ck_assert_int_eq(p.soort, PROBLEEM_CONFLICT);
        ck_assert_ptr_nonnull(strstr(p.intern, "nl: "));
        probleem_clear(&p);
    }
    expect_whole("zegels");
}
END_TEST

/* ---- speed ---- */

static enum result append_many(struct db_conn *c, void *arg, struct probleem *problem)
{
    for (int64_t i = 1; i <= *(int64_t *)arg; i++)
        if (append(c, &i, problem) != DONE)
            return FAILED;
    return DONE;
}

static double seconds_since(const struct timespec *from)
{
    struct timespec to;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    return (double)(to.tv_sec - from->tv_sec) + (double)(to.tv_nsec - from->tv_nsec) / 1e9;
}

START_TEST(test_speed)
{
    int64_t n = 20000;
    struct timespec from;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    ck_assert_int_eq(db_transaction(conn, &p, append_many, &n), DONE);
    double each = seconds_since(&from) / (double)n * 1e6;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    expect_whole(NULL);
    double verified = seconds_since(&from) / (double)n * 1e6;
    ck_assert_int_eq(result.regels, n);
    (void)printf("a line written: %.1f us of CPU, verified: %.1f us\n", each, verified);
    ck_assert_double_lt(each, 500); /* a wide limit: sanitizers and busy machines */
    ck_assert_double_lt(verified, 250);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("logboek");
    TCase *t = tcase_create("logboek");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_canonical_form);
    tcase_add_test(t, test_line_is_kept_as_given);
    tcase_add_test(t, test_absent_is_null);
    tcase_add_test(t, test_salt_hides_the_same_line);
    tcase_add_test(t, test_refused_lines);
    tcase_add_test(t, test_rolled_back_lines_leave_no_gap);
    tcase_add_test(t, test_triggers);
    tcase_add_test(t, test_speed);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
