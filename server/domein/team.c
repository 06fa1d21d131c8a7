/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/team.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"

/* ---- wijken and members ---- */

static const char SQL_WIJK[] =
    "SELECT 1 FROM wijk WHERE id = :ander AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_LID[] = "SELECT 1 FROM gebruiker WHERE id = :ander AND onderdeel_id = :id"
                              " AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_WIJKEN_CLEAR[] = "DELETE FROM team_wijk WHERE team_id = :id";
static const char SQL_WIJKEN_ADD[] =
    "INSERT INTO team_wijk (team_id, wijk_id) VALUES (:id, :ander)";
static const char SQL_LEDEN_CLEAR[] = "DELETE FROM team_lid WHERE team_id = :id";
static const char SQL_LEDEN_ADD[] =
    "INSERT INTO team_lid (team_id, gebruiker_id) VALUES (:id, :ander)";

/* What was not sent stays. */
static enum result lists_set(struct verzoek *v, int64_t id, int64_t onderdeel, const json_t *in,
                             struct probleem *p)
{
    const json_t *wijken = json_object_get(in, "wijken"), *leden = json_object_get(in, "leden");
    if (beheer_choices(v, SQL_WIJK, 0, wijken, "wijken", "Kies wijken uit de lijst.", p) != DONE ||
        beheer_choices(v, SQL_LID, onderdeel, leden, "leden",
                       "Kies mensen met een account bij het onderdeel van dit team.", p) != DONE)
        return FAILED;
    if (wijken && beheer_links(v, SQL_WIJKEN_CLEAR, SQL_WIJKEN_ADD, id, wijken, p) != DONE)
        return FAILED;
    return leden ? beheer_links(v, SQL_LEDEN_CLEAR, SQL_LEDEN_ADD, id, leden, p) : DONE;
}

static const char SQL_NAME[] =
    "SELECT 1 FROM team WHERE onderdeel_id = :onderdeel AND naam = :naam COLLATE NOCASE"
    " AND id <> :id AND (tot IS NULL OR tot >= :vandaag)";

static enum result name_free(struct verzoek *v, int64_t id, int64_t onderdeel, const char *naam,
                             struct probleem *p)
{
    int64_t taken;
    if (db_int(v->db, p, SQL_NAME,
               BINDS(B_INT(":id", id), B_INT(":onderdeel", onderdeel), B_TEXT(":naam", naam),
                     B_TEXT(":vandaag", v->vandaag)),
               0, &taken) != DONE)
        return FAILED;
    if (!taken)
        return DONE;
    return probleem_veld(p, "naam", "bestaat-al",
                         "Er is hier al een team met deze naam. Kies een andere.");
}

/* ---- add, change, end ---- */

static const char SQL_ONDERDEEL[] =
    "SELECT 1 FROM onderdeel WHERE id = :id AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_ADD[] =
    "INSERT INTO team (id, onderdeel_id, naam) VALUES (:id, :onderdeel, :naam)";

enum result team_add(struct verzoek *v, const json_t *in, int64_t *ret_id, struct probleem *p)
{
    int64_t id = verzoek_id(v), onderdeel = row_int(in, "onderdeel"), exists;
    if (mag_kijker(v, p, "team.toevoegen") != DONE ||
        db_int(v->db, p, SQL_ONDERDEEL, BINDS(B_INT(":id", onderdeel)), 0, &exists) != DONE)
        return FAILED;
    if (!exists)
        return probleem_veld(p, "onderdeel", "onbekende-keuze", "Kies een onderdeel uit de lijst.");
    if (name_free(v, id, onderdeel, row_text(in, "naam"), p) != DONE ||
        db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":onderdeel", onderdeel),
                      B_JSON(":naam", json_object_get(in, "naam"))),
                NULL) != DONE ||
        lists_set(v, id, onderdeel, in, p) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_ONE[] = "SELECT onderdeel_id AS onderdeel, naam, versie,"
                              " tot IS NULL OR tot >= vandaag() AS \"actief?\""
                              " FROM team WHERE id = :id";
static const char SQL_CHANGE[] = "UPDATE team SET naam = :naam, versie = versie + 1 WHERE id = :id";

enum result team_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                        struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "team.wijzigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    row_merge(row, in);
    int64_t onderdeel = row_int(row, "onderdeel");
    if (name_free(v, id, onderdeel, row_text(row, "naam"), p) != DONE ||
        db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_JSON(":naam", json_object_get(row, "naam"))),
                NULL) != DONE ||
        lists_set(v, id, onderdeel, in, p) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    return DONE;
}

static const char SQL_END[] = "UPDATE team SET tot = :gisteren, versie = versie + 1 WHERE id = :id";

enum result team_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (beheer_open(v, "team.beeindigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)), NULL);
}
