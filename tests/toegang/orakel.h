/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The oracle: who may see what, decided a second time. Deliberately naive: plain loops over all
 * rows of a world, written from the numbered rules and from docs/model.md, never from the SQL of
 * migrations/views. Where the two disagree, one of them has read the rules wrongly.
 *
 * In force: R1-R20 as far as they decide about sight, with the grounds G1, G2, G3, G4, G5, G6, and
 * G7 (orakel_familie.c).
 */
#ifndef TESTS_TOEGANG_ORAKEL_H
#define TESTS_TOEGANG_ORAKEL_H

#include "wereld.h"

/* ---- items ---- */

/* Bits, in the order of reporting. */
enum grond { GROND_GEEN = 0, G1 = 1, G2 = 2, G6 = 4, G3 = 8, G4 = 16, G5 = 32 };
#define GRONDEN 6

/* What stood before a ground that would have opened the item. */
enum blok {
    BLOK_ACCOUNT = 1,          /* R6: the account is not of today */
    BLOK_ONBEVESTIGD = 2,      /* R6, R27 */
    BLOK_ORGANISATIE = 4,      /* R6: its onderdeel or organisation is not of today */
    BLOK_EIGEN_HUISHOUDEN = 8, /* R6 */
    BLOK_EIGEN_PERSOON = 16,   /* R6: about the viewer */
    BLOK_ADRES = 32,           /* R18 */
    BLOK_AFSCHERMING = 64,     /* R19 */
    BLOK_MELDER = 128,         /* R20 */
    BLOK_AANTEKENING = 256,    /* G1: of somebody else, or past its days */
    BLOK_GESLOTEN = 512,       /* lost a person */
    BLOK_BEPERKT = 1024,       /* AVG 18: restricted, and not of the viewer's own onderdeel */
};
#define BLOKKEN 11

struct oordeel {
    unsigned gronden;  /* those that open it, none standing before them */
    unsigned blokken;  /* those that stood before a ground; several may */
    const char *zoals; /* in which way the first ground holds, in words; for the mix */
};

struct oordeel orakel_item(const struct wereld *w, const struct gebruiker *kijker,
                           const struct item *item, const char *dag);
/* Whether this item lost a person and the viewer may read it again, to let it be seen: its author,
 * or somebody of its source who is involved (G1); blocks stand before all but authorship (R7). */
bool orakel_nalezen(const struct wereld *w, const struct gebruiker *kijker, const struct item *item,
                    const char *dag);
const char *orakel_grond_naam(unsigned grond); /* "G1" …; "-" for none */
const char *orakel_blok_naam(int i);           /* of bit i */

/* R16: the decision holds today, whoever looks. */
bool orakel_besluit_geldt(const struct wereld *w, const struct deelbesluit *b, const char *dag);
/* ... and it covers that item, as far as it is about that person, for this viewer (G4). */
bool orakel_besluit_dekt(const struct wereld *w, const struct deelbesluit *b,
                         const struct gebruiker *g, const struct item *item, int64_t persoon,
                         const char *dag);

/* Restricted today (AVG 18). */
bool orakel_beperkt(const struct wereld *w, const struct item *item);

/* G7: how a person of the family sees an item (the first way that holds), or by what they do not.
 */
enum familie {
    FAMILIE_ZELF, /* ways to see */
    FAMILIE_KIND,
    FAMILIE_ONGEBOREN,
    FAMILIE_TOESTEMMING,
    FAMILIE_ACTIE,
    FAMILIE_INSTEMMING,
    FAMILIE_DICHT, /* from here on: not */
    FAMILIE_GEEN_GROND = FAMILIE_DICHT,
    FAMILIE_OVERLEDEN,  /* the reader */
    FAMILIE_CATEGORIE,  /* melder, werkaantekening, regie_intern */
    FAMILIE_GESLOTEN,   /* lost a person */
    FAMILIE_BEPERKT,    /* AVG 18 */
    FAMILIE_ADRES,      /* R18, of somebody else */
    FAMILIE_VOLWASSENE, /* another adult's substance */
    FAMILIE_SCHEIDING,  /* R19, in either direction */
    FAMILIE_BEZWAAR,    /* the child objected, from 12 on */
    FAMILIE_BELANG,     /* or its interest forbids it */
    FAMILIE_WIJZEN,
};
enum familie orakel_familie(const struct wereld *w, int64_t lezer, const struct item *item,
                            const char *dag);
const char *orakel_familie_naam(enum familie f);

/* R19: that person is protected from this viewer's side. */
bool orakel_afgeschermd(const struct wereld *w, const struct gebruiker *kijker, int64_t persoon,
                        const char *dag);

