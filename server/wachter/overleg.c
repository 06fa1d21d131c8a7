/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

/* Planned for today or tomorrow and not begun. When the program was off, the day that is done may
 * be an earlier one: by then the meeting may be over, and nothing is said. */
static const char SQL_CANDIDATES[] =
    "SELECT o.huishouden_id AS h, o.id, o.begin_op FROM overleg o WHERE o.status = 'gepland'"
    " AND o.begin_op > :nu AND o.begin_op < :tot AND o.id > :na"
    " AND NOT EXISTS (SELECT 1 FROM overleg_herinnering e WHERE e.huishouden_id = o.huishouden_id"
    "  AND e.overleg_id = o.id AND e.begin_op = o.begin_op) ORDER BY o.id LIMIT :most";
static const char SQL_GUESTS[] =
    "SELECT gebruiker_id AS id FROM overleg_genodigde WHERE huishouden_id = :h"
    " AND overleg_id = :id AND gebruiker_id IS NOT NULL AND antwoord <> 'nee' ORDER BY id";
/* By their own eyes: the context's. */
static const char SQL_SEES[] = "SELECT 1 FROM zicht_overleg WHERE id = :id";
static const char SQL_NOTE[] =
    "INSERT INTO overleg_herinnering (huishouden_id, overleg_id, begin_op, op)"
    " VALUES (:h, :id, :begin, :nu)";

static enum result remind(struct db_conn *c, struct wachter_dag *d, const json_t *o,
                          struct probleem *p)
{
    AUTO_JSON json_t *guests = NULL;
    const json_t *guest;
    size_t i;
    int64_t h = row_int(o, "h"), id = row_int(o, "id");
    const struct attendering a = {
        .soort = "overleg-nadert", .huishouden = h, .object = "overleg", .object_id = id};
    db_dossier_set(c, h);
    if (db_rows(c, p, SQL_GUESTS, BINDS(B_INT(":h", h), B_INT(":id", id)), &guests) != DONE)
        return FAILED;
    json_array_foreach(guests, i, guest)
    {
        bool sees;
        int64_t who = row_int(guest, "id");
        if (oogpunt_ziet(c, who, SQL_SEES, id, &sees, p) != DONE ||
            (sees && attendering_put(c, id_new(d->ids), d->nu, who, &a, p) != DONE))
            return FAILED;
    }
    return db_exec(c, p, SQL_NOTE,
                   BINDS(B_INT(":h", h), B_INT(":id", id), B_INT(":begin", row_int(o, "begin_op")),
                         B_INT(":nu", d->nu)),
                   NULL);
}

enum result wachter_overleg(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *o;
    size_t i;
    char na_morgen[DATUM_SIZE];
    datum_add_days(d->dag, 2, na_morgen);
    if (db_rows(c, p, SQL_CANDIDATES,
                BINDS(B_INT(":nu", d->nu), B_INT(":tot", clock_local_midnight(na_morgen)),
                      B_INT(":na", d->na), B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, o)
    {
        if (remind(c, d, o, p) != DONE)
            return FAILED;
        d->na = row_int(o, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
