/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Destruction (R31; docs/adr/0009-vernietigen.md). One person makes a list, another approves it,
 * the program carries it out in small transactions that a crash cannot leave half done; what is
 * left is the proof (vernietigingstelling).
 *
 * This header is for the parts: vernietiging_tabel.c (what hangs on what), vernietiging_uitvoeren.c
 * (one row of a list), vernietiging_log.c (the log), vernietiging_stap.c (the order of it all), and
 * vernietiging_lijst.c (making and deciding).
 */
#ifndef DOMEIN_VERNIETIGING_H
#define DOMEIN_VERNIETIGING_H

#include "verzoek/dossier.h"

/* ---- what hangs on what: the one place to register a table ---- */

enum hangt {
    HANGT_ITEM,       /* :id is the item, dossier() its household */
    HANGT_LID,        /* :id is a person who leaves this household, dossier(), and its file */
    HANGT_PERSOON,    /* :id is a person of whom nothing is left in any household */
    HANGT_HUISHOUDEN, /* :id is the household */
};

/* One statement for a table and what it hangs on, with :id alone; carried out in the order of the
 * list. A table may have several. `sql` NULL: `doe` does it, or else its rows stay, and `waarom`
 * says why that is right. nu() and vandaag() are there; kijker() is not.
 *
 * tests/api/test_vernietiging.c walks through the schema and fails on a table that points at an
 * item, a person or a household and does not stand here. */
struct vernietiging_tabel {
    enum hangt aan;
    const char *tabel;
    const char *sql;
    enum result (*doe)(struct db_conn *writer, int64_t id, struct probleem *p);
    const char *waarom;
};

extern const struct vernietiging_tabel VERNIETIGING_TABELLEN[];
extern const size_t VERNIETIGING_TABEL_COUNT;

/* What has to happen once the rows of a list are gone for good, and may happen twice: merging a
 * search index, removing files. A piece at a time: *ret_done says whether that was the last. On the
 * vernietiger's thread; the writer runs. NULL-ended. */
struct app;
typedef enum result vernietiging_nazorg(struct app *app, bool *ret_done, struct probleem *p);
extern vernietiging_nazorg *const VERNIETIGING_NAZORG[];

/* Runs the statements of one kind, with dossier() set. */
enum result vernietiging_run(struct db_conn *writer, enum hangt aan, int64_t id,
                             struct probleem *p) CHECKED;

/* ---- carrying out ---- */

/* Does the next piece of work there is, in one transaction: some rows, some lines of the log, or
 * the end of a list. *ret_more is false when there is nothing left to do. After FAILED nothing has
 * happened, and it may be tried again. On an ordinary thread. */
enum result vernietiging_step(struct app *app, bool *ret_more, struct probleem *p) CHECKED;

/* One row of a list on the writer, with nu() and vandaag() set: destroys it, or says why not. */
struct vernietiging_regel {
    int64_t lijst, nr, huishouden, item, persoon;
    char wat[12], soort[20], grondslag[20];
    bool heel; /* the whole household is on the list */
};
/* *ret_waarom: NULL when it is gone, else the code of why it was left alone. */
enum result vernietiging_regel_run(struct db_conn *writer, const struct vernietiging_regel *r,
                                   const char **ret_waarom, bool *ret_overal,
                                   struct probleem *p) CHECKED;

/* The lines of the log of a list from `*tot` on, at most so many as fit in a moment; *tot becomes
 * the last one looked at, *ret_end true when that is the end. */
enum result vernietiging_log_run(struct db_conn *writer, const uint8_t *zaad, int64_t tijd_ms,
                                 int64_t lijst, int64_t *tot, int64_t *ret_erased, bool *ret_end,
                                 struct probleem *p) CHECKED;

/* ---- making and deciding (write handlers) ---- */

/* What is past its term. PROBLEEM_CONFLICT when there is nothing. */
enum result vernietiging_propose_term(struct verzoek *v, int64_t *ret_id,
                                      struct probleem *p) CHECKED;
/* One person of a household (persoon 0: the whole household), on `grondslag`: "termijn" only when
 * everything about them is past its term. R5 is the caller's. */
enum result vernietiging_propose(struct verzoek *v, int64_t huishouden, int64_t persoon,
                                 const char *grondslag, const char *reden, int64_t *ret_id,
                                 struct probleem *p) CHECKED;
/* A whole household only when that was said: never by leaving the person out. */
enum result vernietiging_of_whom(int64_t persoon, bool heel, struct probleem *p) CHECKED;
/* "goedgekeurd" or "afgewezen" by another than who made it, "ingetrokken" by who made it. */
enum result vernietiging_decide(struct verzoek *v, int64_t lijst, const char *besluit,
                                const char *reden, int64_t *ret_versie, struct probleem *p) CHECKED;

/* The law of a grondslag; false for "termijn" and what is none. */
bool vernietiging_wet(const char *grondslag, const char **ret_wet, const char **ret_artikel);

#endif
