/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A household moves to another municipality (docs/adr/0015-verhuizing.md): prepared, sent as a
 * sealed file, read back by the receiver, and ours until the regisseur says that what they
 * understood is right. Then, in one transaction, the plan closes and the regie ends; the proof of
 * it is what lets theirs begin.
 *
 * What leaves is chosen item by item, and only what a consent or a decision towards that
 * municipality opens (zicht_verhuisbaar), looked at again when it is sent.
 *
 * Without a known destination it is a state with a decision about safety, that is looked at again
 * (the wachter tells when).
 */
#ifndef DOMEIN_VERHUIZING_H
#define DOMEIN_VERHUIZING_H

#include "verzoek/dossier.h"

enum {
    VERHUIZING_STUKKEN = 500,    /* most items in one bundle */
    VERHUIZING_FEITEN = 100,     /* and facts that go with persons */
    VERHUIZING_DOCUMENTEN = 40,  /* of them documents */
    VERHUIZING_DOCUMENT_MB = 12, /* and how large those are together */
};

/* bestemming (onderdeel of a known municipality), datum, bericht; or onbekend (true) with
 * veiligheid, besluit, geinformeerd, herzienOp, and bericht: what is known. */
enum result verhuizing_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                           struct probleem *p) CHECKED;
/* Destination unknown: the decision anew. veiligheid, besluit, geinformeerd, herzienOp. */
enum result verhuizing_herzie(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p) CHECKED;
/* Chooses items (ids), each with `uitleg`: what it means to who reads it there. Once more: the
 * other words. */
enum result verhuizing_kies(struct dossier *d, int64_t id, const json_t *items, const char *uitleg,
                            struct probleem *p) CHECKED;
enum result verhuizing_stuk_weg(struct dossier *d, int64_t id, int64_t item,
                                struct probleem *p) CHECKED;
/* Makes the file. PROBLEEM_CONFLICT when something that was chosen may not go (any more), or is
 * about somebody whose personal data were not chosen. */
enum result verhuizing_verstuur(struct dossier *d, int64_t id, int64_t *ret_versie,
                                struct probleem *p) CHECKED;
/* What the other side answered: read back, or refused. Field errors on `bestand`. */
enum result verhuizing_ontvang(struct dossier *d, int64_t id, const char *bytes, size_t n,
                               int64_t *ret_versie, struct probleem *p) CHECKED;
/* To what they read back: klopt (true), and the regie ends here; else correctie. Either makes the
 * file for them. */
enum result verhuizing_beslis(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                              struct probleem *p) CHECKED;
/* It is off, with a reason: until the regie went over. After sending, a file says so. */
enum result verhuizing_terug(struct dossier *d, int64_t id, const char *reden, int64_t *ret_versie,
                             struct probleem *p) CHECKED;
/* The newest file for the other side, as the answer. */
enum result verhuizing_bestand(struct dossier *d, int64_t id, struct probleem *p) CHECKED;

/* What goes into the bundle (verhuizing_inhoud.c): a new reference, and the bytes of documents. */
enum result verhuizing_inhoud(struct dossier *d, const json_t *one, json_t **ret,
                              struct buf *bijlagen, struct probleem *p) CHECKED;

/* ---- verhuizing_document.c ---- */

/* Whether the documents that were chosen fit; else a field error on `stukken` that names the
 * largest. */
enum result verhuizing_documenten_passen(struct dossier *d, int64_t id, struct probleem *p) CHECKED;
/* Of each of `stukken` that is a document: its bytes behind `bijlagen`, and in the row `bestand`:
 * {naam, soort, plaats, bytes}. */
enum result verhuizing_documenten(struct dossier *d, json_t *stukken, struct buf *bijlagen,
                                  struct probleem *p) CHECKED;

/* Appends to `stukken` the facts that go with the persons in `numbers` (verhuizing_feiten.c), as
 * notes: VERHUIZING_FEITEN at most. */
enum result verhuizing_feiten(struct dossier *d, int64_t id, const json_t *numbers,
                              const json_t *afzender, json_t *stukken, struct probleem *p) CHECKED;

#endif
