/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Changing: one job on the writer, all or nothing. Session, rights and household are looked at
 * again inside the transaction; the log line and the idempotency record are part of it.
 */
#include "toegang/csrf.h"
#include "verzoek/answer.h"
#include "verzoek/bereik.h"
#include "verzoek/conflict.h"
#include "verzoek/log.h"
#include "verzoek/ontvangst.h"
#include "verzoek/openen.h"
#include "verzoek/verzoek.h"

#include <stdlib.h>
#include <string.h>

static const struct veld NO_FIELDS[] = {{0}};

static bool of_household(const struct route *route)
{
    return route->kind == KIND_DOSSIER || route->kind == KIND_ITEM;
}

/* ---- the job ---- */

static void write_reset(struct beurt *b)
{
    struct verzoek *v = &b->v;
    noten_clear(&b->noten);
    json_decref(b->ret);
    b->ret = json_object();
    v->locatie[0] = v->object[0] = v->sessie_token[0] = '\0';
    v->gedaan = v->handeling = v->reden = NULL;
    v->versie = v->wie = 0;
    v->sessie_weg = false;
    beurt_nu(b);
}

static enum result session_again(struct beurt *b, struct db_conn *c, struct probleem *p)
{
    bool live;
    if (!b->ingelogd)
        return DONE;
    const struct kijker who = b->sessie.kijker;
    if (sessie_again(c, b->app, &who, b->v.nu, b->v.vandaag, &b->sessie, &live, p) != DONE)
        return FAILED;
    if (!live)
        return probleem_set(p, PROBLEEM_NIET_INGELOGD, NULL);
    return role_fits(b) ? DONE : probleem_set(p, PROBLEEM_GEEN_RECHT, NULL);
}

static enum result handler_run(struct beurt *b, struct probleem *p)
{
    const struct route *route = b->route;
    struct verzoek *v = &b->v;
    struct dossier d = {0};
    switch (route->kind) {
    case KIND_PUBLIC: return route->run.public_write(v, b->ret, p);
    case KIND_USER:
    case KIND_BEHEER:
    case KIND_PRIVACY: return route->run.user_write(v, v->kijker, b->ret, p);
    case KIND_DOSSIER:
    case KIND_ITEM:
        if (dossier_open(v, &d, p) != DONE)
            return FAILED;
        return route->run.dossier_write(v, &d, b->ret, p);
    case KIND_NONE:
    case KIND_PLAIN: break;
    }
    return probleem_intern(p, "no writer for %s", route->path);
}

static int status_of(const struct beurt *b)
{
    if (b->route->method == HTTP_DELETE && json_object_size(b->ret) == 0)
        return 204;
    bool made = !b->route->antwoordt && !b->route->maakt_niets;
    return b->route->method == HTTP_POST && b->v.locatie[0] && made ? 201 : 200;
}

static enum result write_job(struct db_conn *c, void *arg, struct probleem *p)
{
    struct beurt *b = arg;
    struct verzoek *v = &b->v;
    write_reset(b);
    if (session_again(b, c, p) != DONE)
        return FAILED;
    beurt_context(b, c);
    int64_t who = !b->ingelogd         ? 0
                  : v->kijker->sleutel ? v->kijker->sleutel /* a program's keys are its own */
                                       : v->kijker->gebruiker;
    if (idempotentie_find(&b->idempotentie, c, who, v->nu, b->ret, p) != DONE)
        return FAILED;
    if (b->idempotentie.eerder)
        return DONE;
    if (handler_run(b, p) != DONE)
        return FAILED;
    if (v->vorm) /* a request with faults changes nothing, whatever its handler thinks of the rest
                  */
        return probleem_voeg(p, v->vorm);
    if (noten_overflow(&b->noten))
        return probleem_intern(p, "more to note for the log than fits: %s", b->route->path);
    if (log_wanted(b, b->route) && log_done(b, c, b->route, p) != DONE)
        return FAILED;
    if (b->ingelogd && sessie_needs_touch(&b->sessie, v->nu) &&
        sessie_touch(c, v->kijker, v->nu, p) != DONE)
        return FAILED;
    return idempotentie_keep(&b->idempotentie, c, who, v->nu, status_of(b), v->locatie, v->gedaan,
                             b->ret, p);
}

static enum result write_refused(struct db_conn *c, void *arg, const struct probleem *why,
                                 struct probleem *p)
{
    struct beurt *b = arg;
    return log_failed(b, c, b->route, why, p);
}

