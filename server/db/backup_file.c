/* SPDX-License-Identifier: EUPL-1.2 */
#include "db/backup_file.h"

#include "base/cleanup.h"
#include "base/durable.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

enum {
    DATABASE_ALONE = 1,
    WITH_STUKKEN = 2,
    CHUNK = 65536,
    SEALED_CHUNK = CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES,
    MARK_AT = 24,
    MARK_BYTES = 8,
    LENGTH_AT = 32, /* WITH_STUKKEN only */
    STREAM_BYTES = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    HEADER_BYTES = 40 + STREAM_BYTES,      /* at most */
    RECORD_BYTES = STUK_NAAM_SIZE - 1 + 8, /* before the bytes of a document */
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

/* ---- one way or the other ---- */

struct pass {
    const struct backup_job *job;
    struct stukken *stukken;
    int from, to;
    stream_state stream;
    unsigned char header[HEADER_BYTES];
    size_t
        stream_at; /* in the header: what stands before it is authenticated with the first chunk */
    bool first;
    size_t filled; /* of plain, when sealing */
    unsigned char plain[CHUNK], sealed[SEALED_CHUNK];
    int64_t done, total;
    /* unsealing: what comes next */
    int64_t database_left; /* bytes; -1: to the end */
    int64_t stuk_left;     /* -1: none has begun */
    size_t record_filled;
    unsigned char record[RECORD_BYTES];
};

static enum result pass_new(const struct backup_job *job, int from, int to, struct stukken *stukken,
                            struct pass **ret, struct probleem *p)
{
    struct stat st;
    struct pass *pass = sodium_init() < 0 ? NULL : calloc(1, sizeof *pass);
    if (!pass)
        return probleem_intern(p, "no memory for %s", job->file);
    pass->job = job;
    pass->stukken = stukken;
    pass->from = from;
    pass->to = to;
    pass->first = true;
    pass->stuk_left = -1;
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

/* ---- sealing ---- */

static enum result header_write(struct pass *s, int64_t database, struct probleem *p)
{
    int version = stukken_listed(s->stukken) ? WITH_STUKKEN : DATABASE_ALONE;
    s->stream_at = version == WITH_STUKKEN ? LENGTH_AT + 8 : LENGTH_AT;
    memcpy(s->header, MAGIC, sizeof MAGIC);
    put_number(s->header + 8, 4, (uint64_t)version);
    put_number(s->header + 12, 4, CHUNK);
    put_number(s->header + 16, 8, (uint64_t)s->job->nu);
    key_mark(s->job->sleutel, s->header + MARK_AT);
    if (version == WITH_STUKKEN)
        put_number(s->header + LENGTH_AT, 8, (uint64_t)database);
    (void)crypto_secretstream_xchacha20poly1305_init_push(&s->stream, s->header + s->stream_at,
                                                          s->job->sleutel);
    if (!write_full(s->to, s->header, s->stream_at + STREAM_BYTES))
        return probleem_intern(p, "cannot write %s: %s", s->job->file, strerror(errno));
    return DONE;
}

static enum result chunk_write(struct pass *s, bool last, struct probleem *p)
{
    unsigned long long length;
    (void)crypto_secretstream_xchacha20poly1305_push(
        &s->stream, s->sealed, &length, s->plain, s->filled, s->first ? s->header : NULL,
        s->first ? s->stream_at : 0, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    s->first = false;
    s->filled = 0;
    if (!write_full(s->to, s->sealed, (size_t)length))
        return probleem_intern(p, "cannot write %s: %s", s->job->file, strerror(errno));
    return going_on(s->job, BACKUP_SEAL, s->done, s->total) ? DONE : probleem_intern(p, "stopped");
}

/* A full chunk waits for more: the last one has to be told apart. */
static enum result put(struct pass *s, const unsigned char *bytes, size_t n, struct probleem *p)
{
    while (n > 0) {
        if (s->filled == CHUNK && chunk_write(s, false, p) != DONE)
            return FAILED;
        size_t part = n < CHUNK - s->filled ? n : CHUNK - s->filled;
        memcpy(s->plain + s->filled, bytes, part);
        s->filled += part;
        s->done += (int64_t)part;
        bytes += part;
        n -= part;
    }
    return DONE;
}

/* `left` bytes of a file, and through stukken_add when they are a document's. */
static enum result put_file(struct pass *s, int fd, int64_t left, bool stuk, struct probleem *p)
{
    unsigned char bytes[16384];
    while (left > 0) {
        size_t n = left < (int64_t)sizeof bytes ? (size_t)left : sizeof bytes;
        if (read_full(fd, bytes, n) != (ssize_t)n)
            return probleem_intern(p, "cannot read %s of %s", stuk ? "a document" : "the copy",
                                   s->job->database);
        if ((stuk && stukken_add(s->stukken, bytes, n, p) != DONE) || put(s, bytes, n, p) != DONE)
            return FAILED;
        left -= (int64_t)n;
    }
    return DONE;
}

static enum result put_stuk(struct pass *s, size_t i, struct probleem *p)
{
    unsigned char record[RECORD_BYTES];
    char naam[STUK_NAAM_SIZE];
    int64_t bytes;
    AUTO_CLOSE int fd = stukken_file(s->stukken, s->job->database, i, naam, &bytes);
    if (fd < 0)
        return DONE; /* it has been told */
    memcpy(record, naam, STUK_NAAM_SIZE - 1);
    put_number(record + STUK_NAAM_SIZE - 1, 8, (uint64_t)bytes);
    if (stukken_in(s->stukken, naam, bytes, p) != DONE ||
        put(s, record, sizeof record, p) != DONE || put_file(s, fd, bytes, true, p) != DONE)
        return FAILED;
    return stukken_out(s->stukken, p);
}

enum result backup_seal(const struct backup_job *job, int from, struct stukken *stukken, int to,
                        struct probleem *p)
{
    CLEANUP(pass_free) struct pass *s = NULL;
    if (pass_new(job, from, to, stukken, &s, p) != DONE)
        return FAILED;
    int64_t database = s->total;
    s->total += stukken_bytes(stukken);
    if (header_write(s, database, p) != DONE || put_file(s, from, database, false, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < stukken_listed(stukken); i++)
        if (put_stuk(s, i, p) != DONE)
            return FAILED;
    return chunk_write(s, true, p);
}

/* ---- unsealing ---- */

/* Its begin is there; the rest of a header of this version too? */
static enum result header_rest(struct pass *s, size_t have, struct probleem *p)
{
    uint64_t version = get_number(s->header + 8, 4);
    const char *file = s->job->file;
    if (version != DATABASE_ALONE && version != WITH_STUKKEN)
        return probleem_intern(p, "%s has format %" PRIu64 ", made by a newer program", file,
                               version);
    s->stream_at = version == WITH_STUKKEN ? LENGTH_AT + 8 : LENGTH_AT;
    size_t rest = s->stream_at + STREAM_BYTES - have;
    ssize_t n = read_full(s->from, s->header + have, rest);
    if (n < 0)
        return probleem_intern(p, "cannot read %s: %s", file, strerror(errno));
    if (n < (ssize_t)rest)
        return probleem_intern(p, "%s is cut off", file);
    s->database_left = version == WITH_STUKKEN ? (int64_t)get_number(s->header + LENGTH_AT, 8) : -1;
    return DONE;
}

static enum result header_read(struct pass *s, struct probleem *p)
{
    unsigned char mark[MARK_BYTES];
    const char *file = s->job->file;
    ssize_t n = read_full(s->from, s->header, LENGTH_AT);
    if (n < 0)
        return probleem_intern(p, "cannot read %s: %s", file, strerror(errno));
    if (n < (ssize_t)sizeof MAGIC || memcmp(s->header, MAGIC, sizeof MAGIC) != 0)
        return probleem_intern(p, "%s is no backup of Gezinsplan", file);
    if (n < LENGTH_AT)
        return probleem_intern(p, "%s is cut off", file);
    if (header_rest(s, (size_t)n, p) != DONE)
        return FAILED;
    if (get_number(s->header + 12, 4) != CHUNK)
        return probleem_intern(p, "%s is damaged or was changed, at its begin", file);
    key_mark(s->job->sleutel, mark);
    if (memcmp(mark, s->header + MARK_AT, MARK_BYTES) != 0)
        return probleem_intern(p, "%s was sealed with another key", file);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&s->stream, s->header + s->stream_at,
                                                        s->job->sleutel) != 0)
        return probleem_intern(p, "%s is damaged or was changed, at its begin", file);
    return DONE;
}

/* The database is whole: its list says which documents may follow. */
static enum result database_end(struct pass *s, struct probleem *p)
{
    if (fsync(s->to) != 0)
        return probleem_intern(p, "cannot sync: %s", strerror(errno));
    return stukken_list(s->stukken, s->job->plain, p);
}

static enum result database_take(struct pass *s, const unsigned char *bytes, size_t n,
                                 struct probleem *p)
{
    if (!write_full(s->to, bytes, n))
        return probleem_intern(p, "cannot write what was in %s: %s", s->job->file, strerror(errno));
    if (s->database_left < 0)
        return DONE;
    s->database_left -= (int64_t)n;
    return s->database_left == 0 ? database_end(s, p) : DONE;
}

/* A piece of the name and length before a document. */
static enum result record_take(struct pass *s, const unsigned char *bytes, size_t n,
                               struct probleem *p)
{
    char naam[STUK_NAAM_SIZE] = "";
    memcpy(s->record + s->record_filled, bytes, n);
    s->record_filled += n;
    if (s->record_filled < RECORD_BYTES)
        return DONE;
    s->record_filled = 0;
    memcpy(naam, s->record, STUK_NAAM_SIZE - 1);
    s->stuk_left = (int64_t)get_number(s->record + STUK_NAAM_SIZE - 1, 8);
    return stukken_in(s->stukken, naam, s->stuk_left, p);
}

static enum result stuk_take(struct pass *s, const unsigned char *bytes, size_t n,
                             struct probleem *p)
{
    s->stuk_left -= (int64_t)n;
    if (stukken_add(s->stukken, bytes, n, p) != DONE)
        return FAILED;
    if (s->stuk_left > 0)
        return DONE;
    s->stuk_left = -1;
    return stukken_out(s->stukken, p);
}

static size_t least(size_t n, int64_t most)
{
    return most >= 0 && (int64_t)n > most ? (size_t)most : n;
}

static enum result take(struct pass *s, const unsigned char *bytes, size_t n, struct probleem *p)
{
    while (n > 0) {
        size_t part = n;
        enum result r;
        if (s->database_left != 0) {
            part = least(n, s->database_left);
            r = database_take(s, bytes, part, p);
        } else if (s->stuk_left < 0) {
            part = least(n, (int64_t)(RECORD_BYTES - s->record_filled));
            r = record_take(s, bytes, part, p);
        } else {
            part = least(n, s->stuk_left);
            r = stuk_take(s, bytes, part, p);
        }
        if (r != DONE)
            return FAILED;
        bytes += part;
        n -= part;
    }
    return DONE;
}

/* One chunk of n sealed bytes, the first at `at`; *ret_last: it was the one that ends the file. */
static enum result chunk_read(struct pass *s, size_t n, int64_t at, bool *ret_last,
                              struct probleem *p)
{
    unsigned long long length = 0;
    unsigned char tag = 0;
    if (n < crypto_secretstream_xchacha20poly1305_ABYTES)
        return probleem_intern(p, "%s is cut off after %" PRId64 " bytes", s->job->file, at);
    if (crypto_secretstream_xchacha20poly1305_pull(&s->stream, s->plain, &length, &tag, s->sealed,
                                                   n, s->first ? s->header : NULL,
                                                   s->first ? s->stream_at : 0) != 0)
        return probleem_intern(p, "%s is damaged, cut off or was changed, after %" PRId64 " bytes",
                               s->job->file, at);
    s->first = false;
    *ret_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return take(s, s->plain, (size_t)length, p);
}

/* It ends where something ends. */
static enum result end_check(struct pass *s, struct probleem *p)
{
    if (s->database_left < 0)
        return database_end(s, p);
    if (s->database_left > 0 || s->stuk_left >= 0 || s->record_filled > 0)
        return probleem_intern(p, "%s does not hold what it says", s->job->file);
    return DONE;
}

enum result backup_unseal(const struct backup_job *job, int from, int to, struct stukken *stukken,
                          struct probleem *p)
{
    CLEANUP(pass_free) struct pass *s = NULL;
    if (pass_new(job, from, to, stukken, &s, p) != DONE || header_read(s, p) != DONE)
        return FAILED;
    int64_t at = (int64_t)s->stream_at + STREAM_BYTES;
    for (bool last = false;;) {
        ssize_t n = read_full(from, s->sealed, sizeof s->sealed);
        if (n < 0)
            return probleem_intern(p, "cannot read %s: %s", job->file, strerror(errno));
        if (last && n == 0)
            return end_check(s, p);
        if (last)
            return probleem_intern(p, "%s goes on after its end", job->file);
        if (chunk_read(s, (size_t)n, at, &last, p) != DONE)
            return FAILED;
        at += n;
        if (!going_on(job, BACKUP_UNSEAL, at, s->total))
            return probleem_intern(p, "stopped");
    }
}
