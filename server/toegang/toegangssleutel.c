/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/toegangssleutel.h"

#include "toegang/wie.h"

#include <string.h>

enum { PREFIX = sizeof TOEGANGSSLEUTEL_PREFIX - 1 };

bool is_toegangssleutel(const char *token)
{
    return strncmp(token, TOEGANGSSLEUTEL_PREFIX, PREFIX) == 0;
}

static const struct tokensoort SLEUTEL = {
    .prefix = TOEGANGSSLEUTEL_PREFIX, .use = TOEGANGSSLEUTEL_PREFIX, .use_size = PREFIX};

void toegangssleutel_draw(struct app *app, char ret_token[TOEGANGSSLEUTEL_SIZE],
                          uint8_t ret_hash[SESSIE_HASH_BYTES])
{
    token_draw(app, &SLEUTEL, ret_token, ret_hash);
}

/* ---- looking up ---- */

/* What the views ask of it as well (regel_sleutel, regel_kijker), but for the roles: so that one
 * that does not work is nobody, and not somebody who sees nothing. */
#define SLEUTEL_SELECT                                                                             \
    "SELECT t.id, t.op, coalesce(u.laatst_op, 0), " WIE_KOLOMMEN                                   \
    " FROM toegangssleutel t" WIE_JOIN " JOIN sleutel_toelating l ON l.organisatie_id = z.id"      \
    " LEFT JOIN toegangssleutel_gebruik u ON u.sleutel_id = t.id"                                  \
    " WHERE t.einde_op IS NULL AND t.tot >= :vandaag AND t.onderdeel_id = o.id"                    \
    " AND g.bevestigd_op <= t.op AND" WIE_VANDAAG

static const char BY_TOKEN[] = SLEUTEL_SELECT " AND t.token_hash = :sleutel";
static const char BY_ID[] = SLEUTEL_SELECT " AND t.id = :sleutel";

/* A program does what its account does in households, and nothing else. */
static void sleutel_fill(struct db_stmt *s, struct sessie *ret)
{
    (void)s;
    ret->kijker.sleutel = ret->kijker.sessie;
    ret->kijker.rollen &= ROL_PROFESSIONAL | ROL_REGISSEUR | ROL_PROCESREGISSEUR;
}

static enum result look_up(struct db_conn *c, const char *sql, struct db_bind key,
                           const char *vandaag, struct sessie *ret, bool *ret_live,
                           struct probleem *p)
{
    return wie_look_up(c, sql, BINDS(key, B_TEXT(":vandaag", vandaag)), sleutel_fill, ret, ret_live,
                       p);
}

enum result toegangssleutel_find(struct db_conn *c, const struct app *app, const char *token,
                                 const char *vandaag, struct sessie *ret, bool *ret_live,
                                 struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES];
    if (!token_hash(app, &SLEUTEL, token, hash)) {
        *ret_live = false;
        return DONE;
    }
    const struct db_bind key = B_BLOB(":sleutel", hash, sizeof hash);
    return look_up(c, BY_TOKEN, key, vandaag, ret, ret_live, p);
}

enum result toegangssleutel_again(struct db_conn *c, int64_t sleutel, const char *vandaag,
                                  struct sessie *ret, bool *ret_live, struct probleem *p)
{
    const struct db_bind key = B_INT(":sleutel", sleutel);
    return look_up(c, BY_ID, key, vandaag, ret, ret_live, p);
}

/* ---- changing ---- */

enum result toegangssleutel_touch(struct db_conn *writer, int64_t sleutel, int64_t nu,
                                  struct probleem *p)
{
    return db_exec(writer, p,
                   "INSERT INTO toegangssleutel_gebruik (sleutel_id, laatst_op) VALUES (:id, :nu)"
                   " ON CONFLICT (sleutel_id) DO UPDATE SET laatst_op = max(laatst_op, :nu)",
                   BINDS(B_INT(":id", sleutel), B_INT(":nu", nu)), NULL);
}

enum result toegangssleutel_end_all(struct db_conn *writer, int64_t gebruiker, const char *why,
                                    int64_t door, int64_t nu, struct probleem *p)
{
    return db_exec(writer, p,
                   "UPDATE toegangssleutel SET einde_op = :nu, einde_soort = :why,"
                   " einde_door = :door, versie = versie + 1"
                   " WHERE gebruiker_id = :gebruiker AND einde_op IS NULL",
                   BINDS(B_INT(":gebruiker", gebruiker), B_TEXT(":why", why), B_REF(":door", door),
                         B_INT(":nu", nu)),
                   NULL);
}
