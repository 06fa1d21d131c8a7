/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of the views of the newer nouns: meetings, talk, letters, merging, moving, phases, what a
 * program does not get. Each is a line that tests/mutatie breaks.
 */
#include "regels.h"
#include "sleutel.h"

/* ---- aanmeldingen before there is a household ---- */

/* Marieke's, asked of nobody; Ilse's, asked of the wijkteam. */
static const char INSTROOM[] =
    "INSERT INTO instroom (id, auteur_id, bron_id, wie, melder, over, vraag, weet_het, veiligheid,"
    " op, eigenaar_id, eigenaar_onderdeel_id, aan_onderdeel_id, uiterlijk) VALUES"
    " (901, 103, 13, 'gezin', 'x', 'x', 'x', 1, 'veilig', 1, 103, 13, NULL, '2026-12-01'),"
    " (902, 104, 14, 'gezin', 'x', 'x', 'x', 1, 'veilig', 1, 104, 14, 11, '2026-12-01');"
    "INSERT INTO instroom_stap (instroom_id, id, soort, door, op) VALUES (901, 1, 'gemaakt', 103,"
    " 1), (902, 1, 'gemaakt', 104, 1);";

#define IN COUNT("zicht_instroom")

static const struct stap BINNEN[] = {
    {INSTROOM, "marieke", 0, IN, 1},
    {NULL, "ilse", 0, IN, 1},
    {NULL, "sanne", 0, "SELECT sum(id) FROM zicht_instroom", 902}, /* asked of her team */
    {NULL, "sanne", 0, COUNT("zicht_instroom_stap"), 1},
    {NULL, "ruth", 0, IN, 0},
    {"UPDATE instroom SET aan_onderdeel_id = 12 WHERE id = 902", "ruth", 0, IN, 0}, /* R27 */
    {NULL, "sanne", 0, IN, 0},
    /* who wrote it and went to work elsewhere */
    {"UPDATE gebruiker SET onderdeel_id = 11 WHERE id = 103", "marieke", 0, IN, 0},
    /* a colleague of the school does not see it, until its owner is gone */
    {"UPDATE gebruiker SET onderdeel_id = 13 WHERE id IN (102, 103)", "youssef", 0, IN, 0},
    {"UPDATE gebruiker SET tot = '2026-11-19' WHERE id = 103", "youssef", 0, IN, 0},
    {"UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 103", "youssef", 0, IN, 1},
    {"UPDATE gebruiker SET tot = NULL, onderdeel_id = 14 WHERE id = 103", "youssef", 0, IN, 1},
    {"UPDATE gebruiker SET onderdeel_id = 13 WHERE id = 103; UPDATE onderdeel SET wijkteam = 1"
     " WHERE id = 13",
     "youssef", 0, IN, 1},
    /* taken up: the household is known to whom it is open, for as long as own work */
    {"UPDATE onderdeel SET wijkteam = 0 WHERE id = 13; UPDATE instroom SET status = 'huishouden',"
     " einde_op = 1795000000, huishouden_id = 302, eigenaar_id = 102, eigenaar_onderdeel_id = 11,"
     " aan_onderdeel_id = NULL WHERE id = 901",
     "marieke", 0, COUNT("zicht_instroom WHERE status = 'opgepakt' AND huishouden_id IS NULL"), 1},
    {"UPDATE instroom SET einde_op = 1767225600 WHERE id = 901", "marieke", 0, IN, 0},
};
TEST(test_aanmeldingen, BINNEN)

/* ---- versions of a plan ---- */

static const char VERSIE[] = /* with a goal of the ggz, which nobody but Ilse reads */
    "INSERT INTO planversie (huishouden_id, id, plan_id, aanleiding, door, op)"
    " VALUES (301, 840, 501, 'hand', 101, 1);"
    "INSERT INTO planversie_stuk VALUES (301, 840, 510, 'onderwijs', '{}'),"
    " (301, 840, 512, 'gezondheid', '{}');";

static const struct stap VERSIES[] = {
    {VERSIE, "sanne", 0, "SELECT sum(item_id) FROM zicht_planversie_stuk", 510},
    {NULL, "sanne", 0, COUNT("zicht_planstand WHERE item_id = 510"), 1},
    {NULL, "sanne", 0, COUNT("zicht_planstand WHERE item_id = 512"), 0},
    /* in another category it was for others: its author reads it back */
    {"DROP TRIGGER planversie_stuk_vast;"
     "UPDATE planversie_stuk SET categorie = 'wonen' WHERE item_id = 510",
     "sanne", 0, COUNT("zicht_planversie_stuk"), 1},
    {"UPDATE item SET auteur_id = 104, bron_id = 13 WHERE id = 510", "sanne", 0,
     COUNT("zicht_planversie_stuk"), 0},
    {"UPDATE item SET auteur_id = 104, bron_id = 14, door_regie = 0 WHERE id = 501", "sanne", 0,
     COUNT("zicht_planversie"), 0},
};
TEST(test_versions_of_a_plan, VERSIES)

