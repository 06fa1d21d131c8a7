/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/writer.h"

#include "db/internal.h"

#include <pthread.h>
#include <stdlib.h>

struct writer {
    struct db_conn *conn;
    struct writer_options options;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct writer_job *first, **last; /* the queue */
    int waiting;
    bool stopping;
    struct writer_stats stats;
};

static const char SQL_BEGIN[] = "BEGIN IMMEDIATE", SQL_COMMIT[] = "COMMIT",
                  SQL_ROLLBACK[] = "ROLLBACK", SQL_SAVEPOINT[] = "SAVEPOINT klus",
                  SQL_RELEASE[] = "RELEASE klus", SQL_ROLLBACK_TO[] = "ROLLBACK TO klus";

static bool plain(struct db_conn *c, const char *sql)
{
    struct probleem ignored = {0};
    bool ok = db_exec(c, &ignored, sql, NO_BINDS, NULL) == DONE;
    probleem_clear(&ignored);
    return ok;
}

static void rollback_all(struct db_conn *c)
{
    c->in_batch = false;
    if (!db_autocommit(c))
        (void)plain(c, SQL_ROLLBACK);
}

/* Back to before the job. False when even that is not possible: the whole transaction must go. */
static bool undo(struct db_conn *c) { return plain(c, SQL_ROLLBACK_TO) && plain(c, SQL_RELEASE); }

/* Nobody is told "failed" without a reason. */
static void fail(struct writer_job *job, const char *reason)
{
    job->outcome = FAILED;
    if (!probleem_is(job->probleem))
        (void)probleem_intern(job->probleem, "%s", reason);
}

/* The refusal's own line, apart from what was rolled back. False when the transaction was lost. */
static bool refuse(struct db_conn *c, struct writer_job *job)
{
    if (!job->refused)
        return true;
    if (!plain(c, SQL_SAVEPOINT))
        return false;
    struct probleem problem = {0};
    bool kept = job->refused(c, job->arg, job->probleem, &problem) == DONE;
    db_context_unset(c);
    probleem_clear(&problem);
    if (db_autocommit(c))
        return false;
    return (kept && plain(c, SQL_RELEASE)) || undo(c);
}

/* Runs one job in its savepoint. False when the whole transaction went with it (batch truth). */
static bool job_run(struct db_conn *c, struct writer_job *job)
{
    if (job->poisoned)
        return refuse(c, job);
    probleem_clear(job->probleem);
    if (!plain(c, SQL_SAVEPOINT))
        return false;
    job->outcome = job->run(c, job->arg, job->probleem);
    db_context_unset(c);
    if (db_autocommit(c))
        return false;
    if (job->outcome == DONE && plain(c, SQL_RELEASE))
        return true;
    fail(job, job->outcome == DONE ? "the savepoint could not be released" : "no reason given");
    return undo(c) && refuse(c, job);
}

static void fail_all(struct writer_job *batch, const struct probleem *why)
{
    for (struct writer_job *job = batch; job; job = job->next) {
        if (job->outcome == FAILED && probleem_is(job->probleem))
            continue; /* it has its own, truer reason */
        job->outcome = FAILED;
        probleem_clear(job->probleem);
        (void)probleem_set(job->probleem, why->soort, "%s", why->detail);
        job->probleem->wacht = why->wacht;
        (void)snprintf(job->probleem->intern, sizeof job->probleem->intern, "%s", why->intern);
    }
}

enum attempt { COMMITTED, NOT_BEGUN, SPOILED, NOT_COMMITTED };

/* One attempt at a whole batch. SPOILED: *ret_guilty took the transaction with it. NOT_BEGUN and
 * NOT_COMMITTED: `p` says why. */
static enum attempt batch_try(struct db_conn *c, struct writer_job *batch,
                              struct writer_job **ret_guilty, struct probleem *p)
{
    if (db_exec(c, p, SQL_BEGIN, NO_BINDS, NULL) != DONE)
        return NOT_BEGUN;
    c->in_batch = true;
    for (struct writer_job *job = batch; job; job = job->next) {
        if (job_run(c, job))
            continue;
        rollback_all(c);
        *ret_guilty = job;
        return SPOILED;
    }
    c->in_batch = false;
    if (db_exec(c, p, SQL_COMMIT, NO_BINDS, NULL) == DONE)
        return COMMITTED;
    rollback_all(c);
    return NOT_COMMITTED;
}

/* The job is not run again, only its refusal; when that spoils the batch too, not even that. */
static void blame(struct writer_job *job)
{
    if (job->poisoned)
        job->refused = NULL; /* leave the line, never the truth */
    job->poisoned = true;
    fail(job, "the transaction was rolled back");
}

/* Commits a batch, without those that spoil it; afterwards every job has its true outcome. */
static void batch_commit(struct writer *w, struct writer_job *batch)
{
    struct probleem why = {0};
    struct writer_job *guilty = NULL;
    enum attempt attempt;
    while ((attempt = batch_try(w->conn, batch, &guilty, &why)) == SPOILED)
        blame(guilty);
    if (attempt == NOT_BEGUN || (attempt == NOT_COMMITTED && !batch->next)) {
        fail_all(batch, &why);
    } else if (attempt == NOT_COMMITTED) { /* one large job filled the disk? Each on its own. */
        while (batch) {
            struct writer_job *rest = batch->next;
            batch->next = NULL;
            batch_commit(w, batch);
            batch->next = rest;
            batch = rest;
        }
    }
    probleem_clear(&why);
}

