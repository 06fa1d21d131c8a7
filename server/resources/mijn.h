/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of "mijn werk" share. */
#ifndef RESOURCES_MIJN_H
#define RESOURCES_MIJN_H

#include "verzoek/dossier.h"

/* model.aflopend = consents in force that end within 30 days and that the viewer recorded or has
 * the regie of, what ends first on top: [{id, persoon, ontvanger, soort, tot, gezin (id of the
 * household), gezinNaam}]. */
enum result afloop_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

/* model.mail = {adres, aan}, or null when this server sends no e-mail or the account has no
 * address.
 */
enum result mail_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

#endif
