/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/sessie.h"

#include "toegang/agenda_adres.h"
#include "toegang/toegangssleutel.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const struct tokensoort SESSIE = {.prefix = "", .use = "", .use_size = 0};

/* ---- looking up ---- */

/* Columns in the order of sessie_fill. Role bits as in enum rol. */
#define SESSIE_SELECT                                                                              \
    "SELECT s.id, s.csrf, s.begin_op, s.laatst_op, g.id, g.naam, g.functie,"                       \
    " g.bevestigd_op IS NOT NULL, o.id, z.id, z.naam,"                                             \
    " (SELECT sum(CASE r.rol WHEN 'professional' THEN 1 WHEN 'regisseur' THEN 2"                   \
    "   WHEN 'procesregisseur' THEN 4 WHEN 'beheerder' THEN 8 WHEN 'privacy' THEN 16 ELSE 0 END)"  \
    "  FROM gebruiker_rol r WHERE r.gebruiker_id = g.id) + (o.contact_id IS g.id) * 32"            \
    " FROM sessie s JOIN gebruiker g ON g.id = s.gebruiker_id"                                     \
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"     \
    " WHERE s.einde_op IS NULL AND s.laatst_op > :rust AND s.begin_op > :begin"                    \
    " AND g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"                              \
    " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"                              \
    " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)"

static const char BY_TOKEN[] = SESSIE_SELECT " AND s.token_hash = :sleutel";
static const char BY_ID[] = SESSIE_SELECT " AND s.id = :sleutel";

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

static void sessie_fill(struct db_stmt *s, struct sessie *ret)
{
    size_t length;
    *ret = (struct sessie){0};
    struct kijker *k = &ret->kijker;
    k->sessie = db_column_int(s, 0);
    const void *csrf = db_column_blob(s, 1, &length);
    if (csrf && length == sizeof ret->csrf)
        memcpy(ret->csrf, csrf, length);
    ret->begin_op = db_column_int(s, 2);
    ret->laatst_op = db_column_int(s, 3);
    k->gebruiker = db_column_int(s, 4);
    text_fill(k->naam, sizeof k->naam, db_column_text(s, 5));
    text_fill(k->functie, sizeof k->functie, db_column_text(s, 6));
    k->bevestigd = db_column_int(s, 7) != 0;
    k->onderdeel = db_column_int(s, 8);
    k->organisatie = db_column_int(s, 9);
    text_fill(k->organisatie_naam, sizeof k->organisatie_naam, db_column_text(s, 10));
    k->rollen = (unsigned)db_column_int(s, 11);
}

static enum result look_up(struct db_conn *c, const struct app *app, const char *sql,
                           struct db_bind key, int64_t nu, const char *vandaag, struct sessie *ret,
                           bool *ret_live, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    const struct db_bind binds[] = {
        key,
        B_INT(":rust", nu - (int64_t)app->config.sessie_rust_minuten * 60),
        B_INT(":begin", nu - (int64_t)app->config.sessie_uren * 3600),
        B_TEXT(":vandaag", vandaag),
        {NULL, DB_END, 0, NULL},
    };
    bool more;
    if (db_query(c, p, sql, binds, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    if (more)
        sessie_fill(s, ret);
    *ret_live = more;
    return DONE;
}

enum result sessie_find(struct db_conn *c, const struct app *app, const char *token, int64_t nu,
                        const char *vandaag, struct sessie *ret, bool *ret_live, struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES];
    if (is_toegangssleutel(token))
        return toegangssleutel_find(c, app, token, vandaag, ret, ret_live, p);
    if (!token_hash(app, &SESSIE, token, hash)) {
        *ret_live = false;
        return DONE;
    }
    const struct db_bind key = B_BLOB(":sleutel", hash, sizeof hash);
    return look_up(c, app, BY_TOKEN, key, nu, vandaag, ret, ret_live, p);
}

enum result sessie_again(struct db_conn *c, const struct app *app, const struct kijker *k,
                         int64_t nu, const char *vandaag, struct sessie *ret, bool *ret_live,
                         struct probleem *p)
{
    if (k->agenda)
        return agenda_adres_again(c, k->agenda, vandaag, ret, ret_live, p);
    if (k->sleutel)
        return toegangssleutel_again(c, k->sleutel, vandaag, ret, ret_live, p);
    const struct db_bind key = B_INT(":sleutel", k->sessie);
    return look_up(c, app, BY_ID, key, nu, vandaag, ret, ret_live, p);
}

/* ---- changing ---- */

enum result sessie_new(struct db_conn *writer, struct app *app, int64_t gebruiker, int64_t nu,
                       char ret_token[SESSIE_TOKEN_SIZE], int64_t *ret_id, struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES], csrf[SESSIE_CSRF_BYTES];
    int64_t id = id_new(app->ids);
    token_draw(app, &SESSIE, ret_token, hash);
    rng_fill(&app->rng, csrf, sizeof csrf);
    if (db_exec(writer, p,
                "INSERT INTO sessie (id, token_hash, csrf, gebruiker_id, begin_op, laatst_op)"
                " VALUES (:id, :hash, :csrf, :gebruiker, :nu, :nu)",
                BINDS(B_INT(":id", id), B_BLOB(":hash", hash, sizeof hash),
                      B_BLOB(":csrf", csrf, sizeof csrf), B_INT(":gebruiker", gebruiker),
                      B_INT(":nu", nu)),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

enum result sessie_touch(struct db_conn *writer, const struct kijker *k, int64_t nu,
                         struct probleem *p)
{
    if (k->agenda)
        return agenda_adres_touch(writer, k->agenda, nu, p);
    if (k->sleutel)
        return toegangssleutel_touch(writer, k->sleutel, nu, p);
    return db_exec(writer, p,
                   "UPDATE sessie SET laatst_op = :nu"
                   " WHERE id = :id AND einde_op IS NULL AND laatst_op < :nu",
                   BINDS(B_INT(":id", k->sessie), B_INT(":nu", nu)), NULL);
}

enum result sessie_end(struct db_conn *writer, int64_t sessie, int64_t nu, struct probleem *p)
{
    return db_exec(writer, p,
                   "UPDATE sessie SET einde_op = :nu WHERE id = :id AND einde_op IS NULL",
                   BINDS(B_INT(":id", sessie), B_INT(":nu", nu)), NULL);
}

enum result sessie_end_all(struct db_conn *writer, int64_t gebruiker, int64_t nu,
                           struct probleem *p)
{
    return db_exec(writer, p,
                   "UPDATE sessie SET einde_op = :nu"
                   " WHERE gebruiker_id = :gebruiker AND einde_op IS NULL",
                   BINDS(B_INT(":gebruiker", gebruiker), B_INT(":nu", nu)), NULL);
}

/* ---- time ---- */

bool sessie_needs_touch(const struct sessie *s, int64_t nu)
{
    return nu - s->laatst_op >= SESSIE_STAP;
}

int64_t sessie_remaining(const struct sessie *s, const struct config *config, int64_t nu)
{
    int64_t last = sessie_needs_touch(s, nu) ? nu : s->laatst_op;
    int64_t idle = last + (int64_t)config->sessie_rust_minuten * 60 - nu;
    int64_t whole = s->begin_op + (int64_t)config->sessie_uren * 3600 - nu;
    int64_t rest = idle < whole ? idle : whole;
    return rest > 0 ? rest : 0;
}
