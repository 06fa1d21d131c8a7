/* SPDX-License-Identifier: EUPL-1.2 */
/* Tokens for programs, nearly all of which work. */
#include "base/result.h"
#include "maken.h"

#include <string.h>

static const char *const SOORTEN[] = {"notitie", "document",   "doel",    "actie",         "woord",
                                      "plan",    "netwerklid", "contact", "betrokkenheid", "adres"};
static const char *const CATEGORIEEN[] = {"gezondheid", "inkomen_financien", "onderwijs",
                                          "wonen",      "contact",           "plan",
                                          "overleg",    "eerdere_hulp",      "betrokkenheid"};

static int kies_deel(struct wereld *w, const char *const *uit, size_t n, const char **ret)
{
    int gekozen = 0;
    for (size_t i = 0; i < n; i++)
        if (kans(w, 60))
            ret[gekozen++] = uit[i];
    return gekozen;
}

static void maak_sleutel(struct wereld *w, const struct gebruiker *g)
{
    static const int einden[] = {-1, 0, 0, 1, 30, 200};
    struct sleutel *s = NIEUW(w, sleutel);
    char dag[DATUM_SIZE];
    dag_na(w, -kies(w, 60), dag);
    *s = (struct sleutel){.id = wereld_id(w), .gebruiker = g->id, .onderdeel = g->onderdeel};
    s->op = kans(w, 95) && g->bevestigd_op ? g->bevestigd_op + kies(w, 2) : moment_op(w, dag);
    if (s->op < moment_op(w, dag))
        s->op = moment_op(w, dag);
    dag_na(w, -150, dag);
    if (kans(w, 6) && g->bevestigd_op > moment_op(w, dag))
        s->op = g->bevestigd_op - 1; /* confirmed anew since */
    s->rol = g->procesregisseur != kans(w, 6) ? "procesregisseur" : "professional";
    if (kans(w, 6))
        s->onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
    dag_na(w, kans(w, 30) ? einden[kies(w, COUNT_OF(einden))] : 100, s->tot);
    s->beeindigd = kans(w, 6);
    s->alle = kans(w, 60);
    for (int i = 0; i < 2 && !s->alle; i++)
        s->huishoudens[i] = w->huishouden.r[kies(w, w->huishouden.n)].id;
    if (s->huishoudens[0] == s->huishoudens[1])
        s->huishoudens[1] = 0;
    s->n_lezen = kies_deel(w, SOORTEN, COUNT_OF(SOORTEN), s->lezen);
    s->n_categorieen = kies_deel(w, CATEGORIEEN, COUNT_OF(CATEGORIEEN), s->categorieen);
}

void maak_sleutels(struct wereld *w)
{
    for (int i = 0; i < w->organisatie.n; i++)
        w->organisatie.r[i].sleutels = kans(w, 90);
    for (int i = 0; i < w->gebruiker.n; i++)
        maak_sleutel(w, &w->gebruiker.r[i]);
}
