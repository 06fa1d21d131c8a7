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
static const char SQL_REGIE[] =
    "SELECT DISTINCT gebruiker_id AS id FROM regel_regie WHERE van <= vandaag() ORDER BY 1";
static const char SQL_PROCES[] =
    "SELECT g.id FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker_id = g.id"
    " AND r.rol = 'procesregisseur' WHERE g.bevestigd_op IS NOT NULL"
    " AND (g.tot IS NULL OR g.tot >= vandaag())"
    " AND (NOT EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = g.id)"
    "  OR EXISTS (SELECT 1 FROM gebruiker_wijk w JOIN huishouden h ON h.wijk_id = w.wijk_id"
    "   WHERE w.gebruiker_id = g.id AND h.id = dossier()))";
static enum result tell(struct db_conn *c, struct wachter_dag *d, const char *people,
                        const char *soort, int64_t h, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const struct attendering a = {.soort = soort, .huishouden = h};
    if (db_rows(c, p, people, NO_BINDS, &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_once(c, id_new(d->ids), d->nu, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result plan_look(struct db_conn *c, struct wachter_dag *d, const json_t *plan,
                             struct probleem *p)
{
    int64_t h = row_int(plan, "h");
    int late = datum_to_day(d->dag) - datum_to_day(row_text(plan, "evaluatiedatum"));
    db_dossier_set(c, h);
    if (late < 0)
        return tell(c, d, SQL_REGIE, "evaluatie-nadert", h, p);
    if ((late - 1) % WEEK != 0)
        return DONE;
    if (tell(c, d, SQL_REGIE, "evaluatie-telaat", h, p) != DONE)
        return FAILED;
    return late >= PROCES_AFTER ? tell(c, d, SQL_PROCES, "evaluatie-telaat", h, p) : DONE;
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
