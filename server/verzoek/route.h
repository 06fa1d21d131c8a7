/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Routes: one table (resources/routes.c) shows the whole program: method, path, who may call it,
 * the fields it takes, its page, what is logged. A route's *kind* gives its handler's type, so that
 * a dossier handler cannot be reached without an opened dossier (DESIGN.md 5, style.md 2.4).
 *
 * The same path serves both faces: under /api/v1 the model is the answer, without the prefix it is
 * rendered by `page`. Order, always: limits, route, session, csrf, dossier, fields, handler, log
 * line durable, send. resources/routes.c has the recipe for a new one; what handlers may call is in
 * verzoek.h, dossier.h and domein/.
 */
#ifndef VERZOEK_ROUTE_H
#define VERZOEK_ROUTE_H

#include "db/db.h"
#include "http/velden.h"
#include "toegang/kijker.h"

struct app;
struct noot;
struct noten;
struct wachtwoord_uitslag; /* toegang/inloggen.h */

enum {
    ROUTE_PARAMS = 4,       /* most {…} in a path */
    ROUTE_PARAM_SIZE = 128, /* of one, NUL included; a longer one is no such path */
};

/* How the bytes of a document are sent. */
struct http_bestand {
    const char *media; /* static text */
    char *disposition; /* owned; the header Content-Disposition */
    int64_t bytes;
};

/* One request under way. */
struct verzoek {
    struct app *app;
    const struct http_request *http;
    const struct route *route;
    bool api;                    /* face */
    const struct kijker *kijker; /* NULL on public routes without a session */
    json_t *in;                  /* validated fields (body, or query on GET); never NULL */
    json_t *raw;                 /* what was sent, to show it again; may be NULL */
    const struct probleem *vorm; /* what is wrong with the shape of it: see route.toetst; or NULL */
    const struct probleem *fouten; /* when a form is shown again: what was wrong; else NULL */
    int64_t id[ROUTE_PARAMS];      /* the {…} of the path, in order; 0 when it is no id */
    char text[ROUTE_PARAMS][ROUTE_PARAM_SIZE]; /* the same as text; "" for none */
    struct db_conn *db;                        /* the reader, or in a write handler the writer */
    int64_t nu;                                /* Unix seconds of the request */
    char vandaag[DATUM_SIZE];
    int64_t if_match; /* the version the client read (If-Match, `_versie`); 0: not said */
    const struct wachtwoord_uitslag *wachtwoord; /* see route.wachtwoord; else NULL */
    struct noten *noten;                         /* what the log lines will be made of (noten.h) */
    /* Set by handlers */
    char locatie[300]; /* where the result is: path without prefix; redirect or Location */
    const char
        *gedaan;    /* code of the green line after a redirect (verzoek/gedaan.c), NULL for none */
    int64_t versie; /* of the visible resource, for the ETag; 0 for none */
    const char *handeling; /* overrides the route's for the log; NULL */
    const char *reden;     /* what the user gave as reason (searches), for the log; NULL; borrowed
                              until the request ends: a text of v->in */
    int64_t wie;           /* who it turned out to be (login), for the log; 0 */
    struct ontvangst *ontvangst; /* the file that was sent (ontvangst.h); NULL */
    struct stuk_lezer *inhoud;   /* set by a read: the answer is these bytes, and no model; owned */
    char *tekst;                 /* set by a read: the answer is this text, and no model; owned */
    size_t tekst_len;            /* its bytes */
    struct http_bestand inhoud_als; /* how either is sent */
    char sessie_token[44]; /* of a session just made: the answer sets the cookie; "" for none */
    bool sessie_weg;       /* the session ended: the answer removes the cookie */
    json_t *gelezen;       /* set by a read: what the viewer has read by it; see verzoek_gelezen */
    int64_t gelezen_in;    /* the household of those */
    int64_t gelezen_alles; /* set by a read: all talk of that household is in view; 0 */
    char object[64];       /* "notitie/0h3k2v9q8r7tz", for the log; see verzoek_object */
};

/* An opened household (R21 at least). Its reads note persons and grounds for the log line (R30):
 * select the item's columns `personen` and `grond` with the mark "!": `SELECT i.grond AS "grond!",
 * …`. */