/* R17: the noodtoegang of that viewer that runs at the moment they look on that day; or NULL. */
const struct noodtoegang *orakel_nood(const struct wereld *w, const struct gebruiker *kijker,
                                      int64_t huishouden, const char *dag);

/* A program, with that token: the grounds of its account that its scope leaves; and what of the
 * scope closed an item that the account sees. */
enum bereik {
    BEREIK_OPEN,             /* seen */
    BEREIK_DICHT_ACCOUNT,    /* the account does not see it either */
    BEREIK_DICHT_BEEINDIGD,  /* the token: ended */
    BEREIK_DICHT_LAAT,       /* past its last day */
    BEREIK_DICHT_TOELATING,  /* the organisation may not */
    BEREIK_DICHT_GEWIJZIGD,  /* the account is another than it was: confirmed anew, moved, its role
                              */
    BEREIK_DICHT_HUISHOUDEN, /* another household than those of the scope */
    BEREIK_DICHT_SOORT,
    BEREIK_DICHT_CATEGORIE,
    BEREIK_DICHT_NOOD, /* seen by emergency access alone */
    BEREIK_WIJZEN,
};
enum bereik orakel_sleutel(const struct wereld *w, const struct sleutel *s, const struct item *item,
                           const char *dag, unsigned *ret_gronden);
/* The card, as orakel_kaart. */
int orakel_sleutel_kaart(const struct wereld *w, const struct sleutel *s, int64_t huishouden,
                         const char *dag, int64_t ret_leden[static 40]);
const char *orakel_bereik_naam(enum bereik b);

/* ---- the card (R21) ---- */

/* The lid rows shown, those of former members too (items about them stay); -1 when the household
 * does not open. */
int orakel_kaart(const struct wereld *w, const struct gebruiker *kijker, int64_t huishouden,
                 const char *dag, int64_t ret_leden[static 40]);

/* ---- involvement (R4) ---- */

bool orakel_betrokken(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                      const char *doel, const char *dag); /* doel NULL: whatever */
bool orakel_regie(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                  const char *dag);
/* R6, without what is about the household: 0 or the bit of what is not of today. */
unsigned orakel_account(const struct wereld *w, const struct gebruiker *g, const char *dag);

/* ---- consent ---- */

enum sluiting {
    VAN_KRACHT = 0,
    DICHT_BEEINDIGD,       /* R13, R14: refused, withdrawn, ended */
    DICHT_ONVOLLEDIG,      /* R13: not complete on the day of its last verklaring */
    DICHT_VROEG,           /* R13: before its period */
    DICHT_LAAT,            /* R13: after it */
    DICHT_ONTVANGER,       /* R13: the receiver is not active */
    DICHT_GESTOPT,         /* R14: the receiver's involvement ended since */
    DICHT_OVERLEDEN,       /* R12 */
    DICHT_MOEDER,          /* R12: unborn, and no mother known */
    DICHT_GEBOORTE,        /* R12: no birth date */
    DICHT_GEZAG,           /* R12: gezag needed and not known */
    DICHT_MAATREGEL,       /* R10: a representative needed and none covers it */
    DICHT_NIEMAND,         /* R12: no giver is known */
    DICHT_GEVER_OVERLEDEN, /* a needed giver is dead */
    DICHT_GEEN_JA,         /* R13: a needed giver has not said yes */
    DICHT_NEE,             /* R14: a needed giver said no, or withdrew */
    DICHT_ACHTTIEN,        /* R14: given for a minor who now may be 18 */
    SLUITINGEN,
};

/* R8, R12-R14: in force today, but for an involved receiver and a source that may tell. */
enum sluiting orakel_toestemming(const struct wereld *w, const struct toestemming *t,
                                 const char *dag);
/* R13: every needed giver says yes, on that day. */
bool orakel_volledig(const struct wereld *w, const struct toestemming *t, const char *dag);
/* R13, R9: those two as well, so that it opens something for somebody. */
bool orakel_werkt(const struct wereld *w, const struct toestemming *t, const char *dag);
const char *orakel_sluiting_naam(enum sluiting s);

struct gever {
    int64_t persoon, onderdeel; /* one of the two */
};

/* R10, R12: who must say yes on that day. VAN_KRACHT, or why nobody's yes would do. */
struct gevers {
    enum sluiting dicht;
    struct gever r[16];
    int n;
};
struct gevers orakel_gevers(const struct wereld *w, const struct toestemming *t, const char *dag);

/* The receiver, the doel and the scope of a consent fit this viewer and this person of the item;
 * whether it is in force is another matter. */
bool orakel_dekt(const struct wereld *w, const struct toestemming *t,
                 const struct gebruiker *kijker, const struct item *item, int64_t persoon,
                 const char *dag);

#endif
