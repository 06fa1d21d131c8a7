/* SPDX-License-Identifier: EUPL-1.2 */
/* A log of some lines, sealed, and looks at it: for the tests of the log. */
#ifndef TESTS_UNIT_LOGBOEK_H
#define TESTS_UNIT_LOGBOEK_H
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
static inline void migration_run(const char *path, const char *from)
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

static inline void start(void)
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

static inline void stop(void)
{
    probleem_clear(&p);
    db_conn_close(conn);
    db_close(db);
    map_remove();
}

/* ---- making a log ---- */

/* All lines have all fields, so that each of them can be changed. */
static inline struct logregel line(int64_t number)
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

static inline enum result append(struct db_conn *c, void *arg, struct probleem *problem)
{
    struct logregel l = line(*(int64_t *)arg);
    return logboek_append(c, &l, problem);
}

static inline void append_lines(int64_t from, int64_t to)
{
    for (int64_t i = from; i <= to; i++)
        ck_assert_msg(db_transaction(conn, &p, append, &i) == DONE, "%s", p.intern);
}

static inline struct zegel seal_with(const unsigned char *zaad, const char *file)
{
    struct zegel z = {0};
    ck_assert_msg(zegel_make(conn, zaad, NU_MS, &z, &p) == DONE, "%s", p.intern);
    if (file && z.volgnr)
        ck_assert_msg(zegel_publish(&z, map_path(file), &p) == DONE, "%s", p.intern);
    return z;
}

/* Lines 1 to 10, sealed at 4, 8 and 9; the tenth is not sealed. */
static inline void make_log(void)
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
static inline void tamper(const char *sql)
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

static inline void keep_fault(void *arg, const struct logfout *fout)
{
    ck_assert_ptr_eq(arg, &fout_count);
    ck_assert_uint_lt(fout_count, COUNT_OF(fouten));
    (void)snprintf(fout_text[fout_count], sizeof fout_text[0], "%s", fout->text);
    fouten[fout_count] = *fout;
    fouten[fout_count].text = fout_text[fout_count];
    fout_count++;
}

/* In one piece, and in small ones: both say the same. */
static inline void verify_with(const unsigned char *key, const char *file)
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

static inline void expect_whole(const char *file)
{
    verify_with(sleutel, file);
    ck_assert_msg(fout_count == 0, "%s", fout_text[0]);
}

/* Exactly this fault and no other; tot 0: the same line. */
static inline void expect_only(enum logfout_soort soort, int64_t volgnr, int64_t tot)
{
    ck_assert_msg(fout_count == 1, "%zu faults: %s | %s", fout_count, fout_text[0], fout_text[1]);
    ck_assert_int_eq(fouten[0].soort, soort);
    ck_assert_int_eq(fouten[0].volgnr, volgnr);
    ck_assert_int_eq(fouten[0].tot, tot ? tot : volgnr);
    char number[24];
    (void)snprintf(number, sizeof number, "%lld", (long long)volgnr);
    ck_assert_ptr_nonnull(strstr(fout_text[0], number));
}

static inline bool told(enum logfout_soort soort, int64_t volgnr)
{
    for (size_t i = 0; i < fout_count; i++)
        if (fouten[i].soort == soort && fouten[i].volgnr == volgnr)
            return true;
    return false;
}

#endif
