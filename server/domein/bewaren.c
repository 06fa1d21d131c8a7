/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/bewaren.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "domein/bevoegdheid.h"
#include "verzoek/verzoek.h"

#include <string.h>

/* ---- how long ---- */

static const char SQL_BEWAREN[] =
    "SELECT naam, wet, artikel, jaren, dagen, telt, tot_achttien AS \"totAchttien?\","
    " later AS \"ofLater?\", vroegst,"
    " personen AS \"personen!\", grond AS \"grond!\" FROM zicht_bewaren WHERE item_id = :id";

void bewaren_termijn(json_t *row)
{
    json_int_t years = row_int(row, "jaren"), days = row_int(row, "dagen");
    json_object_set_new(row, "termijn",
                        years ? json_sprintf("%lld jaar", (long long)years)
                              : json_sprintf("%lld dagen", (long long)days));
    (void)json_object_del(row, "jaren");
    (void)json_object_del(row, "dagen");
}

enum result bewaren_put(struct dossier *d, json_t *model, int64_t item, struct probleem *p)
{
    if (dossier_put_row(d, p, model, "bewaren", SQL_BEWAREN, BINDS(B_INT(":id", item))) != DONE)
        return FAILED;
    json_t *row = json_object_get(model, "bewaren");
    if (json_is_object(row)) {
        bewaren_termijn(row);
        (void)json_object_del(row, "personen");
        (void)json_object_del(row, "grond");
    }
    return DONE;
}

/* ---- legal hold ---- */

static const char SQL_MEMBER[] =
    "SELECT EXISTS (SELECT 1 FROM huishouden WHERE id = :h) AND (:persoon IS NULL OR EXISTS"
    " (SELECT 1 FROM lid WHERE huishouden_id = :h AND persoon_id = :persoon))";
static const char SQL_ADD[] =
    "INSERT INTO vernietigingsstop (id, huishouden_id, persoon_id, soort, reden, door, op,"
    " beoordelen_op) VALUES (:id, :h, :persoon, :soort, :reden, :door, :nu, :beoordelen)";
static const char SQL_LIFT[] =
    "UPDATE vernietigingsstop SET opgeheven_op = :nu, opgeheven_door = :door,"
    " opgeheven_reden = :reden, versie = versie + 1 WHERE id = :id AND opgeheven_op IS NULL";

enum result stop_add(struct verzoek *v, int64_t huishouden, int64_t persoon, const json_t *in,
                     int64_t *ret_id, struct probleem *p)
{
    int64_t there, id = verzoek_id(v);
    const char *again = row_text(in, "beoordelenOp");
    if (db_int(v->db, p, SQL_MEMBER, BINDS(B_INT(":h", huishouden), B_REF(":persoon", persoon)), 0,
               &there) != DONE)
        return FAILED;
    if (!there)
        return probleem_veld(p, persoon ? "persoon" : "huishouden", "onbekende-keuze",
                             "Dit huishouden, of deze persoon daarin, is er niet.");
    if (strcmp(again, v->vandaag) <= 0)
        return probleem_veld(p, "beoordelenOp", "te-vroeg", "Kies een dag na vandaag.");
    if (db_exec(v->db, p, SQL_ADD,
                BINDS(B_INT(":id", id), B_INT(":h", huishouden), B_REF(":persoon", persoon),
                      B_TEXT(":soort", row_text(in, "soort")),
                      B_TEXT(":reden", row_text(in, "reden")), B_INT(":door", v->kijker->gebruiker),
                      B_INT(":nu", v->nu), B_TEXT(":beoordelen", again)),
                NULL) != DONE)
        return FAILED;
    *ret_id = id;
    return DONE;
}

enum result stop_lift(struct verzoek *v, int64_t stop, const char *reden, struct probleem *p)
{
    int64_t changed;
    if (db_exec(v->db, p, SQL_LIFT,
                BINDS(B_INT(":nu", v->nu), B_INT(":door", v->kijker->gebruiker),
                      B_TEXT(":reden", reden), B_INT(":id", stop)),
                &changed) != DONE)
        return FAILED;
    return changed ? DONE
                   : probleem_set(p, PROBLEEM_CONFLICT,
                                  "Deze stop is al opgeheven. Er is niets veranderd.");
}

/* ---- reading again ---- */

static const char SQL_MAY[] =
    "SELECT EXISTS (SELECT 1 FROM zicht_nalezen n JOIN bevoegdheid b"
    " ON b.handeling = 'item.nalezen' AND b.hoedanigheid ="
    "  CASE WHEN n.auteur_id = kijker() THEN 'auteur' ELSE 'collega' END WHERE n.id = :id)";
static const char SQL_OPEN[] =
    "UPDATE item SET gesloten = 0 WHERE huishouden_id = :h AND id = :id AND gesloten = 1";
/* They were about somebody whose data were destroyed, and nobody reads them again. */
static const char SQL_OLD_TEXTS[] =
    "DELETE FROM notitie_versie WHERE huishouden_id = :h AND notitie_id = :id";
static const char SQL_OLD_TITLES[] =
    "DELETE FROM document_versie WHERE huishouden_id = :h AND document_id = :id";
static const char SQL_OLD_PARTS[] =
    "DELETE FROM planstuk_versie WHERE huishouden_id = :h AND planstuk_id = :id";
static const char SQL_OLD_STANDS[] =
    "DELETE FROM planversie_stuk WHERE huishouden_id = :h AND item_id = :id";

enum result nalezen_done(struct dossier *d, int64_t item, struct probleem *p)
{
    const struct db_bind *binds = BINDS(B_INT(":h", d->huishouden), B_INT(":id", item));
    int64_t may;
    if (dossier_int(d, p, SQL_MAY, BINDS(B_INT(":id", item)), 0, &may) != DONE)
        return FAILED;
    if (!may)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    if (db_exec(d->db, p, SQL_OPEN, binds, NULL) != DONE ||
        db_exec(d->db, p, SQL_OLD_TEXTS, binds, NULL) != DONE ||
        db_exec(d->db, p, SQL_OLD_PARTS, binds, NULL) != DONE ||
        db_exec(d->db, p, SQL_OLD_STANDS, binds, NULL) != DONE)
        return FAILED;
    return db_exec(d->db, p, SQL_OLD_TITLES, binds, NULL);
}
