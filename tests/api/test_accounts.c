/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts: made by one, confirmed by another (R27); nobody raises their own rights; the last
 * beheerder stays; admin is not access. What becomes of somebody's work: test_accounts_einde.c. */
#include "harness.h"

#include <stdio.h>
#include <string.h>

#define SANNE "/gebruikers/0000000000035"
#define MARIEKE "/gebruikers/0000000000037"
#define HANS "/gebruikers/0000000000039"
#define ANJA "/gebruikers/000000000003a"
#define RUTH "/gebruikers/000000000003b"
#define NIEUW "/gebruikers/000000000003c"
#define YILDIZ "/huishoudens/000000000009d"
#define V1 "If-Match: \"v1\""
#define PASSWORD "Twaalf+gele+fietsen"

static int by(const char *wie, const char *method, const char *path, const char *body)
{
    return status_of(api(login(wie), method, path, body));
}

static int by_if(const char *wie, const char *method, const char *path, const char *body)
{
    return status_of(api_with(login(wie), method, path, V1, body));
}

static bool sees(const char *wie) { return status_of(api(login(wie), "GET", YILDIZ, NULL)) == 200; }

/* marieke is the contact of the school */
static void start(void)
{
    harness_start_plain();
    change("UPDATE onderdeel SET contact_id = 103 WHERE id = 13");
}

/* Makes a link by `path` and uses it: the account has a password afterwards. */
static void link_use(const char *path)
{
    char url[200];
    struct http_reply r = api(login("anja"), "POST", path, "{}");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_int_eq(r.status, 200);
    http_reply_free(&r);
    const char *link = json_string_value(json_object_get(json, "link"));
    (void)snprintf(url, sizeof url, "%s", strstr(link, "/uitnodiging/"));
    const char *const headers[] = {"Content-Type: application/json", NULL};
    r = verzoek_run(&app, "POST", url, headers,
                    "{\"wachtwoord\":\"" PASSWORD "\",\"nogmaals\":\"" PASSWORD "\"}");
    ck_assert_msg(r.status == 303 || r.status == 200, "%d", r.status);
    http_reply_free(&r);
    /* once */
    ck_assert_int_eq(
        status_of(verzoek_run(&app, "POST", url, headers,
                              "{\"wachtwoord\":\"" PASSWORD "\",\"nogmaals\":\"" PASSWORD "\"}")),
        410);
}

/* ---- adding, links ---- */

#define KIM                                                                                        \
    "{\"gebruikersnaam\":\"kim\",\"naam\":\"Kim de Boer\",\"functie\":\"leerkracht\","             \
    "\"onderdeel\":\"000000000000d\",\"rollen\":[\"professional\"]}"

START_TEST(test_add)
{
    ck_assert_int_eq(by("anja", "POST", "/gebruikers", KIM), 201);
    ck_assert_int_eq(value("SELECT bevestigd_op IS NULL AND plekken = 12 FROM gebruiker WHERE"
                           " gebruikersnaam = 'kim'"),
                     1);
    ck_assert_int_eq(by("anja", "POST", "/gebruikers", KIM), 400); /* the name is taken */
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'account-wacht'"),
                     1);
    ck_assert_int_eq(by("sanne", "POST", "/gebruikers", KIM), 403);
    ck_assert_int_eq(by("ruth", "POST", "/gebruikers", KIM), 403);
}
END_TEST

START_TEST(test_add_refused)
{
    static const char *const bodies[] = {
        "{\"gebruikersnaam\":\"Kim B\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"000000000000d\",\"rollen\":[\"professional\"]}",
        "{\"gebruikersnaam\":\"kim\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"000000000000d\",\"rollen\":[]}",
        "{\"gebruikersnaam\":\"kim\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"000000000000d\",\"rollen\":[\"beheerder\",\"regisseur\"]}",
        "{\"gebruikersnaam\":\"kim\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"000000000000d\",\"rollen\":[\"beheerder\",\"privacy\"]}",
        "{\"gebruikersnaam\":\"kim\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"0000000000fff\",\"rollen\":[\"professional\"]}",
        "{\"gebruikersnaam\":\"kim\",\"naam\":\"K\",\"functie\":\"f\",\"onderdeel\":"
        "\"000000000000d\",\"rollen\":[\"baas\"]}",
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++)
        ck_assert_msg(by("anja", "POST", "/gebruikers", bodies[i]) == 400, "%s", bodies[i]);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker"), 8);
}
END_TEST

