/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of the views around the items: the family as reader, the rights of the family, noodtoegang,
 * the duty desk, accounts, keeping and destroying. Each is a line that tests/mutatie breaks.
 */
#include "regels.h"

/* ---- R16: deciding to share ---- */

START_TEST(test_grounds_of_ones_own_kind_of_source)
{
    static const char of[] =
        "SELECT count(*) FROM deelgrond g WHERE g.actief = 1 AND g.geheim <= %d AND EXISTS"
        " (SELECT 1 FROM deelgrond_bron s WHERE s.grond_id = g.id AND s.soort = '%s')";
    char sql[400];
    (void)snprintf(sql, sizeof sql, of, 1, "ggz");
    ck_assert_int_gt(value(sql), 0);
    ck_assert_int_eq(as("ilse", COUNT("zicht_deelgrond")), value(sql));
    (void)snprintf(sql, sizeof sql, of, 0, "onderwijs");
    ck_assert_int_eq(as("marieke", COUNT("zicht_deelgrond")), value(sql));
    change("DELETE FROM deelgrond_bron WHERE soort = 'onderwijs'");
    ck_assert_int_eq(as("marieke", COUNT("zicht_deelgrond")), 0);
    ck_assert_int_gt(as("ilse", COUNT("zicht_deelgrond")), 0);
}
END_TEST

/* R27: what the privacy officer chose to read does not include who gave a signal, or what somebody
 * keeps for themselves, also when it stands in the categories of the decision. */
START_TEST(test_review_shows_no_melder)
{
    char sql[600];
    change(
        "DROP TRIGGER deelbesluit_toelaatbaar;" /* no ground of today has these categories */
        "INSERT INTO deelbesluit_persoon VALUES (301, 760, 202, NULL, NULL);"
        "INSERT INTO deelbesluit_categorie VALUES (301, 760, 'onderwijs'),"
        " (301, 760, 'melder'), (301, 760, 'werkaantekening');"
        "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door,"
        " besloten_op, ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg,"
        " gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op) SELECT 301, 760, min(id),"
        " 11, 101, 1, 14, 'veiligheid', 'x', 'x', 'gevaar', 'x', 'x', 'x', '2026-11-01',"
        " '2026-11-01', '2026-11-25', '2026-11-25' FROM deelgrond;");
    for (int i = 0; i < 2; i++) {
        static const char *const soort[] = {"melder", "werkaantekening"};
        (void)snprintf(sql, sizeof sql,
                       "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id,"
                       " auteur_id, door_regie, op, personen) VALUES (301, %d, 'notitie', '%s',"
                       " 'inhoud', 11, 101, 1, 1767225600, '000000000006a');"
                       "INSERT INTO item_persoon VALUES (301, %d, 202);",
                       540 + i, soort[i], 540 + i);
        change(sql);
    }
    ck_assert_int_eq(as("ruth", COUNT("zicht_toets_inhoud")), 0);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO deelbesluit_inzage VALUES (301, 760, 770, 'Klopt dit?', 107, %lld)",
                   (long long)clock_now(&app.clock));
    change(sql);
    ck_assert_int_eq(as("ruth", COUNT("zicht_toets_inhoud WHERE id = 520")), 1);
    ck_assert_int_eq(as("ruth", COUNT("zicht_toets_inhoud WHERE id IN (540, 541)")), 0);
    change("UPDATE item SET gesloten = 1 WHERE id = 520"); /* it lost a person */
    ck_assert_int_eq(as("ruth", COUNT("zicht_toets_inhoud WHERE id = 520")), 0);
}
END_TEST

/* ---- R17: noodtoegang, as it is shown ---- */

