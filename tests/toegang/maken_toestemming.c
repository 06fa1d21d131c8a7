/* SPDX-License-Identifier: EUPL-1.2 */
/* Consents towards those who are involved, and what was said. Mostly whole; the oracle says whom it
 * takes, so that many are in force, and what is decided about them is still compared. */
#include "base/result.h"
#include "maken.h"
#include "orakel.h"
#include "orakel_intern.h"

#include <string.h>

/* The last ones open nothing, or little: they are there to be refused. */
static const char *const CATEGORIEEN[] = {
    "gezondheid", "inkomen_financien", "onderwijs", "wonen",           "contact",
    "plan",       "betrokkenheid",     "overleg",   "eerdere_hulp",    "strafrecht",
    "meldcode",   "regie_intern",      "melder",    "werkaantekening",
};

/* ---- what was asked ---- */

static void kies_omvang(struct wereld *w, struct toestemming *t)
{
    if (kans(w, 12)) { /* for the very item */
        ELK (w, item, i)
            if (t->n_items < 6 && i->huishouden == t->huishouden && kans(w, 10))
                t->items[t->n_items++] = i->id;
        if (t->n_items)
            return;
    }
    for (size_t i = 0; i < COUNT_OF(CATEGORIEEN); i++)
        if (kans(w, i < 9 ? 92 : 55))
            t->categorieen[t->n_categorieen++] = CATEGORIEEN[i];
    if (!t->n_categorieen)
        t->categorieen[t->n_categorieen++] = "gezondheid";
}

static void kies_bronnen(struct wereld *w, struct toestemming *t)
{
    ELK (w, onderdeel, o) {
        if (!kans(w, 92))
            continue;
        struct toestemming_bron *b = &t->bronnen[t->n_bronnen++];
        b->onderdeel = o->id;
        b->bevestigd_op = kans(w, o->beroepsgeheim ? 85 : 40) ? t->vastgelegd_op : 0;
    }
}

static void kies_ontvanger(struct wereld *w, struct toestemming *t, const struct betrokkenheid *b)
{
    t->ontvanger_onderdeel = b->onderdeel;
    if (kans(w, 30))
        t->ontvanger_gebruiker = b->gebruiker;
    if (kans(w, 4)) {
        t->ontvanger_onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
        t->ontvanger_gebruiker = 0;
    } else if (kans(w, 2)) {
        t->ontvanger_onderdeel = t->ontvanger_gebruiker = 0;
        t->ontvanger_persoon = willekeurig_lid(w, t->huishouden);
    }
}

/* Recorded some time ago, or about the day the receiver's involvement ended (R14). */
static void kies_periode(struct wereld *w, struct toestemming *t, const struct betrokkenheid *b)
{
    static const int einden[] = {-1, 0, 1, 30};
    char vastgelegd[DATUM_SIZE];
    dag_na(w, -(kans(w, 30) ? kies(w, 3) : kies(w, 150)), vastgelegd);
    if (b->tot[0] && strcmp(b->tot, w->vandaag) < 0 && kans(w, 60))
        datum_add_days(b->tot, kies(w, 3) - 1, vastgelegd);
    t->vastgelegd_op = moment_op(w, vastgelegd);
    memcpy(t->van, vastgelegd, DATUM_SIZE);
    if (kans(w, 8))
        dag_na(w, 1 + kies(w, 2), t->van);
    datum_add_months(t->van, 12, t->tot);
    if (kans(w, 10))
        dag_na(w, einden[kies(w, COUNT_OF(einden))], t->tot);
    if (strcmp(t->tot, t->van) < 0)
        memcpy(t->tot, t->van, DATUM_SIZE);
}

/* ---- what was said ---- */

static const char *hoedanigheid(const struct wereld *w, const struct toestemming *t,
                                const struct gever *g)
{
    if (g->persoon == t->persoon)
        return "zelf";
    if (wereld_persoon(w, t->persoon)->ongeboren)
        return "moeder";
    ELK (w, gezag, z)
        if (z->kind == t->persoon && z->houder == g->persoon && z->houder_onderdeel == g->onderdeel)
            return "gezag";
    return "vertegenwoordiger";
}

static struct verklaring *verklaring_erbij(struct wereld *w, const struct toestemming *t,
                                           const struct gever *g, const char *antwoord)
{
    struct verklaring *v = NIEUW(w, verklaring);
    *v = (struct verklaring){.id = wereld_id(w),
                             .huishouden = t->huishouden,
                             .toestemming = t->id,
                             .gever_persoon = g->persoon,
                             .gever_onderdeel = g->onderdeel,
                             .hoedanigheid = hoedanigheid(w, t, g),
                             .antwoord = antwoord};
    char vandaag[DATUM_SIZE];
    memcpy(vandaag, w->vandaag, DATUM_SIZE);
    datum_add_days(vandaag, -kies(w, 3), v->datum);
    return v;
}

static bool sprak_al(const struct wereld *w, const struct toestemming *t, const struct gever *g)
{
    ELK (w, verklaring, v)
        if (v->toestemming == t->id && v->gever_persoon == g->persoon &&
            v->gever_onderdeel == g->onderdeel)
            return true;
    return false;
}

