/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/gezonden.h"

#include "base/cleanup.h"
#include "resources/kop.h"

static const char SQL_VOOR[] =
    "SELECT persoon_id AS \"id#\", naam, personen AS \"personen!\", grond AS \"grond!\" FROM "
    "zicht_gezonden_persoon WHERE item_id = :id ORDER BY persoon_id";

enum result gezonden_personen(struct dossier *d, json_t *model, int64_t item, struct probleem *p)
{
    AUTO_JSON json_t *self = json_array();
    AUTO_JSON json_t *sent = NULL;
    json_t *row;
    size_t i;
    json_array_append(self, model);
    if (kop_personen(d, self, p) != DONE ||
        dossier_rows(d, p, SQL_VOOR, BINDS(B_INT(":id", item)), &sent) != DONE)
        return FAILED;
    json_array_foreach(sent, i, row)
    {
        json_object_del(row, "personen");
        json_object_del(row, "grond");
    }
    if (json_array_size(sent) > 0)
        json_object_set(model, "personen", sent);
    return DONE;
}
