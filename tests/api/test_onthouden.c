/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a listener remembers of a dossier it showed (verzoek/onthouden.h). In all tests of the API
 * each remembered read is worked out again and compared (app.onthoud_toets). Here it is broken on
 * purpose: every column of every table that is counted is changed, rows come and go, and nobody may
 * be shown what was before; and a page that is remembered is logged like one that is not.
 */
#include "antwoord.h"
#include "gezin.h"

#include "base/row.h"

#include <sqlite3.h>

extern sqlite3 *harness_raw; /* beside the program */

static const char *const READERS[] = {"sanne", "marieke", "youssef", "ilse", "hans"};
static const char *const PATHS[] = {HOUSE, OTHER};
/* Looked at by the first alone, who sees most. */
static const char *const MORE_PATHS[] = {
    LEDEN,
    HOUSE "/tijdlijn",
    HOUSE "/toestemmingen",
    HOUSE "/betrokkenen",
    HOUSE "/documenten",
    HOUSE "/doelen",
    HOUSE "/notities",
    HOUSE "/netwerk",
    HOUSE "/woorden",
    HOUSE "/bord",
};

static const char MORE[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " plek, op, personen) VALUES"
    " (301, 541, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 0, 1767225600, '000000000006a'),"
    " (301, 542, 'netwerklid', 'betrokkenheid', 'coordinatie', 11, 101, 1, 0, 1767225600,"
    "  '000000000006a'),"
    " (301, 543, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 0, 1767225600, '000000000006a');"
    "INSERT INTO item_persoon (huishouden_id, item_id, persoon_id) VALUES (301, 541, 202),"
    " (301, 542, 202), (301, 543, 202);"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES"
    " (301, 542, 'Oma Ayse', 'oma', '2026-01-01');"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id, vervaldatum,"
    " status, status_op, status_door) VALUES (301, 541, 510, 'Schoolboeken kopen', 203,"
    " '2026-12-01', 'open', 1767225600, 101);"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_netwerk_id, vervaldatum,"
    " status, status_op, status_door) VALUES (301, 543, 510, 'Naar school brengen', 542,"
    " '2026-12-01', 'open', 1767225600, 101);";

static const char *token[COUNT_OF(READERS)];

static void begin(void)
{
    gezin_start();
    change(MORE);
    for (size_t i = 0; i < COUNT_OF(READERS); i++)
        token[i] = strdup(login(READERS[i]));
}

static void end(void)
{
    for (size_t i = 0; i < COUNT_OF(READERS); i++)
        free((char *)(uintptr_t)token[i]);
    harness_stop();
}

/* Of broken data a page may be a 500 of its own. */
static bool lags(int status) { return status == 500 && strstr(harness_fault(), "remember"); }

static void look_at(size_t reader, const char *path, const char *after)
{
    bool old = lags(status_of(api(token[reader], "GET", path, NULL))) ||
               (reader == 0 && path == PATHS[0] &&
                lags(status_of(page(token[reader], "GET", path, NULL))));
    ck_assert_msg(!old, "%s sees at %s what was before: %s", READERS[reader], path, after);
}

/* An answer that lags is a 500. */
static void look(const char *after)
{
    for (size_t i = 0; i < COUNT_OF(READERS); i++)
        look_at(i, PATHS[i == 2], after); /* youssef has the regie of the other */
    for (size_t k = 0; k < COUNT_OF(MORE_PATHS); k++)
        look_at(0, MORE_PATHS[k], after);
}

/* ---- every change of every table ---- */

/* Tables without a row in wereld.sql and gezin.h change nothing; that many must. */
enum { TABLES = 200, NAME = 60, CHANGED = 200 };

struct tables {
    char name[TABLES][NAME];
    int n;
};

static void names_read(const char *sql, struct tables *ret)
{
    sqlite3_stmt *s = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(harness_raw, sql, -1, &s, NULL), SQLITE_OK);
    for (ret->n = 0; sqlite3_step(s) == SQLITE_ROW; ret->n++) {
        ck_assert_int_lt(ret->n, TABLES);
        (void)snprintf(ret->name[ret->n], NAME, "%s", (const char *)sqlite3_column_text(s, 0));
    }
    (void)sqlite3_finalize(s);
}

/* Constraints refuse some: nothing changed then. */
static bool try(const char *sql)
{
    return sqlite3_exec(harness_raw, sql, NULL, NULL, NULL) == SQLITE_OK &&
           sqlite3_changes(harness_raw) > 0;
}

static int column_change(const char *table, const char *column)
{
    static const char *const FORMS[][2] = {
        {"coalesce(", ", '') || 'x'"},
        {"coalesce(", ", 0) + 1"},
        {"CASE ", " WHEN 0 THEN 1 ELSE 0 END"},
        {"iif(", " IS NULL, '2026-11-19', NULL)"},
        {"iif(", " > '2026-11-19', '2026-11-18', '2026-11-20')"},
    };
    int changed = 0;
    for (size_t i = 0; i < COUNT_OF(FORMS) && !changed; i++) {
        char sql[300];
        (void)snprintf(sql, sizeof sql, "UPDATE %s SET %s = %s%s%s", table, column, FORMS[i][0],
                       column, FORMS[i][1]);
        if (!try(sql))
            continue;
        look(sql);
        changed++;
    }
    return changed;
}

