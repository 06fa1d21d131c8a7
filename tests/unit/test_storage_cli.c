/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands migrate, backup, restore and verify, as somebody at the keyboard runs them. */
#include "base/cleanup.h"
#include "base/sleutels.h"
#include "cli/cli.h"
#include "cli/hold.h"
#include "cli/serve.h"
#include "cli/storage.h"
#include "db/migrate.h"
#include "logboek/logboek.h"
#include "map.h"
#include "stukken/stuk.h"

#include <signal.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { MOST_WORDS = 12 };

static char err[1024];

static void start(void)
{
    map_make();
    map_folder("usb");
    ck_assert_int_eq(setenv("GEZINSPLAN_MIGRATIES", PROJECT_DIR "/migrations", 1), 0);
    ck_assert_int_eq(setenv("GEZINSPLAN_GEGEVENS", map_path("var"), 1), 0);
    ck_assert_ptr_nonnull(freopen(map_path("uit"), "we", stdout));
    ck_assert_ptr_nonnull(freopen(map_path("fout"), "we", stderr));
}

static void stop(void) { map_remove(); }

/* What the last command said, on standard output or standard error. */
static bool said(const char *name, const char *words)
{
    AUTO_FREE char *text = (char *)map_read(name, NULL);
    return strstr(text, words) != NULL;
}

/* Runs a command; words are divided by spaces, @ is the test's folder. */
static int run(int (*command)(int argc, char **argv), const char *words)
{
    char copy[1000], *argv[MOST_WORDS + 1], *rest = copy;
    size_t n = 0;
    int argc = 0;
    for (const char *w = words; *w; w++) {
        int put = *w == '@' ? snprintf(copy + n, sizeof copy - n, "%s", map)
                            : snprintf(copy + n, sizeof copy - n, "%c", *w);
        n += (size_t)put;
    }
    for (char *word; (word = strsep(&rest, " ")) != NULL && argc < MOST_WORDS;)
        argv[argc++] = word;
    argv[argc] = NULL;
    rewind(stdout);
    rewind(stderr);
    ck_assert_int_eq(ftruncate(STDOUT_FILENO, 0), 0);
    ck_assert_int_eq(ftruncate(STDERR_FILENO, 0), 0);
    int code = command(argc, argv);
    (void)fflush(stdout);
    (void)fflush(stderr);
    return code;
}

static void expect(int code, int (*command)(int argc, char **argv), const char *words)
{
    int got = run(command, words);
    AUTO_FREE char *out = (char *)map_read("uit", NULL);
    AUTO_FREE char *error = (char *)map_read("fout", NULL);
    ck_assert_msg(got == code, "%s: %d\n%s%s", words, got, out, error);
}

static enum result add_line(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct logregel l = {.tijd_ms = 1795295227000 + *(int *)arg,
                               .gebeurtenis = "lezen",
                               .handeling = "huishouden.lezen",
                               .gebruiker = 7,
                               .huishouden = 8,
                               .uitkomst = "geslaagd",
                               .verzoek = "v"};
    return logboek_append(c, &l, p);
}

/* A data folder with keys, a database, a log of `lines` lines, sealed after all but the last. */
static void make_data(int lines)
{
    const struct sleutels *keys = NULL;
    struct writer *w = NULL;
    struct db *db = NULL;
    struct probleem p = {0};
    const struct writer_options limits = {100, 100, 100};
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert_int_eq(sleutels_create(map_path("var"), err, sizeof err), DONE);
    ck_assert_int_eq(sleutels_load(map_path("var"), &keys, err, sizeof err), DONE);
    const struct db_options options = {.path = map_path("var/" DATABASE_FILE)};
    ck_assert_int_eq(db_open(&options, &db, &p), DONE);
    ck_assert_int_eq(writer_start(db, &limits, &w, &p), DONE);
    for (int i = 1; i <= lines; i++) {
        if (i == lines)
            ck_assert_int_eq(
                logboek_seal(w, keys->zegel, 1795295228000, map_path("var/zegels.log"), &p), DONE);
        ck_assert_int_eq(writer_run(w, add_line, &i, &p), DONE);
    }
    writer_stop(w);
    db_close(db);
    sleutels_free(keys);
}

static void tamper(const char *database, const char *sql)
{
    char text[600];
    (void)snprintf(text, sizeof text,
                   "DROP TRIGGER logregel_wijzigt_niet; DROP TRIGGER logregel_blijft;"
                   "DROP TRIGGER zegel_blijft; %s",
                   sql);
    raw_exec(database, text);
}

