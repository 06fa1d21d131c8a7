/* SPDX-License-Identifier: EUPL-1.2 */
/* Persons at the edges of the ages that count, gezag of every kind, representation. */
#include "base/result.h"
#include "maken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VOLWASSENEN 7
#define KINDEREN 9
#define BUITENSTAANDERS 3 /* in no household; the last of the list */

static const char *const ONDERWERPEN[] = {"gezondheid", "inkomen_financien", "onderwijs", "wonen"};

/* ---- birth dates ---- */

/* Turns 12, 16 or 18 (or the age of a rule that changes) about now. */
static void geboren_op_de_grens(struct wereld *w, char ret[DATUM_SIZE])
{
    static const int leeftijden[] = {12, 16, 18, 18}, dagen[] = {-1, 0, 0, 1, 1, 2, 30};
    char verjaardag[DATUM_SIZE];
    dag_na(w, dagen[kies(w, COUNT_OF(dagen))], verjaardag);
    datum_add_months(verjaardag, -12 * leeftijden[kies(w, COUNT_OF(leeftijden))], ret);
    if (kans(w, 10)) /* a leap day close by */
        (void)snprintf(ret, DATUM_SIZE, "%s", kans(w, 50) ? "2012-02-29" : "2016-02-29");
}

static void geboren_ongeveer(struct wereld *w, char ret[DATUM_SIZE])
{
    static const int leeftijden[] = {3, 11, 12, 15, 16, 17, 18, 18, 40};
    char dag[DATUM_SIZE];
    datum_add_months(w->vandaag, -12 * leeftijden[kies(w, COUNT_OF(leeftijden))], dag);
    if (kans(w, 50))
        (void)snprintf(ret, DATUM_SIZE, "%.4s-00-00", dag);
    else
        (void)snprintf(ret, DATUM_SIZE, "%.7s-00", dag);
}

static void geboren(struct wereld *w, int jaren_van, int jaren_tot, char ret[DATUM_SIZE])
{
    dag_na(w, -366 * jaren_van - kies(w, 365 * (jaren_tot - jaren_van)), ret);
}

static void maak_volwassene(struct wereld *w)
{
    struct persoon *p = NIEUW(w, persoon);
    p->id = wereld_id(w);
    p->adres_geheim = kans(w, 25);
    if (kans(w, 9))
        dag_na(w, -kies(w, 300), p->overleden_op);
    if (kans(w, 3))
        return; /* birth date not known */
    if (kans(w, 5))
        geboren_ongeveer(w, p->geboortedatum);
    else
        geboren(w, 19, 60, p->geboortedatum);
}

static void maak_kind(struct wereld *w)
{
    struct persoon *p = NIEUW(w, persoon);
    p->id = wereld_id(w);
    p->adres_geheim = kans(w, 20);
    if (kans(w, 6))
        dag_na(w, -kies(w, 300), p->overleden_op);
    if (kans(w, 12)) {
        p->ongeboren = true;
        p->moeder = kans(w, 70) ? w->persoon.r[kies(w, VOLWASSENEN)].id : 0;
    } else if (kans(w, 5)) {
        p->geboortedatum[0] = '\0';
    } else if (kans(w, 15)) {
        geboren_ongeveer(w, p->geboortedatum);
    } else if (kans(w, 65)) {
        geboren_op_de_grens(w, p->geboortedatum);
    } else {
        geboren(w, 0, 18, p->geboortedatum);
    }
}

/* ---- gezag ---- */

static struct gezag *gezag_erbij(struct wereld *w, int64_t kind, const char *soort)
{
    struct gezag *z = NIEUW(w, gezag);
    *z = (struct gezag){.id = wereld_id(w), .kind = kind, .soort = soort};
    dag_na(w, -800 - kies(w, 1000), z->van);
    return z;
}

static int64_t volwassene(struct wereld *w) { return w->persoon.r[kies(w, VOLWASSENEN)].id; }

/* What is not as simple: changes on a date, none, unknown, not sure. */
static void maak_gezag_lastig(struct wereld *w, int64_t kind)
{
    struct gezag *z = gezag_erbij(w, kind, "eenhoofdig_ouderlijk");
    z->houder = volwassene(w);
    struct gezag *nieuw = NULL;
    switch (kies(w, 8)) {
    case 0: z->in_onderzoek = true; break;
    case 1: z->houder = 0; break;
    case 2: /* these close, with a holder or without */
        z->soort = "tijdelijk_geen";
        z->houder = kans(w, 50) ? z->houder : 0;
        break;
    case 3:
        z->soort = "niet_te_bepalen";
        z->houder = kans(w, 50) ? z->houder : 0;
        break;
    case 4: /* another holder from today, tomorrow or later */
        dag_na(w, kies(w, 3) - 1, z->tot);
        nieuw = gezag_erbij(w, kind, "eenhoofdig_ouderlijk");
        nieuw->houder = volwassene(w);
        datum_add_days(z->tot, 1, nieuw->van);
        break;
    case 5: /* a second holder from then on */
        nieuw = gezag_erbij(w, kind, "gezamenlijk");
        nieuw->houder = volwassene(w);
        dag_na(w, kies(w, 3) - 1, nieuw->van);
        break;
    case 6: /* ends, and nobody follows */ dag_na(w, kies(w, 3) - 1, z->tot); break;
    default: /* unknown only for a while */
        nieuw = gezag_erbij(w, kind, "niet_te_bepalen");
        maak_losse_periode(w, nieuw->van, nieuw->tot);
        break;
    }
}

