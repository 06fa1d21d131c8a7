/* SPDX-License-Identifier: EUPL-1.2 */
#include "wachter/taken.h"

/* Whoever has the regie and the procesregisseurs of the area, of a phase that is to be looked at
 * again today or before, unless the same still stands unread. An id for each is a rising number. */
static const char SQL_DUE[] =
    "SELECT a.huishouden_id, r.gebruiker_id FROM ave_fase a"
    " JOIN huishouden h ON h.id = a.huishouden_id AND h.gesloten_op IS NULL"
    " JOIN regie r ON r.huishouden_id = a.huishouden_id AND r.tot_op IS NULL"
    " WHERE a.tot IS NULL AND a.herbeoordeel_op <= vandaag()"
    " UNION SELECT a.huishouden_id, g.id FROM ave_fase a"
    " JOIN huishouden h ON h.id = a.huishouden_id AND h.gesloten_op IS NULL"
    " JOIN gezinsplan p ON p.huishouden_id = h.id AND p.status = 'open'"
    " JOIN gebruiker_rol x ON x.rol = 'procesregisseur'"
    " JOIN gebruiker g ON g.id = x.gebruiker_id AND g.bevestigd_op IS NOT NULL"
    "  AND (g.tot IS NULL OR g.tot >= vandaag())"
    " WHERE a.tot IS NULL AND a.herbeoordeel_op <= vandaag()"
    "  AND (NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = g.id)"
    "   OR EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = g.id"
    "    AND w.wijk_id = h.wijk_id))";
static const char SQL_TELL[] =
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, object, object_id, op)"
    " SELECT :g, :id, 'ave-herbeoordelen', :h, 'ave', 0, nu() WHERE NOT EXISTS"
    "  (SELECT 1 FROM attendering t WHERE t.gebruiker_id = :g AND t.soort = 'ave-herbeoordelen'"
    "   AND t.huishouden_id = :h AND t.gelezen_op IS NULL)";
/* What was looked at asks nobody any more. */
static const char SQL_DONE[] =
    "UPDATE attendering SET gelezen_op = nu() WHERE soort = 'ave-herbeoordelen'"
    " AND gelezen_op IS NULL AND huishouden_id NOT IN (SELECT a.huishouden_id FROM ave_fase a"
    "  WHERE a.tot IS NULL AND a.herbeoordeel_op <= vandaag())";

enum result wachter_ave(struct db_conn *c, const struct wachter_dag *dag, struct probleem *p)
{
    json_t *rows, *row;
    size_t i;
    enum result r = db_rows(c, p, SQL_DUE, NO_BINDS, &rows);
    if (r != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (r == DONE)
            r = db_exec(
                c, p, SQL_TELL,
                BINDS(B_INT(":g", json_integer_value(json_object_get(row, "gebruiker_id"))),
                      B_INT(":h", json_integer_value(json_object_get(row, "huishouden_id"))),
                      B_INT(":id", id_new(dag->ids))),
                NULL);
    }
    json_decref(rows);
    return r == DONE ? db_exec(c, p, SQL_DONE, NO_BINDS, NULL) : FAILED;
}