/* ---- migrate ---- */

START_TEST(test_migrate)
{
    expect(CLI_DONE, cli_migrate, "migrate --status");
    ck_assert(said("uit", "0001_begin.sql"));
    ck_assert(said("uit", "pending"));
    ck_assert(!map_has("var"));
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert(said("uit", "made, migrations 1 to"));
    ck_assert_uint_eq(map_mode("var"), 0700);
    ck_assert_uint_eq(map_mode("var/gezinsplan.db"), 0600);
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert(said("uit", "up to date"));
    expect(CLI_DONE, cli_migrate, "migrate --status");
    ck_assert(!said("uit", "pending"));
    raw_exec("var/gezinsplan.db",
             "INSERT INTO migratie VALUES (9999, '9999_later.sql', x'00', 1795295227)");
    expect(CLI_FAILED, cli_migrate, "migrate");
    ck_assert(said("fout", "nothing was changed"));
}
END_TEST

/* A second server on a folder is refused, and so is a migration under the first; what has nothing
 * to do is no bother. The hold ends with whoever had it, and what lies there afterwards means
 * nothing. */
START_TEST(test_one_server)
{
    struct hold hold, second;
    struct rlimit core;
    char pid[40];
    expect(CLI_FAILED, cli_serve, "serve");
    ck_assert(said("fout", "there is no database"));
    ck_assert_int_eq(getrlimit(RLIMIT_CORE, &core), 0);
    ck_assert_uint_eq(core.rlim_max, 0); /* families and keys are in its memory */
    ck_assert(!map_has("var"));
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert_int_eq(hold_take(&hold, map_path("var")), DONE);
    ck_assert(hold_is_ours(&hold));
    ck_assert_uint_eq(map_mode("var/serve.lock"), 0600);
    ck_assert_int_eq(hold_take(&second, map_path("var")), DONE);
    ck_assert(!hold_is_ours(&second));
    (void)snprintf(pid, sizeof pid, "process %ld ", (long)getpid());
    expect(CLI_FAILED, cli_serve, "serve");
    ck_assert(said("fout", map_path("var")));
    ck_assert(said("fout", pid));
    ck_assert(said("fout", "stop that one first"));
    expect(CLI_DONE, cli_migrate, "migrate");
    raw_exec("var/gezinsplan.db", "UPDATE migratie SET som = x'00' WHERE nummer = 0");
    expect(CLI_FAILED, cli_migrate, "migrate");
    ck_assert(said("fout", "Stop the server, then migrate"));
    expect(CLI_DONE, cli_migrate, "migrate --status");
    ck_assert(said("uit", "pending")); /* as it was */
    hold_end(&second);
    expect(CLI_FAILED, cli_migrate, "migrate");
    hold_end(&hold);
    ck_assert(map_has("var/serve.lock"));
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert(said("uit", "views made anew"));
    expect(CLI_FAILED, cli_serve, "serve"); /* past it: what is missing now are the keys */
    ck_assert(said("fout", "there are no keys yet"));
    ck_assert_int_eq(unlink(map_path("var/serve.lock")), 0);
    ck_assert_int_eq(symlink(map_path("elders"), map_path("var/serve.lock")), 0);
    expect(CLI_FAILED, cli_serve, "serve");
    ck_assert(said("fout", "serve.lock"));
    ck_assert(!map_has("elders"));
}
END_TEST

/* Pages in the colours of another municipality are not what the setting said. */
START_TEST(test_unknown_theme)
{
    make_data(0);
    ck_assert_int_eq(setenv("GEZINSPLAN_WEB", PROJECT_DIR "/web", 1), 0);
    ck_assert_int_eq(setenv("GEZINSPLAN_THEMA", "veen", 1), 0); /* there is a veenhaven */
    expect(CLI_FAILED, cli_serve, "serve");
    ck_assert(said("fout", "environment: thema = veen: the styles have no block .gp-theme--veen"));
    ck_assert_int_eq(unsetenv("GEZINSPLAN_THEMA"), 0);
}
END_TEST

/* Started again before the one before has stopped: it waits for that. */
START_TEST(test_one_after_the_other)
{
    struct hold hold;
    expect(CLI_DONE, cli_migrate, "migrate");
    ck_assert_int_eq(hold_take(&hold, map_path("var")), DONE);
    ck_assert(hold_is_ours(&hold));
    pid_t stopping = fork(); /* it has the hold too, until it ends */
    if (stopping == 0) {
        (void)usleep(400000);
        _exit(0);
    }
    ck_assert_int_gt(stopping, 0);
    hold_end(&hold);
    expect(CLI_FAILED, cli_serve, "serve");
    ck_assert(said("fout", "there are no keys yet"));
    ck_assert_int_eq(waitpid(stopping, NULL, 0), stopping);
}
END_TEST

