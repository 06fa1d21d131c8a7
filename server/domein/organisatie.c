/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/organisatie.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"
#include "domein/onderdeel.h"

/* ---- kinds ---- */

const char *const ORGANISATIE_SOORTEN[] = {
    "gemeente",      "onderwijs",
    "ggz",           "jeugdhulp",
    "jgz",           "gi",
    "schuldhulp",    "woningcorporatie",
    "politie",       "huisarts",
    "veilig_thuis",  "rvdk",
    "reclassering",  "vrouwenopvang",
    "zvh",           "vluchtelingenwerk",
    "zorgaanbieder", "uwv",
    "anders",        NULL,
};

/* ---- adding and changing ---- */

static const char SQL_NAME[] =
    "SELECT 1 FROM organisatie WHERE naam = :naam COLLATE NOCASE AND id <> :id"
    " AND (tot IS NULL OR tot >= :vandaag)";

static enum result name_free(struct verzoek *v, int64_t id, const json_t *row, struct probleem *p)
{
    int64_t taken;
    if (db_int(v->db, p, SQL_NAME,
               BINDS(B_INT(":id", id), B_TEXT(":naam", row_text(row, "naam")),
                     B_TEXT(":vandaag", v->vandaag)),
               0, &taken) != DONE)
        return FAILED;
    if (!taken)
        return DONE;
    return probleem_veld(p, "naam", "bestaat-al",
                         "Er is al een organisatie met deze naam. Gebruik die, of kies een andere "
                         "naam.");
}

static const char SQL_ADD[] =
    "INSERT INTO organisatie (id, naam, soort, telefoon, email, contact, van)"
    " VALUES (:id, :naam, :soort, :telefoon, :email, :contact, :vandaag)";

enum result organisatie_add(struct verzoek *v, const json_t *in, int64_t *ret_id,
                            struct probleem *p)
{
    int64_t id = verzoek_id(v);
    if (mag_kijker(v, p, "organisatie.toevoegen") != DONE || name_free(v, id, in, p) != DONE ||
        db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_JSON(":naam", json_object_get(in, "naam")),
                      B_JSON(":soort", json_object_get(in, "soort")),
                      B_JSON(":telefoon", json_object_get(in, "telefoon")),
                      B_JSON(":email", json_object_get(in, "email")),
                      B_JSON(":contact", json_object_get(in, "contact")),
                      B_TEXT(":vandaag", v->vandaag)),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

static const char SQL_ONE[] =
    "SELECT naam, soort, telefoon, email, contact, versie,"
    " tot IS NULL OR tot >= vandaag() AS \"actief?\" FROM organisatie WHERE id = :id";
static const char SQL_CHANGE[] =
    "UPDATE organisatie SET naam = :naam, soort = :soort, telefoon = :telefoon, email = :email,"
    " contact = :contact, versie = versie + 1 WHERE id = :id";

enum result organisatie_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                               struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "organisatie.wijzigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    row_merge(row, in);
    if (name_free(v, id, row, p) != DONE ||
        db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_JSON(":naam", json_object_get(row, "naam")),
                      B_JSON(":soort", json_object_get(row, "soort")),
                      B_JSON(":telefoon", json_object_get(row, "telefoon")),
                      B_JSON(":email", json_object_get(row, "email")),
                      B_JSON(":contact", json_object_get(row, "contact"))),
                NULL) != DONE)
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    return DONE;
}

/* ---- ending ---- */

static const char SQL_ONDERDELEN[] =
    "SELECT id FROM onderdeel WHERE organisatie_id = :id AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_AFSPRAKEN[] =
    "UPDATE samenwerkingsafspraak SET beeindigd_op = :vandaag, versie = versie + 1"
    " WHERE organisatie_id = :id AND beeindigd_op IS NULL AND tot >= :vandaag";
static const char SQL_END[] =
    "UPDATE organisatie SET tot = :gisteren, versie = versie + 1 WHERE id = :id";

enum result organisatie_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    AUTO_JSON json_t *onderdelen = NULL;
    json_t *onderdeel;
    size_t i;
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (beheer_open(v, "organisatie.beeindigen", SQL_ONE, id, &row, p) != DONE ||
        db_rows(v->db, p, SQL_ONDERDELEN, BINDS(B_INT(":id", id)), &onderdelen) != DONE)
        return FAILED;
    json_array_foreach(onderdelen, i, onderdeel) if (onderdeel_close(v, row_int(onderdeel, "id"),
                                                                     p) != DONE) return FAILED;
    if (db_exec(v->db, p, SQL_AFSPRAKEN, BINDS(B_INT(":id", id), B_TEXT(":vandaag", v->vandaag)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)), NULL) !=
            DONE)
        return FAILED;
    return beheer_remains(v, p);
}