static const char
    NOOD[] = /* Marieke had it twice, the second runs; there is a question and an answer */
    "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld, van_op,"
    " tot_op, einde_op, einde_soort, stand) VALUES"
    " (301, 780, 103, 13, 'Emir is in gevaar.', 1, %lld, %lld, %lld, 'zelf', 'open'),"
    " (301, 781, 103, 13, 'Emir is weer in gevaar.', 1, %lld, %lld, NULL, NULL, 'vraag'),"
    " (301, 782, 104, 14, 'Elif is in gevaar.', 1, %lld, %lld, NULL, NULL, 'open');"
    "INSERT INTO noodtoegang_persoon VALUES (301, 780, 202), (301, 781, 201);"
    "INSERT INTO noodtoegang_vraag VALUES (301, 781, 790, 'Belde u?', 107, 1, NULL, NULL),"
    " (301, 780, 791, 'Belde u ook?', 107, 1, 'Ja.', 2);";

static void nood(void)
{
    char sql[1400];
    long long nu = (long long)clock_now(&app.clock);
    (void)snprintf(sql, sizeof sql, NOOD, nu - 9000, nu + 1000, nu - 8000, nu - 60, nu + 7200,
                   nu - 40 * 86400, nu - 40 * 86400 + 7200);
    change(sql);
}

START_TEST(test_emergency_is_reviewed_by_privacy)
{
    nood();
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_toets")), 3);
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang_toets")), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_noodtoegang_toets")), 0);
    ck_assert_int_eq(as("ruth", "SELECT sum(loopt) FROM zicht_noodtoegang_toets"), 1);
    ck_assert_int_eq(as("ruth", "SELECT max(keer) FROM zicht_noodtoegang_toets"), 2);
    ck_assert_int_eq(as("ruth", "SELECT keer FROM zicht_noodtoegang_toets WHERE id = 782"), 1);
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_vraag")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang_vraag")), 0);
    ck_assert_int_eq(as("marieke", COUNT("zicht_noodtoegang_vraag")), 2);
    ck_assert_int_eq(as("ilse", COUNT("zicht_noodtoegang_vraag")), 0);
    /* R6: nor of one's own household */
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 107");
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_toets")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_vraag")), 0);
    change("UPDATE gebruiker SET persoon_id = 203 WHERE id = 107");
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_toets")), 3);
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_vraag")), 2);
    /* nor one's own, of before one became one */
    change("DROP TRIGGER noodtoegang_vast; UPDATE noodtoegang SET gebruiker_id = 107"
           " WHERE id = 780");
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_toets")), 2);
    /* thirty days back, and not further */
    change("UPDATE noodtoegang SET einde_op = tot_op, einde_soort = 'verlopen' WHERE id = 782;"
           "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld,"
           " van_op, tot_op, stand) SELECT 301, 783, 104, 14, 'Elif is weer in gevaar.', 1,"
           " max(van_op), max(van_op) + 60, 'open' FROM noodtoegang");
    ck_assert_int_eq(as("ruth", "SELECT keer FROM zicht_noodtoegang_toets WHERE id = 783"), 1);
}
END_TEST

/* What was opened on the strength of it: the lines of the log that say so, for privacy. */
START_TEST(test_emergency_and_its_log_lines)
{
    char sql[900], grond[ID_TEXT_SIZE];
    nood();
    id_format(781, grond);
    (void)snprintf(sql, sizeof sql,
                   "DROP TRIGGER logregel_sluit_aan; DROP TRIGGER logregel_wijzigt_niet;"
                   "DROP TRIGGER noodtoegang_vast;"
                   "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker,"
                   " huishouden, gronden, uitkomst, verzoek, salt, commitment, keten) VALUES"
                   " (9001, 1, 'lezen', 'x', 103, 301, 'G1,G5:%s', 'geslaagd', 'x', randomblob(16),"
                   "  zeroblob(32), zeroblob(32)),"
                   " (9002, 1, 'lezen', 'x', 103, 301, 'G1', 'geslaagd', 'x', randomblob(16),"
                   "  zeroblob(32), zeroblob(32)),"
                   " (9003, 1, 'lezen', 'x', 104, 301, 'G5:%s', 'geslaagd', 'x', randomblob(16),"
                   "  zeroblob(32), zeroblob(32))",
                   grond, grond);
    change(sql);
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_blik")), 1);
    ck_assert_int_eq(as("ruth", "SELECT volgnr FROM zicht_noodtoegang_blik"), 9001);
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang_blik")), 0);
    change("UPDATE gebruiker SET persoon_id = 202 WHERE id = 107");
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_blik")), 0);
    change("UPDATE gebruiker SET persoon_id = NULL WHERE id = 107");
    change("UPDATE noodtoegang SET gebruiker_id = 107 WHERE id = 781;"
           "UPDATE logregel SET gebruiker = 107 WHERE volgnr = 9001");
    ck_assert_int_eq(as("ruth", COUNT("zicht_noodtoegang_blik")), 0);
}
END_TEST

