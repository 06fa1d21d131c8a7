/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the log forgets (R31). Of a line about somebody whose data were destroyed the fields and the
 * salt go; volgnr, tijd, commitment and keten stay, so that the chain still runs. What is left says
 * nothing: without the salt a commitment cannot be guessed at.
 *
 * A line "vernietigd" at the end of the log says which lines went: its object is "wissing/HASH",
 * where HASH is BLAKE2b-256 in lower-case hexadecimal over "gezinsplan wissing 1" with its NUL and,
 * for each line in order, volgnr (8 bytes) and commitment. The table logwissing holds the Ed25519
 * signature, by the key of the checkpoints, over "gezinsplan vernietigd 1" with its NUL, the volgnr
 * of that line (8 bytes) and its commitment. So whoever cannot sign cannot wipe unseen, and the
 * signature of one erasure fits no other. Numbers are little-endian.
 *
 * A line that tells of several people, of whom some stay, is replaced: a new line at the end with
 * the same fields but for those who went, and without `reden` (a person typed it).
 */
#ifndef LOGBOEK_WISSING_H
#define LOGBOEK_WISSING_H

#include "logboek/zegel.h"

enum { WISSING_MOST = 500, WISSING_HASH = 32, WISSING_OBJECT_SIZE = 8 + 2 * WISSING_HASH + 1 };

struct wissing_regel {
    int64_t volgnr;
    /* Ids of the persons who stay, as logregel.personen has them; NULL: the line goes as a whole.
     * Borrowed. */
    const char *blijven;
};

/* Erases these lines, in rising order of volgnr, at most WISSING_MOST, inside the writer's
 * transaction; lines that are erased already are passed over. `ret_count` (may be NULL): how many
 * went. `lijst` names what it was for, "vernietigingslijst/0h3k…"; borrowed. */
enum result logboek_wipe(struct db_conn *writer, const unsigned char zaad[ZEGEL_ZAAD],
                         int64_t tijd_ms, const char *lijst, const struct wissing_regel *regels,
                         size_t count, size_t *ret_count, struct probleem *p) CHECKED;

/* ---- for verify.c ---- */

struct wissing_hash {
    unsigned char state[384] __attribute__((aligned(64)));
};
void wissing_hash_init(struct wissing_hash *h);
void wissing_hash_add(struct wissing_hash *h, int64_t volgnr, const unsigned char commitment[32]);
/* The object of the line "vernietigd". */
void wissing_hash_object(struct wissing_hash *h, char ret[WISSING_OBJECT_SIZE]);
/* True when `sleutel` signed that line. */
bool wissing_signed(int64_t volgnr, const unsigned char commitment[32],
                    const unsigned char handtekening[ZEGEL_HANDTEKENING],
                    const unsigned char sleutel[ZEGEL_SLEUTEL]);

#endif
