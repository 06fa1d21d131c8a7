/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A program with a toegangssleutel (docs/adr/0013-toegangssleutel.md): it sees what its account
 * sees, less what the scope does not name, and nothing by emergency access.
 */
#include "orakel.h"

#include "orakel_intern.h"

#include <string.h>

static bool genoemd(const char *const *lijst, int n, const char *wat)
{
    for (int i = 0; i < n; i++)
        if (gelijk(lijst[i], wat))
            return true;
    return false;
}

/* The token works on that day, for the account as it is. */
static enum bereik werkt(const struct wereld *w, const struct sleutel *s, const char *dag)
{
    const struct gebruiker *g = wereld_gebruiker(w, s->gebruiker);
    const struct organisatie *o =
        wereld_organisatie(w, wereld_onderdeel(w, s->onderdeel)->organisatie);
    if (s->beeindigd)
        return BEREIK_DICHT_BEEINDIGD;
    if (strcmp(dag, s->tot) > 0)
        return BEREIK_DICHT_LAAT;
    if (!o->sleutels)
        return BEREIK_DICHT_TOELATING;
    if (g->onderdeel != s->onderdeel || g->bevestigd_op > s->op ||
        !gelijk(s->rol, g->procesregisseur ? "procesregisseur" : "professional"))
        return BEREIK_DICHT_GEWIJZIGD;
    return BEREIK_OPEN;
}

static bool huishouden_genoemd(const struct sleutel *s, int64_t huishouden)
{
    return s->alle || s->huishoudens[0] == huishouden || s->huishoudens[1] == huishouden;
}

static enum bereik laat_over(const struct wereld *w, const struct sleutel *s,
                             const struct item *item, const char *dag)
{
    enum bereik b = werkt(w, s, dag);
    if (b != BEREIK_OPEN)
        return b;
    if (!huishouden_genoemd(s, item->huishouden))
        return BEREIK_DICHT_HUISHOUDEN;
    if (!genoemd(s->lezen, s->n_lezen, item->soort))
        return BEREIK_DICHT_SOORT;
    return genoemd(s->categorieen, s->n_categorieen, item->categorie) ? BEREIK_OPEN
                                                                      : BEREIK_DICHT_CATEGORIE;
}

enum bereik orakel_sleutel(const struct wereld *w, const struct sleutel *s, const struct item *item,
                           const char *dag, unsigned *ret_gronden)
{
    const struct gebruiker *g = wereld_gebruiker(w, s->gebruiker);
    unsigned gronden = orakel_item(w, g, item, dag).gronden;
    *ret_gronden = 0;
    if (!gronden)
        return BEREIK_DICHT_ACCOUNT;
    enum bereik b = laat_over(w, s, item, dag);
    if (b != BEREIK_OPEN)
        return b;
    *ret_gronden = gronden & ~(unsigned)G5;
    return *ret_gronden ? BEREIK_OPEN : BEREIK_DICHT_NOOD;
}

int orakel_sleutel_kaart(const struct wereld *w, const struct sleutel *s, int64_t huishouden,
                         const char *dag, int64_t ret_leden[static 40])
{
    if (werkt(w, s, dag) != BEREIK_OPEN || !huishouden_genoemd(s, huishouden))
        return -1;
    static struct wereld zonder; /* emergency access */
    zonder = *w;
    zonder.noodtoegang.n = 0;
    return orakel_kaart(&zonder, wereld_gebruiker(w, s->gebruiker), huishouden, dag, ret_leden);
}

const char *orakel_bereik_naam(enum bereik b)
{
    static const char *const namen[BEREIK_WIJZEN] = {
        "program, seen",          "program, nor its account", "token ended",
        "token past its day",     "organisation may not",     "account changed",
        "household not in scope", "kind not in scope",        "category not in scope",
        "emergency access alone"};
    return namen[b];
}
