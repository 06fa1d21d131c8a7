/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

static const char SQL_CANDIDATES[] =
    "SELECT huishouden_id, id FROM zicht_kandidaat_afloop ORDER BY tot, id LIMIT 30";
static const char SQL_ONE[] =
    "SELECT z.id AS \"id#\", z.persoon, z.ontvanger, z.soort, z.tot, h.id AS \"gezin#\","
    " h.naam AS \"gezinNaam\", z.personen AS \"personen!\", z.grond AS \"grond!\" FROM "
    "zicht_toestemming z"
    " JOIN zicht_huishouden h ON h.id = z.huishouden_id WHERE z.id = :id AND z.stand = 'geldt'";

enum result afloop_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array(), *candidate;
    size_t i;
    json_object_set_new(model, "aflopend", rows);
    if (lijst_kandidaten(v, p, SQL_CANDIDATES, NO_BINDS, &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        struct dossier d;
        bool open;
        AUTO_JSON json_t *row = NULL;
        if (lijst_open(v, p, row_int(candidate, "huishouden_id"), &d, &open) != DONE)
            return FAILED;
        if (!open)
            continue;
        if (dossier_row(&d, p, SQL_ONE, BINDS(B_INT(":id", row_int(candidate, "id"))), &row) !=
            DONE)
            return FAILED;
        if (row)
            json_array_append(rows, row);
    }
    return DONE;
}
