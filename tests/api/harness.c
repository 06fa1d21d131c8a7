/* SPDX-License-Identifier: EUPL-1.2 */
#include "harness.h"

#include "../migraties.h"
#include "antwoord.h"
#include "db/migrate.h"
#include "toegang/csrf.h"
#include "toegang/sessie.h"
#include "verzoek/beurt.h"
#include "verzoek/ontvangst.h"

#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct app app;

static char map[200];   /* of the running test */
static char model[200]; /* the municipality that is copied for each test */
static struct reader *reader;
static bool whole;                              /* the program's own routes */
static _Thread_local struct reader *own_reader; /* of a thread of the test's own */
sqlite3 *harness_raw;
void (*harness_municipality)(const char *folder);
int64_t harness_now = 1795086000; /* 2026-11-19 12:00 in Amsterdam */

/* ---- folders ---- */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static void folder_make(char *path, size_t size)
{
    const char *tmp = getenv("TMPDIR");
    (void)snprintf(path, size, "%s/gezinsplan-api-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(path))
        abort();
}

static void folder_remove(const char *path)
{
    (void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void file_copy(const char *from, const char *to)
{
    char bytes[65536];
    AUTO_FILE FILE *in = fopen(from, "re");
    AUTO_FILE FILE *out = fopen(to, "we");
    ck_assert(in && out);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
        ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
    (void)fchmod(fileno(out), 0600);
}

static char *text_of_file(const char *path)
{
    AUTO_FILE FILE *f = fopen(path, "re");
    struct stat st;
    if (!f || fstat(fileno(f), &st) != 0)
        abort();
    char *text = calloc((size_t)st.st_size + 1, 1);
    if (!text || fread(text, 1, (size_t)st.st_size, f) != (size_t)st.st_size)
        abort();
    return text;
}

/* ---- the municipality ---- */

static void model_make(void)
{
    char path[300], err[1024] = "";
    PROBLEEM_AUTO struct probleem p = {0};
    struct migrate_report report;
    folder_make(model, sizeof model);
    if (harness_municipality) {
        harness_municipality(model);
        return;
    }
    (void)snprintf(path, sizeof path, "%s/%s", model, DATABASE_FILE);
    if (sodium_init() < 0 || sleutels_create(model, err, sizeof err) != DONE ||
        migrate_database(path, migraties(), &report, &p) != DONE) {
        (void)fprintf(stderr, "%s%s%s\n", err, p.detail, p.intern);
        exit(1);
    }
    sqlite3 *db = NULL;
    AUTO_FREE char *sql = text_of_file(PROJECT_DIR "/tests/api/wereld.sql");
    char *message = NULL;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        (void)fprintf(stderr, "wereld.sql: %s\n", message);
        exit(1);
    }
    (void)sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    (void)sqlite3_close(db);
}

static void link_to(const char *folder, const char *from, const char *name)
{
    char target[400], path[400];
    (void)snprintf(target, sizeof target, PROJECT_DIR "/%s/%s", from, name);
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    ck_assert_int_eq(symlink(target, path), 0);
}

/* The pages of the frame, and those of its tests. */
static void web_of_frame(char *web, size_t size)
{
    static const char *const pages[] = {"_basis.html",   "_dossier.html", "_kaal.html",
                                        "_taak.html",    "fout.html",     "botst.html",
                                        "inloggen.html", "uitleg.html",   "uitnodiging.html"};
    static const char *const own[] = {"proef.html", "proef_een.html", "proef_formulier.html"};
    char folder[300];
    (void)snprintf(web, size, "%s/web", map);
    (void)snprintf(folder, sizeof folder, "%s/web/pages", map);
    ck_assert(mkdir(web, 0700) == 0 && mkdir(folder, 0700) == 0);
    link_to(web, "web", "dist");
    link_to(web, "web", "partials");
    for (size_t i = 0; i < COUNT_OF(pages); i++)
        link_to(folder, "web/pages", pages[i]);
    for (size_t i = 0; i < COUNT_OF(own); i++)
        link_to(folder, "tests/api/pages", own[i]);
}

static void config_make(struct config *c, bool frame)
{
    config_defaults(c);
    (void)snprintf(c->gegevens, sizeof c->gegevens, "%s", map);
    (void)snprintf(c->migraties, sizeof c->migraties, "%s", migraties());
    c->leestijd_ms = 600000; /* a busy machine is not what is tested here */
    if (frame)
        web_of_frame(c->web, sizeof c->web);
    else
        (void)snprintf(c->web, sizeof c->web, PROJECT_DIR "/web");
}

static void raw_open(void)
{
    char path[300];
    (void)snprintf(path, sizeof path, "%s/%s", map, DATABASE_FILE);
    ck_assert_int_eq(sqlite3_open(path, &harness_raw), SQLITE_OK);
    (void)sqlite3_busy_timeout(harness_raw, 5000);
}

static void copy_model(void)
{
    char from[300], to[300];
    static const char *const files[] = {DATABASE_FILE, "sleutels/hoofd.sleutel"};
    folder_make(map, sizeof map);
    (void)snprintf(to, sizeof to, "%s/sleutels", map);
    ck_assert_int_eq(mkdir(to, 0700), 0);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        (void)snprintf(from, sizeof from, "%s/%s", model, files[i]);
        (void)snprintf(to, sizeof to, "%s/%s", map, files[i]);
        file_copy(from, to);
    }
}

/* Every random byte of a test comes from one seed, also where threads ask: what a test looks for in
 * a token, a key or an id is there each time or never. HARNAS_ZAAD is another seed. */
static struct rng seeded;
static pthread_mutex_t seeded_lock = PTHREAD_MUTEX_INITIALIZER;

static void seeded_fill(struct rng *self, void *bytes, size_t n)
{
    (void)self;
    (void)pthread_mutex_lock(&seeded_lock);
    rng_fill(&seeded, bytes, n);
    (void)pthread_mutex_unlock(&seeded_lock);
}

static void installation_open(const struct route_part *part)
{
    char err[1024];
    const struct rng rng = {.fill = seeded_fill};
    struct config config;
    struct clock clock;
    PROBLEEM_AUTO struct probleem p = {0};
    extern const struct route_part routes_gezondheid, routes_sessie, routes_statisch,
        routes_uitnodiging;
    const struct route_part *const frame[] = {&routes_gezondheid, &routes_sessie, &routes_statisch,
                                              &routes_uitnodiging, part};
    raw_open();
    config_make(&config, part != NULL);
    clock_init_fixed(&clock, harness_now * 1000);
    const struct app_options options = {.config = &config,
                                        .clock = &clock,
                                        .rng = &rng,
                                        .parts = part ? frame : ROUTE_PARTS,
                                        .part_count = part ? COUNT_OF(frame) : ROUTE_PART_COUNT};
    ck_assert_msg(app_open(&app, &options, err, sizeof err) == DONE, "%s", err);
    app.onthoud_toets = true; /* nothing that is remembered may lag, in any test */
    ck_assert_msg(reader_open(&app, &reader, &p) == DONE, "%s", p.intern);
}

void harness_start(const struct route_part *part)
{
    whole = !part;
    const char *seed = getenv("HARNAS_ZAAD");
    rng_init_seeded(&seeded, seed ? strtoull(seed, NULL, 10) : 7);
    copy_model();
    installation_open(part);
}

void harness_start_plain(void) { harness_start(NULL); }

/* ---- two installations ---- */

static struct {
    char map[sizeof map];
    bool there;
} other;

static void installation_close(void)
{
    reader_close(reader);
    ck_assert_int_eq(app_close(&app), DONE);
    (void)sqlite3_close(harness_raw);
}

static void key_new(void)
{
    char path[400], err[1024] = "";
    (void)snprintf(path, sizeof path, "%s/sleutels/hoofd.sleutel", map);
    ck_assert_int_eq(remove(path), 0);
    ck_assert_msg(sleutels_create(map, err, sizeof err) == DONE, "%s", err);
}

void harness_other(void)
{
    char own[sizeof map];
    bool first = !other.there;
    installation_close();
    (void)snprintf(own, sizeof own, "%s", map);
    if (first) {
        copy_model();
        key_new();
    } else {
        (void)snprintf(map, sizeof map, "%s", other.map);
    }
    (void)snprintf(other.map, sizeof other.map, "%s", own);
    other.there = true;
    installation_open(NULL);
}

void harness_stop(void)
{
    if (other.there)
        folder_remove(other.map);
    other.there = false;
    reader_close(reader);
    ck_assert_int_eq(app_close(&app), DONE);
    (void)sqlite3_close(harness_raw);
    folder_remove(map);
    antwoord_end();
}

int harness_main(Suite *suite)
{
    model_make();
    antwoord_begin();
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    antwoord_done();
    folder_remove(model);
    return failed != 0;
}

/* ---- requests ---- */

struct request {
    struct http_request r; /* first: of_header is this */
    const char *const *headers;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool suspended;
};

static const char *header_find(const struct http_request *r, const char *name)
{
    const struct request *of = r->of_header;
    size_t n = strlen(name);
    for (const char *const *h = of->headers; h && *h; h++)
        if (strncasecmp(*h, name, n) == 0 && (*h)[n] == ':')
            return *h + n + 1 + strspn(*h + n + 1, " ");
    return NULL;
}

static enum http_method method_of(const char *name)
{
    static const struct {
        const char *name;
        enum http_method method;
    } methods[] = {{"GET", HTTP_GET},        {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST},
                   {"PATCH", HTTP_PATCH},    {"PUT", HTTP_PUT},   {"DELETE", HTTP_DELETE},
                   {"OPTIONS", HTTP_OPTIONS}};
    for (size_t i = 0; i < COUNT_OF(methods); i++)
        if (strcmp(methods[i].name, name) == 0)
            return methods[i].method;
    return HTTP_OTHER;
}

static void (*_Atomic before_log)(void); /* threads of a test suspend at once */

void harness_before_log(void (*happens)(void)) { atomic_store(&before_log, happens); }

static void request_suspend(void *arg)
{
    struct request *q = arg;
    void (*happens)(void) = atomic_exchange(&before_log, NULL);
    if (happens)
        happens();
    (void)pthread_mutex_lock(&q->lock);
    q->suspended = true;
    (void)pthread_mutex_unlock(&q->lock);
}

static void request_resume(void *arg)
{
    struct request *q = arg;
    (void)pthread_mutex_lock(&q->lock);
    q->suspended = false;
    (void)pthread_cond_signal(&q->wake);
    (void)pthread_mutex_unlock(&q->lock);
}

static void request_wait(struct request *q)
{
    (void)pthread_mutex_lock(&q->lock);
    while (q->suspended)
        (void)pthread_cond_wait(&q->wake, &q->lock);
    (void)pthread_mutex_unlock(&q->lock);
}

static _Thread_local char last_fault[300];

const char *harness_fault(void) { return last_fault; }

static void request_fault(void *arg, const char *intern)
{
    (void)arg;
    (void)snprintf(last_fault, sizeof last_fault, "%s", intern);
    if (getenv("HARNESS_FAULTS"))
        (void)fprintf(stderr, "fault: %s\n", intern);
}

const char *harness_map(void) { return map; }

/* A streamed body, whole: what the client would have at the end. Cut off when it breaks. */
static void stream_drain(struct http_reply *r)
{
    if (!r->stream.read)
        return;
    char *all = malloc(r->body_len + 1);
    size_t have = 0;
    for (ssize_t n; have < r->body_len &&
                    (n = r->stream.read(r->stream.arg, all + have, r->body_len - have)) > 0;)
        have += (size_t)n;
    r->stream.free(r->stream.arg);
    r->stream.read = NULL;
    all[have] = '\0';
    r->failed = have < r->body_len;
    r->body = all;
    r->body_len = have;
}

static struct ontvangst *upload_take(struct reader *by, struct request *q, const char *body,
                                     size_t length)
{
    enum { PIECE = 30000 };
    struct ontvangst *o = NULL;
    size_t most;
    if (!ontvangst_begin(by, &q->r, &o, &most))
        return NULL;
    for (size_t at = 0; at < length; at += PIECE)
        ontvangst_add(o, body + at, length - at < PIECE ? length - at : PIECE);
    q->r.body_len = 0;
    return o;
}

struct http_reply verzoek_run(struct app *of, const char *method, const char *path,
                              const char *const *headers, const char *body)
{
    return verzoek_send(of, method, path, headers, body, body ? strlen(body) : 0, false);
}

struct http_reply verzoek_send(struct app *of, const char *method, const char *path,
                               const char *const *headers, const char *body, size_t length,
                               bool cut)
{
    (void)of;
    char own[9000];
    struct request q = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};
    struct http_reply reply = {0};
    struct beurt b;
    (void)snprintf(own, sizeof own, "%s", path);
    char *query = own + strcspn(own, "?");
    q.headers = headers;
    q.r = (struct http_request){.method = method_of(method),
                                .path = own,
                                .query = *query ? query + 1 : "",
                                .body = body ? body : "",
                                .body_len = length,
                                .address = "127.0.0.1",
                                .loopback = true,
                                .id = "00000000000000000000000000000001",
                                .header = header_find,
                                .of_header = &q};
    *query = '\0';
    const struct hooks hooks = {
        .suspend = request_suspend, .resume = request_resume, .fault = request_fault, .arg = &q};
    struct reader *by = own_reader ? own_reader : reader;
    struct ontvangst *upload = upload_take(by, &q, body, length);
    if (cut) {
        ontvangst_free(upload, by);
        return reply;
    }
    beurt_init(&b, by, &q.r, &reply, &hooks);
    b.v.ontvangst = upload;
    enum http_next next = beurt_begin(&b);
    while (next == HTTP_SUSPENDED) {
        request_wait(&q);
        next = beurt_resumed(&b);
    }
    stream_drain(&reply); /* while the request lives, as http would */
    if (b.prefix && whole)
        antwoord_check(b.route, &reply);
    beurt_free(&b);
    return reply;
}

