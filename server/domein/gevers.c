/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/gevers.h"

#include "base/cleanup.h"
#include "base/row.h"

#include <string.h>

#define ABOUT                                                                                      \
    "einde_op IS NULL AND volledig_op IS NOT NULL AND (persoon_id = :persoon"                      \
    " OR persoon_id IN (SELECT kind_id FROM gezag WHERE houder_id = :persoon))"

static const char SQL_WHERE[] =
    "SELECT DISTINCT huishouden_id AS huishouden FROM toestemming WHERE " ABOUT;
static const char SQL_HOLD[] =
    "UPDATE toestemming SET volledig_op = NULL WHERE huishouden_id = dossier() AND " ABOUT
    " AND id NOT IN (SELECT toestemming_id FROM regel_volledig)";

enum result gevers_hold(struct db_conn *c, const char *vandaag, int64_t persoon, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    const struct db_bind *who = BINDS(B_INT(":persoon", persoon));
    const struct db_context own = *db_context(c);
    struct db_context there = own;
    enum result r = db_rows(c, p, SQL_WHERE, who, &rows);
    memcpy(there.vandaag, vandaag, sizeof there.vandaag);
    json_array_foreach(rows, i, row)
    {
        there.dossier = row_int(row, "huishouden");
        db_context_set(c, &there);
        if (r == DONE)
            r = db_exec(c, p, SQL_HOLD, who, NULL);
    }
    db_context_set(c, &own);
    return r;
}
