/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An action: one owner (a professional who is involved, a member of the family, or somebody from
 * its network), a due date, and a status that says who changed it. R5: regie adds for anyone,
 * whoever is involved for themselves; for another professional it is asked (`open`) until they
 * accept.
 *
 *     open ─► aanvaard ─► bezig ─► gereed        geweigerd (with a reason) and vervallen end it
 *
 * It is handed over by asking (R5): until the other says yes it stays with its owner. What is late
 * climbs (wachter/klim.c).
 */
#ifndef DOMEIN_ACTIE_H
#define DOMEIN_ACTIE_H

#include "verzoek/dossier.h"

/* titel, vervaldatum, and exactly one of gebruiker, persoon, netwerk (ids); personen (default: the
 * goal's). */
enum result actie_add(struct dossier *d, int64_t doel, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* May `from` become `to`? It may stay as it is. */
bool actie_stap(const char *from, const char *to);
/* status, vervaldatum, reden; titel by regie. A refusal, a lapse or another date needs a reason;
 * only what runs (again) gets another date. */
enum result actie_change(struct dossier *d, int64_t actie, const json_t *in, int64_t *ret_versie,
                         struct probleem *p) CHECKED;

/* reden, and one of gebruiker, persoon, netwerk. Another professional is asked; the family, the
 * network and the viewer themselves have it at once, by regie alone. A refused action can be handed
 * on too. PROBLEEM_CONFLICT while somebody is asked. */
enum result actie_overdragen(struct dossier *d, int64_t actie, const json_t *in,
                             struct probleem *p) CHECKED;
/* status: aanvaard or geweigerd (with `antwoord`) by who is asked; ingetrokken by who asked, the
 * owner or regie. */
enum result actie_overdracht_antwoord(struct dossier *d, int64_t actie, const json_t *in,
                                      struct probleem *p) CHECKED;

#endif
