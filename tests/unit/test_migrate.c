/* SPDX-License-Identifier: EUPL-1.2 */
/* Migrations: forward only, all or nothing, refused when in doubt. */
#include "base/cleanup.h"
#include "db/backup.h"
#include "db/migrate.h"
#include "map.h"

#include <dirent.h>
#include <pthread.h>

static const char FIRST[] = "CREATE TABLE huishouden (id INTEGER PRIMARY KEY, naam TEXT) STRICT;\n"
                            "CREATE TABLE lid (id INTEGER PRIMARY KEY,\n"
                            "  huishouden_id INTEGER NOT NULL REFERENCES huishouden) STRICT;\n";
static const char SECOND[] =
    "-- later\nINSERT INTO huishouden VALUES (1, 'Jansen');\nINSERT INTO lid VALUES (1, 1);\n";
static const char VIEWS[] = "CREATE VIEW zicht_lid AS SELECT l.id, h.naam FROM lid AS l\n"
                            "JOIN huishouden AS h ON h.id = l.huishouden_id WHERE kijker() = 1;\n";

static struct probleem p;
static struct migrate_report report;

static void start(void)
{
    map_make();
    map_folder("m");
    map_folder("m/views");
    map_write("m/0001_begin.sql", FIRST);
    map_write("m/0002_gezin.sql", SECOND);
    map_write("m/views/10_lid.sql", VIEWS);
    map_write("m/LEESMIJ", "niet voor de machine");
    p = (struct probleem){0};
}

static void stop(void)
{
    probleem_clear(&p);
    map_remove();
}

static void migrate(void)
{
    ck_assert_msg(migrate_database(map_path("db"), map_path("m"), &report, &p) == DONE, "%s",
                  p.intern);
}

static void expect_refused(const char *reason)
{
    probleem_clear(&p);
    ck_assert_int_eq(migrate_database(map_path("db"), map_path("m"), &report, &p), FAILED);
    ck_assert_msg(strstr(p.intern, reason) != NULL, "%s", p.intern);
}

static char *dump(const char *name)
{
    return raw_text(name, "SELECT type || name || coalesce(sql, '') FROM sqlite_schema "
                          "ORDER BY type, name");
}

/* Everything but the moments. */
static char *dump_with_rows(const char *name)
{
    return raw_text(name,
                    "SELECT * FROM (SELECT type || name || coalesce(sql, '') FROM sqlite_schema "
                    "ORDER BY type, name) UNION ALL SELECT nummer || naam || hex(som) FROM "
                    "migratie UNION ALL SELECT 'h' || id || naam FROM huishouden");
}

/* ---- what works ---- */

