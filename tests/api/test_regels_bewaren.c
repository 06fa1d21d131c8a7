/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of 95_bewaren.sql, each on its own: the last change of each kind of item, whether anybody
 * helps still, which term counts, from which day; and who sees what of holds and lists. Each is a
 * line that tests/mutatie breaks.
 */
#include "regels.h"

#define JUNI "1780315200" /* 1 June 2026, noon; and so on */
#define JULI "1782907200"
#define AUGUSTUS "1785585600"

/* One after the other: what is changed, what is asked (as 1 or 0, or a number), and the answer. */
struct vraag {
    const char *change, *ask;
    int answer;
};

static void vragen(const struct vraag *vraag, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (vraag[i].change)
            change(vraag[i].change);
        ck_assert_msg(part(vraag[i].ask) == vraag[i].answer, "%zu: %s: %lld", i, vraag[i].ask,
                      (long long)part(vraag[i].ask));
    }
}

#define DAG(id, dag) "SELECT dag = '" dag "' FROM regel_wijziging WHERE id = " #id

/* The newest of what the item itself shows; never the item's first day when there is a later one.
 */
static const struct vraag WIJZIGING[] = {
    {NULL, DAG(520, "2026-01-01"), 1},
    {"INSERT INTO notitie_versie VALUES (301, 520, 1, 'x', 'x', 'x', 101, " JULI
     "), (301, 520, 2, 'x', 'x', 'x', 101, " JUNI ")",
     DAG(520, "2026-07-01"), 1},
    {"INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
     " op, personen) VALUES (301, 582, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600,"
     " '" EMIR "'); INSERT INTO item_persoon VALUES (301, 582, 202);"
     "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
     " status, status_op, status_door) VALUES (301, 582, 510, 'x', 103, '2026-12-01', 'open', " JUNI
     ", 101)",
     DAG(582, "2026-06-01"), 1},
    {"UPDATE doel SET status_op = " JUNI " WHERE id = 510", DAG(510, "2026-06-01"), 1},
    {"INSERT INTO doel_score (huishouden_id, doel_id, id, score, datum, door) VALUES (301, 510, 1, "
     "5, '2026-07-02', 101)",
     DAG(510, "2026-07-02"), 1},
    {"UPDATE gezinsplan SET status = 'gesloten', gesloten_op = " AUGUSTUS " WHERE id = 501",
     DAG(501, "2026-08-01"), 1},
    {"UPDATE betrokkenheid SET beslist_op = " JUNI " WHERE id = 503", DAG(503, "2026-06-01"), 1},
    {"UPDATE betrokkenheid SET tot = '2026-10-05' WHERE id = 503", DAG(503, "2026-10-05"), 1},
    {ELIF_APART, DAG(560, "2026-01-01"), 1},
    {"UPDATE afscherming SET tot = '2026-09-09'", DAG(560, "2026-09-09"), 1},
};

START_TEST(test_last_change) { vragen(WIJZIGING, COUNT_OF(WIJZIGING)); }
END_TEST

#define LOOPT "SELECT loopt FROM regel_hulp WHERE huishouden_id = 301"
#define LAATSTE(dag) "SELECT laatste = '" dag "' FROM regel_hulp WHERE huishouden_id = 301"

static const struct vraag HULP[] = {
    {NULL, LOOPT, 1},
    {"UPDATE regie SET tot_op = " JULI " WHERE id = 551;"
     "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-06-05' WHERE id = 503",
     LOOPT, 1}, /* the plan is open */
    {"UPDATE gezinsplan SET status = 'gesloten', gesloten_op = " JUNI " WHERE id = 501", LOOPT, 0},
    {NULL, LAATSTE("2026-07-01"), 1},
    {"UPDATE gezinsplan SET gesloten_op = " AUGUSTUS " WHERE id = 501", LAATSTE("2026-08-01"), 1},
    {"UPDATE betrokkenheid SET tot = '2026-09-05' WHERE id = 503", LAATSTE("2026-09-05"), 1},
    {"INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
     " (301, 555, 101, 11, " JULI ")",
     LOOPT, 1},
    {"UPDATE regie SET tot_op = " JULI " + 60 WHERE id = 555", LOOPT, 0},
    {"UPDATE betrokkenheid SET status = 'gevraagd', tot = NULL WHERE id = 503", LOOPT, 1},
    {"UPDATE betrokkenheid SET status = 'actief', tot = '2026-11-19' WHERE id = 503", LOOPT, 1},
    {"UPDATE betrokkenheid SET tot = '2026-11-18' WHERE id = 503", LOOPT, 0},
    {"INSERT INTO volgcontact (huishouden_id, id, vorm, contact_id, begin, volgende) VALUES"
     " (301, 584, 'bemoeizorg', 101, '2026-11-01', '2026-12-01')",
     LOOPT, 1},
    {"UPDATE volgcontact SET volgende = NULL, einde_op = 1795080000, einde_soort = 'klaar',"
     " einde_reden = 'x'",
     LOOPT, 0},
    {NULL, LAATSTE("2026-11-19"), 1},
    {"INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
     " op, personen) VALUES (301, 583, 'aanmelding', 'plan', 'coordinatie', 11, 102, 1, 1767225600,"
     " '" EMIR "'); INSERT INTO item_persoon VALUES (301, 583, 202);"
     "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
     " VALUES (301, 583, 102, 11, 'x', 'open', 1)",
     LOOPT, 1},
};

