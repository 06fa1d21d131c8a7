/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading: in one snapshot, rendered whole, and sent when its log lines are durable and what it
 * showed still holds (R29). If meanwhile a version was raised or the day turned, it runs again.
 */
#include "base/cleanup.h"
#include "verzoek/answer.h"
#include "verzoek/bereik.h"
#include "verzoek/conflict.h"
#include "verzoek/log.h"
#include "verzoek/openen.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ATTEMPTS = 5 };

static const struct veld NO_FIELDS[] = {{0}};

/* ---- fields ---- */

/* The query without the page's own `gedaan`. Owned. */
static char *query_own(const char *query)
{
    char *own = calloc(1, strlen(query) + 1), *to = own;
    for (const char *s = query; own && *s;) {
        size_t length = strcspn(s, "&");
        if (length && strncmp(s, "gedaan=", 7) != 0) {
            if (to > own)
                *to++ = '&';
            memcpy(to, s, length);
            to += length;
        }
        s += length + (s[length] == '&');
    }
    return own;
}

static enum result fields_read(struct beurt *b)
{
    const struct veld *table = b->lees->velden ? b->lees->velden : NO_FIELDS;
    json_decref(b->v.in);
    json_decref(TAKE(b->v.gelezen));
    b->v.in = NULL;
    b->v.gelezen_alles = 0;
    if (b->lees != b->route) /* a form shown again: what was sent was not for this route */
        return (b->v.in = json_object()) ? DONE : probleem_intern(&b->p, "no memory");
    if (b->lees->zoeken)
        return velden_read(table, b->v.raw, b->form, false, &b->v.in, &b->p);
    char *query = query_own(b->http->query);
    enum result r =
        query ? velden_query(table, query, &b->v.in, &b->p) : probleem_intern(&b->p, "no memory");
    free(query);
    return r;
}

/* ---- the read itself ---- */

static enum result handler_run(struct beurt *b, struct dossier *d)
{
    const struct route *route = b->lees;
    struct verzoek *v = &b->v;
    switch (route->kind) {
    case KIND_PUBLIC: return route->run.public_read(v, b->model, &b->p);
    case KIND_USER:
    case KIND_BEHEER:
    case KIND_PRIVACY: return route->run.user_read(v, v->kijker, b->model, &b->p);
    case KIND_DOSSIER:
    case KIND_ITEM: return route->run.dossier_read(v, d, b->model, &b->p);
    case KIND_NONE:
    case KIND_PLAIN: break;
    }
    return probleem_intern(&b->p, "no reader for %s", route->path);
}

/* The handler, or what it made of this very moment before (onthouden.h). */
static enum result model_run(struct beurt *b, struct dossier *d)
{
    struct onthouden_vraag asked;
    if (!b->lees->onthouden || !onthouden_ask(b, d, &asked))
        return handler_run(b, d);
    if (!b->app->onthoud_toets && onthouden_find(b, d, &asked))
        return DONE;
    db_watch_begin(b->v.db);
    if (handler_run(b, d) != DONE)
        return FAILED;
    return onthouden_keep(b, d, &asked);
}

static enum result snapshot_run(struct beurt *b)
{
    struct dossier d = {0};
    if (versie_read(b->v.db, 0, &b->noten.versie_0, &b->p) != DONE)
        return FAILED;
    if ((b->lees->kind == KIND_DOSSIER || b->lees->kind == KIND_ITEM) &&
        dossier_open(&b->v, &d, &b->p) != DONE)
        return FAILED;
    if (bereik_check(&b->v, b->lees, &b->p) != DONE)
        return FAILED;
    if (fields_read(b) != DONE || model_run(b, &d) != DONE)
        return FAILED;
    if (noten_overflow(&b->noten))
        return probleem_intern(&b->p, "more to note for the log than fits: %s", b->lees->path);
    return DONE;
}

static enum result read_once(struct beurt *b)
{
    struct db_conn *c = b->reader->conn;
    probleem_clear(&b->p);
    noten_clear(&b->noten);
    onthouden_done(b);
    json_decref(b->model);
    b->model = json_object();
    b->v.route = b->lees;
    inhoud_clear(&b->v);
    b->v.versie = 0;
    b->v.locatie[0] = b->v.object[0] = '\0';
    b->v.handeling = b->v.reden = NULL;
    beurt_nu(b);
    beurt_context(b, c);
    enum result r = db_snapshot_begin(c, &b->p);
    if (r == DONE)
        r = snapshot_run(b);
    db_snapshot_end(c);
    db_context_unset(c);
    return r;
}

