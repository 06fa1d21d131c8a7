/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A double click or a retry makes one record. The key comes from the form (`_sleutel`) or the
 * header Idempotency-Key; it holds for one account, method and path, for a day. The record is
 * written in the same transaction as the change, so both are there or neither is. It keeps ids, not
 * text (R24): status, location, and the small answer.
 */
#ifndef VERZOEK_IDEMPOTENTIE_H
#define VERZOEK_IDEMPOTENTIE_H

#include "app.h"

#include <jansson.h>

enum {
    IDEMPOTENTIE_SLEUTEL_MAX = 200, /* bytes of a key */
    IDEMPOTENTIE_HASH_BYTES = 32,
};

struct idempotentie {
    bool gevraagd; /* a key was sent */
    uint8_t sleutel[IDEMPOTENTIE_HASH_BYTES], verzoek[IDEMPOTENTIE_HASH_BYTES];
    bool eerder; /* the same request was answered before; then: */
    int status;
    char locatie[300], gedaan[64];
};

/* Prepares the hashes; `raw` is the body without what differs between two clicks (`_csrf`). Without
 * a key nothing is asked for. FAILED with ONLEESBAAR for a key that is too long. */
enum result idempotentie_init(struct idempotentie *h, const struct app *app, const char *key,
                              enum http_method method, const char *path, const json_t *raw,
                              struct probleem *p) CHECKED;
/* On the writer, before the handler: was it answered before? Then `ret` becomes that answer. FAILED
 * with CONFLICT when the key was used for something else. */
enum result idempotentie_find(struct idempotentie *h, struct db_conn *writer, int64_t gebruiker,
                              int64_t nu, json_t *ret, struct probleem *p) CHECKED;
/* On the writer, after it. Also removes some of what is more than a day old. */
enum result idempotentie_keep(const struct idempotentie *h, struct db_conn *writer,
                              int64_t gebruiker, int64_t nu, int status, const char *locatie,
                              const char *gedaan, const json_t *ret, struct probleem *p) CHECKED;

#endif
