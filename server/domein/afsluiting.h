/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Closing a plan (R5): prepared with the family, and then done in one transaction. Checked are how
 * each leefgebied is left, participation, safety, whose help goes on, and who keeps in touch.
 * Nothing of it is a default: what is not answered is missing.
 *
 * "The family asks for no help" closes no plan by itself (sluitreden.weging): it needs a weighing,
 * talked about with a procesregisseur, and a waakvlam. Worries about safety, a leefgebied that is a
 * worry, and an AVE phase close none either.
 *
 * Closing ends the regie (R5) and, with it, what regie.h says; the help of whoever was not named to
 * go on; the intake. From that moment the contact of the volgcontact keeps in touch, and sees that
 * item alone (G6). Until that moment there is one regisseur, or a vacancy, as before.
 */
#ifndef DOMEIN_AFSLUITING_H
#define DOMEIN_AFSLUITING_H

#include "verzoek/dossier.h"

/* Begins to prepare, about all present members: one at a time. */
enum result afsluiting_add(struct dossier *d, int64_t *ret_id, struct probleem *p) CHECKED;
/* The fields that were sent (resources/afsluitingen.c); versie_check. A part of it may be saved. */
enum result afsluiting_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p) CHECKED;
/* It is not closed after all; versie_check. */
enum result afsluiting_stop(struct dossier *d, int64_t id, struct probleem *p) CHECKED;
/* Closes the plan; versie_check. *ret_volgcontact is 0 when nobody has to keep in touch. */
enum result afsluiting_close(struct dossier *d, int64_t id, int64_t *ret_volgcontact,
                             struct probleem *p) CHECKED;
/* What is missing before it can close: [{tekst}], empty when it can. New reference. */
enum result afsluiting_missing(struct dossier *d, int64_t id, json_t **ret,
                               struct probleem *p) CHECKED;

#endif
