/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/wissing.h"

#include "base/cleanup.h"
#include "logboek/keten.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(crypto_generichash_state) <= sizeof(struct wissing_hash), "a hash's state");

static const char FORM[] = "gezinsplan wissing 1", SIGNED[] = "gezinsplan vernietigd 1";
static const char OBJECT[] = "wissing/";

enum { SIGNED_BYTES = sizeof SIGNED + 8 + KETEN_BYTES };

/* ---- what is signed ---- */

static crypto_generichash_state *state_of(struct wissing_hash *h)
{
    return (crypto_generichash_state *)(void *)h->state;
}

void wissing_hash_init(struct wissing_hash *h)
{
    (void)crypto_generichash_init(state_of(h), NULL, 0, WISSING_HASH);
    (void)crypto_generichash_update(state_of(h), (const unsigned char *)FORM, sizeof FORM);
}

void wissing_hash_add(struct wissing_hash *h, int64_t volgnr, const unsigned char commitment[32])
{
    unsigned char number[8];
    little_endian((uint64_t)volgnr, number);
    (void)crypto_generichash_update(state_of(h), number, sizeof number);
    (void)crypto_generichash_update(state_of(h), commitment, KETEN_BYTES);
}

void wissing_hash_object(struct wissing_hash *h, char ret[WISSING_OBJECT_SIZE])
{
    unsigned char hash[WISSING_HASH];
    (void)crypto_generichash_final(state_of(h), hash, sizeof hash);
    memcpy(ret, OBJECT, sizeof OBJECT);
    (void)sodium_bin2hex(ret + sizeof OBJECT - 1, WISSING_OBJECT_SIZE - (sizeof OBJECT - 1), hash,
                         sizeof hash);
}

static void signed_bytes(int64_t volgnr, const unsigned char commitment[32],
                         unsigned char ret[SIGNED_BYTES])
{
    memcpy(ret, SIGNED, sizeof SIGNED);
    little_endian((uint64_t)volgnr, ret + sizeof SIGNED);
    memcpy(ret + sizeof SIGNED + 8, commitment, KETEN_BYTES);
}

bool wissing_signed(int64_t volgnr, const unsigned char commitment[32],
                    const unsigned char handtekening[ZEGEL_HANDTEKENING],
                    const unsigned char sleutel[ZEGEL_SLEUTEL])
{
    unsigned char bytes[SIGNED_BYTES];
    signed_bytes(volgnr, commitment, bytes);
    return crypto_sign_verify_detached(handtekening, bytes, sizeof bytes, sleutel) == 0;
}

/* ---- what stays of a line ---- */

static const char SQL_LINE[] =
    "SELECT gebeurtenis, handeling, gebruiker, sessie, rol, onderdeel, namens, huishouden, object,"
    " gronden, uitkomst, adres, verzoek FROM logregel WHERE volgnr = :volgnr";

