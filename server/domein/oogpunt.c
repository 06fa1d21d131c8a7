/* SPDX-License-Identifier: EUPL-1.2 */
#include "domein/oogpunt.h"

#include "base/cleanup.h"
#include "base/row.h"

#include <string.h>

/* Looks as `gebruiker`; the context it gives back is to be set again, whatever happened. */
static struct db_context look_as(struct db_conn *c, int64_t gebruiker)
{
    struct db_context own = *db_context(c), other = own;
    other.kijker = gebruiker;
    other.sessie = other.sleutel = 0;
    db_context_set(c, &other);
    return own;
}

enum result oogpunt_ziet(struct db_conn *c, int64_t gebruiker, const char *sql, int64_t id,
                         bool *ret, struct probleem *p)
{
    int64_t sees = 0;
    const struct db_context own = look_as(c, gebruiker);
    enum result r = db_int(c, p, sql, BINDS(B_INT(":id", id)), 0, &sees);
    db_context_set(c, &own);
    *ret = sees != 0;
    return r;
}

static const char SQL_ITEMS[] = "SELECT id AS \"id#\", grond FROM zicht_item";

enum result oogpunt_items(struct dossier *d, int64_t gebruiker, json_t **ret, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    json_t *row;
    size_t i;
    struct db_context own = look_as(d->db, gebruiker);
    enum result r = dossier_rows(d, p, SQL_ITEMS, NO_BINDS, &rows);
    db_context_set(d->db, &own);
    if (r != DONE)
        return FAILED;
    *ret = json_object();
    json_array_foreach(rows, i, row)
    {
        json_object_set(*ret, row_text(row, "id"), json_object_get(row, "grond"));
    }

    return DONE;
}

/* For every person of the item the first consent (or decision), of those persons the last: then it
 * opened. */
static const char SQL_ITEM[] =
    "SELECT i.grond, CASE WHEN i.grond = 'G4' THEN (SELECT max(per.van) FROM"
    "  (SELECT min(b.van) AS van FROM zicht_item_deelbesluit ib"
    "   JOIN zicht_deelbesluit b ON b.id = ib.deelbesluit_id"
    "   WHERE ib.item_id = i.id GROUP BY ib.persoon_id) per)"
    " ELSE (SELECT max(per.van) FROM"
    "  (SELECT min(max(t.van, lokale_datum(t.volledig_op))) AS van"
    "   FROM zicht_item_toestemming it JOIN zicht_toestemming t ON t.id = it.toestemming_id"
    "   WHERE it.item_id = i.id AND t.volledig_op IS NOT NULL GROUP BY t.persoon_id) per) END AS "
    "sinds"
    " FROM zicht_item i WHERE i.id = :id";

enum result oogpunt_item(struct dossier *d, int64_t gebruiker, int64_t item, char ret_grond[3],
                         char ret_sinds[DATUM_SIZE], struct probleem *p)
{
    AUTO_JSON json_t *row = NULL;
    struct db_context own = look_as(d->db, gebruiker);
    enum result r = dossier_row(d, p, SQL_ITEM, BINDS(B_INT(":id", item)), &row);
    db_context_set(d->db, &own);
    if (r != DONE)
        return FAILED;
    const char *grond = row ? row_text(row, "grond") : NULL,
               *sinds = row ? row_text(row, "sinds") : NULL;
    ret_grond[0] = '\0';
    if (grond)
        memcpy(ret_grond, grond, 3);
    if (ret_sinds && (!sinds || !grond))
        ret_sinds[0] = '\0';
    else if (ret_sinds)
        memcpy(ret_sinds, sinds, DATUM_SIZE);
    return DONE;
}

struct db_context oogpunt_familie(struct dossier *d, int64_t lezer)
{
    struct db_context own = *db_context(d->db), other = own;
    other.lezer = lezer;
    db_context_set(d->db, &other);
    return own;
}

void oogpunt_terug(struct dossier *d, const struct db_context *own) { db_context_set(d->db, own); }