/* ---- the plan on paper ---- */

static const char PAPIER[] = /* Mark and Emir: owned by Elif; and by her sister */
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 841, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1, '" MARK "'),"
    " (301, 842, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1, '" MARK "'),"
    " (301, 843, 'netwerklid', 'plan', 'coordinatie', 11, 101, 1, 1, '" ELIF "');"
    "INSERT INTO item_persoon VALUES (301, 841, 204), (301, 842, 204), (301, 843, 201);"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES"
    " (301, 843, 'Tante', 'tante', '2026-01-01');"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id,"
    " eigenaar_netwerk_id, vervaldatum, status, status_op, status_door) VALUES"
    " (301, 841, 510, 'Bellen', 201, NULL, '2026-12-01', 'open', 1, 101),"
    " (301, 842, 510, 'Brengen', NULL, 843, '2026-12-01', 'open', 1, 101);"
    "INSERT INTO instemming VALUES (301, 841, 204, '2026-11-01', 101, 1),"
    " (301, 842, 204, '2026-11-01', 101, 1)";

#define KAART "SELECT kaart FROM zicht_afdruk_lezer"

static const struct stap AFDRUKKEN[] = {
    {PAPIER, NULL, 204, COUNT("zicht_afdruk_actie"), 2},
    {NULL, NULL, 204, "SELECT count(eigenaar) FROM zicht_afdruk_actie", 2},
    {NULL, NULL, 204, KAART, 1},
    {ELIF_APART, NULL, 204, KAART, 1},
    {"UPDATE gebruiker SET persoon_id = 204 WHERE id = 103", NULL, 204, KAART, 0}, /* by name */
    {"UPDATE afscherming_tegen SET gebruiker_id = NULL, onderdeel_id = 13", NULL, 204, KAART, 0},
    {"UPDATE afscherming_tegen SET onderdeel_id = NULL, persoon_id = 204", NULL, 204, KAART, 0},
    {NULL, NULL, 204, COUNT("zicht_afdruk_actie"), 2},
    {NULL, NULL, 204, "SELECT count(eigenaar) FROM zicht_afdruk_actie", 0},
    {"UPDATE afscherming SET tot = '2026-11-19'", NULL, 204, KAART, 0}, /* its last day */
    {"UPDATE afscherming SET tot = '2026-11-18'", NULL, 204, KAART, 1},
};
TEST(test_on_paper_across_a_separation, AFDRUKKEN)

/* ---- meetings ---- */

static const char OVERLEG[] = /* by Sanne, with everybody; and a note, a goal, an action in it */
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 850, 'overleg', 'onderwijs', 'coordinatie', 11, 101, 1, 1, '" EMIR "'),"
    " (301, 851, 'netwerklid', 'gezondheid', 'inhoud', 14, 104, 0, 1, '" ELIF "'),"
    " (301, 852, 'notitie', 'gezondheid', 'inhoud', 14, 104, 0, 1, '" ELIF "'),"
    " (301, 853, 'actie', 'gezondheid', 'inhoud', 14, 104, 0, 1, '" ELIF "'),"
    " (301, 854, 'notitie', 'onderwijs', 'coordinatie', 11, 101, 1, 1, '" EMIR "');"
    "INSERT INTO item_persoon VALUES (301, 850, 202), (301, 851, 201), (301, 852, 201),"
    " (301, 853, 201), (301, 854, 202);"
    "INSERT INTO overleg (huishouden_id, id, soort, begin_op, minuten, waarom, status,"
    " gewijzigd_op) VALUES (301, 850, 'mdo', 1795200000, 60, 'x', 'gepland', 1);"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES"
    " (301, 851, 'Ria', 'oma', '2026-01-01');"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 852, '2026-01-01', 'gesprek', 'x', 'x'),"
    " (301, 854, '2026-01-01', 'gesprek', 'x', 'x');"
    "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_gebruiker_id, vervaldatum,"
    " status, status_op, status_door) VALUES (301, 853, 512, 'x', 104, '2026-12-01', 'open', 1,"
    " 104);"
    "INSERT INTO overleg_genodigde (huishouden_id, overleg_id, id, gebruiker_id, persoon_id,"
    " netwerk_id) VALUES (301, 850, 1, 101, NULL, NULL), (301, 850, 2, 103, NULL, NULL),"
    " (301, 850, 3, 104, NULL, NULL), (301, 850, 4, NULL, 201, NULL), (301, 850, 5, NULL, NULL,"
    " 851);"
    "INSERT INTO overleg_punt VALUES (301, 850, 1, NULL, 'Rondje'), (301, 850, 2, 512, NULL);"
    "INSERT INTO overleg_besluit VALUES (301, 850, 1, NULL, 'Goed', 101, 1),"
    " (301, 850, 2, 853, NULL, 101, 1);"
    "INSERT INTO overleg_verslag VALUES (301, 850, 852), (301, 850, 854);"
    "INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, door_id, reden, status,"
    " gevraagd_op) VALUES (301, 853, 1, 101, 104, 'x', 'gevraagd', 1);"
    "INSERT INTO actie_klim VALUES (301, 853, 'vervaldatum', '2026-11-01', 1, 1, 1);";

