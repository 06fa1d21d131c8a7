/* SPDX-License-Identifier: EUPL-1.2 */
/* The writer: group commit, savepoints, batch truth. Every job must get a truthful answer. */
#include "base/cleanup.h"
#include "db/internal.h"
#include "db/writer.h"
#include "map.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/resource.h>

static struct db *db;
static struct writer *writer;

static void start_with(int queue, int batch)
{
    static const char schema[] =
        "CREATE TABLE klus (id INTEGER PRIMARY KEY, tekst TEXT) STRICT;"
        "CREATE TABLE weigering (id INTEGER PRIMARY KEY, reden TEXT NOT NULL) STRICT;"
        "CREATE TABLE vast (id INTEGER PRIMARY KEY) STRICT;"
        "INSERT INTO vast VALUES (1);";
    map_make();
    raw_exec("db", schema);
    struct probleem p = {0};
    const struct db_options options = {map_path("db"), NULL, 0};
    const struct writer_options limits = {queue, batch, 100};
    ck_assert_int_eq(db_open(&options, &db, &p), DONE);
    ck_assert_int_eq(writer_start(db, &limits, &writer, &p), DONE);
}

static void start(void) { start_with(1000, 500); }
static void start_narrow(void) { start_with(3, 2); }

static void stop(void)
{
    writer_stop(writer);
    db_close(db);
    map_remove();
}

/* ---- a job that behaves as told ---- */

enum behaviour {
    GOOD,
    FAILS,                /* writes, then says it failed */
    FAILS_MUTELY,         /* the same, without a reason */
    BREAKS_RULE,          /* a constraint stops it */
    LOSES_ALL,            /* an error takes the whole transaction */
    LOSES_QUIETLY,        /* … and it goes on as if nothing happened, writing more */
    COMMITS,              /* tries to commit what is not its own */
    LOSES_ALL_IN_REFUSAL, /* fails, and its refusal takes the whole transaction */
    FAILS_IN_REFUSAL,     /* fails, and its refusal writes and then fails */
    FILLS_DISK,
    GATE, /* holds the writer until it is let through */
};

struct klus {
    struct writer_job job;
    struct probleem p;
    enum behaviour behaviour;
    int64_t id;
    int runs, refusals, answers;
    enum result outcome;
    sem_t *answered; /* NULL: nobody waits */
    sem_t entered, let_through;
};

static enum result insert(struct db_conn *c, struct probleem *p, int64_t id)
{
    return db_exec(c, p, "INSERT INTO klus VALUES (:id, :tekst)",
                   BINDS(B_INT(":id", id), B_TEXT(":tekst", "klus")), NULL);
}

static enum result lose_all(struct db_conn *c, struct probleem *p)
{
    return db_exec(c, p, "INSERT OR ROLLBACK INTO vast VALUES (1)", NO_BINDS, NULL);
}

/* Far more than the pages there are; see disk_limit. */
static enum result fill_disk(struct db_conn *c, struct probleem *p)
{
    for (int i = 0; i < 1000; i++)
        if (db_exec(c, p, "INSERT INTO klus (tekst) VALUES (hex(zeroblob(3000)))", NO_BINDS,
                    NULL) != DONE)
            return FAILED;
    return DONE;
}

static enum result lose_quietly(struct db_conn *c, struct probleem *p)
{
    PROBLEEM_AUTO struct probleem ignored = {0};
    (void)!lose_all(c, &ignored);
    /* Each of these would be durable at once, if it were let through. */
    (void)!db_exec(c, &ignored, "INSERT INTO klus VALUES (9001, 'los')", NO_BINDS, NULL);
    (void)!db_exec(c, &ignored, "BEGIN IMMEDIATE", NO_BINDS, NULL);
    (void)!insert(c, &ignored, 9002);
    (void)p;
    return DONE;
}