START_TEST(test_help_runs_on) { vragen(HULP, COUNT_OF(HULP)); }
END_TEST

#define TERMIJN "SELECT termijn_id FROM regel_termijn WHERE item_id = 520"
#define EIGEN                                                                                      \
    "INSERT INTO bewaartermijn (id, naam, wet, artikel, soort, categorie, bron_wet, bron_soort,"   \
    " rang, jaren, vanaf, van, tot) VALUES "

/* A row counts when all that it names fits, from its date to its last day; the lowest rank first.
 */
static const struct vraag TERMIJNEN[] = {
    {"DELETE FROM bewaartermijn WHERE id <> 99", TERMIJN, 99},
    {EIGEN "(201, 'x', 'x', 'x', 'document', NULL, NULL, NULL, 5, 5, 'wijziging', '2020-01-01',"
           " NULL)",
     TERMIJN, 99},
    {EIGEN "(202, 'x', 'x', 'x', NULL, 'wonen', NULL, NULL, 5, 5, 'wijziging', '2020-01-01', NULL)",
     TERMIJN, 99},
    {EIGEN "(203, 'x', 'x', 'x', NULL, NULL, 'WGBO', NULL, 5, 5, 'wijziging', '2020-01-01', NULL)",
     TERMIJN, 99},
    {EIGEN "(204, 'x', 'x', 'x', NULL, NULL, NULL, 'ggz', 5, 5, 'wijziging', '2020-01-01', NULL)",
     TERMIJN, 99},
    {EIGEN "(205, 'x', 'x', 'x', NULL, NULL, NULL, NULL, 5, 5, 'wijziging', '2026-11-20', NULL)",
     TERMIJN, 99},
    {EIGEN "(206, 'x', 'x', 'x', NULL, NULL, NULL, NULL, 5, 5, 'wijziging', '2020-01-01',"
           " '2026-11-18')",
     TERMIJN, 99},
    {"UPDATE bewaartermijn SET tot = '2026-11-19' WHERE id = 206", TERMIJN, 206},
    {EIGEN "(207, 'x', 'x', 'x', NULL, NULL, 'Wmo', NULL, 4, 1, 'wijziging', '2020-01-01', NULL)",
     TERMIJN, 207},
};

START_TEST(test_which_term) { vragen(TERMIJNEN, COUNT_OF(TERMIJNEN)); }
END_TEST

#define NA(dag) "SELECT coalesce(na = '" dag "', -1) FROM regel_bewaren WHERE item_id = 520"
#define ACHTTIEN(dag) "SELECT coalesce(dag = '" dag "', -1) FROM regel_achttien WHERE item_id = 520"
#define VANAF(wat) "UPDATE bewaartermijn SET vanaf = '" wat "'"