struct dossier {
    struct verzoek *v;
    struct db_conn *db;
    int64_t huishouden;
    bool regie;        /* the viewer has the regisseur's rights here; for words only */
    bool betrokken;    /* involved today; false for procesregie and for who was sent one item */
    int64_t nood;      /* G5: the viewer's noodtoegang that runs here; 0 for none */
    int64_t nood_tot;  /* Unix seconds: the first second without it */
    struct noot *noot; /* what was read of it so far */
};

/* Read handlers fill `model`. Write handlers run on the writer inside a savepoint, may run again,
 * must not keep anything outside `ret`, and set v->locatie; `ret` becomes the API's answer ({"id":
 * …} at least). */
typedef enum result public_read(struct verzoek *v, json_t *model, struct probleem *p);
typedef enum result public_write(struct verzoek *v, json_t *ret, struct probleem *p);
typedef enum result user_read(struct verzoek *v, const struct kijker *k, json_t *model,
                              struct probleem *p);
typedef enum result user_write(struct verzoek *v, const struct kijker *k, json_t *ret,
                               struct probleem *p);
typedef enum result dossier_read(struct verzoek *v, struct dossier *d, json_t *model,
                                 struct probleem *p);
typedef enum result dossier_write(struct verzoek *v, struct dossier *d, json_t *ret,
                                  struct probleem *p);
/* Fills the reply itself: files, figures. */
typedef enum result plain_read(struct verzoek *v, struct http_reply *reply, struct probleem *p);

enum route_kind {
    KIND_NONE = 0, /* refuses to start */
    KIND_PUBLIC,   /* anybody */
    KIND_USER,     /* a session */
    KIND_DOSSIER, /* a session and a household it may open: path starts /huishoudens/{huishouden} */
    KIND_ITEM,    /* the same, the household found from the item in the path (/acties/{id}) */
    KIND_BEHEER,  /* role beheerder */
    KIND_PRIVACY, /* role privacy officer */
    KIND_PLAIN,   /* anybody, without a model and outside /api/v1: files, health, figures */
};

struct route {
    enum http_method method;
    const char *path;
    enum route_kind kind;
    const char *handeling;     /* "doel.toevoegen": log, metrics, operationId, permission matrix */
    const char *uitleg;        /* one Dutch line for the API documentation */
    const char *page;          /* template of a read; NULL: no page */
    const struct veld *velden; /* body of writes, query of reads; NULL: none */
    const char *formulier; /* writes: path of the GET that shows the form again with its errors */
    bool alleen_pagina;    /* no API face: form pages */
    bool alleen_api;
    bool zoeken; /* a POST that changes nothing (_zoek, _lezers): runs as a read */
    /* A POST whose `ret` is the answer itself: 200, rendered by `page`; no redirect, no Location,
     * no idempotency record. It runs on the writer as a write handler (a search that keeps what was
     * found, a rehearsal with db_rehearse) and is logged as a look (gebeurtenis zoeken), with the
     * persons and grounds it noted. */
    bool antwoordt;
    /* A write whose handler also judges a request with faults in its fields, so that all that is
     * wrong is told in one answer. It gets what is right in v->in, with the faults in v->vorm: it
     * adds those (probleem_voeg) and what the rules say of the rest. Nothing is written by it. */
    bool toetst;
    /* A POST after which nothing is there that was not: 200 and no Location, and a page goes on. */
    bool maakt_niets;
    /* Forms of other routes are posted here as well: in a form, what `velden` does not name is left
     * out instead of refused. */
    bool ruim;
    bool bestand; /* a POST whose form has a file, in field `bestand` (VELD_BESTAND): ontvangst.h */
    /* KIND_USER: no session but the token of the path says who it is (toegang/agenda_adres.h). One
     * that does not work is what does not exist. */
    bool agenda;
    bool bundel; /* with `bestand`: the file is of another municipality (stukken/bundel.h), kept in
                    memory (ontvangst_bytes) and nowhere else */
    bool inhoud; /* a read that answers bytes (v->inhoud, v->tekst), whatever Accept says */
    /* A dossier's read whose model follows from its statements, its path and fields, the viewer and
     * the face, and from nothing else (no clock, no chance, no file): it may be remembered while
     * nothing of it changed (onthouden.h). */
    bool onthouden;
    bool overal; /* may be read by scripts of any site (CORS *): the API's description, nothing else
                  */
    bool op_schrijver; /* KIND_PLAIN: runs on the writer */
    enum {
        LOG_VANZELF = 0, /* changes, searches, PRIVACY and whatever reads of a household */
        LOG_ALTIJD,
        LOG_NIET, /* nothing of a household in it */
    } log;
    enum {
        WACHTWOORD_NIET = 0,
        WACHTWOORD_CONTROLE, /* check field `wachtwoord` for account `gebruikersnaam` first */
        WACHTWOORD_HASH,     /* hash field `wachtwoord` first */
    } wachtwoord;            /* off the listener and the writer; the outcome is v->wachtwoord */
    public_write *vooraf;    /* before that, on the reader, with `ret` NULL: may refuse */
    union {
        public_read *public_read;
        public_write *public_write;
        user_read *user_read;
        user_write *user_write;
        dossier_read *dossier_read;
        dossier_write *dossier_write;
        plain_read *plain_read;
    } run;
};

