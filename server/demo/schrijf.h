/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing a household of the demo straight into the tables, as the domain functions would have left
 * it (docs/model.md): items with their persons and source, actions with one owner and their
 * history, involvement that took two, consents with the yes of whoever is needed.
 *
 * Who writes is an account; the source is its onderdeel, and `door_regie` follows from whether it
 * has the regie of this household at that moment of the story. So a story is told in order: open,
 * intake, regie, plan, and what comes of it.
 *
 * Texts are borrowed during the call. `door` left out: whoever has the regie. Persons:
 * PERSONEN(a, b). All is sticky (wereld.h).
 */
#ifndef DEMO_SCHRIJF_H
#define DEMO_SCHRIJF_H

#include "demo/wereld.h"

enum { HUIS_LEDEN = 14 };

struct huis {
    struct wereld *w;
    int64_t id;
    int64_t plan;              /* 0: none yet */
    enum demo_gebruiker regie; /* who has it now, the owner of the intake included; or NIEMAND */
    int64_t regie_id;
    struct huis_lid {
        int64_t persoon;
        char roepnaam[BRP_NAAM_SIZE];
        bool elders;
    } lid[HUIS_LEDEN];
    int leden;
    int64_t allen[HUIS_LEDEN + 1]; /* the members' persons, ended with 0 */
};

#define PERSONEN(...) ((const int64_t[]){__VA_ARGS__, 0})
/* The same, for single items. */
#define ITEMS(...) ((const int64_t[]){__VA_ARGS__, 0})
#define CATEGORIEEN(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A story is a list of these, each with its fields by name. */
#define DOEL(h, ...) schrijf_doel(h, &(struct schrijf_doel){__VA_ARGS__})
#define ACTIE(h, ...) schrijf_actie(h, &(struct schrijf_actie){__VA_ARGS__})
#define VERWIJZING(h, ...) schrijf_verwijzing(h, &(struct schrijf_verwijzing){__VA_ARGS__})
#define VOORZIENING(h, ...) schrijf_voorziening(h, &(struct schrijf_voorziening){__VA_ARGS__})
#define NOTITIE(h, ...) schrijf_notitie(h, &(struct schrijf_notitie){__VA_ARGS__})
#define DOCUMENT(h, ...) schrijf_document(h, &(struct schrijf_document){__VA_ARGS__})
#define PLANSTUK(h, ...) schrijf_planstuk(h, &(struct schrijf_planstuk){__VA_ARGS__})
#define SCAN(h, ...) schrijf_scan(h, &(struct schrijf_scan){__VA_ARGS__})
#define BERICHT(h, ...) schrijf_bericht(h, &(struct schrijf_bericht){__VA_ARGS__})
#define BETROKKEN(h, ...) schrijf_betrokken(h, &(struct schrijf_betrokken){__VA_ARGS__})
#define TOESTEMMING(h, ...) schrijf_toestemming(h, &(struct schrijf_toestemming){__VA_ARGS__})

/* ---- schrijf.c: the household itself ---- */

/* A new household; its maker has the intake. */
void huis_openen(struct wereld *w, struct huis *ret, const char *naam, enum demo_wijk wijk,
                 enum demo_gebruiker door, int64_t op);
/* A member, with the items about contact and address. `bron`: where it is from. */
void huis_lid(struct huis *h, int64_t persoon, const char *rol, bool elders, const char *bron,
              int64_t op);
/* All members so far, ended with 0. */
const int64_t *huis_allen(const struct huis *h);
void huis_aanmelding(struct huis *h, const char *vraag, int64_t op);
/* Named by a procesregisseur and accepted; the intake is done. */
void huis_regie(struct huis *h, enum demo_gebruiker wie, enum demo_gebruiker door, int64_t gevraagd,
                int64_t aanvaard);
/* Handed over by the regisseur and accepted, in one moment. */
void huis_overdracht(struct huis *h, enum demo_gebruiker naar, int64_t gevraagd, int64_t aanvaard);
/* A handover that is under way: half prepared, or talked about and waiting for the yes. */
void huis_overdracht_loopt(struct huis *h, enum demo_gebruiker naar, bool besproken, int64_t op);
/* Ends the regie: the plan stands vacant, to be filled within two working days. */
void huis_vacature(struct huis *h, const char *reden, int64_t op);
/* Somebody is asked to take the regie and has not answered. */
void huis_regie_gevraagd(struct huis *h, enum demo_gebruiker wie, enum demo_gebruiker door,
                         const char *bericht, int64_t op);
void huis_plan(struct huis *h, const char *kernverhaal, const char *evaluatie, int64_t op);
void huis_plan_sluiten(struct huis *h, const char *reden, int64_t op);

