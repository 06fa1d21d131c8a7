/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of the rules that no page shows at once: the card, members, separations, what was
 * sent, regie, the kinds of items, the log. Each is a line that tests/mutatie breaks.
 */
#include "regels.h"

/* ---- the card and the members ---- */

START_TEST(test_card_has_the_open_plan)
{
    change("INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, gesloten_op)"
           " VALUES (301, 590, 'gesloten', 1, 2)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_kaart")), 1);
    ck_assert_int_eq(as("marieke", "SELECT max(plan_id) FROM zicht_kaart"), 501);
}
END_TEST

START_TEST(test_card_has_the_regisseur_of_today)
{
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op)"
           " VALUES (301, 550, 102, 11, 1, 2)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_kaart")), 1);
    /* who it was before, is for regie and procesregie */
    ck_assert_int_eq(as("marieke", COUNT("zicht_regie")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_regie")), 2);
    ck_assert_int_eq(as("hans", COUNT("zicht_regie")), 2);
}
END_TEST

static const char CONTACT[] = /* school may read about Emir what counts as contact */
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) VALUES (301, 702, 202, 'avg', 13, 'onderwijs', 'School helpt.',"
    " '2026-02-01', '2027-01-31', 'School mag lezen.', 'mondeling', 'Nederlands', 0, 0, 101, 11,"
    " 1769900400, 1769900400);"
    "INSERT INTO toestemming_categorie VALUES (301, 702, 'contact');"
    "INSERT INTO toestemming_bron VALUES (301, 702, 11, 101, 1769900400);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 702, 713, 201, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
    " (301, 702, 714, 204, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);";

/* R19: whoever may see a child's contact is not told of a parent who is protected from them. */
START_TEST(test_gezag_of_somebody_protected)
{
    change(CONTACT);
    change(
        "INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, van, bron, bron_datum,"
        " vastgelegd_op) VALUES (259, 202, 'volmacht', 201, '2026-01-01', 'x', '2026-01-01', 1)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_gezag")), 2);
    ck_assert_int_eq(as("marieke", COUNT("zicht_vertegenwoordiging")), 1);
    change(ELIF_APART);
    ck_assert_int_eq(as("marieke", COUNT("zicht_gezag")), 1);
    ck_assert_int_eq(as("marieke", "SELECT max(houder_id) FROM zicht_gezag"), 204);
    ck_assert_int_eq(as("marieke", COUNT("zicht_vertegenwoordiging")), 0);
    ck_assert_int_eq(as("sanne", COUNT("zicht_gezag")), 4);
}
END_TEST

/* That an address is secret is for who decides about it; what was decided is of one household. */
START_TEST(test_secret_address)
{
    static const char besluit[] =
        "INSERT INTO adresgeheim_besluit VALUES (%d, 202, %d, 'gezet', 'x', 101, 1)";
    char sql[200];
    ck_assert_int_eq(as("marieke", COUNT("zicht_adresgeheim")), 0);
    ck_assert_int_eq(as("sanne", COUNT("zicht_adresgeheim")), 4);
    ck_assert_int_eq(as("hans", COUNT("zicht_adresgeheim")), 4);
    (void)snprintf(sql, sizeof sql, besluit, 570, 302);
    change(sql);
    ck_assert_int_eq(as("sanne", COUNT("zicht_adresgeheim_besluit")), 0);
    (void)snprintf(sql, sizeof sql, besluit, 571, 301);
    change(sql);
    ck_assert_int_eq(as("sanne", COUNT("zicht_adresgeheim_besluit")), 1);
}
END_TEST

/* R10: on what somebody cannot decide is for regie, and for who recorded it. */
START_TEST(test_not_able_to_decide)
{
    change(CONTACT);
    change("INSERT INTO wilsonbekwaam (id, persoon_id, categorie, van, bron, vastgelegd_door,"
           " vastgelegd_op) VALUES (580, 202, 'wonen', '2026-01-01', 'arts', 101, 1)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_wilsonbekwaam")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_wilsonbekwaam")), 0);
    change("UPDATE wilsonbekwaam SET vastgelegd_door = 103");
    ck_assert_int_eq(as("marieke", COUNT("zicht_wilsonbekwaam")), 1);
}
END_TEST

