/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups: online, consistent, encrypted, tried; and refused with a reason when anything is off. */
#include "base/cleanup.h"
#include "base/durable.h"
#include "db/backup.h"
#include "map.h"

#include <dirent.h>
#include <signal.h>
#include <sodium.h>
#include <sys/resource.h>

static const unsigned char KEY[BACKUP_SLEUTEL] = "de sleutel van de reservekopie.";
static const unsigned char OTHER_KEY[BACKUP_SLEUTEL] = "de sleutel van een andere plek.";

enum { HEADER = 56, CHUNK = 65536, SEALED = CHUNK + 17 };

static struct probleem p;
static struct backup_job job;
static int checks;

static enum result count_check(void *arg, const char *database, struct probleem *problem)
{
    ck_assert_ptr_eq(arg, &job);
    ck_assert_int_eq(access(database, R_OK), 0);
    (void)problem;
    checks++;
    return DONE;
}

/* About `pages` pages of 4096 bytes, a gezin of three in each of two tables. */
static void make_database(const char *name, int pages)
{
    char sql[600];
    (void)snprintf(
        sql, sizeof sql,
        "PRAGMA journal_mode=WAL; CREATE TABLE gezin (id INTEGER PRIMARY KEY, naam TEXT, vulling "
        "BLOB) STRICT; CREATE TABLE teller (id INTEGER PRIMARY KEY, n INTEGER) STRICT;"
        "INSERT INTO teller VALUES (1, 0);"
        "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < %d) "
        "INSERT INTO gezin SELECT i, 'Jansen-' || i, randomblob(3900) FROM r;"
        "UPDATE teller SET n = (SELECT count(*) FROM gezin)",
        pages);
    raw_exec(name, sql);
}

static void start(void)
{
    ck_assert_int_ge(sodium_init(), 0);
    map_make();
    map_folder("usb");
    map_folder("nieuw");
    p = (struct probleem){0};
    checks = 0;
    job = (struct backup_job){.sleutel = KEY, .nu = 1795295227, .check = count_check, .arg = &job};
}

static void stop(void)
{
    probleem_clear(&p);
    map_remove();
}

static enum result backup(const char *database, const char *file)
{
    probleem_clear(&p);
    job.database = map_path(database);
    job.file = map_path(file);
    return backup_make(&job, &p);
}

static enum result restore(const char *file, const char *database)
{
    probleem_clear(&p);
    job.database = map_path(database);
    job.file = map_path(file);
    return backup_restore(&job, &p);
}

static void expect_folder(const char *folder, int files)
{
    DIR *dir = opendir(map_path(folder));
    ck_assert_ptr_nonnull(dir);
    char names[600] = "";
    int found = 0;
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        size_t n = strlen(names);
        (void)snprintf(names + n, sizeof names - n, " %s", e->d_name);
        found++;
    }
    (void)closedir(dir);
    ck_assert_msg(found == files, "%s holds%s", folder, names);
}

/* Refused with this in the reason, and nothing of it left. */
static void expect_no_restore(const char *reason)
{
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), FAILED);
    ck_assert_msg(strstr(p.intern, reason) != NULL, "%s", p.intern);
    expect_folder("nieuw", 0);
}

static char *dump(const char *name)
{
    return raw_text(name, "SELECT id || naam || hex(vulling) FROM gezin UNION ALL "
                          "SELECT sql FROM sqlite_schema UNION ALL SELECT n FROM teller");
}

static bool contains(const unsigned char *bytes, size_t n, const char *text)
{
    return memmem(bytes, n, text, strlen(text)) != NULL;
}

/* ---- there and back ---- */

START_TEST(test_there_and_back)
{
    static const int sizes[] = {0, 1, 11, 12, 13, 14, 15, 16, 17, 28, 29, 30, 800};
    char db[16], file[16], back[16];
    int full = 0;
    (void)umask(0);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        (void)snprintf(db, sizeof db, "db%zu", i);
        (void)snprintf(file, sizeof file, "usb/b%zu", i);
        (void)snprintf(back, sizeof back, "nieuw/d%zu", i);
        make_database(db, sizes[i]);
        ck_assert_msg(backup(db, file) == DONE, "%s", p.intern);
        ck_assert_msg(restore(file, back) == DONE, "%s", p.intern);
        AUTO_FREE char *before = dump(db);
        AUTO_FREE char *after = dump(back);
        ck_assert_str_eq(before, after);
        ck_assert_uint_eq(map_mode(file), 0600);
        ck_assert_uint_eq(map_mode(back), 0600);
        struct stat st;
        ck_assert_int_eq(stat(map_path(back), &st), 0);
        full += st.st_size % CHUNK == 0;
    }
    ck_assert_int_ge(full, 1); /* one of them ends on a whole chunk */
    ck_assert_int_eq(checks, 2 * (int)COUNT_OF(sizes));
    expect_folder("usb", COUNT_OF(sizes));
    expect_folder("nieuw", COUNT_OF(sizes));
}
END_TEST

