/* SPDX-License-Identifier: EUPL-1.2 */
/* A family by chance: who they are to each other, where they live, and who has gezag. */
#ifndef DEMO_FAMILIE_H
#define DEMO_FAMILIE_H

#include "demo/brp_maken.h"

enum { FAMILIE_LEDEN = 10, FAMILIE_NAAM = 160 };

enum familie_vorm {
    MOEDER_ALLEEN,
    VADER_ALLEEN,
    TWEE_OUDERS,
    SAMENGESTELD,
    ALLEENSTAAND,
    JONGVOLWASSEN,
    OUDER_PAAR,
    GROOTOUDER,
    FAMILIE_VORMEN,
};

struct familielid {
    struct mens mens;
    const char *rol; /* table lid */
    bool elders;
    int leeftijd;
};

struct familie {
    enum familie_vorm vorm;
    enum demo_wijk wijk;
    char naam[FAMILIE_NAAM];
    struct familielid lid[FAMILIE_LEDEN];
    int leden;
    bool zwanger;     /* an unborn child of the first member */
    const char *taal; /* of the talks; NULL: Dutch */
    char postcode[8];
};

/* Makes one; nothing is written yet. With `ruim` always two parents and three children with gezag
 * that is known: the household of the benches. */
void familie_maken(struct wereld *w, struct familie *ret, bool ruim);
/* Takes its people in as the BRP delivers them on `dag`. */
void familie_opslaan(struct wereld *w, struct familie *f, const char *dag);

#endif
