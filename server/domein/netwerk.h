/* SPDX-License-Identifier: EUPL-1.2 */
/* The family's own words, and the people around it: small items about members (R1: coordination).
 */
#ifndef DOMEIN_NETWERK_H
#define DOMEIN_NETWERK_H

#include "verzoek/dossier.h"

/* What a member said, literally: persoon (id), tekst, datum. */
enum result woord_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                      struct probleem *p) CHECKED;
/* Somebody from the network: naam, relatie, telefoon, personen (ids); from today. */
enum result netwerklid_add(struct dossier *d, const json_t *in, int64_t *ret_id,
                           struct probleem *p) CHECKED;

#endif
