/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/toegangssleutel.h"

#include <stdio.h>
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
 * that does not work is nobody, and not somebody who sees nothing. Columns in the order of fill. */
#define SLEUTEL_SELECT                                                                             \
    "SELECT s.id, coalesce(u.laatst_op, 0), g.id, g.naam, g.functie, o.id, z.id, z.naam,"          \
    " (SELECT sum(CASE r.rol WHEN 'professional' THEN 1 WHEN 'regisseur' THEN 2"                   \
    "   WHEN 'procesregisseur' THEN 4 ELSE 0 END)"                                                 \
    "  FROM gebruiker_rol r WHERE r.gebruiker_id = g.id), s.op"                                    \
    " FROM toegangssleutel s JOIN gebruiker g ON g.id = s.gebruiker_id"                            \
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"     \
    " JOIN sleutel_toelating t ON t.organisatie_id = z.id"                                         \
    " LEFT JOIN toegangssleutel_gebruik u ON u.sleutel_id = s.id"                                  \
    " WHERE s.einde_op IS NULL AND s.tot >= :vandaag AND s.onderdeel_id = o.id"                    \
    " AND g.bevestigd_op <= s.op AND g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"   \
    " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"                              \
    " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)"

static const char BY_TOKEN[] = SLEUTEL_SELECT " AND s.token_hash = :sleutel";
static const char BY_ID[] = SLEUTEL_SELECT " AND s.id = :sleutel";

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void fill(struct db_stmt *s, struct sessie *ret)
{
    *ret = (struct sessie){.laatst_op = db_column_int(s, 1), .begin_op = db_column_int(s, 9)};
    struct kijker *k = &ret->kijker;
    k->sessie = k->sleutel = db_column_int(s, 0);
    k->gebruiker = db_column_int(s, 2);
    text_fill(k->naam, sizeof k->naam, db_column_text(s, 3));
    text_fill(k->functie, sizeof k->functie, db_column_text(s, 4));
    k->bevestigd = true;
    k->onderdeel = db_column_int(s, 5);
    k->organisatie = db_column_int(s, 6);
    text_fill(k->organisatie_naam, sizeof k->organisatie_naam, db_column_text(s, 7));
    k->rollen = (unsigned)db_column_int(s, 8);
}

static enum result look_up(struct db_conn *c, const char *sql, struct db_bind key,
                           const char *vandaag, struct sessie *ret, bool *ret_live,
                           struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    const struct db_bind binds[] = {key, B_TEXT(":vandaag", vandaag), {NULL, DB_END, 0, NULL}};
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, ret_live) != DONE)
        return FAILED;
    if (*ret_live)
        fill(s, ret);
    return DONE;
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
