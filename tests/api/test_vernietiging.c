/* SPDX-License-Identifier: EUPL-1.2 */
/* Destruction carried out: what goes and what stays, through any failure. */
#include "langs.h"
#include "vernietiging.h"

#include "verzoek/onthouden.h"

/* ---- the registration is complete ---- */

/* A column that points at an item, a person or a household: by its name, or by its reference. */
static const char POINTS[] =
    "SELECT group_concat(x.pair, ';') FROM (SELECT DISTINCT m.name || ':' || CASE"
    "  WHEN c.name = 'huishouden_id' OR f.\"table\" = 'huishouden' THEN 'huishouden'"
    "  WHEN c.name IN ('persoon_id', 'kind_id') OR substr(c.name, -11) = '_persoon_id'"
    "   OR f.\"table\" = 'persoon' THEN 'persoon'"
    "  ELSE 'item' END AS pair"
    " FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
    " LEFT JOIN pragma_foreign_key_list(m.name) f ON f.\"from\" = c.name"
    " WHERE m.type = 'table' AND ("
    "  c.name IN ('huishouden_id', 'persoon_id', 'kind_id', 'item_id', 'object_id', 'verzoek_id')"
    "  OR substr(c.name, -11) = '_persoon_id'"
    "  OR f.\"table\" IN ('persoon', 'huishouden', 'item')"
    "  OR EXISTS (SELECT 1 FROM sqlite_schema k JOIN pragma_table_info(k.name) kc"
    "   ON kc.name = 'huishouden_id' WHERE k.type = 'table'"
    "   AND substr(k.name, 1, 12) <> 'vernietiging' AND (f.\"table\" = k.name"
    "    OR c.name = k.name || '_id')))"
    ") x";

static bool registered(const char *tabel, const char *wat)
{
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++) {
        const struct vernietiging_tabel *t = &VERNIETIGING_TABELLEN[i];
        bool fits = strcmp(wat, "huishouden") == 0 ? t->aan == HANGT_HUISHOUDEN
                    : strcmp(wat, "persoon") == 0  ? t->aan == HANGT_PERSOON
                                                   : t->aan != HANGT_PERSOON;
        if (fits && strcmp(t->tabel, tabel) == 0)
            return true;
    }
    return false;
}

/* Whoever adds a table with something of a dossier in it has to say what becomes of it. */
START_TEST(test_registration_is_complete)
{
    int found = 0;
    AUTO_FREE char *pairs = text_value(POINTS);
    for (char *rest = pairs, *pair; (pair = strsep(&rest, ";"));) {
        char *wat = strchr(pair, ':');
        *wat++ = '\0';
        ck_assert_msg(registered(pair, wat),
                      "%s points at a %s and is not in domein/vernietiging_tabel.c", pair, wat);
        found++;
    }
    ck_assert_int_gt(found, 50);
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++) {
        const struct vernietiging_tabel *t = &VERNIETIGING_TABELLEN[i];
        ck_assert_msg(t->sql || t->doe || (t->waarom && t->waarom[0]), "%s", t->tabel);
    }
}
END_TEST

/* ---- one child, without the rest ---- */

