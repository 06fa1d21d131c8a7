/* SPDX-License-Identifier: EUPL-1.2 */
/* Destruction is decided by two (R5): who may ask, see and decide, and the proof that is left. */
#include "vernietiging.h"

#include "race.h"

/* ---- four eyes ---- */

START_TEST(test_four_eyes)
{
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                            "{\"huishouden\":\"000000000009d\",\"persoon\":\"" EMIR
                            "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief van 3 mei.\"}")));
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("ruth", "afgewezen"), 403);
    ck_assert_int_eq(decide("anja", "goedgekeurd"), 404); /* not for a beheerder */
    ck_assert_int_eq(decide("sanne", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("piet", "ingetrokken"), 403);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
    ck_assert_int_eq(decide("piet", "afgewezen"), 409);
    ck_assert_int_eq(decide("ruth", "ingetrokken"), 409);
}
END_TEST

/* The database holds it, whatever the program does. */
START_TEST(test_four_eyes_in_the_database)
{
    static const char *const refused[] = {
        "UPDATE vernietigingslijst SET status = 'goedgekeurd'",
        "UPDATE vernietigingslijst SET status = 'goedgekeurd', beslist_door = door",
        "UPDATE vernietigingslijst SET status = 'bezig', beslist_door = 107",
        "UPDATE vernietigingslijst SET door = 107",
        ("INSERT INTO vernietigingslijst (id, soort, grondslag, door, op, status, beslist_door,"
         " totaal) VALUES (9, 'persoon', 'verzoek_avg', 101, 1, 'goedgekeurd', 107, 0)"),
        "DELETE FROM vernietigingslijst",
        "DELETE FROM toestemming",
        "DELETE FROM verklaring",
        "UPDATE vernietigingsregel SET item_id = 521 WHERE nr = 1",
    };
    propose_emir("verzoek_avg");
    struct db_conn *c = NULL;
    struct probleem p = {0};
    ck_assert_int_eq(db_writer_open(app.db, &c, &p), DONE);
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        ck_assert_msg(db_exec(c, &p, refused[i], NO_BINDS, NULL) == FAILED, "%s", refused[i]);
        probleem_clear(&p);
    }
    ck_assert_int_eq(
        db_exec(c, &p, "UPDATE vernietigingslijst SET status = 'goedgekeurd', beslist_door = 107",
                NO_BINDS, NULL),
        DONE);
    ck_assert_int_eq(db_exec(c, &p,
                             "INSERT INTO vernietigingsregel (lijst_id, nr, wat, huishouden_id,"
                             " item_id, soort) SELECT id, 99, 'item', 301, 521, 'notitie' FROM"
                             " vernietigingslijst",
                             NO_BINDS, NULL),
                     FAILED);
    probleem_clear(&p);
    db_conn_close(c);
}
END_TEST

START_TEST(test_two_decide_at_once)
{
    propose_emir("verzoek_avg");
    free(reason(api_with(login("ruth"), "PATCH", lijst, V(1), "{}"), "besluit"));
    struct racer racers[] = {
        {login("ruth"), "PATCH", lijst, V(1), "{\"besluit\":\"goedgekeurd\"}", 0, "", NULL},
        {login("piet"), "PATCH", lijst, V(1), "{\"besluit\":\"afgewezen\",\"reden\":\"Te vroeg.\"}",
         0, "", NULL},
    };
    race(racers, 2);
    ck_assert_uint_eq(race_told(racers, 2, 200), 1);
    ck_assert_uint_eq(race_told(racers, 2, 412), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE"
                           " status IN ('goedgekeurd', 'afgewezen')"),
                     1);
}
END_TEST

/* Who has to decide hears of it, and who asked hears what became of it. */
START_TEST(test_told)
{
    propose_emir("verzoek_avg");
    AUTO_FREE char *ruth = page_text(login("ruth"), "/mijn/berichten", 200);
    ck_assert(strstr(ruth, "Iemand stelt voor te vernietigen") && strstr(ruth, lijst));
    ck_assert(!strstr(ruth, "Elif") && !strstr(ruth, "000000000009d"));
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    AUTO_FREE char *sanne = page_text(login("sanne"), "/mijn/berichten", 200);
    ck_assert(strstr(sanne, "Uw voorstel om te vernietigen is afgewezen") != NULL);
}
END_TEST

