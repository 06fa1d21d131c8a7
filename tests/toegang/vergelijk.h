/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The views beside the oracle: for one world and one day, every viewer, every household, every item
 * and every card. What the two say differently is told on stderr with all rows that bear on it.
 */
#ifndef TESTS_TOEGANG_VERGELIJK_H
#define TESTS_TOEGANG_VERGELIJK_H

#include "orakel.h"
#include "wereld_db.h"

#define WIJZEN 24 /* at most so many ways for a ground to hold */

struct telling {
    long beslissingen, zichtbaar, kaarten, kaarten_open, toestemmingen, gevers, verschillen;
    long per_grond[GRONDEN];       /* G1, G2, G6, G3, G4, G5: holds, first or not */
    long per_blok[BLOKKEN];        /* stood alone before a ground */
    long per_sluiting[SLUITINGEN]; /* the one consent that would have opened the item was closed by
                                      it */
    long sleutel, per_bereik[BEREIK_WIJZEN];   /* decisions for programs */
    long nalezen;                  /* items to be read again */
    long familie, per_familie[FAMILIE_WIJZEN]; /* decisions for readers of the family */
    const char *wijze[WIJZEN];                 /* the ways in which the first ground held … */
    long per_wijze[WIJZEN];                    /* … and how often */
};

/* The views' answer of one viewer about one household. */
struct zicht {
    struct {
        int64_t id;
        char grond[8];
    } items[200];
    int n_items;
    bool open;
    int64_t leden[60];
    int n_leden;
    int64_t nalezen[100];
    int n_nalezen;
};

/* The items a person of the family sees (G7); anything else they see is a mistake. */
struct zicht_familie {
    int64_t items[200];
    int n_items;
    int anders; /* rows with another ground, and of the card */
};

/* What they say about consent, to the same viewer. */
struct zicht_toestemming {
    struct {
        int64_t item, toestemming; /* sees it by that consent (G3) */
    } waarom[600];
    int n_waarom;
    struct {
        int64_t id;
        char stand[24];
        bool in_werking;
    } toestemmingen[200];
    int n_toestemmingen;
    struct {
        int64_t toestemming, persoon, onderdeel;
    } gevers[600];
    int n_gevers;
};

/* Both read as of that day. */
struct zicht zicht_lees(struct db_conn *lezer, int64_t kijker, int64_t huishouden, const char *dag);
/* With a token of theirs. */
struct zicht zicht_lees_sleutel(struct db_conn *lezer, int64_t kijker, int64_t sleutel,
                                int64_t huishouden, const char *dag);
struct zicht_familie zicht_lees_familie(struct db_conn *lezer, int64_t persoon, int64_t huishouden,
                                        const char *dag);
struct zicht_toestemming zicht_lees_toestemming(struct db_conn *lezer, int64_t kijker,
                                                int64_t huishouden, const char *dag);

/* Adds to `t`; a difference is printed, at most ten of them in a run. What is said about consent is
 * asked for one viewer in sixteen. */
void vergelijk_dag(const struct wereld *w, struct wereld_db *d, const char *dag, struct telling *t);
/* The part of it about one viewer and one household … */
void vergelijk_kijker(const struct wereld *w, struct wereld_db *d, const struct gebruiker *kijker,
                      int64_t huishouden, const char *dag, struct telling *t);
/* … about one program … */
void vergelijk_sleutel(const struct wereld *w, struct wereld_db *d, const struct sleutel *s,
                       int64_t huishouden, const char *dag, struct telling *t);
/* … about one reader of the family … */
void vergelijk_familie(const struct wereld *w, struct wereld_db *d, const struct persoon *lezer,
                       int64_t huishouden, const char *dag, struct telling *t);
/* … and about consent. */
void vergelijk_toestemmingen(const struct wereld *w, struct wereld_db *d,
                             const struct gebruiker *kijker, int64_t huishouden, const char *dag,
                             struct telling *t);
/* Counts a difference and begins to tell it; false when enough were told. */
bool vertel(struct telling *t, const struct wereld *w, const char *dag);
void telling_toon(const struct telling *t);
/* What never decided anything; NULL when all did. */
const char *telling_mist(const struct telling *t);

#endif
