/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A separation after violence (R19): protected persons, children included, and the other side:
 * persons, onderdelen, accounts. It follows the protected persons in whatever household. While it
 * runs the views keep everything about them from the other side: card, involvement, items,
 * consents, what is asked of a giver. An item of its own (category veiligheid), never seen from the
 * other side.
 *
 * Set by regie or a procesregisseur; it can be widened, but made smaller or ended only by a
 * procesregisseur, with a safety check that is kept (R5).
 */
#ifndef DOMEIN_AFSCHERMING_H
#define DOMEIN_AFSCHERMING_H

#include "verzoek/dossier.h"

/* reden, personen[] (members), and at least one of tegenPersonen[], tegenOnderdelen[],
 * tegenGebruikers[]; van (default: today, not later). */
enum result afscherming_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* The same fields but van; a list that was sent holds at least who is on it now. */
enum result afscherming_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p) CHECKED;
/* toets: the safety check. Today is the last day that it counts. */
enum result afscherming_end(struct dossier *d, int64_t id, const char *toets,
                            struct probleem *p) CHECKED;

/*
 * Before it is set (R25, R26): it is recorded, the rules are asked, and all is taken back. On the
 * writer. `ret` gets
 *     lezers    who would read the separation itself (domein/lezers.h)
 *     overkant  [{gebruiker (id), naam, onderdeel, kwijt: [{id, soort, titel, datum, categorie}]}]:
 *               of who is involved, as far as the viewer may know, and what they see now and would
 *               not see any more; only what the viewer sees too
 */
enum result afscherming_voorbeeld(struct dossier *d, const json_t *in, json_t *ret,
                                  struct probleem *p) CHECKED;

#endif
