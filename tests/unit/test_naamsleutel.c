/* SPDX-License-Identifier: EUPL-1.2 */
/* Names spelled by ear, and that the index says the same of them as the comparison. */
#include "base/cleanup.h"
#include "base/naamsleutel.h"
#include "base/result.h"
#include "base/rng.h"
#include "base/tekst.h"

#include <check.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is like what ---- */

static const struct {
    const char *gezocht, *naam;
    enum naam_gelijkenis is;
} CASES[] = {
    {"Jansen", "Piet Jansen", NAAM_KLOPT},
    {"jan", "Piet Jansen", NAAM_KLOPT}, /* the beginning */
    {"sen", "Piet Jansen", NAAM_ANDERS},
    {"Janssen", "Piet Jansen", NAAM_KLOPT}, /* doubled letters */
    {"jansen piet", "Piet Jansen", NAAM_KLOPT},
    {"jansen klaas", "Piet Jansen", NAAM_ANDERS},
    /* diacritics, however they are written */
    {"yildiz", "Elif Yıldız", NAAM_KLOPT},
    {"YILDIZ", "Elif Yıldız", NAAM_KLOPT},
    {"Yıldız", "Elif Yildiz", NAAM_KLOPT},
    {"Rene", "René", NAAM_KLOPT},
    {"Rene\xCC\x81", "René", NAAM_KLOPT},
    {"Citroën", "Citroen", NAAM_KLOPT},
    {"Ĳsbrand", "IJsbrand", NAAM_KLOPT},
    /* by ear: ij, y, ei; c, k; ph, f; th, t; d, t; z, s; v, f; g, ch */
    {"Meier", "De Meijer", NAAM_KLOPT},
    {"Meyer", "De Meijer", NAAM_KLOPT},
    {"Dyk", "Van Dijk", NAAM_KLOPT},
    {"Klaassen", "Claasen", NAAM_KLOPT},
    {"Stefan", "Stephan", NAAM_KLOPT},
    {"Thijs", "Tijs", NAAM_KLOPT},
    {"Schmidt", "Smit", NAAM_KLOPT},
    {"Zoetermeer", "Soetermeer", NAAM_KLOPT},
    {"Visser", "Fisser", NAAM_KLOPT},
    {"Verbeeck", "Verbeek", NAAM_KLOPT},
    {"Jilmas", "Yılmaz", NAAM_KLOPT},
    {"Khalid", "Chalid", NAAM_KLOPT},
    {"Joesoef", "Yousouf", NAAM_KLOPT},
    {"Mohammed", "Mohamed", NAAM_KLOPT},
    {"Mouhamed", "Muhamed", NAAM_KLOPT},
    /* small words before a name: left out, put in, or written together */
    {"Berg", "Anna van den Berg", NAAM_KLOPT},
    {"van den Berg", "Anna van den Berg", NAAM_KLOPT},
    {"vd Berg", "Anna van den Berg", NAAM_KLOPT},
    {"van der Berg", "Anna van den Berg", NAAM_KLOPT},
    {"vandenberg", "Anna van den Berg", NAAM_KLOPT},
    {"van den berg", "Anna Vandenberg", NAAM_KLOPT},
    {"van der Horst", "Kees Horst", NAAM_KLOPT},
    {"Idrissi", "Nadia El Idrissi", NAAM_KLOPT},
    {"El-Idrissi", "Nadia Idrissi", NAAM_KLOPT},
    {"elidrissi", "Nadia El Idrissi", NAAM_KLOPT},
    {"al Masri", "Abeer Al-Masri", NAAM_KLOPT},
    {"ter Horst", "Kees Horst", NAAM_KLOPT},
    {"van", "Anna van den Berg", NAAM_KLOPT},
    {"de", "Daan de Vries", NAAM_KLOPT},
    {"'t Hart", "Kees 't Hart", NAAM_KLOPT},
    {"Ben", "Ben Jansen", NAAM_KLOPT},
    {"van d", "Anna van Dijk", NAAM_KLOPT},
    {"Anne Marie", "Annemarie de Wit", NAAM_KLOPT},
    {"annemarie", "Anne-Marie de Wit", NAAM_KLOPT},
    {"abdelkader", "Abdel Kader", NAAM_KLOPT},
    /* one letter wrong */
    {"Verbeak", "Verbeek", NAAM_LIJKT},
    {"Jansne", "Jansen", NAAM_LIJKT},
    {"Yildis", "Yıldız", NAAM_KLOPT},
    {"Yidliz", "Yıldız", NAAM_LIJKT},
    {"Hoekstra", "Hoekstar", NAAM_LIJKT},
    {"Bos", "Bas", NAAM_ANDERS}, /* too short to be sure of */
    {"Jansen", "Pietersen", NAAM_ANDERS},
    /* other scripts, and nothing */
    {"йылдыз", "ЙЫЛДЫЗ", NAAM_KLOPT},
    {"محمد", "مُحَمَّد", NAAM_KLOPT},
    {"", "Jansen", NAAM_ANDERS},
    {"-- '\" *", "Jansen", NAAM_ANDERS},
    {"Jansen", "", NAAM_ANDERS},
};

START_TEST(test_like)
{
    ck_assert_msg(naam_vergelijk(CASES[_i].gezocht, CASES[_i].naam) == CASES[_i].is, "%s / %s: %d",
                  CASES[_i].gezocht, CASES[_i].naam,
                  naam_vergelijk(CASES[_i].gezocht, CASES[_i].naam));
}
END_TEST

