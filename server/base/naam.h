/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Names as the BRP writes them, and as they stand on screens and letters. Used for persons from the
 * BRP and for persons made by hand alike, so that one family is written in one way.
 *
 * The written name: given name, then the surname by the person's own choice (aanduiding
 * naamgebruik): own, partner's, partner's before own, own before partner's. A predicate stands
 * before the given name, a title before the surname it belongs to: "jonkvrouw Anna van Zuylen",
 * "Karel graaf van Egmond". A surname "." means there is none: then all given names are written.
 * Never empty: somebody of whom nothing is known is "(naam onbekend)".
 */
#ifndef BASE_NAAM_H
#define BASE_NAAM_H

#include "base/buf.h"

/* Parts of a name; borrowed, each may be NULL or "". Clean one-line text (base/tekst.h). */
struct naam_delen {
    const char *voornamen; /* all of them, a space between */
    const char *roepnaam;  /* when the person uses another than the first */
    const char *titel;     /* title or predicate: "barones", "jonkheer" */
    const char *voorvoegsel;
    const char *geslachtsnaam;
    const char *partner_voorvoegsel;
    const char *partner_geslachtsnaam;
    char naamgebruik; /* 'E' own, 'P' partner, 'V' partner before own, 'N' partner after own */
    char geslacht;    /* 'm', 'v' or 'x': a title follows it */
};

/* Appends the name people are called by: `roepnaam`, else the first given name, else nothing. */
void naam_roep(const struct naam_delen *n, struct buf *out);
/* Appends the written name. */
void persoon_naam(const struct naam_delen *n, struct buf *out);
/* Appends what a search looks in, folded (tekst_fold): all given names with the own surname, and
 * the name as people say it (called by, surnames as used) where that is not a part of it. */
void persoon_zoeknaam(const struct naam_delen *n, struct buf *out);

#endif
