/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Saved views: what somebody chose to see of a list, under a name of their own. Only for
 * themselves; it keeps what was chosen and never what was found.
 */
#ifndef RESOURCES_BEELDEN_H
#define RESOURCES_BEELDEN_H

#include "verzoek/dossier.h"

/* The query fields of a list that can be chosen from. */
#define BEELD_WIJK                                                                                 \
    {                                                                                              \
        .naam = "wijk", .soort = VELD_ID, .label = "Wijk"                                          \
    }
#define BEELD_TOON                                                                                 \
    {                                                                                              \
        .naam = "toon", .soort = VELD_KEUZE, .keuzes = BEELD_KEUZES, .label = "Laat zien"          \
    }
/* "regie", "evaluatie", "zonder". */
extern const char *const BEELD_KEUZES[];

/* For a page: model.beelden = [{id, naam, url, hier}] of this list ("huishoudens" or
 * "regieoverzicht"), and model.keuze = {wijken, toon: [{waarde, naam, gekozen}], gekozen, query}:
 * what v->in chose. For the API nothing. */
enum result beelden_put(struct verzoek *v, json_t *model, const char *lijst,
                        struct probleem *p) CHECKED;

#endif
