/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of the rules that no page shows at once: who sees which consent, who may do what,
 * overviews, intake, beheer. Each is a line that tests/mutatie breaks.
 */
#include "langs.h"
#include "regels.h"

/* ---- the consent matrix (R21) ---- */

/* A consent about somebody, of soort avg, recorded by an account; the receiver is an onderdeel (or,
 * below zero, a person). */
static void consent(int id, int about, int from, int to, int by)
{
    char sql[1200];
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
        " ontvanger_persoon_id, doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek,"
        " vastgelegd_door, vastgelegd_onderdeel_id, vastgelegd_op, volledig_op)"
        " SELECT 301, %d, %d, 'avg', CASE WHEN %d > 0 THEN %d END, CASE WHEN %d < 0 THEN -(%d) END,"
        " 'onderwijs', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0, %d,"
        " onderdeel_id, 1769900400, 1769900400 FROM gebruiker WHERE id = %d;"
        "INSERT INTO toestemming_categorie VALUES (301, %d, 'wonen');"
        "INSERT INTO toestemming_bron VALUES (301, %d, %d, %d, 1769900400);",
        id, about, to, to, to, to, by, by, id, id, from, by);
    change(sql);
}

static int64_t sees_consent(const char *who, int id)
{
    char sql[100];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM zicht_toestemming WHERE id = %d", id);
    return as(who, sql);
}

START_TEST(test_consents_that_regie_sees)
{
    consent(721, 202, 13, 12, 103); /* between two without beroepsgeheim */
    consent(722, 201, 14, 13, 104); /* from one whose involvement regie may not know */
    consent(723, 201, 13, 14, 103); /* to that one */
    ck_assert_int_eq(sees_consent("sanne", 721), 1);
    ck_assert_int_eq(sees_consent("sanne", 722), 0);
    ck_assert_int_eq(sees_consent("sanne", 723), 0);
    ck_assert_int_eq(sees_consent("marieke", 722), 1);
    ck_assert_int_eq(sees_consent("marieke", 723), 1);
    ck_assert_int_eq(sees_consent("hans", 701), 0); /* of the source, but not involved */
    ck_assert_int_eq(sees_consent("youssef", 701), 0);
}
END_TEST

START_TEST(test_consents_that_a_partner_sees)
{
    consent(724, 202, 11, 12, 101); /* no part in it */
    consent(725, 202, 11, 13, 101); /* for one colleague */
    change("DROP TRIGGER toestemming_vast; UPDATE toestemming SET ontvanger_gebruiker_id = 108"
           " WHERE id = 725");
    ck_assert_int_eq(sees_consent("marieke", 701), 1);
    ck_assert_int_eq(sees_consent("marieke", 724), 0);
    ck_assert_int_eq(sees_consent("marieke", 725), 0);
    ck_assert_int_eq(sees_consent("sanne", 724), 1);
}
END_TEST

START_TEST(test_consents_of_somebody_protected)
{
    consent(726, 201, 11, 13, 101);
    consent(727, 202, 13, -201, 103); /* for Elif herself */
    ck_assert_int_eq(sees_consent("marieke", 726), 1);
    ck_assert_int_eq(sees_consent("marieke", 727), 1);
    change(ELIF_APART);
    ck_assert_int_eq(sees_consent("marieke", 726), 0);
    ck_assert_int_eq(sees_consent("marieke", 727), 0);
    /* nor is she told as a giver, or what she said */
    ck_assert_int_eq(sees_consent("marieke", 701), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_gever WHERE toestemming_id = 701")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_verklaring WHERE toestemming_id = 701")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_gever WHERE toestemming_id = 701")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_verklaring WHERE toestemming_id = 701")), 2);
}
END_TEST

