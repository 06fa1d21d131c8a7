/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Opening a household: the one act that takes one person (R4), a wijkteam professional at intake,
 * who becomes the owner of the aanmelding with the regisseur's rights until the first regie starts.
 * A household that exists is found, not doubled; but for the hidden ones of R22: then a new one is
 * made, its maker learns nothing, and the hidden one's regisseur (else the procesregisseurs) is
 * told and decides.
 */
#ifndef DOMEIN_HUISHOUDEN_H
#define DOMEIN_HUISHOUDEN_H

#include "verzoek/dossier.h"

/* naam, vraag, wijk, leden [{persoon, rol, elders}], tweede (this is a second household of
 * somebody, with tweedeReden). Every person was found or made in this login. */
enum result huishouden_open(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;

/* The row alone: naam, wijk. Checks nothing. */
enum result huishouden_insert(struct verzoek *v, const json_t *in, int64_t id,
                              struct probleem *p) CHECKED;
/* Adds a member with what belongs to it: the items `contact` and `adres` (docs/model.md). Checks
 * nothing. */
enum result lid_insert(struct dossier *d, int64_t persoon, const char *rol, bool elders,
                       const char *van, const char *bron, int64_t *ret_id,
                       struct probleem *p) CHECKED;
/* The two items of a member, once the viewer may see the member. */
enum result lid_items(struct dossier *d, int64_t persoon, struct probleem *p) CHECKED;

#endif
