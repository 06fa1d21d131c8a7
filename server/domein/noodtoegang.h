/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Noodtoegang (R17, G5): a written reason, one household, four hours at most, for roles the
 * municipality allows. The regie and every privacy officer hear of it at once; a privacy officer
 * reviews it, and is asked again until that is done. It is for reading: it gives no capacity (R5).
 *
 * One at a time for each person and household: opening again while one runs gives the same record.
 * Times are Unix seconds; `tot_op` is the first second without sight. Runs on the writer.
 */
#ifndef DOMEIN_NOODTOEGANG_H
#define DOMEIN_NOODTOEGANG_H

#include "verzoek/dossier.h"

/* PROBLEEM_GEEN_RECHT, naming R17, for a role that may not. */
enum result noodtoegang_mag(struct verzoek *v, struct probleem *p) CHECKED;

/* The declared search: reason and person, limited per day; answers as R22 does (domein/bekend.h).
 */
enum result noodtoegang_zoek(struct verzoek *v, const json_t *in, json_t *ret,
                             struct probleem *p) CHECKED;

/* Opens the household of a person somebody names by BSN, or surname and birth date. That person is
 * in danger, and with gevaar = "gezin" every member the viewer then sees. *ret_id 0: nobody found;
 * that is no failure, so that the attempt is counted and logged. It opens hidden households too
 * (R22): whoever learns of one that way is known, told of and reviewed. Not across a separation
 * that names the viewer's own account or person: for them it does not exist. */
enum result noodtoegang_open_person(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                    int64_t *ret_huishouden, struct probleem *p) CHECKED;
/* The same from within a household whose card the viewer sees; `personen` (ids) of it in danger. */
enum result noodtoegang_open_here(struct dossier *d, const json_t *in, int64_t *ret_id,
                                  struct probleem *p) CHECKED;
/* One's own, before its time. PROBLEEM_NIET_GEVONDEN when it is not the viewer's; PROBLEEM_CONFLICT
 * when it has ended. */
enum result noodtoegang_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* The answer to what the privacy officer asks. */
enum result noodtoegang_reply(struct verzoek *v, int64_t id, const char *antwoord,
                              struct probleem *p) CHECKED;

/* A privacy officer: uitkomst "terecht", "niet_terecht" or "vraag", with words. After "vraag" it
 * stays in the queue. */
enum result noodtoegang_review(struct verzoek *v, int64_t id, const char *uitkomst,
                               const char *tekst, int64_t *ret_versie, struct probleem *p) CHECKED;

/* ---- which roles may: beheer ---- */

enum result noodtoegang_rol_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                                struct probleem *p) CHECKED;
/* Ends at once: what runs by it is closed from the next request. */
enum result noodtoegang_rol_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;
/* How long one lasts, in hours (1-4). */
enum result noodtoegang_uren_set(struct verzoek *v, int64_t uren, struct probleem *p) CHECKED;

/* The onderdeel that calls back (R22); 0: the procesregisseurs do. */
enum result dienst_set(struct verzoek *v, int64_t onderdeel, struct probleem *p) CHECKED;

#endif
