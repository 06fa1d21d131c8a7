/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of 59_verhuizing.sql, each on its own: who knows of a move, and which items may go along.
 * Each is a line that tests/mutatie breaks.
 */
#include "regels.h"

/* To onderdeel 71: they may read what the wijkteam wrote about Emir under onderwijs (732), which
 * both parents said yes to. Ids as in test_verhuizing.c. */
static const char NAAR[] =
    "DROP TRIGGER toestemming_vast; DROP TRIGGER toestemming_blijft; DROP TRIGGER verklaring_vast;"
    "DROP TRIGGER beperking_vast; DROP TRIGGER verhuizing_stap;"
    "INSERT INTO organisatie (id, naam, soort, van) VALUES (70, 'Gemeente Oosterbeemd',"
    " 'gemeente', '2020-01-01');"
    "INSERT INTO onderdeel (id, organisatie_id, naam, wet, beroepsgeheim, wijkteam, bsn, van)"
    " VALUES (71, 70, 'Wijkteam Oost', 'Wmo 2015', 0, 0, 1, '2020-01-01');"
    "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
    " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door, vastgelegd_onderdeel_id,"
    " vastgelegd_op, volledig_op) VALUES (301, 732, 202, 'avg', 71, 'regie', 'Zij helpen"
    " verder.', '2026-02-01', '2027-01-31', 'Oosterbeemd mag lezen.', 'mondeling', 'Nederlands', 0,"
    " 0, 101, 11, 1769900400, 1769900400);"
    "INSERT INTO toestemming_categorie VALUES (301, 732, 'onderwijs');"
    "INSERT INTO toestemming_bron VALUES (301, 732, 11, 101, 1769900400);"
    "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
    " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
    " (301, 732, 742, 201, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
    " (301, 732, 743, 204, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400);"
    "INSERT INTO verhuizing (huishouden_id, id, onderdeel_id, bericht, status, door, op) VALUES"
    " (301, 892, 71, 'x', 'voorbereid', 101, 1);";

#define MEE(id) COUNT("zicht_verhuisbaar WHERE id = " #id)
#define JA(sql, id)                                                                                \
    {                                                                                              \
        sql, "sanne", 0, MEE(id), 1                                                                \
    }
#define NEE(sql, id)                                                                               \
    {                                                                                              \
        sql, "sanne", 0, MEE(id), 0                                                                \
    }
#define T(set) "UPDATE toestemming SET " set " WHERE id = 732"

static const struct stap TOESTEMMING[] = {
    JA(NAAR, 520),
    {NULL, "marieke", 0, COUNT("zicht_item WHERE id = 520"), 1},
    {NULL, "marieke", 0, MEE(520), 0}, /* R5: who has the regie */
    NEE(NULL, 521),
    NEE(T("soort = 'hulp'"), 520),
    NEE(T("soort = 'avg', doel = 'onderwijs'"), 520),
    NEE(T("doel = 'regie', einde_op = 1795000000, einde_soort = 'ingetrokken'"), 520),
    NEE(T("einde_op = NULL, einde_soort = NULL, volledig_op = NULL"), 520),
    NEE(T("volledig_op = 1769900400, van = '2026-11-20'"), 520),
    NEE(T("van = '2026-02-01', tot = '2026-11-18'"), 520),
    JA(T("tot = '2026-11-19'"), 520), /* its last day */
    NEE(T("tot = '2027-01-31', ontvanger_gebruiker_id = 103"), 520),
    NEE(T("ontvanger_gebruiker_id = NULL, ontvanger_onderdeel_id = 14"), 520),
    JA(T("ontvanger_onderdeel_id = 71"), 520),
    NEE("UPDATE verklaring SET antwoord = 'nee' WHERE id = 743", 520),
    /* R14: they helped here, and stopped */
    NEE("UPDATE verklaring SET antwoord = 'ja' WHERE id = 743;"
        "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
        " doel_zin, van, tot, status, gevraagd_door, gevraagd_op) VALUES (301, 893, 103, 71, 'x',"
        " 'onderwijs', 'x', '2026-03-01', '2026-04-01', 'beeindigd', 103, 1)",
        520),
    /* R9: a source with beroepsgeheim */
    NEE("DELETE FROM betrokkenheid WHERE id = 893; UPDATE onderdeel SET beroepsgeheim = 1 WHERE id"
        " = 11",
        520),
    NEE("DELETE FROM toestemming_categorie WHERE toestemming_id = 732;"
        "INSERT INTO toestemming_item VALUES (301, 732, 520)",
        520),
    JA(T("soort = 'beroepsgeheim'"), 520),
    NEE("UPDATE toestemming_bron SET bevestigd_door = NULL, bevestigd_op = NULL WHERE"
        " toestemming_id = 732",
        520),
    /* the very item, and no other */
    JA("UPDATE onderdeel SET beroepsgeheim = 0; UPDATE toestemming SET soort = 'avg' WHERE id ="
       " 732",
       520),
    NEE(NULL, 510),
};
TEST(test_by_a_consent, TOESTEMMING)