/* Everybody who was needed some day about now, and at times somebody who was not. */
static void vraag_gevers(struct wereld *w, struct toestemming *t, const char *dag, unsigned ja)
{
    struct gevers g = orakel_gevers(w, t, dag);
    if (kans(w, 15))
        g.r[g.n < 15 ? g.n++ : 0] = (struct gever){.persoon = willekeurig_lid(w, t->huishouden)};
    for (int i = 0; i < g.n; i++) {
        if (sprak_al(w, t, &g.r[i]) || !kans(w, ja))
            continue;
        bool nee = kans(w, 2);
        struct verklaring *v = verklaring_erbij(w, t, &g.r[i], nee ? "nee" : "ja");
        if (kans(w, 5))
            v->hoedanigheid = "rechter";
        if (nee || kans(w, 2)) {
            if (!nee)
                (void)verklaring_erbij(w, t, &g.r[i], "ingetrokken");
            t->einde_op = kans(w, 60) ? moment_op(w, w->vandaag) : 0;
        }
    }
}

/* Everybody who has or had a say about this person, in whatever way; often but one. What closes a
 * consent then is the rule, and not that somebody was not asked. */
static void vraag_iedereen(struct wereld *w, struct toestemming *t)
{
    struct gever alle[40] = {{.persoon = t->persoon}};
    int n = 1;
    if (wereld_persoon(w, t->persoon)->moeder)
        alle[n++].persoon = wereld_persoon(w, t->persoon)->moeder;
    ELK (w, gezag, z)
        if (z->kind == t->persoon && (z->houder || z->houder_onderdeel))
            alle[n++] = (struct gever){z->houder, z->houder_onderdeel};
    ELK (w, vertegenwoordiging, v)
        if (v->persoon == t->persoon)
            alle[n++] = (struct gever){v->houder, v->houder_onderdeel};
    if (kans(w, 25)) /* whom nobody asked */
        alle[n++].onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
    int niet = kans(w, 45) ? kies(w, n) : n;
    for (int i = 0; i < n; i++)
        if (i != niet && !sprak_al(w, t, &alle[i]))
            (void)verklaring_erbij(w, t, &alle[i], "ja");
}

static void maak_verklaringen(struct wereld *w, struct toestemming *t)
{
    char vastgelegd[DATUM_SIZE], straks[DATUM_SIZE];
    (void)memcpy(vastgelegd, t->van, DATUM_SIZE);
    if (strcmp(w->vandaag, vastgelegd) < 0)
        (void)memcpy(vastgelegd, w->vandaag, DATUM_SIZE);
    bool iedereen = kans(w, 45);
    if (iedereen)
        vraag_iedereen(w, t);
    else
        vraag_gevers(w, t, vastgelegd, 97);
    if (!iedereen && kans(w, 60))
        vraag_gevers(w, t, w->vandaag, 97);
    dag_na(w, 2, straks);
    if (!iedereen && kans(w, 30))
        vraag_gevers(w, t, straks, 90);
    t->volledig_op = kans(w, 96) ? t->vastgelegd_op : 0;
    if (!t->einde_op && kans(w, 4))
        t->einde_op = moment_op(w, w->vandaag);
}

static void maak_toestemming(struct wereld *w, const struct betrokkenheid *b, int64_t persoon)
{
    struct toestemming *t = NIEUW(w, toestemming);
    *t = (struct toestemming){.id = wereld_id(w), .huishouden = b->huishouden, .persoon = persoon};
    t->soort = kans(w, 4) ? "hulp" : kans(w, 30) ? "avg" : "beroepsgeheim";
    t->doel = kans(w, 93) ? b->doel : "schuldhulp";
    t->kind_alleen = kans(w, 12);
    kies_ontvanger(w, t, b);
    kies_periode(w, t, b);
    kies_omvang(w, t);
    kies_bronnen(w, t);
    maak_verklaringen(w, t);
}

/* For some of those involved: from each member of the household, so that items about several
 * persons open too. Regie and deputies
 * have no betrokkenheid row; they get the like of one. */
void maak_toestemmingen(struct wereld *w)
{
    struct betrokkenheid voor[200];
    int n = 0;
    ELK (w, betrokkenheid, b)
        voor[n++] = *b;
    ELK (w, regie, r)
        voor[n++] = (struct betrokkenheid){.huishouden = r->huishouden,
                                           .gebruiker = r->gebruiker,
                                           .onderdeel = r->onderdeel,
                                           .doel = "regie"};
    ELK (w, waarneming, v) {
        voor[n] = (struct betrokkenheid){.huishouden = v->huishouden,
                                         .gebruiker = v->gebruiker,
                                         .onderdeel = v->onderdeel,
                                         .doel = "regie"};
        waarneming_einde(w, v, voor[n++].tot);
    }
    for (int i = 0; i < n; i++) {
        bool allen = kans(w, 85);
        ELK (w, lid, l)
            if (l->huishouden == voor[i].huishouden && kans(w, allen ? 90 : 8) &&
                w->toestemming.n < (int)COUNT_OF(w->toestemming.r))
                maak_toestemming(w, &voor[i], l->persoon);
    }
}
