/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A notitie: what somebody saw or heard, at which contact moment, about whom, in one category.
 * Substance (R1). A correction keeps the old text; withdrawing leaves its place and its history.
 * Names of other members in the text are asked about (R26): "gaat dit ook over Noor?", for who
 * reads it hangs on whom it is about.
 */
#ifndef DOMEIN_NOTITIE_H
#define DOMEIN_NOTITIE_H

#include "verzoek/dossier.h"

/* titel, tekst, datum, vorm, categorie, personen, plek, alleenGekozen (the names in the text were
 * asked about). */
enum result notitie_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                        struct probleem *p) CHECKED;
/* titel, tekst, reden: by the author. */
enum result notitie_correct(struct dossier *d, int64_t notitie, const json_t *in,
                            int64_t *ret_versie, struct probleem *p) CHECKED;
/* By the author: it is not shown in lists any more, and stays until retention ends it. */
enum result notitie_withdraw(struct dossier *d, int64_t notitie, const char *reden,
                             struct probleem *p) CHECKED;

/* R26, for other kinds with a text: members that `titel`, `tekst`, `toelichting`, `vraag` or `hulp`
 * names but `personen` leaves out, unless `alleenGekozen`. */
enum result notitie_names_check(struct dossier *d, const json_t *in, struct probleem *p) CHECKED;

/* A message (G6): an item with a text of its own for an account or an onderdeel, involved or not;
 * the sender records the ground. onderwerp, tekst, grond, categorie, personen, and gebruiker or
 * onderdeel. */
enum result bericht_send(struct dossier *d, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;

#endif