#define I(set, id) "UPDATE item SET " set " WHERE id = " #id

static const struct stap BLOKKEN[] = {
    JA(NAAR, 510),
    /* for each person it is about, of that source, under that category */
    NEE("INSERT INTO item_persoon VALUES (301, 510, 204)", 510),
    JA("DELETE FROM item_persoon WHERE item_id = 510 AND persoon_id = 204", 510),
    NEE(I("bron_id = 13", 510), 510),
    NEE(I("bron_id = 11, categorie = 'wonen'", 510), 510),
    JA(I("categorie = 'onderwijs'", 510), 510),
    /* R25, AVG 18: also when its author sees it */
    NEE(I("gesloten = 1", 510), 510),
    NEE(I("gesloten = 0", 510) ";INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id,"
                               " reden, door, op) VALUES (301, 894, 510, 1, 'x', 101, 1)",
        510),
    JA(NULL, 520),
    JA("UPDATE beperking SET einde_op = 2, einde_door = 101, einde_reden = 'x'", 510),
    /* R18: a place, of somebody whose address is secret */
    JA(I("plek = 1", 520), 520),
    NEE("UPDATE persoon SET adres_geheim = 1 WHERE id = 202", 520),
    NEE("INSERT INTO adres_lezer (id, persoon_id, onderdeel_id, van) VALUES (1, 202, 13,"
        " '2026-01-01')",
        520),
    JA("UPDATE adres_lezer SET onderdeel_id = 71, tot = '2026-11-19'", 520),
    NEE("UPDATE adres_lezer SET tot = '2026-11-18'", 520),
    /* R19: protected from them */
    JA(ELIF_APART, 510),
    NEE("UPDATE afscherming SET tot = '2026-11-19'; UPDATE afscherming_persoon SET persoon_id ="
        " 202; UPDATE afscherming_tegen SET gebruiker_id = NULL, onderdeel_id = 71",
        510),
    JA("UPDATE afscherming SET tot = '2026-11-18'", 510),
    /* no kind but these: a message was to somebody here */
    NEE("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
        " door_regie, op, personen) VALUES (301, 895, 'bericht', 'onderwijs', 'coordinatie', 11,"
        " 101, 1, 1, '" EMIR "'); INSERT INTO item_persoon VALUES (301, 895, 202);"
        "INSERT INTO bericht VALUES (301, 895, 'x', 'x', 'x')",
        895),
};
TEST(test_blocks, BLOKKEN)

/* Whatever a consent says of it. */
START_TEST(test_categories_that_stay)
{
    static const char *const blijft[] = {"melder", "werkaantekening", "regie_intern", "meldcode"};
    char sql[400];
    change(NAAR);
    for (size_t i = 0; i < COUNT_OF(blijft); i++) {
        (void)snprintf(sql, sizeof sql,
                       "INSERT INTO toestemming_categorie VALUES (301, 732, '%s');"
                       "UPDATE item SET categorie = '%s', op = 1795080000 WHERE id = 520",
                       blijft[i], blijft[i]);
        change(sql);
        ck_assert_int_eq(as("sanne", COUNT("zicht_item WHERE id = 520")), 1);
        ck_assert_msg(as("sanne", MEE(520)) == 0, "%s", blijft[i]);
    }
    change("UPDATE item SET categorie = 'onderwijs' WHERE id = 520");
    ck_assert_int_eq(as("sanne", MEE(520)), 1);
}
END_TEST