START_TEST(test_emergency_for_regie_and_oneself)
{
    nood();
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang WHERE reden IS NOT NULL")), 3);
    ck_assert_int_eq(as("hans", COUNT("zicht_noodtoegang WHERE reden IS NULL")), 3);
    ck_assert_int_eq(as("sanne", "SELECT sum(loopt) FROM zicht_noodtoegang"), 1);
    ck_assert_int_eq(as("sanne", "SELECT tot_op < van_op + 2000 FROM zicht_noodtoegang WHERE id ="
                                 " 780"),
                     1); /* as it ended */
    ck_assert_int_eq(as("marieke", "SELECT sum(loopt) FROM zicht_mijn_noodtoegang"), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_mijn_noodtoegang")), 2);
    ck_assert_int_eq(as("marieke", COUNT("zicht_mijn_noodtoegang WHERE vraag IS NOT NULL")), 1);
    /* R19: not the reason of who is protected from that side */
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 101");
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang WHERE reden IS NULL")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_noodtoegang WHERE id = 781 AND reden IS NULL")), 1);
}
END_TEST

/* ---- R22: the duty desk ---- */

START_TEST(test_desk_is_nobody_of_beheer_or_privacy)
{
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 1); /* none yet: the procesregisseur */
    change("INSERT INTO dienst_onderdeel VALUES (12, '2026-01-01')"); /* of Anja and Ruth alone */
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 0);
    change("INSERT INTO dienst_onderdeel VALUES (13, '2026-01-01')"); /* and Nina has to wait */
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 1);
    change("UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 13;"
           "DELETE FROM dienst_onderdeel WHERE onderdeel_id = 12");
    ck_assert_int_eq(part("SELECT gebruiker_id FROM regel_dienst_account"), 105);
    change("UPDATE onderdeel SET tot = '2026-11-19' WHERE id = 13"); /* the last day */
    ck_assert_int_eq(part("SELECT gebruiker_id FROM regel_dienst_account"), 103);
    change("UPDATE organisatie SET tot = '2026-11-19' WHERE id = 2");
    ck_assert_int_eq(part("SELECT gebruiker_id FROM regel_dienst_account"), 103);
    change("UPDATE organisatie SET tot = '2026-11-18' WHERE id = 2");
    ck_assert_int_eq(part("SELECT gebruiker_id FROM regel_dienst_account"), 105);
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 105");
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 0);
}
END_TEST

/* Of the procesregisseurs that of the area. */
START_TEST(test_desk_of_the_area)
{
    change("INSERT INTO wijk (id, code, naam) VALUES (31, 'N', 'Noord'), (32, 'Z', 'Zuid');"
           "UPDATE huishouden SET wijk_id = 32 - (id = 301);"
           "INSERT INTO gebruiker_wijk VALUES (105, 31)");
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 1);
    change("UPDATE gebruiker_wijk SET wijk_id = 32");
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 0);
    /* where nobody works any more, nobody is rung */
    change(
        "UPDATE gebruiker_wijk SET wijk_id = 31; UPDATE onderdeel SET tot = '2026-11-18' WHERE id ="
        " (SELECT onderdeel_id FROM gebruiker WHERE id = 105)");
    ck_assert_int_eq(part(COUNT("regel_dienst_account")), 0);
}
END_TEST

