/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A wijk: a code (of the CBS, or the municipality's own) and a name. Teams work for wijken, and the
 * area of a procesregisseur is made of them (R23). An ended one can no longer be chosen; what was
 * chosen stays.
 */
#ifndef DOMEIN_WIJK_H
#define DOMEIN_WIJK_H

#include "verzoek/verzoek.h"

/* `in`: code, naam. */
enum result wijk_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                     struct probleem *p) CHECKED;
enum result wijk_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                        struct probleem *p) CHECKED;
enum result wijk_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

#endif
