/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a page costs, beside what it could cost at the least. For each data folder, made with
 * `gezinsplan demo --bench`, the program is served and asked for its pages as the account `school`
 * (everything on consent, everything logged), and in between a bare server of the same rows
 * (kaal.h) is asked for the same households. Rounds take turns, figures are medians, and the ratios
 * hold within one run only: this is what to compare, not requests a second.
 *
 *     bench_dossier PROGRAM SECONDS FOLDER…
 *
 * It writes notes into the first households of each folder. Where the environment's GP_LIMIT names
 * a built limit.c, the older and barer dossier of other data (its own tables and session look-up),
 * and a folder has its database limit.db, that is asked as well.
 */
#include "base/cleanup.h"
#include "base/id.h"
#include "base/row.h"
#include "kaal.h"
#include "load.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum {
    ROUNDS = 3,
    HOUSEHOLDS_MAX = 1000000,
    WRITTEN = 200,
    THREADS = 2,
    TOKEN_MAX = 200,
    SESSIONS = 4
};
enum { MANY = 32, FEW = 8 };
static const char USER[] = "school", PASSWORD[] = "Welkom-bij-de-demo";

enum who { PROGRAM, KAAL, LIMIT, SERVERS };

struct bench {
    const char *program, *folder;
    double seconds;
    pid_t server[SERVERS]; /* 0: not there */
    int port[SERVERS];
    char cookie[64]; /* of limit.c */
    char token[SESSIONS][TOKEN_MAX];
    int64_t *household;
    long households;
    const char *path; /* of the request; a * is the household's id */
    bool few;         /* of a handful of households in turn, as somebody at work asks */
    struct probleem p;
};

/* ---- what is asked ---- */

/* The households in turn, but far from one another: no page is in a cache because of the last. */
static void household_of(const struct bench *b, long n, char *out)
{
    enum { STEP = 7919, HANDFUL = 20 };
    long rest = b->few ? HANDFUL : b->households - WRITTEN;
    id_format(b->household[WRITTEN + (n * STEP) % rest], out);
}

/* limit.c numbers its households from 1. */
static size_t get_limit(void *arg, long n, char *out, size_t size)
{
    enum { STEP = 7919 };
    const struct bench *b = arg;
    long id = 1 + (n * STEP) % (b->households - WRITTEN);
    return (size_t)snprintf(out, size,
                            "GET /d/%ld HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: sid=%s\r\n\r\n",
                            id, b->port[LIMIT], b->cookie);
}

/* First looks by several sessions in turn, that many households that none is remembered when its
 * turn comes again; somebody at work has one. */
static const char *token_of(const struct bench *b, long n)
{
    return b->token[b->few ? 0 : n / (b->households - WRITTEN) % SESSIONS];
}

static size_t get(void *arg, long n, char *out, size_t size)
{
    const struct bench *b = arg;
    char id[ID_TEXT_SIZE], path[200];
    household_of(b, n, id);
    const char *mark = strchr(b->path, '*');
    (void)snprintf(path, sizeof path, "%.*s%s%s", mark ? (int)(mark - b->path) : 1000, b->path,
                   mark ? id : "", mark ? mark + 1 : "");
    return (size_t)snprintf(out, size,
                            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer "
                            "%s\r\n\r\n",
                            path, b->port[PROGRAM], token_of(b, n));
}

static size_t post_note(void *arg, long n, char *out, size_t size)
{
    const struct bench *b = arg;
    char id[ID_TEXT_SIZE], body[600], persoon[ID_TEXT_SIZE];
    int64_t *written = b->household;
    long which = n % WRITTEN;
    id_format(written[which], id);
    id_format(written[b->households + which], persoon);
    int length = snprintf(body, sizeof body,
                          "{\"titel\":\"Gesprek %ld\",\"tekst\":\"Met Tom gesproken over de "
                          "school. Hij komt weer elke dag.\",\"datum\":\"2020-01-31\","
                          "\"vorm\":\"gesprek\",\"categorie\":\"onderwijs\",\"personen\":[\"%s\"]}",
                          n, persoon);
    return (size_t)snprintf(out, size,
                            "POST /api/v1/huishoudens/%s/notities HTTP/1.1\r\nHost: 127.0.0.1:%d"
                            "\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                            "Content-Length: %d\r\n\r\n%s",
                            id, b->port[PROGRAM], b->token[0], length, body);
}

