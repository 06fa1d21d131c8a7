/* SPDX-License-Identifier: EUPL-1.2 */
/* What the pages of merging and splitting share: what is here, and what becomes of it. */
#ifndef RESOURCES_SAMENVOEGING_H
#define RESOURCES_SAMENVOEGING_H

#include "verzoek/dossier.h"

/* [{waarde, naam}] of who helps here, as far as the viewer sees: who can be invited elsewhere. */
enum result helpers_opties(struct dossier *d, json_t *options, struct probleem *p) CHECKED;
/*
 * What the viewer sees here, for a preview (R25): of these persons (ids; NULL for everybody)
 *     stukken       [{id, soort, titel, datum, categorie}] without contact, adres; the first 200
 *     toestemmingen [{id, persoon, ontvanger, doelZin}] in force
 *     afschermingen [{id, van}] that run
 */
enum result verbleven_put(struct dossier *d, const json_t *personen, json_t *ret,
                          struct probleem *p) CHECKED;

#endif
