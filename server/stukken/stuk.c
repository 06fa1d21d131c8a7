/* SPDX-License-Identifier: EUPL-1.2 */
#include "stukken/stuk.h"

#include "base/cleanup.h"
#include "base/durable.h"

#include <dirent.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#define NIEUW ".nieuw"

enum {
    PATH_BYTES = 700,
    CHUNK = 65536,
    SEALED_CHUNK = CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES,
    STREAM_AT = 8,
    HEADER_BYTES = STREAM_AT + crypto_secretstream_xchacha20poly1305_HEADERBYTES,
};

_Static_assert(STUK_SLEUTEL == crypto_secretstream_xchacha20poly1305_KEYBYTES, "a key");

static const char MAGIC[8] = {'G', 'E', 'Z', 'I', 'N', 'S', 'P', 'D'};

typedef crypto_secretstream_xchacha20poly1305_state stream_state;

struct stuk {
    struct stuk_feiten feiten;
    char folder[PATH_BYTES], path[PATH_BYTES];
    int fd;
    bool first, finished;
    stream_state stream;
    crypto_generichash_state hash, inhoud;
    size_t filled;
    unsigned char plain[CHUNK], sealed[SEALED_CHUNK];
};

static void path_of(char ret[PATH_BYTES], const char *folder, const char *naam, const char *end)
{
    int n = snprintf(ret, PATH_BYTES, "%s/%s%s", folder, naam, end);
    if (n < 0 || n >= PATH_BYTES) /* no such file, rather than another one */
        ret[0] = '\0';
}

/* ---- writing ---- */

static enum result write_failed(const struct stuk *s, struct probleem *p)
{
    int why = errno;
    if (why == ENOSPC || why == EDQUOT || why == EFBIG)
        return probleem_set(p, PROBLEEM_OPSLAG_VOL, NULL);
    return probleem_intern(p, "cannot write %s: %s", s->path, strerror(why));
}

static enum result put(struct stuk *s, const unsigned char *bytes, size_t n, struct probleem *p)
{
    if (!write_full(s->fd, bytes, n))
        return write_failed(s, p);
    (void)crypto_generichash_update(&s->hash, bytes, n);
    s->feiten.bytes += (int64_t)n;
    return DONE;
}

static enum result header_put(struct stuk *s, struct probleem *p)
{
    unsigned char header[HEADER_BYTES];
    memcpy(header, MAGIC, sizeof MAGIC);
    (void)crypto_secretstream_xchacha20poly1305_init_push(&s->stream, header + STREAM_AT,
                                                          s->feiten.sleutel);
    return put(s, header, sizeof header, p);
}

/* The folder is made once in the life of an installation. */
static enum result folder_make(const char *gegevens, char ret[PATH_BYTES], struct probleem *p)
{
    (void)snprintf(ret, PATH_BYTES, "%s/" STUKKEN_FOLDER, gegevens);
    if (mkdir(ret, 0700) == 0)
        return folder_sync(ret, p);
    return errno == EEXIST ? DONE : probleem_intern(p, "cannot make %s: %s", ret, strerror(errno));
}