/* R6: nothing about oneself, also where one is no member. */
START_TEST(test_consents_about_oneself)
{
    change("INSERT INTO persoon (id, naam, zoeknaam, geslacht, bron, bron_datum) VALUES"
           " (299, 'Marieke', 'marieke', 'v', 'hand', '2026-01-01')");
    consent(728, 299, 11, 13, 101);
    ck_assert_int_eq(sees_consent("marieke", 728), 1);
    change("UPDATE gebruiker SET persoon_id = 299 WHERE id = 103");
    ck_assert_int_eq(sees_consent("marieke", 728), 0);
    ck_assert_int_eq(sees_consent("marieke", 701), 1);
}
END_TEST

START_TEST(test_single_items_of_a_consent)
{
    change("INSERT INTO toestemming_item VALUES (301, 701, 512), (301, 701, 520)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_toestemming_item")), 1); /* 512 is hidden from her */
}
END_TEST

START_TEST(test_what_a_giver_said_last)
{
    change("INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id,"
           " hoedanigheid, antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
           " (301, 701, 790, 201, 'gezag', 'ingetrokken', 'mondeling', '2026-03-01', 101, 1)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_gever WHERE gever_persoon_id = 201 AND antwoord ="
                                       " 'ingetrokken'")),
                     1);
}
END_TEST

/* A person as receiver: as long as they live. */
START_TEST(test_receiver_who_died)
{
    static const char erbij[] =
        "SELECT count(*) FROM regel_ontvanger_erbij WHERE toestemming_id = 729";
    consent(729, 202, 11, -204, 101);
    ck_assert_int_eq(part(erbij), 1);
    change("UPDATE persoon SET overleden_op = '2026-11-01' WHERE id = 204");
    ck_assert_int_eq(part(erbij), 0);
}
END_TEST

/* R8: whom a consent can be for. */
START_TEST(test_who_can_receive)
{
    ck_assert_int_eq(as("sanne", COUNT("zicht_ontvanger WHERE onderdeel_id = 13")), 1);
    change("UPDATE betrokkenheid SET tot = '2026-11-18' WHERE id = 503");
    ck_assert_int_eq(as("sanne", COUNT("zicht_ontvanger WHERE onderdeel_id = 13")), 0);
    change("UPDATE betrokkenheid SET tot = NULL, status = 'geweigerd' WHERE id = 503");
    ck_assert_int_eq(as("sanne", COUNT("zicht_ontvanger WHERE onderdeel_id = 13")), 0);
}
END_TEST

#define ILSE_ASKED "zicht_ontvanger WHERE gebruiker_id = 104"
#define ILSE_HELPS COUNT(ILSE_ASKED " AND erbij = 1")

/* Somebody who helps for a source that keeps it to itself is invited, for the same: the answer is
 * not that they are there already. */
START_TEST(test_invitation_tells_nothing)
{
    change("DELETE FROM betrokkenheid WHERE gebruiker_id = 104;"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 535, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 14, 104, 0, 1, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 535, 201);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door) VALUES"
           " (301, 535, 104, 14, 'x', 'ggz', 'x', '2026-01-01', 'actief', 104, 1, 102)");
    ck_assert_int_eq(as("sanne", COUNT(ILSE_ASKED)), 0);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 536, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 101, 1, 1, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 536, 201);"
           "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
           " doel_zin, van, status, gevraagd_door, gevraagd_op) VALUES"
           " (301, 536, 104, 14, 'x', 'ggz', 'x', '2026-01-01', 'uitgenodigd', 101, 1)");
    ck_assert_int_eq(as("sanne", COUNT(ILSE_ASKED)), 1);
    ck_assert_int_eq(as("sanne", ILSE_HELPS), 0);
    change("UPDATE betrokkenheid SET status = 'actief', beslist_door = 104, van = '2026-11-20'"
           " WHERE id = 536");
    ck_assert_int_eq(as("sanne", ILSE_HELPS), 0); /* from tomorrow */
    change("UPDATE betrokkenheid SET van = '2026-11-19' WHERE id = 536");
    ck_assert_int_eq(as("sanne", ILSE_HELPS), 1);
    change("UPDATE betrokkenheid SET opgeschort = 1 WHERE id = 536");
    ck_assert_int_eq(as("sanne", ILSE_HELPS), 0);
    change("UPDATE betrokkenheid SET opgeschort = 0 WHERE id = 536;"
           "UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 104");
    ck_assert_int_eq(as("sanne", ILSE_HELPS), 0); /* does not work there any more */
}
END_TEST

