/* SPDX-License-Identifier: EUPL-1.2 */
/* Carrying out the lists that were approved, a bounded piece at a time. Where it stands is in the
 * tables, so that it goes on after any stop (invariant 5). */
#include "app.h"
#include "base/cleanup.h"
#include "db/backup.h"
#include "domein/vernietiging.h"
#include "logboek/logboek.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 10 };

struct step {
    struct app *app;
    int64_t nu_ms;
    char vandaag[DATUM_SIZE];
    bool more;        /* something was done */
    int64_t opruimen; /* a list whose rows are all gone; 0 */
};

/* ---- the list it is about ---- */

struct lijst {
    int64_t id, log_tot;
    char status[16], grondslag[20];
};

static const char SQL_LIST[] = "SELECT id, log_tot, status, grondslag FROM vernietigingslijst"
                               " WHERE status IN ('goedgekeurd', 'bezig', 'opruimen')"
                               " ORDER BY status = 'goedgekeurd', id LIMIT 1";

static void text_copy(struct db_stmt *s, int column, char *ret, size_t size)
{
    const char *text = db_column_text(s, column);
    (void)snprintf(ret, size, "%s", text ? text : "");
}

static enum result list_find(struct db_conn *c, struct lijst *ret, struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    *ret = (struct lijst){0};
    if (db_query(c, p, SQL_LIST, NO_BINDS, &s) != DONE || db_step(s, p, &more) != DONE)
        return FAILED;
    if (!more)
        return DONE;
    ret->id = db_column_int(s, 0);
    ret->log_tot = db_column_int(s, 1);
    text_copy(s, 2, ret->status, sizeof ret->status);
    text_copy(s, 3, ret->grondslag, sizeof ret->grondslag);
    return DONE;
}

/* ---- rows ---- */

static const char SQL_ROWS[] =
    "SELECT r.nr, r.wat, r.huishouden_id, r.item_id, r.persoon_id, r.soort,"
    " EXISTS (SELECT 1 FROM vernietigingsregel h WHERE h.huishouden_id = r.huishouden_id"
    "  AND h.wat = 'huishouden' AND h.lijst_id = r.lijst_id)"
    " FROM vernietigingsregel r WHERE r.lijst_id = :lijst AND r.status = 'open'"
    " ORDER BY r.nr LIMIT :rows";
static const char SQL_ROW_DONE[] =
    "UPDATE vernietigingsregel SET status = CASE WHEN :waarom IS NULL THEN 'vernietigd'"
    " ELSE 'overgeslagen' END, waarom = :waarom, overal = :overal"
    " WHERE lijst_id = :lijst AND nr = :nr AND status = 'open'";
static const char SQL_PROGRESS[] = "UPDATE vernietigingslijst SET gedaan = gedaan + :gedaan,"
                                   " overgeslagen = overgeslagen + :overgeslagen WHERE id = :lijst";

static enum result rows_find(struct db_conn *c, const struct lijst *l,
                             struct vernietiging_regel ret[ROWS], size_t *ret_count,
                             struct probleem *p)
{
    STMT_AUTO struct db_stmt *s = NULL;
    bool more;
    *ret_count = 0;
    if (db_query(c, p, SQL_ROWS, BINDS(B_INT(":lijst", l->id), B_INT(":rows", ROWS)), &s) != DONE)
        return FAILED;
    for (;;) {
        if (db_step(s, p, &more) != DONE)
            return FAILED;
        if (!more)
            return DONE;
        struct vernietiging_regel *r = &ret[(*ret_count)++];
        *r = (struct vernietiging_regel){.lijst = l->id,
                                         .nr = db_column_int(s, 0),
                                         .huishouden = db_column_int(s, 2),
                                         .item = db_column_int(s, 3),
                                         .persoon = db_column_int(s, 4),
                                         .heel = db_column_int(s, 6) != 0};
        text_copy(s, 1, r->wat, sizeof r->wat);
        text_copy(s, 5, r->soort, sizeof r->soort);
        memcpy(r->grondslag, l->grondslag, sizeof r->grondslag);
    }
}