static int table_change(const char *table)
{
    char sql[300];
    struct tables columns;
    int changed = 0;
    antwoord_off(); /* no date is "x" */
    (void)snprintf(sql, sizeof sql,
                   "SELECT name FROM pragma_table_info('%s') WHERE pk = 0 OR name LIKE '%%_id'",
                   table);
    names_read(sql, &columns);
    look("nothing yet");
    for (int i = 0; i < columns.n; i++)
        changed += column_change(table, columns.name[i]);
    (void)snprintf(sql, sizeof sql, "DELETE FROM %s", table);
    /* Nobody loses a person that a row still points at: only the keys are off, here. */
    if (strcmp(table, "persoon") != 0 && try(sql)) {
        look(sql);
        changed++;
    }
    return changed;
}

static const char SQL_COUNTED[] =
    "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger'"
    " AND sql LIKE '%versie_teller%' ORDER BY 1";

START_TEST(nobody_is_shown_what_was_before)
{
    struct tables tables;
    int changed = 0;
    begin();
    names_read(SQL_COUNTED, &tables);
    end();
    ck_assert_int_gt(tables.n, 60);
    for (int i = 0; i < tables.n; i++) {
        begin();
        (void)sqlite3_exec(harness_raw, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
        changed += table_change(tables.name[i]);
        end();
    }
    (void)printf("%d changes\n", changed);
    ck_assert_int_gt(changed, CHANGED);
}
END_TEST

/* ---- that it is remembered at all ---- */

static bool shows(const char *title)
{
    struct http_reply r = page(token[0], "GET", HOUSE, NULL);
    bool has = reply_has(&r, title);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    return has;
}

START_TEST(it_is_remembered_while_the_versions_hold)
{
    begin();
    app.onthoud_toets = false;
    ck_assert(!shows("Een heel ander doel"));
    change("DROP TRIGGER versie_doel_u; UPDATE doel SET titel = 'Een heel ander doel'");
    ck_assert_msg(!shows("Een heel ander doel"), "nothing is remembered");
    app.onthoud_toets = true; /* the test of all tests sees it */
    ck_assert_int_eq(status_of(page(token[0], "GET", HOUSE, NULL)), 500);
    app.onthoud_toets = false;
    change("UPDATE versie_teller SET versie = versie + 1 WHERE huishouden_id = 301");
    ck_assert(shows("Een heel ander doel"));
    end();
}
END_TEST

/* A table that loses its triggers is read anew each time, by whoever comes after. */
START_TEST(a_table_that_is_not_counted_is_not_remembered)
{
    begin();
    change("DROP TRIGGER versie_doel_u");
    app.onthoud_toets = false;
    harness_thread_begin();
    ck_assert(!shows("Een heel ander doel"));
    change("UPDATE doel SET titel = 'Een heel ander doel'");
    ck_assert(shows("Een heel ander doel"));
    harness_thread_end();
    end();
}
END_TEST

/* ---- the rest of a request happens as always ---- */

#define LAST(column)                                                                               \
    "SELECT " column " FROM logregel WHERE gebeurtenis = 'lezen' ORDER BY volgnr DESC LIMIT 1"

START_TEST(each_look_has_its_line)
{
    begin();
    app.onthoud_toets = false;
    ck_assert_int_eq(status_of(page(token[1], "GET", HOUSE, NULL)), 200);
    int64_t before = value("SELECT count(*) FROM logregel");
    AUTO_FREE char *personen = text_value(LAST("personen"));
    AUTO_FREE char *gronden = text_value(LAST("gronden"));
    for (int i = 1; i <= 3; i++) {
        ck_assert_int_eq(status_of(page(token[1], "GET", HOUSE, NULL)), 200);
        ck_assert_int_eq(value("SELECT count(*) FROM logregel"), before + i);
        AUTO_FREE char *again = text_value(LAST("personen"));
        AUTO_FREE char *gronden_again = text_value(LAST("gronden"));
        ck_assert_str_eq(again, personen);
        ck_assert_str_eq(gronden_again, gronden);
    }
    end();
}
END_TEST

/* Remembered for one session, and for no other. */
START_TEST(it_is_of_one_session)
{
    begin();
    app.onthoud_toets = false;
    ck_assert(!shows("Een heel ander doel"));
    change("DROP TRIGGER versie_doel_u; UPDATE doel SET titel = 'Een heel ander doel'");
    ck_assert(!shows("Een heel ander doel"));
    free((char *)(uintptr_t)token[0]);
    token[0] = strdup(login("sanne"));
    ck_assert(shows("Een heel ander doel"));
    end();
}
END_TEST

/* The page around it is of this request: token, key, who is there. */
START_TEST(the_page_around_it_is_new)
{
    begin();
    app.onthoud_toets = false;
    struct http_reply one = page(token[0], "GET", HOUSE, NULL);
    struct http_reply other = page(token[0], "GET", HOUSE, NULL);
    ck_assert_uint_eq(one.body_len, other.body_len);
    ck_assert_mem_ne(one.body, other.body, one.body_len);
    http_reply_free(&one);
    http_reply_free(&other);
    end();
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("onthouden");
    TCase *t = tcase_create("onthouden");
    tcase_set_timeout(t, 1500);
    tcase_add_test(t, nobody_is_shown_what_was_before);
    tcase_add_test(t, it_is_remembered_while_the_versions_hold);
    tcase_add_test(t, a_table_that_is_not_counted_is_not_remembered);
    tcase_add_test(t, each_look_has_its_line);
    tcase_add_test(t, it_is_of_one_session);
    tcase_add_test(t, the_page_around_it_is_new);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
