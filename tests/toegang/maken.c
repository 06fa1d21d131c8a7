/* SPDX-License-Identifier: EUPL-1.2 */
/* Chance and days, organisations and accounts, and the order in which a world is made. */
#include "maken.h"

#include "base/clock.h"
#include "base/result.h"

#include <stdio.h>
#include <string.h>

bool kans(struct wereld *w, unsigned procent) { return rng_below(&w->rng, 100) < procent; }

int kies(struct wereld *w, int n) { return (int)rng_below(&w->rng, (uint32_t)n); }

const char *kies_uit(struct wereld *w, const char *const *uit, size_t n)
{
    return uit[kies(w, (int)n)];
}

void dag_na(const struct wereld *w, int dagen, char ret_dag[DATUM_SIZE])
{
    datum_add_days(w->vandaag, dagen, ret_dag);
}

void maak_periode(struct wereld *w, char ret_van[DATUM_SIZE], char ret_tot[DATUM_SIZE])
{
    static const int beginnen[] = {-1, 0, 1, 2}, einden[] = {-1, 0, 1, 29, 30};
    dag_na(w, kans(w, 10) ? beginnen[kies(w, COUNT_OF(beginnen))] : -1 - kies(w, 300), ret_van);
    ret_tot[0] = '\0';
    if (kans(w, 25))
        dag_na(w, kans(w, 40) ? einden[kies(w, COUNT_OF(einden))] : 2 + kies(w, 200), ret_tot);
    if (ret_tot[0] && strcmp(ret_tot, ret_van) < 0)
        memcpy(ret_tot, ret_van, DATUM_SIZE);
}

void maak_losse_periode(struct wereld *w, char ret_van[DATUM_SIZE], char ret_tot[DATUM_SIZE])
{
    static const int dagen[] = {-60, -31, -30, -1, 0, 1, 2, 30, 60};
    int van = dagen[kies(w, COUNT_OF(dagen))];
    dag_na(w, van, ret_van);
    ret_tot[0] = '\0';
    if (kans(w, 70))
        dag_na(w, van + (kans(w, 30) ? 0 : kies(w, 90)), ret_tot);
}

int64_t moment_op(struct wereld *w, const char *dag)
{
    char morgen[DATUM_SIZE];
    datum_add_days(dag, 1, morgen);
    int64_t begin = clock_local_midnight(dag), einde = clock_local_midnight(morgen) - 1;
    switch (kies(w, 4)) {
    case 0: return begin;
    case 1: return einde;
    default: return begin + kies(w, (int)(einde - begin));
    }
}

/* ---- organisations and accounts ---- */

/* What runs now, but for the few that just ended, end soon, or have still to begin. */
static void maak_bestaan(struct wereld *w, unsigned procent, char ret_van[DATUM_SIZE],
                         char ret_tot[DATUM_SIZE])
{
    static const int einden[] = {-1, 0, 0, 0, 1, 1, 2, 30};
    dag_na(w, -1000 - kies(w, 100), ret_van);
    ret_tot[0] = '\0';
    if (!kans(w, procent))
        return;
    if (kans(w, 20))
        dag_na(w, kies(w, 3), ret_van);
    else
        dag_na(w, einden[kies(w, COUNT_OF(einden))], ret_tot);
}

static void maak_organisaties(struct wereld *w)
{
    static const struct {
        bool beroepsgeheim, wijkteam;
    } soorten[] = {{false, true}, {true, false},  {false, false},
                   {true, false}, {false, false}, {true, true}};
    for (int i = 0; i < 4; i++) {
        struct organisatie *o = NIEUW(w, organisatie);
        o->id = wereld_id(w);
        maak_bestaan(w, i ? 8 : 0, o->van, o->tot);
    }
    for (size_t i = 0; i < COUNT_OF(soorten); i++) {
        struct onderdeel *o = NIEUW(w, onderdeel);
        o->id = wereld_id(w);
        o->organisatie = w->organisatie.r[i < 2 ? 0 : kies(w, 4)].id;
        o->beroepsgeheim = soorten[i].beroepsgeheim;
        o->wijkteam = soorten[i].wijkteam;
        maak_bestaan(w, 4, o->van, o->tot);
    }
    for (int i = 0; i < 3; i++)
        NIEUW(w, wijk)->id = wereld_id(w);
}

static void maak_gebruikers(struct wereld *w)
{
    for (int i = 0; i < 12; i++) {
        struct gebruiker *g = NIEUW(w, gebruiker);
        g->id = wereld_id(w);
        g->onderdeel = w->onderdeel.r[i < 6 ? i : kies(w, w->onderdeel.n)].id;
        maak_bestaan(w, 7, g->van, g->tot);
        g->bevestigd_op = kans(w, 4) ? 0 : moment_op(w, g->van);
        g->procesregisseur = kans(w, 20);
        for (int j = 0; j < 2; j++)
            g->wijken[j] = kans(w, 40) ? w->wijk.r[j].id : 0;
    }
}

