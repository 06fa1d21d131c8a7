/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Keeping persons as the BRP knows them. A person is found again by the blind index of the BSN; a
 * row whose content has not changed is not touched, so reading the same delivery twice changes
 * nothing.
 *
 *  - Relations and gezag point at persons we have; at others by the index of their BSN, and are
 *    tied to them on the day they arrive.
 *  - Only what came from the BRP is replaced (bron 'BRP'). What was added by hand stays: phone,
 *    language, gezag with its own source.
 *  - A secret address never becomes public by a delivery: that takes a procesregisseur and a safety
 *    check (R5).
 *  - Gezag is kept about minors. What has changed ends yesterday and starts today (the BRP does not
 *    say since when); at 18 it ends.
 */
#ifndef BRP_OPSLAG_H
#define BRP_OPSLAG_H

#include "base/id.h"
#include "brp/persoon.h"
#include "db/db.h"

enum brp_uitkomst { BRP_NIEUW, BRP_GEWIJZIGD, BRP_ONGEWIJZIGD };

struct brp_opslag {
    struct db_conn *conn; /* a writer, in a transaction */
    struct id_maker *ids;
    const struct bsn_keys *keys;
    char vandaag[DATUM_SIZE]; /* the day of the delivery */
    int64_t nu;               /* Unix seconds */
};

enum result brp_opslaan(struct brp_opslag *o, const struct brp_persoon *persoon,
                        enum brp_uitkomst *ret_uitkomst, int64_t *ret_id,
                        struct probleem *p) CHECKED;

#endif
