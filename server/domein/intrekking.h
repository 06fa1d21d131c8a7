/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Withdrawal (R5, R14): as easy as giving. Anybody involved records it on the giver's word: of one
 * consent they see, of everything the giver gave in this household, or of all of it towards one
 * receiver. Effective at once, and for good. What was ended beside the consent the recorder sees is
 * not told to them: the answer is the same, whatever it ended.
 *
 * Fields:
 *     gever         who withdraws: the id of a person or an onderdeel
 *     namens        who said so for an organisation (R11)
 *     wijze, datum  how and when they said so; default: spoken, today
 * and for a household, one of:
 *     alles         everything this giver gave
 *     ontvanger     everything towards this onderdeel or person
 */
#ifndef DOMEIN_INTREKKING_H
#define DOMEIN_INTREKKING_H

#include "verzoek/dossier.h"

/* One consent that the viewer sees. Who cannot withdraw it is refused with who can (R10). */
enum result toestemming_withdraw(struct dossier *d, int64_t toestemming, const json_t *in,
                                 struct probleem *p) CHECKED;
/* All, or all towards a receiver. The giver is somebody the viewer knows of here: a member, a
 * holder of gezag, or a giver of a consent they see. */
enum result toestemming_withdraw_all(struct dossier *d, const json_t *in,
                                     struct probleem *p) CHECKED;

#endif
