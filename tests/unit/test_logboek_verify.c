/* SPDX-License-Identifier: EUPL-1.2 */
/* The log is looked through: what was changed, removed or made up is told, and the seals outside.
 */
#include "logboek.h"

/* ---- verifying ---- */

START_TEST(test_whole)
{
    verify_with(sleutel, NULL);
    ck_assert_int_eq(result.regels, 0);
    ck_assert_uint_eq(fout_count, 0);
    make_log();
    expect_whole("zegels");
    ck_assert_int_eq(result.regels, 10);
    ck_assert_int_eq(result.laatste, 10);
    ck_assert_int_eq(result.zegels, 3);
    ck_assert_int_eq(result.buiten, 3);
    ck_assert_int_eq(result.verzegeld, 9);
    verify_with(NULL, "zegels");
    ck_assert_int_eq(result.verzegeld, 9);
    ck_assert_uint_eq(fout_count, 0);
}
END_TEST

/* Each field of a line; what is left NULL becomes something, what is something becomes NULL. */
static const char *const CONTENT_EDITS[] = {
    "gebeurtenis = 'wijzigen'",
    "handeling = 'notitie.lezen'",
    "gebruiker = 70",
    "gebruiker = NULL",
    "sessie = 80",
    "sessie = 0",
    "rol = 'betrokken'",
    "rol = NULL",
    "rol = ''",
    "onderdeel = 90",
    "namens = NULL",
    "namens = -10",
    "huishouden = 12",
    "huishouden = NULL",
    "personen = '0000000000abc'",
    "personen = NULL",
    "object = 'notitie/0h3k2v9q8r7t0'",
    "gronden = 'G1'",
    "gronden = 'G1,G2' || char(0) || 'G3'",
    "uitkomst = 'mislukt'",
    "reden = 'vraag van het gezin.'",
    "gevraagd = NULL",
    "adres = '192.0.2.8'",
    "verzoek = 'verzoek2'",
    /* the same bytes, divided otherwise over two fields */
    "rol = 'regi', reden = 'evraag van het gezin'",
    "gronden = reden, reden = gronden",
    "sessie = onderdeel, onderdeel = sessie",
    "salt = randomblob(16)",
    "salt = NULL",
    "salt = x'00'",
};

START_TEST(test_edited_field)
{
    char sql[1000];
    make_log();
    (void)snprintf(sql, sizeof sql, "UPDATE logregel SET %s WHERE volgnr = 6", CONTENT_EDITS[_i]);
    tamper(sql);
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_INHOUD, 6, 0);
}
END_TEST

START_TEST(test_edited_chain)
{
    make_log();
    tamper("UPDATE logregel SET tijd = tijd + 1 WHERE volgnr = 6");
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_KETEN, 6, 0);
    tamper("UPDATE logregel SET tijd = tijd - 1 WHERE volgnr = 6;"
           "UPDATE logregel SET commitment = randomblob(32) WHERE volgnr = 7");
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 2);
    ck_assert(told(LOGFOUT_INHOUD, 7));
    ck_assert(told(LOGFOUT_KETEN, 7));
}
END_TEST

START_TEST(test_edited_keten)
{
    make_log();
    tamper("UPDATE logregel SET keten = randomblob(32) WHERE volgnr = 6");
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_KETEN, 6));
    ck_assert(told(LOGFOUT_KETEN, 7)); /* it continues on what was there before */
    ck_assert_uint_eq(fout_count, 2);
    tamper("UPDATE logregel SET keten = x'00', commitment = x'' WHERE volgnr = 6");
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_KETEN, 6));
    ck_assert(told(LOGFOUT_INHOUD, 6));
}
END_TEST

START_TEST(test_removed)
{
    make_log();
    tamper("DELETE FROM logregel WHERE volgnr = 6");
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_ONTBREEKT, 6, 0);
    tamper("DELETE FROM logregel WHERE volgnr IN (5, 7)");
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_ONTBREEKT, 5, 7);
    tamper("DELETE FROM logregel WHERE volgnr = 1");
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_ONTBREEKT, 1));
    ck_assert(told(LOGFOUT_ONTBREEKT, 5));
    ck_assert_uint_eq(fout_count, 2);
    tamper("DELETE FROM logregel WHERE volgnr = 8"); /* the very line a checkpoint signed */
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_HERSCHREVEN, 5));
    ck_assert_int_eq(fouten[fout_count - 1].tot, 8);
}
END_TEST

