/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of uittreksel share. Nobody else includes this.
 *
 *   uittreksel.c         beginning one, and looking over its pieces
 *   uittreksel_stukken.c the pieces, with the eyes of who will read them
 *   uittreksel_geef.c    giving it, or not
 */
#ifndef DOMEIN_UITTREKSEL_INTERN_H
#define DOMEIN_UITTREKSEL_INTERN_H

#include "domein/uittreksel.h"

/* One to work on: the maker's own, not given yet, and still their right to make. */
enum result uittreksel_concept(struct dossier *d, int64_t id, json_t **ret,
                               struct probleem *p) CHECKED;
/* The row with this id, borrowed; NULL when there is none. */
const json_t *uittreksel_vind(const json_t *rows, int64_t id);

#endif
