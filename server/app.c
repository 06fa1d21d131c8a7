/* SPDX-License-Identifier: EUPL-1.2 */
#include "app.h"

#include "base/achter.h"
#include "db/migrate.h"
#include "domein/bevoegdheid.h"
#include "logboek/zegelaar.h"
#include "render/assets.h"
#include "render/pages.h"
#include "toegang/tempo.h"
#include "toegang/wachtwoord.h"
#include "verzoek/listen.h"
#include "verzoek/onthouden.h"
#include "verzoek/ontvangst.h"
#include "verzoek/router.h"
#include "wachter/controleur.h"
#include "wachter/mailer.h"
#include "wachter/vernietiger.h"
#include "wachter/wachter.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
    MOST_IN_BATCH = 128,
    CHECKPOINT_PAGES = 2000,
    STOP_MS = 3000, /* of the five seconds a stop may take */
};

static enum result told(const struct probleem *p, char *err, size_t size)
{
    (void)snprintf(err, size, "%s", probleem_reden(p));
    return FAILED;
}

/* ---- database ---- */

/* The migrations are those of this program: neither newer nor older. */
static void migration_look(void *arg, const struct migration *m)
{
    if (m->state != MIGRATION_APPLIED)
        *(enum migration_state *)arg = m->state;
}

static enum result database_open(struct app *app, char *err, size_t size)
{
    PROBLEEM_AUTO struct probleem p = {0};
    enum migration_state worst = MIGRATION_APPLIED;
    char path[640], views[640];
    (void)snprintf(path, sizeof path, "%s/%s", app->config.gegevens, DATABASE_FILE);
    (void)snprintf(views, sizeof views, "%s/views", app->config.migraties);
    if (migrate_status(path, app->config.migraties, migration_look, &worst, &p) != DONE)
        return told(&p, err, size);
    if (worst != MIGRATION_APPLIED) {
        (void)snprintf(err, size, "the database %s %s", path,
                       worst == MIGRATION_PENDING
                           ? "is not migrated: run gezinsplan migrate"
                           : "is newer than this program, or of another one");
        return FAILED;
    }
    const struct db_options options = {
        .path = path, .views_dir = views, .read_ms = app->config.leestijd_ms};
    return db_open(&options, &app->db, &p) == DONE ? DONE : told(&p, err, size);
}

/* What does not change while the program runs; and what a stop half-way an upload left goes. One
 * connection does both: opening one reads the whole schema. */
static enum result rows_read(struct app *app, struct probleem *p)
{
    struct db_conn *c = NULL;
    int64_t demo = 0;
    enum result r = db_reader_open(app->db, &c, p);
    if (r == DONE)
        r = db_int(c, p, "SELECT waarde = 'ja' FROM instelling WHERE sleutel = 'demo'", NO_BINDS, 0,
                   &demo);
    if (r == DONE)
        r = mag_bekend_new(c, &app->mag, p);
    if (r == DONE)
        r = ontvangst_opruimen(app, c, p);
    db_conn_close(c);
    app->demo = demo != 0;
    return r;
}

/* ---- screens and routes ---- */

/* {{@static/gezinsplan.css}} */
static const char *asset_url(void *arg, const char *path)
{
    static const char folder[] = "static/";
    size_t n = sizeof folder - 1;
    return strncmp(path, folder, n) == 0 ? assets_url(arg, path + n) : NULL;
}

/* The styles know the setting `thema`: else pages would look as another municipality's. */
static enum result thema_check(const struct app *app, char *err, size_t size)
{
    static const char FOLDER[] = "/static/";
    const char *url = assets_url(app->assets, "gezinsplan.css");
    const struct asset *css = url ? assets_find(app->assets, url + sizeof FOLDER - 1) : NULL;
    char block[sizeof ".gp-theme--" + sizeof app->config.thema];
    size_t n = (size_t)snprintf(block, sizeof block, ".gp-theme--%s", app->config.thema);
    const char *at = css ? css->bytes : NULL, *end = at ? at + css->len : NULL;
    while (at && (at = memmem(at, (size_t)(end - at), block, n)) != NULL) {
        at += n;
        if (at < end && !isalnum((unsigned char)*at) && *at != '-')
            return DONE;
    }
    (void)snprintf(err, size, "%sthema = %s: the styles have no block %s", app->config.thema_bij,
                   app->config.thema, block);
    return FAILED;
}

static enum result screens_open(struct app *app, char *err, size_t size)
{
    char dist[640];
    (void)snprintf(dist, sizeof dist, "%s/dist", app->config.web);
    app->assets = assets_open(dist, err, size);
    app->woorden = app->assets ? woorden_new() : NULL;
    if (!app->woorden || thema_check(app, err, size) != DONE)
        return FAILED;
    const struct pages_options options = {.dev = app->config.ontwikkel,
                                          .woorden = app->woorden,
                                          .asset = asset_url,
                                          .asset_arg = app->assets};
    app->pages = pages_open(app->config.web, &options, err, size);
    return app->pages ? DONE : FAILED;
}

static enum result routes_open(struct app *app, const struct app_options *options, char *err,
                               size_t size)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct route_part *const *parts = options->parts ? options->parts : ROUTE_PARTS;
    size_t count = options->parts ? options->part_count : ROUTE_PART_COUNT;
    return router_new(parts, count, app->pages, &app->router, &p) == DONE ? DONE
                                                                          : told(&p, err, size);
}

