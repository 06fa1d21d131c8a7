/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One person as the BRP delivers them: GbaPersoon of the API "BRP bevragen" (dates "YYYYMMDD" with
 * 00 for what is unknown, codes with their meaning, gezag by BSN), read into our own form.
 *
 * What makes out who somebody is must be right or the person is passed over: BSN, name, birth and
 * death. What is wrong elsewhere is left out, with a remark; wrong gezag becomes gezag that cannot
 * be established, and a secrecy mark that cannot be read becomes secrecy: in doubt, closed (R12,
 * R18).
 *
 * A key that is absent means "not delivered", an empty list means "there are none".
 */
#ifndef BRP_PERSOON_H
#define BRP_PERSOON_H

#include "base/bsn.h"
#include "base/datum.h"

#include <jansson.h>
#include <stdbool.h>

enum {
    BRP_NAAM_TEKENS = 300, /* code points of one part of a name */
    BRP_TEKST_TEKENS = 100,
    BRP_NAAM_SIZE = BRP_NAAM_TEKENS * 4 + 1,
    BRP_TEKST_SIZE = BRP_TEKST_TEKENS * 4 + 1,
    BRP_VOLLE_NAAM_SIZE = BRP_NAAM_SIZE * 3,
    BRP_RELATIES_MAX = 64,
    BRP_HOUDERS_MAX = 2,
};

enum brp_relatie_soort { BRP_OUDER, BRP_KIND, BRP_PARTNER, BRP_RELATIE_SOORTEN };

struct brp_relatie {
    enum brp_relatie_soort soort;
    char bsn[BSN_SIZE]; /* "" when not known */
    char naam[BRP_VOLLE_NAAM_SIZE];
    char van[DATUM_SIZE], tot[DATUM_SIZE]; /* may be partial or "" */
};

struct brp_gezag {
    const char *soort;                      /* code of table gezag; NULL: none */
    char houder[BRP_HOUDERS_MAX][BSN_SIZE]; /* "" for one without BSN */
    int houders;                            /* 0 where the BRP names none */
};

/* Texts are clean and on one line; "" for what there is not. */
struct brp_persoon {
    char bsn[BSN_SIZE];
    char voornamen[BRP_NAAM_SIZE], roepnaam[BRP_NAAM_SIZE];
    char titel[BRP_TEKST_SIZE], voorvoegsel[BRP_TEKST_SIZE], geslachtsnaam[BRP_NAAM_SIZE];
    char naam[BRP_VOLLE_NAAM_SIZE], zoeknaam[BRP_VOLLE_NAAM_SIZE * 2];
    char geslacht; /* 'm', 'v', 'x' */
    char geboortedatum[DATUM_SIZE];
    bool overleden;
    char overleden_op[DATUM_SIZE]; /* "" when the day is wholly unknown */
    char straat[BRP_TEKST_SIZE], huisnummer[BRP_TEKST_SIZE], postcode[16];
    char woonplaats[BRP_TEKST_SIZE], land[BRP_TEKST_SIZE], gemeentecode[8];
    bool adres_geheim, in_onderzoek;
    char opschorting[BRP_TEKST_SIZE];
    bool relaties_bekend[BRP_RELATIE_SOORTEN]; /* delivered, if only as an empty list */
    int relaties;
    struct brp_relatie relatie[BRP_RELATIES_MAX];
    bool gezag_bekend, gezag_in_onderzoek;
    struct brp_gezag gezag; /* over this person, as a minor */
};

/* Told of everything that was left out: the field's path ("partners[0].naam") and why. */
typedef void brp_opmerking(void *arg, const char *veld, const char *reden);

/* Fills `ret`. False when the person must be passed over: the last remark says why. Remarks never
 * hold what was in the field. */
bool brp_persoon_lezen(const json_t *json, struct brp_persoon *ret, brp_opmerking *opmerking,
                       void *arg);

#endif
