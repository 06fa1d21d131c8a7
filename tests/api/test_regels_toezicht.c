/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lines of the views for the privacy officer alone (R27), of who is whose account (R6), and of
 * scans. Each is a line that tests/mutatie breaks.
 */
#include "regels.h"

static const char TOEZICHT[] =
    "DROP TRIGGER logregel_sluit_aan;"
    "INSERT INTO logregel (volgnr, tijd, gebeurtenis, handeling, gebruiker, reden, uitkomst,"
    " verzoek, salt, commitment, keten) VALUES (9001, 1, 'lezen', 'x', 103, 'x', 'geweigerd', 'x',"
    " randomblob(16), zeroblob(32), zeroblob(32)), (9002, 1, 'lezen', 'x', 103, NULL, 'geslaagd',"
    " 'x', randomblob(16), zeroblob(32), zeroblob(32));"
    "INSERT INTO logcontrole (id, gevraagd_op, stand, begonnen_op, klaar_op, fouten, laatste,"
    " verzegeld) VALUES (905, 1, 'fout', 1, 2, 1, 0, 0);"
    "INSERT INTO logcontrole_fout VALUES (905, 1, 'keten', 1, 1);"
    "INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op,"
    " laatste_op, laatste_volgnr) SELECT 910, soort, 103, '2026-11-10', id, 1, 1, 1, 1, 1 FROM"
    "  inzagesignaal_regel WHERE id = (SELECT min(id) FROM inzagesignaal_regel);"
    "INSERT INTO inzagesignaal (id, soort, gebruiker_id, dag, regel_id, aantal, regels, eerste_op,"
    " laatste_op, laatste_volgnr) SELECT 911, soort, 107, '2026-11-10', id, 1, 1, 1, 1, 1 FROM"
    "  inzagesignaal_regel WHERE id = (SELECT min(id) FROM inzagesignaal_regel);"
    "INSERT INTO inzagesignaal_huishouden VALUES (910, 301, 1, 1), (911, 301, 1, 1);"
    "INSERT INTO inzagesignaal_stap VALUES (910, 1, 'nieuw', NULL, NULL, 1),"
    " (911, 1, 'nieuw', NULL, NULL, 1);"
    "INSERT INTO feestdag (datum, naam) VALUES ('2026-12-25', 'x') ON CONFLICT DO NOTHING;";

static const char *const ALLEEN_PRIVACY[] = {
    "zicht_logcontrole",   "zicht_logcontrole_fout",
    "zicht_logstand",      "zicht_weigering",
    "zicht_inzagesignaal", "zicht_inzagesignaal_regel",
    "zicht_werktijd",      "zicht_inzagesignaal_huishouden",
    "zicht_feestdag",      "zicht_inzagesignaal_stap"};

