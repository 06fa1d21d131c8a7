/* SPDX-License-Identifier: EUPL-1.2 */
#include "logboek/logboek.h"

#include "logboek/keten.h"

#include <stddef.h>
#include <string.h>

/* ---- canonical form ---- */

void little_endian(uint64_t number, unsigned char ret[8])
{
    for (int i = 0; i < 8; i++)
        ret[i] = (unsigned char)(number >> (8 * i));
}

void logregel_fields(const struct logregel *regel, struct logveld ret[LOGVELDEN])
{
    static const struct {
        bool number;
        size_t offset;
    } fields[LOGVELDEN] = {
        {false, offsetof(struct logregel, gebeurtenis)},
        {false, offsetof(struct logregel, handeling)},
        {true, offsetof(struct logregel, gebruiker)},
        {true, offsetof(struct logregel, sessie)},
        {false, offsetof(struct logregel, rol)},
        {true, offsetof(struct logregel, onderdeel)},
        {true, offsetof(struct logregel, namens)},
        {true, offsetof(struct logregel, huishouden)},
        {false, offsetof(struct logregel, personen)},
        {false, offsetof(struct logregel, object)},
        {false, offsetof(struct logregel, gronden)},
        {false, offsetof(struct logregel, uitkomst)},
        {false, offsetof(struct logregel, reden)},
        {false, offsetof(struct logregel, gevraagd)},
        {false, offsetof(struct logregel, adres)},
        {false, offsetof(struct logregel, verzoek)},
    };
    for (size_t i = 0; i < LOGVELDEN; i++) {
        const void *at = (const char *)regel + fields[i].offset;
        ret[i] = (struct logveld){.soort = VELD_NULL};
        if (fields[i].number) {
            memcpy(&ret[i].getal, at, sizeof ret[i].getal);
            if (ret[i].getal != 0)
                ret[i].soort = VELD_GETAL;
            continue;
        }
        memcpy(&ret[i].tekst, at, sizeof ret[i].tekst);
        ret[i].lengte = ret[i].tekst ? strlen(ret[i].tekst) : 0;
        if (ret[i].lengte > 0)
            ret[i].soort = VELD_TEKST;
    }
}

static void hash_field(crypto_generichash_state *hash, const struct logveld *veld)
{
    unsigned char prefix[8], number[8];
    bool is_number = veld->soort == VELD_GETAL;
    size_t n = is_number ? sizeof number : veld->lengte;
    little_endian(veld->soort == VELD_NULL ? UINT32_MAX : n, prefix);
    (void)crypto_generichash_update(hash, prefix, 4);
    little_endian((uint64_t)veld->getal, number);
    if (is_number)
        (void)crypto_generichash_update(hash, number, sizeof number);
    else if (veld->soort == VELD_TEKST && n > 0)
        (void)crypto_generichash_update(hash, veld->tekst, n);
}

void keten_commitment(const unsigned char salt[SALT_BYTES], const struct logveld velden[LOGVELDEN],
                      unsigned char ret[KETEN_BYTES])
{
    static const unsigned char form[] = "gezinsplan logregel 1";
    crypto_generichash_state hash;
    (void)crypto_generichash_init(&hash, NULL, 0, KETEN_BYTES);
    (void)crypto_generichash_update(&hash, salt, SALT_BYTES);
    (void)crypto_generichash_update(&hash, form, sizeof form);
    for (size_t i = 0; i < LOGVELDEN; i++)
        hash_field(&hash, &velden[i]);
    (void)crypto_generichash_final(&hash, ret, KETEN_BYTES);
}

void keten_next(unsigned char keten[KETEN_BYTES], int64_t volgnr, int64_t tijd_ms,
                const unsigned char commitment[KETEN_BYTES])
{
    unsigned char bytes[KETEN_BYTES + 16 + KETEN_BYTES];
    memcpy(bytes, keten, KETEN_BYTES);
    little_endian((uint64_t)volgnr, bytes + KETEN_BYTES);
    little_endian((uint64_t)tijd_ms, bytes + KETEN_BYTES + 8);
    memcpy(bytes + KETEN_BYTES + 16, commitment, KETEN_BYTES);
    (void)crypto_generichash(keten, KETEN_BYTES, bytes, sizeof bytes, NULL, 0);
}

