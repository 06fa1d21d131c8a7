/* SPDX-License-Identifier: EUPL-1.2 */
/* The way of working, changed by the beheerder: it works at once, says what it was, and cannot take
 * away what keeps families safe. */
#include "gezin.h"

#include "base/id.h"

#define WERKWIJZE "/werkwijze"
#define TERM WERKWIJZE "/termijnen/"
#define FASEN HOUSE "/fasen"

static struct http_reply set(const char *path, const char *version, const char *body)
{
    return api_with(login("anja"), "PATCH", path, version, body);
}

START_TEST(test_terms)
{
    ck_assert_int_eq(status_of(set(TERM "evaluatie_weken", V(1), "{\"waarde\":10}")), 200);
    ck_assert_int_eq(value("SELECT waarde = '10' AND versie = 2 FROM instelling WHERE sleutel ="
                           " 'evaluatie_weken'"),
                     1);
    /* the next evaluation reckons with it */
    ck_assert_int_eq(status_of(api(login("sanne"), "POST", HOUSE "/evaluaties",
                                   "{\"status\":\"gehouden\",\"datum\":\"2026-11-19\","
                                   "\"veiligheid\":\"nee\",\"anders\":\"W\"}")),
                     201);
    ck_assert_int_eq(value("SELECT evaluatiedatum = '2027-01-28' FROM gezinsplan"
                           " WHERE huishouden_id = 301 AND status = 'open'"),
                     1);
    ck_assert_int_eq(status_of(set(TERM "evaluatie_weken", V(1), "{\"waarde\":11}")), 412);
    ck_assert_int_eq(
        status_of(api(login("anja"), "PATCH", TERM "evaluatie_weken", "{\"waarde\":11}")), 428);
    ck_assert_int_eq(status_of(api(login("anja"), "GET", WERKWIJZE, NULL)), 200);
    AUTO_FREE char *page = page_text(login("anja"), WERKWIJZE, 200);
    ck_assert(strstr(page, "12 weken") && strstr(page, "10 weken") && strstr(page, "Anja"));
}
END_TEST

START_TEST(test_bounds)
{
    static const char *const wrong[] = {"{\"waarde\":0}",
                                        "{\"waarde\":27}",
                                        "{\"waarde\":-1}",
                                        "{\"waarde\":\"veel\"}",
                                        "{\"waarde\":1000000}",
                                        "{\"waarde\":null}",
                                        "{}"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        free(reason(set(TERM "evaluatie_weken", V(1), wrong[i]), "waarde"));
    /* limits of the rules, and what there is not, are no terms */
    static const char *const none[] = {"noodtoegang_uren",   "toestemming_maanden",  "demo", "x",
                                       "evaluatie_weken%00", "..%2f..%2fhuishoudens"};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        char path[100];
        (void)snprintf(path, sizeof path, TERM "%s", none[i]);
        int status = status_of(set(path, V(1), "{\"waarde\":1}"));
        ck_assert_msg(status == 404 || status == 400, "%s: %d", none[i], status);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM werkwijze_wijziging"), 0);
    ck_assert_int_eq(value("SELECT count(*) FROM instelling WHERE versie > 1"), 0);
}
END_TEST

START_TEST(test_norms)
{
    ck_assert_int_eq(status_of(set(WERKWIJZE "/normen/ggz", V(1), "{\"waarde\":35}")), 200);
    ck_assert_int_eq(value("SELECT norm_dagen FROM dienst WHERE code = 'ggz'"), 35);
    free(reason(set(WERKWIJZE "/normen/ggz", V(2), "{\"waarde\":401}"), "waarde"));
    ck_assert_int_eq(status_of(set(WERKWIJZE "/normen/x", V(1), "{\"waarde\":3}")), 404);
    AUTO_FREE char *form = page_text(login("anja"), WERKWIJZE "/normen/ggz/wijzig", 200);
    ck_assert(strstr(form, "value=\"35\"") && strstr(form, "Hoeveel dagen?"));
}
END_TEST

START_TEST(test_questions)
{
    struct http_reply r = api(login("anja"), "POST", WERKWIJZE "/vragen",
                              "{\"fase\":\"verkenning\",\"vraag\":\"Weet de huisarts ervan?\","
                              "\"uitleg\":\"Vraag of u mag bellen.\",\"volledig\":false}");
    ck_assert_int_eq(r.status, 201);
    http_reply_free(&r);
    AUTO_FREE char *asked = page_text(login("sanne"), FASEN, 200);
    ck_assert_ptr_nonnull(strstr(asked, "Weet de huisarts ervan?"));
    AUTO_FREE char *code = text_value("SELECT code FROM planfase_vraag WHERE vraag LIKE 'Weet de"
                                      " huisarts%'");
    char path[100];
    (void)snprintf(path, sizeof path, WERKWIJZE "/vragen/%s", code);
    ck_assert_int_eq(status_of(set(path, V(1), "{\"vraag\":\"Weet school ervan?\"}")), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM planfase_vraag WHERE vraag = 'Weet school ervan?'"
                           " AND uitleg = 'Vraag of u mag bellen.' AND moet = 0"),
                     1);
    (void)snprintf(path, sizeof path, WERKWIJZE "/vragen/%s/einde", code);
    ck_assert_int_eq(status_of(api_with(login("anja"), "POST", path, V(2), "{}")), 200);
    ck_assert_int_eq(status_of(api_with(login("anja"), "POST", path, V(3), "{}")), 404);
    AUTO_FREE char *after = page_text(login("sanne"), FASEN, 200);
    ck_assert_ptr_null(strstr(after, "Weet school ervan?"));
    AUTO_FREE char *was = page_text(login("anja"), WERKWIJZE, 200);
    ck_assert(strstr(was, "Weet de huisarts ervan?") && strstr(was, "Wordt niet meer gevraagd."));
}
END_TEST

