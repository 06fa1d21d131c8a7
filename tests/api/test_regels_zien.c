/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of 60_toestemming.sql to 80_overzicht.sql and of 12_account.sql, one by one: how a consent
 * stands, what a decision tells to whom, rights that go with a desk or an agreement, and who is in
 * which overview. Each is a line that tests/mutatie breaks.
 */
#include "regels.h"
#include "sleutel.h"

/* ---- consents ---- */

#define STAND(stand) COUNT("zicht_toestemming WHERE id = 701 AND stand = '" stand "'")
#define ZEGT(id, wie, als, wat)                                                                    \
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"   \
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES (301, 701, " #id ", " #wie    \
    ", '" als "', '" wat "', 'mondeling', '2026-03-01', 101, 1)"

/* R9: a source with beroepsgeheim tells when it said so itself. */
static const struct stap BRONNEN[] = {
    {"DROP TRIGGER toestemming_vast; UPDATE onderdeel SET beroepsgeheim = 1 WHERE id = 11;"
     "UPDATE toestemming SET soort = 'beroepsgeheim' WHERE id = 701",
     "sanne", 0, STAND("geldt"), 1},
    {"UPDATE toestemming_bron SET bevestigd_door = NULL, bevestigd_op = NULL", "sanne", 0,
     STAND("bron"), 1},
    /* R24: who wrote what one does not see is not named as a source */
    {NULL, "sanne", 0, COUNT("zicht_bron WHERE onderdeel_id = 13"), 1},
    {NULL, "sanne", 0, COUNT("zicht_item WHERE bron_id = 14"), 0},
    {NULL, "sanne", 0, COUNT("zicht_bron WHERE onderdeel_id = 14"), 0},
};
TEST(test_sources, BRONNEN)

/* R15: Elif (201) and Mark (204) have gezag, and both said yes. */
static const char GEWEIGERD[] = "UPDATE toestemming SET einde_op = 1795000001, einde_soort ="
                                " 'geweigerd' WHERE id = 701";
static const struct stap ONEENS[] = {
    {GEWEIGERD, "sanne", 0, STAND("geweigerd"), 1},
    {ZEGT(713, 202, "zelf", "nee"), "sanne", 0, STAND("geweigerd"), 1}, /* not a parent */
    {ZEGT(714, 204, "gezag", "nee"), "sanne", 0, STAND("oneens"), 1},
    {NULL, "marieke", 0, STAND("oneens"), 1},
    {ZEGT(715, 201, "gezag", "nee"), "sanne", 0, STAND("geweigerd"), 1}, /* both, by now */
    {ZEGT(716, 201, "gezag", "ja"), "sanne", 0, STAND("oneens"), 1},     /* what was said last */
    /* R19: nor told of whom one is separated from, whichever of the two they are */
    {ELIF_APART, "sanne", 0, STAND("oneens"), 1},
    {NULL, "marieke", 0, STAND("geweigerd"), 1},
    {"DELETE FROM afscherming_persoon; INSERT INTO afscherming_persoon VALUES (560, 204)", "sanne",
     0, STAND("oneens"), 1},
    {NULL, "marieke", 0, STAND("geweigerd"), 1},
};
TEST(test_parents_disagree, ONEENS)

/* R8: whom a consent can be for is told to who is involved; a municipality while a move is
 * prepared.
 */
static const struct stap ONTVANGERS[] = {
    {NULL, "sanne", 0, COUNT("zicht_ontvanger WHERE gebruiker_id = 101"), 2},
    {NULL, "youssef", 0, COUNT("zicht_ontvanger"), 0}, /* a colleague, not involved */
    {"INSERT INTO organisatie (id, naam, soort, van) VALUES (70, 'Gemeente Oosterbeemd', "
     "'gemeente',"
     " '2020-01-01'); INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, "
     "wijkteam,"
     " bsn, van) VALUES (71, 70, 'Wijkteam Oost', 'Wmo 2015', 0, 0, 1, '2020-01-01');"
     "DROP TRIGGER verhuizing_stap; INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, "
     "bericht,"
     " status, door, op) VALUES (301, 892, 71, 'x', 'voorbereid', 101, 1)",
     "sanne", 0, COUNT("zicht_ontvanger WHERE onderdeel_id = 71"), 1},
    {"UPDATE verhuizing SET status = 'teruggenomen', reden = 'x', einde_op = 1795000000, "
     "einde_door ="
     " 101",
     "sanne", 0, COUNT("zicht_ontvanger WHERE onderdeel_id = 71"), 0},
};
TEST(test_receivers, ONTVANGERS)

