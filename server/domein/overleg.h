/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A meeting about the plan: regie plans it (R5) and invites only who is involved, the family and
 * its network. Inviting is sending (G6): who is invited reads when, where and why, and of the
 * agenda and the decisions what they see anyway. Its minutes are notes, one a category.
 *
 *     gepland ─► gehouden (with who was there)      afgelast, with a reason, ends it
 */
#ifndef DOMEIN_OVERLEG_H
#define DOMEIN_OVERLEG_H

#include "verzoek/dossier.h"

/* soort, begin (UTC text), minuten, plaats, waarom; gebruikers, gezin, netwerk (ids: who is
 * invited), punten (ids of goals and actions the viewer sees), agenda (text: one point a line). */
enum result overleg_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                        struct probleem *p) CHECKED;
/* begin, minuten, plaats, waarom, status "afgelast" with reden. Tells who is invited. One that was
 * held moves within the past alone, and asks nobody again. */
enum result overleg_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                           struct probleem *p) CHECKED;
/* gebruikers, gezin, netwerk: more people, as far as they were not invited yet. */
enum result overleg_invite(struct dossier *d, int64_t id, const json_t *in,
                           struct probleem *p) CHECKED;
/* Takes an invitation back, before the meeting begins: it is not theirs any more from this moment,
 * and they are told. */
enum result overleg_uninvite(struct dossier *d, int64_t id, int64_t genodigde,
                             struct probleem *p) CHECKED;
/* antwoord "ja" or "nee": of the viewer's own invitation. */
enum result overleg_answer(struct dossier *d, int64_t id, const char *antwoord,
                           struct probleem *p) CHECKED;
/* aanwezig: ids of invitations. The others were not there; it is held. */
enum result overleg_attendance(struct dossier *d, int64_t id, const json_t *in,
                               struct probleem *p) CHECKED;
/* With `doel` the decision is an action at once (actie_add); without, words (titel) and nothing
 * else. From the day of the meeting on, as its minutes. */
enum result overleg_decide(struct dossier *d, int64_t id, const json_t *in,
                           struct probleem *p) CHECKED;
/* A part of the minutes: a note of form overleg; categorie, personen, titel, tekst. */
enum result overleg_minutes(struct dossier *d, int64_t id, const json_t *in,
                            struct probleem *p) CHECKED;

#endif
