/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

static const char SQL_LAPSED[] =
    "SELECT huishouden_id AS h, id, aan_id AS aan, door_id AS door FROM regieverzoek"
    " WHERE status = 'gevraagd' AND uiterlijk < :dag ORDER BY uiterlijk";
static const char SQL_LAPSE[] =
    "UPDATE regieverzoek SET status = 'verlopen', beslist_op = :nu, versie = versie + 1"
    " WHERE huishouden_id = :h AND id = :id";
/* G6: not theirs any more to read who was asked; who asked reads it for some days still. */
static const char SQL_UNADDRESS[] =
    "UPDATE geadresseerde SET tot = CASE gebruiker_id WHEN :aan THEN dag_plus(:dag, -1)"
    " ELSE dag_plus(:dag, 30) END WHERE huishouden_id = :h AND item_id = :id"
    " AND (tot IS NULL OR tot >= :dag)";

static enum result tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                        const char *who, struct probleem *p)
{
    const struct attendering a = {.soort = "regie-verlopen",
                                  .huishouden = row_int(row, "h"),
                                  .object = "regieverzoek",
                                  .object_id = row_int(row, "id")};
    return attendering_put(c, id_new(d->ids), d->nu, row_int(row, who), &a, p);
}

static enum result lapse(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                         struct probleem *p)
{
    const struct db_bind h = B_INT(":h", row_int(row, "h")), id = B_INT(":id", row_int(row, "id"));
    if (db_exec(c, p, SQL_LAPSE, BINDS(h, id, B_INT(":nu", d->nu)), NULL) != DONE ||
        db_exec(c, p, SQL_UNADDRESS,
                BINDS(h, id, B_INT(":aan", row_int(row, "aan")), B_TEXT(":dag", d->dag)),
                NULL) != DONE ||
        tell(c, d, row, "aan", p) != DONE)
        return FAILED;
    return tell(c, d, row, "door", p);
}

enum result wachter_regieverzoek(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_LAPSED, BINDS(B_TEXT(":dag", d->dag)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (lapse(c, d, row, p) != DONE)
            return FAILED;
    }
    return DONE;
}
