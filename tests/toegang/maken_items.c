/* SPDX-License-Identifier: EUPL-1.2 */
/* Items of every kind, to whom they are sent, and what blocks them. */
#include "base/result.h"
#include "maken.h"

#include <string.h>

static const char *const INHOUDELIJK[] = {"gezondheid", "inkomen_financien", "onderwijs", "wonen"};
static const char *const BIJZONDER[] = {"overleg",    "eerdere_hulp", "meldcode",
                                        "strafrecht", "regie_intern", "plan"};

/* A source that is nearly always that of the author. */
static int64_t bron_van(struct wereld *w, const struct gebruiker *auteur)
{
    return kans(w, 90) ? auteur->onderdeel : w->onderdeel.r[kies(w, w->onderdeel.n)].id;
}

static void kies_personen(struct wereld *w, struct item *item)
{
    int n = kans(w, 70) ? 1 : kans(w, 75) ? 2 : 3;
    for (int i = 0; i < n; i++) {
        /* Nearly always a member; else somebody of another family, or the person of an account. */
        int64_t persoon = kans(w, 94)   ? willekeurig_lid(w, item->huishouden)
                          : kans(w, 50) ? willekeurige_gebruiker(w)->persoon
                                        : w->persoon.r[kies(w, w->persoon.n)].id;
        if (!persoon)
            persoon = willekeurig_lid(w, item->huishouden);
        bool al = false;
        for (int j = 0; j < item->n_personen; j++)
            al |= item->personen[j] == persoon;
        if (!al)
            item->personen[item->n_personen++] = persoon;
    }
}

struct item *item_erbij(struct wereld *w, int64_t huishouden, int64_t id, const char *soort,
                        const char *categorie)
{
    const struct gebruiker *auteur = betrokken_gebruiker(w, huishouden);
    struct item *item = NIEUW(w, item);
    char dag[DATUM_SIZE];
    *item = (struct item){.id = id,
                          .huishouden = huishouden,
                          .bron = bron_van(w, auteur),
                          .auteur = auteur->id,
                          .soort = soort,
                          .categorie = categorie,
                          .aard = "coordinatie",
                          .door_regie = kans(w, 30),
                          .plek = kans(w, 5),
                          .gesloten = kans(w, 3)};
    dag_na(w, -kies(w, 200), dag);
    item->op = moment_op(w, dag);
    kies_personen(w, item);
    return item;
}

static const char *onderwerp(struct wereld *w)
{
    return kans(w, 75) ? KIES_UIT(w, INHOUDELIJK) : KIES_UIT(w, BIJZONDER);
}

/* One of the same household that hangs on nothing; 0 when chance finds none. */
static int64_t ander_item(struct wereld *w, const struct item *item)
{
    const struct item *ander = &w->item.r[kies(w, w->item.n)];
    return ander->huishouden == item->huishouden && ander->id != item->id && !ander->bij ? ander->id
                                                                                         : 0;
}

static void maak_notitie(struct wereld *w, int64_t huishouden)
{
    struct item *item = item_erbij(w, huishouden, wereld_id(w), "notitie", onderwerp(w));
    item->aard = kans(w, 85) ? "inhoud" : "coordinatie";
    item->door_regie = kans(w, 15);
    if (kans(w, 20))
        item->bij = ander_item(w, item);
    if (!kans(w, 12))
        return;
    static const int geleden[] = {0, 1, 6, 7, 8, 28, 29, 30, 31, 40};
    char dag[DATUM_SIZE];
    item->categorie = "werkaantekening";
    dag_na(w, -geleden[kies(w, COUNT_OF(geleden))], dag);
    item->op = moment_op(w, dag);
}

static void maak_een_item(struct wereld *w, int64_t huishouden)
{
    static const char *const soorten[] = {"doel",         "doel",    "actie",
                                          "actie",        "woord",   "netwerklid",
                                          "regieverzoek", "bericht", "document"};
    if (kans(w, 45)) {
        maak_notitie(w, huishouden);
        return;
    }
    if (kans(w, 25)) {
        struct item *item = item_erbij(w, huishouden, wereld_id(w), "adres", "contact");
        item->soort = kans(w, 65) ? "adres" : "contact";
        item->plek = strcmp(item->soort, "adres") == 0;
        item->n_personen = 1;
        return;
    }
    const char *soort = KIES_UIT(w, soorten);
    struct item *item = item_erbij(w, huishouden, wereld_id(w), soort, onderwerp(w));
    if (kans(w, 15))
        item->aard = "inhoud";
    if (kans(w, 2))
        item->categorie = "melder";
}

/* ---- G6 ---- */

static void maak_geadresseerde(struct wereld *w, const struct item *item)
{
    static const int einden[] = {-30, -1, 0, 0, 1, 30};
    struct geadresseerde *a = NIEUW(w, geadresseerde);
    a->id = wereld_id(w);
    a->huishouden = item->huishouden;
    a->item = item->id;
    if (kans(w, 65))
        a->gebruiker = willekeurige_gebruiker(w)->id;
    else
        a->onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
    dag_na(w, kans(w, 90) ? -kies(w, 60) : 1, a->van);
    if (kans(w, 40))
        dag_na(w, einden[kies(w, COUNT_OF(einden))], a->tot);
}

