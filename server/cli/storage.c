/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/storage.h"

#include "base/cleanup.h"
#include "base/durable.h"
#include "base/sleutels.h"
#include "cli/cli.h"
#include "db/migrate.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- settings and messages ---- */

enum result storage_settings(struct config *c, const char *file, const char *gegevens)
{
    char err[1024] = "";
    if (sodium_init() < 0 || config_load(c, file, err, sizeof err) != DONE) {
        (void)fprintf(stderr, "gezinsplan: %s\n", err[0] ? err : "libsodium does not start");
        return FAILED;
    }
    if (!gegevens)
        return DONE;
    int n = snprintf(c->gegevens, sizeof c->gegevens, "%s", gegevens);
    if (n > 0 && n < (int)sizeof c->gegevens)
        return DONE;
    (void)fprintf(stderr, "gezinsplan: no data folder can have that name\n");
    return FAILED;
}

enum result storage_path(char ret[STORAGE_PATH], const char *folder, const char *name)
{
    int n = snprintf(ret, STORAGE_PATH, "%s/%s", folder, name);
    if (n > 0 && n < STORAGE_PATH)
        return DONE;
    (void)fprintf(stderr, "gezinsplan: %s: name too long\n", folder);
    return FAILED;
}

enum result storage_database(char ret[STORAGE_PATH], const char *gegevens)
{
    if (storage_path(ret, gegevens, DATABASE_FILE) != DONE)
        return FAILED;
    if (access(ret, F_OK) == 0)
        return DONE;
    (void)fprintf(stderr,
                  "gezinsplan: there is no database %s; gezinsplan migrate makes one. Is the data "
                  "folder right? Set --gegevens, or gegevens in the settings\n",
                  ret);
    return FAILED;
}

void storage_print(const struct probleem *p)
{
    /* `intern` is for whoever runs the server, and that is who reads this. */
    (void)fprintf(stderr, "gezinsplan: %s\n", probleem_reden(p));
}

int storage_usage(const char *command)
{
    (void)fprintf(stderr, "Try: gezinsplan %s --help\n", command);
    return CLI_USAGE;
}

int storage_usage_because(const char *command, const char *what)
{
    (void)fprintf(stderr, "gezinsplan: %s\n", what);
    return storage_usage(command);
}

int storage_usage_extra(const char *command, const char *word)
{
    (void)fprintf(stderr, "gezinsplan: \"%s\" is one word too many\n", word);
    return storage_usage(command);
}

/* ---- keys ---- */

static enum result key_refuse(const char *file, const char *what)
{
    (void)fprintf(stderr, "gezinsplan: %s: %s\n", file, what);
    return FAILED;
}

static enum result key_read(const char *file, unsigned char ret[BACKUP_SLEUTEL])
{
    enum { DIGITS = 2 * BACKUP_SLEUTEL };
    char text[DIGITS + 2]; /* one more than it may have */
    struct stat st;
    AUTO_CLOSE int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) != 0)
        return key_refuse(file, strerror(errno));
    if (!S_ISREG(st.st_mode) || (st.st_mode & (S_IRWXG | S_IRWXO)))
        return key_refuse(file, "a key file must be a plain file with mode 0600");
    ssize_t n = read_full(fd, text, sizeof text);
    bool right_length = n == DIGITS || (n == DIGITS + 1 && text[DIGITS] == '\n');
    bool read =
        right_length && sodium_hex2bin(ret, BACKUP_SLEUTEL, text, DIGITS, NULL, NULL, NULL) == 0;
    sodium_memzero(text, sizeof text);
    return read ? DONE : key_refuse(file, "a key is 64 hexadecimal digits");
}

enum result storage_keys_load(struct storage_keys *ret, const char *gegevens, const char *file)
{
    char path[STORAGE_PATH], err[1024] = "";
    const struct sleutels *own = NULL;
    *ret = (struct storage_keys){0};
    if (storage_path(path, gegevens, "sleutels/hoofd.sleutel") != DONE)
        return FAILED;
    if (access(path, F_OK) == 0) {
        if (sleutels_load(gegevens, &own, err, sizeof err) != DONE) {
            (void)fprintf(stderr, "gezinsplan: %s\n", err);
            return FAILED;
        }
        memcpy(ret->backup, own->backup, sizeof ret->backup);
        zegel_public_key(own->zegel, ret->zegel);
        ret->has_backup = ret->has_zegel = true;
        sleutels_free(own);
    }
    if (!file)
        return DONE;
    ret->has_backup = true;
    return key_read(file, ret->backup);
}

