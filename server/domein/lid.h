/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Members of a household. A person can be a member of two households (a child with both parents); a
 * membership ends by date and stays known as ended, and may begin again. What belongs to a member
 * as items, `contact` and `adres` (docs/model.md), is made once and stays.
 *
 * Nobody becomes a member of whom this login knows nothing: the person was found (persoon.h), was a
 * member before, or is made by hand at the same time. Somebody of a hidden household is added like
 * anybody (R22), and whoever has the regie there hears of it.
 */
#ifndef DOMEIN_LID_H
#define DOMEIN_LID_H

#include "verzoek/dossier.h"

/*
 * persoon, or the fields of persoon_new (moeder: a member of this household); rol, elders, van
 * (default: today), bron, tweede (this is a second household of somebody, on purpose).
 */
enum result lid_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                    struct probleem *p) CHECKED;
/* rol, elders, tot, bron; what was not sent stays. `tot` is the last day; null goes on. */
enum result lid_change(struct dossier *d, int64_t lid, const json_t *in, int64_t *ret_versie,
                       struct probleem *p) CHECKED;
/* Who somebody is: the fields of persoon_change. Of somebody from the BRP only taal and tolk can be
 * changed here. Needs sight of the member's `contact`. */
enum result lid_change_persoon(struct dossier *d, int64_t lid, const json_t *in,
                               int64_t *ret_versie, struct probleem *p) CHECKED;

/* ---- for gezag, vertegenwoordiging, adres, afscherming ---- */

/* The person of a membership the viewer sees, noted for the log; PROBLEEM_NIET_GEVONDEN. */
enum result lid_persoon(struct dossier *d, int64_t lid, int64_t *ret_persoon,
                        struct probleem *p) CHECKED;
/* Makes the items of somebody who has just become a member, unless they are there from before;
 * PROBLEEM_GEEN_RECHT when with this person it is the viewer's own household (R6). */
enum result lid_items_once(struct dossier *d, int64_t persoon, struct probleem *p) CHECKED;
/* Whether the viewer knows this person here: a member, past or present, or found in this login. */
enum result lid_known(struct dossier *d, int64_t persoon, bool *ret, struct probleem *p) CHECKED;
/* Whether this person may be younger than `age` today, of whom the viewer reads the birth date; of
 * no known date is not. Who is too young neither has gezag nor decides for another. */
enum result lid_too_young(struct dossier *d, int64_t persoon, int age, bool *ret,
                          struct probleem *p) CHECKED;
/* FAILED with a field error when `bronDatum` lies in the future. */
enum result bron_check(const struct dossier *d, const json_t *in, struct probleem *p) CHECKED;
/* Tells whoever has the regie of the households in which these persons (array of ids) are members
 * today, else procesregie; with `elsewhere` only of other households than this. Nobody on the other
 * side of a separation that protects one of them hears of it (R19, R24). */
enum result lid_tell(struct dossier *d, const char *soort, const json_t *personen, bool elsewhere,
                     struct probleem *p) CHECKED;

#endif
