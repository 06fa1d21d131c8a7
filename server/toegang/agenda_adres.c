/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/agenda_adres.h"

#include <stdio.h>

static const char USE[] = "agenda"; /* with its NUL */
static const struct tokensoort AGENDA = {.prefix = "", .use = USE, .use_size = sizeof USE};

/* ---- looking up ---- */

/* Columns in the order of fill. */
#define AGENDA_SELECT                                                                              \
    "SELECT a.id, coalesce(a.laatst_op, 0), g.id, g.naam, g.functie, g.bevestigd_op IS NOT NULL,"  \
    " o.id, z.id, z.naam, (SELECT coalesce(sum(CASE r.rol WHEN 'professional' THEN 1"              \
    "   WHEN 'regisseur' THEN 2 WHEN 'procesregisseur' THEN 4 WHEN 'beheerder' THEN 8"             \
    "   WHEN 'privacy' THEN 16 ELSE 0 END), 0) FROM gebruiker_rol r WHERE r.gebruiker_id = g.id)," \
    " a.op FROM agenda_adres a JOIN gebruiker g ON g.id = a.gebruiker_id"                          \
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"     \
    " WHERE g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"                            \
    " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"                              \
    " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)"

static const char BY_TOKEN[] = AGENDA_SELECT " AND a.token_hash = :agenda";
static const char BY_ID[] = AGENDA_SELECT " AND a.id = :agenda";

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void fill(struct db_stmt *s, struct sessie *ret)
{
    *ret = (struct sessie){.laatst_op = db_column_int(s, 1), .begin_op = db_column_int(s, 10)};
    struct kijker *k = &ret->kijker;
    k->sessie = k->agenda = db_column_int(s, 0);
    k->gebruiker = db_column_int(s, 2);
    text_fill(k->naam, sizeof k->naam, db_column_text(s, 3));
    text_fill(k->functie, sizeof k->functie, db_column_text(s, 4));
    k->bevestigd = db_column_int(s, 5) != 0;
    k->onderdeel = db_column_int(s, 6);
    k->organisatie = db_column_int(s, 7);
    text_fill(k->organisatie_naam, sizeof k->organisatie_naam, db_column_text(s, 8));
    k->rollen = (unsigned)db_column_int(s, 9);
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
