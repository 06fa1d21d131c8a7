/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An aanmelding by any professional, before there is a household (R5). No wrong door: whoever takes
 * it owns it until somebody of the onderdeel that is asked accepts it; a refusal has a reason and
 * leaves it where it was. It waits visibly, until `uiterlijk`; after that the wachter tells. It
 * ends as a household that the owner opened or found (never doubled: domein/huishouden.h), or with
 * a reason.
 */
#ifndef DOMEIN_INSTROOM_H
#define DOMEIN_INSTROOM_H

#include "verzoek/verzoek.h"

/* wie, melder, over, vraag, weetHet, weetNietReden, veiligheid, veiligheidWat, personen (found in
 * this login). Acute danger: something must happen today. */
enum result instroom_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* The owner asks an onderdeel to take it over; asking another one withdraws the first question. */
enum result instroom_offer(struct verzoek *v, int64_t id, int64_t onderdeel, const char *reden,
                           struct probleem *p) CHECKED;
/* "aanvaard", "geweigerd" (with a reason): by the onderdeel that was asked. "overgenomen": by a
 * colleague of the owner. */
enum result instroom_answer(struct verzoek *v, int64_t id, const char *antwoord, const char *reden,
                            struct probleem *p) CHECKED;
/* The owner: it is done, with a reason. */
enum result instroom_end(struct verzoek *v, int64_t id, const char *reden,
                         struct probleem *p) CHECKED;
/* The owner: it became this household, of which they have the regie or own the intake. */
enum result instroom_huishouden(struct verzoek *v, int64_t id, int64_t huishouden,
                                struct probleem *p) CHECKED;

#endif
