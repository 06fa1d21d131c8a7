/* SPDX-License-Identifier: EUPL-1.2 */
/* What the wachter does each day; one file a task. */
#ifndef WACHTER_TAKEN_H
#define WACHTER_TAKEN_H

#include "base/id.h"
#include "db/db.h"

/* As many at a time as keep nobody waiting for the writer. */
enum { WACHTER_STUK = 50 };

/*
 * A day to be done. A task may run on a later day than `dag`, when the program was off: `nu` is the
 * moment it really is.
 *
 * A task with much to do does a piece of it (WACHTER_STUK), sets `meer`, and is called again, each
 * time in a transaction of its own, with `na` where it was: the last id it looked at (0 at first,
 * and after the program stopped half-way). So it notes what it did with each one it did, in the
 * same transaction, and does nothing that it noted before.
 */
struct wachter_dag {
    const char *dag;
    int64_t nu;
    struct id_maker *ids;
    int64_t na;
    bool meer;
};

/* On the writer, inside a transaction, with a context of that day and nobody's eyes. */
typedef enum result wachter_taak(struct db_conn *c, struct wachter_dag *dag, struct probleem *p);

/* Whether `gebruiker` sees what `sql` (with :id) asks for, by their own eyes, today, in the
 * household that is open: who does not is not told that it is there (R24). */
enum result wachter_sees(struct db_conn *c, int64_t gebruiker, const char *sql, int64_t id,
                         bool *ret, struct probleem *p) CHECKED;

/*
 * R14: a consent that a day closed (somebody's gezag began, a birthday asks other givers) stays
 * closed when a later day would make it whole again: it waits for a new verklaring.
 */
wachter_taak wachter_gevers;
/* R17: a noodtoegang that nobody reviewed asks the privacy officers again, each day. */
wachter_taak wachter_noodtoegang;

/*
 * Consents that end within 30 days are put to whoever recorded them and to the regisseur, each
 * once, as far as they see them today (R21, R24). What was asked anew already is not.
 */
wachter_taak wachter_afloop;

/*
 * An action that nobody answered in time, or that is past its date, climbs: first its owner is
 * told, after some working days the regisseur, and at last the contact of the agreement with the
 * owner's organisation (klim.c). Each step once; another date begins anew.
 */
wachter_taak wachter_klim;
/* On a working day: an e-mail for whoever wants one and has something new (mailer.h sends it). */
wachter_taak wachter_mail;

#endif
