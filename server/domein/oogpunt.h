/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Another point of view: a family member's for an extract (G7, below), and another account's
 * for the previews of R25 and R26. For those the rules themselves are asked
 * what that account sees in this household, as a person, also when a program asks. Only ids and
 * grounds come back, nothing is noted for the log, and what is shown of it is only what the asker
 * sees too: that is the caller's part. This is the only place that changes kijker() in the middle
 * of a request, or of a task of the wachter.
 */
#ifndef DOMEIN_OOGPUNT_H
#define DOMEIN_OOGPUNT_H

#include "verzoek/dossier.h"

/* Every item that `gebruiker` sees in this household: {id as text: ground}. New reference. On a
 * reader or, within a rehearsal, on the writer. */
enum result oogpunt_items(struct dossier *d, int64_t gebruiker, json_t **ret,
                          struct probleem *p) CHECKED;
/* The ground on which `gebruiker` sees one item, "" when they do not; `ret_sinds` (may be NULL) is
 * "" or, under G3, the day from which the consents it rests on counted. */
enum result oogpunt_item(struct dossier *d, int64_t gebruiker, int64_t item, char ret_grond[3],
                         char ret_sinds[DATUM_SIZE], struct probleem *p) CHECKED;

/* Whether `gebruiker` sees what `sql` (with :id) asks for, by their own eyes, today, in the
 * household that is open, if any: who does not is not told that it is there (R24). */
enum result oogpunt_ziet(struct db_conn *c, int64_t gebruiker, const char *sql, int64_t id,
                         bool *ret, struct probleem *p) CHECKED;

/* From here on the family member `lezer` reads (G7), until oogpunt_terug with what this gave back;
 * always paired. The views show nothing of it without an extract in the making by this viewer for
 * that reader, or a print of the plan made today (regel_lezer). What is read now is noted for the
 * log with ground G7. */
struct db_context oogpunt_familie(struct dossier *d, int64_t lezer);
void oogpunt_terug(struct dossier *d, const struct db_context *own);

#endif