/* ---- whom it concerns ---- */

#define CONCERNS(id) "SELECT count(*) FROM regel_aanspreekpunt WHERE gebruiker_id = " #id

START_TEST(test_whom_it_concerns)
{
    ck_assert_int_eq(part(CONCERNS(101)), 1);
    ck_assert_int_eq(part(CONCERNS(105)), 0); /* there is a regisseur */
    change("INSERT INTO waarneming VALUES (301, 572, 551, 102, 11, '2026-11-20', '2026-12-01', 1)");
    ck_assert_int_eq(part(CONCERNS(102)), 0); /* from tomorrow */
    clock_forward(86400);
    ck_assert_int_eq(part(CONCERNS(102)), 1);
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 551");
    ck_assert_int_eq(part(CONCERNS(101)), 0);
    ck_assert_int_eq(part(CONCERNS(105)), 1);
    change("INSERT INTO wijk (id, code, naam) VALUES (5, 'n', 'Noord'), (6, 'z', 'Zuid');"
           "INSERT INTO gebruiker_wijk VALUES (105, 6); UPDATE huishouden SET wijk_id = 6 - (id = "
           "301)");
    ck_assert_int_eq(part(CONCERNS(105)), 0); /* another area */
    change("UPDATE huishouden SET wijk_id = 6");
    ck_assert_int_eq(part(CONCERNS(105)), 1);
    change("UPDATE gebruiker SET van = '2026-11-21' WHERE id = 105");
    ck_assert_int_eq(part(CONCERNS(105)), 0); /* not here yet */
    change("UPDATE gebruiker SET van = '2026-11-20' WHERE id = 105;"
           "UPDATE onderdeel SET tot = '2026-11-19' WHERE id ="
           " (SELECT onderdeel_id FROM gebruiker WHERE id = 105)");
    ck_assert_int_eq(part(CONCERNS(105)), 0); /* closed since */
}
END_TEST

#define OTHER_SIDE(id) "SELECT count(*) FROM regel_overkant WHERE gebruiker_id = " #id

START_TEST(test_other_side)
{
    change(ELIF_APART);
    ck_assert_int_eq(part(OTHER_SIDE(103)), 1);
    change("INSERT INTO afscherming_tegen (afscherming_id, id, onderdeel_id) VALUES (560, 562, 14);"
           "INSERT INTO afscherming_tegen (afscherming_id, id, persoon_id) VALUES (560, 563, 204);"
           "UPDATE gebruiker SET persoon_id = 204 WHERE id = 102");
    ck_assert_int_eq(part(OTHER_SIDE(104)), 1);
    ck_assert_int_eq(part(OTHER_SIDE(102)), 1);
    change("UPDATE afscherming SET tot = '2026-11-19'");
    ck_assert_int_eq(part(OTHER_SIDE(103)), 1); /* its last day */
    change("UPDATE afscherming SET tot = '2026-11-18'");
    ck_assert_int_eq(part(OTHER_SIDE(103)), 0);
}
END_TEST

/* ---- separations, as procesregie sees them ---- */

