/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What resource handlers may call on the request itself. For what is read of a household:
 * dossier.h.
 *
 * Fields. v->in holds validated fields only (http/velden.h). A field that was not sent is absent;
 * one that was emptied is JSON null. Bind them with B_JSON(":titel", in_get(v, "titel")), which
 * gives NULL for both; in a PATCH use in_or, which keeps the current value of what was not sent.
 */
#ifndef VERZOEK_VERZOEK_H
#define VERZOEK_VERZOEK_H

#include "app.h"
#include "verzoek/route.h"

/* ---- fields ---- */

/* Borrowed; NULL when not sent, JSON null when emptied. */
const json_t *in_get(const struct verzoek *v, const char *name);
/* Borrowed; NULL when not sent or emptied. */
const char *in_text(const struct verzoek *v, const char *name);
/* Number or id; `absent` when not sent or emptied. */
int64_t in_int(const struct verzoek *v, const char *name, int64_t absent);
bool in_bool(const struct verzoek *v, const char *name);
bool in_sent(const struct verzoek *v, const char *name); /* also when emptied */
/* What was sent (null included), else the same key of `current`. For PATCH. Borrowed. Ids: `in` has
 * numbers where `current` has texts; use in_id_or. */
const json_t *in_or(const struct verzoek *v, const char *name, const json_t *current);
int64_t in_id_or(const struct verzoek *v, const char *name, const json_t *current);

/* ---- ids, answers ---- */

/* A new id. */
int64_t verzoek_id(struct verzoek *v);
/* ret["id"] = the id as text, ret["versie"] when not 0. */
void ret_id(json_t *ret, int64_t id, int64_t versie);
/* Sets v->locatie; every %s is the next id: verzoek_locatie(v, "/huishoudens/%s/doelen", id). */
#define verzoek_locatie(v, format, ...)                                                            \
    verzoek_locatie_ids(v, format, (const int64_t[]){0, ##__VA_ARGS__},                            \
                        COUNT_OF(((const int64_t[]){0, ##__VA_ARGS__})))
void verzoek_locatie_ids(struct verzoek *v, const char *format, const int64_t *ids, size_t count);
/* What the log line is about: verzoek_object(v, "notitie", id). */
void verzoek_object(struct verzoek *v, const char *soort, int64_t id);

/* A read showed this inbreng: with the log line it is noted as read by this account. */
void verzoek_gelezen(struct verzoek *v, int64_t huishouden, int64_t inbreng);

/* The answer is this text (owned from here on), to be kept as a file: `media` static, `naam` plain
 * ASCII without quotes. */
enum result antwoord_tekst(struct verzoek *v, char *tekst, size_t bytes, const char *media,
                           const char *naam, struct probleem *p) CHECKED;
/* Lets go of the bytes that were to be the answer (v->inhoud, v->tekst). */
void inhoud_clear(struct verzoek *v);

/* ---- days ---- */

/* The day something was: not after today, and at most `days_ago` before it, so that a wrong year is
 * not kept as a fact. None (NULL) is well; FAILED names `veld`. */
enum result dag_geweest(const struct verzoek *v, const char *veld, const char *datum, int days_ago,
                        struct probleem *p) CHECKED;

/* ---- versions ---- */

/* For PATCH, PUT and DELETE of what has a version: FAILED with VERSIE_NODIG (428) when the client
 * did not say which version it changes, with VERSIE (412) when that is not `current`. */
enum result versie_check(const struct verzoek *v, int64_t current, struct probleem *p) CHECKED;

/* ---- models ---- */

/* model[key] = rows or row (null when there is none) of a statement on open tables. */
enum result model_rows(struct verzoek *v, struct probleem *p, json_t *model, const char *key,
                       const char *sql, const struct db_bind *binds) CHECKED;
enum result model_row(struct verzoek *v, struct probleem *p, json_t *model, const char *key,
                      const char *sql, const struct db_bind *binds) CHECKED;

/* A list as the API gives it: {"resultaten": […], "volgende": url or null}. Select one row more
 * than `most`; the extra one is cut off and tells that there is more. `volgende` is this URL with
 * ?na=<last row's `cursor`>: take `na` as a query field of the route. Steals rows. */
enum result model_lijst(struct verzoek *v, json_t *model, json_t *rows, size_t most,
                        const char *cursor, struct probleem *p) CHECKED;

/* A form, as partials/formulier.html wants it: model[key] = {url, methode, versie, velden, knop,
 * terug}. What was typed before and what was wrong with it come from v->raw and v->fouten. */
struct formulier {
    const char *url;     /* where it posts to */
    const char *methode; /* "PATCH", "DELETE"; NULL: POST */
    int64_t versie;      /* of what is changed; 0 for none */
    const struct veld *velden;
    const json_t *current; /* the values now, as the API gives them; NULL */
    const json_t *options; /* field name → [{waarde, naam}]; NULL */
    const char *knop;      /* "Doel opslaan" */
    const char *terug;     /* where Annuleren goes; NULL */
};
enum result model_formulier(struct verzoek *v, json_t *model, const char *key,
                            const struct formulier *f, struct probleem *p) CHECKED;
/* model.formulier: the form that changes the thing of this route, `row`: to and back to `pad`
 * ("/doelen") and its id, with its version and, unless `f` has others, its values. methode NULL:
 * PATCH. */
enum result model_wijziging(struct verzoek *v, json_t *model, const char *pad, const json_t *row,
                            struct formulier f, struct probleem *p) CHECKED;

#endif