START_TEST(test_one_child)
{
    char page_of[100];
    (void)status_of(api(login("sanne"), "GET", HOUSE "/notities", NULL));
    ck_assert_int_gt(value("SELECT count(*) FROM logregel WHERE instr(personen, '" EMIR "')"), 0);
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert(is_status("klaar"));
    /* nothing of him is left, in any table */
    ck_assert_int_eq(value("SELECT (SELECT count(*) FROM persoon WHERE id = 202)"
                           " + (SELECT count(*) FROM lid WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM gezag WHERE kind_id = 202)"
                           " + (SELECT count(*) FROM toestemming WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM verklaring WHERE toestemming_id = 701)"
                           " + (SELECT count(*) FROM item_persoon WHERE persoon_id = 202)"
                           " + (SELECT count(*) FROM item WHERE instr(personen, '" EMIR "'))"
                           " + (SELECT count(*) FROM notitie WHERE id IN (520, 522))"
                           " + (SELECT count(*) FROM notitie_versie WHERE notitie_id = 520)"
                           " + (SELECT count(*) FROM attendering WHERE object_id = 545)"
                           " + (SELECT count(*) FROM idempotentie WHERE locatie LIKE '%00g8')"
                           " + (SELECT count(*) FROM persoon_relatie)"
                           " + (SELECT count(*) FROM zoekvondst)"
                           " + (SELECT count(*) FROM logregel WHERE instr(personen, '" EMIR
                           "')) + (SELECT count(*) FROM vernietigingsregel)"),
                     0);
    /* the rest is: what is about Elif as it was, what was about both closed and about her */
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id IN (201, 204, 205)"), 3);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 521"), 0);
    ck_assert_int_eq(
        value("SELECT gesloten = 1 AND personen = '" ELIF "' FROM item WHERE id = 541"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM woord"), 0); /* his words, about both */
    /* his goal has an action of hers under it: its words went */
    ck_assert_int_eq(value("SELECT titel = '(vernietigd)' FROM doel WHERE id = 510"), 1);
    ck_assert_int_eq(
        value("SELECT personen = '" ELIF "' AND gesloten = 1 FROM item WHERE id = 510"), 1);
    /* an action he would do stays, with whoever wrote it */
    ck_assert_int_eq(value("SELECT eigenaar_gebruiker_id FROM actie WHERE id = 543"), 101);
    ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    (void)snprintf(page_of, sizeof page_of, "%s", HOUSE);
    ck_assert_int_eq(status_of(page(login("sanne"), "GET", page_of, NULL)), 200);
    /* the log says that something was destroyed, and is whole */
    struct verify_result log = log_whole();
    ck_assert_int_gt(log.gewist, 0);
    ck_assert_int_gt(log.wissingen, 0);
}
END_TEST

/* What is gone is gone from the database's file and from the write-ahead log. */
START_TEST(test_gone_from_disk)
{
    ck_assert(on_disk(PLANT));
    ck_assert(on_disk("zwaluwstaart")); /* as the search index has it */
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    change("UPDATE notitie_versie SET titel = 'x', tekst = 'x' WHERE notitie_id = 541");
    struct probleem p = {0};
    ck_assert_int_eq(db_wal_empty(app.db, &p), DONE);
    ck_assert(!on_disk(PLANT));
    ck_assert(!on_disk("zwaluwstaart"));
    ck_assert(!on_disk("Emir gaat"));
    ck_assert(on_disk("Elif vertelt."));
}
END_TEST

/* A document: its row, its key and its file. One that is about Elif too keeps all three. */
START_TEST(test_documents)
{
    static const char *const names[] = {"0123456789abcdef0123456789abcdef",
                                        "fedcba9876543210fedcba9876543210"};
    char folder[700], path[2][800];
    (void)snprintf(folder, sizeof folder, "%s/stukken", app.config.gegevens);
    (void)mkdir(folder, 0700);
    for (int i = 0; i < 2; i++) {
        (void)snprintf(path[i], sizeof path[i], "%s/%s", folder, names[i]);
        FILE *f = fopen(path[i], "we");
        ck_assert_ptr_nonnull(f);
        ck_assert_int_eq(fclose(f), 0);
    }
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 551, 'document', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600, '" EMIR "'),"
           " (301, 552, 'document', 'onderwijs', 'inhoud', 11, 101, 1, 1767225600,"
           "  '" ELIF "," EMIR "');"
           "INSERT INTO item_persoon VALUES (301, 551, 202), (301, 552, 201), (301, 552, 202);"
           "INSERT INTO huishouden_sleutel VALUES (301, x'00');"
           "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort,"
           " bytes) VALUES (301, 551, '" PLANT "', '2026-01-01', '" PLANT "', 'pdf', 1),"
           " (301, 552, 'Rapport', '2026-01-01', 'rapport.pdf', 'pdf', 1);"
           "INSERT INTO document_versie VALUES (301, 551, 1, '" PLANT
           "', '2026-01-01', 'onderwijs',"
           " 'x', 101, 1);"
           "INSERT INTO stuk VALUES ('0123456789abcdef0123456789abcdef', 1, zeroblob(32)),"
           " ('fedcba9876543210fedcba9876543210', 1, zeroblob(32));"
           "INSERT INTO document_inhoud VALUES"
           " (301, 551, '0123456789abcdef0123456789abcdef', x'01'),"
           " (301, 552, 'fedcba9876543210fedcba9876543210', x'02')");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_ne(access(path[0], F_OK), 0);
    ck_assert_int_eq(access(path[1], F_OK), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document WHERE id = 551"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document_versie"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM stuk_weg"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM document_inhoud WHERE document_id = 552"), 1);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 552"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden_sleutel"), 1);
}
END_TEST

