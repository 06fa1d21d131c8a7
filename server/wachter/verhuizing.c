/* SPDX-License-Identifier: EUPL-1.2 */
/* Moves to another municipality that ask for somebody: of nobody knows where they went, or because
 * a file that was carried by people is not answered, or was never sent. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/oogpunt.h"
#include "wachter/taken.h"

#include <string.h>

/* What waits is told again after a week, when it was read; that the proof may not have come, once:
 * nobody here hears that it did. */
#define NIET_GEMELD                                                                                \
    "w.van <= :dag AND (w.gemeld_op IS NULL OR w.gemeld_op < w.van OR (w.status <> 'overgenomen'"  \
    " AND dag_plus(w.gemeld_op, 7) <= :dag))"
static const char SQL_DUE[] =
    "SELECT huishouden_id AS h, id, 'onbekend' AS wat, 0 AS \"lang?\", NULL AS wie FROM verhuizing"
    " WHERE status = 'onbekend' AND herzien_op <= :dag AND id > :na"
    " UNION ALL SELECT w.huishouden_id, w.id, w.status, dag_plus(w.van, w.dagen) <= :dag, w.wie"
    " FROM regel_verhuizing_wacht w WHERE w.id > :na AND " NIET_GEMELD
    " UNION ALL SELECT 0, w.id, 'vestiging', dag_plus(w.van, w.dagen) <= :dag, w.wie"
    " FROM regel_vestiging_wacht w WHERE w.id > :na AND " NIET_GEMELD " ORDER BY 2 LIMIT :stuk";
/* Of a family that has no place here yet: no area to go by. */
static const char SQL_PROCES_ALLE[] =
    "SELECT a.id FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol ="
    " 'procesregisseur' ORDER BY 1";
static const char SQL_ZIET[] = "SELECT 1 FROM zicht_verhuizing WHERE id = :id";
static const char SQL_ZIET_KOMST[] = "SELECT 1 FROM zicht_vestiging WHERE id = :id";
static const char SQL_GEMELD[] =
    "UPDATE verhuizing SET gemeld_op = :dag WHERE huishouden_id = :h AND id = :id";
static const char SQL_GEMELD_KOMST[] = "UPDATE vestiging SET gemeld_op = :dag WHERE id = :id";

static const struct {
    const char *wat, *soort;
} SOORTEN[] = {
    {"onbekend", "verhuizing-herzien"},        {"voorbereid", "verhuizing-niet-verstuurd"},
    {"verstuurd", "verhuizing-geen-antwoord"}, {"teruggelezen", "verhuizing-klopt-het"},
    {"overgenomen", "verhuizing-bewijs"},      {"vestiging", "vestiging-wacht"},
};

static const char *soort_of(const json_t *row)
{
    for (size_t i = 0; i < COUNT_OF(SOORTEN); i++)
        if (strcmp(SOORTEN[i].wat, row_text(row, "wat")) == 0)
            return SOORTEN[i].soort;
    return SOORTEN[0].soort;
}

static enum result to_all(struct db_conn *c, struct wachter_dag *d, const json_t *people,
                          const struct attendering *a, struct probleem *p)
{
    const json_t *one;
    size_t i;
    json_array_foreach(people, i, one)
    {
        if (attendering_once(c, id_new(d->ids), d->nu, row_int(one, "id"), a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* To one, as far as they see it: *ret_sees. */
static enum result to_one(struct db_conn *c, struct wachter_dag *d, int64_t aan, const char *sight,
                          const struct attendering *a, bool *ret_sees, struct probleem *p)
{
    if (oogpunt_ziet(c, aan, sight, a->object_id, ret_sees, p) != DONE)
        return FAILED;
    return *ret_sees ? attendering_once(c, id_new(d->ids), d->nu, aan, a, p) : DONE;
}

/* That families wait is one message, which grows each week and with each family: which families is
 * not for procesregie to know. */
static enum result stillness_tell(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    static const struct attendering a = {.soort = "vestiging-staat-stil"};
    AUTO_JSON json_t *people = NULL;
    const json_t *one;
    size_t i;
    if (db_rows(c, p, SQL_PROCES_ALLE, NO_BINDS, &people) != DONE)
        return FAILED;
    json_array_foreach(people, i, one)
    {
        if (attendering_put(c, id_new(d->ids), d->nu, row_int(one, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* To whoever took it in; when that takes long, or they cannot go on with it, to procesregie. */
static enum result arrival_tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                                struct probleem *p)
{
    bool sees;
    int64_t id = row_int(row, "id");
    const struct attendering a = {
        .soort = "vestiging-wacht", .object = "vestiging", .object_id = id};
    if (to_one(c, d, row_int(row, "wie"), SQL_ZIET_KOMST, &a, &sees, p) != DONE)
        return FAILED;
    if ((!sees || row_true(row, "lang")) && stillness_tell(c, d, p) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_GEMELD_KOMST, BINDS(B_TEXT(":dag", d->dag), B_INT(":id", id)), NULL);
}

/* To the regie, who sees it; where there is none, and when it takes long, to procesregie, who know
 * the household and its plan (R23) and are told no more than that it stands still. */
static enum result to_regie(struct db_conn *c, struct wachter_dag *d, const struct attendering *own,
                            const char *still, bool lang, struct probleem *p)
{
    AUTO_JSON json_t *regie = NULL;
    AUTO_JSON json_t *proces = NULL;
    const struct attendering a = {.soort = still, .huishouden = own->huishouden};
    if (wachter_regie(c, &regie, p) != DONE || to_all(c, d, regie, own, p) != DONE)
        return FAILED;
    if (json_array_size(regie) > 0 && !lang)
        return DONE;
    return wachter_procesregie(c, &proces, p) == DONE ? to_all(c, d, proces, &a, p) : FAILED;
}

static enum result move_tell(struct db_conn *c, struct wachter_dag *d, const json_t *row,
                             struct probleem *p)
{
    bool looked = strcmp(row_text(row, "wat"), "onbekend") == 0, ignored;
    int64_t h = row_int(row, "h"), id = row_int(row, "id"), wie = row_int(row, "wie");
    const struct attendering own = {soort_of(row), h, looked ? NULL : "verhuizing",
                                    looked ? 0 : id};
    db_dossier_set(c, h);
    /* the regie here ended: whoever ended it, while they see it */
    if ((wie ? to_one(c, d, wie, SQL_ZIET, &own, &ignored, p)
             : to_regie(c, d, &own, looked ? own.soort : "verhuizing-staat-stil",
                        row_true(row, "lang"), p)) != DONE)
        return FAILED;
    return looked ? DONE
                  : db_exec(c, p, SQL_GEMELD,
                            BINDS(B_TEXT(":dag", d->dag), B_INT(":h", h), B_INT(":id", id)), NULL);
}

enum result wachter_verhuizing(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_DUE,
                BINDS(B_TEXT(":dag", d->dag), B_INT(":na", d->na), B_INT(":stuk", WACHTER_STUK)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool arrives = strcmp(row_text(row, "wat"), "vestiging") == 0;
        if ((arrives ? arrival_tell(c, d, row, p) : move_tell(c, d, row, p)) != DONE)
            return FAILED;
        d->na = row_int(row, "id");
    }
    d->meer = json_array_size(rows) == WACHTER_STUK;
    return DONE;
}
