/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The log: who, in which role, for whom, looked at or changed what, about whom, on which ground, with
 * what outcome (NEN 7513, domain.md 2.9; invariant 4; R29-R31). It says that data changed, not the data.
 *
 * Append-only and hash-chained. For each line:
 *     commitment = BLAKE2b-256(salt || the line's fields in canonical form)
 *     keten      = BLAKE2b-256(keten of the line before || volgnr || tijd || commitment)
 * so that the fields and salt of a line can be erased for a destroyed person (R31) while the chain stays
 * whole. Checkpoints sign (volgnr, keten, tijd) with Ed25519, in the table and in a file that is best
 * kept on another machine; `gezinsplan verify` compares with them.
 * Triggers refuse UPDATE and DELETE on the table (but for the erasure of R31, a later issue).
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

/* Adds a line inside the writer's transaction. The chain's head is read from the table each time, so a
 * rolled-back savepoint needs no care. Borrowed: everything. */
enum result logboek_append(struct db_conn *writer, const struct logregel *regel,
                           struct probleem *p) CHECKED;

#endif
