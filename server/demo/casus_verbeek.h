/* SPDX-License-Identifier: EUPL-1.2 */
/* For casus_verbeek*.c only: the family's persons and items, by name. */
#ifndef DEMO_CASUS_VERBEEK_H
#define DEMO_CASUS_VERBEEK_H

#include "demo/schrijf.h"

struct verbeek {
    struct wereld *w;
    struct huis huis;
    int64_t sanne, jayden, noor, ruben, oma;
    int64_t saidi, haddad; /* involvement */
    int64_t doel_huis, doel_school, doel_rust;
    int64_t betaalafspraak, week, oma_start, gesprek, poh, verzuim;
};

/* What was said and seen, who may know what, and who looked. */
void verbeek_dossier(struct verbeek *v);
/* Kernverhaal in parts, what goes well, worries, leefgebieden. */
void verbeek_verhaal(struct verbeek *v);
/* What the family says of the plan, and the evaluations. */
void verbeek_evaluatie(struct verbeek *v);
/* What the family asked about its own data (G7). */
void verbeek_rechten(struct verbeek *v);

#endif
