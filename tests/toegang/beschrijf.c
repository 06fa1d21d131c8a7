/* SPDX-License-Identifier: EUPL-1.2 */
#include "beschrijf.h"

#include "base/clock.h"
#include "orakel.h"

#include <inttypes.h>
#include <string.h>

#define REGEL(...) ((void)fprintf(uit, __VA_ARGS__))
#define TOT(datum) ((datum)[0] ? (datum) : "…")

static const char *dag_van(int64_t op)
{
    static char dagen[4][DATUM_SIZE];
    static unsigned volgende;
    char *dag = dagen[volgende++ % 4];
    if (!op)
        return "-";
    clock_local_date(op, dag);
    return dag;
}

static void toon_onderdeel(FILE *uit, const struct wereld *w, int64_t id)
{
    const struct onderdeel *o = wereld_onderdeel(w, id);
    const struct organisatie *org = wereld_organisatie(w, o->organisatie);
    REGEL("  onderdeel %" PRId64 ": %s%s%s – %s (organisatie %s – %s)\n", id,
          o->beroepsgeheim ? "beroepsgeheim " : "", o->wijkteam ? "wijkteam " : "", o->van,
          TOT(o->tot), org->van, TOT(org->tot));
}

static void toon_kijker(FILE *uit, const struct wereld *w, const struct gebruiker *g)
{
    REGEL("  kijker %" PRId64 " van onderdeel %" PRId64 ": %s – %s, bevestigd %s, persoon %" PRId64
          "%s\n",
          g->id, g->onderdeel, g->van, TOT(g->tot), dag_van(g->bevestigd_op), g->persoon,
          g->procesregisseur ? ", procesregisseur" : "");
    toon_onderdeel(uit, w, g->onderdeel);
    ELK (w, lid, l)
        if (l->persoon && l->persoon == g->persoon)
            REGEL("  die persoon is lid van %" PRId64 ": %s – %s\n", l->huishouden, l->van,
                  TOT(l->tot));
}

/* Involvement of this account, and of colleagues: R14 looks at both. */
static void toon_betrokkenheid(FILE *uit, const struct wereld *w, const struct gebruiker *g,
                               int64_t huishouden)
{
    ELK (w, betrokkenheid, b)
        if (b->huishouden == huishouden && (b->gebruiker == g->id || b->onderdeel == g->onderdeel))
            REGEL("  betrokken %" PRId64 " (%" PRId64 ") %s: %s %s – %s%s%s\n", b->gebruiker,
                  b->onderdeel, b->doel, b->status, b->van, TOT(b->tot),
                  b->einde_wet ? " einde_wet" : "", b->opgeschort ? " opgeschort" : "");
    ELK (w, regie, r)
        if (r->huishouden == huishouden)
            REGEL("  regie %" PRId64 ": %" PRId64 " (%" PRId64 ") %s – %s\n", r->id, r->gebruiker,
                  r->onderdeel, dag_van(r->van_op), dag_van(r->tot_op));
    ELK (w, waarneming, v)
        if (v->huishouden == huishouden)
            REGEL("  waarneming van %" PRId64 ": %" PRId64 " (%" PRId64 ") %s – %s\n", v->regie,
                  v->gebruiker, v->onderdeel, v->van, v->tot);
    ELK (w, noodtoegang, n)
        if (n->huishouden == huishouden && n->gebruiker == g->id)
            REGEL("  noodtoegang (%" PRId64 "): %" PRId64 " – %" PRId64 ", einde %" PRId64
                  ", gevaar %" PRId64 " %" PRId64 "%s\n",
                  n->onderdeel, n->van_op, n->tot_op, n->einde_op, n->gevaar[0], n->gevaar[1],
                  g->procesregisseur ? ", procesregisseur" : "");
    ELK (w, noodtoegang_rol, r)
        REGEL("  noodtoegang mag %s (%" PRId64 "): %s – %s\n", r->rol, r->onderdeel, r->van,
              TOT(r->tot));
    ELK (w, aanmelding, a)
        if (a->huishouden == huishouden)
            REGEL("  aanmelding van %" PRId64 " (%" PRId64 "): %s\n", a->eigenaar, a->onderdeel,
                  a->open ? "open" : "afgerond");
}

static void toon_persoon(FILE *uit, const struct wereld *w, int64_t id, const char *dag)
{
    const struct persoon *p = wereld_persoon(w, id);
    int laag = 0, hoog = 0;
    bool bekend = datum_age_range(p->geboortedatum, dag, &laag, &hoog);
    REGEL("  persoon %" PRId64 ": geboren '%s' (%d–%d)%s%s%s moeder %" PRId64 "\n", id,
          p->geboortedatum, bekend ? laag : -1, bekend ? hoog : -1,
          p->ongeboren ? " ongeboren" : "", p->adres_geheim ? " adres_geheim" : "",
          p->overleden_op[0] ? " overleden" : "", p->moeder);
    ELK (w, gezag, z)
        if (z->kind == id)
            REGEL("    gezag %s: %" PRId64 "/%" PRId64 " %s – %s%s\n", z->soort, z->houder,
                  z->houder_onderdeel, z->van, TOT(z->tot), z->in_onderzoek ? " onderzoek" : "");
    ELK (w, wilsonbekwaam, b)
        if (b->persoon == id)
            REGEL("    wilsonbekwaam voor %s: %s – %s\n", b->categorie, b->van, TOT(b->tot));
    ELK (w, vertegenwoordiging, v)
        if (v->persoon == id)
            REGEL("    %s: %" PRId64 "/%" PRId64 " %s – %s\n", v->soort, v->houder,
                  v->houder_onderdeel, v->van, TOT(v->tot));
    ELK (w, adres_lezer, a)
        if (a->persoon == id)
            REGEL("    adreslezer %" PRId64 "/%" PRId64 " %s – %s\n", a->gebruiker, a->onderdeel,
                  a->van, TOT(a->tot));
}

