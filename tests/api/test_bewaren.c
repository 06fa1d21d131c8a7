/* SPDX-License-Identifier: EUPL-1.2 */
/* How long is it kept: legal holds, terms, and what is read again when an item lost a person. */
#include "vernietiging.h"

/* ---- legal hold ---- */

#define STOP(rest)                                                                                 \
    "{\"soort\":\"klacht\",\"reden\":\"Klacht 2026-12 bij de gemeente.\",\"beoordelenOp\":"        \
    "\"2027-05-01\"" rest "}"

static char stop[120];

static void hold(const char *body)
{
    (void)snprintf(stop, sizeof stop, HOUSE "/vernietigingsstops/%s",
                   made(api(login("sanne"), "POST", HOUSE "/vernietigingsstops", body)));
}

/* Placed between approval and execution, or half-way: it wins. */
static const char *proof_path(void)
{
    static char path[100];
    (void)snprintf(path, sizeof path, "%s/verklaring", lijst);
    return path;
}

START_TEST(test_hold_wins)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    hold(STOP(",\"persoon\":\"" EMIR "\""));
    carry_out();
    ck_assert(is_status("klaar"));
    ck_assert_int_eq(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id IN (520, 522)"), 2);
    ck_assert_int_eq(value("SELECT sum(uitkomst = 'stop') = count(*) FROM vernietigingstelling"),
                     1);
    ck_assert_int_eq(value("SELECT logregels FROM vernietigingslijst"), 0);
    /* nor does the overview call it so */
    AUTO_FREE char *overview = page_text(login("anja"), "/vernietigingslijsten", 200);
    ck_assert(!strstr(overview, "Vernietigd"));
    ck_assert(strstr(overview, "Uitgevoerd"));
    /* the proof does not declare destroyed what stayed; it is kept for years, and tells which */
    AUTO_FREE char *proof = page_text(login("anja"), proof_path(), 200);
    ck_assert(!strstr(proof, "vernietigd wat hieronder staat"));
    ck_assert(!strstr(proof, "Wat is vernietigd"));
    ck_assert(strstr(proof, "Niet alles op de lijst is vernietigd"));
    ck_assert(strstr(proof, " november 2026, "));
    /* and no new list, until it is lifted */
    static const char ask[] =
        "{\"persoon\":\"" EMIR "\",\"grondslag\":\"verzoek_avg\",\"reden\":\"Brief.\"}";
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging", ask)), 409);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "DELETE", stop, V(1),
                                        "{\"reden\":\"De klacht is afgehandeld.\"}")),
                     204);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/vernietiging", ask)), 201);
}
END_TEST

START_TEST(test_hold_half_way)
{
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) SELECT 301, 2000 + l.n, 'notitie', 'wonen', 'inhoud', 11,"
           " 101, 1, 1767225600, '" EMIR
           "' FROM (SELECT row_number() OVER () AS n FROM sqlite_schema LIMIT 20) l;"
           "INSERT INTO item_persoon SELECT 301, id, 202 FROM item WHERE id > 2000");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    bool more;
    struct probleem p = {0};
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(vernietiging_step(&app, &more, &p), DONE);
    hold(STOP(""));
    carry_out();
    ck_assert_int_gt(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_gt(value("SELECT overgeslagen FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM lid WHERE persoon_id = 202"), 1);
}
END_TEST

/* Somebody else's complaint keeps what is about both as it is. */
START_TEST(test_hold_of_another)
{
    hold(STOP(",\"persoon\":\"" ELIF "\""));
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id IN (520, 522)"), 0);
    ck_assert_int_eq(
        value("SELECT gesloten = 0 AND personen = '" ELIF "," EMIR "' FROM item WHERE id = 541"),
        1);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id = 202"), 1);
}
END_TEST

