/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading fields of a BRP person; for persoon.c, lezer_*.c only. Every reader writes a value that
 * fits or "", and tells about what it leaves out.
 */
#ifndef BRP_LEZER_H
#define BRP_LEZER_H

#include "base/naam.h"
#include "brp/persoon.h"

struct lezer {
    brp_opmerking *opmerking;
    void *arg;
};

struct brp_naam {
    char voornamen[BRP_NAAM_SIZE], geslachtsnaam[BRP_NAAM_SIZE];
    char titel[BRP_TEKST_SIZE], voorvoegsel[BRP_TEKST_SIZE];
};

/* Tells, and returns false. */
bool lezer_opmerking(struct lezer *l, const char *veld, const char *reden);
/* object[key] as clean text of at most `max` code points; `out` has room for max * 4 + 1 bytes.
 * Numbers become text. True with "" when it is absent or null; false, and "", when it is something
 * else or too long. `object` may be NULL. */
bool lezer_tekst(struct lezer *l, const json_t *object, const char *key, const char *path,
                 size_t max, char *out);
/* object[key], a BRP date, in our form; "" when absent or wholly unknown; false when no date. */
bool lezer_datum(struct lezer *l, const json_t *object, const char *key, const char *path,
                 char out[DATUM_SIZE]);
/* A GbaNaamBasis; false when a part of it cannot be kept. */
bool lezer_naam(struct lezer *l, const json_t *object, const char *path, struct brp_naam *ret);
/* What a function of naam.h writes, cut at whole characters when there is no more room. */
void lezer_schrijf(void (*write)(const struct naam_delen *n, struct buf *out),
                   const struct naam_delen *n, char *out, size_t size);

void lezer_adres(struct lezer *l, const json_t *json, struct brp_persoon *ret);
void lezer_relaties(struct lezer *l, const json_t *json, struct brp_persoon *ret);
void lezer_gezag(struct lezer *l, const json_t *json, struct brp_persoon *ret);

#endif