/* From which day, for each way to count. 520 is about Emir, of 6 May 2016. */
static const struct vraag DAGEN[] = {
    {"DELETE FROM bewaartermijn WHERE id <> 99;"
     "UPDATE bewaartermijn SET jaren = 1, rang = 1;"
     "INSERT INTO notitie_versie VALUES (301, 520, 1, 'x', 'x', 'x', 101, " JUNI ")",
     NA("2027-01-01"), -1}, /* while anybody helps */
    {"UPDATE bewaartermijn SET tijdens_hulp = 1, vanaf = 'gemaakt'", NA("2027-01-01"), 1},
    {VANAF("wijziging"), NA("2027-06-01"), 1},
    {"UPDATE notitie_versie SET op = " JULI "; INSERT INTO notitie_versie VALUES (301, 521, 1, 'x',"
     " 'x', 'x', 101, " AUGUSTUS ");" VANAF("dossier"),
     NA("2027-08-01"), 1}, /* of all that its source wrote */
    {"UPDATE item SET bron_id = 14 WHERE id = 521;"
     "UPDATE gezinsplan SET geopend_op = 1767225600; UPDATE item SET bron_id = 12 WHERE id NOT IN"
     " (520, 521)",
     NA("2027-07-01"), 1}, /* and not what another wrote */
    {"UPDATE regie SET tot_op = " JUNI " WHERE id = 551;"
     "UPDATE gezinsplan SET status = 'gesloten', gesloten_op = " JUNI " WHERE id = 501;"
     "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-06-05' WHERE id = 503;"
     "UPDATE bewaartermijn SET tijdens_hulp = 0, vanaf = 'einde_hulp'",
     NA("2027-07-01"), 1}, /* written after the help ended */
    {"UPDATE betrokkenheid SET tot = '2026-09-05' WHERE id = 503", NA("2027-09-05"), 1},
    {VANAF("achttien"), NA("2035-05-06"), 1},
    {"UPDATE persoon SET geboortedatum = '2000-01-01' WHERE id = 202", NA("2027-07-01"), 1},
    /* kept until eighteen, whatever the term says */
    {"UPDATE persoon SET geboortedatum = '2016-05-06' WHERE id = 202;"
     "UPDATE bewaartermijn SET tot_achttien = 1, vanaf = 'wijziging'",
     NA("2034-05-06"), 1},
    {NULL, ACHTTIEN("2034-05-06"), 1},
    {"UPDATE persoon SET geboortedatum = '2016-00-00' WHERE id = 202", ACHTTIEN("2035-01-03"), 1},
    {"UPDATE persoon SET geboortedatum = '2016-05-00' WHERE id = 202", ACHTTIEN("2034-05-31"), 1},
    {"INSERT INTO item_persoon VALUES (301, 520, 205)", ACHTTIEN("2034-05-31"), 1}, /* Noor: 2028 */
    {"UPDATE persoon SET geboortedatum = NULL WHERE id = 205", ACHTTIEN("2034-05-31"), -1},
};

START_TEST(test_from_which_day) { vragen(DAGEN, COUNT_OF(DAGEN)); }
END_TEST

/* ---- who sees it ---- */

static const char STOP[] =
    "INSERT INTO vernietigingsstop (id, huishouden_id, persoon_id, soort, reden, door, op,"
    " beoordelen_op, opgeheven_op, opgeheven_door, opgeheven_reden) VALUES"
    " (840, 301, 201, 'klacht', 'x', 101, 1, '2027-01-01', NULL, NULL, NULL),"
    " (841, 301, NULL, 'klacht', 'x', 101, 1, '2027-01-01', NULL, NULL, NULL),"
    " (842, 301, NULL, 'klacht', 'x', 101, 1, '2027-01-01', 2, 101, 'Klaar.')";

