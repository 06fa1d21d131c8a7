/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * `gezinsplan demo`: a municipality that never was, Waterveen, in a database of its own: partners,
 * people with accounts, the four families of domain.md 5, and as many made-up households as are
 * asked for, in the middle of a working week. Everything in it keeps the rules that the program
 * enforces.
 *
 * The database appears under its name when it is whole; a demo that is stopped leaves none.
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stdint.h>

enum { DEMO_HUISHOUDENS = 150, DEMO_HUISHOUDENS_MAX = 1000000 };

struct demo_opties {
    const char *gegevens;  /* data folder; made when it is not there */
    const char *migraties; /* migrations */
    const char *vandaag;   /* NULL: today */
    int huishoudens;       /* beside the four families */
    uint64_t zaad;
    bool bench; /* full dossiers, all seen by one viewer on consent (bench.h) */
    /* Now and then; may be NULL. */
    void (*voortgang)(void *arg, long gedaan, long totaal);
    void *arg;
};

struct demo_verslag {
    long huishoudens, personen, items, toestemmingen;
};

/* FAILED leaves what was there, a database included; `intern` says why. */
enum result demo_maken(const struct demo_opties *opties, struct demo_verslag *ret,
                       struct probleem *p) CHECKED;

#endif
