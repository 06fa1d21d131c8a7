/* SPDX-License-Identifier: EUPL-1.2 */
/* What the views say about consent: on which one an item is seen, which work, who must say yes. */
#include "beschrijf.h"
#include "vergelijk.h"

#include <inttypes.h>
#include <string.h>

static void waarom(const struct wereld *w, const struct gebruiker *kijker, int64_t huishouden,
                   const char *dag, const struct zicht_toestemming *z, struct telling *t)
{
    int verwacht = 0;
    ELK (w, item, item) {
        unsigned gronden = orakel_item(w, kijker, item, dag).gronden;
        if (item->huishouden != huishouden ||
            (gronden & ~(unsigned)(G4 | G5)) != G3) /* the others are told first */
            continue;
        ELK (w, toestemming, c) {
            bool dekt = false, genoemd = false;
            for (int i = 0; i < item->n_personen; i++)
                dekt |= orakel_dekt(w, c, kijker, item, item->personen[i], dag) &&
                        orakel_toestemming(w, c, dag) == VAN_KRACHT;
            for (int i = 0; i < z->n_waarom; i++)
                genoemd |= z->waarom[i].item == item->id && z->waarom[i].toestemming == c->id;
            verwacht += dekt;
            if (dekt != genoemd && vertel(t, w, dag)) {
                (void)fprintf(stderr, "consent %" PRId64 " opens it: views %d, oracle %d\n", c->id,
                              genoemd, dekt);
                beschrijf_item(stderr, w, kijker, item, dag);
            }
        }
    }
    if (verwacht != z->n_waarom && vertel(t, w, dag))
        (void)fprintf(stderr, "%d consents told for items seen otherwise\n",
                      z->n_waarom - verwacht);
}

static void gevers(const struct wereld *w, const struct gebruiker *kijker,
                   const struct toestemming *c, const char *dag, const struct zicht_toestemming *z,
                   struct telling *t)
{
    const struct gevers g = orakel_gevers(w, c, dag);
    int n = 0, gevonden = 0, view = 0;
    if (g.dicht && g.dicht != DICHT_GEVER_OVERLEDEN)
        return; /* nobody's yes would do: then it is no matter who is told */
    for (int i = 0; i < g.n; i++) {
        if (g.r[i].persoon && orakel_afgeschermd(w, kijker, g.r[i].persoon, dag))
            continue;
        n++;
        for (int j = 0; j < z->n_gevers; j++)
            gevonden += z->gevers[j].toestemming == c->id &&
                        z->gevers[j].persoon == g.r[i].persoon &&
                        z->gevers[j].onderdeel == g.r[i].onderdeel;
    }
    for (int j = 0; j < z->n_gevers; j++)
        view += z->gevers[j].toestemming == c->id;
    t->gevers += n;
    if ((gevonden == n && view == n) || !vertel(t, w, dag))
        return;
    (void)fprintf(stderr, "givers of %" PRId64 ": views %d, oracle %d, the same %d\n", c->id, view,
                  n, gevonden);
    beschrijf_toestemming(stderr, w, c, dag);
}

static bool gezag_zei(const struct verklaring *v, const struct toestemming *c, const char *antwoord)
{
    return v->toestemming == c->id && strcmp(v->hoedanigheid, "gezag") == 0 &&
           strcmp(v->antwoord, antwoord) == 0;
}

static bool zelfde_gever(const struct verklaring *a, const struct verklaring *b)
{
    return a->gever_persoon == b->gever_persoon && a->gever_onderdeel == b->gever_onderdeel;
}

/* R15: one parent said yes and left it at that, the other no; neither hidden from this viewer. */
static bool ouders_oneens(const struct wereld *w, const struct gebruiker *kijker,
                          const struct toestemming *c, const char *dag)
{
    ELK (w, verklaring, ja) {
        bool staat =
            gezag_zei(ja, c, "ja") && !orakel_afgeschermd(w, kijker, ja->gever_persoon, dag);
        ELK (w, verklaring, l)
            staat = staat && !(l->toestemming == c->id && zelfde_gever(l, ja) && l->id > ja->id &&
                               strcmp(l->antwoord, "ja") != 0);
        ELK (w, verklaring, nee)
            if (staat && gezag_zei(nee, c, "nee") && !zelfde_gever(ja, nee) &&
                !orakel_afgeschermd(w, kijker, nee->gever_persoon, dag))
                return true;
    }
    return false;
}

/* Only a refusal is told apart, and it opens nothing either way. */
static void oneens(const struct wereld *w, const struct gebruiker *kijker,
                   const struct toestemming *c, const char *dag, const char *view,
                   struct telling *t)
{
    bool geweigerd = strcmp(view, "geweigerd") == 0, eens_niet = strcmp(view, "oneens") == 0;
    if ((!geweigerd && !eens_niet) || ouders_oneens(w, kijker, c, dag) == eens_niet ||
        !vertel(t, w, dag))
        return;
    (void)fprintf(stderr, "consent %" PRId64 ": views %s, oracle the other way\n", c->id, view);
    beschrijf_toestemming(stderr, w, c, dag);
}

static void stand(const struct wereld *w, const struct toestemming *c, const char *dag,
                  const char *view, bool in_werking, struct telling *t)
{
    bool werkt = orakel_werkt(w, c, dag), hulp = strcmp(c->soort, "hulp") == 0;
    t->toestemmingen++;
    if ((strcmp(view, "geldt") == 0) == werkt && in_werking == (werkt && !hulp))
        return;
    if (!vertel(t, w, dag))
        return;
    (void)fprintf(stderr, "consent %" PRId64 ": views %s, %s; oracle %s, %s\n", c->id, view,
                  in_werking ? "works" : "does not work",
                  orakel_sluiting_naam(orakel_toestemming(w, c, dag)),
                  werkt ? "works" : "does not work");
    beschrijf_toestemming(stderr, w, c, dag);
}

void vergelijk_toestemmingen(const struct wereld *w, struct wereld_db *d,
                             const struct gebruiker *kijker, int64_t huishouden, const char *dag,
                             struct telling *t)
{
    struct zicht_toestemming z =
        zicht_lees_toestemming(wereld_db_reader(d), kijker->id, huishouden, dag);
    waarom(w, kijker, huishouden, dag, &z, t);
    ELK (w, toestemming, c)
        for (int i = 0; i < z.n_toestemmingen; i++)
            if (z.toestemmingen[i].id == c->id) {
                stand(w, c, dag, z.toestemmingen[i].stand, z.toestemmingen[i].in_werking, t);
                oneens(w, kijker, c, dag, z.toestemmingen[i].stand, t);
                gevers(w, kijker, c, dag, &z, t);
            }
}
