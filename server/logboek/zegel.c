/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/zegel.h"

#include "base/cleanup.h"
#include "base/durable.h"
#include "logboek/keten.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

_Static_assert(ZEGEL_ZAAD == crypto_sign_SEEDBYTES, "a seed");
_Static_assert(ZEGEL_SLEUTEL == crypto_sign_PUBLICKEYBYTES, "a public key");
_Static_assert(ZEGEL_HANDTEKENING == crypto_sign_BYTES, "a signature");

static const char FORM[] = "gezinsplan zegel 1";

enum { SIGNED_BYTES = sizeof FORM + 16 + KETEN_BYTES };

static void signed_bytes(const struct zegel *z, unsigned char ret[SIGNED_BYTES])
{
    memcpy(ret, FORM, sizeof FORM);
    little_endian((uint64_t)z->volgnr, ret + sizeof FORM);
    little_endian((uint64_t)z->tijd_ms, ret + sizeof FORM + 8);
    memcpy(ret + sizeof FORM + 16, z->keten, KETEN_BYTES);
}

void zegel_public_key(const unsigned char zaad[ZEGEL_ZAAD], unsigned char ret[ZEGEL_SLEUTEL])
{
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    (void)crypto_sign_seed_keypair(ret, secret, zaad);
    sodium_memzero(secret, sizeof secret);
}

static void zegel_sign(struct zegel *z, const unsigned char zaad[ZEGEL_ZAAD])
{
    unsigned char secret[crypto_sign_SECRETKEYBYTES], bytes[SIGNED_BYTES];
    signed_bytes(z, bytes);
    (void)crypto_sign_seed_keypair(z->sleutel, secret, zaad);
    (void)crypto_sign_detached(z->handtekening, NULL, bytes, sizeof bytes, secret);
    sodium_memzero(secret, sizeof secret);
}

bool zegel_signed(const struct zegel *z)
{
    unsigned char bytes[SIGNED_BYTES];
    signed_bytes(z, bytes);
    return crypto_sign_verify_detached(z->handtekening, bytes, sizeof bytes, z->sleutel) == 0;
}

/* ---- in the table ---- */

enum result zegel_make(struct db_conn *writer, const unsigned char zaad[ZEGEL_ZAAD],
                       int64_t tijd_ms, struct zegel *ret, struct probleem *p)
{
    static const char last[] = "SELECT max(volgnr) FROM zegel";
    static const char insert[] = "INSERT INTO zegel (volgnr, tijd, keten, handtekening, sleutel) "
                                 "VALUES (:volgnr, :tijd, :keten, :handtekening, :sleutel)";
    struct zegel z = {.tijd_ms = tijd_ms};
    int64_t sealed;
    if (keten_head(writer, &z.volgnr, z.keten, p) != DONE ||
        db_int(writer, p, last, NO_BINDS, 0, &sealed) != DONE)
        return FAILED;
    if (z.volgnr <= sealed) {
        *ret = (struct zegel){0};
        return DONE;
    }
    zegel_sign(&z, zaad);
    if (db_exec(writer, p, insert,
                BINDS(B_INT(":volgnr", z.volgnr), B_INT(":tijd", z.tijd_ms),
                      B_BLOB(":keten", z.keten, sizeof z.keten),
                      B_BLOB(":handtekening", z.handtekening, sizeof z.handtekening),
                      B_BLOB(":sleutel", z.sleutel, sizeof z.sleutel)),
                NULL) != DONE)
        return FAILED;
    *ret = z;
    return DONE;
}

/* ---- in the file ---- */