START_TEST(test_removed_and_renumbered)
{
    make_log();
    tamper("DELETE FROM logregel WHERE volgnr = 6; UPDATE logregel SET volgnr = -volgnr "
           "WHERE volgnr > 6; UPDATE logregel SET volgnr = -volgnr - 1 WHERE volgnr < 0");
    verify_with(sleutel, NULL);
    for (int64_t i = 6; i <= 9; i++)
        ck_assert(told(LOGFOUT_KETEN, i));
    ck_assert(!told(LOGFOUT_KETEN, 5));
    ck_assert(told(LOGFOUT_HERSCHREVEN, 5));
}
END_TEST

START_TEST(test_swapped)
{
    make_log();
    tamper("UPDATE logregel SET volgnr = -6 WHERE volgnr = 6;"
           "UPDATE logregel SET volgnr = 6 WHERE volgnr = 7;"
           "UPDATE logregel SET volgnr = 7 WHERE volgnr = -6;");
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_KETEN, 6));
    ck_assert(told(LOGFOUT_KETEN, 7));
    ck_assert(told(LOGFOUT_KETEN, 8)); /* it continued on the seventh */
    ck_assert_uint_eq(fout_count, 3);
}
END_TEST

/* Only what they tell changes place; number, time and chain stay. */
START_TEST(test_swapped_contents)
{
    make_log();
    tamper("CREATE TEMP TABLE t AS SELECT * FROM logregel WHERE volgnr IN (6, 7);"
           "UPDATE logregel SET (tijd, huishouden, salt, commitment) = (SELECT tijd, huishouden, "
           "  salt, commitment FROM t WHERE t.volgnr = 13 - logregel.volgnr) "
           "WHERE volgnr IN (6, 7)");
    verify_with(sleutel, NULL);
    ck_assert(told(LOGFOUT_KETEN, 6));
    ck_assert(told(LOGFOUT_KETEN, 7));
    ck_assert_uint_eq(fout_count, 2);
}
END_TEST

START_TEST(test_inserted)
{
    make_log();
    tamper("INSERT INTO logregel SELECT 11, tijd, gebeurtenis, handeling, gebruiker, sessie, rol,"
           "  onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden, gevraagd,"
           "  adres, verzoek, salt, commitment, keten FROM logregel WHERE volgnr = 3");
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_KETEN, 11, 0);
    tamper("UPDATE logregel SET volgnr = 0 WHERE volgnr = 11");
    verify_with(sleutel, "zegels");
    ck_assert(told(LOGFOUT_KETEN, 0));
    tamper("UPDATE logregel SET volgnr = 5000 WHERE volgnr = 0");
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_ONTBREEKT, 11, 4999);
}
END_TEST

/* Everything from a line on, made anew by our own code, with a chain that fits: only who signs
 * notices. */
static void forge_from(int64_t from, int64_t to)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "DELETE FROM logregel WHERE volgnr >= %lld", (long long)from);
    tamper(sql);
    for (int64_t i = from; i <= to; i++) {
        struct logregel l = line(i);
        l.gebruiker = 666;
        ck_assert_int_eq(logboek_append(conn, &l, &p), DONE);
    }
}

