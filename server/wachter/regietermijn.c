/* SPDX-License-Identifier: EUPL-1.2 */
/* A vacancy that lasts climbs; a deputy and a temporary regie are spoken of before they end. */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/attendering.h"
#include "domein/instelling.h"
#include "wachter/taken.h"

#include <string.h>

enum {
    WEEK = 7,
    DEPUTY_DAYS = 3,  /* before the last day of a deputy */
    RETURN_DAYS = 14, /* before a temporary regie is to come back */
    STEPS_CLIMB = 3,  /* of a vacancy; after those it is said each week */
    STEPS_RETURN = 2,
};

/* ---- saying something once ---- */

static const char SQL_SAID[] =
    "INSERT INTO regie_melding (huishouden_id, soort, over, stap, op) VALUES (:h, :soort, :over,"
    " :stap, :nu) ON CONFLICT DO NOTHING";
struct melding {
    const char *over; /* regie_melding.soort */
    int64_t h, id;    /* what it is about there */
    int64_t stap;
    const char *soort; /* of the attendering */
};

static enum result said(struct db_conn *c, struct wachter_dag *d, const struct melding *m,
                        bool *ret_new, struct probleem *p)
{
    int64_t changed = 0;
    enum result r =
        db_exec(c, p, SQL_SAID,
                BINDS(B_INT(":h", m->h), B_TEXT(":soort", m->over), B_INT(":over", m->id),
                      B_INT(":stap", m->stap), B_INT(":nu", d->nu)),
                &changed);
    *ret_new = changed > 0;
    return r;
}

