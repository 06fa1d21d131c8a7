/* SPDX-License-Identifier: EUPL-1.2 */
/* The grounds of an item, what stands before them, and the card. */
#include "orakel.h"

#include "orakel_intern.h"

#include <string.h>

static bool gaat_over(const struct item *item, int64_t persoon)
{
    for (int i = 0; i < item->n_personen; i++)
        if (item->personen[i] == persoon)
            return true;
    return false;
}

/* ---- G1 ---- */

/* As its author, not being a werkaantekening; in which way, or NULL. */
static const char *g1_auteur(const struct wereld *w, const struct gebruiker *g,
                             const struct item *item, const char *dag)
{
    if (item->auteur != g->id || item->bron != g->onderdeel)
        return NULL;
    if (orakel_betrokken(w, g, item->huishouden, NULL, dag))
        return "auteur";
    if (pas_geweest(w, g, item->huishouden, g->onderdeel, dag))
        return "auteur, na het einde";
    return NULL;
}

static bool g1_bron(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                    const char *dag)
{
    return item->bron == g->onderdeel && orakel_betrokken(w, g, item->huishouden, NULL, dag);
}

static bool eigen_aantekening(const struct wereld *w, const struct gebruiker *g,
                              const struct item *item, const char *dag)
{
    char op[DATUM_SIZE], uiterlijk[DATUM_SIZE];
    lokale_dag(item->op, op);
    datum_add_days(op, w->werkaantekening_dagen, uiterlijk);
    return item->auteur == g->id && strcmp(dag, uiterlijk) <= 0;
}

/* ---- G2 ---- */

/* What regie sees of the work of others: coordination, by regie or from a source without secrecy.
 */
static bool voor_regie(const struct wereld *w, const struct gebruiker *g, const struct item *item)
{
    if (!gelijk(item->aard, "coordinatie") || gelijk(item->categorie, "strafrecht") ||
        gelijk(item->categorie, "meldcode") || gelijk(item->categorie, "melder") ||
        gelijk(item->categorie, "werkaantekening"))
        return false;
    if (gelijk(item->categorie, "regie_intern") && item->auteur != g->id)
        return false;
    return item->door_regie || !wereld_onderdeel(w, item->bron)->beroepsgeheim;
}

/* A procesregisseur, for a household with an open plan in the area. */
static bool procesregie(const struct wereld *w, const struct gebruiker *g, int64_t huishouden)
{
    bool plan = false, gebied = !g->wijken[0] && !g->wijken[1];
    int64_t verder = wereld_huishouden(w, huishouden)->opvolger;
    ELK (w, gezinsplan, p)
        plan |= (p->huishouden == huishouden || (verder && p->huishouden == verder)) && p->open;
    ELK (w, huishouden, h)
        for (int i = 0; i < 2; i++)
            gebied |= h->id == huishouden && h->wijk && h->wijk == g->wijken[i];
    return g->procesregisseur && plan && gebied;
}

static const char *g2(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                      const char *dag)
{
    if (!voor_regie(w, g, item))
        return NULL;
    const char *als = regie_als(w, g, item->huishouden, dag);
    if (als)
        return als;
    if (gelijk(item->soort, "betrokkenheid") && procesregie(w, g, item->huishouden))
        return "procesregie";
    return NULL;
}

/* ---- G6, G3 ---- */

static const char *g6(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                      const char *dag)
{
    ELK (w, geadresseerde, a) {
        if (a->item != item->id || !geldt(a->van, a->tot, dag))
            continue;
        if (a->gebruiker == g->id)
            return "aan de kijker";
        if (a->onderdeel && a->onderdeel == g->onderdeel)
            return "aan het onderdeel";
    }
    return NULL;
}

/* For every person of the item a consent in force; in which way for the last of them, or NULL. */
static const char *g3(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                      const char *dag)
{
    const char *als = NULL;
    for (int i = 0; i < item->n_personen; i++) {
        const struct toestemming *gevonden = NULL;
        ELK (w, toestemming, t)
            if (orakel_dekt(w, t, g, item, item->personen[i], dag) &&
                orakel_toestemming(w, t, dag) == VAN_KRACHT)
                gevonden = t;
        if (!gevonden)
            return NULL;
        als = gevonden->n_items                ? "één item"
              : gevonden->ontvanger_gebruiker  ? "aan één professional"
              : gelijk(gevonden->soort, "avg") ? "avg"
                                               : "beroepsgeheim";
    }
    return als;
}

/* ---- R18-R20 ---- */

static bool adres_dicht(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                        const char *dag)
{
    for (int i = 0; item->plek && i < item->n_personen; i++) {
        bool genoemd = !wereld_persoon(w, item->personen[i])->adres_geheim;
        ELK (w, adres_lezer, a)
            genoemd |= a->persoon == item->personen[i] && geldt(a->van, a->tot, dag) &&
                       (a->gebruiker == g->id || a->onderdeel == g->onderdeel);
        if (!genoemd)
            return true;
    }
    return false;
}