/* Also a member of another household: leaves this one, stays in that. */
START_TEST(test_two_households)
{
    change("INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 499, 202, 'kind', '2026-01-01', 'hand');"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (302, 590, 'notitie', 'wonen', 'inhoud', 11, 102, 1, 1767225600, '" EMIR "');"
           "INSERT INTO item_persoon VALUES (302, 590, 202);"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
           " (302, 590, '2026-11-03', 'gesprek', 'Bij vader', 'Goed.')");
    (void)status_of(api(login("youssef"), "GET", "/notities/00000000000je", NULL));
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 202"), 1);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 590"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 301 AND"
                           " instr(personen, '" EMIR "')"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE huishouden = 302 AND"
                           " instr(personen, '" EMIR "')"),
                     1);
    (void)log_whole();
}
END_TEST

START_TEST(test_whole_household)
{
    (void)status_of(api(login("sanne"), "GET", HOUSE "/notities", NULL));
    (void)snprintf(
        lijst, sizeof lijst, LIJSTEN "/%s",
        made(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                 "{\"huishouden\":\"000000000009d\",\"heel\":true,\"grondslag\":\"onrechtmatig\","
                 "\"reden\":\"Dubbel geopend.\"}")));
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT (SELECT count(*) FROM huishouden WHERE id = 301)"
                           " + (SELECT count(*) FROM item WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM lid WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM regie WHERE huishouden_id = 301)"
                           " + (SELECT count(*) FROM toestemming)"
                           " + (SELECT count(*) FROM persoon WHERE id <> 203)"
                           " + (SELECT count(*) FROM gezag)"
                           " + (SELECT count(*) FROM logregel WHERE huishouden = 301)"),
                     0);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 302"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", HOUSE, NULL)), 404);
    (void)log_whole();
}
END_TEST

/* ---- in a large place ---- */

static void start_counted(void)
{
    langs_begin(); /* the writer too */
    start();
    langs_end();
}

/* What hangs on an item is looked for in its household: a list has thousands of items. */
/* References to what a destruction list takes away, whose table SQLite would have to read from end
 * to end: for it looks whether anything still refers to each row that goes. Their indexes have the
 * referring column first, or a household's own part of the key before it. */
START_TEST(test_what_refers_has_an_index)
{
    AUTO_FREE char *without = text_value(
        "WITH verwijst AS (SELECT t.name AS tabel, f.id, f.\"table\" AS naar,"
        "  ',' || group_concat(f.\"from\") || ',' AS kolommen FROM sqlite_schema t"
        "  JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f.\"table\" IN"
        "  ('huishouden', 'persoon', 'item', 'doel', 'actie', 'gezinsplan', 'netwerklid', 'lid',"
        "   'regie', 'betrokkenheid', 'toestemming', 'deelbesluit', 'afscherming', 'noodtoegang',"
        "   'overleg', 'avgverzoek', 'vertegenwoordiging', 'gezag') GROUP BY t.name, f.id)"
        "SELECT group_concat(v.tabel || ' ' || v.kolommen, char(10)) FROM verwijst v"
        " WHERE NOT EXISTS (SELECT 1 FROM pragma_index_list(v.tabel) l"
        "   JOIN pragma_index_info(l.name) i ON i.seqno = 0"
        "   WHERE instr(v.kolommen, ',' || i.name || ','))"
        " AND NOT EXISTS (SELECT 1 FROM pragma_table_info(v.tabel) k"
        "   WHERE k.pk = 1 AND instr(v.kolommen, ',' || k.name || ','))");
    ck_assert_msg(!without || !*without, "no index:\n%s", without);
}
END_TEST

START_TEST(test_of_one_household_in_a_large_place)
{
    change("WITH RECURSIVE n(i) AS (SELECT 5000 UNION ALL SELECT i + 1 FROM n WHERE i < 7999)"
           " INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
           " vervaldatum, status, status_op, status_door)"
           " SELECT 302, i, 510, 'x', 101, '2026-12-01', 'open', 1, 101 FROM n");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
    langs_of = "UPDATE item";
    carry_out();
    ck_assert_int_lt(langs_most, VREEMDEN / 2);
}
END_TEST