static void belt(int id, int wie, int huis, int over)
{
    char sql[500];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, reden, op,"
                   " uitkomst, persoon_id, huishouden_id, stand) SELECT %d, %d, onderdeel_id,"
                   " 'bekend', 'Zorgen.', 1, 'verborgen', %d, %d, 'open' FROM gebruiker WHERE id ="
                   " %d",
                   id, wie, over, huis, wie);
    change(sql);
}

/* Asked, and answered at once: then nobody has to call. */
static void antwoord(int id, int wie, int huis, int over)
{
    char sql[500];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO bekend_vraag (id, gebruiker_id, onderdeel_id, voor, reden, op,"
                   " uitkomst, persoon_id, huishouden_id) SELECT %d, %d, onderdeel_id, 'bekend',"
                   " 'Zorgen.', 1, 'bekend', %d, %d FROM gebruiker WHERE id = %d",
                   id, wie, over, huis, wie);
    change(sql);
}

START_TEST(test_desk_reads_what_it_may_say)
{
    belt(806, 103, 302, 203);
    antwoord(807, 104, 302, 203);
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 1);
    ck_assert_int_eq(as("youssef", COUNT("zicht_terugbellen")), 0); /* of another household */
    change("UPDATE bekend_vraag SET antwoord = 'Nog niet.' WHERE id = 806");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst WHERE antwoord IS NULL")), 1);
    change("UPDATE bekend_vraag SET stand = 'akkoord', beslist_door = 102, beslist_op = 2"
           " WHERE id = 806");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst WHERE antwoord = 'Nog niet.'")), 1);
}
END_TEST

/* Whoever asked does not read at the desk that there is somebody to call back. */
START_TEST(test_desk_does_not_answer_itself)
{
    belt(801, 105, 302, 203);
    belt(802, 103, 302, 203);
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 1);
    ck_assert_int_eq(as("hans", "SELECT id FROM zicht_terugbel_dienst"), 802);
    ck_assert_int_eq(as("youssef", COUNT("zicht_terugbel_dienst")), 0);
    change("INSERT INTO dienst_onderdeel VALUES (13, '2026-01-01')");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 0);
    ck_assert_int_eq(as("marieke", COUNT("zicht_terugbel_dienst")), 1); /* not her own */
    change("UPDATE dienst_onderdeel SET onderdeel_id = 12"); /* R27: no dossier by this route */
    ck_assert_int_eq(as("ruth", COUNT("zicht_terugbel_dienst")), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_terugbel_dienst")), 0);
}
END_TEST

START_TEST(test_desk_and_whom_it_must_not_call)
{
    belt(803, 104, 301, 201);
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 1);
    /* who had the regie before is not whom to ask first */
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op)"
           " VALUES (301, 550, 102, 11, 1, 2)");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 1);
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 105");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 0);
    change("UPDATE afscherming_tegen SET gebruiker_id = 103;"
           "UPDATE gebruiker SET persoon_id = 204 WHERE id = 105"); /* R6: his own family */
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 0);
    change("UPDATE gebruiker SET persoon_id = NULL WHERE id = 105;"
           "INSERT INTO wijk (id, code, naam) VALUES (31, 'N', 'Noord'), (32, 'Z', 'Zuid');"
           "UPDATE huishouden SET wijk_id = 31 WHERE id = 301;"
           "INSERT INTO gebruiker_wijk VALUES (105, 31)");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 1);
    change("UPDATE gebruiker_wijk SET wijk_id = 32");
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbel_dienst")), 0);
}
END_TEST