static size_t post_login(void *arg, long n, char *out, size_t size)
{
    const struct bench *b = arg;
    char body[200];
    (void)n;
    int length = snprintf(body, sizeof body, "{\"gebruikersnaam\":\"%s\",\"wachtwoord\":\"%s\"}",
                          USER, PASSWORD);
    return (size_t)snprintf(out, size,
                            "POST /api/v1/sessie HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                            "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
                            b->port[PROGRAM], length, body);
}

/* ---- beginning and ending ---- */

/* First every household's id, then (for those that are written) a member's. */
static enum result households_read(struct bench *b, const char *database)
{
    static const char SQL[] =
        "SELECT h.id, (SELECT min(persoon_id) FROM lid WHERE huishouden_id = h.id)"
        " FROM huishouden h WHERE EXISTS (SELECT 1 FROM betrokkenheid e"
        " JOIN gebruiker g ON g.id = e.gebruiker_id WHERE e.huishouden_id = h.id"
        " AND g.gebruikersnaam = 'school' AND e.status = 'actief' AND e.tot IS NULL)"
        " AND EXISTS (SELECT 1 FROM gezinsplan p WHERE p.huishouden_id = h.id"
        " AND p.kernverhaal LIKE 'Dit gezin staat in de meting.%') ORDER BY h.id";
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    int64_t *persoon = calloc(HOUSEHOLDS_MAX, sizeof *persoon);
    b->household = calloc(HOUSEHOLDS_MAX + WRITTEN, sizeof *b->household);
    bool fine = persoon && b->household &&
                sqlite3_open_v2(database, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(db, SQL, -1, &rows, NULL) == SQLITE_OK;
    for (b->households = 0;
         fine && b->households < HOUSEHOLDS_MAX && sqlite3_step(rows) == SQLITE_ROW;
         b->households++) {
        b->household[b->households] = sqlite3_column_int64(rows, 0);
        persoon[b->households] = sqlite3_column_int64(rows, 1);
    }
    if (b->households <= WRITTEN)
        (void)probleem_intern(&b->p, "%s: %ld households of the bench: %s", database, b->households,
                              db ? sqlite3_errmsg(db) : "cannot open");
    else
        memcpy(b->household + b->households, persoon, WRITTEN * sizeof *persoon);
    (void)sqlite3_finalize(rows);
    (void)sqlite3_close(db);
    free(persoon);
    return b->households > WRITTEN ? DONE : FAILED;
}

/* A child whose output goes to a file of the folder. */
static enum result child_start(struct bench *b, enum who who, const char *log_name,
                               const char *const argv[])
{
    char log[300];
    (void)snprintf(log, sizeof log, "%s/%s", b->folder, log_name);
    b->server[who] = fork();
    if (b->server[who] == 0) {
        int out = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        (void)dup2(out, STDOUT_FILENO);
        (void)dup2(out, STDERR_FILENO);
        (void)execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    return b->server[who] > 0 ? DONE : probleem_intern(&b->p, "cannot fork");
}

static enum result server_start(struct bench *b)
{
    char port[16];
    b->port[PROGRAM] = kaal_free_port();
    (void)snprintf(port, sizeof port, "%d", b->port[PROGRAM]);
    (void)setenv("GEZINSPLAN_POORT", port, 1);
    return child_start(b, PROGRAM, "bench.log",
                       (const char *const[]){b->program, "serve", "--gegevens", b->folder, NULL});
}

/* Its first token is that of an account that may see everything. */
static bool limit_token(struct bench *b, const char *database)
{
    char path[320], line[sizeof b->cookie] = "";
    (void)snprintf(path, sizeof path, "%s.tokens", database);
    FILE *f = fopen(path, "re");
    bool fine = f && fgets(line, sizeof line, f);
    if (f)
        (void)fclose(f);
    (void)snprintf(b->cookie, sizeof b->cookie, "%.*s", (int)strcspn(line, "\n"), line);
    return fine;
}

static enum result limit_start(struct bench *b)
{
    char database[300], port[16];
    const char *program = getenv("GP_LIMIT");
    (void)snprintf(database, sizeof database, "%s/limit.db", b->folder);
    if (!program || !limit_token(b, database))
        return DONE;
    b->port[LIMIT] = kaal_free_port();
    (void)snprintf(port, sizeof port, "%d", b->port[LIMIT]);
    return child_start(b, LIMIT, "limit.log",
                       (const char *const[]){program, "serve", database, port, "2", "reuse", NULL});
}

static enum result login(struct bench *b, char ret[TOKEN_MAX])
{
    enum { TRIES = 600, PAUSE_NS = 100000000 };
    AUTO_FREE char *body = NULL;
    struct load load = {.port = b->port[PROGRAM], .status = 201, .request = post_login, .arg = b};
    enum result r = FAILED;
    for (int i = 0; i < TRIES && r != DONE; i++) { /* the start may take a while */
        (void)nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
        probleem_clear(&b->p);
        r = load_one(&load, &body, &b->p);
    }
    AUTO_JSON json_t *answer = body ? json_loads(body, 0, NULL) : NULL;
    const char *token = row_text(answer, "token");
    if (r != DONE || !token || strlen(token) >= TOKEN_MAX)
        return r == DONE ? probleem_intern(&b->p, "no token: %s", body) : FAILED;
    memcpy(ret, token, strlen(token) + 1);
    return DONE;
}

static enum result bench_start(struct bench *b)
{
    char database[300];
    (void)snprintf(database, sizeof database, "%s/gezinsplan.db", b->folder);
    if (households_read(b, database) != DONE)
        return FAILED;
    b->server[KAAL] = kaal_start(database, THREADS, &b->port[KAAL]);
    if (b->server[KAAL] < 0)
        return probleem_intern(&b->p, "the bare server does not start");
    if (limit_start(b) != DONE || server_start(b) != DONE)
        return FAILED;
    for (int i = 0; i < SESSIONS; i++)
        if (login(b, b->token[i]) != DONE)
            return FAILED;
    return DONE;
}

static void end_process(pid_t pid, int sign)
{
    if (pid > 0 && kill(pid, sign) == 0)
        (void)waitpid(pid, NULL, 0);
}

static void bench_end(struct bench *b)
{
    end_process(b->server[PROGRAM], SIGTERM);
    end_process(b->server[KAAL], SIGKILL);
    end_process(b->server[LIMIT], SIGKILL);
    free(b->household);
    probleem_clear(&b->p);
}

/* ---- measuring ---- */

struct target {
    const char *name, *path;
    enum who who;
    int connections;
    bool few;
};

/* The first is what a page of this size costs when it is only sent, the second the bare dossier. */
static const struct target TARGETS[] = {
    {"constant page of 30 KB, bare", "/vast", KAAL, MANY, false},
    {"bare dossier (kaal.c)", "/*", KAAL, MANY, false},
    {"limit.c, worowid", "", LIMIT, MANY, false},
    {"health check of the program", "/health/live", PROGRAM, MANY, false},
    {"page: household, first look", "/huishoudens/*", PROGRAM, MANY, false},
    {"the same, 8 connections", "/huishoudens/*", PROGRAM, FEW, false},
    {"page: household, looked at before", "/huishoudens/*", PROGRAM, MANY, true},
    {"the same, 8 connections", "/huishoudens/*", PROGRAM, FEW, true},
    {"page: timeline, first look", "/huishoudens/*/tijdlijn", PROGRAM, MANY, false},
    {"page: timeline, looked at before", "/huishoudens/*/tijdlijn", PROGRAM, MANY, true},
    {"page: members, first look", "/huishoudens/*/leden", PROGRAM, MANY, false},
    {"page: members, looked at before", "/huishoudens/*/leden", PROGRAM, MANY, true},
    {"page: consents, first look", "/huishoudens/*/toestemmingen", PROGRAM, MANY, false},
    {"page: consents, looked at before", "/huishoudens/*/toestemmingen", PROGRAM, MANY, true},
    {"API: goals, first look", "/api/v1/huishoudens/*/doelen", PROGRAM, MANY, false},
    {"API: goals, looked at before", "/api/v1/huishoudens/*/doelen", PROGRAM, MANY, true},
    {"API: notes, first look", "/api/v1/huishoudens/*/notities", PROGRAM, MANY, false},
    {"API: notes, looked at before", "/api/v1/huishoudens/*/notities", PROGRAM, MANY, true},
};
enum {
    TARGET_COUNT = sizeof TARGETS / sizeof *TARGETS,
    BARE = 1,
    BARE_LIMIT = 2,
    FIRST = 4,
    FIRST_FEW = 5,
    PAGE = 6,
    PAGE_FEW = 7
};

static enum result measure(struct bench *b, const struct target *t, double seconds,
                           struct load_result *ret)
{
    *ret = (struct load_result){0};
    if (!b->server[t->who])
        return DONE;
    struct load load = {.port = b->port[t->who],
                        .server = b->server[t->who],
                        .connections = t->connections,
                        .seconds = seconds,
                        .status = 200,
                        .request = t->who == LIMIT ? get_limit : get,
                        .arg = b};
    b->path = t->path;
    b->few = t->few;
    return load_run(&load, ret, &b->p);
}

static int by_cpu(const void *a, const void *b)
{
    double x = ((const struct load_result *)a)->cpu_us, y = ((const struct load_result *)b)->cpu_us;
    return (x > y) - (x < y);
}

/* Rounds take turns, so that a noisy minute of the machine meets all. The round of median CPU. */
static enum result measure_all(struct bench *b, struct load_result ret[TARGET_COUNT])
{
    static struct load_result rounds[TARGET_COUNT][ROUNDS];
    struct load_result warm;
    for (int i = 0; i < TARGET_COUNT; i++)
        if (measure(b, &TARGETS[i], b->seconds / 2, &warm) != DONE)
            return FAILED;
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < TARGET_COUNT; i++)
            if (measure(b, &TARGETS[i], b->seconds, &rounds[i][round]) != DONE)
                return FAILED;
    for (int i = 0; i < TARGET_COUNT; i++) {
        qsort(rounds[i], ROUNDS, sizeof rounds[i][0], by_cpu);
        ret[i] = rounds[i][ROUNDS / 2];
    }
    return DONE;
}

static double ratio(double a, double b) { return b > 0 ? a / b : 0; }

static void print_reads(const struct bench *b, const struct load_result result[TARGET_COUNT])
{
    printf("\n%ld households (%s)\n", b->households, b->folder);
    printf("%-40s %9s %8s %8s %8s %9s %8s %8s\n", "", "req/s", "p50 ms", "p99 ms", "KB", "CPU us",
           "x kaal", "x limit");
    for (int i = 0; i < TARGET_COUNT; i++)
        if (b->server[TARGETS[i].who])
            printf("%-40s %9.0f %8.2f %8.2f %8.1f %9.0f %8.2f %8.2f\n", TARGETS[i].name,
                   result[i].per_second, result[i].p50_ms, result[i].p99_ms, result[i].bytes / 1024,
                   result[i].cpu_us, ratio(result[i].cpu_us, result[BARE].cpu_us),
                   ratio(result[i].cpu_us, result[BARE_LIMIT].cpu_us));
    printf("8 connections beside 32: %.2f of the first looks a second, %.2f of the later ones\n",
           result[FIRST_FEW].per_second / result[FIRST].per_second,
           result[PAGE_FEW].per_second / result[PAGE].per_second);
}

/* Each write is durable before its answer: many at once share a commit, one at a time has its own.
 */
static enum result writes(struct bench *b)
{
    struct load load = {.port = b->port[PROGRAM],
                        .server = b->server[PROGRAM],
                        .seconds = b->seconds,
                        .status = 201,
                        .request = post_note,
                        .arg = b};
    struct load_result many, one;
    load.connections = MANY;
    if (load_run(&load, &many, &b->p) != DONE)
        return FAILED;
    load.connections = 1;
    if (load_run(&load, &one, &b->p) != DONE)
        return FAILED;
    printf("%-40s %9.0f %8.2f %8.2f %8s %9.0f\n", "durable notes, 32 connections", many.per_second,
           many.p50_ms, many.p99_ms, "", many.cpu_us);
    printf("%-40s %9.0f %8.2f %8.2f %8s %9.0f\n", "durable notes, a commit each", one.per_second,
           one.p50_ms, one.p99_ms, "", one.cpu_us);
    printf("group commit: %.2f times the notes\n", many.per_second / one.per_second);
    return DONE;
}

static enum result run(struct bench *b, double *ret_page_us)
{
    struct load_result result[TARGET_COUNT];
    if (bench_start(b) != DONE || measure_all(b, result) != DONE)
        return FAILED;
    print_reads(b, result);
    *ret_page_us = result[FIRST].cpu_us;
    return writes(b);
}

int main(int argc, char **argv)
{
    double first = 0, page = 0;
    if (argc < 4) {
        (void)fprintf(stderr, "usage: %s PROGRAM SECONDS FOLDER...\n", argv[0]);
        return 2;
    }
    for (int i = 3; i < argc; i++) {
        struct bench b = {.program = argv[1], .folder = argv[i], .seconds = strtod(argv[2], NULL)};
        bool fine = run(&b, &page) == DONE;
        if (!fine)
            (void)fprintf(stderr, "%s\n", b.p.intern);
        bench_end(&b);
        if (!fine)
            return 1;
        if (i == 3)
            first = page;
        else
            printf("first look: %.2f of its cost in the first folder\n", page / first);
        (void)fflush(stdout);
    }
    return 0;
}
