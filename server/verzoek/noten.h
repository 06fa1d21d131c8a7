/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a request really read, per household: the persons and the grounds, as the rows said them
 * (R30). Afterwards each becomes one log line, if its version still holds (R29).
 *
 * Rows repeat themselves, so whole texts are kept once ("0h3…,0h4…" as it came from the row) and
 * only taken apart when the line is made.
 */
#ifndef VERZOEK_NOTEN_H
#define VERZOEK_NOTEN_H

#include "db/db.h"

enum {
    NOTEN_MAX = 500, /* households in one answer */
    NOOT_TEKSTEN_MAX = 500,
};

/* Texts without doubles. */
struct teksten {
    char **text;
    size_t count, size;
};

/* One household. */
struct noot {
    int64_t huishouden;
    int64_t versie;  /* in the snapshot it was read from */
    const char *rol; /* in which capacity it was opened; static text */
    bool regie;
    int64_t nood;     /* the noodtoegang it was open by as well (G5), else 0 … */
    int64_t nood_tot; /* … and the first second without it: the line may not be later (R29) */
    struct teksten personen, gronden;
    bool overflow; /* more than fits: the read has to fail, for its line would lie */
};

struct noten {
    struct noot **noot;
    size_t count;
    int64_t versie_0; /* of accounts and organisations */
    bool overflow;    /* a household did not fit */
};

/* The note of a household; made when there is none. Household 0: of persons outside any (a search
 * at intake). NULL: too many, or no memory; that is remembered, and the functions below take it. */
struct noot *noten_open(struct noten *n, int64_t huishouden);
/* Forgets the note that was made last: of a household that was opened and is not in the answer. */
void noten_drop(struct noten *n);
void noot_persoon(struct noot *n, const char *ids);
/* G5 is kept with the id of the noodtoegang: "G5:0h3k2v9q8r7tz". */
void noot_grond(struct noot *n, const char *grond);
bool noten_overflow(const struct noten *n);
/* Forgets everything: the read runs again. */
void noten_clear(struct noten *n);

/* A db_note for one household: `personen…!` and `grond…!`. `noot` may be NULL: nothing is kept. */
void noot_hear(void *noot, const char *name, const char *text, int64_t number);

void teksten_clear(struct teksten *t);
/* False without memory; `to` then holds a part. */
bool teksten_copy(struct teksten *to, const struct teksten *from) CHECKED;
/* The parts of all texts, without doubles, sorted, with commas between; owned. NULL: no memory. */
char *teksten_join(const struct teksten *t);

/* versie_teller of a household (0: accounts and organisations); 0 when there is no row. */
enum result versie_read(struct db_conn *c, int64_t huishouden, int64_t *ret,
                        struct probleem *p) CHECKED;
/* Whether all that was noted still has the version it was read at, and is not later than time that
 * closes without a version: noodtoegang ends to the second. `now`: Unix seconds. */
enum result noten_hold(const struct noten *n, struct db_conn *c, int64_t now, bool *ret_hold,
                       struct probleem *p) CHECKED;

#endif