/* To everybody that `sql` gives (column id), bound to :h and :over. */
static enum result tell(struct db_conn *c, struct wachter_dag *d, const struct melding *m,
                        const char *sql, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const struct attendering a = {.soort = m->soort, .huishouden = m->h, .object = "regie"};
    if (db_rows(c, p, sql, BINDS(B_INT(":h", m->h), B_INT(":over", m->id)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_put(c, id_new(d->ids), d->nu, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result tell_once(struct db_conn *c, struct wachter_dag *d, const struct melding *m,
                             const char *sql, struct probleem *p)
{
    bool new;
    if (said(c, d, m, &new, p) != DONE)
        return FAILED;
    return new ? tell(c, d, m, sql, p) : DONE;
}

/* ---- who hears of it ---- */

#define AREA "SELECT g.gebruiker_id AS id FROM regel_gebiedsregie g WHERE g.huishouden_id = :h"
/* Both are bound in every statement. */
static const char SQL_AREA[] = AREA " AND :over <> 0 ORDER BY 1";
static const char SQL_ALL[] =
    "SELECT a.id FROM regel_account a JOIN gebruiker_rol r ON r.gebruiker_id = a.id AND r.rol ="
    " 'procesregisseur' WHERE :h <> 0 AND :over <> 0 ORDER BY 1";
/* Whoever answers for the onderdeel that opened the household (R27). They see a name only where
 * they may look (R24). */
static const char SQL_CONTACT[] =
    "SELECT a.id FROM huishouden h JOIN onderdeel o ON o.id = h.bron_id"
    " JOIN regel_account a ON a.id = o.contact_id WHERE h.id = :h AND :over <> 0";
static const char SQL_DEPUTY[] =
    "SELECT w.gebruiker_id AS id FROM waarneming w WHERE w.huishouden_id = :h AND w.id = :over"
    " UNION SELECT r.gebruiker_id FROM regie r WHERE r.huishouden_id = :h AND r.tot_op IS NULL";
static const char SQL_RETURN[] =
    "SELECT r.gebruiker_id AS id FROM regie r WHERE r.huishouden_id = :h AND r.id = :over"
    " UNION " AREA;

/* ---- a vacancy ---- */

static const char SQL_VACATURES[] =
    "SELECT huishouden_id AS h, vacature_sinds AS sinds, vacature_uiterlijk AS uiterlijk FROM"
    " gezinsplan WHERE status = 'open' AND vacature_sinds IS NOT NULL AND vacature_uiterlijk < :dag"
    " ORDER BY huishouden_id";

/* From which day a step of the climb counts. */
static int64_t climbed(const char *dag, const char *uiterlijk, int64_t days)
{
    char from[DATUM_SIZE];
    int64_t steps = 1;
    for (int64_t i = 1; i < STEPS_CLIMB; i++) {
        datum_add_workdays(uiterlijk, (int)(i * days), from);
        steps += strcmp(from, dag) < 0;
    }
    if (steps < STEPS_CLIMB)
        return steps;
    for (datum_add_days(from, WEEK, from); strcmp(from, dag) < 0; steps++)
        datum_add_days(from, WEEK, from);
    return steps;
}

static enum result vacancies(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t days;
    if (instelling_int(c, "vacature_hoger_dagen", &days, p) != DONE ||
        db_rows(c, p, SQL_VACATURES, BINDS(B_TEXT(":dag", d->dag)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        int64_t stap = climbed(d->dag, row_text(row, "uiterlijk"), days);
        const struct melding m = {"vacature", row_int(row, "h"), row_int(row, "sinds"), stap,
                                  "regie-vacature-laat"};
        const char *to = stap == 1 ? SQL_AREA : stap == STEPS_CLIMB ? SQL_CONTACT : SQL_ALL;
        if (tell_once(c, d, &m, to, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- a deputy ---- */

static const char SQL_DEPUTIES[] =
    "SELECT w.huishouden_id AS h, w.id, CASE WHEN w.tot < :dag THEN 2 ELSE 1 END AS stap FROM"
    " waarneming w JOIN regie r ON r.huishouden_id = w.huishouden_id AND r.id = w.regie_id"
    " AND r.tot_op IS NULL WHERE w.tot >= :from AND w.tot <= :to AND w.van < :dag ORDER BY w.id";

static enum result deputies(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    char from[DATUM_SIZE], to[DATUM_SIZE];
    datum_add_days(d->dag, -1, from);
    datum_add_days(d->dag, DEPUTY_DAYS, to);
    if (db_rows(c, p, SQL_DEPUTIES,
                BINDS(B_TEXT(":dag", d->dag), B_TEXT(":from", from), B_TEXT(":to", to)),
                &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        int64_t stap = row_int(row, "stap");
        const struct melding m = {"waarneming", row_int(row, "h"), row_int(row, "id"), stap,
                                  stap == 1 ? "waarneming-eindigt" : "waarneming-voorbij"};
        if (tell_once(c, d, &m, SQL_DEPUTY, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- a temporary regie ---- */

static const char SQL_TEMPORARY[] =
    "SELECT huishouden_id AS h, id, terug_op AS op FROM regie WHERE tot_op IS NULL AND terug_op"
    " IS NOT NULL AND terug_op <= :to ORDER BY id";

static enum result returns(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    char to[DATUM_SIZE], from[DATUM_SIZE];
    datum_add_days(d->dag, RETURN_DAYS, to);
    if (db_rows(c, p, SQL_TEMPORARY, BINDS(B_TEXT(":to", to)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        bool over = strcmp(row_text(row, "op"), d->dag) < 0;
        int64_t stap = over ? STEPS_RETURN : 1;
        memcpy(from, row_text(row, "op"), DATUM_SIZE);
        for (datum_add_days(from, WEEK, from); strcmp(from, d->dag) < 0; stap++)
            datum_add_days(from, WEEK, from);
        const struct melding m = {"terug", row_int(row, "h"), row_int(row, "id"), stap,
                                  over ? "regie-terug-laat" : "regie-terug-nadert"};
        if (tell_once(c, d, &m, SQL_RETURN, p) != DONE)
            return FAILED;
    }
    return DONE;
}

/* ---- a partner that did not answer ---- */

static const char SQL_UNANSWERED[] = "SELECT b.huishouden_id AS h, b.id FROM regiebesluit b WHERE "
                                     "b.reactie IS NULL AND b.gemeld_op IS"
                                     " NULL AND b.uiterlijk < :dag ORDER BY b.id";
static const char SQL_UNANSWERED_SAID[] =
    "UPDATE regiebesluit SET gemeld_op = :nu WHERE huishouden_id = :h AND id = :id";
/* Whoever decided, and whoever has the regie now: what they may not see they are not shown. */
static const char SQL_UNANSWERED_WHO[] =
    "SELECT auteur_id AS id FROM item WHERE huishouden_id = :h AND id = :id UNION SELECT"
    " gebruiker_id FROM regie WHERE huishouden_id = :h AND tot_op IS NULL";

static enum result unanswered_tell(struct db_conn *c, struct wachter_dag *d, const json_t *one,
                                   struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    const struct db_bind h = B_INT(":h", row_int(one, "h")), id = B_INT(":id", row_int(one, "id")),
                         nu = B_INT(":nu", d->nu);
    const struct attendering a = {.soort = "regiebesluit-laat",
                                  .huishouden = row_int(one, "h"),
                                  .object = "regiebesluit",
                                  .object_id = row_int(one, "id")};
    if (db_exec(c, p, SQL_UNANSWERED_SAID, BINDS(h, id, nu), NULL) != DONE ||
        db_rows(c, p, SQL_UNANSWERED_WHO, BINDS(h, id), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (attendering_put(c, id_new(d->ids), d->nu, row_int(row, "id"), &a, p) != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result unanswered(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(c, p, SQL_UNANSWERED, BINDS(B_TEXT(":dag", d->dag)), &rows) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        if (unanswered_tell(c, d, row, p) != DONE)
            return FAILED;
    }
    return DONE;
}

enum result wachter_regietermijn(struct db_conn *c, struct wachter_dag *d, struct probleem *p)
{
    if (vacancies(c, d, p) != DONE || deputies(c, d, p) != DONE)
        return FAILED;
    return returns(c, d, p) == DONE ? unanswered(c, d, p) : FAILED;
}
