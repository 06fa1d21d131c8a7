/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Making a random world. Most rows are as they should be, so that much is visible; each goes wrong
 * in one way or another now and then, so that every rule decides something.
 */
#ifndef TESTS_TOEGANG_MAKEN_H
#define TESTS_TOEGANG_MAKEN_H

#include "wereld.h"

/* True in so many of a hundred. */
bool kans(struct wereld *w, unsigned procent);
/* 0 … n-1; n > 0. */
int kies(struct wereld *w, int n);
/* One of the texts, given with their number. */
const char *kies_uit(struct wereld *w, const char *const *uit, size_t n);
#define KIES_UIT(w, lijst) kies_uit(w, lijst, COUNT_OF(lijst))

/* Today plus so many days. */
void dag_na(const struct wereld *w, int dagen, char ret_dag[DATUM_SIZE]);
/* A period around today: nearly always running, often at its edge. */
void maak_periode(struct wereld *w, char ret_van[DATUM_SIZE], char ret_tot[DATUM_SIZE]);
/* A period that may be anything. */
void maak_losse_periode(struct wereld *w, char ret_van[DATUM_SIZE], char ret_tot[DATUM_SIZE]);
/* An instant on that local date, often in its first or last second. */
int64_t moment_op(struct wereld *w, const char *dag);

struct gebruiker *willekeurige_gebruiker(struct wereld *w);
/* Somebody who is or was involved in that household, or anybody. */
struct gebruiker *betrokken_gebruiker(struct wereld *w, int64_t huishouden);
/* A member of the household, past ones included. */
int64_t willekeurig_lid(struct wereld *w, int64_t huishouden);

void maak_personen(struct wereld *w);
void maak_huishoudens(struct wereld *w);
void maak_familie(struct wereld *w); /* after items and consents */
void maak_betrokkenheid(struct wereld *w);
void maak_items(struct wereld *w);
void maak_blokken(struct wereld *w);
void maak_noodtoegang(struct wereld *w);
void maak_toestemmingen(struct wereld *w);
void maak_besluiten(struct wereld *w);
void maak_sleutels(struct wereld *w); /* last: a draw of their own */

/* A new item about a member or more; soort and categorie are the caller's. */
struct item *item_erbij(struct wereld *w, int64_t huishouden, int64_t id, const char *soort,
                        const char *categorie);

#endif
