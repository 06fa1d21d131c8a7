/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/vaste_delen.h"

#include "base/row.h"

#include <string.h>

/* The one in `list` of which `key` is `text`. Borrowed; NULL. */
static json_t *find(const json_t *list, const char *key, const char *text)
{
    json_t *one;
    size_t i;
    json_array_foreach(list, i, one)
    {
        if (text && strcmp(row_text(one, key), text) == 0)
            return one;
    }
    return NULL;
}

static void part_name(json_t *velden, const json_t *ding)
{
    json_t *asked = json_array_get(velden, 1), *veld;
    size_t i;
    json_object_set(asked, "label", json_object_get(ding, "naam"));
    json_object_set_new(asked, "verplicht", json_true());
    json_array_foreach(velden, i, veld)
        json_object_set_new(veld, "verborgen", json_boolean(i == 0));
}

void vaste_delen(json_t *model, const char *naam, const json_t *dingen, const char *sleutel)
{
    const json_t *form = json_object_get(model, "formulier");
    json_t *rijen = json_object_get(find(json_object_get(form, "velden"), "naam", naam), "rijen");
    for (size_t i = json_array_size(rijen); i-- > 0;) {
        json_t *velden = json_object_get(json_array_get(rijen, i), "velden");
        const json_t *ding = find(dingen, sleutel, row_text(json_array_get(velden, 0), "waarde"));
        if (ding)
            part_name(velden, ding);
        else
            json_array_remove(rijen, i);
    }
}
