/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of "mijn werk" share. */
#ifndef RESOURCES_MIJN_H
#define RESOURCES_MIJN_H

#include "verzoek/dossier.h"

/* Each part of the page looks at so many households at most, that the page stays quick for who has
 * thousands, and within what one answer may be of (NOTEN_MAX): together fewer than 400. */
enum { MIJN_HUISHOUDENS = 60, MIJN_OVERLEGGEN = 20 };

/* model.huishoudens = rows as lijst_huishouden gives them, those first whose evaluation is; and
 * meerHuishoudens: there are others. model.caseload = {huishoudens, plekken, gewicht, vol} of a
 * regisseur, else null. */
enum result huishoudens_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;
/* model[key] = messages to the viewer, the newest first: [{id, soort, object, objectId, op, nieuw,
 * aantal, vaker, wie, huishouden (mijn_huishouden), url or null, dicht}]. */
enum result berichten_put(struct verzoek *v, json_t *model, const char *key, int most,
                          struct probleem *p) CHECKED;
/* Opens the household if the viewer may (*ret_card), else on the strength of the one item (G6). */
enum result mijn_open(struct verzoek *v, int64_t huishouden, int64_t item, struct dossier *d,
                      bool *ret_open, bool *ret_card, struct probleem *p) CHECKED;
/* row.huishouden = {id, naam} when `card` (it is open to the viewer), else null. */
enum result mijn_huishouden(struct dossier *d, bool card, json_t *row, struct probleem *p) CHECKED;
/* model.overleggen = meetings to come that the viewer is invited to: [{id, soort, begin, antwoord,
 * huishouden {id, naam} or null}]. */
enum result overleg_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

/* model.aflopend = consents in force that end within 30 days and that the viewer recorded or has
 * the regie of, what ends first on top: [{id, persoon, ontvanger, soort, tot, gezin (id of the
 * household), gezinNaam}]. */
enum result afloop_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

/* model.taken = what waits for the roles that the viewer has beside helping, most urgent first:
 * [{soort (of the words taak:…), aantal, url}]. */
enum result taken_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

/* model.mail = {adres, aan}, or null when this server sends no e-mail or the account has no
 * address.
 */
enum result mail_put(struct verzoek *v, json_t *model, struct probleem *p) CHECKED;

#endif