START_TEST(test_fresh)
{
    migrate();
    ck_assert_int_eq(report.from, 0);
    ck_assert_int_eq(report.to, 2);
    ck_assert(report.created);
    ck_assert(report.views);
    ck_assert_str_eq(report.safety_copy, "");
    ck_assert_uint_eq(map_mode("db"), 0600);
    ck_assert_int_eq(raw_int("db", "PRAGMA page_size"), 8192);
    ck_assert_int_eq(raw_int("db", "PRAGMA auto_vacuum"), 0);
    ck_assert_int_eq(raw_int("db", "PRAGMA application_id"), 0x47657a69);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM migratie"), 3);
    ck_assert_int_eq(raw_int("db", "SELECT min(op) > 1700000000 FROM migratie"), 1);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM lid"), 1);
    AUTO_FREE char *names = raw_text("db", "SELECT naam FROM migratie ORDER BY nummer");
    ck_assert_str_eq(names, "views\n0001_begin.sql\n0002_gezin.sql\n");
    AUTO_FREE char *mode = raw_text("db", "PRAGMA journal_mode");
    ck_assert_str_eq(mode, "wal\n");
    AUTO_FREE char *before = dump_with_rows("db");
    migrate();
    ck_assert_int_eq(report.from, 2);
    ck_assert_int_eq(report.to, 2);
    ck_assert(!report.created);
    ck_assert(!report.views);
    AUTO_FREE char *after = dump_with_rows("db");
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(test_umask_does_not_matter)
{
    (void)umask(0);
    migrate();
    ck_assert_uint_eq(map_mode("db"), 0600);
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    migrate();
    ck_assert_uint_eq(map_mode("db.voor-0003"), 0600);
}
END_TEST

START_TEST(test_upgrade)
{
    migrate();
    AUTO_FREE char *before = dump_with_rows("db");
    /* A column that a view names can only go when the view goes first. */
    map_write("m/0003_naam.sql", "ALTER TABLE huishouden ADD COLUMN achternaam TEXT;\n"
                                 "UPDATE huishouden SET achternaam = naam;\n"
                                 "ALTER TABLE huishouden DROP COLUMN naam;\n");
    map_write("m/views/10_lid.sql", "CREATE VIEW zicht_lid AS SELECT l.id, h.achternaam FROM lid "
                                    "AS l JOIN huishouden AS h ON h.id = l.huishouden_id;");
    migrate();
    ck_assert_int_eq(report.from, 2);
    ck_assert_int_eq(report.to, 3);
    ck_assert(report.views);
    ck_assert_str_eq(report.safety_copy, map_path("db.voor-0003"));
    ck_assert_uint_eq(map_mode("db.voor-0003"), 0600);
    ck_assert(!map_has("db.voor-0003.deel"));
    AUTO_FREE char *copy = dump_with_rows("db.voor-0003");
    ck_assert_str_eq(copy, before);
    ck_assert_int_eq(raw_int("db", "SELECT achternaam = 'Jansen' FROM zicht_lid"), 1);
}
END_TEST

START_TEST(test_views_alone)
{
    migrate();
    map_write("m/views/20_meer.sql", "CREATE VIEW zicht_meer AS SELECT id FROM zicht_lid;");
    migrate();
    ck_assert_int_eq(report.from, 2);
    ck_assert_int_eq(report.to, 2);
    ck_assert(report.views);
    ck_assert_str_eq(report.safety_copy, "");
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), 2);
    ck_assert_int_eq(unlink(map_path("m/views/10_lid.sql")), 0);
    expect_refused("zicht_lid"); /* the other one still names it */
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), 2);
    map_write("m/views/20_meer.sql", "CREATE VIEW zicht_meer AS SELECT id FROM lid;");
    migrate();
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), 1);
    /* The same text under another name may come in another order: made anew. */
    ck_assert_int_eq(rename(map_path("m/views/20_meer.sql"), map_path("m/views/30_meer.sql")), 0);
    migrate();
    ck_assert(report.views);
    migrate();
    ck_assert(!report.views);
}
END_TEST

START_TEST(test_tables_remade)
{
    /* The twelve steps of SQLite's manual need foreign keys off, and they hold in the end. */
    migrate();
    map_write("m/0003_opnieuw.sql",
              "CREATE TABLE nieuw (id INTEGER PRIMARY KEY, naam TEXT NOT NULL) STRICT;\n"
              "INSERT INTO nieuw SELECT id, naam FROM huishouden;\n"
              "DROP TABLE huishouden;\nALTER TABLE nieuw RENAME TO huishouden;\n");
    migrate();
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM pragma_foreign_key_list('lid') "
                                   "WHERE \"table\" = 'huishouden'"),
                     1);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM huishouden"), 1);
}
END_TEST

START_TEST(test_empty_file)
{
    map_write("db", "");
    migrate();
    ck_assert(!report.created);
    ck_assert_int_eq(raw_int("db", "PRAGMA page_size"), 8192);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM lid"), 1);
}
END_TEST

/* ---- what fails leaves the old state ---- */