START_TEST(test_usage)
{
    static const struct {
        int (*command)(int argc, char **argv);
        const char *name;
    } commands[] = {{cli_migrate, "migrate"},
                    {cli_backup, "backup"},
                    {cli_restore, "restore"},
                    {cli_verify, "verify"}};
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        char words[60];
        (void)snprintf(words, sizeof words, "%s --help", commands[i].name);
        expect(CLI_DONE, commands[i].command, words);
        ck_assert(said("uit", "Usage: gezinsplan"));
        ck_assert(said("uit", commands[i].name));
        (void)snprintf(words, sizeof words, "%s --onbekend", commands[i].name);
        expect(CLI_USAGE, commands[i].command, words);
        ck_assert(said("fout", "--help"));
        (void)snprintf(words, sizeof words, "%s te veel", commands[i].name);
        expect(CLI_USAGE, commands[i].command, words);
        if (i != 1 && i != 2) /* these say first what is missing */
            ck_assert(said("fout", "\"te\" is one word too many"));
        (void)snprintf(words, sizeof words, "%s --config @/geen.conf", commands[i].name);
        int code = run(commands[i].command, words);
        ck_assert_int_ne(code, CLI_DONE);
    }
    expect(CLI_USAGE, cli_backup, "backup");
    ck_assert(said("fout", "--naar is missing"));
    expect(CLI_FAILED, cli_backup, "backup --naar @/x.bak");
    ck_assert(said("fout", "there is no database"));
    expect(CLI_USAGE, cli_restore, "restore --van x");
    expect(CLI_USAGE, cli_restore, "restore --naar x");
    ck_assert(said("fout", "--van is missing"));
    ck_assert(!map_has("var"));
}
END_TEST

/* ---- there and back ---- */

START_TEST(test_backup_and_restore)
{
    make_data(50);
    /* Where it cannot go is said at once, not after copying. */
    static const char *const nowhere[] = {"backup --naar @/nergens/b", "backup --naar @/usb/",
                                          "backup --naar @/var/gezinsplan.db/b", "backup --naar "};
    for (size_t i = 0; i < COUNT_OF(nowhere); i++) {
        expect(CLI_FAILED, cli_backup, nowhere[i]);
        ck_assert(said("fout", "no backup was made"));
        ck_assert(!said("fout", "copying"));
    }
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b");
    ck_assert(said("uit", "read back and checked"));
    ck_assert(said("uit", "50 lines, 1 checkpoints"));
    ck_assert(said("fout", "encrypting"));
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/b");
    ck_assert(said("fout", "is there already"));
    ck_assert(said("fout", "no backup was made"));

    /* Keys of this installation. */
    expect(CLI_DONE, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("uit", "restored and checked"));
    ck_assert(said("uit", "signed up to line 49; the 1 after it"));
    ck_assert_uint_eq(map_mode("nieuw"), 0700);
    ck_assert_uint_eq(map_mode("nieuw/gezinsplan.db"), 0600);
    AUTO_FREE char *before =
        raw_text("var/gezinsplan.db", "SELECT hex(keten) FROM logregel UNION ALL SELECT sql FROM "
                                      "sqlite_schema");
    AUTO_FREE char *after =
        raw_text("nieuw/gezinsplan.db", "SELECT hex(keten) FROM logregel UNION ALL SELECT sql FROM "
                                        "sqlite_schema");
    ck_assert_str_eq(before, after);
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("fout", "never overwritten"));
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/var");

    /* Another machine: keys first, then the database. */
    map_folder("ander");
    ck_assert_int_eq(rename(map_path("var/sleutels"), map_path("ander/sleutels")), 0);
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/leeg");
    ck_assert(said("fout", "no key"));
    ck_assert(!map_has("leeg"));
    expect(CLI_DONE, cli_restore, "restore --van @/usb/b --naar @/ander");
    expect(CLI_DONE, cli_verify, "verify --gegevens @/ander --zegels @/var/zegels.log");
    ck_assert(said("uit", "verify: no faults"));
}
END_TEST

/* ---- documents ---- */

