/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

/* Phases that are to be looked at again today or before. */
static const char SQL_DUE[] =
    "SELECT a.huishouden_id AS huishouden, a.id FROM ave_fase a JOIN huishouden h ON"
    " h.id = a.huishouden_id AND h.gesloten_op IS NULL WHERE a.tot IS NULL"
    " AND a.herbeoordeel_op <= vandaag() AND a.huishouden_id > :na ORDER BY a.huishouden_id"
    " LIMIT 50";
/* Whoever has the regie, and the procesregisseurs of the area; but who was told and did not read it
 * yet. */
static const char SQL_WIE[] =
    "SELECT w.gebruiker_id AS id FROM (SELECT r.gebruiker_id FROM regie r WHERE"
    "  r.huishouden_id = :h AND r.tot_op IS NULL"
    " UNION SELECT g.gebruiker_id FROM regel_gebiedsregie g WHERE g.huishouden_id = :h) w"
    " WHERE NOT EXISTS (SELECT 1 FROM attendering t WHERE t.gebruiker_id = w.gebruiker_id"
    "  AND t.soort = 'ave-herbeoordelen' AND t.huishouden_id = :h AND t.gelezen_op IS NULL)";
static const char SQL_SEES[] = "SELECT 1 FROM zicht_ave WHERE id = :id";
/* What was looked at asks nobody any more. */
static const char SQL_DONE[] =
    "UPDATE attendering SET gelezen_op = nu() WHERE soort = 'ave-herbeoordelen'"
    " AND gelezen_op IS NULL AND huishouden_id NOT IN (SELECT a.huishouden_id FROM ave_fase a"
    "  WHERE a.tot IS NULL AND a.herbeoordeel_op <= vandaag())";

/* As far as they see the phase today (R21, R19). */
static enum result household_tell(struct db_conn *c, const struct wachter_dag *dag,
                                  const json_t *due, struct probleem *p)
{
    int64_t huishouden = row_int(due, "huishouden");
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct attendering a = {
        .soort = "ave-herbeoordelen", .huishouden = huishouden, .object = "ave"};
    if (db_rows(c, p, SQL_WIE, BINDS(B_INT(":h", huishouden)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool sees;
        db_dossier_set(c, huishouden);
        if (oogpunt_ziet(c, row_int(row, "id"), SQL_SEES, row_int(due, "id"), &sees, p) != DONE ||
            (sees &&
             attendering_put(c, id_new(dag->ids), dag->nu, row_int(row, "id"), &a, p) != DONE))
            return FAILED;
    }
    return DONE;
}

enum result wachter_ave(struct db_conn *c, struct wachter_dag *dag, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_DUE, BINDS(B_INT(":na", dag->na)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (household_tell(c, dag, row, p) != DONE)
            return FAILED;
        dag->na = row_int(row, "huishouden");
    }
    dag->meer = json_array_size(rows) == WACHTER_STUK;
    return dag->meer ? DONE : db_exec(c, p, SQL_DONE, NO_BINDS, NULL);
}
