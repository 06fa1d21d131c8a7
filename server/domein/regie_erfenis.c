/* SPDX-License-Identifier: EUPL-1.2 */
/* What the regisseur of before had in hand and the next one goes on with: what is asked about data
 * has a term by law, and a meeting that is planned goes on. Both stand in their "mijn werk" from
 * this moment: they get no message about what they did themselves. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/item.h"
#include "domein/regie_intern.h"
#include "verzoek/verzoek.h"

/* ---- requests of the family (AVG) ---- */

/* Held by somebody who has not the regie any more, nor is a privacy officer: they do not see it.
 * Never about somebody who is protected from the new regisseur (R19). */
static const char SQL_REQUESTS[] =
    "SELECT v.id FROM avgverzoek v WHERE v.huishouden_id = :h AND v.status = 'open'"
    " AND v.eigenaar_id NOT IN (SELECT gebruiker_id FROM regel_regie)"
    " AND NOT EXISTS (SELECT 1 FROM gebruiker_rol r WHERE r.gebruiker_id = v.eigenaar_id"
    "  AND r.rol = 'privacy')"
    " AND NOT EXISTS (SELECT 1 FROM regel_overkant x WHERE x.gebruiker_id = :g"
    "  AND x.persoon_id IN (v.persoon_id, v.aanvrager_id)) ORDER BY v.id";
static const char SQL_HOLD[] = "UPDATE avgverzoek SET eigenaar_id = :g, versie = versie + 1"
                               " WHERE huishouden_id = :h AND id = :id";

static enum result request_take(struct dossier *d, int64_t id, struct probleem *p)
{
    return db_exec(
        d->db, p, SQL_HOLD,
        BINDS(B_INT(":h", d->huishouden), B_INT(":id", id), B_INT(":g", d->v->kijker->gebruiker)),
        NULL);
}

/* ---- meetings ---- */

/* Those to come that the new regisseur sees: with the regie, on the grounds of every day. */
static const char SQL_MEETINGS[] =
    "SELECT o.id FROM zicht_overleg o WHERE o.status = 'gepland' AND o.begin_op > :nu"
    " AND NOT EXISTS (SELECT 1 FROM overleg_genodigde g WHERE g.huishouden_id = o.huishouden_id"
    "  AND g.overleg_id = o.id AND g.gebruiker_id = :g) ORDER BY o.id";
static const char SQL_INVITE[] =
    "INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, antwoord)"
    " VALUES (:h, :overleg, :id, :g, 'open')";

static enum result meeting_take(struct dossier *d, int64_t id, struct probleem *p)
{
    int64_t me = d->v->kijker->gebruiker;
    return db_exec(d->db, p, SQL_INVITE,
                   BINDS(B_INT(":h", d->huishouden), B_INT(":overleg", id),
                         B_INT(":id", verzoek_id(d->v)), B_INT(":g", me)),
                   NULL) == DONE
               ? item_address(d, p, id, me, 0, NULL)
               : FAILED;
}

/* ---- both ---- */

static enum result each(struct dossier *d, const char *sql,
                        enum result (*take)(struct dossier *, int64_t, struct probleem *),
                        const struct db_bind *binds, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(d->db, p, sql, binds, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (take(d, row_int(row, "id"), p) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result regie_inherit(struct dossier *d, struct probleem *p)
{
    int64_t me = d->v->kijker->gebruiker;
    if (each(d, SQL_REQUESTS, request_take, BINDS(B_INT(":h", d->huishouden), B_INT(":g", me)),
             p) != DONE)
        return FAILED;
    return each(d, SQL_MEETINGS, meeting_take, BINDS(B_INT(":nu", d->v->nu), B_INT(":g", me)), p);
}