START_TEST(test_nothing_readable)
{
    make_database("db", 50);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    size_t n;
    AUTO_FREE unsigned char *bytes = map_read("usb/b", &n);
    ck_assert(contains(bytes, n, "GEZINSPB"));
    ck_assert(!contains(bytes, n, "Jansen"));
    ck_assert(!contains(bytes, n, "SQLite"));
    ck_assert(!contains(bytes, n, (const char *)KEY));
    ck_assert_int_eq(backup("db", "usb/c"), DONE); /* never the same bytes twice */
    AUTO_FREE unsigned char *again = map_read("usb/c", NULL);
    ck_assert_int_ne(memcmp(bytes + HEADER, again + HEADER, 1000), 0);
}
END_TEST

/* A server writes while the backup is under way, in every step of it. */
static sqlite3 *server;
static int written, steps[BACKUP_CHECK + 1];

static bool write_meanwhile(void *arg, enum backup_stage stage, int64_t done, int64_t total)
{
    ck_assert_ptr_eq(arg, &job);
    ck_assert_int_le(done, total);
    steps[stage]++;
    ck_assert_int_eq(sqlite3_exec(server,
                                  "BEGIN IMMEDIATE; UPDATE gezin SET vulling = randomblob(3900) "
                                  "WHERE id % 7 = 0; INSERT INTO gezin (naam) VALUES ('nieuw');"
                                  "UPDATE teller SET n = n + 1; COMMIT",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    written++;
    return true;
}

START_TEST(test_online)
{
    make_database("db", 3000);
    server = raw_open("db");
    job.progress = write_meanwhile;
    ck_assert_msg(backup("db", "usb/b") == DONE, "%s", p.intern);
    job.progress = NULL;
    ck_assert_int_eq(sqlite3_close(server), SQLITE_OK);
    ck_assert_int_ge(steps[BACKUP_COPY], 5);
    ck_assert_int_lt(steps[BACKUP_COPY], 20); /* it was not started over at each write */
    ck_assert_int_gt(steps[BACKUP_SEAL], 5);
    ck_assert_int_gt(steps[BACKUP_UNSEAL], 5);
    ck_assert_int_eq(raw_int("db", "SELECT n FROM teller"), 3000 + written);
    /* The backup is the moment it began: whole, and without anything of later. */
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), DONE);
    ck_assert_int_eq(raw_int("nieuw/db", "SELECT n FROM teller"), 3000);
    ck_assert_int_eq(raw_int("nieuw/db", "SELECT count(*) FROM gezin"), 3000);
}
END_TEST

START_TEST(test_leftovers_of_a_crash)
{
    make_database("db", 20);
    map_write("db.reserve", "half a copy");
    map_write("db.reserve-wal", "and its log");
    map_write("db.reserve-journal", "or its journal");
    map_write("usb/b.deel", "half a backup");
    ck_assert_int_eq(chmod(map_path("usb/b.deel"), 0666), 0);
    ck_assert_msg(backup("db", "usb/b") == DONE, "%s", p.intern);
    ck_assert_uint_eq(map_mode("usb/b"), 0600);
    expect_folder("usb", 1);
    ck_assert(!map_has("db.reserve"));
    ck_assert(!map_has("db.reserve-wal"));
    ck_assert(!map_has("db.reserve-journal"));
    map_write("nieuw/db.deel", "half a restore");
    map_write("nieuw/db.deel-wal", "and its log");
    ck_assert_msg(restore("usb/b", "nieuw/db") == DONE, "%s", p.intern);
    expect_folder("nieuw", 1);
}
END_TEST

/* ---- refused ---- */