/* The rest of a line about others too, as a line of its own. */
static enum result replace(struct db_conn *c, const struct wissing_regel *r, int64_t tijd_ms,
                           int64_t *ret_volgnr, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    unsigned char keten[KETEN_BYTES];
    bool more;
    if (db_query(c, p, SQL_LINE, BINDS(B_INT(":volgnr", r->volgnr)), &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    if (!more)
        return probleem_intern(p, "a line of the log that is to be replaced is not there");
    const struct logregel rest = {
        .tijd_ms = tijd_ms,
        .gebeurtenis = db_column_text(s, 0),
        .handeling = db_column_text(s, 1),
        .gebruiker = db_column_int(s, 2),
        .sessie = db_column_int(s, 3),
        .rol = db_column_text(s, 4),
        .onderdeel = db_column_int(s, 5),
        .namens = db_column_int(s, 6),
        .huishouden = db_column_int(s, 7),
        .personen = r->blijven,
        .object = db_column_text(s, 8),
        .gronden = db_column_text(s, 9),
        .uitkomst = db_column_text(s, 10),
        .adres = db_column_text(s, 11),
        .verzoek = db_column_text(s, 12),
    };
    if (logboek_append(c, &rest, p) != DONE)
        return FAILED;
    return keten_head(c, ret_volgnr, keten, p);
}

/* ---- erasing ---- */

struct wiping {
    struct wissing_hash hash;
    int64_t door[WISSING_MOST]; /* the line that replaces it; 0 */
    const struct wissing_regel *regel[WISSING_MOST];
    size_t count;
};

/* Its commitment; *ret_there is false for a line that is erased already or was never written. */
static enum result commitment_of(struct db_conn *c, int64_t volgnr, unsigned char ret[KETEN_BYTES],
                                 bool *ret_there, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    if (db_query(c, p,
                 "SELECT commitment FROM logregel WHERE volgnr = :volgnr AND salt IS NOT NULL",
                 BINDS(B_INT(":volgnr", volgnr)), &s) != DONE ||
        db_step(s, p, ret_there) != DONE)
        return FAILED;
    if (*ret_there && !column_bytes(s, 0, ret, KETEN_BYTES))
        return probleem_intern(p, "a line of the log has no commitment");
    return DONE;
}

static enum result gather(struct db_conn *c, struct wiping *w, const struct wissing_regel *regels,
                          size_t count, int64_t tijd_ms, struct probleem *p)
{
    unsigned char commitment[KETEN_BYTES];
    wissing_hash_init(&w->hash);
    for (size_t i = 0; i < count; i++) {
        bool there;
        int64_t door = 0;
        if (i > 0 && regels[i].volgnr <= regels[i - 1].volgnr)
            return probleem_intern(p, "lines of the log to erase are not in order");
        if (commitment_of(c, regels[i].volgnr, commitment, &there, p) != DONE)
            return FAILED;
        if (!there)
            continue;
        if (regels[i].blijven && replace(c, &regels[i], tijd_ms, &door, p) != DONE)
            return FAILED;
        wissing_hash_add(&w->hash, regels[i].volgnr, commitment);
        w->door[w->count] = door;
        w->regel[w->count++] = &regels[i];
    }
    return DONE;
}

static enum result line_add(struct db_conn *c, struct wiping *w, int64_t tijd_ms, const char *lijst,
                            int64_t *ret_volgnr, struct probleem *p)
{
    char object[WISSING_OBJECT_SIZE];
    unsigned char keten[KETEN_BYTES];
    wissing_hash_object(&w->hash, object);
    const struct logregel line = {.tijd_ms = tijd_ms,
                                  .gebeurtenis = "vernietigd",
                                  .handeling = "logboek.vernietigen",
                                  .object = object,
                                  .uitkomst = "geslaagd",
                                  .reden = lijst,
                                  .verzoek = "vernietiging"};
    if (logboek_append(c, &line, p) != DONE)
        return FAILED;
    return keten_head(c, ret_volgnr, keten, p);
}

static enum result rows_add(struct db_conn *c, const struct wiping *w, int64_t wissing,
                            struct probleem *p)
{
    static const char sql[] = "INSERT INTO logwissing_regel (volgnr, wissing, vervangen_door)"
                              " VALUES (:volgnr, :wissing, :door)";
    for (size_t i = 0; i < w->count; i++)
        if (db_exec(c, p, sql,
                    BINDS(B_INT(":volgnr", w->regel[i]->volgnr), B_INT(":wissing", wissing),
                          B_REF(":door", w->door[i])),
                    NULL) != DONE)
            return FAILED;
    return DONE;
}

static enum result sign(struct db_conn *c, const struct wiping *w, int64_t wissing,
                        const unsigned char *zaad, struct probleem *p)
{
    static const char sql[] = "INSERT INTO logwissing (volgnr, aantal, handtekening, sleutel)"
                              " VALUES (:volgnr, :aantal, :handtekening, :sleutel)";
    unsigned char secret[crypto_sign_SECRETKEYBYTES], key[ZEGEL_SLEUTEL], bytes[SIGNED_BYTES];
    unsigned char commitment[KETEN_BYTES], signature[ZEGEL_HANDTEKENING];
    bool there;
    if (commitment_of(c, wissing, commitment, &there, p) != DONE)
        return FAILED;
    signed_bytes(wissing, commitment, bytes);
    (void)crypto_sign_seed_keypair(key, secret, zaad);
    (void)crypto_sign_detached(signature, NULL, bytes, sizeof bytes, secret);
    sodium_memzero(secret, sizeof secret);
    return db_exec(c, p, sql,
                   BINDS(B_INT(":volgnr", wissing), B_INT(":aantal", w->count),
                         B_BLOB(":handtekening", signature, sizeof signature),
                         B_BLOB(":sleutel", key, sizeof key)),
                   NULL);
}

static const char SQL_WIPE[] =
    "UPDATE logregel SET gebeurtenis = NULL, handeling = NULL, gebruiker = NULL, sessie = NULL,"
    " rol = NULL, onderdeel = NULL, namens = NULL, huishouden = NULL, personen = NULL,"
    " object = NULL, gronden = NULL, uitkomst = NULL, reden = NULL, gevraagd = NULL, adres = NULL,"
    " verzoek = NULL, salt = NULL"
    " WHERE volgnr IN (SELECT r.volgnr FROM logwissing_regel r WHERE r.wissing = :wissing)";

static enum result wipe(struct db_conn *c, struct wiping *w, const unsigned char *zaad,
                        int64_t tijd_ms, const char *lijst, struct probleem *p)
{
    int64_t wissing, changed;
    if (w->count == 0)
        return DONE;
    if (line_add(c, w, tijd_ms, lijst, &wissing, p) != DONE || rows_add(c, w, wissing, p) != DONE ||
        sign(c, w, wissing, zaad, p) != DONE ||
        db_exec(c, p, SQL_WIPE, BINDS(B_INT(":wissing", wissing)), &changed) != DONE)
        return FAILED;
    return changed == (int64_t)w->count ? DONE
                                        : probleem_intern(p, "not all lines could be erased");
}

enum result logboek_wipe(struct db_conn *writer, const unsigned char zaad[ZEGEL_ZAAD],
                         int64_t tijd_ms, const char *lijst, const struct wissing_regel *regels,
                         size_t count, size_t *ret_count, struct probleem *p)
{
    if (count > WISSING_MOST)
        return probleem_intern(p, "too many lines of the log to erase at once");
    AUTO_FREE struct wiping *w = calloc(1, sizeof *w);
    if (!w)
        return probleem_intern(p, "no memory to erase lines of the log");
    if (gather(writer, w, regels, count, tijd_ms, p) != DONE ||
        wipe(writer, w, zaad, tijd_ms, lijst, p) != DONE)
        return FAILED;
    if (ret_count)
        *ret_count = w->count;
    return DONE;
}
