/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What went wrong, told once for both faces: `application/problem+json` (RFC 9457, with
 * `invalidParams`) in the API and an error page in the browser. The registry of kinds is in
 * probleem.c: one line a kind, with its HTTP status and its Dutch title.
 *
 * `detail` is for the user: plain Dutch, what happened, what was kept, what to do next.
 * `intern` is for the server's own log and never leaves the machine.
 */
#ifndef BASE_PROBLEEM_H
#define BASE_PROBLEEM_H

#include "base/result.h"

#include <jansson.h>
#include <stdbool.h>

enum probleem_soort {
    PROBLEEM_GEEN = 0,
    PROBLEEM_ONGELDIGE_INVOER, /* 400, with fields */
    PROBLEEM_ONLEESBAAR,       /* 400, the body itself cannot be read */
    PROBLEEM_NIET_INGELOGD,    /* 401 */
    PROBLEEM_INLOGGEN_MISLUKT, /* 401 */
    PROBLEEM_GEEN_RECHT,      /* 403, R5: visible, but not yours to do; the detail names the rule */
    PROBLEEM_HERKOMST,        /* 403, csrf or origin */
    PROBLEEM_NIET_GEVONDEN,   /* 404, also for what is hidden (R24) */
    PROBLEEM_METHODE,         /* 405 */
    PROBLEEM_NIET_ACCEPTABEL, /* 406 */
    PROBLEEM_CONFLICT,        /* 409 */
    PROBLEEM_LINK,            /* 410, a one-time link that does not work (any more) */
    PROBLEEM_VERSIE,          /* 412, somebody else changed it first */
    PROBLEEM_TE_GROOT,        /* 413 */
    PROBLEEM_MEDIATYPE,       /* 415 */
    PROBLEEM_VERSIE_NODIG,    /* 428 */
    PROBLEEM_TE_VAAK,         /* 429 */
    PROBLEEM_INTERN,          /* 500 */
    PROBLEEM_DRUK,            /* 503, queue full or stopping: Retry-After */
    PROBLEEM_LOGBOEK,         /* 503, no log line, no look (invariant 4) */
    PROBLEEM_OPSLAG_VOL,      /* 507 */
    PROBLEEM_SOORTEN,
};

struct probleem {
    enum probleem_soort soort;
    char detail[600];
    char intern[300];
    json_t *velden; /* owned; array of {name, reason, code} or NULL */
    int wacht;      /* seconds for Retry-After, 0 for none */
    int http;       /* the status, when HTTP itself found it (414, 431); 0: that of its soort */
};

int probleem_status(enum probleem_soort soort);
int probleem_http(const struct probleem *p);           /* the status it is answered with */
const char *probleem_code(enum probleem_soort soort);  /* kebab-case, last part of the type URI */
const char *probleem_titel(enum probleem_soort soort); /* Dutch */
/* What to tell the operator: `intern`, or what the user would be told when there is none (too busy,
 * no room). Borrowed from `p`. */
const char *probleem_reden(const struct probleem *p);

/* Sets kind and detail (NULL: the kind's own text) and returns FAILED, so `return probleem_set(…)`.
 */
enum result probleem_set(struct probleem *p, enum probleem_soort soort, const char *detail, ...)
    PRINTF_LIKE(3, 4);
/* PROBLEEM_INTERN with a text for the server's log only. */
enum result probleem_intern(struct probleem *p, const char *intern, ...) PRINTF_LIKE(2, 3);
/* Adds a field error and makes the kind ONGELDIGE_INVOER; all errors are gathered before answering.
 * `name` is the field's camelCase name, `code` a kebab-case reason, `reason` Dutch: what to do. */
enum result probleem_veld(struct probleem *p, const char *name, const char *code,
                          const char *reason, ...) PRINTF_LIKE(4, 5);
bool probleem_is(const struct probleem *p);
/* Whether a fault of this field was told; of NULL none was. */
bool probleem_heeft(const struct probleem *p, const char *name);
/* Adds the field errors of another, which has some. FAILED, as probleem_veld. */
enum result probleem_voeg(struct probleem *p, const struct probleem *bij);
/* Gives back what it owns and makes it empty. */
void probleem_clear(struct probleem *p);
/* The problem+json object; new reference. `instance` is the request id (urn:…), may be NULL. */
json_t *probleem_json(const struct probleem *p, const char *instance);

#define PROBLEEM_AUTO CLEANUP(probleem_clear)

#endif
