/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of a world that bear on one decision, for whoever must say who is right. */
#ifndef TESTS_TOEGANG_BESCHRIJF_H
#define TESTS_TOEGANG_BESCHRIJF_H

#include "wereld.h"

#include <stdio.h>

void beschrijf_item(FILE *uit, const struct wereld *w, const struct gebruiker *kijker,
                    const struct item *item, const char *dag);
void beschrijf_toestemming(FILE *uit, const struct wereld *w, const struct toestemming *t,
                           const char *dag);
void beschrijf_kaart(FILE *uit, const struct wereld *w, const struct gebruiker *kijker,
                     int64_t huishouden, const char *dag);

#endif
