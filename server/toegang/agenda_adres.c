/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/agenda_adres.h"

#include "toegang/wie.h"

static const char USE[] = "agenda"; /* with its NUL */
static const struct tokensoort AGENDA = {.prefix = "", .use = USE, .use_size = sizeof USE};

/* ---- looking up ---- */

#define AGENDA_SELECT                                                                              \
    "SELECT t.id, t.op, coalesce(t.laatst_op, 0), " WIE_KOLOMMEN " FROM agenda_adres t" WIE_JOIN   \
    " WHERE" WIE_VANDAAG

static const char BY_TOKEN[] = AGENDA_SELECT " AND t.token_hash = :agenda";
static const char BY_ID[] = AGENDA_SELECT " AND t.id = :agenda";

static void agenda_fill(struct db_stmt *s, struct sessie *ret)
{
    (void)s;
    ret->kijker.agenda = ret->kijker.sessie;
    ret->kijker.rollen &= ~(unsigned)ROL_CONTACT;
}

static enum result look_up(struct db_conn *c, const char *sql, struct db_bind key,
                           const char *vandaag, struct sessie *ret, bool *ret_live,
                           struct probleem *p)
{
    return wie_look_up(c, sql, BINDS(key, B_TEXT(":vandaag", vandaag)), agenda_fill, ret, ret_live,
                       p);
}

enum result agenda_adres_find(struct db_conn *c, const struct app *app, const char *token,
                              const char *vandaag, struct sessie *ret, bool *ret_live,
                              struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES];
    if (!token_hash(app, &AGENDA, token, hash)) {
        *ret_live = false;
        return DONE;
    }
    const struct db_bind key = B_BLOB(":agenda", hash, sizeof hash);
    return look_up(c, BY_TOKEN, key, vandaag, ret, ret_live, p);
}

enum result agenda_adres_again(struct db_conn *c, int64_t agenda, const char *vandaag,
                               struct sessie *ret, bool *ret_live, struct probleem *p)
{
    const struct db_bind key = B_INT(":agenda", agenda);
    return look_up(c, BY_ID, key, vandaag, ret, ret_live, p);
}

/* ---- changing ---- */

enum result agenda_adres_touch(struct db_conn *writer, int64_t agenda, int64_t nu,
                               struct probleem *p)
{
    return db_exec(writer, p,
                   "UPDATE agenda_adres SET laatst_op = max(coalesce(laatst_op, 0), :nu)"
                   " WHERE id = :id",
                   BINDS(B_INT(":id", agenda), B_INT(":nu", nu)), NULL);
}

enum result agenda_adres_end(struct db_conn *writer, int64_t gebruiker, struct probleem *p)
{
    return db_exec(writer, p, "DELETE FROM agenda_adres WHERE gebruiker_id = :gebruiker",
                   BINDS(B_INT(":gebruiker", gebruiker)), NULL);
}

enum result agenda_adres_new(struct db_conn *writer, struct app *app, int64_t gebruiker, int64_t nu,
                             char ret_token[SESSIE_TOKEN_SIZE], struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES];
    if (agenda_adres_end(writer, gebruiker, p) != DONE)
        return FAILED;
    token_draw(app, &AGENDA, ret_token, hash);
    return db_exec(writer, p,
                   "INSERT INTO agenda_adres (id, gebruiker_id, token_hash, op)"
                   " VALUES (:id, :gebruiker, :hash, :nu)",
                   BINDS(B_INT(":id", id_new(app->ids)), B_INT(":gebruiker", gebruiker),
                         B_BLOB(":hash", hash, sizeof hash), B_INT(":nu", nu)),
                   NULL);
}
