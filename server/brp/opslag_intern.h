/* SPDX-License-Identifier: EUPL-1.2 */
/* For opslag*.c only. Each sets *changed when it changed something, and leaves it otherwise. */
#ifndef BRP_OPSLAG_INTERN_H
#define BRP_OPSLAG_INTERN_H

#include "brp/opslag.h"

/* Whom a BSN is: our id, or the index to wait for. Both empty: nobody we can know. */
struct wie {
    int64_t id;
    bool has_index;
    uint8_t index[BSN_INDEX_BYTES];
};

enum result wie_zoeken(struct brp_opslag *o, const char *bsn, struct wie *ret,
                       struct probleem *p) CHECKED;
/* Text or NULL. */
static inline const char *of_niets(const char *text) { return text[0] ? text : NULL; }

enum result relaties_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                             bool *changed, struct probleem *p) CHECKED;
enum result gezag_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon, int64_t id,
                          bool *changed, struct probleem *p) CHECKED;

#endif
