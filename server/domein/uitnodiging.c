/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/uitnodiging.h"

#include "domein/instelling.h"
#include "toegang/sessie.h"
#include "toegang/token.h"
#include "verzoek/verzoek.h"

#include <stdio.h>
#include <string.h>

static const char USE[] = "uitnodiging"; /* with its NUL */
static const struct tokensoort UITNODIGING = {.prefix = "", .use = USE, .use_size = sizeof USE};

/* ---- made by a beheerder ---- */

static const char SQL_END[] = "UPDATE uitnodiging SET tot_op = :nu WHERE gebruiker_id = :gebruiker"
                              " AND gebruikt_op IS NULL AND tot_op > :nu";

enum result uitnodiging_end(struct db_conn *writer, int64_t gebruiker, int64_t nu,
                            struct probleem *p)
{
    return db_exec(writer, p, SQL_END, BINDS(B_INT(":gebruiker", gebruiker), B_INT(":nu", nu)),
                   NULL);
}

static const char SQL_NEW[] = "INSERT INTO uitnodiging (id, token_hash, gebruiker_id, soort, "
                              "gemaakt_door, gemaakt_op, tot_op)"
                              " VALUES (:id, :hash, :gebruiker, :soort, :door, :nu, :tot)";

enum result uitnodiging_new(struct verzoek *v, int64_t gebruiker, const char *soort,
                            char ret_token[UITNODIGING_TOKEN_SIZE], int64_t *ret_tot_op,
                            struct probleem *p)
{
    uint8_t hash[TOKEN_HASH_BYTES];
    int64_t uren;
    if (instelling_int(v->db, "uitnodiging_uren", &uren, p) != DONE ||
        uitnodiging_end(v->db, gebruiker, v->nu, p) != DONE)
        return FAILED;
    token_draw(v->app, &UITNODIGING, ret_token, hash);
    *ret_tot_op = v->nu + uren * 3600;
    return db_exec(v->db, p, SQL_NEW,
                   BINDS(B_INT(":id", verzoek_id(v)), B_BLOB(":hash", hash, sizeof hash),
                         B_INT(":gebruiker", gebruiker), B_TEXT(":soort", soort),
                         B_REF(":door", v->kijker->gebruiker), B_INT(":nu", v->nu),
                         B_INT(":tot", *ret_tot_op)),
                   NULL);
}

/* ---- used by who received it ---- */

static const char SQL_FIND[] =
    "SELECT u.id, u.gebruiker_id, u.tot_op, u.soort = 'herstel', g.naam, g.gebruikersnaam, z.naam"
    " FROM uitnodiging u JOIN gebruiker g ON g.id = u.gebruiker_id"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " WHERE u.token_hash = :hash AND u.gebruikt_op IS NULL AND u.tot_op > :nu"
    " AND g.van <= :vandaag AND (g.tot IS NULL OR g.tot >= :vandaag)"
    " AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot >= :vandaag)"
    " AND z.van <= :vandaag AND (z.tot IS NULL OR z.tot >= :vandaag)";

static void text_fill(char *to, size_t size, const char *text)
{
    (void)snprintf(to, size, "%s", text ? text : "");
}

enum result uitnodiging_find(struct db_conn *c, const struct app *app, const char *token,
                             int64_t nu, const char *vandaag, struct uitnodiging *ret,
                             bool *ret_live, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    uint8_t hash[TOKEN_HASH_BYTES];
    bool more;
    if (!token || !token_hash(app, &UITNODIGING, token, hash)) {
        *ret_live = false;
        return DONE;
    }
    if (db_query(c, p, SQL_FIND,
                 BINDS(B_BLOB(":hash", hash, sizeof hash), B_INT(":nu", nu),
                       B_TEXT(":vandaag", vandaag)),
                 &s) != DONE ||
        db_step(s, p, &more) != DONE)
        return FAILED;
    if (more) {
        *ret = (struct uitnodiging){.id = db_column_int(s, 0),
                                    .gebruiker = db_column_int(s, 1),
                                    .tot_op = db_column_int(s, 2),
                                    .herstel = db_column_int(s, 3) != 0};
        text_fill(ret->naam, sizeof ret->naam, db_column_text(s, 4));
        text_fill(ret->gebruikersnaam, sizeof ret->gebruikersnaam, db_column_text(s, 5));
        text_fill(ret->organisatie, sizeof ret->organisatie, db_column_text(s, 6));
    }
    *ret_live = more;
    return DONE;
}

static const char SQL_PASSWORD[] =
    "INSERT INTO wachtwoord (gebruiker_id, hash, gezet_op) VALUES (:gebruiker, :hash, :nu)"
    " ON CONFLICT (gebruiker_id) DO UPDATE SET hash = excluded.hash, gezet_op = excluded.gezet_op";
static const char SQL_USE[] =
    "UPDATE uitnodiging SET gebruikt_op = :nu WHERE id = :id AND gebruikt_op IS NULL";

enum result uitnodiging_use(struct db_conn *writer, const struct uitnodiging *u, const char *hash,
                            int64_t nu, struct probleem *p)
{
    int64_t used;
    if (db_exec(writer, p, SQL_USE, BINDS(B_INT(":id", u->id), B_INT(":nu", nu)), &used) != DONE)
        return FAILED;
    if (used == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (db_exec(writer, p, SQL_PASSWORD,
                BINDS(B_INT(":gebruiker", u->gebruiker), B_TEXT(":hash", hash), B_INT(":nu", nu)),
                NULL) != DONE)
        return FAILED;
    return sessie_end_all(writer, u->gebruiker, nu, p);
}