enum result stuk_new(const char *gegevens, struct stuk **ret, struct probleem *p)
{
    unsigned char name[(STUK_NAAM_SIZE - 1) / 2];
    struct stuk *s = calloc(1, sizeof *s);
    if (!s)
        return probleem_intern(p, "no memory for a document");
    s->fd = -1;
    s->first = true;
    randombytes_buf(name, sizeof name);
    (void)sodium_bin2hex(s->feiten.naam, sizeof s->feiten.naam, name, sizeof name);
    crypto_secretstream_xchacha20poly1305_keygen(s->feiten.sleutel);
    (void)crypto_generichash_init(&s->hash, NULL, 0, STUK_HASH);
    (void)crypto_generichash_init(&s->inhoud, NULL, 0, STUK_HASH);
    enum result r = folder_make(gegevens, s->folder, p);
    if (r == DONE) {
        path_of(s->path, s->folder, s->feiten.naam, NIEUW);
        s->fd = open(s->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        r = s->fd < 0 ? write_failed(s, p) : header_put(s, p);
    }
    if (r != DONE) {
        stuk_settle(s, false);
        return FAILED;
    }
    *ret = s;
    return DONE;
}

static enum result chunk_put(struct stuk *s, bool last, struct probleem *p)
{
    unsigned long long length;
    (void)crypto_secretstream_xchacha20poly1305_push(
        &s->stream, s->sealed, &length, s->plain, s->filled,
        s->first ? (const unsigned char *)s->feiten.naam : NULL, s->first ? STUK_NAAM_SIZE - 1 : 0,
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    s->first = false;
    s->filled = 0;
    return put(s, s->sealed, (size_t)length, p);
}

enum result stuk_add(struct stuk *s, const char *bytes, size_t n, struct probleem *p)
{
    (void)crypto_generichash_update(&s->inhoud, (const unsigned char *)bytes, n);
    s->feiten.lengte += (int64_t)n;
    while (n > 0) {
        /* A full chunk waits for more: the last one has to be told apart. */
        if (s->filled == CHUNK && chunk_put(s, false, p) != DONE)
            return FAILED;
        size_t part = n < CHUNK - s->filled ? n : CHUNK - s->filled;
        memcpy(s->plain + s->filled, bytes, part);
        s->filled += part;
        bytes += part;
        n -= part;
    }
    return DONE;
}

enum result stuk_finish(struct stuk *s, struct probleem *p)
{
    if (chunk_put(s, true, p) != DONE)
        return FAILED;
    if (fsync(s->fd) != 0)
        return write_failed(s, p);
    (void)crypto_generichash_final(&s->hash, s->feiten.hash, STUK_HASH);
    (void)crypto_generichash_final(&s->inhoud, s->feiten.inhoud, STUK_HASH);
    s->finished = true;
    return folder_sync(s->path, p);
}

void stuk_inhoud(const struct stuk *s, uint8_t ret[STUK_HASH])
{
    crypto_generichash_state state = s->inhoud;
    (void)crypto_generichash_final(&state, ret, STUK_HASH);
}

const struct stuk_feiten *stuk_feiten(const struct stuk *s) { return &s->feiten; }

static void settle(const char *folder, const char *naam, bool kept)
{
    char from[PATH_BYTES], to[PATH_BYTES];
    path_of(from, folder, naam, NIEUW);
    path_of(to, folder, naam, "");
    /* Neither has to be durable: the next start does it again. */
    if (kept)
        (void)rename(from, to);
    else
        (void)unlink(from);
}

void stuk_leave(struct stuk *s)
{
    if (!s)
        return;
    if (s->fd >= 0)
        (void)close(s->fd);
    sodium_memzero(s, sizeof *s);
    free(s);
}

void stuk_settle(struct stuk *s, bool kept)
{
    if (s && s->fd >= 0)
        settle(s->folder, s->feiten.naam, kept && s->finished);
    stuk_leave(s);
}

/* ---- reading ---- */

struct stuk_lezer {
    int fd;
    stream_state stream;
    bool last; /* the chunk in `plain` is the last */
    size_t at, length;
    unsigned char plain[CHUNK], sealed[SEALED_CHUNK];
};

int stuk_file(const char *folder, const char *naam)
{
    char path[PATH_BYTES];
    path_of(path, folder, naam, "");
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 || errno != ENOENT)
        return fd;
    /* Its row is there, and its `.nieuw` is about to go. */
    path_of(path, folder, naam, NIEUW);
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 || errno != ENOENT)
        return fd;
    path_of(path, folder, naam, ""); /* it went between the two looks */
    return open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

static bool chunk_get(struct stuk_lezer *l, const char *first_with)
{
    unsigned long long length = 0;
    unsigned char tag = 0;
    ssize_t n = read_full(l->fd, l->sealed, sizeof l->sealed);
    if (n < (ssize_t)crypto_secretstream_xchacha20poly1305_ABYTES ||
        crypto_secretstream_xchacha20poly1305_pull(&l->stream, l->plain, &length, &tag, l->sealed,
                                                   (size_t)n, (const unsigned char *)first_with,
                                                   first_with ? STUK_NAAM_SIZE - 1 : 0) != 0)
        return false;
    l->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    l->at = 0;
    l->length = (size_t)length;
    char more;
    return l->last ? read_full(l->fd, &more, 1) == 0 : length == CHUNK;
}

static enum result begin_read(struct stuk_lezer *l, const char *naam,
                              const uint8_t sleutel[STUK_SLEUTEL], struct probleem *p)
{
    unsigned char header[HEADER_BYTES];
    if (read_full(l->fd, header, sizeof header) != (ssize_t)sizeof header ||
        memcmp(header, MAGIC, sizeof MAGIC) != 0)
        return probleem_intern(p, "stuk %s is no sealed document", naam);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&l->stream, header + STREAM_AT, sleutel) !=
            0 ||
        !chunk_get(l, naam))
        return probleem_intern(p, "stuk %s is damaged, or was sealed with another key", naam);
    return DONE;
}

