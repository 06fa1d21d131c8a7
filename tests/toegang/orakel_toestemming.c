/* SPDX-License-Identifier: EUPL-1.2 */
/* Consent: who must say yes (R10, R12), whether it is in force (R13, R14), what it covers (R8, R9).
 */
#include "orakel.h"
#include "orakel_intern.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- needed givers ---- */

static void gever_erbij(struct gevers *g, int64_t persoon, int64_t onderdeel)
{
    for (int i = 0; i < g->n; i++)
        if (g->r[i].persoon == persoon && g->r[i].onderdeel == onderdeel)
            return;
    if (g->n == (int)(sizeof g->r / sizeof g->r[0])) {
        (void)fprintf(stderr, "the oracle has no room for so many givers\n");
        abort();
    }
    g->r[g->n++] = (struct gever){persoon, onderdeel};
}

static void sluit(struct gevers *g, enum sluiting reden)
{
    if (!g->dicht)
        g->dicht = reden;
}

/* The subjects of a consent: its categories and those of its items. */
static int onderwerpen(const struct wereld *w, const struct toestemming *t,
                       const char *ret_categorieen[static 20])
{
    int n = 0;
    for (int i = 0; i < t->n_categorieen; i++)
        ret_categorieen[n++] = t->categorieen[i];
    for (int i = 0; i < t->n_items; i++)
        ret_categorieen[n++] = wereld_item(w, t->items[i])->categorie;
    return n;
}

static bool onbekwaam(const struct wereld *w, int64_t persoon, const char *onderwerp,
                      const char *dag)
{
    ELK (w, wilsonbekwaam, b)
        if (b->persoon == persoon && gelijk(b->categorie, onderwerp) && geldt(b->van, b->tot, dag))
            return true;
    return false;
}

/* The rang of a kind of measure for a subject; 0 when it does not cover it. */
static int rang_voor(const struct wereld *w, const char *soort, const char *onderwerp)
{
    ELK (w, maatregel, m)
        if (gelijk(m->soort, soort) && gelijk(m->categorie, onderwerp))
            return m->rang;
    return 0;
}

/* The holders of the measures that go first for this subject. */
static void vertegenwoordigers(const struct wereld *w, int64_t persoon, const char *onderwerp,
                               const char *dag, struct gevers *g)
{
    int eerste = 0;
    ELK (w, vertegenwoordiging, v) {
        int rang = rang_voor(w, v->soort, onderwerp);
        if (v->persoon == persoon && geldt(v->van, v->tot, dag) && rang &&
            (!eerste || rang < eerste))
            eerste = rang;
    }
    if (!eerste)
        sluit(g, DICHT_MAATREGEL);
    ELK (w, vertegenwoordiging, v)
        if (eerste && v->persoon == persoon && geldt(v->van, v->tot, dag) &&
            rang_voor(w, v->soort, onderwerp) == eerste)
            gever_erbij(g, v->houder, v->houder_onderdeel);
}

/* R12: unknown, temporarily absent or in onderzoek closes. */
static void gezaghouders(const struct wereld *w, int64_t kind, const char *dag, struct gevers *g)
{
    bool rij = false;
    ELK (w, gezag, z) {
        if (z->kind != kind || !geldt(z->van, z->tot, dag))
            continue;
        rij = true;
        if (gelijk(z->soort, "tijdelijk_geen") || gelijk(z->soort, "niet_te_bepalen") ||
            z->in_onderzoek || (!z->houder && !z->houder_onderdeel))
            sluit(g, DICHT_GEZAG);
        else
            gever_erbij(g, z->houder, z->houder_onderdeel);
    }
    if (!rij)
        sluit(g, DICHT_GEZAG);
}

