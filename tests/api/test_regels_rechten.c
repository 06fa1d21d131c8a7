/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of 86_rechten.sql, each on its own: requests of the family and their extracts, what a
 * reader of the family is told beside the items, who looked, and what stands beside an item. Each
 * is a line that tests/mutatie breaks.
 */
#include "regels.h"

/* About Elif, written down by school; about Emir, asked by Mark, by Elif; about Elif, by Mark. */
static const char VERZOEKEN[] =
    "INSERT INTO avgverzoek (huishouden_id, id, soort, persoon_id, aanvrager_id, hoedanigheid,"
    " ontvangen, vraag, identiteit, uiterlijk, eigenaar_id, status, door_id, op) VALUES"
    " (301, 820, 'inzage', 201, 201, 'zelf', '2026-11-10', 'x', 'bekend', '2026-12-10', 101, "
    "'open',"
    "  103, 1),"
    " (301, 821, 'inzage', 202, 204, 'gezag', '2026-11-10', 'x', 'bekend', '2026-12-10', 101,"
    "  'open', 101, 1),"
    " (301, 822, 'inzage', 202, 201, 'gezag', '2026-11-10', 'x', 'bekend', '2026-12-10', 107,"
    "  'open', 101, 1),"
    " (301, 823, 'inzage', 201, 204, 'vertegenwoordiger', '2026-11-10', 'x', 'bekend',"
    "  '2026-12-10', 101, 'open', 101, 1);";

#define ZIET COUNT("zicht_avgverzoek")

static const struct stap GEZIEN[] = {
    {VERZOEKEN, "sanne", 0, ZIET, 4},
    {NULL, "ruth", 0, ZIET, 4},
    {NULL, "marieke", 0, ZIET, 1}, /* what she wrote down */
    {NULL, "hans", 0, ZIET, 0},
    {NULL, "anja", 0, ZIET, 0},
    {NULL, "youssef", 0, ZIET, 0},
    {"UPDATE betrokkenheid SET tot = '2026-11-18' WHERE id = 503", "marieke", 0, ZIET, 0},
    {"UPDATE gebruiker SET persoon_id = 205 WHERE id = 107", "ruth", 0, ZIET, 0}, /* R6 */
    {ELIF_APART, "sanne", 0, ZIET, 4},
    {"UPDATE afscherming_tegen SET gebruiker_id = 101", "sanne", 0, ZIET, 1}, /* R19 */
    {NULL, "sanne", 0, COUNT("zicht_avgverzoek WHERE id = 821"), 1},
};
TEST(test_who_sees_a_request, GEZIEN)

static const struct stap WERK[] = {
    {VERZOEKEN, "sanne", 0, COUNT("zicht_kandidaat_avgverzoek"), 3},
    {NULL, "ruth", 0, COUNT("zicht_kandidaat_avgverzoek"), 4},
    {NULL, "marieke", 0, COUNT("zicht_kandidaat_avgverzoek"), 0},
    {NULL, "ruth", 0, COUNT("zicht_kandidaat_register"), 4},
    {NULL, "sanne", 0, COUNT("zicht_kandidaat_register"), 0},
    {"UPDATE avgverzoek SET status = 'afgehandeld', besluit = 'toegewezen', besluit_reden = 'x',"
     " besluit_door = 101, besluit_op = 2 WHERE id = 820",
     "sanne", 0, COUNT("zicht_kandidaat_avgverzoek"), 2},
    {NULL, "ruth", 0, COUNT("zicht_kandidaat_register"), 4},
    /* who may hold one */
    {NULL, "sanne", 0, COUNT("zicht_avgverzoek_eigenaar"), 2},
    {NULL, "sanne", 0, COUNT("zicht_avgverzoek_eigenaar WHERE id IN (101, 107)"), 2},
    {"UPDATE gebruiker SET tot = '2026-11-19' WHERE id = 107", "sanne", 0,
     COUNT("zicht_avgverzoek_eigenaar"), 2},
    {"UPDATE gebruiker SET tot = '2026-11-18' WHERE id = 107", "sanne", 0,
     COUNT("zicht_avgverzoek_eigenaar"), 1},
    {"UPDATE gebruiker SET tot = NULL, bevestigd_op = NULL WHERE id = 107", "sanne", 0,
     COUNT("zicht_avgverzoek_eigenaar"), 1},
    {"UPDATE gebruiker SET bevestigd_op = 1 WHERE id = 107", "sanne", 0,
     COUNT("zicht_avgverzoek_eigenaar"), 2},
    {"UPDATE onderdeel SET tot = '2026-11-18' WHERE id = 12", "sanne", 0,
     COUNT("zicht_avgverzoek_eigenaar"), 1},
};
TEST(test_who_works_at_a_request, WERK)