/* R19: on the other side one does not read which colleagues help whom. */
START_TEST(test_colleagues_on_the_other_side)
{
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van,"
           " bevestigd_op) VALUES (109, 'meester', 'Meester', 'leraar', 13, '2020-01-01', 1);"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 534, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 101, 1, 1, '0000000000069'); INSERT INTO item_persoon VALUES (301,"
           " 534, 201); INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id,"
           " taak, doel, doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door) VALUES"
           " (301, 534, 109, 13, 'x', 'wonen', 'x', '2026-01-01', 'actief', 101, 1, 109)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_ontvanger WHERE gebruiker_id = 109")), 1);
    change(ELIF_APART);
    ck_assert_int_eq(as("marieke", COUNT("zicht_ontvanger WHERE gebruiker_id = 109")), 0);
    ck_assert_int_ge(as("marieke", COUNT("zicht_ontvanger WHERE gebruiker_id = 103")), 1);
}
END_TEST

/* R19: to whom a text that names a place is not put, and which texts do. */
START_TEST(test_texts_that_name_a_place)
{
    static const char overkant[] =
        "SELECT count(*) FROM regel_gever_overkant WHERE toestemming_id = 701";
    static const char plek[] =
        "SELECT count(*) FROM regel_toestemming_plek WHERE toestemming_id = 730";
    change(ELIF_APART);
    ck_assert_int_eq(part(overkant), 0);
    change("INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (560, 567, 204)");
    ck_assert_int_eq(part(overkant), 1);
    change("UPDATE gezag SET houder_id = NULL, houder_onderdeel_id = 14 WHERE id = 252;"
           "DELETE FROM afscherming_tegen WHERE id = 567");
    ck_assert_int_eq(part(overkant), 0);
    change(
        "INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (560, 568, 14)");
    ck_assert_int_eq(part(overkant), 1);
    consent(730, 202, 11, 12, 101);
    ck_assert_int_eq(part(plek), 0);
    change("UPDATE organisatie SET soort = 'vrouwenopvang' WHERE id = 1");
    ck_assert_int_eq(part(plek), 1); /* a shelter: always */
    change("UPDATE organisatie SET soort = 'onderwijs' WHERE id = 1");
    ck_assert_int_eq(part(plek), 0); /* a school: of somebody who hides */
    change("UPDATE persoon SET adres_geheim = 1 WHERE id = 202");
    ck_assert_int_eq(part(plek), 1);
    change("UPDATE organisatie SET soort = 'gemeente' WHERE id = 1");
    ck_assert_int_eq(part(plek), 0);
    change("INSERT INTO toestemming_item VALUES (301, 730, 522)"); /* reveals a place */
    ck_assert_int_eq(part(plek), 1);
    change("UPDATE item SET plek = 0 WHERE id = 522");
    ck_assert_int_eq(part(plek), 0);
    change("INSERT INTO toestemming_categorie VALUES (301, 730, 'contact')");
    ck_assert_int_eq(part(plek), 1);
    change("UPDATE persoon SET adres_geheim = 0 WHERE id = 202");
    ck_assert_int_eq(part(plek), 0);
    change("INSERT INTO afscherming_persoon VALUES (560, 202)"); /* or is protected */
    ck_assert_int_eq(part(plek), 1);
}
END_TEST

/* ---- deelbesluiten (R16) ---- */

