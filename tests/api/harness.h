/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Requests without a socket: the same way through the program, writer, log and pages included, but
 * for http/. Each test gets a municipality of its own (wereld.sql) on a clock that it can move; the
 * name of a Check suite is the program's name, and main is
 *
 *     int main(void) { return harness_main(suite()); }
 */
#ifndef TESTS_API_HARNESS_H
#define TESTS_API_HARNESS_H

#include "app.h"
#include "base/cleanup.h"
#include "verzoek/route.h"

#include <check.h>

extern struct app app; /* of the running test */

/* Fixtures. With `part` NULL the program's own routes; else these, beside the frame's own (session,
 * invitation, files, health): for tests of the frame. */
void harness_start(const struct route_part *part);
void harness_start_plain(void); /* NULL */
void harness_stop(void);
/* Goes on in the other of two installations: each has a municipality, a database and keys of its
 * own. The first time it is made. Both go at harness_stop. Sessions are of one installation. */
void harness_other(void);
int harness_main(Suite *suite);
/* To be set before harness_main by who wants another municipality than wereld.sql: makes the
 * database and its keys in that folder. And the moment on which it is looked at. */
extern void (*harness_municipality)(const char *folder);
extern int64_t harness_now;

/* ---- requests ---- */

/* `headers`: "Name: value" …, NULL-ended; NULL for none. `path` may have a query. The reply is the
 * caller's (http_reply_free). A path is not decoded: it is what http would hand on. */
struct http_reply verzoek_run(struct app *app, const char *method, const char *path,
                              const char *const *headers, const char *body);

/* The same with a body of any bytes; an upload is taken in pieces, as http would. With `cut` the
 * client is gone after it: nothing is answered. */
struct http_reply verzoek_send(struct app *app, const char *method, const char *path,
                               const char *const *headers, const char *body, size_t length,
                               bool cut);

/* For a thread of the test's own, around the requests it makes: a reader of its own, as a listener
 * thread has. Sessions are made before, on the test's thread. */
void harness_thread_begin(void);
void harness_thread_end(void);

/* A session of an account, as a bearer token; the password is not asked. Borrowed until the next
 * eight calls. */
const char *login(const char *gebruikersnaam);
/* JSON under /api/v1 with that token (NULL: none). `body` may be NULL. */
struct http_reply api(const char *token, const char *method, const char *path, const char *body);
/* The same with one more header. */
struct http_reply api_with(const char *token, const char *method, const char *path,
                           const char *header, const char *body);
/* A page, with the token as cookie; a form's fields with the right `_csrf` added. */
struct http_reply page(const char *token, const char *method, const char *path, const char *form);
/* What a page would put in `_csrf`. */
const char *csrf_of(const char *token);

/* What the program's own log said of the last answer of this thread that went wrong. */
const char *harness_fault(void);
/* The data folder of the running test. */
const char *harness_map(void);

/* ---- looking at answers ---- */

const char *reply_header(const struct http_reply *r, const char *name); /* NULL when absent */
json_t *reply_json(const struct http_reply *r);                         /* new reference */
bool reply_has(const struct http_reply *r, const char *text);           /* in the body */
/* Everything that leaves: status, headers, body. Owned. */
char *reply_text(const struct http_reply *r);
/* Frees it, and gives its status: for where nothing else matters. */
int status_of(struct http_reply r);

/* ---- beside the program ---- */

/* First column of the first row; -1 when there is none. */
int64_t value(const char *sql);
char *text_value(const char *sql); /* owned; NULL when there is none */
void change(const char *sql);      /* one or more statements, committed */
bool try_change(const char *sql);  /* the same where the database may refuse; whether it did it */
void clock_forward(int64_t seconds);
/* Once, when a request next lets go of its thread: what happens between a read and its log line. */
void harness_before_log(void (*happens)(void));
/* From here on every random byte is the same, so that answers can be compared. */
void rng_still(void);
/* The next `n` jobs that append to the log find it broken; and whole again. */
void log_break(void);
void log_mend(void);

#endif
