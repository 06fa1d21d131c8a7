/* SPDX-License-Identifier: EUPL-1.2 */
/* What the family's sight turns on: objections of children, agreement, own actions, restrictions.
 */
#include "base/result.h"
#include "maken.h"

#include <string.h>

static const char *const ONDERWERPEN[] = {"gezondheid", "inkomen_financien", "onderwijs", "wonen",
                                          "contact"};

static void maak_kindbezwaar(struct wereld *w, const struct item *item)
{
    static const int dagen[] = {-30, -1, 0, 0, 1};
    struct kindbezwaar *b = NIEUW(w, kindbezwaar);
    *b = (struct kindbezwaar){.id = wereld_id(w), .huishouden = item->huishouden};
    b->kind = item->personen[kies(w, item->n_personen)];
    b->belang = kans(w, 40);
    b->beeindigd = kans(w, 15);
    b->tegen = kans(w, 30) ? w->persoon.r[kies(w, 7)].id : 0;
    if (kans(w, 60))
        b->categorie = kans(w, 50) ? item->categorie : KIES_UIT(w, ONDERWERPEN);
    else
        b->item = item->id;
    dag_na(w, dagen[kies(w, COUNT_OF(dagen))], b->van);
}

static void maak_eigenaar(struct wereld *w, const struct item *item)
{
    if (strcmp(item->soort, "actie") == 0 && kans(w, 50)) {
        struct actie *a = NIEUW(w, actie);
        *a = (struct actie){item->id, item->huishouden, willekeurig_lid(w, item->huishouden)};
    }
    if ((strcmp(item->soort, "actie") == 0 || strcmp(item->soort, "doel") == 0) && kans(w, 40)) {
        struct instemming *s = NIEUW(w, instemming);
        *s = (struct instemming){item->huishouden, item->id, willekeurig_lid(w, item->huishouden)};
    }
}

static void maak_beperking(struct wereld *w, const struct item *item)
{
    struct beperking *b = NIEUW(w, beperking);
    *b = (struct beperking){wereld_id(w), item->huishouden, item->id, kans(w, 25)};
}

/* A consent that names one of the family as its receiver. */
static void maak_ontvanger(struct wereld *w)
{
    for (int i = 0; i < w->toestemming.n; i++) {
        struct toestemming *t = &w->toestemming.r[i];
        if (!kans(w, 9))
            continue;
        t->ontvanger_onderdeel = t->ontvanger_gebruiker = 0;
        t->ontvanger_persoon = willekeurig_lid(w, t->huishouden);
    }
}

void maak_familie(struct wereld *w)
{
    for (int i = 0; i < w->item.n; i++) {
        const struct item *item = &w->item.r[i];
        maak_eigenaar(w, item);
        if (kans(w, 10) && w->kindbezwaar.n < 60)
            maak_kindbezwaar(w, item);
        if (kans(w, 3) && w->beperking.n < 60)
            maak_beperking(w, item);
    }
    maak_ontvanger(w);
}
