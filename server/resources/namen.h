/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Households by name: those the viewer helps with, for procesregie those of the area.
 *
 * Nothing hidden may be learnt (R24), so nothing is counted, cut off or ordered before it was seen:
 * a household is opened, its names are compared as the viewer sees them, and the search goes on
 * until enough were *shown* or there are no more. Ordered by name.
 */
#ifndef RESOURCES_NAMEN_H
#define RESOURCES_NAMEN_H

#include "verzoek/dossier.h"

struct namen_vondst {
    json_t *rows; /* of resources/lijst.h; the caller's, and empty before */
    bool lijkt;   /* none is right: these are like it */
    bool meer;    /* there are more than are in rows */
};

/* At most `most` of them. */
enum result namen_zoek(struct verzoek *v, const char *naam, size_t most, struct namen_vondst *ret,
                       struct probleem *p) CHECKED;

#endif