#define WIE(id) COUNT("zicht_overleg_genodigde WHERE gebruiker_id = " #id)

static const struct stap OVERLEGGEN[] = {
    {OVERLEG, "sanne", 0, WIE(104), 1}, /* who wrote the invitation */
    {NULL, "marieke", 0, COUNT("zicht_overleg"), 1},
    {NULL, "marieke", 0, WIE(103), 1}, /* oneself */
    {NULL, "marieke", 0, WIE(101), 1}, /* the regisseur */
    {NULL, "marieke", 0, WIE(104), 0}, /* that Ilse helps she does not know */
    {NULL, "marieke", 0, COUNT("zicht_overleg_genodigde WHERE persoon_id = 201"), 1},
    /* and oneself, who was invited and does not help yet */
    {"INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES"
     " (301, 850, 855, 104, '2026-01-01')",
     "ilse", 0, WIE(104), 1},
    {NULL, "sanne", 0, COUNT("zicht_overleg_genodigde WHERE netwerk_id = 851"), 0},
    {NULL, "sanne", 0, COUNT("zicht_overleg_punt"), 1},
    {NULL, "sanne", 0, COUNT("zicht_overleg_besluit"), 1},
    {NULL, "sanne", 0, "SELECT sum(id) FROM zicht_overleg_verslag", 854},
    {"UPDATE notitie SET ingetrokken_op = 1 WHERE id = 854", "sanne", 0,
     COUNT("zicht_overleg_verslag"), 0},
    {NULL, "marieke", 0, COUNT("zicht_kandidaat_overleg"), 1},
    {NULL, "hans", 0, COUNT("zicht_kandidaat_overleg"), 0},
    /* of another author: her own help, and that of whom she sees */
    {"UPDATE item SET auteur_id = 102 WHERE id = 850", "sanne", 0, WIE(104), 0},
    {NULL, "sanne", 0, WIE(103), 1},
    {"DELETE FROM overleg_genodigde WHERE id = 1; UPDATE regie SET tot_op = 1795000000 WHERE id ="
     " 551; INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op)"
     " VALUES (301, 559, 102, 11, 1795000000); INSERT INTO overleg_genodigde (huishouden_id,"
     " overleg_id, id, gebruiker_id) VALUES (301, 850, 6, 102)",
     "youssef", 0, WIE(102), 1},
    {NULL, "marieke", 0, WIE(102), 1},
    /* an action they may not see, asked of them: the candidate, and no more */
    {NULL, "sanne", 0, COUNT("zicht_kandidaat_overdracht"), 1},
    {NULL, "marieke", 0, COUNT("zicht_kandidaat_overdracht"), 0},
    {NULL, "youssef", 0, COUNT("zicht_actie_overdracht"), 0},
    {NULL, "youssef", 0, COUNT("zicht_actie_klim"), 0},
    {"UPDATE actie_overdracht SET status = 'aanvaard', beslist_op = 2", "sanne", 0,
     COUNT("zicht_kandidaat_overdracht"), 0},
    {ELIF_APART, "marieke", 0, COUNT("zicht_overleg_genodigde WHERE persoon_id = 201"),
     0}, /* R19 */
};
TEST(test_meetings, OVERLEGGEN)

/* ---- merged households ---- */

static const char SAMEN[] =
    "INSERT INTO samenvoeging (huishouden_id, id, naar_id, reden, door, op) VALUES"
    " (301, 860, 302, 'x', 102, 1), (302, 861, 301, 'x', 102, 1);"
    "INSERT INTO splitsing (huishouden_id, id, nieuw_id, reden, door, op) VALUES"
    " (301, 862, 302, 'x', 101, 1), (302, 863, 301, 'x', 101, 1);";

