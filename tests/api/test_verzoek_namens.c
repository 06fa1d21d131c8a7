/* SPDX-License-Identifier: EUPL-1.2 */
/* A request that came to the privacy officer: found by exact name and birth date, and no way to
 * browse. Beside gezin.h: Elif (1990-03-02) has gezag of Emir (2016-05-06) and Noor (2010-12-01).
 */
#include "gezin.h"

#define REST                                                                                       \
    ",\"soort\":\"inzage\",\"ontvangen\":\"2026-11-03\",\"identiteit\":\"id_bewijs\",\"vraag\":"   \
    "\"Wat staat er over mij?\"}"
#define ELIF_ZELF                                                                                  \
    "{\"geslachtsnaam\":\"Yildiz\",\"geboortedatum\":\"1990-03-02\",\"hoedanigheid\":"             \
    "\"zelf\"" REST
#define EMIR_DOOR(naam, geboren)                                                                   \
    "{\"geslachtsnaam\":\"Yıldız\",\"geboortedatum\":\"2016-05-06\",\"hoedanigheid\":\"gezag\"," \
    "\"aanvragerGeslachtsnaam\":\"" naam "\",\"aanvragerGeboortedatum\":\"" geboren "\"" REST

static struct http_reply ask(const char *who, const char *body)
{
    return api(login(who), "POST", "/verzoeken", body);
}

/* Whether it was recorded. */
static bool found(const char *body)
{
    struct http_reply r = ask("ruth", body);
    AUTO_JSON json_t *json = reply_json(&r);
    bool yes = json_is_true(json_object_get(json, "gevonden"));
    ck_assert_msg(r.status == 201, "%d %.*s", r.status, (int)r.body_len, r.body);
    http_reply_free(&r);
    return yes;
}

START_TEST(test_recorded)
{
    ck_assert(found(ELIF_ZELF));
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE huishouden_id = 301 AND"
                           " persoon_id = 201 AND aanvrager_id = 201 AND eigenaar_id = 101 AND"
                           " door_id = 107 AND uiterlijk = '2026-12-03'"),
                     1);
    /* the regisseur hears of it, and the line names the household */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101 AND soort ="
                           " 'verzoek-nieuw'"),
                     1);
    ck_assert_int_eq(value("SELECT huishouden FROM logregel ORDER BY volgnr DESC"), 301);
    ck_assert(found(EMIR_DOOR("de Boer", "1988-01-01")));
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek WHERE persoon_id = 202 AND"
                           " aanvrager_id = 204 AND hoedanigheid = 'gezag'"),
                     1);
    free(page_text(login("ruth"), "/verzoeken/nieuw", 200));
    free(page_text(login("ruth"), "/verzoeken", 200));
}
END_TEST

/* Nobody, the wrong birth date, no gezag, one's own household: one answer, and a line. */
START_TEST(test_not_found)
{
    static const char *const bodies[] = {
        "{\"geslachtsnaam\":\"Niemand\",\"geboortedatum\":\"1990-03-02\",\"hoedanigheid\":"
        "\"zelf\"" REST,
        "{\"geslachtsnaam\":\"Yıldız\",\"geboortedatum\":\"1990-03-03\",\"hoedanigheid\":"
        "\"zelf\"" REST,
        EMIR_DOOR("de Vries", "1985-07-08"),
        EMIR_DOOR("Niemand", "1985-07-08"),
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        ck_assert_msg(!found(bodies[i]), "%zu", i);
        AUTO_FREE char *why = text_value("SELECT reden FROM logregel ORDER BY volgnr DESC");
        ck_assert_str_eq(why, "niemand gevonden");
        ck_assert_int_eq(value("SELECT huishouden IS NULL AND handeling = 'verzoek.namens' FROM"
                               " logregel ORDER BY volgnr DESC"),
                         1);
    }
    change("UPDATE gebruiker SET persoon_id = 205 WHERE id = 107");
    ck_assert(!found(ELIF_ZELF));
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek"), 0);
}
END_TEST

START_TEST(test_wrongly)
{
    free(reason(ask("ruth", "{\"geslachtsnaam\":\"Yıldız\",\"geboortedatum\":\"2016-05-06\","
                            "\"hoedanigheid\":\"zelf\"" REST),
                "hoedanigheid"));
    free(reason(ask("ruth", "{\"geslachtsnaam\":\"Yıldız\",\"geboortedatum\":\"1990-03-02\","
                            "\"hoedanigheid\":\"gezag\"" REST),
                "hoedanigheid"));
    free(reason(ask("ruth", "{\"geslachtsnaam\":\"Yıldız\",\"geboortedatum\":\"2016-05-06\","
                            "\"hoedanigheid\":\"gezag\"" REST),
                "aanvragerGeslachtsnaam"));
    static const char *const others[] = {"sanne", "anja", "hans"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        ck_assert_int_eq(status_of(ask(others[i], ELIF_ZELF)), 403);
    ck_assert_int_eq(value("SELECT count(*) FROM avgverzoek"), 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("verzoek_namens");
    TCase *t = tcase_create("namens");
    tcase_add_checked_fixture(t, gezin_start, harness_stop);
    tcase_add_test(t, test_recorded);
    tcase_add_test(t, test_not_found);
    tcase_add_test(t, test_wrongly);
    suite_add_tcase(s, t);
    return s;
}

int main(void) { return harness_main(suite()); }
