/* SPDX-License-Identifier: EUPL-1.2 */
/* Saved views: what somebody chose to see of a list, under a name. One's own alone (zicht_beeld).
 */
#ifndef DOMEIN_BEELD_H
#define DOMEIN_BEELD_H

#include "verzoek/verzoek.h"

struct beeld {
    const char *lijst, *naam, *toon; /* `toon` may be NULL */
    int64_t wijk;                    /* 0: every area */
};

/* Errors on `wijk`, `toon` and `naam`; CONFLICT when there are too many. */
enum result beeld_add(struct verzoek *v, const struct beeld *b, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* *ret_lijst: of which list it was, owned. NIET_GEVONDEN for one that is not theirs. */
enum result beeld_remove(struct verzoek *v, int64_t id, char **ret_lijst,
                         struct probleem *p) CHECKED;

#endif