static void maak_gezag(struct wereld *w, int64_t kind)
{
    if (kans(w, 4))
        return; /* no row at all */
    if (kans(w, 18)) {
        maak_gezag_lastig(w, kind);
    } else if (kans(w, 20)) {
        gezag_erbij(w, kind, "voogdij")->houder_onderdeel =
            w->onderdeel.r[kies(w, w->onderdeel.n)].id;
    } else {
        bool twee = kans(w, 50);
        const char *soort = twee ? "tweehoofdig_ouderlijk" : "eenhoofdig_ouderlijk";
        int eerste = kies(w, VOLWASSENEN);
        gezag_erbij(w, kind, soort)->houder = w->persoon.r[eerste].id;
        if (twee)
            gezag_erbij(w, kind, soort)->houder = w->persoon.r[(eerste + 1) % VOLWASSENEN].id;
    }
}

/* ---- representation ---- */

static void maak_bekwaamheid(struct wereld *w, int64_t persoon, bool maatregelen)
{
    static const char *const soorten[] = {"curatele", "mentorschap", "bewind", "volmacht",
                                          "familie"};
    for (size_t i = 0; i < COUNT_OF(ONDERWERPEN); i++) {
        if (!kans(w, 45))
            continue;
        struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
        b->id = wereld_id(w);
        b->persoon = persoon;
        b->categorie = ONDERWERPEN[i];
        maak_periode(w, b->van, b->tot);
    }
    for (int i = maatregelen ? 1 + kies(w, 3) : 0; i > 0; i--) {
        struct vertegenwoordiging *v = NIEUW(w, vertegenwoordiging);
        v->id = wereld_id(w);
        v->persoon = persoon;
        v->soort = KIES_UIT(w, soorten);
        if (kans(w, 85))
            v->houder = volwassene(w);
        else
            v->houder_onderdeel = w->onderdeel.r[kies(w, w->onderdeel.n)].id;
        maak_periode(w, v->van, v->tot);
    }
}

/* In every world a child that is 18 tomorrow, on whose behalf a curator speaks (R14). */
static void maak_bijna_18(struct wereld *w, struct persoon *p)
{
    char verjaardag[DATUM_SIZE];
    struct vertegenwoordiging *v = NIEUW(w, vertegenwoordiging);
    dag_na(w, 1, verjaardag);
    datum_add_months(verjaardag, -12 * 18, p->geboortedatum);
    if (kans(w, 30)) /* or may be, this month */
        memcpy(p->geboortedatum + 8, "00", 2);
    p->ongeboren = false;
    p->overleden_op[0] = '\0';
    *v = (struct vertegenwoordiging){
        .id = wereld_id(w), .persoon = p->id, .soort = "curatele", .houder = volwassene(w)};
    dag_na(w, -300, v->van);
    for (size_t i = 0; i < COUNT_OF(ONDERWERPEN); i++) {
        struct wilsonbekwaam *b = NIEUW(w, wilsonbekwaam);
        *b = (struct wilsonbekwaam){
            .id = wereld_id(w), .persoon = p->id, .categorie = ONDERWERPEN[i]};
        dag_na(w, -300, b->van);
    }
}

void maak_personen(struct wereld *w)
{
    for (int i = 0; i < VOLWASSENEN; i++)
        maak_volwassene(w);
    for (int i = 0; i < KINDEREN; i++)
        maak_kind(w);
    maak_bijna_18(w, &w->persoon.r[VOLWASSENEN]);
    for (int i = 0; i < BUITENSTAANDERS; i++)
        maak_volwassene(w);
    for (int i = 0; i < w->persoon.n; i++) {
        const struct persoon *p = &w->persoon.r[i];
        bool kind = i >= VOLWASSENEN && i < VOLWASSENEN + KINDEREN;
        if (kind && !p->ongeboren)
            maak_gezag(w, p->id);
        if (i != VOLWASSENEN && kans(w, 22))
            maak_bekwaamheid(w, p->id, kans(w, 85));
    }
}

/* ---- households ---- */

static void maak_lid(struct wereld *w, int64_t huishouden, int64_t persoon)
{
    ELK (w, lid, al)
        if (al->huishouden == huishouden && al->persoon == persoon)
            return;
    struct lid *l = NIEUW(w, lid);
    l->id = wereld_id(w);
    l->huishouden = huishouden;
    l->persoon = persoon;
    dag_na(w, -100 - kies(w, 600), l->van);
    if (kans(w, 4))
        dag_na(w, 1, l->van);
    if (!kans(w, 12))
        return;
    dag_na(w, kies(w, 4) - 2, l->tot);
    if (strcmp(l->tot, l->van) < 0)
        memcpy(l->tot, l->van, DATUM_SIZE);
    if (!kans(w, 30))
        return;
    struct lid *terug = NIEUW(w, lid);
    *terug = *l;
    terug->id = wereld_id(w);
    datum_add_days(l->tot, 2, terug->van);
    terug->tot[0] = '\0';
}

void maak_huishoudens(struct wereld *w)
{
    int n = 2 + kies(w, 3);
    for (int i = 0; i < n; i++) {
        struct huishouden *h = NIEUW(w, huishouden);
        h->id = wereld_id(w);
        h->wijk = kans(w, 85) ? w->wijk.r[kies(w, w->wijk.n)].id : 0;
        maak_lid(w, h->id, volwassene(w));
        maak_lid(w, h->id, volwassene(w));
        for (int j = 0; j < 3; j++)
            maak_lid(w, h->id, w->persoon.r[VOLWASSENEN + kies(w, KINDEREN)].id);
    }
}

int64_t willekeurig_lid(struct wereld *w, int64_t huishouden)
{
    for (;;) {
        const struct lid *l = &w->lid.r[kies(w, w->lid.n)];
        if (l->huishouden == huishouden)
            return l->persoon;
    }
}
