/* SPDX-License-Identifier: EUPL-1.2 */
/* Deelbesluiten towards accounts and onderdelen, involved or not. Many run, most at an edge. */
#include "base/result.h"
#include "maken.h"

#include <string.h>

static const char *const CATEGORIEEN[] = {"gezondheid", "inkomen_financien", "onderwijs",
                                          "wonen",      "veiligheid",        "contact"};

/* The law: one row that stays, one that ends or begins about now, one that is switched off. */
static void maak_gronden(struct wereld *w)
{
    for (int i = 0; i < 3; i++) {
        struct deelgrond *g = NIEUW(w, deelgrond);
        *g = (struct deelgrond){.id = wereld_id(w), .actief = i < 2};
        dag_na(w, -400, g->van);
        if (i == 1 && kans(w, 50))
            dag_na(w, kies(w, 3) - 1, g->tot);
        else if (i == 1)
            dag_na(w, kies(w, 3) - 1, g->van);
    }
}

static void kies_dagen(struct wereld *w, struct deelbesluit *b)
{
    static const int begin[] = {-30, -29, -10, -1, 0, 0, 0, 1}, duur[] = {0, 1, 2, 14, 29, 30};
    int van = begin[kies(w, COUNT_OF(begin))], herbeoordeel = duur[kies(w, COUNT_OF(duur))];
    dag_na(w, van, b->van);
    dag_na(w, van + herbeoordeel, b->herbeoordeel);
    dag_na(w, van + herbeoordeel + (kans(w, 30) ? kies(w, 40) : 0), b->tot);
    if (kans(w, 8))
        b->einde_op = moment_op(w, w->vandaag);
}

static void kies_personen(struct wereld *w, struct deelbesluit *b, const struct item *item)
{
    for (int i = 0; i < item->n_personen; i++)
        if (kans(w, 92))
            b->personen[b->n_personen++] = item->personen[i];
    if (b->n_personen < 1)
        b->personen[b->n_personen++] = item->personen[0];
    if (kans(w, 40)) {
        int64_t ander = willekeurig_lid(w, b->huishouden);
        for (int i = 0; i < b->n_personen; i++)
            if (b->personen[i] == ander)
                return;
        b->personen[b->n_personen++] = ander;
    }
}

/* What this item is in, or the very item; now and then as it is not filed any more. */
static void kies_wat(struct wereld *w, struct deelbesluit *b, const struct item *item)
{
    if (kans(w, 45)) {
        b->items[b->n_items].id = item->id;
        b->items[b->n_items++].categorie = kans(w, 90) ? item->categorie : "overleg";
        return;
    }
    b->categorieen[b->n_categorieen++] = kans(w, 90) ? item->categorie : "onderwijs";
    const char *ander = KIES_UIT(w, CATEGORIEEN);
    if (strcmp(ander, b->categorieen[0]) != 0)
        b->categorieen[b->n_categorieen++] = ander;
}

static const struct gebruiker *iemand_van(const struct wereld *w, int64_t onderdeel)
{
    ELK (w, gebruiker, g)
        if (g->onderdeel == onderdeel)
            return g;
    return &w->gebruiker.r[0];
}

static void maak_besluit(struct wereld *w, const struct item *item)
{
    const struct gebruiker *aan =
        kans(w, 60) ? betrokken_gebruiker(w, item->huishouden) : willekeurige_gebruiker(w);
    if (aan->onderdeel == item->bron)
        return;
    struct deelbesluit *b = NIEUW(w, deelbesluit);
    *b = (struct deelbesluit){.id = wereld_id(w),
                              .huishouden = item->huishouden,
                              .grond = w->deelgrond.r[kans(w, 80) ? 0 : kies(w, 3)].id,
                              .bron = kans(w, 95) ? item->bron : w->onderdeel.r[0].id,
                              .ontvanger_onderdeel = aan->onderdeel};
    if (b->bron == aan->onderdeel)
        b->bron = item->bron;
    b->door = iemand_van(w, b->bron)->id;
    if (kans(w, 60))
        b->ontvanger_gebruiker = aan->id;
    kies_dagen(w, b);
    kies_personen(w, b, item);
    kies_wat(w, b, item);
}

void maak_besluiten(struct wereld *w)
{
    maak_gronden(w);
    int n = w->item.n;
    for (int i = 0; i < n; i++)
        if (kans(w, 25) && w->deelbesluit.n < (int)COUNT_OF(w->deelbesluit.r) - 1)
            maak_besluit(w, &w->item.r[i]);
}