static enum result threads_start(struct app *app, char *err, size_t size)
{
    PROBLEEM_AUTO struct probleem p = {0};
    const struct writer_options options = {.queue = app->config.wachtrij,
                                           .batch = MOST_IN_BATCH,
                                           .checkpoint_pages = CHECKPOINT_PAGES};
    if (rows_read(app, &p) != DONE || writer_start(app->db, &options, &app->writer, &p) != DONE ||
        wachtwoord_pool_start(app->config.wachtwoord_draden, &app->wachtwoorden, &p) != DONE)
        return told(&p, err, size);
    app->achter = achter_start();
    if (!app->achter) {
        (void)snprintf(err, size, "cannot start the thread that waits for the disk");
        return FAILED;
    }
    return DONE;
}

/* ---- handing over ---- */

bool app_submit_job(struct app *app, struct writer_job *job)
{
    (void)pthread_rwlock_rdlock(&app->open_lock);
    bool taken = !app->closing && writer_submit(app->writer, job);
    (void)pthread_rwlock_unlock(&app->open_lock);
    return taken;
}

bool app_submit_taak(struct app *app, struct wachtwoord_taak *taak)
{
    (void)pthread_rwlock_rdlock(&app->open_lock);
    bool taken = !app->closing && wachtwoord_submit(app->wachtwoorden, taak);
    (void)pthread_rwlock_unlock(&app->open_lock);
    return taken;
}

bool app_submit_achter(struct app *app, struct achter_taak *taak)
{
    (void)pthread_rwlock_rdlock(&app->open_lock);
    bool taken = !app->closing && achter_submit(app->achter, taak);
    (void)pthread_rwlock_unlock(&app->open_lock);
    return taken;
}

void app_vergeet(struct app *app)
{
    if (app->onthouden)
        onthouden_clear(app->onthouden);
}

/* ---- start and stop ---- */

static enum result base_open(struct app *app, const struct app_options *options, char *err,
                             size_t size)
{
    *app = (struct app){.config = *options->config};
    (void)pthread_rwlock_init(&app->open_lock, NULL);
    (void)pthread_mutex_init(&app->ontvangst_lock, NULL);
    if (options->clock)
        app->clock = *options->clock;
    else
        clock_init_real(&app->clock);
    if (options->rng)
        app->rng = *options->rng;
    else
        rng_init_real(&app->rng);
    app->tempo = tempo_new();
    if (app->config.onthoud_mb) /* without memory for it nothing is remembered */
        app->onthouden = onthouden_new((size_t)app->config.onthoud_mb * 1024 * 1024);
    if (sodium_init() < 0 || !app->tempo ||
        !(app->ids = id_maker_new(&app->clock, &app->rng, (uint8_t)app->config.node))) {
        (void)snprintf(err, size, "libsodium does not start, or there is no memory");
        return FAILED;
    }
    return sleutels_load(app->config.gegevens, &app->sleutels, err, size);
}

enum result app_open(struct app *app, const struct app_options *options, char *err, size_t size)
{
    err[0] = '\0';
    if (base_open(app, options, err, size) == DONE && database_open(app, err, size) == DONE &&
        screens_open(app, err, size) == DONE && routes_open(app, options, err, size) == DONE &&
        threads_start(app, err, size) == DONE)
        return DONE;
    if (!err[0])
        (void)snprintf(err, size, "out of memory");
    (void)!app_close(app);
    return FAILED;
}

enum result app_listen(struct app *app, char *err, size_t size)
{
    PROBLEEM_AUTO struct probleem p = {0};
    if (zegelaar_start(app->writer, &app->clock, &app->config, app->sleutels->zegel, &app->zegelaar,
                       &p) != DONE ||
        vernietiger_start(app, &app->vernietiger, &p) != DONE)
        return told(&p, err, size);
    if (controleur_start(app, &app->controleur, &p) != DONE)
        return told(&p, err, size);
    if (wachter_start(app->writer, &app->clock, app->ids, &app->wachter, &p) != DONE)
        return told(&p, err, size);
    if (mailer_start(app, &app->mailer, &p) != DONE)
        return told(&p, err, size);
    return listen_start(app, err, size);
}

enum result app_close(struct app *app)
{
    if (app->http)
        http_quiesce(app->http);
    (void)pthread_rwlock_wrlock(&app->open_lock);
    app->closing = true;
    (void)pthread_rwlock_unlock(&app->open_lock);
    achter_stop(app->achter);
    app->achter = NULL;
    wachtwoord_pool_stop(app->wachtwoorden);
    app->wachtwoorden = NULL;
    mailer_stop(app->mailer);
    app->mailer = NULL;
    controleur_stop(app->controleur);
    app->controleur = NULL;
    vernietiger_stop(app->vernietiger);
    app->vernietiger = NULL;
    wachter_stop(app->wachter);
    app->wachter = NULL;
    zegelaar_stop(app->zegelaar); /* seals once more: it needs the writer */
    app->zegelaar = NULL;
    writer_stop(app->writer);
    app->writer = NULL;
    if (app->http && http_stop(app->http, STOP_MS) != DONE)
        return FAILED;
    onthouden_free(app->onthouden); /* what is remembered may name rights that all share */
    router_free(app->router);
    pages_close(app->pages);
    mag_bekend_free(app->mag);
    woorden_free(app->woorden);
    assets_close(app->assets);
    db_close(app->db);
    sleutels_free(app->sleutels);
    id_maker_free(app->ids);
    tempo_free(app->tempo);
    (void)pthread_rwlock_destroy(&app->open_lock);
    (void)pthread_mutex_destroy(&app->ontvangst_lock);
    *app = (struct app){0};
    return DONE;
}
