/* SPDX-License-Identifier: EUPL-1.2 */
/* Deelbesluiten and what was weighed, written as the domain would have (R16; schrijf.h). */
#ifndef DEMO_SCHRIJF_BESLUIT_H
#define DEMO_SCHRIJF_BESLUIT_H

#include "demo/schrijf.h"

#define BESLUIT(h, ...) schrijf_besluit(h, &(struct schrijf_besluit){__VA_ARGS__})

struct schrijf_besluit {
    const char *grond; /* code */
    enum demo_gebruiker door;
    enum demo_onderdeel ontvanger;
    enum demo_gebruiker ontvanger_gebruiker; /* NIEMAND: whoever of it is involved */
    const int64_t *personen;
    const char *const *categorie; /* ended by NULL; NULL: none */
    const int64_t *item;          /* ended by 0; NULL: none */
    const char *doel, *zin, *minimaal, *vragen, *uitleg, *gevaar, *overlegd;
    const char *const *antwoord;     /* to each question of the row, in order */
    const char *uitstel;             /* why nobody knows yet; NULL: everybody was told */
    int dagen;                       /* how long it holds; and when it is looked at again */
    const char *toets, *toelichting; /* what the privacy officer said; NULL: still to come */
    const char *weer;                /* the answer to a question */
    const char *einde;               /* why the source ended it; NULL: it did not */
    bool einde_privacy;              /* no: the privacy officer did */
    int64_t op, toets_op, einde_op;
};
int64_t schrijf_besluit(struct huis *h, const struct schrijf_besluit *b);

/* Weighed and not shared ("niet-delen"), or to be asked first ("vragen"). */
void schrijf_afweging(struct huis *h, const char *uitkomst, enum demo_gebruiker door,
                      enum demo_onderdeel ontvanger, const int64_t *personen, const char *waarom,
                      int64_t op);

#endif