static const struct stap SAMENGEVOEGD[] = {
    {SAMEN, "sanne", 0, COUNT("zicht_samengevoegd WHERE reden IS NOT NULL AND door IS NOT NULL"),
     1},
    {NULL, "marieke", 0, COUNT("zicht_samengevoegd WHERE reden IS NULL AND door IS NULL"), 1},
    {NULL, "sanne", 0, COUNT("zicht_verwant"), 3},
    {NULL, "marieke", 0, COUNT("zicht_verwant"), 0},
    {"UPDATE samenvoeging SET herstel_op = 2, herstel_door = 101, herstel_reden = 'x'", "sanne", 0,
     COUNT("zicht_samengevoegd"), 0},
    {NULL, "sanne", 0, COUNT("zicht_verwant"), 2},
    /* of whom one has the regie */
    {NULL, "sanne", 0, COUNT("zicht_kandidaat_samen"), 1},
    {"INSERT INTO waarneming VALUES (302, 864, 552, 101, 11, '2026-11-01', '2026-11-19', 1)",
     "sanne", 0, COUNT("zicht_kandidaat_samen"), 2},
    {NULL, "marieke", 0, COUNT("zicht_kandidaat_samen"), 0},
    {"UPDATE waarneming SET van = '2026-11-20', tot = '2026-12-01'", "sanne", 0,
     COUNT("zicht_kandidaat_samen"), 1},
    {"DELETE FROM waarneming; INSERT INTO aanmelding (huishouden_id, id, eigenaar_id,"
     " onderdeel_id, vraag, status, op) VALUES (302, 865, 101, 11, 'x', 'open', 1)",
     "sanne", 0, COUNT("zicht_kandidaat_samen"), 2},
    {NULL, "marieke", 0, COUNT("zicht_kandidaat_samen"), 0},
    {"UPDATE aanmelding SET status = 'afgerond'", "sanne", 0, COUNT("zicht_kandidaat_samen"), 1},
    {"UPDATE regie SET tot_op = 1795000000 WHERE id = 551", "sanne", 0,
     COUNT("zicht_kandidaat_samen"), 0},
};
TEST(test_merged, SAMENGEVOEGD)

/* R19: neither household that is between the two sides of a separation, whoever looks. */
START_TEST(test_separated_households)
{
    change(ELIF_APART);
    change("UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 203");
    ck_assert_int_eq(part(COUNT("regel_gescheiden WHERE huishouden_id = 302")), 1);
    ck_assert_int_eq(
        asked(writer, "sanne", 302, COUNT("regel_gescheiden WHERE huishouden_id = 301")), 1);
    change("UPDATE afscherming SET tot = '2026-11-19'");
    ck_assert_int_eq(part(COUNT("regel_gescheiden WHERE huishouden_id = 302")), 1);
    change("UPDATE afscherming SET tot = '2026-11-18'");
    ck_assert_int_eq(part(COUNT("regel_gescheiden WHERE huishouden_id = 302")), 0);
    change("UPDATE afscherming SET van = '2026-11-20', tot = NULL");
    ck_assert_int_eq(part(COUNT("regel_gescheiden WHERE huishouden_id = 302")), 0);
}
END_TEST

/* ---- AVE ---- */

static const char AVE[] =
    "DROP TRIGGER ave_fase_stap;"
    "INSERT INTO ave_fase (huishouden_id, id, fase, stap, criterium, besluit_door, regie_bij,"
    " afschaal, gehaald, toets, herbeoordeel_op, van, door, op, tot) VALUES"
    " (301, 870, 2, 'af', 'x', 'x', 'x', 'x', 'x', 'x', '2026-12-10', '2026-11-02', 101, 2, NULL),"
    " (301, 871, 3, 'begin', 'x', 'x', 'x', 'x', NULL, NULL, '2026-12-10', '2026-11-01', 101, 1,"
    "  '2026-11-02');"
    "INSERT INTO ave_partij VALUES (301, 870, 13), (301, 870, 14), (301, 871, 13);";

#define WAAROM                                                                                     \
    "SELECT count(criterium) + count(besluit_door) + count(gehaald) + count(toets) + count(door)"  \
    " FROM zicht_ave"

static const struct stap AVES[] = {
    {AVE, "sanne", 0, COUNT("zicht_ave"), 2},
    {NULL, "sanne", 0, WAAROM, 8},
    {NULL, "hans", 0, COUNT("zicht_ave"), 2},
    {NULL, "hans", 0, COUNT("zicht_ave_partij"), 3},
    {NULL, "marieke", 0, COUNT("zicht_ave"), 1}, /* a party, of today, and not why */
    {NULL, "marieke", 0, WAAROM, 0},
    {NULL, "marieke", 0, COUNT("zicht_ave_partij"), 0},
    {"DELETE FROM ave_partij WHERE onderdeel_id = 13", "marieke", 0, COUNT("zicht_ave"), 0},
    {ELIF_APART, "sanne", 0, COUNT("zicht_ave"), 2},
    {"UPDATE afscherming_tegen SET gebruiker_id = 101", "sanne", 0, COUNT("zicht_ave"),
     0}, /* R19 */
};
TEST(test_ave, AVES)

