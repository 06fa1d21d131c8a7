/* SPDX-License-Identifier: EUPL-1.2 */
/* The log: its chain, its checkpoints, and every way of tampering with them. */
#include "base/cleanup.h"
#include "db/writer.h"
#include "logboek/keten.h"
#include "logboek/logboek.h"
#include "logboek/verify.h"
#include "logboek/wissing.h"
#include "logboek/zegel.h"
#include "map.h"

#include <pthread.h>
#include <time.h>

static const unsigned char ZAAD[ZEGEL_ZAAD] = "het zaad van deze gemeente, 32b";
static const unsigned char VREEMD[ZEGEL_ZAAD] = "het zaad van iemand anders, 32b";

enum { NU_S = 1795295227 };
static const int64_t NU_MS = (int64_t)NU_S * 1000;

static struct db *db;
static struct db_conn *conn;
static struct probleem p;
static unsigned char sleutel[ZEGEL_SLEUTEL];

/* What the last verification told. */
static struct logfout fouten[64];
static size_t fout_count;
static char fout_text[64][300];
static struct verify_result result;

/* A migration, from `from` on (NULL: all of it). */
static void migration_run(const char *path, const char *from)
{
    FILE *f = fopen(path, "re");
    ck_assert_ptr_nonnull(f);
    char *schema = calloc(1, 40000);
    size_t n = fread(schema, 1, 39999, f);
    ck_assert_uint_gt(n, 100);
    (void)fclose(f);
    const char *part = from ? strstr(schema, from) : schema;
    ck_assert_ptr_nonnull(part);
    raw_exec("db", part);
    free(schema);
}

static void start(void)
{
    map_make();
    migration_run(PROJECT_DIR "/migrations/0002_logboek.sql", NULL);
    migration_run(PROJECT_DIR "/migrations/0017_bewaren.sql", "-- R31: what the log forgets");
    p = (struct probleem){0};
    zegel_public_key(ZAAD, sleutel);
    const struct db_options options = {map_path("db"), NULL, 0};
    ck_assert_int_eq(db_open(&options, &db, &p), DONE);
    ck_assert_int_eq(db_writer_open(db, &conn, &p), DONE);
}

static void stop(void)
{
    probleem_clear(&p);
    db_conn_close(conn);
    db_close(db);
    map_remove();
}

/* ---- making a log ---- */

/* All lines have all fields, so that each of them can be changed. */
static struct logregel line(int64_t number)
{
    return (struct logregel){.tijd_ms = NU_MS + number,
                             .gebeurtenis = "lezen",
                             .handeling = "huishouden.lezen",
                             .gebruiker = 7,
                             .sessie = 8,
                             .rol = "regie",
                             .onderdeel = 9,
                             .namens = 10,
                             .huishouden = 11 + number % 2,
                             .personen = "0000000000abc,0000000000abd",
                             .object = "notitie/0h3k2v9q8r7tz",
                             .gronden = "G1,G2",
                             .uitkomst = "geslaagd",
                             .reden = "vraag van het gezin",
                             .gevraagd = "0h3k2v9q8r7tz",
                             .adres = "192.0.2.7",
                             .verzoek = "verzoek"};
}

static enum result append(struct db_conn *c, void *arg, struct probleem *problem)
{
    struct logregel l = line(*(int64_t *)arg);
    return logboek_append(c, &l, problem);
}

static void append_lines(int64_t from, int64_t to)
{
    for (int64_t i = from; i <= to; i++)
        ck_assert_msg(db_transaction(conn, &p, append, &i) == DONE, "%s", p.intern);
}

static struct zegel seal_with(const unsigned char *zaad, const char *file)
{
    struct zegel z = {0};
    ck_assert_msg(zegel_make(conn, zaad, NU_MS, &z, &p) == DONE, "%s", p.intern);
    if (file && z.volgnr)
        ck_assert_msg(zegel_publish(&z, map_path(file), &p) == DONE, "%s", p.intern);
    return z;
}

/* Lines 1 to 10, sealed at 4, 8 and 9; the tenth is not sealed. */
static void make_log(void)
{
    append_lines(1, 4);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 4);
    append_lines(5, 8);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 8);
    append_lines(9, 9);
    ck_assert_int_eq(seal_with(ZAAD, "zegels").volgnr, 9);
    append_lines(10, 10);
}