/* R16: towards 71, what the wijkteam wrote about Emir under onderwijs; and one item. */
static const char BESLUIT[] =
    "DROP TRIGGER deelbesluit_toelaatbaar; DROP TRIGGER deelbesluit_vast;"
    "DROP TRIGGER deelbesluit_persoon_erbij; DROP TRIGGER deelbesluit_categorie_erbij;"
    "DROP TRIGGER deelbesluit_item_erbij; DROP TRIGGER deelbesluit_persoon_vast;"
    "DROP TRIGGER deelbesluit_categorie_vast; DROP TRIGGER deelbesluit_item_vast;"
    "UPDATE toestemming SET einde_op = 1795000000, einde_soort = 'ingetrokken' WHERE id = 732;"
    "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door,"
    " besloten_op, ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg,"
    " gevaar, overlegd_met, overlegd_op, van, tot, herbeoordeel_op) SELECT 301, 760, min(id),"
    " 11, 101, 1, 71, 'veiligheid', 'x', 'x', 'gevaar', 'x', 'x', 'x', '2026-11-01',"
    " '2026-11-01', '2026-11-25', '2026-11-25' FROM deelgrond;"
    "INSERT INTO deelbesluit_persoon VALUES (301, 760, 202, NULL, NULL);"
    "INSERT INTO deelbesluit_categorie VALUES (301, 760, 'onderwijs');";

static const struct stap BESLUITEN[] = {
    {NAAR, "sanne", 0, MEE(510), 1},
    JA(BESLUIT, 510),
    {NULL, "sanne", 0, COUNT("zicht_verhuisbaar WHERE id = 510 AND ontvanger_grond = 'G4'"), 1},
    NEE(NULL, 521),
    NEE("INSERT INTO item_persoon VALUES (301, 510, 204)", 510),
    NEE("DELETE FROM item_persoon WHERE item_id = 510 AND persoon_id = 204;"
        "UPDATE item SET bron_id = 13 WHERE id = 510",
        510),
    NEE(I("bron_id = 11, categorie = 'wonen'", 510), 510),
    NEE(I("categorie = 'onderwijs'", 510) ";UPDATE deelbesluit SET ontvanger_onderdeel_id = 14",
        510),
    NEE("UPDATE deelbesluit SET ontvanger_onderdeel_id = 71, ontvanger_gebruiker_id = 103", 510),
    NEE("UPDATE deelbesluit SET ontvanger_gebruiker_id = NULL, einde_op = 1, einde_soort = 'bron',"
        " einde_door = 101, einde_reden = 'x'",
        510),
    JA("UPDATE deelbesluit SET einde_op = NULL, einde_soort = NULL, einde_door = NULL, einde_reden"
       " = NULL",
       510),
    /* the very item as it was filed */
    JA("DELETE FROM deelbesluit_categorie;"
       "INSERT INTO deelbesluit_item VALUES (301, 760, 520, 'onderwijs')",
       520),
    NEE(NULL, 510),
    NEE("UPDATE deelbesluit SET ontvanger_onderdeel_id = 14", 520),
    NEE("UPDATE deelbesluit SET ontvanger_onderdeel_id = 71, ontvanger_gebruiker_id = 103", 520),
    NEE("UPDATE deelbesluit SET ontvanger_gebruiker_id = NULL, einde_op = 1, einde_soort = 'bron',"
        " einde_door = 101, einde_reden = 'x'",
        520),
};
TEST(test_by_a_decision, BESLUITEN)

#define WEET COUNT("zicht_verhuizing")

