/* SPDX-License-Identifier: EUPL-1.2 */
/* The story of one made-up household, from the first question to this week; for verhaal*.c and
 * gezinnen.c only. */
#ifndef DEMO_VERHAAL_H
#define DEMO_VERHAAL_H

#include "demo/familie.h"
#include "demo/schrijf.h"
#include "demo/teksten.h"

enum verhaal_stand { STAND_LOOPT, STAND_INTAKE, STAND_NIEUW, STAND_VACATURE, STAND_GESLOTEN };

enum {
    VERHAAL_THEMAS_MIN = 2,
    VERHAAL_THEMAS_MAX = 4,
    VERHAAL_THEMAS_BULK = 2,
    VERHAAL_LIJNEN = 5
};

/* One theme of the plan: who it is about, who helps, what came of it. */
struct lijn {
    const struct thema *thema;
    enum demo_gebruiker helper;
    int over; /* index of the member; -1: all who live there */
    int64_t personen[HUIS_LEDEN + 1];
    int64_t doel;
    int64_t sinds; /* the helper is involved since */
};

struct verhaal {
    struct wereld *w;
    struct familie familie;
    struct huis huis;
    enum verhaal_stand stand;
    enum demo_gebruiker regisseur;
    int begin;     /* days ago it began */
    int stil;      /* days ago of the last that happened */
    int64_t sinds; /* the regie started */
    struct lijn lijn[VERHAAL_LIJNEN];
    int lijnen;
};

/* A moment so many days ago, but after `na`. */
int64_t verhaal_moment(struct verhaal *v, int dagen_terug, int64_t na);
/* Fills the marks in a text for a line, or for the whole (NULL). */
const char *verhaal_tekst(const struct verhaal *v, const struct lijn *l, const char *text,
                          struct blad *blad);

/* verhaal_plan.c: themes, goals, actions, notes */
/* Adds lines until there are so many, as far as they fit the family. */
void verhaal_themas(struct verhaal *v, int wanted);
void verhaal_lijnen(struct verhaal *v);
void verhaal_notities(struct verhaal *v);
/* verhaal_zicht.c: consents, who is still asked, who looked */
void verhaal_toestemmingen(struct verhaal *v);
void verhaal_wachtend(struct verhaal *v);
void verhaal_kijkers(struct verhaal *v);

#endif
