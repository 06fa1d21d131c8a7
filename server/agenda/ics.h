/* SPDX-License-Identifier: EUPL-1.2 */
/* iCalendar (RFC 5545), by libical: meetings with neutral titles. Nothing of a household is in it.
 */
#ifndef AGENDA_ICS_H
#define AGENDA_ICS_H

#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ics_overleg {
    const char *uid;  /* the same for the same meeting */
    const char *url;  /* where it can be read, by who may; "" for none */
    int64_t begin_op; /* Unix seconds */
    int minuten;
    int64_t gewijzigd; /* rises with each change */
    bool afgelast;
};

/* A calendar of these meetings; `nu` is Unix seconds. Owned by the caller (free); NULL when memory
 * is gone. */
char *ics_make(const struct ics_overleg *overleggen, size_t count, int64_t nu);

#endif
