/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How values are said on a page, in plain Dutch: the formats of page templates (mustache.h), such
 * as {{vervaldatum.dag}} and {{status.naam}}. Nothing here reads a clock: today is given.
 *
 * On a date ("2026-11-19"), or on an instant ("2026-11-18T10:20:00Z", with Z or an offset), which
 * is taken as the date in Europe/Amsterdam:
 *   dag       19 november; 19 november 2027 when that is not this year
 *   dagweek   do 19 november
 *   woord     vandaag, morgen, gisteren; else like dag
 *   afstand   vandaag, morgen, gisteren, over 3 dagen, 3 dagen geleden, over 2 weken (from 14
 *             days), over 3 maanden (from 2 months), over 2 jaar (from 24 months); rounded down
 *   telaat    7 dagen te laat; nothing, and false, when the date is not before today
 * An empty date prints nothing and is false. A partial date is printed like deeldatum.
 *
 * On a birth date or other date that may be partial ("2012-05-00") or unknown (""):
 *   deeldatum 2 mei 2012, mei 2012, 2012, onbekend (false)
 *   leeftijd  14; "14 of 15" when the date allows both; nog niet geboren; onbekend (false)
 *
 * On an instant:
 *   tijdstip  18 november, 11.20 uur (the year as in dag)
 *   tijdstipjaar  18 november 2026, 11.20 uur (for what is kept on paper)
 *   uur       11.20 uur; also on a local time "11:20"
 *
 * On a number:  getal     12.345; 1.234,5 with at most two decimals
 * On a text:    kop       first letter upper case ("IJsbaan")
 *               initiaal  first letter, upper case ("IJ" for IJsbrand)
 *
 * On a code, looked up in the table of codes:
 *   naam, icoon (a Tabler icon), toon (goed, let-op, gevaar, info, rust: gp-mark--…)
 * Codes are unique over the product. Where two lists must share one, its rows are set as
 * "lijst:code", and {{status.lijst.naam}} looks for that before the plain code. An empty code
 * prints nothing; an unknown one is an error, as a missing key is. Codes a municipality can add
 * while the server runs do not belong here: give the model an object {code, naam, icoon, toon}
 * instead, and the same template works.
 */
#ifndef RENDER_WOORDEN_H
#define RENDER_WOORDEN_H

#include "base/buf.h"
#include "base/datum.h"
#include "base/result.h"

#include <jansson.h>
#include <stdbool.h>

struct woorden; /* the table of codes; not changed any more once pages are rendered */

/* With the rows of woorden_codes.c and its like; owned by the caller, NULL without memory. */
struct woorden *woorden_new(void);
void woorden_free(struct woorden *w);
/* Sets or replaces a code; texts are copied, "" for none. FAILED without memory or when `code` is
 * empty. */
CHECKED enum result woorden_codes_set(struct woorden *w, const char *code, const char *naam,
                                      const char *icoon, const char *toon);

/* The formats as they read on one day. */
struct woorden_dag {
    const struct woorden *woorden; /* borrowed */
    char vandaag[DATUM_SIZE];
    int32_t day; /* `vandaag` in days since 1970 */
};

/* FAILED when `vandaag` is no whole date. */
CHECKED enum result woorden_dag_set(struct woorden_dag *d, const struct woorden *w,
                                    const char *vandaag);
/* The callback of struct mustache_formats; `dag` is a struct woorden_dag. */
bool woorden_format(void *dag, const json_t *value, const char *format, struct buf *out,
                    bool *ret_truthy);

#endif
