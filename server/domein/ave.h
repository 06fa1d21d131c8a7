/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * AVE, Aanpak Voorkoming Escalatie: the phase (1 to 4) a household is in, with its criterion, who
 * decided it, who has regie in it, what must be true to go down, and the day on which it is looked
 * at again. Steps, never changes: up, down by one, or looked at and the same. Down needs what had
 * to be true, met, and a safety check (issue 4, item 5; a CHECK and a trigger hold it).
 *
 * Seen by regie, procesregie and the parties in it (R21): migrations/views/58_ave.sql.
 */
#ifndef DOMEIN_AVE_H
#define DOMEIN_AVE_H

#include "verzoek/dossier.h"

/* fase, criterium, besluitDoor, regieBij (default: what the municipality agreed), afschaal,
 * herbeoordeelOp (after today, within the phase's weeks), partijen[] (onderdelen), vorige (the id
 * of the step that was read, when there is one: else PROBLEEM_CONFLICT); down: gehaald, toets. */
enum result ave_step(struct dossier *d, const json_t *in, int64_t *ret_id,
                     struct probleem *p) CHECKED;

#endif
