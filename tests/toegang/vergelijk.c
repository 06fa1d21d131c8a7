/* SPDX-License-Identifier: EUPL-1.2 */
#include "vergelijk.h"

#include "base/clock.h"
#include "base/result.h"
#include "beschrijf.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERTELD 10 /* differences told in full */

/* ---- counting ---- */

static void tel_wijze(struct telling *t, const char *wijze)
{
    for (int i = 0; wijze && i < WIJZEN; i++) {
        if (!t->wijze[i])
            t->wijze[i] = wijze;
        if (strcmp(t->wijze[i], wijze) == 0) {
            t->per_wijze[i]++;
            return;
        }
    }
}

/* A closed item about one person: had that consent been in force, it had been open. */
static void tel_sluitingen(const struct wereld *w, const struct gebruiker *kijker,
                           const struct item *item, const char *dag, struct telling *t)
{
    if (item->n_personen != 1 || orakel_account(w, kijker, dag))
        return;
    ELK (w, toestemming, c)
        if (orakel_dekt(w, c, kijker, item, item->personen[0], dag))
            t->per_sluiting[orakel_toestemming(w, c, dag)]++;
}

static void tel(const struct wereld *w, const struct gebruiker *kijker, const struct item *item,
                const char *dag, struct oordeel o, struct telling *t)
{
    t->beslissingen++;
    t->zichtbaar += o.gronden != 0;
    for (int i = 0; i < GRONDEN; i++)
        t->per_grond[i] += (o.gronden >> i & 1u) != 0;
    for (int i = 0; i < BLOKKEN; i++)
        t->per_blok[i] += o.blokken == 1u << i;
    tel_wijze(t, o.zoals);
    if (!o.gronden && !o.blokken)
        tel_sluitingen(w, kijker, item, dag, t);
}

/* ---- comparing ---- */

bool vertel(struct telling *t, const struct wereld *w, const char *dag)
{
    if (++t->verschillen > VERTELD)
        return false;
    (void)fprintf(stderr, "\n*** difference %ld: seed %" PRIu64 ", today %s (world made on %s)\n",
                  t->verschillen, w->zaad, dag, w->vandaag);
    return true;
}

static const char *in_zicht(const struct zicht *z, int64_t id, int *ret_keer)
{
    const char *grond = "-";
    *ret_keer = 0;
    for (int i = 0; i < z->n_items; i++)
        if (z->items[i].id == id) {
            grond = z->items[i].grond;
            ++*ret_keer;
        }
    return grond;
}

static void vergelijk_items(const struct wereld *w, const struct gebruiker *kijker,
                            int64_t huishouden, const char *dag, const struct zicht *z,
                            struct telling *t)
{
    int gezien = 0;
    ELK (w, item, item) {
        int keer;
        const char *view = in_zicht(z, item->id, &keer);
        if (item->huishouden != huishouden) {
            if (keer && vertel(t, w, dag))
                (void)fprintf(stderr, "item %" PRId64 " of another household\n", item->id);
            continue;
        }
        struct oordeel o = orakel_item(w, kijker, item, dag);
        tel(w, kijker, item, dag, o, t);
        gezien += keer;
        if ((keer == 1) == (o.gronden != 0) && keer <= 1 &&
            strcmp(view, orakel_grond_naam(o.gronden)) == 0)
            continue;
        if (vertel(t, w, dag)) {
            (void)fprintf(stderr, "views: %s (%d×); oracle: %s (grounds %x, blocks %x)\n", view,
                          keer, orakel_grond_naam(o.gronden), o.gronden, o.blokken);
            beschrijf_item(stderr, w, kijker, item, dag);
        }
    }
    if (gezien != z->n_items && vertel(t, w, dag))
        (void)fprintf(stderr, "%d rows that are no item of this household\n", z->n_items - gezien);
}

static bool in_lijst(const int64_t *lijst, int n, int64_t id)
{
    for (int i = 0; i < n; i++)
        if (lijst[i] == id)
            return true;
    return false;
}

