/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

/* Of meetings that did not begin yet: whoever is invited as somebody who helps, and on this day
 * does not. Who planned it goes on (G1), and so does whoever has the regie (R4, R33). */
static const char SQL_HELPED[] =
    "SELECT g.huishouden_id AS h, g.id, g.overleg_id AS overleg, g.gebruiker_id AS wie"
    " FROM overleg_genodigde g JOIN overleg o ON o.huishouden_id = g.huishouden_id AND o.id ="
    "  g.overleg_id AND o.status = 'gepland' AND o.begin_op > :nu"
    " JOIN item i ON i.huishouden_id = o.huishouden_id AND i.id = o.id AND i.auteur_id <>"
    "  g.gebruiker_id WHERE g.id > :na"
    " AND NOT EXISTS (SELECT 1 FROM betrokkenheid b WHERE b.huishouden_id = g.huishouden_id AND"
    "  b.gebruiker_id = g.gebruiker_id AND b.status IN ('actief', 'beeindigd') AND (b.tot IS NULL"
    "  OR b.tot >= :dag)) ORDER BY g.id LIMIT :most";
/* A deputy whose days are still to come is there by then. */
static const char SQL_REGIE[] = "SELECT 1 FROM regel_regie WHERE gebruiker_id = :wie";
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

static enum result has_regie(struct db_conn *c, const json_t *row, bool *ret, struct probleem *p)
{
    int64_t found = 0;
    db_dossier_set(c, row_int(row, "h"));
    enum result r = db_int(c, p, SQL_REGIE, BINDS(B_INT(":wie", row_int(row, "wie"))), 0, &found);
    *ret = found != 0;
    return r;
}

enum result wachter_uitnodiging(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_HELPED,
                BINDS(B_INT(":nu", d->nu), B_INT(":na", d->na), B_TEXT(":dag", d->dag),
                      B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool regie;
        if (has_regie(c, row, &regie, p) != DONE || (!regie && end_one(c, d, row, p) != DONE))
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
