/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The scan of a signed paper, beside the answer it proves (R9, R11): seen by whoever sees that
 * answer, sealed like a document, gone with it. Nothing of it changes; a better scan is added.
 */
#ifndef DOMEIN_SCAN_H
#define DOMEIN_SCAN_H

#include "domein/document.h"

/* To an answer on paper of that consent, both seen by the viewer. A PDF or a photo; at most five.
 */
enum result scan_add(struct dossier *d, int64_t toestemming, int64_t verklaring,
                     const struct document_bestand *bestand, int64_t *ret_id,
                     struct probleem *p) CHECKED;
/* Its bytes, into d->v->inhoud (R30: noted as read). */
enum result scan_open(struct dossier *d, int64_t toestemming, int64_t scan,
                      struct probleem *p) CHECKED;

#endif