START_TEST(test_forged_chain)
{
    make_log();
    forge_from(6, 10);
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 2);
    ck_assert(told(LOGFOUT_HERSCHREVEN, 5)); /* 5 … 8, and 5 … 9 */
    ck_assert_int_eq(fouten[0].tot, 8);
    ck_assert_int_eq(fouten[1].tot, 9);
    ck_assert_int_eq(result.verzegeld, 4);

    /* Checkpoints made to fit, with the old signatures. */
    tamper("UPDATE zegel SET keten = (SELECT keten FROM logregel AS l WHERE l.volgnr = "
           "zegel.volgnr)");
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 2);
    ck_assert(told(LOGFOUT_ZEGEL, 8));
    ck_assert(told(LOGFOUT_ZEGEL, 9));

    /* Checkpoints made anew, with a key of one's own. */
    tamper("DELETE FROM zegel WHERE volgnr > 4");
    ck_assert_int_eq(seal_with(VREEMD, NULL).volgnr, 10);
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_ZEGEL, 10, 0);
    verify_with(NULL, NULL); /* says who has no key to compare with */
    ck_assert_uint_eq(fout_count, 0);
    verify_with(sleutel, "zegels");
    ck_assert(told(LOGFOUT_HERSCHREVEN, 5));

    /* No checkpoints at all after the fourth: only the outside ones know. */
    tamper("DELETE FROM zegel WHERE volgnr > 4");
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 0);
    ck_assert_int_eq(result.verzegeld, 4);
    verify_with(sleutel, "zegels");
    ck_assert_uint_eq(fout_count, 2);
    ck_assert(told(LOGFOUT_HERSCHREVEN, 5));
}
END_TEST

START_TEST(test_truncated)
{
    make_log();
    tamper("DELETE FROM logregel WHERE volgnr > 8");
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_AFGEKAPT, 9, 9);
    tamper("DELETE FROM zegel WHERE volgnr > 8"); /* together with its checkpoint */
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 0);
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_AFGEKAPT, 9, 9);
    append_lines(9, 20); /* and written on, past the place of the cut */
    ck_assert_int_eq(seal_with(ZAAD, NULL).volgnr, 20);
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_HERSCHREVEN, 1, 9);
    tamper("DELETE FROM logregel; DELETE FROM zegel");
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 0);
    verify_with(sleutel, "zegels");
    ck_assert_uint_eq(fout_count, 3);
    ck_assert(told(LOGFOUT_AFGEKAPT, 1));
    ck_assert_int_eq(fouten[2].tot, 9);
}
END_TEST

START_TEST(test_zegels_tampered)
{
    static const struct {
        const char *edit;
        enum logfout_soort soort;
    } edits[] = {
        {"tijd = tijd + 1", LOGFOUT_ZEGEL},
        {"keten = randomblob(32)", LOGFOUT_ZEGEL},
        {"handtekening = randomblob(64)", LOGFOUT_ZEGEL},
        {"handtekening = x'01'", LOGFOUT_ZEGEL},
        {"sleutel = randomblob(32)", LOGFOUT_ZEGEL},
    };
    make_log();
    AUTO_FREE char *before = raw_text("db", "SELECT quote(tijd) || ',' || quote(keten) || ',' || "
                                            "quote(handtekening) || ',' || quote(sleutel) FROM "
                                            "zegel WHERE volgnr = 8");
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        char sql[600];
        (void)snprintf(sql, sizeof sql, "UPDATE zegel SET %s WHERE volgnr = 8", edits[i].edit);
        tamper(sql);
        verify_with(sleutel, "zegels");
        expect_only(edits[i].soort, 8, 0);
        (void)snprintf(sql, sizeof sql,
                       "UPDATE zegel SET (tijd, keten, handtekening, sleutel) = (%s) "
                       "WHERE volgnr = 8",
                       before);
        tamper(sql);
        expect_whole("zegels");
    }
    tamper("DELETE FROM zegel WHERE volgnr = 8");
    verify_with(sleutel, NULL);
    ck_assert_uint_eq(fout_count, 0);
    verify_with(sleutel, "zegels");
    expect_only(LOGFOUT_ZEGEL_WEG, 8, 0);
    /* A true checkpoint at another line than it signed. */
    tamper("UPDATE zegel SET volgnr = 8 WHERE volgnr = 9");
    verify_with(sleutel, NULL);
    expect_only(LOGFOUT_ZEGEL, 8, 0);
}
END_TEST

/* ---- sealing ---- */