START_TEST(test_regie_agrees_or_not)
{
    belt(804, 104, 301, 201);
    antwoord(805, 104, 301, 202);
    ck_assert_int_eq(as("sanne", COUNT("zicht_terugbellen")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_terugbellen WHERE overkant = 0")), 1);
    ck_assert_int_eq(as("hans", COUNT("zicht_terugbellen")), 0); /* there is a regisseur */
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 104");
    ck_assert_int_eq(as("sanne", COUNT("zicht_terugbellen WHERE overkant = 1")), 1);
    change("UPDATE afscherming_tegen SET gebruiker_id = 101");
    ck_assert_int_eq(as("sanne", COUNT("zicht_terugbellen")), 0); /* R19 */
}
END_TEST

/* R33: the same people in a household that intake did not find. */
START_TEST(test_double_households)
{
    change("UPDATE persoon SET adres_geheim = 1 WHERE id IN (201, 202);"
           "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
           " (302, 490, 201, 'moeder', '2026-01-01', 'hand')");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_dubbel")), 0);
    ck_assert_int_eq(as("hans", COUNT("zicht_dubbel")), 0); /* there is a regisseur */
    change("UPDATE lid SET tot = '2026-11-18' WHERE id = 490");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE lid SET tot = NULL WHERE id = 490;"
           "UPDATE lid SET tot = '2026-11-18' WHERE id = 401");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE lid SET tot = NULL WHERE id = 401");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    /* not across a separation between the two */
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 102");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE afscherming SET tot = '2026-11-19'");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE afscherming SET tot = '2026-11-18'");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    change("UPDATE afscherming SET tot = NULL;"
           "UPDATE afscherming_tegen SET gebruiker_id = NULL, onderdeel_id = 14;"
           "UPDATE gebruiker SET onderdeel_id = 14 WHERE id = 102");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE gebruiker SET onderdeel_id = 11 WHERE id = 102");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    change("UPDATE afscherming_tegen SET onderdeel_id = NULL, persoon_id = 203");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0); /* Daan lives there */
    change("UPDATE afscherming_tegen SET persoon_id = NULL, gebruiker_id = 101");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0); /* R19: protected from who looks */
    change(
        "UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 204"); /* Mark lives here */
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    change("UPDATE lid SET persoon_id = 205 WHERE id = 490"); /* Noor is there, and not protected */
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 2, vacature_sinds = NULL,"
           " vacature_uiterlijk = NULL WHERE huishouden_id = 302;"
           "UPDATE regie SET tot_op = van_op WHERE huishouden_id = 302;"
           "UPDATE huishouden SET gesloten_op = 2 WHERE id = 302");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
    /* nor when intake would have found this household */
    change("UPDATE huishouden SET gesloten_op = NULL WHERE id = 302;"
           "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op)"
           " VALUES (302, 559, 102, 11, 1795000000)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 1);
    change("UPDATE persoon SET adres_geheim = 0; UPDATE afscherming SET tot = '2026-11-18'");
    ck_assert_int_eq(as("sanne", COUNT("zicht_dubbel")), 0);
}
END_TEST

/* ---- G7: the family as reader ---- */

#define SEEN COUNT("zicht_item")

/* An account looks with their eyes only while it makes their extract. */
START_TEST(test_reads_for_somebody_while_making_their_extract)
{
    char sql[800];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id,"
                   " hoedanigheid, ontvangen, vraag, identiteit, uiterlijk, eigenaar_id, status,"
                   " door_id, op) VALUES (301, 820, 'inzage', 201, 201, 'zelf', '2026-11-10', 'x',"
                   " 'bekend', '2026-12-10', 101, 'open', 101, 1);"
                   "INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id,"
                   " maker_id, geheel, reden, op, status) VALUES"
                   " (301, 821, 820, 201, 201, 101, 0, 'x', 1, 'concept')");
    change(sql);
    int64_t own = as_family(NULL, 201, SEEN);
    ck_assert_int_gt(own, 0);
    ck_assert_int_eq(as_family("sanne", 201, SEEN), own);
    ck_assert_int_eq(as_family("sanne", 204, SEEN), 0); /* for another */
    ck_assert_int_eq(as_family("ruth", 201, SEEN), 0);  /* another's extract */
    change("UPDATE uittreksel SET status = 'vervallen'");
    ck_assert_int_eq(as_family("sanne", 201, SEEN), 0);
    /* of another household, unless it is the whole */
    change("UPDATE uittreksel SET status = 'concept', huishouden_id = 302");
    ck_assert_int_eq(as_family("sanne", 201, SEEN), 0);
    change("UPDATE uittreksel SET geheel = 1");
    ck_assert_int_eq(as_family("sanne", 201, SEEN), own);
}
END_TEST

