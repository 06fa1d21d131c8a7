/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

/* Of meetings that did not begin yet: whoever is invited as somebody who helps, and on this day
 * neither helps nor has the regie: as owner of an open aanmelding, or of the household that this
 * one merged into, too (R4, R33). Who planned it goes on (G1). */
static const char SQL_GONE[] =
    "SELECT g.huishouden_id AS h, g.id, g.overleg_id AS overleg, g.gebruiker_id AS wie"
    " FROM overleg_genodigde g JOIN overleg o ON o.huishouden_id = g.huishouden_id AND o.id ="
    "  g.overleg_id AND o.status = 'gepland' AND o.begin_op > :nu"
    " JOIN huishouden h ON h.id = g.huishouden_id"
    " JOIN item i ON i.huishouden_id = o.huishouden_id AND i.id = o.id AND i.auteur_id <>"
    "  g.gebruiker_id WHERE g.id > :na"
    " AND NOT EXISTS (SELECT 1 FROM betrokkenheid b WHERE b.huishouden_id = g.huishouden_id AND"
    "  b.gebruiker_id = g.gebruiker_id AND b.status IN ('actief', 'beeindigd') AND (b.tot IS NULL"
    "  OR b.tot >= :dag))"
    " AND NOT EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id IN (h.id, h.opvolger_id) AND"
    "  r.gebruiker_id = g.gebruiker_id AND r.tot_op IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM waarneming w WHERE w.huishouden_id IN (h.id, h.opvolger_id) AND"
    "  w.gebruiker_id = g.gebruiker_id AND w.tot >= :dag)"
    " AND NOT EXISTS (SELECT 1 FROM aanmelding a WHERE a.huishouden_id IN (h.id, h.opvolger_id) AND"
    "  a.eigenaar_id = g.gebruiker_id AND a.status = 'open') ORDER BY g.id LIMIT :most";
static const char SQL_UNINVITE[] =
    "DELETE FROM overleg_genodigde WHERE huishouden_id = :h AND overleg_id = :overleg AND id = :id";
static const char SQL_UNADDRESS[] =
    "UPDATE geadresseerde SET tot = dag_plus(:dag, -1) WHERE huishouden_id = :h AND item_id ="
    " :overleg AND gebruiker_id = :wie AND (tot IS NULL OR tot >= :dag)";
/* What was said about it leads nowhere any more. */
static const char SQL_UNTELL[] = "DELETE FROM attendering WHERE gebruiker_id = :wie AND object ="
                                 " 'overleg' AND object_id = :overleg";

static enum result end_one(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                           struct probleem *p)
{
    int64_t h = row_int(row, "h"), overleg = row_int(row, "overleg"), wie = row_int(row, "wie");
    const struct attendering a = {.soort = "overleg-ingetrokken", .huishouden = h};
    if (db_exec(c, p, SQL_UNINVITE,
                BINDS(B_INT(":h", h), B_INT(":overleg", overleg), B_INT(":id", row_int(row, "id"))),
                NULL) != DONE ||
        db_exec(c, p, SQL_UNADDRESS,
                BINDS(B_INT(":h", h), B_INT(":overleg", overleg), B_INT(":wie", wie),
                      B_TEXT(":dag", d->dag)),
                NULL) != DONE ||
        db_exec(c, p, SQL_UNTELL, BINDS(B_INT(":wie", wie), B_INT(":overleg", overleg)), NULL) !=
            DONE)
        return FAILED;
    return attendering_put(c, id_new(d->ids), d->nu, wie, &a, p);
}

enum result wachter_uitnodiging(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_GONE,
                BINDS(B_INT(":nu", d->nu), B_INT(":na", d->na), B_TEXT(":dag", d->dag),
                      B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (end_one(c, d, row, p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