/* Told once, kept nowhere; the next one ends it; not for who has a password already. */
START_TEST(test_link)
{
    struct http_reply r =
        api_with(login("anja"), "POST", NIEUW "/uitnodiging", "Idempotency-Key: sleutel-1", "{}");
    AUTO_JSON json_t *json = reply_json(&r);
    char url[200], like[300];
    (void)snprintf(url, sizeof url, "%s",
                   strstr(json_string_value(json_object_get(json, "link")), "/uitnodiging/"));
    (void)snprintf(like, sizeof like,
                   "SELECT count(*) FROM idempotentie WHERE antwoord LIKE '%%%s%%'",
                   url + strlen("/uitnodiging/"));
    http_reply_free(&r);
    ck_assert_int_eq(value(like), 0);
    ck_assert_int_eq(status_of(page(NULL, "GET", url, NULL)), 200);
    ck_assert_int_eq(by("anja", "POST", NIEUW "/uitnodiging", "{}"), 200);
    ck_assert_int_eq(status_of(page(NULL, "GET", url, NULL)), 410);
    link_use(NIEUW "/uitnodiging");
    ck_assert_int_eq(by("anja", "POST", NIEUW "/uitnodiging", "{}"), 409);
    ck_assert_int_eq(by("sanne", "POST", NIEUW "/uitnodiging", "{}"), 403);
}
END_TEST

START_TEST(test_link_too_old)
{
    struct http_reply r = api(login("anja"), "POST", NIEUW "/uitnodiging", "{}");
    AUTO_JSON json_t *json = reply_json(&r);
    char url[200];
    (void)snprintf(url, sizeof url, "%s",
                   strstr(json_string_value(json_object_get(json, "link")), "/uitnodiging/"));
    http_reply_free(&r);
    clock_forward(72 * 3600 - 1);
    ck_assert_int_eq(status_of(page(NULL, "GET", url, NULL)), 200);
    clock_forward(1);
    ck_assert_int_eq(status_of(page(NULL, "GET", url, NULL)), 410);
}
END_TEST

/* ---- confirming (R27) ---- */

START_TEST(test_confirm)
{
    static const char *const nobody[] = {"anja", "sanne", "hans", "ruth", "nieuw"};
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 409); /* no password yet */
    link_use(NIEUW "/uitnodiging");
    for (size_t i = 0; i < COUNT_OF(nobody); i++) {
        ck_assert_int_eq(by(nobody[i], "GET", NIEUW "/bevestiging", NULL), 404);
        ck_assert_int_eq(by(nobody[i], "POST", NIEUW "/bevestiging", "{}"), 404);
    }
    struct http_reply r = api(login("marieke"), "GET", "/accounts", NULL);
    ck_assert(reply_has(&r, "Nina Nieuw"));
    http_reply_free(&r);
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 200);
    ck_assert_int_eq(value("SELECT bevestigd_door FROM gebruiker WHERE id = 108"), 103);
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 404);
    ck_assert_int_eq(value("SELECT count(*) FROM logregel WHERE gebeurtenis = 'rechten'"
                           " AND handeling = 'account.rechten' AND gebruiker = 103"
                           " AND object = 'gebruiker/000000000003c' AND uitkomst = 'geslaagd'"),
                     1);
}
END_TEST

/* The contact by a privacy officer, also when confirmed before becoming one; until then the contact
 * confirms nobody. */
START_TEST(test_confirm_contact)
{
    link_use(NIEUW "/uitnodiging");
    change("UPDATE gebruiker SET bevestigd_door = 101 WHERE id = 103");
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 404);
    change("INSERT INTO wachtwoord VALUES (103, 'x', 0);"
           "UPDATE onderdeel SET contact_id = NULL WHERE id = 13");
    ck_assert_int_eq(
        by_if("anja", "PATCH", "/onderdelen/000000000000d", "{\"contact\":\"0000000000037\"}"),
        200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 107"
                           " AND soort = 'account-wacht' AND object_id = 103"),
                     1);
    ck_assert_int_eq(by("sanne", "POST", MARIEKE "/bevestiging", "{}"), 404);
    ck_assert_int_eq(by("ruth", "POST", MARIEKE "/bevestiging", "{}"), 200);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 103"
                           " AND soort = 'account-wacht' AND object_id = 108"),
                     1);
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 200);
}
END_TEST

