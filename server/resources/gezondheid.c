/* SPDX-License-Identifier: EUPL-1.2 */
/* For whoever runs the server: is it alive, can it work, what does it do; where to report a leak.
 */
#include "base/buf.h"
#include "logboek/logboek.h"
#include "toegang/wachtwoord.h"
#include "verzoek/verzoek.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char TEXT_TYPE[] = "text/plain; charset=utf-8", JSON_TYPE[] = "application/json";

static enum result text_answer(struct http_reply *reply, const char *type, struct buf *text,
                               struct probleem *p)
{
    reply->status = 200;
    reply->content_type = type;
    reply->body = buf_steal(text, &reply->body_len);
    return reply->body ? DONE : probleem_intern(p, "no memory for an answer");
}

/* ---- alive, ready ---- */

static void ok_answer(struct http_reply *reply)
{
    static const char ok[] = "{\"status\":\"ok\"}";
    reply->status = 200;
    reply->content_type = JSON_TYPE;
    reply->static_body = ok;
    reply->body_len = sizeof ok - 1;
}

static enum result live_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    (void)v;
    (void)p;
    ok_answer(reply);
    return DONE;
}

/* A line of the log, taken back: that it could be written is all we want to know. */
static enum result log_try(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct verzoek *v = arg;
    const struct logregel line = {.tijd_ms = clock_now_ms(&v->app->clock),
                                  .gebeurtenis = "systeem",
                                  .handeling = "gezondheid.lezen",
                                  .uitkomst = "geslaagd",
                                  .verzoek = v->http->id};
    return logboek_append(c, &line, p);
}

/* On the writer: the log takes a line, and a row can be made durable. */
static enum result ready_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    static const char key[] = "gereed";
    if (db_rehearse(v->db, p, log_try, v) != DONE ||
        db_exec(v->db, p,
                "INSERT INTO inlogpoging (sleutel, aantal, laatst_op) VALUES (:sleutel, 0, :nu)"
                " ON CONFLICT (sleutel) DO UPDATE SET laatst_op = :nu",
                BINDS(B_BLOB(":sleutel", key, sizeof key - 1), B_INT(":nu", v->nu)), NULL) != DONE)
        return FAILED;
    ok_answer(reply);
    return DONE;
}

/* ---- figures ---- */

/* With the token of the settings; without one, from this machine. A server with a public address
 * has a proxy in front, and then everybody comes from this machine. */
static bool may_read_figures(const struct verzoek *v)
{
    static const char scheme[] = "Bearer ";
    const char *token = v->app->config.metrics_token;
    const char *header = v->http->header(v->http, "Authorization");
    size_t n = strlen(token);
    if (n == 0)
        return v->http->loopback && !v->app->config.basis_url[0];
    return header && strncasecmp(header, scheme, sizeof scheme - 1) == 0 &&
           strlen(header) == sizeof scheme - 1 + n &&
           sodium_memcmp(header + sizeof scheme - 1, token, n) == 0;
}

static void figure(struct buf *out, const char *name, const char *type, const char *help,
                   uint64_t value)
{
    buf_format(out, "# HELP gezinsplan_%s %s\n# TYPE gezinsplan_%s %s\ngezinsplan_%s %llu\n", name,
               help, name, type, name, (unsigned long long)value);
}

static void http_figures(struct buf *out, const struct http_stats *s)
{
    figure(out, "http_connections", "gauge", "Open connections.", s->connections);
    figure(out, "http_cut_off_total", "counter", "Connections that took too long.", s->cut_off);
    figure(out, "http_refused_total", "counter", "Connections over a limit.", s->refused);
    buf_text(out, "# HELP gezinsplan_http_requests_total Answers, by class of status.\n"
                  "# TYPE gezinsplan_http_requests_total counter\n");
    for (int i = 1; i <= 5; i++)
        buf_format(out, "gezinsplan_http_requests_total{class=\"%dxx\"} %llu\n", i,
                   (unsigned long long)s->by_class[i]);
}

static void writer_figures(struct buf *out, const struct writer_stats *s)
{
    figure(out, "writer_jobs_total", "counter", "Changes and log lines handed in.", s->jobs);
    figure(out, "writer_failed_total", "counter", "Those that were not kept.", s->failed);
    figure(out, "writer_batches_total", "counter", "Durable commits.", s->batches);
    figure(out, "writer_refused_total", "counter", "Turned away: the queue was full.",
           s->refused_full);
    figure(out, "writer_waiting", "gauge", "Waiting now.", s->waiting);
    figure(out, "writer_largest_batch", "gauge", "Most in one commit.", s->largest_batch);
}

static enum result metrics_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    if (!may_read_figures(v))
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    BUF_AUTO struct buf out;
    struct http_stats http = {0};
    struct writer_stats writer = {0};
    buf_init(&out, 64 * 1024);
    if (v->app->http)
        http_stats(v->app->http, &http);
    http_figures(&out, &http);
    (void)pthread_rwlock_rdlock(&v->app->open_lock);
    if (!v->app->closing) {
        writer_stats(v->app->writer, &writer);
        writer_figures(&out, &writer);
        figure(&out, "passwords_waiting", "gauge", "Passwords waiting to be checked.",
               (uint64_t)wachtwoord_waiting(v->app->wachtwoorden));
    }
    (void)pthread_rwlock_unlock(&v->app->open_lock);
    return text_answer(reply, "text/plain; version=0.0.4; charset=utf-8", &out, p);
}

/* ---- security.txt (RFC 9116) ---- */

static enum result security_read(struct verzoek *v, struct http_reply *reply, struct probleem *p)
{
    enum { YEAR = 365 * 86400 };
    time_t until = (time_t)(v->nu + YEAR);
    struct tm tm;
    char expires[32];
    (void)gmtime_r(&until, &tm);
    (void)strftime(expires, sizeof expires, "%Y-%m-%dT00:00:00Z", &tm);
    BUF_AUTO struct buf out;
    buf_init(&out, 2000);
    buf_format(&out, "Contact: %s\nExpires: %s\nPreferred-Languages: nl, en\n",
               v->app->config.contact, expires);
    reply->cache = CACHE_PUBLIC_SHORT;
    return text_answer(reply, TEXT_TYPE, &out, p);
}

static const struct route ROUTES[] = {
    PLAIN_READ("/health/live", "leven.lezen", "Het programma draait.", live_read),
    PLAIN_READ("/health/ready", "gereed.lezen", "Er kan gelezen en geschreven worden.", ready_read,
               .op_schrijver = true),
    PLAIN_READ("/metrics", "cijfers.lezen", "Cijfers over de werking (Prometheus).", metrics_read),
    PLAIN_READ("/.well-known/security.txt", "beveiliging.lezen", "Waar u een lek meldt.",
               security_read),
};
ROUTE_PART(gezondheid, ROUTES);
