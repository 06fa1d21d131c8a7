/* SPDX-License-Identifier: EUPL-1.2 */
/* Who asks: an account with a live session, a program or a calendar program of one. */
#ifndef TOEGANG_KIJKER_H
#define TOEGANG_KIJKER_H

#include <stdbool.h>
#include <stdint.h>

/* As bits. */
enum rol {
    ROL_PROFESSIONAL = 1,
    ROL_REGISSEUR = 2,
    ROL_PROCESREGISSEUR = 4,
    ROL_BEHEERDER = 8,
    ROL_PRIVACY = 16,
    ROL_CONTACT = 32, /* no role: confirms the accounts of an onderdeel (R27), for the menu */
};

struct kijker {
    int64_t gebruiker, sessie, onderdeel, organisatie;
    unsigned rollen;
    char naam[200], functie[200], organisatie_naam[200];
    bool bevestigd;  /* R27: without it no sight; the views decide, this is for the words */
    int64_t sleutel; /* a program, with this toegangssleutel; then `sessie` is that too. 0: no */
    int64_t agenda;  /* a calendar program, at this address (agenda_adres.h); then `sessie` is that
                        too */
};

#endif
