/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/inzagesignaal.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- what is made of a signal ---- */

static const char SQL_EEN[] =
    "SELECT s.stand, s.laatste_volgnr AS volgnr FROM zicht_inzagesignaal s WHERE s.id = :id";
static const char SQL_STAND[] =
    "UPDATE inzagesignaal SET stand = :stand, versie = versie + 1,"
    " gesloten_bij = CASE WHEN :stand IN ('verklaard', 'gemeld') THEN aantal END WHERE id = :id";
static const char SQL_STAP[] =
    "INSERT INTO inzagesignaal_stap (signaal_id, nr, stand, reden, door, op)"
    " SELECT :id, coalesce(max(nr), 0) + 1, :stand, :reden, kijker(), nu()"
    " FROM inzagesignaal_stap WHERE signaal_id = :id";

static bool is_closed(const char *stand)
{
    return strcmp(stand, "verklaard") == 0 || strcmp(stand, "gemeld") == 0;
}

static enum result one_decide(struct verzoek *v, int64_t id, const char *stand, const char *reden,
                              int64_t tot_regel, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (eigen_rows(v, p, SQL_EEN, BINDS(B_INT(":id", id)), &rows) != DONE)
        return FAILED;
    const json_t *now = json_array_get(rows, 0);
    if (!now)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (tot_regel && row_int(now, "volgnr") > tot_regel)
        return probleem_set(p, PROBLEEM_CONFLICT,
                            "Er kwam intussen iets bij een van deze signalen. Er is niets "
                            "veranderd. Kijk opnieuw.");
    if (strcmp(row_text(now, "stand"), stand) == 0)
        return DONE; /* pressed twice */
    if (is_closed(row_text(now, "stand")) && !reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Dit signaal was afgesloten. Schrijf waarom u het weer opent.");
    if (db_exec(v->db, p, SQL_STAND, BINDS(B_INT(":id", id), B_TEXT(":stand", stand)), NULL) !=
        DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_STAP,
                   BINDS(B_INT(":id", id), B_TEXT(":stand", stand), B_TEXT(":reden", reden)), NULL);
}

enum result inzagesignaal_decide(struct verzoek *v, const json_t *ids, const char *stand,
                                 const char *reden, int64_t tot_regel, struct probleem *p)
{
    const json_t *id;
    size_t i;
    if (mag_kijker(v, p, "inzagesignaal.beslissen") != DONE)
        return FAILED;
    if (is_closed(stand) && !reden)
        return probleem_veld(p, "reden", "verplicht",
                             "Schrijf waarom u dit afsluit: wat is de verklaring, of waar is het "
                             "gemeld?");
    json_array_foreach(ids, i, id)
    {
        if (one_decide(v, json_integer_value(id), stand, reden, tot_regel, p) != DONE)
            return FAILED;
    }
    if (json_array_size(ids) == 1)
        verzoek_object(v, "inzagesignaal", json_integer_value(json_array_get(ids, 0)));
    return DONE;
}

/* ---- what counts ---- */

static const char SQL_REGEL[] =
    "SELECT id, soort, venster IS NOT NULL AS venster FROM zicht_inzagesignaal_regel"
    " WHERE id = :id AND tot_op IS NULL";
static const char SQL_REGEL_EINDE[] = "UPDATE inzagesignaal_regel SET tot_op = nu() WHERE id = :id";
static const char SQL_REGEL_NIEUW[] =
    "INSERT INTO inzagesignaal_regel (id, soort, actief, drempel, venster, van_op, door, reden)"
    " VALUES (:id, :soort, :actief, :drempel, :venster, nu(), kijker(), :reden)";

enum result inzagesignaal_regel_set(struct verzoek *v, int64_t huidig,
                                    const struct inzagesignaal_grens *g, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    int64_t id = verzoek_id(v);
    if (mag_kijker(v, p, "inzagesignaal.instellen") != DONE ||
        eigen_rows(v, p, SQL_REGEL, BINDS(B_INT(":id", huidig)), &rows) != DONE)
        return FAILED;
    const json_t *now = json_array_get(rows, 0);
    if (!now)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    bool window = row_int(now, "venster") != 0;
    if (window && !g->venster)
        return probleem_veld(p, "venster", "verplicht", "Vul in binnen hoeveel tijd.");
    verzoek_object(v, "inzagesignaalregel", id);
    if (db_exec(v->db, p, SQL_REGEL_EINDE, BINDS(B_INT(":id", huidig)), NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_REGEL_NIEUW,
                   BINDS(B_INT(":id", id), B_TEXT(":soort", row_text(now, "soort")),
                         B_INT(":actief", g->actief), B_INT(":drempel", g->drempel),
                         B_REF(":venster", window ? g->venster : 0), B_TEXT(":reden", g->reden)),
                   NULL);
}

static const char SQL_WERK_EINDE[] = "UPDATE werktijd SET tot_op = nu() WHERE tot_op IS NULL";
static const char SQL_WERK_NIEUW[] =
    "INSERT INTO werktijd (id, begint, eindigt, dagen, van_op, door, reden)"
    " VALUES (:id, :begint, :eindigt, :dagen, nu(), kijker(), :reden)";

enum result werktijd_set(struct verzoek *v, int64_t begint, int64_t eindigt, int64_t dagen,
                         const char *reden, struct probleem *p)
{
    if (mag_kijker(v, p, "inzagesignaal.instellen") != DONE)
        return FAILED;
    if (eindigt <= begint)
        return probleem_veld(p, "eindigt", "voor-begint", "Kies een tijd na het begin.");
    if (db_exec(v->db, p, SQL_WERK_EINDE, NO_BINDS, NULL) != DONE)
        return FAILED;
    return db_exec(v->db, p, SQL_WERK_NIEUW,
                   BINDS(B_INT(":id", verzoek_id(v)), B_INT(":begint", begint),
                         B_INT(":eindigt", eindigt), B_INT(":dagen", dagen),
                         B_TEXT(":reden", reden)),
                   NULL);
}

enum result feestdag_add(struct verzoek *v, const char *datum, const char *naam, struct probleem *p)
{
    if (mag_kijker(v, p, "inzagesignaal.instellen") != DONE)
        return FAILED;
    return db_exec(v->db, p,
                   "INSERT INTO feestdag (datum, naam) VALUES (:datum, :naam)"
                   " ON CONFLICT DO UPDATE SET naam = :naam",
                   BINDS(B_TEXT(":datum", datum), B_TEXT(":naam", naam)), NULL);
}

enum result feestdag_remove(struct verzoek *v, const char *datum, struct probleem *p)
{
    int64_t gone = 0;
    if (mag_kijker(v, p, "inzagesignaal.instellen") != DONE ||
        db_exec(v->db, p, "DELETE FROM feestdag WHERE datum = :datum",
                BINDS(B_TEXT(":datum", datum)), &gone) != DONE)
        return FAILED;
    return gone ? DONE : probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
}