struct schrijf_item {
    const char *soort, *categorie, *aard;
    enum demo_gebruiker door;
    const int64_t *personen;
    bool plek;
    int64_t op;
};

int64_t schrijf_item(struct huis *h, const struct schrijf_item *item);
/* To an account, or to an onderdeel when that is NIEMAND (G6). */
void schrijf_adres(struct huis *h, int64_t item, enum demo_gebruiker gebruiker,
                   enum demo_onderdeel onderdeel, const char *van, const char *tot);

/* A line in "mijn berichten"; `gelezen` 0: still to be read. */
void schrijf_attendering(struct huis *h, enum demo_gebruiker aan, const char *soort,
                         const char *object, int64_t object_id, int64_t op, int64_t gelezen);

/* ---- schrijf_plan.c: what is in it ---- */

struct schrijf_doel {
    const char *leefgebied, *titel, *resultaat, *streefdatum;
    int begin, nu;      /* the family's mark; -1: none */
    const char *status; /* NULL: "actief" */
    const int64_t *personen;
    enum demo_gebruiker door;
    bool plek;
    int64_t op, nu_op; /* nu_op: when the last mark was given; 0: none after the first */
};
int64_t schrijf_doel(struct huis *h, const struct schrijf_doel *doel);

struct schrijf_actie {
    int64_t doel;
    const char *leefgebied, *titel, *vervaldatum;
    /* one owner */
    enum demo_gebruiker eigenaar; /* NIEMAND: one of the others */
    int64_t persoon, netwerk;
    const char *status; /* reached by the usual way: open, aanvaard, bezig, gereed */
    const char *reden;  /* of the last change */
    const char *tot;    /* last day that it is theirs; NULL: until it is ended */
    const int64_t *personen;
    enum demo_gebruiker door;
    bool plek;
    int64_t op, status_op;
};
int64_t schrijf_actie(struct huis *h, const struct schrijf_actie *actie);

/* ---- schrijf_voorziening.c ---- */

struct schrijf_verwijzing {
    int64_t doel;
    const char *leefgebied, *dienst, *vraag;
    enum demo_gebruiker aan; /* NIEMAND: `aan_naam` */
    const char *aan_naam;
    const char *status, *reden, *verwacht;
    int64_t overbrugging; /* an action; 0: none */
    const int64_t *personen;
    enum demo_gebruiker door;
    int64_t op, status_op;
};
int64_t schrijf_verwijzing(struct huis *h, const struct schrijf_verwijzing *verwijzing);

struct schrijf_voorziening {
    int64_t doel; /* 0: none */
    const char *leefgebied, *wet, *dienst, *naam, *vorm, *aanbieder;
    int bedrag;
    const char *per; /* NULL: no amount */
    const char *besluit, *kenmerk, *van, *tot;
    const char *status, *reden;
    const int64_t *personen;
    enum demo_gebruiker door;
    int64_t op;
};
int64_t schrijf_voorziening(struct huis *h, const struct schrijf_voorziening *voorziening);

struct schrijf_notitie {
    const char *categorie, *vorm, *titel, *tekst;
    const int64_t *personen;
    enum demo_gebruiker door;
    bool plek;
    int64_t op;
};
int64_t schrijf_notitie(struct huis *h, const struct schrijf_notitie *notitie);
/* schrijf_document.c: a file of its text: one page of PDF, or the text itself. */
struct schrijf_document {
    const char *categorie, *soort /* "pdf", "tekst" */, *bestandsnaam, *titel, *tekst;
    const int64_t *personen;
    enum demo_gebruiker door;
    int64_t op, ingetrokken; /* 0: it is not */
    const char *reden;       /* of the withdrawal */
};
int64_t schrijf_document(struct huis *h, const struct schrijf_document *document);
/* The bytes of a scan with that id: one page of PDF, sealed. How many they are. */
size_t schrijf_papier(struct huis *h, int64_t id, const char *titel, const char *tekst);

/* A correction that keeps the old text. */
void schrijf_correctie(struct huis *h, int64_t notitie, const char *titel, const char *tekst,
                       const char *reden, enum demo_gebruiker door, int64_t op);
void schrijf_woord(struct huis *h, int64_t persoon, const char *tekst, enum demo_gebruiker door,
                   int64_t op);
int64_t schrijf_netwerk(struct huis *h, const char *naam, const char *relatie, const char *telefoon,
                        const int64_t *personen, enum demo_gebruiker door, int64_t op);

struct schrijf_bericht {
    const char *onderwerp, *tekst, *grond, *categorie;
    const int64_t *personen;
    enum demo_gebruiker door, aan;
    enum demo_onderdeel aan_onderdeel; /* when `aan` is NIEMAND */
    const char *tot;
    int64_t op;
};
int64_t schrijf_bericht(struct huis *h, const struct schrijf_bericht *bericht);