/* As somebody with the database file and no scruples would. */
static void tamper(const char *sql)
{
    static const char no_triggers[] =
        "DROP TRIGGER IF EXISTS logregel_sluit_aan; DROP TRIGGER IF EXISTS logregel_wijzigt_niet;"
        "DROP TRIGGER IF EXISTS logregel_blijft; DROP TRIGGER IF EXISTS zegel_is_nieuw;"
        "DROP TRIGGER IF EXISTS zegel_wijzigt_niet; DROP TRIGGER IF EXISTS zegel_blijft;"
        "DROP TRIGGER IF EXISTS logwissing_vast; DROP TRIGGER IF EXISTS logwissing_blijft;"
        "DROP TRIGGER IF EXISTS logwissing_regel_vast;"
        "DROP TRIGGER IF EXISTS logwissing_regel_blijft;"
        "DROP TRIGGER IF EXISTS logwissing_regel_erna;"
        "PRAGMA ignore_check_constraints=1;";
    char text[2000];
    (void)snprintf(text, sizeof text, "%s%s", no_triggers, sql);
    raw_exec("db", text);
}

/* ---- looking at it ---- */

static void keep_fault(void *arg, const struct logfout *fout)
{
    ck_assert_ptr_eq(arg, &fout_count);
    ck_assert_uint_lt(fout_count, COUNT_OF(fouten));
    (void)snprintf(fout_text[fout_count], sizeof fout_text[0], "%s", fout->text);
    fouten[fout_count] = *fout;
    fouten[fout_count].text = fout_text[fout_count];
    fout_count++;
}

/* In one piece, and in small ones: both say the same. */
static void verify_with(const unsigned char *key, const char *file)
{
    struct verify_options options = {.sleutel = key,
                                     .zegel_bestand = file ? map_path(file) : NULL,
                                     .report = keep_fault,
                                     .arg = &fout_count};
    char first[sizeof fout_text];
    size_t count;
    fout_count = 0;
    ck_assert_msg(logboek_verify(conn, &options, &result, &p) == DONE, "%s", p.intern);
    ck_assert_int_eq(result.fouten, (int64_t)fout_count);
    count = fout_count;
    memcpy(first, fout_text, sizeof first);
    for (options.stuk = 1; options.stuk < 12 && result.regels < 20; options.stuk++) {
        fout_count = 0;
        ck_assert_msg(logboek_verify(conn, &options, &result, &p) == DONE, "%s", p.intern);
        ck_assert_uint_eq(count, fout_count);
        for (size_t i = 0; i < count; i++)
            ck_assert_str_eq(fout_text[i], first + i * sizeof fout_text[0]);
    }
    ck_assert(db_autocommit(conn));
}

static void expect_whole(const char *file)
{
    verify_with(sleutel, file);
    ck_assert_msg(fout_count == 0, "%s", fout_text[0]);
}

/* Exactly this fault and no other; tot 0: the same line. */
static void expect_only(enum logfout_soort soort, int64_t volgnr, int64_t tot)
{
    ck_assert_msg(fout_count == 1, "%zu faults: %s | %s", fout_count, fout_text[0], fout_text[1]);
    ck_assert_int_eq(fouten[0].soort, soort);
    ck_assert_int_eq(fouten[0].volgnr, volgnr);
    ck_assert_int_eq(fouten[0].tot, tot ? tot : volgnr);
    char number[24];
    (void)snprintf(number, sizeof number, "%lld", (long long)volgnr);
    ck_assert_ptr_nonnull(strstr(fout_text[0], number));
}

static bool told(enum logfout_soort soort, int64_t volgnr)
{
    for (size_t i = 0; i < fout_count; i++)
        if (fouten[i].soort == soort && fouten[i].volgnr == volgnr)
            return true;
    return false;
}

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
    tcase_add_test(t, test_speed);
    tcase_add_test(t, test_forgotten);
    tcase_add_test(t, test_nothing_to_forget);
    tcase_add_loop_test(t, test_wiped_otherwise, 0, (int)COUNT_OF(WIPED));
    tcase_add_test(t, test_forgotten_by_another);
    tcase_add_loop_test(t, test_guarded_after_forgetting, 0, (int)COUNT_OF(AFTER));
    tcase_add_test(t, test_forgetting_is_final);
    tcase_add_test(t, test_older_log);
    tcase_add_test(t, test_given);
    tcase_add_test(t, test_stopped);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