START_TEST(test_who_sees_a_decision)
{
    change(DECIDED);
    ck_assert_int_eq(as("marieke", COUNT("zicht_deelbesluit")), 1);          /* towards her */
    ck_assert_int_eq(as("marieke", COUNT("zicht_deelbesluit_afweging")), 0); /* not the weighing */
    ck_assert_int_eq(as("sanne", COUNT("zicht_deelbesluit")), 0);
    ck_assert_int_eq(as("ilse", COUNT("zicht_deelbesluit")), 0); /* its source, not involved */
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES (301, 538, 'betrokkenheid', 'betrokkenheid',"
           " 'coordinatie', 11, 101, 1, 1, '0000000000069'); INSERT INTO item_persoon VALUES (301,"
           " 538, 201); INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id,"
           " taak, doel, doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door) VALUES"
           " (301, 538, 104, 14, 'x', 'ggz', 'x', '2026-01-01', 'actief', 101, 1, 104)");
    ck_assert_int_eq(as("ilse", COUNT("zicht_deelbesluit")), 1);
    ck_assert_int_eq(as("ilse", COUNT("zicht_deelbesluit_afweging")), 1);
    change(ELIF_APART);
    ck_assert_int_eq(as("marieke", COUNT("zicht_deelbesluit")), 0);
}
END_TEST

/* ---- seeing is not doing (R5) ---- */

static int64_t may(const char *who, const char *handeling)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM zicht_bevoegdheid WHERE handeling = '%s'",
                   handeling);
    return as(who, sql);
}

static int64_t may_item(const char *who, const char *handeling, int id)
{
    char sql[200];
    (void)snprintf(
        sql, sizeof sql,
        "SELECT count(*) FROM zicht_item_bevoegdheid WHERE handeling = '%s' AND item_id ="
        " %d",
        handeling, id);
    return as(who, sql);
}

START_TEST(test_who_may_do_what)
{
    static const struct {
        const char *handeling, *may, *may_not[6];
    } table[] = {
        {"doel.toevoegen", "sanne", {"marieke", "hans", "youssef", "ilse", "anja", "ruth"}},
        {"notitie.toevoegen", "marieke", {"hans", "youssef", "ilse", "anja", "ruth", "nieuw"}},
        {"regie.toewijzen", "hans", {"sanne", "marieke", "youssef", "ilse", "anja", "ruth"}},
        {"betrokkenheid.vragen", "ilse", {"anja", "ruth", "nieuw"}},
        {"huishouden.openen", "youssef", {"marieke", "ilse", "hans", "anja", "ruth", "nieuw"}},
        {"organisatie.toevoegen", "anja", {"sanne", "hans", "ruth", "marieke", "ilse", "nieuw"}},
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        ck_assert_msg(may(table[i].may, table[i].handeling) == 1, "%s %s", table[i].may,
                      table[i].handeling);
        for (size_t j = 0; j < COUNT_OF(table[i].may_not) && table[i].may_not[j]; j++)
            ck_assert_msg(may(table[i].may_not[j], table[i].handeling) == 0, "%s %s",
                          table[i].may_not[j], table[i].handeling);
    }
}
END_TEST

