/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The extract of everything about one person, made from a request to see it (AVG 15, Jeugdwet
 * 7.3.10), in two steps. A concept: its maker looks with the eyes of who will read it (G7,
 * domein/oogpunt.h), goes through each piece, and blacks out what is about others (zwart.h). Given:
 * what was given is kept as it was, and nobody looks any more.
 *
 * A regisseur's extract holds only what the regisseur sees too; the whole of it is the privacy
 * officer's, by a choice that is written down with its reason (R27). ADR 0008.
 */
#ifndef DOMEIN_UITTREKSEL_H
#define DOMEIN_UITTREKSEL_H

#include "verzoek/dossier.h"

/* Field reden. One concept for each request and maker; asked for again, it is the same one. */
enum result uittreksel_add(struct dossier *d, int64_t verzoek, const char *reden, int64_t *ret_id,
                           struct probleem *p) CHECKED;
/* The row of zicht_uittreksel; PROBLEEM_NIET_GEVONDEN. */
enum result uittreksel_get(struct dossier *d, int64_t id, json_t **ret, struct probleem *p) CHECKED;
/*
 * The pieces of a concept, as the reader would see them today, in the order they are given:
 * [{id, huishouden, soort, categorie, bijzonder, datum, auteur, functie, onderdeel, organisatie,
 * tekst, gemerkt, genoemd (names were found, or it is about others too), ook (others it is about:
 * how many more), verklaringen, besluit ("open", "geven", "niet", "veranderd"), reden}]. Decisions
 * to share without consent that the reader was told of are pieces too (soort "deelbesluit", R16).
 * Reads, and notes for the log, every household it looks in. PROBLEEM_GEEN_RECHT for who is not the
 * maker.
 */
enum result uittreksel_stukken(struct dossier *d, const json_t *u, json_t **ret,
                               struct probleem *p) CHECKED;
/* {toestemmingen: […], regisseurs: […]} for the same. */
enum result uittreksel_rest(struct dossier *d, const json_t *u, json_t *ret,
                            struct probleem *p) CHECKED;
/* One piece looked over. Fields geven ("ja", "nee"), tekst (with marks), reden. */
enum result uittreksel_stuk(struct dossier *d, int64_t id, int64_t item, const json_t *in,
                            struct probleem *p) CHECKED;
/* Every piece not yet looked over that names nobody else, and is about nobody else. */
enum result uittreksel_rustig(struct dossier *d, int64_t id, struct probleem *p) CHECKED;
/* Fields aan, wijze. Every piece was looked over and says today what it said then; the identity of
 * who asks was checked. */
enum result uittreksel_geef(struct dossier *d, int64_t id, const json_t *in,
                            struct probleem *p) CHECKED;
/* Ends a concept without giving it. */
enum result uittreksel_weg(struct dossier *d, int64_t id, struct probleem *p) CHECKED;

#endif