#define A COUNT("zicht_aanvrager")

static const struct stap AANVRAGERS[] = {
    {NULL, "sanne", 0, A, 8}, /* four themselves, two parents for each of two children */
    {"UPDATE gezag SET tot = '2026-11-19' WHERE id = 252", "sanne", 0, A, 8},
    {"UPDATE gezag SET tot = '2026-11-18' WHERE id = 252", "sanne", 0, A, 7},
    {"UPDATE gezag SET van = '2026-11-20' WHERE id = 253", "sanne", 0, A, 6},
    {"INSERT INTO vertegenwoordiging (id, persoon_id, soort, houder_id, van, bron, bron_datum,"
     " vastgelegd_op) VALUES (259, 201, 'volmacht', 204, '2026-01-01', 'x', '2026-01-01', 1)",
     "sanne", 0, A, 7},
    {"UPDATE vertegenwoordiging SET tot = '2026-11-18' WHERE id = 259", "sanne", 0, A, 6},
    {"UPDATE vertegenwoordiging SET tot = NULL, van = '2026-11-20' WHERE id = 259", "sanne", 0, A,
     6},
};
TEST(test_who_may_ask, AANVRAGERS)

static const char UITTREKSEL[] =
    "INSERT INTO uittreksel (huishouden_id, id, verzoek_id, persoon_id, lezer_id, maker_id, geheel,"
    " reden, op, status) VALUES (301, 830, 820, 201, 201, 101, 0, 'x', 1, 'concept');"
    "INSERT INTO uittreksel_stuk VALUES (301, 830, 521, 1, NULL, 'x', 1);"
    "INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
    " (302, 490, 201, 'moeder', '2026-01-01', 'hand');"
    "INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op, tot_op) VALUES"
    " (301, 550, 102, 11, 1, 2);"
    "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
    " op, personen) VALUES (301, 584, 'netwerklid', 'plan', 'coordinatie', 11, 101, 1, 1767225600,"
    " '" ELIF "'); INSERT INTO item_persoon VALUES (301, 584, 201);"
    "INSERT INTO netwerklid (huishouden_id, id, naam, relatie, van) VALUES (301, 584, 'Ria', 'oma',"
    " '2026-01-01');";