START_TEST(test_seal)
{
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 0); /* nothing to sign */
    ck_assert(!map_has("zegels"));
    append_lines(1, 3);
    struct zegel z = seal_with(ZAAD, "zegels"), back = {0};
    ck_assert_int_eq(z.volgnr, 3);
    ck_assert(zegel_signed(&z));
    ck_assert_int_eq(memcmp(z.sleutel, sleutel, sizeof sleutel), 0);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 0); /* nothing new */
    ck_assert_uint_eq(map_mode("zegels"), 0600);
    AUTO_FREE char *file = (char *)map_read("zegels", NULL);
    ck_assert(zegel_parse(file, &back));
    ck_assert_int_eq(memcmp(&z, &back, sizeof z), 0);
    z.tijd_ms++;
    ck_assert(!zegel_signed(&z));
}
END_TEST

START_TEST(test_zegel_parse)
{
    struct zegel z, back;
    char good[ZEGEL_REGEL_SIZE], bad[ZEGEL_REGEL_SIZE + 8];
    append_lines(1, 1);
    z = seal_with(ZAAD, NULL);
    zegel_format(&z, good);
    size_t n = strlen(good);
    ck_assert(zegel_parse(good, &back));
    for (size_t i = 0; i < n; i++) { /* cut short anywhere */
        (void)snprintf(bad, sizeof bad, "%.*s", (int)i, good);
        ck_assert_msg(!zegel_parse(bad, &back), "%s", bad);
    }
    (void)snprintf(bad, sizeof bad, "%.*s x\n", (int)n - 1, good);
    ck_assert(!zegel_parse(bad, &back));
    (void)snprintf(bad, sizeof bad, "%.*s0\n", (int)n - 1, good);
    ck_assert(!zegel_parse(bad, &back));
    (void)snprintf(bad, sizeof bad, "zegel 2%s", good + 7);
    ck_assert(!zegel_parse(bad, &back));
    ck_assert(!zegel_parse("zegel 1 99999999999999999999 1 aa bb cc\n", &back));
    ck_assert(!zegel_parse("zegel 1 -1 1 aa bb cc\n", &back));
}
END_TEST

START_TEST(test_outside_file_damaged)
{
    make_log();
    size_t n;
    AUTO_FREE unsigned char *whole = map_read("zegels", &n);
    map_write_bytes("zegels", whole, n - 20); /* the last line torn by a power cut */
    verify_with(sleutel, "zegels");
    ck_assert_uint_eq(fout_count, 1);
    ck_assert_int_eq(fouten[0].soort, LOGFOUT_ZEGEL);
    ck_assert_ptr_nonnull(strstr(fout_text[0], "zegels:3"));
    append_lines(11, 11);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 11); /* the next one has a line of its own */
    verify_with(sleutel, "zegels");
    ck_assert_uint_eq(fout_count, 1);
    ck_assert_int_eq(result.buiten, 4);
    ck_assert_int_eq(result.verzegeld, 11);
    map_write("zegels", "iets heel anders\n\n");
    verify_with(sleutel, "zegels");
    ck_assert_uint_eq(fout_count, 2);
    const struct verify_options options = {
        .zegel_bestand = map_path("geen"), .report = keep_fault, .arg = &fout_count};
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), FAILED);
    ck_assert_ptr_nonnull(strstr(p.intern, "geen"));
}
END_TEST

/* A server that writes and seals while somebody verifies. */
struct busy {
    struct writer *writer;
    int rounds;
    int failed;
};

static void *write_and_seal(void *arg)
{
    struct busy *b = arg;
    for (int64_t i = 1; i <= b->rounds; i++) {
        struct probleem problem = {0};
        if (writer_run(b->writer, append, &i, &problem) != DONE)
            b->failed++;
        if (i % 10 == 0 &&
            logboek_seal(b->writer, ZAAD, NU_MS, map_path("zegels"), &problem) != DONE)
            b->failed++;
        probleem_clear(&problem);
    }
    return NULL;
}

