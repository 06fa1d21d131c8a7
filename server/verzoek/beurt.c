/* SPDX-License-Identifier: EUPL-1.2 */
#include "verzoek/beurt.h"

#include "verzoek/answer.h"
#include "verzoek/ontvangst.h"
#include "verzoek/verzoek.h"

#include "base/cleanup.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* ---- the listener's own connection ---- */

enum result reader_open(struct app *app, struct reader **ret, struct probleem *p)
{
    struct reader *r = calloc(1, sizeof *r);
    if (!r)
        return probleem_intern(p, "no memory for a listener thread");
    r->app = app;
    if (db_reader_open(app->db, &r->conn, p) != DONE) {
        free(r);
        return FAILED;
    }
    db_note_require(r->conn); /* no look without a log line (invariant 4) */
    *ret = r;
    return DONE;
}

void reader_close(struct reader *r)
{
    if (!r)
        return;
    db_conn_close(r->conn);
    free(r);
}

/* ---- begin and end ---- */

bool verzoek_onder_api(const char *path)
{
    size_t n = sizeof API_PREFIX - 1;
    return strncmp(path, API_PREFIX, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

void beurt_init(struct beurt *b, struct reader *reader, const struct http_request *http,
                struct http_reply *reply, const struct hooks *hooks)
{
    *b = (struct beurt){.app = reader->app,
                        .reader = reader,
                        .http = http,
                        .reply = reply,
                        .hooks = *hooks,
                        .lees_status = 200};
    b->prefix = verzoek_onder_api(http->path);
    b->path = http->path + (b->prefix ? sizeof API_PREFIX - 1 : 0);
    b->v.app = b->app;
    b->v.http = http;
    b->v.noten = &b->noten;
    b->v.api = b->prefix || accept_only_json(http);
    beurt_nu(b);
}

/* Passwords do not stay behind in memory that is used again. */
static void secrets_wipe(const struct beurt *b, const json_t *object)
{
    for (const struct veld *f = b->route->velden; f && f->naam; f++) {
        const char *text = json_string_value(json_object_get(object, f->naam));
        if (f->soort == VELD_GEHEIM && text)
            sodium_memzero((char *)(uintptr_t)text, strlen(text));
    }
}

void beurt_free(struct beurt *b)
{
    if (b->route && b->route->wachtwoord) {
        secrets_wipe(b, b->v.in);
        secrets_wipe(b, b->v.raw);
    }
    sodium_memzero(&b->uitslag, sizeof b->uitslag);
    sodium_memzero(b->v.sessie_token, sizeof b->v.sessie_token);
    onthouden_done(b);
    json_decref(b->v.in);
    json_decref(b->v.raw);
    json_decref(b->v.gelezen);
    json_decref(b->model);
    json_decref(b->ret);
    noten_clear(&b->noten);
    inhoud_clear(&b->v);
    ontvangst_free(b->v.ontvangst, b->reader);
    probleem_clear(&b->vorm);
    probleem_clear(&b->fouten);
    probleem_clear(&b->p);
}

enum http_next beurt_begin(struct beurt *b) { return step_route(b); }
enum http_next beurt_resumed(struct beurt *b) { return b->next(b); }

/* ---- waiting ---- */

static void job_done(void *arg, enum result outcome)
{
    struct beurt *b = arg;
    b->outcome = outcome;
    b->hooks.resume(b->hooks.arg);
}

static void work_done(void *arg)
{
    struct beurt *b = arg;
    b->outcome = DONE;
    b->hooks.resume(b->hooks.arg);
}

static void job_resume(void *arg)
{
    struct beurt *b = arg; /* the task has set the outcome */
    b->hooks.resume(b->hooks.arg);
}

/* Nobody took it: as if it had been tried. */
static void not_taken(struct beurt *b)
{
    (void)probleem_set(&b->p, PROBLEEM_DRUK, NULL);
    b->p.wacht = 2;
    job_done(b, FAILED);
}

enum http_next beurt_write(struct beurt *b,
                           enum result (*run)(struct db_conn *c, void *b, struct probleem *p),
                           enum result (*refused)(struct db_conn *c, void *b,
                                                  const struct probleem *why, struct probleem *p),
                           enum http_next (*next)(struct beurt *b))
{
    probleem_clear(&b->p);
    b->next = next;
    b->job = (struct writer_job){
        .run = run, .refused = refused, .done = job_done, .arg = b, .probleem = &b->p};
    b->hooks.suspend(b->hooks.arg);
    if (!app_submit_job(b->app, &b->job))
        not_taken(b);
    return HTTP_SUSPENDED;
}

enum http_next beurt_hash(struct beurt *b, enum http_next (*next)(struct beurt *b))
{
    probleem_clear(&b->p);
    b->next = next;
    b->taak.klaar = work_done;
    b->taak.arg = b;
    b->hooks.suspend(b->hooks.arg);
    if (!app_submit_taak(b->app, &b->taak))
        not_taken(b);
    return HTTP_SUSPENDED;
}

enum http_next beurt_achter(struct beurt *b, void (*run)(void *beurt),
                            enum http_next (*next)(struct beurt *b))
{
    probleem_clear(&b->p);
    b->next = next;
    b->achter = (struct achter_taak){.run = run, .klaar = job_resume, .arg = b};
    b->hooks.suspend(b->hooks.arg);
    if (!app_submit_achter(b->app, &b->achter))
        not_taken(b);
    return HTTP_SUSPENDED;
}

/* ---- moment and viewer ---- */

void beurt_nu(struct beurt *b)
{
    b->v.nu = clock_now(&b->app->clock);
    clock_local_date(b->v.nu, b->v.vandaag);
}

void beurt_context(struct beurt *b, struct db_conn *c)
{
    struct db_context context = {.nu = b->v.nu};
    if (b->ingelogd) {
        context.kijker = b->sessie.kijker.gebruiker;
        context.sessie = b->sessie.kijker.sessie;
        context.sleutel = b->sessie.kijker.sleutel;
    }
    memcpy(context.vandaag, b->v.vandaag, sizeof context.vandaag);
    db_context_set(c, &context);
    b->v.db = c;
}