START_TEST(test_confirm_privacy_officer)
{
    change("INSERT INTO gebruiker (id, gebruikersnaam, naam, functie, onderdeel_id, van)"
           " VALUES (109, 'fatma', 'Fatma', 'privacy-officer', 12, '2020-01-01');"
           "INSERT INTO gebruiker_rol VALUES (109, 'privacy');"
           "INSERT INTO wachtwoord VALUES (109, 'x', 0);"
           "UPDATE onderdeel SET contact_id = 105 WHERE id = 12;"
           "UPDATE gebruiker SET onderdeel_id = 12 WHERE id = 105");
#define FATMA "/gebruikers/000000000003d"
    ck_assert_int_eq(by("fatma", "POST", FATMA "/bevestiging", "{}"), 404); /* not oneself */
    ck_assert_int_eq(by("hans", "POST", FATMA "/bevestiging", "{}"), 404);  /* not the contact */
    ck_assert_int_eq(by("anja", "POST", FATMA "/bevestiging", "{}"), 404);
    ck_assert_int_eq(by("ruth", "POST", FATMA "/bevestiging", "{}"), 200);
}
END_TEST

/* A contact without confirmation, or one who left, confirms nobody. */
START_TEST(test_confirm_needs_confirmed)
{
    link_use(NIEUW "/uitnodiging");
    change("UPDATE gebruiker SET bevestigd_op = NULL WHERE id = 103");
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 404);
    change("UPDATE gebruiker SET bevestigd_op = 1, onderdeel_id = 11 WHERE id = 103");
    ck_assert_int_eq(by("marieke", "POST", NIEUW "/bevestiging", "{}"), 404);
}
END_TEST

/* ---- rights ---- */

START_TEST(test_own_rights)
{
    ck_assert_int_eq(by_if("anja", "PATCH", ANJA, "{\"rollen\":[\"beheerder\",\"regisseur\"]}"),
                     403);
    ck_assert_int_eq(by_if("anja", "PATCH", ANJA, "{\"onderdeel\":\"000000000000b\"}"), 403);
    ck_assert_int_eq(by_if("anja", "POST", ANJA "/einde", "{}"), 403);
    ck_assert_int_eq(by("anja", "POST", ANJA "/herstel", "{}"), 403);
    ck_assert_int_eq(by_if("anja", "PATCH", ANJA, "{\"telefoon\":\"06\"}"), 200);
    ck_assert_int_eq(by_if("sanne", "PATCH", SANNE, "{\"rollen\":[\"beheerder\"]}"), 403);
    ck_assert_int_eq(value("SELECT bevestigd_op IS NOT NULL FROM gebruiker WHERE id = 106"), 1);
    /* her own page's form has no rights in it, and an empty form gives none away */
    struct http_reply r = page(login("anja"), "GET", ANJA "/wijzig", NULL);
    ck_assert_int_eq(r.status, 200);
    ck_assert(!reply_has(&r, "name=\"rollen\""));
    http_reply_free(&r);
    r = page(login("anja"), "POST", ANJA,
             "_methode=PATCH&_versie=2&naam=Anja+W&functie=beheerder&plekken=3");
    ck_assert_int_eq(r.status, 303);
    http_reply_free(&r);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker_rol WHERE gebruiker_id = 106"), 1);
}
END_TEST

/* What somebody once wrote stays theirs to see, so no account of the work becomes a beheerder's. */
START_TEST(test_kinds_stay_apart)
{
    ck_assert_int_eq(by_if("anja", "PATCH", MARIEKE, "{\"rollen\":[\"beheerder\"]}"), 400);
    ck_assert_int_eq(by_if("anja", "PATCH", MARIEKE, "{\"rollen\":[\"privacy\"]}"), 400);
    ck_assert_int_eq(by_if("anja", "PATCH", RUTH, "{\"rollen\":[\"professional\"]}"), 400);
    ck_assert_int_eq(value("SELECT count(*) FROM gebruiker_rol WHERE gebruiker_id = 103 AND"
                           " rol = 'professional'"),
                     1);
}
END_TEST

