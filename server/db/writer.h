/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The writer: one thread, one queue, one durable commit for whatever has queued up (group commit).
 *
 * Each job runs in a savepoint of its own. A job that fails is rolled back alone; its `refused`
 * callback may then write in a fresh savepoint (the refusal's log line). When an error has rolled
 * back the whole transaction nobody is answered: the batch runs again without the guilty job.
 * `done` is called after the commit is durable (or after the job failed for good), on the writer
 * thread; it must only wake somebody. Jobs must be repeatable until `done`: a second run starts
 * from the same input.
 *
 * The queue is bounded; when it is full writer_submit says so and the client gets 503 with
 * Retry-After.
 */
#ifndef DB_WRITER_H
#define DB_WRITER_H

#include "db/db.h"

struct writer;

struct writer_job {
    /* The work. `c` has no context set: the job sets its own (db_context_set). */
    enum result (*run)(struct db_conn *c, void *arg, struct probleem *p);
    /* After a failed run, in a fresh savepoint; may be NULL. `p` is why it failed. */
    enum result (*refused)(struct db_conn *c, void *arg, const struct probleem *why,
                           struct probleem *p);
    void (*done)(void *arg, enum result outcome);
    void *arg;
    struct probleem *probleem; /* borrowed; filled when the outcome is FAILED */
    /* of the writer */
    struct writer_job *next;
    enum result outcome;
    bool poisoned; /* took the whole transaction with it; not run again */
};

struct writer_options {
    int queue;            /* most jobs waiting */
    int batch;            /* most jobs in one commit */
    int checkpoint_pages; /* WAL pages after which the writer checkpoints between batches */
};

enum result writer_start(struct db *db, const struct writer_options *options, struct writer **ret,
                         struct probleem *p) CHECKED;
/* False when the queue is full or the writer is stopping; then nothing of the job will be called.
 */
bool writer_submit(struct writer *w, struct writer_job *job) CHECKED;
/* For callers on an ordinary thread (command line, wachter, tests): submits and waits. */
enum result writer_run(struct writer *w,
                       enum result (*run)(struct db_conn *c, void *arg, struct probleem *p),
                       void *arg, struct probleem *p) CHECKED;
/* Takes no new jobs, finishes the queue, ends the thread, closes its connection. */
void writer_stop(struct writer *w);

/* Figures for /metrics. */
struct writer_stats {
    uint64_t jobs, failed, batches, refused_full;
    uint32_t waiting, largest_batch;
};
void writer_stats(struct writer *w, struct writer_stats *ret);

#endif