void harness_thread_begin(void)
{
    PROBLEEM_AUTO struct probleem p = {0};
    if (reader_open(&app, &own_reader, &p) != DONE)
        abort();
}

void harness_thread_end(void)
{
    reader_close(own_reader);
    own_reader = NULL;
}

/* ---- sessions ---- */

struct new_session {
    int64_t gebruiker;
    char *token;
};

static enum result session_make(struct db_conn *c, void *arg, struct probleem *p)
{
    struct new_session *s = arg;
    int64_t id;
    return sessie_new(c, &app, s->gebruiker, clock_now(&app.clock), s->token, &id, p);
}

const char *login(const char *gebruikersnaam)
{
    static char tokens[8][SESSIE_TOKEN_SIZE];
    static unsigned next;
    char sql[200];
    PROBLEEM_AUTO struct probleem p = {0};
    (void)snprintf(sql, sizeof sql, "SELECT id FROM gebruiker WHERE gebruikersnaam = '%s'",
                   gebruikersnaam);
    struct new_session s = {.gebruiker = value(sql), .token = tokens[next++ % 8]};
    ck_assert_int_gt(s.gebruiker, 0);
    ck_assert_msg(writer_run(app.writer, session_make, &s, &p) == DONE, "%s", p.intern);
    return s.token;
}

