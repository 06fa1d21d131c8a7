/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

static const char SQL_DUE[] =
    "SELECT huishouden_id AS h, id FROM verhuizing WHERE status = 'onbekend' AND herzien_op <= :dag"
    " AND id > :na ORDER BY id LIMIT :stuk";
static const char SQL_PEOPLE[] =
    "SELECT gebruiker_id AS id FROM regel_regie WHERE van <= vandaag() UNION"
    " SELECT g.id FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id AND r.rol ="
    " 'procesregisseur' WHERE g.bevestigd_op IS NOT NULL AND (g.tot IS NULL OR g.tot >= vandaag())"
    " AND NOT EXISTS (SELECT 1 FROM regel_regie x WHERE x.van <= vandaag())"
    " AND (NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = g.id)"
    "  OR EXISTS (SELECT 1 FROM gebruiker_wijk w JOIN huishouden h ON h.wijk_id = w.wijk_id"
    "   WHERE w.gebruiker_id = g.id AND h.id = dossier())) ORDER BY 1";

/* To the regie; where there is none to procesregie, who know the household by its vacancy (R23). */
static enum result tell(struct db_conn *c, struct wachter_dag *d, int64_t h, struct probleem *p)
{
    AUTO_JSON json_t *people = NULL;
    const json_t *one;
    size_t i;
    const struct attendering a = {.soort = "verhuizing-herzien", .huishouden = h};
    db_dossier_set(c, h);
    if (db_rows(c, p, SQL_PEOPLE, NO_BINDS, &people) != DONE)
        return FAILED;
    json_array_foreach(people, i, one)
    {
        if (attendering_once(c, id_new(d->ids), d->nu, row_int(one, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result wachter_verhuizing(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_DUE,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":stuk", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (tell(c, d, row_int(row, "h"), p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
