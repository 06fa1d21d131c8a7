/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gevers.h"
#include "base/cleanup.h"
#include "base/row.h"
#include "wachter/taken.h"

#include <string.h>

/* Those for whom that day may ask other givers: a birthday, something that began, something that
 * ended the day before, a rule of the law that changed. Too many does no harm: each is asked for.
 */
static const char SQL_PERSONEN[] =
    "SELECT t.persoon_id AS id FROM toestemming t"
    " WHERE t.volledig_op IS NOT NULL AND t.einde_op IS NULL AND t.persoon_id IN ("
    "  SELECT id FROM persoon"
    "   WHERE substr(geboortedatum, 6) IN (substr(:dag, 6), substr(:dag, 6, 3) || '00', '00-00',"
    "    CASE substr(:dag, 6) WHEN '03-01' THEN '02-29' ELSE '' END)"
    "  UNION SELECT kind_id FROM gezag WHERE van = :dag OR tot = :gisteren"
    "  UNION SELECT persoon_id FROM vertegenwoordiging WHERE van = :dag OR tot = :gisteren"
    "  UNION SELECT persoon_id FROM wilsonbekwaam WHERE van = :dag OR tot = :gisteren)"
    " GROUP BY t.persoon_id";
static const char SQL_ALLEN[] = "SELECT DISTINCT persoon_id AS id FROM toestemming"
                                " WHERE volledig_op IS NOT NULL AND einde_op IS NULL";
static const char SQL_RECHT[] =
    "SELECT EXISTS (SELECT 1 FROM gever_regel WHERE van = :dag OR tot = :gisteren)";

enum result wachter_gevers(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    const char *dag = d->dag;
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    char gisteren[DATUM_SIZE];
    int64_t law;
    datum_add_days(dag, -1, gisteren);
    const struct db_bind *days = BINDS(B_TEXT(":dag", dag), B_TEXT(":gisteren", gisteren));
    if (db_int(c, p, SQL_RECHT, days, 0, &law) != DONE ||
        db_rows(c, p, law ? SQL_ALLEN : SQL_PERSONEN, law ? NO_BINDS : days, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i,
                       row) if (gevers_hold(c, dag, row_int(row, "id"), p) != DONE) return FAILED;
    return DONE;
}