static const struct {
    const char *sql, *reason;
} BAD_FILES[] = {
    {"CREATE TABLE goed (id INTEGER) STRICT;\n\nCREATE TABLE (;\n", "0004_fout.sql:3: "},
    {"UPDATE huishouden SET naam = 'weg';\nINSERT INTO lid VALUES (1, 1);\n",
     "0004_fout.sql:2: UNIQUE"},
    {"SELECT 1;\nSELECT bestaat_niet FROM lid;", "0004_fout.sql:2: no such column"},
    {"DROP TABLE lid;", "zicht_lid"},
    {"INSERT INTO lid VALUES (2, 99);", "a row of lid refers to nothing"},
    {"UPDATE huishouden SET naam = 'weg'; COMMIT;", "0004_fout.sql:1: not authorized"},
    {"UPDATE huishouden SET naam = 'weg';\nEND;", "0004_fout.sql:2: not authorized"},
    {"ROLLBACK;", "not authorized"},
    {"SAVEPOINT s;", "not authorized"},
    {"PRAGMA foreign_keys=1;", "not authorized"},
    {"PRAGMA journal_mode=DELETE;", "not authorized"},
    {"ATTACH 'x' AS x;", "not authorized"},
    {"VACUUM;", "0004_fout.sql:1: cannot VACUUM"},
    {"SELECT load_extension('x');", "not authorized"},
};

START_TEST(test_failing_file)
{
    migrate();
    AUTO_FREE char *before = dump_with_rows("db");
    map_write("m/0003_goed.sql", "UPDATE huishouden SET naam = 'De Boer';\n"
                                 "CREATE TABLE extra (id INTEGER) STRICT;");
    map_write("m/0004_fout.sql", BAD_FILES[_i].sql);
    map_write("m/views/20_extra.sql", "CREATE VIEW zicht_extra AS SELECT id FROM extra;");
    expect_refused(BAD_FILES[_i].reason);
    AUTO_FREE char *after = dump_with_rows("db");
    ck_assert_str_eq(before, after);
    ck_assert(map_has("db.voor-0003"));
    ck_assert(!map_has("x"));
    /* Put right, it goes on, and replaces the copy of the attempt that failed. */
    raw_exec("db", "INSERT INTO huishouden VALUES (7, 'ondertussen')");
    map_write("m/0004_fout.sql", "-- nothing\n");
    migrate();
    ck_assert_int_eq(report.to, 4);
    ck_assert_int_eq(raw_int("db.voor-0003", "SELECT count(*) FROM huishouden"), 2);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM zicht_extra"), 0);
}
END_TEST

