/* SPDX-License-Identifier: EUPL-1.2 */
/* The database interface: what the authorizer lets through, statements, rows as JSON, errors. */
#include "base/id.h"
#include "db/db.h"
#include "map.h"

#include <time.h>

static const char SCHEMA[] =
    "CREATE TABLE gebruiker (id INTEGER PRIMARY KEY, gebruikersnaam TEXT NOT NULL UNIQUE,"
    "  CONSTRAINT naam CHECK (gebruikersnaam <> '')) STRICT;"
    "CREATE TABLE notitie (id INTEGER PRIMARY KEY, huishouden_id INTEGER NOT NULL,"
    "  gebruiker_id INTEGER NOT NULL REFERENCES gebruiker, tekst TEXT NOT NULL) STRICT;"
    "CREATE TABLE gezinsplan (id INTEGER PRIMARY KEY, huishouden_id INTEGER NOT NULL UNIQUE) "
    "  STRICT;"
    "CREATE TRIGGER notitie_blijft BEFORE DELETE ON notitie BEGIN"
    "  SELECT RAISE(ABORT, 'nl: Een notitie verdwijnt niet.'); END;"
    "CREATE TABLE geheim (waarde INTEGER) STRICT;"
    "INSERT INTO geheim VALUES (5);"
    "CREATE INDEX notitie_gebruiker ON notitie (gebruiker_id);"
    "INSERT INTO gebruiker VALUES (1, 'anna'), (2, 'bram');"
    "INSERT INTO notitie VALUES (10, 100, 1, 'van anna'), (11, 100, 2, 'van bram'),"
    "  (12, 200, 1, 'elders');"
    /* In the database, but in no view file. */
    "CREATE VIEW zicht_vreemd AS SELECT id, tekst FROM notitie;"
    "CREATE VIEW kijkgat AS SELECT id, tekst FROM notitie;";

static const char VIEWS_RULES[] =
    "CREATE VIEW regel_mag AS\n  SELECT id FROM gebruiker WHERE id = kijker();\n"
    "CREATE VIEW regel_notitie AS\n  SELECT id FROM notitie WHERE gebruiker_id = kijker();\n";

static const char VIEWS_SIGHT[] =
    "CREATE VIEW zicht_notitie AS\n"
    "  SELECT n.id, n.tekst FROM notitie AS n WHERE n.huishouden_id = dossier()\n"
    "    AND n.gebruiker_id IN (SELECT id FROM regel_mag);\n"
    "-- contexts: eigen, laatste\n"
    "CREATE VIEW zicht_laatste AS\n"
    "  WITH eigen AS (SELECT id, tekst FROM notitie WHERE gebruiker_id = kijker()),\n"
    "    laatste AS (SELECT max(id) AS id FROM eigen)\n"
    "  SELECT eigen.id, eigen.tekst FROM eigen JOIN laatste USING (id);\n"
    /* Tables of which no column is read, seen through two layers. */
    "CREATE VIEW zicht_getoetst AS\n"
    "  SELECT id, tekst FROM (SELECT n.id, n.tekst, g.waarde, EXISTS (SELECT 1 FROM regel_mag) AS "
    "ja\n"
    "    FROM notitie AS n JOIN geheim AS g LIMIT -1) WHERE ja;\n"
    /* … and one that melts into the statement, so that SQLite names no view for them. */
    "CREATE VIEW zicht_gekoppeld AS\n"
    "  SELECT n.id, n.tekst FROM notitie AS n JOIN geheim AS g WHERE n.gebruiker_id = kijker();\n"
    "CREATE VIEW zicht_lijst AS\n"
    "  SELECT json_group_array(json_object('id', id_tekst(n.id), 'tekst', n.tekst)) AS lijst,\n"
    "    (SELECT sum(value) FROM json_each('[1,2,3]')) AS som\n"
    "  FROM notitie AS n WHERE n.gebruiker_id = kijker();\n";

static struct db *db;
static struct db_conn *reader, *writer;
static struct probleem p;

static void start_with(int read_ms)
{
    map_make();
    map_folder("views");
    map_write("views/regel.sql", VIEWS_RULES);
    map_write("views/zicht.sql", VIEWS_SIGHT);
    map_write("views/lees.mij", "CREATE VIEW kijkgat AS SELECT 1;\n");
    raw_exec("db", SCHEMA);
    raw_exec("db", VIEWS_RULES);
    raw_exec("db", VIEWS_SIGHT);
    const struct db_options options = {map_path("db"), map_path("views"), read_ms};
    p = (struct probleem){0};
    ck_assert_int_eq(db_open(&options, &db, &p), DONE);
    ck_assert_int_eq(db_writer_open(db, &writer, &p), DONE);
    ck_assert_int_eq(db_reader_open(db, &reader, &p), DONE);
    const struct db_context context = {
        .kijker = 1, .sessie = 7, .dossier = 100, .nu = 1795295227, .vandaag = "2026-11-21"};
    db_context_set(reader, &context);
}

