/* SPDX-License-Identifier: EUPL-1.2 */
/* The members of a household as rows, and as choices in a form. */
#ifndef RESOURCES_LEDEN_H
#define RESOURCES_LEDEN_H

#include "verzoek/dossier.h"

/*
 * Members, for regie the ended ones as well; with `lid` only that one. New reference: a list of
 * {id, persoon, naam, roepnaam, rol, elders, van, tot, gestopt, bron, versie, ongeboren} (the card)
 * and, where there is a ground for `contact`, else null: geslacht ("x"), geboortedatum, leeftijd,
 * overledenOp, taal, tolk, bsn (masked), inOnderzoek, uitBrp, adresGeheim; `contact` says whether
 * there is one. Further
 *     adres               {straat, huisnummer, postcode, woonplaats, land, telefoon, email} or null
 *     minderjarig         surely under 18
 *     letOp               there is something to think of with this member
 *     wordt               {leeftijd, datum}: 12, 16 or 18 within a year; or null
 *     gezag               [{id, soort, houder, van, tot, nu, inOnderzoek, bron, bronDatum, versie}]
 *     gezagNu             {namen, soort, inOnderzoek, bron, bronDatum} or null
 *     vertegenwoordiging  [{id, soort, houder, van, tot, nu, bron, bronDatum, versie}]
 *     wilsonbekwaam       [{id, categorie, categorieNaam, van, tot, nu, bron, door, versie}]
 */
enum result leden_rijen(struct dossier *d, int64_t lid, json_t **ret, struct probleem *p) CHECKED;

/* {id, persoon, naam, versie} of one member, for the form pages about it: model.lid.
 * PROBLEEM_NIET_GEVONDEN. */
enum result lid_kop(struct dossier *d, int64_t lid, json_t *model, struct probleem *p) CHECKED;

/* [{waarde, naam}]: members, past and present, and who was found in this login; without `children`
 * nobody who is surely under 18. New reference. */
enum result personen_opties(struct dossier *d, bool children, json_t **ret,
                            struct probleem *p) CHECKED;
/* options[key] = rows {waarde, naam} of a statement on open tables. */
enum result opties_put(struct dossier *d, json_t *options, const char *key, const char *sql,
                       struct probleem *p) CHECKED;
/* Active onderdelen as choices, the GI's alone or all of them. */
extern const char SQL_OPTIES_GI[], SQL_OPTIES_ONDERDEEL[];

#endif