static void regel_gevers(const struct wereld *w, const struct toestemming *t,
                         const struct gever_regel *r, const char *dag, struct gevers *g)
{
    const char *onderwerp[20];
    int n = onderwerpen(w, t, onderwerp), bekwaam = 0, niet = 0;
    for (int i = 0; i < n; i++)
        if (onbekwaam(w, t->persoon, onderwerp[i], dag))
            niet++;
        else
            bekwaam++;
    /* Who may not judge a subject is replaced by a representative where the rule knows one, and
     * where gezag is needed beside them, gezag judges alone; else only they can. */
    bool vervangbaar = r->vertegenwoordiger || r->gezag;
    if (r->zelf && (bekwaam || !vervangbaar))
        gever_erbij(g, t->persoon, 0);
    if (r->gezag && !(r->kind_alleen && t->kind_alleen && !niet))
        gezaghouders(w, t->persoon, dag, g);
    for (int i = 0; r->vertegenwoordiger && i < n; i++)
        if (onbekwaam(w, t->persoon, onderwerp[i], dag))
            vertegenwoordigers(w, t->persoon, onderwerp[i], dag, g);
}

static bool overleden(const struct wereld *w, int64_t persoon)
{
    return persoon && wereld_persoon(w, persoon)->overleden_op[0];
}

struct gevers orakel_gevers(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    struct gevers g = {0};
    const struct persoon *p = wereld_persoon(w, t->persoon);
    int laag = 0, hoog = 0;
    if (p->overleden_op[0])
        sluit(&g, DICHT_OVERLEDEN);
    if (p->ongeboren && !p->moeder)
        sluit(&g, DICHT_MOEDER);
    if (p->ongeboren && p->moeder)
        gever_erbij(&g, p->moeder, 0);
    if (!p->ongeboren && !datum_age_range(p->geboortedatum, dag, &laag, &hoog))
        sluit(&g, DICHT_GEBOORTE);
    else if (!p->ongeboren)
        ELK (w, gever_regel, r)
            if (gelijk(r->soort, t->soort) && geldt(r->van, r->tot, dag) &&
                r->leeftijd_van <= hoog && laag <= r->leeftijd_tot)
                regel_gevers(w, t, r, dag, &g);
    if (!g.n)
        sluit(&g, DICHT_NIEMAND);
    for (int i = 0; i < g.n; i++)
        if (overleden(w, g.r[i].persoon))
            sluit(&g, DICHT_GEVER_OVERLEDEN);
    return g;
}

/* ---- complete ---- */

/* R14: what others gave for somebody who may have been a minor then ends when they may be 18. */
static bool vervallen_op_18(const struct wereld *w, const struct toestemming *t,
                            const struct verklaring *v, const char *dag)
{
    const struct persoon *p = wereld_persoon(w, t->persoon);
    int toen, nu, ander;
    if (v->gever_persoon == t->persoon || p->ongeboren)
        return false;
    return datum_age_range(p->geboortedatum, v->datum, &toen, &ander) &&
           datum_age_range(p->geboortedatum, dag, &ander, &nu) && toen < 18 && nu >= 18;
}

/* What a needed giver said last. A no of somebody who was not needed then ended nothing (R14), but
 * is no yes either when they are. */
static enum sluiting antwoord(const struct wereld *w, const struct toestemming *t,
                              const struct gever *gever, const char *dag)
{
    const struct verklaring *laatste = NULL;
    ELK (w, verklaring, v)
        if (v->toestemming == t->id && v->gever_persoon == gever->persoon &&
            v->gever_onderdeel == gever->onderdeel)
            laatste = v;
    if (!laatste)
        return DICHT_GEEN_JA;
    if (!gelijk(laatste->antwoord, "ja"))
        return DICHT_NEE;
    return vervallen_op_18(w, t, laatste, dag) ? DICHT_ACHTTIEN : VAN_KRACHT;
}

static enum sluiting volledig(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    struct gevers g = orakel_gevers(w, t, dag);
    for (int i = 0; !g.dicht && i < g.n; i++)
        g.dicht = antwoord(w, t, &g.r[i], dag);
    return g.dicht;
}

bool orakel_volledig(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    return volledig(w, t, dag) == VAN_KRACHT;
}

/* ---- in force ---- */