static void start(void) { start_with(0); }
static void start_impatient(void) { start_with(30); }

static void stop(void)
{
    probleem_clear(&p);
    db_conn_close(reader);
    db_conn_close(writer);
    db_close(db);
    map_remove();
}

static int64_t value(struct db_conn *c, const char *sql)
{
    int64_t ret = 0;
    ck_assert_msg(db_int(c, &p, sql, NO_BINDS, -1, &ret) == DONE, "%s: %s", sql, p.intern);
    return ret;
}

static void expect_refused(const char *sql)
{
    int64_t ret = 0;
    probleem_clear(&p);
    ck_assert_msg(db_int(reader, &p, sql, NO_BINDS, -1, &ret) == FAILED, "allowed: %s", sql);
    ck_assert_int_eq(p.soort, PROBLEEM_INTERN);
    ck_assert_ptr_null(strstr(p.detail, "notitie")); /* nothing of it reaches a client */
    probleem_clear(&p);
}

/* ---- the authorizer ---- */

static const char *const REFUSED[] = {
    "SELECT tekst FROM notitie",
    "SELECT 1 FROM notitie",
    "SELECT rowid FROM notitie",
    "SELECT count(*) FROM notitie",
    "SELECT count(*) FROM main.notitie",
    "SELECT EXISTS (SELECT 1 FROM notitie)",
    "SELECT EXISTS (SELECT 1 FROM notitie WHERE id = 11)",
    "SELECT (SELECT max(id) FROM notitie)",
    "SELECT id FROM gebruiker WHERE id IN (SELECT gebruiker_id FROM notitie)",
    "SELECT id FROM gebruiker ORDER BY (SELECT tekst FROM notitie LIMIT 1)",
    "SELECT z.id FROM zicht_notitie AS z JOIN notitie AS n USING (id)",
    "SELECT z.id FROM zicht_notitie AS z NATURAL JOIN notitie",
    "SELECT z.id FROM zicht_notitie AS z, notitie",
    "SELECT z.id FROM zicht_notitie AS z LEFT JOIN notitie AS n ON n.id = 11",
    "SELECT id FROM zicht_notitie UNION SELECT id FROM notitie",
    "SELECT id FROM zicht_notitie UNION ALL SELECT id FROM notitie",
    "SELECT id FROM zicht_notitie EXCEPT SELECT id FROM notitie",
    "SELECT id FROM zicht_notitie INTERSECT SELECT id FROM notitie",
    "SELECT id FROM (SELECT id FROM notitie) AS zicht_notitie",
    "SELECT zicht_notitie.id FROM notitie AS zicht_notitie",
    "SELECT id FROM (notitie AS zicht_notitie)",
    "SELECT max(id) OVER () FROM notitie",
    "SELECT 5 IN geheim",
    "SELECT id FROM gebruiker WHERE (id, 100, 1, 'x') IN notitie",
    "SELECT id FROM gebruiker WHERE id IN (TABLE geheim)",
    /* columns compared without being named */
    "SELECT z.id FROM zicht_notitie AS z JOIN notitie AS n USING (tekst)",
    "SELECT 1 FROM (SELECT 'van bram' AS tekst) AS gok JOIN notitie USING (tekst)",
    "SELECT 1 FROM (SELECT 'van bram' AS tekst) AS gok natural join notitie",
    "SELECT 1 FROM (SELECT 'van bram' AS tekst) AS gok RIGHT JOIN notitie USING (tekst)",
    /* names of the list, defined by the statement itself */
    "WITH zicht_notitie AS (SELECT id FROM notitie) SELECT id FROM zicht_notitie",
    "WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen",
    "with eigen(a) as (select id from notitie) select a from eigen",
    "SELECT (WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen)",
    "SELECT 1 -- don't\n FROM (WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen)",
    "SELECT id /* it's */ FROM (WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen)",
    "SELECT \"id\" AS \"'\" FROM (WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen)",
    "SELECT id AS [it's] FROM (WITH eigen AS (SELECT id FROM notitie) SELECT id FROM eigen)",
    "CREATE TEMP VIEW zicht_notitie AS SELECT id FROM notitie",
    "CREATE TEMP VIEW eigen AS SELECT id FROM notitie",
    "CREATE TEMP TABLE eigen AS SELECT id FROM notitie",
    /* views that are no zicht */
    "SELECT id FROM zicht_vreemd",
    "SELECT count(*) FROM zicht_vreemd",
    "SELECT id FROM kijkgat",
    "SELECT id FROM zicht_bestaat_niet",
    "SELECT id FROM regel_mag",
    "SELECT count(*) FROM regel_mag",
    "SELECT 1 FROM regel_mag",
    "SELECT EXISTS (SELECT 1 FROM regel_notitie)",
    "SELECT count(*) FROM regel_notitie",
    "SELECT count(*) FROM \"regel_notitie\"",
    "SELECT count(*) FROM [Regel_Notitie]",
    "SELECT count(*) FROM `regel_notitie`",
    "SELECT count(*) FROM 'regel_notitie'",
    "SELECT count(*) FROM main.regel_notitie",
    "SELECT count(*) FROM/**/regel_notitie",
    "SELECT ':', count(*) FROM regel_notitie",
    "SELECT 1 FROM zicht_notitie AS z, regel_notitie",
    "SELECT z.id FROM zicht_notitie AS z WHERE z.id IN regel_notitie",
    "SELECT z.id FROM zicht_notitie AS z WHERE EXISTS (SELECT 1 FROM regel_notitie)",
    /* the schema, other databases, changes */
    "SELECT sql FROM sqlite_schema",
    "SELECT count(*) FROM sqlite_master",
    "SELECT count(*) FROM sqlite_schema",
    "SELECT count(*) FROM zicht_gekoppeld AS z, geheim",
    "SELECT count(*) FROM zicht_getoetst AS z, \"Geheim\"",
    "SELECT count(*) FROM zicht_getoetst AS z, main.[notitie]",
    "SELECT count(*) FROM zicht_getoetst AS notitie, notitie AS z",
    "SELECT name FROM pragma_table_info('notitie')",
    "SELECT count(*) FROM pragma_table_list",
    "SELECT tbl FROM sqlite_stat1",
    "EXPLAIN QUERY PLAN SELECT tekst FROM notitie",
    "PRAGMA table_info(notitie)",
    "PRAGMA query_only=0",
    "PRAGMA writable_schema=1",
    "ATTACH ':memory:' AS ander",
    "DETACH main",
    "CREATE TABLE nieuw (a)",
    "CREATE VIEW zicht_nieuw AS SELECT 1",
    "CREATE TRIGGER t AFTER INSERT ON notitie BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE v USING fts5(a)",
    "DROP VIEW zicht_notitie",
    "DROP TABLE gebruiker",
    "ALTER TABLE gebruiker RENAME TO zicht_gebruiker",
    "INSERT INTO gebruiker VALUES (3, 'carla')",
    "INSERT INTO gebruiker VALUES (3, 'carla') RETURNING (SELECT tekst FROM notitie)",
    "UPDATE gebruiker SET gebruikersnaam = 'x'",
    "DELETE FROM gebruiker",
    "REINDEX",
    "ANALYZE",
    "VACUUM",
    "VACUUM INTO 'kopie'",
    "SAVEPOINT s",
    "SELECT load_extension('x')",
    "SELECT nu_rij(1)",
};

