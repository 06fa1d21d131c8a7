/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The leak hunt (R24): the demo municipality with hidden things planted in it (planten.sql) and
 * without, asked the same questions: every GET route and every search and preview of the route
 * table, in the API and as a page, with the ids of what may be seen, of what is hidden and of what
 * nobody made.
 */
#ifndef TESTS_LEK_H
#define TESTS_LEK_H

#include "../api/harness.h"

/* In every text that is hidden. */
#define LEK_MERK "SPOOKx7"
/* Ids of what is planted lie here. */
#define LEK_VAN 150000000000000000
#define LEK_TOT 150000000000100000

enum lek_laag {
    LEK_VOOR_NIEMAND = 1, /* hidden from everybody */
    LEK_BESCHERMD = 2,    /* of the protected family, hidden from the other side and from outside */
    LEK_VAN_WIJKTEAM = 4, /* of the wijkteam, hidden from who has no consent */
    LEK_LOGBOEK = 8,      /* log lines and decisions, which a privacy officer may see */
};

/* For harness_municipality: the demo with nothing but the four families, and some more. */
void lek_gemeente(const char *folder);
/* Starts the program on that municipality with these layers planted; until lek_stop. */
void lek_start(unsigned lagen);
void lek_stop(void);

struct lek_vraag {
    const struct route *route;
    char path[300];
    char *body; /* owned; NULL for a GET */
    bool api;
};

struct lek_vragen {
    struct lek_vraag *vraag;
    size_t count;
};

/* All questions, made in a world where everything is planted. At most `diep` ids of what is hidden
 * and as many of what is not, for each parameter and household. */
void lek_vragen_maken(struct lek_vragen *ret, int diep);
void lek_vragen_free(struct lek_vragen *v);

/* Asks as `token` (NULL: nobody). Everything that leaves, and the lines in the log; owned. */
char *lek_vraag(const struct lek_vraag *v, const char *token);

#endif