const char *csrf_of(const char *token)
{
    static char text[CSRF_TEXT_SIZE];
    struct sessie s;
    bool live;
    PROBLEEM_AUTO struct probleem p = {0};
    char today[DATUM_SIZE];
    int64_t now = clock_now(&app.clock);
    clock_local_date(now, today);
    ck_assert_int_eq(sessie_find(reader->conn, &app, token, now, today, &s, &live, &p), DONE);
    if (!live)
        return "";
    csrf_mask(s.csrf, &app.rng, text);
    return text;
}

struct http_reply api_with(const char *token, const char *method, const char *path,
                           const char *header, const char *body)
{
    char auth[100], full[9000];
    (void)snprintf(auth, sizeof auth, "Authorization: Bearer %s", token ? token : "");
    (void)snprintf(full, sizeof full, "/api/v1%s", path);
    const char *headers[] = {body ? "Content-Type: application/json" : "X-None: ",
                             token ? auth : "X-None: ", header ? header : "X-None: ", NULL};
    return verzoek_run(&app, method, full, headers, body);
}

struct http_reply api(const char *token, const char *method, const char *path, const char *body)
{
    return api_with(token, method, path, NULL, body);
}

struct http_reply page(const char *token, const char *method, const char *path, const char *form)
{
    char cookie[100], body[20000] = "";
    (void)snprintf(cookie, sizeof cookie, "Cookie: gp_sessie=%s", token ? token : "");
    int length = form ? snprintf(body, sizeof body, "%s%s_csrf=%s", form, *form ? "&" : "",
                                 token ? csrf_of(token) : "")
                      : 0;
    ck_assert_int_lt(length, (int)sizeof body);
    const char *headers[] = {"Content-Type: application/x-www-form-urlencoded",
                             token ? cookie : "X-None: ", NULL};
    return verzoek_run(&app, method, path, headers, form ? body : NULL);
}