/* A reader that will not let go: the write-ahead log cannot be emptied, and the list is not done.
 */
START_TEST(test_waits_for_readers)
{
    struct db_conn *reader = NULL;
    struct probleem p = {0};
    bool more = true;
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    ck_assert_int_eq(db_reader_open(app.db, &reader, &p), DONE);
    ck_assert_int_eq(db_snapshot_begin(reader, &p), DONE);
    int64_t one;
    ck_assert_int_eq(db_int(reader, &p, "SELECT count(*) FROM instelling", NO_BINDS, 0, &one),
                     DONE);
    enum result r = DONE;
    for (int i = 0; r == DONE && more && i < 100; i++)
        r = vernietiging_step(&app, &more, &p);
    ck_assert_int_eq(r, FAILED);
    ck_assert_int_eq(p.soort, PROBLEEM_DRUK);
    ck_assert(is_status("opruimen"));
    probleem_clear(&p);
    db_snapshot_end(reader);
    db_conn_close(reader);
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert(!file_has("-wal", PLANT));
}
END_TEST

/* The same thing is on one list at a time. */
START_TEST(test_on_one_list)
{
    propose_emir("verzoek_avg");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging",
                                   "{\"persoon\":\"" EMIR
                                   "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Nog eens.\"}")),
                     409);
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel"), 0);
    propose_emir("verzoek_avg");
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst"), 2);
}
END_TEST

/* R6: nobody decides about their own household. */
START_TEST(test_own_household)
{
    change("UPDATE gebruiker SET persoon_id = 201 WHERE id = 107");
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 403);
    ck_assert_int_eq(decide("piet", "goedgekeurd"), 200);
}
END_TEST

/* ---- who may ask, and see ---- */

START_TEST(test_who_may)
{
    static const char ask[] =
        "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}";
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", HOUSE "/vernietiging", ask)), 403);
    ck_assert_int_eq(status_of(api(login("youssef"), "POST", HOUSE "/vernietiging", ask)), 404);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", HOUSE "/vernietiging", ask)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", LIJSTEN, "{}")), 403);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", LIJSTEN, NULL)), 403);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN "/_nummer",
                                   "{\"huishouden\":\"000000000009d\",\"grondslag\":"
                                   "\"verzoek_avg\",\"reden\":\"Brief.\"}")),
                     403);
    /* a whole household is never what somebody left out */
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "persoon"));
    free(reason(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                    "{\"huishouden\":\"000000000009d\",\"persoon\":\"" EMIR "\",\"heel\":true,"
                    "\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "persoon"));
    free(reason(api(login("ruth"), "POST", LIJSTEN "/_nummer",
                    "{\"huishouden\":\"Verbeek\",\"heel\":true,\"grondslag\":"
                    "\"verzoek_avg\",\"reden\":\"Brief.\"}"),
                "huishouden"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\"}"),
                "reden"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" EMIR "\",\"grondslag\":\"termijn\"}"),
                "grondslag"));
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietiging",
                    "{\"persoon\":\"" DAAN "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"x\"}"),
                "persoon"));
    same(api(login("ruth"), "GET", LIJSTEN "/" NIEMAND, NULL),
         api(login("ruth"), "GET", LIJSTEN "/00000000zzzzy", NULL), 404);
}
END_TEST

