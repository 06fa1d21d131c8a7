/* SPDX-License-Identifier: EUPL-1.2 */
/* What verhuizing.c (until it is sent) and verhuizing_einde.c share. */
#ifndef DOMEIN_VERHUIZING_INTERN_H
#define DOMEIN_VERHUIZING_INTERN_H

#include "domein/verhuizing.h"

/* {id, onderdeel, gemeente, datum, bericht, status, kenmerk, hash, lezing, versie} of a move the
 * viewer sees and may do `right` with; else PROBLEEM_NIET_GEVONDEN, PROBLEEM_GEEN_RECHT. */
enum result verhuizing_get(struct dossier *d, int64_t id, const char *right, json_t **ret,
                           struct probleem *p) CHECKED;
/* The same at the version the client read. */
enum result verhuizing_get_change(struct dossier *d, int64_t id, const char *right, json_t **ret,
                                  struct probleem *p) CHECKED;

#endif