static const struct stap VERHUIZING[] = {
    {NAAR, "sanne", 0, WEET, 1},
    {NULL, "marieke", 0, WEET, 0},
    {NULL, "hans", 0, WEET, 0},
    {"UPDATE verhuizing SET uit = x'00'", "marieke", 0, COUNT("zicht_verhuizing_bestand"), 0},
    {NULL, "sanne", 0, COUNT("zicht_ontvanger WHERE onderdeel_id = 71"), 1},
    /* what was chosen and is not hers to see any more */
    {"INSERT INTO verhuizing_stuk (huishouden_id, verhuizing_id, item_id, door, op) VALUES"
     " (301, 892, 512, 101, 1), (301, 892, 510, 101, 1)",
     "sanne", 0, "SELECT sum(item_id) FROM zicht_verhuizing_stuk", 510},
    /* ended: for whoever ended it, as long as own work */
    {"UPDATE verhuizing SET status = 'teruggenomen', einde_op = 1795000000, einde_door = 101",
     "sanne", 0, COUNT("zicht_ontvanger WHERE onderdeel_id = 71"), 0},
    {"UPDATE regie SET tot_op = 1795000000 WHERE id = 551", "sanne", 0, WEET, 1},
    {"UPDATE verhuizing SET einde_door = 102", "sanne", 0, WEET, 0},
    {"UPDATE verhuizing SET einde_door = 101, einde_op = 1792483200", "sanne", 0, WEET,
     1}, /* day 30 */
    {"UPDATE verhuizing SET einde_op = 1792483200 - 86400", "sanne", 0, WEET, 0},
    {"INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op) VALUES"
     " (301, 559, 101, 11, 1795000000)",
     "sanne", 0, "SELECT instr(personen, '" ELIF "') > 0 FROM zicht_verhuizing", 1},
    {ELIF_APART, "sanne", 0, "SELECT instr(personen, '" ELIF "') > 0 FROM zicht_verhuizing", 1},
    {"UPDATE afscherming_tegen SET gebruiker_id = 101", "sanne", 0,
     "SELECT instr(personen, '" ELIF "') > 0 FROM zicht_verhuizing", 0}, /* R19 */
};
TEST(test_who_knows_of_a_move, VERHUIZING)

static const struct stap AANKOMST[] = {
    {NAAR, "sanne", 0, COUNT("zicht_gemeente"), 0},
    {"INSERT INTO gemeente_sleutel (id, onderdeel_id, teken, zegel, gehoord_van, door, op) VALUES"
     " (1, 71, zeroblob(32), zeroblob(32), 'x', 106, 1)",
     "sanne", 0, COUNT("zicht_gemeente"), 1},
    {"UPDATE onderdeel SET tot = '2026-11-19' WHERE id = 71", "sanne", 0, COUNT("zicht_gemeente"),
     1},
    {"UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 71", "sanne", 0, COUNT("zicht_gemeente"),
     0},
    {"UPDATE onderdeel SET tot = NULL WHERE id = 71; UPDATE gemeente_sleutel SET einde_op = 2",
     "sanne", 0, COUNT("zicht_gemeente"), 0},
    {"INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, bundel, ontvanger_id,"
     " ontvanger_onderdeel_id, status, op) VALUES (893, 71, 'x', 'x', x'00', 101, 11, 'ontvangen',"
     " 1)",
     "sanne", 0, COUNT("zicht_vestiging"), 1},
    {NULL, "youssef", 0, COUNT("zicht_vestiging"), 0},
    {"UPDATE gebruiker SET onderdeel_id = 13 WHERE id = 101", "sanne", 0, COUNT("zicht_vestiging"),
     0},
};
TEST(test_arriving, AANKOMST)

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_verhuizing");
    regels_case(s, "test_by_a_consent", test_by_a_consent);
    regels_case(s, "test_blocks", test_blocks);
    regels_case(s, "test_categories_that_stay", test_categories_that_stay);
    regels_case(s, "test_by_a_decision", test_by_a_decision);
    regels_case(s, "test_who_knows_of_a_move", test_who_knows_of_a_move);
    regels_case(s, "test_arriving", test_arriving);
    return s;
}

int main(void) { return harness_main(suite()); }