/* A sealed file of n bytes with its row; its name, good until the next. */
static const char *make_stuk(size_t n)
{
    static char naam[STUK_NAAM_SIZE];
    char hex[2 * STUK_HASH + 1], sql[300];
    PROBLEEM_AUTO struct probleem p = {0};
    struct stuk *s;
    ck_assert_int_eq(stuk_new(map_path("var"), &s, &p), DONE);
    for (size_t i = 0; i < n; i++)
        ck_assert_int_eq(stuk_add(s, "x", 1, &p), DONE);
    ck_assert_int_eq(stuk_finish(s, &p), DONE);
    const struct stuk_feiten *f = stuk_feiten(s);
    (void)sodium_bin2hex(hex, sizeof hex, f->hash, sizeof f->hash);
    (void)snprintf(naam, sizeof naam, "%s", f->naam);
    (void)snprintf(sql, sizeof sql, "INSERT INTO stuk VALUES ('%s', %lld, x'%s')", naam,
                   (long long)f->bytes, hex);
    raw_exec("var/gezinsplan.db", sql);
    stuk_settle(s, true);
    return naam;
}

static const char *stuk_path(const char *folder, const char *naam)
{
    char name[100];
    (void)snprintf(name, sizeof name, "%s/stukken/%s", folder, naam);
    return map_path(name);
}

/* Over one byte of it. */
static void spoil(const char *path, long at)
{
    FILE *f = fopen(path, "r+e");
    ck_assert_ptr_nonnull(f);
    ck_assert(fseek(f, at, SEEK_SET) == 0);
    int was = fgetc(f);
    ck_assert(fseek(f, at, SEEK_SET) == 0 && fputc(was ^ 1, f) != EOF && fclose(f) == 0);
}

START_TEST(test_documents_there_and_back)
{
    static const size_t sizes[] = {1, 65535, 65536, 65537, 200000};
    char names[COUNT_OF(sizes)][STUK_NAAM_SIZE];
    make_data(5);
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        (void)snprintf(names[i], STUK_NAAM_SIZE, "%s", make_stuk(sizes[i]));
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b");
    ck_assert(said("uit", "documents: 5, all whole"));
    expect(CLI_DONE, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("uit", "documents: 5, all whole"));
    ck_assert_uint_eq(map_mode("nieuw/stukken"), 0700);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        char was[200], is[200];
        size_t n, m;
        (void)snprintf(was, sizeof was, "var/stukken/%s", names[i]);
        (void)snprintf(is, sizeof is, "nieuw/stukken/%s", names[i]);
        ck_assert_uint_eq(map_mode(is), 0600);
        AUTO_FREE unsigned char *a = map_read(was, &n);
        AUTO_FREE unsigned char *b = map_read(is, &m);
        ck_assert_uint_eq(n, m);
        ck_assert_mem_eq(a, b, n);
    }
    expect(CLI_DONE, cli_verify, "verify --gegevens @/nieuw");
    ck_assert(said("uit", "documents: 5, all whole"));
    /* a server that is still renaming */
    char nieuw[700];
    (void)snprintf(nieuw, sizeof nieuw, "%s.nieuw", stuk_path("nieuw", names[0]));
    ck_assert_int_eq(rename(stuk_path("nieuw", names[0]), nieuw), 0);
    expect(CLI_DONE, cli_verify, "verify --gegevens @/nieuw");
    /* documents that are there are not overwritten */
    ck_assert_int_eq(unlink(map_path("nieuw/gezinsplan.db")), 0);
    (void)unlink(map_path("nieuw/gezinsplan.db-wal"));
    (void)unlink(map_path("nieuw/gezinsplan.db-shm"));
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("fout", "never overwritten"));
}
END_TEST

START_TEST(test_documents_lost)
{
    char gone[STUK_NAAM_SIZE], changed[STUK_NAAM_SIZE];
    make_data(5);
    (void)snprintf(gone, sizeof gone, "%s", make_stuk(100));
    (void)snprintf(changed, sizeof changed, "%s", make_stuk(100000));
    (void)make_stuk(10);
    expect(CLI_DONE, cli_verify, "verify");
    ck_assert_int_eq(unlink(stuk_path("var", gone)), 0);
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", gone));
    ck_assert(said("uit", "is missing"));
    ck_assert(said("uit", "verify: 1 faults"));
    spoil(stuk_path("var", changed), 70000);
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", "is damaged or was changed"));
    ck_assert(said("uit", "documents: 3, of which 2 missing or damaged"));
    /* A backup is still made, and says so; and so is what comes back. */
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/b");
    ck_assert(said("uit", "of which 2"));
    ck_assert(map_has("usb/b"));
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("uit", "of which 2"));
    ck_assert(map_has("nieuw/gezinsplan.db"));
    ck_assert_int_eq(truncate(stuk_path("var", changed), 5), 0);
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", "another length"));
}
END_TEST

