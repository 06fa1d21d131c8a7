/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom to ask for the regie: the list to choose from, and why somebody is not in it. */
#ifndef RESOURCES_REGIE_KIEZEN_H
#define RESOURCES_REGIE_KIEZEN_H

#include "verzoek/dossier.h"

/* options.aan; for procesregie (`ruimte`) with how much room each has (R23). */
enum result regie_kiezen(struct dossier *d, bool ruimte, json_t *options,
                         struct probleem *p) CHECKED;
/* model.niemand = [{id, naam}], the organisations that could take the regie for a while and where
 * nobody can; model.beheer = [{naam, telefoon}], who gives the role for it. */
enum result regie_niet_in_lijst(struct dossier *d, json_t *model, struct probleem *p) CHECKED;

#endif