START_TEST(test_reader_refuses) { expect_refused(REFUSED[_i]); }
END_TEST

static const struct {
    const char *sql;
    int64_t value;
} ALLOWED[] = {
    {"SELECT id FROM zicht_notitie", 10},
    {"SELECT count(*) FROM zicht_notitie", 1},
    {"SELECT EXISTS (SELECT 1 FROM zicht_notitie)", 1},
    {"SELECT count(*) FROM (SELECT id FROM zicht_notitie)", 1},
    {"SELECT z.id FROM zicht_notitie AS z JOIN gebruiker AS g ON g.id = 1", 10},
    {"SELECT g.id FROM gebruiker AS g WHERE g.id IN (SELECT 2 FROM zicht_notitie)", 2},
    {"SELECT max(id) FROM (SELECT id FROM zicht_notitie UNION ALL SELECT id FROM zicht_laatste)",
     12},
    {"SELECT id FROM zicht_laatste", 12},
    {"SELECT id FROM zicht_getoetst", 10},
    {"SELECT count(*) FROM zicht_getoetst", 3},
    {"SELECT id FROM zicht_gekoppeld ORDER BY id", 10},
    {"SELECT count(*) FROM zicht_gekoppeld", 2},
    {"SELECT EXISTS (SELECT 1 FROM zicht_gekoppeld)", 1},
    {"SELECT length(lijst) > 2 FROM zicht_lijst", 1},
    {"SELECT som FROM zicht_lijst", 6},
    {"SELECT sum(value) FROM json_each('[4,5]')", 9},
    {"SELECT count(*) FROM gebruiker", 2},
    {"SELECT 1 FROM gebruiker", 1},
    {"SELECT kijker()", 1},
    {"SELECT 1 -- with a remark, 'regel_mag'", 1},
    {"SELECT count(*) FROM gebruiker WHERE gebruikersnaam <> 'with eigen as, regel_mag'", 2},
    {"SELECT 5 /* it's */ AS withdrawn", 5},
};

START_TEST(test_reader_allows)
{
    ck_assert_int_eq(value(reader, ALLOWED[_i].sql), ALLOWED[_i].value);
}
END_TEST