/* ---- what was released across a separation ---- */

static const char VRIJGAVE[] = /* about Mark, in other words, to Marieke */
    "DROP TRIGGER vrijgave_toelaatbaar;"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES"
    " (301, 900, 'bericht', 'wonen', 'coordinatie', 11, 101, 1, 1, '" MARK "'),"
    " (301, 902, 'notitie', 'regie_intern', 'coordinatie', 11, 101, 1, 1, '" ELIF "');"
    "INSERT INTO item_persoon VALUES (301, 900, 204), (301, 902, 201);"
    "INSERT INTO bericht VALUES (301, 900, 'x', 'x', 'x');"
    "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) VALUES"
    " (301, 902, '2026-01-01', 'gesprek', 'x', 'x');"
    "INSERT INTO geadresseerde (huishouden_id, item_id, id, gebruiker_id, van) VALUES"
    " (301, 900, 901, 103, '2026-01-01'), (301, 521, 902, 105, '2026-01-01');"
    "INSERT INTO vrijgave (huishouden_id, id, afscherming_id, reden, door, op)"
    " VALUES (301, 900, 560, 'x', 101, 1);";

#define STUK(id) COUNT("zicht_vrijgeefbaar WHERE id = " #id)
#define VRIJ COUNT("zicht_lid_onbeschermd")

static const struct stap VRIJGEGEVEN[] = {
    {ELIF_APART, "sanne", 0, VRIJ, 3},
    {VRIJGAVE, "sanne", 0, COUNT("zicht_vrijgave"), 1},
    {NULL, "sanne", 0, COUNT("zicht_vrijgave_aan"), 1},
    {NULL, "hans", 0, COUNT("zicht_afscherming"), 1},
    {NULL, "hans", 0, COUNT("zicht_vrijgave"), 0},
    {NULL, "hans", 0, COUNT("zicht_vrijgave_aan"), 0},
    {NULL, "sanne", 0, STUK(521), 1},
    {NULL, "hans", 0, COUNT("zicht_item WHERE id = 521"), 1}, /* sent to him */
    {NULL, "hans", 0, STUK(521), 0},
    {NULL, "sanne", 0, STUK(902), 0}, /* among regisseurs */
    {NULL, "sanne", 0, STUK(601), 0}, /* contact */
    {NULL, "youssef", 0, VRIJ, 0},
    /* withdrawn: closed, and not because it lost somebody */
    {"UPDATE item SET gesloten = 1 WHERE id = 900", "sanne", 0, COUNT("zicht_nalezen"), 1},
    {"UPDATE vrijgave SET ingetrokken_op = 2, ingetrokken_door = 101, ingetrokken_reden = 'x'",
     "sanne", 0, COUNT("zicht_nalezen"), 0},
    /* R19: Mark is protected from who looks */
    {"INSERT INTO afscherming (huishouden_id, id, reden, van, door, op) VALUES"
     " (301, 903, 'x', '2026-01-01', 102, 1); INSERT INTO afscherming_persoon VALUES (903, 204);"
     "INSERT INTO afscherming_tegen (afscherming_id, id, gebruiker_id) VALUES (903, 904, 101)",
     "sanne", 0, COUNT("zicht_vrijgave"), 0},
    {NULL, "sanne", 0, COUNT("zicht_afscherming WHERE id = 560"), 1},
    {"DELETE FROM afscherming_tegen WHERE id = 904; DELETE FROM afscherming_persoon WHERE"
     " afscherming_id = 903; UPDATE afscherming SET tot = '2026-11-19' WHERE id = 560",
     "sanne", 0, VRIJ, 3},
    {"UPDATE afscherming SET tot = '2026-11-18' WHERE id = 560", "sanne", 0, VRIJ, 4},
    {NULL, "sanne", 0, STUK(521), 0},
    {"UPDATE afscherming SET tot = NULL, van = '2026-11-20' WHERE id = 560", "sanne", 0, VRIJ, 4},
};
TEST(test_released, VRIJGEGEVEN)

/* ---- letters, talk, the last visit ---- */

static const char BRIEF[] =
    "INSERT INTO brief_sjabloon VALUES (1, 'uitnodiging', 'x', 'x', '2026-01-01', 106, 1)"
    " ON CONFLICT DO NOTHING;"
    "INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, maker_id, op, status) SELECT 301,"
    " 880, min(id), 201, 103, 1, 'concept' FROM brief_sjabloon;";