/* ---- the table ---- */

bool column_bytes(struct db_stmt *s, int column, unsigned char *ret, size_t n)
{
    size_t len;
    const void *blob = db_column_blob(s, column, &len);
    if (!blob || len != n)
        return false;
    memcpy(ret, blob, n);
    return true;
}

enum result keten_head(struct db_conn *c, int64_t *ret_volgnr, unsigned char ret_keten[KETEN_BYTES],
                       struct probleem *p)
{
    static const char sql[] = "SELECT volgnr, keten FROM logregel ORDER BY volgnr DESC LIMIT 1";
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    if (db_query(c, p, sql, NO_BINDS, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    if (more && !column_bytes(s, 1, ret_keten, KETEN_BYTES))
        return probleem_intern(p, "the log's last line has no keten");
    if (!more)
        memset(ret_keten, 0, KETEN_BYTES);
    *ret_volgnr = more ? db_column_int(s, 0) : 0;
    return DONE;
}

/* What the canonical form calls NULL is NULL in the table. */
static const char *text(const char *t) { return t && t[0] ? t : NULL; }

static enum result insert(struct db_conn *c, const struct logregel *r, int64_t volgnr,
                          const unsigned char *salt, const unsigned char *commitment,
                          const unsigned char *keten, struct probleem *p)
{
    static const char sql[] =
        "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker, sessie, rol,"
        "  onderdeel, namens, huishouden, personen, object, gronden, uitkomst, reden, gevraagd,"
        "  adres, verzoek, salt, commitment, keten) "
        "VALUES (:volgnr, :tijd, :gebeurtenis, :handeling, :gebruiker, :sessie, :rol,"
        "  :onderdeel, :namens, :huishouden, :personen, :object, :gronden, :uitkomst, :reden,"
        "  :gevraagd, :adres, :verzoek, :salt, :commitment, :keten)";
    const struct db_bind binds[] = {
        B_INT(":volgnr", volgnr),
        B_INT(":tijd", r->tijd_ms),
        B_TEXT(":gebeurtenis", text(r->gebeurtenis)),
        B_TEXT(":handeling", text(r->handeling)),
        B_REF(":gebruiker", r->gebruiker),
        B_REF(":sessie", r->sessie),
        B_TEXT(":rol", text(r->rol)),
        B_REF(":onderdeel", r->onderdeel),
        B_REF(":namens", r->namens),
        B_REF(":huishouden", r->huishouden),
        B_TEXT(":personen", text(r->personen)),
        B_TEXT(":object", text(r->object)),
        B_TEXT(":gronden", text(r->gronden)),
        B_TEXT(":uitkomst", text(r->uitkomst)),
        B_TEXT(":reden", text(r->reden)),
        B_TEXT(":gevraagd", text(r->gevraagd)),
        B_TEXT(":adres", text(r->adres)),
        B_TEXT(":verzoek", text(r->verzoek)),
        B_BLOB(":salt", salt, SALT_BYTES),
        B_BLOB(":commitment", commitment, KETEN_BYTES),
        B_BLOB(":keten", keten, KETEN_BYTES),
        {NULL, DB_END, 0, NULL},
    };
    return db_exec(c, p, sql, binds, NULL);
}

enum result logboek_append(struct db_conn *writer, const struct logregel *regel, struct probleem *p)
{
    unsigned char salt[SALT_BYTES], commitment[KETEN_BYTES], keten[KETEN_BYTES];
    struct logveld velden[LOGVELDEN];
    int64_t volgnr;
    if (keten_head(writer, &volgnr, keten, p) != DONE)
        return probleem_set(p, PROBLEEM_LOGBOEK, NULL);
    randombytes_buf(salt, sizeof salt);
    logregel_fields(regel, velden);
    keten_commitment(salt, velden, commitment);
    keten_next(keten, volgnr + 1, regel->tijd_ms, commitment);
    if (insert(writer, regel, volgnr + 1, salt, commitment, keten, p) != DONE)
        return probleem_set(p, PROBLEEM_LOGBOEK, NULL);
    return DONE;
}
