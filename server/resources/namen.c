/* SPDX-License-Identifier: EUPL-1.2 */
#include "resources/namen.h"

#include "base/cleanup.h"
#include "base/naamsleutel.h"
#include "base/row.h"
#include "resources/lijst.h"
#include "verzoek/noten.h"
#include "verzoek/verzoek.h"

enum {
    OWN = 200, /* households of one's own up to which each is opened and compared */
};

/* ---- one's own: each is opened, whatever is looked for: the work says nothing either ---- */

static const char SQL_EIGEN[] = "SELECT huishouden_id AS id FROM zicht_kandidaat_rij LIMIT 201";

static bool seen(const json_t *ids, int64_t id)
{
    json_t *one;
    size_t i;
    json_array_foreach(ids, i, one) if (json_integer_value(one) == id) return true;
    return false;
}

static enum result own_open(struct verzoek *v, const json_t *candidates, const char *naam,
                            json_t *done, json_t *rows, struct probleem *p)
{
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
    enum naam_gelijkenis least; /* of what the index is asked for now */
    json_t *done;               /* households that were tried */
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
    const json_t *row = json_array_get(z->rows, before);
    if (row && row_int(row, "gelijkenis") < (int64_t)z->least) { /* a hidden name was found */
        json_array_remove(z->rows, before);
        row = NULL;
    }
    if (!row && z->v->noten->count > notes)
        noten_drop(z->v->noten);
    *ret_enough = json_array_size(z->rows) > z->most;
    return DONE;
}

static enum result index_open(struct zoektocht *z, const char *sql, enum naam_gelijkenis least,
                              struct probleem *p)
{
    bool ruim = least == NAAM_LIJKT;
    z->least = least;
    return lijst_elk(z->v, p, sql, BINDS(B_TEXT(":naam", z->naam), B_INT(":ruim", ruim)),
                     candidate_open, z);
}

/* First what is right, then what is like it when nothing was. */
static enum result index_zoek(struct zoektocht *z, const char *sql, struct probleem *p)
{
    size_t before = json_array_size(z->rows), tried = json_array_size(z->done);
    if (index_open(z, sql, NAAM_KLOPT, p) != DONE)
        return FAILED;
    if (json_array_size(z->rows) > before)
        return DONE;
    while (json_array_size(z->done) > tried)
        json_array_remove(z->done, json_array_size(z->done) - 1);
    return index_open(z, sql, NAAM_LIJKT, p);
}

/* ---- both ---- */

static enum result zoek(struct zoektocht *z, struct probleem *p)
{
    AUTO_JSON json_t *own = NULL;
    bool area = z->v->kijker->rollen & ROL_PROCESREGISSEUR;
    if (lijst_kandidaten(z->v, p, SQL_EIGEN, NO_BINDS, &own) != DONE)
        return FAILED;
    bool few = json_array_size(own) <= OWN;
    if (few && own_open(z->v, own, z->naam, z->done, z->rows, p) != DONE)
        return FAILED;
    if (!few && index_zoek(z, SQL_EIGEN_NAAM, p) != DONE)
        return FAILED;
    return area && json_array_size(z->rows) <= z->most ? index_zoek(z, SQL_GEBIED_NAAM, p) : DONE;
}

enum result namen_zoek(struct verzoek *v, const char *naam, size_t most, struct namen_vondst *ret,
                       struct probleem *p)
{
    AUTO_JSON json_t *done = json_array();
    struct zoektocht z = {.v = v, .naam = naam, .most = most, .done = done, .rows = ret->rows};
    if (zoek(&z, p) != DONE)
        return FAILED;
    lijst_kies(ret->rows, &ret->lijkt);
    lijst_sort(ret->rows);
    ret->meer = json_array_size(ret->rows) > most;
    while (json_array_size(ret->rows) > most)
        json_array_remove(ret->rows, json_array_size(ret->rows) - 1);
    return DONE;
}