/* A program sees a consent when its scope names consents, and each category of it. */
START_TEST(test_consents_of_a_program)
{
    static const struct {
        const char *lezen, *categorieen;
        int ziet;
    } bereik[] = {
        {"'toestemming'", "'onderwijs','wonen'", 1},
        {"'notitie'", "'onderwijs','wonen','toestemming'", 0},
        {"'toestemming'", "'onderwijs'", 0},
    };
    change("INSERT INTO toestemming_categorie VALUES (301, 701, 'wonen')");
    (void)sleutel_made("sanne", bereik[_i].lezen, "''", bereik[_i].categorieen, "301");
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_huishouden")), 1);
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_toestemming")), bereik[_i].ziet);
}
END_TEST

/* ---- deelbesluiten (R16) ---- */

/* On which decision: 586 opens the goal, 587 another category and another item of that source. */
static const char DECIDED_MORE[] =
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 539, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1,"
    " '0000000000069'); INSERT INTO item_persoon VALUES (301, 539, 201);"
    "INSERT INTO deelbesluit_persoon VALUES (301, 587, 201, 'Nog niet.', '2026-11-25');"
    "INSERT INTO deelbesluit_categorie VALUES (301, 587, 'wonen');"
    "INSERT INTO deelbesluit_item VALUES (301, 587, 539, 'gezondheid');"
    "INSERT INTO deelbesluit_weging SELECT 301, 587, vraag, antwoord FROM deelbesluit_weging;"
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
    " ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg, gevaar,"
    " overlegd_met, overlegd_op, van, tot, herbeoordeel_op) SELECT huishouden_id, 587, grond_id,"
    " bron_id, besloten_door, besloten_op, ontvanger_onderdeel_id, doel, doel_zin, minimaal,"
    " vragen, vragen_uitleg, gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op"
    " FROM deelbesluit;";

START_TEST(test_on_which_decision)
{
    static const char on[] =
        "SELECT coalesce(sum(deelbesluit_id), 0) FROM zicht_item_deelbesluit WHERE item_id = 512";
    ck_assert_int_eq(as("marieke", COUNT("zicht_item WHERE id = 512")), 0);
    change(DECIDED);
    change(DECIDED_MORE);
    ck_assert_int_eq(as("marieke", COUNT("zicht_item WHERE id = 512 AND grond = 'G4'")), 1);
    ck_assert_int_eq(as("marieke", on), 586);
    /* of what is seen on another ground, no decision is the reason */
    change("INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van)"
           " VALUES (301, 512, 569, 103, '2026-01-01')");
    ck_assert_int_eq(as("marieke", COUNT("zicht_item WHERE id = 512 AND grond = 'G6'")), 1);
    ck_assert_int_eq(as("marieke", on), 0);
}
END_TEST

/* The weighing is the source's; the receiver learns who does not know yet, not why. */
static const struct stap WEGING[] = {
    {DECIDED, "marieke", 0, COUNT("zicht_deelbesluit"), 1},
    {"INSERT INTO deelbesluit_toets (huishouden_id, deelbesluit_id, id, uitkomst, toelichting, "
     "door,"
     " op) VALUES (301, 586, 590, 'vraag', 'x', 107, 1)",
     "marieke", 0, COUNT("zicht_deelbesluit_toets"), 0},
    {NULL, "marieke", 0, COUNT("zicht_deelbesluit_weging"), 0},
    {NULL, "marieke", 0, COUNT("zicht_deelbesluit_persoon"), 1},
    {NULL, "marieke", 0, COUNT("zicht_deelbesluit_persoon WHERE uitstel_reden IS NOT NULL"), 0},
    /* by its source */
    {"INSERT INTO waarneming VALUES (301, 576, 551, 104, 14, '2026-11-01', '2026-12-01', 1)",
     "ilse", 0, COUNT("zicht_deelbesluit_toets"), 1},
    {NULL, "ilse", 0, COUNT("zicht_deelbesluit_persoon WHERE uitstel_reden IS NOT NULL"), 1},
};
TEST(test_weighing_is_of_the_source, WEGING)

