/* SPDX-License-Identifier: EUPL-1.2 */
/* Every state that the year of a plan knows and the stories do not tell, a file a noun: lus_plan.c,
 * lus_regie.c, lus_hulp.c (help and transitions), lus_sluiten.c, lus_praten.c, lus_rechten.c and
 * lus_toezicht.c. Written last: nothing else shifts. */
#ifndef DEMO_LUS_H
#define DEMO_LUS_H

#include "demo/schrijf.h"

void lus_maken(struct wereld *w);

/* ---- shared by its files ---- */

/* At ten in the morning, so many days ago. */
int64_t lus_op(struct wereld *w, int dagen);
/* The members, the plan and who has the regie of a household that was written before. */
void lus_huis(struct wereld *w, struct huis *ret, int64_t id);

void lus_plan(struct huis *h);
void lus_fase(struct huis *h, const char *fase, const char *reden, int dagen);
void lus_versie(struct huis *h, const char *waarom, int64_t item, int64_t op);
void lus_acties(struct huis *h);

void lus_ave(struct huis *h);
void lus_besluiten(struct huis *h);
void lus_regie(struct huis *h);
void lus_wens(struct huis *h, const char *zwaarte, enum demo_gebruiker voorkeur);
void lus_tijdelijk(struct wereld *w);

void lus_hulp(struct huis *h);
void lus_overgangen(struct huis *h);
void lus_afsluitingen(struct huis *h);
void lus_dicht(struct wereld *w);

void lus_brief(struct huis *h);
void lus_uitnodiging(struct huis *h);

void lus_rechten(struct huis *h);
/* With HADDAD, who helps there. */
void lus_delen(struct huis *h);

void lus_toezicht(struct huis *h);

#endif
