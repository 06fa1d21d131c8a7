/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "resources/lijst.h"
#include "resources/mijn.h"
#include "verzoek/verzoek.h"

/* ---- households ---- */

static const char SQL_HUISHOUDENS[] =
    "SELECT huishouden_id AS id FROM zicht_kandidaat_werk ORDER BY evaluatie, huishouden_id DESC"
    " LIMIT :most OFFSET :na";
static const char SQL_CASELOAD[] =
    "SELECT huishoudens, plekken, gewicht, huishoudens >= plekken AS \"vol?\""
    " FROM zicht_eigen_caseload";

/* A part at a time, until there are enough: what does not open takes no place (R24). */
static enum result households_open(struct verzoek *v, json_t *rows, struct probleem *p)
{
    size_t taken = MIJN_HUISHOUDENS + 1;
    for (int64_t na = 0; taken > MIJN_HUISHOUDENS && json_array_size(rows) <= MIJN_HUISHOUDENS;
         na += (int64_t)taken) {
        AUTO_JSON json_t *part = NULL;
        const json_t *candidate;
        size_t i;
        if (lijst_kandidaten(v, p, SQL_HUISHOUDENS,
                             BINDS(B_INT(":most", MIJN_HUISHOUDENS + 1), B_INT(":na", na)),
                             &part) != DONE)
            return FAILED;
        taken = json_array_size(part);
        json_array_foreach(part, i, candidate)
        {
            if (json_array_size(rows) <= MIJN_HUISHOUDENS &&
                lijst_huishouden(v, row_int(candidate, "id"), NULL, rows, p) != DONE)
                return FAILED;
        }
    }
    return DONE;
}

enum result huishoudens_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *load = NULL;
    json_t *rows = json_array();
    json_object_set_new(model, "huishoudens", rows);
    if (households_open(v, rows, p) != DONE ||
        eigen_rows(v, p, SQL_CASELOAD, NO_BINDS, &load) != DONE)
        return FAILED;
    bool more = json_array_size(rows) > MIJN_HUISHOUDENS;
    if (more)
        (void)json_array_remove(rows, MIJN_HUISHOUDENS);
    lijst_sort(rows);
    json_object_set_new(model, "meerHuishoudens", json_boolean(more));
    const json_t *own = json_array_get(load, 0);
    return json_object_set_new(model, "caseload", own ? json_deep_copy(own) : json_null()) == 0
               ? DONE
               : probleem_intern(p, "no memory for a model");
}

/* ---- meetings ---- */

static const char SQL_OVERLEGGEN[] =
    "SELECT huishouden_id AS h, id FROM zicht_kandidaat_overleg WHERE status = 'gepland'"
    " AND begin_op + 8 * 3600 > nu() AND antwoord <> 'nee' ORDER BY begin_op, id LIMIT :most";
static const char SQL_OVERLEG[] =
    "SELECT o.id AS \"id#\", o.overlegsoort AS soort, o.begin_op AS \"begin@\","
    " (SELECT g.antwoord FROM zicht_overleg_genodigde g WHERE g.overleg_id = o.id"
    "  AND g.gebruiker_id = kijker()) AS antwoord,"
    " o.personen AS \"personen!\", o.grond AS \"grond!\" FROM zicht_overleg o WHERE o.id = :id"
    " AND o.begin_op + o.minuten * 60 > nu()";

/* Who was sent the invitation alone, reads no household's name. */
static enum result meeting_add(struct verzoek *v, int64_t h, int64_t id, json_t *rows,
                               struct probleem *p)
{
    struct dossier d;
    bool card, open;
    AUTO_JSON json_t *row = NULL;
    if (mijn_open(v, h, id, &d, &open, &card, p) != DONE)
        return FAILED;
    if (!open)
        return DONE;
    if (dossier_row(&d, p, SQL_OVERLEG, BINDS(B_INT(":id", id)), &row) != DONE)
        return FAILED;
    if (!row)
        return DONE;
    if (mijn_huishouden(&d, card, row, p) != DONE)
        return FAILED;
    return json_array_append(rows, row) == 0 ? DONE : probleem_intern(p, "no memory");
}

enum result overleg_put(struct verzoek *v, json_t *model, struct probleem *p)
{
    AUTO_JSON json_t *candidates = NULL;
    json_t *rows = json_array();
    const json_t *candidate;
    size_t i;
    json_object_set_new(model, "overleggen", rows);
    if (lijst_kandidaten(v, p, SQL_OVERLEGGEN, BINDS(B_INT(":most", MIJN_OVERLEGGEN)),
                         &candidates) != DONE)
        return FAILED;
    json_array_foreach(candidates, i, candidate)
    {
        if (meeting_add(v, row_int(candidate, "h"), row_int(candidate, "id"), rows, p) != DONE)
            return FAILED;
    }
    return DONE;
}
