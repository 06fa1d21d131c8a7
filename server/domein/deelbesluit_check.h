/* SPDX-License-Identifier: EUPL-1.2 */
/* What a deelbesluit may be (R16): each field beside its row of the ground table. */
#ifndef DOMEIN_DEELBESLUIT_CHECK_H
#define DOMEIN_DEELBESLUIT_CHECK_H

#include "verzoek/dossier.h"

struct besluit {
    const json_t *in;               /* as asked; borrowed */
    char *personen, *codes, *items; /* as JSON texts for json_each; owned */
    json_t *grond;                  /* its row {id, naam, artikel, wie, max_dagen}; owned */
    json_t *stukken;                /* rows {id, categorie} of the items asked for; owned */
    int64_t onderdeel, gebruiker;   /* the receiver; gebruiker 0: whoever of it is involved */
    char tot[DATUM_SIZE], herbeoordeel[DATUM_SIZE];
};

/* The receiver that was chosen: an onderdeel, or somebody who works there; both as asked or as
 * found. `past` says whether `grond` (0: not chosen) allows it. An error at the field when it is
 * nobody who can receive. */
struct ontvanger {
    int64_t onderdeel, gebruiker;
    bool past;
};
enum result deelontvanger_read(struct dossier *d, const json_t *in, int64_t grond,
                               struct ontvanger *ret, struct probleem *p) CHECKED;

/* All errors in one go. To be cleared, also when it fails. */
enum result besluit_read(struct dossier *d, const json_t *in, struct besluit *ret,
                         struct probleem *p) CHECKED;
/* The day of a talk about it (with a colleague, with whom it is about): today or before, and not
 * longer ago than a decision of now can be about. */
enum result gesprek_toets(const struct dossier *d, const char *veld, const char *datum,
                          struct probleem *p);
/* What it is for: a purpose of today. */
enum result deeldoel_toets(struct dossier *d, const char *code, struct probleem *p) CHECKED;
void besluit_clear(struct besluit *b);
#define BESLUIT_AUTO CLEANUP(besluit_clear)

#endif
