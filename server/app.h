/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program: what everything shares, made in one order and taken down in the other. There are no
 * other globals.
 *
 *     settings → keys → database → assets → pages → routes → writer → password threads → listener
 *
 * The wachter catches up with the days before the listener takes its first request.
 *
 * A stop: no new connections and no new work; what has threads of its own finishes the piece it is
 * at, the log is sealed, the writer empties its queue (which resumes all that waits), the answers
 * leave, the listener stops.
 */
#ifndef APP_H
#define APP_H

#include "base/clock.h"
#include "base/config.h"
#include "base/id.h"
#include "base/rng.h"
#include "base/sleutels.h"
#include "db/db.h"
#include "db/writer.h"
#include "http/http.h"

#include <jansson.h>
#include <pthread.h>

enum { ONTVANGST_SAMEN = 16 }; /* uploads at once */

struct achter;
struct assets;
struct controleur;
struct pages;
struct route_part;
struct router;
struct tempo;
struct wachter;
struct wachtwoord_pool;
struct woorden;
struct mailer;
struct onthouden;
struct vernietiger;
struct zegelaar;

struct app {
    struct config config;
    struct clock clock;
    struct rng rng;
    struct id_maker *ids;
    const struct sleutels *sleutels;
    struct db *db;
    struct writer *writer;
    struct assets *assets;
    struct woorden *woorden;
    struct pages *pages;
    struct router *router;
    struct wachtwoord_pool *wachtwoorden;
    struct vernietiger *vernietiger; /* carries out destruction lists; NULL in tests */
    struct controleur *controleur;   /* checks the log when asked; NULL in tests */
    struct mailer *mailer;           /* sends e-mail; NULL in tests and without smtp_url */
    struct zegelaar *zegelaar;       /* signs the log every so often; NULL in tests */
    struct wachter *wachter;         /* does what a new day asks; NULL in tests */
    struct mag_bekend *mag;          /* what lists of rights come to (domein/bevoegdheid.h) */
    struct tempo *tempo;             /* how often each toegangssleutel is used */
    struct onthouden *onthouden;     /* dossiers that were shown; NULL: nothing is remembered */
    struct http_server *http;        /* NULL in tests that bring their own requests */
    bool onthoud_toets;    /* tests: what is remembered is worked out again, and must be the same */
    bool demo;             /* a demo database: the login page says so */
    struct achter *achter; /* what waits for the disk (uploads) */
    pthread_mutex_t ontvangst_lock;
    int64_t ontvangsten[ONTVANGST_SAMEN]; /* account of each upload under way, 0: free */
    /* Listener threads may come until the listener has stopped, after writer and pool: whoever uses
     * those holds this for reading and looks at `closing` first. */
    pthread_rwlock_t open_lock;
    bool closing;
};

struct app_options {
    const struct config *config;           /* copied */
    const struct clock *clock;             /* copied; NULL: the real one */
    const struct rng *rng;                 /* copied; NULL: the real one */
    const struct route_part *const *parts; /* NULL: the program's own */
    size_t part_count;
};

/* Everything but the listener. The database must be there and migrated (db/migrate.h). On failure
 * nothing is left behind and `err` says in English what is wrong. */
enum result app_open(struct app *app, const struct app_options *options, char *err,
                     size_t size) CHECKED;
/* Takes requests from the network from here on, and seals the log. */
enum result app_listen(struct app *app, char *err, size_t size) CHECKED;
/* Hands over a job, or says no: full, or closing. */
bool app_submit_job(struct app *app, struct writer_job *job) CHECKED;
struct wachtwoord_taak;
struct achter_taak;
bool app_submit_achter(struct app *app, struct achter_taak *taak) CHECKED;
bool app_submit_taak(struct app *app, struct wachtwoord_taak *taak) CHECKED;
/* What was shown of dossiers is not remembered any more; from any thread. */
void app_vergeet(struct app *app);
/* After either. FAILED when a request could not be let go of in time: the process should then end
 * as it is; what was answered is durable anyway. */
enum result app_close(struct app *app) CHECKED;

#endif
