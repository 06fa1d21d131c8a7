/* SPDX-License-Identifier: EUPL-1.2 */
/* Terms and other settings that are data (table instelling): a municipality changes them, not a
 * release. */
#ifndef DOMEIN_INSTELLING_H
#define DOMEIN_INSTELLING_H

#include "db/db.h"

/* A missing or non-numeric setting is PROBLEEM_INTERN: migrations put every one there. */
enum result instelling_int(struct db_conn *c, const char *sleutel, int64_t *ret,
                           struct probleem *p) CHECKED;

#endif