static void toon_afschermingen(FILE *uit, const struct wereld *w)
{
    ELK (w, afscherming, a)
        REGEL("  afscherming %s – %s van %" PRId64 " %" PRId64 "; tegen persoon %" PRId64
              ", onderdeel %" PRId64 ", accounts %" PRId64 " %" PRId64 "\n",
              a->van, TOT(a->tot), a->beschermd[0], a->beschermd[1], a->tegen_persoon[0],
              a->tegen_onderdeel[0], a->tegen_gebruiker[0], a->tegen_gebruiker[1]);
}

void beschrijf_toestemming(FILE *uit, const struct wereld *w, const struct toestemming *t,
                           const char *dag)
{
    REGEL("  toestemming %" PRId64 " van %" PRId64 " %s voor %s aan %" PRId64 "/%" PRId64
          ": %s – %s, vastgelegd %s, volledig %s, einde %s%s → %s\n   ",
          t->id, t->persoon, t->soort, t->doel, t->ontvanger_onderdeel, t->ontvanger_gebruiker,
          t->van, t->tot, dag_van(t->vastgelegd_op), dag_van(t->volledig_op), dag_van(t->einde_op),
          t->kind_alleen ? ", kind alleen" : "",
          orakel_sluiting_naam(orakel_toestemming(w, t, dag)));
    for (int i = 0; i < t->n_categorieen; i++)
        REGEL(" %s", t->categorieen[i]);
    for (int i = 0; i < t->n_items; i++)
        REGEL(" item %" PRId64 " (%s)", t->items[i], wereld_item(w, t->items[i])->categorie);
    for (int i = 0; i < t->n_bronnen; i++)
        REGEL(" bron %" PRId64 "%s", t->bronnen[i].onderdeel,
              t->bronnen[i].bevestigd_op ? "+" : "-");
    const struct gevers g = orakel_gevers(w, t, dag);
    REGEL("\n    nodig (%s):", orakel_sluiting_naam(g.dicht));
    for (int i = 0; i < g.n; i++)
        REGEL(" %" PRId64 "/%" PRId64, g.r[i].persoon, g.r[i].onderdeel);
    REGEL("; gezegd:");
    ELK (w, verklaring, v)
        if (v->toestemming == t->id)
            REGEL(" %" PRId64 "/%" PRId64 " %s (%s) %s", v->gever_persoon, v->gever_onderdeel,
                  v->antwoord, v->hoedanigheid, v->datum);
    REGEL("\n");
}

void beschrijf_item(FILE *uit, const struct wereld *w, const struct gebruiker *kijker,
                    const struct item *item, const char *dag)
{
    REGEL("  item %" PRId64 " in %" PRId64 ": %s, %s, %s, auteur %" PRId64 ", op %s%s%s%s\n",
          item->id, item->huishouden, item->soort, item->categorie, item->aard, item->auteur,
          dag_van(item->op), item->door_regie ? " door_regie" : "", item->plek ? " plek" : "",
          item->gesloten ? " gesloten" : "");
    toon_onderdeel(uit, w, item->bron);
    toon_kijker(uit, w, kijker);
    toon_betrokkenheid(uit, w, kijker, item->huishouden);
    ELK (w, geadresseerde, a)
        if (a->item == item->id)
            REGEL("  aan %" PRId64 "/%" PRId64 " %s – %s\n", a->gebruiker, a->onderdeel, a->van,
                  TOT(a->tot));
    toon_afschermingen(uit, w);
    for (int i = 0; i < item->n_personen; i++) {
        toon_persoon(uit, w, item->personen[i], dag);
        ELK (w, toestemming, t)
            if (orakel_dekt(w, t, kijker, item, item->personen[i], dag))
                beschrijf_toestemming(uit, w, t, dag);
        ELK (w, deelbesluit, b)
            if (orakel_besluit_dekt(w, b, kijker, item, item->personen[i], dag))
                REGEL("  deelbesluit %" PRId64 " aan %" PRId64 "/%" PRId64
                      ": %s – %s, herbeoordelen %s, einde %s → %s\n",
                      b->id, b->ontvanger_onderdeel, b->ontvanger_gebruiker, b->van, b->tot,
                      b->herbeoordeel, dag_van(b->einde_op),
                      orakel_besluit_geldt(w, b, dag) ? "geldt" : "geldt niet");
    }
}

void beschrijf_kaart(FILE *uit, const struct wereld *w, const struct gebruiker *kijker,
                     int64_t huishouden, const char *dag)
{
    (void)dag;
    toon_kijker(uit, w, kijker);
    toon_betrokkenheid(uit, w, kijker, huishouden);
    ELK (w, gezinsplan, p)
        if (p->huishouden == huishouden)
            REGEL("  plan: %s\n", p->open ? "open" : "gesloten");
    ELK (w, huishouden, h)
        if (h->id == huishouden)
            REGEL("  wijk %" PRId64 ", gebied van de kijker: %" PRId64 " %" PRId64 "\n", h->wijk,
                  kijker->wijken[0], kijker->wijken[1]);
    toon_afschermingen(uit, w);
    ELK (w, lid, l)
        if (l->huishouden == huishouden)
            REGEL("  lid %" PRId64 ": %s – %s\n", l->persoon, l->van, TOT(l->tot));
}