/* Both sides of a separation, to its last day. */
START_TEST(test_reads_nothing_across_a_separation)
{
    static const char doel[] = COUNT("zicht_item WHERE id = 515");
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 515, 'doel', 'wonen', 'coordinatie', 11, 101,"
           " 1, 1767225600, '0000000000069,000000000006c');"
           "INSERT INTO item_persoon VALUES (301, 515, 201), (301, 515, 204);"
           "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status,"
           " status_op, status_door) VALUES (301, 515, 501, 'wonen', 'Samen', 'x', 'actief', 1,"
           " 101);"
           "INSERT INTO instemming VALUES (301, 515, 201, '2026-11-01', 101, 1),"
           " (301, 515, 204, '2026-11-01', 101, 1)");
    ck_assert_int_eq(as_family(NULL, 201, doel), 1);
    ck_assert_int_eq(as_family(NULL, 204, doel), 1);
    change(ELIF_APART);
    change("UPDATE afscherming SET tot = '2026-11-19';"
           "UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 204");
    ck_assert_int_eq(as_family(NULL, 201, doel), 0); /* who is protected */
    ck_assert_int_eq(as_family(NULL, 204, doel), 0); /* the other side */
    change("UPDATE afscherming SET tot = '2026-11-18'");
    ck_assert_int_eq(as_family(NULL, 201, doel), 1);
    /* by their work: the onderdeel of their account is the other side */
    change("UPDATE afscherming SET tot = NULL;"
           "UPDATE afscherming_tegen SET persoon_id = NULL, onderdeel_id = 13;"
           "UPDATE gebruiker SET persoon_id = 204 WHERE id = 103");
    ck_assert_int_eq(as_family(NULL, 204, doel), 0);
    ck_assert_int_eq(as_family(NULL, 201, doel), 1);
}
END_TEST

/* By a consent that names them (R8, R9, R13), when it was complete and its source confirmed it. */
START_TEST(test_reads_by_a_consent)
{
    static const char een[] = COUNT("zicht_item WHERE id = 516");
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 516, 'doel', 'gezondheid', 'coordinatie', 14,"
           " 104, 0, 1767225600, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 516, 201);"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_persoon_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (301, 704, 201,"
           " 'beroepsgeheim', 204, 'ggz', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling',"
           " 'Nederlands', 0, 0, 101, 11, 1769900400, 1769900400);"
           "INSERT INTO toestemming_item VALUES (301, 704, 516);"
           "INSERT INTO toestemming_bron VALUES (301, 704, 14, 104, 1769900400);"
           "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
           " (301, 704, 715, 201, 'zelf', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);"
           "DROP TRIGGER toestemming_vast");
    ck_assert_int_eq(as_family(NULL, 204, een), 1);
    change("UPDATE toestemming SET volledig_op = NULL WHERE id = 704");
    ck_assert_int_eq(as_family(NULL, 204, een), 0);
    change("UPDATE toestemming SET volledig_op = 1769900400 WHERE id = 704");
    ck_assert_int_eq(as_family(NULL, 204, een), 1);
    change("DELETE FROM toestemming_bron WHERE toestemming_id = 704;"
           "INSERT INTO toestemming_bron VALUES (301, 704, 14, NULL, NULL)");
    ck_assert_int_eq(as_family(NULL, 204, een), 0);
}
END_TEST