struct gebruiker *willekeurige_gebruiker(struct wereld *w)
{
    return &w->gebruiker.r[kies(w, w->gebruiker.n)];
}

struct gebruiker *betrokken_gebruiker(struct wereld *w, int64_t huishouden)
{
    for (int poging = 0; poging < 20 && w->betrokkenheid.n; poging++) {
        const struct betrokkenheid *b = &w->betrokkenheid.r[kies(w, w->betrokkenheid.n)];
        if (b->huishouden != huishouden)
            continue;
        for (int i = 0; i < w->gebruiker.n; i++)
            if (w->gebruiker.r[i].id == b->gebruiker)
                return &w->gebruiker.r[i];
    }
    return willekeurige_gebruiker(w);
}

/* R6: some accounts have a person recorded, in a household of this world or in none. */
static void koppel_personen(struct wereld *w)
{
    for (int i = 0; i < w->gebruiker.n; i++)
        if (kans(w, 16))
            w->gebruiker.r[i].persoon = kans(w, 40)
                                            ? w->persoon.r[kies(w, w->persoon.n)].id
                                            : w->persoon.r[w->persoon.n - 1 - kies(w, 3)].id;
}

/* ---- the law as data: settings and rules that change on a date ---- */

/* The age of 16 becomes another, from today or tomorrow. */
static void maak_nieuwe_regels(struct wereld *w)
{
    int n = w->gever_regel.n, nieuwe_leeftijd = 13 + kies(w, 5);
    char laatste[DATUM_SIZE], eerste[DATUM_SIZE];
    dag_na(w, kies(w, 3) - 1, laatste);
    datum_add_days(laatste, 1, eerste);
    for (int i = 0; i < n; i++) {
        struct gever_regel *oud = &w->gever_regel.r[i];
        if (oud->leeftijd_tot != 15 && oud->leeftijd_van != 16)
            continue;
        if (kans(w, 15)) { /* a gap in the law: nobody can say yes */
            memcpy(oud->tot, laatste, DATUM_SIZE);
            continue;
        }
        struct gever_regel *nieuw = NIEUW(w, gever_regel);
        *nieuw = *oud;
        memcpy(oud->tot, laatste, DATUM_SIZE);
        memcpy(nieuw->van, eerste, DATUM_SIZE);
        if (nieuw->leeftijd_tot == 15)
            nieuw->leeftijd_tot = nieuwe_leeftijd - 1;
        else
            nieuw->leeftijd_van = nieuwe_leeftijd;
    }
}

/* In half of the worlds the law of the migrations holds, which must then be that of wereld_new. */
static void maak_wet(struct wereld *w)
{
    w->eigen_wet = kans(w, 50);
    if (!w->eigen_wet)
        return;
    if (kans(w, 40))
        w->eigen_werk_dagen = 7 + kies(w, 40);
    if (kans(w, 40))
        w->werkaantekening_dagen = 7 + kies(w, 40);
    bool samen = kans(w, 30);
    for (int i = 0; samen && i < w->maatregel.n; i++)
        w->maatregel.r[i].rang = 1; /* several go first together */
    if (kans(w, 50))
        maak_nieuwe_regels(w);
}

/* Some days matter by themselves: leap days, summer time, the turn of a year. */
static void kies_vandaag(struct rng *r, char ret_dag[DATUM_SIZE])
{
    static const char *const dagen[] = {"2028-02-29", "2028-02-28", "2028-03-01", "2027-03-01",
                                        "2027-02-28", "2027-03-28", "2026-10-25", "2026-12-31",
                                        "2027-01-01", "2026-11-21"};
    if (rng_below(r, 2) == 0)
        memcpy(ret_dag, dagen[rng_below(r, COUNT_OF(dagen))], DATUM_SIZE);
    else
        datum_from_day(datum_to_day("2024-01-01") + (int32_t)rng_below(r, 2500), ret_dag);
}

struct wereld *wereld_maken(uint64_t zaad)
{
    struct rng r;
    char vandaag[DATUM_SIZE];
    rng_init_seeded(&r, ~zaad);
    kies_vandaag(&r, vandaag);
    struct wereld *w = wereld_new(zaad, vandaag);
    maak_wet(w);
    maak_organisaties(w);
    maak_gebruikers(w);
    maak_personen(w);
    koppel_personen(w);
    maak_huishoudens(w);
    maak_betrokkenheid(w);
    maak_items(w);
    maak_blokken(w);
    maak_noodtoegang(w);
    maak_toestemmingen(w);
    maak_besluiten(w);
    maak_familie(w);
    maak_sleutels(w);
    return w;
}