static const struct stap BRIEVEN[] = {
    {BRIEF, "marieke", 0, COUNT("zicht_brief"), 1},
    {NULL, "sanne", 0, COUNT("zicht_brief"), 0},         /* of whoever makes it */
    {ELIF_APART, "marieke", 0, COUNT("zicht_brief"), 0}, /* R19 */
    {"UPDATE afscherming SET tot = '2026-11-18'; UPDATE betrokkenheid SET tot = '2026-11-18'",
     "marieke", 0, COUNT("zicht_brief"), 0},
    {NULL, NULL, 204, COUNT("zicht_lezer_vrij"), 1},
    {"UPDATE afscherming SET tot = NULL; UPDATE afscherming_tegen SET gebruiker_id = NULL,"
     " persoon_id = 204",
     NULL, 204, COUNT("zicht_lezer_vrij"), 0},
};
TEST(test_letters, BRIEVEN)

static const char INBRENG[] = /* of Sanne about Emir, for school too; on Ilse's goal, of Sanne */
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen, bij_id) VALUES"
    " (301, 881, 'inbreng', 'onderwijs', 'inhoud', 11, 101, 1, 1, '" EMIR "', NULL),"
    " (301, 882, 'inbreng', 'gezondheid', 'inhoud', 14, 104, 0, 1, '" ELIF "', NULL),"
    " (301, 883, 'inbreng', 'onderwijs', 'inhoud', 11, 101, 1, 1, '" EMIR "', 512);"
    "INSERT INTO item_persoon VALUES (301, 881, 202), (301, 882, 201), (301, 883, 202);"
    "INSERT INTO inbreng (huishouden_id, id, tekst) VALUES (301, 881, 'x'), (301, 882, 'x'),"
    " (301, 883, 'x');"
    "INSERT INTO inbreng_versie (huishouden_id, inbreng_id, versie, tekst, reden, door, op) VALUES"
    " (301, 882, 1, 'x', 'x', 104, 1);";

static const struct stap INGEBRACHT[] = {
    {INBRENG, "marieke", 0, "SELECT sum(id) FROM zicht_inbreng", 881},
    {NULL, "sanne", 0, COUNT("zicht_inbreng"), 2},
    {NULL, "sanne", 0, "SELECT count(bij_id) FROM zicht_inbreng", 0}, /* not hers to know of */
    {NULL, "sanne", 0, COUNT("zicht_inbreng_versie"), 0},
    {NULL, "sanne", 0, COUNT("zicht_inbreng_nieuw"), 0}, /* her own */
    {NULL, "marieke", 0, COUNT("zicht_inbreng_nieuw"), 1},
    {"INSERT INTO inbreng_gelezen VALUES (301, 881, 104, 1)", "marieke", 0,
     COUNT("zicht_inbreng_nieuw"), 1},
    {"INSERT INTO inbreng_gelezen VALUES (301, 881, 103, 1)", "marieke", 0,
     COUNT("zicht_inbreng_nieuw"), 0},
};
TEST(test_talk, INGEBRACHT)

/* Of Sanne, before her last visit; since then Marieke did something to each. */
#define VAN_SANNE(id, soort)                                                                       \
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie," \
    " op, personen) VALUES (301, " id ", '" soort "', 'onderwijs', 'coordinatie', 11, 101, 1, 1,"  \
    " '" EMIR "'); INSERT INTO item_persoon VALUES (301, " id ", 202);"
#define SINDS "1795050000"
static const char VERANDERD[] = VAN_SANNE("940", "actie") VAN_SANNE("941", "actie") VAN_SANNE(
    "942", "doel") VAN_SANNE("943", "notitie") VAN_SANNE("944", "inbreng")
    VAN_SANNE("945", "document") VAN_SANNE(
        "946",
        "betrokkenheid") "INSERT INTO actie_stand (huishouden_id, actie_id, id, status, "
                         "vervaldatum, door, op)"
                         " VALUES (301, 940, 950, 'klaar', '2026-12-01', 103, " SINDS ");"
                         "INSERT INTO actie_overdracht (huishouden_id, actie_id, id, aan_id, "
                         "door_id, reden, status,"
                         " gevraagd_op) VALUES (301, 941, 951, 101, 103, 'x', 'gevraagd', " SINDS
                         ");"
                         "INSERT INTO doel (huishouden_id, id, plan_id, leefgebied, titel, "
                         "resultaat, status, status_op,"
                         " status_door) VALUES (301, 942, 501, 'onderwijs', 'x', 'x', "
                         "'actief', " SINDS ", 103);"
                         "INSERT INTO notitie_versie (huishouden_id, notitie_id, versie, titel, "
                         "tekst, reden, door, op)"
                         " VALUES (301, 943, 1, 'x', 'x', 'x', 103, " SINDS ");"
                         "INSERT INTO inbreng_versie (huishouden_id, inbreng_id, versie, tekst, "
                         "reden, door, op)"
                         " VALUES (301, 944, 1, 'x', 'x', 103, " SINDS ");"
                         "INSERT INTO document_versie (huishouden_id, document_id, versie, titel, "
                         "datum, categorie,"
                         " reden, door, op) VALUES (301, 945, 1, 'x', '2026-01-01', 'onderwijs', "
                         "'x', 103, " SINDS ");"
                         "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, "
                         "onderdeel_id, taak, doel,"
                         " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, "
                         "beslist_op) VALUES"
                         " (301, 946, 102, 11, 'x', 'onderwijs', 'x', '2026-01-01', 'geweigerd', "
                         "101, 1, 103, " SINDS ")";