/* Weighed and not shared: the writer's alone. */
static const struct stap AFWEGING[] = {
    {"INSERT INTO deelafweging (huishouden_id, id, uitkomst, door, onderdeel_id, op, waarom) VALUES"
     " (301, 591, 'niet-delen', 101, 11, 1, 'x');"
     "INSERT INTO waarneming VALUES (301, 576, 551, 102, 11, '2026-11-01', '2026-12-01', 1)",
     "sanne", 0, COUNT("zicht_deelafweging"), 1},
    {NULL, "youssef", 0, COUNT("zicht_item WHERE id = 520"), 1},
    {NULL, "youssef", 0, COUNT("zicht_deelafweging"), 0},
};
TEST(test_weighed_and_not_shared, AFWEGING)

/* R27: the queue is the privacy officer's; the substance on the day it was asked for. */
#define TOLD                                                                                       \
    "DROP TRIGGER deelbesluit_categorie_erbij; DROP TRIGGER deelbesluit_weging_erbij;"             \
    "INSERT INTO deelbesluit_categorie VALUES (301, 586, 'gezondheid') ON CONFLICT DO NOTHING;"    \
    "INSERT INTO deelbesluit_weging (huishouden_id, deelbesluit_id, vraag, antwoord) SELECT 301,"  \
    " 586, q.code, 'x' FROM deelbesluit b JOIN deelgrond_vraag q ON q.grond_id = b.grond_id WHERE" \
    " b.id = 586 ON CONFLICT DO NOTHING;"                                                          \
    "INSERT INTO deelbesluit_toets (huishouden_id, deelbesluit_id, id, uitkomst, toelichting,"     \
    " door, op) VALUES (301, 586, 594, 'vraag', 'x', 107, 1795086000)"
/* How many of the views of the queue show something. */
#define QUEUE                                                                                      \
    "SELECT EXISTS (SELECT 1 FROM zicht_toets_deelbesluit)"                                        \
    " + EXISTS (SELECT 1 FROM zicht_toets_weging) + EXISTS (SELECT 1 FROM zicht_toets_categorie)"  \
    " + EXISTS (SELECT 1 FROM zicht_toets_persoon) + EXISTS (SELECT 1 FROM zicht_toets_uitkomst)"
static const struct stap TOETS[] = {
    {DECIDED, "ruth", 0, COUNT("zicht_toets_deelbesluit"), 1},
    {NULL, "anja", 0, COUNT("zicht_toets_deelbesluit"), 0},
    {NULL, "marieke", 0, COUNT("zicht_toets_deelbesluit"), 0},
    {"INSERT INTO deelbesluit_inzage VALUES (301, 586, 592, 'x', 107, 1795000000)", "ruth", 0,
     COUNT("zicht_toets_inhoud_persoon"), 0},
    {"INSERT INTO deelbesluit_inzage VALUES (301, 586, 593, 'x', 107, 1795086000)", "ruth", 0,
     COUNT("zicht_toets_inhoud_persoon"), 1},
    {TOLD, "ruth", 0, QUEUE, 5},
    /* R6: not of one's own household, nor of one that shares a member with it */
    {"UPDATE gebruiker SET persoon_id = 203 WHERE id = 107", "ruth", 0, QUEUE, 5},
    {"INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
     " (302, 499, 202, 'kind', '2026-01-01', 'hand')",
     "ruth", 0, QUEUE, 0},
    {"DELETE FROM lid WHERE id = 499; UPDATE gebruiker SET persoon_id = 202 WHERE id = 107", "ruth",
     0, QUEUE, 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_deelbesluit"), 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_weging"), 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_categorie"), 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_persoon"), 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_uitkomst"), 0},
    {NULL, "ruth", 0, COUNT("zicht_toets_inhoud_persoon"), 0},
};
TEST(test_queue_of_the_privacy_officer, TOETS)

/* ---- rights (R5) ---- */

#define MAG(handeling) COUNT("zicht_bevoegdheid WHERE handeling = '" handeling "'")

/* G5 is for reading alone, also what one wrote. */
static const struct stap NOOD[] = {
    {"INSERT INTO noodtoegang_rol (id, rol, besluit, van) VALUES (47, 'professional', 'x',"
     " '2020-01-01'); INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, "
     "reden,"
     " gebeld, van_op, tot_op) VALUES (301, 45, 104, 14, 'Een buurvrouw hoort geschreeuw.', 1, "
     "1795082400, 1795096800);"
     "INSERT INTO noodtoegang_persoon VALUES (301, 45, 201)",
     "ilse", 0, COUNT("zicht_item WHERE id = 512 AND auteur_id = 104 AND grond = 'G5'"), 1},
    {NULL, "ilse", 0, COUNT("zicht_item_bevoegdheid WHERE item_id = 512"), 0},
};
TEST(test_emergency_is_for_reading, NOOD)

