/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom a delivery brought already, and at which line: 16 bytes a person, doubled while it grows. */
#ifndef BRP_GEZIEN_H
#define BRP_GEZIEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct brp_gezien {
    struct brp_gezien_plek {
        int64_t id; /* 0: free */
        long line;
    } * plek;
    size_t size, used; /* size: a power of two, or 0 */
};

/* {0} is an empty one. ret_eerder: the line this person (not 0) came at before, or 0; from now on
 * it is `line`. false without memory: then nothing changed. */
bool brp_gezien_add(struct brp_gezien *gezien, int64_t id, long line, long *ret_eerder);
void brp_gezien_free(struct brp_gezien *gezien);

#endif