START_TEST(test_holds)
{
    change(STOP);
    ck_assert_int_eq(part(COUNT("regel_stop")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_vernietigingsstop")), 3);
    ck_assert_int_eq(as("marieke", COUNT("zicht_vernietigingsstop")), 0);
    ck_assert_int_eq(as("hans", COUNT("zicht_vernietigingsstop")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_stop_privacy")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_stop_privacy")), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_stop_privacy")), 0);
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 107"); /* her own household (R6) */
    ck_assert_int_eq(as("ruth", COUNT("zicht_stop_privacy")), 0);
    change("UPDATE gebruiker SET persoon_id = NULL WHERE id = 107");
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 101");
    ck_assert_int_eq(as("sanne", COUNT("zicht_vernietigingsstop WHERE id = 840")), 0);
}
END_TEST

/* What an item shows of its own term, to whoever sees it, and no birthday (R24). */
START_TEST(test_term_of_an_item)
{
    ck_assert_int_eq(as("marieke", COUNT("zicht_bewaren WHERE item_id = 520")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_bewaren WHERE item_id = 521")), 0);
    change("DELETE FROM bewaartermijn WHERE id <> 99; UPDATE bewaartermijn SET vanaf = 'achttien'");
    ck_assert_int_eq(as("marieke", COUNT("zicht_bewaren WHERE item_id = 520 AND vroegst IS NULL")),
                     1);
}
END_TEST

static const char LIJSTEN[] = /* as they are later on */
    "DROP TRIGGER vernietigingslijst_begin; "
    "INSERT INTO vernietigingslijst (id, soort, grondslag, reden, huishouden_id, persoon_id, door,"
    " op, status, beslist_door, beslist_op, beslist_reden, totaal, klaar_op) VALUES"
    " (850, 'termijn', 'termijn', NULL, NULL, NULL, 106, 1, 'voorgesteld', NULL, NULL, NULL, 1,"
    "  NULL),"
    " (851, 'persoon', 'verzoek_avg', 'Hij vroeg het.', 301, 202, 107, 1, 'afgewezen', 106, 2,"
    "  'Nee.', 1, NULL),"
    " (852, 'persoon', 'verzoek_avg', NULL, NULL, NULL, 107, 1, 'klaar', 106, 2, 'Ja.', 1, 3);"
    "INSERT INTO vernietigingsregel (lijst_id, nr, wat, huishouden_id, item_id, persoon_id, soort)"
    " VALUES (850, 1, 'item', 301, 520, NULL, 'notitie'), (850, 2, 'item', 301, 560, NULL,"
    " 'afscherming'), (850, 3, 'persoon', 301, NULL, 201, 'persoon'),"
    " (850, 4, 'huishouden', 301, NULL, NULL, 'huishouden'),"
    " (850, 5, 'item', 301, 521, NULL, 'notitie');"
    "INSERT INTO vernietigingstelling VALUES (851, 'notitie', 'x', 'x', 'vernietigd', 1),"
    " (852, 'notitie', 'x', 'x', 'vernietigd', 1);";

#define STOPT(nr) "SELECT stop FROM zicht_vernietigingsregel WHERE lijst_id = 850 AND nr = " #nr

START_TEST(test_lists)
{
    change(LIJSTEN);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingslijst")), 3);
    ck_assert_int_eq(as("anja", COUNT("zicht_vernietigingslijst")), 2);
    ck_assert_int_eq(as("anja", COUNT("zicht_vernietigingslijst WHERE id = 851")), 0);
    ck_assert_int_eq(as("sanne", COUNT("zicht_vernietigingslijst")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingslijst WHERE reden IS NOT NULL")), 1);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingslijst WHERE beslist_reden = 'Ja.'")), 1);
    ck_assert_int_eq(as("anja", COUNT("zicht_vernietigingslijst WHERE beslist_reden = 'Ja.'")), 0);
    change("UPDATE vernietigingslijst SET reden = 'x' WHERE id = 850");
    ck_assert_int_eq(as("anja", COUNT("zicht_vernietigingslijst WHERE reden IS NOT NULL")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingstelling")), 2);
    ck_assert_int_eq(as("anja", COUNT("zicht_vernietigingstelling")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_vernietigingstelling")), 0);
    /* no line tells that there was a separation */
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingsregel WHERE soort = 'afscherming'")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietigingsregel WHERE soort = 'overig'")), 1);
    ck_assert_int_eq(as("ruth", "SELECT sum(stop) FROM zicht_vernietigingsregel"), 0);
    change(STOP);
    change("UPDATE vernietigingsstop SET opgeheven_op = 2, opgeheven_door = 101, opgeheven_reden ="
           " 'x' WHERE id = 841"); /* that of Elif alone */
    ck_assert_int_eq(as("ruth", STOPT(1)), 0);
    ck_assert_int_eq(as("ruth", STOPT(3)), 1); /* herself */
    ck_assert_int_eq(as("ruth", STOPT(4)), 1); /* the household she is in */
    ck_assert_int_eq(as("ruth", STOPT(5)), 1); /* an item about her */
}
END_TEST

/* R6 for who decides. */
START_TEST(test_lists_about_ones_own)
{
    change(LIJSTEN);
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietiging_eigen")), 0);
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 107");
    ck_assert_int_eq(as("ruth", COUNT("zicht_vernietiging_eigen")), 0);
    change("UPDATE gebruiker SET persoon_id = 204 WHERE id = 107");
    ck_assert_int_gt(as("ruth", COUNT("zicht_vernietiging_eigen")), 0);
    /* nor of a household that shares a member with theirs */
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 107;"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 499, 204, 'kind', '2026-01-01', 'hand')");
    ck_assert_int_gt(as("ruth", COUNT("zicht_vernietiging_eigen")), 0);
}
END_TEST

/* ---- 90_beheer.sql: what still runs on an account ---- */

START_TEST(test_what_no_longer_hangs_on_an_account)
{
    change("UPDATE betrokkenheid SET tot = '2026-11-19' WHERE id = 503");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'betrokkenheid'")), 1);
    change("UPDATE betrokkenheid SET tot = '2026-11-18' WHERE id = 503");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'betrokkenheid'")), 0);
    /* an intake of a household that others see: by its plan, by its regie */
    change("INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status,"
           " op) VALUES (302, 583, 101, 11, 'x', 'open', 1)");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'intake'")), 0);
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 2 WHERE id = 502");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'intake'")), 0);
    change("DELETE FROM regie WHERE id = 552");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'intake'")), 1);
    change("UPDATE gezinsplan SET status = 'open', gesloten_op = NULL WHERE id = 502");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_lopend WHERE soort = 'intake'")), 0);
    change("DROP TRIGGER toestemming_vast; UPDATE toestemming SET tot = '2026-11-19'");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_toestemming")), 1);
    change("UPDATE toestemming SET tot = '2026-11-18'");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_toestemming")), 0);
}
END_TEST

