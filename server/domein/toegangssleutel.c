/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/toegangssleutel.h"

#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/openen.h"

#include <string.h>

enum { MOST_LIVE = 20, MOST_DAYS = 365 };

/* ---- making one ---- */

static const char SQL_ALLOWED[] =
    "SELECT EXISTS (SELECT 1 FROM sleutel_toelating WHERE organisatie_id = :organisatie)";
static const char SQL_LIVE[] = "SELECT count(*) FROM toegangssleutel WHERE gebruiker_id = kijker()"
                               " AND einde_op IS NULL AND tot >= vandaag()";

static enum result may_make(struct verzoek *v, struct probleem *p)
{
    int64_t allowed, live;
    if (mag_kijker(v, p, "toegangssleutel.toevoegen") != DONE ||
        db_int(v->db, p, SQL_ALLOWED, BINDS(B_INT(":organisatie", v->kijker->organisatie)), 0,
               &allowed) != DONE ||
        db_int(v->db, p, SQL_LIVE, NO_BINDS, 0, &live) != DONE)
        return FAILED;
    if (!allowed)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Uw organisatie heeft nog geen toestemming van de gemeente om "
                            "programma's te koppelen. Vraag de beheerder. Er is niets gemaakt.");
    if (live >= MOST_LIVE)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "U hebt al %d toegangssleutels. Trek er eerst een in.", MOST_LIVE);
    return DONE;
}

static enum result day_check(struct verzoek *v, const char *tot, struct probleem *p)
{
    char last[DATUM_SIZE];
    datum_add_days(v->vandaag, MOST_DAYS, last);
    if (strcmp(tot, v->vandaag) < 0)
        return probleem_veld(p, "tot", "te-vroeg", "Kies vandaag of een dag daarna.");
    if (strcmp(tot, last) > 0)
        return probleem_veld(p, "tot", "te-laat",
                             "Kies een dag binnen een jaar. Daarna maakt u een nieuwe.");
    return DONE;
}

/* Each of the codes may stand in a scope. */
static enum result codes_check(struct verzoek *v, const char *groep, const json_t *codes,
                               const char *field, struct probleem *p)
{
    size_t i;
    const json_t *code;
    json_array_foreach(codes, i, code)
    {
        int64_t known;
        if (db_int(v->db, p,
                   "SELECT EXISTS (SELECT 1 FROM sleutel_kan WHERE groep = :groep"
                   " AND code = :code)",
                   BINDS(B_TEXT(":groep", groep), B_JSON(":code", code)), 0, &known) != DONE)
            return FAILED;
        if (!known)
            return probleem_veld(p, field, "onbekende-keuze", "Kies uit de lijst.");
    }
    return DONE;
}

/* Each opens for the viewer now. */
static enum result households_check(struct verzoek *v, const json_t *ids, struct probleem *p)
{
    size_t i;
    const json_t *id;
    if (json_array_size(ids) == 0)
        return probleem_veld(p, "huishoudens", "verplicht",
                             "Kies een of meer gezinnen, of kies alle gezinnen.");
    json_array_foreach(ids, i, id)
    {
        struct dossier d;
        bool open;
        if (lijst_open(v, p, json_integer_value(id), &d, &open) != DONE)
            return FAILED;
        if (!open)
            return probleem_veld(p, "huishoudens", "onbekende-keuze", "Kies uit de lijst.");
    }
    return DONE;
}

static bool is_all(const json_t *in) { return strcmp(row_text(in, "gezinnen"), "alle") == 0; }

static enum result input_check(struct verzoek *v, const json_t *in, struct probleem *p)
{
    const json_t *lezen = json_object_get(in, "lezen"), *doen = json_object_get(in, "doen");
    if (json_array_size(lezen) == 0 && json_array_size(doen) == 0)
        return probleem_veld(p, "lezen", "verplicht",
                             "Kies ten minste één ding dat het programma mag lezen of vastleggen.");
    if (day_check(v, row_text(in, "tot"), p) != DONE ||
        codes_check(v, "lezen", lezen, "lezen", p) != DONE ||
        codes_check(v, "doen", doen, "doen", p) != DONE ||
        codes_check(v, "categorie", json_object_get(in, "categorieen"), "categorieen", p) != DONE)
        return FAILED;
    return is_all(in) ? DONE : households_check(v, json_object_get(in, "huishoudens"), p);
}

static enum result scope_add(struct verzoek *v, int64_t id, const char *groep, const json_t *codes,
                             struct probleem *p)
{
    size_t i;
    const json_t *code;
    json_array_foreach(codes, i, code) if (
        db_exec(v->db, p,
                "INSERT INTO sleutel_bereik (sleutel_id, groep, code) VALUES (:id, :groep, :code)",
                BINDS(B_INT(":id", id), B_TEXT(":groep", groep), B_JSON(":code", code)),
                NULL) != DONE) return FAILED;
    return DONE;
}

