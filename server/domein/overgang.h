/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Transitions: what ends or changes for one person on a known day (16, 17, 17½, 18, 23, the end of a
 * beschikking, a move, leaving an institution), with a list of who decides what by when. For each
 * area (housing, income, care, school) something is arranged from that day on by somebody, or it is
 * a gap that shows. Kinds, ages, terms and points are data (overgang_soort, overgang_punt).
 *
 * What a birthday brings is worked out from the birth dates that the viewer sees, and is no item
 * until somebody begins with its list. Of a partial birth date the first day that it allows counts.
 * Such an item is of the category contact, for its day tells the birth date.
 */
#ifndef DOMEIN_OVERGANG_H
#define DOMEIN_OVERGANG_H

#include "verzoek/dossier.h"

/* What comes within two years, as far as the viewer sees birth dates and voorzieningen, and is not
 * begun with: [{soort, naam, persoon (id text), wie, datum, uiterlijk (the last day it can be),
 * voorziening (id text or null), gemeld (true within its term)}], by day. New reference. */
enum result overgang_upcoming(struct dossier *d, json_t **ret, struct probleem *p) CHECKED;
/* The day for a kind and a birth date; false when the date is not known at all. */
bool overgang_day(const char *geboren, int months, char ret_first[DATUM_SIZE],
                  char ret_last[DATUM_SIZE]);

/* soort, persoon, datum (only of kinds without an age; of a beschikking its last day), voorziening.
 */
enum result overgang_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* punten: [{punt, stand, wie, vanaf}]; status. versie_check. */
enum result overgang_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                            struct probleem *p) CHECKED;
/* A point becomes an action of the viewer under `doel`, to be done by vervaldatum (default: when
 * the point has to be decided, or today). */
enum result overgang_actie(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_actie,
                           struct probleem *p) CHECKED;

#endif