START_TEST(test_separation_for_procesregie)
{
    change(ELIF_APART);
    ck_assert_int_eq(as("hans", COUNT("zicht_afscherming")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_afscherming")), 1);
    /* also when it was sent to them: once */
    change("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
           " VALUES (301, 560, 564, 105, '2026-01-01')");
    ck_assert_int_eq(as("hans", COUNT("zicht_afscherming")), 1);
    change("DELETE FROM geadresseerde; UPDATE item SET gesloten = 1 WHERE id = 560");
    ck_assert_int_eq(as("hans", COUNT("zicht_afscherming")), 0);
    change(
        "UPDATE item SET gesloten = 0 WHERE id = 560;"
        "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (560, 565, 105)");
    ck_assert_int_eq(as("hans", COUNT("zicht_afscherming")), 0);
}
END_TEST

/* ---- who owns an action ---- */

/* R19: not by name, when it is somebody protected from the viewer's side, or their network. */
START_TEST(test_owner_who_is_protected)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 530, 'actie', 'onderwijs', 'coordinatie', 13, 103, 0, 1, '000000000006a'),"
           " (301, 531, 'actie', 'onderwijs', 'coordinatie', 13, 103, 0, 1, '000000000006a'),"
           " (301, 532, 'netwerklid', 'plan', 'coordinatie', 11, 101, 1, 1, '0000000000069');"
           "INSERT INTO item_persoon VALUES (301, 530, 202), (301, 531, 202), (301, 532, 201);"
           "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES"
           " (301, 532, 'Tante', 'tante', '2026-01-01');"
           "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id,"
           " eigenaar_netwerk_id, vervaldatum, status, status_op, status_door) VALUES"
           " (301, 530, 510, 'Bellen', 201, NULL, '2026-12-01', 'open', 1, 103),"
           " (301, 531, 510, 'Brengen', NULL, 532, '2026-12-01', 'open', 1, 103)");
    ck_assert_int_eq(as("marieke", "SELECT count(eigenaar) FROM zicht_actie"), 2);
    change(ELIF_APART);
    ck_assert_int_eq(as("marieke", COUNT("zicht_actie")), 2);
    ck_assert_int_eq(as("marieke", "SELECT count(eigenaar) FROM zicht_actie"), 0);
    ck_assert_int_eq(as("sanne", "SELECT count(eigenaar) FROM zicht_actie"), 2);
}
END_TEST

/* ---- what was sent ---- */

