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
    int64_t versie;       /* rises with each change (SEQUENCE) */
    int64_t gewijzigd_op; /* Unix seconds of the last one (DTSTAMP) */
    bool afgelast;
};

/* A calendar of these meetings: the same for the same meetings, to the byte. `feed`: it is fetched
 * time and again, and says how often. Owned by the caller (free); NULL when memory is gone. */
char *ics_make(const struct ics_overleg *overleggen, size_t count, bool feed);

#endif
