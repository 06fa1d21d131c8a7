/* SPDX-License-Identifier: EUPL-1.2 */
/* Aanmeldingen that wait past their day are told to their owner, to who was asked, and to the
 * colleagues of an owner who left, each day anew; what is done goes when its time is over. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/instelling.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

static const char SQL_WACHT[] =
    "SELECT i.id, i.eigenaar_id AS eigenaar, i.aan_onderdeel_id AS aan,"
    " l.onderdeel_id AS los FROM instroom i LEFT JOIN regel_instroom_los l ON l.id = i.id"
    " WHERE i.status = 'open' AND i.uiterlijk < :dag AND i.id > :na ORDER BY i.id LIMIT :most";
static const char SQL_WIE[] =
    "SELECT id FROM regel_account WHERE id = :eigenaar OR onderdeel_id IN (:aan, :los)"
    " ORDER BY id";
static const char SQL_ZIET[] = "SELECT 1 FROM zicht_instroom WHERE id = :id";

static enum result tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                        struct probleem *p)
{
    AUTO_JSON json_t *wie = NULL;
    const json_t *one;
    size_t i;
    int64_t id = row_int(row, "id");
    const struct attendering a = {.soort = "instroom-wacht", .object = "instroom", .object_id = id};
    if (db_rows(c, p, SQL_WIE,
                BINDS(B_INT(":eigenaar", row_int(row, "eigenaar")),
                      B_INT(":aan", row_int(row, "aan")), B_INT(":los", row_int(row, "los"))),
                &wie) != DONE)
        return FAILED;
    json_array_foreach(wie, i, one)
    {
        bool sees;
        if (oogpunt_ziet(c, row_int(one, "id"), SQL_ZIET, id, &sees, p) != DONE ||
            (sees && attendering_once(c, id_new(d->ids), d->nu, row_int(one, "id"), &a, p) != DONE))
            return FAILED;
    }
    return DONE;
}

#define OUD                                                                                        \
    "(SELECT i.id FROM instroom i WHERE i.status <> 'open'"                                        \
    " AND dag_plus(lokale_datum(i.einde_op), :dagen) < :dag)"
static const char *const SQL_WEG[] = {
    "DELETE FROM instroom_persoon WHERE instroom_id IN " OUD,
    "DELETE FROM instroom_stap WHERE instroom_id IN " OUD,
    "DELETE FROM instroom WHERE id IN " OUD,
};

static enum result old_forget(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    int64_t dagen;
    if (instelling_int(c, "instroom_bewaren_dagen", &dagen, p) != DONE)
        return FAILED;
    for (size_t i = 0; i < sizeof SQL_WEG / sizeof *SQL_WEG; i++) {
        if (db_exec(c, p, SQL_WEG[i], BINDS(B_INT(":dagen", dagen), B_TEXT(":dag", d->dag)),
                    NULL) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result wachter_instroom(struct db_conn *c, struct wachter_dag *dag, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if ((dag->na == 0 && old_forget(c, dag, p) != DONE) ||
        db_rows(
            c, p, SQL_WACHT,
            BINDS(B_TEXT(":dag", dag->dag), B_INT(":na", dag->na), B_INT(":most", WACHTER_STUK)),
            &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (tell(c, dag, row, p) != DONE)
            return FAILED;
        dag->na = row_int(row, "id");
    }
    dag->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
