/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of velden share: raw, read, waarde, tijd, delen, model. */
#ifndef HTTP_VELDEN_INTERN_H
#define HTTP_VELDEN_INTERN_H

#include "base/datum.h"
#include "http/velden.h"

/* velden_raw.c: name=value pairs, as in a form's body and in a query string. New reference. */
enum result velden_pairs(const char *text, size_t n, int most_fields, json_t **ret,
                         struct probleem *p) CHECKED;

/* velden_waarde.c: one value. */
enum { VELD_PATH_SIZE = 400 };
struct reading {
    const struct veld *table;
    const json_t *raw;
    bool form, change;
    const char *prefix; /* "leden.0." inside DELEN, else "" */
    const char *regel;  /* of the field that is read, NULL for none */
    struct probleem *p;
    bool wrong; /* something has been found fault with */
    bool rest;  /* what is wrong is left out, and the rest is the answer */
};
/* These tell what is wrong and return NULL, for `return reading_fault(…)`. */
json_t *reading_fault(struct reading *r, const char *naam, const char *code, const char *reason,
                      ...) PRINTF_LIKE(4, 5);
json_t *reading_not_understood(struct reading *r, const struct veld *v);
json_t *reading_not_in_list(struct reading *r, const struct veld *v); /* ID(S), KEUZE(S) */
json_t *reading_left_empty(struct reading *r, const struct veld *v);
json_t *reading_no_memory(struct reading *r);
/* New reference; JSON null when it is empty, NULL when it is wrong (and that has been told).
 * reading_text takes a JSON string, an element of a list too; reading_single whatever was sent. */
json_t *reading_text(struct reading *r, const struct veld *v, const json_t *raw);
json_t *reading_single(struct reading *r, const struct veld *v, const json_t *raw);
/* The most characters or parts a field may have. */
int velden_max(const struct veld *v);

/* velden_tijd.c: dates and times as people and browsers write them in forms. */
#define TIJDSTIP_SIZE 21 /* "2026-11-21T13:30:00Z" and NUL */
#define LOCAL_SIZE 17    /* "2026-11-21T14:30" and NUL */
enum tijd { TIJD_GOED, TIJD_BESTAAT_NIET, TIJD_ONLEESBAAR };
/* 2026-11-21, 21-11-2026, 21/11/2026, 21.11.2026. */
enum tijd tijd_date(const char *text, char ret_datum[DATUM_SIZE]);
/* Those, with 00 for what is unknown, and 2012, 2012-05, 05-2012. */
enum tijd tijd_partial(const char *text, char ret_datum[DATUM_SIZE]);
/* Back again, as tijd_partial reads it: "21-11-2012", "05-2012" or "2012". */
void tijd_show_partial(const char *datum, char ret_text[DATUM_SIZE]);
/* ISO 8601 to UTC. Without offset only when `local_too`: then it is local time; an hour that comes
 * twice is the first one, one that is skipped counts on. */
enum tijd tijd_instant(const char *text, bool local_too, char ret_text[TIJDSTIP_SIZE]);
/* Local time of an instant, for datetime-local; false when it is none. */
bool tijd_show_local(const char *instant, char ret_text[LOCAL_SIZE]);

/* velden_delen.c: DELEN as a form writes them, in the order of their numbers. */
struct deel {
    int number;
    json_t *raw; /* owned */
};
struct delen {
    struct deel *deel;
    size_t count;
};
/* Collects naam.0.sub, naam.1.sub … from `raw`; parts with nothing in them are left out. FAILED
 * without memory, which is a fault of ours. */
enum result delen_collect(const json_t *raw, const char *naam, struct delen *ret) CHECKED;
void delen_free(struct delen *d);
/* Whether `key` is naam.<number>.<something>; the rest and the number are returned. */
bool delen_split(const char *key, const char *naam, int *ret_number, const char **ret_rest);

#endif