START_TEST(test_who_may_hold)
{
    ck_assert_int_eq(
        status_of(api(login("marieke"), "POST", HOUSE "/vernietigingsstops", STOP(""))), 403);
    hold(STOP(""));
    same(api(login("marieke"), "GET", stop, NULL),
         api(login("marieke"), "GET", HOUSE "/vernietigingsstops/" NIEMAND, NULL), 404);
    AUTO_FREE char *seen = page_text(login("marieke"), HOUSE "/bewaren", 200);
    ck_assert(!strstr(seen, "Klacht 2026-12"));
    AUTO_FREE char *mine = page_text(login("sanne"), HOUSE "/bewaren", 200);
    ck_assert(strstr(mine, "Klacht 2026-12") != NULL);
    free(reason(api(login("sanne"), "POST", HOUSE "/vernietigingsstops",
                    "{\"soort\":\"klacht\",\"reden\":\"Een klacht hierover.\",\"beoordelenOp\":"
                    "\"2026-11-19\"}"),
                "beoordelenOp"));
    ck_assert_int_eq(
        status_of(api_with(login("sanne"), "DELETE", stop, V(9), "{\"reden\":\"Is klaar nu.\"}")),
        412);
    /* the privacy officer by number */
    (void)made(api(login("ruth"), "POST", "/vernietigingsstops",
                   STOP(",\"huishouden\":\"000000000009e\"")));
    AUTO_FREE char *all = page_text(login("ruth"), "/vernietigingsstops", 200);
    ck_assert(strstr(all, "000000000009e") != NULL);
    free(reason(
        api(login("ruth"), "POST", "/vernietigingsstops", STOP(",\"huishouden\":\"" NIEMAND "\"")),
        "huishouden"));
    ck_assert_int_eq(status_of(api(login("anja"), "GET", "/vernietigingsstops", NULL)), 403);
}
END_TEST

/* ---- by term ---- */

/* The plan closes and everybody stops; then it is a long time later. */
static void all_ends(void)
{
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1795000000 WHERE id = 501;"
           "UPDATE regie SET tot_op = 1795000000, einde_reden = 'x' WHERE huishouden_id = 301;"
           "UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-11-18'");
}

START_TEST(test_nothing_due)
{
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingslijst"), 0);
    clock_forward(LANG); /* old enough, but Sanne still helps */
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
}
END_TEST

START_TEST(test_household_by_term)
{
    all_ends();
    clock_forward(LANG);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel WHERE huishouden_id = 302"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingsregel WHERE wat = 'huishouden'"), 1);
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 301"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM persoon WHERE id <> 203"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM vernietigingstelling WHERE uitkomst <> "
                           "'vernietigd'"),
                     0);
    ck_assert_int_gt(value("SELECT count(*) FROM vernietigingstelling WHERE wet = 'Wmo 2015'"), 0);
    (void)log_whole();
}
END_TEST

/* More than fits on one list: the next goes on where it stopped, and then starts anew. */
START_TEST(test_list_after_list)
{
    change("INSERT INTO huishouden (id, naam, zoeknaam, bron_id, geopend_op) SELECT 5000 + l.n,"
           " 'x', 'x', 11, 1500000000 FROM (SELECT row_number() OVER () AS n FROM sqlite_schema"
           "  LIMIT 45) l;"
           "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) SELECT id, id + 1000, 'notitie', 'wonen', 'inhoud', 11, 101,"
           " 1, 1500000000, '" MARK "' FROM huishouden WHERE id > 5000;"
           "INSERT INTO item_persoon SELECT huishouden_id, id, 204 FROM item WHERE id > 6000;"
           "INSERT INTO notitie (huishouden_id, id, datum, vorm, titel, tekst) SELECT"
           " huishouden_id, id, '2017-07-14', 'gesprek', 'x', 'x' FROM item WHERE id > 6000");
    clock_forward(LANG / 21 * 16); /* sixteen years: more than the Wmo asks */
    (void)made(api(login("anja"), "POST", LIJSTEN, "{}"));
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden_id) FROM vernietigingsregel"), 40);
    (void)made(api(login("anja"), "POST", LIJSTEN, "{}"));
    ck_assert_int_eq(value("SELECT count(DISTINCT huishouden_id) FROM vernietigingsregel"), 45);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", LIJSTEN, "{}")), 409);
}
END_TEST

/* Somebody begins to help again after the approval: the term is asked once more. */
START_TEST(test_help_again)
{
    all_ends();
    clock_forward(LANG);
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    change("INSERT INTO regie (huishouden_id, id, gebruiker_id, onderdeel_id, van_op)"
           " VALUES (301, 559, 101, 11, 1800000000)");
    carry_out();
    ck_assert_int_eq(value("SELECT gedaan FROM vernietigingslijst"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM huishouden WHERE id = 301"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie"), 4);
}
END_TEST

