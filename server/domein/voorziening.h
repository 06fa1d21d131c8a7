/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A voorziening: what a household has or asked for under some law. The law is an attribute of it;
 * the plan is not split by laws. Amounts are whole euros.
 */
#ifndef DOMEIN_VOORZIENING_H
#define DOMEIN_VOORZIENING_H

#include "verzoek/dossier.h"

/* naam, wet, dienst, leefgebied, personen, doel, vorm, aanbieder, bedrag and per, besluitOp,
 * kenmerk, van, tot, status (aangevraagd or loopt). A goal must be one the viewer sees. */
enum result voorziening_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* The same but for dienst, leefgebied and personen, and any status; what was not sent stays. */
enum result voorziening_change(struct dossier *d, int64_t voorziening, const json_t *in,
                               int64_t *ret_versie, struct probleem *p) CHECKED;

/*
 * What follows from the voorzieningen a viewer sees, and from nothing else (R24); `rows` as the API
 * gives them, with personen as [{id, naam}]. *ret = {budget: {maand, eenmalig, wetten: [{naam,
 * maand}]}, signalen: [{soort: "overlap" or "gat" or "einde", naam, ander, personen (names), van,
 * tot}]}; amounts in whole euros (eenmalig null: none), of what runs on `vandaag`. Overlap: the
 * same dienst for the same person twice at once. Gap: days between one and the next. Einde: it ends
 * within `dagen` days and nothing follows. New reference.
 */
json_t *voorziening_beeld(const json_t *rows, const char *vandaag, int dagen);

#endif