START_TEST(test_reader_snapshot)
{
    ck_assert_int_eq(db_snapshot_begin(reader, &p), DONE);
    ck_assert_int_eq(value(reader, "SELECT count(*) FROM gebruiker"), 2);
    ck_assert_int_eq(
        db_exec(writer, &p, "INSERT INTO gebruiker VALUES (3, 'carla')", NO_BINDS, NULL), DONE);
    ck_assert_int_eq(value(reader, "SELECT count(*) FROM gebruiker"), 2);
    db_snapshot_end(reader);
    db_snapshot_end(reader); /* harmless */
    ck_assert_int_eq(value(reader, "SELECT count(*) FROM gebruiker"), 3);
}
END_TEST

START_TEST(test_writer_refuses_schema)
{
    static const char *const refused[] = {
        "CREATE TABLE nieuw (a)",         "DROP TABLE notitie",         "PRAGMA synchronous=0",
        "DROP TRIGGER notitie_blijft",    "ATTACH ':memory:' AS ander", "VACUUM",
        "CREATE TEMP VIEW x AS SELECT 1", "SELECT load_extension('x')", "SELECT nu_rij(1)",
    };
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        probleem_clear(&p);
        ck_assert_msg(db_exec(writer, &p, refused[i], NO_BINDS, NULL) == FAILED, "%s", refused[i]);
    }
    ck_assert_int_eq(value(writer, "SELECT count(*) FROM notitie"), 3);
}
END_TEST

/* ---- the viewer ---- */

START_TEST(test_context)
{
    static const char seen[] = "SELECT id FROM zicht_notitie";
    ck_assert_int_eq(value(reader, seen), 10);
    db_dossier_set(reader, 200);
    ck_assert_int_eq(value(reader, seen), 12);
    ck_assert_int_eq(db_context(reader)->kijker, 1);
    struct db_context other = *db_context(reader);
    other.kijker = 2;
    other.dossier = 100;
    db_context_set(reader, &other);
    ck_assert_int_eq(value(reader, seen), 11);
    ck_assert_int_eq(value(reader, "SELECT sessie()"), 7);
    ck_assert_int_eq(value(reader, "SELECT nu()"), 1795295227);
    ck_assert_int_eq(value(reader, "SELECT vandaag() = '2026-11-21'"), 1);
    db_context_unset(reader);
    ck_assert_int_eq(value(reader, seen), -1);
    ck_assert_int_eq(
        value(reader, "SELECT coalesce(kijker(), sessie(), dossier(), nu(), vandaag())"), -1);
}
END_TEST

START_TEST(test_functions)
{
    ck_assert_int_eq(value(reader, "SELECT leeftijd_laag('2012-05-00', '2024-05-15')"), 11);
    ck_assert_int_eq(value(reader, "SELECT leeftijd_hoog('2012-05-00', '2024-05-15')"), 12);
    ck_assert_int_eq(value(reader, "SELECT leeftijd_laag('', '2024-05-15')"), -1);
    ck_assert_int_eq(value(reader, "SELECT leeftijd_laag(NULL, vandaag())"), -1);
    ck_assert_int_eq(value(reader, "SELECT leeftijd_hoog('2012-05-01', 'gisteren')"), -1);
    ck_assert_int_eq(value(reader, "SELECT dag_plus('2026-12-31', 1) = '2027-01-01'"), 1);
    ck_assert_int_eq(value(reader, "SELECT dag_plus('2026-12-00', 1)"), -1);
    ck_assert_int_eq(value(reader, "SELECT dag_woorden('2027-05-01') = '1 mei 2027'"), 1);
    ck_assert_int_eq(value(reader, "SELECT dag_woorden('2027-05-00') = '2027-05-00'"), 1);
    ck_assert_int_eq(value(reader, "SELECT dag_woorden(NULL) IS NULL"), 1);
    ck_assert_int_eq(value(reader, "SELECT length(id_tekst(12))"), ID_TEXT_SIZE - 1);
    ck_assert_int_eq(value(reader, "SELECT id_tekst(NULL) IS NULL"), 1);
    ck_assert_int_eq(value(reader, "SELECT lokale_datum(1795302000) = '2026-11-22'"), 1);
    ck_assert_int_eq(value(reader, "SELECT lokale_datum(NULL) IS NULL"), 1);
}
END_TEST

/* ---- statements ---- */

static const char EACH_USER[] = "SELECT id FROM gebruiker ORDER BY id";

START_TEST(test_busy_statement_used_again)
{
    STMT_AUTO struct db_stmt *outer = NULL;
    bool more = false;
    ck_assert_int_eq(db_query(reader, &p, EACH_USER, NO_BINDS, &outer), DONE);
    for (int64_t id = 1; id <= 2; id++) {
        ck_assert_int_eq(db_step(outer, &p, &more), DONE);
        ck_assert(more);
        ck_assert_int_eq(db_column_int(outer, 0), id);
        /* The same text while the first one is in the middle: a second statement. */
        ck_assert_int_eq(value(reader, EACH_USER), 1);
    }
    ck_assert_int_eq(db_step(outer, &p, &more), DONE);
    ck_assert(!more);
}
END_TEST