START_TEST(test_verify_beside_writer)
{
    const struct writer_options limits = {100, 100, 50};
    struct busy busy = {.rounds = 1500};
    pthread_t thread;
    ck_assert_int_eq(writer_start(db, &limits, &busy.writer, &p), DONE);
    append_lines(1, 5);
    ck_assert_int_eq(logboek_seal(busy.writer, ZAAD, NU_MS, map_path("zegels"), &p), DONE);
    ck_assert_int_eq(pthread_create(&thread, NULL, write_and_seal, &busy), 0);
    for (int i = 0; i < 20; i++)
        expect_whole("zegels");
    (void)pthread_join(thread, NULL);
    ck_assert_int_eq(busy.failed, 0);
    expect_whole("zegels");
    ck_assert_int_eq(result.laatste, 1505);
    ck_assert_int_eq(result.verzegeld, 1505);
    ck_assert_int_eq(result.buiten, 151);
    ck_assert_int_eq(logboek_seal(busy.writer, ZAAD, NU_MS, map_path("zegels"), &p), DONE);
    append_lines(1, 1);
    ck_assert_int_eq(logboek_seal(busy.writer, ZAAD, NU_MS, map_path("geen/zegels"), &p), FAILED);
    ck_assert_ptr_nonnull(strstr(p.intern, "geen/zegels"));
    probleem_clear(&p);
    writer_stop(busy.writer);
    expect_whole("zegels"); /* not published, but made: the table knows one more */
    ck_assert_int_eq(result.verzegeld, 1506);
}
END_TEST

/* What somebody kept elsewhere and gives by hand: rightly, mangled, and of a log that was cut. */
START_TEST(test_given)
{
    struct verify_options options = {
        .sleutel = sleutel, .report = keep_fault, .arg = &fout_count, .stuk = 3};
    char kept[ZEGEL_REGEL_SIZE], text[2 * ZEGEL_REGEL_SIZE + 20];
    append_lines(1, 9);
    const struct zegel z = seal_with(ZAAD, NULL);
    zegel_format(&z, kept);
    append_lines(10, 12);
    options.zegel_tekst = kept;
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), DONE);
    ck_assert_int_eq(result.fouten, 0);
    ck_assert_int_eq(result.buiten, 1);
    fout_count = 0;
    (void)snprintf(text, sizeof text, "\r\n%s\r\nzegel 1 klad", kept);
    options.zegel_tekst = text;
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), DONE);
    ck_assert_uint_eq(fout_count, 1);
    ck_assert_str_eq(fout_text[0], "given line 2: not a checkpoint");
    fout_count = 0;
    options.zegel_tekst = kept;
    tamper("DELETE FROM logregel WHERE volgnr > 8; DELETE FROM zegel");
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), DONE);
    expect_only(LOGFOUT_AFGEKAPT, 9, 0);
}
END_TEST

static bool stop_at_six(void *arg, int64_t lines)
{
    (void)arg;
    return lines < 6;
}

/* Stopped half-way it says nothing of the log, and the connection is free again. */
START_TEST(test_stopped)
{
    const struct verify_options options = {
        .sleutel = sleutel, .report = keep_fault, .progress = stop_at_six, .stuk = 3};
    make_log();
    result.regels = 77;
    ck_assert_int_eq(logboek_verify(conn, &options, &result, &p), FAILED);
    ck_assert_int_eq(result.regels, 77);
    ck_assert(db_autocommit(conn));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("logboek_verify");
    TCase *t = tcase_create("logboek_verify");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_whole);
    tcase_add_loop_test(t, test_edited_field, 0, (int)COUNT_OF(CONTENT_EDITS));
    tcase_add_test(t, test_edited_chain);
    tcase_add_test(t, test_edited_keten);
    tcase_add_test(t, test_removed);
    tcase_add_test(t, test_removed_and_renumbered);
    tcase_add_test(t, test_swapped);
    tcase_add_test(t, test_swapped_contents);
    tcase_add_test(t, test_inserted);
    tcase_add_test(t, test_forged_chain);
    tcase_add_test(t, test_truncated);
    tcase_add_test(t, test_zegels_tampered);
    tcase_add_test(t, test_seal);
    tcase_add_test(t, test_zegel_parse);
    tcase_add_test(t, test_outside_file_damaged);
    tcase_add_test(t, test_verify_beside_writer);
    tcase_add_test(t, test_given);
    tcase_add_test(t, test_stopped);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