/* R27: an account waits while it, its onderdeel and its organisation are of today. */
START_TEST(test_who_waits)
{
    static const char wacht[] = "SELECT count(*) FROM regel_wachtend WHERE id = 108";
    static const struct vraag stap[] = {
        {NULL, wacht, 1},
        {"UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 108", wacht, 0},
        {"UPDATE gebruiker SET tot = NULL WHERE id = 108;"
         "UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 13",
         wacht, 0},
        {"UPDATE onderdeel SET tot = NULL WHERE id = 13;"
         "UPDATE organisatie SET tot = '2026-11-18' WHERE id = 2",
         wacht, 0},
        {"UPDATE organisatie SET tot = NULL WHERE id = 2", wacht, 1},
        /* a contact: confirmed on the machine waits for nobody, by a privacy officer neither */
        {"UPDATE onderdeel SET contact_id = 103 WHERE id = 13",
         COUNT("regel_wachtend WHERE id ="
               " 103"),
         0},
        {"UPDATE gebruiker SET bevestigd_door = 107 WHERE id = 103",
         COUNT("regel_wachtend WHERE id = 103"), 0},
        {"UPDATE gebruiker SET bevestigd_door = 101 WHERE id = 103",
         COUNT("regel_wachtend WHERE id = 103"), 1},
    };
    vragen(stap, COUNT_OF(stap));
}
END_TEST

#define BEVESTIGT COUNT("regel_bevestiger WHERE gebruiker_id = 108 AND bevestiger_id = 103")

START_TEST(test_who_may_confirm)
{
    static const struct vraag stap[] = {
        {"UPDATE onderdeel SET contact_id = 103 WHERE id = 13", BEVESTIGT, 1}, /* on the machine */
        {"UPDATE gebruiker SET bevestigd_door = 107 WHERE id = 103", BEVESTIGT, 1},
        {"UPDATE gebruiker SET bevestigd_door = 101 WHERE id = 103", BEVESTIGT, 0},
        {"UPDATE gebruiker SET bevestigd_door = NULL, tot = '2026-11-18' WHERE id = 103", BEVESTIGT,
         0},
        {"UPDATE gebruiker SET tot = NULL, onderdeel_id = 14 WHERE id = 103", BEVESTIGT, 0},
        {"UPDATE gebruiker SET onderdeel_id = 13 WHERE id = 103", BEVESTIGT, 1},
        /* a privacy officer who left */
        {"UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 103",
         COUNT("regel_bevestiger WHERE gebruiker_id = 103"), 1},
        {"UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 107",
         COUNT("regel_bevestiger WHERE gebruiker_id = 103"), 0},
        /* or whose onderdeel closed: they cannot confirm, so nobody waits for them */
        {"UPDATE gebruiker SET tot = NULL WHERE id = 107",
         COUNT("regel_bevestiger WHERE gebruiker_id = 103"), 1},
        {"UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 12",
         COUNT("regel_bevestiger WHERE gebruiker_id = 103"), 0},
    };
    vragen(stap, COUNT_OF(stap));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("regels_bewaren");
    TCase *tc = tcase_create("regels_bewaren");
    tcase_add_checked_fixture(tc, regels_start, regels_stop);
    tcase_add_test(tc, test_last_change);
    tcase_add_test(tc, test_help_runs_on);
    tcase_add_test(tc, test_which_term);
    tcase_add_test(tc, test_from_which_day);
    tcase_add_test(tc, test_holds);
    tcase_add_test(tc, test_term_of_an_item);
    tcase_add_test(tc, test_lists);
    tcase_add_test(tc, test_lists_about_ones_own);
    tcase_add_test(tc, test_what_no_longer_hangs_on_an_account);
    tcase_add_test(tc, test_who_waits);
    tcase_add_test(tc, test_who_may_confirm);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