static const struct stap BEZOEKEN[] = {
    {"INSERT INTO bezoek VALUES (101, 301, 1, 1795000000), (103, 301, NULL, 1795085000)", "sanne",
     0, COUNT("zicht_bezoek"), 1},
    {NULL, "marieke", 0, COUNT("zicht_bezoek"), 0}, /* her first is not over */
    {"UPDATE item SET op = 1795050000 WHERE id IN (503, 510, 512)", "sanne", 0,
     "SELECT sum(id) FROM zicht_verandering", 503}, /* not her own, nor what she does not see */
    {VERANDERD, "sanne", 0, "SELECT sum(id) FROM zicht_verandering WHERE id >= 940",
     940 + 941 + 942 + 943 + 944 + 945 + 946},
    {"INSERT INTO mailvoorkeur (gebruiker_id, sinds_op) VALUES (103, 1)", "marieke", 0,
     "SELECT sum(aan) FROM zicht_mijn_mail", 1},
    {NULL, "sanne", 0, "SELECT 10 * count(*) + sum(aan) FROM zicht_mijn_mail", 10},
};
TEST(test_last_visit, BEZOEKEN)

/* ---- what a program does not get ---- */

static const char EIGEN[] = /* of Sanne */
    "INSERT INTO beeld (gebruiker_id, id, lijst, naam, toon, op)"
    " VALUES (101, 890, 'huishoudens', 'x', 'regie', 1);"
    "INSERT INTO attendering (gebruiker_id, id, soort, huishouden_id, op)"
    " VALUES (101, 1, 'bericht', 301, 1);"
    "INSERT INTO regieverzoek (huishouden_id, id, soort, aan_id, door_id, bericht, status,"
    " gevraagd_op) VALUES (301, 573, 'overdracht', 102, 101, 'x', 'gevraagd', 1);"
    "INSERT INTO brief (huishouden_id, id, sjabloon_id, lezer_id, maker_id, op, status) SELECT 301,"
    " 891, min(id), 201, 101, 1, 'concept' FROM brief_sjabloon;"
    "INSERT INTO verhuizing (huishouden_id, id, bericht, status, veiligheid, besluit, herzien_op,"
    " door, op) VALUES (301, 892, 'x', 'onbekend', 'geen_zorgen', 'x', '2026-12-01', 101, 1);"
    "INSERT INTO vestiging (id, onderdeel_id, kenmerk, bundel_hash, bundel, ontvanger_id,"
    " ontvanger_onderdeel_id, status, op) VALUES (893, 14, 'x', 'x', x'00', 101, 11, 'ontvangen',"
    " 1);";

static const char *const NIET[] = {
    "zicht_kandidaat_overleg", "zicht_brief",          "zicht_verhuizing",
    "zicht_vestiging",         "zicht_instroom",       "zicht_beeld",
    "zicht_attendering",       "zicht_eigen_caseload", "zicht_sleutel_huishouden",
    "zicht_toegangssleutel",   "zicht_regie_vraag",    "zicht_inbreng_nieuw",
    "zicht_adresgeheim",       "zicht_noodtoegang",    "zicht_afscherming"};

START_TEST(test_not_for_a_program)
{
    char sql[100];
    change(BRIEF);
    change(INSTROOM);
    change(OVERLEG);
    change(INBRENG);
    change(EIGEN);
    change(ELIF_APART);
    change("UPDATE item SET auteur_id = 102 WHERE id = 881;"
           "UPDATE item SET categorie = 'werkaantekening', auteur_id = 102 WHERE id = 560;"
           "INSERT INTO gebruiker_rol VALUES (101, 'procesregisseur');"
           "INSERT INTO noodtoegang (huishouden_id, id, gebruiker_id, onderdeel_id, reden, gebeld,"
           " van_op, tot_op) VALUES (301, 780, 103, 13, 'Emir is in gevaar.', 1, 1, 2)");
    (void)sleutel_made("sanne", "SELECT code FROM sleutel_kan", "SELECT code FROM sleutel_kan",
                       "SELECT code FROM sleutel_kan", "301");
    for (size_t i = 0; i < COUNT_OF(NIET); i++) {
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", NIET[i]);
        ck_assert_msg(as("sanne", sql) > 0, "%s", NIET[i]);
        ck_assert_msg(as_program("sanne", 9001, sql) == 0, "%s", NIET[i]);
    }
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_huishouden")), 1);
    /* nor a token of somebody else */
    ck_assert_int_eq(as_program("marieke", 9001, COUNT("zicht_huishouden")), 0);
}
END_TEST