struct periode {
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

static bool is_ontvanger(const struct toestemming *t, int64_t onderdeel, int64_t gebruiker)
{
    return onderdeel == t->ontvanger_onderdeel &&
           (!t->ontvanger_gebruiker || gebruiker == t->ontvanger_gebruiker);
}

/* One period, of which nothing counts before `eerste`. */
static int periode_erbij(struct periode *ret, int n, int max, const char *van, const char *tot,
                         const char *eerste)
{
    if (n == max)
        return n;
    memcpy(ret[n].van, strcmp(van, eerste) < 0 ? eerste : van, DATUM_SIZE);
    memcpy(ret[n].tot, tot, DATUM_SIZE);
    return n + 1;
}

/* R33: the regie in a household in which this one went on, as far as it ran then or began later;
 * not what it was before. */
static int regie_verder(const struct wereld *w, const struct toestemming *t, int64_t verder,
                        int64_t op, struct periode *ret, int n, int max)
{
    char sluit[DATUM_SIZE], van[DATUM_SIZE], tot[DATUM_SIZE];
    lokale_dag(op, sluit);
    ELK (w, regie, r) {
        if (r->huishouden != verder || (r->tot_op && r->tot_op < op))
            continue;
        if (is_ontvanger(t, r->onderdeel, r->gebruiker)) {
            tot[0] = '\0';
            lokale_dag(r->van_op, van);
            if (r->tot_op)
                lokale_dag(r->tot_op, tot);
            n = periode_erbij(ret, n, max, van, tot, sluit);
        }
        ELK (w, waarneming, v)
            if (v->regie == r->id && strcmp(v->tot, sluit) >= 0 &&
                is_ontvanger(t, v->onderdeel, v->gebruiker)) {
                waarneming_einde(w, v, tot);
                n = periode_erbij(ret, n, max, v->van, tot, sluit);
            }
    }
    return n;
}

/* The periods in which the receiver was, is or will be involved. At most `max`. */
static int ontvanger_perioden(const struct wereld *w, const struct toestemming *t,
                              struct periode *ret, int max)
{
    static const char altijd[DATUM_SIZE] = "";
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    int n = 0;
    ELK (w, betrokkenheid, b)
        if (b->huishouden == t->huishouden && is_ontvanger(t, b->onderdeel, b->gebruiker) &&
            (gelijk(b->status, "actief") || gelijk(b->status, "beeindigd")))
            n = periode_erbij(ret, n, max, b->van, b->tot, altijd);
    ELK (w, regie, r)
        if (r->huishouden == t->huishouden && is_ontvanger(t, r->onderdeel, r->gebruiker)) {
            tot[0] = '\0';
            lokale_dag(r->van_op, van);
            if (r->tot_op)
                lokale_dag(r->tot_op, tot);
            n = periode_erbij(ret, n, max, van, tot, altijd);
        }
    ELK (w, waarneming, v)
        if (v->huishouden == t->huishouden && is_ontvanger(t, v->onderdeel, v->gebruiker)) {
            waarneming_einde(w, v, tot);
            n = periode_erbij(ret, n, max, v->van, tot, altijd);
        }
    const struct huishouden *h = wereld_huishouden(w, t->huishouden);
    for (; h->samen_met; h = wereld_huishouden(w, h->samen_met))
        n = regie_verder(w, t, h->samen_met, h->gesloten_op, ret, n, max);
    return n;
}

/* R14: an involvement of the receiver ended on or after the day of recording and before today, with
 * none running the next day. One that was called off before it began has ended as well. */
static bool ontvanger_gestopt(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    struct periode p[160];
    int n = ontvanger_perioden(w, t, p, 160);
    char vastgelegd[DATUM_SIZE], daarna[DATUM_SIZE];
    lokale_dag(t->vastgelegd_op, vastgelegd);
    for (int i = 0; i < n; i++) {
        bool loopt = false;
        if (!p[i].tot[0] || strcmp(p[i].tot, vastgelegd) < 0 || strcmp(p[i].tot, dag) >= 0)
            continue;
        datum_add_days(p[i].tot, 1, daarna);
        for (int j = 0; j < n; j++)
            loopt |= geldt(p[j].van, p[j].tot, daarna);
        if (!loopt)
            return true;
    }
    return false;
}

static bool ontvanger_actief(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    if (t->ontvanger_persoon)
        return !overleden(w, t->ontvanger_persoon);
    if (!onderdeel_actief(w, t->ontvanger_onderdeel, dag))
        return false;
    if (!t->ontvanger_gebruiker)
        return true;
    const struct gebruiker *g = wereld_gebruiker(w, t->ontvanger_gebruiker);
    return geldt(g->van, g->tot, dag) && g->bevestigd_op && g->onderdeel == t->ontvanger_onderdeel;
}

enum sluiting orakel_toestemming(const struct wereld *w, const struct toestemming *t,
                                 const char *dag)
{
    if (t->einde_op)
        return DICHT_BEEINDIGD;
    if (!t->volledig_op)
        return DICHT_ONVOLLEDIG;
    if (strcmp(dag, t->van) < 0)
        return DICHT_VROEG;
    if (strcmp(t->tot, dag) < 0)
        return DICHT_LAAT;
    if (!ontvanger_actief(w, t, dag))
        return DICHT_ONTVANGER;
    if (!t->ontvanger_persoon && ontvanger_gestopt(w, t, dag))
        return DICHT_GESTOPT;
    return volledig(w, t, dag);
}

/* ---- what it covers ---- */

/* R9: the source is named; with beroepsgeheim it takes that soort, recorded or confirmed by it. */
static bool dekt_bron(const struct wereld *w, const struct toestemming *t, int64_t bron)
{
    bool geheim = wereld_onderdeel(w, bron)->beroepsgeheim;
    if (geheim && !gelijk(t->soort, "beroepsgeheim"))
        return false;
    for (int i = 0; i < t->n_bronnen; i++)
        if (t->bronnen[i].onderdeel == bron && (!geheim || t->bronnen[i].bevestigd_op))
            return true;
    return false;
}

static bool dekt_onderwerp(const struct toestemming *t, const struct item *item)
{
    for (int i = 0; i < t->n_categorieen; i++)
        if (gelijk(t->categorieen[i], item->categorie))
            return true;
    for (int i = 0; i < t->n_items; i++)
        if (t->items[i] == item->id)
            return true;
    return false;
}

bool orakel_dekt(const struct wereld *w, const struct toestemming *t,
                 const struct gebruiker *kijker, const struct item *item, int64_t persoon,
                 const char *dag)
{
    if (t->huishouden != item->huishouden || t->persoon != persoon || gelijk(t->soort, "hulp"))
        return false;
    if (t->ontvanger_onderdeel != kijker->onderdeel ||
        (t->ontvanger_gebruiker && t->ontvanger_gebruiker != kijker->id))
        return false;
    return orakel_betrokken(w, kijker, item->huishouden, t->doel, dag) &&
           dekt_bron(w, t, item->bron) && dekt_onderwerp(t, item);
}

static bool ontvanger_betrokken(const struct wereld *w, const struct toestemming *t,
                                const char *dag)
{
    ELK (w, gebruiker, g)
        if (g->onderdeel == t->ontvanger_onderdeel &&
            (!t->ontvanger_gebruiker || t->ontvanger_gebruiker == g->id) &&
            !orakel_account(w, g, dag) && orakel_betrokken(w, g, t->huishouden, t->doel, dag))
            return true;
    return t->ontvanger_persoon != 0;
}

bool orakel_werkt(const struct wereld *w, const struct toestemming *t, const char *dag)
{
    bool bron = gelijk(t->soort, "hulp");
    for (int i = 0; i < t->n_bronnen; i++)
        bron |= dekt_bron(w, t, t->bronnen[i].onderdeel);
    return bron && orakel_toestemming(w, t, dag) == VAN_KRACHT && ontvanger_betrokken(w, t, dag);
}

const char *orakel_sluiting_naam(enum sluiting s)
{
    static const char *const namen[SLUITINGEN] = {
        "van kracht",        "beëindigd",       "niet volledig geworden", "nog niet begonnen",
        "verlopen",          "ontvanger weg",   "ontvanger gestopt",      "persoon overleden",
        "moeder onbekend",   "geen geboorte",   "gezag onbekend",         "geen vertegenwoordiger",
        "geen gever bekend", "gever overleden", "gever zei geen ja",      "gever zei nee",
        "achttien geworden"};
    return namen[s];
}
