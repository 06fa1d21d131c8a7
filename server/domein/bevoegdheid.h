/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * R5: seeing is not doing. What may be done is data (table bevoegdheid); the views work out the
 * viewer's capacities. Every write handler calls one of these before it changes anything.
 */
#ifndef DOMEIN_BEVOEGDHEID_H
#define DOMEIN_BEVOEGDHEID_H

#include "verzoek/dossier.h"

/* FAILED with PROBLEEM_GEEN_RECHT, naming R5, when the viewer may not do `handeling` here. */
enum result mag(struct dossier *d, struct probleem *p, const char *handeling) CHECKED;
/* The same for a capacity towards one item or consent (author, owner, addressee, source), or one
 * towards the household: either will do. The item must be visible. */
enum result mag_item(struct dossier *d, struct probleem *p, const char *handeling,
                     int64_t item) CHECKED;
/* Outside any household: "huishouden.openen", "persoon.zoeken", "beheer.…". */
enum result mag_kijker(struct verzoek *v, struct probleem *p, const char *handeling) CHECKED;
/* The same as an answer: for what a page offers. */
enum result kijker_mag(struct verzoek *v, struct probleem *p, const char *handeling,
                       bool *ret) CHECKED;

/* What each list of rights comes to, for all threads. Which handelingen there are changes with the
 * program alone, so they are read once, at the start: a page names most of them to say no. */
struct mag_bekend;
enum result mag_bekend_new(struct db_conn *c, struct mag_bekend **ret, struct probleem *p) CHECKED;
void mag_bekend_free(struct mag_bekend *m); /* NULL is fine */

/* For the screens: model["mag"] = {"doelToevoegen": true, …}: every handeling of the table, true or
 * false, in camelCase ("adres_geheim.wijzigen" → adresGeheimWijzigen). To be read alone: others
 * have the same object. */
enum result model_mag(struct dossier *d, struct probleem *p, json_t *model) CHECKED;
/* The same with the capacities towards one item added. */
enum result model_mag_item(struct dossier *d, struct probleem *p, json_t *model,
                           int64_t item) CHECKED;

#endif