static enum result parts_add(struct verzoek *v, int64_t id, const json_t *in, struct probleem *p)
{
    size_t i;
    const json_t *household;
    if (scope_add(v, id, "lezen", json_object_get(in, "lezen"), p) != DONE ||
        scope_add(v, id, "doen", json_object_get(in, "doen"), p) != DONE ||
        scope_add(v, id, "categorie", json_object_get(in, "categorieen"), p) != DONE ||
        db_exec(v->db, p,
                "INSERT INTO sleutel_bereik (sleutel_id, groep, code)"
                " SELECT :id, 'rol', rol FROM gebruiker_rol WHERE gebruiker_id = kijker()",
                BINDS(B_INT(":id", id)), NULL) != DONE)
        return FAILED;
    if (is_all(in))
        return DONE;
    json_array_foreach(
        json_object_get(in, "huishoudens"), i,
        household) if (db_exec(v->db, p,
                               "INSERT INTO sleutel_huishouden (sleutel_id, huishouden_id)"
                               " VALUES (:id, :huishouden)",
                               BINDS(B_INT(":id", id), B_JSON(":huishouden", household)),
                               NULL) != DONE) return FAILED;
    return DONE;
}

static const char SQL_NEW[] =
    "INSERT INTO toegangssleutel (id, token_hash, kenmerk, gebruiker_id, onderdeel_id, naam, waarvoor,"
    " alle_huishoudens, op, tot) VALUES (:id, :hash, :kenmerk, :gebruiker, :onderdeel, :naam,"
    " :waarvoor, :alle, :nu, :tot)";

enum result toegangssleutel_add(struct verzoek *v, const json_t *in,
                                char ret_token[TOEGANGSSLEUTEL_SIZE], int64_t *ret_id,
                                struct probleem *p)
{
    uint8_t hash[SESSIE_HASH_BYTES];
    int64_t id = verzoek_id(v);
    if (may_make(v, p) != DONE || input_check(v, in, p) != DONE)
        return FAILED;
    toegangssleutel_draw(v->app, ret_token, hash);
    if (db_exec(v->db, p, SQL_NEW,
                BINDS(B_INT(":id", id), B_BLOB(":hash", hash, sizeof hash),
                      B_TEXT(":kenmerk", ret_token + strlen(ret_token) - TOEGANGSSLEUTEL_KENMERK),
                      B_INT(":gebruiker", v->kijker->gebruiker),
                      B_INT(":onderdeel", v->kijker->onderdeel),
                      B_JSON(":naam", json_object_get(in, "naam")),
                      B_JSON(":waarvoor", json_object_get(in, "waarvoor")), B_INT(":alle", is_all(in)),
                      B_INT(":nu", v->nu), B_JSON(":tot", json_object_get(in, "tot"))),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return parts_add(v, id, in, p);
}

/* ---- ending ---- */

#define END                                                                                        \
    "UPDATE toegangssleutel SET einde_op = :nu, einde_soort = :soort, einde_door = kijker(),"      \
    " versie = versie + 1 WHERE einde_op IS NULL AND "

static enum result end(struct verzoek *v, const char *sql, const char *soort, int64_t id,
                       struct probleem *p)
{
    return db_exec(v->db, p, sql,
                   BINDS(B_INT(":nu", v->nu), B_TEXT(":soort", soort), B_INT(":id", id)), NULL);
}

/* There is one that `sql` (:id) finds, or it is not found. */
static enum result there(struct verzoek *v, const char *sql, int64_t id, struct probleem *p)
{
    int64_t found;
    if (db_int(v->db, p, sql, BINDS(B_INT(":id", id)), 0, &found) != DONE)
        return FAILED;
    return found ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}

enum result toegangssleutel_end_own(struct verzoek *v, int64_t id, struct probleem *p)
{
    if (there(v, "SELECT 1 FROM toegangssleutel WHERE id = :id AND gebruiker_id = kijker()", id,
              p) != DONE)
        return FAILED;
    return end(v, END "id = :id", "zelf", id, p);
}

enum result toegangssleutel_end_one(struct verzoek *v, int64_t id, struct probleem *p)
{
    if (mag_kijker(v, p, "toegangssleutel.toelaten") != DONE ||
        there(v, "SELECT 1 FROM toegangssleutel WHERE id = :id", id, p) != DONE)
        return FAILED;
    return end(v, END "id = :id", "beheer", id, p);
}

static const char SQL_END_ALL[] =
    END "onderdeel_id IN (SELECT id FROM onderdeel WHERE organisatie_id = :id)";
static const char SQL_ORGANISATION[] = "SELECT 1 FROM organisatie WHERE id = :id";

enum result toegangssleutel_end_organisation(struct verzoek *v, int64_t organisatie,
                                             struct probleem *p)
{
    if (mag_kijker(v, p, "toegangssleutel.toelaten") != DONE ||
        there(v, SQL_ORGANISATION, organisatie, p) != DONE)
        return FAILED;
    return end(v, SQL_END_ALL, "beheer", organisatie, p);
}

static const char SQL_ALLOW[] = "INSERT INTO sleutel_toelating (organisatie_id, door, op)"
                                " VALUES (:id, kijker(), :nu) ON CONFLICT DO NOTHING";
static const char SQL_FORBID[] = "DELETE FROM sleutel_toelating WHERE organisatie_id = :id";

enum result toegangssleutel_allow(struct verzoek *v, int64_t organisatie, bool mag,
                                  struct probleem *p)
{
    if (mag_kijker(v, p, "toegangssleutel.toelaten") != DONE ||
        there(v, SQL_ORGANISATION, organisatie, p) != DONE)
        return FAILED;
    if (mag)
        return db_exec(v->db, p, SQL_ALLOW, BINDS(B_INT(":id", organisatie), B_INT(":nu", v->nu)),
                       NULL);
    if (db_exec(v->db, p, SQL_FORBID, BINDS(B_INT(":id", organisatie)), NULL) != DONE)
        return FAILED;
    return end(v, SQL_END_ALL, "toelating", organisatie, p);
}