static enum result klus_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct klus *k = arg;
    const struct db_context none = {0}, mine = {.kijker = k->id};
    ck_assert_int_eq(memcmp(db_context(c), &none, sizeof none), 0); /* of the job before: gone */
    db_context_set(c, &mine);
    k->runs++;
    if (k->behaviour == GATE) {
        (void)sem_post(&k->entered);
        (void)sem_wait(&k->let_through);
    }
    if (insert(c, p, k->id) != DONE)
        return FAILED;
    switch (k->behaviour) {
    case FAILS:
    case FAILS_IN_REFUSAL:
    case LOSES_ALL_IN_REFUSAL: return probleem_set(p, PROBLEEM_GEEN_RECHT, "Dit mag niet.");
    case FAILS_MUTELY: return FAILED;
    case BREAKS_RULE: return db_exec(c, p, "INSERT INTO vast VALUES (1)", NO_BINDS, NULL);
    case LOSES_ALL: return lose_all(c, p);
    case LOSES_QUIETLY: return lose_quietly(c, p);
    case COMMITS: return db_exec(c, p, "COMMIT", NO_BINDS, NULL);
    case FILLS_DISK: return fill_disk(c, p);
    case GOOD:
    case GATE: break;
    }
    return DONE;
}

static enum result klus_refused(struct db_conn *c, void *arg, const struct probleem *why,
                                struct probleem *p)
{
    struct klus *k = arg;
    k->refusals++;
    if (db_exec(c, p, "INSERT INTO weigering VALUES (:id, :reden)",
                BINDS(B_INT(":id", k->id), B_TEXT(":reden", probleem_code(why->soort))),
                NULL) != DONE)
        return FAILED;
    if (k->behaviour == LOSES_ALL_IN_REFUSAL)
        return lose_all(c, p);
    return k->behaviour == FAILS_IN_REFUSAL ? FAILED : DONE;
}

static void klus_done(void *arg, enum result outcome)
{
    struct klus *k = arg;
    k->answers++;
    k->outcome = outcome;
    if (k->answered)
        (void)sem_post(k->answered);
}

static void klus_init(struct klus *k, int64_t id, enum behaviour behaviour, sem_t *answered)
{
    *k = (struct klus){.behaviour = behaviour, .id = id, .answered = answered};
    k->job = (struct writer_job){
        .run = klus_run, .refused = klus_refused, .done = klus_done, .arg = k, .probleem = &k->p};
    (void)sem_init(&k->entered, 0, 0);
    (void)sem_init(&k->let_through, 0, 0);
}

static void klus_submit(struct klus *k) { ck_assert(writer_submit(writer, &k->job)); }

/* What was answered is what is in the database, and nothing else of the job is. */
static void klus_check(const struct klus *k)
{
    char sql[100];
    bool good = k->behaviour == GOOD || k->behaviour == GATE;
    ck_assert_int_eq(k->answers, 1);
    ck_assert_int_eq(k->outcome, good ? DONE : FAILED);
    ck_assert_int_eq(probleem_is(&k->p), !good);
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM klus WHERE id = %lld", (long long)k->id);
    ck_assert_int_eq(raw_int("db", sql), good);
    bool line = !good && k->behaviour != LOSES_ALL_IN_REFUSAL && k->behaviour != FAILS_IN_REFUSAL;
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM weigering WHERE id = %lld",
                   (long long)k->id);
    ck_assert_int_eq(raw_int("db", sql), line);
}

/* Runs the jobs as one batch: they queue up behind a gate. */
static void batch_run(struct klus *jobs, size_t n, sem_t *answered)
{
    struct klus gate;
    struct writer_stats before, after;
    klus_init(&gate, 8000, GATE, answered);
    klus_submit(&gate);
    (void)sem_wait(&gate.entered);
    writer_stats(writer, &before);
    for (size_t i = 0; i < n; i++)
        klus_submit(&jobs[i]);
    (void)sem_post(&gate.let_through);
    for (size_t i = 0; i < n + 1; i++)
        (void)sem_wait(answered);
    writer_stats(writer, &after);
    ck_assert_uint_eq(after.batches - before.batches, 1);
    ck_assert_uint_eq(after.largest_batch, n);
    klus_check(&gate);
}

