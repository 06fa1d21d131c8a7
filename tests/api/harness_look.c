/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking at answers, and beside the program at its database. */
#include "harness.h"

#include <sqlite3.h>
#include <string.h>
#include <strings.h>

extern sqlite3 *harness_raw; /* harness.c: to the database of the running test */

/* ---- looking at answers ---- */

const char *reply_header(const struct http_reply *r, const char *name)
{
    for (int i = 0; i < r->headers; i++)
        if (strcasecmp(r->header[i].name, name) == 0)
            return r->header[i].value;
    return NULL;
}

static const char *body_of(const struct http_reply *r, size_t *ret_len)
{
    *ret_len = r->body_len;
    return r->body ? r->body : r->static_body ? r->static_body : "";
}

json_t *reply_json(const struct http_reply *r)
{
    size_t length;
    const char *body = body_of(r, &length);
    json_t *json = json_loadb(body, length, 0, NULL);
    ck_assert_msg(json != NULL, "no JSON: %.*s", (int)length, body);
    return json;
}

bool reply_has(const struct http_reply *r, const char *text)
{
    size_t length;
    const char *body = body_of(r, &length);
    return memmem(body, length, text, strlen(text)) != NULL;
}

char *reply_text(const struct http_reply *r)
{
    BUF_AUTO struct buf out;
    size_t length;
    const char *body = body_of(r, &length);
    buf_init(&out, 1 << 20);
    buf_format(&out, "%d\n%s %d\n", r->status, r->content_type ? r->content_type : "", r->cache);
    for (int i = 0; i < r->headers; i++)
        buf_format(&out, "%s: %s\n", r->header[i].name, r->header[i].value);
    buf_add(&out, body, length);
    return buf_steal(&out, NULL);
}

int status_of(struct http_reply r)
{
    int status = r.status;
    http_reply_free(&r);
    return status;
}

/* ---- beside the program ---- */

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    ck_assert_msg(sqlite3_prepare_v2(harness_raw, sql, -1, &stmt, NULL) == SQLITE_OK, "%s: %s",
                  sqlite3_errmsg(harness_raw), sql);
    return stmt;
}

int64_t value(const char *sql)
{
    sqlite3_stmt *stmt = prepare(sql);
    int64_t ret = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    (void)sqlite3_finalize(stmt);
    return ret;
}

char *text_value(const char *sql)
{
    sqlite3_stmt *stmt = prepare(sql);
    char *ret = NULL;
    if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
        ret = strdup((const char *)sqlite3_column_text(stmt, 0));
    (void)sqlite3_finalize(stmt);
    return ret;
}

void change(const char *sql)
{
    char *message = NULL;
    ck_assert_msg(sqlite3_exec(harness_raw, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %.2000s",
                  message, sql);
}

bool try_change(const char *sql)
{
    return sqlite3_exec(harness_raw, sql, NULL, NULL, NULL) == SQLITE_OK;
}

void clock_forward(int64_t seconds) { clock_move(&app.clock, seconds * 1000); }

static void still_fill(struct rng *self, void *bytes, size_t n)
{
    (void)self;
    memset(bytes, 0x5a, n);
}

void rng_still(void) { app.rng.fill = still_fill; }

void log_break(void)
{
    change("CREATE TRIGGER kapot BEFORE INSERT ON logregel BEGIN"
           " SELECT RAISE(ABORT, 'het logboek is kapot'); END;");
}

void log_mend(void) { change("DROP TRIGGER kapot;"); }