START_TEST(test_statement_kept_and_text_changed)
{
    char sql[64] = "SELECT 1";
    ck_assert_int_eq(value(reader, sql), 1);
    (void)snprintf(sql, sizeof sql, "SELECT 2"); /* a kept statement may not answer for this */
    ck_assert_int_eq(value(reader, sql), 2);
    (void)snprintf(sql, sizeof sql, "SELECT 1");
    ck_assert_int_eq(value(reader, sql), 1);
}
END_TEST

START_TEST(test_many_statements)
{
    static char texts[1000][24];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 1000; i++) {
            (void)snprintf(texts[i], sizeof texts[i], "SELECT %d", i);
            ck_assert_int_eq(value(reader, texts[i]), i);
        }
}
END_TEST

START_TEST(test_kept_statement_survives_new_schema)
{
    static const char sql[] = "SELECT count(*) FROM gebruiker";
    ck_assert_int_eq(value(reader, sql), 2);
    raw_exec("db", "ALTER TABLE gebruiker ADD COLUMN extra TEXT;"
                   "INSERT INTO gebruiker VALUES (3, 'carla', 'x');");
    ck_assert_int_eq(value(reader, sql), 3);
    /* Prepared anew, under the same authorizer. */
    expect_refused("SELECT count(*) FROM notitie");
}
END_TEST

/* A statement that the engine prepares again by itself, when LIKE gets another pattern or the
 * schema has changed, is judged as it was the first time. */
START_TEST(test_prepared_again)
{
    static const char sql[] = "SELECT count(*) FROM zicht_gekoppeld WHERE tekst LIKE :patroon";
    static const char *const patterns[] = {"van%", "%", "van b%", "%"};
    static const int64_t found[] = {1, 2, 0, 2};
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        int64_t count = 0;
        ck_assert_msg(db_int(reader, &p, sql, BINDS(B_TEXT(":patroon", patterns[i])), 0, &count) ==
                          DONE,
                      "%s", p.intern);
        ck_assert_int_eq(count, found[i]);
        raw_exec("db", "CREATE TABLE IF NOT EXISTS erbij (id); ALTER TABLE erbij ADD COLUMN x");
        raw_exec("db", "DROP TABLE erbij");
    }
    /* A view that grows a table of its own still may not lend it to the statement. */
    raw_exec("db", "DROP VIEW kijkgat; CREATE VIEW kijkgat AS SELECT 1 AS id FROM gebruiker");
    expect_refused("SELECT count(*) FROM kijkgat, notitie");
}
END_TEST

START_TEST(test_one_statement_only)
{
    expect_refused("SELECT 1; SELECT 2");
    expect_refused("");
    expect_refused("-- nothing");
    expect_refused("SELECT");
    ck_assert_int_eq(value(reader, "SELECT 3 ;\n "), 3);
}
END_TEST

static enum result query(const char *sql, const struct db_bind *binds, json_t **ret)
{
    probleem_clear(&p);
    *ret = NULL;
    return db_row(writer, &p, sql, binds, ret);
}

START_TEST(test_binding)
{
    json_t *row, *text = json_string("brïef"), *yes = json_true(), *array = json_array();
    static const char sql[] = "SELECT :a AS a, :b AS b, :c AS c, hex(:d) AS d, :e AS e, :f AS f";
    ck_assert_int_eq(query(sql,
                           BINDS(B_INT(":a", INT64_MAX), B_TEXT(":b", "it's"), B_TEXT(":c", NULL),
                                 B_BLOB(":d", "\0\xff", 2), B_JSON(":e", text), B_JSON(":f", yes)),
                           &row),
                     DONE);
    ck_assert_int_eq(json_integer_value(json_object_get(row, "a")), INT64_MAX);
    ck_assert_str_eq(json_string_value(json_object_get(row, "b")), "it's");
    ck_assert(json_is_null(json_object_get(row, "c")));
    ck_assert_str_eq(json_string_value(json_object_get(row, "d")), "00FF");
    ck_assert_str_eq(json_string_value(json_object_get(row, "e")), "brïef");
    ck_assert_int_eq(json_integer_value(json_object_get(row, "f")), 1);
    json_decref(row);

    static const char refs[] = "SELECT :a AS a, :b AS b";
    ck_assert_int_eq(query(refs, BINDS(B_REF(":a", 0), B_REF(":b", 5)), &row), DONE);
    ck_assert(json_is_null(json_object_get(row, "a")));
    ck_assert_int_eq(json_integer_value(json_object_get(row, "b")), 5);
    json_decref(row);
    /* Nothing of a former use stays behind. */
    ck_assert_int_eq(query(refs, BINDS(B_INT(":a", 1)), &row), FAILED);
    ck_assert_int_eq(query(refs, BINDS(B_INT(":a", 1), B_INT(":c", 2)), &row), FAILED);
    ck_assert_int_eq(query(refs, BINDS(B_INT(":a", 1), B_INT(":a", 2)), &row), FAILED);
    ck_assert_int_eq(query(refs, BINDS(B_INT(":a", 1), B_INT(":b", 2), B_INT(":b", 3)), &row),
                     FAILED);
    ck_assert_int_eq(query(refs, NO_BINDS, &row), FAILED);
    ck_assert_int_eq(query("SELECT 1", BINDS(B_INT(":a", 1)), &row), FAILED);
    ck_assert_int_eq(query("SELECT :a", BINDS(B_JSON(":a", array)), &row), FAILED);
    ck_assert_int_eq(query(refs, BINDS(B_INT(":a", 1), B_INT(":b", 2)), &row), DONE);
    json_decref(row);
    json_decref(text);
    json_decref(yes);
    json_decref(array);
}
END_TEST