START_TEST(test_to_whom_it_was_sent)
{
    change("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
           " VALUES (301, 503, 566, 104, '2026-01-01')");
    ck_assert_int_eq(as("ilse", COUNT("zicht_geadresseerde")), 1);    /* G6 */
    ck_assert_int_eq(as("marieke", COUNT("zicht_geadresseerde")), 1); /* its author */
    ck_assert_int_eq(as("sanne", COUNT("zicht_item WHERE id = 503")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_geadresseerde")), 0); /* G2 */
    ck_assert_int_eq(as("ilse", COUNT("zicht_gezonden_persoon")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_gezonden_persoon")), 0);
    ck_assert_int_eq(as("ilse", COUNT("zicht_aan_mij")), 1);
    change("UPDATE geadresseerde SET tot = '2026-11-19'");
    ck_assert_int_eq(as("ilse", COUNT("zicht_aan_mij")), 1);
    change("UPDATE geadresseerde SET tot = '2026-11-18'");
    ck_assert_int_eq(as("ilse", COUNT("zicht_aan_mij")), 0);
    change("UPDATE geadresseerde SET tot = NULL, gebruiker_id = NULL, onderdeel_id = 14");
    ck_assert_int_eq(as("ilse", COUNT("zicht_aan_mij")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_aan_mij")), 0);
}
END_TEST

START_TEST(test_notifications_are_ones_own)
{
    change("INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, op)"
           " VALUES (103, 1, 'bericht', 301, 1)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_attendering")), 1);
    ck_assert_int_eq(as("sanne", COUNT("zicht_attendering")), 0);
}
END_TEST

/* ---- regie: what is asked, who is deputy ---- */

START_TEST(test_questions_about_regie)
{
    change("INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status,"
           " gevraagd_op) VALUES (301, 573, 'overdracht', 102, 101, 'x', 'gevraagd', 1)");
    ck_assert_int_eq(as("sanne", COUNT("zicht_regie_vraag")), 1);
    ck_assert_int_eq(as("hans", COUNT("zicht_regie_vraag")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_regie_vraag")), 0);
    change("UPDATE regieverzoek SET status = 'ingetrokken'");
    ck_assert_int_eq(as("sanne", COUNT("zicht_regie_vraag")), 0);
}
END_TEST

START_TEST(test_deputies)
{
    change("INSERT INTO waarneming VALUES (301, 574, 551, 102, 11, '2026-11-01', '2026-11-18', 1)");
    ck_assert_int_eq(as("marieke", COUNT("zicht_waarneming")), 0); /* until yesterday */
    ck_assert_int_eq(part(COUNT("regel_regie")), 1);
    change("UPDATE waarneming SET tot = '2026-11-19'");
    ck_assert_int_eq(as("marieke", COUNT("zicht_waarneming")), 1);
    ck_assert_int_eq(part(COUNT("regel_regie")), 2);
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 551");
    ck_assert_int_eq(as("marieke", COUNT("zicht_waarneming")), 0); /* it went with the regie */
}
END_TEST

/* Who has the intake: of a wijkteam, and until the first regie. */
START_TEST(test_owner_of_the_intake)
{
    change(
        "DROP TRIGGER regie_vast; DELETE FROM regie WHERE huishouden_id = 301;"
        "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 533, 'aanmelding', 'plan', 'coordinatie', 11,"
        " 102, 1, 1, '000000000006a'); INSERT INTO item_persoon VALUES (301, 533, 202);"
        "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
        " VALUES (301, 533, 102, 11, 'x', 'open', 1)");
    ck_assert_int_eq(part(COUNT("regel_regie")), 1);
    change("UPDATE aanmelding SET onderdeel_id = 13");
    ck_assert_int_eq(part(COUNT("regel_regie")), 0);
    change("UPDATE aanmelding SET onderdeel_id = 11; INSERT INTO regie (huishouden_id, id,"
           " gebruiker_id, onderdeel_id, van_op, tot_op) VALUES (301, 575, 101, 11, 1, 2)");
    ck_assert_int_eq(part(COUNT("regel_regie")), 0);
}
END_TEST

START_TEST(test_how_full_everybody_is)
{
    ck_assert_int_eq(as("hans", "SELECT sum(huishoudens) FROM zicht_caseload"), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_caseload")), 0);
    change("UPDATE regie SET tot_op = 1795000000 WHERE id = 551");
    ck_assert_int_eq(as("hans", "SELECT sum(huishoudens) FROM zicht_caseload"), 1);
    /* nobody is named of an onderdeel that has closed */
    change("INSERT INTO gebruiker_rol VALUES (103, 'regisseur')");
    ck_assert_int_eq(as("hans", COUNT("zicht_caseload WHERE id = 103")), 1);
    change("UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 13");
    ck_assert_int_eq(as("hans", COUNT("zicht_caseload WHERE id = 103")), 0);
}
END_TEST

/* ---- noodtoegang (R17) ---- */

START_TEST(test_emergency_while_the_role_is_allowed)
{
    change("DELETE FROM noodtoegang_rol;"
           "INSERT INTO noodtoegang_rol (id, rol, onderdeel_id, besluit, van, tot) VALUES"
           " (1, 'professional', 14, 'college', '2026-01-01', '2026-11-19');"
           "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld,"
           " van_op, tot_op) VALUES (301, 585, 104, 14, 'Er is gevaar voor een kind.', 0,"
           " 1795086000 - 60, 1795086000 + 60)");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 1); /* its last day */
    change("UPDATE noodtoegang_rol SET tot = '2026-11-18'");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 0);
    change("UPDATE noodtoegang_rol SET tot = NULL, van = '2026-11-20'");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 0);
    change("UPDATE noodtoegang_rol SET van = '2026-11-19'");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 1);
    change("UPDATE noodtoegang_rol SET onderdeel_id = 13");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 0);
    change("UPDATE noodtoegang_rol SET onderdeel_id = NULL");
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 1);
    change(
        "UPDATE gebruiker SET onderdeel_id = 14 WHERE id = 102"); /* a colleague's, not one's own */
    ck_assert_int_eq(as("youssef", COUNT("zicht_nood")), 0);
    clock_forward(60); /* the first second without */
    ck_assert_int_eq(as("ilse", COUNT("zicht_nood")), 0);
}
END_TEST

/* ---- the kinds ---- */

/* One of each, by a source with beroepsgeheim: nobody but Ilse sees them. */
static const char KINDS[] =
    "CREATE TEMP TABLE k (id INTEGER, soort TEXT);"
    "INSERT INTO k VALUES (801, 'plan'), (802, 'doel'), (803, 'notitie'), (804, 'netwerklid'),"
    " (805, 'woord'), (806, 'bericht'), (807, 'aanmelding'), (808, 'regieverzoek'),"
    " (809, 'afscherming'), (810, 'betrokkenheid'), (811, 'actie'), (812, 'kernverhaal'),"
    " (813, 'scanregel'), (814, 'akkoord'), (815, 'evaluatie'), (816, 'stem'), (817, 'overleg'),"
    " (818, 'verwijzing'), (819, 'voorziening'), (820, 'afsluiting'), (821, 'volgcontact'),"
    " (822, 'overgang'), (823, 'inbreng'), (824, 'regiebesluit'), (825, 'document');"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) SELECT 301, id, soort, 'gezondheid', 'inhoud', 14, 104, 0, 1, '000000000006a'"
    "  FROM k; INSERT INTO item_persoon SELECT 301, id, 202 FROM k;"
    "INSERT INTO gezinsplan (huishouden_id, id, status, geopend_op, gesloten_op)"
    " VALUES (301, 801, 'gesloten', 1, 2);"
    "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, resultaat, status, status_op,"
    " status_door) VALUES (301, 802, 501, 'onderwijs', 'x', 'x', 'actief', 1, 104);"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst)"
    " VALUES (301, 803, '2026-01-01', 'gesprek', 'x', 'x');"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van)"
    " VALUES (301, 804, 'x', 'x', '2026-01-01');"
    "INSERT INTO woord VALUES (301, 805, 202, 'x', '2026-01-01');"
    "INSERT INTO bericht VALUES (301, 806, 'x', 'x', 'x');"
    "INSERT INTO aanmelding (huishouden_id, id, eigenaar_id, onderdeel_id, vraag, status, op)"
    " VALUES (301, 807, 104, 14, 'x', 'afgerond', 1);"
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status,"
    " gevraagd_op) VALUES (301, 808, 'overdracht', 102, 104, 'x', 'geweigerd', 1);"
    "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op)"
    " VALUES (301, 809, 'x', '2026-01-01', 104, 1);"
    "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel, "
    "doel_zin,"
    " van, status, gevraagd_door, gevraagd_op) VALUES (301, 810, 104, 14, 'x', 'ggz', 'x',"
    "  '2026-01-01', 'geweigerd', 104, 1);"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) VALUES (301, 811, 802, 'x', 104, '2026-12-01', 'open', 1,"
    " 104);"
    "INSERT INTO planstuk (huishouden_id, id, soort, tekst) VALUES (301, 812, 'kernverhaal', 'x');"
    "INSERT INTO scanregel (huishouden_id, id, leefgebied, toestand, status, datum)"
    " VALUES (301, 813, 'veiligheid', 'slecht', 'besproken', '2026-11-01');"
    "INSERT INTO akkoord (huishouden_id, id, plan_id, persoon_id, antwoord, datum)"
    " VALUES (301, 814, 501, 202, 'ja', '2026-11-01');"
    "INSERT INTO evaluatie (huishouden_id, id, plan_id, status, datum, volgende)"
    " VALUES (301, 815, 501, 'gehouden', '2026-11-01', '2026-12-01');"
    "INSERT INTO stem (huishouden_id, id, evaluatie_id, persoon_id, tekst)"
    " VALUES (301, 816, 815, 202, 'x');"
    "INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, waarom, status,"
    " gewijzigd_op) VALUES (301, 817, 'mdo', 1795200000, 60, 'x', 'gepland', 1);"
    "INSERT INTO verwijzing (huishouden_id, id, dienst, aan_naam, vraag, gevraagd_op, norm_op,"
    " status, status_op, status_door) SELECT 301, 818, min(code), 'x', 'x', '2026-11-01',"
    "  '2026-12-01', 'gevraagd', 1, 104 FROM dienst;"
    "INSERT INTO voorziening (huishouden_id, id, wet, dienst, naam, vorm, van, status)"
    " SELECT 301, 819, (SELECT min(code) FROM wet), min(code), 'x', 'natura', '2026-11-01',"
    "  'loopt' FROM dienst;"
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door)"
    " VALUES (301, 820, 501, 'voorbereiding', 1, 104);"
    "INSERT INTO volgcontact (huishouden_id, id, vorm, contact_id, begin, volgende)"
    " VALUES (301, 821, 'bemoeizorg', 104, '2026-11-01', '2026-12-01');"
    "INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status)"
    " SELECT 301, 822, min(code), 202, '2026-12-01', 'loopt' FROM overgang_soort;"
    "INSERT INTO inbreng (huishouden_id, id, tekst) VALUES (301, 823, 'x');"
    "INSERT INTO regiebesluit (huishouden_id, id, soort, onderdeel_id, mandaat, besluit, uiterlijk)"
    " VALUES (301, 824, 'opschaling', 14, 'x', 'x', '2026-12-01');"
    "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes)"
    " VALUES (301, 825, 'x', '2026-11-01', 'x.pdf', 'pdf', 1);";
