/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this resource share: toestemmingen.c (fields, changes, routes),
 * toestemmingen_lijst.c (the matrix, one consent), toestemming_vragen.c (the form with its
 * preview). */
#ifndef RESOURCES_TOESTEMMINGEN_H
#define RESOURCES_TOESTEMMINGEN_H

#include "verzoek/dossier.h"

enum { TOESTEMMINGEN_MOST = 500 }; /* in one answer */

/*
 * Consents as the API gives them, newest first: all, those about one person (`over`), those before
 * a cursor (`na`), or one (`id`); 0 for what is not asked. One row more than TOESTEMMINGEN_MOST
 * when there is more. Each has
 *     categorieen [{code, naam}], bronnen [{onderdeel, naam, beroepsgeheim, bevestigdOp, eigen}],
 *     items [id], gevers [{gever, naam, hoedanigheid, antwoord}], wachtOp [naam], dicht [{reden}],
 *     bevestigen: whether the viewer's onderdeel still has to confirm (R9)
 *     loopt: whether it has not ended and is not past its last day
 */
enum result toestemmingen_rows(struct dossier *d, int64_t id, int64_t over, int64_t na,
                               json_t **ret, struct probleem *p) CHECKED;

/* The consent of the path, as the API gives it, at the root of `model`, with its verklaringen:
 * PROBLEEM_NIET_GEVONDEN. Named in the log line. */
enum result toestemming_put(struct verzoek *v, struct dossier *d, json_t *model,
                            struct probleem *p) CHECKED;

/* Fields of the form; in the preview nothing is required. */
extern const struct veld TOESTEMMING_VELDEN[], TOESTEMMING_VOORBEELD_VELDEN[], VERKLARING_VELDEN[],
    INTREKKING_VELDEN[], INTREKKINGEN_VELDEN[];
extern const struct veld TOESTEMMINGEN_ZOEK[], TOESTEMMING_ALS[];

dossier_read toestemmingen_read, toestemming_read, verklaringen_read, verklaring_form,
    intrekking_form, toestemming_form;
dossier_write toestemming_preview;

#endif