static void vergelijk_kaart(const struct wereld *w, const struct gebruiker *kijker,
                            int64_t huishouden, const char *dag, const struct zicht *z,
                            struct telling *t)
{
    int64_t leden[40];
    int n = orakel_kaart(w, kijker, huishouden, dag, leden);
    t->kaarten++;
    t->kaarten_open += n >= 0;
    bool gelijk = z->open == (n >= 0) && z->n_leden == (n > 0 ? n : 0);
    for (int i = 0; gelijk && i < n; i++)
        gelijk = in_lijst(z->leden, z->n_leden, leden[i]);
    if (gelijk || !vertel(t, w, dag))
        return;
    (void)fprintf(stderr, "card of %" PRId64 ": views %s, members", huishouden,
                  z->open ? "open" : "closed");
    for (int i = 0; i < z->n_leden; i++)
        (void)fprintf(stderr, " %" PRId64, z->leden[i]);
    (void)fprintf(stderr, "; oracle %s, members", n < 0 ? "closed" : "open");
    for (int i = 0; i < n; i++)
        (void)fprintf(stderr, " %" PRId64, leden[i]);
    (void)fprintf(stderr, "\n");
    beschrijf_kaart(stderr, w, kijker, huishouden, dag);
}

static void vergelijk_nalezen(const struct wereld *w, const struct gebruiker *kijker,
                              int64_t huishouden, const char *dag, const struct zicht *z,
                              struct telling *t)
{
    int n = 0;
    ELK (w, item, item) {
        bool view = in_lijst(z->nalezen, z->n_nalezen, item->id);
        bool wel = item->huishouden == huishouden && orakel_nalezen(w, kijker, item, dag);
        n += wel;
        if (view == wel || !vertel(t, w, dag))
            continue;
        (void)fprintf(stderr, "to be read again: views %d; oracle %d\n", view, wel);
        beschrijf_item(stderr, w, kijker, item, dag);
    }
    t->nalezen += n;
    if (n != z->n_nalezen && vertel(t, w, dag))
        (void)fprintf(stderr, "to be read again: %d rows, oracle %d\n", z->n_nalezen, n);
}

void vergelijk_kijker(const struct wereld *w, struct wereld_db *d, const struct gebruiker *kijker,
                      int64_t huishouden, const char *dag, struct telling *t)
{
    struct zicht z = zicht_lees(wereld_db_reader(d), kijker->id, huishouden, dag);
    vergelijk_items(w, kijker, huishouden, dag, &z, t);
    vergelijk_kaart(w, kijker, huishouden, dag, &z, t);
    vergelijk_nalezen(w, kijker, huishouden, dag, &z, t);
}

void vergelijk_familie(const struct wereld *w, struct wereld_db *d, const struct persoon *lezer,
                       int64_t huishouden, const char *dag, struct telling *t)
{
    struct zicht_familie z = zicht_lees_familie(wereld_db_reader(d), lezer->id, huishouden, dag);
    int gezien = 0;
    ELK (w, item, item) {
        int keer = 0;
        if (item->huishouden != huishouden)
            continue;
        for (int i = 0; i < z.n_items; i++)
            keer += z.items[i] == item->id;
        gezien += keer;
        enum familie f = orakel_familie(w, lezer->id, item, dag);
        t->familie++;
        t->per_familie[f]++;
        if (keer == (f < FAMILIE_DICHT ? 1 : 0))
            continue;
        if (vertel(t, w, dag))
            (void)fprintf(stderr,
                          "family reader %" PRId64 ", item %" PRId64 " (%s, %s, %s) of %d:"
                          " views %d; oracle: %s\n",
                          lezer->id, item->id, item->soort, item->categorie, item->aard,
                          item->n_personen, keer, orakel_familie_naam(f));
    }
    if ((gezien != z.n_items || z.anders) && vertel(t, w, dag))
        (void)fprintf(stderr, "a family reader sees what is no item of theirs\n");
}

void vergelijk_dag(const struct wereld *w, struct wereld_db *d, const char *dag, struct telling *t)
{
    long n = datum_to_day(dag);
    ELK (w, gebruiker, kijker)
        ELK (w, huishouden, h) {
            vergelijk_kijker(w, d, kijker, h->id, dag, t);
            if (n++ % 16 == 0)
                vergelijk_toestemmingen(w, d, kijker, h->id, dag, t);
        }
    ELK (w, sleutel, s)
        ELK (w, huishouden, h)
            vergelijk_sleutel(w, d, s, h->id, dag, t);
    ELK (w, persoon, lezer)
        ELK (w, huishouden, h)
            vergelijk_familie(w, d, lezer, h->id, dag, t);
}

