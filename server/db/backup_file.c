/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/backup_file.h"

#include "base/cleanup.h"
#include "db/durable.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

enum {
    VERSION = 1,
    CHUNK = 65536,
    SEALED_CHUNK = CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES,
    MARK_AT = 24,
    MARK_BYTES = 8,
    STREAM_AT = 32, /* what stands before it is authenticated with the first chunk */
    HEADER_BYTES = STREAM_AT + crypto_secretstream_xchacha20poly1305_HEADERBYTES,
};

_Static_assert(BACKUP_SLEUTEL == crypto_secretstream_xchacha20poly1305_KEYBYTES, "a key");

static const char MAGIC[8] = {'G', 'E', 'Z', 'I', 'N', 'S', 'P', 'B'};

typedef crypto_secretstream_xchacha20poly1305_state stream_state;

static void put_number(unsigned char *at, int bytes, uint64_t number)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t get_number(const unsigned char *at, int bytes)
{
    uint64_t number = 0;
    for (int i = bytes; i-- > 0;)
        number = number << 8 | at[i];
    return number;
}

static void key_mark(const unsigned char sleutel[BACKUP_SLEUTEL], unsigned char ret[MARK_BYTES])
{
    static const unsigned char purpose[] = "gezinsplan backup";
    unsigned char bytes[BACKUP_SLEUTEL + sizeof purpose], hash[32];
    memcpy(bytes, sleutel, BACKUP_SLEUTEL);
    memcpy(bytes + BACKUP_SLEUTEL, purpose, sizeof purpose);
    (void)crypto_generichash(hash, sizeof hash, bytes, sizeof bytes, NULL, 0);
    memcpy(ret, hash, MARK_BYTES);
    sodium_memzero(bytes, sizeof bytes);
}

static bool going_on(const struct backup_job *job, enum backup_stage stage, int64_t done,
                     int64_t total)
{
    return !job->progress || job->progress(job->arg, stage, done, total);
}

/* ---- sealing ---- */

struct pass {
    const struct backup_job *job;
    int from, to;
    stream_state stream;
    unsigned char header[HEADER_BYTES];
    unsigned char plain[CHUNK], sealed[SEALED_CHUNK];
    int64_t total; /* bytes of `from` */
};

static enum result pass_new(const struct backup_job *job, int from, int to, struct pass **ret,
                            struct probleem *p)
{
    struct stat st;
    struct pass *pass = sodium_init() < 0 ? NULL : calloc(1, sizeof *pass);
    if (!pass)
        return probleem_intern(p, "no memory for %s", job->file);
    pass->job = job;
    pass->from = from;
    pass->to = to;
    if (fstat(from, &st) != 0) {
        free(pass);
        return probleem_intern(p, "cannot read %s: %s", job->file, strerror(errno));
    }
    pass->total = st.st_size;
    *ret = pass;
    return DONE;
}

static void pass_free(struct pass **pass)
{
    if (*pass)
        sodium_memzero(*pass, sizeof **pass);
    free(*pass);
}

static enum result header_write(struct pass *s, struct probleem *p)
{
    memcpy(s->header, MAGIC, sizeof MAGIC);
    put_number(s->header + 8, 4, VERSION);
    put_number(s->header + 12, 4, CHUNK);
    put_number(s->header + 16, 8, (uint64_t)s->job->nu);
    key_mark(s->job->sleutel, s->header + MARK_AT);
    (void)crypto_secretstream_xchacha20poly1305_init_push(&s->stream, s->header + STREAM_AT,
                                                          s->job->sleutel);
    if (!write_full(s->to, s->header, sizeof s->header))
        return probleem_intern(p, "cannot write %s: %s", s->job->file, strerror(errno));
    return DONE;
}

