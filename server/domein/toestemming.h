/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Consent (R8-R15). A toestemming says who may read what about whom, from which sources, what for
 * and until when, in the words that were said aloud; what was said never changes. Who must say yes
 * is worked out by the views on the day of use (R10); a consent is in force as long as they all do.
 *
 * Recording (`toestemming_add`) and answering (verklaring.h) are for whoever is involved and had
 * the talk (R5). A needed giver's "nee" or withdrawal ends a consent for good in that transaction,
 * and so does the end of the receiver's involvement by act (R14). What time closes (a period, a
 * birthday, gezag that changes) the views read from the rows: nothing has to be done for it.
 *
 * What is asked (`in`, the fields of resources/toestemmingen.c):
 *     persoon              whom it is about: a member the viewer sees
 *     soort[]              avg, beroepsgeheim, hulp: a record for each, chosen on purpose (R9)
 *     bronnen[]            onderdelen that may tell; own, seen involved, or of what the viewer sees
 *     ontvangerOnderdeel, ontvangerGebruiker  or  ontvangerPersoon: who may know. An onderdeel (or
 *                          one professional in it) is involved or invited, with this doel
 *     categorieen[], items[]  what; at least one of the two
 *     doel, doelZin        what for: the code, and the sentence that is said aloud
 *     van, tot             period; at most instelling.toestemming_maanden
 *     wijze, taal, tolk    how it was said
 *     kindAlleen, kindAlleenReden  R10: the recorded exception for a child of 12 to 15
 *     zonderPlek           R19: the text names no place that has to stay secret
 *     verklaringen[]       the answers given in the same talk (verklaring.h)
 */
#ifndef DOMEIN_TOESTEMMING_H
#define DOMEIN_TOESTEMMING_H

#include "verzoek/dossier.h"

/* Records one consent for each soort, with the answers given in the same talk. `ret` gets
 * "toestemmingen": [{id, soort, stand}]; *ret_id is the first. Field errors name the rule. */
enum result toestemming_add(struct dossier *d, const json_t *in, json_t *ret, int64_t *ret_id,
                            struct probleem *p) CHECKED;

/* R9: the viewer's onderdeel, a source with beroepsgeheim, confirms that the secret is lifted. Of a
 * consent the viewer sees; twice is once. */
enum result toestemming_confirm(struct dossier *d, int64_t toestemming, struct probleem *p) CHECKED;

/* R14: `gebruiker` stopped being involved for `onderdeel` by an act (not by its date, not by a
 * suspension). Call it in the same transaction, after the row of the involvement (betrokkenheid,
 * regie, waarneming, aanmelding) was changed. Ends for good every consent of this household whose
 * receiver is that onderdeel, or that professional in it, when none of the receiver's involvement
 * runs on tomorrow; so it can be called for any end. */
enum result toestemming_receiver_stopped(struct dossier *d, int64_t onderdeel, int64_t gebruiker,
                                         struct probleem *p) CHECKED;

/* ---- for verklaring.c ---- */

/* {id, soort, plek, stand, onderdeel, gebruiker} of a consent the viewer sees;
 * PROBLEEM_NIET_GEVONDEN. It is noted for the log line, and named in it. */
enum result toestemming_get(struct dossier *d, int64_t toestemming, json_t **ret,
                            struct probleem *p) CHECKED;
/* After its last verklaring: sets volledig_op as it is now (R13), and tells the receiver when it
 * came into force. */
enum result toestemming_complete(struct dossier *d, int64_t toestemming,
                                 struct probleem *p) CHECKED;
/* Ends it for good and tells the receiver (R14). `soort` as in the table. */
enum result toestemming_end(struct dossier *d, int64_t toestemming, const char *soort,
                            struct probleem *p) CHECKED;

#endif