enum { BATCH = 12 };

/* Good jobs with one of the given behaviour at every place among them. */
static void among_good_ones(enum behaviour behaviour, size_t place, struct klus jobs[BATCH])
{
    sem_t answered;
    (void)sem_init(&answered, 0, 0);
    for (size_t i = 0; i < BATCH; i++)
        klus_init(&jobs[i], (int64_t)i + 1, i == place ? behaviour : GOOD, &answered);
    batch_run(jobs, BATCH, &answered);
    for (size_t i = 0; i < BATCH; i++)
        klus_check(&jobs[i]);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus"), BATCH + (behaviour == GOOD));
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus WHERE id > 9000"), 0);
}

START_TEST(test_all_good)
{
    struct klus jobs[BATCH];
    among_good_ones(GOOD, 0, jobs);
    for (size_t i = 0; i < BATCH; i++)
        ck_assert_int_eq(jobs[i].runs, 1);
}
END_TEST

START_TEST(test_one_fails_alone)
{
    static const enum behaviour behaviours[] = {FAILS, FAILS_MUTELY, BREAKS_RULE, COMMITS,
                                                FAILS_IN_REFUSAL};
    struct klus jobs[BATCH];
    size_t place = (size_t)_i % BATCH;
    enum behaviour behaviour = behaviours[(size_t)_i / BATCH];
    among_good_ones(behaviour, place, jobs);
    for (size_t i = 0; i < BATCH; i++)
        ck_assert_int_eq(jobs[i].runs, 1); /* nobody else noticed */
    ck_assert_int_eq(jobs[place].refusals, 1);
    if (behaviour == FAILS)
        ck_assert_str_eq(jobs[place].p.detail, "Dit mag niet.");
    if (behaviour == BREAKS_RULE)
        ck_assert_int_eq(jobs[place].p.soort, PROBLEEM_CONFLICT);
    for (size_t i = 0; i < BATCH; i++)
        probleem_clear(&jobs[i].p);
}
END_TEST

START_TEST(test_one_loses_all)
{
    struct klus jobs[BATCH];
    size_t place = (size_t)_i % BATCH;
    among_good_ones((size_t)_i < BATCH ? LOSES_ALL : LOSES_QUIETLY, place, jobs);
    ck_assert_int_eq(jobs[place].runs, 1); /* the guilty one is not run again */
    for (size_t i = 0; i < BATCH; i++) {   /* those before it are; those after it run once */
        ck_assert_int_eq(jobs[i].runs, i < place ? 2 : 1);
        probleem_clear(&jobs[i].p);
    }
}
END_TEST

START_TEST(test_refusal_loses_all)
{
    struct klus jobs[BATCH];
    size_t place = (size_t)_i;
    among_good_ones(LOSES_ALL_IN_REFUSAL, place, jobs);
    ck_assert_str_eq(jobs[place].p.detail, "Dit mag niet."); /* the reason is still the true one */
    ck_assert_int_eq(jobs[place].refusals, 2);
    for (size_t i = 0; i < BATCH; i++)
        probleem_clear(&jobs[i].p);
}
END_TEST

START_TEST(test_all_kinds_together)
{
    static const enum behaviour kinds[] = {
        GOOD,      LOSES_ALL, GOOD,    FAILS, LOSES_ALL_IN_REFUSAL, GOOD,     LOSES_QUIETLY,
        LOSES_ALL, GOOD,      COMMITS, GOOD,  FAILS_IN_REFUSAL,     LOSES_ALL};
    struct klus jobs[COUNT_OF(kinds)];
    sem_t answered;
    (void)sem_init(&answered, 0, 0);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        klus_init(&jobs[i], (int64_t)i + 1, kinds[i], &answered);
    batch_run(jobs, COUNT_OF(kinds), &answered);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        klus_check(&jobs[i]);
        probleem_clear(&jobs[i].p);
    }
    struct writer_stats stats;
    writer_stop(writer); /* `failed` is counted after the answers */
    const struct writer_options limits = {10, 10, 100};
    struct probleem p = {0};
    ck_assert_int_eq(writer_start(db, &limits, &writer, &p), DONE);
    writer_stats(writer, &stats);
    ck_assert_uint_eq(stats.failed, 0);
}
END_TEST

