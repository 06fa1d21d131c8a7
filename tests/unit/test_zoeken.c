/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The search indexes: always what making them anew would give, readable only through the views, and
 * forgetting what was destroyed, in the file and in the log beside it.
 */
#include "db/zoeken.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/id.h"
#include "base/rng.h"
#include "base/row.h"
#include "base/tekst.h"
#include "db/migrate.h"
#include "demo/demo.h"
#include "map.h"

#include <sodium.h>

#define DB "demo/gezinsplan.db"

static struct probleem p;
static struct db *db;
static struct db_conn *writer;

static void open_db(void)
{
    const struct db_options options = {map_path(DB), PROJECT_DIR "/migrations/views", 0};
    ck_assert_int_eq(db_open(&options, &db, &p), DONE);
    ck_assert_int_eq(db_writer_open(db, &writer, &p), DONE);
}

static void close_db(void)
{
    db_conn_close(writer);
    db_close(db);
    writer = NULL;
    db = NULL;
}

static void start(void)
{
    static struct demo_verslag verslag;
    map_make();
    p = (struct probleem){0};
    ck_assert_int_ge(sodium_init(), 0);
    const struct demo_opties opties = {.gegevens = map_path("demo"),
                                       .migraties = PROJECT_DIR "/migrations",
                                       .vandaag = "2026-11-21",
                                       .huishoudens = 10,
                                       .zaad = 3};
    ck_assert_msg(demo_maken(&opties, &verslag, &p) == DONE, "%s %s", p.detail, p.intern);
    open_db();
}

static void stop(void)
{
    close_db();
    probleem_clear(&p);
    map_remove();
}

/* Beside the program, with its care for what is removed; references are off. */
static void run(const char *sql)
{
    AUTO_FREE char *all = text_format("PRAGMA secure_delete=1; %s", sql);
    raw_exec(DB, all);
}

/* ---- what is in them ---- */

