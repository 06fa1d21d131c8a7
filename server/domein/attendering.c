/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/attendering.h"

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/row.h"
#include "verzoek/verzoek.h"

/* Read before: it stands as new again, and counts from one. */
static const char SQL_PUT[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
    " VALUES (:aan, :id, :soort, :h, :object, :object_id, :nu)"
    " ON CONFLICT (gebruiker_id, soort, coalesce(huishouden_id, 0), coalesce(object, ''),"
    " coalesce(object_id, 0)) DO UPDATE SET op = excluded.op, gelezen_op = NULL,"
    " aantal = CASE WHEN attendering.gelezen_op IS NULL THEN attendering.aantal + 1 ELSE 1 END";

enum result attendering_put(struct db_conn *writer, int64_t id, int64_t nu, int64_t aan,
                            const struct attendering *a, struct probleem *p)
{
    return db_exec(writer, p, SQL_PUT,
                   BINDS(B_INT(":aan", aan), B_INT(":id", id), B_TEXT(":soort", a->soort),
                         B_REF(":h", a->huishouden), B_TEXT(":object", a->object),
                         B_REF(":object_id", a->object_id), B_INT(":nu", nu)),
                   NULL);
}

static const char SQL_UNREAD[] =
    "SELECT 1 FROM attendering WHERE gebruiker_id = :aan AND soort = :soort AND huishouden_id IS :h"
    " AND object IS :object AND object_id IS :object_id AND gelezen_op IS NULL";

enum result attendering_once(struct db_conn *writer, int64_t id, int64_t nu, int64_t aan,
                             const struct attendering *a, struct probleem *p)
{
    int64_t unread;
    if (db_int(writer, p, SQL_UNREAD,
               BINDS(B_INT(":aan", aan), B_TEXT(":soort", a->soort), B_REF(":h", a->huishouden),
                     B_TEXT(":object", a->object), B_REF(":object_id", a->object_id)),
               0, &unread) != DONE)
        return FAILED;
    return unread ? DONE : attendering_put(writer, id, nu, aan, a, p);
}

enum result attendering_send(struct verzoek *v, int64_t aan, const struct attendering *a,
                             struct probleem *p)
{
    if (v->kijker && aan == v->kijker->gebruiker)
        return DONE;
    return attendering_put(v->db, verzoek_id(v), v->nu, aan, a, p);
}

static enum result send_all(struct verzoek *v, const json_t *rows, const struct attendering *a,
                            struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) if (attendering_send(v, row_int(row, "id"), a, p) !=
                                         DONE) return FAILED;
    return DONE;
}

static const char SQL_PROCES[] =
    "SELECT gebruiker_id AS id FROM regel_gebiedsregie WHERE huishouden_id = :h ORDER BY 1";

enum result attendering_procesregie(struct verzoek *v, const struct attendering *a,
                                    struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (db_rows(v->db, p, SQL_PROCES, BINDS(B_INT(":h", a->huishouden)), &rows) != DONE)
        return FAILED;
    return send_all(v, rows, a, p);
}

static const char SQL_REGIE[] = "SELECT DISTINCT gebruiker_id AS id FROM regel_regie WHERE van <= "
                                "vandaag() ORDER BY 1";

enum result attendering_regie(struct verzoek *v, const struct attendering *a, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    db_dossier_set(v->db, a->huishouden);
    if (db_rows(v->db, p, SQL_REGIE, NO_BINDS, &rows) != DONE)
        return FAILED;
    return json_array_size(rows) ? send_all(v, rows, a, p) : attendering_procesregie(v, a, p);
}

static const char SQL_ONDERDEEL[] =
    "SELECT DISTINCT g.id FROM gebruiker g JOIN betrokkenheid b ON b.gebruiker_id = g.id AND "
    "b.huishouden_id = :h"
    " WHERE g.onderdeel_id = :onderdeel AND b.onderdeel_id = :onderdeel AND b.status = 'actief'"
    " AND (b.tot IS NULL OR b.tot >= vandaag())"
    " UNION SELECT gebruiker_id FROM regie WHERE huishouden_id = :h AND onderdeel_id = :onderdeel "
    "AND tot_op IS NULL";

enum result attendering_onderdeel(struct verzoek *v, int64_t onderdeel, const struct attendering *a,
                                  struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (db_rows(v->db, p, SQL_ONDERDEEL,
                BINDS(B_REF(":h", a->huishouden), B_INT(":onderdeel", onderdeel)), &rows) != DONE)
        return FAILED;
    return send_all(v, rows, a, p);
}

static const char SQL_PRIVACY[] =
    "SELECT a.id FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol ="
    " 'privacy' ORDER BY a.id";

enum result attendering_privacy_once(struct db_conn *writer, struct id_maker *ids, int64_t nu,
                                     int64_t behalve, const struct attendering *a,
                                     struct probleem *p)
{
    struct db_context nobody = {.nu = nu};
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    clock_local_date(nu, nobody.vandaag);
    db_context_set(writer, &nobody);
    enum result r = db_rows(writer, p, SQL_PRIVACY, NO_BINDS, &rows);
    db_context_unset(writer);
    if (r != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        int64_t aan = row_int(row, "id");
        if (aan != behalve && attendering_once(writer, id_new(ids), nu, aan, a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result attendering_privacy(struct verzoek *v, const struct attendering *a, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    if (db_rows(v->db, p, SQL_PRIVACY, NO_BINDS, &rows) != DONE)
        return FAILED;
    return send_all(v, rows, a, p);
}

/* ---- reading ---- */

static const char SQL_OWN[] =
    "SELECT EXISTS (SELECT 1 FROM attendering WHERE gebruiker_id = kijker() AND id = :id)";
static const char SQL_READ[] = "UPDATE attendering SET gelezen_op = :nu WHERE gebruiker_id ="
                               " kijker() AND gelezen_op IS NULL AND (:id = 0 OR id = :id)";

enum result attendering_read(struct verzoek *v, int64_t id, int64_t *ret, struct probleem *p)
{
    int64_t own = 1;
    if (id && db_int(v->db, p, SQL_OWN, BINDS(B_INT(":id", id)), 0, &own) != DONE)
        return FAILED;
    if (!own)
        return probleem_set(p, PROBLEEM_NIET_GEVONDEN, NULL);
    return db_exec(v->db, p, SQL_READ, BINDS(B_INT(":nu", v->nu), B_INT(":id", id)), ret);
}

static const char SQL_READ_THESE[] =
    "UPDATE attendering SET gelezen_op = :nu WHERE gebruiker_id = kijker() AND gelezen_op IS NULL"
    " AND id IN (SELECT value FROM json_each(:berichten))";

enum result attendering_read_these(struct verzoek *v, const json_t *ids, int64_t *ret,
                                   struct probleem *p)
{
    AUTO_FREE char *text = json_dumps(ids, JSON_COMPACT);
    if (!text)
        return probleem_intern(p, "no memory for a list of messages");
    return db_exec(v->db, p, SQL_READ_THESE, BINDS(B_INT(":nu", v->nu), B_TEXT(":berichten", text)),
                   ret);
}