START_TEST(test_marks)
{
    json_t *row;
    ck_assert_int_eq(query("SELECT 12 AS 'id#', NULL AS 'geen#', 1795295227 AS 'op@', 1 AS 'open?',"
                           "  0 AS 'dicht?', NULL AS 'onbekend?', '[1,{\"a\":null}]' AS 'leden[]',"
                           "  '{\"b\":2}' AS 'adres{}', 1.5 AS score, 'a#' AS 'tekst', 7 AS '#'",
                           NO_BINDS, &row),
                     DONE);
    char id[ID_TEXT_SIZE];
    id_format(12, id);
    json_t *expected =
        json_pack("{s:s, s:n, s:s, s:b, s:b, s:n, s:[i, {s:n}], s:{s:i}, s:f, s:s, s:i}", "id", id,
                  "geen", "op", "2026-11-21T21:07:07Z", "open", 1, "dicht", 0, "onbekend", "leden",
                  1, "a", "adres", "b", 2, "score", 1.5, "tekst", "a#", "#", 7);
    ck_assert_ptr_nonnull(expected);
    char *text = json_dumps(row, JSON_COMPACT);
    ck_assert_msg(json_equal(row, expected), "%s", text);
    free(text);
    json_decref(expected);
    json_decref(row);
    /* A column that is no JSON is a failure, never half a row. */
    ck_assert_int_eq(query("SELECT 'nee' AS 'leden[]'", NO_BINDS, &row), FAILED);
}
END_TEST

static void hear(void *arg, const char *name, const char *text, int64_t number)
{
    char *heard = arg;
    size_t n = strlen(heard);
    (void)snprintf(heard + n, 100 - n, "%s=%s,%d;", name, text ? text : "", (int)number);
}

/* What is noted for the log is heard, whether the row has it or not; and not read without. */
START_TEST(test_marks_noted)
{
    static const char sql[] = "SELECT 1 AS a, 'G2' AS 'grond!', 'x,y' AS 'personen-', 3 AS 'n-'";
    char heard[100] = "";
    json_t *row;
    ck_assert_int_eq(query(sql, NO_BINDS, &row), FAILED);
    ck_assert_int_eq(query("SELECT 'x' AS 'personen-'", NO_BINDS, &row), FAILED);
    struct db_noter before = db_note_set(writer, (struct db_noter){hear, heard});
    ck_assert_int_eq(query(sql, NO_BINDS, &row), DONE);
    (void)db_note_set(writer, before);
    ck_assert_str_eq(heard, "grond!=G2,0;personen-=x,y,0;n-=,3;");
    char *text = json_dumps(row, JSON_COMPACT);
    ck_assert_str_eq(text, "{\"a\":1,\"grond\":\"G2\"}");
    free(text);
    json_decref(row);
}
END_TEST

/* A text is that of its own row, also when that of the row before begins with it. */
START_TEST(test_texts_of_rows)
{
    static const char *const texts[] = {"ab", "abc", "ab", "ab", "", "b", NULL, "b"};
    json_t *rows = NULL;
    ck_assert_int_eq(
        db_rows(writer, &p,
                "SELECT column1 AS a, column2 AS b FROM (VALUES ('ab', 1), ('abc', 'ab'),"
                " ('ab', 'x'), ('ab', 'x'), ('', 'x'), ('b', ''), (NULL, ''), ('b', 2))",
                NO_BINDS, &rows),
        DONE);
    ck_assert_uint_eq(json_array_size(rows), COUNT_OF(texts));
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const json_t *a = json_object_get(json_array_get(rows, i), "a");
        ck_assert(texts[i] ? strcmp(json_string_value(a), texts[i]) == 0 : json_is_null(a));
    }
    json_decref(rows);
}
END_TEST