/* What is about nobody is nobody's, also when somebody agreed to it. */
START_TEST(test_reads_nothing_about_nobody)
{
    change("INSERT INTO instemming VALUES (301, 510, 204, '2026-11-01', 101, 1)");
    ck_assert_int_eq(as_family(NULL, 204, COUNT("zicht_item WHERE id = 510")), 1);
    change("DELETE FROM item_persoon WHERE item_id = 510");
    ck_assert_int_eq(as_family(NULL, 204, COUNT("zicht_item WHERE id = 510")), 0);
}
END_TEST

/* Gezag counts from its date to its last day, over a child that lives. */
START_TEST(test_reads_about_a_child)
{
    static const char kind[] = COUNT("zicht_item WHERE id = 520");
    ck_assert_int_eq(as_family(NULL, 204, kind), 1);
    change("UPDATE gezag SET van = '2026-11-20' WHERE id = 252");
    ck_assert_int_eq(as_family(NULL, 204, kind), 0);
    change("UPDATE gezag SET van = '2020-01-01', tot = '2026-11-19' WHERE id = 252");
    ck_assert_int_eq(as_family(NULL, 204, kind), 1);
    change("UPDATE gezag SET tot = '2026-11-18' WHERE id = 252");
    ck_assert_int_eq(as_family(NULL, 204, kind), 0);
    ck_assert_int_eq(as_family(NULL, 201, kind), 1);
    change("UPDATE persoon SET overleden_op = '2026-11-01' WHERE id = 202");
    ck_assert_int_eq(as_family(NULL, 201, kind), 0);
}
END_TEST

/* ---- R5: a role is not a capacity ---- */

/* A procesregisseur is one in their own area, where a plan is open; the role alone opens nothing.
 */
START_TEST(test_a_role_alone_is_no_capacity)
{
    static const char alone[] =
        "SELECT count(*) FROM zicht_bevoegdheid b WHERE b.handeling = 'regie.toewijzen'";
    ck_assert_int_gt(value("SELECT count(*) FROM bevoegdheid WHERE handeling = 'regie.toewijzen'"
                           " AND hoedanigheid = 'procesregisseur'"),
                     0);
    ck_assert_int_eq(as("hans", alone), 1);
    change("INSERT INTO wijk (id, code, naam) VALUES (31, 'N', 'Noord'), (32, 'Z', 'Zuid');"
           "UPDATE huishouden SET wijk_id = 31 WHERE id = 301;"
           "INSERT INTO gebruiker_wijk VALUES (105, 32)");
    ck_assert_int_eq(as("hans", alone), 0);
}
END_TEST

/* ---- R23: candidates by name ---- */

#define MARK_IS(view)                                                                              \
    COUNT(view " WHERE vraag MATCH naam_vraag('Mark de Boer', 0) AND huishouden_id = 301")

START_TEST(test_candidates_by_name)
{
    ck_assert_int_eq(as("sanne", MARK_IS("zicht_kandidaat_naam")),
                     1); /* of the household he is in */
    ck_assert_int_eq(as("hans", MARK_IS("zicht_kandidaat_naam")), 0);
    ck_assert_int_eq(as("hans", MARK_IS("zicht_kandidaat_proces_naam")), 1);
    ck_assert_int_eq(as("sanne", MARK_IS("zicht_kandidaat_proces_naam")), 0);
    ck_assert_int_eq(as("ruth", MARK_IS("zicht_kandidaat_proces_naam")), 0);
    change("INSERT INTO wijk (id, code, naam) VALUES (31, 'N', 'Noord'), (32, 'Z', 'Zuid');"
           "UPDATE huishouden SET wijk_id = 31 WHERE id = 301;"
           "INSERT INTO gebruiker_wijk VALUES (105, 31)");
    ck_assert_int_eq(as("hans", MARK_IS("zicht_kandidaat_proces_naam")), 1);
    change("UPDATE gebruiker_wijk SET wijk_id = 32");
    ck_assert_int_eq(as("hans", MARK_IS("zicht_kandidaat_proces_naam")), 0);
}
END_TEST