/* ---- the answer ---- */

static enum http_next answer_api(struct beurt *b, int status)
{
    json_int_t versie = json_integer_value(json_object_get(b->ret, "versie"));
    enum http_next next = status == 204 ? answer_empty(b, status) : answer_json(b, status, b->ret);
    if (status == 201)
        http_reply_header(b->reply, "Location", "%s%s", b->prefix ? API_PREFIX : "", b->v.locatie);
    if (versie)
        http_reply_header(b->reply, "ETag", "\"v%lld\"", (long long)versie);
    return next;
}

static enum http_next answer_form(struct beurt *b, const char *gedaan)
{
    const char *back = json_string_value(json_object_get(b->v.raw, "_terug"));
    return answer_redirect(b, pad_eigen(back) ? back : b->v.locatie, gedaan);
}

static enum http_next write_done(struct beurt *b)
{
    const struct idempotentie *before = &b->idempotentie;
    if (b->outcome != DONE)
        return form_again(b);
    if (before->eerder)
        memcpy(b->v.locatie, before->locatie, sizeof b->v.locatie);
    if (b->route->antwoordt && !b->v.api && b->route->page)
        return answer_page(b, 200, b->route->page, b->ret);
    if (b->v.api || b->route->antwoordt)
        return answer_api(b, before->eerder ? before->status : status_of(b));
    return answer_form(b, before->eerder ? before->gedaan : b->v.gedaan);
}

static enum http_next write_begin(struct beurt *b)
{
    return beurt_write(b, write_job, write_refused, write_done);
}

/* ---- passwords, before the job ---- */

static enum http_next hashed(struct beurt *b)
{
    if (b->outcome == DONE && b->taak.maak && !b->taak.hash[0])
        b->outcome = probleem_set(&b->p, PROBLEEM_DRUK, NULL);
    if (b->outcome != DONE)
        return answer_problem(b, &b->p);
    if (b->taak.maak)
        memcpy(b->uitslag.hash, b->taak.hash, sizeof b->uitslag.hash);
    b->uitslag.klopt = !b->taak.maak && b->taak.klopt && b->uitslag.gebruiker;
    b->v.wachtwoord = &b->uitslag;
    return write_begin(b);
}

static enum result attempt_job(struct db_conn *c, void *arg, struct probleem *p)
{
    struct beurt *b = arg;
    beurt_nu(b);
    return inloggen_begin(c, b->app, in_text(&b->v, "gebruikersnaam"), b->http->address, b->v.nu,
                          &b->uitslag, p);
}

static enum http_next attempt_counted(struct beurt *b)
{
    if (b->outcome != DONE)
        return form_again(b);
    b->taak = (struct wachtwoord_taak){.wachtwoord = in_text(&b->v, "wachtwoord"),
                                       .tegen = b->uitslag.hash[0] ? b->uitslag.hash : NULL};
    return beurt_hash(b, hashed);
}

static enum http_next password_begin(struct beurt *b)
{
    if (b->route->wachtwoord == WACHTWOORD_CONTROLE)
        return beurt_write(b, attempt_job, NULL, attempt_counted);
    enum result r = DONE;
    if (b->route->vooraf) {
        beurt_context(b, b->reader->conn);
        r = b->route->vooraf(&b->v, NULL, &b->p);
        db_context_unset(b->reader->conn);
    }
    if (r != DONE)
        return form_again(b);
    b->taak = (struct wachtwoord_taak){.wachtwoord = in_text(&b->v, "wachtwoord"), .maak = true};
    return beurt_hash(b, hashed);
}

/* ---- what was sent ---- */

/* `"v3"`, and `W/"v3"`, `v3` and `3`: no other version is meant by those. Else -1, which none is.
 */
static int64_t version_of(const char *text)
{
    if (strncmp(text, "W/", 2) == 0)
        text += 2;
    bool quoted = *text == '"';
    text += quoted;
    text += *text == 'v';
    size_t digits = strspn(text, "0123456789");
    bool ends = strcmp(text + digits, quoted ? "\"" : "") == 0;
    return digits > 0 && digits < 18 && ends ? strtoll(text, NULL, 10) : -1;
}

/* In forms `_versie`. 0 when it names none: `*` is any version, which is no check. */
static int64_t if_match_of(const struct beurt *b)
{
    const char *text = b->http->header(b->http, "If-Match");
    if (!text)
        text = json_string_value(json_object_get(b->v.raw, "_versie"));
    return !text || !*text || strcmp(text, "*") == 0 ? 0 : version_of(text);
}