static const char *const SOORTEN[] = {
    "zicht_gezinsplan",  "zicht_doel",          "zicht_notitie",     "zicht_netwerklid",
    "zicht_woord",       "zicht_bericht",       "zicht_aanmelding",  "zicht_regieverzoek",
    "zicht_afscherming", "zicht_betrokkenheid", "zicht_actie",       "zicht_item",
    "zicht_item_titel",  "zicht_planstuk",      "zicht_scanregel",   "zicht_akkoord",
    "zicht_evaluatie",   "zicht_stem",          "zicht_overleg",     "zicht_verwijzing",
    "zicht_voorziening", "zicht_afsluiting",    "zicht_volgcontact", "zicht_overgang",
    "zicht_inbreng",     "zicht_regiebesluit",  "zicht_document"};

START_TEST(test_kinds_have_the_rows_of_zicht_item)
{
    char sql[200];
    change(KINDS);
    for (size_t i = 0; i < COUNT_OF(SOORTEN); i++) {
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE id BETWEEN 801 AND 825",
                       SOORTEN[i]);
        ck_assert_msg(as("marieke", sql) == 0, "%s", SOORTEN[i]);
        ck_assert_msg(as("sanne", sql) == 0, "%s", SOORTEN[i]);
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", SOORTEN[i]);
        ck_assert_msg(as("youssef", sql) == 0, "%s", SOORTEN[i]);
    }
}
END_TEST

