/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What surrounds every page: the object `pagina` at the root of its model. Templates reach it from
 * anywhere as pagina.…
 *
 *     gemeente, thema   of the municipality
 *     titel             what the route says of itself; pages usually have their own
 *     vandaag           ISO date
 *     verzoek           request id, for the helpdesk
 *     demo              whether this is a demo database
 *     csrf, sleutel     for the hidden fields of forms, new in every page
 *     gebruiker         {id, naam, functie, organisatie, rollen: {professional, regisseur,
 *                       procesregisseur, beheerder, privacy}}, null when nobody is logged in
 *     menu              [{naam, url, hier}], by role
 *     sessie            {resterend, waarschuwing} in seconds, null when nobody is logged in
 *     nood              {id, uren, minuten, tot} of the noodtoegang that runs here (R17), or null
 *     gezin             the name of the household the page is about, null when it is about none, or
 *                       about one item of a household that stays closed (G6)
 *     gedaan            {tekst} of the green line, or null
 *     fouten            [{naam, reden, code}]; naam is null when it is not about a field
 */
#ifndef VERZOEK_PAGINA_H
#define VERZOEK_PAGINA_H

#include "toegang/csrf.h"
#include "verzoek/beurt.h"

#define VOOR_COOKIE "gp_voor"

/* What is of this one answer: all the rest follows from the viewer, the route and the day. */
struct pagina_eigen {
    char csrf[CSRF_TEXT_SIZE]; /* "" when nobody is logged in and nothing public is asked */
    char sleutel[2 * CSRF_BYTES + 1];
    char verzoek[33];  /* http_request.id */
    int64_t resterend; /* seconds of the session; 0 without one */
};

/* May add a cookie to the reply. */
void pagina_eigen(struct beurt *b, struct pagina_eigen *ret);
/* Around `model`. New reference; NULL without memory. */
json_t *pagina_model(struct beurt *b, const json_t *model, const struct pagina_eigen *own);
/* The sentence of a code (v->gedaan), NULL when there is none. gedaan.c */
const char *gedaan_text(const char *code);

#endif