/* ---- schrijf_verhaal.c: the story, told once ---- */

struct schrijf_planstuk {
    const char *soort; /* "kernverhaal", "kracht", "zorg" */
    const char *categorie, *tekst;
    const char *prioriteit; /* of a worry; NULL: none */
    const int64_t *personen;
    enum demo_gebruiker door;
    int64_t op, klaar; /* 0: it is still so */
    const char *reden;
};
int64_t schrijf_planstuk(struct huis *h, const struct schrijf_planstuk *stuk);

struct schrijf_scan {
    const char *leefgebied;
    const char *status; /* NULL: "besproken" */
    const char *toestand, *toelichting, *vraag, *hulp;
    const char *const *erger; /* ended by NULL; NULL: none */
    bool samen;
    const int64_t *personen;
    enum demo_gebruiker door;
    int64_t op;
};
int64_t schrijf_scan(struct huis *h, const struct schrijf_scan *regel);

/* What a member says of the plan: "ja", "deels" or "nee", and their words (NULL: none). */
void schrijf_akkoord(struct huis *h, int64_t persoon, const char *antwoord, const char *woorden,
                     int64_t op);
struct schrijf_evaluatie {
    const char *status; /* NULL: "gehouden" */
    const char *gepland, *volgende, *reden, *werkte, *anders, *regie_goed, *regie_beter;
    int64_t op;
};
int64_t schrijf_evaluatie(struct huis *h, const struct schrijf_evaluatie *e);
void schrijf_stem(struct huis *h, int64_t evaluatie, int64_t persoon, const char *tekst, int cijfer,
                  int regie_cijfer, int64_t op);

/* ---- schrijf_mensen.c: who helps and who may know ---- */

struct schrijf_betrokken {
    enum demo_gebruiker wie;
    const char *taak, *doel, *zin;
    const int64_t *personen;
    bool zelf;          /* the professional asked, regie decided; else regie asked */
    const char *status; /* NULL: "actief" */
    const char *van;    /* NULL: the day it was decided */
    const char *tot, *reden;
    bool einde_wet, plek;
    int64_t gevraagd, beslist; /* beslist 0: nobody has decided */
};
int64_t schrijf_betrokken(struct huis *h, const struct schrijf_betrokken *b);

struct schrijf_verklaring {
    int64_t gever; /* 0 ends the list */
    const char *hoedanigheid, *antwoord;
};
struct schrijf_toestemming {
    int64_t persoon;
    const char *soort;
    enum demo_onderdeel ontvanger;           /* GEEN_ONDERDEEL: ontvanger_persoon */
    enum demo_gebruiker ontvanger_gebruiker; /* NIEMAND: everyone there who is involved */
    int64_t ontvanger_persoon;
    const char *doel, *zin;
    const char *van, *tot; /* van NULL: the day it was recorded; tot NULL: a year less a day */
    const char *const *categorie; /* ended by NULL; NULL: none */
    const int64_t *item;          /* ended by 0; NULL: none */
    enum demo_onderdeel bron[5];  /* the first `bronnen` */
    int bronnen;
    bool bevestigd;                     /* by the sources with beroepsgeheim (R9) … */
    enum demo_gebruiker bevestigd_door; /* … by this one; NIEMAND: who speaks for them */
    const char *taal;
    bool tolk;
    const char *wijze; /* NULL: spoken */
    struct schrijf_verklaring verklaring[5];
    bool niet_iedereen; /* somebody who is needed has not been asked yet */
    enum demo_gebruiker door;
    int64_t op;
    const char *einde; /* "ingetrokken", "vervangen"; a "nee" is an end by itself */
    int64_t einde_op;
};
int64_t schrijf_toestemming(struct huis *h, const struct schrijf_toestemming *t);

struct schrijf_afscherming {
    const char *reden, *van;
    const int64_t *beschermd, *tegen;
    enum demo_onderdeel tegen_onderdeel; /* or GEEN_ONDERDEEL */
    int64_t op;
};
void schrijf_afscherming(struct huis *h, const struct schrijf_afscherming *a);
/* R18: names a reader for a secret address. */
void schrijf_adreslezer(struct huis *h, int64_t persoon, enum demo_gebruiker gebruiker,
                        enum demo_onderdeel onderdeel, const char *van);
/* R11: gezag recorded by hand, in place of what the BRP cannot name. */
void schrijf_gezag_instelling(struct huis *h, int64_t kind, enum demo_onderdeel houder,
                              const char *van, const char *bron, enum demo_gebruiker door,
                              int64_t op);

#endif
