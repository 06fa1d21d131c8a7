/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/namen.h"

#include "base/cleanup.h"
#include "base/row.h"
#include "resources/lijst.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

enum {
    OWN = 200, /* households of one's own up to which each is opened and compared */
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
    "SELECT huishouden_id FROM " view " WHERE vraag MATCH naam_vraag(:naam, :ruim) ORDER BY id "   \
                                      "DESC"

static const char SQL_EIGEN_NAAM[] = VONDST("zicht_kandidaat_naam"),
                  SQL_GEBIED_NAAM[] = VONDST("zicht_kandidaat_proces_naam");

struct zoektocht {
    struct verzoek *v;
    const char *naam;
    size_t most;
    json_t *done; /* households that were tried */
    json_t *rows;
};

/* What opened and is not shown leaves no note: nothing of it was told. */
static enum result candidate_open(void *arg, int64_t huishouden, bool *ret_enough,
                                  struct probleem *p)
{
    struct zoektocht *z = arg;
    size_t notes = z->v->noten->count, before = json_array_size(z->rows);
    if (seen(z->done, huishouden))
        return DONE;
    json_array_append_new(z->done, json_integer(huishouden));
    if (lijst_huishouden(z->v, huishouden, z->naam, z->rows, p) != DONE)
        return FAILED;
    if (json_array_size(z->rows) == before && z->v->noten->count > notes)
        noten_drop(z->v->noten);
    *ret_enough = json_array_size(z->rows) > z->most;
    return DONE;
}

static enum result index_open(struct verzoek *v, const char *sql, const char *naam, bool ruim,
                              size_t most, json_t *rows, struct probleem *p)
{
    AUTO_JSON json_t *done = json_array();
    struct zoektocht z = {.v = v, .naam = naam, .most = most, .done = done, .rows = rows};
    return lijst_elk(v, p, sql, BINDS(B_TEXT(":naam", naam), B_INT(":ruim", ruim)), candidate_open,
                     &z);
}

/* ---- both ---- */

static enum result zoek(struct verzoek *v, const char *naam, size_t most, json_t *rows,
                        struct probleem *p)
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
    if (index_open(v, sql, naam, false, most, rows, p) != DONE)
        return FAILED;
    return json_array_size(rows) ? DONE : index_open(v, sql, naam, true, most, rows, p);
}

enum result namen_zoek(struct verzoek *v, const char *naam, size_t most, struct namen_vondst *ret,
                       struct probleem *p)
{
    if (zoek(v, naam, most, ret->rows, p) != DONE)
        return FAILED;
    lijst_kies(ret->rows, &ret->lijkt);
    lijst_sort(ret->rows);
    ret->meer = json_array_size(ret->rows) > most;
    while (json_array_size(ret->rows) > most)
        json_array_remove(ret->rows, json_array_size(ret->rows) - 1);
    return DONE;
}
