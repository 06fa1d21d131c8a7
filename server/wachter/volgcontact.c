/* SPDX-License-Identifier: EUPL-1.2 */
/* Who keeps in touch with a household is told when it is time, and each week that it is late. After
 * two weeks, or when the contact is gone, somebody else gets it: the regie while the plan is open,
 * else procesregie, to whom the item is then addressed (G6). */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

enum { WEEK = 7, TOO_LATE = 14 };

/* Whose contact does not work here any more (R6) is told at once, not when it is late. */
static const char SQL_DUE[] =
    "SELECT v.huishouden_id AS h, v.id, v.contact_id AS contact, v.volgende, v.vorm ="
    " 'bemoeizorg' AS \"bemoei?\", a.id IS NOT NULL AS \"werkt?\""
    " FROM volgcontact v LEFT JOIN regel_account a ON a.id = v.contact_id"
    " WHERE v.einde_op IS NULL AND (v.volgende <= :dag OR a.id IS NULL)"
    " AND (v.gemeld_op IS NULL OR v.gemeld_op < :dag) AND v.id > :na ORDER BY v.id LIMIT :most";
static const char SQL_TOLD[] =
    "UPDATE volgcontact SET gemeld_op = :dag WHERE huishouden_id = :h AND id = :id";
static const char SQL_ADDRESS[] =
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) SELECT :h, :id, "
    ":nieuw, :g, vandaag() WHERE NOT EXISTS (SELECT 1 FROM geadresseerde a WHERE a.huishouden_id ="
    " :h AND a.item_id = :id AND a.gebruiker_id = :g AND (a.tot IS NULL OR a.tot >= vandaag()))";

static enum result tell(struct db_conn *c, struct wachter_dag *d, const json_t *row, int64_t aan,
                        const char *soort, struct probleem *p)
{
    bool sees;
    const struct attendering a = {.soort = soort,
                                  .huishouden = row_int(row, "h"),
                                  .object = "volgcontact",
                                  .object_id = row_int(row, "id")};
    if (oogpunt_ziet(c, aan, "SELECT 1 FROM zicht_volgcontact WHERE id = :id", row_int(row, "id"),
                     &sees, p) != DONE)
        return FAILED;
    return sees ? attendering_once(c, id_new(d->ids), d->nu, aan, &a, p) : DONE;
}

/* Whoever takes over reads it first. */
static enum result others_tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                               struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *one;
    size_t i;
    bool bemoei = row_true(row, "bemoei");
    if ((bemoei ? wachter_regie : wachter_procesregie)(c, &rows, p) != DONE)
        return FAILED;
    json_array_foreach(rows, i, one)
    {
        int64_t who = row_int(one, "id");
        if (!bemoei &&
            db_exec(c, p, SQL_ADDRESS,
                    BINDS(B_INT(":h", row_int(row, "h")), B_INT(":id", row_int(row, "id")),
                          B_INT(":nieuw", id_new(d->ids)), B_INT(":g", who)),
                    NULL) != DONE)
            return FAILED;
        if (tell(c, d, row, who, "contact-niemand", p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result look(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                        struct probleem *p)
{
    int late = datum_to_day(d->dag) - datum_to_day(row_text(row, "volgende"));
    bool works = row_true(row, "werkt"), week = late % WEEK == 0;
    db_dossier_set(c, row_int(row, "h"));
    if (works && late >= 0 && week &&
        tell(c, d, row, row_int(row, "contact"), late ? "contact-telaat" : "contact-nodig", p) !=
            DONE)
        return FAILED;
    if ((!works || (late >= TOO_LATE && week)) && others_tell(c, d, row, p) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_TOLD,
                   BINDS(B_INT(":h", row_int(row, "h")), B_INT(":id", row_int(row, "id")),
                         B_TEXT(":dag", d->dag)),
                   NULL);
}

enum result wachter_volgcontact(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_DUE,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (look(c, d, row, p) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
