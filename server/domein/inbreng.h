/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Inbreng: what somebody brings into the talk (samenspraak) about a household, or about one goal,
 * action or other item of it. An item as a note is: about persons, in one category, seen by the
 * rules (G1-G7); hung on another item it is seen only with that one. So nobody needs e-mail or a
 * chat application for it.
 *
 * Whoever can read it gets a message in "mijn werk": one a household, that grows while it is
 * unread. Whoever it names (@Sanne) gets one of their own. Neither says what was said, and nobody
 * is told of what they cannot read (R24).
 */
#ifndef DOMEIN_INBRENG_H
#define DOMEIN_INBRENG_H

#include "verzoek/dossier.h"

/* tekst, categorie, personen, plek, alleenGekozen as of a note (notitie.h); bij: the item it hangs
 * on, 0 for none; noemen: accounts to be told by name, beside those the text names with @ and a
 * first name, or a whole name. Named can be who can read it and whose involvement the viewer sees;
 * anybody else is a field error on `tekst` or `noemen`, the same for who does not exist. */
enum result inbreng_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                        struct probleem *p) CHECKED;
/* tekst, reden: by the author; the old text is kept, and whom the new one names is told. */
enum result inbreng_correct(struct dossier *d, int64_t inbreng, const json_t *in,
                            int64_t *ret_versie, struct probleem *p) CHECKED;
/* By the author: it stands in no list any more, and stays until retention ends it. */
enum result inbreng_withdraw(struct dossier *d, int64_t inbreng, const char *reden,
                             struct probleem *p) CHECKED;

#endif