/* ---- through any failure ---- */

/* Where each statement fails in turn: nothing of that piece has happened, and then it goes on. */
static void fail_at(const char *tabel, const char *event)
{
    char sql[400];
    bool more = true;
    (void)snprintf(sql, sizeof sql,
                   "CREATE TRIGGER proef BEFORE %s ON %s BEGIN SELECT RAISE(ABORT, 'proef'); END",
                   event, tabel);
    change(sql);
    for (int i = 0; more && i < 300; i++) {
        struct probleem p = {0};
        int64_t gone = value("SELECT count(*) FROM vernietigingsregel WHERE status <> 'open'");
        int64_t said = value("SELECT gedaan + overgeslagen FROM vernietigingslijst");
        enum result r = vernietiging_step(&app, &more, &p);
        probleem_clear(&p);
        if (r == FAILED) {
            ck_assert_int_eq(
                value("SELECT count(*) FROM vernietigingsregel WHERE status <> 'open'"), gone);
            ck_assert_int_eq(value("SELECT gedaan + overgeslagen FROM vernietigingslijst"), said);
            ck_assert_int_eq(value("SELECT count(*) FROM pragma_foreign_key_check"), 0);
            break;
        }
    }
    change("DROP TRIGGER proef");
}

START_TEST(test_fails_anywhere)
{
    static const char *const more[] = {"vernietigingsregel", "vernietigingslijst",
                                       "logregel",           "logwissing",
                                       "logwissing_regel",   "vernietigingstelling"};
    static const char *const events[] = {"DELETE", "UPDATE", "INSERT"};
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    for (size_t i = 0; i < VERNIETIGING_TABEL_COUNT; i++)
        if (VERNIETIGING_TABELLEN[i].sql)
            fail_at(VERNIETIGING_TABELLEN[i].tabel,
                    strncmp(VERNIETIGING_TABELLEN[i].sql, "UPDATE", 6) == 0 ? "UPDATE" : "DELETE");
    for (size_t i = 0; i < COUNT_OF(more); i++)
        for (size_t e = 0; e < COUNT_OF(events); e++)
            fail_at(more[i], events[e]);
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 0);
    ck_assert_int_eq(value("SELECT totaal = gedaan + overgeslagen FROM vernietigingslijst"), 1);
    (void)log_whole();
}
END_TEST

/* Step by step, with the program stopped in between: it goes on where it was. */
START_TEST(test_goes_on_after_a_stop)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    bool more = true;
    for (int i = 0; more; i++) {
        struct probleem p = {0};
        ck_assert_int_lt(i, 300);
        ck_assert_int_eq(vernietiging_step(&app, &more, &p), DONE);
        /* what is answered in between holds together */
        int status = status_of(api(login("sanne"), "GET", HOUSE "/leden", NULL));
        ck_assert_int_eq(status, 200);
        (void)log_whole();
    }
    ck_assert(is_status("klaar"));
}
END_TEST

/* What was shown is in memory too. */
START_TEST(test_memory_forgets)
{
    app.onthoud_toets = false;
    const char *sanne = login("sanne");
    ck_assert_int_eq(status_of(page(sanne, "GET", HOUSE, NULL)), 200);
    ck_assert_uint_gt(onthouden_bytes(app.onthouden), 0);
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    ck_assert_uint_gt(onthouden_bytes(app.onthouden), 0);
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert_uint_eq(onthouden_bytes(app.onthouden), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("vernietiging");
    TCase *t = tcase_create("vernietiging");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_registration_is_complete);
    tcase_add_test(t, test_one_child);
    tcase_add_test(t, test_gone_from_disk);
    tcase_add_test(t, test_documents);
    tcase_add_test(t, test_two_households);
    tcase_add_test(t, test_whole_household);
    tcase_add_test(t, test_fails_anywhere);
    tcase_add_test(t, test_goes_on_after_a_stop);
    tcase_add_test(t, test_memory_forgets);
    suite_add_tcase(s, t);
    TCase *large = tcase_create("large");
    tcase_add_checked_fixture(large, start_counted, harness_stop);
    tcase_add_test(large, test_what_refers_has_an_index);
    tcase_add_test(large, test_of_one_household_in_a_large_place);
    suite_add_tcase(s, large);
    return s;
}

int main(void) { return harness_main(suite()); }