static struct writer_job *batch_take(struct writer *w)
{
    struct writer_job *batch = w->first, *end = batch;
    int n = 1;
    while (end->next && n < w->options.batch) {
        end = end->next;
        n++;
    }
    w->first = end->next;
    if (!w->first)
        w->last = &w->first;
    end->next = NULL;
    w->waiting -= n;
    w->stats.batches++;
    w->stats.jobs += (uint64_t)n;
    if ((uint32_t)n > w->stats.largest_batch)
        w->stats.largest_batch = (uint32_t)n;
    return batch;
}

/* Between batches, when it is quiet or the WAL has grown long: readers are never blocked by it. */
static void checkpoint(struct writer *w, bool quiet)
{
    int limit = w->options.checkpoint_pages;
    conn_checkpoint(w->conn, quiet ? limit : 4 * limit);
}

static void batch_answer(struct writer *w, struct writer_job *batch)
{
    uint64_t failed = 0;
    while (batch) {
        struct writer_job *job = batch;
        batch = job->next; /* done() may free the job */
        failed += job->outcome != DONE;
        job->done(job->arg, job->outcome);
    }
    (void)pthread_mutex_lock(&w->lock);
    w->stats.failed += failed;
    (void)pthread_mutex_unlock(&w->lock);
}

static void *writer_loop(void *arg)
{
    struct writer *w = arg;
    for (;;) {
        (void)pthread_mutex_lock(&w->lock);
        while (!w->first && !w->stopping)
            (void)pthread_cond_wait(&w->wake, &w->lock);
        if (!w->first) {
            (void)pthread_mutex_unlock(&w->lock);
            return NULL;
        }
        struct writer_job *batch = batch_take(w);
        bool quiet = !w->first;
        (void)pthread_mutex_unlock(&w->lock);
        batch_commit(w, batch);
        batch_answer(w, batch);
        checkpoint(w, quiet);
    }
}

enum result writer_start(struct db *db, const struct writer_options *options, struct writer **ret,
                         struct probleem *p)
{
    struct writer *w = calloc(1, sizeof *w);
    if (!w)
        return probleem_intern(p, "no memory for the writer");
    w->options = *options;
    w->last = &w->first;
    if (db_writer_open(db, &w->conn, p) != DONE) {
        free(w);
        return FAILED;
    }
    (void)pthread_mutex_init(&w->lock, NULL);
    (void)pthread_cond_init(&w->wake, NULL);
    if (pthread_create(&w->thread, NULL, writer_loop, w) != 0) {
        db_conn_close(w->conn);
        free(w);
        return probleem_intern(p, "cannot start the writer thread");
    }
    *ret = w;
    return DONE;
}

bool writer_submit(struct writer *w, struct writer_job *job)
{
    (void)pthread_mutex_lock(&w->lock);
    bool room = !w->stopping && w->waiting < w->options.queue;
    if (room) {
        job->next = NULL;
        job->outcome = FAILED;
        job->poisoned = false;
        *w->last = job;
        w->last = &job->next;
        w->waiting++;
        (void)pthread_cond_signal(&w->wake);
    } else {
        w->stats.refused_full++;
    }
    (void)pthread_mutex_unlock(&w->lock);
    return room;
}

struct waiter {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    enum result outcome;
    bool done;
    enum result (*run)(struct db_conn *c, void *arg, struct probleem *p);
    void *arg;
};

static enum result waiter_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct waiter *waiter = arg;
    return waiter->run(c, waiter->arg, p);
}

static void waiter_done(void *arg, enum result outcome)
{
    struct waiter *waiter = arg;
    (void)pthread_mutex_lock(&waiter->lock);
    waiter->outcome = outcome;
    waiter->done = true;
    (void)pthread_cond_signal(&waiter->wake);
    (void)pthread_mutex_unlock(&waiter->lock);
}

enum result writer_run(struct writer *w,
                       enum result (*run)(struct db_conn *c, void *arg, struct probleem *p),
                       void *arg, struct probleem *p)
{
    struct waiter waiter = {.lock = PTHREAD_MUTEX_INITIALIZER,
                            .wake = PTHREAD_COND_INITIALIZER,
                            .run = run,
                            .arg = arg};
    struct writer_job job = {.run = waiter_run, .done = waiter_done, .arg = &waiter, .probleem = p};
    if (!writer_submit(w, &job)) {
        p->wacht = 2;
        return probleem_set(p, PROBLEEM_DRUK, NULL);
    }
    (void)pthread_mutex_lock(&waiter.lock);
    while (!waiter.done)
        (void)pthread_cond_wait(&waiter.wake, &waiter.lock);
    (void)pthread_mutex_unlock(&waiter.lock);
    return waiter.outcome;
}

void writer_stop(struct writer *w)
{
    if (!w)
        return;
    (void)pthread_mutex_lock(&w->lock);
    w->stopping = true;
    (void)pthread_cond_broadcast(&w->wake);
    (void)pthread_mutex_unlock(&w->lock);
    (void)pthread_join(w->thread, NULL);
    db_conn_close(w->conn);
    (void)pthread_mutex_destroy(&w->lock);
    (void)pthread_cond_destroy(&w->wake);
    free(w);
}

void writer_stats(struct writer *w, struct writer_stats *ret)
{
    (void)pthread_mutex_lock(&w->lock);
    *ret = w->stats;
    ret->waiting = (uint32_t)w->waiting;
    (void)pthread_mutex_unlock(&w->lock);
}
