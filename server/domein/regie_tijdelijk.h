/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The regie for a while, with a day on which it comes back (domain.md 1.1): only a GI, Veilig Thuis
 * or the Raad voor de Kinderbescherming takes it. Who does needs the role regisseur like anybody
 * (R4, R5), which a beheerder gives. Nothing here tells of a household.
 */
#ifndef DOMEIN_REGIE_TIJDELIJK_H
#define DOMEIN_REGIE_TIJDELIJK_H

#include "verzoek/verzoek.h"

enum result regie_tijdelijk_fits(struct verzoek *v, int64_t gebruiker, bool *ret,
                                 struct probleem *p) CHECKED;
/* Those organisations where nobody could: [{id, naam}]; `organisatie` 0 for all. New reference. */
enum result regie_tijdelijk_niemand(struct verzoek *v, int64_t organisatie, json_t **ret,
                                    struct probleem *p) CHECKED;
/* Who gives the role: [{naam, telefoon}], three at most. New reference. */
enum result regie_tijdelijk_beheer(struct verzoek *v, json_t **ret, struct probleem *p) CHECKED;

#endif
