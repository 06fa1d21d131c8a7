/* SPDX-License-Identifier: EUPL-1.2 */
/* G7: what a person of the family sees of an item. From regels.md and docs/model.md. */
#include "orakel.h"
#include "orakel_intern.h"

#include <stddef.h>

bool orakel_beperkt(const struct wereld *w, const struct item *item)
{
    ELK (w, beperking, b)
        if (b->item == item->id && !b->opgeheven)
            return true;
    return false;
}

/* ---- the people ---- */

/* May be that old, or older; also when nobody knows. */
static bool misschien(const struct persoon *p, int leeftijd, const char *dag)
{
    int laag, hoog;
    return !datum_age_range(p->geboortedatum, dag, &laag, &hoog) || hoog >= leeftijd;
}

/* Gezag counts when it is sure: nobody's gezag over that child is in doubt. */
static bool gezag(const struct wereld *w, int64_t lezer, int64_t kind, const char *dag)
{
    bool heeft = false;
    ELK (w, gezag, z) {
        if (z->kind != kind || !geldt(z->van, z->tot, dag))
            continue;
        if (z->in_onderzoek || gelijk(z->soort, "tijdelijk_geen") ||
            gelijk(z->soort, "niet_te_bepalen") || (!z->houder && !z->houder_onderdeel))
            return false;
        heeft |= z->houder == lezer;
    }
    return heeft;
}

/* ---- what stands before it ---- */

/* The person themselves, or an account of theirs, or the onderdeel of such an account. */
static bool aan_de_overkant(const struct wereld *w, const struct afscherming *a, int64_t persoon,
                            bool onderdelen)
{
    for (int i = 0; i < 2; i++) {
        if (a->tegen_persoon[i] && a->tegen_persoon[i] == persoon)
            return true;
        ELK (w, gebruiker, g)
            if (g->persoon == persoon &&
                ((a->tegen_gebruiker[i] && a->tegen_gebruiker[i] == g->id) ||
                 (onderdelen && a->tegen_onderdeel[i] && a->tegen_onderdeel[i] == g->onderdeel)))
                return true;
    }
    return false;
}

static bool beschermd(const struct afscherming *a, int64_t persoon)
{
    return a->beschermd[0] == persoon || a->beschermd[1] == persoon;
}

static bool gescheiden(const struct wereld *w, int64_t lezer, int64_t ander, const char *dag)
{
    ELK (w, afscherming, a) {
        if (!geldt(a->van, a->tot, dag))
            continue;
        if (beschermd(a, ander) && aan_de_overkant(w, a, lezer, true))
            return true;
        if (beschermd(a, lezer) && aan_de_overkant(w, a, ander, false))
            return true;
    }
    return false;
}

/* The child objected to it (from 12 on), or its interest forbids it; FAMILIE_ZELF: neither. */
static enum familie bezwaar(const struct wereld *w, int64_t lezer, const struct item *item,
                            const struct persoon *kind, const char *dag)
{
    ELK (w, kindbezwaar, b) {
        if (b->kind != kind->id || b->beeindigd || !geldt(b->van, "", dag) ||
            (b->tegen && b->tegen != lezer))
            continue;
        if (b->categorie ? !gelijk(b->categorie, item->categorie) : b->item != item->id)
            continue;
        if (b->belang)
            return FAMILIE_BELANG;
        if (misschien(kind, 12, dag))
            return FAMILIE_BEZWAAR;
    }
    return FAMILIE_ZELF;
}

/* ---- grounds ---- */

/* A consent in force that names the reader as receiver, as G3 asks it of an account. */
static bool toestemming(const struct wereld *w, int64_t lezer, const struct item *item,
                        int64_t persoon, const char *dag)
{
    bool geheim = wereld_onderdeel(w, item->bron)->beroepsgeheim;
    ELK (w, toestemming, t) {
        bool bron = false, onderwerp = false;
        if (t->huishouden != item->huishouden || t->persoon != persoon ||
            t->ontvanger_persoon != lezer || gelijk(t->soort, "hulp") ||
            (geheim && !gelijk(t->soort, "beroepsgeheim")))
            continue;
        for (int i = 0; i < t->n_bronnen; i++)
            bron |= t->bronnen[i].onderdeel == item->bron &&
                    (!geheim || t->bronnen[i].bevestigd_op != 0);
        for (int i = 0; i < t->n_categorieen; i++)
            onderwerp |= gelijk(t->categorieen[i], item->categorie);
        for (int i = 0; i < t->n_items; i++)
            onderwerp |= t->items[i] == item->id;
        if (bron && onderwerp && orakel_toestemming(w, t, dag) == VAN_KRACHT)
            return true;
    }
    return false;
}

