/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A document: a file somebody adds to a household. Substance (R1, R2), seen like any item. Its
 * bytes lie sealed beside the database (stukken/stuk.h), each with a key of its own, sealed by the
 * key of its household, which is sealed by the head key: see docs/adr/0007-stukken.md.
 */
#ifndef DOMEIN_DOCUMENT_H
#define DOMEIN_DOCUMENT_H

#include "stukken/soort.h"
#include "stukken/stuk.h"
#include "verzoek/dossier.h"

/* The file, finished; its row comes here, in the same transaction as the item. */
struct document_bestand {
    const struct stuk_feiten *stuk;
    const char *naam; /* cleaned (bestandsnaam_clean) */
    const struct bestandssoort *soort;
};

/* titel, datum, categorie, personen, plek, alleenGekozen. */
enum result document_add(struct dossier *d, const json_t *in,
                         const struct document_bestand *bestand, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* titel, datum, categorie, reden: by the author. What it was is kept. The bytes never change. */
enum result document_correct(struct dossier *d, int64_t document, const json_t *in,
                             int64_t *ret_versie, struct probleem *p) CHECKED;
/* By the author: out of the lists, and its bytes for nobody but the author's onderdeel. */
enum result document_withdraw(struct dossier *d, int64_t document, const char *reden,
                              struct probleem *p) CHECKED;

/* For other things that have bytes (a scan): those of `id`, sealed with the key of the household.
 */
enum result document_bytes_add(struct dossier *d, int64_t id, const struct stuk_feiten *stuk,
                               struct probleem *p) CHECKED;
/* And opening them into d->v->inhoud, from a row with bestandsnaam, bestandssoort, bytes, stuk,
 * sleutel and van_huis (both keys in hex), which the viewer was shown by a view. */
enum result document_bytes_open(struct dossier *d, int64_t id, const json_t *row,
                                struct probleem *p) CHECKED;

/* Opens the bytes of a document the viewer may see, into d->v->inhoud (R30: noted as read). */
enum result document_open(struct dossier *d, int64_t document, struct probleem *p) CHECKED;

/* Appends the bytes of a document the viewer may see to `out`; *ret_row: {bestandsnaam,
 * bestandssoort, bytes}, new reference. FAILED when it is not there, is damaged, or does not fit:
 * nobody should use `out` then. */
enum result document_bytes_get(struct dossier *d, int64_t document, struct buf *out,
                               json_t **ret_row, struct probleem *p) CHECKED;

#endif