/* Every word of every row. To be freed. */
static char *dump(const char *table)
{
    char sql[300];
    sqlite3 *raw = raw_open(DB);
    sqlite3_stmt *stmt = NULL;
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    (void)snprintf(sql, sizeof sql,
                   "CREATE VIRTUAL TABLE temp.woorden USING fts5vocab(main, %s, instance)", table);
    ck_assert_int_eq(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(raw, "SELECT DISTINCT term, doc FROM temp.woorden ORDER BY term, doc",
                           -1, &stmt, NULL),
        SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        (void)fprintf(f, "%s %lld\n", sqlite3_column_text(stmt, 0), sqlite3_column_int64(stmt, 1));
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(raw);
    ck_assert_int_eq(fclose(f), 0);
    return text;
}

static enum result build(struct db_conn *c, void *arg, struct probleem *why)
{
    (void)arg;
    return zoeken_opbouwen(c, why);
}

/* What the triggers kept is what making it anew gives. */
static void expect_whole(void)
{
    AUTO_FREE char *items = dump("zoek");
    AUTO_FREE char *names = dump("zoek_naam");
    ck_assert_msg(db_transaction(writer, &p, build, NULL) == DONE, "%s", p.intern);
    AUTO_FREE char *items_anew = dump("zoek");
    AUTO_FREE char *names_anew = dump("zoek_naam");
    ck_assert_uint_gt(strlen(items), 1000);
    ck_assert_uint_gt(strlen(names), 1000);
    ck_assert_str_eq(items, items_anew);
    ck_assert_str_eq(names, names_anew);
}

START_TEST(test_triggers_keep_it_whole)
{
    expect_whole();
    run("UPDATE notitie SET titel = 'Anders', tekst = tekst || ' en nog wat' WHERE id % 3 = 0;"
        "UPDATE notitie SET ingetrokken_op = 5 WHERE id % 5 = 0;"
        "UPDATE doel SET titel = 'Weer naar zwemles', status_reden = 'Gaat goed' WHERE id % 2 = 0;"
        "UPDATE actie SET reden = NULL; UPDATE actie SET reden = 'Ziek geweest' WHERE id % 2 = 1;"
        "UPDATE gezinsplan SET kernverhaal = 'Wij zijn een gezin' WHERE id % 2 = 0;"
        "UPDATE gezinsplan SET kernverhaal = NULL WHERE id % 7 = 0;"
        "UPDATE netwerklid SET naam = 'Oma Truus';"
        "UPDATE betrokkenheid SET taak = 'maatje' WHERE id % 2 = 0;"
        "UPDATE huishouden SET naam = 'Van den Berg-Yıldız' WHERE id % 2 = 0;"
        "UPDATE persoon SET naam = 'Şeyma Öztürk', roepnaam = NULL WHERE id % 3 = 0;"
        "UPDATE persoon SET roepnaam = 'Jip' WHERE id % 4 = 0;"
        "UPDATE persoon SET telefoon = '06'");
    expect_whole();
    run("DELETE FROM woord; DELETE FROM netwerklid WHERE id % 2 = 0;"
        "DELETE FROM lid WHERE id % 3 = 0; UPDATE lid SET persoon_id = (SELECT persoon_id FROM lid "
        "ORDER BY huishouden_id LIMIT 1) WHERE id = (SELECT max(id) FROM lid);"
        "DELETE FROM doel WHERE id % 3 = 0; DELETE FROM bericht");
    expect_whole();
}
END_TEST

/* A kind that has texts of its own is searched, or stands here with why it is not. */
START_TEST(test_every_kind_is_in_it)
{
    static const char sql[] =
        "SELECT m.name FROM sqlite_schema m JOIN item_soort k ON m.name = CASE k.code WHEN 'plan' "
        "THEN "
        "'gezinsplan' ELSE k.code END WHERE m.type = 'table' AND NOT EXISTS (SELECT 1 FROM "
        "sqlite_schema t WHERE "
        "t.type = 'trigger' AND t.name = 'zoek_' || m.name || '_i') ORDER BY m.name";
    AUTO_FREE char *missing = raw_text(DB, sql);
    ck_assert_str_eq(missing, "");
}
END_TEST

START_TEST(test_rolled_back)
{
    AUTO_FREE char *before = dump("zoek");
    run("BEGIN; SAVEPOINT a; UPDATE notitie SET tekst = 'weg ermee'; ROLLBACK TO a; UPDATE notitie "
        "SET tekst = "
        "'ook weg'; ROLLBACK");
    AUTO_FREE char *after = dump("zoek");
    ck_assert_str_eq(before, after);
    expect_whole();
}
END_TEST

/* Folded by an older program: made anew by migrating, and left alone after that. */
START_TEST(test_other_folding)
{
    struct migrate_report report;
    AUTO_FREE char *before = dump("zoek");
    run("INSERT INTO zoek (zoek) VALUES ('delete-all'); UPDATE zoek_stand SET versie = 0");
    close_db();
    ck_assert_msg(migrate_database(map_path(DB), PROJECT_DIR "/migrations", &report, &p) == DONE,
                  "%s", p.intern);
    open_db();
    AUTO_FREE char *after = dump("zoek");
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(raw_int(DB, "SELECT versie FROM zoek_stand"), ZOEKEN_VERSIE);
}
END_TEST

/* ---- the authorizer ---- */

static struct db_conn *reader_open(int64_t kijker, int64_t dossier)
{
    struct db_conn *reader = NULL;
    ck_assert_int_eq(db_reader_open(db, &reader, &p), DONE);
    const struct db_context context = {
        .kijker = kijker, .dossier = dossier, .nu = 1795295227, .vandaag = "2026-11-21"};
    db_context_set(reader, &context);
    return reader;
}

static int64_t found(struct db_conn *reader, const char *vraag)
{
    static const char sql[] =
        "SELECT count(*) FROM zicht_vondst WHERE vraag MATCH zoek_vraag(:vraag)";
    int64_t ret;
    ck_assert_msg(db_int(reader, &p, sql, BINDS(B_TEXT(":vraag", vraag)), 0, &ret) == DONE, "%s",
                  p.intern);
    return ret;
}

static int64_t verbeek(void)
{
    return raw_int(DB, "SELECT id FROM huishouden WHERE naam = 'Verbeek'");
}
static int64_t regisseur(void)
{
    return raw_int(DB, "SELECT id FROM gebruiker WHERE gebruikersnaam = 'regisseur'");
}

static const char *const REFUSED[] = {
    "SELECT count(*) FROM zoek",
    "SELECT rowid FROM zoek WHERE zoek MATCH '\"a\"*'",
    "SELECT rowid FROM zoek('\"a\"*')",
    "SELECT tekst FROM zoek",
    "SELECT rank FROM zoek",
    "SELECT rowid FROM zoek_naam WHERE zoek_naam MATCH '\"a\"*'",
    "SELECT block FROM zoek_data",
    "SELECT count(*) FROM zoek_data",
    "SELECT pgno FROM zoek_idx",
    "SELECT 1 FROM zoek_config",
    "SELECT z.id FROM zicht_vondst z, zoek_data",
    "SELECT z.id FROM zicht_vondst z JOIN zoek ON zoek.rowid = z.id",
    "SELECT block FROM zoek_naam_data",
    "PRAGMA data_version",
    "SELECT data_version FROM pragma_data_version",
    "SELECT sql FROM sqlite_master",
    "SELECT 1 FROM sqlite_schema",
    "UPDATE sqlite_master SET sql = ''",
    "INSERT INTO zoek (zoek) VALUES ('rebuild')",
    "INSERT INTO zoek (zoek) VALUES ('delete-all')",
    "CREATE VIRTUAL TABLE temp.w USING fts5vocab(main, zoek, row)",
    "SELECT aantal FROM regel_item",
};

static void expect_refused(struct db_conn *reader)
{
    for (size_t i = 0; i < COUNT_OF(REFUSED); i++) {
        int64_t ret;
        ck_assert_msg(db_int(reader, &p, REFUSED[i], NO_BINDS, 0, &ret) == FAILED, "%s",
                      REFUSED[i]);
        probleem_clear(&p);
    }
}

START_TEST(test_reader)
{
    struct db_conn *reader = reader_open(regisseur(), verbeek());
    ck_assert_int_gt(found(reader, "school"), 0);
    expect_refused(reader);
    ck_assert_int_gt(found(reader, "SCHÓÓL"), 0);
    db_conn_close(reader);
}
END_TEST

/* The index tables are connected again, whatever statement comes first. */
START_TEST(test_reader_after_other_schema)
{
    struct db_conn *reader = reader_open(regisseur(), verbeek());
    int64_t before = found(reader, "school");
    ck_assert_int_gt(before, 0);
    raw_exec(DB, "CREATE TABLE iets_nieuws (a)");
    ck_assert_int_eq(found(reader, "school"), before);
    raw_exec(DB, "CREATE TABLE nog_iets (a)");
    expect_refused(reader);
    ck_assert_int_eq(found(reader, "school"), before);
    raw_exec(DB, "CREATE TABLE en_nog_iets (a)");
    ck_assert_int_eq(db_exec(writer, &p, "UPDATE notitie SET titel = 'schoolbord'", NO_BINDS, NULL),
                     DONE);
    ck_assert_int_ge(found(reader, "schoolbord"), 1);
    db_conn_close(reader);
}
END_TEST

/* No viewer or no dossier, no rows; and words of one household are not found in another. */
START_TEST(test_only_here)
{
    struct db_conn *reader = reader_open(regisseur(), 0);
    ck_assert_int_eq(found(reader, "school"), 0);
    db_context_unset(reader);
    ck_assert_int_eq(found(reader, "school"), 0);
    db_conn_close(reader);
    reader = reader_open(0, verbeek());
    ck_assert_int_eq(found(reader, "school"), 0);
    db_conn_close(reader);
}
END_TEST

/* ---- the same as looking through everything ---- */

/* What a viewer sees of each item, as the kinds show it. */
static const char SEEN[] =
    "SELECT id, coalesce(kernverhaal, '') || ' ' || coalesce(sluit_reden, '') AS tekst FROM "
    "zicht_gezinsplan"
    " UNION ALL SELECT id, titel || ' ' || resultaat || ' ' || coalesce(status_reden, '') FROM "
    "zicht_doel"
    " UNION ALL SELECT id, titel || ' ' || coalesce(reden, '') FROM zicht_actie"
    " UNION ALL SELECT id, titel || ' ' || tekst FROM zicht_notitie"
    " UNION ALL SELECT id, titel || ' ' || bestandsnaam FROM zicht_document"
    " UNION ALL SELECT id, naam || ' ' || relatie FROM zicht_netwerklid"
    " UNION ALL SELECT id, tekst FROM zicht_woord"
    " UNION ALL SELECT id, tekst || ' ' || coalesce(klaar_reden, '') FROM zicht_planstuk"
    " UNION ALL SELECT id, coalesce(toelichting, '') || ' ' || coalesce(vraag, '') || ' ' ||"
    " coalesce(hulp, '') FROM zicht_scanregel"
    " UNION ALL SELECT id, coalesce(woorden, '') FROM zicht_akkoord"
    " UNION ALL SELECT id, coalesce(reden, '') || ' ' || coalesce(werkte, '') || ' ' ||"
    " coalesce(anders, '') || ' ' || coalesce(regie_goed, '') || ' ' ||"
    " coalesce(regie_beter, '') FROM zicht_evaluatie"
    " UNION ALL SELECT id, coalesce(tekst, '') || ' ' || coalesce(regie_tekst, '') FROM"
    " zicht_stem"
    " UNION ALL SELECT id, onderwerp || ' ' || tekst FROM zicht_bericht"
    " UNION ALL SELECT id, vraag FROM zicht_aanmelding"
    " UNION ALL SELECT id, bericht || ' ' || coalesce(reden, '') FROM zicht_regieverzoek"
    " UNION ALL SELECT id, taak || ' ' || doel_zin || ' ' || coalesce(reden, '') FROM "
    "zicht_betrokkenheid"
    " UNION ALL SELECT id, waarom || ' ' || coalesce(plaats, '') || ' ' || coalesce(reden, '') "
    "FROM "
    "zicht_overleg"
    " UNION ALL SELECT id, vraag || ' ' || coalesce(aan, '') || ' ' || coalesce(reden, '')"
    " FROM zicht_verwijzing"
    " UNION ALL SELECT id, naam || ' ' || coalesce(aanbieder, '') || ' ' || coalesce(reden, '')"
    " FROM zicht_voorziening"
    " UNION ALL SELECT id, coalesce(reden, '') || ' ' || coalesce(geregeld, '') || ' ' ||"
    " coalesce(participatie_uitleg, '') || ' ' || coalesce(veiligheid_uitleg, '') || ' ' ||"
    " coalesce(lopende_hulp, '') || ' ' || coalesce(gezin_woorden, '') || ' ' ||"
    " coalesce(weging, '') FROM zicht_afsluiting"
    " UNION ALL SELECT id, coalesce(afspraak, '') || ' ' || coalesce(einde_reden, '') FROM"
    " zicht_volgcontact"
    " UNION ALL SELECT id, tekst FROM zicht_inbreng"
    " UNION ALL SELECT id, overgangsoort FROM zicht_overgang";
static const char FOUND[] = "SELECT id FROM zicht_vondst WHERE vraag MATCH zoek_vraag(:vraag) AND "
                            "soort <> 'afscherming' ORDER BY id";

/* Each word of the question begins a word of the text; both folded. */
static bool says(const char *folded, const char *vraag)
{
    BUF_AUTO struct buf padded, word;
    const char *begin;
    buf_init(&padded, 200000);
    buf_init(&word, 1000);
    buf_format(&padded, " %s", folded);
    for (; tekst_woord(&vraag, &begin, &word); buf_clear(&word)) {
        AUTO_FREE char *needle = text_format(" %s", word.data);
        if (!strstr(padded.data, needle))
            return false;
    }
    return true;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void expect_naive(struct db_conn *reader, const json_t *seen, const char *vraag,
                         long *ret_found)
{
    AUTO_JSON json_t *found_rows = NULL;
    int64_t expected[2000];
    size_t n = 0, i;
    json_t *row;
    json_array_foreach(seen, i, row) if (says(row_text(row, "tekst"), vraag)) expected[n++] =
        row_int(row, "id");
    qsort(expected, n, sizeof expected[0], compare_ids);
    ck_assert_msg(db_rows(reader, &p, FOUND, BINDS(B_TEXT(":vraag", vraag)), &found_rows) == DONE,
                  "%s", p.intern);
    ck_assert_msg(json_array_size(found_rows) == n, "%s: %zu, not %zu", vraag,
                  json_array_size(found_rows), n);
    for (i = 0; i < n; i++)
        ck_assert_int_eq(row_int(json_array_get(found_rows, i), "id"), expected[i]);
    *ret_found += (long)n;
}

static json_t *folded_rows(struct db_conn *reader)
{
    json_t *rows = NULL, *row;
    size_t i;
    ck_assert_msg(db_rows(reader, &p, SEEN, NO_BINDS, &rows) == DONE, "%s", p.intern);
    json_array_foreach(rows, i, row)
    {
        BUF_AUTO struct buf folded;
        buf_init(&folded, 100000);
        tekst_fold(row_text(row, "tekst"), &folded);
        json_object_set_new(row, "tekst", json_string(folded.data));
    }
    return rows;
}

/* A word, or the beginning of one, of some text of the household, whoever may see it; sometimes
 * two. */
static void question(struct rng *rng, const json_t *texts, char *ret, size_t size)
{
    ret[0] = '\0';
    for (uint32_t words = 1 + rng_below(rng, 4) / 3; words > 0; words--) {
        const json_t *row = json_array_get(texts, rng_below(rng, (uint32_t)json_array_size(texts)));
        const char *text = row_text(row, "tekst"), *begin = text;
        BUF_AUTO struct buf word;
        buf_init(&word, 10000);
        for (uint32_t skip = rng_below(rng, 30); tekst_woord(&text, &begin, &word) && skip > 0;
             skip--)
            if (*text)
                buf_clear(&word);
        size_t used = strlen(ret), n = word.len > 3 && rng_below(rng, 2) ? 3 : word.len;
        while (n < word.len && ((unsigned char)word.data[n] & 0xC0) == 0x80)
            n++;
        (void)snprintf(ret + used, size - used, "%s%.*s", used ? " " : "", (int)n, word.data);
    }
}

START_TEST(test_naive)
{
    static const char sql[] =
        "SELECT DISTINCT g.id AS kijker, b.huishouden_id AS huishouden FROM gebruiker g JOIN "
        "betrokkenheid b ON true WHERE (g.id + b.huishouden_id) % 3 = 0 OR g.id = b.gebruiker_id";
    static const char all[] =
        "SELECT titel || ' ' || tekst AS tekst FROM notitie WHERE huishouden_id = :h UNION ALL "
        "SELECT titel || ' ' || resultaat FROM doel WHERE huishouden_id = :h UNION ALL SELECT "
        "titel FROM actie WHERE huishouden_id = :h UNION ALL SELECT vraag FROM aanmelding WHERE "
        "huishouden_id = :h UNION ALL SELECT 'gezin'";
    AUTO_JSON json_t *pairs = NULL;
    json_t *pair;
    size_t i;
    long total = 0;
    struct rng rng;
    rng_init_seeded(&rng, 23);
    ck_assert_int_eq(db_rows(writer, &p, sql, NO_BINDS, &pairs), DONE);
    ck_assert_uint_gt(json_array_size(pairs), 50);
    json_array_foreach(pairs, i, pair)
    {
        AUTO_JSON json_t *texts = NULL;
        struct db_conn *reader = reader_open(row_int(pair, "kijker"), row_int(pair, "huishouden"));
        AUTO_JSON json_t *seen = folded_rows(reader);
        ck_assert_int_eq(
            db_rows(writer, &p, all, BINDS(B_INT(":h", row_int(pair, "huishouden"))), &texts),
            DONE);
        for (int q = 0; q < 12; q++) {
            char vraag[400];
            question(&rng, texts, vraag, sizeof vraag);
            if (vraag[0]) /* of nothing, the index finds nothing */
                expect_naive(reader, seen, vraag, &total);
        }
        db_conn_close(reader);
    }
    ck_assert_int_gt(total, 200);
}
END_TEST

/* ---- forgetting ---- */

#define WORD "kwikstaartje"

static bool in_file(const char *name, const char *word)
{
    size_t n;
    if (!map_has(name))
        return false;
    AUTO_FREE unsigned char *bytes = map_read(name, &n);
    return memmem(bytes, n, word, strlen(word)) != NULL;
}

static bool anywhere(const char *word) { return in_file(DB, word) || in_file(DB "-wal", word); }

static void vacuum(void)
{
    sqlite3 *raw = raw_open(DB);
    char *why = NULL;
    ck_assert_msg(sqlite3_exec(raw, "VACUUM", NULL, NULL, &why) == SQLITE_OK, "%s", why);
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
    ck_assert_int_eq(zoeken_leeg(writer, &p), DONE);
}

START_TEST(test_forgotten)
{
    run("CREATE TABLE wie AS SELECT id, huishouden_id FROM notitie ORDER BY id LIMIT 20");
    run("UPDATE notitie SET tekst = 'Hier staat " WORD " in' WHERE id IN (SELECT id FROM wie)");
    run("UPDATE persoon SET naam = 'Frits " WORD "' WHERE id = (SELECT min(persoon_id) FROM lid)");
    ck_assert_int_eq(zoeken_leeg(writer, &p), DONE);
    ck_assert(anywhere(WORD));
    run("DELETE FROM notitie WHERE id IN (SELECT id FROM wie);"
        "DELETE FROM lid WHERE persoon_id IN (SELECT id FROM persoon WHERE naam LIKE '%" WORD "');"
        "DELETE FROM persoon WHERE naam LIKE '%" WORD "'");
    ck_assert_int_eq(zoeken_leeg(writer, &p), DONE);
    ck_assert(anywhere(WORD)); /* in an older part of the index: what this test is about */
    bool done = false;
    for (int step = 0; !done; step++) {
        ck_assert_int_lt(step, 1000);
        ck_assert_msg(zoeken_vergeet(writer, &done, &p) == DONE, "%s", p.intern);
    }
    ck_assert_int_eq(zoeken_leeg(writer, &p), DONE);
    /* In nothing that is kept: what SQLite left in the unused part of a page when it balanced a
     * tree is no content (KNOWN_RISKS), and VACUUM writes none of it. */
    vacuum();
    ck_assert(!anywhere(WORD));
    ck_assert(!in_file(DB "-shm", WORD));
    expect_whole();
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("zoeken");
    TCase *tc = tcase_create("zoeken");
    tcase_add_checked_fixture(tc, start, stop);
    tcase_set_timeout(tc, 300);
    tcase_add_test(tc, test_triggers_keep_it_whole);
    tcase_add_test(tc, test_every_kind_is_in_it);
    tcase_add_test(tc, test_rolled_back);
    tcase_add_test(tc, test_other_folding);
    tcase_add_test(tc, test_reader);
    tcase_add_test(tc, test_reader_after_other_schema);
    tcase_add_test(tc, test_only_here);
    tcase_add_test(tc, test_naive);
    tcase_add_test(tc, test_forgotten);
    suite_add_tcase(s, tc);
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