void zegel_format(const struct zegel *z, char ret[ZEGEL_REGEL_SIZE])
{
    char keten[2 * KETEN_BYTES + 1], handtekening[2 * ZEGEL_HANDTEKENING + 1];
    char sleutel[2 * ZEGEL_SLEUTEL + 1];
    (void)sodium_bin2hex(keten, sizeof keten, z->keten, sizeof z->keten);
    (void)sodium_bin2hex(handtekening, sizeof handtekening, z->handtekening,
                         sizeof z->handtekening);
    (void)sodium_bin2hex(sleutel, sizeof sleutel, z->sleutel, sizeof z->sleutel);
    (void)snprintf(ret, ZEGEL_REGEL_SIZE, "zegel 1 %" PRId64 " %" PRId64 " %s %s %s\n", z->volgnr,
                   z->tijd_ms, keten, handtekening, sleutel);
}

/* Reads `n` bytes of hexadecimal and moves on; false when there are not exactly so many. */
static bool parse_hex(const char **line, unsigned char *ret, size_t n)
{
    size_t len = strspn(*line, "0123456789abcdef");
    if (len != 2 * n || sodium_hex2bin(ret, n, *line, len, NULL, NULL, NULL) != 0)
        return false;
    *line += len;
    return true;
}

static bool parse_number(const char **line, int64_t *ret)
{
    size_t len = strspn(*line, "0123456789");
    if (len == 0 || len > 18)
        return false;
    *ret = strtoll(*line, NULL, 10);
    *line += len;
    return true;
}

static bool parse_word(const char **line, const char *word)
{
    size_t n = strlen(word);
    bool here = strncmp(*line, word, n) == 0;
    if (here)
        *line += n;
    return here;
}

bool zegel_parse(const char *line, struct zegel *ret)
{
    struct zegel z = {0};
    if (!parse_word(&line, "zegel 1 ") || !parse_number(&line, &z.volgnr) ||
        !parse_word(&line, " ") || !parse_number(&line, &z.tijd_ms) || !parse_word(&line, " ") ||
        !parse_hex(&line, z.keten, sizeof z.keten) || !parse_word(&line, " ") ||
        !parse_hex(&line, z.handtekening, sizeof z.handtekening) || !parse_word(&line, " ") ||
        !parse_hex(&line, z.sleutel, sizeof z.sleutel) || strcmp(line, "\n") != 0)
        return false;
    *ret = z;
    return true;
}

/* One write for the whole line; what is half written is taken back, or closed off by a newline. */
static bool append_line(int fd, const char *text)
{
    struct stat st;
    char last = '\n';
    if (fstat(fd, &st) != 0)
        return false;
    if (st.st_size > 0 && pread(fd, &last, 1, st.st_size - 1) != 1)
        return false;
    if (last != '\n' && write(fd, "\n", 1) != 1)
        return false;
    size_t n = strlen(text);
    ssize_t put = write(fd, text, n);
    if (put == (ssize_t)n)
        return fdatasync(fd) == 0;
    int kept = put < 0 ? errno : ENOSPC;
    (void)!ftruncate(fd, st.st_size);
    errno = kept;
    return false;
}

enum result zegel_publish(const struct zegel *z, const char *file, struct probleem *p)
{
    char line[ZEGEL_REGEL_SIZE];
    bool is_new = access(file, F_OK) != 0;
    AUTO_CLOSE int fd =
        open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return probleem_intern(p, "cannot open %s: %s", file, strerror(errno));
    zegel_format(z, line);
    if (!append_line(fd, line))
        return probleem_intern(p, "cannot write %s: %s", file, strerror(errno));
    return is_new ? folder_sync(file, p) : DONE;
}

/* ---- both ---- */

struct sealing {
    const unsigned char *zaad;
    int64_t tijd_ms;
    struct zegel zegel;
};

static enum result seal_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct sealing *s = arg;
    return zegel_make(c, s->zaad, s->tijd_ms, &s->zegel, p);
}

enum result logboek_seal(struct writer *w, const unsigned char zaad[ZEGEL_ZAAD], int64_t tijd_ms,
                         const char *file, struct probleem *p)
{
    struct sealing s = {.zaad = zaad, .tijd_ms = tijd_ms};
    if (writer_run(w, seal_run, &s, p) != DONE)
        return FAILED;
    return s.zegel.volgnr ? zegel_publish(&s.zegel, file, p) : DONE;
}