#define ROUTE_HEAD(m, p, k, h, u)                                                                  \
    .method = (m), .path = (p), .kind = (k), .handeling = (h), .uitleg = (u)
/* GET and other reads */
#define PUBLIC_READ(m, p, h, u, f, ...)                                                            \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_PUBLIC, h, u), .run.public_read = (f), __VA_ARGS__                   \
    }
#define USER_READ(m, p, h, u, f, ...)                                                              \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_USER, h, u), .run.user_read = (f), __VA_ARGS__                       \
    }
#define DOSSIER_READ(m, p, h, u, f, ...)                                                           \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_DOSSIER, h, u), .run.dossier_read = (f), __VA_ARGS__                 \
    }
#define ITEM_READ(m, p, h, u, f, ...)                                                              \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_ITEM, h, u), .run.dossier_read = (f), __VA_ARGS__                    \
    }
#define BEHEER_READ(m, p, h, u, f, ...)                                                            \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_BEHEER, h, u), .run.user_read = (f), __VA_ARGS__                     \
    }
#define PRIVACY_READ(m, p, h, u, f, ...)                                                           \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_PRIVACY, h, u), .run.user_read = (f), __VA_ARGS__                    \
    }
#define PLAIN_READ(p, h, u, f, ...)                                                                \
    {                                                                                              \
        ROUTE_HEAD(HTTP_GET, p, KIND_PLAIN, h, u), .run.plain_read = (f), __VA_ARGS__              \
    }
/* changes */
#define PUBLIC_WRITE(m, p, h, u, f, ...)                                                           \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_PUBLIC, h, u), .run.public_write = (f), __VA_ARGS__                  \
    }
#define USER_WRITE(m, p, h, u, f, ...)                                                             \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_USER, h, u), .run.user_write = (f), __VA_ARGS__                      \
    }
#define DOSSIER_WRITE(m, p, h, u, f, ...)                                                          \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_DOSSIER, h, u), .run.dossier_write = (f), __VA_ARGS__                \
    }
#define ITEM_WRITE(m, p, h, u, f, ...)                                                             \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_ITEM, h, u), .run.dossier_write = (f), __VA_ARGS__                   \
    }
#define BEHEER_WRITE(m, p, h, u, f, ...)                                                           \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_BEHEER, h, u), .run.user_write = (f), __VA_ARGS__                    \
    }
#define PRIVACY_WRITE(m, p, h, u, f, ...)                                                          \
    {                                                                                              \
        ROUTE_HEAD(m, p, KIND_PRIVACY, h, u), .run.user_write = (f), __VA_ARGS__                   \
    }

/* Each resource file ends with ROUTE_PART(noun, TABLE); routes.c lists the nouns. */
struct route_part {
    const struct route *routes;
    size_t count;
};
#define ROUTE_PART(noun, table)                                                                    \
    extern const struct route_part routes_##noun;                                                  \
    const struct route_part routes_##noun = {table, COUNT_OF(table)}

extern const struct route_part *const ROUTE_PARTS[];
extern const size_t ROUTE_PART_COUNT;

#endif
