/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/bezoek.h"

#include "base/cleanup.h"
#include "base/row.h"

#include <string.h>

enum { MOST = 8 };

static const char SQL_SINCE[] = "SELECT sinds AS \"sinds@\" FROM zicht_bezoek";
static const char SQL_CHANGED[] =
    "SELECT v.id AS \"id#\", v.soort, t.titel, v.op AS \"op@\", v.personen AS \"personen!\","
    " v.grond AS \"grond!\" FROM zicht_verandering v JOIN zicht_item_titel t ON t.id = v.id"
    " AND t.soort = v.soort"
    " ORDER BY v.op DESC, v.id DESC LIMIT 9";
static const char SQL_IDS[] = "SELECT v.id AS \"id#\", v.personen AS \"personen!\", v.grond AS"
                              " \"grond!\" FROM zicht_verandering v";
static const char SQL_ANY[] = "SELECT 1 FROM zicht_verandering LIMIT 1";

static json_t *url_of(const char *soort, const char *id)
{
    static const char *const pages[][2] = {{"doel", "/doelen/"},
                                           {"actie", "/acties/"},
                                           {"notitie", "/notities/"},
                                           {"document", "/documenten/"},
                                           {"inbreng", "/samenspraak/"},
                                           {"bericht", "/berichten/"},
                                           {"betrokkenheid", "/betrokkenen/"},
                                           {"overleg", "/overleggen/"}};
    for (size_t i = 0; i < COUNT_OF(pages); i++)
        if (strcmp(pages[i][0], soort) == 0)
            return json_sprintf("%s%s", pages[i][1], id);
    return json_null();
}

enum result bezoek_put(struct dossier *d, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *visit = NULL;
    json_t *rows, *row;
    size_t i;
    json_object_set_new(model, "veranderd", json_null());
    if (dossier_row(d, p, SQL_SINCE, NO_BINDS, &visit) != DONE)
        return FAILED;
    if (!visit)
        return DONE;
    if (dossier_rows(d, p, SQL_CHANGED, NO_BINDS, &rows) != DONE)
        return FAILED;
    bool more = json_array_size(rows) > MOST;
    if (more)
        json_array_remove(rows, MOST);
    json_array_foreach(rows, i, row)
        json_object_set_new(row, "url", url_of(row_text(row, "soort"), row_text(row, "id")));
    json_object_set_new(visit, "meer", json_boolean(more));
    json_object_set_new(visit, "stukken", rows);
    if (json_array_size(rows))
        json_object_set(model, "veranderd", visit);
    return DONE;
}

enum result bezoek_mark(struct dossier *d, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *changed = NULL;
    AUTO_JSON json_t *by_id = json_object();
    json_t *row;
    size_t i;
    if (dossier_rows(d, p, SQL_IDS, NO_BINDS, &changed) != DONE)
        return FAILED;
    json_array_foreach(changed, i, row)
    {
        json_object_set_new(by_id, row_text(row, "id"), json_true());
    }
    json_array_foreach(rows, i, row)
    {
        bool is_new = json_object_get(by_id, row_text(row, "id")) != NULL;
        json_object_set_new(row, "nieuw", json_boolean(is_new));
    }
    return DONE;
}

enum result bezoek_any(struct dossier *d, json_t *row, struct probleem *p)
{
    int64_t any;
    if (dossier_int(d, p, SQL_ANY, NO_BINDS, 0, &any) != DONE)
        return FAILED;
    json_object_set_new(row, "veranderd", json_boolean(any != 0));
    return DONE;
}
