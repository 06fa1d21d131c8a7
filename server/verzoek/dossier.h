/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading an opened household. Everything read here is noted for the log line (R30): the household
 * by opening it, and of every row the columns `personen!` and `grond!`. On the listener's readers
 * nothing else can read dossier content: db_rows on a zicht view is refused there
 * (db_note_require).
 *
 *     SELECT d.id AS "id#", d.titel, d.grond AS "grond!", d.personen AS "personen!" FROM zicht_doel
 * d
 *
 * The page and the API get `grond` as text and `personen` as an array of ids. A statement that
 * joins several items selects the persons and ground of each that shows something; columns may bear
 * the same mark twice under other names: "grond_doel!" and "personen_doel!" count too.
 */
#ifndef VERZOEK_DOSSIER_H
#define VERZOEK_DOSSIER_H

#include "verzoek/route.h"

/* Like db_rows, db_row and db_int, on d->db, with dossier() this household. */
enum result dossier_rows(struct dossier *d, struct probleem *p, const char *sql,
                         const struct db_bind *binds, json_t **ret) CHECKED;
enum result dossier_row(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, json_t **ret) CHECKED;
/* The one row something is about: PROBLEEM_NIET_GEVONDEN when there is none, as when the viewer may
 * not see it (R24). */
enum result dossier_one(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, json_t **ret) CHECKED;
enum result dossier_int(struct dossier *d, struct probleem *p, const char *sql,
                        const struct db_bind *binds, int64_t absent, int64_t *ret) CHECKED;
/* The same, put into model[key]; dossier_put_row puts null when there is no row. */
enum result dossier_put_rows(struct dossier *d, struct probleem *p, json_t *model, const char *key,
                             const char *sql, const struct db_bind *binds) CHECKED;
enum result dossier_put_row(struct dossier *d, struct probleem *p, json_t *model, const char *key,
                            const char *sql, const struct db_bind *binds) CHECKED;
/* The one row a route is about: its columns become keys of `model` itself; PROBLEEM_NIET_GEVONDEN
 * when there is none. Sets v->versie from a column `versie`. */
enum result dossier_model(struct dossier *d, struct probleem *p, json_t *model, const char *sql,
                          const struct db_bind *binds) CHECKED;

/* ---- lists over households (ROUTE_USER) ---- */

/* Candidates: ids to be opened one by one (migrations/views/80_overzicht.sql). Notes nothing by
 * itself, so nothing of it may be shown but through lijst_open. */
enum result lijst_kandidaten(struct verzoek *v, struct probleem *p, const char *sql,
                             const struct db_bind *binds, json_t **ret) CHECKED;
/* The same one by one, for as many as are needed: `each` gets the first column of a row, may open
 * it, and says in *ret_enough when to stop. */
typedef enum result lijst_kandidaat(void *arg, int64_t id, bool *ret_enough, struct probleem *p);
enum result lijst_elk(struct verzoek *v, struct probleem *p, const char *sql,
                      const struct db_bind *binds, lijst_kandidaat *each, void *arg) CHECKED;
/* Views that belong to no household: own messages, numbers, the log, what this login found at
 * intake. What they mark with "!" is noted in a log line without a household. */
enum result eigen_rows(struct verzoek *v, struct probleem *p, const char *sql,
                       const struct db_bind *binds, json_t **ret) CHECKED;
/* The same where somebody outside a household reads of it by right (a privacy officer's logged
 * choice, R27): what it marks with "!" is noted under that household, when there is a row. */
enum result huishouden_rows(struct verzoek *v, struct probleem *p, int64_t huishouden,
                            const char *sql, const struct db_bind *binds, json_t **ret) CHECKED;
/* Notes that household by itself: the log line will name it. */
enum result huishouden_note(struct verzoek *v, int64_t huishouden, struct probleem *p) CHECKED;
/* Opens one household of a list: sets dossier(), notes it (one log line each). *ret_open is false
 * when the viewer may not: leave it out, without a trace. `ret` is valid until the request ends.
 * More than 500 households in one answer is FAILED. */
enum result lijst_open(struct verzoek *v, struct probleem *p, int64_t huishouden,
                       struct dossier *ret, bool *ret_open) CHECKED;
/* The same on the strength of one item (G6: what was sent to somebody who is not involved). */
enum result lijst_open_item(struct verzoek *v, struct probleem *p, int64_t huishouden, int64_t item,
                            struct dossier *ret, bool *ret_open) CHECKED;
/* The same on the strength of what a path like "/verzoeken/" is about. */
enum result lijst_open_object(struct verzoek *v, struct probleem *p, int64_t huishouden,
                              const char *path, int64_t object, struct dossier *ret,
                              bool *ret_open) CHECKED;
/* Whether it would open so. Nothing of it is shown, so nothing is noted. */
enum result lijst_ziet(struct verzoek *v, struct probleem *p, int64_t huishouden, const char *path,
                       int64_t object, bool *ret_ziet) CHECKED;
/* Another household within the same request, for an extract about one person (G7): nothing of it is
 * open by this, the views decide; it gets a log line of its own. */
enum result dossier_elders(const struct dossier *d, int64_t huishouden, struct dossier *ret,
                           struct probleem *p) CHECKED;

#endif
