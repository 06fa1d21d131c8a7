/* SPDX-License-Identifier: EUPL-1.2 */
#include "stukken/bundel.h"

#include "base/cleanup.h"

#include <ctype.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static const char MAGIC[] = "GPBUNDEL";
enum {
    AT_VERSIE = 8,
    AT_SOORT = 9,
    AT_VAN = 12,
    AT_AAN = AT_VAN + BUNDEL_SLEUTEL,
    AT_LENGTE = AT_AAN + BUNDEL_SLEUTEL,
    HEAD = AT_LENGTE + 8,
};

_Static_assert(BUNDEL_SLEUTEL == crypto_sign_PUBLICKEYBYTES, "a key to check with");
_Static_assert(BUNDEL_SLEUTEL == crypto_box_PUBLICKEYBYTES, "a key to seal to");
_Static_assert(BUNDEL_HASH == crypto_generichash_BYTES, "a hash");

/* ---- keys ---- */

/* Two seeds out of one: neither says anything about the other. */
void bundel_paar_make(const uint8_t seed[32], struct bundel_paar *ret)
{
    uint8_t teken[crypto_sign_SEEDBYTES], zegel[crypto_box_SEEDBYTES];
    (void)crypto_kdf_derive_from_key(teken, sizeof teken, 1, "bundel__", seed);
    (void)crypto_kdf_derive_from_key(zegel, sizeof zegel, 2, "bundel__", seed);
    (void)crypto_sign_seed_keypair(ret->openbaar.teken, ret->teken_geheim, teken);
    (void)crypto_box_seed_keypair(ret->openbaar.zegel, ret->zegel_geheim, zegel);
    sodium_memzero(teken, sizeof teken);
    sodium_memzero(zegel, sizeof zegel);
}

void bundel_paar_clear(struct bundel_paar *paar) { sodium_memzero(paar, sizeof *paar); }

static void openbaar_bytes(const struct bundel_openbaar *o, uint8_t ret[2 * BUNDEL_SLEUTEL])
{
    memcpy(ret, o->teken, BUNDEL_SLEUTEL);
    memcpy(ret + BUNDEL_SLEUTEL, o->zegel, BUNDEL_SLEUTEL);
}

void bundel_openbaar_text(const struct bundel_openbaar *o, char ret[BUNDEL_OPENBAAR_SIZE])
{
    uint8_t both[2 * BUNDEL_SLEUTEL];
    openbaar_bytes(o, both);
    (void)sodium_bin2hex(ret, BUNDEL_OPENBAAR_SIZE, both, sizeof both);
}

bool bundel_openbaar_parse(const char *text, struct bundel_openbaar *ret)
{
    uint8_t both[2 * BUNDEL_SLEUTEL];
    size_t n;
    const char *end;
    if (sodium_hex2bin(both, sizeof both, text, strlen(text), " \r\n\t", &n, &end) != 0 || *end ||
        n != sizeof both)
        return false;
    memcpy(ret->teken, both, BUNDEL_SLEUTEL);
    memcpy(ret->zegel, both + BUNDEL_SLEUTEL, BUNDEL_SLEUTEL);
    return true;
}

