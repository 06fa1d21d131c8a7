/* SPDX-License-Identifier: EUPL-1.2 */
/* What a program sees, by the views and by the oracle. */
#include "vergelijk.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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

static void kaart(const struct wereld *w, const struct sleutel *s, int64_t huishouden,
                  const char *dag, const struct zicht *z, struct telling *t)
{
    int64_t leden[40];
    int n = orakel_sleutel_kaart(w, s, huishouden, dag, leden), zelfde = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < z->n_leden; j++)
            zelfde += leden[i] == z->leden[j];
    if (z->open == (n >= 0) && z->n_leden == (n > 0 ? n : 0) && zelfde == z->n_leden)
        return;
    if (vertel(t, w, dag))
        (void)fprintf(stderr,
                      "token %" PRId64 ", card of %" PRId64 ": views %s, %d members; oracle %d\n",
                      s->id, huishouden, z->open ? "open" : "closed", z->n_leden, n);
}

void vergelijk_sleutel(const struct wereld *w, struct wereld_db *d, const struct sleutel *s,
                       int64_t huishouden, const char *dag, struct telling *t)
{
    struct zicht z = zicht_lees_sleutel(wereld_db_reader(d), s->gebruiker, s->id, huishouden, dag);
    int gezien = 0;
    ELK (w, item, item) {
        unsigned gronden;
        int keer;
        if (item->huishouden != huishouden)
            continue;
        const char *view = in_zicht(&z, item->id, &keer);
        enum bereik b = orakel_sleutel(w, s, item, dag, &gronden);
        gezien += keer;
        t->sleutel++;
        t->per_bereik[b]++;
        if (keer == (b == BEREIK_OPEN) && strcmp(view, orakel_grond_naam(gronden)) == 0)
            continue;
        if (vertel(t, w, dag))
            (void)fprintf(stderr,
                          "token %" PRId64 " of %" PRId64 ", item %" PRId64 " (%s, %s): views %s"
                          " (%d×); oracle %s, %s\n",
                          s->id, s->gebruiker, item->id, item->soort, item->categorie, view, keer,
                          orakel_grond_naam(gronden), orakel_bereik_naam(b));
    }
    if (gezien != z.n_items && vertel(t, w, dag))
        (void)fprintf(stderr, "a program sees what is no item of this household\n");
    kaart(w, s, huishouden, dag, &z, t);
}
