/* SPDX-License-Identifier: EUPL-1.2 */
/* What the parts of the oracle share. */
#ifndef TESTS_TOEGANG_ORAKEL_INTERN_H
#define TESTS_TOEGANG_ORAKEL_INTERN_H

#include "wereld.h"

/* van <= dag <= tot; tot "" is open-ended. */
bool geldt(const char *van, const char *tot, const char *dag);
bool gelijk(const char *a, const char *b);
/* The municipality's date of an instant. */
void lokale_dag(int64_t op, char ret_dag[DATUM_SIZE]);
bool onderdeel_actief(const struct wereld *w, int64_t id, const char *dag);
void waarneming_einde(const struct wereld *w, const struct waarneming *v, char ret_dag[DATUM_SIZE]);

/* The viewer's own household, or one with somebody in it whom they live or lived with (R6). */
bool eigen_huishouden(const struct wereld *w, const struct gebruiker *g, int64_t huishouden);
/* How somebody holds regie today, in a word; NULL when they do not (R4). */
const char *regie_als(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                      const char *dag);
/* G4: for every person of the item a deelbesluit; in which way for the last of them, or NULL. */
const char *orakel_g4(const struct wereld *w, const struct gebruiker *g, const struct item *item,
                      const char *dag);
/* Was involved for that onderdeel, and that ended no longer ago than the setting (G1). */
bool pas_geweest(const struct wereld *w, const struct gebruiker *g, int64_t huishouden,
                 int64_t onderdeel, const char *dag);

#endif