/* An item of its own short term, while everything else stays. */
START_TEST(test_working_note)
{
    change("UPDATE item SET categorie = 'werkaantekening' WHERE id = 520");
    (void)snprintf(lijst, sizeof lijst, LIJSTEN "/%s",
                   made(api(login("anja"), "POST", LIJSTEN, "{}")));
    ck_assert_int_eq(value("SELECT totaal FROM vernietigingslijst"), 1);
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM notitie WHERE id = 520"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie"), 3);
}
END_TEST

/* Which law, and which day. */
static const struct {
    const char *prepare, *na;
} TERMEN[] = {
    {"UPDATE onderdeel SET wet = 'Wmo 2015' WHERE id = 11", "2041-11-18"},
    {"UPDATE onderdeel SET wet = 'Wmo 2015 en Jeugdwet' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'WGBO' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'Participatiewet' WHERE id = 11", "2036-11-18"},
    {"UPDATE onderdeel SET wet = 'iets anders' WHERE id = 11", "2046-11-17"},
    {"UPDATE onderdeel SET wet = 'x' WHERE id = 11; UPDATE organisatie SET soort = 'gi' WHERE id = "
     "1",
     "2064-05-06"},
    {"UPDATE organisatie SET soort = 'gi' WHERE id = 1; UPDATE persoon SET geboortedatum = NULL "
     "WHERE id = 202",
     NULL},
    {"UPDATE organisatie SET soort = 'gi' WHERE id = 1; UPDATE persoon SET geboortedatum = "
     "'2016-00-00' WHERE id = 202",
     "2065-01-03"},
    {"UPDATE item SET categorie = 'jeugdhulp_opvoeding' WHERE id = 520", "2046-11-17"},
    {"INSERT INTO bewaartermijn (id, naam, wet, artikel, bron_wet, rang, jaren, vanaf, van) VALUES"
     " (100, 'x', 'Nieuwe wet', 'artikel 1', 'Wmo', 20, 5, 'wijziging', '2026-01-01');"
     "UPDATE bewaartermijn SET tot = '2025-12-31' WHERE id = 8",
     "2031-01-01"},
};

START_TEST(test_terms)
{
    all_ends();
    change("UPDATE gezinsplan SET gesloten_op = 1794900000 WHERE id = 501;"
           "UPDATE notitie_versie SET op = 1767225600");
    change(TERMEN[_i].prepare);
    struct db_conn *c = NULL;
    struct probleem p = {0};
    AUTO_JSON json_t *row = NULL;
    ck_assert_int_eq(db_writer_open(app.db, &c, &p), DONE);
    db_context_set(c, &(struct db_context){.nu = 1795086000, .vandaag = "2026-11-19"});
    ck_assert_msg(db_row(c, &p,
                         "SELECT na FROM regel_bewaren WHERE huishouden_id = 301 AND item_id"
                         " = 520",
                         NO_BINDS, &row) == DONE,
                  "%s", p.intern);
    const char *na = json_string_value(json_object_get(row, "na"));
    ck_assert_msg(na && TERMEN[_i].na ? strcmp(na, TERMEN[_i].na) == 0 : na == TERMEN[_i].na,
                  "%d: %s, not %s", _i, na, TERMEN[_i].na);
    db_conn_close(c);
}
END_TEST

/* What an item's page says tells nothing that the item itself does not (R24). */
START_TEST(test_shown_on_the_item)
{
    AUTO_FREE char *seen = page_text(login("sanne"), NOTE_SCHOOL, 200);
    ck_assert(strstr(seen, "Wordt vernietigd na") != NULL);
    ck_assert(strstr(seen, "artikel 5.3.4") != NULL);
    AUTO_FREE char *before = page_text(login("marieke"), NOTE_SCHOOL, 200);
    char *date = strstr(before, "Wordt vernietigd na");
    ck_assert_ptr_nonnull(date);
    change("INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id, auteur_id,"
           " door_regie, op, personen) VALUES"
           " (301, 599, 'notitie', 'gezondheid', 'inhoud', 11, 101, 1, 1795000000, '" ELIF "');"
           "INSERT INTO item_persoon VALUES (301, 599, 201)");
    AUTO_FREE char *after = page_text(login("marieke"), NOTE_SCHOOL, 200);
    ck_assert_int_eq(strncmp(date, strstr(after, "Wordt vernietigd na"), 60), 0);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", "/bewaartermijnen", NULL)), 200);
}
END_TEST