static enum result key_read(struct beurt *b)
{
    const char *key = b->http->header(b->http, "Idempotency-Key");
    if (!key)
        key = json_string_value(json_object_get(b->v.raw, "_sleutel"));
    if (b->route->kind == KIND_PUBLIC || b->route->antwoordt)
        key = NULL;
    else if (key && !key[0] && b->http->header(b->http, "Idempotency-Key"))
        return probleem_set(&b->p, PROBLEEM_ONLEESBAAR, /* who sends one counts on it */
                            "Idempotency-Key is leeg. Er is niets opgeslagen.");
    return idempotentie_init(&b->idempotentie, b->app, key, b->route->method, b->path, b->v.raw,
                             &b->p);
}

static bool is_field(const struct veld *table, const char *key)
{
    size_t n = strcspn(key, "."); /* parts of DELEN are written naam.0.sub */
    for (const struct veld *v = table; v->soort != VELD_EINDE; v++)
        if (strlen(v->naam) == n && strncmp(v->naam, key, n) == 0)
            return true;
    return false;
}

/* Of a form that is another route's, the fields of this one. Owned. */
static json_t *known_only(const struct veld *table, const json_t *raw)
{
    json_t *known = json_object(), *value;
    const char *key;
    json_object_foreach((json_t *)(uintptr_t)raw, key, value)
    {
        if (is_field(table, key))
            (void)json_object_set(known, key, value);
    }
    return known;
}

static enum result fields_read(struct beurt *b)
{
    const struct veld *table = b->route->velden ? b->route->velden : NO_FIELDS;
    b->v.if_match = if_match_of(b);
    if (key_read(b) != DONE)
        return FAILED;
    json_t *raw = b->route->ruim && b->form ? known_only(table, b->v.raw) : json_incref(b->v.raw);
    enum result r =
        velden_read(table, raw, b->form, b->route->method == HTTP_PATCH, &b->v.in, &b->p);
    json_decref(raw);
    return r;
}

/* The faults are kept, and what is right goes on to be judged (route.toetst). */
static enum result rest_read(struct beurt *b)
{
    b->vorm = b->p; /* moves */
    b->p = (struct probleem){0};
    b->v.vorm = &b->vorm;
    json_decref(b->v.in);
    b->v.in = velden_rest(b->route->velden, b->v.raw, b->form, b->route->method == HTTP_PATCH);
    return b->v.in ? DONE : probleem_intern(&b->p, "no memory for fields");
}

/* The household before the fields: whoever may not see it does not learn what it takes. Then the
 * scope of a program. */
static enum result household_there(struct beurt *b)
{
    struct dossier d;
    beurt_context(b, b->reader->conn);
    enum result r = of_household(b->route) ? dossier_open(&b->v, &d, &b->p) : DONE;
    if (r == DONE)
        r = bereik_check(&b->v, b->route, &b->p);
    db_context_unset(b->reader->conn);
    noten_clear(&b->noten);
    return r;
}

/* ---- a file, before the job ---- */

/* Behind the listener: the disk takes its time. */
static void file_finish(void *arg)
{
    struct beurt *b = arg;
    b->outcome = ontvangst_finish(b->v.ontvangst, &b->p);
}

static enum http_next file_finished(struct beurt *b)
{
    return b->outcome == DONE ? write_begin(b) : answer_problem(b, &b->p);
}

/* A file beyond its limit is told as what it is: 413, with the field. */
static bool is_too_large(const struct beurt *b)
{
    const json_t *file = json_object_get(b->v.raw, "bestand");
    const char *code = json_string_value(json_object_get(file, "code"));
    return b->v.ontvangst && code && strcmp(code, "te-groot") == 0;
}

enum http_next step_write(struct beurt *b)
{
    if (household_there(b) != DONE)
        return log_and_refuse(b);
    if (fields_read(b) != DONE) {
        if (b->p.soort == PROBLEEM_ONGELDIGE_INVOER && is_too_large(b))
            b->p.soort = PROBLEEM_TE_GROOT;
        if (b->p.soort == PROBLEEM_ONGELDIGE_INVOER && b->route->toetst && rest_read(b) == DONE)
            return write_begin(b);
        return form_again(b);
    }
    if (b->v.ontvangst)
        return beurt_achter(b, file_finish, file_finished);
    return b->route->wachtwoord ? password_begin(b) : write_begin(b);
}
