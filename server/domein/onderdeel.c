/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/onderdeel.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/beheer.h"
#include "domein/bevoegdheid.h"
#include "domein/gebruiker.h"

/* ---- checks ---- */

static const char SQL_ORGANISATIE[] =
    "SELECT 1 FROM organisatie WHERE id = :id AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_NAME[] =
    "SELECT 1 FROM onderdeel WHERE organisatie_id = :organisatie AND naam = :naam COLLATE NOCASE"
    " AND id <> :id AND (tot IS NULL OR tot >= :vandaag)";

static enum result name_free(struct verzoek *v, int64_t id, int64_t organisatie, const char *naam,
                             struct probleem *p)
{
    int64_t taken;
    if (db_int(v->db, p, SQL_NAME,
               BINDS(B_INT(":id", id), B_INT(":organisatie", organisatie), B_TEXT(":naam", naam),
                     B_TEXT(":vandaag", v->vandaag)),
               0, &taken) != DONE)
        return FAILED;
    if (!taken)
        return DONE;
    return probleem_veld(p, "naam", "bestaat-al",
                         "Deze organisatie heeft al een onderdeel met deze naam. Kies een andere.");
}

static const char SQL_CONTACT[] =
    "SELECT 1 FROM gebruiker g WHERE g.id = :contact AND g.onderdeel_id = :id"
    " AND g.van <= vandaag() AND (g.tot IS NULL OR g.tot >= vandaag())"
    " AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = g.id"
    "                 AND r.rol = 'beheerder')";

static enum result contact_check(struct verzoek *v, int64_t id, int64_t contact, struct probleem *p)
{
    int64_t fits;
    if (contact == 0)
        return DONE;
    if (db_int(v->db, p, SQL_CONTACT, BINDS(B_INT(":id", id), B_INT(":contact", contact)), 0,
               &fits) != DONE)
        return FAILED;
    if (fits)
        return DONE;
    return probleem_veld(p, "contact", "niet-van-hier",
                         "Kies iemand met een account bij dit onderdeel, die geen beheerder is.");
}

static const char SQL_LEEFGEBIED[] =
    "SELECT 1 FROM leefgebied WHERE code = :ander AND (tot IS NULL OR tot >= vandaag())";
static const char SQL_LEEFGEBIEDEN_CLEAR[] =
    "DELETE FROM onderdeel_leefgebied WHERE onderdeel_id = :id";
static const char SQL_LEEFGEBIEDEN_ADD[] =
    "INSERT INTO onderdeel_leefgebied (onderdeel_id, leefgebied) VALUES (:id, :ander)";

static enum result leefgebieden_set(struct verzoek *v, int64_t id, const json_t *codes,
                                    struct probleem *p)
{
    if (beheer_choices(v, SQL_LEEFGEBIED, 0, codes, "leefgebieden",
                       "Kies leefgebieden uit de lijst.", p) != DONE)
        return FAILED;
    return beheer_links(v, SQL_LEEFGEBIEDEN_CLEAR, SQL_LEEFGEBIEDEN_ADD, id, codes, p);
}

/* ---- adding ---- */

static const char SQL_ADD[] =
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, bsn, telefoon,"
    " van) VALUES (:id, :organisatie, :naam, :wet, :beroepsgeheim, :wijkteam, :bsn, :telefoon,"
    " :vandaag)";

enum result onderdeel_add(struct verzoek *v, int64_t organisatie, const json_t *in, int64_t *ret_id,
                          struct probleem *p)
{
    int64_t id = verzoek_id(v), exists;
    if (mag_kijker(v, p, "organisatie.wijzigen") != DONE ||
        db_int(v->db, p, SQL_ORGANISATIE, BINDS(B_INT(":id", organisatie)), 0, &exists) != DONE)
        return FAILED;
    if (!exists)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (name_free(v, id, organisatie, row_text(in, "naam"), p) != DONE ||
        db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":organisatie", organisatie),
                      B_JSON(":naam", json_object_get(in, "naam")),
                      B_JSON(":wet", json_object_get(in, "wet")),
                      B_INT(":beroepsgeheim", row_true(in, "beroepsgeheim")),
                      B_INT(":wijkteam", row_true(in, "wijkteam")),
                      B_INT(":bsn", row_true(in, "bsn")),
                      B_JSON(":telefoon", json_object_get(in, "telefoon")),
                      B_TEXT(":vandaag", v->vandaag)),
                NULL) != DONE ||
        leefgebieden_set(v, id, json_object_get(in, "leefgebieden"), p) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