/* ---- reading again ---- */

#define NALEZEN HOUSE "/nalezen/00000000000gx" /* 541 */

START_TEST(test_read_again)
{
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", NALEZEN, NULL)), 404); /* not yet */
    carry_out();
    /* closed for whoever did not write it; colleagues may read it again, others may not */
    ck_assert_int_eq(status_of(api(login("marieke"), "GET", "/notities/00000000000gx", NULL)), 404);
    same(api(login("marieke"), "GET", NALEZEN, NULL),
         api(login("marieke"), "GET", HOUSE "/nalezen/" NIEMAND, NULL), 404);
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", NALEZEN, "{}")), 404);
    AUTO_FREE char *list = page_text(login("sanne"), HOUSE "/bewaren", 200);
    ck_assert(strstr(list, "Thuis") != NULL);
    AUTO_FREE char *seen = page_text(login("sanne"), NALEZEN, 200);
    ck_assert(strstr(seen, "Elif vertelt.") != NULL);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", NALEZEN, "{}")), 201);
    ck_assert_int_eq(value("SELECT gesloten FROM item WHERE id = 541"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM notitie_versie WHERE notitie_id = 541"), 0);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", NALEZEN, "{}")), 404);
}
END_TEST

/* The author is gone: a colleague who helps. */
START_TEST(test_colleague_reads_again)
{
    change("UPDATE item SET gesloten = 1, auteur_id = 102 WHERE id = 521");
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/notities/00000000000g9", NULL)), 404);
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/nalezen/00000000000g9", "{}")),
                     201);
    ck_assert_int_eq(status_of(api(login("sanne"), "GET", "/notities/00000000000g9", NULL)), 200);
}
END_TEST

/* R14: an end of help that is destroyed does not bring a consent back to life. */
START_TEST(test_no_consent_revives)
{
    change("UPDATE betrokkenheid SET status = 'beeindigd', tot = '2026-10-01' WHERE id = 503;"
           "INSERT INTO toestemming (huishouden_id, id, persoon_id, soort, ontvanger_onderdeel_id,"
           " doel, doel_zin, van, tot, tekst, wijze, taal, tolk, plek, vastgelegd_door,"
           " vastgelegd_onderdeel_id, vastgelegd_op, volledig_op) VALUES (301, 790, 201, 'avg', 13,"
           " 'onderwijs', 'x', '2026-02-01', '2027-01-31', 'x', 'mondeling', 'Nederlands', 0, 0,"
           " 101, 11, 1769900400, 1769900400)");
    propose_emir("verzoek_jeugdwet");
    ck_assert_int_eq(decide("ruth", "goedgekeurd"), 200);
    carry_out();
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE id = 503"), 0);
    ck_assert_int_eq(value("SELECT einde_soort = 'ontvanger_gestopt' FROM toestemming"
                           " WHERE id = 790"),
                     1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("bewaren");
    TCase *t = tcase_create("bewaren");
    tcase_add_checked_fixture(t, start, harness_stop);
    tcase_add_test(t, test_hold_wins);
    tcase_add_test(t, test_hold_half_way);
    tcase_add_test(t, test_hold_of_another);
    tcase_add_test(t, test_who_may_hold);
    tcase_add_test(t, test_nothing_due);
    tcase_add_test(t, test_household_by_term);
    tcase_add_test(t, test_list_after_list);
    tcase_add_test(t, test_help_again);
    tcase_add_test(t, test_working_note);
    tcase_add_loop_test(t, test_terms, 0, (int)COUNT_OF(TERMEN));
    tcase_add_test(t, test_shown_on_the_item);
    tcase_add_test(t, test_read_again);
    tcase_add_test(t, test_colleague_reads_again);
    tcase_add_test(t, test_no_consent_revives);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