START_TEST(test_never_overwrites)
{
    make_database("db", 20);
    map_write("usb/b", "iets anders");
    ck_assert_int_eq(backup("db", "usb/b"), FAILED);
    ck_assert_ptr_nonnull(strstr(p.intern, "is there already"));
    AUTO_FREE char *kept = (char *)map_read("usb/b", NULL);
    ck_assert_str_eq(kept, "iets anders");
    ck_assert_int_eq(unlink(map_path("usb/b")), 0);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);

    static const char *const there[] = {"nieuw/db", "nieuw/db-wal", "nieuw/db-shm"};
    for (size_t i = 0; i < COUNT_OF(there); i++) { /* also what only a running server leaves */
        map_write(there[i], "van een ander");
        ck_assert_int_eq(restore("usb/b", "nieuw/db"), FAILED);
        ck_assert_ptr_nonnull(strstr(p.intern, "never overwritten"));
        AUTO_FREE char *text = (char *)map_read(there[i], NULL);
        ck_assert_str_eq(text, "van een ander");
        expect_folder("nieuw", 1);
        ck_assert_int_eq(unlink(map_path(there[i])), 0);
    }
    AUTO_FREE char *before = dump("db");
    ck_assert_int_eq(restore("usb/b", "db"), FAILED);
    AUTO_FREE char *after = dump("db");
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(test_places)
{
    ck_assert_int_eq(backup("geen", "usb/b"), FAILED);
    expect_folder("usb", 0);
    make_database("db", 1);
    ck_assert_int_eq(backup("db", "geen/b"), FAILED);
    ck_assert(!map_has("db.reserve"));
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), FAILED);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    ck_assert_int_eq(restore("usb/b", "geen/db"), FAILED);
    map_write("tekst", "Dit is geen database, maar een stuk tekst dat lang genoeg is om te lezen. "
                       "Dit is geen database, maar een stuk tekst dat lang genoeg is.");
    ck_assert_int_eq(backup("tekst", "usb/t"), FAILED);
    expect_folder("usb", 1);
}
END_TEST

static bool second_backup(void *arg, enum backup_stage stage, int64_t done, int64_t total)
{
    (void)arg;
    (void)done;
    (void)total;
    struct probleem problem = {0};
    struct backup_job second = job;
    second.progress = NULL;
    second.file = map_path("usb/c");
    ck_assert_int_eq(backup_make(&second, &problem), FAILED);
    ck_assert_ptr_nonnull(strstr(problem.intern, "in use"));
    probleem_clear(&problem);
    steps[stage]++;
    return true;
}

START_TEST(test_one_at_a_time)
{
    make_database("db", 20);
    job.progress = second_backup;
    ck_assert_msg(backup("db", "usb/b") == DONE, "%s", p.intern);
    ck_assert_int_ge(steps[BACKUP_SEAL], 1);
    expect_folder("usb", 1);
}
END_TEST

static enum backup_stage stop_at;

static bool stop_here(void *arg, enum backup_stage stage, int64_t done, int64_t total)
{
    (void)arg;
    (void)done;
    (void)total;
    return stage != stop_at;
}

START_TEST(test_stopped)
{
    make_database("db", 800);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    job.progress = stop_here;
    for (stop_at = BACKUP_COPY; stop_at <= BACKUP_CHECK; stop_at++) {
        ck_assert_int_eq(backup("db", "usb/c"), FAILED);
        ck_assert_str_eq(p.intern, "stopped");
        expect_folder("usb", 1);
        ck_assert(!map_has("db.reserve"));
        if (stop_at >= BACKUP_UNSEAL)
            expect_no_restore("stopped");
    }
}
END_TEST

static enum result refuse(void *arg, const char *database, struct probleem *problem)
{
    (void)arg;
    (void)database;
    return probleem_intern(problem, "not to my liking");
}

START_TEST(test_check_fails)
{
    make_database("db", 20);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    job.check = refuse;
    ck_assert_int_eq(backup("db", "usb/c"), FAILED);
    ck_assert_str_eq(p.intern, "not to my liking");
    expect_folder("usb", 1);
    expect_no_restore("not to my liking");
}
END_TEST

