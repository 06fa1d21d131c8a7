/* SPDX-License-Identifier: EUPL-1.2 */
#include "brp/gezien.h"

#include <stdlib.h>

static struct brp_gezien_plek *place_of(const struct brp_gezien *g, int64_t id)
{
    size_t at = (size_t)((uint64_t)id * 0x9e3779b97f4a7c15u >> 20) & (g->size - 1);
    while (g->plek[at].id && g->plek[at].id != id)
        at = (at + 1) & (g->size - 1);
    return g->plek + at;
}

static bool grow(struct brp_gezien *g)
{
    struct brp_gezien more = {.size = g->size ? 2 * g->size : 1024, .used = g->used};
    more.plek = calloc(more.size, sizeof *more.plek);
    if (!more.plek)
        return false;
    for (size_t i = 0; i < g->size; i++)
        if (g->plek[i].id)
            *place_of(&more, g->plek[i].id) = g->plek[i];
    free(g->plek);
    *g = more;
    return true;
}

bool brp_gezien_add(struct brp_gezien *gezien, int64_t id, long line, long *ret_eerder)
{
    if (2 * gezien->used >= gezien->size && !grow(gezien))
        return false;
    struct brp_gezien_plek *plek = place_of(gezien, id);
    *ret_eerder = plek->id ? plek->line : 0;
    gezien->used += !plek->id;
    *plek = (struct brp_gezien_plek){id, line};
    return true;
}

void brp_gezien_free(struct brp_gezien *gezien)
{
    free(gezien->plek);
    *gezien = (struct brp_gezien){0};
}
