/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The log: who, in which role, for whom, looked at or changed what, about whom, on which ground,
 * with what outcome (NEN 7513, domain.md 2.9; invariant 4; R29-R31). It says that data changed, not
 * the data.
 *
 * Append-only and hash-chained. For each line:
 *     commitment = BLAKE2b-256(salt || the line's fields in canonical form)       (keten.h)
 *     keten      = BLAKE2b-256(keten of the line before || volgnr || tijd || commitment)
 * so that the fields and salt of a line can be erased for a destroyed person (R31) while the chain
 * stays whole. Lines are numbered from 1 without a gap. Checkpoints (zegel.h) sign where the chain
 * stands; `gezinsplan verify` (verify.h) recomputes it all.
 *
 * Triggers refuse UPDATE and DELETE, and any line that does not come right after the last one.
 */
#ifndef LOGBOEK_LOGBOEK_H
#define LOGBOEK_LOGBOEK_H

#include "db/db.h"

struct logregel {
    int64_t tijd_ms;         /* Unix milliseconds of the request */
    const char *gebeurtenis; /* lezen, toevoegen, wijzigen, beeindigen, zoeken, inloggen, uitloggen,
                                rechten, weigering, beheer, systeem */
    const char *handeling;   /* the route's or command's name: "huishouden.lezen" */
    int64_t gebruiker;       /* 0: nobody logged in, or the program itself */
    int64_t sessie;          /* 0 for none */
    const char *rol;         /* in which capacity, "regie", "betrokken", "beheerder" …; NULL */
    int64_t onderdeel;       /* of the gebruiker; 0 */
    int64_t namens;          /* the responsible user somebody acts for (deputy: the regisseur); 0 */
    int64_t huishouden;      /* 0 for none, and always 0 on a refusal (R30) */
    const char *personen;    /* ids as 13-character texts, sorted, comma between; NULL or "" */
    const char *object;      /* "notitie/0h3k2v9q8r7tz"; NULL */
    const char *gronden;     /* "G2" or "G1,G3:0h3k2v9q8r7tz"; NULL */
    const char *uitkomst;    /* "geslaagd", "geweigerd", "mislukt" */
    const char *reden;       /* code of the refusal, or what the user gave as reason; NULL */
    const char *gevraagd;    /* on a refusal: the id as asked; NULL */
    const char *adres;       /* network address of the client; NULL */
    const char *verzoek;     /* request id */
};

/* Adds a line inside the writer's transaction. The chain's head is read from the table each time,
 * so a rolled-back savepoint needs no care. Borrowed: everything. Whatever goes wrong is
 * PROBLEEM_LOGBOEK: no log line, no look; a refusal that names a household or persons is wrong too
 * (R30). */
enum result logboek_append(struct db_conn *writer, const struct logregel *regel,
                           struct probleem *p) CHECKED;

#endif