START_TEST(test_rows)
{
    json_t *rows = NULL, *row = NULL;
    ck_assert_int_eq(db_rows(reader, &p, EACH_USER, NO_BINDS, &rows), DONE);
    ck_assert_uint_eq(json_array_size(rows), 2);
    json_decref(rows);
    ck_assert_int_eq(db_rows(reader, &p, "SELECT id FROM gebruiker WHERE 0", NO_BINDS, &rows),
                     DONE);
    ck_assert_uint_eq(json_array_size(rows), 0);
    json_decref(rows);
    ck_assert_int_eq(query("SELECT id FROM gebruiker WHERE 0", NO_BINDS, &row), DONE);
    ck_assert_ptr_null(row);
    int64_t number = 0;
    ck_assert_int_eq(db_int(reader, &p, "SELECT NULL", NO_BINDS, -5, &number), DONE);
    ck_assert_int_eq(number, -5);
    probleem_clear(&p);
    ck_assert_int_eq(db_rows(writer, &p,
                             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                             "SELECT i FROM n LIMIT 100001",
                             NO_BINDS, &rows),
                     FAILED);
    ck_assert(probleem_is(&p));
}
END_TEST

START_TEST(test_changes)
{
    int64_t changes = 0;
    ck_assert_int_eq(db_exec(writer, &p,
                             "UPDATE notitie SET tekst = tekst || :t WHERE huishouden_id = 100",
                             BINDS(B_TEXT(":t", "!")), &changes),
                     DONE);
    ck_assert_int_eq(changes, 2);
}
END_TEST

/* ---- errors ---- */

static void expect_conflict(const char *sql, const char *detail)
{
    probleem_clear(&p);
    ck_assert_int_eq(db_exec(writer, &p, sql, NO_BINDS, NULL), FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_CONFLICT);
    ck_assert_str_eq(p.detail, detail);
}

START_TEST(test_constraint_words)
{
    expect_conflict("DELETE FROM notitie WHERE id = 10", "Een notitie verdwijnt niet.");
    expect_conflict("INSERT INTO gebruiker VALUES (3, 'anna')",
                    "Deze gebruikersnaam bestaat al. Kies een andere.");
    expect_conflict("INSERT INTO notitie VALUES (20, 1, 99, 'x')",
                    "Dit hoort bij iets dat er niet (meer) is. Er is niets veranderd.");
    expect_conflict("INSERT INTO gezinsplan VALUES (1, 5), (2, 5)",
                    "Dit huishouden heeft al een open gezinsplan. Er kan er maar één open zijn.");
    expect_conflict("INSERT INTO gebruiker VALUES (3, '')", "Er is niets veranderd.");
    ck_assert_int_eq(value(writer, "SELECT count(*) FROM gezinsplan"), 0);
}
END_TEST

START_TEST(test_read_interrupted)
{
    struct timespec from, to;
    int64_t ret;
    (void)clock_gettime(CLOCK_MONOTONIC, &from);
    ck_assert_int_eq(
        db_int(
            reader, &p,
            "SELECT count(*) FROM json_each('[1,2,3,4,5,6,7,8,9,10]') AS a,"
            "  json_each('[1,2,3,4,5,6,7,8,9,10]') AS b, json_each('[1,2,3,4,5,6,7,8,9,10]') AS c,"
            "  json_each('[1,2,3,4,5,6,7,8,9,10]') AS d, json_each('[1,2,3,4,5,6,7,8,9,10]') AS e,"
            "  json_each('[1,2,3,4,5,6,7,8,9,10]') AS f, json_each('[1,2,3,4,5,6,7,8,9,10]') AS g,"
            "  json_each('[1,2,3,4,5,6,7,8,9,10]') AS h, json_each('[1,2,3,4,5,6,7,8,9,10]') AS i",
            NO_BINDS, 0, &ret),
        FAILED);
    (void)clock_gettime(CLOCK_MONOTONIC, &to);
    ck_assert_int_eq(p.soort, PROBLEEM_DRUK);
    ck_assert_int_eq(p.wacht, 2);
    ck_assert_int_lt(to.tv_sec - from.tv_sec, 30); /* a thousand million rows */
    probleem_clear(&p);
    ck_assert_int_eq(value(reader, "SELECT count(*) FROM gebruiker"), 2); /* the next one runs */
}
END_TEST

START_TEST(test_snapshot_outlives_deadline)
{
    /* The time is for each statement, not for the connection or the snapshot. */
    ck_assert_int_eq(db_snapshot_begin(reader, &p), DONE);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(value(reader, "SELECT count(*) FROM gebruiker"), 2);
        (void)usleep(40000);
    }
    db_snapshot_end(reader);
}
END_TEST