/* Invariant 9: more rights take two. Fewer do not. */
START_TEST(test_more_rights_wait)
{
    change("INSERT INTO wijk (id, code, naam) VALUES (801, 'WK01', 'Noord'), (802, 'WK02', 'Oost');"
           "INSERT INTO gebruiker_wijk VALUES (105, 801), (105, 802)");
    ck_assert(sees("marieke"));
    ck_assert_int_eq(
        by_if("anja", "PATCH", MARIEKE, "{\"rollen\":[\"professional\",\"regisseur\"]}"), 200);
    ck_assert(!sees("marieke"));
    ck_assert_int_eq(value("SELECT bevestigd_op IS NULL FROM gebruiker WHERE id = 103"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 107"
                           " AND soort = 'account-wacht' AND object_id = 103"),
                     1);
    ck_assert_int_eq(by_if("anja", "PATCH", HANS, "{\"wijken\":[\"00000000000s1\"]}"), 200);
    ck_assert_int_eq(value("SELECT bevestigd_op IS NOT NULL FROM gebruiker WHERE id = 105"), 1);
    /* none is all */
    ck_assert_int_eq(
        status_of(api_with(login("anja"), "PATCH", HANS, "If-Match: \"v2\"", "{\"wijken\":[]}")),
        200);
    ck_assert_int_eq(value("SELECT bevestigd_op IS NULL FROM gebruiker WHERE id = 105"), 1);
}
END_TEST

START_TEST(test_move)
{
    const char *marieke = login("marieke");
    /* regie goes with the onderdeel, and with the role */
    ck_assert_int_eq(by_if("anja", "PATCH", SANNE, "{\"onderdeel\":\"000000000000d\"}"), 400);
    ck_assert_int_eq(by_if("anja", "PATCH", SANNE, "{\"rollen\":[\"professional\"]}"), 400);
    ck_assert_int_eq(by_if("anja", "PATCH", MARIEKE, "{\"onderdeel\":\"000000000000b\"}"), 200);
    ck_assert_int_eq(status_of(api(marieke, "GET", "/mijn/berichten", NULL)), 401);
    ck_assert(!sees("marieke"));
    ck_assert_int_eq(value("SELECT count(*) FROM betrokkenheid WHERE status = 'beeindigd'"
                           " AND tot = '2026-11-19'"),
                     1);
    ck_assert_int_eq(value("SELECT contact_id IS NULL FROM onderdeel WHERE id = 13"), 1);
    ck_assert_int_eq(value("SELECT count(*) FROM attendering WHERE gebruiker_id = 101"
                           " AND soort = 'betrokkenheid-beeindigd' AND huishouden_id = 301"),
                     1);
    /* and back: it does not revive */
    ck_assert_int_eq(status_of(api_with(login("anja"), "PATCH", MARIEKE, "If-Match: \"v2\"",
                                        "{\"onderdeel\":\"000000000000d\"}")),
                     200);
    change("UPDATE gebruiker SET bevestigd_op = 1 WHERE id = 103");
    ck_assert(!sees("marieke"));
}
END_TEST

/* ---- finding; no dossier ---- */

START_TEST(test_find)
{
    change("UPDATE gebruiker SET naam = 'Gül Yıldız' WHERE id = 104");
    struct http_reply r = api(login("anja"), "POST", "/gebruikers/_zoek", "{\"naam\":\"gul yil\"}");
    AUTO_JSON json_t *json = reply_json(&r);
    ck_assert_uint_eq(json_array_size(json_object_get(json, "resultaten")), 1);
    ck_assert(reply_has(&r, "\"gebruikersnaam\":\"ilse\""));
    http_reply_free(&r);
    ck_assert_int_eq(by("sanne", "POST", "/gebruikers/_zoek", "{\"naam\":\"gul\"}"), 403);
    ck_assert_int_eq(by("anja", "GET", "/gebruikers?naam=gul", NULL), 400); /* never in a URL */
    r = api(login("anja"), "GET", "/gebruikers?rol=privacy", NULL);
    ck_assert(reply_has(&r, "Ruth Nijman") && !reply_has(&r, "Sanne"));
    http_reply_free(&r);
    r = api(login("anja"), "GET", "/gebruikers?stand=wacht", NULL);
    ck_assert(reply_has(&r, "Nina Nieuw") && !reply_has(&r, "Sanne"));
    http_reply_free(&r);
    r = api(login("anja"), "GET", "/gebruikers?onderdeel=000000000000e", NULL);
    ck_assert(reply_has(&r, "\"ilse\"") && !reply_has(&r, "Sanne"));
    http_reply_free(&r);
}
END_TEST

