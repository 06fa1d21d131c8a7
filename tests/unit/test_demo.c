/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The demo municipality: it keeps the rules of the program, its dates move with today, and the same
 * seed makes the same again. What its families show: test_demo_gezinnen.c; that it shows every
 * state: test_demo_standen.c.
 */
#include "demo.h"

#include "demo/gemeente.h"
#include "logboek/verify.h"
#include "toegang/wachtwoord.h"

/* ---- the rules ---- */

START_TEST(test_size)
{
    ck_assert_int_eq(ask("SELECT count(*) FROM huishouden"), HOUSEHOLDS + 5);
    ck_assert_int_eq(verslag.huishoudens, HOUSEHOLDS + 5);
    ck_assert_int_eq(ask("SELECT count(*) FROM persoon"), verslag.personen);
    ck_assert_int_eq(ask("SELECT count(*) FROM item"), verslag.items);
    ck_assert_int_eq(ask("SELECT count(*) FROM toestemming"), verslag.toestemmingen);
    ck_assert_int_ge(ask("SELECT count(*) FROM notitie"), HOUSEHOLDS * 4);
    ck_assert_int_ge(ask("SELECT count(*) FROM logregel"), HOUSEHOLDS);
}
END_TEST

/* As a database that was made by the program itself. */
START_TEST(test_database)
{
    none("references", "SELECT \"table\" || ' ' || parent FROM pragma_foreign_key_check");
    none("integrity", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
    none("households without a version",
         "SELECT naam FROM huishouden WHERE id NOT IN (SELECT huishouden_id FROM versie_teller)");
    ck_assert_int_eq(ask("SELECT count(*) > 100 FROM sqlite_schema WHERE type = 'trigger'"), 1);
    /* the triggers of R29 count again */
    raw_exec(database("demo"), "UPDATE gezinsplan SET versie = versie + 1");
    none("versions that do not count",
         "SELECT huishouden_id FROM gezinsplan WHERE huishouden_id NOT IN"
         " (SELECT huishouden_id FROM versie_teller WHERE versie > 1)");
    AUTO_FREE char *mode = raw_text(database("demo"), "PRAGMA journal_mode");
    ck_assert_str_eq(mode, "wal\n");
    ck_assert_uint_eq(map_mode(database("demo")), 0600);
}
END_TEST

START_TEST(test_items)
{
    none("items about somebody else",
         "SELECT i.id FROM item i JOIN item_persoon ip ON ip.item_id = i.id WHERE NOT EXISTS"
         " (SELECT 1 FROM lid l WHERE l.huishouden_id = i.huishouden_id AND l.persoon_id = "
         "ip.persoon_id)");
    none("items without their row",
         "SELECT soort || id FROM item WHERE soort NOT IN ('contact', 'adres') AND id NOT IN"
         " (SELECT id FROM gezinsplan UNION ALL SELECT id FROM doel UNION ALL SELECT id FROM actie"
         "  UNION ALL SELECT id FROM notitie UNION ALL SELECT id FROM betrokkenheid UNION ALL "
         "SELECT id"
         "  FROM netwerklid UNION ALL SELECT id FROM bericht UNION ALL SELECT id FROM aanmelding "
         "UNION ALL"
         "  SELECT id FROM regieverzoek UNION ALL SELECT id FROM afscherming UNION ALL SELECT id "
         "FROM woord UNION ALL SELECT id FROM document UNION ALL SELECT id FROM planstuk UNION ALL "
         "SELECT id FROM scanregel UNION ALL SELECT id FROM akkoord UNION ALL SELECT id FROM "
         "evaluatie UNION ALL SELECT id FROM stem UNION ALL SELECT id FROM verwijzing UNION ALL "
         "SELECT id FROM inbreng UNION ALL SELECT id FROM voorziening UNION ALL SELECT id FROM "
         "regiebesluit UNION ALL SELECT id FROM "
         "afsluiting UNION ALL SELECT id FROM volgcontact UNION ALL SELECT id FROM overleg UNION "
         "ALL SELECT id FROM overgang)");
    none("documents without their bytes",
         "SELECT d.id FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_inhoud i JOIN stuk s"
         " ON s.naam = i.stuk WHERE i.document_id = d.id)");
    none("members without contact and address",
         "SELECT l.id FROM lid l WHERE (SELECT count(*) FROM item i JOIN item_persoon ip ON "
         "ip.item_id = i.id"
         " WHERE i.huishouden_id = l.huishouden_id AND ip.persoon_id = l.persoon_id"
         " AND i.soort IN ('contact', 'adres')) <> 2");
    none("addresses that tell no place", "SELECT id FROM item WHERE soort = 'adres' AND plek = 0");
    none("items from the future", "SELECT id FROM item WHERE op > 1795277000");
    none("sources that are not the author's", "SELECT i.id FROM item i JOIN gebruiker g ON g.id = "
                                              "i.auteur_id WHERE g.onderdeel_id <> i.bron_id");
    none("actions not sent to their owner",
         "SELECT a.id FROM actie a WHERE a.eigenaar_gebruiker_id IS NOT NULL AND NOT EXISTS"
         " (SELECT 1 FROM geadresseerde g WHERE g.item_id = a.id AND g.gebruiker_id = "
         "a.eigenaar_gebruiker_id)");
    none("actions whose history ends elsewhere",
         "SELECT a.id FROM actie a WHERE a.status <> (SELECT s.status FROM actie_stand s WHERE "
         "s.actie_id = a.id"
         " ORDER BY s.op DESC, s.id DESC LIMIT 1)");
    none("unfilled marks",
         "SELECT tekst FROM notitie WHERE tekst || titel LIKE '%{%'"
         " UNION ALL SELECT titel FROM doel WHERE titel || resultaat LIKE '%{%'"
         " UNION ALL SELECT titel FROM actie WHERE titel LIKE '%{%'"
         " UNION ALL SELECT taak FROM betrokkenheid WHERE taak || doel_zin LIKE '%{%'"
         " UNION ALL SELECT tekst FROM toestemming WHERE tekst LIKE '%{%'");
}
END_TEST

START_TEST(test_regie)
{
    none("an open plan has a regisseur or a vacancy, not both",
         "SELECT h.naam FROM gezinsplan p JOIN huishouden h ON h.id = p.huishouden_id WHERE "
         "p.status = 'open'"
         " AND (p.vacature_sinds IS NULL) <> EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = "
         "p.huishouden_id"
         "  AND r.tot_op IS NULL)");
    none("a closed plan has neither",
         "SELECT p.id FROM gezinsplan p WHERE p.status = 'gesloten' AND (p.vacature_sinds IS NOT "
         "NULL OR EXISTS"
         " (SELECT 1 FROM regie r WHERE r.huishouden_id = p.huishouden_id AND r.tot_op IS NULL))");
    none("regie was named by another, and accepted",
         "SELECT r.id FROM regie r LEFT JOIN regieverzoek v ON v.id = r.verzoek_id"
         " WHERE v.id IS NULL OR v.status <> 'aanvaard' OR v.aan_id <> r.gebruiker_id OR v.door_id "
         "= r.gebruiker_id"
         " OR v.beslist_op <> r.van_op OR v.gevraagd_op > v.beslist_op");
    none(
        "named by a procesregisseur of that area, or handed over",
        "SELECT v.id FROM regieverzoek v JOIN huishouden h ON h.id = v.huishouden_id WHERE v.soort "
        "= 'toewijzing'"
        " AND (v.door_id NOT IN (SELECT gebruiker_id FROM gebruiker_rol WHERE rol = "
        "'procesregisseur') OR"
        "  (EXISTS (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = v.door_id) AND NOT EXISTS"
        "   (SELECT 1 FROM gebruiker_wijk w WHERE w.gebruiker_id = v.door_id AND w.wijk_id = "
        "h.wijk_id)))");
    none("a regisseur has the role",
         "SELECT gebruiker_id FROM regie WHERE gebruiker_id NOT IN"
         " (SELECT gebruiker_id FROM gebruiker_rol WHERE rol = 'regisseur')");
    none("nobody has more than they have room for",
         "SELECT g.naam FROM gebruiker g WHERE (SELECT count(*) FROM regie r WHERE r.gebruiker_id "
         "= g.id"
         " AND r.tot_op IS NULL) > g.plekken");
    none("intake belongs to the wijkteam, and is done when regie has started",
         "SELECT a.id FROM aanmelding a JOIN onderdeel o ON o.id = a.onderdeel_id WHERE o.wijkteam "
         "= 0 OR"
         " (a.status = 'open') = EXISTS (SELECT 1 FROM regie r WHERE r.huishouden_id = "
         "a.huishouden_id)");
}
END_TEST

START_TEST(test_involvement)
{
    none("it takes two (R4)", "SELECT id FROM betrokkenheid WHERE status IN ('actief', 'beeindigd')"
                              " AND (beslist_door IS NULL OR beslist_door = gevraagd_door"
                              " OR beslist_op < gevraagd_op)");
    none("one side is the professional, the other regie",
         "SELECT b.id FROM betrokkenheid b WHERE b.status IN ('actief', 'beeindigd') AND "
         "b.gebruiker_id NOT IN"
         " (b.gevraagd_door, b.beslist_door)");
    none("asked and not answered is asked",
         "SELECT id FROM betrokkenheid WHERE status IN ('gevraagd',"
         " 'uitgenodigd') AND beslist_op IS NOT NULL");
    none("admin is not involved",
         "SELECT b.id FROM betrokkenheid b JOIN gebruiker_rol r ON r.gebruiker_id = b.gebruiker_id"
         " WHERE r.rol IN ('beheerder', 'privacy')");
    ck_assert_int_ge(
        ask("SELECT count(*) FROM betrokkenheid WHERE status IN ('gevraagd', 'uitgenodigd')"), 5);
}
END_TEST

START_TEST(test_accounts)
{
    static const char *const contract[] = {"regisseur",  "wijkteam",        "school",    "ggz",
                                           "schuldhulp", "procesregisseur", "beheerder", "privacy"};
    for (size_t i = 0; i < COUNT_OF(contract); i++) {
        char sql[200];
        (void)snprintf(
            sql, sizeof sql,
            "SELECT count(*) FROM gebruiker WHERE gebruikersnaam = '%s' AND bevestigd_op > 0",
            contract[i]);
        ck_assert_msg(ask(sql) == 1, "%s", contract[i]);
    }
    none("a lonely account",
         "SELECT naam FROM gebruiker WHERE bevestigd_op IS NULL OR id NOT IN"
         " (SELECT gebruiker_id FROM gebruiker_rol) OR id NOT IN (SELECT gebruiker_id FROM"
         " wachtwoord)");
    none("who confirmed is not oneself and no beheerder (R27)",
         "SELECT naam FROM gebruiker WHERE bevestigd_door = id OR bevestigd_door IN"
         " (SELECT gebruiker_id FROM gebruiker_rol WHERE rol = 'beheerder')");
    ck_assert_int_eq(ask("SELECT count(*) FROM gebruiker WHERE bevestigd_door IS NULL"), 1);
    none("an onderdeel whose contact is somebody else's",
         "SELECT o.naam FROM onderdeel o JOIN gebruiker g ON g.id = o.contact_id WHERE "
         "g.onderdeel_id <> o.id");
    ck_assert_int_eq(ask("SELECT count(DISTINCT hash) FROM wachtwoord"), 1);
    AUTO_FREE char *hash = raw_text(database("demo"), "SELECT hash FROM wachtwoord LIMIT 1");
    hash[strcspn(hash, "\n")] = '\0';
    ck_assert(wachtwoord_matches(DEMO_WACHTWOORD, hash));
    ck_assert_int_eq(ask("SELECT waarde = 'ja' FROM instelling WHERE sleutel = 'demo'"), 1);
    none("the wijkteam has no beroepsgeheim",
         "SELECT naam FROM onderdeel WHERE wijkteam = 1 AND beroepsgeheim = 1");
}
END_TEST

static void no_fault(void *arg, const struct logfout *fout)
{
    (void)arg;
    ck_abort_msg("%s", fout->text);
}

START_TEST(test_persons_as_text)
{
    open_demo("demo");
    ck_assert_int_eq(
        read_int(
            writer,
            "SELECT count(*) FROM item AS i WHERE i.personen IS NOT (SELECT"
            " group_concat(id_tekst(s.persoon_id), ',') FROM (SELECT ip.persoon_id FROM"
            " item_persoon AS ip WHERE ip.huishouden_id = i.huishouden_id AND ip.item_id = i.id"
            " ORDER BY ip.persoon_id) AS s)",
            NO_BINDS),
        0);
    close_demo();
}
END_TEST

START_TEST(test_log_is_whole)
{
    const struct verify_options options = {.report = no_fault};
    struct verify_result result;
    open_demo("demo");
    ck_assert_int_eq(logboek_verify(writer, &options, &result, &p), DONE);
    ck_assert_int_ge(result.regels, HOUSEHOLDS);
    close_demo();
}
END_TEST

/* R10-R14: complete means that everybody needed on the day of recording said yes; a no ended it. */
START_TEST(test_consents)
{
    open_demo("demo");
    AUTO_JSON json_t *list = households();
    json_t *household;
    size_t i;
    json_array_foreach(list, i, household)
    {
        AUTO_JSON json_t *rows = NULL;
        json_t *row;
        size_t j;
        int64_t id = json_integer_value(json_object_get(household, "id"));
        look(writer, 0, id, DAY);
        ck_assert_int_eq(
            db_rows(writer, &p,
                    "SELECT id, coalesce(volledig_op, 0) AS op, lokale_datum(coalesce(volledig_op,"
                    " vastgelegd_op)) AS dag, einde_soort, (SELECT count(*) FROM verklaring v WHERE"
                    " v.toestemming_id = t.id AND v.antwoord = 'nee') AS nee FROM toestemming t"
                    " WHERE huishouden_id = dossier()",
                    NO_BINDS, &rows),
            DONE);
        json_array_foreach(rows, j, row)
        {
            const char *why = json_string_value(json_object_get(row, "einde_soort"));
            bool refused = why && strcmp(why, "geweigerd") == 0;
            bool withdrawn = why && strcmp(why, "ingetrokken") == 0;
            bool whole = json_integer_value(json_object_get(row, "op")) > 0;
            ck_assert_int_eq(refused, json_integer_value(json_object_get(row, "nee")) > 0);
            ck_assert(!refused || !whole);
            look(writer, 0, id, json_string_value(json_object_get(row, "dag")));
            int64_t complete =
                read_int(writer, "SELECT count(*) FROM regel_volledig WHERE toestemming_id = :id",
                         BINDS(B_JSON(":id", json_object_get(row, "id"))));
            ck_assert_msg(refused || withdrawn || complete == whole, "%s: %lld",
                          json_string_value(json_object_get(household, "naam")),
                          (long long)json_integer_value(json_object_get(row, "id")));
        }
        look(writer, 0, id, DAY);
        ck_assert_msg(
            read_int(
                writer,
                "SELECT count(*) FROM toestemming t JOIN regel_ontvanger_gestopt s ON"
                " s.toestemming_id = t.id WHERE t.huishouden_id = dossier() AND t.einde_op IS NULL",
                NO_BINDS) == 0,
            "%s: a consent outlived its receiver's involvement",
            json_string_value(json_object_get(household, "naam")));
    }
    close_demo();
}
END_TEST

/* ---- another day, another seed, another try ---- */

START_TEST(test_moves_with_today)
{
    static const char lotte[] =
        "SELECT julianday(geboortedatum, '+18 years') - julianday('%s') FROM persoon"
        " WHERE naam = 'Lotte van Rijn'";
    char then[200], later[200];
    ck_assert_int_eq(make("toen", DAY, 0, 1, false), DONE);
    ck_assert_int_eq(make("later", "2028-03-10", 0, 1, false), DONE);
    (void)snprintf(then, sizeof then, lotte, DAY);
    (void)snprintf(later, sizeof later, lotte, "2028-03-10");
    ck_assert_int_eq(raw_int(database("toen"), then), 58);
    ck_assert_int_le(llabs(raw_int(database("later"), later) - 58), 1); /* a leap day */
    AUTO_FREE char *date =
        raw_text(database("later"), "SELECT evaluatiedatum FROM gezinsplan p JOIN huishouden h"
                                    " ON h.id = p.huishouden_id WHERE h.naam = 'Verbeek'");
    ck_assert_str_eq(date, "2028-05-01\n");
    ck_assert_int_eq(raw_int(database("later"), "SELECT count(*) FROM item WHERE"
                                                " date(op, 'unixepoch') > '2028-03-10'"),
                     0);
}
END_TEST

START_TEST(test_seed)
{
    static const char all[] =
        "SELECT naam FROM huishouden UNION ALL SELECT naam || geboortedatum FROM persoon"
        " UNION ALL SELECT tekst FROM notitie ORDER BY 1";
    ck_assert_int_eq(make("een", DAY, 12, 3, false), DONE);
    ck_assert_int_eq(make("twee", DAY, 12, 3, false), DONE);
    ck_assert_int_eq(make("drie", DAY, 12, 4, false), DONE);
    AUTO_FREE char *one = raw_text(database("een"), all);
    AUTO_FREE char *two = raw_text(database("twee"), all);
    AUTO_FREE char *three = raw_text(database("drie"), all);
    ck_assert_str_eq(one, two);
    ck_assert_str_ne(one, three);
}
END_TEST

/* A database that is there is left as it was; keys that are there are used. */
START_TEST(test_refuses_what_is_there)
{
    ck_assert_int_eq(make("demo", DAY, 0, 1, false), DONE);
    AUTO_FREE unsigned char *key = map_read("demo/sleutels/hoofd.sleutel", NULL);
    raw_exec(database("demo"), "UPDATE instelling SET waarde = 'van mij' WHERE sleutel = 'demo'");
    ck_assert_int_eq(make("demo", DAY, 0, 1, false), FAILED);
    ck_assert_ptr_nonnull(strstr(p.intern, "is there already"));
    ck_assert_int_eq(ask("SELECT waarde = 'van mij' FROM instelling WHERE sleutel = 'demo'"), 1);
    ck_assert(!map_has("demo/" DATABASE_FILE ".maken"));
    ck_assert_int_eq(unlink(map_path(database("demo"))), 0);
    probleem_clear(&p);
    ck_assert_int_eq(make("demo", DAY, 0, 1, false), DONE);
    AUTO_FREE unsigned char *again = map_read("demo/sleutels/hoofd.sleutel", NULL);
    ck_assert_str_eq((char *)key, (char *)again);
}
END_TEST

/* What was stopped halfway leaves no database, and is no hindrance. */
START_TEST(test_halfway)
{
    map_folder("demo");
    map_write("demo/" DATABASE_FILE ".maken", "half");
    map_write("demo/" DATABASE_FILE ".maken-wal", "half");
    ck_assert_int_eq(make("demo", DAY, 0, 1, false), DONE);
    ck_assert(!map_has("demo/" DATABASE_FILE ".maken-wal"));
    const struct demo_opties wrong = {
        .gegevens = map_path("leeg"), .migraties = map_path("nergens"), .vandaag = DAY};
    ck_assert_int_eq(demo_maken(&wrong, &verslag, &p), FAILED);
    ck_assert(!map_has("leeg/" DATABASE_FILE));
    ck_assert(!map_has("leeg/" DATABASE_FILE ".maken"));
}
END_TEST

/* ---- for the benches ---- */

START_TEST(test_bench)
{
    ck_assert_int_eq(make("demo", DAY, 3, 1, true), DONE);
    open_demo("demo");
    int64_t school =
        read_int(writer, "SELECT id FROM gebruiker WHERE gebruikersnaam = 'school'", NO_BINDS);
    AUTO_JSON json_t *list = households();
    json_t *household;
    size_t i;
    int full = 0;
    json_array_foreach(list, i, household)
    {
        int64_t id = json_integer_value(json_object_get(household, "id"));
        look(reader, school, id, DAY);
        look(writer, school, id, DAY);
        if (read_int(writer, "SELECT count(*) FROM notitie WHERE huishouden_id = dossier()",
                     NO_BINDS) != 60)
            continue; /* one of the four families */
        full++;
        ck_assert_int_eq(
            read_int(reader, "SELECT count(*) FROM zicht_notitie WHERE grond = 'G3'", NO_BINDS),
            60);
        ck_assert_int_eq(
            read_int(reader, "SELECT count(*) FROM zicht_doel WHERE grond = 'G3'", NO_BINDS), 10);
        ck_assert_int_eq(
            read_int(reader, "SELECT count(*) FROM zicht_actie WHERE grond = 'G3'", NO_BINDS), 25);
        ck_assert_int_eq(read_int(reader, "SELECT count(*) FROM zicht_item", NO_BINDS),
                         read_int(writer,
                                  "SELECT count(*) FROM item WHERE huishouden_id = dossier()",
                                  NO_BINDS));
        ck_assert_int_eq(read_int(reader, "SELECT count(*) FROM zicht_lid", NO_BINDS), 5);
    }
    ck_assert_int_eq(full, 3);
    close_demo();
    /* one household after the other, so that each lies together on the disk (DESIGN.md 5) */
    ck_assert_int_eq(ask("SELECT count(*) FROM item a JOIN item b ON b.huishouden_id > "
                         "a.huishouden_id AND b.id < a.id"
                         " WHERE a.huishouden_id IN (SELECT huishouden_id FROM notitie GROUP BY 1 "
                         "HAVING count(*) = 60)"
                         " AND b.huishouden_id IN (SELECT huishouden_id FROM notitie GROUP BY 1 "
                         "HAVING count(*) = 60)"),
                     0);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("demo");
    TCase *one = tcase_create("een demo");
    tcase_add_unchecked_fixture(one, start_demo, stop);
    tcase_add_test(one, test_size);
    tcase_add_test(one, test_items);
    tcase_add_test(one, test_regie);
    tcase_add_test(one, test_involvement);
    tcase_add_test(one, test_accounts);
    tcase_add_test(one, test_persons_as_text);
    tcase_add_test(one, test_log_is_whole);
    tcase_add_test(one, test_consents);
    tcase_add_test(one, test_database); /* changes something: last */
    suite_add_tcase(s, one);
    TCase *more = tcase_create("meer demo's");
    tcase_add_checked_fixture(more, start, stop);
    tcase_add_test(more, test_moves_with_today);
    tcase_add_test(more, test_seed);
    tcase_add_test(more, test_refuses_what_is_there);
    tcase_add_test(more, test_halfway);
    tcase_add_test(more, test_bench);
    suite_add_tcase(s, more);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
