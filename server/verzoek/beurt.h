/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One request on its way through, from "complete" to "answered". The order is fixed (style.md 2.4):
 *
 *     limits      http/ has kept them; body and fields are counted when read
 *     route       step_route.c     also 404, 405, OPTIONS, 406, the form's own `_methode`
 *     session     step_gate.c      cookie or bearer; roles; 401 or the login page
 *     csrf        step_gate.c      origin and token
 *     dossier     step_read.c, step_write.c (openen.c)
 *     fields      step_read.c, step_write.c
 *     handler
 *     log durable step_read.c: a job of its own; step_write.c: in the same transaction
 *     send        answer.c
 *
 * A listener thread never waits: what must wait for the writer or a password lets go of the
 * exchange and goes on in `next` once it is resumed. Between the two nobody but the one that was
 * waited for touches the beurt.
 *
 * Knows no socket: whoever brings a request (listen.c, tests) says how to let go and to resume.
 */
#ifndef VERZOEK_BEURT_H
#define VERZOEK_BEURT_H

#include "app.h"
#include "base/achter.h"
#include "toegang/inloggen.h"
#include "toegang/sessie.h"
#include "verzoek/idempotentie.h"
#include "verzoek/noten.h"
#include "verzoek/onthouden.h"
#include "verzoek/route.h"

#define API_PREFIX "/api/v1"
#define API_VERSIE "1.0.0"

/* What belongs to one listener thread. */
struct reader {
    struct app *app;
    struct db_conn *conn;
};

enum result reader_open(struct app *app, struct reader **ret, struct probleem *p) CHECKED;
void reader_close(struct reader *l);

struct hooks {
    void (*suspend)(void *arg); /* before the beurt is handed to another thread */
    void (*resume)(void *arg);  /* from any thread; afterwards beurt_resumed is called */
    void (*fault)(void *arg, const char *intern); /* for the server's own log; may be NULL */
    void (*route)(void *arg, const char *path);   /* which route it is; may be NULL */
    void (*sleutel)(void *arg, int64_t id);       /* a program asks, with that token; may be NULL */
    void *arg;
};

struct beurt {
    struct app *app;
    struct reader *reader;
    const struct http_request *http;
    struct http_reply *reply;
    struct hooks hooks;
    enum http_next (*next)(struct beurt *b);

    const char *path; /* without the prefix of the API */
    bool prefix;      /* came under /api/v1 */
    bool form;        /* the body is a form */
    struct verzoek v;
    const struct route *route; /* what was asked; v.route may be its form */
    struct sessie sessie;
    bool ingelogd, bearer;
    uint8_t voor_csrf[SESSIE_CSRF_BYTES]; /* of who is not logged in; the cookie gp_voor */
    bool voor_cookie;                     /* it came with the request */

    /* reading (step_read.c) */
    const struct route *lees; /* the read that runs */
    int lees_status;          /* of its answer: 200, or that of the error it shows */
    int attempts;             /* how often it ran */
    json_t *model;
    struct noten noten;
    struct bekend *bekend; /* what is remembered of it, until it is answered (onthouden.h) */
    bool stale;            /* the writer found another version, or another day */

    /* changing (step_write.c) */
    json_t *ret;
    struct idempotentie idempotentie;
    struct wachtwoord_taak taak;
    struct wachtwoord_uitslag uitslag;

    struct achter_taak achter;

    bool eigen_formulier;   /* of before this session, and of this same account */
    struct probleem vorm;   /* faults in the fields, while the rest is judged (route.toetst) */
    struct probleem fouten; /* of the first attempt, while its form is shown again */
    struct probleem p;      /* of what runs now */
    struct writer_job job;
    enum result outcome; /* of the job */
};

/* `http` and `reply` are borrowed until beurt_free. An upload is given in b.v.ontvangst and owned
 * from there on. */
void beurt_init(struct beurt *b, struct reader *reader, const struct http_request *http,
                struct http_reply *reply, const struct hooks *hooks);
void beurt_free(struct beurt *b);
enum http_next beurt_begin(struct beurt *b);
enum http_next beurt_resumed(struct beurt *b);

/* ---- for the steps ---- */

/* Lets go of the exchange and hands a job to the writer; goes on in `next` with b->outcome and
 * b->p. A full queue ends there too, with PROBLEEM_DRUK. */
enum http_next beurt_write(struct beurt *b,
                           enum result (*run)(struct db_conn *c, void *b, struct probleem *p),
                           enum result (*refused)(struct db_conn *c, void *b,
                                                  const struct probleem *why, struct probleem *p),
                           enum http_next (*next)(struct beurt *b));
/* The same for b->taak and the password pool. */
enum http_next beurt_hash(struct beurt *b, enum http_next (*next)(struct beurt *b));

/* The same for what waits for a disk, off the listener and the writer. */
enum http_next beurt_achter(struct beurt *b, void (*run)(void *beurt),
                            enum http_next (*next)(struct beurt *b));

/* Whether a path is the API's. */
bool verzoek_onder_api(const char *path);
/* The session's token: the bearer one when there is one, else the cookie's. False when there is
 * none. step_gate.c */
bool verzoek_token(const struct http_request *r, char *out, size_t size, bool *ret_bearer);

/* Fixes the moment (R28). Again for each time a read runs. */
void beurt_nu(struct beurt *b);
/* Sets kijker(), vandaag() … of a connection, and v.db. */
void beurt_context(struct beurt *b, struct db_conn *c);

/* The steps, in their order. Each goes on to the next. */
enum http_next step_route(struct beurt *b); /* step_route.c */
enum http_next step_gate(struct beurt *b);  /* step_gate.c */
enum http_next step_read(struct beurt *b);  /* step_read.c */
enum http_next step_write(struct beurt *b); /* step_write.c */
enum http_next step_plain(struct beurt *b); /* step_plain.c: KIND_PLAIN */

/* Whether the account has the role that a BEHEER or PRIVACY route is for. step_gate.c */
bool role_fits(const struct beurt *b);
/* Runs the read `route` and answers with `status`: a form again, the page for a lost update. */
enum http_next read_as(struct beurt *b, const struct route *route, int status);

#endif
