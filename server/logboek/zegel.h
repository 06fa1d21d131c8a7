/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Checkpoints of the log (R31): a zegel says, signed with Ed25519, that the line `volgnr` was the
 * last one and that the chain stood at `keten`. Whoever rewrites the log without the key cannot
 * make them anew. They stand in the table `zegel` and in a file that is best kept on another
 * machine, so that a tail cut off together with its checkpoints is found too. Lines after the last
 * zegel have only the chain.
 *
 * A line of the file: "zegel 1 VOLGNR TIJD KETEN HANDTEKENING SLEUTEL", numbers decimal (tijd in
 * Unix milliseconds), bytes in lower-case hexadecimal. Signed is the text "gezinsplan zegel 1" with
 * its NUL, volgnr and tijd as 8 bytes little-endian, and keten.
 */
#ifndef LOGBOEK_ZEGEL_H
#define LOGBOEK_ZEGEL_H

#include "db/writer.h"

enum { ZEGEL_ZAAD = 32, ZEGEL_SLEUTEL = 32, ZEGEL_HANDTEKENING = 64 };

struct zegel {
    int64_t volgnr, tijd_ms;
    unsigned char keten[32];
    unsigned char handtekening[ZEGEL_HANDTEKENING];
    unsigned char sleutel[ZEGEL_SLEUTEL]; /* public key */
};

/* The public key that belongs to a seed: what `verify` needs. */
void zegel_public_key(const unsigned char zaad[ZEGEL_ZAAD], unsigned char ret[ZEGEL_SLEUTEL]);
/* True when its own key signed it; whether that key is ours is another question. */
bool zegel_signed(const struct zegel *z);

/* Signs the log as it stands, inside the writer's transaction; ret->volgnr is 0 when there is
 * nothing new to sign. Only after the commit may the zegel be told to anybody: zegel_publish. */
enum result zegel_make(struct db_conn *writer, const unsigned char zaad[ZEGEL_ZAAD],
                       int64_t tijd_ms, struct zegel *ret, struct probleem *p) CHECKED;
/* Adds it to the file (made with mode 0600 when absent), durable when DONE. */
enum result zegel_publish(const struct zegel *z, const char *file, struct probleem *p) CHECKED;

/* Both, by way of the writer; for the wachter and the end of the program, not on the writer thread.
 * FAILED also when the zegel was made but could not be published: then the next one covers it. */
enum result logboek_seal(struct writer *w, const unsigned char zaad[ZEGEL_ZAAD], int64_t tijd_ms,
                         const char *file, struct probleem *p) CHECKED;

enum { ZEGEL_REGEL_SIZE = 400 };
/* The line with its newline; and back, false when it is no zegel. */
void zegel_format(const struct zegel *z, char ret[ZEGEL_REGEL_SIZE]);
bool zegel_parse(const char *line, struct zegel *ret);

#endif
