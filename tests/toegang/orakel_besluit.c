/* SPDX-License-Identifier: EUPL-1.2 */
/* G4: what a deelbesluit opens, read from R16 as it stands there. */
#include "orakel.h"

#include "orakel_intern.h"

#include <string.h>

/* The row of the law it was taken on still stands today. */
static bool grond_staat(const struct wereld *w, int64_t id, const char *dag)
{
    ELK (w, deelgrond, g)
        if (g->id == id)
            return g->actief && geldt(g->van, g->tot, dag);
    return false;
}

bool orakel_besluit_geldt(const struct wereld *w, const struct deelbesluit *b, const char *dag)
{
    return !b->einde_op && geldt(b->van, b->tot, dag) && strcmp(dag, b->herbeoordeel) <= 0 &&
           grond_staat(w, b->grond, dag);
}

/* Towards one professional, involved or not; or towards an onderdeel, for who of it is involved. */
static bool aan(const struct wereld *w, const struct deelbesluit *b, const struct gebruiker *g,
                const char *dag)
{
    if (b->ontvanger_onderdeel != g->onderdeel)
        return false;
    if (b->ontvanger_gebruiker)
        return b->ontvanger_gebruiker == g->id;
    return orakel_betrokken(w, g, b->huishouden, NULL, dag);
}

static bool over(const struct deelbesluit *b, int64_t persoon)
{
    for (int i = 0; i < b->n_personen; i++)
        if (b->personen[i] == persoon)
            return true;
    return false;
}

/* By its category, or by itself as long as it is filed where it was. */
static bool wat(const struct deelbesluit *b, const struct item *item)
{
    for (int i = 0; i < b->n_categorieen; i++)
        if (gelijk(b->categorieen[i], item->categorie))
            return true;
    for (int i = 0; i < b->n_items; i++)
        if (b->items[i].id == item->id && gelijk(b->items[i].categorie, item->categorie))
            return true;
    return false;
}

bool orakel_besluit_dekt(const struct wereld *w, const struct deelbesluit *b,
                         const struct gebruiker *g, const struct item *item, int64_t persoon,
                         const char *dag)
{
    return b->huishouden == item->huishouden && b->bron == item->bron && over(b, persoon) &&
           wat(b, item) && aan(w, b, g, dag);
}

const char *orakel_g4(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                      const char *dag)
{
    const char *als = NULL;
    for (int i = 0; i < item->n_personen; i++) {
        const struct deelbesluit *gevonden = NULL;
        ELK (w, deelbesluit, b)
            if (orakel_besluit_dekt(w, b, g, item, item->personen[i], dag) &&
                orakel_besluit_geldt(w, b, dag))
                gevonden = b;
        if (!gevonden)
            return NULL;
        als = gevonden->n_items               ? "besluit, één item"
              : gevonden->ontvanger_gebruiker ? "besluit, aan één professional"
                                              : "besluit, aan een onderdeel";
    }
    return als;
}