START_TEST(test_alone)
{
    static const enum behaviour kinds[] = {
        GOOD, FAILS, LOSES_ALL, LOSES_QUIETLY, COMMITS, FAILS_IN_REFUSAL, LOSES_ALL_IN_REFUSAL,
        GOOD};
    sem_t answered;
    (void)sem_init(&answered, 0, 0);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        struct klus k;
        klus_init(&k, (int64_t)i + 1, kinds[i], &answered);
        klus_submit(&k);
        (void)sem_wait(&answered);
        klus_check(&k);
        probleem_clear(&k.p);
    }
}
END_TEST

/* ---- the disk ---- */

/* A pragma of the writer's own connection, past its authorizer. */
static enum result disk_limit(struct db_conn *c, void *arg, struct probleem *p)
{
    char sql[64];
    (void)p;
    (void)snprintf(sql, sizeof sql, "PRAGMA max_page_count=%d", *(int *)arg);
    (void)sqlite3_set_authorizer(c->sqlite, NULL, NULL);
    ck_assert_int_eq(sqlite3_exec(c->sqlite, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_set_authorizer(c->sqlite, authorize_writer, c);
    return DONE;
}

START_TEST(test_disk_full_in_batch)
{
    struct probleem p = {0};
    struct klus jobs[BATCH];
    size_t place = (size_t)_i;
    int pages = 20;
    ck_assert_int_eq(writer_run(writer, disk_limit, &pages, &p), DONE);
    among_good_ones(FILLS_DISK, place, jobs);
    ck_assert_int_eq(jobs[place].p.soort, PROBLEEM_OPSLAG_VOL);
    for (size_t i = 0; i < BATCH; i++)
        probleem_clear(&jobs[i].p);
    ck_assert_int_lt(raw_int("db", "PRAGMA page_count"), 21);
    ck_assert_int_eq(raw_int("db", "PRAGMA quick_check"), 0); /* the word ok */
}
END_TEST

/* No byte more on disk: the commit itself fails, and nobody is told otherwise. */
START_TEST(test_commit_fails)
{
    struct rlimit limit, none;
    sem_t answered;
    struct klus jobs[BATCH], more;
    (void)sem_init(&answered, 0, 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    none = limit;
    none.rlim_cur = 4096;
    for (size_t i = 0; i < BATCH; i++)
        klus_init(&jobs[i], (int64_t)i + 1, i == 3 ? FAILS : GOOD, &answered);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
    for (size_t i = 0; i < BATCH; i++)
        klus_submit(&jobs[i]);
    for (size_t i = 0; i < BATCH; i++)
        (void)sem_wait(&answered);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    for (size_t i = 0; i < BATCH; i++) {
        ck_assert_int_eq(jobs[i].outcome, FAILED);
        ck_assert_int_eq(jobs[i].p.soort, i == 3 ? PROBLEEM_GEEN_RECHT : PROBLEEM_INTERN);
        probleem_clear(&jobs[i].p);
    }
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus"), 0);
    klus_init(&more, 100, GOOD, &answered); /* and it comes back when there is room */
    klus_submit(&more);
    (void)sem_wait(&answered);
    klus_check(&more);
}
END_TEST

static enum result wait_briefly(struct db_conn *c, void *arg, struct probleem *p)
{
    (void)arg;
    (void)p;
    ck_assert_int_eq(sqlite3_busy_timeout(c->sqlite, 20), SQLITE_OK);
    return DONE;
}

/* Another program holds the lock for longer than we wait. */
START_TEST(test_cannot_begin)
{
    sem_t answered;
    struct klus k;
    struct probleem p = {0};
    (void)sem_init(&answered, 0, 0);
    ck_assert_int_eq(writer_run(writer, wait_briefly, NULL, &p), DONE);
    sqlite3 *raw = raw_open("db");
    ck_assert_int_eq(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    klus_init(&k, 1, GOOD, &answered);
    klus_submit(&k);
    (void)sem_wait(&answered);
    ck_assert_int_eq(k.outcome, FAILED);
    ck_assert_int_eq(k.runs, 0);
    ck_assert_int_eq(k.p.soort, PROBLEEM_DRUK);
    ck_assert_int_gt(k.p.wacht, 0);
    ck_assert_int_eq(sqlite3_exec(raw, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
    probleem_clear(&k.p);
    klus_init(&k, 1, GOOD, &answered);
    klus_submit(&k);
    (void)sem_wait(&answered);
    klus_check(&k);
}
END_TEST

/* ---- the queue ---- */

START_TEST(test_queue_full)
{
    sem_t answered;
    struct klus gate, jobs[3], late;
    struct writer_stats stats;
    struct probleem p = {0};
    (void)sem_init(&answered, 0, 0);
    klus_init(&gate, 100, GATE, &answered);
    klus_submit(&gate);
    (void)sem_wait(&gate.entered);
    for (int i = 0; i < 3; i++) {
        klus_init(&jobs[i], i + 1, GOOD, &answered);
        klus_submit(&jobs[i]);
    }
    klus_init(&late, 200, GOOD, &answered);
    ck_assert(!writer_submit(writer, &late.job));
    ck_assert_int_eq(writer_run(writer, klus_run, &late, &p), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_DRUK);
    ck_assert_int_gt(p.wacht, 0);
    probleem_clear(&p);
    writer_stats(writer, &stats);
    ck_assert_uint_eq(stats.refused_full, 2);
    ck_assert_uint_eq(stats.waiting, 3);
    (void)sem_post(&gate.let_through);
    for (int i = 0; i < 4; i++)
        (void)sem_wait(&answered);
    for (int i = 0; i < 3; i++)
        klus_check(&jobs[i]);
    writer_stats(writer, &stats);
    ck_assert_uint_eq(stats.largest_batch, 2); /* as its limit says */
    ck_assert_int_eq(late.runs, 0);
    ck_assert_int_eq(late.answers, 0);
    klus_submit(&late);
    (void)sem_wait(&answered);
    klus_check(&late);
}
END_TEST

static void *let_through_later(void *arg)
{
    (void)usleep(50000);
    (void)sem_post(arg);
    return NULL;
}

START_TEST(test_stop_finishes_queue)
{
    enum { WAITING = 50 };
    struct klus gate, jobs[WAITING];
    pthread_t thread;
    klus_init(&gate, 100, GATE, NULL);
    klus_submit(&gate);
    (void)sem_wait(&gate.entered);
    for (int i = 0; i < WAITING; i++) {
        klus_init(&jobs[i], i + 1, i % 7 == 3 ? LOSES_ALL : GOOD, NULL);
        klus_submit(&jobs[i]);
    }
    ck_assert_int_eq(pthread_create(&thread, NULL, let_through_later, &gate.let_through), 0);
    writer_stop(writer);
    writer = NULL;
    (void)pthread_join(thread, NULL);
    for (int i = 0; i < WAITING; i++) {
        klus_check(&jobs[i]);
        probleem_clear(&jobs[i].p);
    }
}
END_TEST

static enum result free_run(struct db_conn *c, void *arg, struct probleem *p)
{
    return insert(c, p, *(int64_t *)arg);
}

static void free_done(void *arg, enum result outcome)
{
    ck_assert_int_eq(outcome, DONE);
    free(arg); /* the job lies behind it */
}

START_TEST(test_done_may_free)
{
    static struct probleem p;
    struct freed {
        int64_t id;
        struct writer_job job;
    };
    for (int i = 0; i < 100; i++) {
        struct freed *f = calloc(1, sizeof *f);
        ck_assert_ptr_nonnull(f);
        f->id = i + 1;
        f->job = (struct writer_job){.run = free_run, .done = free_done, .arg = f, .probleem = &p};
        ck_assert(writer_submit(writer, &f->job));
    }
    writer_stop(writer);
    writer = NULL;
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus"), 100);
}
END_TEST

/* ---- many at once ---- */

enum { SUBMITTERS = 200, EACH = 10 };

static void *submitter(void *arg)
{
    int64_t me = *(int64_t *)arg;
    for (int i = 0; i < EACH; i++) {
        struct klus k;
        struct probleem p = {0};
        /* One in five fails, one in fifty takes everybody along. */
        int64_t id = me * EACH + i + 1;
        klus_init(&k, id, id % 50 == 7 ? LOSES_ALL : id % 5 == 2 ? FAILS : GOOD, NULL);
        enum result r = writer_run(writer, klus_run, &k, &p);
        ck_assert_int_eq(r, k.behaviour == GOOD ? DONE : FAILED);
        ck_assert_int_eq(probleem_is(&p), r == FAILED);
        probleem_clear(&p);
    }
    return NULL;
}

START_TEST(test_many_submitters)
{
    pthread_t threads[SUBMITTERS];
    int64_t numbers[SUBMITTERS];
    pthread_attr_t small;
    (void)pthread_attr_init(&small);
    (void)pthread_attr_setstacksize(&small, 256 * 1024);
    for (int i = 0; i < SUBMITTERS; i++) {
        numbers[i] = i;
        ck_assert_int_eq(pthread_create(&threads[i], &small, submitter, &numbers[i]), 0);
    }
    for (int i = 0; i < SUBMITTERS; i++)
        (void)pthread_join(threads[i], NULL);
    (void)pthread_attr_destroy(&small);
    struct writer_stats stats;
    writer_stats(writer, &stats);
    ck_assert_uint_eq(stats.jobs, SUBMITTERS * EACH);
    ck_assert_uint_gt(stats.largest_batch, 1);
    writer_stop(writer);
    writer = NULL;
    /* Exactly those that were told so: id % 5 <> 2 (7 is 2 modulo 5, so the guilty are among them).
     */
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus WHERE id % 5 = 2"), 0);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus"), SUBMITTERS * EACH * 4 / 5);
}
END_TEST

/* The log of what went before grows and is checkpointed; readers in the middle see whole batches.
 */
START_TEST(test_checkpoint)
{
    struct probleem p = {0};
    for (int64_t id = 1; id <= 2000; id++)
        ck_assert_int_eq(writer_run(writer, free_run, &id, &p), DONE);
    struct stat wal;
    ck_assert_int_eq(stat(map_path("db-wal"), &wal), 0);
    ck_assert_int_lt(wal.st_size, 2000 * 4096 / 4);
    ck_assert_int_eq(raw_int("db", "SELECT count(*) FROM klus"), 2000);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("writer");
    TCase *t = tcase_create("writer");
    tcase_set_timeout(t, 300);
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, test_all_good);
    tcase_add_loop_test(t, test_one_fails_alone, 0, 5 * BATCH);
    tcase_add_loop_test(t, test_one_loses_all, 0, 2 * BATCH);
    tcase_add_loop_test(t, test_refusal_loses_all, 0, BATCH);
    tcase_add_test(t, test_all_kinds_together);
    tcase_add_test(t, test_alone);
    tcase_add_loop_test(t, test_disk_full_in_batch, 0, BATCH);
    tcase_add_test(t, test_commit_fails);
    tcase_add_test(t, test_cannot_begin);
    tcase_add_test(t, test_stop_finishes_queue);
    tcase_add_test(t, test_done_may_free);
    tcase_add_test(t, test_many_submitters);
    tcase_add_test(t, test_checkpoint);
    suite_add_tcase(s, t);
    TCase *narrow = tcase_create("narrow queue");
    tcase_add_checked_fixture(narrow, start_narrow, stop);
    tcase_add_test(narrow, test_queue_full);
    suite_add_tcase(s, narrow);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
