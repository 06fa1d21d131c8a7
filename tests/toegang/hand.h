/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A world made by hand: one family, a regisseur of a wijkteam, a mentor of a school, and somebody
 * of a GGZ with beroepsgeheim; on 2026-11-21. For one test program, which adds what it needs.
 */
#ifndef TESTS_TOEGANG_HAND_H
#define TESTS_TOEGANG_HAND_H

#include "base/clock.h"
#include "base/result.h"
#include "orakel.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VANDAAG "2026-11-21"

static struct wereld *w;
static int64_t gezin, wijkteam, school, ggz;
static struct gebruiker *regisseur, *mentor, *behandelaar;

static void datum(char veld[DATUM_SIZE], const char *tekst)
{
    (void)snprintf(veld, DATUM_SIZE, "%s", tekst);
}

static int64_t onderdeel(bool beroepsgeheim, bool is_wijkteam)
{
    struct organisatie *org = NIEUW(w, organisatie);
    struct onderdeel *o = NIEUW(w, onderdeel);
    org->id = wereld_id(w);
    *o = (struct onderdeel){.id = wereld_id(w),
                            .organisatie = org->id,
                            .beroepsgeheim = beroepsgeheim,
                            .wijkteam = is_wijkteam};
    datum(org->van, "2020-01-01");
    datum(o->van, "2020-01-01");
    return o->id;
}

static struct gebruiker *account(int64_t onderdeel_id)
{
    struct gebruiker *g = NIEUW(w, gebruiker);
    *g = (struct gebruiker){.id = wereld_id(w), .onderdeel = onderdeel_id, .bevestigd_op = 1};
    datum(g->van, "2020-01-01");
    return g;
}

static struct betrokkenheid *betrek(const struct gebruiker *g, const char *doel)
{
    struct betrokkenheid *b = NIEUW(w, betrokkenheid);
    *b = (struct betrokkenheid){.id = wereld_id(w),
                                .huishouden = gezin,
                                .gebruiker = g->id,
                                .onderdeel = g->onderdeel,
                                .doel = doel,
                                .status = "actief"};
    datum(b->van, "2026-09-01");
    return b;
}

static struct persoon *lid(const char *geboren)
{
    struct persoon *p = NIEUW(w, persoon);
    struct lid *l = NIEUW(w, lid);
    p->id = wereld_id(w);
    datum(p->geboortedatum, geboren);
    *l = (struct lid){.id = wereld_id(w), .huishouden = gezin, .persoon = p->id};
    datum(l->van, "2026-01-01");
    return p;
}

static struct gezag *gezag_over(const struct persoon *kind, const struct persoon *houder)
{
    struct gezag *z = NIEUW(w, gezag);
    *z = (struct gezag){.id = wereld_id(w), .kind = kind->id, .soort = "tweehoofdig_ouderlijk"};
    z->houder = houder ? houder->id : 0;
    datum(z->van, "2020-01-01");
    return z;
}

static struct item *notitie(const struct gebruiker *auteur, const char *categorie,
                            const struct persoon *over)
{
    struct item *i = NIEUW(w, item);
    *i = (struct item){.id = wereld_id(w),
                       .huishouden = gezin,
                       .bron = auteur->onderdeel,
                       .auteur = auteur->id,
                       .op = clock_local_midnight("2026-11-01"),
                       .soort = "notitie",
                       .categorie = categorie,
                       .aard = "inhoud",
                       .personen = {over->id},
                       .n_personen = 1};
    return i;
}

/* From the source of an item to an account, for its category, since 1 November 2026. */
static struct toestemming *vraag_toestemming(const char *soort, const struct item *item,
                                             const struct gebruiker *aan, const char *doel)
{
    struct toestemming *t = NIEUW(w, toestemming);
    *t = (struct toestemming){.id = wereld_id(w),
                              .huishouden = gezin,
                              .persoon = item->personen[0],
                              .soort = soort,
                              .doel = doel,
                              .ontvanger_onderdeel = aan->onderdeel,
                              .vastgelegd_op = clock_local_midnight("2026-11-01"),
                              .volledig_op = clock_local_midnight("2026-11-01"),
                              .categorieen = {item->categorie},
                              .n_categorieen = 1,
                              .bronnen = {{item->bron, 1}},
                              .n_bronnen = 1};
    datum(t->van, "2026-11-01");
    datum(t->tot, "2027-10-31");
    return t;
}

static void zegt(const struct persoon *p, const struct toestemming *t, const char *antwoord)
{
    struct verklaring *v = NIEUW(w, verklaring);
    *v = (struct verklaring){.id = wereld_id(w),
                             .huishouden = gezin,
                             .toestemming = t->id,
                             .gever_persoon = p->id,
                             .hoedanigheid = p->id == t->persoon ? "zelf" : "gezag",
                             .antwoord = antwoord};
    datum(v->datum, "2026-11-01");
}

static unsigned gronden(const struct gebruiker *g, const struct item *i, const char *dag)
{
    return orakel_item(w, g, i, dag).gronden;
}

static void start(void)
{
    w = wereld_new(1, VANDAAG);
    struct huishouden *h = NIEUW(w, huishouden);
    h->id = gezin = wereld_id(w);
    wijkteam = onderdeel(false, true);
    school = onderdeel(false, false);
    ggz = onderdeel(true, false);
    regisseur = account(wijkteam);
    mentor = account(school);
    behandelaar = account(ggz);
    struct regie *r = NIEUW(w, regie);
    *r = (struct regie){.id = wereld_id(w),
                        .huishouden = gezin,
                        .gebruiker = regisseur->id,
                        .onderdeel = wijkteam,
                        .van_op = clock_local_midnight("2026-06-01")};
    (void)betrek(mentor, "onderwijs");
    (void)betrek(behandelaar, "ggz");
}

static void stop(void) { wereld_free(w); }

#endif