enum result stuk_open(const char *gegevens, const char *naam, const uint8_t sleutel[STUK_SLEUTEL],
                      struct stuk_lezer **ret, struct probleem *p)
{
    char folder[PATH_BYTES];
    (void)snprintf(folder, sizeof folder, "%s/" STUKKEN_FOLDER, gegevens);
    struct stuk_lezer *l = calloc(1, sizeof *l);
    if (!l)
        return probleem_intern(p, "no memory for a document");
    l->fd = stuk_file(folder, naam);
    enum result r = l->fd < 0
                        ? probleem_intern(p, "stuk %s cannot be read: %s", naam, strerror(errno))
                        : begin_read(l, naam, sleutel, p);
    if (r == DONE)
        *ret = l;
    else
        stuk_close(l);
    return r;
}

ssize_t stuk_read(struct stuk_lezer *l, char *out, size_t n)
{
    if (l->at == l->length) {
        if (l->last)
            return 0;
        if (!chunk_get(l, NULL))
            return -1;
    }
    size_t part = l->length - l->at < n ? l->length - l->at : n;
    memcpy(out, l->plain + l->at, part);
    l->at += part;
    return (ssize_t)part;
}

void stuk_close(struct stuk_lezer *l)
{
    if (!l)
        return;
    if (l->fd >= 0)
        (void)close(l->fd);
    sodium_memzero(l, sizeof *l);
    free(l);
}

/* ---- the folder ---- */

enum result stuk_hash(int fd, uint8_t ret_hash[STUK_HASH], int64_t *ret_bytes)
{
    unsigned char bytes[16384];
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, STUK_HASH);
    *ret_bytes = 0;
    for (ssize_t n; (n = read_full(fd, bytes, sizeof bytes)) != 0; *ret_bytes += n) {
        if (n < 0)
            return FAILED;
        (void)crypto_generichash_update(&state, bytes, (size_t)n);
    }
    (void)crypto_generichash_final(&state, ret_hash, STUK_HASH);
    return DONE;
}

bool stuk_is_name(const char *file, char naam[STUK_NAAM_SIZE], bool *ret_nieuw)
{
    size_t n = strspn(file, "0123456789abcdef");
    if (n != STUK_NAAM_SIZE - 1)
        return false;
    *ret_nieuw = strcmp(file + n, NIEUW) == 0;
    (void)snprintf(naam, STUK_NAAM_SIZE, "%.*s", (int)n, file);
    return *ret_nieuw || file[n] == '\0';
}

static void folder_close(DIR **dir)
{
    if (*dir)
        (void)closedir(*dir);
}

enum result stukken_settle(const char *gegevens,
                           enum result (*known)(void *arg, const char *naam, bool *ret_known,
                                                struct probleem *p),
                           void *arg, struct probleem *p)
{
    char folder[PATH_BYTES], naam[STUK_NAAM_SIZE];
    (void)snprintf(folder, sizeof folder, "%s/" STUKKEN_FOLDER, gegevens);
    CLEANUP(folder_close) DIR *dir = opendir(folder);
    if (!dir)
        return errno == ENOENT ? DONE
                               : probleem_intern(p, "cannot read %s: %s", folder, strerror(errno));
    for (const struct dirent *e; (e = readdir(dir));) {
        bool nieuw, kept;
        if (!stuk_is_name(e->d_name, naam, &nieuw) || !nieuw)
            continue;
        if (known(arg, naam, &kept, p) != DONE)
            return FAILED;
        settle(folder, naam, kept);
    }
    return DONE;
}