/* R22: who may ask, while the agreement runs. */
static const struct stap BEKEND[] = {
    {NULL, "marieke", 0, MAG("bekend.vragen"), 0},
    {"INSERT INTO samenwerkingsafspraak (id, organisatie_id, onderwerp, inhoud, reactie_dagen,"
     " contact, van, tot) VALUES (580, 2, 'x', 'x', 5, 'x', '2026-01-01', '2026-11-19');"
     "INSERT INTO afspraak_bekend VALUES (580, 'professional')",
     "marieke", 0, MAG("bekend.vragen"), 1},
    {"UPDATE samenwerkingsafspraak SET tot = '2026-11-18'", "marieke", 0, MAG("bekend.vragen"), 0},
    {"UPDATE samenwerkingsafspraak SET tot = '2026-12-31', beeindigd_op = '2026-11-01'", "marieke",
     0, MAG("bekend.vragen"), 0},
};
TEST(test_who_may_ask_whether_known, BEKEND)

/* Who calls back: the procesregisseurs, or the onderdeel named for it, without its beheer. */
static const struct stap DIENST[] = {
    {NULL, "hans", 0, MAG("terugbellen.bellen"), 1},
    {NULL, "anja", 0, MAG("terugbellen.bellen"), 0},
    {"INSERT INTO dienst_onderdeel VALUES (14, '2026-01-01'), (12, '2026-01-01')", "ilse", 0,
     MAG("terugbellen.bellen"), 1},
    {NULL, "hans", 0, MAG("terugbellen.bellen"), 0},
    {NULL, "marieke", 0, MAG("terugbellen.bellen"), 0},
    {NULL, "anja", 0, MAG("terugbellen.bellen"), 0},
    {NULL, "ruth", 0, MAG("terugbellen.bellen"), 0},
};
TEST(test_who_calls_back, DIENST)

/* R33: what goes on in a household that is closed, and what does not. */
static const struct stap DICHT[] = {
    {NULL, "sanne", 0, MAG("lid.toevoegen"), 1},
    {"DROP TRIGGER huishouden_dicht; UPDATE huishouden SET gesloten_op = 1795000000 WHERE id = 301",
     "sanne", 0, MAG("lid.toevoegen"), 0},
    {NULL, "sanne", 0, COUNT("zicht_huishouden"), 1},
};
TEST(test_nothing_is_added_to_what_is_closed, DICHT)

START_TEST(test_rights_of_a_program)
{
    (void)sleutel_made("sanne", "'notitie'", "'notitie.toevoegen'", "'onderwijs'", "301");
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_bevoegdheid")), 1);
    ck_assert_int_eq(as_program("sanne", 9001, MAG("notitie.toevoegen")), 1);
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_item_bevoegdheid")), 0);
    (void)sleutel_made("sanne", "'notitie'", "'notitie.wijzigen'", "'onderwijs'", "301");
    ck_assert_int_eq(as_program("sanne", 9002, COUNT("zicht_item_bevoegdheid")), 1);
}
END_TEST

/* G6: for whom it is, is told of what asks for an answer, not of everything that is sent. */
static const struct stap GESTUURD[] = {
    {"INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES (301, 520,"
     " 569, 104, '2026-01-01')",
     "ilse", 0, COUNT("zicht_item WHERE id = 520 AND grond = 'G6'"), 1},
    {NULL, "ilse", 0, COUNT("zicht_gezonden_persoon"), 0},
};
TEST(test_sent_for_reading, GESTUURD)

/* ---- who works here (R6) ---- */

#define WERKT(id) COUNT("zicht_account WHERE id = " #id)
#define TOT(tabel, id, dag) "UPDATE " tabel " SET tot = '" dag "' WHERE id = " #id
#define VAN(tabel, id, dag) "UPDATE " tabel " SET tot = NULL, van = '" dag "' WHERE id = " #id