/* The n bytes of s->plain. */
static enum result chunk_write(struct pass *s, size_t n, bool first, bool last, struct probleem *p)
{
    (void)crypto_secretstream_xchacha20poly1305_push(
        &s->stream, s->sealed, NULL, s->plain, n, first ? s->header : NULL, first ? STREAM_AT : 0,
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    if (!write_full(s->to, s->sealed, n + crypto_secretstream_xchacha20poly1305_ABYTES))
        return probleem_intern(p, "cannot write %s: %s", s->job->file, strerror(errno));
    return DONE;
}

enum result backup_seal(const struct backup_job *job, int from, int to, struct probleem *p)
{
    CLEANUP(pass_free) struct pass *s = NULL;
    if (pass_new(job, from, to, &s, p) != DONE || header_write(s, p) != DONE)
        return FAILED;
    for (int64_t done = 0; done == 0 || done < s->total;) {
        size_t n = s->total - done < CHUNK ? (size_t)(s->total - done) : CHUNK;
        if (read_full(from, s->plain, n) != (ssize_t)n)
            return probleem_intern(p, "cannot read the copy of %s", job->database);
        if (chunk_write(s, n, done == 0, done + (int64_t)n == s->total, p) != DONE)
            return FAILED;
        done += (int64_t)n;
        if (!going_on(job, BACKUP_SEAL, done, s->total))
            return probleem_intern(p, "stopped");
        if (n == 0)
            break;
    }
    return DONE;
}

/* ---- unsealing ---- */

static enum result header_read(struct pass *s, struct probleem *p)
{
    unsigned char mark[MARK_BYTES];
    const char *file = s->job->file;
    ssize_t n = read_full(s->from, s->header, sizeof s->header);
    if (n < 0)
        return probleem_intern(p, "cannot read %s: %s", file, strerror(errno));
    if (n < (ssize_t)sizeof MAGIC || memcmp(s->header, MAGIC, sizeof MAGIC) != 0)
        return probleem_intern(p, "%s is no backup of Gezinsplan", file);
    if (n < (ssize_t)sizeof s->header)
        return probleem_intern(p, "%s is cut off", file);
    if (get_number(s->header + 8, 4) != VERSION)
        return probleem_intern(p, "%s has format %" PRIu64 ", made by a newer program", file,
                               get_number(s->header + 8, 4));
    if (get_number(s->header + 12, 4) != CHUNK)
        return probleem_intern(p, "%s is damaged or was changed, at its begin", file);
    key_mark(s->job->sleutel, mark);
    if (memcmp(mark, s->header + MARK_AT, MARK_BYTES) != 0)
        return probleem_intern(p, "%s was sealed with another key", file);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&s->stream, s->header + STREAM_AT,
                                                        s->job->sleutel) != 0)
        return probleem_intern(p, "%s is damaged or was changed, at its begin", file);
    return DONE;
}

/* One chunk of n sealed bytes, the first at `at`; *ret_last: it was the one that ends the file. */
static enum result chunk_read(struct pass *s, size_t n, int64_t at, bool *ret_last,
                              struct probleem *p)
{
    unsigned long long length = 0;
    unsigned char tag = 0;
    bool first = at == HEADER_BYTES;
    if (n < crypto_secretstream_xchacha20poly1305_ABYTES)
        return probleem_intern(p, "%s is cut off after %" PRId64 " bytes", s->job->file, at);
    if (crypto_secretstream_xchacha20poly1305_pull(&s->stream, s->plain, &length, &tag, s->sealed,
                                                   n, first ? s->header : NULL,
                                                   first ? STREAM_AT : 0) != 0)
        return probleem_intern(p, "%s is damaged, cut off or was changed, after %" PRId64 " bytes",
                               s->job->file, at);
    *ret_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (!write_full(s->to, s->plain, (size_t)length))
        return probleem_intern(p, "cannot write what was in %s: %s", s->job->file, strerror(errno));
    return DONE;
}

enum result backup_unseal(const struct backup_job *job, int from, int to, struct probleem *p)
{
    CLEANUP(pass_free) struct pass *s = NULL;
    if (pass_new(job, from, to, &s, p) != DONE || header_read(s, p) != DONE)
        return FAILED;
    int64_t at = HEADER_BYTES;
    for (bool last = false;;) {
        ssize_t n = read_full(from, s->sealed, sizeof s->sealed);
        if (n < 0)
            return probleem_intern(p, "cannot read %s: %s", job->file, strerror(errno));
        if (last && n == 0)
            return DONE;
        if (last)
            return probleem_intern(p, "%s goes on after its end", job->file);
        if (chunk_read(s, (size_t)n, at, &last, p) != DONE)
            return FAILED;
        at += n;
        if (!going_on(job, BACKUP_UNSEAL, at, s->total))
            return probleem_intern(p, "stopped");
    }
}
