/* SPDX-License-Identifier: EUPL-1.2 */
#include "toegang/sessie.h"

#include "base/cleanup.h"
#include "toegang/agenda_adres.h"
#include "toegang/csrf.h"
#include "toegang/toegangssleutel.h"
#include "toegang/wie.h"

#include <sodium.h>
#include <string.h>

static const struct tokensoort SESSIE = {.prefix = "", .use = "", .use_size = 0};

/* ---- looking up ---- */

#define SESSIE_SELECT                                                                              \
    "SELECT t.id, t.begin_op, t.laatst_op, " WIE_KOLOMMEN ", t.csrf FROM sessie t" WIE_JOIN        \
    " WHERE t.einde_op IS NULL AND t.laatst_op > :rust AND t.begin_op > :begin AND" WIE_VANDAAG

static const char BY_TOKEN[] = SESSIE_SELECT " AND t.token_hash = :sleutel";
static const char BY_ID[] = SESSIE_SELECT " AND t.id = :sleutel";

static void csrf_fill(struct db_stmt *s, struct sessie *ret)
{
    size_t length;
    const void *csrf = db_column_blob(s, WIE_VERDER, &length);
    if (csrf && length == sizeof ret->csrf)
        memcpy(ret->csrf, csrf, length);
}

static enum result look_up(struct db_conn *c, const struct app *app, const char *sql,
                           struct db_bind key, int64_t nu, const char *vandaag, struct sessie *ret,
                           bool *ret_live, struct probleem *p)
{
    return wie_look_up(c, sql,
                       BINDS(key,
                             B_INT(":rust", nu - (int64_t)app->config.sessie_rust_minuten * 60),
                             B_INT(":begin", nu - (int64_t)app->config.sessie_uren * 3600),
                             B_TEXT(":vandaag", vandaag)),
                       csrf_fill, ret, ret_live, p);
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

/* ---- a form of before ---- */

enum result sessie_eigen_formulier(struct db_conn *c, int64_t gebruiker, const char *csrf,
                                   bool *ret_eigen, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    *ret_eigen = false;
    if (db_query(c, p,
                 "SELECT csrf FROM sessie WHERE gebruiker_id = :gebruiker"
                 " ORDER BY id DESC LIMIT :most",
                 BINDS(B_INT(":gebruiker", gebruiker), B_INT(":most", SESSIE_EERDER)), &s) != DONE)
        return FAILED;
    for (;;) {
        size_t length;
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        const uint8_t *secret = db_column_blob(s, 0, &length);
        if (secret && length == CSRF_BYTES && csrf_matches(secret, csrf))
            *ret_eigen = true;
    }
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
