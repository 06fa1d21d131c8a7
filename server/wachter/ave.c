/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

/* Whoever has the regie and the procesregisseurs of the area, of a phase that is to be looked at
 * again today or before, unless the same still stands unread. */
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
/* What was looked at asks nobody any more. */
static const char SQL_DONE[] =
    "UPDATE attendering SET gelezen_op = nu() WHERE soort = 'ave-herbeoordelen'"
    " AND gelezen_op IS NULL AND huishouden_id NOT IN (SELECT a.huishouden_id FROM ave_fase a"
    "  WHERE a.tot IS NULL AND a.herbeoordeel_op <= vandaag())";

static enum result tell(struct db_conn *c, struct wachter_dag *d, int64_t aan, int64_t huishouden,
                        struct probleem *p)
{
    const struct attendering a = {
        .soort = "ave-herbeoordelen", .huishouden = huishouden, .object = "ave"};
    return attendering_once(c, id_new(d->ids), d->nu, aan, &a, p);
}

enum result wachter_ave(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_DUE, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (tell(c, d, row_int(row, "gebruiker_id"), row_int(row, "huishouden_id"), p) != DONE)
            return FAILED;
    }
    return db_exec(c, p, SQL_DONE, NO_BINDS, NULL);
}
