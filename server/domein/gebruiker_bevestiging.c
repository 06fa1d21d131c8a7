/* SPDX-License-Identifier: EUPL-1.2 */
/* R27: who confirms whom. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/beheer.h"
#include "domein/gebruiker.h"
#include "domein/onderdeel_naam.h"

/* ---- telling ---- */

enum result gebruiker_tell(struct verzoek *v, const char *sql, int64_t id, const char *soort,
                           struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {.soort = soort, .object = "gebruiker", .object_id = id};
    if (db_rows(v->db, p, sql, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) if (attendering_send(v, row_int(row, "id"), &a, p) !=
                                         DONE) return FAILED;
    return DONE;
}

static const char SQL_CONFIRMERS[] =
    "SELECT bevestiger_id AS id FROM regel_bevestiger WHERE gebruiker_id = :id";

enum result gebruiker_confirmer_tell(struct verzoek *v, int64_t id, struct probleem *p)
{
    return gebruiker_tell(v, SQL_CONFIRMERS, id, "account-wacht", p);
}

static const char SQL_IN_ONDERDEEL[] = "SELECT id FROM regel_wachtend WHERE onderdeel_id = :id";

enum result gebruiker_confirmers_tell(struct verzoek *v, int64_t onderdeel, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(v->db, p, SQL_IN_ONDERDEEL, BINDS(B_INT(":id", onderdeel)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row) if (gebruiker_confirmer_tell(v, row_int(row, "id"), p) !=
                                         DONE) return FAILED;
    return DONE;
}

/* ---- who waits ---- */

static const char SQL_WAITING[] =
    "SELECT g.id AS \"id#\", g.naam, g.gebruikersnaam, g.functie, g.telefoon, g.email,"
    " o.naam AS onderdeel, z.naam AS organisatie, " ONDERDEEL_NAAM
    " AS waar, o.contact_id IS g.id AS \"contact?\","
    " (SELECT json_group_array(r.rol) FROM gebruiker_rol r WHERE r.gebruiker_id = g.id)"
    "  AS \"rollen[]\","
    " coalesce(u.soort = 'herstel', 0) AS \"herstel?\", u.gemaakt_op AS \"sinds@\","
    " g.id IN (SELECT p.gebruiker_id FROM zicht_wachtwoord_gekozen p) AS \"gekozen?\""
    " FROM zicht_te_bevestigen t JOIN gebruiker g ON g.id = t.gebruiker_id"
    " JOIN onderdeel o ON o.id = g.onderdeel_id JOIN organisatie z ON z.id = o.organisatie_id"
    " LEFT JOIN uitnodiging u ON u.id ="
    "  (SELECT max(i.id) FROM uitnodiging i WHERE i.gebruiker_id = g.id)"
    " WHERE (:id = 0 OR g.id = :id) ORDER BY g.id LIMIT 200";

enum result gebruiker_wachtend(struct verzoek *v, int64_t id, json_t **ret, struct probleem *p)
{
    return beheer_rows(v, SQL_WAITING, BINDS(B_INT(":id", id)), ret, p);
}

static const char SQL_CONFIRM[] =
    "UPDATE gebruiker SET bevestigd_op = coalesce(bevestigd_op, :nu), bevestigd_door = :door,"
    " versie = versie + 1 WHERE id = :id";
static const char SQL_TOLD[] = "UPDATE attendering SET gelezen_op = :nu WHERE gebruiker_id = :door"
                               " AND object = 'gebruiker' AND object_id = :id"
                               " AND soort = 'account-wacht' AND gelezen_op IS NULL";

enum result gebruiker_confirm(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (id == 0)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (gebruiker_wachtend(v, id, &rows, p) != DONE)
        return FAILED;
    const json_t *row = json_array_get(rows, 0);
    if (!row)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (!row_true(row, "gekozen"))
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Deze persoon heeft nog geen wachtwoord gekozen. Bevestig het account "
                            "daarna: dan weet u dat de link bij de goede persoon kwam.");
    const struct db_bind *binds =
        BINDS(B_INT(":id", id), B_INT(":nu", v->nu), B_INT(":door", v->kijker->gebruiker));
    int64_t onderdeel;
    if (db_exec(v->db, p, SQL_CONFIRM, binds, NULL) != DONE ||
        db_exec(v->db, p, SQL_TOLD, binds, NULL) != DONE ||
        db_int(v->db, p, "SELECT id FROM onderdeel WHERE contact_id = :id", BINDS(B_INT(":id", id)),
               0, &onderdeel) != DONE)
        return FAILED;
    return onderdeel ? gebruiker_confirmers_tell(v, onderdeel, p) : DONE;
}
