/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A team of an onderdeel: which wijken it works for, and who is in it. It is for finding one
 * another; no rule gives sight by team.
 */
#ifndef DOMEIN_TEAM_H
#define DOMEIN_TEAM_H

#include "verzoek/verzoek.h"

/* `in`: naam, onderdeel (id), wijken (ids), leden (ids). Members have an active account in the
 * onderdeel of the team. */
enum result team_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                     struct probleem *p) CHECKED;
/* The same but onderdeel, which stays. */
enum result team_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                        struct probleem *p) CHECKED;
enum result team_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

#endif
