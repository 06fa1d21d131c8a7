/* SPDX-License-Identifier: EUPL-1.2 */
/* Looks of the last weeks for the log: gathered while the world is made, written in order of time.
 */
#ifndef DEMO_KIJKEN_H
#define DEMO_KIJKEN_H

#include "demo/wereld.h"

enum { KIJKJE_PERSONEN_SIZE = 12 * ID_TEXT_SIZE, KIJKJE_GRONDEN_SIZE = 64 };

struct kijkje {
    int64_t op;
    enum demo_gebruiker wie;
    int64_t huishouden;
    const char *gebeurtenis, *handeling, *rol; /* static */
    char personen[KIJKJE_PERSONEN_SIZE];
    char gronden[KIJKJE_GRONDEN_SIZE];
};

/* Copies it. In bulk nothing is kept. */
void kijken_noteren(struct wereld *w, const struct kijkje *kijkje);
/* Somebody looked at this household: at what, in which capacity, on which grounds (logregel). */
struct huis;
void kijken_huis(struct huis *h, enum demo_gebruiker wie, const char *rol, const char *handeling,
                 const char *gronden, const int64_t *personen, int64_t op);
/* Appends them all to the log, oldest first, and forgets them. */
void kijken_loggen(struct wereld *w);

#endif
