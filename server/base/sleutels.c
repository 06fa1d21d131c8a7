/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/sleutels.h"

#include "base/cleanup.h"
#include "base/durable.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "sleutels"
#define FILE_NAME "hoofd.sleutel"
#define HEX_DIGITS ((size_t)2 * SLEUTEL_BYTES)

_Static_assert(SLEUTEL_BYTES == crypto_kdf_KEYBYTES, "the master key is a key to derive from");
_Static_assert(SLEUTEL_BYTES == crypto_sign_SEEDBYTES, "a seed");
_Static_assert(SLEUTEL_BYTES == crypto_secretstream_xchacha20poly1305_KEYBYTES, "a backup key");

struct place {
    const char *gegevens;
    char *err;
    size_t size;
};

/* Says which file, what is wrong and what to do; is FAILED. */
static enum result PRINTF_LIKE(2, 3) refuse(const struct place *at, const char *format, ...)
{
    char what[300];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    (void)snprintf(at->err, at->size, "%s/" FOLDER "/" FILE_NAME ": %s", at->gegevens, what);
    return FAILED;
}

/* The key folder, or -1. Others may not put another key there. */
static int open_folder(const struct place *at)
{
    AUTO_CLOSE int gegevens = open(at->gegevens, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    AUTO_CLOSE int folder =
        gegevens < 0 ? -1 : openat(gegevens, FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat st;
    if (gegevens >= 0 && folder < 0 && errno == ENOENT) {
        (void)refuse(at, "there are no keys yet: `gezinsplan gebruiker nieuw` makes them with the "
                         "first account; or put yours back");
        return -1;
    }
    if (folder < 0 || fstat(folder, &st) != 0) {
        (void)refuse(at, "the folder cannot be opened: %s", strerror(errno));
        return -1;
    }
    if (st.st_uid != geteuid()) {
        (void)refuse(at, "the folder belongs to user %u, and the server runs as user %u",
                     (unsigned)st.st_uid, (unsigned)geteuid());
        return -1;
    }
    if (st.st_mode & (S_IWGRP | S_IWOTH)) {
        (void)refuse(at, "others can write in the folder (mode %04o): chmod 700 it",
                     (unsigned)st.st_mode & 07777);
        return -1;
    }
    int open_fd = folder;
    folder = -1; /* the caller's from here on */
    return open_fd;
}

static enum result check_file(const struct place *at, int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return refuse(at, "cannot be looked at: %s", strerror(errno));
    if (!S_ISREG(st.st_mode))
        return refuse(at, "is no plain file");
    if (st.st_uid != geteuid())
        return refuse(at, "belongs to user %u, and the server runs as user %u", (unsigned)st.st_uid,
                      (unsigned)geteuid());
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        return refuse(at,
                      "can be reached by others (mode %04o): chmod 600 it, and think about who "
                      "may have read it",
                      (unsigned)st.st_mode & 07777);
    return DONE;
}

/* Digits and perhaps a line end, nothing else. */
static enum result read_master(const struct place *at, int fd, uint8_t master[SLEUTEL_BYTES])
{
    char text[HEX_DIGITS + 2]; /* one more than it may have */
    ssize_t n = read_full(fd, text, sizeof text);
    enum result result = DONE;
    if (n < 0) {
        result = refuse(at, "cannot be read: %s", strerror(errno));
    } else {
        bool right_length = n == (ssize_t)HEX_DIGITS || n == (ssize_t)HEX_DIGITS + 1;
        bool right_end = n != (ssize_t)HEX_DIGITS + 1 || text[HEX_DIGITS] == '\n';
        if (!right_length || !right_end ||
            sodium_hex2bin(master, SLEUTEL_BYTES, text, HEX_DIGITS, NULL, NULL, NULL) != 0)
            result =
                refuse(at, "is no key of %zu hexadecimal digits: put the copy back", HEX_DIGITS);
    }
    sodium_memzero(text, sizeof text);
    return result;
}

/* The contexts may never change: what they sealed could not be opened any more. */
static void derive(const uint8_t master[SLEUTEL_BYTES], struct sleutels *s)
{
    const struct {
        const char context[crypto_kdf_CONTEXTBYTES + 1];
        uint8_t *key;
    } KEYS[] = {
        {"zegel-ed", s->zegel},        {"sessie__", s->sessie},  {"backup__", s->backup},
        {"idempot_", s->idempotentie}, {"stukken_", s->stukken}, {"bundel__", s->bundel},
    };
    bsn_keys_derive(master, &s->bsn);
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        (void)crypto_kdf_derive_from_key(KEYS[i].key, SLEUTEL_BYTES, 1, KEYS[i].context, master);
}

enum result sleutels_load(const char *gegevens, const struct sleutels **ret_sleutels, char *err,
                          size_t size)
{
    struct place at = {gegevens, err, size};
    if (sodium_init() < 0)
        return refuse(&at, "libsodium does not start");
    AUTO_CLOSE int folder = open_folder(&at);
    if (folder < 0)
        return FAILED;
    /* Not to wait for a writer if somebody made it a pipe. */
    AUTO_CLOSE int fd = openat(folder, FILE_NAME, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return refuse(&at, "cannot be opened: %s", strerror(errno));
    if (check_file(&at, fd) != DONE)
        return FAILED;
    struct sleutels *s = sodium_malloc(sizeof *s);
    if (!s)
        return refuse(&at, "no memory to keep keys in");
    uint8_t master[SLEUTEL_BYTES];
    enum result result = read_master(&at, fd, master);
    if (result == DONE) {
        derive(master, s);
        (void)sodium_mprotect_readonly(s);
        *ret_sleutels = s;
    } else {
        sodium_free(s);
    }
    sodium_memzero(master, sizeof master);
    return result;
}

void sleutels_free(const struct sleutels *s)
{
    if (!s)
        return;
    struct sleutels *own =
        (struct sleutels *)(uintptr_t)s; /* ours: only the others may not write */
    (void)sodium_mprotect_readwrite(own);
    sodium_free(own);
}

static bool write_master(int folder, const char *name)
{
    AUTO_CLOSE int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               S_IRUSR | S_IWUSR);
    if (fd < 0)
        return false;
    uint8_t master[SLEUTEL_BYTES];
    char text[HEX_DIGITS + 1];
    randombytes_buf(master, sizeof master);
    (void)sodium_bin2hex(text, sizeof text, master, sizeof master);
    text[HEX_DIGITS] = '\n';
    /* Whatever the umask was. */
    bool done =
        fchmod(fd, S_IRUSR | S_IWUSR) == 0 && write_full(fd, text, sizeof text) && fsync(fd) == 0;
    sodium_memzero(master, sizeof master);
    sodium_memzero(text, sizeof text);
    return done;
}

static enum result make_folder(const struct place *at)
{
    AUTO_CLOSE int gegevens = open(at->gegevens, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (gegevens < 0)
        return refuse(at, "the folder cannot be made: %s", strerror(errno));
    if (mkdirat(gegevens, FOLDER, S_IRWXU) != 0)
        return errno == EEXIST ? DONE
                               : refuse(at, "the folder cannot be made: %s", strerror(errno));
    if (fchmodat(gegevens, FOLDER, S_IRWXU, 0) != 0 || fsync(gegevens) != 0) /* as with the file */
        return refuse(at, "the folder cannot be made: %s", strerror(errno));
    return DONE;
}

enum result sleutels_create(const char *gegevens, char *err, size_t size)
{
    struct place at = {gegevens, err, size};
    if (sodium_init() < 0)
        return refuse(&at, "libsodium does not start");
    if (make_folder(&at) != DONE)
        return FAILED;
    AUTO_CLOSE int folder = open_folder(&at);
    if (folder < 0)
        return FAILED;
    /* Written whole under another name; the link then fails when there is a key already. So no
     * crash and no two at once can leave half a key, or replace one. */
    char name[64];
    (void)snprintf(name, sizeof name, FILE_NAME ".%08x", randombytes_random());
    enum result result = DONE;
    if (!write_master(folder, name))
        result = refuse(&at, "cannot be written: %s", strerror(errno));
    else if (linkat(folder, name, folder, FILE_NAME, 0) != 0)
        result = errno == EEXIST ? refuse(&at, "is there already, and is never replaced")
                                 : refuse(&at, "cannot be made: %s", strerror(errno));
    (void)unlinkat(folder, name, 0);
    if (fsync(folder) != 0 && result == DONE)
        result = refuse(&at, "cannot be made durable: %s", strerror(errno));
    return result;
}