static const struct stap UITTREKSELS[] = {
    {VERZOEKEN, NULL, 201, "SELECT 0", 0},
    {UITTREKSEL, "sanne", 0, COUNT("zicht_uittreksel"), 1},
    {NULL, "ruth", 0, COUNT("zicht_uittreksel"), 1},
    {NULL, "marieke", 0, COUNT("zicht_uittreksel"), 0}, /* who sees the request */
    {NULL, "youssef", 0, COUNT("zicht_uittreksel"), 0},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_stuk"), 1},
    {NULL, "ruth", 0, COUNT("zicht_uittreksel_stuk"), 0},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_huishouden"), 1},
    {NULL, "ruth", 0, COUNT("zicht_uittreksel_huishouden"), 0},
    /* Emir, Mark, Noor, and grandmother; not Elif, about whom it is */
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_naam"), 4},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_naam WHERE naam = 'Ria'"), 1},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_naam WHERE naam = 'Elif Yıldız'"), 0},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_regisseur"), 1},
    {"UPDATE uittreksel SET geheel = 1", "sanne", 0, COUNT("zicht_uittreksel_huishouden"), 2},
    {NULL, "ruth", 0, COUNT("zicht_uittreksel_huishouden"), 0},
    {"UPDATE uittreksel SET status = 'gegeven', gegeven_op = 2, gegeven_aan = 'x', wijze ="
     " 'papier', inhoud = '{}'",
     "sanne", 0, COUNT("zicht_uittreksel_inhoud"), 1},
    {NULL, "ruth", 0, COUNT("zicht_uittreksel_inhoud"), 0},
    {NULL, "sanne", 0, COUNT("zicht_uittreksel_huishouden"), 0},
    /* whose regie ended sees neither the request nor the extract they made */
    {"UPDATE regie SET tot_op = 1767225700 WHERE id = 551", "sanne", 0, COUNT("zicht_uittreksel"),
     0},
};
TEST(test_extracts, UITTREKSELS)

/* Of the family that reads: what they agreed to, own, and consented to. */
static const struct stap LEEST[] = {
    {"INSERT INTO instemming VALUES (301, 510, 204, '2026-11-01', 101, 1)", NULL, 204,
     COUNT("zicht_lezer_eigen"), 1},
    {NULL, NULL, 201, COUNT("zicht_item WHERE id = 510"), 1},
    {NULL, NULL, 201, COUNT("zicht_lezer_eigen"), 0},
    {"INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
     " op, personen) VALUES (301, 582, 'actie', 'onderwijs', 'coordinatie', 11, 101, 1, 1767225600,"
     " '" EMIR "'); INSERT INTO item_persoon VALUES (301, 582, 202);"
     "INSERT INTO actie (huishouden_id, id, doel_id, titel, eigenaar_persoon_id, vervaldatum,"
     " status, status_op, status_door) VALUES (301, 582, 510, 'x', 204, '2026-12-01', 'open', 1,"
     " 101)",
     NULL, 204, COUNT("zicht_lezer_eigen"), 2},
    {NULL, NULL, 201, COUNT("zicht_lezer_eigen"), 0},
};
TEST(test_reader_and_what_they_agreed_to, LEEST)

#define T COUNT("zicht_lezer_toestemming")

static const struct stap GAF[] = {
    /* one about Elif herself beside the one about Emir */
    {"DROP TRIGGER toestemming_vast;"
     "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_persoon_id, doel,"
     " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
     " vastgelegd_onderdeel_id, vastgelegd_op) VALUES (301, 726, 201, 'avg', 204, 'onderwijs', 'x',"
     " '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0, 101, 11, 1769900400)",
     NULL, 201, T, 2},
    {NULL, NULL, 204, T, 1},
    {NULL, NULL, 201, COUNT("zicht_lezer_toestemming WHERE ontvanger = 'Mark de Boer'"), 1},
    {"UPDATE toestemming SET plek = 1 WHERE id = 701", NULL, 204, T, 1},
    {ELIF_APART, NULL, 204, T, 1},
    {"UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 204", NULL, 204, T, 0},
    {NULL, NULL, 201, COUNT("zicht_lezer_toestemming WHERE id = 726 AND ontvanger IS NULL"), 1},
    {"UPDATE toestemming SET plek = 0 WHERE id = 701", NULL, 204, T, 1},
    {"UPDATE afscherming_persoon SET persoon_id = 202", NULL, 204, T, 0}, /* Emir is protected */
    {"UPDATE afscherming SET tot = '2026-11-18'", NULL, 204, T, 1},
    {"INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, reden, van,"
     " vastgelegd_door, vastgelegd_op) VALUES (301, 840, 202, 'belang', 'wonen', 'x', '2026-11-01',"
     " 101, 1)",
     NULL, 204, T, 0},
    {"UPDATE kindbezwaar SET einde_op = 2, einde_reden = 'x'", NULL, 204, T, 1},
    {"UPDATE toestemming SET kind_alleen = 1, kind_alleen_reden = 'x' WHERE id = 701", NULL, 204, T,
     0},
};
TEST(test_reader_and_consents, GAF)