START_TEST(test_failing_view)
{
    migrate();
    AUTO_FREE char *before = dump_with_rows("db");
    map_write("m/views/20_fout.sql", "CREATE VIEW zicht_fout AS SELECT bestaat_niet FROM lid;");
    expect_refused("bestaat_niet");
    map_write("m/views/20_fout.sql", "CREATE VIEW zicht_fout AS SELECT onbekend() FROM lid;");
    expect_refused("onbekend");
    map_write("m/views/20_fout.sql",
              "CREATE VIEW zicht_fout AS SELECT id FROM lid AS l WHERE EXISTS"
              "  (SELECT 1 FROM huishouden AS h WHERE h.weg = l.id);");
    expect_refused("h.weg");
    map_write("m/views/20_fout.sql", "CREATE VIEW zicht_fout AS SELECT;");
    expect_refused("20_fout.sql:1");
    AUTO_FREE char *after = dump_with_rows("db");
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(test_failing_fresh)
{
    map_write("m/0002_gezin.sql", "INSERT INTO bestaat_niet VALUES (1);");
    expect_refused("0002_gezin.sql:1");
    ck_assert(!map_has("db"));
    ck_assert(!map_has("db-wal"));
    ck_assert(!map_has("db-shm"));
    map_write("m/0002_gezin.sql", SECOND);
    migrate();
}
END_TEST

START_TEST(test_no_room_for_safety_copy)
{
    migrate();
    AUTO_FREE char *before = dump_with_rows("db");
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    map_folder("db.voor-0003"); /* cannot be replaced by a file */
    map_write("db.voor-0003/vol", "x");
    expect_refused("safety copy");
    AUTO_FREE char *after = dump_with_rows("db");
    ck_assert_str_eq(before, after);
    ck_assert(!map_has("db.voor-0003.deel"));
}
END_TEST

/* ---- what is refused ---- */

START_TEST(test_changed_file)
{
    migrate();
    map_write("m/0001_begin.sql", "-- a remark more\n");
    expect_refused("0001_begin.sql was changed");
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    expect_refused("0001_begin.sql was changed");
    ck_assert(!map_has("db.voor-0003"));
    map_write("m/0001_begin.sql", FIRST);
    migrate();
}
END_TEST

START_TEST(test_newer_database)
{
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    migrate();
    ck_assert_int_eq(unlink(map_path("m/0003_meer.sql")), 0);
    AUTO_FREE char *before = dump_with_rows("db");
    expect_refused("is newer than this program: it has migration 3");
    map_write("m/views/10_lid.sql", "CREATE VIEW zicht_lid AS SELECT 1 AS id;");
    expect_refused("newer");
    AUTO_FREE char *after = dump_with_rows("db");
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(test_not_ours)
{
    raw_exec("db", "CREATE TABLE iets (a)");
    expect_refused("no database of Gezinsplan");
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM sqlite_schema"), 1);
    ck_assert_int_eq(unlink(map_path("db")), 0);
    raw_exec("db", "CREATE TABLE migratie (nummer INTEGER PRIMARY KEY, naam, som, op)");
    expect_refused("no database of Gezinsplan");
    ck_assert_int_eq(unlink(map_path("db")), 0);
    (void)unlink(map_path("db-wal"));
    (void)unlink(map_path("db-shm"));
    map_write("db", "Dit is geen database, maar een stuk tekst dat lang genoeg is om te lezen. Dit "
                    "is geen database, maar een stuk tekst dat lang genoeg is.");
    expect_refused("not a database");
    ck_assert(map_has("db"));
}
END_TEST

START_TEST(test_record_damaged)
{
    migrate();
    raw_exec("db", "DELETE FROM migratie WHERE nummer = 1");
    expect_refused("migration 1 is not recorded");
}
END_TEST

START_TEST(test_file_names)
{
    map_write("m/0004_gat.sql", "SELECT 1;");
    expect_refused("expected 0003_");
    ck_assert_int_eq(unlink(map_path("m/0004_gat.sql")), 0);
    map_write("m/0002_nog_een.sql", "SELECT 1;");
    expect_refused("expected 0003_");
    ck_assert_int_eq(unlink(map_path("m/0002_nog_een.sql")), 0);
    static const char *const bad[] = {"m/3_kort.sql",     "m/0003.sql",       "m/0003_.sql",
                                      "m/0003_Groot.sql", "m/00003_lang.sql", "m/extra.sql"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        map_write(bad[i], "SELECT 1;");
        expect_refused("expected");
        ck_assert_int_eq(unlink(map_path(bad[i])), 0);
    }
    ck_assert(!map_has("db"));
    map_write_bytes("m/0003_nul.sql", (const unsigned char *)"SELECT 1;\0DROP TABLE lid;", 25);
    expect_refused("is no text");
    ck_assert_int_eq(unlink(map_path("m/0003_nul.sql")), 0);
    ck_assert_int_eq(migrate_database(map_path("db"), map_path("geen"), &report, &p), FAILED);
    ck_assert_int_eq(migrate_database(map_path("geen/db"), map_path("m"), &report, &p), FAILED);
    migrate();
}
END_TEST

/* ---- status ---- */

static char told[1000];

static void tell(void *arg, const struct migration *m)
{
    static const char *const states[] = {"applied", "pending", "changed", "unknown"};
    size_t n = strlen(told);
    ck_assert_ptr_null(arg);
    ck_assert_int_eq(m->op > 0, m->state != MIGRATION_PENDING || (m->nummer == 0 && m->op > 0));
    (void)snprintf(told + n, sizeof told - n, "%d %s %s\n", m->nummer, m->naam, states[m->state]);
}

static void expect_status(const char *expected)
{
    told[0] = '\0';
    ck_assert_msg(migrate_status(map_path("db"), map_path("m"), tell, NULL, &p) == DONE, "%s",
                  p.intern);
    ck_assert_str_eq(told, expected);
}

START_TEST(test_status)
{
    expect_status("0 views pending\n1 0001_begin.sql pending\n2 0002_gezin.sql pending\n");
    ck_assert(!map_has("db"));
    migrate();
    expect_status("0 views applied\n1 0001_begin.sql applied\n2 0002_gezin.sql applied\n");
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    map_write("m/views/10_lid.sql", "CREATE VIEW zicht_lid AS SELECT 1 AS id;");
    expect_status("0 views pending\n1 0001_begin.sql applied\n2 0002_gezin.sql applied\n"
                  "3 0003_meer.sql pending\n");
    migrate();
    ck_assert_int_eq(unlink(map_path("m/0003_meer.sql")), 0);
    map_write("m/0002_gezin.sql", "-- anders\n");
    expect_status("0 views applied\n1 0001_begin.sql applied\n2 0002_gezin.sql changed\n"
                  "3 0003_meer.sql unknown\n");
}
END_TEST

/* ---- two at once ---- */

static void *migrate_too(void *arg)
{
    struct probleem problem = {0};
    struct migrate_report mine;
    *(enum result *)arg = migrate_database(map_path("db"), map_path("m"), &mine, &problem);
    if (probleem_is(&problem))
        (void)fprintf(stderr, "%s\n", problem.intern);
    probleem_clear(&problem);
    return NULL;
}

START_TEST(test_two_at_once)
{
    migrate();
    map_write("m/0003_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT;");
    pthread_t threads[2];
    enum result results[2];
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, migrate_too, &results[i]), 0);
    for (int i = 0; i < 2; i++) {
        (void)pthread_join(threads[i], NULL);
        ck_assert_int_eq(results[i], DONE);
    }
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM migratie"), 4);
}
END_TEST

