/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bulk reassigning (R5, R23): a procesregisseur asks one person for the regie of several households
 * of the area at once. Each household is a question of its own, in a savepoint of its own: what
 * fails for one (somebody was asked already, a separation) leaves the others as they are, and
 * nothing of itself. Nobody gets the regie by it: who is asked says yes or no to each.
 */
#ifndef DOMEIN_VERDELEN_H
#define DOMEIN_VERDELEN_H

#include "verzoek/dossier.h"

enum { VERDELEN_MOST = 50 };

/* `in`: huishoudens (ids, at most VERDELEN_MOST), aan, bericht. *ret: [{id, naam, gelukt, reden}],
 * one for each household the viewer may open, in the order given; new reference. With `proef`
 * nothing is kept. FAILED only for what is wrong with the request or the program. */
enum result verdelen(struct verzoek *v, int64_t van, const json_t *in, bool proef, json_t **ret,
                     struct probleem *p) CHECKED;

#endif