/* Nobody may switch off what blocks for safety, nor keep it from a light plan. */
START_TEST(test_safety_stays)
{
    static const char path[] = WERKWIJZE "/vragen/veiligheid";
    ck_assert_int_eq(status_of(api_with(login("anja"), "POST", WERKWIJZE "/vragen/veiligheid/einde",
                                        V(1), "{}")),
                     409);
    free(reason(set(path, V(1), "{\"volledig\":true}"), "volledig"));
    ck_assert(
        !try_change("UPDATE planfase_vraag SET tot = '2026-01-01' WHERE code = 'veiligheid'"));
    ck_assert(!try_change("UPDATE planfase_vraag SET moet = 0 WHERE code = 'veiligheid'"));
    ck_assert_int_eq(status_of(set(path, V(1), "{\"vraag\":\"Is het thuis veilig?\"}")), 200);
    free(
        reason(api(login("sanne"), "POST", FASEN, "{\"fase\":\"verkenning\",\"reden\":\"Haast.\"}"),
               "fase"));
}
END_TEST

START_TEST(test_fields)
{
    free(reason(api(login("anja"), "POST", WERKWIJZE "/vragen",
                    "{\"fase\":\"bestaat_niet\",\"vraag\":\"Kan het?\",\"uitleg\":\"Nee.\"}"),
                "fase"));
    free(reason(api(login("anja"), "POST", WERKWIJZE "/vragen", "{\"fase\":\"verkenning\"}"),
                "vraag"));
    struct http_reply r = page(login("anja"), "POST", WERKWIJZE "/vragen",
                               "fase=verkenning&vraag=&uitleg=Blijft+staan");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-vraag-fout") && reply_has(&r, "Blijft staan"));
    http_reply_free(&r);
    r = page(login("anja"), "POST", TERM "stilstand_dagen", "_methode=PATCH&_versie=1&waarde=6");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-waarde-fout") && reply_has(&r, "Kies een getal van 7"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_whose)
{
    const char *who[] = {"sanne", "marieke", "hans", "ruth"};
    for (size_t i = 0; i < COUNT_OF(who); i++) {
        ck_assert_int_eq(status_of(api(login(who[i]), "GET", WERKWIJZE, NULL)), 403);
        ck_assert_int_eq(status_of(api_with(login(who[i]), "PATCH", TERM "stilstand_dagen", V(1),
                                            "{\"waarde\":20}")),
                         403);
    }
    ck_assert_int_eq(value("SELECT count(*) FROM instelling WHERE versie > 1"), 0);
    ck_assert(!try_change("INSERT INTO werkwijze_wijziging VALUES (1, 'anders', 'x', '1', '2', 106,"
                          " 1)"));
}
END_TEST

/* ---- phases ---- */

#define FASE WERKWIJZE "/fasen/"

/* One name, wherever a phase is named: the plan, its phases, its steps, the questions, the form. */
START_TEST(test_phase_name)
{
    change("INSERT INTO planfase (huishouden_id, id, plan_id, fase, door, op) SELECT huishouden_id,"
           " 990, id, 'startoverleg', 101, 1795000000 FROM gezinsplan WHERE huishouden_id = 301");
    ck_assert_int_eq(status_of(set(FASE "startoverleg", V(1), "{\"naam\":\"Rondetafel\"}")), 200);
    const char *const where[] = {FASEN, HOUSE};
    for (size_t i = 0; i < COUNT_OF(where); i++) {
        AUTO_FREE char *text = page_text(login("sanne"), where[i], 200);
        ck_assert_msg(strstr(text, "Rondetafel") && !strstr(text, "Startoverleg"), "%s", where[i]);
        struct http_reply r = api(login("sanne"), "GET", where[i], NULL);
        ck_assert(reply_has(&r, "Rondetafel") && !reply_has(&r, "Startoverleg"));
        http_reply_free(&r);
    }
    AUTO_FREE char *form = page_text(login("anja"), WERKWIJZE "/vragen/nieuw", 200);
    ck_assert(strstr(form, "Rondetafel") && !strstr(form, "Startoverleg"));
    /* the explanation stayed, the code too, and it says what it was */
    ck_assert_int_eq(value("SELECT count(*) FROM planfase_soort WHERE code = 'startoverleg' AND"
                           " uitleg LIKE 'Met het gezin en alle helpers%' AND versie = 2"),
                     1);
    AUTO_FREE char *was = page_text(login("anja"), WERKWIJZE, 200);
    ck_assert(strstr(was, "Startoverleg: Met het gezin") && strstr(was, "Fase 3"));
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'werkwijze.fase.wijzigen' AND uitkomst = 'geslaagd'"),
                     1);
    ck_assert_int_eq(status_of(set(FASE "startoverleg", V(1), "{\"naam\":\"Anders\"}")), 412);
    ck_assert_int_eq(
        status_of(api(login("anja"), "PATCH", FASE "startoverleg", "{\"naam\":\"Anders\"}")), 428);
    ck_assert_int_eq(status_of(set(FASE "bestaat_niet", V(1), "{\"naam\":\"Anders\"}")), 404);
    ck_assert_int_eq(status_of(api_with(login("sanne"), "PATCH", FASE "startoverleg", V(2),
                                        "{\"naam\":\"Anders\"}")),
                     403);
}
END_TEST