/* R24: what is found is what one sees, before anything of it is read. */
START_TEST(test_found_is_seen)
{
    static const char hidden[] = COUNT("zicht_vondst WHERE vraag MATCH zoek_vraag('slapen')");
    static const char seen[] = COUNT("zicht_vondst WHERE vraag MATCH zoek_vraag('verzuim')");
    ck_assert_int_eq(as("ilse", hidden), 0); /* not involved */
    ck_assert_int_eq(as("sanne", hidden), 0);
    ck_assert_int_eq(as("sanne", seen), 1);
}
END_TEST

/* ---- R27: who confirms whom ---- */

START_TEST(test_nobody_confirms_themselves)
{
    static const char zelf[] =
        "SELECT count(*) FROM regel_bevestiger WHERE gebruiker_id = bevestiger_id";
    /* a privacy officer who is the contact, confirmed by somebody who is none */
    change("UPDATE onderdeel SET contact_id = 107 WHERE id = 12;"
           "UPDATE gebruiker SET bevestigd_door = 106 WHERE id = 107");
    ck_assert_int_eq(part(COUNT("regel_wachtend WHERE id = 107")), 1);
    ck_assert_int_eq(part(zelf), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_te_bevestigen WHERE gebruiker_id = 107")), 0);
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (120, 'pim', 'Pim', 'privacy-officer', 12, '2020-01-01', 1);"
           "INSERT INTO gebruiker_rol VALUES (120, 'privacy')");
    ck_assert_int_eq(as("pim", COUNT("zicht_te_bevestigen WHERE gebruiker_id = 107")), 1);
}
END_TEST

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_rondom");
    regels_case(s, "test_grounds_of_ones_own_kind_of_source",
                test_grounds_of_ones_own_kind_of_source);
    regels_case(s, "test_review_shows_no_melder", test_review_shows_no_melder);
    regels_case(s, "test_emergency_is_reviewed_by_privacy", test_emergency_is_reviewed_by_privacy);
    regels_case(s, "test_emergency_and_its_log_lines", test_emergency_and_its_log_lines);
    regels_case(s, "test_emergency_for_regie_and_oneself", test_emergency_for_regie_and_oneself);
    regels_case(s, "test_desk_is_nobody_of_beheer_or_privacy",
                test_desk_is_nobody_of_beheer_or_privacy);
    regels_case(s, "test_desk_of_the_area", test_desk_of_the_area);
    regels_case(s, "test_desk_reads_what_it_may_say", test_desk_reads_what_it_may_say);
    regels_case(s, "test_desk_does_not_answer_itself", test_desk_does_not_answer_itself);
    regels_case(s, "test_desk_and_whom_it_must_not_call", test_desk_and_whom_it_must_not_call);
    regels_case(s, "test_regie_agrees_or_not", test_regie_agrees_or_not);
    regels_case(s, "test_double_households", test_double_households);
    regels_case(s, "test_reads_for_somebody_while_making_their_extract",
                test_reads_for_somebody_while_making_their_extract);
    regels_case(s, "test_reads_nothing_across_a_separation",
                test_reads_nothing_across_a_separation);
    regels_case(s, "test_reads_by_a_consent", test_reads_by_a_consent);
    regels_case(s, "test_reads_nothing_about_nobody", test_reads_nothing_about_nobody);
    regels_case(s, "test_reads_about_a_child", test_reads_about_a_child);
    regels_case(s, "test_a_role_alone_is_no_capacity", test_a_role_alone_is_no_capacity);
    regels_case(s, "test_candidates_by_name", test_candidates_by_name);
    regels_case(s, "test_found_is_seen", test_found_is_seen);
    regels_case(s, "test_nobody_confirms_themselves", test_nobody_confirms_themselves);
    return s;
}

int main(void) { return harness_main(suite()); }