START_TEST(test_damaged_database)
{
    make_database("db", 200);
    raw_exec("db", "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
    size_t n;
    AUTO_FREE unsigned char *bytes = map_read("db", &n);
    memset(bytes + 4096 * 20, 0xab, 4096);
    map_write_bytes("db", bytes, n);
    ck_assert_int_eq(backup("db", "usb/b"), FAILED);
    ck_assert_msg(strstr(p.intern, "damaged") || strstr(p.intern, "malformed"), "%s", p.intern);
    expect_folder("usb", 0);
    ck_assert(!map_has("db.reserve"));
}
END_TEST

START_TEST(test_broken_reference)
{
    raw_exec("db", "PRAGMA journal_mode=WAL; CREATE TABLE a (id INTEGER PRIMARY KEY);"
                   "CREATE TABLE b (a_id INTEGER REFERENCES a); INSERT INTO b VALUES (5)");
    ck_assert_int_eq(backup("db", "usb/b"), FAILED);
    ck_assert_ptr_nonnull(strstr(p.intern, "a row of b refers to a row of a"));
}
END_TEST

/* The disk is full, wherever in the work that comes. */
START_TEST(test_disk_full)
{
    static const rlim_t limits[] = {4096, 100000, 1500000};
    struct rlimit limit, none;
    make_database("db", 400);
    raw_exec("db", "PRAGMA wal_checkpoint(TRUNCATE)");
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    (void)signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        none = limit;
        none.rlim_cur = limits[i];
        ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
        enum result made = backup("db", "usb/c");
        enum result restored = restore("usb/b", "nieuw/db");
        ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
        ck_assert_int_eq(made, FAILED);
        ck_assert_int_eq(restored, FAILED);
        expect_folder("usb", 1);
        expect_folder("nieuw", 0);
        ck_assert(!map_has("db.reserve"));
    }
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), DONE);
}
END_TEST

/* ---- a file that somebody or something changed ---- */

static unsigned char *good;
static size_t good_size;

/* Some four chunks, the last not full. */
static void start_with_backup(void)
{
    start();
    make_database("db", 50);
    ck_assert_int_eq(backup("db", "usb/b"), DONE);
    good = map_read("usb/b", &good_size);
    ck_assert_uint_gt(good_size, HEADER + 3 * SEALED + 100);
    ck_assert_uint_lt(good_size, HEADER + 4 * SEALED);
}

static void stop_with_backup(void)
{
    free(good);
    stop();
}

START_TEST(test_wrong_key)
{
    job.sleutel = OTHER_KEY;
    expect_no_restore("another key");
    job.sleutel = KEY;
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), DONE);
}
END_TEST

START_TEST(test_changed_byte)
{
    static const struct {
        size_t at;
        const char *reason;
    } places[] = {
        {0, "no backup of Gezinsplan"},
        {7, "no backup of Gezinsplan"},
        {8, "newer program"},
        {12, "at its begin"},
        {16, "after 56 bytes"}, /* the time: authenticated with the first chunk */
        {23, "after 56 bytes"},
        {24, "another key"},
        {31, "another key"},
        {32, "after 56 bytes"}, /* the header of the stream */
        {55, "after 56 bytes"},
        {HEADER, "after 56 bytes"},
        {HEADER + 1, "after 56 bytes"},
        {HEADER + 17, "after 56 bytes"},
        {HEADER + SEALED - 1, "after 56 bytes"},
        {HEADER + SEALED, "after 65609 bytes"},
        {HEADER + 2 * SEALED + 5000, "after 131162 bytes"},
        {HEADER + 3 * SEALED, "after 196715 bytes"},
    };
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        good[places[i].at] ^= 0x10;
        map_write_bytes("usb/b", good, good_size);
        expect_no_restore(places[i].reason);
        good[places[i].at] ^= 0x10;
    }
    for (size_t at = good_size - 20; at < good_size; at++) { /* each byte of the end */
        good[at] ^= 0x01;
        map_write_bytes("usb/b", good, good_size);
        expect_no_restore("damaged");
        good[at] ^= 0x01;
    }
    map_write_bytes("usb/b", good, good_size);
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), DONE);
}
END_TEST

START_TEST(test_cut_off)
{
    const struct {
        size_t size;
        const char *reason;
    } cuts[] = {
        {0, "no backup of Gezinsplan"},
        {7, "no backup of Gezinsplan"},
        {8, "cut off"},
        {HEADER - 1, "cut off"},
        {HEADER, "cut off"},
        {HEADER + 1, "cut off"},
        {HEADER + 17, "cut off"},
        {HEADER + 1000, "cut off"},
        {HEADER + SEALED, "cut off"}, /* between two chunks */
        {HEADER + 2 * SEALED, "cut off"},
        {HEADER + 3 * SEALED, "cut off"},
        {HEADER + 3 * SEALED + 16, "cut off"},
        {good_size - 1, "cut off"},
    };
    for (size_t i = 0; i < COUNT_OF(cuts); i++) {
        map_write_bytes("usb/b", good, cuts[i].size);
        expect_no_restore(cuts[i].reason);
    }
}
END_TEST

