/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/cleanup.h"
#include "base/row.h"
#include "domein/inzagesignaal_intern.h"

#include <string.h>

enum { LINES_MOST = 3000 }; /* read in one step */

const char *const INZAGESIGNAAL_CODES[SOORTEN] = {
    "veel_huishoudens", "buiten_werktijd", "zelfde_naam",      "zelfde_adres",
    "na_einde",         "weigeringen",     "noodtoegang_vaak",
};

/* ---- what counts today ---- */

static const char SQL_REGELS[] =
    "SELECT id, soort, actief, drempel, coalesce(venster, 0) AS venster FROM inzagesignaal_regel"
    " WHERE tot_op IS NULL";
static const char SQL_WERKTIJD[] =
    "SELECT begint, eindigt, dagen FROM werktijd WHERE tot_op IS NULL";

static enum result rules_read(struct inzage_stap *s, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    AUTO_JSON json_t *hours = NULL;
    const json_t *row;
    size_t i;
    if (db_rows(s->c, p, SQL_REGELS, NO_BINDS, &rows) != DONE ||
        db_row(s->c, p, SQL_WERKTIJD, NO_BINDS, &hours) != DONE ||
        db_rows(s->c, p, "SELECT datum FROM feestdag", NO_BINDS, &s->feestdagen) != DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        for (int k = 0; k < SOORTEN; k++)
            if (row_int(row, "actief") &&
                strcmp(INZAGESIGNAAL_CODES[k], row_text(row, "soort")) == 0)
                s->grens[k] = (struct inzage_grens){row_int(row, "id"), row_int(row, "drempel"),
                                                    row_int(row, "venster")};
    }
    s->werktijd = (struct werktijd){(int)row_int(hours, "begint"), (int)row_int(hours, "eindigt"),
                                    (unsigned)row_int(hours, "dagen"), s->feestdagen};
    return DONE;
}
/* ---- a step ---- */

static const char SQL_TOT_WAAR[] =
    "SELECT coalesce(max(volgnr), :van) FROM (SELECT volgnr FROM logregel WHERE volgnr > :van"
    " ORDER BY volgnr LIMIT :meest)";
/* A line's day is told by its hour, so that a night that falls in two days is both. */
static const char SQL_WIE[] =
    "SELECT DISTINCT r.gebruiker AS g, r.tijd / 3600000 AS uur FROM logregel r"
    " WHERE r.volgnr > :van AND r.volgnr <= :tot AND r.gebruiker IS NOT NULL"
    " AND (r.huishouden IS NOT NULL OR r.uitkomst = 'geweigerd') ORDER BY 1, 2";

static enum result days_find(struct inzage_stap *s, struct probleem *p)
{
    AUTO_JSON json_t *rows = NULL;
    const json_t *row;
    size_t i;
    int64_t before = 0;
    char last[DATUM_SIZE] = "", next[DATUM_SIZE];
    if (db_rows(s->c, p, SQL_WIE, BINDS(B_INT(":van", s->van), B_INT(":tot", s->tot)), &rows) !=
        DONE)
        return FAILED;
    json_array_foreach(rows, i, row)
    {
        struct inzage_dag d = {.gebruiker = row_int(row, "g"), .nieuw_na = s->van};
        clock_local_date(row_int(row, "uur") * 3600, d.datum);
        if (d.gebruiker == before && strcmp(d.datum, last) == 0)
            continue;
        before = d.gebruiker;
        memcpy(last, d.datum, sizeof last);
        datum_add_days(d.datum, 1, next);
        d.begin = clock_local_midnight(d.datum);
        d.eind = clock_local_midnight(next);
        enum result r = inzage_dag_read(s, &d, p);
        if (r == DONE)
            r = inzage_dag_find(s, &d, p);
        inzage_dag_free(&d);
        if (r != DONE)
            return FAILED;
    }
    return DONE;
}

static enum result snapshot_find(struct inzage_stap *s, struct probleem *p)
{
    if (db_int(s->c, p, "SELECT volgnr FROM inzagesignaal_stand", NO_BINDS, 0, &s->van) != DONE ||
        db_int(s->c, p, SQL_TOT_WAAR, BINDS(B_INT(":van", s->van), B_INT(":meest", LINES_MOST)),
               s->van, &s->tot) != DONE)
        return FAILED;
    if (s->tot == s->van)
        return DONE;
    return rules_read(s, p) == DONE ? days_find(s, p) : FAILED;
}

static enum result keep_run(struct db_conn *c, void *arg, struct probleem *p)
{
    return inzage_keep(c, arg, p);
}

enum result inzagesignaal_step(struct app *app, struct db_conn *c, bool *ret_more,
                               struct probleem *p)
{
    struct inzage_stap s = {.app = app, .c = c, .gevonden = json_array()};
    struct db_context nobody = {.nu = clock_now(&app->clock)};
    clock_local_date(nobody.nu, nobody.vandaag);
    *ret_more = false;
    db_context_set(c, &nobody);
    enum result r = db_snapshot_begin(c, p);
    if (r == DONE)
        r = snapshot_find(&s, p);
    db_snapshot_end(c);
    db_context_unset(c);
    if (r == DONE && s.tot > s.van) {
        r = writer_run(app->writer, keep_run, &s, p);
        *ret_more = r == DONE && s.tot - s.van == LINES_MOST;
    }
    json_decref(s.gevonden);
    json_decref(s.feestdagen);
    return r;
}