void bundel_afdruk(const struct bundel_openbaar *o, char ret[BUNDEL_AFDRUK_SIZE])
{
    enum { BYTES = 16, GROUP = 4 };
    uint8_t both[2 * BUNDEL_SLEUTEL], hash[BYTES];
    char hex[2 * BYTES + 1];
    openbaar_bytes(o, both);
    (void)crypto_generichash(hash, sizeof hash, both, sizeof both, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    size_t at = 0;
    for (size_t i = 0; i < (size_t)2 * BYTES; i++) {
        if (i > 0 && i % GROUP == 0)
            ret[at++] = ' ';
        ret[at++] = hex[i];
    }
    ret[at] = '\0';
}

bool bundel_afdruk_is(const struct bundel_openbaar *o, const char *typed)
{
    char own[BUNDEL_AFDRUK_SIZE];
    const char *a = own;
    bundel_afdruk(o, own);
    for (;; a++, typed++) {
        while (*a == ' ')
            a++;
        while (isspace((unsigned char)*typed))
            typed++;
        if (*a != tolower((unsigned char)*typed))
            return false;
        if (!*a)
            return true;
    }
}

/* ---- making ---- */

static void length_put(uint64_t n, char ret[8])
{
    for (int i = 0; i < 8; i++)
        ret[i] = (char)(uint8_t)(n >> (56 - 8 * i));
}

static uint64_t length_get(const uint8_t *bytes)
{
    uint64_t n = 0;
    for (int i = 0; i < 8; i++)
        n = n << 8 | bytes[i];
    return n;
}

static void key_put(json_t *inhoud, const char *name, const uint8_t key[BUNDEL_SLEUTEL])
{
    char hex[2 * BUNDEL_SLEUTEL + 1];
    (void)sodium_bin2hex(hex, sizeof hex, key, BUNDEL_SLEUTEL);
    json_object_set_new(inhoud, name, json_string(hex));
}

/* Sealed where it lies, so that large documents stand in memory as seldom as can be. */
static void seal(const struct bundel_openbaar *aan, const char *text, const struct buf *bijlagen,
                 struct buf *out)
{
    size_t n = strlen(text), more = bijlagen && bijlagen->len ? 1 + bijlagen->len : 0;
    if (n + more > BUNDEL_MOST) {
        out->failed = true;
        return;
    }
    AUTO_FREE uint8_t *sealed = malloc(n + more + crypto_box_SEALBYTES);
    char length[8];
    length_put(n + more + crypto_box_SEALBYTES, length);
    buf_add(out, length, sizeof length);
    if (!sealed) {
        out->failed = true;
        return;
    }
    uint8_t *plain = sealed + crypto_box_SEALBYTES; /* where it ends up: nothing is overrun */
    memcpy(plain, text, n);
    if (more) {
        plain[n] = '\0';
        memcpy(plain + n + 1, bijlagen->data, bijlagen->len);
    }
    if (crypto_box_seal(sealed, plain, n + more, aan->zegel) != 0)
        out->failed = true;
    else
        buf_add(out, (const char *)sealed, n + more + crypto_box_SEALBYTES);
}

enum result bundel_make(const struct bundel_paar *van, const struct bundel_openbaar *aan,
                        enum bundel_soort soort, json_t *inhoud, const struct buf *bijlagen,
                        struct buf *out)
{
    uint8_t signature[crypto_sign_BYTES];
    size_t begin = out->len;
    key_put(inhoud, "van", van->openbaar.teken);
    key_put(inhoud, "aan", aan->zegel);
    char *text = json_dumps(inhoud, JSON_COMPACT);
    if (!text)
        return FAILED;
    buf_add(out, MAGIC, AT_VERSIE);
    buf_char(out, BUNDEL_VERSIE);
    buf_char(out, (char)soort);
    buf_add(out, "\0", 2);
    buf_add(out, (const char *)van->openbaar.teken, BUNDEL_SLEUTEL);
    buf_add(out, (const char *)aan->zegel, BUNDEL_SLEUTEL);
    seal(aan, text, bijlagen, out);
    sodium_memzero(text, strlen(text));
    free(text);
    if (out->failed)
        return FAILED;
    (void)crypto_sign_detached(signature, NULL, (const uint8_t *)out->data + begin,
                               out->len - begin, van->teken_geheim);
    buf_add(out, (const char *)signature, sizeof signature);
    return out->failed || out->len - begin > BUNDEL_MOST ? FAILED : DONE;
}

/* ---- opening ---- */

enum bundel_fout bundel_look(const struct bundel_paar *ons, enum bundel_soort soort,
                             const uint8_t *bytes, size_t n, uint8_t ret_teken[BUNDEL_SLEUTEL])
{
    if (n <= AT_VERSIE || memcmp(bytes, MAGIC, AT_VERSIE) != 0)
        return BUNDEL_GEEN;
    if (bytes[AT_VERSIE] > BUNDEL_VERSIE)
        return BUNDEL_NIEUWER;
    if (n < HEAD + crypto_box_SEALBYTES + crypto_sign_BYTES || n > BUNDEL_MOST ||
        length_get(bytes + AT_LENGTE) != n - HEAD - crypto_sign_BYTES)
        return BUNDEL_AFGEBROKEN;
    if (bytes[AT_SOORT] != (uint8_t)soort)
        return BUNDEL_ANDERE_SOORT;
    if (memcmp(bytes + AT_AAN, ons->openbaar.zegel, BUNDEL_SLEUTEL) != 0)
        return BUNDEL_NIET_VOOR_ONS;
    memcpy(ret_teken, bytes + AT_VAN, BUNDEL_SLEUTEL);
    return BUNDEL_GOED;
}

static bool key_is(const json_t *inhoud, const char *name, const uint8_t key[BUNDEL_SLEUTEL])
{
    char hex[2 * BUNDEL_SLEUTEL + 1];
    const char *said = json_string_value(json_object_get(inhoud, name));
    (void)sodium_bin2hex(hex, sizeof hex, key, BUNDEL_SLEUTEL);
    return said && strcmp(said, hex) == 0;
}

enum bundel_fout bundel_open(const struct bundel_paar *ons, const uint8_t van[BUNDEL_SLEUTEL],
                             enum bundel_soort soort, const uint8_t *bytes, size_t n, json_t **ret,
                             struct buf *bijlagen)
{
    uint8_t said[BUNDEL_SLEUTEL];
    enum bundel_fout fout = bundel_look(ons, soort, bytes, n, said);
    *ret = NULL;
    if (fout != BUNDEL_GOED)
        return fout;
    size_t body = n - crypto_sign_BYTES, sealed = body - HEAD;
    if (memcmp(said, van, BUNDEL_SLEUTEL) != 0 ||
        crypto_sign_verify_detached(bytes + body, bytes, body, van) != 0)
        return BUNDEL_GESCHONDEN;
    AUTO_FREE uint8_t *open = malloc(sealed);
    if (!open || crypto_box_seal_open(open, bytes + HEAD, sealed, ons->openbaar.zegel,
                                      ons->zegel_geheim) != 0)
        return BUNDEL_GESCHONDEN;
    size_t whole = sealed - crypto_box_SEALBYTES;
    const uint8_t *end = bytes[AT_VERSIE] > 1 ? memchr(open, '\0', whole) : NULL;
    size_t text = end ? (size_t)(end - open) : whole;
    json_t *json = json_loadb((const char *)open, text, JSON_REJECT_DUPLICATES, NULL);
    if (bijlagen && end)
        buf_add(bijlagen, (const char *)end + 1, whole - text - 1);
    sodium_memzero(open, sealed);
    if ((bijlagen && bijlagen->failed) || !json_is_object(json) || !key_is(json, "van", van) ||
        !key_is(json, "aan", ons->openbaar.zegel)) {
        json_decref(json);
        return BUNDEL_ONLEESBAAR;
    }
    *ret = json;
    return BUNDEL_GOED;
}

void bundel_hash(const uint8_t *bytes, size_t n, uint8_t ret[BUNDEL_HASH])
{
    (void)crypto_generichash(ret, BUNDEL_HASH, bytes, n, NULL, 0);
}
