/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Items (R2): everything with dossier content names its household, the persons it is about, one
 * category, its source and its author. The kinds have tables of their own with the same id.
 */
#ifndef DOMEIN_ITEM_H
#define DOMEIN_ITEM_H

#include "verzoek/dossier.h"

enum { ITEM_PERSONEN_MAX = 30 };

struct item_nieuw {
    int64_t id;            /* 0: a new one; else made by the caller, whose own row stands already */
    const char *soort;     /* "doel", "notitie" … (table item) */
    const char *categorie; /* code of table categorie */
    const char *aard;      /* "coordinatie" or "inhoud" (R1) */
    int64_t bij;            /* the item it hangs on, which is seen by the viewer; 0 for none */
    const json_t *personen; /* array of ids as numbers, as VELD_IDS gives them; at least one */
    bool plek;              /* reveals where somebody is (R18) */
    int64_t bron; /* source: an onderdeel of another municipality it came from; 0: the viewer's */
};

/*
 * Inserts item and item_persoon, in a write handler, before the kind's own row. Source: the
 * viewer's onderdeel; author: the viewer; `door_regie` from the viewer's capacity. Every person
 * must be a member of the household, past or present, that the viewer may see (R19); else, and when
 * there is none, a field error on `personen`; `bij` the viewer does not see: one on `bij`. Also sets verzoek_object. Does not check R5: `mag`
 * does.
 */
enum result item_new(struct dossier *d, struct probleem *p, const struct item_nieuw *item,
                     int64_t *ret_id) CHECKED;
/* Sends an item to an account or an onderdeel (G6), from today until `tot` (NULL: until it is ended
 * with item_unaddress). One of the two is 0. */
enum result item_address(struct dossier *d, struct probleem *p, int64_t item, int64_t gebruiker,
                         int64_t onderdeel, const char *tot) CHECKED;
/* From tomorrow on it is not theirs any more; with `now` from this moment. */
enum result item_unaddress(struct dossier *d, struct probleem *p, int64_t item, int64_t gebruiker,
                           bool now) CHECKED;

#endif
