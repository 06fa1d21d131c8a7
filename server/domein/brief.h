/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A letter to somebody of the family or to a professional who helps, from the municipality's
 * template of today. In it stands only what its maker and its addressee both may see: asked of the
 * rules with the addressee's eyes (oogpunt.h), read with the maker's. It is worked out anew each
 * time it is looked at, and what is kept of it is a document of the household.
 */
#ifndef DOMEIN_BRIEF_H
#define DOMEIN_BRIEF_H

#include "verzoek/dossier.h"

/* soort, toevoeging, and lid (of the household, whom the viewer sees, alive and born) or gebruiker
 * (who helps, as far as the viewer may know). Somebody hidden is as nobody. */
enum result brief_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* The row of zicht_brief as {id, soort, titel, aan, status, document, op, …}; NIET_GEVONDEN when it
 * is not the viewer's. New reference. */
enum result brief_get(struct dossier *d, int64_t brief, json_t **ret, struct probleem *p) CHECKED;
/* Its text, of a concept. Owned. On a reader or the writer. *ret_adres: their address stands in it.
 */
enum result brief_tekst(struct dossier *d, const json_t *brief, char **ret, bool *ret_adres,
                        struct probleem *p) CHECKED;
/* Keeps the text as it is now as a document: categorie, personen, plek, alleenGekozen as of a
 * document; with an address in it, it reveals a place (R18), said or not. A kept letter is not kept
 * twice. */
enum result brief_bewaar(struct dossier *d, int64_t brief, const json_t *in, int64_t *ret_document,
                         struct probleem *p) CHECKED;
/* A concept goes. */
enum result brief_weg(struct dossier *d, int64_t brief, struct probleem *p) CHECKED;

#endif