#define D COUNT("zicht_lezer_deelbesluit")

/* One about Elif and Emir, taken by the GGZ towards the school, of which Elif was told. */
static const struct stap GEDEELD[] = {
    {"DROP TRIGGER deelbesluit_toelaatbaar; DROP TRIGGER deelbesluit_verteld_vast;"
     "INSERT INTO deelbesluit_persoon VALUES (301, 760, 201, NULL, NULL), (301, 760, 202, 'x',"
     " '2026-11-25'); INSERT INTO deelbesluit_categorie VALUES (301, 760, 'onderwijs');"
     "INSERT INTO deelbesluit (huishouden_id, id, grond_id, bron_id, besloten_door, besloten_op,"
     " ontvanger_onderdeel_id, doel, doel_zin, minimaal, vragen, vragen_uitleg, gevaar,"
     " overlegd_met, overlegd_op, van, tot, herbeoordeel_op) SELECT 301, 760, min(id), 14, 104, 1,"
     " 13, 'veiligheid', 'x', 'x', 'gevaar', 'x', 'x', 'x', '2026-11-01', '2026-11-01',"
     " '2026-11-25', '2026-11-25' FROM deelgrond",
     NULL, 201, D, 0},
    {"INSERT INTO deelbesluit_verteld VALUES (301, 760, 202, '2026-11-02', 104, 1)", NULL, 201, D,
     0}, /* the child knows, and she does not */
    {"INSERT INTO deelbesluit_verteld VALUES (301, 760, 201, '2026-11-20', 104, 1)", NULL, 201, D,
     0}, /* tomorrow */
    {"UPDATE deelbesluit_verteld SET datum = '2026-11-19' WHERE persoon_id = 201", NULL, 201, D, 2},
    {NULL, NULL, 201, COUNT("zicht_lezer_deelbesluit WHERE persoon_id = 201 AND ook = 1"), 1},
    {NULL, NULL, 204, D, 0}, /* gezag, and not told */
    {"INSERT INTO deelbesluit_verteld VALUES (301, 760, 204, '2026-11-02', 104, 1)", NULL, 204, D,
     1},                      /* about the child; not about Elif */
    {NULL, "sanne", 0, D, 0}, /* nobody's but a reader's of the family */
    {"INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, reden, van,"
     " vastgelegd_door, vastgelegd_op) VALUES (301, 840, 202, 'belang', 'wonen', 'x', '2026-11-01',"
     " 101, 1)",
     NULL, 204, D, 0},
    {"UPDATE kindbezwaar SET einde_op = 2, einde_reden = 'x'", NULL, 204, D, 1},
    {ELIF_APART, NULL, 204, D, 1}, /* from an account */
    {"UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 204", NULL, 204, D, 0},
    {"UPDATE afscherming_tegen SET persoon_id = 205", NULL, 201, D, 2},
    {"UPDATE organisatie SET soort = 'vrouwenopvang' WHERE id = 3", NULL, 201, D, 0},
    {"UPDATE organisatie SET soort = CASE id WHEN 2 THEN 'vrouwenopvang' ELSE 'ggz' END WHERE id IN"
     " (2, 3)",
     NULL, 201, D, 0},
    {"UPDATE afscherming SET tot = '2026-11-18'", NULL, 201, D, 2},
};
TEST(test_reader_and_decisions, GEDEELD)

/* ---- who looked ---- */

