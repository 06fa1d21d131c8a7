/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A stuk: the bytes of one document, sealed, in a file of the folder `stukken` in the data folder
 * (docs/adr/0007-stukken.md). Its name is random and tells nothing; its key is made here, is its
 * own, and is kept by whoever asked for it.
 *
 * A file is written as `<name>.nieuw` and is on disk, whole, before a row may name it
 * (stuk_finish). What becomes of it hangs on that row alone: with it the file loses its `.nieuw`,
 * without it the file goes (stuk_settle; at a start stukken_settle, for what a crash left). A file
 * that has lost its `.nieuw` is never removed by itself.
 *
 * The file: 8 bytes "GEZINSPD", the 24 of the header of a secretstream (XChaCha20-Poly1305), then
 * chunks of 65536 bytes, each 17 longer, of which the last bears FINAL. The first is authenticated
 * with the name: a file under another name, cut off, changed or added to does not open.
 */
#ifndef STUKKEN_STUK_H
#define STUKKEN_STUK_H

#include "base/probleem.h"
#include "base/result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define STUKKEN_FOLDER "stukken"
enum { STUK_NAAM_SIZE = 33, STUK_SLEUTEL = 32, STUK_HASH = 32 };

/* ---- writing ---- */

struct stuk;

/* What is known of it once it is finished. */
struct stuk_feiten {
    char naam[STUK_NAAM_SIZE];
    uint8_t sleutel[STUK_SLEUTEL]; /* the file's own: seal it before it is kept */
    uint8_t hash[STUK_HASH];       /* BLAKE2b of the file */
    uint8_t inhoud[STUK_HASH];     /* BLAKE2b of what was put in: never kept */
    int64_t lengte, bytes;         /* of what was put in; of the file */
};

/* A new empty one; makes the folder when it is not there. FAILED, also from the two below, with
 * PROBLEEM_OPSLAG_VOL when the disk is full. */
enum result stuk_new(const char *gegevens, struct stuk **ret, struct probleem *p) CHECKED;
enum result stuk_add(struct stuk *s, const char *bytes, size_t n, struct probleem *p) CHECKED;
/* Writes the end and waits until file and folder are on disk. */
enum result stuk_finish(struct stuk *s, struct probleem *p) CHECKED;
/* The hash of what was put in so far, as it would stand in the facts. */
void stuk_inhoud(const struct stuk *s, uint8_t ret[STUK_HASH]);
/* The name is there from the begin; the rest after stuk_finish. */
const struct stuk_feiten *stuk_feiten(const struct stuk *s);
/* Frees it. The file stays (`kept`), under its own name, or goes. NULL is fine. */
void stuk_settle(struct stuk *s, bool kept);
/* Frees it and leaves the file for the next start: whether there is a row is not known. */
void stuk_leave(struct stuk *s);

/* ---- reading ---- */

struct stuk_lezer;

/* Opens it and unseals its begin. FAILED (PROBLEEM_INTERN) when it is not there, is damaged or has
 * another key: nothing of it has then been given. */
enum result stuk_open(const char *gegevens, const char *naam, const uint8_t sleutel[STUK_SLEUTEL],
                      struct stuk_lezer **ret, struct probleem *p) CHECKED;
/* Up to n bytes; 0 at the end, -1 when it turns out to be damaged. */
ssize_t stuk_read(struct stuk_lezer *l, char *out, size_t n);
void stuk_close(struct stuk_lezer *l); /* NULL is fine */

/* ---- the folder ---- */

/* Opens the file as it lies there, sealed, for reading; -1 with errno. */
int stuk_file(const char *folder, const char *naam);
/* The hash and length of a sealed file, read to its end from its begin. */
enum result stuk_hash(int fd, uint8_t ret_hash[STUK_HASH], int64_t *ret_bytes) CHECKED;
/* Whether a file name is that of a stuk, with or without `.nieuw`; fills `naam`. */
bool stuk_is_name(const char *file, char naam[STUK_NAAM_SIZE], bool *ret_nieuw);
/* At a start: every `.nieuw` file is kept or removed, by whether `known` has its name. FAILED when
 * it cannot say; no folder is no files. */
enum result stukken_settle(const char *gegevens,
                           enum result (*known)(void *arg, const char *naam, bool *ret_known,
                                                struct probleem *p),
                           void *arg, struct probleem *p) CHECKED;

#endif