START_TEST(test_documents_of_a_broken_backup)
{
    make_data(5);
    (void)make_stuk(300000);
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b");
    struct stat st;
    ck_assert_int_eq(stat(map_path("usb/b"), &st), 0);
    spoil(map_path("usb/b"), (long)st.st_size - 1000);
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("fout", "damaged, cut off or was changed"));
    ck_assert(!map_has("nieuw"));
    ck_assert_int_eq(truncate(map_path("usb/b"), st.st_size - 70000), 0);
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(!map_has("nieuw"));
}
END_TEST

START_TEST(test_own_key)
{
    make_data(5);
    map_write("sleutel", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    map_write("andere", "10112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    ck_assert_int_eq(chmod(map_path("sleutel"), 0600), 0);
    ck_assert_int_eq(chmod(map_path("andere"), 0600), 0);
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b --sleutel @/sleutel");
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("fout", "another key"));
    ck_assert(!map_has("nieuw"));
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw --sleutel @/andere");
    ck_assert(said("fout", "another key"));
    ck_assert_int_eq(chmod(map_path("sleutel"), 0640), 0);
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw --sleutel @/sleutel");
    ck_assert(said("fout", "mode 0600"));
    ck_assert_int_eq(chmod(map_path("sleutel"), 0600), 0);
    expect(CLI_DONE, cli_restore, "restore --van @/usb/b --naar @/nieuw --sleutel @/sleutel");
    static const char *const bad[] = {
        "", "kort\n", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeef",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeefg\n",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00\n"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        map_write("sleutel", bad[i]);
        expect(CLI_FAILED, cli_backup, "backup --naar @/usb/c --sleutel @/sleutel");
        ck_assert(said("fout", "64 hexadecimal digits"));
    }
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/c --sleutel @/geen");
    /* Keys that others can read are refused, also when they are not the ones asked for. */
    ck_assert_int_eq(chmod(map_path("var/sleutels/hoofd.sleutel"), 0644), 0);
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/c");
    ck_assert(said("fout", "chmod 600"));
    ck_assert(!map_has("usb/c"));
}
END_TEST

START_TEST(test_stopped_by_signal)
{
    make_data(5);
    storage_stop_on_signals();
    ck_assert(storage_progress(NULL, BACKUP_SEAL, 1, 2));
    ck_assert_int_eq(raise(SIGTERM), 0);
    ck_assert(!storage_progress(NULL, BACKUP_SEAL, 1, 2));
    ck_assert(!storage_progress(NULL, BACKUP_UNSEAL, 1, 2));
    storage_progress_end();
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b"); /* a new one starts afresh */

    /* So does a terminal that closes, but for what was started with nohup. */
    storage_stop_on_signals();
    ck_assert_int_eq(raise(SIGHUP), 0);
    ck_assert(!storage_progress(NULL, BACKUP_SEAL, 1, 2));
    ck_assert_ptr_ne(signal(SIGHUP, SIG_IGN), SIG_ERR);
    storage_stop_on_signals();
    ck_assert_int_eq(raise(SIGHUP), 0);
    ck_assert_int_eq(raise(SIGPIPE), 0); /* who read along went away */
    ck_assert(storage_progress(NULL, BACKUP_SEAL, 1, 2));
    storage_progress_end();
}
END_TEST

/* ---- verify ---- */

START_TEST(test_verify)
{
    make_data(20);
    expect(CLI_DONE, cli_verify, "verify");
    ck_assert(said("uit", "is whole"));
    ck_assert(said("uit", "20 lines, 1 checkpoints, 1 in the checkpoint file"));
    ck_assert(said("uit", "signed up to line 19; the 1 after it"));
    ck_assert(said("uit", "verify: no faults"));

    AUTO_FREE char *text = (char *)map_read("uit", NULL);
    const char *key = strstr(text, "public key ");
    ck_assert_ptr_nonnull(key);
    char words[200];
    (void)snprintf(words, sizeof words, "verify --openbaar %.64s", key + strlen("public key "));
    expect(CLI_DONE, cli_verify, words);
    words[20] = words[20] == '0' ? '1' : '0'; /* another key */
    expect(CLI_FAILED, cli_verify, words);
    ck_assert(said("uit", "not signed by our key"));
    expect(CLI_FAILED, cli_verify, "verify --openbaar 0011");
    ck_assert(said("fout", "64 hexadecimal digits"));
    expect(CLI_FAILED, cli_verify, "verify --zegels @/geen");
    ck_assert(said("fout", "could not go on"));
    expect(CLI_FAILED, cli_verify, "verify --database @/geen");
    expect(CLI_FAILED, cli_verify, "verify --gegevens @/geen");
}
END_TEST

START_TEST(test_verify_finds)
{
    make_data(20);
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/goed");
    tamper("var/gezinsplan.db", "UPDATE logregel SET gebruiker = 9 WHERE volgnr = 7");
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", "FAULT  line 7: its fields"));
    ck_assert(said("uit", "verify: 1 faults"));
    /* A backup is still made, and says so. */
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/b");
    ck_assert(said("uit", "FAULT  line 7"));
    ck_assert(said("fout", "but that has faults"));
    ck_assert(map_has("usb/b"));
    expect(CLI_FAILED, cli_restore, "restore --van @/usb/b --naar @/nieuw");
    ck_assert(said("fout", "restored, but with 1 faults"));
    expect(CLI_FAILED, cli_verify, "verify --database @/nieuw/gezinsplan.db");
    expect(CLI_DONE, cli_restore, "restore --van @/usb/goed --naar @/nieuw2");
    expect(CLI_DONE, cli_verify, "verify --database @/nieuw2/gezinsplan.db");
}
END_TEST

START_TEST(test_verify_cut_off)
{
    make_data(20);
    tamper("var/gezinsplan.db", "DELETE FROM logregel WHERE volgnr > 9; DELETE FROM zegel");
    ck_assert_int_eq(rename(map_path("var/zegels.log"), map_path("usb/zegels.log")), 0);
    expect(CLI_DONE, cli_verify, "verify");
    ck_assert(said("uit", "a tail cut off with its checkpoints is not seen"));
    expect(CLI_FAILED, cli_verify, "verify --zegels @/usb/zegels.log");
    ck_assert(said("uit", "the log went on to line 19 at least, and ends at line 9"));
    expect(CLI_DONE, cli_backup, "backup --naar @/usb/b");
    expect(CLI_FAILED, cli_restore,
           "restore --van @/usb/b --naar @/nieuw --zegels "
           "@/usb/zegels.log");
    ck_assert(said("uit", "ends at line 9"));
}
END_TEST

START_TEST(test_verify_many_faults)
{
    make_data(200);
    tamper("var/gezinsplan.db", "UPDATE logregel SET reden = 'x'");
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", "FAULT  line 100:"));
    ck_assert(!said("uit", "FAULT  line 101:"));
    ck_assert(said("uit", "FAULT  and more"));
    ck_assert(said("uit", "verify: 200 faults"));
}
END_TEST

START_TEST(test_verify_damaged_database)
{
    make_data(5);
    raw_exec("var/gezinsplan.db", "PRAGMA foreign_keys=0; CREATE TABLE a (id INTEGER PRIMARY KEY);"
                                  "CREATE TABLE b (a_id INTEGER REFERENCES a);"
                                  "INSERT INTO b VALUES (5)");
    expect(CLI_FAILED, cli_verify, "verify");
    ck_assert(said("uit", "FAULT"));
    ck_assert(said("uit", "a row of b refers"));
    expect(CLI_FAILED, cli_backup, "backup --naar @/usb/b");
    ck_assert(!map_has("usb/b"));
}
END_TEST

int main(void)
{
    Suite *s = suite_create("storage commands");
    TCase *t = tcase_create("storage commands");
    tcase_set_timeout(t, 300);
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_migrate);
    tcase_add_test(t, test_one_server);
    tcase_add_test(t, test_unknown_theme);
    tcase_add_test(t, test_one_after_the_other);
    tcase_add_test(t, test_usage);
    tcase_add_test(t, test_backup_and_restore);
    tcase_add_test(t, test_documents_there_and_back);
    tcase_add_test(t, test_documents_lost);
    tcase_add_test(t, test_documents_of_a_broken_backup);
    tcase_add_test(t, test_own_key);
    tcase_add_test(t, test_stopped_by_signal);
    tcase_add_test(t, test_verify);
    tcase_add_test(t, test_verify_finds);
    tcase_add_test(t, test_verify_cut_off);
    tcase_add_test(t, test_verify_many_faults);
    tcase_add_test(t, test_verify_damaged_database);
    suite_add_tcase(s, t);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
