/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "wachter/taken.h"

#include <string.h>

enum { DAYS_BEFORE = 7, WEEK = 7, PROCES_AFTER = 8 };

/* The day is on the card of the regie and of the procesregisseurs of the area (R21, R23), so
 * nothing is told here that they do not see. */
static const char SQL_PLANS[] =
    "SELECT p.huishouden_id AS h, p.id, p.evaluatiedatum FROM gezinsplan p"
    " WHERE p.status = 'open' AND (p.evaluatiedatum = :straks OR p.evaluatiedatum < :dag)";

static enum result tell(struct db_conn *c, struct wachter_dag *d, const json_t *people,
                        const char *soort, int64_t h, struct probleem *p)
{
    const json_t *row;
    size_t i;
    const struct attendering a = {.soort = soort, .huishouden = h};
    json_array_foreach(people, i, row)
    {
        if (attendering_once(c, id_new(d->ids), d->nu, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result tell_regie(struct db_conn *c, struct wachter_dag *d, const char *soort,
                              int64_t h, struct probleem *p)
{
    AUTO_JSON json_t *people = NULL;
    if (wachter_regie(c, &people, p) != DONE)
        return FAILED;
    return tell(c, d, people, soort, h, p);
}

static enum result plan_look(struct db_conn *c, struct wachter_dag *d, const json_t *plan,
                             struct probleem *p)
{
    int64_t h = row_int(plan, "h");
    int late = datum_to_day(d->dag) - datum_to_day(row_text(plan, "evaluatiedatum"));
    db_dossier_set(c, h);
    if (late < 0)
        return tell_regie(c, d, "evaluatie-nadert", h, p);
    if ((late - 1) % WEEK != 0)
        return DONE;
    if (tell_regie(c, d, "evaluatie-telaat", h, p) != DONE)
        return FAILED;
    if (late < PROCES_AFTER)
        return DONE;
    AUTO_JSON json_t *people = NULL;
    if (wachter_procesregie(c, &people, p) != DONE)
        return FAILED;
    return tell(c, d, people, "evaluatie-telaat", h, p);
}

enum result wachter_evaluatie(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *plan;
    size_t i;
    char straks[DATUM_SIZE];
    datum_add_days(d->dag, DAYS_BEFORE, straks);
    if (db_rows(c, p, SQL_PLANS, BINDS(B_TEXT(":straks", straks), B_TEXT(":dag", d->dag)), &rows) !=
        DONE)
        return FAILED;
    json_array_foreach(rows, i, plan)
    {
        if (plan_look(c, d, plan, p) != DONE)
            return FAILED;
    }
    return DONE;
}