void maak_items(struct wereld *w)
{
    ELK (w, huishouden, h)
        for (int i = 0; i < 45; i++)
            maak_een_item(w, h->id);
    for (int i = 0; i < w->item.n; i++)
        for (int j = kans(w, 22) ? 1 + kies(w, 2) : 0; j > 0; j--)
            maak_geadresseerde(w, &w->item.r[i]);
}

/* ---- R18, R19 ---- */

static void maak_adres_lezers(struct wereld *w)
{
    ELK (w, persoon, p)
        for (int i = p->adres_geheim ? kies(w, 4) : 0; i > 0; i--) {
            struct adres_lezer *a = NIEUW(w, adres_lezer);
            a->id = wereld_id(w);
            a->persoon = p->id;
            if (kans(w, 60))
                a->gebruiker = willekeurige_gebruiker(w)->id;
            else
                a->onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
            maak_periode(w, a->van, a->tot);
            if (w->adres_lezer.n == 30)
                return;
        }
}

static void maak_afscherming(struct wereld *w, int64_t huishouden)
{
    struct afscherming *a = NIEUW(w, afscherming);
    *a = (struct afscherming){.huishouden = huishouden};
    a->id = item_erbij(w, huishouden, wereld_id(w), "afscherming", "veiligheid")->id;
    maak_periode(w, a->van, a->tot);
    a->beschermd[0] = willekeurig_lid(w, huishouden);
    if (kans(w, 50))
        a->beschermd[1] = willekeurig_lid(w, huishouden);
    if (a->beschermd[1] == a->beschermd[0])
        a->beschermd[1] = 0;
    if (kans(w, 75))
        a->tegen_gebruiker[0] = betrokken_gebruiker(w, huishouden)->id;
    if (kans(w, 25))
        a->tegen_gebruiker[1] = willekeurige_gebruiker(w)->id;
    if (kans(w, 35))
        a->tegen_onderdeel[0] = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
    if (kans(w, 60)) /* at times the person recorded with an account: a viewer from elsewhere */
        a->tegen_persoon[0] = kans(w, 50) ? w->persoon.r[w->persoon.n - 1 - kies(w, 3)].id
                                          : w->persoon.r[kies(w, w->persoon.n)].id;
}

void maak_blokken(struct wereld *w)
{
    maak_adres_lezers(w);
    ELK (w, huishouden, h)
        if (kans(w, 45))
            maak_afscherming(w, h->id);
}

/* ---- R17 ---- */

static void maak_noodtoegang_rollen(struct wereld *w)
{
    for (int i = 1 + kies(w, 2); i > 0; i--) {
        struct noodtoegang_rol *r = NIEUW(w, noodtoegang_rol);
        r->rol = kans(w, 75) ? "professional" : "procesregisseur";
        if (kans(w, 25))
            r->onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
        maak_periode(w, r->van, r->tot);
        r->beeindigd = kans(w, 6);
    }
}

/* Of today, around the very second in which its owner looks. */
static void maak_een_noodtoegang(struct wereld *w, int64_t huishouden, const struct gebruiker *g,
                                 const struct afscherming *overkant)
{
    static const int begin[] = {-14400, -7200, -3600, -60, -1, 0, 1, 60};
    static const int duur[] = {1, 60, 61, 3600, 3601, 7200, 14399, 14400};
    struct noodtoegang *n = NIEUW(w, noodtoegang);
    int64_t nu = wereld_moment(g->id, w->vandaag);
    *n = (struct noodtoegang){.id = wereld_id(w), .huishouden = huishouden, .gebruiker = g->id};
    n->onderdeel = kans(w, 95) ? g->onderdeel : w->onderdeel.r[0].id;
    n->van_op = nu + begin[kies(w, COUNT_OF(begin))];
    n->tot_op = n->van_op + (kans(w, 50) ? 14400 : duur[kies(w, COUNT_OF(duur))]);
    if (kans(w, 15))
        n->einde_op = kans(w, 50) || nu < n->van_op || nu > n->tot_op ? n->tot_op : nu;
    for (int i = 0; i < 2; i++)
        if (kans(w, 60))
            n->gevaar[i] = overkant && overkant->beschermd[i] && kans(w, 70)
                               ? overkant->beschermd[i]
                               : willekeurig_lid(w, huishouden);
    if (n->gevaar[1] == n->gevaar[0])
        n->gevaar[1] = 0;
}

/* Those on the other side of a separation often: who is in danger is what their sight turns on. */
void maak_noodtoegang(struct wereld *w)
{
    maak_noodtoegang_rollen(w);
    ELK (w, huishouden, h)
        ELK (w, gebruiker, g) {
            const struct afscherming *overkant = NULL;
            ELK (w, afscherming, a)
                if (a->huishouden == h->id &&
                    (a->tegen_gebruiker[0] == g->id || a->tegen_onderdeel[0] == g->onderdeel))
                    overkant = a;
            if (kans(w, overkant ? 90 : 10) && w->noodtoegang.n < (int)COUNT_OF(w->noodtoegang.r))
                maak_een_noodtoegang(w, h->id, g, overkant);
        }
}
