/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/gaten.h"

#include "base/datum.h"
#include "base/row.h"

/* NULL when it is too short to be said; a new reference. */
static json_t *gat_of(const json_t *before, const char *van, const char *tot, bool lopend)
{
    int dagen = datum_to_day(tot) - datum_to_day(van);
    if (dagen < GATEN_DAGEN)
        return NULL;
    return json_pack("{s:s, s:s, s:i, s:i, s:b, s:O}", "van", van, "tot", tot, "dagen", dagen,
                     "weken", dagen / 7, "lopend", lopend, "onder", json_object_get(before, "id"));
}

/* Takes the days away; templates ask each row for its `gat`. */
static void finish(json_t *model, json_t *rows, bool api)
{
    json_t *row;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        json_object_del(row, "opDag");
        if (!api && !json_object_get(row, "gat"))
            json_object_set_new(row, "gat", json_null());
    }
    if (!api && !json_object_get(model, "gatNu"))
        json_object_set_new(model, "gatNu", json_null());
}

void gaten_none(json_t *model, json_t *rows, bool api)
{
    json_object_set_new(model, "gaten", json_array());
    finish(model, rows, api);
}

void gaten_put(json_t *model, json_t *rows, const char *vandaag, bool api)
{
    json_t *gaten = json_array(), *row, *newer = NULL;
    const char *since = vandaag;
    size_t i;
    json_array_foreach(rows, i, row)
    {
        const char *day = row_text(row, "opDag");
        json_t *gat = since ? gat_of(row, day, since, !newer) : NULL;
        if (gat && !api)
            json_object_set(newer ? newer : model, newer ? "gat" : "gatNu", gat);
        if (gat)
            json_array_append_new(gaten, gat);
        newer = row;
        since = day;
    }
    json_object_set_new(model, "gaten", gaten);
    finish(model, rows, api);
}