START_TEST(test_who_may_do_what_with_an_item)
{
    ck_assert_int_eq(may_item("sanne", "notitie.wijzigen", 520), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_item WHERE id = 520")), 1);
    ck_assert_int_eq(may_item("marieke", "notitie.wijzigen", 520), 0);
    /* what she wrote for another onderdeel stayed there */
    change("UPDATE item SET auteur_id = 101 WHERE id = 503");
    ck_assert_int_eq(as("sanne", COUNT("zicht_item WHERE id = 503")), 1);
    ck_assert_int_eq(may_item("sanne", "notitie.wijzigen", 503), 0);
    /* the one whose involvement it is */
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beeindigen", 503), 1);
    ck_assert_int_eq(may_item("sanne", "betrokkenheid.beeindigen", 503), 0);
    /* sent to them, while it is theirs */
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beslissen", 503), 0);
    change("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
           " VALUES (301, 503, 569, 104, '2026-01-01')");
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beslissen", 503), 0);
    change("UPDATE geadresseerde SET gebruiker_id = 103");
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beslissen", 503), 1);
    change("UPDATE geadresseerde SET tot = '2026-11-18'");
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beslissen", 503), 0);
    change("UPDATE geadresseerde SET tot = NULL, van = '2026-11-20'");
    ck_assert_int_eq(may_item("marieke", "betrokkenheid.beslissen", 503), 0);
}
END_TEST

START_TEST(test_owners_of_items)
{
    change(
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES"
        " (301, 535, 'actie', 'onderwijs', 'coordinatie', 13, 101, 0, 1, '000000000006a'),"
        " (301, 536, 'aanmelding', 'plan', 'coordinatie', 13, 101, 0, 1, '000000000006a');"
        "INSERT INTO item_persoon VALUES (301, 535, 202), (301, 536, 202);"
        "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
        " vervaldatum, status, status_op, status_door) VALUES"
        " (301, 535, 510, 'x', 103, '2026-12-01', 'open', 1, 101);"
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (301, 536, 103, 13, 'x', 'afgerond', 1)");
    ck_assert_int_eq(may_item("marieke", "actie.stand", 535), 1);
    ck_assert_int_eq(may_item("marieke", "aanmelding.wijzigen", 536), 1);
    ck_assert_int_eq(may_item("sanne", "actie.stand", 535), 0); /* hers as regie, not as owner */
    ck_assert_int_eq(may_item("sanne", "aanmelding.wijzigen", 536), 0);
    ck_assert_int_eq(as("marieke", COUNT("zicht_kandidaat_actie")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_kandidaat_actie")), 0);
    /* the source confirms, when it is involved */
    ck_assert_int_eq(may_item("sanne", "toestemming.bevestigen", 701), 1);
    ck_assert_int_eq(may_item("marieke", "toestemming.bevestigen", 701), 0);
    ck_assert_int_eq(may_item("hans", "toestemming.bevestigen", 701), 0);
}
END_TEST

/* ---- overviews and intake ---- */

START_TEST(test_candidates)
{
    ck_assert_int_eq(as("sanne", COUNT("zicht_kandidaat")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_kandidaat")), 1);
    ck_assert_int_eq(as("hans", COUNT("zicht_kandidaat")), 0);
    ck_assert_int_eq(as("hans", COUNT("zicht_kandidaat_proces")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_kandidaat_proces")), 0);
    change("INSERT INTO waarneming VALUES (302, 576, 552, 101, 11, '2026-11-01', '2026-12-01', 1)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_kandidaat")), 2);
    change(
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (301, 537, 105, 11, 'x', 'open', 1)");
    ck_assert_int_eq(as("hans", COUNT("zicht_kandidaat")), 1);
    change("INSERT INTO wijk (id, code, naam) VALUES (5, 'n', 'Noord'), (6, 'z', 'Zuid');"
           "INSERT INTO gebruiker_wijk VALUES (105, 6); UPDATE huishouden SET wijk_id = id - 296");
    ck_assert_int_eq(as("hans", COUNT("zicht_kandidaat_proces")), 1);
}
END_TEST

/* Persons 298 (nobody's) and 202, 203 (of a household) are found by Youssef in his login. */
static void search(void)
{
    (void)login_found("youssef", 202);
    change("INSERT INTO persoon (id, naam, zoeknaam, geslacht, straat, bron, bron_datum) VALUES"
           " (298, 'Los', 'los', 'v', 'Kade', 'hand', '2026-01-01');"
           "INSERT INTO gezag (id, kind_id, soort, houder_id, van, bron, bron_datum, vastgelegd_op)"
           " VALUES (258, 298, 'eenhoofdig_ouderlijk', 201, '2020-01-01', 'x', '2026-01-01', 1);"
           "INSERT INTO zoekvondst SELECT max(id), 298, 1795086000 FROM sessie;"
           "INSERT INTO zoekvondst SELECT max(id), 203, 1795086000 FROM sessie;");
}

START_TEST(test_found_at_intake)
{
    search();
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden")), 1); /* 298 */
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE straat = 'Kade'")), 1);
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_gezag WHERE houder_id = 201")), 1);
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_bekend")), 2); /* 202, 203 */
    (void)login("sanne");
    ck_assert_int_eq(as("sanne", COUNT("zicht_gevonden")), 0); /* another login */
    ck_assert_int_eq(as("sanne", COUNT("zicht_gevonden_bekend")), 0);
    change("UPDATE persoon SET adres_geheim = 1 WHERE id IN (201, 298)");
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_gezag WHERE houder_id = 201")), 0);
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE straat IS NOT NULL")), 0);
    change("UPDATE persoon SET adres_geheim = 0");
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op)"
           " VALUES (302, 577, 101, 11, 1, 2)");
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_bekend")), 2); /* today's alone */
}
END_TEST

/* R22: what hides is not found, each for its own reason. */
START_TEST(test_hidden_from_intake)
{
    static const char *const hides[] = {
        "UPDATE persoon SET adres_geheim = 1 WHERE id = 201",
        ("INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (301, 560, 'x',"
         " '2026-01-01', 101, 1); INSERT INTO afscherming_persoon VALUES (560, 201)"),
        "UPDATE organisatie SET soort = 'veilig_thuis' WHERE id = 2",
    };
    search();
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_bekend WHERE persoon_id = 202")), 1);
    change(hides[_i]);
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_bekend WHERE persoon_id = 202")), 0);
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE id = 202")), 1); /* nobody's */
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden_bekend WHERE persoon_id = 203")), 1);
}
END_TEST

/* R22: and nothing is looked up over all households for it, which would tell by its time. */
START_TEST(test_hidden_in_a_large_place)
{
    search();
    vreemden_make();
    struct db_conn *c = langs_open(db_reader_open);
    ck_assert_int_eq(asked(c, "youssef", 301, COUNT("zicht_gevonden")), 1);
    ck_assert_int_eq(asked(c, "youssef", 301, COUNT("zicht_gevonden_bekend")), 2);
    db_conn_close(c);
    ck_assert_int_lt(langs_most, VREEMDEN / 2);
}
END_TEST

/* R19: nor is whoever is protected from the one who searches. */
START_TEST(test_protected_from_who_searches)
{
    search();
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = 102");
    /* the gezag is there, as of somebody who is in no file */
    ck_assert_int_eq(
        as("youssef", COUNT("zicht_gevonden_gezag WHERE kind_id = 298 AND houder IS NULL"
                            " AND houder_id IS NULL")),
        1);
    change("INSERT INTO afscherming_persoon VALUES (560, 298)");
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE id = 298")), 0);
}
END_TEST

/* ---- beheer ---- */

#define RUNS(soort) COUNT("zicht_beheer_lopend WHERE soort = '" soort "'")

START_TEST(test_what_hangs_on_an_account)
{
    ck_assert_int_eq(as("anja", RUNS("regie")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_beheer_lopend")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_beheer_lopend")), 0);
    ck_assert_int_eq(as("anja", RUNS("betrokkenheid")), 1);
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_toestemming")), 1);
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 552;"
           "UPDATE betrokkenheid SET status = 'uitgenodigd' WHERE id = 503;"
           "INSERT INTO waarneming VALUES (301, 578, 551, 102, 11, '2026-11-01', '2026-11-18', 1),"
           " (301, 579, 551, 102, 11, '2026-11-01', '2026-11-19', 1);"
           "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status,"
           " gevraagd_op) VALUES (301, 581, 'overdracht', 102, 101, 'x', 'gevraagd', 1);"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id,"
           " vervaldatum, status, status_op, status_door) VALUES"
           " (301, 582, 510, 'x', 103, '2026-12-01', 'open', 1, 101);"
           "INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op) VALUES (303, 'x', 'x',"
           " 11, 1); INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag,"
           " status, op) VALUES (303, 583, 102, 11, 'x', 'open', 1)");
    ck_assert_int_eq(as("anja", RUNS("regie")), 1);
    ck_assert_int_eq(as("anja", RUNS("waarneming")), 1);
    ck_assert_int_eq(as("anja", RUNS("betrokkenheid")), 0);
    ck_assert_int_eq(as("anja", RUNS("verzoek")), 2);
    ck_assert_int_eq(as("anja", RUNS("actie")), 1);
    ck_assert_int_eq(as("anja", RUNS("intake")), 1);
    change("UPDATE toestemming SET einde_op = 1, einde_soort = 'ingetrokken'");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_toestemming")), 0);
}
END_TEST

/* R27: the contact of the onderdeel confirms, unless they are what has to be confirmed. */
START_TEST(test_who_confirms)
{
    static const char marieke[] =
        "SELECT count(*) FROM zicht_te_bevestigen WHERE gebruiker_id = 108";
    static const char ruth[] = "SELECT count(*) FROM zicht_te_bevestigen WHERE gebruiker_id = 103";
    change("UPDATE onderdeel SET contact_id = 103 WHERE id = 13");
    ck_assert_int_eq(as("marieke", marieke), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_te_bevestigen")), 0);
    ck_assert_int_eq(as("ruth", marieke), 0); /* there is a contact for that */
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_bevestiger")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_beheer_bevestiger")), 0);
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 103");
    ck_assert_int_eq(as("ruth", ruth), 1); /* a contact is confirmed by a privacy officer */
    ck_assert_int_eq(as("marieke", marieke), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_bevestiger")), 1); /* not by who waits too */
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 107");
    ck_assert_int_eq(as("anja", COUNT("zicht_beheer_bevestiger")), 0); /* nor by oneself */
    change("UPDATE gebruiker SET bevestigd_op = 1 WHERE id IN (103, 107);"
           "DELETE FROM gebruiker_rol WHERE gebruiker_id = 103;"
           "INSERT INTO gebruiker_rol VALUES (103, 'beheerder')");
    ck_assert_int_eq(as("marieke", marieke), 0); /* never a beheerder */
}
END_TEST

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_doen");
    regels_case(s, "test_consents_that_regie_sees", test_consents_that_regie_sees);
    regels_case(s, "test_consents_that_a_partner_sees", test_consents_that_a_partner_sees);
    regels_case(s, "test_consents_of_somebody_protected", test_consents_of_somebody_protected);
    regels_case(s, "test_consents_about_oneself", test_consents_about_oneself);
    regels_case(s, "test_single_items_of_a_consent", test_single_items_of_a_consent);
    regels_case(s, "test_what_a_giver_said_last", test_what_a_giver_said_last);
    regels_case(s, "test_receiver_who_died", test_receiver_who_died);
    regels_case(s, "test_who_can_receive", test_who_can_receive);
    regels_case(s, "test_invitation_tells_nothing", test_invitation_tells_nothing);
    regels_case(s, "test_colleagues_on_the_other_side", test_colleagues_on_the_other_side);
    regels_case(s, "test_texts_that_name_a_place", test_texts_that_name_a_place);
    regels_case(s, "test_who_sees_a_decision", test_who_sees_a_decision);
    regels_case(s, "test_who_may_do_what", test_who_may_do_what);
    regels_case(s, "test_who_may_do_what_with_an_item", test_who_may_do_what_with_an_item);
    regels_case(s, "test_owners_of_items", test_owners_of_items);
    regels_case(s, "test_candidates", test_candidates);
    regels_case(s, "test_found_at_intake", test_found_at_intake);
    regels_cases(s, "test_hidden_from_intake", test_hidden_from_intake, 3);
    regels_case(s, "test_hidden_in_a_large_place", test_hidden_in_a_large_place);
    regels_case(s, "test_protected_from_who_searches", test_protected_from_who_searches);
    regels_case(s, "test_what_hangs_on_an_account", test_what_hangs_on_an_account);
    regels_case(s, "test_who_confirms", test_who_confirms);
    return s;
}

int main(void) { return harness_main(suite()); }