/* For one person the item is about. */
static enum familie over_persoon(const struct wereld *w, int64_t lezer, const struct item *item,
                                 const struct persoon *p, const char *dag)
{
    if (p->id == lezer)
        return FAMILIE_ZELF;
    enum familie nee = bezwaar(w, lezer, item, p, dag);
    enum familie ja = FAMILIE_GEEN_GROND;
    if (p->ongeboren && p->moeder == lezer && !p->overleden_op[0])
        ja = FAMILIE_ONGEBOREN;
    else if (!p->ongeboren && !p->overleden_op[0] && !misschien(p, 16, dag) &&
             gezag(w, lezer, p->id, dag))
        ja = FAMILIE_KIND;
    else if (toestemming(w, lezer, item, p->id, dag))
        ja = FAMILIE_TOESTEMMING;
    return ja < FAMILIE_DICHT && nee != FAMILIE_ZELF ? nee : ja;
}

/* "Never": whatever the ground. FAMILIE_ZELF when nothing stands before it. */
static enum familie nooit(const struct wereld *w, int64_t lezer, const struct item *item,
                          const char *dag)
{
    if (wereld_persoon(w, lezer)->overleden_op[0])
        return FAMILIE_OVERLEDEN;
    if (gelijk(item->categorie, "melder") || gelijk(item->categorie, "werkaantekening") ||
        gelijk(item->categorie, "regie_intern"))
        return FAMILIE_CATEGORIE;
    if (item->gesloten)
        return FAMILIE_GESLOTEN;
    if (orakel_beperkt(w, item))
        return FAMILIE_BEPERKT;
    for (int i = 0; i < item->n_personen; i++) {
        const struct persoon *p = wereld_persoon(w, item->personen[i]);
        if (p->id == lezer)
            continue;
        if (gescheiden(w, lezer, p->id, dag))
            return FAMILIE_SCHEIDING;
        if (item->plek && p->adres_geheim)
            return FAMILIE_ADRES;
        if (gelijk(item->aard, "inhoud") && !p->ongeboren && misschien(p, 18, dag))
            return FAMILIE_VOLWASSENE;
    }
    return FAMILIE_ZELF;
}

static enum familie op_zichzelf(const struct wereld *w, int64_t lezer, const struct item *item,
                                const char *dag)
{
    enum familie f = nooit(w, lezer, item, dag);
    if (f != FAMILIE_ZELF)
        return f;
    for (int i = 0; i < item->n_personen; i++) {
        enum familie een = over_persoon(w, lezer, item, wereld_persoon(w, item->personen[i]), dag);
        if (een > f)
            f = een;
    }
    if (f < FAMILIE_DICHT || (!gelijk(item->soort, "doel") && !gelijk(item->soort, "actie")))
        return f;
    ELK (w, actie, a)
        if (a->id == item->id && a->eigenaar_persoon == lezer)
            return FAMILIE_ACTIE;
    ELK (w, instemming, s)
        if (s->item == item->id && s->persoon == lezer)
            return FAMILIE_INSTEMMING;
    return f;
}

enum familie orakel_familie(const struct wereld *w, int64_t lezer, const struct item *item,
                            const char *dag)
{
    enum familie f = op_zichzelf(w, lezer, item, dag);
    return f < FAMILIE_DICHT && item->bij &&
                   op_zichzelf(w, lezer, wereld_item(w, item->bij), dag) >= FAMILIE_DICHT
               ? FAMILIE_BIJ
               : f;
}

const char *orakel_familie_naam(enum familie f)
{
    static const char *const namen[FAMILIE_WIJZEN] = {"zelf",
                                                      "kind",
                                                      "ongeboren",
                                                      "toestemming",
                                                      "eigen actie",
                                                      "instemming",
                                                      "geen grond",
                                                      "lezer overleden",
                                                      "nooit",
                                                      "gesloten item",
                                                      "beperkt",
                                                      "geheim adres",
                                                      "inhoud van een ander",
                                                      "scheiding",
                                                      "bezwaar van het kind",
                                                      "belang van het kind",
                                                      "hangt aan een item"};
    return namen[f];
}
