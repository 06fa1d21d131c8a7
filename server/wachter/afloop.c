/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

#include <string.h>

enum { DAYS_BEFORE = 30 };

/* In force today, whoever asks, and not asked anew yet. */
static const char SQL_CANDIDATES[] =
    "SELECT t.huishouden_id AS h, t.id, t.vastgelegd_door AS door FROM toestemming t"
    " WHERE t.einde_op IS NULL AND t.volledig_op IS NOT NULL AND t.tot >= :dag AND t.tot <= :tot"
    " AND NOT EXISTS (SELECT 1 FROM toestemming_afloop a"
    "  WHERE a.huishouden_id = t.huishouden_id AND a.toestemming_id = t.id)"
    " AND NOT EXISTS (SELECT 1 FROM toestemming n WHERE n.huishouden_id = t.huishouden_id"
    "  AND n.persoon_id = t.persoon_id AND n.soort = t.soort AND n.doel = t.doel"
    "  AND n.ontvanger_onderdeel_id IS t.ontvanger_onderdeel_id"
    "  AND n.ontvanger_gebruiker_id IS t.ontvanger_gebruiker_id"
    "  AND n.ontvanger_persoon_id IS t.ontvanger_persoon_id"
    "  AND n.einde_op IS NULL AND n.tot > t.tot)"
    " AND t.id > :na ORDER BY t.id LIMIT :most";
static const char SQL_GELDT[] =
    "SELECT 1 FROM regel_toestemming_stand WHERE toestemming_id = :id AND stand = 'geldt'";
/* By their own eyes: the context's. */
static const char SQL_SEES[] = "SELECT 1 FROM zicht_toestemming WHERE id = :id";
static const char SQL_NOTE[] =
    "INSERT INTO toestemming_afloop (huishouden_id, toestemming_id, gemeld_op)"
    " VALUES (:h, :id, :nu)";

static enum result tell(struct db_conn *c, struct wachter_dag *d, const json_t *t,
                        int64_t gebruiker, struct probleem *p)
{
    bool sees;
    const struct attendering a = {.soort = "toestemming-loopt-af",
                                  .huishouden = row_int(t, "h"),
                                  .object = "toestemming",
                                  .object_id = row_int(t, "id")};
    if (oogpunt_ziet(c, gebruiker, SQL_SEES, row_int(t, "id"), &sees, p) != DONE)
        return FAILED;
    return sees ? attendering_put(c, id_new(d->ids), d->nu, gebruiker, &a, p) : DONE;
}

static enum result tell_all(struct db_conn *c, struct wachter_dag *d, const json_t *t,
                            struct probleem *p)
{
    AUTO_JSON json_t *regie = NULL;
    const json_t *row;
    size_t i;
    int64_t door = row_int(t, "door");
    if (tell(c, d, t, door, p) != DONE || wachter_regie(c, &regie, p) != DONE)
        return FAILED;
    json_array_foreach(regie, i, row)
    {
        if (row_int(row, "id") != door && tell(c, d, t, row_int(row, "id"), p) != DONE)
            return FAILED;
    }
    return db_exec(
        c, p, SQL_NOTE,
        BINDS(B_INT(":h", row_int(t, "h")), B_INT(":id", row_int(t, "id")), B_INT(":nu", d->nu)),
        NULL);
}

enum result wachter_afloop(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *t;
    size_t i;
    char tot[DATUM_SIZE];
    datum_add_days(d->dag, DAYS_BEFORE, tot);
    if (db_rows(c, p, SQL_CANDIDATES,
                BINDS(B_TEXT(":dag", d->dag), B_TEXT(":tot", tot), B_INT(":na", d->na),
                      B_INT(":most", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, t)
    {
        int64_t in_force;
        db_dossier_set(c, row_int(t, "h"));
        if (db_int(c, p, SQL_GELDT, BINDS(B_INT(":id", row_int(t, "id"))), 0, &in_force) != DONE ||
            (in_force && tell_all(c, d, t, p) != DONE))
            return FAILED;
        d->na = row_int(t, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
