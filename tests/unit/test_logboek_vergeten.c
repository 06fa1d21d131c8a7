/* SPDX-License-Identifier: EUPL-1.2 */
/* The log forgets a person without breaking (R31). */
#include "logboek.h"

/* ---- forgetting (R31) ---- */

struct wiping {
    const unsigned char *zaad;
    const struct wissing_regel *regels;
    size_t count, done;
};

static enum result wipe_run(struct db_conn *c, void *arg, struct probleem *problem)
{
    struct wiping *w = arg;
    return logboek_wipe(c, w->zaad, NU_MS, "vernietigingslijst/0h3k2v9q8r7tz", w->regels, w->count,
                        &w->done, problem);
}

static size_t wipe_with(const unsigned char *zaad, const struct wissing_regel *regels, size_t count)
{
    struct wiping w = {zaad, regels, count, 0};
    ck_assert_msg(db_transaction(conn, &p, wipe_run, &w) == DONE, "%s", p.intern);
    return w.done;
}

/* Lines 2 and 5 go, and 3 as far as it is about 0000000000abc: 11 tells the rest, 12 what went. */
static void forget(void)
{
    static const struct wissing_regel regels[] = {{2, NULL}, {3, "0000000000abd"}, {5, NULL}};
    ck_assert_uint_eq(wipe_with(ZAAD, regels, COUNT_OF(regels)), 3);
}

START_TEST(test_forgotten)
{
    make_log();
    forget();
    expect_whole("zegels");
    ck_assert_int_eq(result.regels, 12);
    ck_assert_int_eq(result.gewist, 3);
    ck_assert_int_eq(result.wissingen, 1);
    ck_assert_int_eq(result.verzegeld, 9); /* sealed before, and still as it was sealed */
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM logregel WHERE volgnr IN (2, 3, 5) AND"
                                   " (salt IS NOT NULL OR personen IS NOT NULL OR adres IS NOT "
                                   "NULL)"),
                     0);
    ck_assert_int_eq(raw_int("db", "SELECT personen = '0000000000abd' AND reden IS NULL AND "
                                   "handeling = 'huishouden.lezen' AND huishouden = 12"
                                   " FROM logregel WHERE volgnr = 11"),
                     1);
    ck_assert_int_eq(raw_int("db", "SELECT vervangen_door FROM logwissing_regel WHERE volgnr = 3"),
                     11);
    ck_assert_int_eq(raw_int("db", "SELECT gebeurtenis = 'vernietigd' AND personen IS NULL AND "
                                   "huishouden IS NULL FROM logregel WHERE volgnr = 12"),
                     1);
    append_lines(13, 14);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 14);
    expect_whole("zegels");
    static const struct wissing_regel again[] = {{2, NULL}, {4, NULL}};
    ck_assert_uint_eq(wipe_with(ZAAD, again, COUNT_OF(again)), 1);
    expect_whole("zegels");
    ck_assert_int_eq(result.gewist, 4);
    ck_assert_int_eq(result.wissingen, 2);
}
END_TEST

START_TEST(test_nothing_to_forget)
{
    static const struct wissing_regel gone[] = {{2, NULL}};
    make_log();
    forget();
    ck_assert_uint_eq(wipe_with(ZAAD, gone, 1), 0);
    ck_assert_uint_eq(wipe_with(ZAAD, gone, 0), 0);
    ck_assert_int_eq(raw_int("db", "SELECT max(volgnr) FROM logregel"), 12);
    static const struct wissing_regel wrong[] = {{7, NULL}, {6, NULL}};
    struct wiping w = {ZAAD, wrong, 2, 0};
    ck_assert_int_eq(db_transaction(conn, &p, wipe_run, &w), FAILED);
    probleem_clear(&p);
    expect_whole("zegels");
}
END_TEST

#define WIPE                                                                                       \
    "UPDATE logregel SET gebeurtenis = NULL, handeling = NULL, gebruiker = NULL, sessie = NULL, "  \
    "rol = NULL, onderdeel = NULL, namens = NULL, huishouden = NULL, personen = NULL, object = "   \
    "NULL, gronden = NULL, uitkomst = NULL, reden = NULL, gevraagd = NULL, adres = NULL, verzoek " \
    "= NULL, salt = NULL WHERE volgnr = "

