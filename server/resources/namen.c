/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/namen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "resources/lijst.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

enum {
    SHOWN = 50,
    OWN = 200,  /* households of one's own up to which each is opened and compared */
    PART = 400, /* rows of the index that are taken at a time */
};

/* ---- one's own: each is opened, whatever is looked for, so that the work says nothing either ----
 */

static const char SQL_EIGEN[] = "SELECT huishouden_id AS id FROM zicht_kandidaat_rij LIMIT 201";

static bool seen(const json_t *ids, int64_t id)
{
    json_t *one;
    size_t i;
    json_array_foreach(ids, i, one) if (json_integer_value(one) == id) return true;
    return false;
}

static enum result own_open(struct verzoek *v, const json_t *candidates, const char *naam,
                            json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *done = json_array();
    json_t *candidate;
    size_t i;
    json_array_foreach(candidates, i, candidate)
    {
        int64_t id = row_int(candidate, "id");
        if (seen(done, id))
            continue;
        json_array_append_new(done, json_integer(id));
        if (lijst_huishouden(v, id, naam, rows, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- an area, or very many of one's own: by the index ---- */

#define VONDST(view)                                                                               \
    "SELECT id, huishouden_id AS huishouden FROM " view                                            \
    " WHERE vraag MATCH naam_vraag(:naam, :ruim) AND id < :na ORDER BY id DESC LIMIT 400"

static const char SQL_EIGEN_NAAM[] = VONDST("zicht_kandidaat_naam"),
                  SQL_GEBIED_NAAM[] = VONDST("zicht_kandidaat_proces_naam");

/* What opened and is not shown leaves no note: nothing of it was told. */
static enum result candidate_open(struct verzoek *v, int64_t huishouden, const char *naam,
                                  json_t *rows, struct probleem *p)
{
    size_t notes = v->noten->count, before = json_array_size(rows);
    if (lijst_huishouden(v, huishouden, naam, rows, p) != DONE)
        return FAILED;
    if (json_array_size(rows) == before && v->noten->count > notes)
        noten_drop(v->noten);
    return DONE;
}

static enum result part_open(struct verzoek *v, const json_t *part, const char *naam, json_t *done,
                             json_t *rows, struct probleem *p)
{
    json_t *row;
    size_t i;
    json_array_foreach(part, i, row)
    {
        int64_t id = row_int(row, "huishouden");
        if (seen(done, id))
            continue;
        json_array_append_new(done, json_integer(id));
        if (candidate_open(v, id, naam, rows, p) != DONE)
            return FAILED;
        if (json_array_size(rows) > SHOWN)
            break;
    }
    return DONE;
}

static enum result index_open(struct verzoek *v, const char *sql, const char *naam, bool ruim,
                              json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *done = json_array();
    int64_t na = INT64_MAX;
    for (size_t taken = PART; taken == PART && json_array_size(rows) <= SHOWN;) {
        AUTO_JSON json_t *part = NULL;
        if (lijst_kandidaten(v, p, sql,
                             BINDS(B_TEXT(":naam", naam), B_INT(":ruim", ruim), B_INT(":na", na)),
                             &part) != DONE ||
            part_open(v, part, naam, done, rows, p) != DONE)
            return FAILED;
        taken = json_array_size(part);
        if (taken)
            na = row_int(json_array_get(part, taken - 1), "id");
    }
    return DONE;
}

/* ---- both ---- */

static enum result zoek(struct verzoek *v, const char *naam, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *own = NULL;
    const char *sql = SQL_GEBIED_NAAM;
    if (!(v->kijker->rollen & ROL_PROCESREGISSEUR)) {
        if (lijst_kandidaten(v, p, SQL_EIGEN, NO_BINDS, &own) != DONE)
            return FAILED;
        if (json_array_size(own) <= OWN)
            return own_open(v, own, naam, rows, p);
        sql = SQL_EIGEN_NAAM;
    }
    if (index_open(v, sql, naam, false, rows, p) != DONE)
        return FAILED;
    return json_array_size(rows) ? DONE : index_open(v, sql, naam, true, rows, p);
}

enum result namen_zoek(struct verzoek *v, const char *naam, struct namen_vondst *ret,
                       struct probleem *p)
{
    if (zoek(v, naam, ret->rows, p) != DONE)
        return FAILED;
    lijst_kies(ret->rows, &ret->lijkt);
    ret->meer = json_array_size(ret->rows) > SHOWN;
    while (json_array_size(ret->rows) > SHOWN)
        json_array_remove(ret->rows, json_array_size(ret->rows) - 1);
    lijst_sort(ret->rows);
    return DONE;
}