/* Invariant 7. */
START_TEST(test_no_dossier)
{
    static const char *const paths[] = {
        YILDIZ,
        YILDIZ "/gezinsplan",
        YILDIZ "/leden",
        YILDIZ "/notities",
        YILDIZ "/doelen",
        YILDIZ "/betrokkenen",
        YILDIZ "/logboek",
        YILDIZ "/toestemmingen",
        YILDIZ "/regie",
        "/doelen/00000000000fy",
        "/betrokkenen/00000000000fq",
    };
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        ck_assert_msg(by("anja", "GET", paths[i], NULL) == 404, "%s", paths[i]);
    struct http_reply r = api(login("anja"), "GET", MARIEKE, NULL);
    ck_assert(reply_has(&r, "\"betrokkenheid\":1"));
    ck_assert(!reply_has(&r, "000000000009d") && !reply_has(&r, "Emir"));
    http_reply_free(&r);
}
END_TEST

START_TEST(test_pages)
{
    static const char *const of_beheer[] = {
        "/gebruikers",
        "/gebruikers?rol=regisseur&stand=bevestigd",
        "/gebruikers/nieuw",
        SANNE,
        SANNE "/wijzig",
        SANNE "/einde",
        SANNE "/herstel",
        ANJA,
        NIEUW,
    };
    for (size_t i = 0; i < COUNT_OF(of_beheer); i++)
        ck_assert_msg(status_of(page(login("anja"), "GET", of_beheer[i], NULL)) == 200, "%s",
                      of_beheer[i]);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", "/accounts", NULL)), 200);
    ck_assert_int_eq(status_of(page(login("marieke"), "GET", NIEUW "/bevestiging", NULL)), 200);
    struct http_reply r = page(login("anja"), "POST", NIEUW "/uitnodiging", "");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "/uitnodiging/"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("anja"), "POST", MARIEKE "/herstel", "_versie=1")), 200);
    ck_assert_int_eq(status_of(page(login("ruth"), "GET", "/accounts", NULL)), 200);
    ck_assert_int_eq(status_of(page(login("anja"), "GET", MARIEKE, NULL)), 200);
    r = page(login("anja"), "POST", "/gebruikers/_zoek", "naam=sanne");
    ck_assert_int_eq(r.status, 200);
    ck_assert(reply_has(&r, "Sanne Hoekstra"));
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("anja"), "POST", "/gebruikers/_zoek", "naam=")), 400);
    r = page(login("anja"), "POST", SANNE "/einde", "_versie=1");
    ck_assert_int_eq(r.status, 303);
    ck_assert_int_eq(status_of(page(login("anja"), "GET", reply_header(&r, "Location"), NULL)),
                     200);
    http_reply_free(&r);
    ck_assert_int_eq(status_of(page(login("hans"), "GET", "/mijn/berichten", NULL)), 200);
}
END_TEST

static Suite *suite(void)
{
    const TTest *const tests[] = {
        test_add,
        test_add_refused,
        test_link,
        test_link_too_old,
        test_confirm,
        test_confirm_contact,
        test_confirm_privacy_officer,
        test_confirm_needs_confirmed,
        test_own_rights,
        test_kinds_stay_apart,
        test_more_rights_wait,
        test_move,
        test_find,
        test_no_dossier,
        test_pages,
    };
    Suite *s = suite_create("accounts");
    TCase *c = tcase_create("accounts");
    tcase_add_checked_fixture(c, start, harness_stop);
    for (size_t i = 0; i < COUNT_OF(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}

int main(void) { return harness_main(suite()); }