#define KEEK COUNT("zicht_wiekeek WHERE verzoek_id = 821 AND volgnr > 9000")

#define LOG(nr, wie, deel, huis, over, uit)                                                        \
    "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker, onderdeel, "           \
    "huishouden,"                                                                                  \
    " personen, uitkomst, verzoek, salt, commitment, keten) VALUES (" #nr                          \
    ", 1, 'lezen', 'x'," #wie "," #deel "," huis ",'" over "','" uit                               \
    "', 'x', randomblob(16), zeroblob(32), zeroblob(32));"

static const struct stap KEKEN[] = {
    {VERZOEKEN, "ruth", 0, KEEK, 0},
    {"DROP TRIGGER logregel_sluit_aan;" LOG(9001, 103, 13, "301", EMIR, "geslaagd"), "ruth", 0,
     KEEK, 1},
    {NULL, "sanne", 0, KEEK, 0},
    {LOG(9002, 103, 13, "301", EMIR, "mislukt"), "ruth", 0, KEEK, 1},
    {LOG(9003, 103, 13, "301", ELIF, "geslaagd"), "ruth", 0, KEEK, 1},
    {LOG(9004, 103, 13, "NULL", EMIR, "geslaagd"), "ruth", 0, KEEK, 2}, /* found by searching */
    {LOG(9005, 103, 13, "NULL", ELIF, "geslaagd"), "ruth", 0, KEEK, 2},
    {LOG(9006, 104, 14, "301", EMIR, "geslaagd"), "ruth", 0, KEEK, 3},
    {"UPDATE instelling SET waarde = 'onderwijs' WHERE sleutel = 'kijker_functie'", "ruth", 0,
     "SELECT sum(functie_noemen) FROM zicht_wiekeek WHERE verzoek_id = 821 AND volgnr > 9000", 2},
    /* R19: Mark asks; Elif is protected from him, and the ggz helps her */
    {"INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id, door_regie,"
     " op, personen) VALUES (301, 585, 'betrokkenheid', 'betrokkenheid', 'coordinatie', 14, 104, 0,"
     " 1767225600, '" ELIF "'); INSERT INTO item_persoon VALUES (301, 585, 201);"
     "INSERT INTO betrokkenheid (huishouden_id, id, gebruiker_id, onderdeel_id, taak, doel,"
     " doel_zin, van, status, gevraagd_door, gevraagd_op, beslist_door, beslist_op) VALUES"
     " (301, 585, 104, 14, 'zorg', 'ggz', 'x', '2026-01-01', 'actief', 104, 1, 101, 1)",
     "ruth", 0, KEEK, 3},
    {ELIF_APART, "ruth", 0, KEEK, 3}, /* Marieke is on the other side, not Mark */
    {"UPDATE afscherming_tegen SET gebruiker_id = NULL, persoon_id = 204", "ruth", 0, KEEK, 2},
    {"UPDATE afscherming SET tot = '2026-11-19'", "ruth", 0, KEEK, 2},
    {"UPDATE afscherming SET tot = '2026-11-18'", "ruth", 0, KEEK, 3},
    /* Mark works somewhere: the account, then its onderdeel is what the separation names */
    {"UPDATE afscherming SET tot = NULL; UPDATE gebruiker SET persoon_id = 204 WHERE id = 108;"
     "UPDATE afscherming_tegen SET persoon_id = NULL, gebruiker_id = 108",
     "ruth", 0, KEEK, 2},
    {"UPDATE afscherming_tegen SET gebruiker_id = NULL, onderdeel_id = 13", "ruth", 0, KEEK, 2},
    {"UPDATE afscherming_tegen SET onderdeel_id = NULL, persoon_id = 204;"
     "UPDATE organisatie SET soort = 'vrouwenopvang' WHERE id = 2",
     "ruth", 0, KEEK, 0}, /* a shelter, whoever it helps */
    {"UPDATE organisatie SET soort = 'onderwijs' WHERE id = 2", "ruth", 0, KEEK, 2},
    {"UPDATE afscherming_persoon SET persoon_id = 202", "ruth", 0, KEEK, 0}, /* Emir himself */
};
TEST(test_who_looked, KEKEN)