/* What belongs to those; and, of what Sanne wrote, what hangs on one of them. */
static const char DELEN[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 830, 'afsluiting', 'plan', 'coordinatie', 11, 101, 1, 1, '000000000006a'),"
    " (301, 831, 'overgang', 'plan', 'coordinatie', 11, 101, 1, 1, '000000000006a'),"
    " (301, 832, 'document', 'onderwijs', 'inhoud', 11, 101, 1, 1, '000000000006a');"
    "INSERT INTO item_persoon VALUES (301, 830, 202), (301, 831, 202), (301, 832, 202);"
    "INSERT INTO planstuk_versie VALUES (301, 812, 1, 'x', 'x', 104, 1);"
    "INSERT INTO scan_erger VALUES (301, 813, 'wonen');"
    "INSERT INTO familiegroepsplan VALUES (301, 501, 825, 104, 1);"
    "INSERT INTO verwijzing_stand VALUES (301, 818, 1, 'gevraagd', NULL, NULL, 104, 1);"
    "INSERT INTO voorziening_stand VALUES (301, 819, 1, 'loopt', NULL, NULL, 104, 1);"
    "INSERT INTO afsluiting_leefgebied VALUES (301, 820, 'wonen', 'goed');"
    "INSERT INTO contactmoment (huishouden_id, volgcontact_id, id, datum, wijze, uitkomst, verslag,"
    " volgende, door, op) VALUES (301, 821, 1, '2026-11-01', 'bellen', 'gesproken', 'x', "
    "'2026-12-01',"
    " 104, 1);"
    "INSERT INTO regie_overdracht (huishouden_id, id, betekent) VALUES (301, 808, 'x');"
    "INSERT INTO regie_overdracht_punt (huishouden_id, overdracht_id, code, keuze) VALUES"
    " (301, 808, 'verhaal', 'mee');"
    "INSERT INTO planfase (huishouden_id, id, plan_id, fase, door, op) SELECT 301, 833, 801,"
    " min(code), 104, 1 FROM planfase_soort;"
    "INSERT INTO afsluiting (huishouden_id, id, plan_id, status, status_op, status_door)"
    " VALUES (301, 830, 501, 'gestopt', 1, 101);"
    "INSERT INTO afsluiting_blijft VALUES (301, 830, 810);"
    "INSERT INTO overgang (huishouden_id, id, soort, persoon_id, datum, status)"
    " SELECT 301, 831, soort, 202, '2026-12-02', 'loopt' FROM overgang_punt LIMIT 1;"
    "INSERT INTO overgang_regel (huishouden_id, overgang_id, punt, stand, wie, vanaf, actie_id,"
    " door, op) SELECT 301, 831, p.code, 'open', NULL, NULL, 811, 101, 1 FROM overgang_punt p JOIN"
    "  overgang o ON o.id = 831 AND o.soort = p.soort LIMIT 1;"
    "INSERT INTO document (huishouden_id, id, titel, datum, bestandsnaam, bestandssoort, bytes,"
    " ingetrokken_op) VALUES (301, 832, 'x', '2026-11-01', 'x.pdf', 'pdf', 1, 2);"
    "INSERT INTO document_versie VALUES (301, 832, 1, 'x', '2026-11-01', 'wonen', 'x', 101, 1),"
    " (301, 832, 2, 'x', '2026-11-01', 'onderwijs', 'x', 101, 1);"
    "INSERT INTO stuk VALUES (printf('%032d', 1), 1, zeroblob(32)); INSERT INTO document_inhoud "
    "VALUES (301, 832, printf('%032d', 1),"
    " x'00'); INSERT INTO huishouden_sleutel VALUES (301, x'00') ON CONFLICT DO NOTHING;";
