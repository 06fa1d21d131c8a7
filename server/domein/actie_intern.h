/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of an action share. */
#ifndef DOMEIN_ACTIE_INTERN_H
#define DOMEIN_ACTIE_INTERN_H

#include "domein/actie.h"

/* Exactly one of these is not 0. */
struct eigenaar {
    int64_t gebruiker, persoon, netwerk;
};

/* Who is named in `in` as owner. Field errors on gebruiker, persoon or netwerk. */
enum result actie_owner_read(const json_t *in, struct eigenaar *ret, struct probleem *p) CHECKED;
/* Somebody the viewer can see here; hidden and unknown get the same answer (R24). */
enum result actie_owner_check(struct dossier *d, const struct eigenaar *e,
                              struct probleem *p) CHECKED;
/* A line in what happened to it. */
enum result actie_stand_keep(struct dossier *d, int64_t actie, const char *status,
                             const char *vervaldatum, const char *reden,
                             struct probleem *p) CHECKED;
/* To whoever asked for it and, with `regie`, to the regie, as far as they see it (R24). */
enum result actie_tell(struct dossier *d, int64_t actie, const char *soort, int64_t aan, bool regie,
                       struct probleem *p) CHECKED;
/* What was asked of another and is not answered falls with the action. */
enum result actie_vraag_end(struct dossier *d, int64_t actie, struct probleem *p) CHECKED;

#endif
