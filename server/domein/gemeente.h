/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Other municipalities, as installations (docs/adr/0015-verhuizing.md): our own public keys,
 * theirs, and what comes from them. A municipality is an organisation of that kind with an
 * onderdeel here; its keys are recorded by a beheerder who compared the fingerprint with the
 * beheerder over there, by telephone.
 */
#ifndef DOMEIN_GEMEENTE_H
#define DOMEIN_GEMEENTE_H

#include "stukken/bundel.h"
#include "verzoek/dossier.h"

/* onderdeel, sleutel (the text of bundel_openbaar_text), vingerafdruk (as it was heard),
 * gehoordVan. What was there ends. */
enum result gemeente_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                         struct probleem *p) CHECKED;
/* Nothing goes to it or comes from it any more by this key. */
enum result gemeente_end(struct verzoek *v, int64_t id, struct probleem *p) CHECKED;

/* ---- for verhuizing and vestiging, on the writer ---- */

/* Our own pairs: bundel_paar_clear afterwards. */
void gemeente_paar(const struct verzoek *v, struct bundel_paar *ret);
/* The public keys of an onderdeel; PROBLEEM_CONFLICT when there are none. */
enum result gemeente_openbaar(struct verzoek *v, int64_t onderdeel, struct bundel_openbaar *ret,
                              struct probleem *p) CHECKED;
/* Makes the file; `bijlagen` may be NULL. PROBLEEM_CONFLICT when it is too large. *ret is the
 * caller's (free). */
enum result gemeente_make(struct verzoek *v, int64_t onderdeel, enum bundel_soort soort,
                          json_t *inhoud, const struct buf *bijlagen, struct buf *ret,
                          struct probleem *p) CHECKED;
/* The file that was uploaded: from a known municipality, for us, whole. Else a field error on
 * `bestand` that says why. With `van` not 0: from that onderdeel only. `bijlagen` may be NULL. */
enum result gemeente_open(struct verzoek *v, enum bundel_soort soort, const char *bytes, size_t n,
                          int64_t van, int64_t *ret_onderdeel, json_t **ret, struct buf *bijlagen,
                          struct probleem *p) CHECKED;

/* A blob of a row, as it lies there: the first column of `sql`, with the row's marks after it
 * (dossier.h), which `noot` hears. *ret is the caller's (free); NULL when there is none. */
enum result gemeente_blob(struct verzoek *v, struct noot *noot, const char *sql, int64_t id,
                          char **ret, size_t *ret_n, struct probleem *p) CHECKED;
/* The hash of a file as hexadecimal digits. */
void gemeente_hash(const char *bytes, size_t n, char ret[2 * BUNDEL_HASH + 1]);

#endif
