/* SPDX-License-Identifier: EUPL-1.2 */
/* Links by which somebody gets in, and a reset, by which everybody is out first (R27). */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"
#include "domein/gebruiker.h"
#include "toegang/agenda_adres.h"
#include "toegang/toegangssleutel.h"

static const char SQL_LINK[] =
    "SELECT g.versie, g.tot IS NULL OR g.tot >= vandaag() AS actief,"
    " coalesce((SELECT u.soort FROM uitnodiging u WHERE u.gebruiker_id = g.id"
    "           ORDER BY u.id DESC LIMIT 1), 'nieuw') AS soort"
    " FROM gebruiker g WHERE g.id = :id";

static enum result link_open(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (mag_kijker(v, p, "gebruiker.wijzigen") != DONE ||
        db_row(v->db, p, SQL_LINK, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!row_int(row, "actief"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Dit account is beëindigd. Maak een nieuw account.");
    *ret = TAKE(row);
    return DONE;
}

enum result gebruiker_invite(struct verzoek *v, int64_t id, char ret_token[UITNODIGING_TOKEN_SIZE],
                             int64_t *ret_tot_op, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    int64_t password;
    if (link_open(v, id, &row, p) != DONE ||
        db_int(v->db, p, "SELECT EXISTS (SELECT 1 FROM wachtwoord WHERE gebruiker_id = :id)",
               BINDS(B_INT(":id", id)), 0, &password) != DONE)
        return FAILED;
    if (password)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze persoon heeft al een wachtwoord. Kies Toegang herstellen als dat "
                            "kwijt is. Er is geen link gemaakt.");
    return uitnodiging_new(v, id, row_text(row, "soort"), ret_token, ret_tot_op, p);
}

static const char SQL_PRIVACY[] = "SELECT r.gebruiker_id AS id FROM gebruiker_rol r WHERE r.rol = "
                                  "'privacy' AND r.gebruiker_id <> :id";

static const char SQL_RESET[] =
    "UPDATE gebruiker SET bevestigd_op = NULL, bevestigd_door = NULL, versie = versie + 1"
    " WHERE id = :id";

static enum result access_take(struct verzoek *v, int64_t id, struct probleem *p)
{
    const struct db_bind *account = BINDS(B_INT(":id", id));
    if (db_exec(v->db, p, SQL_RESET, account, NULL) != DONE ||
        db_exec(v->db, p, "DELETE FROM wachtwoord WHERE gebruiker_id = :id", account, NULL) != DONE)
        return FAILED;
    if (agenda_adres_end(v->db, id, p) != DONE ||
        toegangssleutel_end_all(v->db, id, "account", v->kijker->gebruiker, v->nu, p) != DONE)
        return FAILED;
    return sessie_end_all(v->db, id, v->nu, p);
}

enum result gebruiker_reset(struct verzoek *v, int64_t id, char ret_token[UITNODIGING_TOKEN_SIZE],
                            int64_t *ret_tot_op, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (link_open(v, id, &row, p) != DONE ||
        beheer_not_self(v, id, "Toegang herstellen", p) != DONE ||
        gebruiker_work_suspend(v, id, p) != DONE || access_take(v, id, p) != DONE ||
        gebruiker_tell(v, SQL_PRIVACY, id, "account-hersteld", p) != DONE ||
        gebruiker_confirmer_tell(v, id, p) != DONE ||
        uitnodiging_new(v, id, "herstel", ret_token, ret_tot_op, p) != DONE)
        return FAILED;
    return beheer_remains(v, p);
}