/* The log of a household: one's own lines, and for regie those of whom they may know to be
 * involved; a line that was erased is not shown, and what tells the rest of it is of its moment
 * (R31). */
static const struct stap LOGREGELS[] = {
    {"DROP TRIGGER logregel_sluit_aan; DROP TRIGGER logregel_wijzigt_niet; DROP TRIGGER "
     "logwissing_regel_erna;" LOG(9007, 104, 14, "301", EMIR, "geslaagd")
         LOG(9008, 103, 13, "301", EMIR, "geslaagd"),
     "sanne", 0, COUNT("zicht_logregel WHERE volgnr > 9000"), 1},
    {NULL, "marieke", 0, COUNT("zicht_logregel WHERE volgnr > 9000"), 1},
    {NULL, "ilse", 0, COUNT("zicht_logregel WHERE volgnr > 9000"), 0}, /* not involved */
    {NULL, "ruth", 0, COUNT("zicht_logboek WHERE volgnr > 9000"), 2},
    {NULL, "sanne", 0, COUNT("zicht_logboek"), 0},
    {"UPDATE logregel SET tijd = 9000000 WHERE volgnr = 9008;"
     "INSERT INTO logwissing_regel VALUES (9007, 1, 9008)",
     "sanne", 0, "SELECT op FROM zicht_logregel WHERE volgnr = 9008", 0},
    {NULL, "ruth", 0, "SELECT op FROM zicht_logboek WHERE volgnr = 9008", 0},
    {NULL, "ruth", 0, "SELECT op FROM zicht_logplek WHERE volgnr = 9008", 0},
    {NULL, "ruth", 0, COUNT("zicht_logplek WHERE volgnr > 9000 AND heel"), 2},
    {NULL, "sanne", 0, COUNT("zicht_logplek"), 0},
    {"UPDATE logregel SET salt = NULL WHERE volgnr = 9007", "ruth", 0,
     COUNT("zicht_logboek WHERE volgnr > 9000"), 1},
    {NULL, "ruth", 0, COUNT("zicht_logplek WHERE volgnr > 9000 AND heel"), 1},
};
TEST(test_log, LOGREGELS)

/* ---- beside an item ---- */

static const char NAAST[] =
    "INSERT INTO betwisting (huishouden_id, id, item_id, persoon_id, verklaring, datum, door, op)"
    " VALUES (301, 860, 520, 201, 'x', '2026-11-01', 101, 1), (301, 861, 521, 201, 'x',"
    " '2026-11-01', 101, 1);"
    "INSERT INTO instemming VALUES (301, 520, 201, '2026-11-01', 101, 1),"
    " (301, 521, 204, '2026-11-01', 101, 1);"
    "INSERT INTO beperking (huishouden_id, id, item_id, verzoek_id, reden, door, op) VALUES"
    " (301, 870, 520, 820, 'x', 101, 1), (301, 871, 521, 820, 'x', 101, 1);";