/* Invariant 7: numbers, laws and days; no name, no text, not even why. */
START_TEST(test_no_substance)
{
    static const char *const hidden[] = {PLANT, "Elif", "Emir", EMIR, ELIF, "Y\xc4\xb1ld"};
    const char *anja = login("anja");
    propose_emir("verzoek_avg");
    same(api(anja, "GET", lijst, NULL), api(anja, "GET", LIJSTEN "/" NIEMAND, NULL), 404);
    AUTO_FREE char *none = page_text(anja, LIJSTEN, 200);
    ck_assert(strstr(none, "Nog geen lijsten") != NULL);
    AUTO_FREE char *officer = page_text(login("ruth"), lijst, 200);
    ck_assert(strstr(officer, PLANT " vroeg.") != NULL); /* the weighing is theirs (R27) */
    ck_assert(strstr(officer, "000000000009d") && !strstr(officer, "Elif"));
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    /* of the term: numbers */
    change("UPDATE item SET categorie = 'werkaantekening' WHERE id = 520");
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s", made(api(anja, "POST", LIJSTEN, "{}")));
    AUTO_FREE char *seen = page_text(anja, lijst, 200);
    AUTO_FREE char *all = page_text(anja, LIJSTEN, 200);
    for (size_t i = 0; i < COUNT_OF(hidden); i++)
        ck_assert_msg(!strstr(seen, hidden[i]) && !strstr(all, hidden[i]), "%s", hidden[i]);
    ck_assert(strstr(seen, "000000000009d") != NULL);
    ck_assert_int_eq(decide("anja", "ingetrokken"), 200);
}
END_TEST

/* Why it was once refused goes with the person. */
START_TEST(test_refused_list_forgets)
{
    propose_emir("verzoek_avg");
    ck_assert_int_eq(decide("ruth", "afgewezen"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE reden IS NOT NULL"), 1);
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst WHERE reden IS NOT NULL OR"
                           " beslist_reden IS NOT NULL OR persoon_id IS NOT NULL"),
                     0);
    /* and it is in the log that it was carried out, without whom */
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'vernietiging.uitvoeren' AND gebeurtenis = 'vernietigd' AND"
                           " huishouden IS NULL AND personen IS NULL"),
                     1);
}
END_TEST

START_TEST(test_proof)
{
    propose_emir("verzoek_jeugdwet");
    char proof[100];
    (void)snprintf(proof, sizeof proof, "%s/verklaring", lijst);
    ck_assert_int_eq(status_of(page(login("ruth"), "GET", proof, NULL)), 404);
    int64_t others = value("SELECT count(*) FROM vernietigingsregel WHERE wat = 'los'");
    ck_assert_int_gt(others, 0); /* about him and about somebody else */
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    AUTO_FREE char *text = page_text(login("anja"), proof, 200);
    /* what stays for the others is not declared destroyed */
    ck_assert_int_eq(value("SELECT sum(aantal) FROM vernietigingstelling WHERE uitkomst = 'los'"),
                     others);
    ck_assert(strstr(text, "Blijft voor de anderen, zonder deze persoon"));
    ck_assert(strstr(text, "Jeugdwet, artikel 7.3.9") && strstr(text, "Ruth Nijman") &&
              strstr(text, "Sanne Hoekstra"));
    ck_assert(!strstr(text, PLANT) && !strstr(text, EMIR) && !strstr(text, "000000000009d"));
    ck_assert_int_eq(value("SELECT sum(aantal) = max(l.totaal) FROM vernietigingstelling,"
                           " vernietigingslijst l"),
                     1);
    ck_assert_int_eq(value("SELECT reden IS NULL AND huishouden_id IS NULL AND persoon_id IS NULL"
                           " FROM vernietigingslijst"),
                     1);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", proof, NULL)), 200);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("vernietiging_besluit");
    TCase *t = tcase_create("vernietiging_besluit");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_four_eyes);
    tcase_add_test(t, test_four_eyes_in_the_database);
    tcase_add_test(t, test_two_decide_at_once);
    tcase_add_test(t, test_told);
    tcase_add_test(t, test_waits_for_readers);
    tcase_add_test(t, test_on_one_list);
    tcase_add_test(t, test_own_household);
    tcase_add_test(t, test_who_may);
    tcase_add_test(t, test_no_substance);
    tcase_add_test(t, test_refused_list_forgets);
    tcase_add_test(t, test_proof);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
