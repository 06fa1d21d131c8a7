/* SPDX-License-Identifier: EUPL-1.2 */
/* The way of working, changed by the beheerder: it works at once, says what it was, and cannot take
 * away what keeps families safe. */
#include "gezin.h"

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
                                   "\"veiligheid\":\"nee\"}")),
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
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