static enum result row_run(struct db_conn *c, const struct vernietiging_regel *r, bool *ret_gone,
                           struct probleem *p)
{
    const char *waarom;
    bool overal;
    if (vernietiging_regel_run(c, r, &waarom, &overal, p) != DONE)
        return FAILED;
    *ret_gone = waarom == NULL;
    return db_exec(c, p, SQL_ROW_DONE,
                   BINDS(B_TEXT(":waarom", waarom), B_INT(":overal", overal),
                         B_INT(":lijst", r->lijst), B_INT(":nr", r->nr)),
                   NULL);
}

static enum result rows_run(struct db_conn *c, const struct lijst *l, bool *ret_any,
                            struct probleem *p)
{
    struct vernietiging_regel rows[ROWS];
    size_t count, gone = 0;
    if (rows_find(c, l, rows, &count, p) != DONE)
        return FAILED;
    *ret_any = count > 0;
    for (size_t i = 0; i < count; i++) {
        bool went = false;
        if (row_run(c, &rows[i], &went, p) != DONE)
            return FAILED;
        gone += went;
    }
    return count ? db_exec(c, p, SQL_PROGRESS,
                           BINDS(B_INT(":gedaan", gone), B_INT(":overgeslagen", count - gone),
                                 B_INT(":lijst", l->id)),
                           NULL)
                 : DONE;
}

/* ---- the log, and the end ---- */

/* The proof; then the list forgets whom it was about. */
static const char SQL_COUNT[] =
    "INSERT INTO vernietigingstelling (lijst_id, soort, wet, artikel, uitkomst, aantal)"
    " SELECT :lijst, CASE WHEN r.soort IN ('notitie', 'doel', 'actie', 'plan', 'bericht', "
    "'document', 'woord',"
    "   'persoon', 'huishouden') THEN r.soort ELSE 'overig' END,"
    " coalesce(b.wet, :wet, ''), coalesce(b.artikel, :artikel, ''),"
    " coalesce(r.waarom, CASE r.wat WHEN 'los' THEN 'los' ELSE 'vernietigd' END), count(*)"
    " FROM vernietigingsregel r LEFT JOIN bewaartermijn b ON b.id = r.termijn_id"
    " WHERE r.lijst_id = :lijst GROUP BY 2, 3, 4, 5";
static const char SQL_ROWS_FORGET[] = "DELETE FROM vernietigingsregel WHERE lijst_id = :lijst";
static const char SQL_LIST_FORGET[] =
    "UPDATE vernietigingslijst SET status = 'opruimen', huishouden_id = NULL, persoon_id = NULL,"
    " reden = NULL, beslist_reden = NULL WHERE id = :lijst";
static const char SQL_LOG[] =
    "UPDATE vernietigingslijst SET log_tot = :tot, logregels = logregels + :erased"
    " WHERE id = :lijst";

/* That it was done, without whom it was about. */
static enum result line_add(struct step *step, struct db_conn *c, const struct lijst *l,
                            struct probleem *p)
{
    char id[ID_TEXT_SIZE], object[40];
    id_format(l->id, id);
    (void)snprintf(object, sizeof object, "vernietigingslijst/%s", id);
    const struct logregel line = {.tijd_ms = step->nu_ms,
                                  .gebeurtenis = "vernietigd",
                                  .handeling = "vernietiging.uitvoeren",
                                  .object = object,
                                  .uitkomst = "geslaagd",
                                  .verzoek = "vernietiging"};
    return logboek_append(c, &line, p);
}

