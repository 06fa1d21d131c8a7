/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the made-up households are about, in building blocks that are put together by chance. Names
 * stand as marks and are filled in (tekst_vullen):
 *     {x}  the person it is about        {o}  a parent or adult      {k}  a child
 *     {h}  the helper, by first name     {r}  the regisseur, by first name
 * Lists end with NULL, or are full.
 */
#ifndef DEMO_TEKSTEN_H
#define DEMO_TEKSTEN_H

#include "demo/gemeente.h"

#include <stddef.h>

enum thema_over { OVER_VOLWASSENE, OVER_OUDER, OVER_BABY, OVER_KIND, OVER_TIENER, OVER_ALLEN };

enum { THEMA_TEKSTEN = 8 };

struct thema {
    const char *leefgebied, *doel; /* codes: of the goal, and of what the helper is there for */
    enum thema_over over;
    const char *taak, *zin; /* of the helper */
    enum demo_gebruiker helper[3];
    const char *kern[3];                 /* of the family's story */
    const char *titel[4], *resultaat[4]; /* that belong together */
    const char *actie_helper[5], *actie_regie[3], *actie_gezin[4];
    const char *kop[6], *zag[THEMA_TEKSTEN], *afspraak[THEMA_TEKSTEN]; /* notes of the helper */
};

enum { THEMAS = 13 };
extern const struct thema THEMA[THEMAS];

/* Of every household. */
extern const char *const WOORD_OUDER[12], *const WOORD_KIND[10];
extern const char *const VRAAG[10]; /* what was asked at the door */
extern const char *const INTAKE_ZAG[8];
extern const char *const WENS[6]; /* last sentence of the family's story */
extern const char *const REGIE_KOP[8], *const REGIE_ZAG[12], *const REGIE_AFSPRAAK[10];
extern const char *const RELATIE[8]; /* of somebody in the network */
extern const char *const SLUITREDEN[4];

struct tekst_namen {
    const char *x, *o, *k, *h, *r;
};

/* Room for filled texts, that stay where they are while more are added. */
struct blad {
    size_t len;
    char data[8000];
};

/* `text` with its marks filled in, kept in `blad`; "" when that is full. Start with blad.len = 0.
 */
const char *tekst_vullen(struct blad *blad, const char *text, const struct tekst_namen *namen);
/* How many there are before the NULL, at most `max`. */
int tekst_aantal(const char *const *list, int max);

#endif
