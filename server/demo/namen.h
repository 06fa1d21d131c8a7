/* SPDX-License-Identifier: EUPL-1.2 */
/* Names as they live next to each other in a Dutch town, and its streets. */
#ifndef DEMO_NAMEN_H
#define DEMO_NAMEN_H

#include "demo/gemeente.h"

enum { VOORNAMEN = 20, ACHTERNAMEN = 20 };

struct achternaam {
    const char *voorvoegsel, *naam; /* voorvoegsel may be NULL */
};

/* Given names are filled up to the first NULL. */
struct afkomst {
    int deel; /* of a hundred families */
    const char *vrouw[VOORNAMEN], *man[VOORNAMEN], *meisje[VOORNAMEN], *jongen[VOORNAMEN];
    struct achternaam achter[ACHTERNAMEN];
    const char *taal; /* when talks need an interpreter now and then; NULL: never */
};

enum { AFKOMSTEN = 10 };
extern const struct afkomst AFKOMST[AFKOMSTEN];

enum { STRATEN = 8 };
extern const struct straten {
    const char *straat[STRATEN];
    const char *postcode; /* four digits */
} STRAAT[WIJKEN];

int voornamen_aantal(const char *const list[VOORNAMEN]);
int achternamen_aantal(const struct achternaam list[ACHTERNAMEN]);

#endif
