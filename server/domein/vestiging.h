/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A household arrives from another municipality (docs/adr/0015-verhuizing.md): taken in by a
 * wijkteam professional who can be regisseur, accepted, read back in their own words. Only the
 * proof of the old municipality that the reading is right and their regie ended makes it a
 * household here: people found or made, plan, goals, actions and the rest, and its regie, all in
 * one transaction. Until then there is the file, sealed as it came, for whoever took it in.
 */
#ifndef DOMEIN_VESTIGING_H
#define DOMEIN_VESTIGING_H

#include "verzoek/dossier.h"

/* A bundle that was uploaded; field errors on `bestand` when it is not for us, not whole, known
 * already, or holds what we cannot read: nothing is kept then. */
enum result vestiging_ontvang(struct verzoek *v, const char *bytes, size_t n, int64_t *ret_id,
                              struct probleem *p) CHECKED;
/* Yes: from here on its content can be read. */
enum result vestiging_aanvaard(struct verzoek *v, int64_t id, int64_t *ret_versie,
                               struct probleem *p) CHECKED;
/* What was understood, in own words: makes the answer. */
enum result vestiging_lees_terug(struct verzoek *v, int64_t id, const char *tekst,
                                 int64_t *ret_versie, struct probleem *p) CHECKED;
/* No, with a reason: makes the answer, and forgets the file. */
enum result vestiging_weiger(struct verzoek *v, int64_t id, const char *reden, int64_t *ret_versie,
                             struct probleem *p) CHECKED;
/* What the old municipality answered: it is right (the household begins here: *ret_huishouden, with
 * naam, wijk, tweede and tweedeReden of huishouden_open), it is not, or it is off. */
enum result vestiging_antwoord(struct verzoek *v, int64_t id, const char *bytes, size_t n,
                               const json_t *in, int64_t *ret_versie, int64_t *ret_huishouden,
                               struct probleem *p) CHECKED;
/* The newest answer, as the answer of this request. */
enum result vestiging_bestand(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* What came: {afzender, datum, bericht} and, once accepted (`alles`), personen and stukken; NULL
 * when it is gone. New reference. Appends the bytes of documents to `bijlagen` (may be NULL). */
enum result vestiging_inhoud(struct verzoek *v, int64_t id, bool alles, json_t **ret,
                             struct buf *bijlagen, struct probleem *p) CHECKED;

/* ---- vestiging_inhoud.c, vestiging_document.c, vestiging_overname.c ---- */

/* Whether it is what a bundle should be, in every field. */
enum result vestiging_check(struct verzoek *v, const json_t *inhoud, bool *ret,
                            struct probleem *p) CHECKED;
/* The same of the documents in it: each whole, and by its bytes of the kind it says; else a field
 * error on `bestand` that names the document. */
enum result vestiging_documenten_check(const json_t *inhoud, const struct buf *bijlagen,
                                       struct probleem *p) CHECKED;
/* What makes a household here: the bundle, the bytes of its documents, and the form. */
struct vestiging_komst {
    int64_t onderdeel; /* of the other municipality, here */
    const json_t *inhoud, *in;
    const struct buf *bijlagen;
    bool proef; /* will be taken back: makes no files */
};
/* Makes the household, and begins its regie for the viewer. */
enum result vestiging_neem_over(struct verzoek *v, const struct vestiging_komst *komst,
                                int64_t *ret_huishouden, struct probleem *p) CHECKED;

#endif
