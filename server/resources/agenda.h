/* SPDX-License-Identifier: EUPL-1.2 */
/* Meetings for a calendar program: one of them, or all of one's own at an address of one's own. */
#ifndef RESOURCES_AGENDA_H
#define RESOURCES_AGENDA_H

#include "verzoek/dossier.h"

/* Columns of a statement on zicht_overleg, alias o, for agenda_answer. */
#define AGENDA_COLUMNS                                                                             \
    "o.id AS \"id#\", o.begin_op AS begin, o.minuten, o.status = 'afgelast' AS \"afgelast?\","     \
    " o.versie, o.gewijzigd_op AS gewijzigd, o.personen AS \"personen!\", o.grond AS \"grond!\""

/* The answer is a calendar of these rows, with neutral titles; `feed`: see agenda/ics.h. */
enum result agenda_answer(struct verzoek *v, const json_t *rows, bool feed,
                          struct probleem *p) CHECKED;
/* model.agenda = {op, laatstGebruiktOp}, null when the viewer has no such address. */
enum result agenda_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

#endif