static const char *const MET[] = {"zicht_planstuk_versie",
                                  "zicht_scan_erger",
                                  "zicht_familiegroepsplan",
                                  "zicht_verwijzing_stand",
                                  "zicht_voorziening_stand",
                                  "zicht_afsluiting_leefgebied",
                                  "zicht_contactmoment",
                                  "zicht_overdracht",
                                  "zicht_overdracht_punt",
                                  "zicht_planfase WHERE plan_id = 801",
                                  "zicht_planfase_onveilig",
                                  "zicht_afsluiting_blijft",
                                  "zicht_overgang_gat WHERE overgang_id = 822",
                                  "zicht_overgang_punt WHERE actie_id IS NOT NULL"};

START_TEST(test_what_belongs_to_a_kind)
{
    char sql[200];
    change(KINDS);
    change(DELEN);
    for (size_t i = 0; i < COUNT_OF(MET); i++) {
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", MET[i]);
        ck_assert_msg(as("sanne", sql) == 0, "%s", MET[i]);
    }
    ck_assert_int_eq(as("sanne", COUNT("zicht_afsluiting WHERE id = 830")), 1);
    ck_assert_int_gt(as("sanne", COUNT("zicht_overgang_punt WHERE overgang_id = 831")), 0);
    /* what stood in another category, and what was withdrawn, are for its author's side */
    ck_assert_int_eq(as("sanne", COUNT("zicht_document_versie")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_document_inhoud")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_document WHERE id = 832")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_document_versie")), 1);
    ck_assert_int_eq(as("marieke", COUNT("zicht_document_inhoud")), 0);
    /* the family's own plan, until it is withdrawn */
    change("UPDATE familiegroepsplan SET document_id = 832");
    ck_assert_int_eq(as("sanne", COUNT("zicht_familiegroepsplan")), 0);
    change("UPDATE document SET ingetrokken_op = NULL WHERE id = 832");
    ck_assert_int_eq(as("sanne", COUNT("zicht_familiegroepsplan")), 1);
}
END_TEST

/* ---- the log ---- */

START_TEST(test_log_of_a_household)
{
    (void)status_of(api(login("marieke"), "GET", HOUSE, NULL));
    (void)status_of(api(login("sanne"), "GET", HOUSE, NULL));
    ck_assert_int_eq(as("marieke", COUNT("zicht_logregel")), 1); /* one's own */
    ck_assert_int_eq(as("sanne", COUNT("zicht_logregel")), 2);
    (void)status_of(api(login("hans"), "GET", HOUSE, NULL));
    ck_assert_int_eq(as("hans", COUNT("zicht_huishouden")), 1);
    ck_assert_int_eq(as("hans", COUNT("zicht_logregel")), 0); /* not involved, nor of oneself */
    ck_assert_int_ge(as("ruth", COUNT("zicht_logboek")), 2);
    ck_assert_int_eq(as("sanne", COUNT("zicht_logboek")), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_logboek")), 0);
}
END_TEST

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels");
    regels_case(s, "test_card_has_the_open_plan", test_card_has_the_open_plan);
    regels_case(s, "test_card_has_the_regisseur_of_today", test_card_has_the_regisseur_of_today);
    regels_case(s, "test_gezag_of_somebody_protected", test_gezag_of_somebody_protected);
    regels_case(s, "test_secret_address", test_secret_address);
    regels_case(s, "test_not_able_to_decide", test_not_able_to_decide);
    regels_case(s, "test_whom_it_concerns", test_whom_it_concerns);
    regels_case(s, "test_other_side", test_other_side);
    regels_case(s, "test_separation_for_procesregie", test_separation_for_procesregie);
    regels_case(s, "test_owner_who_is_protected", test_owner_who_is_protected);
    regels_case(s, "test_to_whom_it_was_sent", test_to_whom_it_was_sent);
    regels_case(s, "test_notifications_are_ones_own", test_notifications_are_ones_own);
    regels_case(s, "test_questions_about_regie", test_questions_about_regie);
    regels_case(s, "test_deputies", test_deputies);
    regels_case(s, "test_owner_of_the_intake", test_owner_of_the_intake);
    regels_case(s, "test_how_full_everybody_is", test_how_full_everybody_is);
    regels_case(s, "test_emergency_while_the_role_is_allowed",
                test_emergency_while_the_role_is_allowed);
    regels_case(s, "test_kinds_have_the_rows_of_zicht_item",
                test_kinds_have_the_rows_of_zicht_item);
    regels_case(s, "test_what_belongs_to_a_kind", test_what_belongs_to_a_kind);
    regels_case(s, "test_log_of_a_household", test_log_of_a_household);
    return s;
}

int main(void) { return harness_main(suite()); }
