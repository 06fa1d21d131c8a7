/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R14: time and changes only close. Who must say yes to a consent is worked out on the day of use
 * (R10), so a change of gezag, representation, birth date or death counts at the next read. What
 * such a change closes stays closed when it is undone: it waits for a new verklaring, like what a
 * change would complete.
 */
#ifndef DOMEIN_GEVERS_H
#define DOMEIN_GEVERS_H

#include "db/db.h"

/*
 * Consents about `persoon`, and about children over whom `persoon` has or had gezag, that are not
 * complete on `vandaag` lose their "complete on the day of the last verklaring"
 * (toestemming.volledig_op), in whatever household. Call it in the same transaction before such a
 * change, for what time had closed meanwhile, and after it. On the writer; the context is put back.
 */
enum result gevers_hold(struct db_conn *c, const char *vandaag, int64_t persoon,
                        struct probleem *p) CHECKED;

#endif