START_TEST(test_privacy_officer)
{
    char sql[100];
    change(TOEZICHT);
    for (size_t i = 0; i < COUNT_OF(ALLEEN_PRIVACY); i++) {
        (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", ALLEEN_PRIVACY[i]);
        ck_assert_msg(as("ruth", sql) > 0, "%s", ALLEEN_PRIVACY[i]);
        ck_assert_msg(as("sanne", sql) == 0, "%s", ALLEEN_PRIVACY[i]);
        ck_assert_msg(as("anja", sql) == 0, "%s", ALLEEN_PRIVACY[i]);
    }
    ck_assert_int_eq(as("ruth", COUNT("zicht_weigering")), 1);
    /* not about oneself */
    ck_assert_int_eq(as("ruth", COUNT("zicht_inzagesignaal")), 1);
    ck_assert_int_eq(as("ruth", COUNT("zicht_inzagesignaal_huishouden")), 1);
    ck_assert_int_eq(as("ruth", COUNT("zicht_inzagesignaal_stap")), 1);
}
END_TEST

#define KOPPELING(id, wie, persoon, door, stand, meer)                                             \
    "INSERT INTO persoonkoppeling (id, gebruiker_id, persoon_id, bewijs, bewijs_datum,"            \
    " toelichting, door, op, stand, besluit_door, einde_door) VALUES (" #id ", " #wie              \
    ", " #persoon ", 'brp', '2026-01-01', 'x', " #door ", 1, '" stand "', " meer ");"

static const char KOPPELINGEN[] =
    "DROP TRIGGER persoonkoppeling_sluit;"
    "INSERT INTO persoon (id, naam, zoeknaam, bron, bron_datum) VALUES (206, 'Ruth', 'ruth',"
    " 'hand', '2026-01-01');" KOPPELING(920, 103, 203, 107, "voorlopig", "NULL, NULL")
        KOPPELING(921, 107, 205, 106, "voorlopig", "NULL, NULL")
            KOPPELING(922, 104, 202, 106, "einde_gevraagd", "101, 107")
                KOPPELING(923, 102, 206, 106, "voorlopig",
                          "NULL, NULL") "INSERT INTO regie (huishouden_id, id, gebruiker_id, "
                                        "onderdeel_id, van_op, tot_op) VALUES"
                                        " (302, 930, 103, 13, 1, 2);";

#define KOP(id) COUNT("zicht_persoonkoppeling WHERE id = " #id)

static const struct stap WIE_IS_WIE[] = {
    {KOPPELINGEN, "sanne", 0, COUNT("zicht_persoonkoppeling"), 0},
    {NULL, "anja", 0, COUNT("zicht_persoonkoppeling"), 0},
    {NULL, "ruth", 0, COUNT("zicht_persoonkoppeling"), 3},
    {NULL, "ruth", 0, KOP(921), 0}, /* about herself */
    {NULL, "ruth", 0, "SELECT beslist FROM zicht_persoonkoppeling WHERE id = 920", 0},
    {NULL, "ruth", 0, "SELECT beslist FROM zicht_persoonkoppeling WHERE id = 922", 0},
    {NULL, "ruth", 0, "SELECT beslist FROM zicht_persoonkoppeling WHERE id = 923", 1},
    {NULL, "ruth", 0, "SELECT loopt FROM zicht_persoonkoppeling WHERE id = 920", 0},
    {"UPDATE gebruiker SET persoon_id = 206 WHERE id = 107", "ruth", 0, KOP(923), 0}, /* R6 */
    {NULL, "ruth", 0, KOP(920), 1},
    {"INSERT INTO lid (huishouden_id, id, persoon_id, rol, van, bron) VALUES"
     " (302, 490, 206, 'partner', '2026-01-01', 'hand')",
     "ruth", 0, KOP(920), 0}, /* of her own household */
};
TEST(test_whose_account, WIE_IS_WIE)

static const struct stap SCANS[] = {
    {"DROP TRIGGER verklaring_scan_schriftelijk;"
     "INSERT INTO verklaring_scan (huishouden_id, id, toestemming_id, verklaring_id, bestandsnaam,"
     " bestandssoort, bytes, door, op) VALUES (301, 940, 701, 711, 'x.pdf', 'pdf', 1, 101, 1)",
     "marieke", 0, COUNT("zicht_verklaring_scan"), 1},
    {NULL, "youssef", 0, COUNT("zicht_verklaring_scan"), 0},
    {NULL, NULL, 201, COUNT("zicht_lezer_scan"), 1},
    {NULL, NULL, 204, COUNT("zicht_lezer_toestemming WHERE id = 701"), 1},
    {NULL, NULL, 204, COUNT("zicht_lezer_scan"), 0}, /* that Elif signed */
    {ELIF_APART, "marieke", 0, COUNT("zicht_toestemming WHERE id = 701"), 1},
    {NULL, "marieke", 0, COUNT("zicht_verklaring_scan"), 0}, /* R19 */
};
TEST(test_scans, SCANS)

/* Each in a case of its own: tests/mutatie asks for one of them. */
static Suite *suite(void)
{
    Suite *s = suite_create("regels_toezicht");
    regels_case(s, "test_privacy_officer", test_privacy_officer);
    regels_case(s, "test_whose_account", test_whose_account);
    regels_case(s, "test_scans", test_scans);
    return s;
}

int main(void) { return harness_main(suite()); }
