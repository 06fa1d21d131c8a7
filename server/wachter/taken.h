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

/* Who has the regie today of the household that is open (regisseur, deputies, the owner of the
 * intake), and which procesregisseurs have its area (R23): rows of `id`, the caller's. */
enum result wachter_regie(struct db_conn *c, json_t **ret, struct probleem *p) CHECKED;
enum result wachter_procesregie(struct db_conn *c, json_t **ret, struct probleem *p) CHECKED;

/*
 * R14: a consent that a day closed (somebody's gezag began, a birthday asks other givers) stays
 * closed when a later day would make it whole again: it waits for a new verklaring.
 */
wachter_taak wachter_gevers;
/* An aanmelding that waits past its day is told each day while it is unread; what is done goes when
 * `instroom_bewaren_dagen` are over. */
wachter_taak wachter_instroom;
/* R17: a noodtoegang that nobody reviewed asks the privacy officers again, each day. */
wachter_taak wachter_noodtoegang;

/*
 * Consents that end within 30 days are put to whoever recorded them and to the regisseur, each
 * once, as far as they see them today (R21, R24). What was asked anew already is not.
 */
wachter_taak wachter_afloop;
/* R5, R32: a question about regie that nobody answered in time lapses; both sides hear of it. */
wachter_taak wachter_regieverzoek;
/* R32: a vacancy past its date is told to procesregie, some working days later to all of them, then
 * to the contact of the onderdeel, and then each week; the last days of a deputy and the return of
 * a temporary regie are told before they are there. Each step once (regie_melding). */
wachter_taak wachter_regietermijn;

/*
 * An action that nobody answered in time, or that is past its date, climbs: first its owner is
 * told, after some working days the regisseur, and at last the contact of the agreement with the
 * owner's organisation (klim.c). Each step once; another date begins anew.
 */
wachter_taak wachter_klim;
/* On a working day: an e-mail for whoever wants one and has something new (mailer.h sends it). */
wachter_taak wachter_mail;

/*
 * A household that waits longer than the norm with nothing done meanwhile, and a voorziening that
 * ends within the days of `voorziening_einde_dagen`: told to whoever recorded it and to regie, as
 * far as they see it (wachten.c). Once for each referral, and for each last day.
 */
wachter_taak wachter_wachttijd;
wachter_taak wachter_voorziening;

/* R31: the whole log is checked once a day (domein/logcontrole.h). */
wachter_taak wachter_logcontrole;

/* AVE: a phase whose day to look again has come is put to whoever has the regie and to procesregie,
 * each day until it is done. */
wachter_taak wachter_ave;

/*
 * The regie is told a week before a plan is to be evaluated, and when that is late: on the first
 * day and each week after; from the second week on the procesregisseurs too (pain points:
 * evaluation is skipped).
 */
wachter_taak wachter_evaluatie;

/* Who keeps in touch with a household is told when it is time and when it is late; when nothing
 * comes of it, or the contact is gone, regie or procesregie (volgcontact.c). */
wachter_taak wachter_volgcontact;
/*
 * A day before a meeting, whoever with an account is invited and did not say no is told, once for
 * each moment it is planned at (overleg_herinnering), as far as they see it.
 */
wachter_taak wachter_overleg;
/* A household of which nobody knows where it went: the day to look again has come. Put to the regie
 * (else procesregie) each day until that was done. And a move that stands still: not sent though
 * the family moved, or unanswered for `verhuizing_antwoord_dagen`, on either side; put to whoever
 * has it, each week, and after as many days more to procesregie. */
wachter_taak wachter_verhuizing;

/* Transitions: that one comes, months before and once; and what is not arranged yet, as its day
 * comes near, to the regie; a week after the day, or where nobody has the regie, to procesregie too
 * (overgang.c). */
wachter_taak wachter_overgang;
wachter_taak wachter_overgang_gat;

/* The day after somebody's help ended they are not invited any more to meetings to come: they are
 * told, as when an invitation is taken back (uitnodiging.c). What was held they keep. */
wachter_taak wachter_uitnodiging;

/* A letter that was not kept goes 30 days after it was made (brief.c). */
wachter_taak wachter_brief;

#endif