/* ---- which token works, and on whose screen it is ---- */

static const struct {
    const char *change;
    int works;
} SLEUTELS[] = {
    {"UPDATE toegangssleutel SET tot = '2026-11-19'", 1},
    {"UPDATE toegangssleutel SET tot = '2026-11-18'", 0},
    {"UPDATE toegangssleutel SET einde_op = 1, einde_soort = 'zelf'", 0},
    {"DELETE FROM sleutel_toelating", 0},
    {"UPDATE gebruiker SET onderdeel_id = 12 WHERE id = 101", 0},
    {"UPDATE gebruiker SET bevestigd_op = 1795000000 WHERE id = 101", 1}, /* when it was made */
    {"UPDATE gebruiker SET bevestigd_op = 1795000001 WHERE id = 101", 0},
    {"INSERT INTO gebruiker_rol VALUES (101, 'procesregisseur')", 1},
    {"DELETE FROM gebruiker_rol WHERE gebruiker_id = 101 AND rol = 'professional'", 0},
};

START_TEST(test_which_tokens_work)
{
    (void)sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    ck_assert_int_eq(as_program("sanne", 9001, COUNT("zicht_huishouden")), 1);
    change(SLEUTELS[_i].change);
    ck_assert_msg(as_program("sanne", 9001, COUNT("zicht_huishouden")) == SLEUTELS[_i].works, "%s",
                  SLEUTELS[_i].change);
}
END_TEST

/* R27: none for beheer or a privacy officer, whoever made it. */
START_TEST(test_no_token_of_beheer)
{
    static const char *const wie[] = {"sanne", "anja", "ruth"};
    (void)sleutel_made(wie[_i], "'notitie'", "''", "'onderwijs'", NULL);
    ck_assert_int_eq(as_program(wie[_i], 9001, COUNT("zicht_sleutel_bereik")) > 0, _i == 0);
}
END_TEST

START_TEST(test_tokens_on_the_screens)
{
    (void)sleutel_made("sanne", "'notitie'", "''", "'onderwijs'", "301");
    (void)sleutel_made("marieke", "'notitie'", "''", "'onderwijs'", "301");
    ck_assert_int_eq(as("sanne", "SELECT sum(id) FROM zicht_toegangssleutel"), 9001);
    ck_assert_int_eq(as("sanne", "SELECT sum(sleutel_id) FROM zicht_sleutel_huishouden"), 9001);
    ck_assert_int_eq(
        as("sanne", "SELECT sum(DISTINCT sleutel_id) FROM zicht_toegangssleutel_bereik"), 9001);
    ck_assert_int_eq(as("hans", COUNT("zicht_toegangssleutel")), 0);
    ck_assert_int_eq(as("anja", COUNT("zicht_toegangssleutel")), 2);
    ck_assert_int_eq(as("ruth", COUNT("zicht_toegangssleutel")), 2);
    ck_assert_int_eq(as("anja", COUNT("zicht_sleutel_huishouden")), 0);
    ck_assert_int_eq(as("ruth", COUNT("zicht_sleutel_huishouden")), 0);
}
END_TEST

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_plan");
    regels_case(s, "test_aanmeldingen", test_aanmeldingen);
    regels_case(s, "test_versions_of_a_plan", test_versions_of_a_plan);
    regels_case(s, "test_on_paper_across_a_separation", test_on_paper_across_a_separation);
    regels_case(s, "test_meetings", test_meetings);
    regels_case(s, "test_merged", test_merged);
    regels_case(s, "test_separated_households", test_separated_households);
    regels_case(s, "test_ave", test_ave);
    regels_case(s, "test_released", test_released);
    regels_case(s, "test_letters", test_letters);
    regels_case(s, "test_talk", test_talk);
    regels_case(s, "test_last_visit", test_last_visit);
    regels_case(s, "test_not_for_a_program", test_not_for_a_program);
    regels_cases(s, "test_which_tokens_work", test_which_tokens_work, COUNT_OF(SLEUTELS));
    regels_cases(s, "test_no_token_of_beheer", test_no_token_of_beheer, 3);
    regels_case(s, "test_tokens_on_the_screens", test_tokens_on_the_screens);
    return s;
}

int main(void) { return harness_main(suite()); }