/* Each phase has a name, and no two read the same. */
START_TEST(test_phase_names)
{
    static const char *const wrong[] = {
        "{\"naam\":\"\"}",
        "{\"naam\":\"   \"}",
        "{\"naam\":null}",
        "{\"naam\":7}",
        "{\"naam\":\"\\u0001\\u202e\\u200f\"}",
        "{\"naam\":\"…\"}",
        "{\"naam\":\"Uitvoering\"}",
        "{\"naam\":\"UITVÓERING!\"}",
        "{\"naam\":\"Uit\\u0007voering\"}",
        "{\"naam\":\"Een naam die te lang is voor een telefoon, en voor een afdruk ook\"}",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        free(reason(set(FASE "startoverleg", V(1), wrong[i]), "naam"));
    free(reason(set(FASE "startoverleg", V(1), "{\"uitleg\":\" \"}"), "uitleg"));
    ck_assert_int_eq(status_of(set(FASE "startoverleg", V(1), "{\"naam\":\"\xff\"}")), 400);
    ck_assert_int_eq(status_of(set(FASE "startoverleg", V(1), "{\"code\":\"start\"}")), 400);
    AUTO_FREE char *big = malloc(10000000);
    memset(big, 'a', 9999999);
    memcpy(big, "{\"naam\":\"", 9);
    memcpy(big + 9999997, "\"}", 3);
    free(reason(set(FASE "startoverleg", V(1), big), "naam"));
    memcpy(big + 60000, "\"}", 3);
    free(reason(set(FASE "startoverleg", V(1), big), "naam"));
    struct http_reply r = page(login("anja"), "POST", FASE "startoverleg",
                               "_methode=PATCH&_versie=1&naam=Evaluatie&uitleg=Blijft+staan");
    ck_assert_int_eq(r.status, 400);
    ck_assert(reply_has(&r, "veld-naam-fout") && reply_has(&r, "Zo heet een andere fase al") &&
              reply_has(&r, "Blijft staan"));
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM werkwijze_wijziging"), 0);
    /* a name may be written another way */
    ck_assert_int_eq(status_of(set(FASE "startoverleg", V(1), "{\"naam\":\"START-overleg\"}")),
                     200);
    /* and what the program does not ask, the database does not take */
    ck_assert(
        !try_change("UPDATE planfase_soort SET naam = 'uitvoering' WHERE code = 'evaluatie'"));
    ck_assert(!try_change("UPDATE planfase_soort SET naam = ' ' WHERE code = 'evaluatie'"));
    ck_assert(!try_change("UPDATE planfase_soort SET volgorde = 9 WHERE code = 'evaluatie'"));
    ck_assert(!try_change("UPDATE planfase_soort SET code = 'x' WHERE code = 'evaluatie'"));
}
END_TEST

/* ---- putting back ---- */

static const char *line_path(const char *sql)
{
    static char path[100];
    char id[ID_TEXT_SIZE];
    id_format(value(sql), id);
    (void)snprintf(path, sizeof path, WERKWIJZE "/wijzigingen/%s/terug", id);
    return path;
}

static int back(const char *wat, const char *version)
{
    char sql[200];
    (void)snprintf(sql, sizeof sql,
                   "SELECT id FROM werkwijze_wijziging WHERE wat = '%s' ORDER BY id DESC LIMIT 1",
                   wat);
    const char *path = line_path(sql);
    free(page_text(login("anja"), path, 200));
    return status_of(api_with(login("anja"), "POST", path, version, "{}"));
}

static void put_back(const char *wat, const char *path, const char *body, const char *sql)
{
    ck_assert_int_eq(status_of(set(path, V(1), body)), 200);
    ck_assert_msg(value(sql) == 0, "%s", body);
    ck_assert_int_eq(back(wat, V(1)), 412);
    ck_assert_int_eq(back(wat, V(2)), 200);
    ck_assert_msg(value(sql) == 1, "back: %s", body);
    ck_assert_int_eq(back(wat, V(3)), 200); /* which is a change as well */
    ck_assert_msg(value(sql) == 0, "and again: %s", body);
}

START_TEST(test_back)
{
    put_back("termijn", TERM "evaluatie_weken", "{\"waarde\":10}",
             "SELECT waarde = '12' FROM instelling WHERE sleutel = 'evaluatie_weken'");
    put_back("norm", WERKWIJZE "/normen/ggz", "{\"waarde\":35}",
             "SELECT norm_dagen <> 35 FROM dienst WHERE code = 'ggz'");
    put_back("fase", FASE "evaluatie", "{\"naam\":\"Terugkijken\",\"uitleg\":\"Hoe ging het?\"}",
             "SELECT naam = 'Evaluatie' AND uitleg LIKE 'Wat werkte,%' FROM planfase_soort"
             " WHERE code = 'evaluatie'");
    put_back("vraag", WERKWIJZE "/vragen/netwerk", "{\"vraag\":\"Wie is er nog meer?\"}",
             "SELECT vraag LIKE 'Weet u wie%' FROM planfase_vraag WHERE code = 'netwerk'");
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE handeling ="
                           " 'werkwijze.terugzetten' AND uitkomst = 'geslaagd'"),
                     8);
}
END_TEST

