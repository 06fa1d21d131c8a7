/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Somebody keeps in touch with a household: nazorg and waakvlam after a plan closed, bemoeizorg
 * while nobody asks for help. One at a time, by one account (the contact), to whom the item is
 * addressed (G6): after a closing the contact sees nothing else of the household.
 *
 * While it runs there is always a next day (a CHECK). Nazorg goes by the table nazorgmoment and
 * ends after the last; waakvlam goes on each waakvlam_weken until the contact ends it; when nobody
 * was reached it is tried again within contact_opnieuw_dagen, and bemoeizorg is never longer apart
 * than bemoeizorg_dagen. The wachter tells what is due or late (wachter/volgcontact.c).
 */
#ifndef DOMEIN_VOLGCONTACT_H
#define DOMEIN_VOLGCONTACT_H

#include "verzoek/dossier.h"

/* Who may be it: [{waarde, naam}], the viewer's own onderdeel, wijkteams, and whose involvement the
 * viewer sees. New reference. */
enum result volgcontact_candidates(struct dossier *d, json_t **ret, struct probleem *p) CHECKED;
/* A field error on `veld` when the account is none of those. */
enum result volgcontact_candidate_check(struct dossier *d, const char *veld, int64_t gebruiker,
                                        struct probleem *p) CHECKED;

/* Bemoeizorg: contact, afspraak, volgende. By regie (R5). */
enum result volgcontact_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                            struct probleem *p) CHECKED;
/* For afsluiting_close, in its transaction and before the regie ends: vorm "nazorg" or "waakvlam",
 * begins today. Whoever was in touch until now stops (end), the contact hears of it. */
enum result volgcontact_start(struct dossier *d, int64_t afsluiting, const char *vorm,
                              int64_t contact, const char *afspraak, const json_t *personen,
                              int64_t *ret_id, struct probleem *p) CHECKED;
/* Ends what runs, without a right of its own; none is fine. soort: "gesloten". */
enum result volgcontact_end_running(struct dossier *d, const char *soort, const char *reden,
                                    struct probleem *p) CHECKED;

/* It was tried: datum, wijze, uitkomst, verslag, volgende. *ret_volgende is "" when that was the
 * last. */
enum result volgcontact_moment(struct dossier *d, int64_t id, const json_t *in,
                               char ret_volgende[DATUM_SIZE], struct probleem *p) CHECKED;
/* contact (who hears of it; from now on theirs), afspraak, volgende; versie_check. */
enum result volgcontact_change(struct dossier *d, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p) CHECKED;
/* It need not be any more; versie_check. */
enum result volgcontact_end(struct dossier *d, int64_t id, const char *reden,
                            struct probleem *p) CHECKED;
/* It goes worse: the plan is open again, with all that stood in it, and with a vacancy, of which
 * procesregie hears; versie_check. */
enum result volgcontact_reopen(struct dossier *d, int64_t id, const char *reden,
                               struct probleem *p) CHECKED;

#endif