/* ---- changing ---- */

static const char SQL_ONE[] =
    "SELECT o.organisatie_id AS organisatie, o.naam, o.wet, o.beroepsgeheim AS \"beroepsgeheim?\","
    " o.wijkteam AS \"wijkteam?\", o.bsn AS \"bsn?\", o.contact_id AS contact, o.telefoon, "
    "o.versie,"
    " o.tot IS NULL OR o.tot >= vandaag() AS \"actief?\" FROM onderdeel o WHERE o.id = :id";
static const char SQL_CHANGE[] =
    "UPDATE onderdeel SET naam = :naam, wet = :wet, beroepsgeheim = :beroepsgeheim,"
    " wijkteam = :wijkteam, bsn = :bsn, contact_id = :contact, telefoon = :telefoon,"
    " versie = versie + 1 WHERE id = :id";

enum result onderdeel_change(struct verzoek *v, int64_t id, const json_t *in, int64_t *ret_versie,
                             struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "organisatie.wijzigen", SQL_ONE, id, &row, p) != DONE)
        return FAILED;
    bool secret = row_true(row, "beroepsgeheim");
    int64_t contact_was = row_int(row, "contact");
    row_merge(row, in);
    if (secret && !row_true(row, "beroepsgeheim"))
        return probleem_veld(p, "beroepsgeheim", "blijft",
                             "Het beroepsgeheim kan niet meer uit. Heeft dit onderdeel een andere "
                             "taak? Maak dan een nieuw onderdeel.");
    int64_t contact = row_int(row, "contact");
    const json_t *leefgebieden = json_object_get(in, "leefgebieden");
    if (name_free(v, id, row_int(row, "organisatie"), row_text(row, "naam"), p) != DONE ||
        contact_check(v, id, contact, p) != DONE ||
        db_exec(v->db, p, SQL_CHANGE,
                BINDS(B_INT(":id", id), B_JSON(":naam", json_object_get(row, "naam")),
                      B_JSON(":wet", json_object_get(row, "wet")),
                      B_INT(":beroepsgeheim", row_true(row, "beroepsgeheim")),
                      B_INT(":wijkteam", row_true(row, "wijkteam")),
                      B_INT(":bsn", row_true(row, "bsn")), B_REF(":contact", contact),
                      B_JSON(":telefoon", json_object_get(row, "telefoon"))),
                NULL) != DONE ||
        (leefgebieden && leefgebieden_set(v, id, leefgebieden, p) != DONE))
        return FAILED;
    *ret_versie = row_int(row, "versie") + 1;
    return contact != contact_was ? gebruiker_confirmers_tell(v, id, p) : DONE;
}

/* ---- ending ---- */

static const char SQL_TEAMS[] = "UPDATE team SET tot = :gisteren, versie = versie + 1"
                                " WHERE onderdeel_id = :id AND (tot IS NULL OR tot > :gisteren)";
/* R13, R14: a receiver that is no more closes its consents for good. */
static const char SQL_CONSENTS[] =
    "UPDATE toestemming SET einde_op = :nu, einde_soort = 'ontvanger_gestopt', einde_door = :door"
    " WHERE ontvanger_onderdeel_id = :id AND einde_op IS NULL";
static const char SQL_END[] =
    "UPDATE onderdeel SET tot = :gisteren, contact_id = NULL, versie = versie + 1 WHERE id = :id";

enum result onderdeel_close(struct verzoek *v, int64_t id, struct probleem *p)
{
    char gisteren[DATUM_SIZE];
    beheer_yesterday(v, gisteren);
    if (gebruiker_close_all(v, id, p) != DONE ||
        db_exec(v->db, p, SQL_TEAMS, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)),
                NULL) != DONE ||
        db_exec(v->db, p, SQL_CONSENTS,
                BINDS(B_INT(":id", id), B_INT(":nu", v->nu), B_INT(":door", v->kijker->gebruiker)),
                NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_END, BINDS(B_INT(":id", id), B_TEXT(":gisteren", gisteren)), NULL);
}

enum result onderdeel_end(struct verzoek *v, int64_t id, struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    if (beheer_open(v, "organisatie.wijzigen", SQL_ONE, id, &row, p) != DONE ||
        onderdeel_close(v, id, p) != DONE)
        return FAILED;
    return beheer_remains(v, p);
}