START_TEST(test_longer)
{
    AUTO_FREE unsigned char *longer = malloc(good_size + SEALED);
    ck_assert_ptr_nonnull(longer);
    memcpy(longer, good, good_size);
    memcpy(longer + good_size, good + HEADER, SEALED);
    map_write_bytes("usb/b", longer, good_size + 1);
    expect_no_restore("damaged"); /* the last chunk is not full, so the byte is taken for its own */
    map_write_bytes("usb/b", longer, good_size + SEALED);
    expect_no_restore("damaged");
}
END_TEST

START_TEST(test_goes_on_after_its_end)
{
    /* A last chunk that is full: what comes after it is a chunk of its own. */
    make_database("vol", 0);
    raw_exec("vol", "PRAGMA journal_mode=DELETE; PRAGMA page_size=65536; VACUUM;"
                    "PRAGMA journal_mode=WAL");
    ck_assert_int_eq(backup("vol", "usb/vol"), DONE);
    size_t n;
    AUTO_FREE unsigned char *bytes = map_read("usb/vol", &n);
    ck_assert_uint_eq((n - HEADER) % SEALED, 0);
    AUTO_FREE unsigned char *longer = calloc(1, n + 1);
    ck_assert_ptr_nonnull(longer);
    memcpy(longer, bytes, n);
    map_write_bytes("usb/b", longer, n);
    ck_assert_int_eq(restore("usb/b", "nieuw/db"), DONE);
    ck_assert_int_eq(unlink(map_path("nieuw/db")), 0);
    map_write_bytes("usb/b", longer, n + 1);
    expect_no_restore("goes on after its end");
}
END_TEST

/* The chunks in another order: 1 and 2 swapped, one twice, one left out, one of another backup. */
START_TEST(test_reordered)
{
    AUTO_FREE unsigned char *bytes = malloc(good_size + SEALED);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, good, good_size);
    memcpy(bytes + HEADER, good + HEADER + SEALED, SEALED);
    memcpy(bytes + HEADER + SEALED, good + HEADER, SEALED);
    map_write_bytes("usb/b", bytes, good_size);
    expect_no_restore("after 56 bytes");

    memcpy(bytes, good, HEADER + SEALED);
    memcpy(bytes + HEADER + SEALED, good + HEADER, good_size - HEADER);
    map_write_bytes("usb/b", bytes, good_size + SEALED);
    expect_no_restore("after 65609 bytes");

    memcpy(bytes, good, HEADER + SEALED);
    memcpy(bytes + HEADER + SEALED, good + HEADER + 2 * SEALED, good_size - HEADER - 2 * SEALED);
    map_write_bytes("usb/b", bytes, good_size - SEALED);
    expect_no_restore("after 65609 bytes");

    ck_assert_int_eq(backup("db", "usb/c"), DONE);
    AUTO_FREE unsigned char *other = map_read("usb/c", NULL);
    memcpy(bytes, good, good_size);
    memcpy(bytes + HEADER + SEALED, other + HEADER + SEALED, SEALED);
    map_write_bytes("usb/b", bytes, good_size);
    expect_no_restore("after 65609 bytes");
}
END_TEST

int main(void)
{
    Suite *s = suite_create("backup");
    TCase *t = tcase_create("backup");
    tcase_set_timeout(t, 300);
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_there_and_back);
    tcase_add_test(t, test_nothing_readable);
    tcase_add_test(t, test_online);
    tcase_add_test(t, test_leftovers_of_a_crash);
    tcase_add_test(t, test_never_overwrites);
    tcase_add_test(t, test_places);
    tcase_add_test(t, test_one_at_a_time);
    tcase_add_test(t, test_stopped);
    tcase_add_test(t, test_check_fails);
    tcase_add_test(t, test_damaged_database);
    tcase_add_test(t, test_broken_reference);
    tcase_add_test(t, test_disk_full);
    suite_add_tcase(s, t);
    TCase *changed = tcase_create("changed files");
    tcase_set_timeout(changed, 300);
    tcase_add_checked_fixture(changed, start_with_backup, stop_with_backup);
    tcase_add_test(changed, test_wrong_key);
    tcase_add_test(changed, test_changed_byte);
    tcase_add_test(changed, test_cut_off);
    tcase_add_test(changed, test_longer);
    tcase_add_test(changed, test_goes_on_after_its_end);
    tcase_add_test(changed, test_reordered);
    suite_add_tcase(s, changed);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
