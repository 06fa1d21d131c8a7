/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Makes persons as the BRP would deliver them, and takes them in by the way of `import brp`
 * (brp/persoon.h, brp/opslag.h): the demo and an import share one path.
 */
#ifndef DEMO_BRP_MAKEN_H
#define DEMO_BRP_MAKEN_H

#include "demo/wereld.h"

enum { MENS_KINDEREN = 8 };

/* Whom a family is made of, before they are in the database. Texts are borrowed. */
struct mens {
    char bsn[BSN_SIZE];
    const char *voornamen, *voorvoegsel,
        *geslachtsnaam;       /* voorvoegsel may be NULL; "." no surname */
    char geslacht;            /* 'm', 'v' */
    char geboren[DATUM_SIZE]; /* may be partial */
    const struct mens *partner, *ouder[2];
    const struct mens *kind[MENS_KINDEREN];
    int kinderen;
    char naamgebruik;                           /* 0: own */
    bool gescheiden;                            /* from the partner */
    bool geheim;                                /* secrecy of the address */
    const char *straat, *postcode, *woonplaats; /* straat NULL: no address is delivered */
    int huisnummer;
    const char *gezag; /* type as the BRP names it, over this minor; NULL: none is delivered */
    const struct mens *gezag_houder[2];
    int64_t id; /* set by mens_opslaan */
};

/* The next made-up BSN: it passes the elfproef and is in none of the official test sets. */
void mens_bsn(struct wereld *w, char ret[BSN_SIZE]);
/* The JSON of one person (GbaPersoon); new reference, NULL without memory. */
json_t *mens_json(const struct mens *m, const char *vandaag);
/* Takes in a family as delivered on `dag`; sets the ids. */
void mens_opslaan(struct wereld *w, struct mens *const *gezin, int aantal, const char *dag);
/* What no BRP knows: language of the talk, phone. */
void mens_taal(struct wereld *w, int64_t persoon, const char *taal);
void mens_telefoon(struct wereld *w, int64_t persoon, const char *telefoon);
/* Somebody who is not in the BRP; the birth date may be NULL. */
int64_t mens_met_de_hand(struct wereld *w, const char *voornamen, const char *geslachtsnaam,
                         char geslacht, const char *geboren, int64_t op);
/* A child that is to be born; about it, its mother decides (R12). */
int64_t mens_ongeboren(struct wereld *w, int64_t moeder, int64_t op);

#endif