static enum result list_finish(struct step *step, struct db_conn *c, const struct lijst *l,
                               struct probleem *p)
{
    const char *wet = NULL, *artikel = NULL;
    if (line_add(step, c, l, p) != DONE)
        return FAILED;
    (void)vernietiging_wet(l->grondslag, &wet, &artikel);
    if (db_exec(c, p, SQL_COUNT,
                BINDS(B_INT(":lijst", l->id), B_TEXT(":wet", wet), B_TEXT(":artikel", artikel)),
                NULL) != DONE ||
        db_exec(c, p, SQL_ROWS_FORGET, BINDS(B_INT(":lijst", l->id)), NULL) != DONE)
        return FAILED;
    return db_exec(c, p, SQL_LIST_FORGET, BINDS(B_INT(":lijst", l->id)), NULL);
}

static enum result log_run(struct step *step, struct db_conn *c, const struct lijst *l,
                           struct probleem *p)
{
    int64_t tot = l->log_tot, erased = 0;
    bool end = false;
    if (vernietiging_log_run(c, step->app->sleutels->zegel, step->nu_ms, l->id, &tot, &erased, &end,
                             p) != DONE ||
        db_exec(c, p, SQL_LOG,
                BINDS(B_INT(":tot", tot), B_INT(":erased", erased), B_INT(":lijst", l->id)),
                NULL) != DONE)
        return FAILED;
    return end ? list_finish(step, c, l, p) : DONE;
}

/* ---- one step, on the writer ---- */

static enum result begin(struct db_conn *c, const struct lijst *l, struct probleem *p)
{
    return db_exec(c, p, "UPDATE vernietigingslijst SET status = 'bezig' WHERE id = :lijst",
                   BINDS(B_INT(":lijst", l->id)), NULL);
}

static enum result step_run(struct db_conn *c, void *arg, struct probleem *p)
{
    struct step *step = arg;
    struct lijst l;
    bool any = false;
    struct db_context context = {.nu = step->nu_ms / 1000};
    memcpy(context.vandaag, step->vandaag, sizeof context.vandaag);
    db_context_set(c, &context);
    step->more = false;
    step->opruimen = 0;
    enum result r = list_find(c, &l, p);
    if (r == DONE && l.id) {
        step->more = true;
        if (strcmp(l.status, "goedgekeurd") == 0) {
            r = begin(c, &l, p);
        } else if (strcmp(l.status, "opruimen") == 0) {
            step->opruimen = l.id;
        } else {
            r = rows_run(c, &l, &any, p);
            if (r == DONE && !any)
                r = log_run(step, c, &l, p);
        }
    }
    db_context_unset(c);
    return r;
}

/* ---- after the rows ---- */

struct ready {
    int64_t lijst, nu;
};

static enum result ready_run(struct db_conn *c, void *arg, struct probleem *p)
{
    const struct ready *ready = arg;
    return db_exec(c, p,
                   "UPDATE vernietigingslijst SET status = 'klaar', klaar_op = :nu,"
                   " versie = versie + 1 WHERE id = :lijst AND status = 'opruimen'",
                   BINDS(B_INT(":nu", ready->nu), B_INT(":lijst", ready->lijst)), NULL);
}

/* The write-ahead log still has the pages as they were, and perhaps the search index; and memory
 * what was shown. */
static enum result clean_up(struct step *step, struct probleem *p)
{
    struct ready ready = {step->opruimen, step->nu_ms / 1000};
    for (size_t i = 0; VERNIETIGING_NAZORG[i]; i++) {
        bool done = true;
        if (VERNIETIGING_NAZORG[i](step->app, &done, p) != DONE)
            return FAILED;
        if (!done)
            return DONE; /* the next step goes on */
    }
    app_vergeet(step->app);
    if (db_wal_empty(step->app->db, p) != DONE)
        return FAILED;
    return writer_run(step->app->writer, ready_run, &ready, p);
}

enum result vernietiging_step(struct app *app, bool *ret_more, struct probleem *p)
{
    struct step step = {.app = app, .nu_ms = clock_now_ms(&app->clock)};
    clock_local_date(step.nu_ms / 1000, step.vandaag);
    *ret_more = false;
    if (writer_run(app->writer, step_run, &step, p) != DONE)
        return FAILED;
    *ret_more = step.more;
    return step.opruimen ? clean_up(&step, p) : DONE;
}