static const struct stap ERNAAST[] = {
    {VERZOEKEN, "sanne", 0, COUNT("zicht_item_beperkt"), 0},
    {NAAST, "sanne", 0, COUNT("zicht_item_beperkt"), 2},
    {NULL, "sanne", 0, COUNT("zicht_betwisting"), 2},
    {NULL, "sanne", 0, COUNT("zicht_instemming"), 2},
    {NULL, "marieke", 0, COUNT("zicht_item_beperkt"), 0},
    {"UPDATE beperking SET einde_op = 2, einde_reden = 'x' WHERE id = 870", "marieke", 0,
     COUNT("zicht_item WHERE id IN (520, 521)"), 1}, /* she sees 520, by consent */
    {NULL, "marieke", 0, COUNT("zicht_betwisting"), 1},
    {NULL, "marieke", 0, COUNT("zicht_instemming"), 1},
    {NULL, "marieke", 0, COUNT("zicht_item_beperkt"), 0},
    {NULL, "sanne", 0, COUNT("zicht_item_beperkt"), 1},
    {NULL, "marieke", 0,
     "SELECT (SELECT count(*) FROM zicht_item_tekst) = (SELECT count(*) FROM zicht_item)", 1},
    {NULL, "marieke", 0, COUNT("zicht_betwisting WHERE persoon_naam IS NOT NULL"), 1},
    {ELIF_APART, "marieke", 0, COUNT("zicht_betwisting WHERE persoon_naam IS NULL"), 1},
    {NULL, "marieke", 0, COUNT("zicht_instemming"), 0},
};
TEST(test_beside_an_item, ERNAAST)

static const struct stap BEZWAREN[] = {
    {"INSERT INTO kindbezwaar (huishouden_id, id, kind_id, soort, categorie, tegen_id, reden, van,"
     " vastgelegd_door, vastgelegd_op) VALUES (301, 880, 202, 'belang', 'wonen', 201, 'x',"
     " '2026-11-01', 102, 1)",
     "sanne", 0, COUNT("zicht_kindbezwaar WHERE tegen IS NOT NULL"), 1},
    {NULL, "marieke", 0, COUNT("zicht_kindbezwaar"), 0},
    /* with the ground for `contact`, and not regie: her own only */
    {"INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id, doel,"
     " doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
     " vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (301, 702, 202, 'avg', 13,"
     " 'onderwijs', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0, 101, 11,"
     " 1769900400, 1769900400); INSERT INTO toestemming_categorie VALUES (301, 702, 'contact');"
     "INSERT INTO toestemming_bron VALUES (301, 702, 11, 101, 1769900400);"
     "INSERT INTO verklaring (huishouden_id, toestemming_id, id, gever_persoon_id, hoedanigheid,"
     " antwoord, wijze, datum, vastgelegd_door, vastgelegd_op) VALUES"
     " (301, 702, 713, 201, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400),"
     " (301, 702, 714, 204, 'gezag', 'ja', 'mondeling', '2026-02-01', 101, 1769900400)",
     "marieke", 0, COUNT("zicht_contact WHERE persoon_id = 202"), 1},
    {NULL, "marieke", 0, COUNT("zicht_kindbezwaar"), 0},
    {"UPDATE kindbezwaar SET vastgelegd_door = 103", "marieke", 0, COUNT("zicht_kindbezwaar"), 1},
    {NULL, "sanne", 0, COUNT("zicht_kindbezwaar"), 1},
    {ELIF_APART, "marieke", 0, COUNT("zicht_kindbezwaar WHERE tegen IS NULL"), 1},
};
TEST(test_objections, BEZWAREN)

static Suite *suite(void)
{
    Suite *s = suite_create("regels_rechten");
    TCase *tc = tcase_create("regels_rechten");
    tcase_add_checked_fixture(tc, regels_start, regels_stop);
    tcase_add_test(tc, test_who_sees_a_request);
    tcase_add_test(tc, test_who_works_at_a_request);
    tcase_add_test(tc, test_who_may_ask);
    tcase_add_test(tc, test_extracts);
    tcase_add_test(tc, test_reader_and_what_they_agreed_to);
    tcase_add_test(tc, test_reader_and_consents);
    tcase_add_test(tc, test_reader_and_decisions);
    tcase_add_test(tc, test_who_looked);
    tcase_add_test(tc, test_log);
    tcase_add_test(tc, test_beside_an_item);
    tcase_add_test(tc, test_objections);
    suite_add_tcase(s, tc);
    return s;
}

int main(void) { return harness_main(suite()); }