/* ---- the log ---- */

static enum result still_holds(struct beurt *b, struct db_conn *c, bool *ret_holds,
                               struct probleem *p)
{
    char today[DATUM_SIZE];
    int64_t now = clock_now(&b->app->clock);
    clock_local_date(now, today);
    *ret_holds = strcmp(today, b->v.vandaag) == 0;
    if (*ret_holds && b->ingelogd) {
        struct sessie again;
        if (sessie_again(c, b->app, &b->sessie.kijker, now, today, &again, ret_holds, p) != DONE)
            return FAILED;
    }
    return *ret_holds ? noten_hold(&b->noten, c, now, ret_holds, p) : DONE;
}

/* A visit of a household: what changed since is told at the next. A program's look is no visit of
 * its person. */
static enum result visit_note(struct beurt *b, struct db_conn *c, struct probleem *p)
{
    static const char sql[] =
        "INSERT INTO bezoek (gebruiker_id, huishouden_id, laatst_op)"
        " SELECT :wie, h.id, :nu FROM huishouden h WHERE h.id = :h"
        " ON CONFLICT DO UPDATE SET laatst_op = excluded.laatst_op, vorige_op ="
        "  CASE WHEN excluded.laatst_op - bezoek.laatst_op > 7200 THEN bezoek.laatst_op"
        "   ELSE bezoek.vorige_op END WHERE excluded.laatst_op - bezoek.laatst_op >= 60";
    if (b->lees->kind != KIND_DOSSIER || !b->ingelogd || b->sessie.kijker.sleutel)
        return DONE;
    return db_exec(c, p, sql,
                   BINDS(B_INT(":wie", b->v.kijker->gebruiker), B_INT(":nu", b->v.nu),
                         B_INT(":h", b->v.id[0])),
                   NULL);
}