/* Marieke, her onderdeel, her organisation: from their first day to their last. */
static const struct stap ACCOUNTS[] = {
    {NULL, "sanne", 0, WERKT(103), 1},
    {NULL, NULL, 0, WERKT(103), 0},    /* told to nobody without an account */
    {NULL, "sanne", 0, WERKT(108), 0}, /* not confirmed */
    {NULL, "sanne", 0, COUNT("zicht_account WHERE helpt = 1 AND id IN (101, 103, 105)"), 3},
    {NULL, "sanne", 0, COUNT("zicht_account WHERE helpt = 1 AND id IN (106, 107)"), 0},
    {TOT("gebruiker", 103, "2026-11-19"), "sanne", 0, WERKT(103), 1},
    {TOT("gebruiker", 103, "2026-11-18"), "sanne", 0, WERKT(103), 0},
    {VAN("gebruiker", 103, "2026-11-19"), "sanne", 0, WERKT(103), 1},
    {VAN("gebruiker", 103, "2026-11-20"), "sanne", 0, WERKT(103), 0},
    {VAN("gebruiker", 103, "2026-01-01") ";" TOT("onderdeel", 13, "2026-11-19"), "sanne", 0,
     WERKT(103), 1},
    {TOT("onderdeel", 13, "2026-11-18"), "sanne", 0, WERKT(103), 0},
    {VAN("onderdeel", 13, "2026-11-19"), "sanne", 0, WERKT(103), 1},
    {VAN("onderdeel", 13, "2026-11-20"), "sanne", 0, WERKT(103), 0},
    {VAN("onderdeel", 13, "2026-01-01") ";" TOT("organisatie", 2, "2026-11-19"), "sanne", 0,
     WERKT(103), 1},
    {TOT("organisatie", 2, "2026-11-18"), "sanne", 0, WERKT(103), 0},
    {VAN("organisatie", 2, "2026-11-19"), "sanne", 0, WERKT(103), 1},
    {VAN("organisatie", 2, "2026-11-20"), "sanne", 0, WERKT(103), 0},
};
TEST(test_who_works_here, ACCOUNTS)

/* R23: the procesregisseur, of every area or of that of the household, while they work here. */
START_TEST(test_whose_area_it_is)
{
    static const char gebied[] =
        "SELECT coalesce(sum(gebruiker_id), 0) FROM regel_gebiedsregie WHERE huishouden_id = 301";
    ck_assert_int_eq(part(gebied), 105);
    change(
        "INSERT INTO wijk (id, code, naam) VALUES (5, 'n', 'Noord'), (6, 'z', 'Zuid');"
        "INSERT INTO gebruiker_wijk VALUES (105, 6), (101, 5); UPDATE huishouden SET wijk_id = 5");
    ck_assert_int_eq(part(gebied), 0);
    change("UPDATE gebruiker_wijk SET wijk_id = 5 WHERE gebruiker_id = 105");
    ck_assert_int_eq(part(gebied), 105);
    change("UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 105");
    ck_assert_int_eq(part(gebied), 0);
}
END_TEST

/* ---- overviews (R23) ---- */

#define ITEM(id, soort, aard, op)                                                                  \
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie," \
    " op, personen) VALUES (301, " #id ", '" soort "', 'onderwijs', '" aard "', 11, 101, 1, " #op  \
    ", '000000000006a'); INSERT INTO item_persoon VALUES (301, " #id ", 202);"
#define ACTIE(id)                                                                                  \
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"    \
    " status, status_op, status_door) VALUES (301, " #id                                           \
    ", 510, 'x', 101, '2026-12-01', 'open', 1,"                                                    \
    " 101)"
#define HIER(view) COUNT(view " WHERE huishouden_id = 301")

/* What regie sees (G2) moves a plan; what it does not, moves nothing. */
static const struct stap STIL[] = {
    {NULL, "hans", 0, HIER("zicht_kandidaat_stil"), 1},
    {NULL, "hans", 0, HIER("zicht_kandidaat_slaapt"), 1},
    {ITEM(580, "actie", "inhoud", 1795000000) ACTIE(580), "hans", 0, HIER("zicht_kandidaat_stil"),
     1},
    {NULL, "hans", 0, HIER("zicht_kandidaat_slaapt"), 1},
    {ITEM(581, "actie", "coordinatie", 1795000000) ACTIE(581), "hans", 0,
     HIER("zicht_kandidaat_stil"), 0},
    {NULL, "hans", 0, HIER("zicht_kandidaat_slaapt"), 0},
};
TEST(test_plans_that_stand_still, STIL)