/* What somebody with the file, but without the key, can try: what to do, and what is told. */
static const struct {
    const char *sql;
    enum logfout_soort soort;
    int64_t volgnr;
} WIPED[] = {
    /* wiped without a word */
    {WIPE "7", LOGFOUT_GEWIST, 7},
    /* added to an erasure that was rightly signed */
    {WIPE "7; INSERT INTO logwissing_regel VALUES (7, 12, NULL)", LOGFOUT_WISSING, 12},
    {WIPE "7; INSERT INTO logwissing_regel VALUES (7, 12, NULL);"
          "UPDATE logwissing SET aantal = 4",
     LOGFOUT_WISSING, 12},
    /* another line instead of one that was erased: that one is uncovered, and the erasure fits no
     * more */
    {WIPE "7; UPDATE logwissing_regel SET volgnr = 7 WHERE volgnr = 5", LOGFOUT_WISSING, 12},
    /* an erasure of their own */
    {WIPE "7; INSERT INTO logwissing SELECT 10, 1, handtekening, sleutel FROM logwissing;"
          "INSERT INTO logwissing_regel VALUES (7, 10, NULL)",
     LOGFOUT_WISSING, 10},
    {"UPDATE logwissing SET sleutel = randomblob(32)", LOGFOUT_WISSING, 12},
    {"UPDATE logwissing SET handtekening = randomblob(64)", LOGFOUT_WISSING, 12},
    /* an erasure that covers what comes after it */
    {WIPE "10; UPDATE logwissing_regel SET wissing = 9 WHERE volgnr = 5", LOGFOUT_GEWIST, 10},
    /* the erasure itself gone */
    {"DELETE FROM logwissing; DELETE FROM logwissing_regel", LOGFOUT_GEWIST, 5},
    {"DELETE FROM logwissing", LOGFOUT_GEWIST, 2},
    {WIPE "12", LOGFOUT_GEWIST, 12},
    /* written back: not what it was */
    {"UPDATE logregel SET personen = '0000000000abc' WHERE volgnr = 2", LOGFOUT_INHOUD, 2},
    /* and the line itself */
    {"UPDATE logregel SET object = 'wissing/00' WHERE volgnr = 12", LOGFOUT_INHOUD, 12},
};

START_TEST(test_wiped_otherwise)
{
    make_log();
    forget();
    tamper(WIPED[_i].sql);
    verify_with(sleutel, NULL);
    ck_assert_msg(told(WIPED[_i].soort, WIPED[_i].volgnr), "%d: %zu faults, %s", _i, fout_count,
                  fout_text[0]);
}
END_TEST

/* Signed by somebody else. */
START_TEST(test_forgotten_by_another)
{
    static const struct wissing_regel regels[] = {{2, NULL}};
    make_log();
    ck_assert_uint_eq(wipe_with(VREEMD, regels, 1), 1);
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_WISSING, 11, 0);
}
END_TEST

/* What is left of the log is guarded as before. */
static const struct {
    const char *sql;
    enum logfout_soort soort;
    int64_t volgnr, tot;
} AFTER[] = {
    {"UPDATE logregel SET gronden = 'G1' WHERE volgnr = 4", LOGFOUT_INHOUD, 4, 0},
    {"UPDATE logregel SET gronden = 'G1' WHERE volgnr = 11", LOGFOUT_INHOUD, 11, 0},
    {"UPDATE logregel SET tijd = tijd + 1 WHERE volgnr = 2", LOGFOUT_KETEN, 2, 0},
    {"DELETE FROM logregel WHERE volgnr = 4", LOGFOUT_ONTBREEKT, 4, 0},
    {"DELETE FROM logregel WHERE volgnr > 8", LOGFOUT_AFGEKAPT, 9, 9},
};

START_TEST(test_guarded_after_forgetting)
{
    make_log();
    forget();
    tamper(AFTER[_i].sql);
    verify_with(sleutel, "zegels");
    ck_assert_msg(told(AFTER[_i].soort, AFTER[_i].volgnr), "%s", fout_text[0]);
}
END_TEST

START_TEST(test_forgetting_is_final)
{
    static const char *const refused[] = {
        WIPE "7",
        "UPDATE logregel SET personen = 'x' WHERE volgnr = 2",
        "UPDATE logregel SET commitment = randomblob(32) WHERE volgnr = 2",
        "DELETE FROM logregel WHERE volgnr = 2",
        "DELETE FROM logwissing",
        "UPDATE logwissing SET aantal = 2",
        "DELETE FROM logwissing_regel",
        "UPDATE logwissing_regel SET volgnr = 9 WHERE volgnr = 2",
        "INSERT INTO logwissing_regel VALUES (7, 12, NULL)",
        "INSERT INTO logwissing_regel VALUES (12, 12, NULL)",
    };
    make_log();
    forget();
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        ck_assert_msg(db_exec(conn, &p, refused[i], NO_BINDS, NULL) == FAILED, "%s", refused[i]);
        probleem_clear(&p);
    }
    expect_whole("zegels");
}
END_TEST

/* A log from before there was forgetting, and one that was made before and forgets since. */
START_TEST(test_older_log)
{
    make_log();
    raw_exec("db", "DROP TABLE logwissing_regel; DROP TABLE logwissing");
    expect_whole("zegels");
    tamper(WIPE "7");
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_GEWIST, 7, 0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("logboek_vergeten");
    TCase *t = tcase_create("logboek_vergeten");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_forgotten);
    tcase_add_test(t, test_nothing_to_forget);
    tcase_add_loop_test(t, test_wiped_otherwise, 0, (int)COUNT_OF(WIPED));
    tcase_add_test(t, test_forgotten_by_another);
    tcase_add_loop_test(t, test_guarded_after_forgetting, 0, (int)COUNT_OF(AFTER));
    tcase_add_test(t, test_forgetting_is_final);
    tcase_add_test(t, test_older_log);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
