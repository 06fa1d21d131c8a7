/* SPDX-License-Identifier: EUPL-1.2 */
/* The plan as a board: goals per leefgebied with their actions, and what follows from them.
 * Everything that is counted is counted from what this viewer sees (R24). */
#ifndef RESOURCES_PLANBORD_H
#define RESOURCES_PLANBORD_H

#include "verzoek/dossier.h"

/* On a page a goal and an action have only what it shows; below is what they have in the API.
 * model.doelen, each with acties, stand {naam, icoon, toon, aandacht}, voorWie, anker, and in the
 * API voortgang {klaar, totaal, percentage, tekst} and vakjes; model.losseActies: actions whose
 * goal is not visible ("een doel van dit gezin", G6); model.leefgebieden: all of them, stand null
 * where no goal is visible. Needs model.leden. */
enum result planbord(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* An action as the plan shows it everywhere: {id, doel (id), titel, vervaldatum, status, reden,
 * eigenaar, eigenaarVan, mij, telaat, loopt, versie, personen, grond}; a WHERE goes after it. */
#define PLANBORD_ACTIE_COLUMNS PLANBORD_ACTIE_SELECT(" a.reden,", "!")
/* The same with other columns after `status`, and another mark for what is noted ("-": only that).
 */
#define PLANBORD_ACTIE_SELECT(more, mark)                                                          \
    "SELECT a.id AS \"id#\", a.doel_id AS \"doel#\", a.titel, a.vervaldatum, a.status," more       \
    " a.eigenaar, a.eigenaar_van AS \"eigenaarVan\", a.eigenaar_gebruiker_id IS kijker() AS "      \
    "\"mij?\","                                                                                    \
    " CASE a.status WHEN 'open' THEN a.vervaldatum < vandaag() WHEN 'aanvaard' THEN a.vervaldatum" \
    " < vandaag() WHEN 'bezig' THEN a.vervaldatum < vandaag() ELSE 0 END AS \"telaat?\","          \
    " CASE a.status WHEN 'open' THEN 1 WHEN 'aanvaard' THEN 1 WHEN 'bezig' THEN 1 ELSE 0 END AS "  \
    "\"loopt?\", a.versie, a.personen AS \"personen" mark "\", a.grond AS \"grond" mark            \
    "\" FROM zicht_actie a"
/* One action's row as the board has it (for its own page); null when not visible. */
extern const char PLANBORD_ACTIE[];
/* {klaar, totaal, percentage, tekst} of a list of actions; new reference. */
json_t *planbord_voortgang(const json_t *acties);
/* "Noor en Deniz": for whom something with `personen` as kop_personen names them is, of whom this
 * viewer knows; new reference. */
json_t *planbord_voor_wie(const json_t *stuk, const json_t *leden);

#endif