static const struct stap TERMIJN[] = {
    {"INSERT INTO waarneming VALUES (301, 576, 551, 102, 11, '2026-11-01', '2026-11-19', 1)",
     "hans", 0, HIER("zicht_kandidaat_termijn"), 1},
    {"UPDATE waarneming SET tot = '2026-11-18'", "hans", 0, HIER("zicht_kandidaat_termijn"), 0},
    {"INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op) VALUES "
     "(302,"
     " 577, 101, 11, 1, 2)",
     "hans", 0, COUNT("zicht_kandidaat_van WHERE gebruiker_id = 101"), 1}, /* not what was */
};
TEST(test_ends_soon, TERMIJN)

/* R14: who asks anew is who recorded it, or has the regie. */
static const struct stap AFLOOP[] = {
    {"DROP TRIGGER toestemming_vast; UPDATE toestemming SET tot = '2026-12-01' WHERE id = 701",
     "sanne", 0, HIER("zicht_kandidaat_afloop"), 1},
    {NULL, "marieke", 0, HIER("zicht_kandidaat_afloop"), 0},
    {"UPDATE toestemming SET vastgelegd_door = 103 WHERE id = 701", "marieke", 0,
     HIER("zicht_kandidaat_afloop"), 1},
};
TEST(test_consents_that_end, AFLOOP)

static const struct stap EIGEN[] = {
    {"INSERT INTO beeld (gebruiker_id, id, lijst, naam, toon, op) VALUES (101, 890, 'huishoudens',"
     " 'x', 'regie', 1), (103, 891, 'huishoudens', 'x', 'regie', 1)",
     "sanne", 0, "SELECT sum(id) FROM zicht_beeld", 890},
    {NULL, "sanne", 0, COUNT("zicht_eigen_caseload"), 1},
    {NULL, "marieke", 0, COUNT("zicht_eigen_caseload"), 0}, /* of a regisseur */
};
TEST(test_lists_of_ones_own, EIGEN)

/* R18: an address is hidden with that of somebody in the household, not for being in one. */
START_TEST(test_address_of_a_hidden_household)
{
    (void)login_found("youssef", 203);
    change(
        "UPDATE persoon SET straat = 'Kade' WHERE id = 203;"
        "INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES (302, 560, 'x',"
        " '2026-01-01', 102, 1); INSERT INTO afscherming_persoon VALUES (560, 203)");
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE straat = 'Kade'")), 1);
    change(
        "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES (302, 406, 204,"
        " 'vader', '2026-01-01', 'hand');"
        "UPDATE persoon SET straat = 'Kade', huisnummer = NULL, adres_geheim = 1 WHERE id = 204");
    ck_assert_int_eq(as("youssef", COUNT("zicht_gevonden WHERE id = 203 AND straat IS NULL")), 1);
}
END_TEST

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_zien");
    regels_case(s, "test_sources", test_sources);
    regels_case(s, "test_parents_disagree", test_parents_disagree);
    regels_case(s, "test_receivers", test_receivers);
    regels_cases(s, "test_consents_of_a_program", test_consents_of_a_program, 3);
    regels_case(s, "test_on_which_decision", test_on_which_decision);
    regels_case(s, "test_weighing_is_of_the_source", test_weighing_is_of_the_source);
    regels_case(s, "test_weighed_and_not_shared", test_weighed_and_not_shared);
    regels_case(s, "test_queue_of_the_privacy_officer", test_queue_of_the_privacy_officer);
    regels_case(s, "test_emergency_is_for_reading", test_emergency_is_for_reading);
    regels_case(s, "test_who_may_ask_whether_known", test_who_may_ask_whether_known);
    regels_case(s, "test_who_calls_back", test_who_calls_back);
    regels_case(s, "test_nothing_is_added_to_what_is_closed",
                test_nothing_is_added_to_what_is_closed);
    regels_case(s, "test_rights_of_a_program", test_rights_of_a_program);
    regels_case(s, "test_sent_for_reading", test_sent_for_reading);
    regels_case(s, "test_who_works_here", test_who_works_here);
    regels_case(s, "test_whose_area_it_is", test_whose_area_it_is);
    regels_case(s, "test_plans_that_stand_still", test_plans_that_stand_still);
    regels_case(s, "test_ends_soon", test_ends_soon);
    regels_case(s, "test_consents_that_end", test_consents_that_end);
    regels_case(s, "test_lists_of_ones_own", test_lists_of_ones_own);
    regels_case(s, "test_address_of_a_hidden_household", test_address_of_a_hidden_household);
    return s;
}

int main(void) { return harness_main(suite()); }
