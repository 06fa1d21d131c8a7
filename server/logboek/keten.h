/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The chain's arithmetic, shared by the files of server/logboek only. What is hashed may never
 * change: old lines could not be verified any more. Another form gets another prefix.
 *
 * Canonical form of a line: the text "gezinsplan logregel 1" with its NUL, then the fields from
 * `gebeurtenis` to `verzoek` in the order of the table, each as a length of 4 bytes followed by
 * that many bytes: text as it is, a number as 8 bytes, NULL as the length 0xffffffff and nothing.
 * All numbers little-endian. The first line follows a keten of 32 zero bytes.
 */
#ifndef LOGBOEK_KETEN_H
#define LOGBOEK_KETEN_H

#include "logboek/logboek.h"

#include <sodium.h>

enum {
    KETEN_BYTES = 32,
    SALT_BYTES = 16,
    LOGVELDEN = 16, /* gebeurtenis … verzoek */
};

struct logveld {
    enum { VELD_NULL, VELD_TEKST, VELD_GETAL } soort;
    const void *tekst; /* borrowed; may be NULL when lengte is 0 */
    size_t lengte;
    int64_t getal;
};

/* The fields of a line in their order; they borrow its texts. 0 and empty texts are NULL. */
void logregel_fields(const struct logregel *regel, struct logveld ret[LOGVELDEN]);
void keten_commitment(const unsigned char salt[SALT_BYTES], const struct logveld velden[LOGVELDEN],
                      unsigned char ret[KETEN_BYTES]);
/* `keten` is that of the line before, and becomes that of this line. */
void keten_next(unsigned char keten[KETEN_BYTES], int64_t volgnr, int64_t tijd_ms,
                const unsigned char commitment[KETEN_BYTES]);
void little_endian(uint64_t number, unsigned char ret[8]);

/* Where the chain stands; volgnr 0 and zeros when there is no line. */
enum result keten_head(struct db_conn *c, int64_t *ret_volgnr, unsigned char ret_keten[KETEN_BYTES],
                       struct probleem *p) CHECKED;
/* A blob of exactly `n` bytes, or false. */
bool column_bytes(struct db_stmt *s, int column, unsigned char *ret, size_t n) CHECKED;

#endif