/* A question that is new stops, one that stopped is asked again. */
START_TEST(test_back_of_questions)
{
    static const char asked[] = "SELECT count(*) FROM planfase_vraag WHERE code = 'gezag'"
                                " AND tot IS NULL";
    ck_assert_int_eq(
        status_of(api_with(login("anja"), "POST", WERKWIJZE "/vragen/gezag/einde", V(1), "{}")),
        200);
    ck_assert_int_eq(value(asked), 0);
    ck_assert_int_eq(back("vraag", V(2)), 200);
    ck_assert_int_eq(value(asked), 1);
    ck_assert_int_eq(back("vraag", V(3)), 200);
    ck_assert_int_eq(value(asked), 0);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", WERKWIJZE "/vragen",
                                   "{\"fase\":\"verkenning\",\"vraag\":\"Weet de huisarts ervan?\","
                                   "\"uitleg\":\"Vraag of u mag bellen.\"}")),
                     201);
    clock_forward(60);
    ck_assert_int_eq(back("vraag", V(1)), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM planfase_vraag WHERE vraag LIKE 'Weet de huis%'"
                           " AND tot IS NULL"),
                     0);
}
END_TEST

/* What came after is not lost by it; what is not there cannot be put back. */
START_TEST(test_back_refused)
{
    ck_assert_int_eq(status_of(set(FASE "evaluatie", V(1), "{\"naam\":\"Terugkijken\"}")), 200);
    const char *path = line_path("SELECT id FROM werkwijze_wijziging");
    ck_assert_int_eq(status_of(set(FASE "evaluatie", V(2), "{\"naam\":\"Terugblik\"}")), 200);
    ck_assert_int_eq(status_of(api_with(login("anja"), "POST", path, V(2), "{}")), 412);
    ck_assert_int_eq(status_of(api_with(login("anja"), "POST", path, V(3), "{}")), 412);
    ck_assert_int_eq(status_of(api(login("anja"), "POST", path, "{}")), 428);
    ck_assert_int_eq(status_of(page(login("anja"), "GET", path, NULL)), 409);
    /* meanwhile another phase took the old name */
    ck_assert_int_eq(status_of(set(FASE "afsluiting", V(1), "{\"naam\":\"Terugkijken\"}")), 200);
    path = line_path("SELECT id FROM werkwijze_wijziging WHERE code = 'evaluatie'"
                     " ORDER BY id DESC LIMIT 1");
    free(reason(api_with(login("anja"), "POST", path, V(3), "{}"), "naam"));
    ck_assert_int_eq(status_of(api_with(login("sanne"), "POST", path, V(3), "{}")), 403);
    change("INSERT INTO werkwijze_wijziging (id, wat, naam, was, wordt, door, op) VALUES (77,"
           " 'termijn', 'x', '1', '2', 106, 1)"); /* of before */
    static const char *const none[] = {"SELECT 77", "SELECT 1", "SELECT 0"};
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        path = line_path(none[i]);
        ck_assert_int_eq(status_of(api_with(login("anja"), "POST", path, V(1), "{}")), 404);
        ck_assert_int_eq(status_of(page(login("anja"), "GET", path, NULL)), 404);
    }
    ck_assert_int_eq(value("SELECT naam = 'Terugblik' FROM planfase_soort WHERE code ="
                           " 'evaluatie'"),
                     1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("werkwijze");
    TCase *t = tcase_create("werkwijze");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_terms);
    tcase_add_test(t, test_bounds);
    tcase_add_test(t, test_norms);
    tcase_add_test(t, test_questions);
    tcase_add_test(t, test_safety_stays);
    tcase_add_test(t, test_fields);
    tcase_add_test(t, test_whose);
    tcase_add_test(t, test_phase_name);
    tcase_add_test(t, test_phase_names);
    tcase_add_test(t, test_back);
    tcase_add_test(t, test_back_of_questions);
    tcase_add_test(t, test_back_refused);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
