/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the way of working share. */
#ifndef RESOURCES_WERKWIJZE_H
#define RESOURCES_WERKWIJZE_H

#include "verzoek/verzoek.h"

#define WERKWIJZE "/werkwijze"

/* model.wijzigingen: the newest fifty, each with whether it can be put back. */
enum result werkwijze_wijzigingen(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

/* A form that asks nothing but whether it is meant, about `row` (versie). */
enum result werkwijze_zeker(struct verzoek *v, json_t *model, const json_t *row, const char *kop,
                            const char *url, const char *const *uitleg, const char *knop,
                            struct probleem *p) CHECKED;
/* The end of a change: ret.versie, and back to the page. Always DONE. */
enum result werkwijze_klaar(struct verzoek *v, json_t *ret, int64_t versie) CHECKED;

#endif
