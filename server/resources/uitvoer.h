/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rows as a file to take along: CSV (RFC 4180, UTF-8, one line of headings) or JSON. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it: what stands in a log is partly
 * what somebody typed. An export is a look like any other: its log line says of what, and how many
 * lines.
 */
#ifndef RESOURCES_UITVOER_H
#define RESOURCES_UITVOER_H

#include "base/buf.h"
#include "verzoek/verzoek.h"

enum { UITVOER_MOST = 20000 }; /* lines in one file; more is refused, not cut off */

struct kolom {
    const char *sleutel; /* of the row; lists become texts with spaces between */
    const char *kop;     /* heading; also what NULL ends the list with */
};

/* Appends the whole table. */
void uitvoer_csv(struct buf *out, const json_t *rows, const struct kolom *kolommen);

/* The answer is the file of these rows (borrowed): `naam` without extension. Refused when there are
 * more than UITVOER_MOST. `filter` is what the log line tells beside the number; borrowed. */
enum result uitvoer_antwoord(struct verzoek *v, const json_t *rows, const struct kolom *kolommen,
                             const char *naam, const char *filter, struct probleem *p) CHECKED;
/* "vanaf=2026-11-01 uitkomst=geweigerd": the fields that were sent, but for `formaat`. Appends. */
void uitvoer_filter(const struct verzoek *v, struct buf *out);

#endif