/* ---- our own migrations ---- */

static void copy_file(const char *from, const char *to)
{
    char command[1300];
    (void)snprintf(command, sizeof command, "cp '%s' '%s'", from, map_path(to));
    ck_assert_int_eq(system(command), 0);
}

static int is_sql(const struct dirent *e) { return strstr(e->d_name, ".sql") != NULL; }

/* A fresh install and one that came all the way are the same, views included. */
START_TEST(test_fresh_equals_upgraded)
{
    static const char dir[] = PROJECT_DIR "/migrations";
    struct dirent **files = NULL;
    map_folder("eigen");
    map_folder("eigen/views");
    int n = scandir(dir, &files, is_sql, alphasort);
    ck_assert_int_gt(n, 0);
    for (int i = 0; i < n; i++) {
        char from[600], to[300];
        (void)snprintf(from, sizeof from, "%s/%s", dir, files[i]->d_name);
        (void)snprintf(to, sizeof to, "eigen/%s", files[i]->d_name);
        copy_file(from, to);
        ck_assert_msg(migrate_database(map_path("stap"), map_path("eigen"), &report, &p) == DONE,
                      "%s", p.intern);
        ck_assert_int_eq(report.from, i);
        free(files[i]);
    }
    free(files);
    ck_assert_msg(migrate_database(map_path("stap"), dir, &report, &p) == DONE, "%s", p.intern);
    ck_assert_msg(migrate_database(map_path("vers"), dir, &report, &p) == DONE, "%s", p.intern);
    AUTO_FREE char *stepped = dump("stap");
    AUTO_FREE char *fresh = dump("vers");
    ck_assert_uint_gt(strlen(fresh), 1000);
    ck_assert_str_eq(stepped, fresh);
    ck_assert_int_eq(database_check(map_path("vers"), true, &p), DONE);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("migrate");
    TCase *t = tcase_create("migrate");
    tcase_set_timeout(t, 300);
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_fresh);
    tcase_add_test(t, test_umask_does_not_matter);
    tcase_add_test(t, test_upgrade);
    tcase_add_test(t, test_views_alone);
    tcase_add_test(t, test_tables_remade);
    tcase_add_test(t, test_empty_file);
    tcase_add_loop_test(t, test_failing_file, 0, (int)COUNT_OF(BAD_FILES));
    tcase_add_test(t, test_failing_view);
    tcase_add_test(t, test_failing_fresh);
    tcase_add_test(t, test_no_room_for_safety_copy);
    tcase_add_test(t, test_changed_file);
    tcase_add_test(t, test_newer_database);
    tcase_add_test(t, test_not_ours);
    tcase_add_test(t, test_record_damaged);
    tcase_add_test(t, test_file_names);
    tcase_add_test(t, test_status);
    tcase_add_test(t, test_two_at_once);
    tcase_add_test(t, test_fresh_equals_upgraded);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
