/* SPDX-License-Identifier: EUPL-1.2 */
/* The phase of a plan: what it asks, what it blocks, and what it may not tell. */
#include "gezin.h"

#define FASEN HOUSE "/fasen"

static struct http_reply go(const char *body) { return api(login("sanne"), "POST", FASEN, body); }

static void now_in(const char *fase)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT fase = '%s' FROM planfase WHERE huishouden_id = 301"
                   " ORDER BY op DESC, id DESC LIMIT 1",
                   fase);
    ck_assert_msg(value(sql) == 1, "not in %s", fase);
}

/* Somebody of `bron` wrote how safe it is for Emir. */
static void safety(int id, int bron, int auteur, const char *toestand)
{
    char sql[800];
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO item (huishouden_id, id, soort, categorie, aard, bron_id,"
                   " auteur_id, door_regie, op, personen) VALUES (301, %d, 'scanregel',"
                   " 'veiligheid', 'inhoud', %d, %d, 0, 1767225600, '" EMIR "');"
                   "INSERT INTO item_persoon VALUES (301, %d, 202);"
                   "INSERT INTO scanregel (huishouden_id, id, leefgebied, status, toestand, datum)"
                   " VALUES (301, %d, 'veiligheid', 'besproken', '%s', '2026-11-0%d')",
                   id, bron, auteur, id, id, toestand, id % 10);
    change(sql);
}

START_TEST(it_asks)
{
    now_in("aanmelding"); /* every plan begins there */
    safety(581, 11, 101, "goed");
    ck_assert_int_eq(status_of(go("{\"fase\":\"verkenning\"}")), 201);
    AUTO_FREE char *said = reason(go("{\"fase\":\"startoverleg\"}"), "reden");
    ck_assert_ptr_nonnull(said);
    now_in("verkenning");
    ck_assert_int_eq(status_of(go("{\"fase\":\"startoverleg\",\"reden\":\"De rest komt dan.\"}")),
                     201);
    now_in("startoverleg");
    free(reason(go("{\"fase\":\"aanmelding\"}"), "reden")); /* back: why? */
    ck_assert_int_eq(
        status_of(go("{\"fase\":\"verkenning\",\"reden\":\"Er is te weinig bekend.\"}")), 201);
    now_in("verkenning");
    AUTO_FREE char *text = page_text(login("sanne"), FASEN, 200);
    ck_assert(strstr(text, "Er is te weinig bekend.") && strstr(text, "De rest komt dan."));
    AUTO_FREE char *plan = page_text(login("sanne"), HOUSE, 200);
    ck_assert_ptr_nonnull(strstr(plan, "Fase: Verkenning"));
}
END_TEST

/* Safety blocks, whatever the reason, also on a leap over phases. */
START_TEST(safety_blocks)
{
    free(reason(go("{\"fase\":\"verkenning\",\"reden\":\"Haast.\"}"), "fase"));
    free(reason(go("{\"fase\":\"afsluiting\",\"reden\":\"Haast.\"}"), "fase"));
    safety(581, 11, 101, "acuut");
    ck_assert_int_eq(status_of(go("{\"fase\":\"verkenning\"}")), 201);
    free(reason(go("{\"fase\":\"startoverleg\",\"reden\":\"Haast.\"}"), "fase"));
    free(reason(go("{\"fase\":\"verkenning\",\"variant\":\"licht\"}"), "variant"));
    safety(582, 11, 101, "goed"); /* a later line takes its place */
    ck_assert_int_eq(status_of(go("{\"fase\":\"startoverleg\",\"reden\":\"Nu wel.\"}")), 201);
    ck_assert_int_eq(status_of(go("{\"fase\":\"startoverleg\",\"variant\":\"licht\"}")), 201);
    ck_assert_int_eq(value("SELECT count(*) FROM planfase"
                           " WHERE huishouden_id = 301"),
                     3); /* the variant alone is no step */
    ck_assert_int_eq(value("SELECT variant = 'licht' FROM gezinsplan WHERE huishouden_id = 301"),
                     1);
}
END_TEST

/* R24: what the regisseur does not see neither opens a phase nor blocks one. */
START_TEST(hidden_tells_nothing)
{
    safety(581, 14, 104, "acuut");
    free(reason(go("{\"fase\":\"verkenning\"}"), "fase"));
    safety(582, 11, 101, "goed");
    ck_assert_int_eq(status_of(go("{\"fase\":\"verkenning\",\"variant\":\"licht\"}")), 201);
    ck_assert_int_eq(status_of(go("{\"fase\":\"startoverleg\",\"reden\":\"Verder.\"}")), 201);
}
END_TEST

/* A municipality has its own: another name, a question more, a phase less. */
START_TEST(it_is_data)
{
    safety(581, 11, 101, "goed");
    change("UPDATE planfase_soort SET naam = 'Intake' WHERE code = 'verkenning';"
           "INSERT INTO planfase_vraag (code, fase, volgorde, vraag, uitleg, van) VALUES"
           " ('huisarts', 'verkenning', 2, 'Weet de huisarts het?', 'Bel.', '2026-01-01');"
           "UPDATE planfase_soort SET tot = '2026-11-18' WHERE code = 'startoverleg'");
    free(reason(go("{\"fase\":\"verkenning\"}"), "reden"));
    free(reason(go("{\"fase\":\"startoverleg\"}"), "fase"));
    free(reason(go("{\"fase\":\"bestaat_niet\"}"), "fase"));
    AUTO_FREE char *text = page_text(login("sanne"), FASEN, 200);
    ck_assert(strstr(text, "Intake") && strstr(text, "Weet de huisarts het?"));
}
END_TEST

START_TEST(who_and_when)
{
    ck_assert_int_eq(status_of(api(login("marieke"), "POST", FASEN, "{\"fase\":\"verkenning\"}")),
                     403);
    ck_assert_int_eq(status_of(api(login("youssef"), "GET", FASEN, NULL)), 404);
    /* marieke does not see the plan: no phase, and no questions */
    struct http_reply r = api(login("marieke"), "GET", FASEN, NULL);
    ck_assert(reply_has(&r, "\"fase\":null") && reply_has(&r, "\"vragen\":[]"));
    http_reply_free(&r);
    ck_assert(!try_change("UPDATE planfase SET fase = 'evaluatie'"));
    change("UPDATE gezinsplan SET status = 'gesloten', gesloten_op = 1, sluit_reden = 'x'"
           " WHERE huishouden_id = 301");
    ck_assert_int_eq(status_of(go("{\"fase\":\"verkenning\"}")), 409);
    free(page_text(login("sanne"), FASEN, 200));
}
END_TEST

/* Of a light plan the usual term is longer. */
START_TEST(light_term)
{
    change("UPDATE gezinsplan SET variant = 'licht' WHERE huishouden_id = 301");
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/evaluaties",
                                   "{\"status\":\"gehouden\",\"datum\":\"2026-11-19\","
                                   "\"veiligheid\":\"nee\",\"anders\":\"W\"}")),
                     201);
    ck_assert_int_eq(value("SELECT evaluatiedatum = '2027-05-20' FROM gezinsplan"
                           " WHERE huishouden_id = 301"),
                     1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("planfase");
    TCase *t = tcase_create("planfase");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, it_asks);
    tcase_add_test(t, safety_blocks);
    tcase_add_test(t, hidden_tells_nothing);
    tcase_add_test(t, it_is_data);
    tcase_add_test(t, who_and_when);
    tcase_add_test(t, light_term);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
