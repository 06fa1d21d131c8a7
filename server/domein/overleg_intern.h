/* SPDX-License-Identifier: EUPL-1.2 */
/* What overleg.c (the meeting) and overleg_genodigde.c (who is invited) share. */
#ifndef DOMEIN_OVERLEG_INTERN_H
#define DOMEIN_OVERLEG_INTERN_H

#include "domein/overleg.h"

/* {id, begin, minuten, plaats, waarom, status, reden, versie} of one the viewer sees; `begin` in
 * seconds. */
enum result overleg_one(struct dossier *d, int64_t id, json_t **ret, struct probleem *p) CHECKED;
/* PROBLEEM_CONFLICT when it was called off. */
enum result overleg_goes_on(const json_t *row, struct probleem *p) CHECKED;
/* Whoever plans it comes. */
enum result overleg_invite_self(struct dossier *d, int64_t overleg, struct probleem *p) CHECKED;
/* gebruikers, gezin, netwerk of `in`. */
enum result overleg_invite_all(struct dossier *d, int64_t overleg, const json_t *in,
                               struct probleem *p) CHECKED;
/* Every account that is invited hears `soort`. */
enum result overleg_tell_invited(struct dossier *d, int64_t id, const char *soort,
                                 struct probleem *p) CHECKED;
/* Who said yes to another moment did not say it to this one. */
enum result overleg_ask_again(struct dossier *d, int64_t id, struct probleem *p) CHECKED;

#endif
