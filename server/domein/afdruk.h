/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The plan on paper for one member of the family (G7). Making one is an act of its own (R5: regie),
 * kept with who and for whom; on that day its maker looks with the reader's eyes
 * (domein/oogpunt.h), and what is shown is what both see.
 */
#ifndef DOMEIN_AFDRUK_H
#define DOMEIN_AFDRUK_H

#include "verzoek/dossier.h"

/* For a present member who is alive. */
enum result afdruk_add(struct dossier *d, int64_t persoon, int64_t *ret_id,
                       struct probleem *p) CHECKED;
/*
 * What stands on it: {naam, kaart (false: the reader is on the other side of a separation, and
 * reads nothing of the household's card), woorden, verhaal, krachten, zorgen, doelen [with acties],
 * losseActies, helpers, eigenPlan, akkoord (what the reader said last), toestemmingen}.
 * PROBLEEM_NIET_GEVONDEN when none was made today by this viewer for that reader. Reads as the
 * reader, and notes that for the log.
 */
enum result afdruk_put(struct dossier *d, int64_t persoon, json_t *model,
                       struct probleem *p) CHECKED;

#endif