void storage_keys_wipe(struct storage_keys *keys) { sodium_memzero(keys, sizeof *keys); }

/* ---- progress ---- */

static volatile sig_atomic_t stop_asked;

static void ask_to_stop(int signal)
{
    (void)signal;
    stop_asked = 1;
}

void storage_stop_on_signals(void)
{
    struct sigaction action = {.sa_handler = ask_to_stop};
    (void)sigemptyset(&action.sa_mask);
    stop_asked = 0;
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    struct sigaction before; /* under nohup it goes on */
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        (void)sigaction(SIGHUP, &action, NULL);
    (void)signal(SIGPIPE, SIG_IGN); /* whoever read along has gone: the work is not for that */
}

static int told = -1; /* stage and percent of the last line; -1: no line is open */

bool storage_progress(void *arg, enum backup_stage stage, int64_t done, int64_t total)
{
    static const char *const words[] = {"copying", "encrypting", "reading back", "checking"};
    bool terminal = isatty(STDERR_FILENO) == 1;
    int percent = total > 0 ? (int)(done * 100 / total) : 100;
    int step = (int)stage * 1000 + (terminal ? percent : percent - percent % 25);
    (void)arg;
    if (step == told)
        return !stop_asked;
    told = step;
    if (stage == BACKUP_CHECK)
        (void)fprintf(stderr, terminal ? "\r\033[K%s" : "%s\n", words[stage]);
    else
        (void)fprintf(stderr, terminal ? "\r\033[K%s %d%%" : "%s %d%%\n", words[stage], percent);
    return !stop_asked;
}

void storage_progress_end(void)
{
    if (told >= 0 && isatty(STDERR_FILENO) == 1)
        (void)fputs("\r\033[K", stderr);
    told = -1;
}

/* ---- the log ---- */

struct telling {
    int64_t faults;
};

static void tell_fault(void *arg, const struct logfout *fout)
{
    enum { IN_FULL = 100 };
    struct telling *t = arg;
    if (t->faults == 0)
        storage_progress_end();
    t->faults++;
    if (t->faults <= IN_FULL)
        (void)printf("FAULT  %s\n", fout->text);
    else if (t->faults == IN_FULL + 1)
        (void)printf("FAULT  and more\n");
}

enum result storage_verify_log(const char *database, const unsigned char *key, const char *zegels,
                               struct verify_result *ret, struct probleem *p)
{
    struct db *db = NULL;
    struct db_conn *conn = NULL;
    struct telling telling = {0};
    const struct db_options open = {.path = database};
    const struct verify_options options = {
        .sleutel = key, .zegel_bestand = zegels, .report = tell_fault, .arg = &telling};
    enum result r = FAILED;
    if (db_open(&open, &db, p) == DONE && db_writer_open(db, &conn, p) == DONE)
        r = logboek_verify(conn, &options, ret, p);
    db_conn_close(conn);
    db_close(db);
    return r;
}

void storage_tell_log(const struct verify_result *result)
{
    (void)printf("log: %" PRId64 " lines, %" PRId64 " checkpoints", result->regels, result->zegels);
    if (result->buiten)
        (void)printf(", %" PRId64 " in the checkpoint file", result->buiten);
    if (result->wissingen)
        (void)printf(", %" PRId64 " lines erased by %" PRId64 " signed erasures", result->gewist,
                     result->wissingen);
    (void)printf("\nlog: as it was signed up to line %" PRId64, result->verzegeld);
    if (result->laatste > result->verzegeld)
        (void)printf("; the %" PRId64 " after it have only the chain",
                     result->laatste - result->verzegeld);
    (void)printf("\n");
}

void storage_fault(void *arg, const char *what)
{
    (void)arg;
    storage_progress_end();
    (void)printf("FAULT  %s\n", what);
}

void storage_tell_stukken(const struct stukken_count *count)
{
    if (count->fouten == 0)
        (void)printf("documents: %" PRId64 ", all whole\n", count->stukken);
    else
        (void)printf("documents: %" PRId64 ", of which %" PRId64 " missing or damaged\n",
                     count->stukken, count->fouten);
}
