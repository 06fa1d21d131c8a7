/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages of a household share: its head (card and members, R21) and its tabs. */
#ifndef RESOURCES_KOP_H
#define RESOURCES_KOP_H

#include "verzoek/dossier.h"

/* model.huishouden = the card: {id, naam, wijk, adres, regisseur {id, naam, functie, telefoon,
 * onderdeel} or null, zonderRegisseur {uiterlijk, telaat} or null, evaluatiedatum, planId,
 * gesloten (moment or null, R33), ave {fase, herbeoordeelOp} or null, betrokken, regie,
 * procesregie, nood {id, resterend (seconds)} or null}. */
enum result kop_kaart(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* The same where the viewer may only see the item at hand (G6): model.huishouden is null without
 * sight of the card. */
enum result kop_kaart_if(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* model.leden = present members: {id, persoon, naam, roepnaam, rol, elders, geslacht, leeftijd};
 * what needs a ground for `contact` is null without one. */
enum result kop_leden(struct dossier *d, json_t *model, struct probleem *p) CHECKED;
/* Both, and on pages model.tabs with `tab` (the part of the path, "" for the plan) marked. */
enum result kop_dossier(struct dossier *d, json_t *model, const char *tab,
                        struct probleem *p) CHECKED;

/* model.toestemmingen and model.deelbesluiten = [{id}]: on which consents (G3) or decisions (G4)
 * the viewer sees that item, of those they may read; [] when `grond` is another. */
enum result kop_besluiten(struct dossier *d, json_t *model, int64_t item,
                          struct probleem *p) CHECKED;

/* Every object's `personen` (ids) in `rows` becomes [{id, naam}] with the names of model.leden;
 * somebody who is no present member is named by zicht_lid too. */
enum result kop_personen(struct dossier *d, json_t *rows, struct probleem *p) CHECKED;
/* The same where model.leden was read already: names of others are looked up only if there are any.
 */
enum result kop_personen_leden(struct dossier *d, json_t *rows, const json_t *leden,
                               struct probleem *p) CHECKED;
/* [{waarde, naam}] of the present members, for a field of persons; new reference. */
json_t *kop_leden_opties(const json_t *leden);

#endif