START_TEST(test_open_needs_files)
{
    struct db *other = NULL;
    struct db_conn *conn = NULL;
    const struct db_options no_views = {map_path("db"), map_path("geen"), 0};
    ck_assert_int_eq(db_open(&no_views, &other, &p), FAILED);
    probleem_clear(&p);
    const struct db_options no_file = {map_path("geen.db"), map_path("views"), 0};
    ck_assert_int_eq(db_open(&no_file, &other, &p), DONE);
    ck_assert_int_eq(db_reader_open(other, &conn, &p), FAILED);
    ck_assert(!map_has("geen.db"));
    db_close(other);
    map_write("tekst", "Dit is geen database, maar een stuk tekst dat lang genoeg is om te lezen. "
                       "Dit is geen database, maar een stuk tekst dat lang genoeg is.");
    probleem_clear(&p);
    const struct db_options no_db = {map_path("tekst"), map_path("views"), 0};
    ck_assert_int_eq(db_open(&no_db, &other, &p), DONE);
    ck_assert_int_eq(db_writer_open(other, &conn, &p), FAILED);
    ck_assert(probleem_is(&p));
    db_close(other);
}
END_TEST

/* ---- transactions ---- */

static enum result add_user(struct db_conn *c, void *arg, struct probleem *problem)
{
    return db_exec(c, problem, "INSERT INTO gebruiker VALUES (:id, 'g' || :id)",
                   BINDS(B_INT(":id", *(int *)arg)), NULL);
}

static enum result add_two(struct db_conn *c, void *arg, struct probleem *problem)
{
    int first = 30, second = *(int *)arg;
    if (db_transaction(c, problem, add_user, &first) != DONE)
        return FAILED;
    struct probleem ignored = {0};
    (void)!db_transaction(c, &ignored, add_user, &second); /* fails alone when it fails */
    probleem_clear(&ignored);
    return DONE;
}

START_TEST(test_transactions)
{
    int id = 1; /* taken */
    ck_assert_int_eq(db_transaction(writer, &p, add_user, &id), FAILED);
    probleem_clear(&p);
    ck_assert(db_autocommit(writer));
    id = 30; /* the second of the two collides with the first */
    ck_assert_int_eq(db_transaction(writer, &p, add_two, &id), DONE);
    ck_assert(db_autocommit(writer));
    ck_assert_int_eq(value(writer, "SELECT count(*) FROM gebruiker"), 3);
}
END_TEST

static enum result add_pages(struct db_conn *c, void *arg, struct probleem *problem)
{
    (void)arg;
    return db_exec(c, problem,
                   "INSERT INTO geheim SELECT length(randomblob(1)) FROM gebruiker, "
                   "json_each('[1,2,3,4,5,6,7,8,9,10]') AS a, "
                   "json_each('[1,2,3,4,5,6,7,8,9,10]') AS b, "
                   "json_each('[1,2,3,4,5,6,7,8,9,10]') AS c",
                   NO_BINDS, NULL);
}

/* A long import has no writer thread to checkpoint for it. */
START_TEST(test_transactions_checkpoint)
{
    struct stat st, wal;
    for (int i = 0; i < 3000; i++)
        ck_assert_msg(db_transaction(writer, &p, add_pages, NULL) == DONE, "%s", p.intern);
    ck_assert_int_eq(stat(map_path("db"), &st), 0);
    ck_assert_int_eq(stat(map_path("db-wal"), &wal), 0);
    ck_assert_int_gt(st.st_size, 20000000);
    ck_assert_int_lt(wal.st_size, 20000000);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("db");
    TCase *t = tcase_create("db");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_loop_test(t, test_reader_refuses, 0, (int)COUNT_OF(REFUSED));
    tcase_add_loop_test(t, test_reader_allows, 0, (int)COUNT_OF(ALLOWED));
    tcase_add_test(t, test_reader_snapshot);
    tcase_add_test(t, test_writer_refuses_schema);
    tcase_add_test(t, test_context);
    tcase_add_test(t, test_functions);
    tcase_add_test(t, test_busy_statement_used_again);
    tcase_add_test(t, test_statement_kept_and_text_changed);
    tcase_add_test(t, test_many_statements);
    tcase_add_test(t, test_kept_statement_survives_new_schema);
    tcase_add_test(t, test_prepared_again);
    tcase_add_test(t, test_one_statement_only);
    tcase_add_test(t, test_binding);
    tcase_add_test(t, test_marks);
    tcase_add_test(t, test_marks_noted);
    tcase_add_test(t, test_rows);
    tcase_add_test(t, test_texts_of_rows);
    tcase_add_test(t, test_changes);
    tcase_add_test(t, test_constraint_words);
    tcase_add_test(t, test_open_needs_files);
    tcase_add_test(t, test_transactions);
    tcase_add_test(t, test_transactions_checkpoint);
    suite_add_tcase(s, t);
    TCase *impatient = tcase_create("time-out");
    tcase_add_checked_fixture(impatient, start_impatient, stop);
    tcase_add_test(impatient, test_read_interrupted);
    tcase_add_test(impatient, test_snapshot_outlives_deadline);
    suite_add_tcase(s, impatient);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