/* The viewer is on the other side: the account, its onderdeel, or the person recorded with it. */
static bool overkant(const struct afscherming *a, const struct gebruiker *g)
{
    for (int i = 0; i < 2; i++)
        if ((a->tegen_gebruiker[i] && a->tegen_gebruiker[i] == g->id) ||
            (a->tegen_onderdeel[i] && a->tegen_onderdeel[i] == g->onderdeel) ||
            (a->tegen_persoon[i] && a->tegen_persoon[i] == g->persoon))
            return true;
    return false;
}

bool orakel_afgeschermd(const struct wereld *w, const struct gebruiker *kijker, int64_t persoon,
                        const char *dag)
{
    ELK (w, afscherming, a)
        if (geldt(a->van, a->tot, dag) && overkant(a, kijker) &&
            (a->beschermd[0] == persoon || a->beschermd[1] == persoon))
            return true;
    return false;
}

/* ---- G5 (R17) ---- */

/* A role of this account that the municipality lets use it on that day. */
static bool rol_mag(const struct wereld *w, const struct gebruiker *g, const char *dag)
{
    ELK (w, noodtoegang_rol, r)
        if (gelijk(r->rol, g->procesregisseur ? "procesregisseur" : "professional") &&
            (!r->onderdeel || r->onderdeel == g->onderdeel) && !r->beeindigd &&
            geldt(r->van, r->tot, dag))
            return true;
    return false;
}

const struct noodtoegang *orakel_nood(const struct wereld *w, const struct gebruiker *kijker,
                                      int64_t huishouden, const char *dag)
{
    int64_t nu = wereld_moment(kijker->id, dag);
    ELK (w, noodtoegang, n)
        if (n->huishouden == huishouden && n->gebruiker == kijker->id &&
            n->onderdeel == kijker->onderdeel && !n->einde_op && n->van_op <= nu &&
            nu < n->tot_op && kijker->bevestigd_op && kijker->bevestigd_op <= n->van_op &&
            rol_mag(w, kijker, dag))
            return n;
    return NULL;
}

static bool in_gevaar(const struct noodtoegang *n, int64_t persoon)
{
    return n && (n->gevaar[0] == persoon || n->gevaar[1] == persoon);
}

/* R7: a separation does not stand before G5 when it is about the danger to who is protected. */
static bool gevaar_dekt(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                        const char *dag)
{
    const struct noodtoegang *n = orakel_nood(w, g, item->huishouden, dag);
    for (int i = 0; i < item->n_personen; i++)
        if (orakel_afgeschermd(w, g, item->personen[i], dag) && !in_gevaar(n, item->personen[i]))
            return false;
    return n != NULL;
}

static bool g5(const struct wereld *w, const struct gebruiker *g, const struct item *item,
               const char *dag)
{
    return orakel_nood(w, g, item->huishouden, dag) && !gelijk(item->categorie, "melder") &&
           !gelijk(item->categorie, "werkaantekening");
}

/* R20: the owner of a signal is whom it was sent to, by name. */
static bool op_naam(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                    const char *dag)
{
    ELK (w, geadresseerde, a)
        if (a->item == item->id && a->gebruiker == g->id && geldt(a->van, a->tot, dag))
            return true;
    return false;
}

/* ---- the judgement ---- */

struct gronden {
    unsigned bits;
    bool als_auteur; /* G1 holds by authorship, which R18 and R19 do not stop */
    bool g5;
    const char *g1, *g2, *g6, *g3, *g4;
};

static struct gronden gronden_zoek(const struct wereld *w, const struct gebruiker *g,
                                   const struct item *item, const char *dag)
{
    struct gronden r = {.g1 = g1_auteur(w, g, item, dag)};
    /* What these tell was not written by whoever added the member. */
    r.als_auteur = r.g1 && !gelijk(item->soort, "contact") && !gelijk(item->soort, "adres");
    if (!r.g1 && g1_bron(w, g, item, dag))
        r.g1 = "bron";
    r.g2 = g2(w, g, item, dag);
    r.g6 = g6(w, g, item, dag);
    r.g3 = g3(w, g, item, dag);
    r.g4 = orakel_g4(w, g, item, dag);
    r.g5 = g5(w, g, item, dag);
    r.bits = (r.g1 ? G1 : 0u) | (r.g2 ? G2 : 0u) | (r.g6 ? G6 : 0u) | (r.g3 ? G3 : 0u) |
             (r.g4 ? G4 : 0u) | (r.g5 ? G5 : 0u);
    return r;
}

/* The blocks before an item, for this viewer; the author's exception is the caller's. */
static unsigned blokken_zoek(const struct wereld *w, const struct gebruiker *g,
                             const struct item *item, const char *dag)
{
    unsigned bits = orakel_account(w, g, dag);
    if (eigen_huishouden(w, g, item->huishouden))
        bits |= BLOK_EIGEN_HUISHOUDEN;
    if (g->persoon && gaat_over(item, g->persoon))
        bits |= BLOK_EIGEN_PERSOON;
    if (adres_dicht(w, g, item, dag))
        bits |= BLOK_ADRES;
    for (int i = 0; i < item->n_personen; i++)
        if (orakel_afgeschermd(w, g, item->personen[i], dag))
            bits |= BLOK_AFSCHERMING;
    if (gelijk(item->categorie, "melder") && !op_naam(w, g, item, dag))
        bits |= BLOK_MELDER;
    if (item->gesloten)
        bits |= BLOK_GESLOTEN;
    if (orakel_beperkt(w, item) && item->bron != g->onderdeel)
        bits |= BLOK_BEPERKT;
    return bits;
}