/* What was said and is now read is not new to its reader any more, nor is the message about it. */
static enum result read_note(struct beurt *b, struct db_conn *c, struct probleem *p)
{
    static const char sql[] = "INSERT INTO inbreng_gelezen (huishouden_id, inbreng_id,"
                              " gebruiker_id, op) VALUES (:h, :id, :wie, :nu)"
                              " ON CONFLICT DO NOTHING";
    static const char told[] = "UPDATE attendering SET gelezen_op = :nu WHERE gebruiker_id = :wie"
                               " AND gelezen_op IS NULL AND object = :object AND object_id = :id";
    const struct verzoek *v = &b->v;
    const json_t *id;
    size_t i;
    if (!b->ingelogd || b->sessie.kijker.sleutel)
        return DONE;
    json_array_foreach(v->gelezen, i, id)
    {
        const struct db_bind *binds =
            BINDS(B_INT(":h", v->gelezen_in), B_INT(":id", json_integer_value(id)),
                  B_INT(":wie", v->kijker->gebruiker), B_INT(":nu", v->nu));
        if (db_exec(c, p, sql, binds, NULL) != DONE ||
            db_exec(c, p, told,
                    BINDS(B_TEXT(":object", "inbreng"), B_INT(":id", json_integer_value(id)),
                          B_INT(":wie", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                    NULL) != DONE)
            return FAILED;
    }
    return v->gelezen_alles
               ? db_exec(c, p, told,
                         BINDS(B_TEXT(":object", "samenspraak"), B_INT(":id", v->gelezen_alles),
                               B_INT(":wie", v->kijker->gebruiker), B_INT(":nu", v->nu)),
                         NULL)
               : DONE;
}

static enum result read_log(struct db_conn *c, void *arg, struct probleem *p)
{
    struct beurt *b = arg;
    bool holds;
    if (still_holds(b, c, &holds, p) != DONE)
        return FAILED;
    b->stale = !holds;
    if (b->stale)
        return DONE;
    if (log_done(b, c, b->lees, p) != DONE || visit_note(b, c, p) != DONE ||
        read_note(b, c, p) != DONE)
        return FAILED;
    return b->ingelogd && sessie_needs_touch(&b->sessie, b->v.nu)
               ? sessie_touch(c, &b->sessie.kijker, b->v.nu, p)
               : DONE;
}

/* ---- the answer ---- */

static enum http_next read_run(struct beurt *b);

static enum http_next read_again(struct beurt *b)
{
    if (b->attempts < MOST_ATTEMPTS)
        return read_run(b);
    (void)probleem_set(&b->p, PROBLEEM_DRUK, NULL);
    b->p.wacht = 1;
    return answer_problem(b, &b->p);
}

/* The answer is ready in b->reply; it leaves only now. */
static enum http_next read_logged(struct beurt *b)
{
    if (b->outcome != DONE) {
        log_is_broken(b);
        return answer_problem(b, &b->p);
    }
    return b->stale ? read_again(b) : HTTP_REPLIED;
}

/* A session that only has to be kept alive: if that fails, the answer leaves all the same. */
static enum http_next read_touched(struct beurt *b)
{
    return b->outcome == DONE && b->stale ? read_again(b) : HTTP_REPLIED;
}

static void etag_add(struct beurt *b)
{
    if (b->v.versie && b->lees_status == 200)
        http_reply_header(b->reply, "ETag", "\"v%lld\"", (long long)b->v.versie);
}

static enum http_next model_answer(struct beurt *b)
{
    enum http_next next;
    if (b->v.fouten && b->v.fouten->soort == PROBLEEM_VERSIE)
        next = conflict_answer(b);
    else if (b->v.inhoud || b->v.tekst)
        next = answer_inhoud(b);
    else if (b->v.locatie[0])
        next = answer_redirect(b, b->v.locatie, NULL);
    else if (b->v.api || !b->lees->page)
        next = answer_json(b, b->lees_status, b->model);
    else
        next = answer_page(b, b->lees_status, b->lees->page, b->model);
    etag_add(b);
    if (b->fouten.wacht > 0)
        http_reply_header(b->reply, "Retry-After", "%d", b->fouten.wacht);
    return next;
}

/* What made the first attempt stale may be the session itself. */
static bool session_lives(struct beurt *b)
{
    bool live = true;
    beurt_nu(b);
    const struct kijker who = b->sessie.kijker;
    if (b->ingelogd && sessie_again(b->reader->conn, b->app, &who, b->v.nu, b->v.vandaag,
                                    &b->sessie, &live, &b->p) != DONE)
        return false;
    if (!live)
        return probleem_set(&b->p, PROBLEEM_NIET_INGELOGD, NULL) == DONE;
    return role_fits(b) || probleem_set(&b->p, PROBLEEM_GEEN_RECHT, NULL) == DONE;
}

/* The form to show again is not there any more, because of the very thing that made the change
 * impossible (somebody else did it just before): why is what they have to know, as in the API. */
static bool form_is_gone(const struct beurt *b)
{
    return b->v.fouten && b->fouten.soort == PROBLEEM_CONFLICT &&
           (b->p.soort == PROBLEEM_NIET_GEVONDEN || b->p.soort == PROBLEEM_CONFLICT);
}

static enum http_next read_run(struct beurt *b)
{
    if (b->attempts++ > 0 && !session_lives(b))
        return answer_problem(b, &b->p);
    if (read_once(b) != DONE) {
        if (b->p.soort == PROBLEEM_ONGELDIGE_INVOER && b->lees == b->route && b->lees->formulier &&
            !b->v.api)
            return form_again(b);
        if (!form_is_gone(b))
            return log_and_refuse(b);
        b->v.fouten = NULL; /* said by the page itself */
        return answer_problem(b, &b->fouten);
    }
    (void)model_answer(b);
    onthouden_done(b);
    if (log_wanted(b, b->lees))
        return beurt_write(b, read_log, NULL, read_logged);
    if (b->ingelogd && sessie_needs_touch(&b->sessie, b->v.nu))
        return beurt_write(b, read_log, NULL, read_touched);
    return HTTP_REPLIED;
}

enum http_next step_read(struct beurt *b)
{
    b->lees = b->route;
    return read_run(b);
}

enum http_next read_as(struct beurt *b, const struct route *route, int status)
{
    b->lees = route;
    b->lees_status = status;
    b->attempts = 0;
    return read_run(b);
}