/* ---- the mix ---- */

static const char *const GROND_NAMEN[GRONDEN] = {"G1", "G2", "G6", "G3", "G4", "G5"};
/* Every way in which a ground can hold; one that never does is a hole in the worlds. */
static const char *const ALLE_WIJZEN[] = {"auteur",
                                          "auteur, na het einde",
                                          "bron",
                                          "werkaantekening",
                                          "casusregie",
                                          "waarneming",
                                          "intake",
                                          "procesregie",
                                          "aan de kijker",
                                          "aan het onderdeel",
                                          "één item",
                                          "aan één professional",
                                          "avg",
                                          "beroepsgeheim",
                                          "besluit, één item",
                                          "besluit, aan één professional",
                                          "besluit, aan een onderdeel",
                                          "noodtoegang",
                                          "noodtoegang, afgeschermd"};

static void toon_regel(const char *naam, long aantal)
{
    (void)printf("  %-26s %9ld\n", naam, aantal);
}

void telling_toon(const struct telling *t)
{
    (void)printf(
        "%ld decisions, %.1f%% visible; %ld cards, %.1f%% open; %ld consents with %ld givers\n"
        "visible, on a ground:\n",
        t->beslissingen, 100.0 * (double)t->zichtbaar / (double)(t->beslissingen + 1), t->kaarten,
        100.0 * (double)t->kaarten_open / (double)(t->kaarten + 1), t->toestemmingen, t->gevers);
    for (int i = 0; i < GRONDEN; i++)
        toon_regel(GROND_NAMEN[i], t->per_grond[i]);
    (void)printf("visible, in which way the first ground held:\n");
    for (int i = 0; i < WIJZEN && t->wijze[i]; i++)
        toon_regel(t->wijze[i], t->per_wijze[i]);
    (void)printf("%ld decisions for programs:\n", t->sleutel);
    for (int i = 0; i < BEREIK_WIJZEN; i++)
        toon_regel(orakel_bereik_naam((enum bereik)i), t->per_bereik[i]);
    (void)printf("%ld times an item to be read again\n", t->nalezen);
    (void)printf("%ld decisions for the family:\n", t->familie);
    for (int i = 0; i < FAMILIE_WIJZEN; i++)
        toon_regel(orakel_familie_naam((enum familie)i), t->per_familie[i]);
    (void)printf("closed by this alone:\n");
    for (int i = 0; i < BLOKKEN; i++)
        toon_regel(orakel_blok_naam(i), t->per_blok[i]);
    (void)printf("closed by a consent that was:\n");
    for (int i = 1; i < SLUITINGEN; i++)
        toon_regel(orakel_sluiting_naam((enum sluiting)i), t->per_sluiting[i]);
    (void)fflush(stdout);
}

static bool wijze_kwam_voor(const struct telling *t, const char *wijze)
{
    for (int i = 0; i < WIJZEN && t->wijze[i]; i++)
        if (strcmp(t->wijze[i], wijze) == 0)
            return true;
    return false;
}

const char *telling_mist(const struct telling *t)
{
    for (int i = 0; i < GRONDEN; i++)
        if (!t->per_grond[i])
            return GROND_NAMEN[i];
    for (size_t i = 0; i < COUNT_OF(ALLE_WIJZEN); i++)
        if (!wijze_kwam_voor(t, ALLE_WIJZEN[i]))
            return ALLE_WIJZEN[i];
    for (int i = 0; i < BLOKKEN; i++)
        if (!t->per_blok[i])
            return orakel_blok_naam(i);
    for (int i = 0; i < BEREIK_WIJZEN; i++)
        if (!t->per_bereik[i])
            return orakel_bereik_naam((enum bereik)i);
    for (int i = 0; i < FAMILIE_WIJZEN; i++)
        if (!t->per_familie[i])
            return orakel_familie_naam((enum familie)i);
    for (int i = 1; i < SLUITINGEN; i++)
        if (!t->per_sluiting[i] && i != DICHT_ONTVANGER) /* R6 stops that viewer before */
            return orakel_sluiting_naam((enum sluiting)i);
    return t->nalezen ? NULL : "an item to be read again";
}