struct oordeel orakel_item(const struct wereld *w, const struct gebruiker *kijker,
                           const struct item *item, const char *dag)
{
    struct gronden r = gronden_zoek(w, kijker, item, dag);
    unsigned blokken = blokken_zoek(w, kijker, item, dag);
    if (gelijk(item->categorie, "werkaantekening")) {
        bool eigen = eigen_aantekening(w, kijker, item, dag);
        if (!eigen)
            blokken |= BLOK_AANTEKENING;
        else
            r = (struct gronden){.bits = G1, .als_auteur = true, .g1 = "werkaantekening"};
    }
    struct oordeel o = {.gronden = r.bits};
    /* The author is the giver of a signal (R20), and keeps an item that lost a person. */
    const unsigned niet_auteur =
        BLOK_ADRES | BLOK_AFSCHERMING | BLOK_MELDER | BLOK_GESLOTEN | BLOK_BEPERKT;
    if (blokken & ~niet_auteur)
        o.gronden = 0;
    else if (blokken)
        o.gronden = r.als_auteur ? G1 : 0;
    bool toch = blokken == BLOK_AFSCHERMING && r.g5 && gevaar_dekt(w, kijker, item, dag);
    if (toch)
        o.gronden |= G5;
    if (r.bits && !o.gronden)
        o.blokken = r.als_auteur ? blokken & ~niet_auteur : blokken;
    o.zoals = !o.gronden       ? NULL
              : o.gronden & G1 ? r.g1
              : o.gronden & G2 ? r.g2
              : o.gronden & G6 ? r.g6
              : o.gronden & G3 ? r.g3
              : o.gronden & G4 ? r.g4
              : toch           ? "noodtoegang, afgeschermd"
                               : "noodtoegang";
    return o;
}

/* ---- an item that lost a person ---- */

bool orakel_nalezen(const struct wereld *w, const struct gebruiker *kijker, const struct item *item,
                    const char *dag)
{
    bool auteur = item->auteur == kijker->id;
    bool betrokken = orakel_betrokken(w, kijker, item->huishouden, NULL, dag);
    if (!item->gesloten || gelijk(item->categorie, "werkaantekening") ||
        item->bron != kijker->onderdeel || orakel_account(w, kijker, dag) ||
        eigen_huishouden(w, kijker, item->huishouden) ||
        (kijker->persoon && gaat_over(item, kijker->persoon)))
        return false;
    if (!betrokken && !(auteur && pas_geweest(w, kijker, item->huishouden, kijker->onderdeel, dag)))
        return false;
    if (auteur && !gelijk(item->soort, "contact") && !gelijk(item->soort, "adres"))
        return true;
    if ((gelijk(item->categorie, "melder") && !auteur) || adres_dicht(w, kijker, item, dag))
        return false;
    for (int i = 0; i < item->n_personen; i++)
        if (orakel_afgeschermd(w, kijker, item->personen[i], dag))
            return false;
    return true;
}

/* ---- R21 ---- */

int orakel_kaart(const struct wereld *w, const struct gebruiker *kijker, int64_t huishouden,
                 const char *dag, int64_t ret_leden[static 40])
{
    if (orakel_account(w, kijker, dag) || eigen_huishouden(w, kijker, huishouden))
        return -1;
    const struct noodtoegang *nood = orakel_nood(w, kijker, huishouden, dag);
    if (!orakel_betrokken(w, kijker, huishouden, NULL, dag) &&
        !procesregie(w, kijker, huishouden) && !nood)
        return -1;
    int n = 0;
    ELK (w, lid, l)
        if (l->huishouden == huishouden &&
            (!orakel_afgeschermd(w, kijker, l->persoon, dag) || in_gevaar(nood, l->persoon)))
            ret_leden[n++] = l->id;
    return n;
}

/* ---- names ---- */

const char *orakel_grond_naam(unsigned grond)
{
    return grond & G1   ? "G1"
           : grond & G2 ? "G2"
           : grond & G6 ? "G6"
           : grond & G3 ? "G3"
           : grond & G4 ? "G4"
           : grond & G5 ? "G5"
                        : "-";
}

const char *orakel_blok_naam(int i)
{
    static const char *const namen[BLOKKEN] = {
        "R6 account",         "R6 onbevestigd", "R6 organisatie",  "R6 eigen huishouden",
        "R6 over de kijker",  "R18 adres",      "R19 afscherming", "R20 melder",
        "G1 werkaantekening", "gesloten item",  "AVG 18 beperkt"};
    return namen[i];
}
