/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A small municipality in arrays: what the oracle reads, and what is written into a database for
 * the views. A world is made at random from a seed, the same for the same seed, around one day,
 * `vandaag`; every date in it lies just before, on or just after a day on which a rule turns.
 *
 * Rows are those of migrations/0001_begin.sql, without the columns no rule reads. Ids are unique
 * over all tables, so that a view that compares ids of two kinds finds nothing. 0 is no id; "" is
 * no date (for `tot`: open-ended). Dates are ISO texts, instants Unix seconds.
 */
#ifndef TESTS_TOEGANG_WERELD_H
#define TESTS_TOEGANG_WERELD_H

#include "base/datum.h"
#include "base/rng.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- organisations and accounts ---- */

struct organisatie {
    int64_t id;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    bool sleutels; /* its people may have tokens for programs */
};

struct onderdeel {
    int64_t id, organisatie;
    bool beroepsgeheim, wijkteam;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct wijk {
    int64_t id;
};

struct gebruiker {
    int64_t id, onderdeel, persoon; /* persoon: as recorded with the account (R6) */
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    int64_t bevestigd_op;
    bool procesregisseur;
    int64_t wijken[2]; /* the area; none at all: the whole municipality */
};

/* A token for a program; `onderdeel` and `rol` as they were when it was made. */
struct sleutel {
    int64_t id, gebruiker, onderdeel, op;
    const char *rol;
    char tot[DATUM_SIZE];
    bool beeindigd, alle;
    int64_t huishoudens[2]; /* 0 for none */
    const char *lezen[10], *categorieen[10];
    int n_lezen, n_categorieen;
};

/* ---- persons ---- */

struct persoon {
    int64_t id, moeder;
    char geboortedatum[DATUM_SIZE]; /* may be partial */
    bool ongeboren, adres_geheim;
    char overleden_op[DATUM_SIZE];
};

struct gezag {
    int64_t id, kind, houder, houder_onderdeel;
    const char *soort;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    bool in_onderzoek;
};

struct vertegenwoordiging {
    int64_t id, persoon, houder, houder_onderdeel;
    const char *soort;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct wilsonbekwaam {
    int64_t id, persoon;
    const char *categorie;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct adres_lezer {
    int64_t id, persoon, gebruiker, onderdeel;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

/* ---- households ---- */

struct huishouden {
    int64_t id, wijk;
    int64_t opvolger, gesloten_op; /* R33: it went on in another, which is open; 0: it did not */
    int64_t samen_met;             /* with which it merged, which may have gone on in turn */
    int64_t was_samen_met;         /* the same, taken back since: it counts no more */
};

struct lid {
    int64_t id, huishouden, persoon;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct item {
    int64_t id, huishouden, bron, auteur, op;
    const char *soort, *categorie, *aard;
    bool door_regie, plek, gesloten;
    int64_t bij; /* hangs on that item; 0 */
    int64_t personen[3];
    int n_personen;
};

struct geadresseerde {
    int64_t id, huishouden, item, gebruiker, onderdeel;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

/* These have the id of their item. */
struct aanmelding {
    int64_t id, huishouden, eigenaar, onderdeel;
    bool open;
};

struct gezinsplan {
    int64_t id, huishouden;
    bool open;
};

struct betrokkenheid {
    int64_t id, huishouden, gebruiker, onderdeel;
    const char *doel, *status;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    bool einde_wet, opgeschort;
};

struct afscherming {
    int64_t id, huishouden;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    int64_t beschermd[2];                                             /* persons; 0 for none */
    int64_t tegen_persoon[2], tegen_onderdeel[2], tegen_gebruiker[2]; /* 0 for none */
};

/* These are no items. */
struct regie {
    int64_t id, huishouden, gebruiker, onderdeel, van_op, tot_op; /* tot_op 0: open */
};

struct waarneming {
    int64_t id, huishouden, regie, gebruiker, onderdeel;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

/* R17: the roles that may, and who did. */
struct noodtoegang_rol {
    const char *rol;
    int64_t onderdeel; /* 0: whatever onderdeel */
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    bool beeindigd;
};

struct noodtoegang {
    int64_t id, huishouden, gebruiker, onderdeel;
    int64_t van_op, tot_op, einde_op; /* einde_op 0: not ended by hand */
    int64_t gevaar[2];                /* persons; 0 for none */
};

/* ---- the family (G7) ---- */

struct actie { /* owned by a person; the id of its item */
    int64_t id, huishouden, eigenaar_persoon;
};

struct instemming {
    int64_t huishouden, item, persoon;
};

struct kindbezwaar {
    int64_t id, huishouden, kind, item, tegen; /* item or categorie */
    const char *categorie;                     /* NULL for an item */
    bool belang, beeindigd;
    char van[DATUM_SIZE];
};

struct beperking {
    int64_t id, huishouden, item;
    bool opgeheven;
};

/* ---- consent ---- */

struct toestemming_bron {
    int64_t onderdeel, bevestigd_op;
};

struct toestemming {
    int64_t id, huishouden, persoon;
    const char *soort, *doel;
    int64_t ontvanger_onderdeel, ontvanger_gebruiker, ontvanger_persoon;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
    bool kind_alleen;
    int64_t vastgelegd_op, volledig_op, einde_op;
    const char *categorieen[14];
    int n_categorieen;
    int64_t items[6];
    int n_items;
    struct toestemming_bron bronnen[8];
    int n_bronnen;
};

struct verklaring {
    int64_t id, huishouden, toestemming, gever_persoon, gever_onderdeel;
    const char *hoedanigheid, *antwoord;
    char datum[DATUM_SIZE];
};

struct gever_regel {
    const char *soort;
    int leeftijd_van, leeftijd_tot;
    bool zelf, gezag, vertegenwoordiger, kind_alleen;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct maatregel {
    const char *soort, *categorie;
    int rang;
};

/* ---- deelbesluit (R16) ---- */

struct deelgrond {
    int64_t id;
    bool actief;
    char van[DATUM_SIZE], tot[DATUM_SIZE];
};

struct deelbesluit {
    int64_t id, huishouden, grond, bron, door, einde_op;
    int64_t ontvanger_onderdeel, ontvanger_gebruiker; /* gebruiker 0: whoever of it is involved */
    char van[DATUM_SIZE], tot[DATUM_SIZE], herbeoordeel[DATUM_SIZE];
    int64_t personen[4];
    int n_personen;
    const char *categorieen[4];
    int n_categorieen;
    struct {
        int64_t id;
        const char *categorie; /* as it was filed then */
    } items[6];
    int n_items;
};

/* ---- the world ---- */

#define LIJST(type, max)                                                                           \
    struct {                                                                                       \
        struct type r[max];                                                                        \
        int n;                                                                                     \
    } type

struct wereld {
    uint64_t zaad;
    char vandaag[DATUM_SIZE];
    bool eigen_wet; /* settings and rules of its own, in place of those of the migrations */
    int eigen_werk_dagen, werkaantekening_dagen;
    struct rng rng; /* of the maker */
    int64_t laatste_id;
    LIJST(organisatie, 8);
    LIJST(onderdeel, 10);
    LIJST(wijk, 3);
    LIJST(gebruiker, 20);
    LIJST(sleutel, 20);
    LIJST(persoon, 30);
    LIJST(gezag, 60);
    LIJST(vertegenwoordiging, 60);
    LIJST(wilsonbekwaam, 80);
    LIJST(adres_lezer, 30);
    LIJST(huishouden, 5);
    LIJST(lid, 40);
    LIJST(item, 600);
    LIJST(geadresseerde, 300);
    LIJST(aanmelding, 10);
    LIJST(gezinsplan, 10);
    LIJST(betrokkenheid, 120);
    LIJST(afscherming, 12);
    LIJST(actie, 120);
    LIJST(instemming, 120);
    LIJST(kindbezwaar, 60);
    LIJST(beperking, 60);
    LIJST(regie, 20);
    LIJST(waarneming, 20);
    LIJST(noodtoegang_rol, 4);
    LIJST(noodtoegang, 40);
    LIJST(toestemming, 260);
    LIJST(verklaring, 1500);
    LIJST(gever_regel, 20);
    LIJST(maatregel, 80);
    LIJST(deelgrond, 4);
    LIJST(deelbesluit, 200);
};

/* ELK (w, lid, l): l is each lid of w, in the order they were made. */
#define ELK(w, type, rij)                                                                          \
    for (const struct type *rij = (w)->type.r; rij < (w)->type.r + (w)->type.n; rij++)

/* The next empty row; ends the program when the array is full. */
#define NIEUW(w, type) (&(w)->type.r[wereld_plaats(&(w)->type.n, COUNT_OF((w)->type.r), #type)])
int wereld_plaats(int *n, size_t max, const char *naam);
int64_t wereld_id(struct wereld *w); /* a new id */

/* An empty world of that day, with the settings and the needed givers of R10 as they are today. */
struct wereld *wereld_new(uint64_t zaad, const char *vandaag);
void wereld_free(struct wereld *w);

/* A random world. To be freed. */
struct wereld *wereld_maken(uint64_t zaad);

/* When that viewer looks on that day: the moment of the request, nu(). */
int64_t wereld_moment(int64_t kijker, const char *dag);

/* Rows by id; NULL when there is none. */
const struct onderdeel *wereld_onderdeel(const struct wereld *w, int64_t id);
const struct organisatie *wereld_organisatie(const struct wereld *w, int64_t id);
const struct persoon *wereld_persoon(const struct wereld *w, int64_t id);
const struct gebruiker *wereld_gebruiker(const struct wereld *w, int64_t id);
const struct item *wereld_item(const struct wereld *w, int64_t id);
const struct huishouden *wereld_huishouden(const struct wereld *w, int64_t id);

#endif
