/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan as a board: goals per leefgebied with their actions, and what follows from them.
 * Everything that is counted is counted from what this viewer sees (R24). */
#ifndef RESOURCES_PLANBORD_H
#define RESOURCES_PLANBORD_H

#include "verzoek/dossier.h"

/* model.doelen, each with acties, voortgang {klaar, totaal, percentage, tekst}, stand {naam, icoon,
 * toon, aandacht}; model.losseActies: actions whose goal is not visible ("een doel van dit gezin",
 * G6); model.leefgebieden: all of them, stand null where no goal is visible. Needs model.leden. */
enum result planbord(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* One action's row as the board has it (for its own page); null when not visible. */
extern const char PLANBORD_ACTIE[];
/* {klaar, totaal, percentage, tekst} of a list of actions; new reference. */
json_t *planbord_voortgang(const json_t *acties);
/* "Noor en Deniz": for whom something with `personen` as kop_personen names them is, of whom this
 * viewer knows; new reference. */
json_t *planbord_voor_wie(const json_t *stuk, const json_t *leden);
/* Ten boxes for the family's mark: [{x, aan}] or null; new reference. */
json_t *planbord_vakjes(const json_t *score);

#endif