START_TEST(test_sound)
{
    static const char *const same[][2] = {
        {"thijs", "tijs"},      {"photo", "foto"},   {"chris", "gris"},
        {"bakker", "baker"},    {"wouter", "wuter"}, {"pauw", "pu"},
        {"hendrik", "hendric"}, {"x", "ks"},         {"noord", "noort"}};
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        BUF_AUTO struct buf a, b;
        buf_init(&a, 100);
        buf_init(&b, 100);
        naam_klank(same[i][0], &a);
        naam_klank(same[i][1], &b);
        ck_assert_str_eq(a.data, b.data);
    }
}
END_TEST

/* ---- the index says the same ---- */

static sqlite3 *sqlite;

static void index_start(void)
{
    ck_assert_int_eq(sqlite3_open(":memory:", &sqlite), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(sqlite,
                                  "CREATE VIRTUAL TABLE z USING fts5(t, content='', detail=none,"
                                  " columnsize=0, tokenize='ascii')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
}

static void index_stop(void) { (void)sqlite3_close(sqlite); }

static int one(const char *sql, int64_t id, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(sqlite, sql, -1, &stmt, NULL), SQLITE_OK);
    (void)sqlite3_bind_text(stmt, 1, text, -1, SQLITE_TRANSIENT);
    if (sqlite3_bind_parameter_count(stmt) > 1)
        (void)sqlite3_bind_int64(stmt, 2, id);
    int code = sqlite3_step(stmt);
    ck_assert_msg(code == SQLITE_ROW || code == SQLITE_DONE, "%s: %.300s", sqlite3_errmsg(sqlite),
                  text);
    (void)sqlite3_finalize(stmt);
    return code == SQLITE_ROW;
}

static void put_name(int64_t id, const char *naam)
{
    BUF_AUTO struct buf keys;
    buf_init(&keys, 100000);
    naam_sleutels(naam, &keys);
    ck_assert(!keys.failed);
    (void)one("INSERT INTO z (t, rowid) VALUES (?, ?)", id, keys.data);
}

static void expect_same(const char *gezocht, int64_t id, const char *naam)
{
    enum naam_gelijkenis is = naam_vergelijk(gezocht, naam);
    for (int ruim = 0; ruim < 2; ruim++) {
        BUF_AUTO struct buf vraag;
        buf_init(&vraag, 1000000);
        naam_vraag(gezocht, ruim, &vraag);
        int found = one("SELECT 1 FROM z WHERE z MATCH ?1 AND rowid = ?2", id, vraag.data);
        int expected = is >= (ruim ? NAAM_LIJKT : NAAM_KLOPT);
        ck_assert_msg(found == expected, "%s / %s (%d): %s", gezocht, naam, ruim, vraag.data);
    }
}

START_TEST(test_index_says_the_same)
{
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        put_name((int64_t)i, CASES[i].naam);
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        for (size_t j = 0; j < COUNT_OF(CASES); j++)
            expect_same(CASES[i].gezocht, (int64_t)j, CASES[j].naam);
}
END_TEST

/* Names and questions of a few letters, so that many are nearly alike. */
static void random_name(struct rng *rng, char *ret, size_t size)
{
    static const char *const parts[] = {"j",  "an", "ss", "en", "ij", "y",     "ei", "c",    "k",
                                        "th", "t",  "é",  "ı",  " ",  " van ", "-",  " el ", "de",
                                        "ph", "'",  "ü",  "\"", "*",  "я",     "х",  "d"};
    size_t n = 0;
    uint8_t bytes[10];
    rng_fill(rng, bytes, sizeof bytes);
    for (size_t i = 0; i < 3u + bytes[9] % 6u; i++) {
        const char *part = parts[bytes[i] % COUNT_OF(parts)];
        size_t length = strlen(part);
        if (n + length + 1 < size) {
            memcpy(ret + n, part, length);
            n += length;
        }
    }
    ret[n] = '\0';
}

START_TEST(test_random_names)
{
    enum { NAMES = 60, QUESTIONS = 60 };
    static char names[NAMES][80];
    struct rng rng;
    char vraag[80];
    rng_init_seeded(&rng, 5);
    for (size_t i = 0; i < NAMES; i++) {
        random_name(&rng, names[i], sizeof names[i]);
        put_name((int64_t)i, names[i]);
    }
    for (size_t q = 0; q < QUESTIONS; q++) {
        random_name(&rng, vraag, sizeof vraag);
        for (size_t i = 0; i < NAMES; i++)
            expect_same(vraag, (int64_t)i, names[i]);
    }
}
END_TEST

START_TEST(test_very_long)
{
    char *text = malloc(100001);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < 100000; i++)
        text[i] = "ab cdefgh jk"[i % 12];
    text[100000] = '\0';
    put_name(1, text);
    expect_same(text, 1, text);
    memset(text, 'q', 100000);
    put_name(2, text);
    expect_same(text, 2, text);
    expect_same("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
                2, text);
    free(text);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("naamsleutel");
    TCase *like = tcase_create("like"), *index = tcase_create("index");
    tcase_add_loop_test(like, test_like, 0, (int)COUNT_OF(CASES));
    tcase_add_test(like, test_sound);
    tcase_set_timeout(index, 300);
    tcase_add_checked_fixture(index, index_start, index_stop);
    tcase_add_test(index, test_index_says_the_same);
    tcase_add_test(index, test_random_names);
    tcase_add_test(index, test_very_long);
    suite_add_tcase(s, like);
    suite_add_tcase(s, index);
    return s;
}

int main(void)
{
    SRunner *r = srunner_create(suite());
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed == 0 ? 0 : 1;
}
