/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of inzagesignaal share. Nobody else includes this.
 *
 *   inzagesignaal.c         a step: which days have new lines, by which rules
 *   inzagesignaal_dag.c     the lines of one person's day, read from the log
 *   inzagesignaal_vind.c    what is found in them
 *   inzagesignaal_houden.c  keeping it, on the writer, all of a step at once
 *   inzagesignaal_tel.c     the counting, without a database
 *   inzagesignaal_besluit.c what a privacy officer makes of it, and the rules they change
 */
#ifndef DOMEIN_INZAGESIGNAAL_INTERN_H
#define DOMEIN_INZAGESIGNAAL_INTERN_H

#include "app.h"
#include "domein/inzagesignaal.h"
#include "domein/inzagesignaal_tel.h"

enum inzagesignaal_soort {
    VEEL_HUISHOUDENS,
    BUITEN_WERKTIJD,
    ZELFDE_NAAM,
    ZELFDE_ADRES,
    NA_EINDE,
    WEIGERINGEN,
    NOODTOEGANG_VAAK,
    SOORTEN,
};
extern const char *const INZAGESIGNAAL_CODES[SOORTEN]; /* as the database has them */

struct inzage_grens {
    int64_t id, drempel, venster; /* id 0: switched off */
};

/* One person's local day, with what came new. */
struct inzage_dag {
    int64_t gebruiker;
    char datum[DATUM_SIZE];
    int64_t begin, eind; /* Unix seconds */
    int64_t nieuw_na;    /* lines after this one are new */
    struct blik *kijk;   /* looks into households */
    size_t kijk_count;
    struct blik *nee; /* refusals */
    size_t nee_count;
    /* The households of its looks have a number. A day may have thousands of lines, and is read
     * again while it grows: so no list is looked through for each of them. */
    int *nummer;           /* of each look */
    int *eerste, *laatste; /* of each household, the first and the last look */
    int *volgende;         /* of each look, the next one at the same household */
    size_t huishoudens;
};

struct inzage_stap {
    struct app *app;
    struct db_conn *c;
    int64_t van, tot; /* lines after `van`, up to `tot` */
    struct inzage_grens grens[SOORTEN];
    struct werktijd werktijd;
    json_t *feestdagen; /* owned */
    json_t *gevonden;   /* owned: [{soort, gebruiker, dag, …, huishoudens: [{id, regels, op}]}] */
};

/* Reads the lines of the day, and numbers its households. FAILED or not: inzage_dag_free. */
enum result inzage_dag_read(struct inzage_stap *s, struct inzage_dag *d,
                            struct probleem *p) CHECKED;
void inzage_dag_free(struct inzage_dag *d);

/* Adds to s->gevonden what is in that day. */
enum result inzage_dag_find(struct inzage_stap *s, const struct inzage_dag *d,
                            struct probleem *p) CHECKED;

/* On the writer: keeps s->gevonden and how far it came. Nothing when another step was there first.
 */
enum result inzage_keep(struct db_conn *c, const struct inzage_stap *s, struct probleem *p) CHECKED;

#endif
